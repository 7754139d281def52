import { defaultValue } from "../defaults.js";
import { isMandatory, underscored } from "../member.js";
import { Variant } from "../options.js";
import { ownedBy } from "../open/check.js";
import { reachOf } from "../open/scope.js";
import type { Constraint, Member, Schema, Type } from "../schema.js";
import { isNested, wireOf } from "../ber/wire.js";
import { literalKey, lookup, property, quote, type Source } from "../ber/source.js";

/**
 * Emits `write(v, k)`: the value as JSON text.
 * @param isRoot Whether an object is to have the name of its type in any case.
 */
export function emitWrite(out: Source, type: Type<unknown>, variant: number, isRoot = false): void {
  const { base, type: own } = wireOf(type);
  const named = type.name !== "" && (isRoot || (variant & Variant.typeNames) !== 0);
  const typeName = named ? `"_type":${JSON.stringify(type.name)}` : "";
  out.add("function write(v, k) {");
  switch (base.kind) {
    case "sequence":
    case "set":
      writeStructure(out, base.members, own, typeName, variant);
      break;
    case "sequenceOf":
    case "setOf":
      writeList(out, base, variant);
      break;
    case "choice":
      writeChoice(out, base, typeName, variant);
      break;
    default:
      out.add(`return ${writeExpression(out, type, "v", "", variant)};`);
  }
  out.add("}");
}

function writeStructure(
  out: Source,
  members: readonly Member[],
  type: Type<unknown>,
  typeName: string,
  variant: number,
): void {
  const owned = ownedBy(type);
  out.add(
    'if (typeof v !== "object" || v === null) writeKind(v, "an object", "");',
    "if (k > maxDepth) tooDeep();",
    ...(owned.length === 0
      ? []
      : [`requireKeys(v, ${out.constant(owned)}, ${(variant & Variant.constraints) !== 0});`]),
    `let x, s = ${quote(typeName)}, m = "";`,
    "try {",
  );
  // Without that it is not known which member is the first one.
  const [first] = members;
  const isHeaded = typeName !== "" || (first !== undefined && isMandatory(first));
  let comma = typeName === "" && isHeaded ? "" : ",";
  for (const member of members) {
    const optional = !isMandatory(member);
    const name = quote(member.name);
    out.add(`x = ${lookup("v", member.name)};`);
    if (optional) out.add("if (x !== undefined) {");
    else out.add(`if (x === undefined) { m = ""; writeKind(x, "a value", ${name}); }`);
    if (isNested(member.type)) out.add(`m = ${name};`);
    out.add(
      `s += ${quote(`${comma}${JSON.stringify(underscored(member.name))}:`)} + ${writeExpression(out, member.type, "x", member.name, variant)};`,
    );
    if (isNested(member.type)) out.add('m = "";');
    if (optional) out.add("}");
    comma = ",";
  }
  out.add(
    `return "{" + ${isHeaded ? "s" : "s.slice(1)"} + "}";`,
    "} catch (x) { throw within(x, m); }",
  );
}

function writeList(
  out: Source,
  base: Extract<Schema, { kind: "sequenceOf" | "setOf" }>,
  variant: number,
): void {
  out.add(
    `if (!Array.isArray(v)) v = decodedList(v, ${out.constant(base.element)});`,
    "if (k > maxDepth) tooDeep();",
    'let i = 0, s = "";',
  );
  const size = base.constraint?.size;
  if (constrained(size, variant)) out.add(`checkWritten("", v, ${out.constant(size)}, "");`);
  out.add("try {");
  if (base.map) {
    const written = writeExpression(
      out,
      parameterType(base.element),
      "v[i].value",
      "value",
      variant,
    );
    // In the object form, peers would take a type name for a parameter.
    const value = (variant & Variant.typeNames) === 0 ? written : `withoutTypeName(${written})`;
    out.add(
      "if (fitsMap(v)) {",
      "for (; i < v.length; i++) {",
      's += "," + writeString(v[i].key, "key") + ":";',
      `s += mapValue(v[i].value, ${value});`,
      "}",
      'return "{" + s.slice(1) + "}";',
      "}",
    );
  }
  out.add(
    `for (; i < v.length; i++) s += "," + ${writeExpression(out, base.element, "v[i]", "", variant)};`,
    'return "[" + s.slice(1) + "]";',
    '} catch (x) { throw within(x, "[" + i + "]"); }',
  );
}

/** The type of the member `value` of a list element of AsnOptionalParameters. */
function parameterType(element: Type<unknown>): Type<unknown> {
  const { base } = wireOf(element);
  const member =
    base.kind === "sequence" ? base.members.find(({ name }) => name === "value") : undefined;
  if (member === undefined) throw new Error("a map is a SEQUENCE OF SEQUENCE { key, value }");
  return member.type;
}

