import { randomBytes } from "node:crypto";
import type { Event, Operation, View } from "../codec/index.js";
import {
  asnLogon,
  AsnLogonErrorEnum,
  type AsnLogonResult,
  type AsnNegotiateServerConnectionArgument,
} from "../modules/authentication/authentication.js";
import { addressKey, Budget, guarded, inPortions } from "../rose/internal.js";
import { RoseError, type RoseLog } from "../rose/index.js";
import { refuseCredentials, type Credentials } from "./credentials.js";
import { failureOf, wsFailure } from "./failure.js";
import { EventMessages } from "./event-messages.js";
import type { EventQueue } from "./event-queue.js";
import type { WebClient } from "./http/clients.js";
import { PerAddress } from "./http/per-address.js";
import type { Known } from "./known.js";
import type { GatewayLimits } from "./limits.js";
import { logOn, type Attach } from "./logon.js";
import type { Reading } from "./open-type.js";
import { sessionIDOf, unquoted, type WebRequest } from "./request.js";
import { StandingSessions } from "./standing-sessions.js";
import type { Peers, Whose } from "./peers/peers.js";
import type { Upstream } from "./upstream.js";
import { InvokeProblem } from "../rose/index.js";
import { noSession, WebSession } from "./web-session.js";

/** What opening a session gives. */
export interface OpenedSession {
  readonly session: WebSession;
  readonly logon: View<AsnLogonResult>;
  /** Whether the server has let it in beyond its limit for the address, so that another one has to end. */
  readonly exceeds: boolean;
}

/** What is asked for when a session is opened. */
export interface SessionWish {
  readonly ucsid: string;
  readonly credentials: Credentials;
  readonly negotiate: AsnNegotiateServerConnectionArgument;
  readonly attach: Attach;
  /** For whom. */
  readonly client: WebClient;
}

/** The sessions of a web service. */
export class WebSessions {
  readonly #upstream: Upstream;
  readonly #known: Known;
  readonly #limits: GatewayLimits;
  readonly #log: RoseLog;
  readonly #reading: Reading;
  /** The web services of other servers; undefined if this server has none beside it. */
  readonly #peers: Pick<Peers, "endLeftBehind" | "newId" | "sessionsOf"> | undefined;
  /** The events that wait for all clients. */
  readonly #queues: Budget<EventQueue>;
  readonly #sessions = new Map<string, WebSession>();
  readonly #messages = new EventMessages();
  readonly #standing = new StandingSessions();
  readonly #perAddress: PerAddress;
  readonly #logonsPerAddress: PerAddress;
  /** What to call when a session ends that was counted at its client's address. */
  readonly #places = new WeakMap<WebSession, () => void>();
  #opening = 0;
  #draining = false;

  constructor(
    upstream: Upstream,
    known: Known,
    limits: GatewayLimits,
    reading: Reading,
    log: RoseLog,
    peers?: Pick<Peers, "endLeftBehind" | "newId" | "sessionsOf">,
  ) {
    this.#upstream = upstream;
    this.#peers = peers;
    this.#known = known;
    this.#limits = limits;
    this.#log = log;
    this.#reading = reading;
    this.#queues = new Budget(limits.maxQueuedBytesTogether, (queue) => queue.lost());
    this.#perAddress = new PerAddress(limits.maxSessionsPerAddress);
    this.#logonsPerAddress = new PerAddress(limits.maxLogonsPerAddress);
  }

  /** Whether there is a session of this id. */
  has(id: string): boolean {
    return this.#sessions.has(id);
  }

  /** The session that a header names: usually as it has been written to the client. */
  named(header: string): WebSession | undefined {
    return this.#sessions.get(header) ?? this.#sessions.get(unquoted(header).toUpperCase());
  }

  get size(): number {
    return this.#sessions.size;
  }

  /**
   * The session that a request is for.
   * @throws Failure 400 if it names no existing session, 403 if it also carries credentials.
   */
  of(request: WebRequest): WebSession {
    const id = sessionIDOf(request);
    const session = id === undefined ? undefined : this.#sessions.get(id);
    if (session === undefined) throw noSession();
    refuseCredentials(request);
    return session;
  }

