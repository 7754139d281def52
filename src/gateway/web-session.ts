import type { Event, Operation } from "../codec/index.js";
import { EVENT_INVOKE_ID } from "../rose/index.js";
import { jsonInvoke, openTypeTextOf } from "../rose/json-message.js";
import { eventOctets } from "./ber-message.js";
import { EventQueue } from "./event-queue.js";
import { wsFailure } from "./failure.js";
import type { GatewayLimits } from "./limits.js";
import type { UpstreamSession } from "./upstream.js";
import { InvokeProblem } from "../rose/index.js";

/** Takes the events of a session as they come. */
export interface EventTaker {
  /** There is something in the queue. */
  wake(): void;
  /** The session is over. */
  ended(reason: string): void;
}

/** A session of `/ws/client`: a session of the server, and the events that wait for the client. */
export class WebSession {
  /** 32 hex digits, not to be guessed. */
  readonly id: string;
  readonly ucsid: string;
  readonly queue: EventQueue;
  /** The login name; "" until the logon. */
  user = "";
  /** Invokes made; the number of the last one. */
  invokes = 0;
  readonly #limits: GatewayLimits;
  readonly #onEnd: (session: WebSession, reason: string) => void;
  #upstream: UpstreamSession | undefined;
  #running = 0;
  #taker: EventTaker | undefined;
  #idle: NodeJS.Timeout | undefined;
  /** What keeps the session from being idle: calls, polls, a WebSocket. */
  #busy = 0;
  #ended: string | undefined;

  constructor(
    id: string,
    ucsid: string,
    limits: GatewayLimits,
    onEnd: (session: WebSession, reason: string) => void,
  ) {
    this.id = id;
    this.ucsid = ucsid;
    this.#limits = limits;
    this.#onEnd = onEnd;
    this.queue = new EventQueue(limits.maxQueuedEvents, limits.maxQueuedBytes);
  }

  /** Why it is over; undefined while it is not. */
  get ended(): string | undefined {
    return this.#ended;
  }

  /** The server's session has been opened. */
  attach(upstream: UpstreamSession): void {
    this.#upstream = upstream;
    if (this.#ended !== undefined) upstream.close();
  }

  /** The session may be idle from now on. */
  start(): void {
    this.#watchIdle();
  }

  /** Notes that something goes on until the function it gives is called. */
  occupy(): () => void {
    this.#busy++;
    clearTimeout(this.#idle);
    let over = false;
    return () => {
      if (over) return;
      over = true;
      this.#busy--;
      this.#watchIdle();
    };
  }

  #watchIdle(): void {
    clearTimeout(this.#idle);
    if (this.#busy > 0 || this.#ended !== undefined) return;
    this.#idle = setTimeout(() => this.end("the session was idle"), this.#limits.sessionIdle);
    this.#idle.unref();
  }

  /**
   * Calls an operation of the server.
   * @throws As {@link UpstreamSession.call}; Failure 503 for too many calls at a time.
   */
  async call(operation: Operation, argument: Uint8Array): Promise<Uint8Array> {
    const upstream = this.#standing();
    if (this.#running >= this.#limits.maxCallsPerSession) {
      const { resourceLimitation } = InvokeProblem;
      throw wsFailure(503, resourceLimitation, "Resource limitation", "too many calls at a time");
    }
    const release = this.occupy();
    this.#running++;
    this.invokes++;
    try {
      return await upstream.call(operation, argument, { timeout: this.#limits.callTimeout });
    } finally {
      this.#running--;
      release();
    }
  }

  /** Sends an event to the server; a logoff ends the session. */
  emit(event: Event, argument: Uint8Array): void {
    this.#standing().emit(event, argument);
    this.occupy()();
    if (event.name === "asnLogoff") this.end("logged off");
  }

  #standing(): UpstreamSession {
    if (this.#upstream === undefined || this.#ended !== undefined) throw noSession();
    return this.#upstream;
  }

  /** An event of the server came. */
  onEvent(event: Event, argument: Uint8Array): void {
    if (this.#ended !== undefined) return;
    const { id: operationID, name: operationName } = event;
    const fields = { invokeID: EVENT_INVOKE_ID, operationID, operationName };
    const text = jsonInvoke(fields, openTypeTextOf(event.argument, argument));
    if (this.queue.push(text, eventOctets(event, argument))) this.#taker?.wake();
    else this.end("the client took too few of its events");
  }

  /** Whoever takes events now; it replaces, and ends, the one before. */
  take(taker: EventTaker): void {
    const before = this.#taker;
    this.#taker = taker;
    before?.ended("another one takes the session's events");
  }

  /** The taker takes no more; what it has not acknowledged waits for the next one. */
  leave(taker: EventTaker): void {
    if (this.#taker === taker) this.#taker = undefined;
  }

  /** Ends the session here and on the server. */
  end(reason: string): void {
    if (this.#ended !== undefined) return;
    this.#ended = reason;
    clearTimeout(this.#idle);
    this.#upstream?.close();
    this.#taker?.ended(reason);
    this.#taker = undefined;
    this.#onEnd(this, reason);
  }
}

/** There is no such session, or no longer. */
export function noSession(): Error {
  return wsFailure(
    400,
    InvokeProblem.invalidSessionID,
    "Invalid session",
    "there is no such session, or no longer",
  );
}
