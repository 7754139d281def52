import type { World } from "./world.js";
import type { Row } from "./structure.js";

/** A SEQUENCE, SET or CHOICE around a type, by what is in it; a SEQUENCE OF or SET OF has no names. */
export interface Enclosing {
  readonly rows: readonly Row[] | undefined;
  /** The name of the member that the type is in. */
  readonly member?: string;
  /** A string that contains the type: what is around it does not count. */
  readonly apart?: true;
}

/** Resolves what is in a construction; see {@link World.enclosing}. */
export function inside<T>(world: World, construction: Enclosing, work: () => T): T {
  return within(world, [...world.enclosing, construction], work);
}

/** Resolves what is written somewhere else, around which there is `enclosing`. */
export function within<T>(world: World, enclosing: readonly Enclosing[], work: () => T): T {
  const before = world.enclosing;
  world.enclosing = enclosing;
  try {
    return work();
  } finally {
    world.enclosing = before;
  }
}
