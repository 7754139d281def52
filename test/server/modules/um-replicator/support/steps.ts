import fc from "fast-check";
import { otherSource, source } from "./replicator.js";

export const sources = [source, otherSource];
const kinds = ["user", "computer"] as const;
export type Kind = (typeof kinds)[number];

/** The object of a kind, source and number. */
export interface Name {
  readonly kind: Kind;
  readonly of: number;
  readonly number: number;
}

/** What a transaction does: it sets an object's telephone number, or removes the object. */
type Change = Name & { readonly phone: string | undefined };

/** Who does it is 0 or 1; both have at most one transaction at a time. */
export type Step = { readonly who: number } & (
  | { readonly does: "begin"; readonly full: boolean }
  | ({ readonly does: "set"; readonly phone: string } & Name)
  | ({ readonly does: "remove" } & Name)
  | {
      readonly does:
        | "commit"
        | "roll back"
        | "leave"
        | "log out"
        | "commit and leave"
        | "both commit";
    }
);

const anyName = {
  kind: fc.constantFrom(...kinds),
  of: fc.nat(1),
  number: fc.nat(3),
};
const anyWho = fc.nat(1);
export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ who: anyWho, does: fc.constant("begin" as const), full: fc.boolean() }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      who: anyWho,
      does: fc.constant("set" as const),
      phone: fc.constantFrom("1", "2", "3"),
      ...anyName,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ who: anyWho, does: fc.constant("remove" as const), ...anyName }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      who: anyWho,
      does: fc.constantFrom(
        "commit" as const,
        "commit" as const,
        "roll back" as const,
        "leave" as const,
        "log out" as const,
        "commit and leave" as const,
        "both commit" as const,
      ),
    }),
  },
);

/** What is stored: the telephone numbers by the keys of objects. */
export type State = ReadonlyMap<string, string>;

export const keyOf = ({ kind, of, number }: Name): string => `${kind} ${of} ${number}`;
export const shown = (state: State): string => JSON.stringify([...state].toSorted());

/** A transaction as the model has it. */
export class Begun {
  readonly id: string;
  readonly isFull: boolean;
  readonly changes: Change[] = [];

  constructor(id: string, isFull: boolean) {
    this.id = id;
    this.isFull = isFull;
  }

  /** What is stored after the commit. */
  after(before: State): State {
    const state = new Map(before);
    if (this.isFull) {
      const there = this.changes.filter(({ phone }) => phone !== undefined);
      for (const key of before.keys()) {
        const isOf = there.some(({ kind, of }) => key.startsWith(`${kind} ${of} `));
        if (isOf && !there.some((one) => keyOf(one) === key)) state.delete(key);
      }
    }
    for (const change of this.changes) {
      if (change.phone === undefined) state.delete(keyOf(change));
      else state.set(keyOf(change), change.phone);
    }
    return state;
  }
}
