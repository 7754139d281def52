import { ownedBy } from "../open/check.js";
import { isMandatory } from "../member.js";
import { Variant } from "../options.js";
import type { Member, Schema, Type } from "../schema.js";
import { PutEmitter } from "./emit-put.js";
import { isInherited, lookup, quote, type Source } from "./source.js";
import { identifier, type Tag } from "./tags.js";
import { isNested, wireOf } from "./wire.js";
import { SLACK } from "./writer.js";

/* Emits straight-line encoders, by the conventions of emit-put.ts. */

/** The number of optional members from which on the keys of the value are iterated over. */
const WALK_FROM = 10;

/** Contents of at most so much text stand in `write` too, which saves a call, as in decoders. */
const WITHIN_WRITE = 3000;

/** Emits `fill(w, v, p, k)`, which writes the contents of a constructed type or all of a CHOICE. */
export function emitFill(out: Source, type: Type<unknown>, variant: number): void {
  const { base, type: own } = wireOf(type);
  const emit = new EncodeEmitter(out, variant);
  switch (base.kind) {
    case "sequence":
    case "set":
      return emit.structure(base, own);
    case "sequenceOf":
    case "setOf":
      return emit.list(base);
    case "choice":
      return emit.choice(base);
  }
}

/** Emits `write(w, v, p, k)`: identifier, length and contents of any type. */
export function emitWrite(out: Source, type: Type<unknown>, variant: number): void {
  const emit = new EncodeEmitter(out, variant);
  const at = out.lines.length;
  out.add(
    "function write(w, v, p, k) {",
    "let b = w.b, s, n, y;",
    "if (p > w.cap) b = w.grow(p, 0);",
  );
  emit.outermost(type);
  out.add("return p;", "}");
  emit.declarePredictions(at);
}

type Structure = Extract<Schema, { kind: "sequence" | "set" }>;

/** Emits what writes the contents of structures, lists and CHOICEs. */
class EncodeEmitter extends PutEmitter {
  structure(base: Structure, type: Type<unknown>): void {
    const { out } = this;
    const at = out.lines.length;
    const walked = this.walkedFrom(base);
    out.add("function fill(w, v, p, k) {");
    out.add('let b = w.b, s, n, x, y, m = "";');
    out.add("if (p > w.cap) b = w.grow(p, 0);");
    this.unchecked = 0;
    this.members(base, type);
    out.add("return p;", "}");
    if (walked < base.members.length) this.walk(base.members.slice(walked));
    this.declarePredictions(at);
  }

  /** What `write` does: a value with its identifier and length. */
  outermost(type: Type<unknown>): void {
    const { out } = this;
    const { base, tag, outer, type: own } = wireOf(type);
    const contents = out.lines.reduce((sum, line) => sum + line.length, 0);
    if (base.kind !== "sequence" || own !== type || outer.length > 0 || contents > WITHIN_WRITE) {
      return this.value(type, "v", "", "k");
    }
    out.add('let x, m = "";');
    this.tag(tag as Tag);
    this.enclosed(() => this.members(base, type));
  }

  /** The members of `v`. */
  private members(base: Structure, type: Type<unknown>): void {
    const { out } = this;
    const { members } = base;
    const walked = this.walkedFrom(base);
    out.add('if (typeof v !== "object" || v === null) w.kind(v, "an object", "");');
    out.add("if (k > w.depth) w.tooDeep();");
    const owned = ownedBy(type);
    if (owned.length > 0) {
      const closed = (this.variant & Variant.constraints) !== 0;
      out.add(`requireKeys(v, ${out.constant(owned)}, ${closed});`);
    }
    const nested = members.slice(0, walked).some((member) => isNested(member.type));
    if (nested) out.add("try {");
    for (let i = 0; i < walked; i++) {
      if (base.extensible && i === base.extensionAt) this.unknown();
      this.member(members[i] as Member);
    }
    if (walked < members.length) out.add("p = walk(w, v, p, k);", "b = w.b;");
    // Without a marker as well: values that were decoded outside the strict mode may have additions at the end.
    if (!base.extensible || base.extensionAt >= members.length) this.unknown();
    if (nested) out.add("} catch (x) { throw within(x, m); }");
  }

