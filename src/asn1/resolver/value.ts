import { isMandatory } from "../../codec/internal.js";
import type { Asn1Error } from "../errors.js";
import type { BracesAst, ValueAst } from "../ast.js";
import { parseContents } from "../parser/value.js";
import type { MemberNode, TypeNode, Value } from "../model.js";
import { bitString, characterString, describe, octetString } from "./literal.js";
import { information } from "./information.js";
import { evaluateOid } from "./oid.js";
import { refer } from "./parameters.js";
import { encodeOpen, encodeValue } from "./open.js";
import { presentationValue } from "./presentation.js";
import { toNumber } from "./range.js";
import type { Scope } from "./scope.js";
import { once, type Symbol, type ValueSymbol } from "./symbols.js";
import { leafOf, resolveApart } from "./type.js";
import { xmlValue } from "./xml.js";

/**
 * The value that a notation means for a type.
 * @param scope The module in which the value is written.
 */
export function evaluate(scope: Scope, ast: ValueAst, type: TypeNode): Value {
  const value = scope.world.deeper(() => meaning(scope, ast, type), scope, ast.at);
  if (sizeOf(scope, value) > mostInValue) {
    throw scope.error(ast.at, `a value of more than ${mostInValue} parts`);
  }
  return value;
}

/** Characters, octets, components and the like that a value may have, those of its parts included. */
const mostInValue = 100_000;

function sizeOf(scope: Scope, value: Value): number {
  if (typeof value === "string") return value.length;
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return 1;
  const { sizes } = scope.world;
  let size = sizes.get(value);
  if (size === undefined) {
    size = 1;
    for (const part of Object.values(value)) size += sizeOf(scope, part as Value);
    sizes.set(value, size);
  }
  return size;
}

/** As {@link evaluate}, for what is part of the value that is evaluated. */
export function meaning(scope: Scope, ast: ValueAst, type: TypeNode): Value {
  const leaf = leafOf(scope, type);
  if (ast.kind === "unread") {
    const cursor = ast.cursor();
    const value = parseContents(cursor, ast.at);
    if (cursor.isKind("end")) return meaning(scope, value, leaf);
    throw cursor.unexpected('"}"');
  }
  if (ast.kind === "xml") return xmlValue(scope, ast, leaf);
  if (ast.kind === "field") {
    const found = information(scope, ast);
    const symbol = found.kind === "symbol" ? found.symbol : undefined;
    return evaluateSymbol(scope, ast.at, `&${ast.path.at(-1)!.name}`, symbol, leaf);
  }
  if (ast.kind === "reference" && leaf.kind === "choice" && ast.parameters !== undefined) {
    const { at, name, parameters: value } = ast;
    if (hasMember(leaf, name)) return meaning(scope, { kind: "choice", at, name, value }, leaf);
  }
  if (ast.kind === "reference") {
    return evaluateName(leaf, ast.name) ?? evaluateReference(scope, ast, leaf);
  }
  switch (leaf.kind) {
    case "boolean":
      if (ast.kind === "boolean") return ast.value;
      break;
    case "null":
      if (ast.kind === "null") return null;
      break;
    case "integer":
      if (ast.kind === "integer") return leaf.wide ? ast.value : toNumber(ast.value);
      break;
    case "real":
      if (ast.kind === "real") return ast.value;
      if (ast.kind === "integer") return finite(scope, ast, Number(ast.value));
      if (ast.kind === "braces") return finite(scope, ast, evaluateReal(scope, ast));
      break;
    case "objectIdentifier":
      if (ast.kind === "braces") return evaluateOid(scope, ast, leaf.relative);
      break;
    case "octetString":
      if (ast.kind === "bstring" || ast.kind === "hstring") return octetString(ast);
      break;
    case "bitString":
      return evaluateBits(scope, ast, leaf);
    case "string":
      if (ast.kind === "cstring") return ast.value;
      if (ast.kind === "braces") return evaluateCharacters(scope, ast, leaf);
      break;
    case "sequence":
    case "set":
      if (ast.kind === "braces") return evaluateMembers(scope, ast, leaf.members);
      break;
    case "sequenceOf":
    case "setOf":
      if (ast.kind === "braces")
        return elementsOf(scope, ast, (item) => evaluate(scope, item, leaf.element), leaf.element);
      break;
    case "choice":
      if (ast.kind === "choice") {
        const member = memberNamed(scope, leaf.members, ast);
        return { [ast.name]: evaluate(scope, ast.value, member.type) };
      }
      break;
    case "open":
    case "any": {
      const octets = openValue(scope, ast, leaf);
      if (octets !== undefined) return octets;
      break;
    }
    case "external":
    case "embeddedPdv":
    case "characterString":
      if (ast.kind === "braces") return presentationValue(scope, ast, leaf.kind);
      break;
    case "systemTime":
      throw scope.unsupported(ast.at, `values of ${typeName(leaf)} are`);
    case "enumerated":
    case "reference":
    case "tagged":
      break;
  }
  throw mismatch(scope, ast, leaf);
}

