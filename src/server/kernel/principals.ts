import { sessionKey, type RoseLog, type Session } from "../../rose/index.js";
import { unwatch, watch } from "../../rose/internal.js";
import type { Memory } from "./memory.js";
import type { Principal, PrincipalUser, UserPrincipal } from "./principal.js";

/** Looks a user up again; resolves with undefined if the login has ended. */
export type PrincipalSource = (principal: UserPrincipal) => Promise<UserPrincipal | undefined>;

/** Returns the names of a user's rights at this moment. */
export type RightsSource = (user: PrincipalUser) => ReadonlySet<string>;

/** Is called when a login has ended: by a logoff, by a change of the user, or with its session. */
export type PrincipalEnd = (session: Session, principal: Principal) => void;

/** Is called when a login has begun. */
export type PrincipalBegin = (session: Session, principal: Principal) => void;

/** What {@link Principals} depend on. */
export interface PrincipalsOptions {
  /** Returns a number that changes when another process may have changed users. */
  readonly foreignChanges: () => number;
  /** What modules keep in memory; without it, nothing. */
  readonly memory?: Pick<Memory, "isCurrent" | "refresh">;
  readonly log: RoseLog;
}

/** The login of one session. */
interface Login {
  principal: Principal;
  /** The value of `foreignChanges` at the last look-up; NaN if the user has to be looked up again. */
  seen: number;
  checking: Promise<Principal | undefined> | undefined;
  /** The session has ended. */
  readonly aborted: () => void;
}

/** Work that waits until all principals are up to date. */
interface Waiting {
  readonly work: () => void;
  /** Is called instead if that is not possible. */
  readonly otherwise: () => void;
}

/** How many calls of {@link Principals.whenCurrent} may wait until users have been looked up, and how much may be put off. */
const mostWaiting = 10_000;
/** Milliseconds until users are looked up again that could not be. */
const pause = 500;

/**
 * Knows who is logged on in which session. A user is looked up again only if something may have changed: after
 * {@link changed}, or when `foreignChanges` gives another number.
 */
export class Principals {
  readonly #key = sessionKey<Login>("principal");
  readonly #foreignChanges: () => number;
  readonly #memory: Pick<Memory, "isCurrent" | "refresh"> | undefined;
  readonly #log: RoseLog;
  readonly #sessions = new Set<Session>();
  readonly #begins: PrincipalBegin[] = [];
  readonly #ends: PrincipalEnd[] = [];
  /** What has been put off because they could not be brought up to date. */
  readonly #late: (() => void)[] = [];
  #source: PrincipalSource | undefined;
  #rights: RightsSource | undefined;
  /** How many changes this process has made. */
  #ownChanges = 0;
  /** The value of `foreignChanges` when all users were last looked up. */
  #allSeen = 0;
  /** Whether some users have to be looked up since. */
  #outdated = false;
  #waiting: Waiting[] | undefined;
  #isClosed = false;

  constructor({ foreignChanges, memory, log }: PrincipalsOptions) {
    this.#foreignChanges = foreignChanges;
    this.#memory = memory;
    this.#log = log;
  }

  /** Sets how users are looked up again. The module that logs users on does this. */
  resolveBy(source: PrincipalSource): void {
    this.#source = source;
  }

  /**
   * Sets where the rights of users come from. They are then asked for whenever a principal's `rights` are read, so they are always those of
   * the moment. Without it, a principal has the rights with which it was made.
   */
  rightsBy(source: RightsSource): void {
    this.#rights = source;
  }

  /** Adds a listener for logins of sessions that last longer than an invoke. It must not throw. */
  onBegin(listener: PrincipalBegin): void {
    this.#begins.push(listener);
  }

  /** Adds a listener for ends of logins. It must not throw. The session may have ended already. */
  onEnd(listener: PrincipalEnd): void {
    this.#ends.push(listener);
  }

  /** The sessions on this server that are logged on, for longer than an invoke. */
  get sessions(): ReadonlySet<Session> {
    return this.#sessions;
  }

  /** The ids of the users who are logged on to this server, as of the last look-up. */
  get users(): ReadonlySet<number> {
    const users = new Set<number>();
    for (const session of this.#sessions) {
      const principal = this.of(session);
      if (principal?.kind === "user") users.add(principal.user.id);
    }
    return users;
  }

