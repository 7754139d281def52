import { knownValue, unknownMemberValues, type NamesOf } from "../known-options.js";
import type {
  CodecOptions,
  DecodeOptions,
  EncodeOptions,
  Event,
  Limits,
  Operation,
  Strictness,
  UnknownMembers,
} from "../../codec/index.js";
import type { Connection } from "./connection.js";
import { Dispatcher } from "../invoke/dispatcher.js";
import type { RoseAuthRequest, RoseAuthResult } from "../message/envelope.js";
import type { CloseReason } from "../errors.js";
import type { InvokeContext } from "../invoke/invoke-context.js";
import type { MessageEncoding } from "../message/json-path.js";
import { codecLimits, engineLimits, type EngineLimits } from "../limits.js";
import { consoleLog, type RoseLog } from "../log.js";
import type { Budget } from "../budget.js";
import { outboundBudget } from "./outbound-budget.js";
import { PartialFrames } from "./partial-frames.js";
import type { InvokeProblemName } from "../message/problems.js";
import type { ServerTls } from "../server/tls-server.js";

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
  /** {@link consoleLog} by default: warnings and errors go to stderr. */
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

function writingOf({
  constraints,
  unknownMembers: unknown,
}: EngineOptions): EncodeOptions | undefined {
  knownValue(unknown, unknownMemberValues, "unknownMembers");
  if (constraints !== true && unknown !== "refuse") return undefined;
  return {
    ...(constraints === true && { constraints }),
    ...(unknown === "refuse" && { unknownMembers: unknown }),
  };
}

/** Who made connections, a client or a server, and is told about them. */
export interface ConnectionOwner {
  /** The socket is gone. */
  gone(connection: Connection, reason: CloseReason): void;
  /** TLS stands. */
  secured(connection: Connection): void;
}

/** What only a server has, or only a client. */
export interface EngineHooks {
  /** Of a client. */
  readonly encoding?: MessageEncoding | undefined;
  readonly authorize?: AuthorizeHook | undefined;
  readonly authenticate?: AuthenticateHook | undefined;
  /** Whether clients have to log on. */
  readonly logon?: boolean | undefined;
}

/** What all connections of one client or server share. */
export class Engine {
  readonly role: "client" | "server";
  readonly limits: EngineLimits;
  readonly log: RoseLog;
  readonly trace: TraceHook | undefined;
  readonly json: JsonFrameHandler | undefined;
  /** How a client sends; a server begins with "ber" and goes on as its client does. */
  readonly encoding: MessageEncoding;
  readonly authorize: AuthorizeHook | undefined;
  readonly authenticate: AuthenticateHook | undefined;
  /** Whether the limits before the logon hold until a connection is authenticated. */
  readonly logon: boolean;
  /** What a server does about TLS; undefined on a client and on a server without. */
  tls: ServerTls | undefined = undefined;
  /** The server or client itself. */
  owner: ConnectionOwner | undefined = undefined;
  /** How arguments, results and errors are decoded. */
  readonly decoding: DecodeOptions & { readonly limits: Limits };
  /** How values that are sent are encoded; undefined for the defaults. */
  readonly writing: EncodeOptions | undefined;
  /** Whether the stacks of calls are kept until their answers come. */
  readonly callStacks: boolean;
  readonly dispatcher = new Dispatcher();
  /** Unfinished frames: of peers that are held to the limits before the logon, and of others. */
  readonly partialOfStrangers: PartialFrames;
  readonly partialOfOthers: PartialFrames;
  /** What waits for peers that do not take everything at once. */
  readonly outbound: Budget<Connection>;
  #connections = 0;

  constructor(role: "client" | "server", options: EngineOptions, hooks: EngineHooks = {}) {
    this.role = role;
    this.limits = engineLimits(options.limits, role);
    const partial = (
      limit: "maxPartialBytes" | "maxPartialBytesBeforeLogon",
      frame: number,
    ): PartialFrames => {
      const most = this.limits[limit];
      // A frame that may come at all can always come.
      return new PartialFrames(limit, most === 0 ? 0 : Math.max(most, frame));
    };
    const { maxFrameBytes, maxFrameBytesBeforeLogon } = this.limits;
    this.partialOfOthers = partial("maxPartialBytes", maxFrameBytes);
    this.partialOfStrangers = partial("maxPartialBytesBeforeLogon", maxFrameBytesBeforeLogon);
    this.log = options.log ?? consoleLog;
    this.outbound = outboundBudget(this.limits.maxOutboundBytesTogether, this.log);
    this.trace = options.trace;
    this.json = options.json;
    this.encoding = hooks.encoding ?? "ber";
    this.authorize = hooks.authorize;
    this.authenticate = hooks.authenticate;
    this.logon = hooks.logon ?? false;
    this.decoding = {
      limits: codecLimits(this.limits),
      ...(options.strictness && { strictness: options.strictness }),
      ...(options.integers && { integers: options.integers }),
      ...(options.constraints === true && { constraints: true }),
    };
    this.callStacks = options.callStacks === true;
    this.writing = writingOf(options);
  }

  /** A number for the next connection, for logs. */
  nextConnectionID(): number {
    return ++this.#connections;
  }
}
