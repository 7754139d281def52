import { CodecError, type Event, type Operation } from "../codec/index.js";
import type { ProtocolVersion } from "../modules/registry.js";
import {
  InvokeProblem,
  type InvokeProblemName,
  type RoseLog,
  type RoseMessage,
} from "../rose/index.js";
import type { TranscodingOptions } from "../rose/internal-json.js";
import { guarded, type Budget } from "../rose/internal.js";
import { tellsLater } from "../server/internal-version.js";
import { bothEncodings, type BothEncodings, type EventMessages } from "./event-messages.js";
import { EventQueue } from "./event-queue.js";
import { wsFailure, type Failure } from "./failure.js";
import { InOrder } from "./in-order.js";
import type { Known } from "./known.js";
import type { GatewayLimits } from "./limits.js";
import type { Reading } from "./open-type.js";
import { rawOperation } from "./raw.js";
import { onlyInSessions, rejection, ServerInvokes } from "./server-invokes.js";
import {
  isPrompt,
  type CallOptions,
  type PromptSession,
  type Settle,
  type UpstreamSession,
} from "./upstream.js";

/** Takes the events of a session as they come. */
export interface EventTaker {
  /** There is something in the queue. */
  wake(): void;
  /** The session is over. */
  ended(reason: string): void;
}

/** What is known of a session when it is made. */
export interface WebSessionFacts {
  readonly ucsid: string;
  /** Where its client is; undefined if that is unknown. */
  readonly address: string | undefined;
  /** Whether it is for more than one call, so that somebody takes what the server sends. */
  readonly lasting: boolean;
  /** How the JSON of its client is read. */
  readonly reading: Reading;
  /** What the web service knows. */
  readonly known: Pick<Known, "meant" | "inForm" | "isServed" | "asked">;
  /** The messages of events, for all sessions. */
  readonly messages: EventMessages;
}

/** Why a message that came in a session's way does not belong to it. */
export interface SessionRefusal {
  readonly problem: InvokeProblemName;
  readonly details: string;
}

/**
 * A session of `/ws/client`: a session of the server, and the events and invokes of the server that
 * wait for the client.
 */
export class WebSession {
  /** 32 hex digits, not to be guessed. */
  readonly id: string;
  readonly ucsid: string;
  /** Where its client is; undefined if that is unknown. */
  readonly address: string | undefined;
  /** How the JSON of its client is read. */
  readonly reading: Reading;
  /** The operations and events that its client may name. */
  readonly known: Pick<Known, "meant" | "inForm" | "isServed" | "asked">;
  readonly queue: EventQueue;
  /** What the server sends on the session's WebSocket. */
  readonly inOrder = new InOrder();
  /** The login name; "" until the logon. */
  user = "";
  /** Invokes made; the number of the last one. */
  invokes = 0;
  /** The version that its client has shown to be of, for ids that mean another operation in each. */
  version: ProtocolVersion = "6.1";
  /** Whether its client has ever opened a WebSocket. */
  hadSocket = false;
  readonly #limits: GatewayLimits;
  /** How its calls are made by default. */
  readonly #usually: CallOptions;
  readonly #log: RoseLog;
  readonly #invokes: ServerInvokes;
  readonly #lasting: boolean;
  readonly #messages: EventMessages;
  readonly #onEnd: (session: WebSession, reason: string) => void;
  #upstream: UpstreamSession | undefined;
  /** The same, if it is one. */
  #prompt: PromptSession | undefined;
  #running = 0;
  /** To be called when the last call has been answered, of a session that is about to end. */
  #answered: (() => void) | undefined;
  #taker: EventTaker | undefined;
  #idle: NodeJS.Timeout | undefined;
  /** How many things keep the session from being idle: calls, polls, a WebSocket. */
  #busy = 0;
  #unusedSince: number | undefined;
  #ended: string | undefined;

  constructor(
    id: string,
    { ucsid, address, lasting, reading, known, messages }: WebSessionFacts,
    limits: GatewayLimits,
    log: RoseLog,
    queues: Budget<EventQueue>,
    onEnd: (session: WebSession, reason: string) => void,
  ) {
    this.id = id;
    this.ucsid = ucsid;
    this.address = address;
    this.reading = reading;
    this.known = known;
    this.#invokes = new ServerInvokes(reading);
    this.#lasting = lasting;
    this.#messages = messages;
    this.#limits = limits;
    this.#usually = { timeout: limits.callTimeout };
    this.#log = log;
    this.#onEnd = onEnd;
    const { maxQueuedEvents: maxEvents, maxQueuedBytes: maxBytes } = limits;
    this.queue = new EventQueue({ maxEvents, maxBytes, all: queues }, () => {
      const why =
        "too many events wait for all clients, and this one has taken none for the longest";
      guarded(log, "a web session", () => this.end(why));
    });
  }

