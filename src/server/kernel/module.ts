import type { Encodable, Event, Operation } from "../../codec/index.js";
import type { AsnRequestError } from "../../modules/common/common.js";
import type { AuthenticateHook, RoseLog, Session } from "../../rose/index.js";
import type { Migration, Unit, UnitOptions } from "../database/index.js";
import type { Access } from "./access.js";
import type { Cluster } from "./cluster.js";
import type { DeliveredEvent } from "./delivery.js";
import type { Kept, ReadKept } from "./memory.js";
import type { Principal } from "./principal.js";
import type { Principals } from "./principals.js";
import type { SubscriptionEvent, Subscriptions } from "./subscriptions.js";
import type { Topic } from "./topic.js";

/** Identifies a service that a module provides to others, and has its type; made by {@link serviceRef}. */
export interface ServiceRef<S> {
  /** What it is called in messages about modules that miss it. */
  readonly name: string;
  /** Only for the type checker: the type of the service. */
  readonly _service?: S;
}

/** Makes a reference to a service. Each call makes a different one; the name is only for messages. */
export function serviceRef<S>(name: string): ServiceRef<S> {
  return { name };
}

/**
 * A module of the server: operations and events, with rules for who may call them; tables; and a service for other
 * modules. Made with {@link defineModule}, added with `server.use`.
 * @typeParam T Its tables, as Kysely takes them.
 * @typeParam S The service that it provides.
 */
export interface Module<T = any, S = any> {
  /** Unique. The names of the module's migrations and topics begin with it. */
  readonly name: string;
  /** The services that it uses; their modules are set up before it. */
  readonly needs?: readonly ServiceRef<any>[];
  /** The service that it provides to other modules. */
  readonly provides?: ServiceRef<S>;
  /**
   * The events that it sends to clients, for the documentation of what is served. Those of
   * {@link ModuleContext.subscriptions} and {@link ModuleContext.broadcast} need not be named.
   */
  readonly sends?: readonly Event<any>[];
  /** The steps that create its tables, in order. */
  readonly migrations?: readonly Migration[];
  /**
   * Called once, before the database is open. Registers handlers and listeners, and returns the service. It must not
   * read or write yet.
   */
  setup(module: ModuleContext<T>): S;
}

/** Returns its argument. It exists so that the types of a module are checked. */
export function defineModule<T = object, S = void>(definition: Module<T, S>): Module<T, S> {
  return definition;
}

/** A unit of work: either all of it is done, or nothing. */
export interface UnitOfWork<T> {
  /** Reads and writes. */
  readonly db: Unit<T>;
  /** Publishes a value to all listeners, on all servers, once the unit's changes are on the disk. Not done if the unit fails. */
  publish<V>(topic: Topic<V>, value: V): void;
}

/** What a route without a unit gets besides the argument. */
export interface BareRequest<P extends Principal | undefined = Principal | undefined> {
  /** Who is logged on. Never undefined if the route's access requires a login. */
  readonly principal: P;
  /** The session, which also has the connection. For an invoke that carries credentials it lasts as long as the invoke. */
  readonly session: Session;
  /** Aborts when the client would no longer get the answer, or the time for it is over. */
  readonly signal: AbortSignal;
  /** Publishes a value to all listeners, on all servers, once the route has run without an error. */
  publish<V>(topic: Topic<V>, value: V): void;
  /**
   * Sends an event to the asking session only, before its answer and in the order of the calls.
   * @throws BerEncodeError for a wrong argument.
   */
  reply<A>(event: Event<A>, argument: A): void;
  /** Does work once the answer has been passed to the connection; not after a failure. What it throws is logged. */
  afterAnswer(work: () => void): void;
}

/** What a route gets besides the argument. What it publishes and replies is sent after the commit. */
export interface Request<T, P extends Principal | undefined = Principal | undefined>
  extends BareRequest<P>, UnitOfWork<T> {}

/** The kind of unit in which a route runs: `write` may change the database, `read` may not, `none` means without a unit. */
export type RouteUnit = "write" | "read" | "none";

/** How an event that clients send is handled. */
export type EventRoute<T, A, P extends Principal | undefined> = Work<T, A, P, void>;

/** How an operation is handled. */
export type Route<T, A, R, E, P extends Principal | undefined> = Work<T, A, P, R> &
  Refusing<E> & {
    /** The `iErrorDetail` for those whom `access` does not allow, if the manual gives one for the operation; 2 otherwise. */
    readonly denied?: number;
    /**
     * The clients for which the id means this operation. Needed only if the other version of the interface uses the id too. If both have the
     * name too, and the argument tells its version, that counts.
     */
    readonly version?: "8";
  };

/** Makes the operation's error from a RequestError. Not needed if the operation's error is AsnRequestError. */
export type Refuse<E> = (detail: number, text: string) => E;

type Refusing<E> = [AsnRequestError] extends [E]
  ? { readonly refuse?: Refuse<E> }
  : { readonly refuse: Refuse<E> };

