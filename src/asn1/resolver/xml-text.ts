import type { XmlAst, XmlTextAst } from "../ast.js";
import type { TypeNode } from "../model.js";
import type { Scope } from "./scope.js";
import { ruleOf } from "./value.js";

/** Elements that stand for control characters, by their numbers (X.680 12.15.5); those of white space are written as they are. */
const controls = `nul soh stx etx eot enq ack bel bs - - vt ff - so si dle dc1 dc2 dc3 dc4 nak syn etb can em sub esc is4 is3 is2 is1`;
const controlCodes: ReadonlyMap<string, string> = new Map(
  controls.split(" ").map((name, code) => [name, String.fromCharCode(code)]),
);

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">" };

type StringNode = Extract<TypeNode, { kind: "string" }>;

/** The kinds of times that are not character strings, and around which white space means nothing (X.680 12.18). */
const times: ReadonlySet<StringNode["string"]> = new Set([
  "TIME",
  "DATE",
  "TIME-OF-DAY",
  "DATE-TIME",
  "DURATION",
]);

/** The characters between tags (X.680 12.15): as written, by name or number, or as elements. */
export function xmlText(scope: Scope, xml: XmlAst, leaf: StringNode): string {
  const parts = xml.content.map((part) => {
    if (part.kind === "text") return unescaped(scope, part, leaf);
    const control = controlCodes.get(part.name);
    if (control !== undefined && part.content.length === 0) return control;
    const reason = `expected text or the element of a control character, found <${part.name}>`;
    throw scope.error(part.at, reason, ruleOf(leaf));
  });
  const text = parts.join("");
  return times.has(leaf.string) ? text.trim() : text;
}

/** With `&amp;`, `&lt;`, `&gt;`, `&#65;` and `&#x41;` replaced. */
function unescaped(scope: Scope, { at, text }: XmlTextAst, leaf: StringNode): string {
  const fail = (offset: number, reason: string) =>
    scope.error(at + offset, `${reason} (X.680 12.15.4)`, ruleOf(leaf));
  // oxlint-disable-next-line no-control-regex
  const control = text.search(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
  if (control >= 0) throw fail(control, "a control character is written as an element, <nul/>");
  return text.replaceAll(
    /&(?:(amp|lt|gt)|#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6}))?(;?)/g,
    (_, name?: string, decimal?: string, hex?: string, end?: string, offset?: number) => {
      if (end === ";" && name !== undefined) return entities[name]!;
      const digits = decimal ?? hex;
      const code = Number.parseInt(digits ?? "", hex === undefined ? 10 : 16);
      if (end === ";" && isCharacter(code)) return String.fromCodePoint(code);
      throw fail(offset!, "expected &amp;, &lt;, &gt; or the number of a character, &#65;");
    },
  );
}

/** A character that text in XML may have by its number. */
function isCharacter(code: number): boolean {
  if (code < 32) return code === 9 || code === 10 || code === 13;
  return code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
}
