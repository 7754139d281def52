/**
 * Compares the codec with that of Erlang/OTP's asn1 compiler, over all types of all modules of 6.1 and version 8:
 *
 *     npm run test:interop                   20 random values of every type
 *     npm run test:interop -- --seed N       the values of an earlier run
 *     npm run test:interop -- --values N     so many values of each
 *     npm run test:interop -- --type NAME    one type only
 *
 * OTP decodes what we encode, and must see the same value; we decode what OTP encodes of it. Exit
 * codes: 0 all agree, 1 they do not, 2 wrong usage, 69 Erlang/OTP is not installed.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import fc from "fast-check";
import { moduleFolders, pathOf } from "../../scripts/module-folders.js";
import { pascalCase } from "../../src/asn1/emit/names.js";
import { allLaterTypes } from "../../src/modules/later/registry.js";
import { allTypes, type RegisteredType } from "../../src/modules/registry.js";
import { arbitraryOf } from "../support/arbitrary.js";
import { sameOctets, sameValue, toHex } from "../support/same-value.js";
import { notationFor, type Notation } from "./notation.js";
import { askOtp, NoErlangError, type Answer, type Question } from "./oracle.js";
import { fitted, holdsReal, termText } from "./term.js";

/** Disagreements that are printed in full. */
const shown = 10;
/** Octets of an encoding; longer ones would only take their time. Room for a string of 64 KiB. */
const longest = 70_000;

interface Case extends Question {
  readonly registered: RegisteredType;
  readonly value: unknown;
}

process.exitCode = await main();

async function main(): Promise<number> {
  const options = readOptions();
  if (options === undefined) {
    console.error("--seed and --values are whole numbers, --type is a name; there is nothing else");
    return 2;
  }
  const { seed, values, type } = options;
  const notations = await readNotations();
  const types = [...allTypes(), ...allLaterTypes()].filter(
    ({ name }) => type === undefined || name === type,
  );
  if (types.length === 0) {
    console.error(`there is no type ${type}`);
    return 2;
  }
  console.log(`${types.length} types, ${values} values of each, seed ${seed}`);
  const cases = types.flatMap((registered, index) =>
    casesOf(registered, notations, values, seed + index),
  );
  try {
    const { version, answers } = await askOtp([...notations.values()], cases);
    const macros = [...notations.values()].reduce((sum, { operations }) => sum + operations, 0);
    console.log(`${version}, ${macros} OPERATION macros taken out`);
    return report(cases, answers, seed);
  } catch (error) {
    if (!(error instanceof NoErlangError)) throw error;
    console.error(
      `Erlang/OTP is not installed (${error.message}), nothing has been compared. On Debian:\n` +
        "    apt-get install --no-install-recommends erlang-asn1 erlang-base erlang-dev",
    );
    return 69;
  }
}

interface Options {
  readonly seed: number;
  readonly values: number;
  readonly type: string | undefined;
}

/** What the command line says; undefined if that is nothing sensible. */
function readOptions(): Options | undefined {
  try {
    const { values: given } = parseArgs({
      options: { seed: { type: "string" }, values: { type: "string" }, type: { type: "string" } },
    });
    const seed = Number(given.seed ?? Math.floor(Math.random() * 2 ** 31));
    const values = Number(given.values ?? 20);
    if (!Number.isInteger(seed) || !(Number.isInteger(values) && values > 0)) return undefined;
    return { seed, values, type: given.type };
  } catch {
    return undefined;
  }
}

/** The modules' notations by the name of the module in this package. */
async function readNotations(): Promise<ReadonlyMap<string, Notation>> {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const entries = (await moduleFolders(root)).map(async (folder) => {
    const source = await readFile(join(root, "src", "modules", `${pathOf(folder)}.asn1`), "utf8");
    return [folder.split("/").map(pascalCase).join("."), notationFor(source)] as const;
  });
  return new Map(await Promise.all(entries));
}

function casesOf(
  registered: RegisteredType,
  notations: ReadonlyMap<string, Notation>,
  count: number,
  seed: number,
): Case[] {
  const { type, module, name } = registered;
  const notation = notations.get(module);
  if (notation === undefined) throw new Error(`there is no notation of ${module}`);
  const arbitrary = arbitraryOf(type)
    .map((drawn) => fitted(type, drawn))
    .map((value) => ({ value, octets: type.encode(value) }))
    .filter(({ octets }) => octets.length <= longest);
  return fc
    .sample(arbitrary, { numRuns: count, seed })
    .map((drawn) => ({ registered, module: notation.name, type: name, ...drawn }));
}

function report(cases: readonly Case[], answers: readonly Answer[], seed: number): number {
  const wrong = cases.flatMap((tried, index) => {
    const reason = disagreement(tried, answers[index] as Answer);
    return reason === undefined ? [] : [{ tried, reason }];
  });
  for (const { tried, reason } of wrong.slice(0, shown)) {
    console.error(`${tried.module}.${tried.type} ${shorten(toHex(tried.octets))}\n  ${reason}`);
  }
  if (wrong.length > shown) console.error(`and ${wrong.length - shown} more`);
  const types = new Set(wrong.map(({ tried }) => tried.registered)).size;
  console.log(
    `${cases.length - wrong.length} values agree, ${wrong.length} do not` +
      (wrong.length > 0 ? `, of ${types} types; again with --seed ${seed}` : ""),
  );
  return wrong.length > 0 ? 1 : 0;
}

/** What is wrong with an answer; undefined if nothing is. */
function disagreement({ registered, value, octets }: Case, answer: Answer): string | undefined {
  const { type } = registered;
  if ("refusal" in answer) return `OTP ${answer.refusal}`;
  const expected = termText(type, value);
  if (answer.text !== expected) {
    return `OTP sees ${shorten(answer.text)}\n  it is   ${shorten(expected)}`;
  }
  if (!holdsReal(type) && !sameOctets(answer.octets, octets)) {
    return `OTP writes ${shorten(toHex(answer.octets))}`;
  }
  let decoded: unknown;
  try {
    decoded = type.decode(answer.octets, { strictness: "strict" });
  } catch (error) {
    return `we cannot decode ${shorten(toHex(answer.octets))}: ${(error as Error).message}`;
  }
  return sameValue(decoded, value)
    ? undefined
    : `of ${shorten(toHex(answer.octets))} we make ${shorten(termText(type, decoded))}`;
}

function shorten(text: string): string {
  return text.length > 300 ? `${text.slice(0, 300)}..` : text;
}
