import { emptyVariant } from "../../src/codec/empty-value.js";
import { isType } from "../../src/codec/type.js";
import * as modules from "../../src/modules/index.js";
import { inTurn, type Run } from "../cases/case.js";
import { answer } from "../children.js";
import { messages, type Message } from "../messages/index.js";

/** How much to spend. */
export interface Task {
  /** Other types that are used. */
  readonly types: number;
  /** Milliseconds for each message, before and after. */
  readonly milliseconds: number;
}

/** Nanoseconds that decoding takes, by the name of the message. */
export interface Times {
  readonly few: Readonly<Record<string, number>>;
  readonly many: Readonly<Record<string, number>>;
  /** How many other types have been used. */
  readonly used: number;
}

/** What is shared by all types has been compiled for those of the messages only, and then for many more. */
function timed({ types, milliseconds }: Task): Times {
  const runs = messages.map((message): [string, Run] => [message.name, decoding(message)]);
  const all = (): Record<string, number> =>
    Object.fromEntries(runs.map(([name, run]) => [name, best(run, milliseconds)]));
  const few = all();
  const used = useTypes(types);
  return { few, many: all(), used };
}

function decoding({ type, values }: Message): Run {
  const inputs = values.map((value) => Buffer.from(type.encode(value)));
  return inTurn((octets: Uint8Array) => type.decode(octets), inputs);
}

/** The nanoseconds of one run in the fastest of many short samples. */
function best(run: Run, milliseconds: number): number {
  let times = 1;
  let least = Infinity;
  const end = performance.now() + milliseconds;
  do {
    const before = performance.now();
    run(times);
    const took = performance.now() - before;
    least = Math.min(least, (took * 1e6) / times);
    if (took < 0.5) times *= 2;
  } while (performance.now() < end);
  return least;
}

/** Has that many types encode and decode, so often that they are compiled; gives how many there were. */
function useTypes(count: number): number {
  let used = 0;
  const exported = Object.values(modules).flatMap((module) => Object.values(module) as unknown[]);
  for (const type of exported) {
    if (used === count) break;
    if (!isType(type)) continue;
    const value = emptyVariant(type, 0);
    for (let i = 0; i < 300; i++) type.decode(type.encode(value));
    used++;
  }
  return used;
}

answer({ timed });
