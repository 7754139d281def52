import { channel, type Channel } from "node:diagnostics_channel";
import type { Event, Operation } from "../codec/index.js";
import type { ClientStatus } from "./client/status.js";
import type { Client } from "./api/client.js";
import type { Connection } from "./api/connection.js";
import type { CloseReason } from "./errors.js";
import type { FrameKind } from "./message/framer.js";
import type { LimitName } from "./limits.js";
import type { ProblemKind } from "./message/problems.js";

// Every publisher checks `hasSubscribers` first and builds its message only then. Without
// subscribers, this costs one property read.

/** `rosewire:connection:open`: a connection is open. `rosewire:connection:secure`: TLS is established. */
export interface ConnectionMessage {
  readonly connection: Connection;
}

/** `rosewire:connection:close`: a connection has ended. */
export interface ConnectionClosedMessage {
  readonly connection: Connection;
  readonly reason: CloseReason;
}

/** `rosewire:frame:in`, `rosewire:frame:out`: a frame has been received or sent. */
export interface FrameMessage {
  readonly connection: Connection;
  readonly kind: FrameKind;
  /** The frame; in JSON without its header. Must not be kept or changed. */
  readonly bytes: Uint8Array;
}

/** `rosewire:invoke:start`: the peer has invoked. `rosewire:call:start`: this side invokes. */
export interface InvokeMessage {
  readonly connection: Connection;
  /** Undefined for an invoke that has no handler. */
  readonly operation: Operation | Event | undefined;
  readonly operationID: number;
  /** Usually 99999 for an event. */
  readonly invokeID: number;
  readonly sessionID: string | undefined;
}

/** How an invoke of the peer ended. */
export type InvokeOutcome =
  | "result"
  /** The operation's error, thrown by the handler or given by a hook. */
  | "error"
  /** The operation's error in neutral words, because the handler failed in another way. */
  | "failure"
  /** The same, because the handler took too long. */
  | "timeout"
  | "reject"
  /** An event has been handled. */
  | "event"
  /** An event that has no handler, or that was refused. */
  | "ignored";

/** `rosewire:invoke:end`: an invoke or event of the peer has been answered, rejected or handled. */
export interface InvokeEndMessage extends InvokeMessage {
  readonly outcome: InvokeOutcome;
  /** The number of the invoke problem, if the outcome is `reject`. */
  readonly problemCode: number | undefined;
  /** Milliseconds since the message was read. */
  readonly duration: number;
}

/** How an invoke of this side ended. */
export type CallOutcome =
  | "result"
  | "error"
  | "reject"
  | "bad-answer"
  | "timeout"
  | "abort"
  | "closed"
  | "unsent";

/** `rosewire:call:end`: an invoke of this side has been settled. */
export interface CallEndMessage extends InvokeMessage {
  readonly outcome: CallOutcome;
  /** If the outcome is `reject`. */
  readonly problem: ProblemKind | undefined;
  readonly problemCode: number | undefined;
  /** Milliseconds since the call was made. */
  readonly duration: number;
}

/** `rosewire:limit`: a limit has been hit. */
export interface LimitMessage {
  readonly limit: LimitName;
  /** Undefined if no connection was made. */
  readonly connection: Connection | undefined;
  readonly remoteAddress: string | undefined;
}

/** `rosewire:error`: a handler or hook failed in a way that the peer is not told about. */
export interface ErrorMessage {
  readonly connection: Connection | undefined;
  readonly operation: Operation | Event | undefined;
  readonly error: unknown;
}

/** `rosewire:client:status`: the status of a client has changed. */
export interface ClientStatusMessage {
  readonly client: Client;
  readonly status: ClientStatus;
}

/** A channel of `node:diagnostics_channel`, with the type of what is published on it. */
interface TypedChannel<Message> extends Channel {
  publish(message: Message): void;
}

function typed<Message>(name: string): TypedChannel<Message> {
  return channel(name) as TypedChannel<Message>;
}

/** The channels on which the engine publishes what happens. */
export const channels = {
  connectionOpen: typed<ConnectionMessage>("rosewire:connection:open"),
  connectionSecure: typed<ConnectionMessage>("rosewire:connection:secure"),
  connectionClose: typed<ConnectionClosedMessage>("rosewire:connection:close"),
  frameIn: typed<FrameMessage>("rosewire:frame:in"),
  frameOut: typed<FrameMessage>("rosewire:frame:out"),
  invokeStart: typed<InvokeMessage>("rosewire:invoke:start"),
  invokeEnd: typed<InvokeEndMessage>("rosewire:invoke:end"),
  callStart: typed<InvokeMessage>("rosewire:call:start"),
  callEnd: typed<CallEndMessage>("rosewire:call:end"),
  limit: typed<LimitMessage>("rosewire:limit"),
  error: typed<ErrorMessage>("rosewire:error"),
  clientStatus: typed<ClientStatusMessage>("rosewire:client:status"),
} as const;

/** Publishes that a limit has been hit. */
export function limitHit(
  limit: LimitName,
  connection: Connection | undefined,
  remoteAddress = connection?.remoteAddress,
): void {
  if (channels.limit.hasSubscribers) channels.limit.publish({ limit, connection, remoteAddress });
}
