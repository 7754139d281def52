import type { Type } from "../../src/codec/index.js";

/** One of the messages that the suite measures with. */
export interface Message<T = any> {
  /** `M1`. */
  readonly name: string;
  /** What it is. */
  readonly title: string;
  readonly type: Type<T>;
  /** Used in turn; their number is a power of two. */
  readonly values: readonly T[];
}

/**
 * A message with texts as they come from a connection or a database. One that a program has put
 * together is a tree of its parts in V8 until it is read, and if it has grown old by then every
 * later reading pays for that: results would depend on when the garbage was collected.
 */
export function message<T>(parts: Message<T>): Message<T> {
  settle(parts.values);
  return parts;
}

function settle(value: any): void {
  for (const key of Object.keys(value)) {
    const member = value[key];
    if (typeof member === "string") value[key] = Buffer.from(member).toString();
    else if (Array.isArray(member) || member?.constructor === Object) settle(member);
  }
}

/** How many different ones a varied message has. */
const MANY = 64;

/** The values of a varied message. */
export function inTurn<T>(make: (index: number) => T, count = MANY): T[] {
  return Array.from({ length: count }, (_, i) => make(i));
}