/** The octets of a value of an open type, or of what a string contains; undefined for another notation. */
function openValue(scope: Scope, ast: ValueAst, leaf: TypeNode): Uint8Array | undefined {
  if (leaf.kind === "open" && leaf.contents !== undefined) {
    if (ast.kind === "bstring" || ast.kind === "hstring") return octetString(ast);
    const [row] = leaf.rows;
    if (ast.kind === "containing" && leaf.keys.length === 0) {
      return encodeValue(scope, row!.type, ast.value, leaf.der);
    }
  }
  if (ast.kind === "open") return encodeOpen(scope, ast.type, ast.value);
  // `Type : value`, which looks like a value of a CHOICE.
  if (ast.kind !== "choice" || ast.name >= "a") return undefined;
  const { name, at } = ast;
  const named = { kind: "reference", module: undefined, name, at, constraints: [] } as const;
  return encodeOpen(scope, named, ast.value);
}

/**
 * An integer: a number, a name of `governor`, or a value defined elsewhere.
 * @param governor The INTEGER type whose named numbers are known here.
 */
export function evaluateInteger(scope: Scope, ast: ValueAst, governor?: TypeNode): bigint {
  const value = evaluate(scope, ast, governor?.kind === "integer" ? governor : anyInteger);
  return BigInt(value as number | bigint);
}

const anyInteger: TypeNode = { kind: "integer", wide: true };

/** A named value with its type. */
export function valueOf(symbol: ValueSymbol): { type: TypeNode; value: Value } {
  const { ast, scope, value } = symbol;
  const loop = () => scope.error(ast.at, `${ast.name} is defined by nothing but itself`);
  return once(symbol, value, loop, () => {
    const type = resolveApart(symbol.home ?? scope, ast.type);
    return { type, value: evaluate(scope, ast.value, type) };
  });
}

/** A name that the type itself gives to a value. */
export function evaluateName(leaf: TypeNode, name: string): Value | undefined {
  if (leaf.kind === "enumerated") return leaf.items.find((item) => item.name === name)?.value;
  if (leaf.kind !== "integer" || leaf.names === undefined) return undefined;
  const value = Object.hasOwn(leaf.names, name) ? leaf.names[name]! : undefined;
  return value !== undefined && leaf.wide ? BigInt(value) : value;
}

function evaluateReference(
  scope: Scope,
  ast: Extract<ValueAst, { kind: "reference" }>,
  leaf: TypeNode,
): Value {
  if (leaf.kind === "enumerated" && !isDefined(scope, ast)) {
    throw scope.error(ast.at, `this ENUMERATED has no item ${ast.name}`, ruleOf(leaf));
  }
  return evaluateSymbol(scope, ast.at, ast.name, refer(scope, ast), leaf);
}

/** @param name What the value is called where it is used. */
function evaluateSymbol(
  scope: Scope,
  at: number,
  name: string,
  symbol: Symbol | undefined,
  leaf: TypeNode,
): Value {
  if (symbol?.kind !== "value") throw scope.error(at, `${name} is not a value`);
  const { type, value } = valueOf(symbol);
  const actual = leafOf(symbol.scope, type);
  if (actual.kind !== leaf.kind) {
    const found = `${name}, a value of ${typeName(actual)}`;
    throw scope.error(at, `expected a value of ${typeName(leaf)}, found ${found}`, ruleOf(leaf));
  }
  if (leaf.kind !== "integer") return value;
  return leaf.wide ? BigInt(value as number | bigint) : toNumber(BigInt(value as number | bigint));
}

