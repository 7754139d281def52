import type { Constraint, Member, Schema } from "../schema.js";
import type { Type } from "../type.js";
import { Variant } from "../options.js";
import { defaultValue } from "../defaults.js";
import { emptyValue } from "../empty-value.js";
import { literalKey, lookup, property, quote, type Source } from "./source.js";
import { firstTags, identifier, sameTag, tagName, wireOf, type Tag, type Wire } from "./wire.js";

/*
 * Emits straight-line decoders. Conventions of the emitted code: `r` the Reader, `b` its input,
 * `p` the position, `e` the end of the enclosing value, `k` the level of nesting; `c` and `d`
 * bound the contents of the member at hand and `n` is behind it. A decoder of contents must end
 * exactly at `e`; `m` names the constructed member that is being decoded, for the path of errors.
 */

/** Optional members, all of them, from which on objects are made with room in them. */
const ROOMY_FROM = 10;

/** Optional members in a row from which on a loop over tags replaces a chain of ifs. */
const LOOP_FROM = 4;

/** Emits `contents(r, p, e, k[, t])` of a constructed type or CHOICE. */
export function emitContents(out: Source, type: Type<unknown>, variant: number): void {
  const { base } = wireOf(type);
  const emit = new DecodeEmitter(out, variant);
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
    default:
      return;
  }
}

/** Emits `whole(r, p, e, k)`: identifier, length and contents of any type; leaves `r.n` behind it. */
export function emitWhole(out: Source, type: Type<unknown>, variant: number): void {
  const emit = new DecodeEmitter(out, variant);
  out.add("function whole(r, p, e, k) {", "const b = r.b;", "let l, c, d, n, v, z;");
  emit.value(type, "v", "", "k");
  out.add("r.n = n;", "return v;", "}");
}

type Structure = Extract<Schema, { kind: "sequence" | "set" }>;

export class DecodeEmitter {
  /** @param lazy Constructed members become views instead of being decoded. */
  constructor(
    private readonly out: Source,
    readonly variant: number,
    private readonly lazy = false,
  ) {}

  private get strict(): boolean {
    return (this.variant & Variant.strict) !== 0;
  }

  private get callee(): string {
    return this.lazy ? "view" : "contents";
  }

  private get lenient(): boolean {
    return (this.variant & Variant.lenient) !== 0;
  }

  sequence(base: Structure): void {
    const { out } = this;
    const members = base.members;
    if (members.length >= ROOMY_FROM && members.every((member) => !isMandatory(member))) {
      this.roomy(members);
    }
    out.add(
      "function contents(r, p, e, k) {",
      "if (k > r.depth) r.tooDeep(p);",
      "const b = r.b;",
      'let l, c, d, n, v, z, o, m = "";',
    );
    if (this.keep && base.extensible) out.add("let u;");
    const nested = members.some((member) => isNested(member.type));
    if (nested) out.add("try {");
    const mandatory = members.filter((member) => isMandatory(member));
    // Where all mandatory members come first the object can be made before the optional ones.
    const prefix = members.slice(0, mandatory.length).every(isMandatory);
    const locals = new Map<Member, string>();
    for (const member of members)
      if (isMandatory(member) || !prefix) locals.set(member, out.fresh("f"));
    if (locals.size > 0) out.add(`let ${[...locals.values()].join(", ")};`);
    if (this.lenient && mandatory.length > 0) this.emptyDefaults(members);

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
    if (base.extensible && base.extensionAt >= members.length) this.unknown(base, members.length);
    out.add(this.lenient ? 'if (p !== e) strays(r, p, e, "");' : "if (p !== e) leftover(r, p, e);");
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
    if (this.keep && base.extensible) out.add("if (u !== undefined) o[unknownExtensions] = u;");
    out.add("return o;");
    if (nested) out.add("} catch (x) { throw within(x, m); }");
    out.add("}");
  }

  /**
   * A constructor for plain objects with room for many members: the engine counts the assignments
   * it sees and reserves so much in the object itself, where `{}` would grow again and again.
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

  private defaultOf(member: Member): string {
    const value = defaultValue(member, this.variant);
    if (typeof value === "string") return quote(value);
    if (typeof value === "bigint") return `${value}n`;
    if (value === null || typeof value === "boolean") return String(value);
    if (typeof value === "number") return Object.is(value, -0) ? "-0" : String(value);
    return `structuredClone(${this.out.constant(value)})`;
  }

  /** `30 00` for a SEQUENCE with mandatory members stands for the values C++ begins with. */
  private emptyDefaults(members: readonly Member[]): void {
    const values = members.flatMap((member) => {
      const key = literalKey(member.name);
      if (member.default !== undefined) return [`${key}: ${this.defaultOf(member)}`];
      if (!isMandatory(member)) return [];
      return [`${key}: ${this.out.constant(() => emptyValue(member.type, this.variant))}()`];
    });
    this.out.add(`if (p === e) return {${values.join(", ")}};`);
  }

