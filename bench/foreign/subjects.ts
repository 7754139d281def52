import { m2p, m4, m5, m7, messages, type Message } from "../messages/index.js";
import type { Result } from "../result.js";
import { buildAsn1c, buildErlang, type Program } from "./build.js";
import { notationOf, typeNameOf } from "./notation.js";
import { Foreign } from "./process.js";

/** All messages, that with many values too. */
const measured = [...messages, m2p];

/** A codec in another language, which has its own process and times itself. */
export interface ForeignSubject {
  readonly name: string;
  /** What it does not do of what is on in everything else that is measured. */
  readonly leavesOut: string;
  /** Whether it is asked to check texts, which takes a step of its own. */
  readonly checks: boolean;
  readonly build: () => Promise<Program>;
  /** Messages that it is known not to decode, and why. */
  readonly cannot?: ReadonlyMap<Message, string>;
}

let notation: string | undefined;

/** The modules are read when somebody is measured with them. */
function text(): string {
  return (notation ??= notationOf(measured));
}

const asn1c = (): Promise<Program> => buildAsn1c(text(), [...new Set(measured.map(typeNameOf))]);
const erlang = (): Promise<Program> => buildErlang(text());

const IN_C = "INTEGER as long, times as the double that was sent, no limits";
const IN_ERLANG = "times as mantissa, base and exponent, texts as octets in a binary, no limits";

type Known = readonly [Message, string];

const noText: Known = [m5, "there is no text in it"];
// "No time" is one.
const noZero = [m4, m7].map((message): Known => [
  message,
  "it does not read a REAL of zero (X.690 8.5.2)",
]);

export const foreignSubjects: readonly ForeignSubject[] = [
  {
    name: "asn1c",
    leavesOut: `UTF-8 is not checked, ${IN_C}`,
    checks: false,
    build: asn1c,
  },
  {
    name: "asn1c, checked",
    leavesOut: `texts stay octets, whose UTF-8 its asn_check_constraints looks at; ${IN_C}`,
    checks: true,
    build: asn1c,
    cannot: new Map([noText]),
  },
  {
    name: "Erlang/OTP",
    leavesOut: `UTF-8 is not checked; ${IN_ERLANG}`,
    checks: false,
    build: erlang,
    cannot: new Map(noZero),
  },
  {
    name: "Erlang/OTP, checked",
    leavesOut: `${IN_ERLANG}; unicode:characters_to_binary looks at each`,
    checks: true,
    build: erlang,
    cannot: new Map([noText, ...noZero]),
  },
];

const versions: Record<string, string> = {};

/** The versions of those that have been measured. */
export function foreignVersions(): Readonly<Record<string, string>> {
  return versions;
}

/** Of those that are among the results: what each leaves out. */
export function foreignNotes(results: readonly Pick<Result, "subject">[]): ForeignSubject[] {
  const names = new Set(results.map(({ subject }) => subject));
  return foreignSubjects.filter(({ name }) => names.has(name));
}

/** Programs that run already, by how they are built. */
const running = new Map<ForeignSubject["build"], Promise<Foreign>>();

/**
 * The process of a subject, which those that are built in the same way share.
 * @throws NotInstalled if what it needs is not there.
 */
export function processOf({ build }: ForeignSubject): Promise<Foreign> {
  let found = running.get(build);
  if (found === undefined) {
    found = build().then((program) => {
      versions[program.name] = program.version;
      return new Foreign(program);
    });
    running.set(build, found);
  }
  return found;
}

/** Ends the programs. */
export async function endForeign(): Promise<void> {
  const all = [...running.values()];
  running.clear();
  for (const found of await Promise.allSettled(all)) {
    if (found.status === "fulfilled") await found.value.stop();
  }
}
