import { channel, type Channel } from "node:diagnostics_channel";
import type { Event, Operation } from "../codec/index.js";
import type { ClientStatus } from "./client/status.js";
import type { Client } from "./api/client.js";
import type { Connection } from "./api/connection.js";
import type { CloseReason } from "./errors.js";
import type { FrameKind } from "./message/framer.js";
import type { LimitName } from "./limits.js";
import type { ProblemKind } from "./message/problems.js";

// Every place that publishes asks `hasSubscribers` first and builds its message behind that:
// nobody listening costs one read of a property.

/** `rosewire:connection:open`, `rosewire:connection:secure`: it stands, TLS stands on it. */
export interface ConnectionMessage {
  readonly connection: Connection;
}

/** `rosewire:connection:close`: it is gone. */
export interface ConnectionClosedMessage {
  readonly connection: Connection;
  readonly reason: CloseReason;
}

/** `rosewire:frame:in`, `rosewire:frame:out`. */
export interface FrameMessage {
  readonly connection: Connection;
  readonly kind: FrameKind;
  /** The frame, JSON without its header. Must neither be kept nor changed. */
  readonly bytes: Uint8Array;
}

/** `rosewire:invoke:start`, `rosewire:call:start`. */
export interface InvokeMessage {
  readonly connection: Connection;
  /** Undefined for an invoke of something that nobody handles. */
  readonly operation: Operation | Event | undefined;
  readonly operationID: number;
  /** 99999 for an event. */
  readonly invokeID: number;
  readonly sessionID: string | undefined;
}

/** How an invoke of the peer ended. */
export type InvokeOutcome =
  | "result"
  /** The operation's error, thrown by the handler or given by a hook. */
  | "error"
  /** The operation's error in neutral words, for the handler failed in another way. */
  | "failure"
  /** The same, for the handler took too long. */
  | "timeout"
  | "reject"
  /** An event has been taken note of. */
  | "event"
  /** An event that nobody handles, or that was refused. */
  | "ignored";

/** `rosewire:invoke:end`: an invoke or event of the peer has been dealt with. */
export interface InvokeEndMessage extends InvokeMessage {
  readonly outcome: InvokeOutcome;
  /** With the outcome `reject`: which invoke problem, by its number. */
  readonly problemCode: number | undefined;
  /** Milliseconds since the message was read. */
  readonly duration: number;
}

/** How an own invoke ended. */
export type CallOutcome =
  | "result"
  | "error"
  | "reject"
  | "bad-answer"
  | "timeout"
  | "abort"
  | "closed"
  | "unsent";

/** `rosewire:call:end`: an own invoke has been settled. */
export interface CallEndMessage extends InvokeMessage {
  readonly outcome: CallOutcome;
  /** With the outcome `reject`. */
  readonly problem: ProblemKind | undefined;
  readonly problemCode: number | undefined;
  /** Milliseconds since the call was made. */
  readonly duration: number;
}

/** `rosewire:limit`: a limit has been hit. */
export interface LimitMessage {
  readonly limit: LimitName;
  /** Undefined where no connection came about. */
  readonly connection: Connection | undefined;
  readonly remoteAddress: string | undefined;
}

/** `rosewire:error`: a handler or hook failed in a way that peers are not told about. */
export interface ErrorMessage {
  readonly connection: Connection | undefined;
  readonly operation: Operation | Event | undefined;
  readonly error: unknown;
}

/** `rosewire:client:status`. */
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

/** The channels on which the engine tells what happens. */
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

/** Tells that a limit has been hit. */
export function limitHit(
  limit: LimitName,
  connection: Connection | undefined,
  remoteAddress = connection?.remoteAddress,
): void {
  if (channels.limit.hasSubscribers) channels.limit.publish({ limit, connection, remoteAddress });
}