  private unknown(base: Structure, index: number): void {
    // A member in front that is absent or repeated here would have matched in its place: an
    // element with its tag is out of order, not an extension (X.680 25.6.1).
    const before: Tag[] = [];
    for (let i = index - 1; i >= 0; i--) {
      const member = base.members[i] as Member;
      before.push(...(firstTags(member.type) ?? []));
      if (isMandatory(member)) {
        before.length -= firstTags(member.type)?.length ?? 0;
        break;
      }
    }
    const after = base.members.slice(index).flatMap((member) => firstTags(member.type) ?? []);
    const stop = after.length > 0 ? ` && !${this.anyTag(after, "p")}` : "";
    const { out } = this;
    out.add(`while (p < e${stop}) {`);
    if (before.length > 0) out.add(`if (${this.anyTag(before, "p")}) leftover(r, p, e);`);
    if (this.lenient) out.add("if (isStray(b, p, e)) { p += 5; continue; }");
    out.add('n = r.skip(p, e, "");');
    if (this.keep) out.add("(u ??= []).push(r.view(p, n));");
    out.add("p = n;", "}");
  }

  /** A condition: one of the tags stands at `at`, primitive or constructed. */
  anyTag(tags: readonly Tag[], at: string): string {
    const tests = new Set<string>();
    for (const tag of tags) {
      tests.add(matches(tag, at));
      tests.add(matches({ ...tag, constructed: !tag.constructed }, at));
    }
    return `(${[...tests].join(" || ")})`;
  }

  private mandatory(member: Member, target: string): void {
    this.value(member.type, target, member.name, "k + 1");
    this.out.add("p = n;");
  }

  /** One optional member: taken if its tag stands here. */
  private optional(
    member: Member,
    target: string,
    members: readonly Member[],
    base: Structure,
  ): void {
    const { out } = this;
    const tags = firstTags(member.type);
    const tolerated = this.toleratedForm(member, members, base);
    if (tolerated !== undefined) {
      out.add(`if (p < e && ${tolerated}) {`, ...header(1, true, member.name));
      this.body(wireOf(member.type), target, member.name, "k + 1", "p");
    } else {
      const others = tags === undefined ? [] : this.otherString(member, members);
      out.add(`if (p < e${tags ? ` && ${this.anyTag([...tags, ...others], "p")}` : ""}) {`);
      this.value(member.type, target, member.name, "k + 1");
    }
    out.add("p = n;", "}");
  }

  /**
   * Outside the strict mode a sole optionalParams is recognised with and without a context tag,
   * for versions of the protocol differ in that. The condition, or undefined if the type is not
   * such a one or would become ambiguous.
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
      ? `(${own} || (b[p] > 159 && b[p] < 191))`
      : `(${own} || b[p] === 48)`;
  }

  /** OCTET STRING for UTF8String and the reverse, where no member behind could be meant by it. */
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

  /** A run of optional members: a loop over the tags, which must come in ascending order. */
  private optionalLoop(run: readonly Member[], target: (member: Member) => string): void {
    const { out } = this;
    const at = out.fresh("i");
    const loop = out.fresh("w");
    out.add(`let ${at} = 0;`, `${loop}: while (p < e) {`, "switch (b[p]) {");
    const long = new Map<number, { tag: Tag; member: Member; position: number }[]>();
    run.forEach((member, position) => {
      for (const first of firstTags(member.type) as Tag[]) {
        for (const constructed of [first.constructed, !first.constructed]) {
          const tag = { ...first, constructed };
          const [lead, ...more] = identifier(tag);
          if (more.length > 0) {
            const list = long.get(lead as number) ?? [];
            if (list.length === 0) long.set(lead as number, list);
            list.push({ tag, member, position });
          } else {
            out.add(`case ${lead}:`);
          }
        }
      }
      if ((firstTags(member.type) as Tag[]).every((tag) => identifier(tag).length > 1)) return;
      this.loopMember(member, position, at, loop, target(member));
    });
    for (const [lead, list] of long) {
      out.add(`case ${lead}:`);
      if (list.every(({ tag }) => identifier(tag).length === 2)) {
        out.add("switch (b[p + 1]) {");
        for (const { tag, member, position } of list) {
          out.add(`case ${identifier(tag)[1]}:`);
          this.loopMember(member, position, at, loop, target(member));
        }
        out.add("}", `break ${loop};`);
      } else {
        for (const { tag, member, position } of list) {
          out.add(`if (${matches(tag, "p")}) {`);
          this.loopMember(member, position, at, loop, target(member));
          out.add("}");
        }
        out.add(`break ${loop};`);
      }
    }
    out.add(`default: break ${loop};`, "}", "}");
  }

