import { rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Refusal } from "../cases/case.js";
import { same } from "../cases/compare.js";
import type { Message } from "../messages/index.js";
import { rosewire, type PeerCodec } from "../peers/index.js";
import { NotInstalled } from "./build.js";
import { typeNameOf } from "./notation.js";
import type { Foreign } from "./process.js";
import { foreignSubjects, processOf, type ForeignSubject } from "./subjects.js";

/** Something that is timed in a process in another language. */
export interface ForeignCase {
  readonly kind: "foreign";
  readonly group: string;
  readonly subject: string;
  /**
   * Has it ready and checks that what comes out is right.
   * @returns Why it cannot be done, if that is known.
   * @throws Mismatch if what comes out is wrong.
   */
  readonly prepare: () => Promise<ForeignReady | Refusal>;
}

export interface ForeignReady {
  /** Octets that one run reads or writes. */
  readonly octets: number;
  /** Does it so many times; gives the nanoseconds that all of them took. */
  readonly time: (times: number) => Promise<number>;
}

/** Decoding and encoding of the messages, from the octets that we encode. */
export function foreignCases(messages: readonly Message[]): ForeignCase[] {
  return messages.flatMap((message) => [
    ...foreignSubjects.map((subject) => caseOf("decode", message, subject)),
    ...foreignSubjects
      .filter(({ checks }) => !checks)
      .map((subject) => caseOf("encode", message, subject)),
  ]);
}

function caseOf(what: "decode" | "encode", message: Message, subject: ForeignSubject): ForeignCase {
  return {
    kind: "foreign",
    group: `${what} ${message.name}`,
    subject: subject.name,
    async prepare() {
      const cannot = subject.cannot?.get(message);
      if (cannot !== undefined) return { cannot };
      try {
        return await prepared(what, message, subject);
      } catch (error) {
        if (error instanceof NotInstalled) return { cannot: error.message };
        throw error;
      }
    },
  };
}

async function prepared(
  what: "decode" | "encode",
  message: Message,
  subject: ForeignSubject,
): Promise<ForeignReady> {
  const program = await processOf(subject);
  const codec = rosewire.open(message) as PeerCodec;
  const octets = message.values.map((value) => codec.encode(value));
  await load(program, message, octets);
  await verify(program, message, codec, subject.name);
  const request = what === "encode" ? "encode" : `decode ${Number(subject.checks)}`;
  const sum = octets.reduce((total, { length }) => total + length, 0);
  return {
    octets: sum / octets.length,
    async time(times) {
      // Others of the group use the same process with the same octets.
      return Number(await program.ask(`${request} ${times}`));
    },
  };
}

/** Gives a program the octets of values of a message's type. */
export async function load(
  program: Foreign,
  message: Message,
  octets: readonly Uint8Array[],
): Promise<void> {
  const file = join(tmpdir(), `rosewire-bench-${process.pid}-${message.name}`);
  writeFileSync(file, octets.map((one) => `${Buffer.from(one).toString("hex")}\n`).join(""));
  try {
    await program.ask(`load ${typeNameOf(message)} ${file}`);
  } finally {
    rmSync(file);
  }
}

/** What it has decoded it encodes again, and that must be the value that went in. */
async function verify(
  program: Foreign,
  { values }: Message,
  codec: PeerCodec,
  name: string,
): Promise<void> {
  const again = (await program.ask("again")).split(" ");
  for (const [i, value] of values.entries()) {
    const decoded = codec.decode(Buffer.from(again[i] ?? "", "hex"));
    same(codec.restore(decoded), value, `${name} decoding`);
  }
}