  /** Why the session has ended; undefined while it is open. */
  get ended(): string | undefined {
    return this.#ended;
  }

  /** The server's session has been opened. */
  attach(upstream: UpstreamSession): void {
    this.#upstream = upstream;
    if (isPrompt(upstream)) this.#prompt = upstream;
    if (this.#ended !== undefined) upstream.close();
  }

  /** The session may be idle from now on. */
  start(): void {
    this.#watchIdle();
  }

  /**
   * Since when nothing has been going on, no call, no poll and no WebSocket (milliseconds, `performance.now`);
   * undefined while something is.
   */
  get unusedSince(): number | undefined {
    return this.#unusedSince;
  }

  /** Notes that something is going on, until the returned function is called. */
  occupy(): () => void {
    this.#begin();
    let over = false;
    return () => {
      if (over) return;
      over = true;
      this.#over();
    };
  }

  #begin(): void {
    this.#busy++;
    this.#unusedSince = undefined;
  }

  #over(): void {
    this.#busy--;
    this.#watchIdle();
  }

  #watchIdle(): void {
    if (this.#busy > 0 || this.#ended !== undefined) return;
    this.#unusedSince = performance.now();
    // The timer goes on whatever the session does meanwhile, and then looks: even to begin it anew costs a short call much.
    if (this.#idle === undefined) this.#lookIn(this.#limits.sessionIdle);
  }

  #lookIn(milliseconds: number): void {
    const look = (): void => guarded(this.#log, "a web session", () => this.#look());
    this.#idle = setTimeout(look, milliseconds).unref();
  }

  #look(): void {
    this.#idle = undefined;
    if (this.#unusedSince === undefined) return;
    const left = this.#unusedSince + this.#limits.sessionIdle - performance.now();
    if (left > 0) this.#lookIn(left);
    else this.end("the session was idle");
  }

  /**
   * Calls an operation of the server.
   * @param onAnswer Called when the answer has come.
   * @throws As {@link UpstreamSession.call}; Failure 503 for too many calls at a time.
   */
  call(operation: Operation, argument: Uint8Array, onAnswer?: () => void): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      const settle: Settle = (error, result) => {
        if (error === null) resolve(new Uint8Array(result as Uint8Array));
        else reject(error as Error);
      };
      this.callWith(operation, argument, settle, onAnswer);
    });
  }

  /**
   * Like {@link call}, without a promise.
   * @param settle Called once, perhaps before this has returned, with what the call has failed with, or with null and the octets of the
   *   result, which are there only as long as it runs. Must not throw.
   * @throws Failure 503 for too many calls at a time, 400 for a session that has ended; then it is not called.
   */
  callWith(
    operation: Operation,
    argument: Uint8Array,
    settle: Settle,
    onAnswer?: () => void,
  ): void {
    const upstream = this.#standing();
    if (this.#answered !== undefined) throw tooMuch("about to close");
    if (this.#running >= this.#limits.maxCallsPerSession) throw tooMuch("too many calls at a time");
    const asked = this.known.asked(operation);
    this.#begin();
    this.#running++;
    this.invokes++;
    this.#noteVersion(operation, argument);
    const over: Settle = (error, result) => {
      this.#running--;
      if (this.#running === 0) this.#answered?.();
      this.#over();
      settle(error, result);
    };
    const how = onAnswer === undefined ? this.#usually : { ...this.#usually, onAnswer };
    if (this.#prompt !== undefined) {
      this.#prompt.callWith(asked, argument, how, over);
      return;
    }
    let called: Promise<Uint8Array>;
    try {
      called = upstream.call(asked, argument, how);
    } catch (error) {
      called = Promise.reject(error as Error);
    }
    called.then((result) => over(null, result), over);
  }

  /** How its client gets JSON: a runtime of version 8 makes an invalid date of an unset time that is an empty text. */
  get transcoding(): TranscodingOptions {
    const unsetTimes = this.version === "8" ? "date" : "empty";
    return { strictness: this.reading.strictness, unsetTimes };
  }

  /** Infers the version of the client as the server does. */
  #noteVersion(operation: Operation, argument: Uint8Array): void {
    const { strictness } = this.reading;
    try {
      const isLater = tellsLater(operation);
      if (isLater?.(() => operation.argument.decode(argument, { strictness })) !== true) return;
      this.version = "8";
    } catch (error) {
      // The server says what is wrong with it.
      if (!(error instanceof CodecError)) throw error;
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
    if (this.#ended !== undefined || !this.#lasting) return;
    const form = this.known.inForm(event, { argument }, this.version);
    this.#queue(() => this.#messages.of(form, argument, this.transcoding));
  }

  /** An invoke of the server came: the client gets it among the events, and answers it. */
  onInvoke(operation: Operation, argument: Uint8Array, signal: AbortSignal): Promise<Uint8Array> {
    const refuse = (problem: InvokeProblemName, why: string): Promise<never> =>
      Promise.reject(rejection(rawOperation(operation), problem, why));
    if (!this.#lasting) return Promise.reject(onlyInSessions(rawOperation(operation)));
    if (this.#ended !== undefined) return refuse("initiatorReleasing", "the web session is over");
    const { maxCallsPerSession, callTimeout } = this.#limits;
    if (this.#invokes.size >= maxCallsPerSession) {
      return refuse("resourceLimitation", "the web client has answered too few");
    }
    return this.#invokes.ask(operation, callTimeout, signal, (id) =>
      this.#queue(() => bothEncodings(id, operation, argument, this.transcoding)),
    );
  }

  /**
   * Why a message of the client does not belong to this session: it names another one, or carries
   * credentials of its own, which only connections on port 7222 accept.
   * @returns undefined if it is this session's.
   */
  refusalOf({ sessionID, authentication }: RoseMessage): SessionRefusal | undefined {
    if (sessionID !== undefined && sessionID.toUpperCase() !== this.id) {
      return { problem: "invalidSessionID", details: "it names another session" };
    }
    if (authentication === undefined) return undefined;
    return { problem: "authenticationFailed", details: "the session has been logged on already" };
  }

  /**
   * Takes the client's answer to an invoke of the server.
   * @returns False if none with that id is waiting, or the answer names another session.
   * @throws CodecError (as a rejection) for a value that is not of its type.
   */
  async answer(message: RoseMessage): Promise<boolean> {
    if (this.refusalOf(message) !== undefined) return false;
    return await this.#invokes.answer(message);
  }

  #queue(message: () => BothEncodings): void {
    this.inOrder.afterAnswers(() => {
      if (this.#ended === undefined) this.#push(message());
    });
  }

  #push({ text, octets }: BothEncodings): void {
    if (this.queue.push(text, octets)) this.#taker?.wake();
    else this.end("the client took too few of its events");
  }

  /** Sets who takes the events; this replaces and ends the previous taker. */
  take(taker: EventTaker): void {
    const before = this.#taker;
    this.#taker = taker;
    before?.ended("another one takes the session's events");
  }

  /** The taker takes no more; what it has not acknowledged waits for the next one. */
  leave(taker: EventTaker): void {
    if (this.#taker === taker) this.#taker = undefined;
  }

  /**
   * Carries out no further calls, and ends the session when those that run have been answered.
   * @param milliseconds The longest time to wait for them; 0 waits for ever.
   */
  async drain(milliseconds: number): Promise<void> {
    let done = (): void => {};
    const answered = new Promise<void>((resolve) => (done = resolve));
    this.#answered = done;
    if (this.#running > 0) {
      const late = milliseconds === 0 ? undefined : setTimeout(done, milliseconds);
      await answered;
      clearTimeout(late);
    }
    this.inOrder.afterAnswers(() => this.end("the web service is about to close"));
  }

  /** Ends the session here and on the server. */
  end(reason: string): void {
    if (this.#ended !== undefined) return;
    this.#ended = reason;
    clearTimeout(this.#idle);
    this.queue.close();
    this.#invokes.end();
    this.#upstream?.close();
    this.#taker?.ended(reason);
    this.#taker = undefined;
    this.#onEnd(this, reason);
  }
}

function tooMuch(details: string): Error {
  const { resourceLimitation } = InvokeProblem;
  return wsFailure(503, resourceLimitation, "Resource limitation", details);
}

/** There is no such session, or it has ended. */
export function noSession(): Failure {
  return wsFailure(
    400,
    InvokeProblem.invalidSessionID,
    "Invalid session",
    "there is no such session, or no longer",
  );
}
