/** What all that a unit publishes has in common, on PostgreSQL. */
export interface UnitKey {
  /** Which server has written it. */
  readonly node: string;
  /** What tells it from the other units of that server, and says which of two units that depend on each other is the later one. */
  readonly unit: number;
}

/** Units have higher numbers than this. Below it are those of servers of earlier versions, which each have counted their own. */
export const firstUnit = 2 ** 40;

/** How many parts of a unit are told apart in their order. */
const mostParts = 2 ** 12;

/** What tells something that was published from everything else, on all servers. */
export function keyOf({ node, unit, part }: UnitKey & { readonly part: number }): string {
  return `${node}/${unit}/${part}`;
}

/** A number that is greater for what was published later, if both depend on each other; undefined if that is not known. */
export function orderOf(key: string): number | undefined {
  const [, unit, part] = key.split("/", 3).map(Number);
  if (unit === undefined || part === undefined || !(unit > firstUnit)) return undefined;
  return (unit - firstUnit) * mostParts + Math.min(part, mostParts - 1);
}
