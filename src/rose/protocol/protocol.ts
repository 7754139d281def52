import type { EncodeOptions, Event, Limits, Operation, OperationError } from "../../codec/index.js";
import type { Writer } from "../../codec/internal-codec.js";
import type { Connection } from "../api/connection.js";
import type { CloseReason } from "../errors.js";
import type { RoseMessage } from "../message/message.js";
import type { Framer, FramerLimits } from "../message/framer.js";
import type { InvokeExtras, RejectFields } from "../message/write-envelope.js";

/**
 * How messages of ROSE are written, read and transported: the option `protocol` of `connect` and `createServer`. There are
 * {@link ucserver} and, in `rosewire/rose/csta`, those of CSTA and of X.880 as it stands.
 */
export interface RoseProtocol {
  /** What it is called in errors and logs: `CSTA`, say. */
  readonly name: string;
}

/**
 * How the envelope of a message is read and written. What writes does so at `p`, after what the writer holds, frame included, and returns
 * the offset after it. It throws BerEncodeError for a value that cannot be encoded; the caller then continues at the old `p`.
 */
export interface Envelope {
  /** The invoke id of all events; undefined if each has an id of its own, as invokes have. */
  readonly eventID: number | undefined;

  /**
   * Reads the envelope of a message; the open type is not decoded.
   * @throws BerDecodeError
   */
  read(bytes: Uint8Array, start: number, end: number, limits: Limits, strict: boolean): RoseMessage;

  invoke(
    w: Writer,
    p: number,
    invokeID: number,
    token: Operation | Event,
    value: unknown,
    extras: InvokeExtras | undefined,
    options: EncodeOptions | undefined,
  ): number;

  result(
    w: Writer,
    p: number,
    invokeID: number,
    operation: Operation,
    value: unknown,
    options: EncodeOptions | undefined,
  ): number;

  /** @param declared Which of its errors it is; undefined for the one that it has. */
  error(
    w: Writer,
    p: number,
    invokeID: number,
    operation: Operation,
    value: unknown,
    options: EncodeOptions | undefined,
    declared: OperationError | undefined,
  ): number;

  /** An error whose value is encoded already; without a value if that is undefined. */
  encodedError(
    w: Writer,
    p: number,
    invokeID: number,
    operation: Operation,
    octets: Uint8Array | undefined,
  ): number;

  reject(w: Writer, p: number, invokeID: number | undefined, fields: RejectFields): number;

  /** Why an answer cannot be that of the operation, by its envelope; undefined if nothing speaks against it. */
  readonly misfit?: (operation: Operation, answer: RoseMessage) => string | undefined;

  /** Which of the operation's errors has come, if its code tells that. */
  readonly errorOf?: (operation: Operation, answer: RoseMessage) => OperationError | undefined;

  /** Whether an operation has no error that any failure could be answered with; a reject is the answer then. */
  readonly isSpecific?: (operation: Operation) => boolean;
}

/** What a link needs of its connection. */
export interface LinkedConnection extends Connection {
  readonly engine: {
    readonly limits: { readonly connectTimeout: number; readonly keepAliveInterval: number };
    readonly decoding: { readonly limits: Limits };
  };
  readonly sending: {
    /** Adds octets as they are. */
    add(octets: Uint8Array): void;
    reject(encoding: "ber", invokeID: number | undefined, fields: RejectFields): void;
  };
  /** A message has come. */
  message(message: RoseMessage): void;
  /** Ends the connection. */
  shut(reason: CloseReason): void;
}

/** What comes before and beside the messages on one connection, such as an association. */
export interface Link {
  /** On a client: does what must come before the first message. Rejects if it does not come about; the connection is then closed. */
  begin(): Promise<void>;
  /** A frame has come. @throws CodecError for one that cannot be read. */
  frame(bytes: Uint8Array, start: number, end: number): void;
  /** An answer has come for which nobody waits. */
  stray(answer: RoseMessage): void;
  /** Nothing has been sent for the time of `keepAliveInterval`. */
  keepAlive(): void;
  /** The connection ends: adds what the peer is told about it. */
  closing(reason: CloseReason): void;
}

/** What takes the place of a handler that nobody has registered. */
export interface Fallback {
  readonly token: Operation | Event;
  readonly handler: (argument: any) => unknown;
  readonly streams: readonly never[];
}

/** A protocol as the engine needs it. */
export interface Protocol extends RoseProtocol {
  readonly envelope: Envelope;
  /** Cuts what a connection receives into frames. */
  framer(connection: FramerLimits & Pick<Connection, "role">): Framer;
  /** The most octets that a frame can have. */
  readonly maxFrameBytes: number;
  /** Whether this is the protocol of the manual, which has two encodings, StartTLS, sessions and keep-alive messages. */
  readonly native: boolean;
  /** Whether a server takes nothing from a client before {@link Connection.authenticated} is set. */
  readonly associates: boolean;
  readonly link?: (connection: LinkedConnection) => Link;
  /** A message that is already encoded, in its frame. */
  readonly framed?: (message: Uint8Array) => Uint8Array;
  /** What is done about an invoke for which there is no handler; undefined if nothing is. */
  readonly fallback?: (message: RoseMessage) => Fallback | undefined;
}

/** The protocols that there are; nobody else can make one. */
const made = new WeakSet<RoseProtocol>();

/** Makes a protocol known to the engine. */
export function protocol(given: Protocol): RoseProtocol {
  made.add(given);
  return given;
}

/** Says what is wrong with what was given as a protocol. */
export function protocolDemand(given: unknown): string | undefined {
  return isProtocol(given) ? undefined : "must be a protocol, such as csta() gives";
}

function isProtocol(given: unknown): given is Protocol {
  return typeof given === "object" && given !== null && made.has(given as RoseProtocol);
}

/** @throws TypeError for what is no protocol. */
export function protocolOf(given: RoseProtocol): Protocol {
  const why = protocolDemand(given);
  if (why !== undefined) throw new TypeError(`protocol ${why}`);
  return given as Protocol;
}