  /**
   * Opens a session that is kept until it has been idle. Where a limit would refuse it, one that its client
   * has left behind makes room.
   * @throws Failure
   */
  async create(wish: SessionWish): Promise<OpenedSession> {
    if (this.#draining) throw aboutToClose();
    if (this.#sessions.size + this.#opening >= this.#limits.maxSessions) throw tooMany();
    const { address } = wish.client;
    let leave = this.#perAddress.enter(address);
    let opened: OpenedSession;
    try {
      opened = await this.#open(wish, () => this.#standing.isAnyUnused(address));
    } catch (error) {
      leave?.();
      throw error;
    }
    const { session } = opened;
    const { user } = session;
    if (session.ended !== undefined) {
      leave?.();
      throw noSession();
    }
    // Only now is it known whose it is.
    if (leave === undefined || opened.exceeds) {
      const madeRoom = this.#standing.endLeftBehind(session);
      leave ??= this.#perAddress.enter(address);
      if (leave === undefined || (opened.exceeds && !madeRoom)) {
        session.end("too many sessions of the address");
        leave?.();
        throw tooMany();
      }
    }
    if (this.#draining) {
      session.end("the web service is about to close");
      leave();
      throw aboutToClose();
    }
    this.#places.set(session, leave);
    if (this.#isFull(user) && !this.#standing.endLeftBehind(session)) {
      await this.#makeRoomElsewhere(session);
    }
    if (this.#isFull(user)) {
      session.end("too many sessions of the user");
      throw failureOf(tooManyOfUser(user), { ...callOf(session) });
    }
    this.#sessions.set(session.id, session);
    this.#standing.add(session);
    this.#peers?.sessionsOf.add(user);
    session.start();
    return opened;
  }

  /** Ends the session that a client has most likely left behind here. @returns Whether there is one. */
  endLeftBehind(whose: Whose): boolean {
    return this.#standing.endLeftBehind(whose);
  }

  /** Whether a user has as many sessions as there may be, on all servers. */
  #isFull(user: string): boolean {
    const count = this.#peers?.sessionsOf.of(user) ?? this.#standing.countOf(user);
    return count >= this.#limits.maxSessionsPerUser;
  }

  /**
   * Has another server end a session that the client of this one has left behind there.
   * @throws Failure if the session has ended meanwhile, or the service is about to close.
   */
  async #makeRoomElsewhere(session: WebSession): Promise<void> {
    const { user, address } = session;
    this.#opening++;
    try {
      await this.#peers?.endLeftBehind({ user, address: addressKey(address) });
    } finally {
      this.#opening--;
    }
    if (session.ended !== undefined) throw noSession();
    if (!this.#draining) return;
    session.end("the web service is about to close");
    throw aboutToClose();
  }

  /**
   * Opens a session for one piece of work.
   * @throws Failure
   */
  async during<T>(wish: SessionWish, work: (session: WebSession) => Promise<T>): Promise<T> {
    const { session } = await this.#open(wish);
    try {
      return await work(session);
    } finally {
      session.end("done");
    }
  }

  /** @param mayExceed Asked if the server has reached its limit for the address: whether one of its sessions may end for this one. */
  async #open(wish: SessionWish, mayExceed = (): boolean => false): Promise<OpenedSession> {
    if (this.#opening >= this.#limits.maxLogons) throw tooMany();
    const { address, signal } = wish.client;
    const entered = this.#logonsPerAddress.enter(address);
    if (entered === undefined) throw tooMany();
    this.#opening++;
    const id = this.#peers?.newId() ?? randomBytes(16).toString("hex").toUpperCase();
    const lasting = wish.attach !== 0;
    const session = new WebSession(
      id,
      {
        ucsid: wish.ucsid,
        address,
        lasting,
        reading: this.#reading,
        known: this.#known,
        messages: this.#messages,
      },
      this.#limits,
      this.#log,
      this.#queues,
      (ended, reason) => this.#ended(ended, reason),
    );
    // A logon for which nobody waits any more must not keep others waiting.
    const gone = (): void => session.end("the client has gone");
    signal?.addEventListener("abort", gone);
    try {
      if (signal?.aborted === true) gone();
      session.invokes = 1;
      const told = (work: () => void): void => {
        guarded(this.#log, "a web session", work, () => session.end("failed"));
      };
      const listener = {
        find: this.#known.find,
        onEvent: (event: Event, argument: Uint8Array) =>
          told(() => session.onEvent(event, argument)),
        onInvoke: (operation: Operation, argument: Uint8Array, late: AbortSignal) =>
          session.onInvoke(operation, argument, late),
        onEnd: (reason: string) => told(() => session.end(reason)),
      };
      let exceeds = false;
      const client = { address, mayExceed: () => (exceeds = mayExceed()) };
      const upstream = await this.#upstream.open(wish.negotiate, listener, client);
      session.attach(upstream);
      session.invokes = 2;
      const timeout = this.#limits.callTimeout;
      const logon = await logOn(upstream, wish.credentials, wish.attach, { timeout });
      session.user = logon.u8sLoggedInUser;
      return { session, logon, exceeds };
    } catch (error) {
      session.end("not opened");
      throw failureOf(error, callOf(session));
    } finally {
      signal?.removeEventListener("abort", gone);
      entered();
      this.#opening--;
    }
  }

  #ended(session: WebSession, reason: string): void {
    this.#places.get(session)?.();
    if (!this.#sessions.delete(session.id)) return;
    this.#log.info({ user: session.user, reason }, "web session ended");
    this.#standing.remove(session);
    this.#peers?.sessionsOf.remove(session.user);
  }

  /** Opens no more that last, and ends the others over a time, each when its calls have been answered or it has waited for them. */
  async drain(over: number, wait: number): Promise<void> {
    this.#draining = true;
    const isOpen = ({ ended }: WebSession): boolean => ended === undefined;
    await inPortions(this.#sessions.values(), over, isOpen, (session) => session.drain(wait));
  }

  /** Ends all. */
  close(): void {
    for (const session of [...this.#sessions.values()]) session.end("the web service closes");
  }
}

function callOf(session: WebSession): { invokeID: number; sessionID: string; ucsid: string } {
  return { invokeID: session.invokes, sessionID: session.id, ucsid: session.ucsid };
}

function tooMany(): Error {
  const { resourceLimitation } = InvokeProblem;
  return wsFailure(503, resourceLimitation, "Resource limitation", "too many sessions");
}

function aboutToClose(): Error {
  const { resourceLimitation } = InvokeProblem;
  return wsFailure(503, resourceLimitation, "Resource limitation", "about to close");
}

function tooManyOfUser(user: string): RoseError {
  return new RoseError(asnLogon, {
    iErrorDetail: AsnLogonErrorEnum.values.eNETLOGINNOMOREUSERS,
    u8sErrorString: "Too many sessions",
    sAuthCredetials: new Uint8Array(0),
    u8sFailedUser: user,
  });
}
