/** What clients ask the UCServer for. `finds nothing` reads an empty list and shows what the rest costs. */
export type Work = "finds nothing" | "SetEntry" | "own contact" | "GetAll of 1,000";

/** Connections with so many calls in flight on each, and what they ask for. */
export interface Crowd {
  readonly connections: number;
  readonly inFlight: number;
  readonly works: readonly Work[];
}

export const crowds: readonly Crowd[] = [
  { connections: 1, inFlight: 1, works: ["SetEntry"] },
  { connections: 16, inFlight: 1, works: ["SetEntry"] },
  { connections: 256, inFlight: 1, works: ["SetEntry"] },
  {
    connections: 16,
    inFlight: 16,
    works: ["finds nothing", "SetEntry", "own contact", "GetAll of 1,000"],
  },
];

/** `server 16x1`. */
export function groupOf({ connections, inFlight }: Crowd): string {
  return `server ${connections}x${inFlight}`;
}
