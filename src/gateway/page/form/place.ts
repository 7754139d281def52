/** A value of the argument, and where it stands. */
export interface Place {
  /** As faults name it, after the name of the argument's type: `.appointments[0].u8sOwner`; empty for the argument. */
  readonly path: string;
  /** How many structures and lists are around it. */
  readonly depth: number;
  readonly value: unknown;
  /** Takes another value in its place. */
  take(value: unknown): void;
}

/** The place of a member or an element of a value. @param container The value, which is changed. */
export function inside(
  place: Place,
  container: Record<string, unknown> | unknown[],
  key: string | number,
): Place {
  const members = container as Record<string | number, unknown>;
  return {
    path: place.path + (typeof key === "number" ? `[${key}]` : `.${key}`),
    depth: place.depth + 1,
    get value() {
      return members[key];
    },
    take(value) {
      members[key] = value;
      place.take(container);
    },
  };
}

/** What is wrong with what has been typed, in words for whoever has typed it. */
export class Mistake extends Error {}
