import { randomBytes } from "node:crypto";
import { asnUserSessionDestroyed } from "../../../modules/web-service-connection/web-service-connection.js";
import { sessionKey, type Connection, type RoseLog, type Session } from "../../../rose/index.js";
import { guarded, linesOf } from "../../../rose/internal.js";
import { clientAddress } from "../../client-address.js";
import type { Principals } from "../../kernel/index.js";

/** Limits of the same kind as those of connections, in milliseconds; 0 for no limit. */
export interface SessionTimes {
  /** The time within which a session must be logged on. */
  readonly logonTimeout: number;
  /** How long an anonymous session may last, in all and without a message. */
  readonly guestTimeout: number;
  readonly guestIdleTimeout: number;
}

/** The options of {@link UserSessions}. */
export interface UserSessionsOptions extends SessionTimes {
  readonly principals: Principals;
  readonly log: RoseLog;
  /** Milliseconds without a message after which a session ends; 0 for no limit. */
  readonly idleTimeout: number;
}

/** The number of random octets in a session id: enough that nobody can guess one. */
const idOctets = 16;
/** The longest time between two checks of all sessions, in milliseconds. */
const longestPause = 5_000;

/**
 * The user sessions of multi-user mode: several logins that share the connection of a web service
 * (manual chapter 48). A session ends by asnDestroyUserSession or asnLogoff, if it gets no message or does
 * not log on for too long, and with its connection.
 */
export class UserSessions {
  readonly #principals: Principals;
  readonly #log: RoseLog;
  readonly #idleTimeout: number;
  readonly #times: SessionTimes;
  readonly #created = sessionKey<number>("created");
  readonly #connections = new Set<Connection>();
  #timer: NodeJS.Timeout | undefined;

  constructor({ principals, log, idleTimeout, ...times }: UserSessionsOptions) {
    this.#principals = principals;
    this.#log = log;
    this.#idleTimeout = idleTimeout;
    this.#times = times;
  }

  /**
   * Creates a session on a connection in multi-user mode.
   * @throws LimitError if there are already `maxSessions`.
   */
  create(connection: Connection): Session {
    const session = connection.sessions.create(randomBytes(idOctets).toString("hex").toUpperCase());
    session.set(this.#created, performance.now());
    this.#connections.add(connection);
    this.#watch();
    return session;
  }

  /** Whether it is a session that {@link create} has made and that has not ended. */
  has(session: Session): boolean {
    return session.id !== undefined && session.connection.sessions.get(session.id) === session;
  }

  /**
   * Ends a session.
   * @param tell Whether to tell the web service (asnUserSessionDestroyed). It is not told if it ended the session itself.
   */
  destroy(session: Session, reason: string, tell: boolean): void {
    const { connection, id, user } = session;
    const proved = this.#principals.of(session)?.kind === "user";
    const remoteAddress = clientAddress(session);
    if (id === undefined || !connection.sessions.destroy(id, reason)) return;
    const text = "user session ended";
    if (proved) this.#log.info({ connection: connection.id, user, reason }, text);
    else linesOf(connection).info(connection, { remoteAddress, reason }, text, { user });
    if (tell) connection.emit(asnUserSessionDestroyed, { u8sSessionID: id });
  }

  /** Stops checking the sessions. */
  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#connections.clear();
  }

  #watch(): void {
    const { logonTimeout, guestTimeout, guestIdleTimeout } = this.#times;
    const all = [this.#idleTimeout, logonTimeout, guestTimeout, guestIdleTimeout];
    const times = all.filter((time) => time > 0);
    if (this.#timer !== undefined || times.length === 0) return;
    const pause = Math.min(longestPause, Math.ceil(Math.min(...times) / 4));
    const sweep = (): void => guarded(this.#log, "a check of the sessions", () => this.#sweep());
    this.#timer = setInterval(sweep, pause).unref();
  }

  #sweep(): void {
    // So that logins which another process has ended are over by the next check.
    this.#principals.whenCurrent(() => {});
    for (const connection of this.#connections) {
      for (const session of [...connection.sessions]) this.#check(session);
      if (!connection.open || connection.sessions.size === 0) this.#connections.delete(connection);
    }
    if (this.#connections.size === 0) this.stop();
  }

  #check(session: Session): void {
    const { logonTimeout, guestTimeout, guestIdleTimeout } = this.#times;
    const age = performance.now() - (session.get(this.#created) ?? 0);
    const principal = this.#principals.of(session);
    const guestFor =
      principal?.kind === "anonymous" ? performance.now() - principal.since : undefined;
    if (this.#idleTimeout > 0 && session.idleFor >= this.#idleTimeout) {
      this.destroy(session, `no message for ${this.#idleTimeout} ms`, true);
    } else if (logonTimeout > 0 && age >= logonTimeout && principal === undefined) {
      this.destroy(session, `no logon within ${logonTimeout} ms`, true);
    } else if (guestFor !== undefined && guestTimeout > 0 && guestFor >= guestTimeout) {
      this.destroy(session, `anonymous for ${guestTimeout} ms`, true);
    } else if (
      guestFor !== undefined &&
      guestIdleTimeout > 0 &&
      session.idleFor >= guestIdleTimeout
    ) {
      this.destroy(session, `anonymous, and no message for ${guestIdleTimeout} ms`, true);
    }
  }
}
