import type {
  CodecOptions,
  Event,
  Operation,
  Strictness,
  UnknownMembers,
} from "../../codec/index.js";
import {
  integerValues,
  strictnessValues,
  unknownMemberValues,
  type NamesOf,
} from "../../codec/internal.js";
import type { EngineLimits } from "../limits.js";
import { logDemand, type RoseLog } from "../log.js";
import type { RoseAuthRequest, RoseAuthResult } from "../message/message.js";
import type { InvokeProblemName } from "../message/problems.js";
import { protocolDemand, type RoseProtocol } from "../protocol/protocol.js";
import type { Connection, InvokeContext } from "./connection.js";

/** Finds an operation or event by its id or object identifier or, if the id is 0, by its name; undefined if there is none. */
export type TokenFinder = (idOrName: number | string) => Operation | Event | undefined;

/** Called with every message: a copy of its octets, as received or as they will be sent. */
export type TraceHook = (
  direction: "in" | "out",
  bytes: Uint8Array,
  connection: Connection,
) => void;

/** How an invoke that is not carried out is answered: with the operation's error value, or a reject. */
export type Refusal =
  | { readonly error: unknown }
  | {
      readonly reject: InvokeProblemName;
      readonly details?: string;
      /** For authenticationIncomplete and authenticationFailed: what the peer is told about them. */
      readonly authentication?: RoseAuthResult;
    };

/**
 * Called before the argument of an invoke or event is decoded. Undefined allows it. A refused
 * event is only logged, because events are never answered.
 */
export type AuthorizeHook = (
  context: InvokeContext,
  operation: Operation | Event,
) => Refusal | undefined | Promise<Refusal | undefined>;

/**
 * Called for an invoke or event that carries `authentication`, before anything else is decided
 * about it. `context.session` is then a session of this invoke alone: the login of the connection
 * does not apply to it, and its own login ends with it. Returns the name of the user, which becomes
 * `context.user`, or a refusal: authenticationIncomplete if another step is needed
 * (`authentication` then says how the client should continue), authenticationFailed if it is wrong.
 */
export type AuthenticateHook = (
  context: InvokeContext,
  request: RoseAuthRequest,
) => string | Refusal | Promise<string | Refusal>;

/** Called with the text of a JSON frame, in UTF-8 and without its header (docs/protocol.md section 2). */
export type JsonFrameHandler = (text: Uint8Array, connection: Connection) => void;

/** Options that client and server have in common. */
export interface EngineOptions {
  /**
   * What is spoken: `ucserver` by default, the protocol of the manual. `rosewire/rose/csta` has `csta`, and `x880` for modules
   * of your own over ROSE as X.880 has it (docs/csta.md).
   */
  readonly protocol?: RoseProtocol | undefined;
  /** Limits by their names; those that are not given are as docs/limits.md lists them. */
  readonly limits?: Partial<EngineLimits> | undefined;
  /** `consoleLog` by default: warnings and errors go to stderr. */
  readonly log?: RoseLog | undefined;
  /** Called with a copy of each message that has come or is about to go; nothing is copied without it. */
  readonly trace?: TraceHook | undefined;
  /** Takes JSON frames instead of the engine, which otherwise handles them like those in BER. */
  readonly json?: JsonFrameHandler | undefined;
  /**
   * How strictly messages are read, in either encoding; "standard" by default, which reads whatever the vendor's programs are
   * known to send. docs/interoperability.md lists what each mode reads.
   */
  readonly strictness?: Strictness | undefined;
  /**
   * With "bigint", every INTEGER in received arguments, results and errors is a bigint, in either encoding,
   * so that none is out of range. Numbers and bigints can both be sent. "number" by default.
   */
  readonly integers?: CodecOptions["integers"] | undefined;
  /**
   * Whether arguments, results and errors must meet the SIZE and value constraints of their types, in
   * either direction and encoding. A received value that does not is treated like one of a wrong type: an
   * argument is rejected with mistypedArgument, for a result or error the caller gets a BadAnswerError, and
   * an event is logged and dropped. A value to be sent causes a BerEncodeError `constraint`, and nothing is
   * sent; if a handler gave it, the peer gets an error in neutral words. Values passed as octets are not
   * checked. Off by default: the protocol's own types have no constraints.
   */
  readonly constraints?: boolean | undefined;
  /**
   * With "refuse", members of a value that its type does not have are an error, in either encoding. For a
   * value to be sent this is a BerEncodeError `unknown-member`, which suggests the member that may have been
   * meant; checking takes another pass over the value. "ignore" by default; if a value cannot be encoded for
   * another reason, its unknown members are named all the same.
   */
  readonly unknownMembers?: UnknownMembers | undefined;
  /**
   * Whether errors with which an invoke of this side ends (error, reject, timeout, abort, a lost
   * connection) have a stack trace that begins at the line which made the call. The trace is kept for each
   * pending call, which costs some microseconds. Off by default; then their trace is inside this package.
   * An error that is known at once, for example for a wrong argument, has a trace from that line anyway.
   */
  readonly callStacks?: boolean | undefined;
}

/** The names of {@link EngineOptions}. */
export const engineOptionNames = {
  protocol: protocolDemand,
  limits: "object",
  log: logDemand,
  trace: "function",
  json: "function",
  strictness: strictnessValues,
  integers: integerValues,
  constraints: "boolean",
  unknownMembers: unknownMemberValues,
  callStacks: "boolean",
} satisfies NamesOf<EngineOptions>;
