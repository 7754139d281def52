import process from "node:process";
import type { Target } from "../attacks/attack.js";
import { roseAttacks } from "../attacks/rose.js";
import { webAttacks } from "../attacks/web.js";

/** What an attacker is told. */
export interface AttackSettings {
  readonly target: Target;
  readonly attack: string;
  readonly full: boolean;
}

const { target, attack, full } = JSON.parse(process.argv[2] as string) as AttackSettings;
const scale = {
  time: full ? 8000 : 400,
  some: (number: number): number => (full ? number : Math.max(1, Math.ceil(number / 20))),
};
process.stdout.write('"ready"\n');
process.stdin.once("data", () => void run());

async function run(): Promise<void> {
  await { ...roseAttacks, ...webAttacks }[attack]!(target, scale);
  process.stdout.write('"done"\n');
  process.exit(0);
}
