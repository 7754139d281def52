import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The comments in the modules' ASN.1 files. */
export interface Docs {
  /** For an operation or type by its name, for a member by `Type.member`. */
  of(name: string): string | undefined;
}

const folder = fileURLToPath(new URL("../../src/modules/", import.meta.url));

/** Reads the comments of the ASN.1 files that come with the package; none if they are not there. */
export function readDocs(): Docs {
  const found = new Map<string, string>();
  let files: string[] = [];
  try {
    files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  } catch {
    // A bundle may leave them out; the explorer works without them.
  }
  for (const file of files) {
    if (file.endsWith(".asn1")) collect(readFileSync(join(folder, file), "utf8"), found);
  }
  return { of: (name) => found.get(name) };
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
