import type { TagClass } from "../../codec/index.js";
import { stringTags } from "../../codec/internal-codec.js";
import type { TypeNode } from "../model.js";
import type { Scope } from "./scope.js";
import { once } from "./symbols.js";
import { definition } from "./type.js";

/** A member with what the rules on distinct tags need to know of it. */
export interface Tagged {
  readonly name: string;
  readonly at: number;
  readonly type: TypeNode;
  /** OPTIONAL or DEFAULT. */
  readonly absent: boolean;
  /** Stands between the extension markers. */
  readonly addition: boolean;
}

/** Stands for every tag: an open type. */
const anyTag = "any tag";

const universal: Readonly<Partial<Record<TypeNode["kind"], number>>> = {
  boolean: 1,
  integer: 2,
  bitString: 3,
  octetString: 4,
  null: 5,
  external: 8,
  real: 9,
  systemTime: 9,
  enumerated: 10,
  embeddedPdv: 11,
  sequence: 16,
  sequenceOf: 16,
  set: 17,
  setOf: 17,
  characterString: 29,
};

/** The tags with which an encoding of the type can begin (X.680 8.6, 31.2). */
function outerTags(scope: Scope, node: TypeNode, at: number): readonly string[] {
  switch (node.kind) {
    case "reference": {
      const symbol = scope.world.scope(node.module).type(node.name, 0);
      const loop = () => scope.error(at, `the CHOICE ${node.name} is an alternative of itself`);
      return once(symbol, symbol.tags, loop, () =>
        outerTags(symbol.scope, definition(symbol), symbol.ast.at),
      );
    }
    case "tagged":
      return [tagName(node.class, node.number)];
    case "choice":
      return [...new Set(node.members.flatMap((member) => outerTags(scope, member.type, at)))];
    case "any":
      return [anyTag];
    case "open":
      return node.contents === undefined
        ? [anyTag]
        : [tagName("universal", universal[node.contents]!)];
    case "objectIdentifier":
      return [tagName("universal", node.relative ? 13 : 6)];
    case "string":
      return [tagName("universal", stringTags[node.string])];
    default:
      return [tagName("universal", universal[node.kind]!)];
  }
}

function tagName(tagClass: TagClass, number: number): string {
  return tagClass === "context" ? `[${number}]` : `[${tagClass.toUpperCase()} ${number}]`;
}

/** The tags met so far, each with the member that has it. */
class Tags {
  private readonly owners = new Map<string, string>();
  private readonly scope: Scope;
  private readonly rule: string;

  constructor(scope: Scope, rule: string) {
    this.scope = scope;
    this.rule = rule;
  }

  add(member: Tagged): void {
    for (const tag of new Set(outerTags(this.scope, member.type, member.at))) {
      const owner = this.owners.get(tag) ?? this.anyOwner(tag);
      if (owner !== undefined) {
        const isOpen = tag === anyTag || !this.owners.has(tag);
        const why = isOpen ? "an open type can have any tag" : `both can have ${tag}`;
        throw this.scope.error(
          member.at,
          `${member.name} cannot be told from ${owner}: ${why}`,
          this.rule,
        );
      }
      this.owners.set(tag, member.name);
    }
  }

  private anyOwner(tag: string): string | undefined {
    if (tag !== anyTag) return this.owners.get(anyTag);
    for (const owner of this.owners.values()) return owner;
    return undefined;
  }
}

/** CHOICE and SET: all tags differ (X.680 29.3, 27.3). */
export function checkDistinct(scope: Scope, members: readonly Tagged[]): void {
  const tags = new Tags(scope, "tags in a CHOICE or SET (X.680 29.3, 27.3)");
  for (const member of members) tags.add(member);
}

const runRule = "tags in a SEQUENCE (X.680 25.6)";

/**
 * SEQUENCE: the tags differ within every run of members that may be absent and the one
 * after them (X.680 25.6). Additions may all be absent when members of the root follow them.
 */
export function checkRuns(scope: Scope, members: readonly Tagged[]): void {
  const last = members.findLastIndex((member) => member.addition);
  const tail = last >= 0 && last < members.length - 1;
  let tags = new Tags(scope, runRule);
  let run = 0;
  for (const member of members) {
    const absent = member.absent || (tail && member.addition);
    // If nothing may be absent, there is nothing to distinguish.
    if (absent || run > 0) tags.add(member);
    run = absent ? run + 1 : 0;
    if (run === 0) tags = new Tags(scope, runRule);
  }
}