  private unknown(): void {
    this.out.add(
      "x = v[unknownExtensions];",
      'if (x !== undefined) for (const one of x) { p = putAny(w, one, p, ""); b = w.b; }',
    );
  }

  /** The index from which on members are written by iterating over the value's own keys. */
  private walkedFrom(base: Structure): number {
    const { members } = base;
    if (base.extensible && base.extensionAt < members.length) return members.length;
    let first = members.length;
    while (first > 0) {
      const member = members[first - 1] as Member;
      if (isMandatory(member) || member.default !== undefined || isInherited(member.name)) break;
      first--;
    }
    return members.length - first >= WALK_FROM ? first : members.length;
  }

  /**
   * For types with dozens of optional members: asking an object for all of them costs a failed
   * look-up each, and more if there are objects of many shapes. Iterating over its keys does not. The
   * keys usually come in the order of the type, so the member of a key is the next one of this
   * name; if not, it starts again with their indexes sorted. Members that are only a tag and a text
   * are written by a table, because most are, and the processor cannot predict a jump by index.
   * An object with a prototype of its own may have members there, so it is asked for all.
   */
  private walk(members: readonly Member[]): void {
    const { out } = this;
    const indexes = out.constant(new Map(members.map((member, i) => [member.name, i])));
    // The keys of an object are unique in memory, so comparing them does not have to look at the text.
    const names = out.constant(
      Object.keys(Object.fromEntries(members.map(({ name }) => [name, 0]))),
    );
    const tags = out.constant(members.map((member) => this.textTag(member)));
    out.add(
      "function walk(w, v, p, k) {",
      "if (!isPlain(v)) return walkAll(w, v, p, k);",
      "const p0 = p, x0 = w.extra;",
      "let i = 0;",
      "for (const key in v) {",
      "const x = v[key];",
      "if (x === undefined) continue;",
      "const next = i;",
      `while (i < ${members.length} && ${names}[i] !== key) i++;`,
      `if (i === ${members.length}) {`,
      `if (${indexes}.has(key)) { rewind(w, x0); return walkSorted(w, v, p0, k); }`,
      "i = next;",
      "continue;",
      "}",
      `const tag = ${tags}[i];`,
      "if (tag === 0) p = one(w, i, x, p, k);",
      "else {",
      "const b = w.b;",
      "b[p++] = tag;",
      "if (tag > 255) b[p++] = tag >> 8;",
      `p = putUtf8(w, x, p, ${names}[i]);`,
      "}",
      "i++;",
      "}",
      "return p;",
      "}",
      "function walkSorted(w, v, p, k) {",
      "const found = [];",
      "for (const key in v) {",
      `const i = ${indexes}.get(key);`,
      "if (i === undefined || v[key] === undefined) continue;",
      "let j = found.length;",
      "while (j > 0 && found[j - 1] > i) { found[j] = found[j - 1]; j--; }",
      "found[j] = i;",
      "}",
      `for (const i of found) p = one(w, i, v[${names}[i]], p, k);`,
      "return p;",
      "}",
      "function walkAll(w, v, p, k) {",
      `for (let i = 0; i < ${members.length}; i++) {`,
      `const x = v[${names}[i]];`,
      "if (x !== undefined) p = one(w, i, x, p, k);",
      "}",
      "return p;",
      "}",
      "function one(w, i, x, p, k) {",
      'let b = w.b, s, n, y, m = "";',
      "if (p > w.cap) b = w.grow(p, 0);",
    );
    const nested = members.some((member) => isNested(member.type));
    if (nested) out.add("try {");
    out.add("switch (i) {");
    members.forEach((member, i) => {
      out.add(`case ${i}:`);
      this.unchecked = 0;
      this.value(member.type, "x", member.name, "k + 1");
      out.add("return p;");
    });
    out.add("}");
    if (nested) out.add("} catch (x) { throw within(x, m); }");
    out.add("}");
  }

