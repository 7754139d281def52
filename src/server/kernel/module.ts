import type { Encodable, Event, Operation } from "../../codec/index.js";
import type { AsnRequestError } from "../../modules/common/common.js";
import type { AuthenticateHook, RoseLog, Session } from "../../rose/index.js";
import type { Migration, Unit } from "../database/index.js";
import type { Access } from "./access.js";
import type { Principal } from "./principal.js";
import type { Principals } from "./principals.js";
import type { SubscriptionEvent, Subscriptions } from "./subscriptions.js";
import type { Topic } from "./topic.js";

/** Names a service that a module provides to others, with its type; made by {@link serviceRef}. */
export interface ServiceRef<S> {
  readonly name: string;
  /** Only for the type checker: the type of the service. */
  readonly _service?: S;
}

/** Names a service. Two references are never the same, whatever their name; the name is for messages. */
export function serviceRef<S>(name: string): ServiceRef<S> {
  return { name };
}

/**
 * A module of the server: operations and events with who may call them, tables, a service for other modules.
 * Written with {@link defineModule}, added with `server.use`.
 * @typeParam T Its tables, as Kysely takes them.
 * @typeParam S The service that it provides.
 */
export interface Module<T = any, S = any> {
  /** Unique; names of its migrations and topics begin with it. */
  readonly name: string;
  /** The services of others that it uses: their modules are set up before it. */
  readonly needs?: readonly ServiceRef<any>[];
  /** What others can have in their `needs`. */
  readonly provides?: ServiceRef<S>;
  /**
   * Events that it sends to clients, for the documentation of what is served. Those of
   * {@link ModuleContext.subscriptions} are known anyway.
   */
  readonly sends?: readonly Event<any>[];
  /** The steps by which its tables come about, in order. */
  readonly migrations?: readonly Migration[];
  /**
   * Called once, before the database is open: says what is handled and listened to, and gives the
   * service. Nothing of it reads or writes yet.
   */
  setup(module: ModuleContext<T>): S;
}

/** Defines a module; only a way to have its types checked. */
export function defineModule<T = object, S = void>(definition: Module<T, S>): Module<T, S> {
  return definition;
}

/** What happens together: all of it, or nothing. */
export interface UnitOfWork<T> {
  /** Reads and writes. */
  readonly db: Unit<T>;
  /** Tells all who listen, on all servers, once what was written is on the disk; nothing after a failure. */
  publish<V>(topic: Topic<V>, value: V): void;
}

/** What a route is given beside the argument, if it asks for no unit. */
export interface BareRequest<P extends Principal | undefined = Principal | undefined> {
  /** Who asks. Not undefined where the route's access requires a login. */
  readonly principal: P;
  /** The session, and by it the connection. For an invoke that authenticates itself it lasts as long as that. */
  readonly session: Session;
  /** Aborts when an answer would reach nobody or come too late. */
  readonly signal: AbortSignal;
  /** Tells all who listen, on all servers, when the route has run without an error. */
  publish<V>(topic: Topic<V>, value: V): void;
  /**
   * Sends an event to the asking session alone, before its answer and in the order of the calls.
   * @throws BerEncodeError for a wrong argument.
   */
  reply<A>(event: Event<A>, argument: A): void;
  /** Does something once the answer has been handed to the connection; not after a failure. What it throws is logged. */
  afterAnswer(work: () => void): void;
}

/** What a route is given beside the argument. What it publishes and replies goes out after the commit. */
export interface Request<T, P extends Principal | undefined = Principal | undefined>
  extends BareRequest<P>, UnitOfWork<T> {}

/** How a route's work is done: `write` in a unit that may change things, `read`, or `none` without the database. */
export type RouteUnit = "write" | "read" | "none";

/** What is done for an event that a client sends. */
export type EventRoute<T, A, P extends Principal | undefined> = Work<T, A, P, void>;

/** What is done for an operation. */
export type Route<T, A, R, E, P extends Principal | undefined> = Work<T, A, P, R> & Refusing<E>;

/**
 * Makes the operation's error of a RequestError. May be left out where the error is an AsnRequestError.
 */
export type Refuse<E> = (detail: number, text: string) => E;

type Refusing<E> = [AsnRequestError] extends [E]
  ? { readonly refuse?: Refuse<E> }
  : { readonly refuse: Refuse<E> };

type Work<T, A, P extends Principal | undefined, R> =
  | {
      /** Who may. */
      readonly access: Access<A, P>;
      /** `write` unless said. PostgreSQL may have a unit run again from the start. */
      readonly unit?: "write" | "read";
      /** Does it, and gives the result; lists among its members may be encoded already, see {@link EncodedList}. */
      run(argument: A, request: Request<T, P>): Encodable<R> | Promise<Encodable<R>>;
    }
  | {
      readonly access: Access<A, P>;
      readonly unit: "none";
      run(argument: A, request: BareRequest<P>): Encodable<R> | Promise<Encodable<R>>;
    };

/** What a module is given when it is set up. */
export interface ModuleContext<T> {
  /** The present moment. */
  readonly clock: () => Date;
  readonly log: RoseLog;
  /** Who is logged on. */
  readonly principals: Principals;
  /**
   * Carries an operation out. What `run` throws undoes its unit; a RequestError becomes the operation's
   * error, RoseError and RoseReject of the operation are answered as they are, everything else
   * is logged and answered as a failure of the server.
   * @throws Error if a module handles it already.
   */
  handle<A, R, E, P extends Principal | undefined>(
    operation: Operation<A, R, E>,
    route: Route<T, NoInfer<A>, NoInfer<R>, NoInfer<E>, P>,
  ): void;
  /** Takes note of an event that clients send. Nothing is answered; failures are logged, refusals only for debugging. */
  handle<A, P extends Principal | undefined>(
    event: Event<A>,
    route: EventRoute<T, NoInfer<A>, P>,
  ): void;
  /** Has a listener told what is published, by any module on any server. What it throws is logged. */
  on<V>(topic: Topic<V>, listener: (value: V) => unknown): void;
  /** Turns what is published into an event for the sessions that have subscribed. */
  subscriptions<K, V, A, View = undefined>(
    topic: Topic<V>,
    how: SubscriptionEvent<K, V, A, View>,
  ): Subscriptions<K>;
  /**
   * The service of another module.
   * @throws Error if `needs` does not name it.
   */
  get<S>(service: ServiceRef<S>): S;
  /** A unit that changes things, for services and timers: within a request its own unit is used instead. */
  write<R>(work: (unit: UnitOfWork<T>) => Promise<R>): Promise<R>;
  /** A unit that only reads. */
  read<R>(work: (unit: UnitOfWork<T>) => Promise<R>): Promise<R>;
  /** Tells all who listen, for what comes from outside and is in no unit. */
  publish<V>(topic: Topic<V>, value: V): void;
  /** Says who sent an invoke that authenticates itself; one module does. */
  authenticate(hook: AuthenticateHook): void;
  /**
   * Has something done when the database is open and before anything is served; if it fails, so
   * does opening the server.
   */
  onOpen(work: () => void | Promise<void>): void;
  /** Has something done when the server closes: ends timers, say. */
  onClose(work: () => void | Promise<void>): void;
}
