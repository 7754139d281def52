/** What a member of a bus is told. None of these may throw. */
export interface BusReceiver {
  /** Takes what another member has published, in the order in which that member did. */
  message(topic: string, octets: Uint8Array, from: string): void;
  /** Something that others have published may not have come, and will not. */
  gap?(): void;
  /** Another member is there, for the first time or again. */
  joined?(member: string): void;
  /** A member has left, or is silent for so long that it is taken for dead. */
  left?(member: string): void;
  /** Answers a question of another member. A rejection tells it that the question was refused. */
  asked?(question: string, octets: Uint8Array, from: string): Promise<Uint8Array>;
}

/** Carries messages between servers that share a database. Messages may be lost, so nothing may depend on them. */
export interface Bus {
  /** Joins the bus; the receiver gets what the other members publish once {@link BusMember.open} has been called. */
  join(receiver: BusReceiver): BusMember;
}

/** How long to wait for an answer. */
export interface AskOptions {
  /** Ends the waiting. */
  readonly signal?: AbortSignal | undefined;
}

/** One server's place on a bus. */
export interface BusMember {
  /** Another one at each start of a server. */
  readonly id: string;
  /** Whether there is certainly no other member, so that nothing needs to be encoded. */
  readonly alone: boolean;
  /** The other members that are there. */
  readonly members: ReadonlySet<string>;
  /**
   * Begins the exchange with the members that have opened the same space. It does not wait until others can be reached.
   * @param space Identifies the data, so that servers with other data may use the same bus.
   */
  open(space: string): Promise<void>;
  /** Sends to all other members. What cannot be sent is lost. */
  publish(topic: string, octets: Uint8Array): void;
  /**
   * Asks another member.
   * @throws BusError (as a rejection)
   */
  ask(
    member: string,
    question: string,
    octets: Uint8Array,
    options?: AskOptions,
  ): Promise<Uint8Array>;
  /** Leaves the bus. May be called again. */
  leave(): void | Promise<void>;
}

/** Why there is no answer of another server. */
export type BusErrorCode =
  /** It has left, before or after it got the question. */
  | "gone"
  /** It did not answer in time. */
  | "timeout"
  /** It has got the question and does not answer it, for the reason in the message. */
  | "refused"
  /** The bus cannot be reached, so it has not got the question. */
  | "away";

/** A question has no answer. */
export class BusError extends Error {
  override readonly name = "BusError";
  /** Why the bus could not do it; stable. */
  readonly code: BusErrorCode;

  constructor(code: BusErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
