/** Takes what another member has published. Must not throw. */
export type BusReceiver = (topic: string, octets: Uint8Array) => void;

/** Carries messages between servers that share a database. Messages may be lost, so nothing may depend on them. */
export interface Bus {
  /** Joins the bus; the receiver gets what the other members publish from now on. */
  join(receiver: BusReceiver): BusMember;
}

/** One server's place on a bus. */
export interface BusMember {
  /** Whether there is certainly no other member, so that nothing needs to be encoded. */
  readonly alone: boolean;
  /** Sends to all other members. */
  publish(topic: string, octets: Uint8Array): void;
  /** Leaves the bus. May be called again. */
  leave(): void;
}
