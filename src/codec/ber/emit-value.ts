import { OpenEmitter } from "./emit-open.js";
import type { Constraint, Type } from "../schema.js";
import { SHORT_ASCII } from "./short-text.js";
import { identifier, tagName, type Tag } from "./tags.js";
import { wireOf, type Wire } from "./wire.js";
import { Variant } from "../options.js";
import { quote } from "./source.js";

/*
 * Emits decoders of single values. Conventions of the emitted code: `r` the Reader, `b` its input,
 * `p` the position, `e` the end of the enclosing value, `k` the level of nesting; `c` and `d`
 * bound the contents of the present member and `n` is after it; `m` names the constructed member
 * that is being decoded, for the path of errors.
 */

/** Emits what reads identifier, length and contents of a value; structures are emitted elsewhere. */
export class ValueEmitter extends OpenEmitter {
  protected get lenient(): boolean {
    return (this.variant & Variant.lenient) !== 0;
  }

  private get callee(): string {
    return this.lazy ? "view" : "contents";
  }

  /** A condition: one of the tags is at `at`, primitive or constructed. */
  anyTag(tags: readonly Tag[], at: string): string {
    const tests = new Set<string>();
    for (const tag of tags) {
      tests.add(matches(tag, at));
      tests.add(matches({ ...tag, constructed: !tag.constructed }, at));
    }
    return `(${[...tests].join(" || ")})`;
  }

  /** Identifier, length and contents of a type at `p`; sets `target` and `n`. */
  value(type: Type<unknown>, target: string, member: string, level: string): void {
    this.layers(wireOf(type), target, member, level);
  }

