/** What clients ask the UCServer for. `finds nothing` reads an empty list and shows what the rest costs. */
export type Work =
  | "finds nothing"
  | "SetEntry"
  | "own contact"
  | "GetAll of 1,000"
  | "journal page of 100"
  | "presence of 100 contacts"
  | "chat message"
  | "line monitor begun and ended";

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
    works: [
      "finds nothing",
      "SetEntry",
      "own contact",
      "GetAll of 1,000",
      "journal page of 100",
      "presence of 100 contacts",
      "chat message",
      "line monitor begun and ended",
    ],
  },
];

/** `server 16x1`. */
export function groupOf({ connections, inFlight }: Crowd): string {
  return `server ${connections}x${inFlight}`;
}