type Work<T, A, P extends Principal | undefined, R> =
  | {
      /** Who may call it. */
      readonly access: Access<A, P>;
      /** `write` by default. PostgreSQL may have to run the unit again from the start. */
      readonly unit?: "write";
      /** Whether the answer may be a list of megabytes. It is then made in turn with reads of this kind, and when there is room for it. */
      readonly large?: boolean;
      /** Carries the operation out and returns the result. Lists in it may be encoded already; see {@link EncodedList}. */
      run(argument: A, request: Request<T, P>): Encodable<R> | Promise<Encodable<R>>;
    }
  | {
      readonly access: Access<A, P>;
      /** Reads take turns, and begin only when the connection has room for the answer. */
      readonly unit: "read";
      /** Whether the answer may be a list of megabytes. Such answers are made one at a time, and small ones overtake them. */
      readonly large?: boolean;
      run(argument: A, request: Request<T, P>): Encodable<R> | Promise<Encodable<R>>;
    }
  | {
      readonly access: Access<A, P>;
      readonly unit: "none";
      run(argument: A, request: BareRequest<P>): Encodable<R> | Promise<Encodable<R>>;
      /**
       * Carries the operation out in place of `run` when the argument has members that version 8 adds, that are not known here and that must
       * not be skipped. Called for asnClientPersistenceRead (4302) only.
       */
      extended?(argument: A, request: BareRequest<P>): Encodable<R> | Promise<Encodable<R>>;
    };

/** Whose turn a read waits for. */
export interface ReadTurn extends Pick<BareRequest, "session" | "signal"> {
  /** Whether the answer may be a list of megabytes, as for routes. */
  readonly large?: boolean;
  /** Is called when the turn has come, before the unit begins. What it throws, the read rejects with. */
  begins?(): void;
}

/** What a module gets when it is set up. */
export interface ModuleContext<T> {
  /** Returns the current time. */
  readonly clock: () => Date;
  /** Where the module tells operators what they should know. */
  readonly log: RoseLog;
  /** The servers on the same data. */
  readonly cluster: Cluster;
  /** Who is logged on. */
  readonly principals: Principals;
  /**
   * Registers the handler of an operation. If `run` throws, its unit is undone. A RequestError becomes the operation's error;
   * a RoseError or RoseReject of the operation is answered as it is; everything else is logged and answered as a failure of
   * the server.
   * @throws Error if a module handles the operation already; TypeError for an unknown member of the route or its access.
   */
  handle<A, R, E, P extends Principal | undefined>(
    operation: Operation<A, R, E>,
    route: Route<T, NoInfer<A>, NoInfer<R>, NoInfer<E>, P>,
  ): void;
  /** Registers the handler of an event that clients send. It is not answered. Failures are logged; refusals only at the level debug. */
  handle<A, P extends Principal | undefined>(
    event: Event<A>,
    route: EventRoute<T, NoInfer<A>, P>,
  ): void;
  /** Adds a listener for what any module publishes, on any server. What it throws is logged. */
  on<V>(topic: Topic<V>, listener: (value: V) => unknown): void;
  /** Makes events for subscribed sessions from what is published. @throws TypeError for an unknown member. */
  subscriptions<K, V, A, View = undefined>(
    topic: Topic<V>,
    how: SubscriptionEvent<K, V, A, View>,
  ): Subscriptions<K>;
  /** Makes events of what is published for all sessions that are logged on and get a view of it. */
  broadcast<V, A, View = undefined>(topic: Topic<V>, how: DeliveredEvent<V, A, View>): void;
  /**
   * The service of another module.
   * @throws Error if `needs` does not name it.
   */
  get<S>(service: ServiceRef<S>): S;
  /** Runs work in a unit that may change the database, for services and timers. Within a request, use the request's own unit. */
  write<R>(work: (unit: UnitOfWork<T>) => Promise<R>, options?: UnitOptions): Promise<R>;
  /**
   * Runs work in a unit that only reads.
   * @param turn For whom, in a route without a unit: the work then takes turns as routes with the unit `read` do.
   */
  read<R>(work: (unit: UnitOfWork<T>) => Promise<R>, turn?: ReadTurn): Promise<R>;
  /** Publishes a value to all listeners, on all servers, from outside a unit. */
  publish<V>(topic: Topic<V>, value: V): void;
  /** Publishes a value to the listeners on this server only, for what each server finds out by itself. */
  tell<V>(topic: Topic<V>, value: V): void;
  /**
   * Keeps something of the database in memory. It is read when the database opens and, before requests and events, again when it may
   * have changed: after {@link Kept.outdated}, and when another process has changed something that it tells others.
   */
  keep(read: ReadKept<T>): Kept;
  /** Sets the hook that authenticates invokes with credentials. Only one module may do so. */
  authenticate(hook: AuthenticateHook): void;
  /** Adds work that is done when the database is open, before anything is served. If it fails, opening the server fails. */
  onOpen(work: () => void | Promise<void>): void;
  /** Adds work that is done when the server closes, for example ending timers. */
  onClose(work: () => void | Promise<void>): void;
}
