import { valueLimits } from "../../codec/internal.js";
import type { Asn1Error } from "../errors.js";
import type { TypeAst, ValueAst, XmlAst, XmlTextAst } from "../ast.js";
import type { TypeNode, Value } from "../model.js";
import { typeOfTag } from "../parser/xml.js";
import { bitString, octetString } from "./literal.js";
import { wellKnown } from "./oid.js";
import { encodeOpen, encodeValue } from "./open.js";
import type { Scope } from "./scope.js";
import { leafOf } from "./type.js";
import { evaluateName, finite, meaning, ruleOf, typeName } from "./value.js";
import { xmlText } from "./xml-text.js";

/** What is in an element, for a type: the place of what is wrong, and the words for it. */
interface Reading {
  readonly scope: Scope;
  readonly xml: XmlAst;
  readonly leaf: TypeNode;
}

/**
 * The value that the contents of an element mean for a type (XMLValue, X.680 clause 17). Lists and members become those of the ordinary
 * notation, one level at a time.
 */
export function xmlValue(scope: Scope, xml: XmlAst, leaf: TypeNode): Value {
  const reading = { scope, xml, leaf };
  switch (leaf.kind) {
    case "boolean":
      return booleanOf(reading);
    case "null":
      for (const part of partsOf(reading)) throw refused(reading, "nothing", part);
      return null;
    case "integer":
      return integerOf(reading, leaf);
    case "enumerated":
      return named(reading, wordOf(reading, "the name of an item"), "item");
    case "real":
      return realOf(reading);
    case "objectIdentifier":
      return meaning(scope, arcsOf(reading, leaf.relative), leaf);
    case "octetString":
      return octetString({ kind: "hstring", at: xml.at, value: digitsOf(reading, hex) });
    case "bitString":
      return bitsOf(reading, leaf);
    case "string":
      return xmlText(scope, xml, leaf);
    case "sequenceOf":
    case "setOf":
      return meaning(
        scope,
        { kind: "braces", at: xml.at, groups: itemsOf(reading, leaf).map((item) => [item]) },
        leaf,
      );
    case "sequence":
    case "set":
    case "external":
    case "embeddedPdv":
    case "characterString": {
      const groups = elementsOf(reading).map((member) => [reference(member), member]);
      return meaning(scope, { kind: "braces", at: xml.at, groups }, leaf);
    }
    case "choice": {
      const [first, second] = elementsOf(reading);
      if (first === undefined) throw wrong(reading, xml.at, "an alternative", "nothing");
      if (second !== undefined) throw refused(reading, "one alternative", second);
      const { at, name } = first;
      return meaning(scope, { kind: "choice", at, name, value: first }, leaf);
    }
    case "open":
    case "any":
      return openOf(reading, leaf);
    case "systemTime":
    case "reference":
    case "tagged":
      throw scope.unsupported(xml.at, `values of ${typeName(leaf)} in XML are`);
  }
}

/** `<true/>` or `true` (X.680 18.3). */
function booleanOf(reading: Reading): boolean {
  const expected = "<true/> or <false/>";
  const word = wordOf(reading, expected);
  if (word.name === "true" || (word.name === "1" && !word.tag)) return true;
  if (word.name === "false" || (word.name === "0" && !word.tag)) return false;
  throw wrong(reading, word.at, expected, shown(word));
}

function integerOf(reading: Reading, leaf: Extract<TypeNode, { kind: "integer" }>): Value {
  const word = wordOf(reading, "a number");
  if (word.tag || !/^-?[0-9]+$/.test(word.name)) return named(reading, word, "number");
  const number = { kind: "integer", at: word.at, value: numberIn(reading, word) } as const;
  return meaning(reading.scope, number, leaf);
}

function numberIn({ scope }: Reading, { at, name }: { at: number; name: string }): bigint {
  const { integerDigits } = valueLimits;
  if (name.length <= integerDigits) return BigInt(name);
  throw scope.error(at, `a number of more than ${integerDigits} digits`);
}

/** A name that the type has for a value, `<red/>` or `red` (X.680 19.9, 20.8). */
function named(reading: Reading, word: Word, what: string): Value {
  const value = evaluateName(reading.leaf, word.name);
  if (value !== undefined) return value;
  const { scope, leaf } = reading;
  const reason = `this ${typeName(leaf)} has no ${what} ${shown(word)}`;
  throw scope.error(word.at, reason, ruleOf(leaf));
}

