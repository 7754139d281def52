import type {
  CodecOptions,
  Event,
  Operation,
  Strictness,
  UnknownMembers,
} from "../../codec/index.js";
import type { NamesOf } from "../known-options.js";
import type { EngineLimits } from "../limits.js";
import type { RoseLog } from "../log.js";
import type { RoseAuthRequest, RoseAuthResult } from "../message/envelope.js";
import type { InvokeProblemName } from "../message/problems.js";
import type { Connection, InvokeContext } from "./connection.js";

/** Knows operations and events by id or, where that is 0, by name; undefined if there is none. */
export type TokenFinder = (idOrName: number | string) => Operation | Event | undefined;

/** Sees every message: a copy of its octets, as they came or as they will be sent. */
export type TraceHook = (
  direction: "in" | "out",
  bytes: Uint8Array,
  connection: Connection,
) => void;

/** Why an invoke is not carried out: the operation's error value, or a reject. */
export type Refusal =
  | { readonly error: unknown }
  | {
      readonly reject: InvokeProblemName;
      readonly details?: string;
      /** Goes with authenticationIncomplete and authenticationFailed. */
      readonly authentication?: RoseAuthResult;
    };

/**
 * Asked before the argument of an invoke or event is decoded. Undefined lets it pass; a
 * refused event is only logged, for events are never answered.
 */
export type AuthorizeHook = (
  context: InvokeContext,
  operation: Operation | Event,
) => Refusal | undefined | Promise<Refusal | undefined>;

/**
 * Asked about an invoke or event that carries `authentication`, before anything else is decided
 * about it. `context.session` is then a session of this invoke alone: neither does the login of
 * the connection count for it, nor does its login outlast it. Gives the name of the user, which
 * becomes `context.user`, or why not: authenticationIncomplete if another step is needed (what
 * the client should go on with stands in `authentication`), authenticationFailed if it is wrong.
 */
export type AuthenticateHook = (
  context: InvokeContext,
  request: RoseAuthRequest,
) => string | Refusal | Promise<string | Refusal>;

/** Takes the text of a JSON frame, UTF-8 and without its header (docs/protocol.md section 2). */
export type JsonFrameHandler = (text: Uint8Array, connection: Connection) => void;

/** Options that client and server have in common. */
export interface EngineOptions {
  readonly limits?: Partial<EngineLimits> | undefined;
  /** `consoleLog` by default: warnings and errors go to stderr. */
  readonly log?: RoseLog | undefined;
  readonly trace?: TraceHook | undefined;
  /** Takes JSON frames in place of the engine, which carries them out as it does those in BER. */
  readonly json?: JsonFrameHandler | undefined;
  /** How forgiving arguments, results and errors are decoded; "standard" by default. */
  readonly strictness?: Strictness | undefined;
  /**
   * `bigint` makes every INTEGER in arguments, results and errors that come a bigint, so that none is
   * out of range, in either encoding. Sent are numbers and bigints alike. "number" by default.
   */
  readonly integers?: CodecOptions["integers"] | undefined;
  /**
   * Whether arguments, results and errors must meet the SIZE and value constraints of their types, in
   * either direction and encoding. One that comes and does not is answered as any that is not of its
   * type: an argument with mistypedArgument, a result or error with a BadAnswerError for the caller; an
   * event is logged and dropped. One that is to be sent is a BerEncodeError `constraint`, and nothing is
   * sent; where it is what a handler gives, the peer gets an error in neutral words. What is handed
   * over as octets is not looked at. Off by default: the protocol's own types have no constraints.
   */
  readonly constraints?: boolean | undefined;
  /**
   * "refuse" makes members that a value has and its type does not an error, in either encoding: for what is
   * sent, BerEncodeError `unknown-member` that names the member which may have been meant. The value is
   * looked at once more for it. "ignore" by default; what cannot be encoded anyway has it named all the same.
   */
  readonly unknownMembers?: UnknownMembers | undefined;
  /**
   * Whether errors that answer an invoke of this side (error, reject, timeout, abort, a connection that
   * is lost) have a trace that begins at the line which made the call; it is kept for each call that
   * waits, which costs some microseconds. Off by default. Without it their trace is this package's; that
   * of an error that is known at once, an argument of the wrong kind say, begins at that line anyway.
   */
  readonly callStacks?: boolean | undefined;
}

/** The names of {@link EngineOptions}. */
export const engineOptionNames = {
  limits: true,
  log: true,
  trace: true,
  json: true,
  strictness: true,
  integers: true,
  constraints: true,
  unknownMembers: true,
  callStacks: true,
} satisfies NamesOf<EngineOptions>;
