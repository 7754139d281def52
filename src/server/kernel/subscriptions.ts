import type { Event } from "../../codec/index.js";
import { SharedEvent, type RoseLog, type Session } from "../../rose/index.js";
import { RequestError, RequestErrorDetail } from "./errors.js";
import type { Principal } from "./principal.js";
import { isStanding, type Principals } from "./principals.js";

/**
 * How something that is published becomes an event.
 * @typeParam K What one subscribes to: the name of a user, say.
 * @typeParam View What tells the views of a value apart: a string or a number.
 */
export interface SubscriptionEvent<K, V, A, View = undefined> {
  /** Which subscribers a value is for. */
  key(value: V): K;
  readonly event: Event<A>;
  /**
   * What a subscriber gets to see of a value: equal views (as a Map compares keys) are encoded once, undefined
   * withholds the event. Left out, all see the same.
   */
  view?(value: V, principal: Principal | undefined): View | undefined;
  /** The event's argument for those who have this view of the value. */
  argument(value: V, view: View): A;
  /** How many keys a session may subscribe to; 10,000 by default. */
  readonly most?: number;
}

/** What {@link Subscriptions} depend on. */
export interface SubscriptionsParts {
  readonly principals: Principals;
  readonly log: RoseLog;
}

/** The sessions that want to be told something, by key. They are forgotten when the login or the session ends. */
export class Subscriptions<K> {
  readonly #byKey = new Map<K, Set<Session>>();
  readonly #bySession = new Map<Session, { readonly keys: Set<K>; readonly over: () => void }>();
  readonly #how: SubscriptionEvent<K, any, any, any>;
  readonly #principals: Principals;
  readonly #log: RoseLog;

  /** @internal See {@link ModuleContext.subscriptions}. */
  constructor(how: SubscriptionEvent<K, any, any, any>, { principals, log }: SubscriptionsParts) {
    this.#how = how;
    this.#principals = principals;
    this.#log = log;
    principals.onEnd((session) => this.clear(session));
  }

  /** How many sessions subscribe to anything. */
  get size(): number {
    return this.#bySession.size;
  }

  /** Whether a session subscribes to a key. */
  has(session: Session, key: K): boolean {
    return this.#bySession.get(session)?.keys.has(key) ?? false;
  }

  /**
   * Subscribes a session; twice is as once.
   * @throws RequestError for more keys than a session may have, and for an invoke that authenticates itself:
   *   its session ends with it.
   */
  add(session: Session, key: K): void {
    if (session.ended) return;
    if (!isStanding(session)) {
      throw new RequestError(
        RequestErrorDetail.accessDenied,
        "Only for a session that is logged on",
      );
    }
    let own = this.#bySession.get(session);
    const { most = 10_000 } = this.#how;
    if (own !== undefined && own.keys.size >= most && !own.keys.has(key)) {
      throw new RequestError(RequestErrorDetail.limitExceeded, `At most ${most} subscriptions`);
    }
    if (own === undefined) {
      own = { keys: new Set(), over: () => this.clear(session) };
      this.#bySession.set(session, own);
      session.signal.addEventListener("abort", own.over, { once: true });
    }
    own.keys.add(key);
    const sessions = this.#byKey.get(key);
    if (sessions === undefined) this.#byKey.set(key, new Set([session]));
    else sessions.add(session);
  }

  /** Ends the subscription of a session to a key; gives whether there was one. */
  remove(session: Session, key: K): boolean {
    const own = this.#bySession.get(session);
    if (own === undefined || !own.keys.delete(key)) return false;
    this.#leave(session, key);
    if (own.keys.size === 0) this.#forget(session, own.over);
    return true;
  }

  /** Ends all subscriptions of a session. */
  clear(session: Session): void {
    const own = this.#bySession.get(session);
    if (own === undefined) return;
    for (const key of own.keys) this.#leave(session, key);
    this.#forget(session, own.over);
  }

  /** @internal Sends the event to those for whom a value is. Throws nothing. */
  deliver(value: unknown): void {
    this.#principals.whenCurrent(() => {
      try {
        this.#send(value);
      } catch (err) {
        this.#failed(err);
      }
    });
  }

  #send(value: unknown): void {
    const how = this.#how;
    const sessions = this.#byKey.get(how.key(value));
    if (sessions === undefined) return;
    const encoded = new Map<unknown, SharedEvent<unknown> | undefined>();
    for (const session of sessions) {
      const { connection, id } = session;
      if (!connection.open) continue;
      // One receiver, or view, for which it fails keeps it from no other.
      try {
        const view = how.view?.(value, this.#principals.of(session));
        if (view === undefined && how.view !== undefined) continue;
        if (!encoded.has(view)) {
          encoded.set(view, undefined);
          const argument = how.argument(value, view);
          encoded.set(view, new SharedEvent(how.event, argument, undefined, this.deliver));
        }
        const shared = encoded.get(view);
        if (shared !== undefined) connection.send(shared.message(connection.encoding, id));
      } catch (err) {
        this.#failed(err);
      }
    }
  }

  #failed(err: unknown): void {
    this.#log.error({ event: this.#how.event.name, err }, "an event cannot be sent");
  }

  #leave(session: Session, key: K): void {
    const sessions = this.#byKey.get(key);
    sessions?.delete(session);
    if (sessions?.size === 0) this.#byKey.delete(key);
  }

  #forget(session: Session, over: () => void): void {
    this.#bySession.delete(session);
    session.signal.removeEventListener("abort", over);
  }
}