  private loopMember(
    member: Member,
    position: number,
    at: string,
    loop: string,
    target: string,
  ): void {
    this.out.add(`if (${at} > ${position}) leftover(r, p, e);`, `${at} = ${position + 1};`);
    this.value(member.type, target, member.name, "k + 1");
    this.out.add("p = n;", `continue ${loop};`);
  }

  set(base: Structure): void {
    const { out } = this;
    const members = base.members;
    const locals = members.map(() => out.fresh("f"));
    out.add(
      "function contents(r, p, e, k) {",
      "if (k > r.depth) r.tooDeep(p);",
      "const b = r.b;",
      `let l, c, d, n, v, z, m = "", u${locals.map((local) => `, ${local}`).join("")};`,
      "try {",
      "while (p < e) {",
    );
    members.forEach((member, i) => {
      const tags = firstTags(member.type);
      out.add(`${i > 0 ? "} else " : ""}if (${tags ? this.anyTag(tags, "p") : "true"}) {`);
      out.add(`if (${locals[i]} !== undefined) leftover(r, p, e);`);
      this.value(member.type, locals[i] as string, member.name, "k + 1");
    });
    if (members.length > 0) out.add("} else {");
    else out.add("{");
    if (base.extensible) {
      if (this.lenient) out.add("if (isStray(b, p, e)) { p += 5; continue; }");
      out.add('n = r.skip(p, e, "");');
      if (this.keep) out.add("(u ??= []).push(r.view(p, n));");
    } else {
      out.add(
        this.lenient ? "if (isStray(b, p, e)) { p += 5; continue; }" : "",
        "leftover(r, p, e);",
      );
    }
    out.add("}", "p = n;", "}");
    members.forEach((member, i) => {
      if (!isMandatory(member)) return;
      out.add(
        `if (${locals[i]} === undefined) r.unexpected(e, e, ${quote(wanted(member.type))}, ${quote(member.name)});`,
      );
    });
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
    out.add(
      "function contents(r, p, e, k) {",
      "if (k > r.depth) r.tooDeep(p);",
      "const b = r.b;",
      'let l, c, d, n, v, z, i = 0, m = "";',
      "const o = [];",
      "try {",
      "while (p < e) {",
      "if (--r.left < 0) r.tooMany(p);",
    );
    this.value(base.element, "v", "", "k + 1");
    out.add("o.push(v);", "i++;", "p = n;", "}");
    out.add('} catch (x) { throw within(x, "[" + i + "]"); }');
    this.size(base.constraint, "o.length", "p", "");
    out.add("return o;", "}");
  }

