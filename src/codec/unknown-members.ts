import { isNested, wireOf } from "./ber/wire.js";
import { defaultLimits } from "./limits.js";
import { underscored } from "./member.js";
import { hint, quoted } from "./nearest.js";
import type { Type } from "./schema.js";

/** A member that the type of its object does not have. */
export interface UnknownMember {
  /** The object's, as in a CodecError. */
  readonly path: string;
  /** As it is written in the value. */
  readonly name: string;
  /** What it is one of: members of a SEQUENCE or SET, or alternatives of a CHOICE. */
  readonly kind: "member" | "alternative";
  /** Those that there are. */
  readonly known: Iterable<string>;
}

/** `the type has no member "u8sDisplyName": did you mean "u8sDisplayName"?` */
export function describeUnknown({ name, kind, known }: UnknownMember): string {
  const whose = kind === "member" ? "type" : "CHOICE";
  return `the ${whose} has no ${kind} ${quoted(name)}${hint(name, known)}`;
}

/** How members are called: as in the schema, or as in estos JSON, where `-` is `_`. */
type Spelling = "value" | "json";

/** What there is to look at in values of a type; undefined if they hold no members. */
type Plan =
  | {
      readonly kind: "member" | "alternative";
      /** The members by name, those that may hold members themselves with their types. */
      readonly members: ReadonlyMap<string, Type<unknown> | undefined>;
    }
  | { readonly kind: "elements"; readonly element: Type<unknown> }
  /** An open type, whose value names the row that its type is in. */
  | { readonly kind: "row"; readonly rows: ReadonlyMap<string, Type<unknown>> };

const plans: Readonly<Record<Spelling, WeakMap<Type<unknown>, Plan | null>>> = {
  value: new WeakMap(),
  json: new WeakMap(),
};

function planOf(type: Type<unknown>, spelling: Spelling): Plan | undefined {
  const known = plans[spelling];
  let plan = known.get(type);
  if (plan === undefined) known.set(type, (plan = makePlan(type, spelling) ?? null));
  return plan ?? undefined;
}

function makePlan(type: Type<unknown>, spelling: Spelling): Plan | undefined {
  const { base } = wireOf(type);
  switch (base.kind) {
    case "sequence":
    case "set":
    case "choice": {
      const members = new Map<string, Type<unknown> | undefined>();
      for (const { name, type: inner } of base.members) {
        const spelt = spelling === "json" ? underscored(name) : name;
        members.set(spelt, isNested(inner) ? inner : undefined);
      }
      return { kind: base.kind === "choice" ? "alternative" : "member", members };
    }
    case "sequenceOf":
    case "setOf":
      return isNested(base.element) ? { kind: "elements", element: base.element } : undefined;
    case "open":
      return { kind: "row", rows: new Map(base.rows.map((row) => [row.name, row.type])) };
    default:
      return undefined;
  }
}

/** A look at all members of a value, outermost first. */
class Search {
  readonly #spelling: Spelling;
  readonly #maxDepth: number;
  readonly #isBest: (unknown: UnknownMember) => boolean;
  readonly #path: (string | number)[];
  /** Members and elements that may be looked at yet; 0 ends the search. */
  #left: number;
  found: UnknownMember | undefined;

  constructor(
    root: string,
    { spelling = "value", maxDepth = defaultLimits.maxDepth, most = Infinity }: SearchOptions,
    isBest: (unknown: UnknownMember) => boolean,
  ) {
    this.#path = root === "" ? [] : [root];
    this.#spelling = spelling;
    this.#maxDepth = maxDepth;
    this.#left = most;
    this.#isBest = isBest;
  }