function isDefined(scope: Scope, ast: Extract<ValueAst, { kind: "reference" }>): boolean {
  return ast.module !== undefined || scope.knows(ast.name);
}

/** `{ mantissa 5, base 10, exponent -1 }` (X.680 21.6). */
function evaluateReal(scope: Scope, ast: BracesAst): number {
  const integer: TypeNode = { kind: "integer", wide: false };
  const member = (name: string): MemberNode => ({
    name,
    doc: "",
    type: integer,
    optional: false,
    extension: false,
  });
  const parts = evaluateMembers(scope, ast, ["mantissa", "base", "exponent"].map(member));
  const { mantissa, base, exponent } = parts as Record<string, number>;
  if (base === 10) return Number(`${mantissa}e${exponent}`);
  if (base === 2 && mantissa === 0) return 0;
  if (base === 2) {
    // In two steps: the power by itself may be out of range where the product is not.
    const half = Math.trunc(Number(exponent) / 2);
    return Number(mantissa) * 2 ** half * 2 ** (Number(exponent) - half);
  }
  throw scope.error(ast.at, `the base of a REAL is 2 or 10, not ${base}`);
}

export function finite(scope: Scope, { at }: { readonly at: number }, value: number): number {
  if (Number.isFinite(value)) return value;
  throw scope.error(at, "a number beyond the range of a REAL");
}

export function evaluateMembers(
  scope: Scope,
  ast: BracesAst,
  members: readonly MemberNode[],
): { readonly [name: string]: Value } {
  const value: Record<string, Value> = {};
  for (const [name, ...items] of ast.groups) {
    const [item, ...more] = alternative(scope, items, () => memberType(members, name));
    if (name?.kind !== "reference" || item === undefined || more.length > 0) {
      throw scope.error(
        (more[0] ?? name ?? ast).at,
        "expected a member's name and its value",
        membersRule,
      );
    }
    const member = memberNamed(scope, members, name);
    if (Object.hasOwn(value, name.name))
      throw scope.error(name.at, `${name.name} has two values`, membersRule);
    value[name.name] = evaluate(scope, item, member.type);
  }
  for (const member of members) {
    if (Object.hasOwn(value, member.name) || !isMandatory(member)) continue;
    throw scope.error(ast.at, `this value lacks ${member.name}`, membersRule);
  }
  return value;
}

function memberNamed(
  scope: Scope,
  members: readonly MemberNode[],
  { name, at }: { readonly name: string; readonly at: number },
): MemberNode {
  const member = members.find((candidate) => candidate.name === name);
  if (member === undefined) throw scope.error(at, `the type has no member ${name}`, membersRule);
  return member;
}

/** The value of an alternative as X.208 has it, without a colon, in the form that has one: `{ x 5 }`. */
function alternative(
  scope: Scope,
  items: readonly ValueAst[],
  typeOf: () => TypeNode | undefined,
): readonly ValueAst[] {
  const [first, ...rest] = items;
  if (rest.length === 0 || first?.kind !== "reference" || first.module !== undefined) return items;
  const type = typeOf();
  const leaf = type && leafOf(scope, type);
  if (leaf?.kind !== "choice" || !hasMember(leaf, first.name)) return items;
  const { at, name } = first;
  const member = leaf.members.find((one) => one.name === name)!;
  const [value, ...more] = alternative(scope, rest, () => member.type);
  scope.warn(value!.at, "notation", `no colon between ${name} and its value (X.680 29.11)`);
  return [{ kind: "choice", at, name, value: value! }, ...more];
}

function hasMember({ members }: Extract<TypeNode, { kind: "choice" }>, name: string): boolean {
  return members.some((member) => member.name === name);
}

function memberType(
  members: readonly MemberNode[],
  name: ValueAst | undefined,
): TypeNode | undefined {
  return name?.kind === "reference"
    ? members.find((member) => member.name === name.name)?.type
    : undefined;
}

