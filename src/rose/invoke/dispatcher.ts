import type { Code, Event, Operation, HandledOperation } from "../../codec/index.js";
import type { EventHandler, InvokeContext, OperationHandler, Session } from "../api/connection.js";
import type { TokenFinder } from "../api/options.js";
import type { When } from "../api/server.js";
import type { RoseMessage } from "../message/message.js";
import { idOf } from "../message/named.js";
import { EventQueue } from "./event-queue.js";
import { wrongToken } from "./wrong-token.js";

type Handler = (argument: any, context: InvokeContext) => unknown;

/** The handler and subscriptions that get what comes for one operation or event. */
export interface Route {
  readonly token: Operation | Event;
  readonly handler: Handler | undefined;
  /** Subscriptions to an event. */
  readonly streams: readonly EventQueue<any>[];
}

/** What is registered for one operation or event. */
class Entry implements Route {
  readonly token: Operation | Event;
  handler: Handler | undefined = undefined;
  /** Subscriptions to an event. */
  streams: readonly EventQueue<any>[] = [];

  constructor(token: Operation | Event) {
    this.token = token;
  }
}

/** An operation that takes the place of another one. */
interface Other {
  readonly entry: Entry;
  readonly when: When;
}

/**
 * The handlers of operations and events. They are found by the code, which is the operation id or an object identifier, or,
 * only if the id is 0, by the operation name (docs/protocol.md section 1). One dispatcher may serve many connections.
 */
export class Dispatcher {
  readonly #native: boolean;
  readonly #byCode = new Map<Code, Entry>();
  readonly #byName = new Map<string, Entry>();
  /** Those that take the place of others with the same id, for some sessions; by id and by name. */
  #others: Map<number | string, Other> | undefined;
  #rest: { readonly find: TokenFinder; readonly handler: Handler } | undefined;

  /** @param native Whether messages are those of the UCServer, which have no object identifiers. */
  constructor(native: boolean) {
    this.#native = native;
  }

  /**
   * Registers the handler of an operation or event; there can be only one.
   * @throws Error if there already is one, or if another operation has the same code or name;
   *   TypeError for something that is not an operation or event, or not a function, and for a code that the protocol does not have.
   */
  handle<A, R, E>(operation: HandledOperation<A, R, E>, handler: OperationHandler<A, R>): void;
  handle<A>(event: Event<A, any>, handler: EventHandler<A>): void;
  handle(token: Operation | Event, handler: OperationHandler<any, any>): void {
    requireHandler(token, handler);
    const entry = this.#entry(token);
    if (entry.handler !== undefined) throw new Error(`${token.name} has a handler already`);
    entry.handler = handler;
  }

  /**
   * Registers the handler of an operation whose id means it only in some sessions, or where its name is given besides; in all others
   * another operation may have it. If that has the name too, the name does not tell which of the two is meant.
   * @param id Another id than its own, which means it too under the condition.
   * @throws Error if there is already such an operation with this id or name, or another one with the name and not the id; TypeError like
   *   {@link handle}.
   */
  handleWhen(
    when: When,
    token: Operation | Event,
    handler: OperationHandler<any, any>,
    id = token.id,
  ): void {
    requireHandler(token, handler);
    idOf(token);
    const others = (this.#others ??= new Map());
    const isOwn = id === token.id;
    const other = others.get(id)?.entry ?? (isOwn ? others.get(token.name)?.entry : undefined);
    if (other !== undefined) throw collision(token, other.token);
    const named = this.#byName.get(token.name);
    if (named !== undefined && named.token.id !== token.id) throw collision(token, named.token);
    const entry = new Entry(token);
    entry.handler = handler;
    others.set(id, { entry, when });
    if (isOwn) others.set(token.name, { entry, when });
  }

  /**
   * Registers a handler for everything that no other handler takes.
   * @param find Finds an operation or event by id or name; what it does not find is not handled.
   * @throws Error if there already is such a handler.
   */
  handleRest(find: TokenFinder, handler: Handler): void {
    if (this.#rest !== undefined) throw new Error("the rest has a handler already");
    this.#rest = { find, handler };
  }

  /**
   * Subscribes to an event, in addition to its handler and other subscriptions.
   * @throws TypeError for something that is not an event.
   */
  subscribe<A>(event: Event<A, any>, most: number, signal: AbortSignal | undefined): EventQueue<A> {
    if (event?.kind !== "event") throw wrongToken("events", event);
    const entry = this.#entry(event);
    const stream = new EventQueue<A>(most, signal, (ended) => {
      entry.streams = entry.streams.filter((other) => other !== ended);
    });
    if (signal?.aborted !== true) entry.streams = [...entry.streams, stream];
    return stream;
  }

  /** Ends all subscriptions. */
  endStreams(error?: Error): void {
    for (const entry of this.#byCode.values())
      for (const stream of entry.streams) stream.end(error);
  }

  /** Whether there is a handler for what is invoked by this id or, if it is 0, by this name, in whatever session. */
  handles({ code, name }: Operation): boolean {
    if (code === 0) {
      return this.#byName.get(name)?.handler !== undefined || this.#others?.has(name) === true;
    }
    return this.#byCode.get(code)?.handler !== undefined || this.#others?.has(code) === true;
  }

  /**
   * Finds the route of an invoke; undefined if there is none.
   * @param session Undefined for the connection's own.
   */
  find(
    message: RoseMessage,
    connection: { readonly session: Session },
    session?: Session,
  ): Route | undefined {
    const { operationID, operationName, globalCode } = message;
    const byName = operationID === 0 && operationName !== undefined;
    const entry =
      operationID === 0
        ? this.#unnumbered(globalCode, operationName)
        : this.#byCode.get(operationID);
    const other = this.#others?.get(byName ? operationName : operationID);
    if (other !== undefined) {
      const { name } = other.entry.token;
      const isNamed = name === operationName && name !== entry?.token.name;
      if (isNamed || other.when(session ?? connection.session, message)) return other.entry;
    }
    if (entry !== undefined || this.#rest === undefined) return entry;
    const { find, handler } = this.#rest;
    const token = find(globalCode ?? (byName ? operationName : operationID));
    return token && { token, handler, streams: [] };
  }

  /** What a message without an id means, or with the id 0. */
  #unnumbered(globalCode: string | undefined, name: string | undefined): Entry | undefined {
    return globalCode === undefined && name !== undefined
      ? this.#byName.get(name)
      : this.#byCode.get(globalCode ?? 0);
  }

  #entry(token: Operation | Event): Entry {
    const known = this.#byCode.get(token.code);
    if (known?.token === token) return known;
    const named = known ?? this.#byName.get(token.name);
    if (named !== undefined) throw collision(token, named.token);
    const other = this.#others?.get(token.name)?.entry.token;
    if (other !== undefined && other.id !== token.id) throw collision(token, other);
    if (this.#native) idOf(token);
    const entry = new Entry(token);
    this.#byCode.set(token.code, entry);
    this.#byName.set(token.name, entry);
    return entry;
  }
}

function requireHandler(token: Operation | Event, handler: unknown): void {
  if (token?.kind !== "operation" && token?.kind !== "event") throw wrongToken("handle", token);
  if (typeof handler !== "function") {
    throw new TypeError(`the handler of ${token.name} must be a function, not ${typeof handler}`);
  }
}

function collision(token: Operation | Event, other: Operation | Event): Error {
  return new Error(`${token.name} (${token.code}) collides with ${other.name} (${other.code})`);
}
