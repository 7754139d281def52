import type { Member } from "../schema.js";
import { MemberEmitter } from "./emit-member.js";
import { matches } from "./emit-value.js";
import { SHORT_ASCII } from "./short-text.js";
import { identifier, type Tag } from "./tags.js";
import { firstTags, wireOf } from "./wire.js";

/** The number of texts among them from which on a table finds them. */
const TABLE_FROM = 8;

/** Where a table has the identifiers of two octets, by the second one. */
const TWO_OCTETS = 256;

/** Emits what reads runs of optional members. */
export class RunEmitter extends MemberEmitter {
  /** A run of optional members: a loop over the tags, which must come in ascending order. */
  protected optionalLoop(run: readonly Member[], target: (member: Member) => string): void {
    const { out } = this;
    const at = out.fresh("i");
    const loop = out.fresh("w");
    out.add(`let ${at} = 0;`, `${loop}: while (p < e) {`);
    this.texts(run, at, loop, target);
    out.add("switch (b[p]) {");
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

  /**
   * The texts of a run in their usual form, found by a table: reading one stands there once, and what differs from member to member is only
   * where it goes. All else is left to what follows.
   */
  private texts(
    run: readonly Member[],
    at: string,
    loop: string,
    target: (member: Member) => string,
  ): void {
    const { out } = this;
    const texts = run.filter((member) => this.textTag(member) !== undefined);
    if (texts.length < TABLE_FROM) return;
    const positions = new Int16Array(2 * TWO_OCTETS).fill(-1);
    let isWide = false;
    // Of two with the same tag, which none of the protocol has, the first one counts, as below.
    for (const member of texts.toReversed()) {
      const [lead, second] = this.textTag(member) as readonly number[];
      if (second !== undefined) isWide = true;
      positions[second === undefined ? (lead as number) : TWO_OCTETS + second] =
        run.indexOf(member);
    }
    const table = out.constant(positions);
    const names = out.constant(run.map(({ name }) => name));
    out.add("z = b[p];", "c = p + 2;");
    if (isWide) out.add(`if (z === 159) { z = ${TWO_OCTETS} + (b[p + 1] | 0); c = p + 3; }`);
    out.add(
      `z = ${table}[z];`,
      "l = b[c - 1];",
      `if (z >= ${at} && l < 128 && (n = c + l) <= e) {`,
      `v = l === 0 ? "" : l <= ${SHORT_ASCII} && (v = shortAscii(b, c, l)) !== undefined ? v : otherUtf8(r, c, n, ${names}[z]);`,
      `${at} = z + 1;`,
      "switch (z) {",
    );
    for (const member of texts) {
      out.add(`case ${run.indexOf(member)}: ${target(member)} = v; break;`);
    }
    out.add("}", "p = n;", `continue ${loop};`, "}");
  }

  /** The identifier octets of a UTF8String that is read by the table. */
  private textTag(member: Member): readonly number[] | undefined {
    const { base, tag, outer } = wireOf(member.type);
    if (base.kind !== "string" || base.string !== "UTF8String" || outer.length > 0)
      return undefined;
    if (base.constraint !== undefined || this.starts.has(member)) return undefined;
    const octets = identifier(tag as Tag);
    return octets.length === 1 || (octets.length === 2 && octets[0] === 159) ? octets : undefined;
  }

  private loopMember(
    member: Member,
    position: number,
    at: string,
    loop: string,
    target: string,
  ): void {
    this.out.add(`if (${at} > ${position}) leftover(r, p, e);`, `${at} = ${position + 1};`);
    this.ofMember(member, target, "k + 1");
    this.out.add("p = n;", `continue ${loop};`);
  }
}