  private layers(wire: Wire, target: string, member: string, level: string): void {
    const { out } = this;
    if (wire.outer.length > 0) return this.explicitLayer(wire, target, member, level);
    if (wire.base.kind === "any") {
      out.add(`${target} = r.any(p, e, ${quote(member)});`, "n = r.n;");
      return;
    }
    if (wire.base.kind === "open" && wire.tag === undefined) {
      return this.openValue(wire, target, member, level);
    }
    if (wire.base.kind === "choice") return this.choiceValue(wire, target, member, level);
    const tag = wire.tag as Tag;
    out.add(`if (p < e && ${matches(tag, "p")}) {`);
    out.add(...header(identifier(tag).length, isConstructed(wire), member));
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
      `${target} = ${out.link(wire.type)}.${this.callee}(r, p, e, ${level} - 1, z, c, d${this.scopeArguments(wire.type)});`,
      "n = r.n;",
    );
    if (member !== "") out.add('m = "";');
  }

  /** An explicit layer around a type: it must be filled by what is in it. */
  private explicitLayer(wire: Wire, target: string, member: string, level: string): void {
    const { out } = this;
    const [layer, ...rest] = wire.outer as [Tag, ...Tag[]];
    const name = quote(member);
    // One of the vendor's runtimes writes the tags of the envelope's texts as if they were IMPLICIT.
    const bare =
      !this.strict && rest.length === 0 && wire.base.kind === "string"
        ? { ...layer, constructed: false }
        : undefined;
    if (bare !== undefined) {
      out.add(`if (p < e && ${matches(bare, "p")}) {`);
      out.add(...header(identifier(bare).length, false, member));
      this.body(wire, target, member, level, "p");
      out.add("} else {");
    }
    out.add(
      `if (!(p < e && ${matches(layer, "p")})) r.unexpected(p, e, ${quote(tagName(layer))}, ${name});`,
      ...header(identifier(layer).length, true, member),
      `if (${level} > r.depth) r.tooDeep(p);`,
    );
    const saved = ["n", "p", "e"].map((variable) => {
      const local = out.fresh("s");
      out.add(`const ${local} = ${variable};`);
      return local;
    });
    out.add("p = c; e = d;");
    this.layers({ ...wire, outer: rest }, target, member, `${level} + 1`);
    out.add(`if (n !== e) leftover(r, n, e);`);
    out.add(`n = ${saved[0]}; p = ${saved[1]}; e = ${saved[2]};`);
    if (bare !== undefined) out.add("}");
  }

  /** The tag is not the one declared: a constructed string, a tolerated form, or an error. */
  protected odd(wire: Wire, target: string, member: string, level: string): void {
    const { out } = this;
    const { base } = wire;
    const tag = wire.tag as Tag;
    const name = quote(member);
    const segmented = { ...tag, constructed: true };
    if (base.kind === "open") {
      out.add(`if (p < e && ${matches(segmented, "p")}) {`);
      this.joined(wire, target, member, level);
      out.add(`} else r.unexpected(p, e, ${quote(tagLabel(wire))}, ${name});`);
      return;
    }
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

  /** Contents between `c` and `d`, after the tag has been checked. */
  protected body(wire: Wire, target: string, member: string, level: string, at: string): void {
    const { out, variant } = this;
    const { base } = wire;
    const name = quote(member);
    switch (base.kind) {
      case "boolean":
        out.add(`${target} = d - c === 1 ? b[c] !== 0 : readBoolean(r, c, d, ${name});`);
        return;
      case "integer": {
        const big = base.wide || (variant & Variant.bigint) !== 0;
        const read = `read${big ? "Big" : ""}Integer${this.lenient ? "Lenient" : ""}`;
        // One octet is the rule, and large functions call even the smallest.
        const short = big ? "" : `d - c === 1 ? (b[c] << 24) >> 24 : `;
        out.add(`${target} = ${short}${read}(r, c, d, ${name});`);
        this.range(base.constraint, target, at, member);
        return;
      }
      case "enumerated":
        out.add(
          `${target} = d - c === 1 ? (b[c] << 24) >> 24 : readInteger${this.lenient ? "Lenient" : ""}(r, c, d, ${name}, enumeratedRange);`,
        );
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
        out.add(`${target} = readReal(r, c, d, ${name}${this.strict ? ", true" : ""});`);
        return;
      case "systemTime":
        out.add(`${target} = readSystemTime(r, c, d, ${name}${this.strict ? ", true" : ""});`);
        return;
      case "objectIdentifier":
        out.add(
          this.oids === undefined || base.relative
            ? `${target} = readOid(r, c, d, ${base.relative}, ${name});`
            : `${target} = ${this.oids}.read(r, c, d, ${name});`,
        );
        return;
      case "string":
        out.add(
          base.string === "UTF8String"
            ? `${target} = c === d ? "" : d - c <= ${SHORT_ASCII} && (v = shortAscii(b, c, d - c)) !== undefined ? v : otherUtf8(r, c, d, ${name});`
            : `${target} = readString(r, c, d, ${quote(base.string)}, ${name});`,
        );
        this.size(base.constraint, `characters(${target})`, at, member);
        return;
      case "open":
        return this.contained(wire, target, member, level, at);
      default:
        if (member !== "") out.add(`m = ${name};`);
        out.add(
          `${target} = ${out.link(wire.type)}.${this.callee}(r, c, d, ${level}${this.scopeArguments(wire.type, ", 0, 0, 0")});`,
        );
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

  protected size(
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

/** Whether the contents are encodings themselves. */
export function isConstructed(wire: Wire): boolean {
  return wire.tag?.constructed ?? false;
}

/** A condition: exactly this identifier is at `at`. */
export function matches(tag: Tag, at: string): string {
  const tests = identifier(tag).map(
    (octet, i) => `b[${i === 0 ? at : `${at} + ${i}`}] === ${octet}`,
  );
  return tests.length === 1 ? (tests[0] as string) : `(${tests.join(" && ")})`;
}

/** What {@link Reader.header} returns for the tag. */
export function tagKey(tag: Tag): number {
  const [lead] = identifier(tag) as [number];
  return tag.number < 31 ? lead : lead + 256 * tag.number;
}

/** Reads the length after an identifier of this many octets at `p`. */
export function header(octets: number, constructed: boolean, member: string): string[] {
  const name = quote(member);
  return [
    `l = b[p + ${octets}];`,
    `if (l < 128) { c = p + ${octets + 1}; n = d = c + l; if (n > e) { r.n = n; r.overrun(p, ${name}); } }`,
    `else if (l === 129 && (n = d = p + b[p + ${octets + 1}] + ${octets + 2}) <= e) c = p + ${octets + 2};`,
    `else { d = r.length(p + ${octets}, e, ${constructed}, ${name}); c = r.c; n = r.n; }`,
  ];
}

/** The name of a missing value for error messages. */
export function wanted(type: Type<unknown>): string {
  const wire = wireOf(type);
  const outer = wire.outer[0];
  if (outer !== undefined) return tagName(outer);
  if (wire.tag === undefined) return wire.base.kind !== "choice" ? "a value" : "an alternative";
  return tagLabel(wire);
}

function tagLabel(wire: Wire): string {
  const name = tagName(wire.tag as Tag);
  return wire.type.name === "" ? name : `${name} (${wire.type.name})`;
}