  /** A number that changes whenever users may have changed. Read it before looking up the user of a logon, for {@link begin}. */
  get mark(): number {
    return this.#foreignChanges() + this.#ownChanges;
  }

  /**
   * Begins a login in a session; an earlier one ends.
   * @param mark The value of `mark` before the user was looked up. Without it, the user is looked up again at the
   *   next request.
   */
  begin(session: Session, principal: Principal, mark = Number.NaN): void {
    this.end(session);
    if (session.ended) return;
    const fresh = mark === this.mark;
    const login: Login = {
      principal: principal.kind === "user" ? this.#withRights(principal) : principal,
      seen: fresh ? this.#foreignChanges() : Number.NaN,
      checking: undefined,
      aborted: () => this.end(session),
    };
    session.set(this.#key, login);
    session.user = principal.name;
    // The session of an invoke that carries credentials lasts only as long as the invoke.
    if (!outlastsInvoke(session)) return;
    if (!fresh) this.#outdated = true;
    this.#sessions.add(session);
    watch(session.signal, login);
    for (const listener of this.#begins) listener(session, principal);
  }

  /** Ends the login of a session, if it has one. */
  end(session: Session): void {
    const login = session.get(this.#key);
    if (login === undefined) return;
    session.delete(this.#key);
    session.user = undefined;
    if (this.#sessions.delete(session)) unwatch(session.signal, login);
    for (const listener of this.#ends) listener(session, login.principal);
  }

  /** The principal as of the last look-up. */
  of(session: Session): Principal | undefined {
    return session.get(this.#key)?.principal;
  }

  /** The present principal; not a promise if nothing may have changed since the last look-up. */
  current(session: Session): Principal | undefined | Promise<Principal | undefined> {
    const login = session.get(this.#key);
    if (login === undefined) return undefined;
    const { principal } = login;
    if (principal.kind !== "user" || login.seen === this.#foreignChanges()) return principal;
    return (login.checking ??= this.#lookUp(session, login, principal));
  }

  /** Notes a change that may end a user's logins. The user is looked up again. */
  changed(userId: number): void {
    this.#ownChanges++;
    for (const session of this.#sessions) {
      const login = session.get(this.#key);
      if (login?.principal.kind !== "user" || login.principal.user.id !== userId) continue;
      login.seen = Number.NaN;
      this.#outdated = true;
    }
    if (this.#outdated) this.whenCurrent(() => {});
  }

  /**
   * Does work for which all principals, and what modules keep in memory, must be up to date, at once if they are. A login that
   * a change has ended gets no event that is sent in this way. Work that has to wait keeps its order.
   * @param work Should not throw: that is noted, and keeps no other work from being done.
   * @param otherwise Is called instead if they cannot be brought up to date, or too much work waits. Should not throw either.
   */
  whenCurrent(work: () => void, otherwise: () => void = () => {}): void {
    if (this.#waiting === undefined) {
      if (this.#allCurrent()) {
        this.#do(work);
        return;
      }
      this.#waiting = [{ work, otherwise }];
      void this.#bringUpToDate();
    } else if (this.#waiting.length < mostWaiting) {
      this.#waiting.push({ work, otherwise });
    } else {
      this.#log.error({ waiting: mostWaiting }, "too many events wait until users are looked up");
      this.#do(otherwise);
    }
  }

  /**
   * Like {@link whenCurrent}, but if they cannot be brought up to date it is tried again, until the server closes: for events, of which
   * whoever misses one would never know. Nothing that is given to this overtakes what has been put off.
   * @param otherwise Is called instead if too much work waits.
   */
  inTheEnd(work: () => void, otherwise: () => void = () => {}): void {
    const putOff = (): void => this.#putOff(work, otherwise);
    if (this.#late.length > 0) {
      putOff();
      return;
    }
    // What came before it may be put off while it waits for the next look-up, which may succeed.
    const inOrder = (): void => {
      if (this.#late.length > 0) putOff();
      else work();
    };
    this.whenCurrent(inOrder, putOff);
  }

  #putOff(work: () => void, otherwise: () => void): void {
    if (this.#late.length >= mostWaiting) {
      this.#do(otherwise);
      return;
    }
    this.#late.push(work);
    if (this.#late.length === 1) this.#tryAgain();
  }

  #tryAgain(): void {
    this.soon(() => this.#doLate());
  }

  #doLate(): void {
    const doAll = (): void => {
      const due = this.#late.length;
      for (let done = 0; done < due; done++) this.#do(this.#late[done]!);
      this.#late.splice(0, due);
      // The work has added to it.
      if (this.#late.length > 0) this.#doLate();
    };
    this.whenCurrent(doAll, () => this.#tryAgain());
  }

  /** Does work in a while, when what could not be looked up may be again; not once the server closes. */
  soon(work: () => void): void {
    if (!this.#isClosed) setTimeout(() => !this.#isClosed && work(), pause).unref();
  }

  /** Begins nothing any more by itself. */
  close(): void {
    this.#isClosed = true;
  }

  /** Like {@link whenCurrent}; the promise is fulfilled when the work has been done, and rejected if it is not, or throws. */
  async onceCurrent(work: () => void): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const done = (): void => {
        try {
          work();
          resolve();
        } catch (error) {
          reject(error as Error);
        }
      };
      this.whenCurrent(done, () => reject(new Error("users cannot be looked up")));
    });
  }

  #withRights(principal: UserPrincipal): UserPrincipal {
    const source = this.#rights;
    if (source === undefined) return principal;
    const { user } = principal;
    return {
      ...principal,
      get rights() {
        return source(user);
      },
    };
  }

  #allCurrent(): boolean {
    if (this.#memory?.isCurrent === false) return false;
    if (this.#sessions.size === 0) return true;
    return !this.#outdated && this.#allSeen === this.#foreignChanges();
  }

  /** Does the work that waits. What is added during a look-up may need another one, because this one may have begun before the change. */
  async #bringUpToDate(): Promise<void> {
    const waiting = this.#waiting ?? [];
    while (waiting.length > 0) {
      const due = waiting.length;
      let done = due;
      if (await this.#lookUpAll(due)) {
        // The work may add to the list.
        for (done = 0; done < due || (done < waiting.length && this.#allCurrent()); done++) {
          this.#do((waiting[done] as Waiting).work);
        }
      } else {
        for (const { otherwise } of waiting.slice(0, due)) this.#do(otherwise);
      }
      waiting.splice(0, done);
    }
    this.#waiting = undefined;
  }

  /** Does one work. Nobody else has to suffer if it fails. */
  #do(work: () => void): void {
    try {
      work();
    } catch (err) {
      this.#log.error({ err }, "work for which users were looked up has failed");
    }
  }

  /** Returns whether that was possible; if not, the work that is due is withheld. */
  async #lookUpAll(due: number): Promise<boolean> {
    try {
      this.#outdated = false;
      this.#allSeen = this.#foreignChanges();
      await this.#memory?.refresh();
      await Promise.all([...this.#sessions].map(async (session) => await this.current(session)));
      return true;
    } catch (err) {
      this.#outdated = true;
      this.#log.error({ err, withheld: due }, "users cannot be looked up");
      return false;
    }
  }

  async #lookUp(
    session: Session,
    login: Login,
    principal: UserPrincipal,
  ): Promise<Principal | undefined> {
    try {
      const { mark } = this;
      const seen = this.#foreignChanges();
      const found = await this.#source?.(principal);
      // The session has logged off, or on again, meanwhile.
      if (session.get(this.#key) !== login) return this.of(session);
      if (found === undefined) {
        this.end(session);
        return undefined;
      }
      const present = this.#withRights(found);
      login.principal = present;
      // If users have changed meanwhile, this one is looked up once more.
      if (mark === this.mark) login.seen = seen;
      else this.#outdated = true;
      return present;
    } finally {
      login.checking = undefined;
    }
  }
}

/** Whether a session lasts longer than one invoke. That of an invoke with credentials does not. */
export function outlastsInvoke(session: Session): boolean {
  const { id, connection } = session;
  return session === (id === undefined ? connection.session : connection.sessions.get(id));
}
