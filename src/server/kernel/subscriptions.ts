import type { Session } from "../../rose/index.js";
import { unwatch, watch } from "../../rose/internal.js";
import { deliver, type DeliveredEvent, type DeliveryParts } from "./delivery.js";
import { RequestError, RequestErrorDetail } from "./errors.js";
import { outlastsInvoke } from "./principals.js";

/**
 * How a value that is published becomes an event for subscribers.
 * @typeParam K What sessions subscribe to, for example the name of a user.
 * @typeParam View What distinguishes the views of a value: a string or a number.
 */
export interface SubscriptionEvent<K, V, A, View = undefined> extends DeliveredEvent<V, A, View> {
  /** The key whose subscribers get a value. */
  key(value: V): K;
  /** How many keys a session may subscribe to; 10,000 by default. */
  readonly most?: number;
}

/** The sessions that subscribe to a key. A subscription ends with the login or the session. */
export class Subscriptions<K> {
  readonly #byKey = new Map<K, Set<Session>>();
  readonly #bySession = new Map<Session, Subscriber<K>>();
  readonly #most: number;

  constructor(how: SubscriptionEvent<K, any, any, any>, parts: DeliveryParts) {
    this.#most = how.most ?? 10_000;
    parts.principals.onEnd((session) => this.clear(session));
    deliver(how, parts, {
      sessionsFor: (value) => this.#byKey.get(how.key(value)),
      send: (session, message, value) => this.#send(session, message, value),
    });
  }

  /** How many sessions have subscriptions. */
  get size(): number {
    return this.#bySession.size;
  }

  /** Whether any session is subscribed to a key. */
  isFollowed(key: K): boolean {
    return this.#byKey.has(key);
  }

  /** The texts with this beginning to which any session is subscribed. */
  keys(this: Subscriptions<string>, beginning: string): string[] {
    return [...this.#byKey.keys()].filter((key) => key.startsWith(beginning));
  }

  /** Whether a session is subscribed to a key. */
  has(session: Session, key: K): boolean {
    return this.#bySession.get(session)?.keys.has(key) ?? false;
  }

  /**
   * Subscribes a session to a key. Subscribing twice makes no difference.
   * @throws RequestError if the session has too many subscriptions, and for an invoke that carries credentials, because
   *   its session ends with it.
   */
  add(session: Session, key: K): void {
    if (session.ended) return;
    if (!outlastsInvoke(session)) {
      throw new RequestError(
        RequestErrorDetail.accessDenied,
        "Only for a session that is logged on",
      );
    }
    let own = this.#bySession.get(session);
    const most = this.#most;
    if (own !== undefined && own.keys.size >= most && !own.keys.has(key)) {
      throw new RequestError(RequestErrorDetail.limitExceeded, `At most ${most} subscriptions`);
    }
    if (own === undefined) {
      own = { keys: new Set(), held: undefined, aborted: () => this.clear(session) };
      this.#bySession.set(session, own);
      watch(session.signal, own);
    }
    own.keys.add(key);
    const sessions = this.#byKey.get(key);
    if (sessions === undefined) this.#byKey.set(key, new Set([session]));
    else sessions.add(session);
  }

  /**
   * Withholds the events of a session that has subscriptions, until {@link release}: while something is read for the session, it cannot
   * be said whether the events that come meanwhile are before or after what is read.
   */
  hold(session: Session): void {
    const own = this.#bySession.get(session);
    if (own !== undefined) own.held ??= [];
  }

  /**
   * Decides what becomes of the events that are withheld: they are sent, dropped, or kept until {@link release}, as those that still come.
   * @returns false if there were more than 1,000. Then all of them have been given up.
   */
  sift(session: Session, decide: (value: any) => "send" | "drop" | "keep"): boolean {
    const own = this.#bySession.get(session);
    if (own?.held === undefined) return true;
    const { held } = own;
    own.held = [];
    if (held.overflowed === true) return false;
    for (const one of held) {
      const what = decide(one.value);
      if (what === "keep") own.held.push(one);
      else if (what === "send" && session.connection.open) session.connection.send(one.message);
    }
    return true;
  }

  /** Sends the events that have been withheld, unless there were more than 1,000, and withholds none any more. */
  release(session: Session): void {
    this.sift(session, () => "send");
    const own = this.#bySession.get(session);
    if (own !== undefined) own.held = undefined;
  }

  /** Ends the subscription of a session to a key; returns whether there was one. */
  remove(session: Session, key: K): boolean {
    const own = this.#bySession.get(session);
    if (own === undefined || !own.keys.delete(key)) return false;
    this.#leave(session, key);
    if (own.keys.size === 0) this.#forget(session, own);
    return true;
  }

  /** Ends all subscriptions of a session. */
  clear(session: Session): void {
    const own = this.#bySession.get(session);
    if (own === undefined) return;
    for (const key of own.keys) this.#leave(session, key);
    this.#forget(session, own);
  }

  #send(session: Session, message: Uint8Array, value: unknown): void {
    const held = this.#bySession.get(session)?.held;
    if (held === undefined) session.connection.send(message);
    else if (held.length < mostHeld) held.push({ value, message });
    else held.overflowed = true;
  }

  #leave(session: Session, key: K): void {
    const sessions = this.#byKey.get(key);
    sessions?.delete(session);
    if (sessions?.size === 0) this.#byKey.delete(key);
  }

  #forget(session: Session, subscriber: Subscriber<K>): void {
    this.#bySession.delete(session);
    unwatch(session.signal, subscriber);
  }
}

/** How many events of a session are withheld at most. */
const mostHeld = 1_000;

/** Events that are withheld, with what was published; `overflowed` if there were too many. */
type Held = { readonly value: unknown; readonly message: Uint8Array }[] & { overflowed?: true };

interface Subscriber<K> {
  readonly keys: Set<K>;
  held: Held | undefined;
  /** The session has ended. */
  readonly aborted: () => void;
}
