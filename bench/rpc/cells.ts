import type { Payload } from "./wire.js";

/** One row of the table: so many connections with so many calls in flight on each. */
export interface Cell {
  readonly payload: Payload;
  readonly connections: number;
  readonly inFlight: number;
  /** Whether the calls are requests of HTTP. */
  readonly over?: "HTTP";
}

const counts = [1, 16, 256] as const;

const everyCombination: Cell[] = counts.flatMap((connections) =>
  counts.map((inFlight): Cell => ({ payload: "M1", connections, inFlight })),
);

/** What is measured: M1 in all combinations, M4 where calls are in flight, M5 once; and requests of HTTP. */
export const cells: readonly Cell[] = [
  ...everyCombination,
  { payload: "M4", connections: 1, inFlight: 16 },
  { payload: "M4", connections: 1, inFlight: 256 },
  { payload: "M4", connections: 16, inFlight: 16 },
  { payload: "M5", connections: 1, inFlight: 8 },
  { payload: "M1", connections: 16, inFlight: 1, over: "HTTP" },
  { payload: "M4", connections: 16, inFlight: 1, over: "HTTP" },
];

/** `RPC M1 16x1`, or `HTTP M1 16x1`. */
export function groupOf(cell: Cell): string {
  const { payload, connections, inFlight, over = "RPC" } = cell;
  return `${over} ${payload} ${connections}x${inFlight}`;
}
