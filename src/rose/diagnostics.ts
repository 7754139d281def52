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
  /** The connection, with its addresses, its encoding and what is counted on it. */
  readonly connection: Connection;
}

/** `rosewire:connection:close`: a connection has ended. */
export interface ConnectionClosedMessage {
  /** The connection, over which nothing can be sent any more. */
  readonly connection: Connection;
  /** Who ended it, and why. */
  readonly reason: CloseReason;
}

/** `rosewire:frame:in`, `rosewire:frame:out`: a frame has been received or sent. */
export interface FrameMessage {
  /** The connection over which it has come or gone. */
  readonly connection: Connection;
  /** Its encoding, by which the frame is delimited: `ber`, or `json` after a header. */
  readonly kind: FrameKind;
  /** The frame; in JSON without its header. Must not be kept or changed. */
  readonly bytes: Uint8Array;
}

/** `rosewire:invoke:start`: the peer has invoked. `rosewire:call:start`: this side invokes. */
export interface InvokeMessage {
  /** The connection over which the invoke goes. */
  readonly connection: Connection;
  /** Undefined for an invoke that has no handler. */
  readonly operation: Operation | Event | undefined;
  /** The number in the message; 0 if it names the operation in another way. */
  readonly operationID: number;
  /** Usually 99999 for an event. */
  readonly invokeID: number;
  /** The session of multi-user mode that the message names; undefined for the connection's own. */
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
  /** What the peer was answered with, if it was answered. */
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
  /** With what it was answered, or why it was not. */
  readonly outcome: CallOutcome;
  /** If the outcome is `reject`. */
  readonly problem: ProblemKind | undefined;
  /** The number of the problem, which `problem` says how to read; undefined if the outcome is another one. */
  readonly problemCode: number | undefined;
  /** Milliseconds since the call was made. */
  readonly duration: number;
}

/** `rosewire:limit`: a limit has been hit. */
export interface LimitMessage {
  /** Which limit; docs/limits.md says what each one is for. */
  readonly limit: LimitName;
  /** Undefined if no connection was made. */
  readonly connection: Connection | undefined;
  /** The IP address of the peer; undefined if it is not known any more. */
  readonly remoteAddress: string | undefined;
}

/** `rosewire:error`: a handler or hook failed in a way that the peer is not told about. */
export interface ErrorMessage {
  /** Whose message was being handled; undefined if none was. */
  readonly connection: Connection | undefined;
  /** What was being handled; undefined if a hook failed before that was known. */
  readonly operation: Operation | Event | undefined;
  /** What was thrown, which need not be an Error. */
  readonly error: unknown;
}

/** `rosewire:client:status`: the status of a client has changed. */
export interface ClientStatusMessage {
  /** The client of `connect`, whichever connection it has now. */
  readonly client: Client;
  /** The status that it has from now on. */
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