function writeChoice(
  out: Source,
  base: Extract<Schema, { kind: "choice" }>,
  typeName: string,
  variant: number,
): void {
  const { members } = base;
  out.add(
    'if (typeof v !== "object" || v === null) writeKind(v, "an object with one key", "");',
    "if (k > maxDepth) tooDeep();",
    ...(base.extensible
      ? ['if (v[unknownExtensions]) return writeAny(v[unknownExtensions][0], "");']
      : []),
    "const chosen = onlyKey(writer, v), x = v[chosen];",
    'let m = "";',
    "try {",
    "switch (chosen) {",
  );
  for (const member of members) {
    out.add(`case ${quote(member.name)}:`);
    if (isNested(member.type)) out.add(`m = ${quote(member.name)};`);
    out.add(
      `return ${quote(`{${typeName && `${typeName},`}${JSON.stringify(underscored(member.name))}:`)} + ${writeExpression(out, member.type, "x", member.name, variant)} + "}";`,
    );
  }
  out.add(
    'default: return writer.fail("bad-choice", "the CHOICE has no alternative " + JSON.stringify(chosen));',
    "}",
    "} catch (x) { throw within(x, m); }",
  );
}

function writeExpression(
  out: Source,
  type: Type<unknown>,
  x: string,
  member: string,
  variant: number,
): string {
  const text = writtenValue(out, type, x, member, variant);
  const { base } = wireOf(type);
  // The size of a list is checked by its own function.
  const limit =
    base.kind === "integer"
      ? base.constraint?.value
      : base.kind === "string" || base.kind === "octetString" || base.kind === "bitString"
        ? base.constraint?.size
        : undefined;
  return constrained(limit, variant)
    ? `checkWritten(${text}, ${x}, ${out.constant(limit)}, ${quote(member)})`
    : text;
}

function writtenValue(
  out: Source,
  type: Type<unknown>,
  x: string,
  member: string,
  variant: number,
): string {
  const wire = wireOf(type);
  const name = quote(member);
  switch (wire.base.kind) {
    case "boolean":
      return `writeBoolean(${x}, ${name})`;
    case "integer":
    case "enumerated":
      return `writeInteger(${x}, ${name})`;
    case "bitString":
      return `writeBits(${x}, ${name})`;
    case "octetString":
      return `writeOctets(${x}, ${name})`;
    case "null":
      return `writeNull(${x}, ${name})`;
    case "real":
      return `writeReal(${x}, ${name})`;
    case "systemTime":
      return `write${(variant & Variant.dates) === 0 ? "" : "Any"}Time(${x}, ${name})`;
    case "objectIdentifier":
      return `writeOid(${x}, ${wire.base.relative}, ${name})`;
    case "string":
      return wire.base.string === "UTF8String"
        ? `writeString(${x}, ${name})`
        : `writeText(${x}, ${quote(wire.base.string)}, ${name})`;
    case "any":
      return `writeAny(${x}, ${name})`;
    case "open":
      return `writeOpen(${x}, k + 1, ${tableOf(out, type)})`;
    default:
      return `${out.link(wire.type)}.write(${x}, k + 1)`;
  }
}

/** Emits `read(v, k)`: a parsed JSON value as a value of the type. */
export function emitRead(out: Source, type: Type<unknown>, variant: number): void {
  const { base, type: own } = wireOf(type);
  out.add("function read(v, k) {");
  switch (base.kind) {
    case "sequence":
    case "set":
      readStructure(out, base, own, variant);
      break;
    case "sequenceOf":
    case "setOf":
      readList(out, base, own, variant);
      break;
    case "choice":
      readChoice(out, base, variant);
      break;
    default:
      out.add(`return ${readExpression(out, type, "v", "", variant)};`);
  }
  out.add("}");
}

function readStructure(
  out: Source,
  base: Extract<Schema, { kind: "sequence" | "set" }>,
  type: Type<unknown>,
  variant: number,
): void {
  const { members } = base;
  out.add(
    'if (!isObject(v)) wrongKind(v, "an object", "");',
    "if (k > maxDepth) tooDeepJson();",
    'let x, m = "";',
    "const o = {};",
    "try {",
  );
  for (const member of members) {
    const key = underscored(member.name);
    const place = property("o", member.name);
    const optional = !isMandatory(member);
    // Object.prototype's own members are not members of the message.
    out.add(`x = hasOwn(v, ${quote(key)}) ? ${property("v", key)} : undefined;`);
    if (optional) out.add("if (x !== undefined) {");
    else out.add(`if (x === undefined) wrongKind(x, "a value", ${quote(member.name)});`);
    if (isNested(member.type)) out.add(`m = ${quote(member.name)};`);
    const value = readExpression(out, member.type, "x", member.name, variant);
    out.add(
      literalKey(member.name) === '["__proto__"]'
        ? `defineMember(o, ${value});`
        : `${place} = ${value};`,
    );
    if (isNested(member.type)) out.add('m = "";');
    if (optional) {
      out.add("}");
      if (member.default !== undefined) {
        const fallback = out.constant(defaultValue(member, variant));
        out.add(`else ${place} = structuredClone(${fallback});`);
      }
    }
  }
  if (!base.extensible && isStrict(variant)) {
    const names = out.constant(
      new Set(["_type", ...members.map((member) => underscored(member.name))]),
    );
    out.add(`for (const key in v) if (!${names}.has(key)) unknownMember(key);`);
  }
  const owned = ownedBy(type);
  if (owned.length > 0) {
    const closed = isStrict(variant) || (variant & Variant.constraints) !== 0;
    out.add(`requireReadKeys(o, ${out.constant(owned)}, ${closed});`);
  }
  out.add("return o;", "} catch (x) { throw within(x, m); }");
}

/** The name of an open type's table. */
function tableOf(out: Source, type: Type<unknown>): string {
  const { base, type: own } = wireOf(type);
  return out.table(
    own,
    (base as Extract<Schema, { kind: "open" }>).rows.map((row) => row.type),
  );
}

function readList(
  out: Source,
  base: Extract<Schema, { kind: "sequenceOf" | "setOf" }>,
  type: Type<unknown>,
  variant: number,
): void {
  const isSized = constrained(base.constraint?.size, variant);
  const size = isSized ? out.constant(base.constraint?.size) : "undefined";
  const element = out.link(base.element);
  if (base.map) out.add('v = listOfMap(v, "");');
  out.add(
    `if (!Array.isArray(v)) wrongKind(v, ${base.map ? '"an object or an array"' : '"an array"'}, "");`,
    "if (k > maxDepth) tooDeepJson();",
    // The keys of open types are compared when all is there.
    ...(reachOf(type) > 0
      ? []
      : [`if (v.length > listRoom.left) return listRoom.later(v, k, ${element}, ${size});`]),
    "listRoom.left -= v.length;",
    "const o = [];",
    "let i = 0;",
    "try {",
    `for (; i < v.length; i++) o.push(${readExpression(out, base.element, "v[i]", "", variant)});`,
    '} catch (x) { throw within(x, "[" + i + "]"); }',
  );
  if (isSized) out.add(`checkRange(o.length, ${size}, "");`);
  out.add("return o;");
}

function readChoice(out: Source, base: Extract<Schema, { kind: "choice" }>, variant: number): void {
  const { members } = base;
  out.add(
    'if (!isObject(v)) wrongKind(v, "an object with one member", "");',
    "if (k > maxDepth) tooDeepJson();",
    "const chosen = onlyMember(v), x = v[chosen];",
    ...(base.extensible
      ? ['if (chosen === "_ber") return { [unknownExtensions]: [readAny(v, "")] };']
      : []),
    'let m = "";',
    "try {",
    "switch (chosen) {",
  );
  for (const member of members) {
    out.add(`case ${quote(underscored(member.name))}:`);
    if (isNested(member.type)) out.add(`m = ${quote(member.name)};`);
    out.add(
      `return { ${literalKey(member.name)}: ${readExpression(out, member.type, "x", member.name, variant)} };`,
    );
  }
  out.add("default: unknownAlternative(chosen);", "}", "} catch (x) { throw within(x, m); }");
}

function readExpression(
  out: Source,
  type: Type<unknown>,
  x: string,
  member: string,
  variant: number,
): string {
  const wire = wireOf(type);
  const { base } = wire;
  const name = quote(member);
  switch (base.kind) {
    case "boolean":
      return `read${isStrict(variant) ? "Strict" : ""}Boolean(${x}, ${name})`;
    case "integer": {
      const big = base.wide || (variant & Variant.bigint) !== 0;
      const value = `read${big ? "Big" : ""}Integer(${x}, ${name})`;
      return checked(out, value, base.constraint?.value, name, variant);
    }
    case "enumerated":
      return `readInteger(${x}, ${name}, enumeratedRange)`;
    case "bitString":
      return checked(out, `readBits(${x}, ${name})`, base.constraint?.size, name, variant);
    case "octetString":
      return checked(out, `readOctets(${x}, ${name})`, base.constraint?.size, name, variant);
    case "null":
      return `readNull(${x}, ${name})`;
    case "real":
      return `readReal(${x}, ${name})`;
    case "systemTime":
      return `read${isStrict(variant) ? "Strict" : ""}Time(${x}, ${name})`;
    case "objectIdentifier":
      return `readOid(${x}, ${base.relative}, ${name})`;
    case "string": {
      const value =
        base.string === "UTF8String"
          ? `readString(${x}, ${name})`
          : `readText(${x}, ${quote(base.string)}, ${name})`;
      return checked(out, value, base.constraint?.size, name, variant);
    }
    case "any":
      return `readAny(${x}, ${name})`;
    case "open":
      return `readOpen(${x}, k + 1, ${tableOf(out, type)}, ${isStrict(variant)})`;
    default:
      return `${out.link(wire.type)}.read(${x}, k + 1)`;
  }
}

function checked(
  out: Source,
  value: string,
  intervals: Constraint["size"],
  name: string,
  variant: number,
): string {
  return constrained(intervals, variant)
    ? `checkRange(${value}, ${out.constant(intervals)}, ${name})`
    : value;
}

function constrained(intervals: Constraint["size"], variant: number): boolean {
  return intervals !== undefined && (variant & Variant.constraints) !== 0;
}

function isStrict(variant: number): boolean {
  return (variant & Variant.strict) !== 0;
}
