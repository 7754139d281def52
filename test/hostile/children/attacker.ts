import { createInterface } from "node:readline";
import process from "node:process";
import type { Scale, Target } from "../attacks/attack.js";
import { laterAttacks } from "../attacks/later.js";
import { roseAttacks } from "../attacks/rose.js";
import { webAttacks } from "../attacks/web.js";

/** Whom to attack. */
export interface AttackSettings {
  readonly target: Target;
}

const { target } = JSON.parse(process.argv[2] as string) as AttackSettings;
const attacks = { ...roseAttacks, ...laterAttacks, ...webAttacks };
const scales: Readonly<Record<string, Scale>> = {
  full: { time: 8000, silence: Infinity, some: (number) => number },
  small: { time: 150, silence: 20, some: (number) => Math.max(1, Math.ceil(number / 20)) },
};

process.stdout.write('"ready"\n');
// A line is a size and the name of an attack; it is answered when the attack is over.
for await (const line of createInterface(process.stdin)) {
  const [size, name] = line.split(/ (.*)/) as [string, string];
  await attacks[name]!(target, scales[size] as Scale);
  process.stdout.write('"done"\n');
}
process.exit(0);
