import { Variant } from "../options.js";
import type { Constraint, Schema, Type } from "../schema.js";
import { quote, type Source } from "./source.js";
import { identifier, type Tag } from "./tags.js";
import { isNested, wireOf, type Wire } from "./wire.js";
import { SLACK } from "./writer.js";

/*
 * Emits straight-line encoders. Conventions of the emitted code: `w` the Writer, `b` its buffer
 * (which any call may replace), `p` the position, `k` the level of nesting, `x` the member's
 * value, `m` the name of the constructed member that is being encoded. Lengths of contents that
 * may be long are predicted: `h0, h1, ..` remember how many octets the last one took.
 */

/** Emits what writes single values; structures are emitted elsewhere. */
export class PutEmitter {
  /** Octets written since room was last requested. */
  protected unchecked = 0;
  private readonly predictions: string[] = [];

  constructor(
    protected readonly out: Source,
    protected readonly variant: number,
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

  /** Identifier, length and contents of the value `x`. */
  value(type: Type<unknown>, x: string, member: string, level: string): void {
    this.layers(wireOf(type), x, member, level);
  }

  private layers(wire: Wire, x: string, member: string, level: string): void {
    const [layer, ...rest] = wire.outer;
    if (layer === undefined) return this.plain(wire, x, member, level);
    this.tag(layer);
    this.out.add(`if (${level} > w.depth) w.tooDeep();`);
    this.enclosed(() => {
      this.layers({ ...wire, outer: rest }, x, member, `${level} + 1`);
    });
  }

  /** The length in front of what is written meanwhile. */
  protected enclosed(write: () => void): void {
    const s = this.out.fresh("s");
    const extra = this.out.fresh("s");
    const held = this.out.fresh("s");
    const predicted = this.predict();
    this.out.add(`const ${s} = p, ${extra} = w.extra, ${held} = ${predicted};`, `p += ${held};`);
    write();
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
    this.enclosed(() => {
      const { contents } = wire.base as Extract<Schema, { kind: "open" }>;
      if (contents === "bitString") this.out.add("b[p++] = 0;");
      this.open(wire, "putContained", x, member, level);
    });
  }

  /** An absent mandatory member is reported by its own name, not by what is missing inside it. */
  protected present(x: string, wanted: string, member: string): void {
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
  protected tag(tag: Tag): void {
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

  protected size(constraint: Constraint | undefined, length: string, member: string): void {
    if (constraint?.size === undefined || (this.variant & Variant.constraints) === 0) return;
    const list = this.out.constant(constraint.size);
    this.out.add(
      `if (!withinRange(${length}, ${list})) w.fail("constraint", "a size that the constraint does not permit", ${quote(member)});`,
    );
  }
}
