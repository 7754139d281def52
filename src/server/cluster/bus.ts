/** Takes what another member has published. Must not throw. */
export type BusReceiver = (topic: string, octets: Uint8Array) => void;

/** What the servers that share a database tell each other by. What is published may be lost: it is a hint. */
export interface Bus {
  /** Joins; whatever the others publish from now on is received. */
  join(receiver: BusReceiver): BusMember;
}

/** One server's place on a bus. */
export interface BusMember {
  /** Whether there is certainly nobody else, so that nothing need be encoded. */
  readonly alone: boolean;
  /** Tells all others, not oneself. */
  publish(topic: string, octets: Uint8Array): void;
  /** Receives nothing more. May be called again. */
  leave(): void;
}
