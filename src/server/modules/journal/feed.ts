import type { RoseLog, SharedEvent, Session } from "../../../rose/index.js";
import { unwatch, watch } from "../../../rose/internal.js";
import type { ModuleContext, Principals, UserPrincipal } from "../../kernel/index.js";
import type { Rights } from "../rights/api.js";
import { changesOfAll, publicChanges, type Change, type ChangePage } from "./changes.js";
import { listEvent, singleEvents } from "./events.js";
import type { JournalTables } from "./schema.js";

/** Which changes a session is told: the classic events about its user's journal, lists about that, or lists about all that it may see. */
export type Following = "classic" | "own" | "group";

/** What {@link Feed} depends on. */
export interface FeedParts {
  readonly module: Pick<ModuleContext<JournalTables>, "read" | "principals" | "log">;
  readonly rights: Pick<Rights, "of">;
}

interface Follower {
  readonly session: Session;
  readonly user: number;
  readonly following: Following;
  /** The change up to which it has been told everything. */
  told: number;
  /** The session has ended. */
  readonly aborted: () => void;
}

/**
 * Tells sessions what changes. That something has, it is told; what, it reads from the database, one change after the other. So nobody
 * misses a change or gets an older one after a newer, whatever the order is in which servers hear of changes.
 */
export class Feed {
  readonly #followers = new Map<Session, Follower>();
  readonly #parts: FeedParts;
  readonly #principals: Principals;
  readonly #log: RoseLog;
  /** The last change of which this server has heard. */
  #last = 0;
  #reading = false;
  #again = false;

  constructor(parts: FeedParts) {
    this.#parts = parts;
    const { principals, log } = parts.module;
    this.#principals = principals;
    this.#log = log;
    principals.onEnd((session) => this.unfollow(session));
  }

  /** Notes that there has been a change. */
  changed(last: number): void {
    if (last > this.#last) this.#last = last;
    if (this.#followers.size > 0) this.#wake();
  }

  /**
   * From now on the session is told of changes, no longer as before.
   * @param told The change up to which it knows everything; the last one by default.
   */
  follow(session: Session, user: number, following: Following, told = this.#last): void {
    this.unfollow(session);
    if (session.ended) return;
    const aborted = (): void => this.unfollow(session);
    const follower = { session, user, following, told, aborted };
    this.#followers.set(session, follower);
    watch(session.signal, follower);
    if (told < this.#last) this.#wake();
  }

  /** The session is told nothing any more. */
  unfollow(session: Session): void {
    const follower = this.#followers.get(session);
    if (follower === undefined) return;
    this.#followers.delete(session);
    unwatch(session.signal, follower);
  }

  #wake(): void {
    this.#again = true;
    if (this.#reading) return;
    this.#reading = true;
    void this.#readOn().catch((err: unknown) => {
      // The next change begins where this one has failed.
      this.#log.error({ err }, "changes of the journal cannot be told");
    });
  }

  async #readOn(): Promise<void> {
    try {
      while (this.#again && this.#followers.size > 0) {
        this.#again = false;
        // There may be more of them than a call can have arguments.
        let after = Infinity;
        for (const { told } of this.#followers.values()) after = Math.min(after, told);
        const page = await this.#parts.module.read(({ db }) => changesOfAll(db, after));
        if (page.more) this.#again = true;
        if (page.last > this.#last) this.#last = page.last;
        await this.#principals.onceCurrent(() => this.#tell(page, after));
      }
    } finally {
      this.#reading = false;
    }
  }

  #tell(page: ChangePage, after: number): void {
    const due: Follower[] = [];
    for (const follower of this.#followers.values()) {
      // It has come meanwhile, and knows less than what this page begins with.
      if (follower.told < after) this.#again = true;
      else if (follower.told < page.last) due.push(follower);
    }
    for (const part of byOwner(page.changes)) {
      const events = new Events(part, after);
      for (const follower of due) this.#tellOf(follower, part, events);
    }
    for (const follower of due) follower.told = page.last;
  }

  #tellOf({ session, user, following, told }: Follower, part: OfOwner, events: Events): void {
    if (part.last <= told || (following !== "group" && part.owner !== user)) return;
    const { connection, id } = session;
    const principal = this.#principals.of(session);
    if (!connection.open || !isUser(principal, user)) return;
    // What fails for one must not keep it from others.
    try {
      if (!this.#parts.rights.of(principal, part.owner).may("see-journal")) return;
      for (const event of events.of(following === "classic", part.owner !== user)) {
        connection.send(event.message(connection.encoding, id));
      }
    } catch (err) {
      this.#log.error({ err }, "a change of the journal cannot be told");
    }
  }
}

/** Whether a session is still that of a user. */
export function isUser(
  principal: ReturnType<Principals["of"]>,
  user: number,
): principal is UserPrincipal {
  return principal?.kind === "user" && principal.user.id === user;
}

/** Changes of one owner that follow each other. */
interface OfOwner {
  readonly owner: number;
  readonly changes: Change[];
  last: number;
}

function byOwner(changes: readonly Change[]): OfOwner[] {
  const parts: OfOwner[] = [];
  for (const change of changes) {
    const part = parts.at(-1);
    if (part?.owner === change.owner) {
      part.changes.push(change);
      part.last = change.transaction;
    } else {
      parts.push({ owner: change.owner, changes: [change], last: change.transaction });
    }
  }
  return parts;
}

/** The events for changes of one owner, each made once and only if somebody gets it. */
class Events {
  readonly #part: OfOwner;
  readonly #known: number;
  readonly #made = new Map<string, readonly SharedEvent<unknown>[]>();

  constructor(part: OfOwner, known: number) {
    this.#part = part;
    this.#known = known;
  }

  /** @param onlyPublic Whether they are for others than the owner, who do not see private entries. */
  of(single: boolean, onlyPublic: boolean): readonly SharedEvent<unknown>[] {
    const key = `${single} ${onlyPublic}`;
    let events = this.#made.get(key);
    if (events === undefined) {
      events = this.#make(single, onlyPublic);
      this.#made.set(key, events);
    }
    return events;
  }

  #make(single: boolean, onlyPublic: boolean): SharedEvent<unknown>[] {
    const { changes, last } = this.#part;
    const seen = onlyPublic ? publicChanges(changes) : changes;
    if (seen.length === 0) return [];
    return single ? singleEvents(seen, this.#known) : [listEvent(seen, last, this.#known)];
  }
}
