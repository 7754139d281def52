import type { Session } from "../../../rose/index.js";
import { RequestError } from "../../kernel/index.js";

/** The `iErrorDetail` of refusals that have no value of their own in General. */
const general = 0;
/** How many rows of search lists a session may follow. */
export const mostRows = 10_000;

/** A row of a client's list of what it has found. */
export interface Row {
  readonly search: number;
  readonly row: number;
  readonly user: number;
}

/** The rows of search lists whose contacts sessions follow (manual line 8041). */
export class Rows {
  readonly #bySession = new Map<Session, Map<string, Row>>();
  readonly #byUser = new Map<number, Map<Session, Set<Row>>>();

  /** The rows of a user, by the sessions that follow them. */
  of(user: number): ReadonlyMap<Session, ReadonlySet<Row>> | undefined {
    return this.#byUser.get(user);
  }

  /** The ids of all users whose rows are followed. */
  users(): number[] {
    return [...this.#byUser.keys()];
  }

  /** Follows rows; each takes the place of an earlier one. @throws RequestError if there would be too many; then nothing is changed. */
  follow(session: Session, rows: readonly Row[]): void {
    if (session.ended) return;
    const own = this.#bySession.get(session) ?? new Map<string, Row>();
    const fresh = new Set(rows.map(keyOf).filter((key) => !own.has(key)));
    if (own.size + fresh.size > mostRows) {
      throw new RequestError(general, `At most ${mostRows} rows`);
    }
    for (const row of rows) {
      this.#drop(session, own, keyOf(row));
      own.set(keyOf(row), row);
      let sessions = this.#byUser.get(row.user);
      if (sessions === undefined) this.#byUser.set(row.user, (sessions = new Map()));
      const there = sessions.get(session);
      if (there === undefined) sessions.set(session, new Set([row]));
      else there.add(row);
    }
    if (own.size > 0) this.#bySession.set(session, own);
  }

  /** Follows a row no more. */
  drop(session: Session, search: number, row: number): void {
    const own = this.#bySession.get(session);
    if (own === undefined) return;
    this.#drop(session, own, keyOf({ search, row }));
    if (own.size === 0) this.#bySession.delete(session);
  }

  /** Follows the rows of a search no more. */
  close(session: Session, search: number): void {
    const own = this.#bySession.get(session);
    if (own === undefined) return;
    for (const [key, row] of own) if (row.search === search) this.#drop(session, own, key);
    if (own.size === 0) this.#bySession.delete(session);
  }

  forget(session: Session): void {
    const own = this.#bySession.get(session);
    if (own === undefined) return;
    for (const key of own.keys()) this.#drop(session, own, key);
    this.#bySession.delete(session);
  }

  #drop(session: Session, own: Map<string, Row>, key: string): void {
    const row = own.get(key);
    if (row === undefined) return;
    own.delete(key);
    const sessions = this.#byUser.get(row.user);
    const rows = sessions?.get(session);
    rows?.delete(row);
    if (rows?.size === 0) sessions?.delete(session);
    if (sessions?.size === 0) this.#byUser.delete(row.user);
  }
}

function keyOf({ search, row }: Pick<Row, "search" | "row">): string {
  return `${search} ${row}`;
}