  /** The identifier octets of a UTF8String that is written by the table, the first one lowest. */
  private textTag({ type }: Member): number {
    const { base, tag, outer } = wireOf(type);
    if (base.kind !== "string" || base.string !== "UTF8String" || outer.length > 0) return 0;
    if (base.constraint !== undefined) return 0;
    const [first, second = 0, third] = identifier(tag as Tag);
    return third === undefined ? (first as number) + second * 256 : 0;
  }

  private member(member: Member): void {
    const { out } = this;
    out.add(`x = ${lookup("v", member.name)};`);
    if (isMandatory(member)) {
      this.value(member.type, "x", member.name, "k + 1");
      return;
    }
    // If the member is absent it requests no room, so the octets before it still count.
    if (this.unchecked > SLACK - 64) {
      out.add("if (p > w.cap) b = w.grow(p, 0);");
      this.unchecked = 0;
    }
    const before = this.unchecked;
    const isDefault =
      member.default !== undefined ? ` && !isDefault(x, ${out.constant(member.default)})` : "";
    out.add(`if (x !== undefined${isDefault}) {`);
    this.value(member.type, "x", member.name, "k + 1");
    out.add("}");
    this.unchecked = Math.max(this.unchecked, before);
  }

  list(base: Extract<Schema, { kind: "sequenceOf" | "setOf" }>): void {
    const { out } = this;
    const at = out.lines.length;
    out.add(
      "function fill(w, v, p, k) {",
      "if (!Array.isArray(v)) return encoded(w, v, p, k);",
      "if (k > w.depth) w.tooDeep();",
      'let b = w.b, s, n, x, y, i = 0, m = "";',
      "const length = v.length;",
    );
    this.size(base.constraint, "length", "");
    out.add("try {", "for (; i < length; i++) {", "if (p > w.cap) b = w.grow(p, 0);", "x = v[i];");
    this.unchecked = 0;
    this.value(base.element, "x", "", "k + 1");
    out.add("}", "return p;", '} catch (x) { throw within(x, "[" + i + "]"); }', "}");
    this.declarePredictions(at);
    out.add(
      "function encoded(w, v, p, k) {",
      "if (v instanceof ListView) return fill(w, v.toObject(), p, k);",
      `const list = encodedList(w, v, ${out.constant(base.element)});`,
      "if (k > w.depth) w.tooDeep();",
    );
    this.size(base.constraint, "list.length", "");
    out.add("return putElements(w, list, p);", "}");
  }

  choice(base: Extract<Schema, { kind: "choice" }>): void {
    const { out } = this;
    const at = out.lines.length;
    out.add(
      "function fill(w, v, p, k) {",
      'if (typeof v !== "object" || v === null) w.kind(v, "an object with one key", "");',
      'let b = w.b, s, n, x, y, m = "";',
      "if (p > w.cap) b = w.grow(p, 0);",
      ...(base.extensible ? ["if (v[unknownExtensions]) return putUnknown(w, v, p);"] : []),
      "const chosen = onlyKey(w, v);",
      "x = v[chosen];",
      "try {",
      "switch (chosen) {",
    );
    for (const member of base.members) {
      out.add(`case ${quote(member.name)}:`);
      this.unchecked = 0;
      this.value(member.type, "x", member.name, "k + 1");
      out.add("return p;");
    }
    out.add(
      'default: w.fail("bad-choice", "the CHOICE has no alternative " + JSON.stringify(chosen));',
      "}",
      "} catch (x) { throw within(x, m); }",
      "}",
    );
    this.declarePredictions(at);
  }
}
