import type { DecodeOptions, Event, Limits, Operation, Strictness } from "../codec/index.js";
import type { Connection } from "./connection.js";
import { Dispatcher } from "./dispatcher.js";
import type { InvokeContext } from "./invoke-context.js";
import { codecLimits, engineLimits, type EngineLimits } from "./limits.js";
import { silentLog, type RoseLog } from "./log.js";
import type { InvokeProblemName } from "./problems.js";

/** Sees every message: a copy of its octets, as they came or as they will be sent. */
export type TraceHook = (
  direction: "in" | "out",
  bytes: Uint8Array,
  connection: Connection,
) => void;

/** Why an invoke is not carried out: the operation's error value, or a reject. */
export type Refusal =
  | { readonly error: unknown }
  | { readonly reject: InvokeProblemName; readonly details?: string };

/**
 * Asked before the argument of an invoke or event is decoded. Undefined lets it pass; a
 * refused event is only logged, for events are never answered.
 */
export type AuthorizeHook = (
  context: InvokeContext,
  operation: Operation | Event,
) => Refusal | undefined | Promise<Refusal | undefined>;

/** Takes the text of a JSON frame, UTF-8 and without its header (wire.md section 2). */
export type JsonFrameHandler = (text: Uint8Array, connection: Connection) => void;

/** Options that client and server have in common. */
export interface EngineOptions {
  readonly limits?: Partial<EngineLimits> | undefined;
  readonly log?: RoseLog | undefined;
  readonly trace?: TraceHook | undefined;
  /** Without it a JSON frame closes the connection. */
  readonly json?: JsonFrameHandler | undefined;
  /** How forgiving arguments, results and errors are decoded; "standard" by default. */
  readonly strictness?: Strictness | undefined;
}

/** What all connections of one client or server share. */
export class Engine {
  readonly role: "client" | "server";
  readonly limits: EngineLimits;
  readonly log: RoseLog;
  readonly trace: TraceHook | undefined;
  readonly json: JsonFrameHandler | undefined;
  readonly authorize: AuthorizeHook | undefined;
  /** How arguments, results and errors are decoded. */
  readonly decoding: DecodeOptions & { readonly limits: Limits };
  readonly dispatcher = new Dispatcher();
  #connections = 0;

  constructor(role: "client" | "server", options: EngineOptions, authorize?: AuthorizeHook) {
    this.role = role;
    this.limits = engineLimits(options.limits);
    this.log = options.log ?? silentLog;
    this.trace = options.trace;
    this.json = options.json;
    this.authorize = authorize;
    this.decoding = {
      limits: codecLimits(this.limits),
      ...(options.strictness && { strictness: options.strictness }),
    };
  }

  /** A number for the next connection, for logs. */
  nextConnectionID(): number {
    return ++this.#connections;
  }
}
