import { isInner, requireScope } from "../open/scope.js";
import type { Member, Schema, Type } from "../schema.js";
import { firstTags, isNested, wireOf } from "./wire.js";
import { identifier, sameTag, type Tag } from "./tags.js";
import { Variant } from "../options.js";
import { emptyVariant } from "../empty-value.js";
import { isMandatory } from "../member.js";
import { literalKey, lookup, property, quote, type Source } from "./source.js";
import { RunEmitter } from "./emit-run.js";
import { header, isConstructed, matches, tagKey, wanted } from "./emit-value.js";

/*
 * Emits straight-line decoders, by the conventions of emit-value.ts. A decoder of contents must end
 * exactly at `e`.
 */

/** The number of optional members from which on objects are created with room for them. */
const ROOMY_FROM = 10;

/** The number of optional members in a row from which on a loop over tags replaces a chain of ifs. */
const LOOP_FROM = 4;

/** Contents of at most so much text stand in `whole` too, which saves a call: V8 inlines smaller ones by itself, and larger ones take much longer than a call. */
const WITHIN_WHOLE = 3000;

/** Emits `contents(r, p, e, k[, t])` of a constructed type or CHOICE. */
export function emitContents(out: Source, type: Type<unknown>, variant: number): void {
  const { base, type: own } = wireOf(type);
  requireScope(own);
  const emit = new DecodeEmitter(out, variant);
  emit.own = own;
  switch (base.kind) {
    case "sequence":
      return emit.sequence(base);
    case "set":
      return emit.set(base);
    case "sequenceOf":
    case "setOf":
      return emit.list(base);
    case "choice":
      return emit.choice(base);
  }
}

/** Emits `whole(r, p, e, k)`: identifier, length and contents of any type; leaves `r.n` after it. */
export function emitWhole(out: Source, type: Type<unknown>, variant: number): void {
  const emit = new DecodeEmitter(out, variant);
  if (isInner(type)) {
    out.add("function whole() { inner(); }");
    return;
  }
  out.add("function whole(r, p, e, k) {", "const b = r.b;", "let l, c, d, n, v, z;");
  emit.outermost(type);
  out.add("}");
}

type Structure = Extract<Schema, { kind: "sequence" | "set" }>;

/** Emits what reads the contents of structures, lists and CHOICEs. */
export class DecodeEmitter extends RunEmitter {
  sequence(base: Structure): void {
    const { out } = this;
    const members = base.members;
    if (members.length >= ROOMY_FROM && members.every((member) => !isMandatory(member))) {
      this.roomy(members);
    }
    out.add(
      `function contents(r, p, e, k${this.further}) {`,
      "const b = r.b;",
      "let l, c, d, n, v, z;",
    );
    this.members(base, "");
    out.add("}");
  }

  /** What `whole` does: reads a value and leaves `r.n` after it. */
  outermost(type: Type<unknown>): void {
    const { out } = this;
    const { base, tag, outer, type: own } = wireOf(type);
    const contents = out.lines.reduce((sum, line) => sum + line.length, 0);
    if (base.kind !== "sequence" || own !== type || outer.length > 0 || contents > WITHIN_WHOLE) {
      this.value(type, "v", "", "k");
      out.add("r.n = n;", "return v;");
      return;
    }
    out.add(
      `if (!(p < e && ${matches(tag as Tag, "p")})) r.unexpected(p, e, ${quote(wanted(type))}, "");`,
      ...header(identifier(tag as Tag).length, true, ""),
      "const q = n;",
      "p = c;",
      "e = d;",
    );
    this.own = type;
    this.members(base, "r.n = q;");
  }

