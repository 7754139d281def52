import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { Event, Operation, Type } from "../codec/index.js";
import { builtInRegistry } from "../modules/registry.js";

/** What is said of an operation or type by its name, and of a member by `Type.member`. */
export type Describe = (name: string) => string | undefined;

/** The comments in the ASN.1 files of the modules. */
export interface Docs {
  ofOperation(operation: Operation | Event): string | undefined;
  ofType(type: Type<any>): string | undefined;
  ofMember(type: Type<any>, member: string): string | undefined;
}

/**
 * What is said of the built-in modules, and of others.
 * @param own What is said of the others, where names may be those of the built-in ones.
 */
export function docsOf(own: Describe = () => undefined): Docs {
  const builtIn = builtInRegistry();
  const { ours, later } = readComments();
  const of = (isOwn: boolean, name: string) =>
    isOwn ? (own(name) ?? later.get(name)) : ours.get(name);
  const isOwnType = (type: Type<any>) => builtIn.entryOf(type) === undefined;
  return {
    ofOperation: (operation) =>
      of(builtIn.findOperation(operation.id)?.operation !== operation, operation.name),
    ofType: (type) => of(isOwnType(type), type.name),
    ofMember: (type, member) => of(isOwnType(type), `${type.name}.${member}`),
  };
}

const folder = fileURLToPath(new URL("../../src/modules/", import.meta.url));

/** What is said of the built-in modules, and of what version 8 has under names of its own. */
interface Comments {
  readonly ours: ReadonlyMap<string, string>;
  readonly later: ReadonlyMap<string, string>;
}

/** Reads the comments of the ASN.1 files that come with the package; none if they are not there. */
function readComments(): Comments {
  const ours = new Map<string, string>();
  const later = new Map<string, string>();
  let files: string[] = [];
  try {
    files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  } catch {
    // A bundle may leave them out; the explorer works without them.
  }
  for (const file of files) {
    if (!file.endsWith(".asn1")) continue;
    const found = file.startsWith(`later${sep}`) ? later : ours;
    collect(readFileSync(join(folder, file), "utf8"), found);
  }
  // Where both have a name, it cannot be told whose is meant.
  for (const name of ours.keys()) later.delete(name);
  return { ours, later };
}

function collect(text: string, found: Map<string, string>): void {
  let above: string[] = [];
  let type = "";
  for (const line of text.split("\n")) {
    const comment = /^--\s*(.*)$/.exec(line)?.[1];
    if (comment !== undefined) {
      above.push(comment);
      continue;
    }
    const declared = /^([A-Za-z][\w-]*)\s+(?:OPERATION|::=)/.exec(line)?.[1];
    if (declared !== undefined) {
      type = declared;
      note(found, declared, above.join(" "));
    }
    const member = /^ {2}([A-Za-z][\w-]*)[\s(].*?--\s*(.*)$/.exec(line);
    if (member !== null && type !== "") note(found, `${type}.${member[1]}`, member[2] as string);
    above = [];
  }
}

function note(found: Map<string, string>, name: string, comment: string): void {
  const text = comment
    .replace(/\s*\(?[Mm]anual line \d+\)?\.?/g, "")
    .replace(/\s*@linked\b/, " See")
    .trim();
  if (text !== "") found.set(name, text);
}
