import type { DecodeOptions, EncodeOptions, Event, Limits, Operation } from "../../codec/index.js";
import type { InvokeContext } from "../api/connection.js";
import type {
  AuthenticateHook,
  AuthorizeHook,
  EngineOptions,
  JsonFrameHandler,
  Refusal,
  TraceHook,
} from "../api/options.js";
import type { Budget } from "../budget.js";
import { Dispatcher } from "../invoke/dispatcher.js";
import { codecLimits, engineLimits, type EngineLimits } from "../limits.js";
import { consoleLog, type RoseLog } from "../log.js";
import type { MessageEncoding } from "../message/message.js";
import { RepeatedLines } from "../repeated-lines.js";
import type { TlsPolicy } from "../server/tls-policy.js";
import { outboundBudget, type BackloggedConnection } from "./outbound-budget.js";
import { PartialFrames } from "./partial-frames.js";
import { protocolOf, type Envelope, type Protocol } from "../protocol/protocol.js";
import { ucserver } from "../protocol/ucserver.js";

function writingOf({
  constraints,
  unknownMembers: unknown,
}: EngineOptions): EncodeOptions | undefined {
  if (constraints !== true && unknown !== "refuse") return undefined;
  return {
    ...(constraints === true && { constraints }),
    ...(unknown === "refuse" && { unknownMembers: unknown }),
  };
}

/** The limits; frames are no longer than the protocol can say. */
function limitsOf(
  { limits: given }: EngineOptions,
  role: "client" | "server",
  { maxFrameBytes }: Protocol,
): EngineLimits {
  const limits = engineLimits(given, role);
  if (limits.maxFrameBytes <= maxFrameBytes) return limits;
  return { ...limits, maxFrameBytes };
}

/** What a server requires of TLS. */
export interface TlsDemands {
  readonly policy: TlsPolicy;
  /** Whether this is an operation that asks for TLS. */
  isAskedFor(operation: Operation | Event): boolean;
  /** Whether this may be served before TLS is established. */
  clear(operation: Operation | Event): boolean;
  /** How an invoke of anything else is answered. */
  refusal(context: InvokeContext): Refusal;
}

/** Options that only a server has, or only a client. */
export interface EngineHooks {
  /** Only on a client. */
  readonly encoding?: MessageEncoding | undefined;
  readonly authorize?: AuthorizeHook | undefined;
  readonly authenticate?: AuthenticateHook | undefined;
  /** Whether clients must log on. */
  readonly logon?: boolean | undefined;
}

/** What all connections of a client or server share. */
export class Engine {
  readonly role: "client" | "server";
  readonly protocol: Protocol;
  /** That of the protocol. */
  readonly envelope: Envelope;
  readonly limits: EngineLimits;
  readonly log: RoseLog;
  /** The part of the log that peers could fill. */
  readonly lines: RepeatedLines;
  readonly trace: TraceHook | undefined;
  readonly json: JsonFrameHandler | undefined;
  /** How a client sends. A server begins with "ber" and then uses the encoding of its client. */
  readonly encoding: MessageEncoding;
  readonly authorize: AuthorizeHook | undefined;
  readonly authenticate: AuthenticateHook | undefined;
  /** Whether the limits before the logon apply until a connection is authenticated. */
  readonly logon: boolean;
  /** What a server requires of TLS; undefined on a client and on a server without TLS. */
  tls: TlsDemands | undefined = undefined;
  /** How arguments, results and errors are decoded. */
  readonly decoding: DecodeOptions & { readonly limits: Limits };
  /** Whether messages must have the tags of the module. */
  readonly strict: boolean;
  /** How values to be sent are encoded; undefined for the defaults. */
  readonly writing: EncodeOptions | undefined;
  /** Whether the stacks of calls are kept until their answers come. */
  readonly callStacks: boolean;
  readonly dispatcher: Dispatcher;
  /** Unfinished frames: of peers to which the limits before the logon apply, and of others. */
  readonly partialOfStrangers: PartialFrames;
  readonly partialOfOthers: PartialFrames;
  /** What is waiting for peers that do not take everything at once. */
  readonly outbound: Budget<BackloggedConnection>;
  /** Octets of the messages whose handlers are at work, for all connections. */
  runningOctets = 0;
  #connections = 0;

  constructor(role: "client" | "server", options: EngineOptions, hooks: EngineHooks = {}) {
    this.role = role;
    this.protocol = protocolOf(options.protocol ?? ucserver);
    this.envelope = this.protocol.envelope;
    this.dispatcher = new Dispatcher(this.protocol.native);
    this.limits = limitsOf(options, role, this.protocol);
    const partial = (
      limit: "maxPartialBytes" | "maxPartialBytesBeforeLogon",
      frame: number,
    ): PartialFrames => {
      const most = this.limits[limit];
      // A single frame of the allowed size must always fit.
      return new PartialFrames(limit, most === 0 ? 0 : Math.max(most, frame));
    };
    const { maxFrameBytes, maxFrameBytesBeforeLogon } = this.limits;
    this.partialOfOthers = partial("maxPartialBytes", maxFrameBytes);
    this.partialOfStrangers = partial("maxPartialBytesBeforeLogon", maxFrameBytesBeforeLogon);
    this.log = options.log ?? consoleLog;
    this.lines = new RepeatedLines(this.log);
    this.outbound = outboundBudget(this.limits.maxOutboundBytesTogether, this.log);
    this.trace = options.trace;
    this.json = options.json;
    this.encoding = hooks.encoding ?? "ber";
    this.authorize = hooks.authorize;
    this.authenticate = hooks.authenticate;
    this.logon = hooks.logon ?? (role === "server" && this.protocol.associates);
    this.decoding = {
      limits: codecLimits(this.limits),
      ...(options.strictness && { strictness: options.strictness }),
      ...(options.integers && { integers: options.integers }),
      ...(options.constraints === true && { constraints: true }),
    };
    this.strict = options.strictness === "strict";
    this.callStacks = options.callStacks === true;
    this.writing = writingOf(options);
  }

  /** A number for the next connection, for logs. */
  nextConnectionID(): number {
    return ++this.#connections;
  }
}