  /** Reads the members between `p` and `e` and returns the object, after what is to be done before that. */
  private members(base: Structure, last: string): void {
    const { out } = this;
    const members = base.members;
    out.add("if (k > r.depth) r.tooDeep(p);", 'let o, m = "";');
    const keeps = this.keep && (base.extensible || !this.strict);
    if (keeps) out.add("let u;");
    const nested = members.some((member) => isNested(member.type));
    if (nested) out.add("try {");
    const mandatory = members.filter((member) => isMandatory(member));
    // If all mandatory members come first, the object can be created before the optional ones.
    const locals = new Map<Member, string>();
    const waiting = this.waiting(
      members,
      (member) => locals.get(member) ?? lookup("o", member.name),
      (one, other) => members.indexOf(one) > members.indexOf(other),
    );
    const prefix = waiting.length === 0 && members.slice(0, mandatory.length).every(isMandatory);
    for (const member of members)
      if (isMandatory(member) || !prefix) locals.set(member, out.fresh("f"));
    for (const member of waiting) this.starts.set(member, out.fresh("q"));
    const starts = [...this.starts.values()];
    if (starts.length > 0) out.add(`let ${starts.join(", ")};`);
    if (locals.size > 0) out.add(`let ${[...locals.values()].join(", ")};`);
    if (this.lenient && mandatory.length > 0) this.emptyDefaults(members, last);

    let index = 0;
    let made = false;
    const make = () => {
      if (made) return;
      made = true;
      if (mandatory.length === 0 && members.length >= ROOMY_FROM) out.add("o = new Roomy();");
      else {
        const literal = mandatory.map(
          (member) => `${literalKey(member.name)}: ${locals.get(member) as string}`,
        );
        out.add(`o = {${literal.join(", ")}};`);
      }
    };
    const target = (member: Member) => locals.get(member) ?? property("o", member.name);
    while (index < members.length) {
      if (base.extensible && index === base.extensionAt) this.unknown(base, index);
      const member = members[index] as Member;
      if (isMandatory(member)) {
        this.mandatory(member, target(member));
        index++;
        continue;
      }
      if (prefix) make();
      let end = index;
      while (
        end < members.length &&
        !isMandatory(members[end] as Member) &&
        !(base.extensible && end === base.extensionAt && end > index)
      ) {
        end++;
      }
      const run = members.slice(index, end);
      if (run.length >= LOOP_FROM && run.every((one) => firstTags(one.type) !== undefined)) {
        this.optionalLoop(run, target);
      } else {
        for (const one of run) this.optional(one, target(one), members, base);
      }
      index = end;
    }
    this.end(base);
    for (const member of waiting) this.late(member, target(member));
    make();
    if (!prefix) {
      for (const member of members) {
        if (isMandatory(member)) continue;
        const local = locals.get(member) as string;
        out.add(`if (${local} !== undefined) ${property("o", member.name)} = ${local};`);
      }
    }
    for (const member of members) {
      if (member.default === undefined) continue;
      const place = property("o", member.name);
      const value = lookup("o", member.name);
      out.add(`if (${value} === undefined) ${place} = ${this.defaultOf(member)};`);
    }
    if (keeps) out.add("if (u?.length > 0) o[unknownExtensions] = u;");
    if (last !== "") out.add(last);
    out.add("return o;");
    if (nested) out.add("} catch (x) { throw within(x, m); }");
  }

  /**
   * A constructor for plain objects with room for many members: V8 counts the assignments that it
   * sees and reserves as many places in the object itself, while `{}` would grow again and again.
   */
  private roomy(members: readonly Member[]): void {
    const assignments = members
      .slice(0, 24)
      .map((member) => `${property("this", member.name)} = 0;`);
    this.out.add(
      `function Roomy(never) { if (never) { ${assignments.join(" ")} } }`,
      "Roomy.prototype = Object.prototype;",
    );
  }

  private get keep(): boolean {
    return (this.variant & Variant.keep) !== 0;
  }

  /** `30 00` for a SEQUENCE with mandatory members means the initial values in C++. */
  private emptyDefaults(members: readonly Member[], last: string): void {
    const values = members.flatMap((member) => {
      const key = literalKey(member.name);
      if (member.default !== undefined) return [`${key}: ${this.defaultOf(member)}`];
      if (!isMandatory(member)) return [];
      return [`${key}: ${this.out.constant(() => emptyVariant(member.type, this.variant))}()`];
    });
    this.out.add(`if (p === e) { ${last} return {${values.join(", ")}}; }`);
  }