  choice(base: Extract<Schema, { kind: "choice" }>): void {
    const { out } = this;
    // `p` is the offset of the identifier, whose key is `t`; `c` and `d` bound the contents.
    out.add(
      `function ${this.lazy ? "view" : "contents"}(r, p, e, k, t, c, d) {`,
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
      // The caller has read the header: only what it cannot know is checked here.
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

  /** Identifier, length and contents of a type at `p`; sets `target` and `n`. */
  value(type: Type<unknown>, target: string, member: string, level: string): void {
    const wire = wireOf(type);
    const { out } = this;
    if (wire.outer.length > 0) return this.explicitLayers(wire, type, target, member, level);
    if (wire.base.kind === "any") {
      out.add(`${target} = r.any(p, e, ${quote(member)});`, "n = r.n;");
      return;
    }
    if (wire.base.kind === "choice") return this.choiceValue(wire, target, member, level);
    const tag = wire.tag as Tag;
    const octets = identifier(tag).length;
    out.add(`if (p < e && ${matches(tag, "p")}) {`);
    out.add(...header(octets, isConstructed(wire), member));
    this.body(wire, target, member, level, "p");
    out.add("} else {");
    this.odd(wire, target, member, level);
    out.add("}");
  }

  private choiceValue(wire: Wire, target: string, member: string, level: string): void {
    const { out } = this;
    const name = quote(member);
    out.add(
      `z = p < e ? b[p] : 0;`,
      `if ((z & 31) === 31 || (z & 223) === 0 || !(b[p + 1] < 128)) { z = r.header(p, e, ${name}); c = r.c; d = r.d; n = r.n; }`,
      `else { c = p + 2; r.n = n = d = c + b[p + 1]; if (n > e) r.overrun(p, ${name}); }`,
    );
    if (member !== "") out.add(`m = ${name};`);
    out.add(
      `${target} = ${out.link(wire.type)}.${this.callee}(r, p, e, ${level} - 1, z, c, d);`,
      "n = r.n;",
    );
    if (member !== "") out.add('m = "";');
  }

  /** Explicit layers around a type: each must be filled by what is in it. */
  private explicitLayers(
    wire: Wire,
    type: Type<unknown>,
    target: string,
    member: string,
    level: string,
  ): void {
    const { out } = this;
    const [layer, ...rest] = wire.outer as [Tag, ...Tag[]];
    const name = quote(member);
    out.add(
      `if (!(p < e && ${matches(layer, "p")})) r.unexpected(p, e, ${quote(wanted(type))}, ${name});`,
      ...header(identifier(layer).length, true, member),
      `if (${level} > r.depth) r.tooDeep(p);`,
    );
    const saved = ["n", "p", "e"].map((variable) => {
      const local = out.fresh("s");
      out.add(`const ${local} = ${variable};`);
      return local;
    });
    out.add("p = c; e = d;");
    const inner: Wire = { ...wire, outer: rest };
    this.inner(inner, target, member, `${level} + 1`);
    out.add(`if (n !== e) leftover(r, n, e);`);
    out.add(`n = ${saved[0]}; p = ${saved[1]}; e = ${saved[2]};`);
  }

  private inner(wire: Wire, target: string, member: string, level: string): void {
    const { out } = this;
    if (wire.outer.length > 0) {
      return this.explicitLayers(wire, wire.type, target, member, level);
    }
    if (wire.base.kind === "choice" || wire.base.kind === "any") {
      return this.value(wire.type, target, member, level);
    }
    const tag = wire.tag as Tag;
    out.add(`if (p < e && ${matches(tag, "p")}) {`);
    out.add(...header(identifier(tag).length, isConstructed(wire), member));
    this.body(wire, target, member, level, "p");
    out.add("} else {");
    this.odd(wire, target, member, level);
    out.add("}");
  }

  /** The tag is not the one declared: a constructed string, a tolerated form, or an error. */
  private odd(wire: Wire, target: string, member: string, level: string): void {
    const { out } = this;
    const { base } = wire;
    const tag = wire.tag as Tag;
    const name = quote(member);
    const segmented = { ...tag, constructed: true };
    const branches: string[] = [];
    if (base.kind === "octetString") {
      branches.push(
        `if (p < e && ${matches(segmented, "p")}) { ${target} = constructedOctets(r, p, e, ${name}, ${level}); n = r.n; }`,
      );
      if (!this.strict && tag.class === "universal") {
        branches.push(
          `if (p < e && b[p] === 12) { r.header(p, e, ${name}); ${target} = r.view(r.c, r.d); n = r.n; }`,
        );
      }
    } else if (base.kind === "bitString") {
      branches.push(
        `if (p < e && ${matches(segmented, "p")}) { ${target} = constructedBits(r, p, e, ${name}, ${level}); n = r.n; }`,
      );
    } else if (base.kind === "string") {
      branches.push(
        `if (p < e && ${matches(segmented, "p")}) { ${target} = constructedString(r, p, e, ${quote(base.string)}, ${name}, ${level}); n = r.n; }`,
      );
      if (!this.strict && base.string === "UTF8String" && tag.class === "universal") {
        branches.push(
          `if (p < e && b[p] === 4) { r.header(p, e, ${name}); ${target} = readUtf8(r, r.c, r.d, ${name}); n = r.n; }`,
        );
      }
    }
    branches.push(`r.unexpected(p, e, ${quote(tagLabel(wire))}, ${name});`);
    out.add(branches.join(" else "));
    if (base.kind === "octetString" || base.kind === "bitString") {
      this.size(base.constraint, `${target}.length`, "p", member);
    } else if (base.kind === "string") {
      this.size(base.constraint, `characters(${target})`, "p", member);
    }
  }

  /** Contents between `c` and `d`, the tag being right. */
  private body(wire: Wire, target: string, member: string, level: string, at: string): void {
    const { out, variant } = this;
    const { base } = wire;
    const name = quote(member);
    switch (base.kind) {
      case "boolean":
        out.add(`${target} = readBoolean(r, c, d, ${name});`);
        return;
      case "integer": {
        const big = base.wide || (variant & Variant.bigint) !== 0;
        const read = `read${big ? "Big" : ""}Integer${this.lenient ? "Lenient" : ""}`;
        out.add(`${target} = ${read}(r, c, d, ${name});`);
        this.range(base.constraint, target, at, member);
        return;
      }
      case "enumerated":
        out.add(`${target} = readInteger${this.lenient ? "Lenient" : ""}(r, c, d, ${name});`);
        return;
      case "bitString":
        out.add(`${target} = readBits(r, c, d, ${name});`);
        this.size(base.constraint, `${target}.length`, at, member);
        return;
      case "octetString":
        out.add(`${target} = r.view(c, d);`);
        this.size(base.constraint, `${target}.length`, at, member);
        return;
      case "null":
        out.add(`${target} = readNull(r, c, d, ${name});`);
        return;
      case "real":
        out.add(`${target} = readReal(r, c, d, ${name});`);
        return;
      case "systemTime":
        out.add(`${target} = readSystemTime(r, c, d, ${name});`);
        return;
      case "objectIdentifier":
        out.add(`${target} = readOid(r, c, d, ${base.relative}, ${name});`);
        return;
      case "string":
        out.add(
          base.string === "UTF8String"
            ? `${target} = shortAscii(b, c, d - c) ?? otherUtf8(r, c, d, ${name});`
            : `${target} = readString(r, c, d, ${quote(base.string)}, ${name});`,
        );
        this.size(base.constraint, `characters(${target})`, at, member);
        return;
      default:
        if (member !== "") out.add(`m = ${name};`);
        out.add(`${target} = ${out.link(wire.type)}.${this.callee}(r, c, d, ${level});`);
        if (member !== "") out.add('m = "";');
    }
  }

  private range(
    constraint: Constraint | undefined,
    value: string,
    at: string,
    member: string,
  ): void {
    if (constraint?.value === undefined || (this.variant & Variant.constraints) === 0) return;
    const list = this.out.constant(constraint.value);
    this.out.add(
      `if (!withinRange(${value}, ${list})) r.fail("constraint", ${at}, "a value that the constraint does not permit", ${quote(member)});`,
    );
  }

  private size(
    constraint: Constraint | undefined,
    value: string,
    at: string,
    member: string,
  ): void {
    if (constraint?.size === undefined || (this.variant & Variant.constraints) === 0) return;
    const list = this.out.constant(constraint.size);
    this.out.add(
      `if (!withinRange(${value}, ${list})) r.fail("constraint", ${at}, "a size that the constraint does not permit", ${quote(member)});`,
    );
  }
}

/** Whether the member has to stand in the encoding. */
export function isMandatory(member: Member): boolean {
  return !member.optional && !member.extension && !("default" in member);
}

function isConstructed(wire: Wire): boolean {
  return wire.tag?.constructed ?? false;
}

/** Whether decoding the type calls another decoder, so that errors from it need a path. */
function isNested(type: Type<unknown>): boolean {
  const { base } = wireOf(type);
  return ["sequence", "set", "sequenceOf", "setOf", "choice"].includes(base.kind);
}

/** A condition: exactly this identifier stands at `at`. */
export function matches(tag: Tag, at: string): string {
  const tests = identifier(tag).map(
    (octet, i) => `b[${i === 0 ? at : `${at} + ${i}`}] === ${octet}`,
  );
  return tests.length === 1 ? (tests[0] as string) : `(${tests.join(" && ")})`;
}

/** What {@link Reader.header} returns for the tag. */
function tagKey(tag: Tag): number {
  const [lead] = identifier(tag) as [number];
  return tag.number < 31 ? lead : lead + 256 * tag.number;
}

/** Reads the length behind an identifier of so many octets at `p`. */
export function header(octets: number, constructed: boolean, member: string): string[] {
  const name = quote(member);
  return [
    `l = b[p + ${octets}];`,
    `if (l < 128) { c = p + ${octets + 1}; n = d = c + l; if (n > e) { r.n = n; r.overrun(p, ${name}); } }`,
    `else { d = r.length(p + ${octets}, e, ${constructed}, ${name}); c = r.c; n = r.n; }`,
  ];
}

/** What an error message calls the value that is missing. */
function wanted(type: Type<unknown>): string {
  const wire = wireOf(type);
  const outer = wire.outer[0];
  if (outer !== undefined) return tagName(outer);
  if (wire.tag === undefined) return wire.base.kind === "any" ? "a value" : "an alternative";
  return tagLabel(wire);
}

function tagLabel(wire: Wire): string {
  const name = tagName(wire.tag as Tag);
  return wire.type.name === "" ? name : `${name} (${wire.type.name})`;
}
