import { defaultValue } from "../defaults.js";
import { keyNames, keyValues, reachOf, waitingMembers } from "../open/scope.js";
import type { Member, Type } from "../schema.js";
import { SCOPE_PARAMETERS } from "./emit-open.js";
import { ValueEmitter } from "./emit-value.js";
import { KnownOids } from "./known-oids.js";
import { literalKey, quote } from "./source.js";
import { wireOf } from "./wire.js";

/** Emits what reads members and elements, which may be open types with keys in other members, or hold such. */
export class MemberEmitter extends ValueEmitter {
  /** The construction that is read. */
  own: Type<unknown> | undefined;

  /** The parameters of the function that reads the construction, after the first four. */
  protected get further(): string {
    return this.own !== undefined && reachOf(this.own) > 0 ? SCOPE_PARAMETERS : "";
  }

  /** The `s` of calls in a list or CHOICE, neither of which holds keys. */
  emptyScope(): void {
    const outer = this.further === "" ? "undefined" : "s";
    this.scope = () => `{ v: undefined, up: ${outer} }`;
  }

  /**
   * Prepares for open types in a structure.
   * @param present An expression: what has been read of a member.
   * @param isLater Whether a member is read after another one, so far.
   * @returns The members that have to wait until all others are read, in an order in which each finds its keys.
   */
  protected waiting(
    members: readonly Member[],
    present: (member: Member) => string,
    isLater: (one: Member, other: Member) => boolean,
  ): Member[] {
    const type = this.own as Type<unknown>;
    this.sibling = (name) => {
      const member = members.find((one) => one.name === name) as Member;
      const value = present(member);
      return member.default === undefined
        ? value
        : `(${value} === undefined ? ${this.defaultOf(member)} : ${value})`;
    };
    const names = new Map(members.map((member) => [member, keyNames(type, member.name)]));
    const keysOf = (member: Member): ReadonlySet<string> => names.get(member) as Set<string>;
    const outer = this.further === "" ? "undefined" : "s";
    this.scopeOf = (member) => {
      const held = Array.from(
        keysOf(member),
        (name) => `${literalKey(name)}: ${this.sibling!(name)}`,
      );
      return `{ v: { ${held.join(", ")} }, up: ${outer} }`;
    };
    return waitingMembers(type, members, keysOf, isLater);
  }

  private scopeOf: ((member: Member) => string) | undefined;

  protected defaultOf(member: Member): string {
    const value = defaultValue(member, this.variant);
    if (typeof value === "string") return quote(value);
    if (typeof value === "bigint") return `${value}n`;
    if (value === null || typeof value === "boolean") return String(value);
    if (typeof value === "number") return Object.is(value, -0) ? "-0" : String(value);
    return `structuredClone(${this.out.constant(value)})`;
  }

  /** Where members begin that wait for the others: the names of locals. */
  protected readonly starts = new Map<Member, string>();

  /** A member at `p`, unless it waits: then it is passed over. */
  protected ofMember(member: Member, target: string, level: string): void {
    const start = this.starts.get(member);
    if (start !== undefined) {
      this.out.add(`${start} = p; n = r.skip(p, e, ${quote(member.name)});`);
      return;
    }
    const { scopeOf } = this;
    if (scopeOf !== undefined) this.scope = () => scopeOf(member);
    const expected = this.own === undefined ? [] : keyValues(this.own, member.name);
    const texts = expected.filter((one) => typeof one === "string");
    this.oids = undefined;
    if (texts.length > 0 && wireOf(member.type).base.kind === "objectIdentifier") {
      this.oids = this.out.constant(new KnownOids(texts));
    }
    this.value(member.type, target, member.name, level);
    this.oids = undefined;
  }

  /** A member that has waited for the others; `e` need not be its end. */
  protected late(member: Member, target: string): void {
    const start = this.starts.get(member) as string;
    this.starts.delete(member);
    this.out.add(`if (${start} !== undefined) {`, `p = ${start};`);
    this.ofMember(member, target, "k + 1");
    this.out.add("}");
  }

  /** All elements of a list have the same keys. */
  protected elementRow(element: Type<unknown>): void {
    const wire = wireOf(element);
    if (wire.base.kind === "open") this.findRow(wire);
  }
}
