import { ownedBy } from "../open/check.js";
import type { Constraint, Member, Schema, Type } from "../schema.js";
import { identifier, type Tag } from "./tags.js";
import { isNested, wireOf, type Wire } from "./wire.js";
import { isMandatory } from "../member.js";
import { Variant } from "../options.js";
import { isInherited, lookup, quote, type Source } from "./source.js";
import { SLACK } from "./writer.js";

/*
 * Emits straight-line encoders. Conventions of the emitted code: `w` the Writer, `b` its buffer
 * (which any call may replace), `p` the position, `k` the level of nesting, `x` the member's
 * value, `m` the name of the constructed member that is being encoded. Lengths of contents that
 * may be long are predicted: `h0, h1, ..` remember how many octets the last one took.
 */

/** The number of optional members from which on the keys of the value are iterated over. */
const WALK_FROM = 10;

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
  emit.value(type, "v", "", "k");
  out.add("return p;", "}");
  emit.declarePredictions(at);
}

class EncodeEmitter {
  /** Octets written since room was last requested. */
  private unchecked = 0;
  private readonly predictions: string[] = [];

  constructor(
    private readonly out: Source,
    private readonly variant: number,
  ) {}

  /** Declares the predicted length octet counts in front of the function begun at line `at`. */
  declarePredictions(at: number): void {
    if (this.predictions.length === 0) return;
    this.out.lines.splice(
      at,
      0,
      `let ${this.predictions.map((name) => `${name} = 1`).join(", ")};`,
    );
    this.predictions.length = 0;
  }

  structure(base: Extract<Schema, { kind: "sequence" | "set" }>, type: Type<unknown>): void {
    const { out } = this;
    const members = base.members;
    const at = out.lines.length;
    const walked = this.walkedFrom(base);
    out.add("function fill(w, v, p, k) {");
    out.add('if (typeof v !== "object" || v === null) w.kind(v, "an object", "");');
    out.add("if (k > w.depth) w.tooDeep();");
    const owned = ownedBy(type);
    if (owned.length > 0) {
      const closed = (this.variant & Variant.constraints) !== 0;
      out.add(`requireKeys(v, ${out.constant(owned)}, ${closed});`);
    }
    out.add('let b = w.b, s, n, x, y, m = "";');
    out.add("if (p > w.cap) b = w.grow(p, 0);");
    this.unchecked = 0;
    const nested = members.slice(0, walked).some((member) => isNested(member.type));
    if (nested) out.add("try {");
    for (let i = 0; i < walked; i++) {
      if (base.extensible && i === base.extensionAt) this.unknown();
      this.member(members[i] as Member);
    }
    if (walked < members.length) out.add("p = walk(w, v, p, k);", "b = w.b;");
    // Without a marker as well: values that were decoded outside the strict mode may have additions at the end.
    if (!base.extensible || base.extensionAt >= members.length) this.unknown();
    out.add("return p;");
    if (nested) out.add("} catch (x) { throw within(x, m); }");
    out.add("}");
    if (walked < members.length) this.walk(members.slice(walked));
    this.declarePredictions(at);
  }

  private unknown(): void {
    this.out.add(
      "x = v[unknownExtensions];",
      'if (x !== undefined) for (const one of x) { p = putAny(w, one, p, ""); b = w.b; }',
    );
  }

