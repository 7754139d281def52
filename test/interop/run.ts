/**
 * Compares the codec with that of Erlang/OTP's asn1 compiler, over all types of all modules of 6.1 and version 8 and of CSTA, and
 * the modules of test/corpus/asn1:
 *
 *     npm run test:interop                   20 random values of every type; 2 of those of CSTA
 *     npm run test:interop -- --seed N       the values of an earlier run
 *     npm run test:interop -- --values N     so many values of each
 *     npm run test:interop -- --type NAME    one type only
 *
 * OTP decodes what we encode, and must see the same value; we decode what OTP encodes of it. In the corpus, values and octets stand
 * beside each other. Exit codes: 0 all agree, 1 they do not, 2 wrong usage, 69 Erlang/OTP is not installed.
 */
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Case } from "./agreement.js";
import { corpusPart } from "./corpus.js";
import { cstaPart } from "./csta.js";
import type { Notation } from "./notation.js";
import { askOtp, NoErlangError, type Answer, type Answers } from "./oracle.js";
import type { Part } from "./part.js";
import { protocolPart } from "./protocol.js";

/** Disagreements of each part that are printed in full. */
const shown = 10;

process.exitCode = await main();

async function main(): Promise<number> {
  const options = readOptions();
  if (options === undefined) {
    console.error("--seed and --values are whole numbers, --type is a name; there is nothing else");
    return 2;
  }
  const { seed, values, type } = options;
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const parts = [
    await protocolPart(root, { seed, type, values: values ?? 20 }),
    await cstaPart(root, { seed, type, values: values ?? 2 }),
    ...(type === undefined ? [await corpusPart(root)] : []),
  ];
  const cases = parts.flatMap((part) => part.cases);
  if (cases.length === 0) {
    console.error(`there is no type ${type}`);
    return 2;
  }
  try {
    const answers = await askOtp(notationsOf(parts), cases);
    console.log(`${answers.version}, seed ${seed}`);
    let first = 0;
    let agree = true;
    for (const part of parts) {
      const { length } = part.cases;
      const ok = report(part, answers, answers.answers.slice(first, first + length));
      agree &&= ok;
      first += length;
    }
    if (!agree) console.log(`again with --seed ${seed}`);
    return agree ? 0 : 1;
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
  readonly values: number | undefined;
  readonly type: string | undefined;
}

/** What the command line says; undefined if that is nothing sensible. */
function readOptions(): Options | undefined {
  try {
    const { values: given } = parseArgs({
      options: { seed: { type: "string" }, values: { type: "string" }, type: { type: "string" } },
    });
    const seed = Number(given.seed ?? Math.floor(Math.random() * 2 ** 31));
    const values = given.values === undefined ? undefined : Number(given.values);
    if (!Number.isInteger(seed)) return undefined;
    if (values !== undefined && !(Number.isInteger(values) && values > 0)) return undefined;
    return { seed, values, type: given.type };
  } catch {
    return undefined;
  }
}

/** Each module once: CSTA and the corpus share that of X.880. */
function notationsOf(parts: readonly Part[]): readonly Notation[] {
  const all = parts.flatMap(({ notations }) => notations);
  return [...new Map(all.map((notation) => [notation.name, notation])).values()];
}

/** Prints what has come of a part; whether all of it is right. */
function report(
  { name, notations, cases, refused = new Map(), differences = new Map() }: Part,
  { refused: found }: Answers,
  answers: readonly Answer[],
): boolean {
  const differing = new Set<string>();
  let unlike = 0;
  const wrong = cases.flatMap((tried, index) => {
    const reason = tried.wrong(answers[index] as Answer);
    const isKnown = differences.has(tried.about);
    if (isKnown && reason !== undefined) {
      differing.add(tried.about);
      unlike += 1;
    }
    return reason === undefined || isKnown ? [] : [{ tried, reason }];
  });
  for (const { tried, reason } of wrong.slice(0, shown)) {
    console.error(`${tried.about} ${tried.title}\n  ${reason}`);
  }
  if (wrong.length > shown) console.error(`and ${wrong.length - shown} more`);
  const unexpected = notations.filter(
    (module) => found.has(module.name) && !refused.has(module.name),
  );
  for (const module of unexpected) {
    console.error(`OTP refuses ${module.name}: ${found.get(module.name)}`);
  }
  const accepted = [...refused.keys()].filter((module) => !found.has(module));
  if (accepted.length > 0) console.error(`OTP does not refuse ${accepted.join(", ")}`);
  const same = [...differences.keys()].filter((about) => !differing.has(about));
  if (same.length > 0) console.error(`OTP makes nothing else of ${same.join(", ")}`);
  const compiled = notations.length - refused.size;
  const right = cases.length - wrong.length - unlike;
  console.log(
    `${name}: ${compiled} modules, ${typesOf(cases)} types, ${right} values agree, ${wrong.length} do not`,
  );
  listed("not compiled by OTP", refused);
  listed("known to differ", differences);
  return [wrong, unexpected, accepted, same].every(({ length }) => length === 0);
}

/** Names by their reasons. */
function listed(what: string, names: ReadonlyMap<string, string>): void {
  if (names.size === 0) return;
  console.log(`  ${names.size} ${what}:`);
  for (const reason of new Set(names.values())) {
    const found = [...names].filter(([, other]) => other === reason).map(([name]) => name);
    console.log(`    ${reason}: ${found.join(", ")}`);
  }
}

function typesOf(cases: readonly Case[]): number {
  return new Set(cases.map(({ module, type }) => `${module}.${type}`)).size;
}
