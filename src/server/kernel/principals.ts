import { sessionKey, type RoseLog, type Session } from "../../rose/index.js";
import type { Principal, UserPrincipal } from "./principal.js";

/** Looks up whether a user is still who he was; undefined if his login is over. */
export type PrincipalSource = (principal: UserPrincipal) => Promise<UserPrincipal | undefined>;

/** Told that a login has ended: by logging off, by a change of the user, or with its session. */
export type PrincipalEnd = (session: Session, principal: Principal) => void;

/** What {@link Principals} depend on. */
export interface PrincipalsOptions {
  /** Rises when somebody else, another process, may have changed users. */
  readonly foreignChanges: () => number;
  readonly log: RoseLog;
}

/** The principal of one session. */
interface Standing {
  principal: Principal;
  /** `foreignChanges` at the last look-up; NaN if there has to be another. */
  seen: number;
  checking: Promise<Principal | undefined> | undefined;
  readonly over: () => void;
}

/** What may wait until users have been looked up. */
const mostWaiting = 10_000;

/**
 * Who is logged on in which session. A user is looked up again only after something has changed:
 * when {@link changed} says so, or `foreignChanges` has risen.
 */
export class Principals {
  readonly #key = sessionKey<Standing>("principal");
  readonly #foreignChanges: () => number;
  readonly #log: RoseLog;
  readonly #sessions = new Set<Session>();
  readonly #ends: PrincipalEnd[] = [];
  #source: PrincipalSource | undefined;
  /** Changes within this process. */
  #ownChanges = 0;
  /** `foreignChanges` when all were looked up, and whether some have to be since. */
  #allSeen = 0;
  #doubtful = false;
  #waiting: (() => void)[] | undefined;

  constructor({ foreignChanges, log }: PrincipalsOptions) {
    this.#foreignChanges = foreignChanges;
    this.#log = log;
  }

  /** Says how users are looked up again: the part of the module that logs them on. */
  resolveBy(source: PrincipalSource): void {
    this.#source = source;
  }

  /** Has ends of logins told. The listener must not throw. The session may have ended already. */
  onEnd(listener: PrincipalEnd): void {
    this.#ends.push(listener);
  }

  /** Another number after each change of users: taken before one is looked up who is to log on, for {@link begin}. */
  get mark(): number {
    return this.#foreignChanges() + this.#ownChanges;
  }

  /**
   * A session has logged on, in place of an earlier login.
   * @param mark What {@link mark} was before the user was looked up; without it he is looked up again
   *   when he asks for something.
   */
  begin(session: Session, principal: Principal, mark = Number.NaN): void {
    this.end(session);
    if (session.ended) return;
    const fresh = mark === this.mark;
    const standing: Standing = {
      principal,
      seen: fresh ? this.#foreignChanges() : Number.NaN,
      checking: undefined,
      over: () => this.end(session),
    };
    session.set(this.#key, standing);
    session.user = principal.name;
    // That of an invoke which authenticates itself lasts as long as the invoke.
    if (!isStanding(session)) return;
    if (!fresh) this.#doubtful = true;
    this.#sessions.add(session);
    session.signal.addEventListener("abort", standing.over, { once: true });
  }

  /** Ends the login of a session, if it has one. */
  end(session: Session): void {
    const standing = session.get(this.#key);
    if (standing === undefined) return;
    session.delete(this.#key);
    session.user = undefined;
    if (this.#sessions.delete(session)) session.signal.removeEventListener("abort", standing.over);
    for (const listener of this.#ends) listener(session, standing.principal);
  }

  /** The principal as he was when he was looked up last. */
  of(session: Session): Principal | undefined {
    return session.get(this.#key)?.principal;
  }

  /** The principal as he is now: at once if nothing has changed since the last look-up. */
  current(session: Session): Principal | undefined | Promise<Principal | undefined> {
    const standing = session.get(this.#key);
    if (standing === undefined) return undefined;
    const { principal } = standing;
    if (principal.kind !== "user" || standing.seen === this.#foreignChanges()) return principal;
    return (standing.checking ??= this.#look(session, standing, principal));
  }

  /** A user has been changed in what matters for his logins, or removed; they are looked up again. */
  changed(userId: number): void {
    this.#ownChanges++;
    for (const session of this.#sessions) {
      const standing = session.get(this.#key);
      if (standing?.principal.kind !== "user" || standing.principal.user.id !== userId) continue;
      standing.seen = Number.NaN;
      this.#doubtful = true;
    }
    if (this.#doubtful) this.whenCurrent(() => {});
  }

  /**
   * Does something for which all principals must be current, at once if they are: events are not for
   * whom a change has ended. Things that wait keep their order.
   * @param work Must not throw.
   */
  whenCurrent(work: () => void): void {
    if (this.#waiting === undefined) {
      if (this.#allCurrent()) {
        work();
        return;
      }
      this.#waiting = [work];
      void this.#lookAtAll();
    } else if (this.#waiting.length < mostWaiting) {
      this.#waiting.push(work);
    } else {
      this.#log.error({ waiting: mostWaiting }, "too many events wait for a look at the users");
    }
  }

  #allCurrent(): boolean {
    if (this.#sessions.size === 0) return true;
    return !this.#doubtful && this.#allSeen === this.#foreignChanges();
  }

  async #lookAtAll(): Promise<void> {
    const waiting = this.#waiting ?? [];
    try {
      this.#doubtful = false;
      this.#allSeen = this.#foreignChanges();
      await Promise.all([...this.#sessions].map(async (session) => await this.current(session)));
      // What they do may come to wait here as well.
      for (let i = 0; i < waiting.length; i++) (waiting[i] as () => void)();
    } catch (err) {
      this.#doubtful = true;
      this.#log.error({ err, withheld: waiting.length }, "users cannot be looked up");
    } finally {
      this.#waiting = undefined;
    }
  }

  async #look(
    session: Session,
    standing: Standing,
    principal: UserPrincipal,
  ): Promise<Principal | undefined> {
    try {
      const { mark } = this;
      const seen = this.#foreignChanges();
      const found = await this.#source?.(principal);
      // Somebody has logged off, or on, meanwhile.
      if (session.get(this.#key) !== standing) return this.of(session);
      if (found === undefined) {
        this.end(session);
        return undefined;
      }
      standing.principal = found;
      // After a change meanwhile there is another look.
      if (mark === this.mark) standing.seen = seen;
      else this.#doubtful = true;
      return found;
    } finally {
      standing.checking = undefined;
    }
  }
}

/** Whether a session outlasts the invoke. */
export function isStanding(session: Session): boolean {
  const { id, connection } = session;
  return session === (id === undefined ? connection.session : connection.sessions.get(id));
}
