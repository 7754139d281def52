import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { treeOf } from "./octets.js";

export type Encoding = "json" | "ber";

/** What a client sends, and what comes of it; see the corpus. */
export interface Step {
  readonly name: string;
  readonly only?: "tcp";
  readonly json: string;
  readonly ber: string;
  readonly answers: Readonly<Record<Encoding, readonly string[]>>;
}

interface Corpus {
  readonly later: readonly Step[];
  readonly laterEvents: Step["answers"];
  readonly old: readonly Step[];
  readonly oldChange: Step;
  readonly oldEvents: Step["answers"];
}

const file = join(import.meta.dirname, "../../corpus/later-clients/requests.json");

export const corpus = JSON.parse(readFileSync(file, "utf8")) as Corpus;

/** A message as it is on the wire: text in JSON, octets in BER. */
export type Message = string | Buffer;

/** What a step sends. */
export function messageOf(step: Step, encoding: Encoding): Message {
  return encoding === "json" ? step.json : Buffer.from(step.ber.replaceAll(" ", ""), "hex");
}

/** What takes messages and has answers. */
export interface Peer {
  send(message: Message): void;
  /** The next message; undefined if there will be none. */
  next(): Promise<Message | undefined>;
}

/** Sends what a step sends, and waits for all that comes of it. */
export async function take(peer: Peer, step: Step, encoding: Encoding): Promise<void> {
  peer.send(messageOf(step, encoding));
  await expectMessages(peer, step.answers[encoding], step.name);
}

/** Waits for messages and compares them with what the corpus says of them. */
export async function expectMessages(
  peer: Peer,
  due: readonly string[],
  step: string,
): Promise<void> {
  for (const one of due) expectMessage(await peer.next(), one, step);
}

/** Compares a message that has come with what the corpus says of it. */
function expectMessage(got: Message | undefined, due: string, step: string): void {
  if (got === undefined) expect.unreachable(`${step}: nothing has come`);
  if (typeof got !== "string") expectTree(treeOf(got), due, step);
  else expect(withoutDetails(JSON.parse(got)), step).toEqual(withWildcards(JSON.parse(due)));
}

/** What a reject says to people is another matter. */
function withoutDetails(message: any): unknown {
  if (message.reject === undefined) return message;
  const { details: _, ...reject } = message.reject;
  return { ...message, reject };
}

function expectTree(tree: string, due: string, step: string): void {
  if (!due.includes("*")) expect(tree, step).toBe(due);
  else {
    const contents = String.raw`(?:"(?:[^"\\]|\\.)*"|[\da-f]*)`;
    const parts = due.split(/(:?\*)/).map((part) => {
      if (part === ":*") return `:${contents}`;
      return part === "*" ? ".*" : part.replaceAll(/[{}.\\[\]()|+?^$]/g, String.raw`\$&`);
    });
    expect(tree, step).toMatch(new RegExp(`^${parts.join("")}$`));
  }
}

function withWildcards(value: unknown): unknown {
  if (value === "*") return expect.anything();
  if (Array.isArray(value)) return value.map(withWildcards);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, of]) => [key, withWildcards(of)]));
}
