import { readFileSync } from "node:fs";
import type { Message } from "../messages/index.js";
import { m6 } from "../messages/index.js";

/** The modules in which the types of the messages are, and those that they use. */
const folders = ["common", "appointments", "cti", "journal", "chat-v2"];

/** The name by which others know the type of a message. */
export function typeNameOf(message: Message): string {
  return message === m6 ? "InvokeOfM1" : message.type.name;
}

/**
 * One module with the types of these messages and all that they use, as the protocol's modules have them: compilers that
 * do not know the OPERATION macro, and mix up what modules have by the same name, take it.
 */
export function notationOf(messages: readonly Message[]): string {
  const types = new Map(folders.flatMap((folder) => [...typesIn(folder)]));
  const argument = "AsnAppointmentRemoveEntryArgument";
  types.set(
    "InvokeOfM1",
    `[1] IMPLICIT SEQUENCE { invokeID INTEGER, operationID INTEGER, argument ${argument} }`,
  );
  const wanted = new Set(messages.map(typeNameOf));
  for (const name of wanted) {
    const text = types.get(name);
    if (text === undefined) throw new Error(`no module has ${name}`);
    for (const [used] of text.matchAll(/\b[A-Z][\w-]*/g)) if (types.has(used)) wanted.add(used);
  }
  const lines = [...wanted].map((name) => `${name} ::= ${types.get(name)}`);
  return `Bench DEFINITIONS IMPLICIT TAGS ::= BEGIN\n\n${lines.join("\n\n")}\n\nEND\n`;
}

/** The types that a module of the protocol defines, with their texts. */
function typesIn(folder: string): Map<string, string> {
  const source = readFileSync(`src/modules/${folder}/${folder}.asn1`, "utf8");
  const text = source.replaceAll(/--.*$/gm, "");
  const found = text.matchAll(
    /^([A-Z][\w-]*) ::= ([^]*?)(?=^[A-Za-z][\w-]* (?:::=|OPERATION)|^END)/gm,
  );
  return new Map([...found].map(([, name, type]) => [name as string, (type as string).trim()]));
}