  /** The index from which on members are written by iterating over the value's own keys. */
  private walkedFrom(base: Extract<Schema, { kind: "sequence" | "set" }>): number {
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

  /** Identifier, length and contents of the value `x`. */
  value(type: Type<unknown>, x: string, member: string, level: string): void {
    this.layers(wireOf(type), x, member, level);
  }

  private layers(wire: Wire, x: string, member: string, level: string): void {
    const [layer, ...rest] = wire.outer;
    if (layer === undefined) return this.plain(wire, x, member, level);
    const { out } = this;
    this.tag(layer);
    const s = out.fresh("s");
    const extra = out.fresh("s");
    const held = out.fresh("s");
    const predicted = this.predict();
    out.add(
      `if (${level} > w.depth) w.tooDeep();`,
      `const ${s} = p, ${extra} = w.extra, ${held} = ${predicted};`,
      `p += ${held};`,
    );
    this.layers({ ...wire, outer: rest }, x, member, `${level} + 1`);
    this.close(s, held, predicted, extra);
  }

  private plain(wire: Wire, x: string, member: string, level: string): void {
    const { out } = this;
    const { base } = wire;
    const name = quote(member);
    if (base.kind === "any") {
      out.add(`p = putAny(w, ${x}, p, ${name});`, "b = w.b;");
      return;
    }
    if (base.kind === "open" && wire.tag === undefined) {
      this.open(wire, "putOpen", x, member, level);
      return;
    }
    if (base.kind === "choice") {
      if (member !== "") out.add(`m = ${name};`);
      if (member !== "") this.present(x, "a CHOICE value", member);
      out.add(`p = ${out.link(wire.type)}.fill(w, ${x}, p, ${level} - 1);`, "b = w.b;");
      if (member !== "") out.add('m = "";');
      return;
    }
    this.tag(wire.tag as Tag);
    if (base.kind === "open") return this.contained(wire, x, member, level);
    if (isNested(wire.type)) return this.constructed(wire, x, member, level);
    this.primitive(base, x, member);
  }

  private open(wire: Wire, put: string, x: string, member: string, level: string): void {
    const { out } = this;
    const rows = (wire.base as Extract<Schema, { kind: "open" }>).rows.map(({ type }) => type);
    if (member !== "") out.add(`m = ${quote(member)};`);
    out.add(`p = ${put}(w, ${x}, p, ${level}, ${out.table(wire.type, rows)});`, "b = w.b;");
    if (member !== "") out.add('m = "";');
    this.unchecked = SLACK;
  }

  /** An open type that a string contains, after the string's tag. */
  private contained(wire: Wire, x: string, member: string, level: string): void {
    const { out } = this;
    const s = out.fresh("s");
    const extra = out.fresh("s");
    const held = out.fresh("s");
    const predicted = this.predict();
    out.add(`const ${s} = p, ${extra} = w.extra, ${held} = ${predicted};`, `p += ${held};`);
    const { contents } = wire.base as Extract<Schema, { kind: "open" }>;
    if (contents === "bitString") out.add("b[p++] = 0;");
    this.open(wire, "putContained", x, member, level);
    this.close(s, held, predicted, extra);
  }

  /** An absent mandatory member is reported by its own name, not by what is missing inside it. */
  private present(x: string, wanted: string, member: string): void {
    this.out.add(
      `if (${x} === undefined) { m = ""; w.kind(${x}, ${quote(wanted)}, ${quote(member)}); }`,
    );
  }

  private constructed(wire: Wire, x: string, member: string, level: string): void {
    const { out } = this;
    const name = quote(member);
    const list = wire.base.kind === "sequenceOf" || wire.base.kind === "setOf";
    if (member !== "") {
      this.present(x, list ? "an array" : "an object", member);
      out.add(`m = ${name};`);
    }
    const s = out.fresh("s");
    const extra = out.fresh("s");
    const held = out.fresh("s");
    const predicted = this.predict();
    // A type inside itself, or a getter that encodes, may change the prediction meanwhile.
    out.add(
      `const ${s} = p, ${extra} = w.extra, ${held} = ${predicted};`,
      `p = ${out.link(wire.type)}.fill(w, ${x}, p + ${held}, ${level});`,
      "b = w.b;",
    );
    this.close(s, held, predicted, extra);
    if (member !== "") out.add('m = "";');
    this.unchecked = SLACK;
  }

  private predict(): string {
    const name = this.out.fresh("h");
    this.predictions.push(name);
    return name;
  }

  private close(s: string, held: string, predicted: string, extra: string): void {
    this.out.add(
      `n = p - ${s} - 1;`,
      `if (${held} === 1 && n < 128 && w.extra === ${extra}) b[${s}] = n;`,
      `else { p = w.close(${s}, ${held}, p, ${extra}); ${predicted} = w.h; b = w.b; }`,
    );
    this.unchecked = SLACK;
  }

  private primitive(base: Schema, x: string, member: string): void {
    const { out } = this;
    const name = quote(member);
    switch (base.kind) {
      case "boolean":
        out.add(
          `if (typeof ${x} !== "boolean") w.kind(${x}, "a boolean", ${name});`,
          "b[p] = 1;",
          `b[p + 1] = ${x} ? 255 : 0;`,
          "p += 2;",
        );
        return;
      case "null":
        out.add(`if (${x} !== null) w.kind(${x}, "null", ${name});`, "b[p++] = 0;");
        return;
      case "integer":
        this.range(base.constraint, x, member);
        out.add(`p = putInteger(w, ${x}, p, ${name});`, "b = w.b;");
        return;
      case "enumerated":
        out.add(`p = putInteger(w, ${x}, p, ${name});`, "b = w.b;");
        return;
      case "real":
        out.add(`p = putReal(w, ${x}, p, ${name});`);
        return;
      case "systemTime":
        out.add(`p = putSystemTime(w, ${x}, p, ${name});`);
        return;
      case "bitString":
        this.size(base.constraint, `${x}?.length`, member);
        out.add(`p = putBits(w, ${x}, p, ${name});`, "b = w.b;");
        return;
      case "octetString":
        this.size(base.constraint, `${x}?.length`, member);
        out.add(`p = putOctets(w, ${x}, p, ${name});`, "b = w.b;");
        return;
      case "objectIdentifier":
        out.add(`p = putOid(w, ${x}, p, ${base.relative}, ${name});`, "b = w.b;");
        return;
      case "string":
        this.size(base.constraint, `characters(${x})`, member);
        out.add(
          base.string === "UTF8String"
            ? `p = putUtf8(w, ${x}, p, ${name});`
            : `p = putString(w, ${x}, p, ${quote(base.string)}, ${name});`,
          "b = w.b;",
        );
        return;
      default:
        throw new Error(`no primitive: ${base.kind}`);
    }
  }

  /** Writes identifier octets, and requests room if much has been written since the last request. */
  private tag(tag: Tag): void {
    const { out } = this;
    const octets = identifier(tag);
    this.unchecked += octets.length + 24;
    if (this.unchecked > SLACK - 32) {
      out.add("if (p > w.cap) b = w.grow(p, 0);");
      this.unchecked = octets.length + 24;
    }
    octets.forEach((octet) => out.add(`b[p++] = ${octet};`));
  }

  private range(constraint: Constraint | undefined, x: string, member: string): void {
    if (constraint?.value === undefined || (this.variant & Variant.constraints) === 0) return;
    const list = this.out.constant(constraint.value);
    this.out.add(
      `if (!withinRange(${x}, ${list})) w.fail("constraint", "a value that the constraint does not permit", ${quote(member)});`,
    );
  }

  private size(constraint: Constraint | undefined, length: string, member: string): void {
    if (constraint?.size === undefined || (this.variant & Variant.constraints) === 0) return;
    const list = this.out.constant(constraint.size);
    this.out.add(
      `if (!withinRange(${length}, ${list})) w.fail("constraint", "a size that the constraint does not permit", ${quote(member)});`,
    );
  }
}