  /** Additions at the extension marker in front of the member at `index`. */
  private unknown(base: Structure, index: number): void {
    const after = base.members.slice(index).flatMap((member) => firstTags(member.type) ?? []);
    const due = after.length > 0 ? ` && !${this.anyTag(after, "p")}` : "";
    this.out.add(`if (p < e${due}) p = ${this.additions(base, index, after)};`);
  }

  /**
   * What follows the last member: additions if the type is extensible at its end or, outside the strict mode,
   * has no extension marker, because later versions of the protocol have more members at the end.
   */
  private end(base: Structure): void {
    const { members } = base;
    const { out } = this;
    const markedBefore = base.extensible && base.extensionAt < members.length;
    if (base.extensible ? !markedBefore : !this.strict) {
      out.add(`if (p !== e) ${this.additions(base, members.length, [])};`);
    } else if (this.strict) {
      out.add("if (p !== e) leftover(r, p, e);");
    } else {
      out.add("if (p !== e) {", "while (isStray(b, p, e)) p += 5;");
      out.add("if (p !== e) leftover(r, p, e);", "}");
    }
  }

  /** An expression: passes over additions at `p` and gives the offset after them. */
  private additions(base: Structure, index: number, after: readonly Tag[]): string {
    const before: Tag[] = [];
    for (let i = index - 1; i >= 0; i--) {
      const member = base.members[i] as Member;
      if (isMandatory(member)) break;
      before.push(...(firstTags(member.type) ?? []));
    }
    const kept = this.keep ? ", u ??= []" : "";
    return `additions(r, p, e, ${keys(before)}, ${keys(after)}, ${!this.strict}${kept})`;
  }

  private mandatory(member: Member, target: string): void {
    this.ofMember(member, target, "k + 1");
    this.out.add("p = n;");
  }

  /** One optional member: taken if its tag is here. */
  private optional(
    member: Member,
    target: string,
    members: readonly Member[],
    base: Structure,
  ): void {
    const { out } = this;
    out.add(`if (${this.isHere(member, members, base)}) {`);
    this.present(member, target, members, base, "k + 1");
    out.add("p = n;", "}");
  }

  /** A condition: an optional member is at `p`. */
  isHere(member: Member, members: readonly Member[], base: Structure): string {
    const tolerated = this.toleratedForm(member, members, base);
    if (tolerated !== undefined) return `p < e && ${tolerated}`;
    const tags = firstTags(member.type);
    if (tags === undefined) return this.strict ? "p < e" : "p < e && !isStray(b, p, e)";
    return `p < e && ${this.anyTag([...tags, ...this.otherString(member, members)], "p")}`;
  }

  /** A member that {@link isHere}. */
  present(
    member: Member,
    target: string,
    members: readonly Member[],
    base: Structure,
    level: string,
  ): void {
    if (this.toleratedForm(member, members, base) === undefined) {
      this.ofMember(member, target, level);
      return;
    }
    this.out.add(...header(1, true, member.name));
    this.body(wireOf(member.type), target, member.name, level, "p");
  }

  /**
   * Outside the strict mode, a sole optionalParams is recognised with and without a context tag,
   * because versions of the protocol differ in that. Returns the condition, or undefined if the type is
   * not of that kind or would become ambiguous.
   */
  private toleratedForm(
    member: Member,
    members: readonly Member[],
    structure: Structure,
  ): string | undefined {
    const { base, tag, outer } = wireOf(member.type);
    if (this.strict || base.kind !== "sequenceOf" || !base.map || outer.length > 0)
      return undefined;
    const sole = members.filter((one) => !isMandatory(one)).length === 1;
    const last = members[members.length - 1] === member;
    if (!sole || !last || structure.extensible || (tag as Tag).number > 30) return undefined;
    const own = matches(tag as Tag, "p");
    return tag?.class === "universal"
      ? `(${own} || (b[p] > 159 && b[p] < 191 && isParameters(b, p)))`
      : `(${own} || (b[p] === 48 && isParameters(b, p)))`;
  }

