import type { Event } from "../../codec/index.js";
import { SharedEvent, type RoseLog, type Session } from "../../rose/index.js";
import type { Principal } from "./principal.js";
import type { Principals } from "./principals.js";
import { versionOf } from "./version.js";

/**
 * How a value that is published becomes an event for sessions.
 * @typeParam View What distinguishes the views of a value: a string or a number.
 */
export interface DeliveredEvent<V, A, View = undefined> {
  /** The event that clients get. */
  readonly event: Event<A>;
  /**
   * The view of a value that a session gets; undefined if it gets no event. The event is encoded once for all equal
   * views (as the keys of a Map are compared). Without this function, all get the same.
   */
  view?(value: V, principal: Principal | undefined, session: Session): View | undefined;
  /** The event's argument for a view of the value. */
  argument(value: V, view: View): A;
  /** The event that clients with version 8 of the interface get instead; without it, all get the same event. */
  readonly later?: LaterForm<V, View>;
}

/** The form of an event for clients of version 8; see {@link versionOf}. */
export interface LaterForm<V, View = undefined> {
  /** The event of version 8. */
  readonly event: Event<any>;
  /** The event's argument for a view of the value. */
  argument(value: V, view: View): unknown;
}

/** What {@link deliver} depends on. */
export interface DeliveryParts {
  /** Is called once, with what delivers a value that is published. It does not throw. */
  readonly onPublish: (deliver: (value: unknown) => void) => void;
  readonly principals: Principals;
  readonly log: RoseLog;
}

/** To whom {@link deliver} sends an event. */
export interface Receivers {
  /** The sessions that may get an event about a value. */
  sessionsFor(value: any): Iterable<Session> | undefined;
  /** Sends the event about a value to a session. */
  send(session: Session, message: Uint8Array, value: unknown): void;
}

/** From now on, sends an event to some of the sessions for each value that is published. */
export function deliver(
  how: DeliveredEvent<any, any, any>,
  parts: DeliveryParts,
  receivers: Receivers,
): void {
  const delivery = new Delivery(how, parts, receivers);
  parts.onPublish((value) => delivery.deliver(value));
}

class Delivery {
  readonly #how: DeliveredEvent<any, any, any>;
  readonly #receivers: Receivers;
  readonly #principals: Principals;
  readonly #log: RoseLog;

  constructor(
    how: DeliveredEvent<any, any, any>,
    { principals, log }: DeliveryParts,
    receivers: Receivers,
  ) {
    this.#how = how;
    this.#receivers = receivers;
    this.#principals = principals;
    this.#log = log;
  }

  /** Values wait if it cannot be known who may get them: subscribers would never know of what they are not told. */
  deliver(value: unknown): void {
    this.#principals.inTheEnd(
      () => this.#sent(value),
      () => this.#failed(new Error("too many events wait already until users can be looked up")),
    );
  }

  #sent(value: unknown): void {
    try {
      this.#send(value);
    } catch (err) {
      this.#failed(err);
    }
  }

  #send(value: unknown): void {
    const how = this.#how;
    const encoded = { "6.1": new Map<unknown, Encoded>(), "8": new Map<unknown, Encoded>() };
    for (const session of this.#receivers.sessionsFor(value) ?? []) {
      const { connection, id } = session;
      if (!connection.open) continue;
      // A failure for one session or view must not keep the event from others.
      try {
        const view = how.view?.(value, this.#principals.of(session), session);
        if (view === undefined && how.view !== undefined) continue;
        const version = how.later === undefined ? "6.1" : versionOf(session);
        const views = encoded[version];
        if (!views.has(view)) {
          views.set(view, undefined);
          const form = version === "8" && how.later !== undefined ? how.later : how;
          const argument = form.argument(value, view);
          views.set(view, new SharedEvent(form.event, argument, undefined, this.deliver));
        }
        const shared = views.get(view);
        if (shared === undefined) continue;
        this.#receivers.send(session, shared.message(connection.encoding, id), value);
      } catch (err) {
        this.#failed(err);
      }
    }
  }

  #failed(err: unknown): void {
    this.#log.error({ event: this.#how.event.name, err }, "an event cannot be sent");
  }
}

/** Undefined if it could not be made. */
type Encoded = SharedEvent<unknown> | undefined;