/** The values between the commas, one each. */
function elementsOf<T>(
  scope: Scope,
  ast: BracesAst,
  evaluateItem: (item: ValueAst) => T,
  type?: TypeNode,
): T[] {
  return ast.groups.map((items) => {
    const [item, extra] = alternative(scope, items, () => type);
    if (extra !== undefined) throw scope.error(extra.at, 'expected "," or "}" after a value');
    return evaluateItem(item!);
  });
}

function evaluateBits(
  scope: Scope,
  ast: ValueAst,
  leaf: Extract<TypeNode, { kind: "bitString" }>,
): Value {
  if (ast.kind === "bstring" || ast.kind === "hstring") {
    return bitString(ast, leaf.names !== undefined);
  }
  if (ast.kind !== "braces") throw mismatch(scope, ast, leaf);
  const set = new Set(
    elementsOf(scope, ast, (item) => {
      if (item.kind === "reference" && Object.hasOwn(leaf.names ?? {}, item.name)) {
        return leaf.names![item.name]!;
      }
      throw scope.error(item.at, "expected the name of a bit");
    }),
  );
  const length = Math.max(-1, ...set) + 1;
  const bits = Array.from({ length }, (_, number) => (set.has(number) ? "1" : "0"));
  return bitString({ kind: "bstring", at: ast.at, value: bits.join("") }, true);
}

/** A list of strings, or the position of one character in a table (X.680 41.8). */
function evaluateCharacters(
  scope: Scope,
  ast: BracesAst,
  leaf: Extract<TypeNode, { kind: "string" }>,
): string {
  const [first] = ast.groups[0] ?? [];
  if (first?.kind !== "integer") {
    return elementsOf(scope, ast, (item) => String(evaluate(scope, item, leaf))).join("");
  }
  const numbers = elementsOf(scope, ast, (item) => Number(evaluateInteger(scope, item)));
  const character = characterString(numbers);
  if (character === undefined) {
    throw scope.error(ast.at, "expected two numbers, to 7 and 15, or four, to 127 and 255");
  }
  return character;
}

function mismatch(scope: Scope, ast: ValueAst, leaf: TypeNode): Asn1Error {
  const found = describe(ast);
  return scope.error(ast.at, `expected a value of ${typeName(leaf)}, found ${found}`, ruleOf(leaf));
}

const typeNames: Readonly<Record<string, string>> = {
  boolean: "BOOLEAN",
  null: "NULL",
  integer: "INTEGER",
  real: "REAL",
  systemTime: "AsnSystemTime",
  enumerated: "ENUMERATED",
  octetString: "OCTET STRING",
  bitString: "BIT STRING",
  sequence: "SEQUENCE",
  set: "SET",
  sequenceOf: "SEQUENCE OF",
  setOf: "SET OF",
  choice: "CHOICE",
  any: "ANY",
  external: "EXTERNAL",
  embeddedPdv: "EMBEDDED PDV",
  characterString: "CHARACTER STRING",
};

/** The clauses of X.680 for the notation of values. */
const clauses: Readonly<Record<string, number>> = {
  boolean: 18,
  integer: 19,
  enumerated: 20,
  real: 21,
  bitString: 22,
  octetString: 23,
  null: 24,
  sequence: 25,
  sequenceOf: 26,
  set: 27,
  setOf: 28,
  choice: 29,
  objectIdentifier: 32,
  embeddedPdv: 36,
  external: 37,
  string: 41,
  characterString: 44,
};

export function ruleOf(node: TypeNode): string {
  if (node.kind === "any") return "value of an open type, Type : value (X.681 14.3)";
  const clause = clauses[node.kind];
  return clause === undefined ? "" : `value of ${typeName(node)} (X.680 clause ${clause})`;
}

const membersRule = "value of SEQUENCE, SET or CHOICE (X.680 clauses 25, 27, 29)";

export function typeName(node: TypeNode): string {
  if (node.kind === "string") return node.string;
  if (node.kind === "objectIdentifier") return node.relative ? "RELATIVE-OID" : "OBJECT IDENTIFIER";
  return typeNames[node.kind] ?? node.kind;
}
