import type { Event } from "../../../codec/index.js";
import { SharedEvent, type RoseLog, type Session } from "../../../rose/index.js";
import {
  outlastsInvoke,
  RequestError,
  RequestErrorDetail,
  type Principals,
  type UserPrincipal,
} from "../../kernel/index.js";
import { limits } from "./limits.js";
import type { KnownLine, LineBook } from "./line-book.js";

/** Somebody who is told what happens to a line, or to the list of lines of a scope. */
export interface Monitor {
  /**
   * The cross reference id, which is the monitor's own within its session. Others have the same: the first monitors that sessions have of a line are
   * told the same, so that it is encoded once.
   */
  readonly id: string;
  /** The key of the line, or `scope` and its number. */
  readonly key: string;
  readonly session: Session;
  /** Whatever has happened before this is in the answer already. */
  readonly since: number;
  /** What has to wait until the client has the answer with the id; undefined then. */
  held: Uint8Array[] | undefined;
}

interface Followed {
  readonly byId: Map<string, Monitor>;
  /** How many monitors there have been of each key. */
  readonly counts: Map<string, number>;
}

/** What {@link Monitors} depend on. */
export interface MonitorParts {
  readonly book: LineBook;
  readonly principals: Principals;
  readonly log: RoseLog;
}

/** The monitors of all sessions on this server, which end with the login, and what they are told. */
export class Monitors {
  readonly #parts: MonitorParts;
  readonly #bySession = new Map<Session, Followed>();
  readonly #byKey = new Map<string, Set<Monitor>>();
  #now = 0;

  constructor(parts: MonitorParts) {
    this.#parts = parts;
    parts.principals.onEnd((session) => this.end(session));
  }

  /**
   * Begins to follow a line or scope. Events are held until {@link release}.
   * @param prefix What the id begins with.
   * @param given The id that the client has chosen instead. If it has a monitor with it, of the same, that is returned.
   * @throws RequestError if the session has too many, ends with its invoke, or has given the id to another.
   */
  add(session: Session, key: string, prefix: string, given?: string): Monitor {
    if (!outlastsInvoke(session)) {
      const text = "Only for a session that is logged on";
      throw new RequestError(RequestErrorDetail.accessDenied, text);
    }
    const own = this.#bySession.get(session) ?? { byId: new Map(), counts: new Map() };
    const known = given === undefined ? undefined : own.byId.get(given);
    if (known?.key === key) return known;
    if (known !== undefined) {
      const text = "The session has another monitor with this id";
      throw new RequestError(RequestErrorDetail.invalidArgument, text);
    }
    if (own.byId.size >= limits.monitors) {
      const text = `At most ${limits.monitors} monitors`;
      throw new RequestError(RequestErrorDetail.limitExceeded, text);
    }
    this.#bySession.set(session, own);
    const id = given ?? nextId(own, key, prefix);
    const monitor: Monitor = { id, key, session, since: this.#now, held: [] };
    own.byId.set(id, monitor);
    const all = this.#byKey.get(key);
    if (all === undefined) this.#byKey.set(key, new Set([monitor]));
    else all.add(monitor);
    return monitor;
  }

  /** Sends what has been held. The client has the answer now. */
  release(monitor: Monitor): void {
    const { held = [], session } = monitor;
    monitor.held = undefined;
    if (this.#bySession.get(session)?.byId.get(monitor.id) !== monitor) return;
    for (const message of held) if (session.connection.open) session.connection.send(message);
  }

  get(session: Session, id: string): Monitor | undefined {
    return this.#bySession.get(session)?.byId.get(id);
  }

  remove({ id, key, session }: Monitor): void {
    const own = this.#bySession.get(session);
    const monitor = own?.byId.get(id);
    if (monitor === undefined) return;
    own?.byId.delete(id);
    const all = this.#byKey.get(key);
    all?.delete(monitor);
    if (all?.size === 0) this.#byKey.delete(key);
  }

  end(session: Session): void {
    for (const monitor of this.#bySession.get(session)?.byId.values() ?? []) this.remove(monitor);
    this.#bySession.delete(session);
  }

  of(key: string): Iterable<Monitor> {
    return this.#byKey.get(key) ?? [];
  }

  isFollowed(key: string): boolean {
    return this.#byKey.has(key);
  }

  /**
   * Tells the monitors of a line something, as soon as it is known who may see it.
   * @param argument The event's argument for monitors with this id, of somebody who sees this much (bits of `sees`).
   */
  tell<A>(line: KnownLine, event: Event<A>, argument: (id: string, seen: number) => A): void {
    const now = ++this.#now;
    if (!this.#byKey.has(line.key)) return;
    // Whoever follows would never know of what is not told, so it is put off if it cannot be known now who they are.
    const work = (): void => {
      const encoded = new Map<string, SharedEvent<A> | undefined>();
      for (const monitor of this.of(line.key)) {
        const principal = this.#userOf(monitor);
        const seen = principal === undefined ? 0 : this.#parts.book.seen(principal, line);
        if (seen === 0 || monitor.since >= now) continue;
        const key = `${seen} ${monitor.id}`;
        if (!encoded.has(key)) {
          encoded.set(
            key,
            this.#encode(event, () => argument(monitor.id, seen)),
          );
        }
        this.#send(monitor, encoded.get(key));
      }
    };
    this.#parts.principals.inTheEnd(work, () => this.#cutOff(line));
  }

  /** More waits than can be put off: who follows the line is disconnected, and sees what there is when he comes back. */
  #cutOff({ key, uri }: KnownLine): void {
    const all = [...this.of(key)];
    if (all.length === 0) return;
    this.#parts.log.error({ line: uri, monitors: all.length }, "monitors are disconnected");
    for (const { session } of all) {
      this.end(session);
      void session.connection.close();
    }
  }

  /** Tells one monitor something. */
  tellOne<A>(monitor: Monitor, event: Event<A>, argument: A): void {
    this.#send(
      monitor,
      this.#encode(event, () => argument),
    );
  }

  /** Who follows; undefined once the login has ended. */
  #userOf({ session }: Monitor): UserPrincipal | undefined {
    const principal = this.#parts.principals.of(session);
    return principal?.kind === "user" ? principal : undefined;
  }

  #encode<A>(event: Event<A>, argument: () => A): SharedEvent<A> | undefined {
    try {
      return new SharedEvent(event, argument() as NoInfer<A>, undefined, this.tell);
    } catch (err) {
      this.#parts.log.error({ event: event.name, err }, "an event cannot be sent");
      return undefined;
    }
  }

  #send(monitor: Monitor, event: SharedEvent<any> | undefined): void {
    const { connection, id } = monitor.session;
    if (event === undefined || !connection.open) return;
    try {
      const message = event.message(connection.encoding, id);
      if (monitor.held === undefined) connection.send(message);
      else monitor.held.push(message);
    } catch (err) {
      this.#parts.log.error({ monitor: monitor.id, err }, "an event cannot be sent");
    }
  }
}

function nextId({ byId, counts }: Followed, key: string, prefix: string): string {
  let count = counts.get(key) ?? 0;
  let id: string;
  do id = `${prefix}-${++count}`;
  while (byId.has(id));
  counts.set(key, count);
  return id;
}