  /** OCTET STRING for UTF8String and the reverse, if it cannot mean a later member. */
  private otherString(member: Member, members: readonly Member[]): Tag[] {
    const { base, tag } = wireOf(member.type);
    if (this.strict || tag?.class !== "universal") return [];
    const number =
      base.kind === "octetString"
        ? 12
        : base.kind === "string" && base.string === "UTF8String"
          ? 4
          : undefined;
    if (number === undefined) return [];
    const other: Tag = { class: "universal", number, constructed: false };
    for (const one of members.slice(members.indexOf(member) + 1)) {
      const tags = firstTags(one.type);
      if (tags === undefined || tags.some((candidate) => sameTag(candidate, other))) return [];
      if (isMandatory(one)) break;
    }
    return [other];
  }

  set(base: Structure): void {
    const { out } = this;
    const members = base.members;
    const locals = members.map(() => out.fresh("f"));
    const local = (member: Member) => locals[members.indexOf(member)] as string;
    // Members come in any order.
    const waiting = this.waiting(members, local, () => true);
    for (const member of waiting) this.starts.set(member, out.fresh("q"));
    const all = [...locals, ...this.starts.values()].map((one) => `, ${one}`).join("");
    out.add(
      `function contents(r, p, e, k${this.further}) {`,
      "if (k > r.depth) r.tooDeep(p);",
      "const b = r.b;",
      `let l, c, d, n, v, z, m = "", u${all};`,
      "try {",
      "while (p < e) {",
    );
    members.forEach((member, i) => {
      const tags = firstTags(member.type);
      out.add(`${i > 0 ? "} else " : ""}if (${tags ? this.anyTag(tags, "p") : "true"}) {`);
      const taken = this.starts.get(member) ?? locals[i];
      out.add(`if (${taken} !== undefined) leftover(r, p, e);`);
      this.ofMember(member, locals[i] as string, "k + 1");
    });
    if (members.length > 0) out.add("} else {");
    else out.add("{");
    if (!this.strict) out.add("if (isStray(b, p, e)) { p += 5; continue; }");
    if (base.extensible || !this.strict) {
      out.add("if (--r.left < 0) r.tooMany(p);", 'n = r.skip(p, e, "");');
      if (this.keep) out.add("(u ??= []).push(r.view(p, n));");
    } else {
      out.add("leftover(r, p, e);");
    }
    out.add("}", "p = n;", "}");
    members.forEach((member, i) => {
      if (!isMandatory(member)) return;
      out.add(
        `if (${this.starts.get(member) ?? locals[i]} === undefined) r.unexpected(e, e, ${quote(wanted(member.type))}, ${quote(member.name)});`,
      );
    });
    for (const member of waiting) this.late(member, local(member));
    const literal = members
      .map((member, i) => (isMandatory(member) ? `${literalKey(member.name)}: ${locals[i]}` : ""))
      .filter((text) => text !== "");
    out.add(`const o = {${literal.join(", ")}};`);
    members.forEach((member, i) => {
      if (isMandatory(member)) return;
      const place = property("o", member.name);
      out.add(`if (${locals[i]} !== undefined) ${place} = ${locals[i]};`);
      if (member.default !== undefined) out.add(`else ${place} = ${this.defaultOf(member)};`);
    });
    if (this.keep) out.add("if (u !== undefined) o[unknownExtensions] = u;");
    out.add("return o;", "} catch (x) { throw within(x, m); }", "}");
  }

