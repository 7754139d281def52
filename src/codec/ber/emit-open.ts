import { reachOf } from "../open/scope.js";
import type { OpenSchema } from "../open/table.js";
import { Variant } from "../options.js";
import type { KeyPath, Type } from "../schema.js";
import { quote, type Source } from "./source.js";
import type { Wire } from "./wire.js";

/*
 * Emits decoders of open types, by the conventions of emit-value.ts. A function that reads a construction whose open types have
 * keys further out gets `s`: the members that hold keys, `s.v`, of the construction around this one, and `s.up`, the same for those around that.
 */

/** The parameters of such a function in front of `s`, if it uses only four. */
export const SCOPE_PARAMETERS = ", _t, _c, _d, s";

/** Emits what looks up the row of an open type and reads its value. */
export class OpenEmitter {
  /** @param lazy Constructed members become views instead of being decoded. */
  constructor(
    protected readonly out: Source,
    readonly variant: number,
    protected readonly lazy = false,
  ) {}

  get strict(): boolean {
    return (this.variant & Variant.strict) !== 0;
  }

  /** Rows that have been looked up already: the names of locals. */
  private readonly rows = new Map<OpenSchema, string>();

  /** How the present function gets at a member that holds a key; undefined if what it reads has no members. */
  sibling: ((name: string) => string) | undefined;

  /** The constant that has the OBJECT IDENTIFIERs that are expected in the present member, if it is a key. */
  protected oids: string | undefined;

  /** An expression: the `s` of a call that reads a construction in the present one. */
  scope: (() => string) | undefined;

  /** The further arguments of a call that reads a construction. */
  protected scopeArguments(type: Type<unknown>, first = ""): string {
    return this.scope !== undefined && reachOf(type) > 0 ? `${first}, ${this.scope()}` : "";
  }

  /** An expression: the key of an open type that is read here. */
  private key({ up, path }: KeyPath): string {
    const [first, ...rest] = path as [string, ...string[]];
    if (up > 0) return `keyAt(s${".up".repeat(up - 1)}.v, ${JSON.stringify(path)})`;
    if (this.sibling === undefined) {
      throw new TypeError(`the key ${path.join(".")} of an open type is not in a SEQUENCE or SET`);
    }
    const member = this.sibling(first);
    return rest.length === 0 ? member : `keyAt(${member}, ${JSON.stringify(rest)})`;
  }

  private keys(base: OpenSchema): string {
    return base.keys.map((key) => this.key(key)).join(", ");
  }

  /** Looks up the row of an open type now, and not for each of its values. */
  findRow(wire: Wire): void {
    const base = wire.base as OpenSchema;
    this.rows.set(base, this.foundRow(wire));
  }

  /** What has been looked up is out of reach from here on. */
  forgetRows(): void {
    this.rows.clear();
  }

  /** A local that has the row of an open type, or undefined. */
  private foundRow({ type, base }: Wire): string {
    const { out } = this;
    const { rows, keys } = base as OpenSchema;
    const row = out.fresh("w");
    const table = out.table(
      type,
      rows.map((one) => one.type),
    );
    const list = this.keys(base as OpenSchema);
    const found =
      keys.length === 0 ? "only" : keys.length === 1 ? `find(${list})` : `findAll([${list}])`;
    out.add(`const ${row} = ${table}.${found};`);
    return row;
  }

  /** An open type as it stands; sets `target` and `n`. */
  protected openValue(wire: Wire, target: string, member: string, level: string): void {
    const read = this.lazy ? "viewKnown" : "readKnown";
    this.resolved(wire, target, member, "p", `r.any(p, e, ${quote(member)})`, (row) => {
      return `${read}(r, p, e, ${level}, ${row})`;
    });
    this.out.add("n = r.n;");
  }

  /** What a string contains: its contents are between `c` and `d`. */
  protected contained(wire: Wire, target: string, member: string, level: string, at: string): void {
    let from = "c";
    if ((wire.base as OpenSchema).contents === "bitString") {
      from = "c + 1";
      this.out.add(`readWholeOctets(r, c, d, ${quote(member)});`);
    }
    this.resolved(wire, target, member, at, `r.view(${from}, d)`, (row) => {
      return `${this.within}(r, ${from}, d, ${level}, ${row})`;
    });
  }

  /** What a string in pieces contains; sets `n` too. */
  protected joined(wire: Wire, target: string, member: string, level: string): void {
    const { out } = this;
    const name = quote(member);
    if ((wire.base as OpenSchema).contents === "bitString") {
      out.add(
        `v = constructedBits(r, p, e, ${name}, ${level});`,
        `if (v.length % 8 !== 0) r.fail("bad-contents", p, "a value in a BIT STRING with unused bits", ${name});`,
        "v = v.bytes;",
      );
    } else out.add(`v = constructedOctets(r, p, e, ${name}, ${level});`);
    out.add("n = r.n;");
    this.resolved(wire, target, member, "p", "v", (row) => {
      return `readJoined(r, p, v, ${level}, ${row}, ${this.within})`;
    });
  }

  private get within(): string {
    return this.lazy ? "viewWithin" : "readWithin";
  }

  /** Sets `target` to octets or, if the row is known, to the value that `read` gets. */
  private resolved(
    wire: Wire,
    target: string,
    member: string,
    at: string,
    octets: string,
    read: (row: string) => string,
  ): void {
    const { out } = this;
    const base = wire.base as OpenSchema;
    const row = this.rows.get(base) ?? this.foundRow(wire);
    out.add(`if (${row} === undefined) {`);
    if (!base.extensible && (this.strict || (this.variant & Variant.constraints) !== 0)) {
      out.add(`unknownKey(r, ${at}, ${quote(member)}, ${this.keys(base)});`);
    }
    out.add(`${target} = ${octets};`, "} else {");
    if (member !== "") out.add(`m = ${quote(member)};`);
    out.add(`${target} = ${read(row)};`);
    if (member !== "") out.add('m = "";');
    out.add("}");
  }
}
