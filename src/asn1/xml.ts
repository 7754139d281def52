import type { XmlAst, XmlTextAst } from "./ast.js";
import { errorAt, type Asn1Error } from "./errors.js";
import type { Source } from "./source.js";

/** Elements inside each other; more is refused. */
const mostNested = 200;

/** `<name>`, `</name>` or `<name/>`: there are no attributes (X.680 16.3). */
const tag = /<(\/?)([A-Za-z][A-Za-z0-9_]*(?:[-.][A-Za-z0-9_]+)*)\s*(\/?)>/y;

const rule = "value in XML (X.680 16.2)";

type Open = XmlAst & { readonly content: (XmlAst | XmlTextAst)[] };

/**
 * Reads an element of a value in XML, with all that is in it.
 * @returns It, and the offset behind it.
 */
export function readXml(source: Source, start: number): { readonly value: XmlAst; end: number } {
  const { text } = source;
  const open: Open[] = [];
  for (let at = start; ;) {
    tag.lastIndex = at;
    const match = tag.exec(text);
    const inside = open.at(-1);
    if (match === null) throw unexpected(source, at, inside);
    const [, closing, name, empty] = match as unknown as [string, string, string, string];
    const end = tag.lastIndex;
    let value: Open | undefined = inside;
    if (closing !== "") {
      if (inside?.name !== name || empty !== "") throw unexpected(source, at, inside);
      open.pop();
    } else {
      value = { kind: "xml", at, name, content: [] };
      inside?.content.push(value);
      if (empty === "") open.push(value);
      if (open.length > mostNested) {
        throw error(source, at, `nested more than ${mostNested} deep`);
      }
    }
    const parent = open.at(-1);
    if (parent === undefined) return { value: value!, end };
    const next = text.indexOf("<", end);
    if (next < 0) throw error(source, parent.at, `<${parent.name}> has no </${parent.name}>`);
    if (next > end) parent.content.push({ kind: "text", at: end, text: text.slice(end, next) });
    at = next;
  }
}

function unexpected(source: Source, at: number, inside: XmlAst | undefined): Asn1Error {
  const expected = inside === undefined ? "the tag of a type" : `</${inside.name}> or another tag`;
  const end = source.text.indexOf(">", at) + 1;
  const found = source.text.slice(at, end > 0 ? Math.min(end, at + mostShown) : at + mostShown);
  return error(source, at, `expected ${expected}, found ${JSON.stringify(found)}`);
}

const mostShown = 40;

function error(source: Source, at: number, reason: string): Asn1Error {
  return errorAt(source, at, "lexer", reason, rule);
}