  list(base: Extract<Schema, { kind: "sequenceOf" | "setOf" }>): void {
    const { out } = this;
    this.emptyScope();
    out.add(
      `function contents(r, p, e, k${this.further}) {`,
      "if (k > r.depth) r.tooDeep(p);",
      `if (e - p > r.room) return r.later(p, e, k, ${this.elementOf(base)}, ${this.sizeOf(base)});`,
      "const b = r.b;",
      'let l, c, d, n, v, z, i = 0, m = "";',
      "const o = [];",
    );
    this.elementRow(base.element);
    out.add("try {", "while (p < e) {", "if (--r.left < 0) r.tooMany(p);");
    this.value(base.element, "v", "", "k + 1");
    out.add("o.push(v);", "i++;", "p = n;", "}");
    out.add('} catch (x) { throw within(x, "[" + i + "]"); }');
    this.size(base.constraint, "o.length", "p", "");
    out.add("return o;", "}");
    if (!isInner(base.element)) return;
    this.forgetRows();
    out.add("function element(r, p, e, k, s) {", "const b = r.b;", "let l, c, d, n, v, z, m;");
    this.value(base.element, "v", "", "k");
    out.add("r.n = n;", "return v;", "}");
  }

  /** An expression: what reads an element of a list later. */
  private elementOf({ element }: Extract<Schema, { kind: "sequenceOf" | "setOf" }>): string {
    if (!isInner(element)) return this.out.link(element);
    return "{ whole: (r, p, e, k) => element(r, p, e, k, s) }";
  }

  /** The permitted numbers of elements as a constant; `undefined` if none are checked. */
  private sizeOf({ constraint }: Extract<Schema, { kind: "sequenceOf" | "setOf" }>): string {
    const checked = constraint?.size !== undefined && (this.variant & Variant.constraints) !== 0;
    return checked ? this.out.constant(constraint.size) : "undefined";
  }

  choice(base: Extract<Schema, { kind: "choice" }>): void {
    const { out } = this;
    this.emptyScope();
    // `p` is the offset of the identifier, whose key is `t`; `c` and `d` bound the contents.
    out.add(
      `function ${this.lazy ? "view" : "contents"}(r, p, e, k, t, c, d${this.further === "" ? "" : ", s"}) {`,
      "const b = r.b;",
      'let l, n = r.n, v, z, m = "";',
      "const q = n;",
      "try {",
      "switch (t) {",
    );
    const open: Member[] = [];
    for (const member of base.members) {
      const tags = firstTags(member.type);
      if (tags === undefined) {
        open.push(member);
        continue;
      }
      for (const tag of tags) {
        for (const constructed of [tag.constructed, !tag.constructed]) {
          out.add(`case ${tagKey({ ...tag, constructed })}:`);
        }
      }
      out.add("{");
      this.alternative(member);
      out.add("}");
    }
    const any = open[0];
    if (any !== undefined) {
      out.add("default: {");
      this.alternative(any);
      out.add("}", "}");
    } else if (base.extensible && !this.strict) {
      out.add("default: return { [unknownExtensions]: [r.view(p, q)] };", "}");
    } else {
      out.add("}");
      out.add('r.fail("unknown-alternative", p, "no alternative has this tag");');
    }
    out.add("} catch (x) { throw within(x, m); }", "}");
  }

  private alternative(member: Member): void {
    const wire = wireOf(member.type);
    const { out } = this;
    if (wire.outer.length === 0 && wire.tag !== undefined) {
      // The caller has read the header; only what it cannot know is checked here.
      const lead = tagKey(wire.tag);
      if (isConstructed(wire)) {
        out.add(
          `if (t !== ${lead}) r.unexpected(p, e, ${quote(wanted(member.type))}, ${quote(member.name)});`,
        );
        this.body(wire, "v", member.name, "k + 1", "p");
      } else {
        out.add(`if (t === ${lead}) {`);
        this.body(wire, "v", member.name, "k + 1", "p");
        out.add("} else {");
        this.odd(wire, "v", member.name, "k + 1");
        out.add("}");
      }
    } else {
      this.value(member.type, "v", member.name, "k + 1");
    }
    out.add("r.n = q;", `return {${literalKey(member.name)}: v};`);
  }
}

/** The keys of tags, primitive and constructed, as an array literal. */
function keys(tags: readonly Tag[]): string {
  const all = tags.flatMap((tag) => [
    tagKey(tag),
    tagKey({ ...tag, constructed: !tag.constructed }),
  ]);
  return `[${[...new Set(all)].join(", ")}]`;
}
