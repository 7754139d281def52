import type { Event, Operation } from "../codec/index.js";
import type {
  AsnNegotiateServerConnectionArgument,
  AsnNegotiateServerConnectionResult,
} from "../modules/authentication/authentication.js";
import type { Served } from "./served.js";

/** What a session of the server reports to whoever opened it. */
export interface SessionListener {
  /** Finds an operation or event that the server may send, by id or name; undefined if the web service knows none. */
  find(idOrName: number | string): Operation | Event | undefined;
  /** An event came; the octets of its argument. */
  onEvent(event: Event, argument: Uint8Array): void;
  /**
   * The server invokes an operation of the client.
   * @param argument Its octets.
   * @param signal Aborts when an answer would come too late.
   * @returns The result's octets. Rejects with the RoseError or RoseReject to answer with, of
   *   `rawOperation`.
   */
  onInvoke(operation: Operation, argument: Uint8Array, signal: AbortSignal): Promise<Uint8Array>;
  /** The session has ended, other than by {@link UpstreamSession.close}. Called once. */
  onEnd(reason: string): void;
}

/** One session of a UCServer. Arguments and results are octets: one complete BER encoding. */
export interface UpstreamSession {
  /** What the server answered when the session was opened. */
  readonly negotiated: AsnNegotiateServerConnectionResult;
  /**
   * Invokes an operation.
   * @param operation One with the id 0 is to be invoked by its name, because versions differ in what its id means.
   * @returns The result's octets. Rejects as `Client.invoke` does; the error of a RoseError is
   *   octets too.
   */
  call(operation: Operation, argument: Uint8Array, options?: CallOptions): Promise<Uint8Array>;
  /** Sends an event. Throws ConnectionClosedError. */
  emit(event: Event, argument: Uint8Array): void;
  /** Ends the session. May be called again. */
  close(): void;
}

/** Is told what a call has failed with, or null and the octets of the result. Must not throw. */
export type Settle = (error: unknown, result?: Uint8Array) => void;

/** A session whose calls need no promise, nor a copy of the result: both cost a short call much. */
export interface PromptSession extends UpstreamSession {
  /**
   * Like {@link UpstreamSession.call}.
   * @param settle Called once, perhaps before this has returned. The octets are there only as long as it runs.
   */
  callWith(
    operation: Operation,
    argument: Uint8Array,
    options: CallOptions | undefined,
    settle: Settle,
  ): void;
}

const prompt = new WeakSet<UpstreamSession>();

/** Says that a session is one. Members are not looked at, because somebody's own session may stand before one of ours. */
export function notePrompt(session: PromptSession): void {
  prompt.add(session);
}

export function isPrompt(session: UpstreamSession): session is PromptSession {
  return prompt.has(session);
}

/** How one call is made. */
export interface CallOptions {
  /** Milliseconds to the answer. */
  readonly timeout?: number | undefined;
  /** Called when the answer has come, before anything is reported that has come after it. Must not throw. */
  readonly onAnswer?: (() => void) | undefined;
}

/** The client for whom a session is opened. */
export interface UpstreamClient {
  /** The client's address; undefined if unknown. */
  readonly address?: string | undefined;
  /**
   * Asked if the server has as many sessions of that address as it allows: whether it is to let this one in nevertheless,
   * because another one of the client's is about to end for it.
   */
  readonly mayExceed?: (() => boolean) | undefined;
}

/** A UCServer as the web service sees it: something on which sessions can be opened. */
export interface Upstream {
  /**
   * Opens a session that is ready for a logon.
   * @param client For whom, so that the server counts and slows down this client and not the web service.
   * @throws UpstreamUnavailable if the server cannot be reached, RoseError if it refuses, LimitError
   *   if there are too many at a time.
   */
  open(
    negotiate: AsnNegotiateServerConnectionArgument,
    listener: SessionListener,
    client?: UpstreamClient,
  ): Promise<UpstreamSession>;
  /**
   * What the server serves: the page and the OpenAPI description offer nothing else. Left out, or
   * undefined, if that is unknown; then they offer all operations of the protocol.
   */
  served?(): Served | undefined;
  /**
   * Whether the server serves an operation: of one that it does not, clients are told so before their argument is looked at.
   * Left out, or undefined, if that is unknown; then the server answers.
   * @param operation As it would be called: perhaps with the id 0.
   */
  serves?(operation: Operation): boolean | undefined;
  /** Ends everything. */
  close(): Promise<void>;
}

/** The UCServer cannot be reached now; `cause` says why. */
export class UpstreamUnavailable extends Error {
  override readonly name = "UpstreamUnavailable";
  /** The same for all errors of this class, for programs that do not have the class. */
  readonly code = "upstream-unavailable";
}