  look(type: Type<unknown>, value: unknown, depth: number): void {
    const plan = planOf(type, this.#spelling);
    if (plan === undefined || typeof value !== "object" || value === null) return;
    if (depth > this.#maxDepth) {
      this.#left = 0;
      return;
    }
    if (Array.isArray(value)) {
      if (plan.kind === "elements") this.#elements(plan.element, value, depth);
      // A list in place of an object is for others to tell of.
      return;
    }
    if (plan.kind === "elements") return;
    if (plan.kind === "row") {
      const { known, value: inner } = value as { known?: unknown; value?: unknown };
      const row = typeof known === "string" ? plan.rows.get(known) : undefined;
      if (row !== undefined && this.#left-- > 0) this.#step("value", row, inner, depth);
      return;
    }
    for (const name of Object.keys(value)) {
      const inner = (value as Record<string, unknown>)[name];
      if (inner === undefined) continue;
      if (this.#left-- <= 0) return;
      const nested = plan.members.get(name);
      if (nested !== undefined) this.#step(name, nested, inner, depth);
      else if (!plan.members.has(name) && !this.#isSpecial(name, plan.kind)) {
        this.#note({ path: this.#pathText(), name, kind: plan.kind, known: plan.members.keys() });
      }
    }
  }

  #elements(element: Type<unknown>, list: readonly unknown[], depth: number): void {
    for (let i = 0; i < list.length; i++) {
      if (this.#left-- <= 0) return;
      this.#step(i, element, list[i], depth);
    }
  }

  #note(unknown: UnknownMember): void {
    const best = this.#isBest(unknown);
    if (best || this.found === undefined) this.found = unknown;
    if (best) this.#left = 0;
  }

  #step(name: string | number, type: Type<unknown>, value: unknown, depth: number): void {
    this.#path.push(name);
    this.look(type, value, depth + 1);
    this.#path.pop();
  }

  /** What estos JSON adds: the name of the type, and an alternative that this version does not know. */
  #isSpecial(name: string, kind: UnknownMember["kind"]): boolean {
    if (this.#spelling === "value") return false;
    return name === "_type" || (name === "_ber" && kind === "alternative");
  }

  #pathText(): string {
    let text = "";
    for (const step of this.#path) {
      if (typeof step === "number") text += `[${step}]`;
      else text += text === "" ? step : `.${step}`;
    }
    return text;
  }
}

/** How a value is looked at. */
export interface SearchOptions {
  /** Whether it is a value or the same in estos JSON; "value" by default. */
  readonly spelling?: Spelling | undefined;
  /** A value nested deeper is not looked at any further: nobody writes or reads it. */
  readonly maxDepth?: number;
  /** Members and elements that are looked at; all by default. */
  readonly most?: number;
}

/** Levels of a value up to which {@link isSurelyKnown} looks. */
const LEVELS = 8;

/**
 * Whether it is seen at once that a value has only members that its type has: that takes a fraction of a search. If not, a search tells.
 * @param left Levels that may be looked at yet.
 */
export function isSurelyKnown(
  type: Type<unknown>,
  value: unknown,
  spelling: Spelling,
  left = LEVELS,
): boolean {
  const plan = planOf(type, spelling);
  if (plan === undefined || typeof value !== "object" || value === null) return true;
  if (left === 0 || plan.kind === "elements" || plan.kind === "row" || Array.isArray(value))
    return false;
  const { members } = plan;
  for (const name in value) {
    const nested = members.get(name);
    if (nested === undefined ? !members.has(name) : !isKnownIn(nested, value, name, spelling, left))
      return false;
  }
  return true;
}

function isKnownIn(
  nested: Type<unknown>,
  value: object,
  name: string,
  spelling: Spelling,
  left: number,
): boolean {
  return isSurelyKnown(nested, (value as Record<string, unknown>)[name], spelling, left - 1);
}

/**
 * The members of a value that its type does not have: the first one, or a better one.
 * @param root What paths begin with.
 * @param isBest Whether there is no need to look for another.
 */
export function unknownMember(
  type: Type<unknown>,
  value: unknown,
  root: string,
  options: SearchOptions = {},
  isBest: (unknown: UnknownMember) => boolean = () => true,
): UnknownMember | undefined {
  const search = new Search(root, options, isBest);
  search.look(type, value, 1);
  return search.found;
}