/** X.680 21.7. */
const specialReals: ReadonlyMap<string, number> = new Map([
  ["<PLUS-INFINITY>", Infinity],
  ["<MINUS-INFINITY>", -Infinity],
  ["<NOT-A-NUMBER>", NaN],
  ["INF", Infinity],
  ["-INF", -Infinity],
  ["NaN", NaN],
]);

function realOf(reading: Reading): Value {
  const { scope, leaf } = reading;
  const word = wordOf(reading, "a number");
  const { at, name } = word;
  const special = specialReals.get(word.tag ? `<${name}>` : name);
  if (special !== undefined) return special;
  if (word.tag || !/^-?[0-9]+(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/.test(name)) {
    throw wrong(reading, at, "a number", shown(word));
  }
  const whole = /^-?[0-9]+$/.test(name);
  if (whole) return meaning(scope, { kind: "integer", at, value: numberIn(reading, word) }, leaf);
  return finite(scope, word, Number(name));
}

/** `1.2.840`, `iso.2` or `iso(1).2` (X.680 32.3, 33.3): the components as numbers. */
function arcsOf(reading: Reading, relative: boolean): ValueAst {
  const expected = "components of an object identifier with dots between them";
  const word = wordOf(reading, expected);
  const { at, name: text } = word;
  if (word.tag) throw wrong(reading, at, expected, shown(word));
  const arcs: bigint[] = [];
  for (const component of text.split(".", valueLimits.oidOctets + 1)) {
    const match = /^(?:(?:[a-z][\w-]*\()?([0-9]+)(\))?|([a-z][\w-]*))$/.exec(component);
    const [whole = "", digits, closing, name = ""] = match ?? [];
    if (digits === undefined || whole.includes("(") !== (closing !== undefined)) {
      const known = relative ? undefined : wellKnown(name, arcs);
      if (known === undefined) throw wrong(reading, at, expected, quote(component));
      arcs.push(...known);
    } else {
      arcs.push(numberIn(reading, { at, name: digits }));
    }
  }
  const group = arcs.map((value): ValueAst => ({ kind: "integer", at, value }));
  return { kind: "braces", at, groups: [group] };
}

const hex = { expected: "hexadecimal digits", wrong: /[^0-9A-Fa-f]/ };
const binary = { expected: "binary digits", wrong: /[^01]/ };

/** Digits, with white space anywhere (X.680 12.11, 12.13). */
function digitsOf(reading: Reading, digits: { expected: string; wrong: RegExp }): string {
  const { expected } = digits;
  let all = "";
  for (const part of partsOf(reading)) {
    if (part.kind === "xml") throw refused(reading, expected, part);
    all += part.text.replaceAll(/\s+/g, "");
  }
  const at = all.search(digits.wrong);
  if (at < 0) return all;
  throw wrong(reading, reading.xml.at, expected, quote(all.slice(at)));
}

/** Digits, or the names of bits: `<a/><b/>` or `a b` (X.680 22.9). */
function bitsOf(reading: Reading, leaf: Extract<TypeNode, { kind: "bitString" }>): Value {
  const { scope, xml } = reading;
  const parts = partsOf(reading);
  const [first] = parts;
  const isText = first?.kind === "text" && parts.length === 1;
  if (first === undefined || (isText && !/[^01\s]/.test(first.text))) {
    const value = digitsOf(reading, binary);
    return bitString({ kind: "bstring", at: xml.at, value }, leaf.names !== undefined);
  }
  const names: readonly Word[] = isText
    ? first.text
        .split(/\s+/)
        .filter(Boolean)
        .map((name) => ({ at: wordAt(first), name }))
    : elementsOf(reading);
  const groups = names.map((name) => [reference(name)]);
  return meaning(scope, { kind: "braces", at: xml.at, groups }, leaf);
}

/** Types whose values stand in a list without a tag around them (X.680 table 5). */
const untagged: ReadonlySet<TypeNode["kind"]> = new Set(["boolean", "enumerated", "choice"]);

/** The elements of a list: values that have tags themselves, or between tags with the name of the item or its type (X.680 26.3). */
function itemsOf(
  reading: Reading,
  { element }: Extract<TypeNode, { kind: "sequenceOf" | "setOf" }>,
): readonly XmlAst[] {
  const { scope } = reading;
  const written = scope.world.lists.get(element);
  const items = elementsOf(reading);
  const isUntagged = written?.name === undefined && untagged.has(leafOf(scope, element).kind);
  if (isUntagged) return items.map((item) => ({ ...item, name: "", content: [item] }));
  const names =
    written?.name === undefined ? namesOf(scope, element, written?.element) : [written.name];
  for (const item of items) {
    if (!names.includes(item.name)) throw refused(reading, `<${names[0]}>`, item);
  }
  return items;
}

/** The names that a tag may have around a value of a type: that of the type, or what is built in (X.680 16.3). */
function namesOf(scope: Scope, node: TypeNode, written?: TypeAst): readonly string[] {
  let ast = written;
  while (ast?.kind === "tagged") ast = ast.type;
  let type = node;
  while (type.kind === "tagged") type = type.type;
  const names: string[] = [];
  if (ast?.kind === "reference") names.push(ast.name, `${ast.module}.${ast.name}`);
  if (type.kind === "reference") names.push(type.name, `${type.module}.${type.name}`);
  return [...names, builtInName(leafOf(scope, type))];
}

function builtInName(leaf: TypeNode): string {
  if (leaf.kind === "any") return "OPEN_TYPE";
  if (leaf.kind !== "open") return typeName(leaf).replaceAll(/[ -]/g, "_");
  if (leaf.contents === undefined) return "OPEN_TYPE";
  return leaf.contents === "octetString" ? "OCTET_STRING" : "BIT_STRING";
}

/** The octets of `<Type>..</Type>`, or digits for them (X.681 14.6, X.680 22.3, 23.2). */
function openOf(reading: Reading, leaf: TypeNode): Value {
  const { scope } = reading;
  const contents = leaf.kind === "open" ? leaf.contents : undefined;
  const [value, second] = partsOf(reading);
  if (value?.kind !== "xml") {
    const { at } = reading.xml;
    return contents === "bitString"
      ? octetString({ kind: "bstring", at, value: digitsOf(reading, binary) })
      : octetString({ kind: "hstring", at, value: digitsOf(reading, hex) });
  }
  if (second !== undefined) throw refused(reading, "one value with its type", second);
  if (leaf.kind === "open" && contents !== undefined && leaf.keys.length === 0) {
    const { type } = leaf.rows[0]!;
    const names = namesOf(scope, type);
    if (!names.includes(value.name)) throw refused(reading, `<${names[0]}>`, value);
    return encodeValue(scope, type, value, leaf.der);
  }
  const type = typeOfTag(value);
  if (typeof type === "string") throw scope.error(value.at, type, ruleOf(leaf));
  return encodeOpen(scope, type, value);
}

function reference({ at, name }: Omit<Word, "tag">): ValueAst {
  return { kind: "reference", at, module: undefined, name };
}

/** A word between the tags, or the name of the empty element that is alone there. */
interface Word {
  readonly at: number;
  readonly name: string;
  readonly tag?: boolean;
}

function wordOf(reading: Reading, expected: string): Word & { readonly tag: boolean } {
  const [part, second] = partsOf(reading);
  if (part === undefined) throw wrong(reading, reading.xml.at, expected, "nothing");
  if (second !== undefined) throw refused(reading, expected, second);
  if (part.kind === "text") return { at: wordAt(part), name: part.text.trim(), tag: false };
  const [inside] = part.content;
  if (inside !== undefined) throw refused(reading, `<${part.name}/>`, inside);
  return { at: part.at, name: part.name, tag: true };
}

/** The elements between the tags, where no other text may be. */
function elementsOf(reading: Reading): readonly XmlAst[] {
  return partsOf(reading).map((part) => {
    if (part.kind === "xml") return part;
    throw refused(reading, "an element", part);
  });
}

type Part = XmlAst | XmlTextAst;

/** What is between the tags, but for white space. */
function partsOf({ scope, xml }: Reading): readonly Part[] {
  return xml.content.filter((part) => {
    if (part.kind === "xml") return true;
    const comment = part.text.search(/--|\/\*/);
    if (comment >= 0) throw scope.unsupported(part.at + comment, "comments in a value in XML are");
    return part.text.trim() !== "";
  });
}

function wordAt({ at, text }: XmlTextAst): number {
  return at + text.length - text.trimStart().length;
}

function refused(reading: Reading, expected: string, part: Part): Asn1Error {
  if (part.kind === "xml") return wrong(reading, part.at, expected, `<${part.name}>`);
  return wrong(reading, wordAt(part), expected, quote(part.text.trim()));
}

function wrong({ scope, leaf }: Reading, at: number, expected: string, found: string): Asn1Error {
  return scope.error(at, `expected ${expected}, found ${found}`, ruleOf(leaf));
}

function shown({ name, tag }: Word): string {
  return tag ? `<${name}/>` : quote(name);
}

function quote(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 37)}...` : text);
}
