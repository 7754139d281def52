import { parseJson, type Type } from "../../codec/index.js";
import { quoted } from "../../codec/internal.js";
import { literal, LenientReader, Unreadable } from "./lenient.js";
import { plainType, typeAt, withNumbers } from "./members.js";

/** An argument as it has been written. */
export interface Written {
  /** A value as `parseJson` gives it. */
  readonly json: unknown;
  /** Whether it is written as members and values, so that what is missing is to be supplied. */
  readonly isShort: boolean;
}

/**
 * Reads an argument: `{member: value, ..}`, or any other value, or shorter `member=value other.member=value`.
 * @throws Incomplete, Unreadable, or JsonDecodeError for too much of it.
 */
export function readArgument(text: string, type: Type<any>): Written {
  const reader = new LenientReader(text);
  reader.skipSpace();
  if (reader.at === text.length) return { json: {}, isShort: false };
  if (shortForm.test(text.slice(reader.at))) {
    return { json: withNumbers(type, parseJson(members(text, reader.at, type))), isShort: true };
  }
  const json = reader.value();
  reader.skipSpace();
  if (reader.at < text.length) {
    throw new Unreadable(`what is ${quoted(text.slice(reader.at))} after the argument`);
  }
  return { json: withNumbers(type, parseJson(json)), isShort: false };
}

/** How an argument of members and values begins. */
const shortForm = /^[A-Za-z_][\w-]*(?:\.[\w-]+)*=/;

/** Members by their names, or a value in JSON. */
type Node = Map<string, Node> | string;

/** `a=1 b.c=text` as JSON. */
function members(text: string, from: number, type: Type<any>): string {
  const root = new Map<string, Node>();
  const assignment = /\s*(?:([A-Za-z_][\w.-]*)=|$)/y;
  for (let at = from; at < text.length;) {
    assignment.lastIndex = at;
    const found = assignment.exec(text);
    if (found === null) {
      throw new Unreadable(`member=value is missing before ${quoted(text.slice(at))}`);
    }
    at += found[0].length;
    const [, written] = found;
    if (written === undefined) break;
    const path = written.split(".");
    const [value, end] = valueAt(text, at, typeAt(type, path));
    enter(root, path, value);
    at = end;
  }
  return jsonOf(root);
}

/** A value in JSON, and where it ends. */
function valueAt(
  text: string,
  at: number,
  type: Type<any> | undefined,
): [json: string, end: number] {
  if (/["'{[]/.test(text[at] ?? "")) {
    const reader = new LenientReader(text, at);
    return [reader.value(), reader.at];
  }
  const word = /\S*/y;
  word.lastIndex = at;
  const [found = ""] = word.exec(text) ?? [];
  const isText = type !== undefined && textKinds.has(plainType(type).schema.kind);
  return [isText ? JSON.stringify(found) : literal(found), at + found.length];
}

/** What is a text in JSON, also if it looks like a number. */
const textKinds: ReadonlySet<string> = new Set([
  "string",
  "octetString",
  "bitString",
  "systemTime",
  "objectIdentifier",
]);

function enter(root: Map<string, Node>, path: readonly string[], value: string): void {
  let node = root;
  for (const name of path.slice(0, -1)) {
    const next = node.get(name) ?? new Map<string, Node>();
    if (typeof next === "string") throw twice(path);
    node.set(name, next);
    node = next;
  }
  const last = path.at(-1)!;
  if (node.has(last)) throw twice(path);
  node.set(last, value);
}

function twice(path: readonly string[]): Unreadable {
  return new Unreadable(`${path.join(".")} is there twice`);
}

function jsonOf(node: Node): string {
  if (typeof node === "string") return node;
  const rows = Array.from(node, ([name, value]) => `${JSON.stringify(name)}:${jsonOf(value)}`);
  return `{${rows.join(",")}}`;
}
