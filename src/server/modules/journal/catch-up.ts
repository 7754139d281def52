import { asnUpdateJournal } from "../../../modules/journal/journal.js";
import { SharedEvent, type RoseLog, type Session } from "../../../rose/index.js";
import type { ModuleContext, UserPrincipal } from "../../kernel/index.js";
import type { Rights } from "../rights/api.js";
import {
  changesOfOwner,
  daysBack,
  newestChanges,
  ownersKnown,
  publicChanges,
  type Change,
  type ChangePage,
  type Part,
} from "./changes.js";
import { listEvent } from "./events.js";
import { fromStored } from "./entry.js";
import { isUser, type Feed } from "./feed.js";
import type { JournalTables } from "./schema.js";
import { lastChange } from "./store.js";

/** What a session asks for when it subscribes. */
export interface Asked {
  readonly session: Session;
  readonly principal: UserPrincipal;
  readonly following: "own" | "group";
  /** The last change that the client knows; 0 for none. */
  readonly known: number;
  /** How many entries it wants at most; 0 for all. More than 10,000 are as many. */
  readonly most: number;
}

/** What {@link CatchUps} depends on. */
export interface CatchUpParts {
  readonly module: Pick<ModuleContext<JournalTables>, "read" | "principals" | "log" | "clock">;
  readonly rights: Pick<Rights, "of" | "owners">;
  readonly feed: Feed;
}

const day = 24 * 60 * 60 * 1000;
/** How many entries a client gets at most if it wants only the newest. */
const mostNewest = 10_000;

/** `iFlags` of asnUpdateJournal, which the manual does not describe: the list takes the place of all that the client knows. */
export const replaceAll = 0;

/**
 * Brings sessions up to date that know a part of the journal, page by page, and lets them follow the feed then. Sessions take turns,
 * and each gets a page only when its connection has room for it.
 */
export class CatchUps {
  readonly #parts: CatchUpParts;
  readonly #log: RoseLog;
  /** What each session has asked for last. */
  readonly #asked = new WeakMap<Session, Asked>();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(parts: CatchUpParts) {
    this.#parts = parts;
    const { log, principals } = parts.module;
    this.#log = log;
    principals.onEnd((session) => this.cancel(session));
  }

  /** Gives up what is being done for a session. */
  cancel(session: Session): void {
    this.#asked.delete(session);
  }

  /** Brings a session up to date, and lets it follow the feed. Does not throw. */
  begin(asked: Asked): void {
    this.#asked.set(asked.session, asked);
    this.#bringUpToDate(asked).catch((err: unknown) => {
      this.#log.error({ err }, "a client cannot be brought up to date with the journal");
    });
  }

  async #bringUpToDate(asked: Asked): Promise<void> {
    const plan = await this.#inTurn(asked, () => this.#plan(asked));
    if (plan === undefined) return;
    let replaces = plan.everything;
    for (const part of plan.parts) {
      const outcome = await this.#tellPart(asked, part, plan, replaces);
      if (outcome === "over") return;
      if (outcome === "told") replaces = false;
    }
    if (replaces) this.#send(asked, replacement([]));
    this.#send(asked, listEvent([], plan.now, undefined));
    if (!this.#isWanted(asked)) return;
    const { session, principal, following } = asked;
    this.cancel(session);
    this.#parts.feed.follow(session, principal.user.id, following, plan.now);
  }

  /** Returns whether something could be told: nothing of a journal that the user may not see any more, or if the session wants no more. */
  async #tellPart(
    asked: Asked,
    part: Part,
    { now, parts, known }: Plan,
    replaces: boolean,
  ): Promise<"told" | "hidden" | "over"> {
    const isOwn = part.owner === asked.principal.user.id;
    let { entriesAfter, removedAfter } = part;
    for (let first = true; ; first = false) {
      const next = { ...part, entriesAfter, removedAfter };
      const page = await this.#inTurn(asked, () => this.#read(next));
      if (page === undefined) return "over";
      if (!(await this.#maySee(asked, part.owner))) return first ? "hidden" : "told";
      const seen = isOwn ? page.changes : publicChanges(page.changes);
      // Only when everything up to a change has been told, the client may begin there the next time.
      const last = parts.length > 1 ? known : page.more ? page.last : now;
      if (first && replaces) this.#send(asked, replacement(seen));
      else if (seen.length > 0) this.#send(asked, listEvent(seen, last, undefined));
      if (!page.more) return "told";
      entriesAfter = Math.max(entriesAfter, page.last);
      removedAfter = Math.max(removedAfter, page.last);
    }
  }

  /** Whether the user may see the journal of another at this moment: much may have happened since the plan was made. */
  async #maySee({ session }: Asked, owner: number): Promise<boolean> {
    const { module, rights } = this.#parts;
    const { principals } = module;
    let may = false;
    await principals.onceCurrent(() => {
      may = rights.of(principals.of(session), owner).may("see-journal");
    });
    return may;
  }

  #read(part: Part): Promise<ChangePage> {
    return this.#parts.module.read(({ db }) => changesOfOwner(db, part));
  }

  /** Waits for room and for the turn of a session; undefined if it wants nothing more. */
  async #inTurn<T>(asked: Asked, work: () => Promise<T>): Promise<T | undefined> {
    await asked.session.connection.room();
    const turn = this.#turn.then(async () => (this.#isWanted(asked) ? await work() : undefined));
    this.#turn = turn.catch(() => {});
    return await turn;
  }

  #isWanted(asked: Asked): boolean {
    const { session, principal } = asked;
    return (
      this.#asked.get(session) === asked &&
      !session.ended &&
      session.connection.open &&
      isUser(this.#parts.module.principals.of(session), principal.user.id)
    );
  }

  #send(asked: Asked, event: SharedEvent<unknown>): void {
    if (!this.#isWanted(asked)) return;
    const { connection, id } = asked.session;
    connection.send(event.message(connection.encoding, id));
  }

  async #plan({ principal, following, known, ...wanted }: Asked): Promise<Plan> {
    const { module, rights } = this.#parts;
    const most = Math.min(wanted.most, mostNewest);
    const self = principal.user.id;
    const since = module.clock().getTime() - daysBack * day;
    const group = following === "group";
    const seen = group ? rights.owners(principal, "see-journal") : new Set([self]);
    return module.read(async ({ db }) => {
      const now = await lastChange(db);
      const all = await ownersKnown(db, group ? undefined : self);
      const owners = all.filter(({ owner }) => seen === "everybody" || seen.has(owner));
      // A change above the last comes from data that have been replaced by an older copy.
      const everything = known > now || owners.some(({ forgotten }) => known < forgotten);
      const after = everything ? 0 : known;
      let newest: number[] = [];
      if (most > 0) {
        for (const { owner } of owners) {
          const least = newest[most - 1] ?? after;
          const more = await newestChanges(db, { owner, after: least, since, most });
          newest = [...newest, ...more].toSorted((one, other) => other - one).slice(0, most);
        }
      }
      const least = newest.length === most && most > 0 ? (newest[most - 1] as number) - 1 : after;
      const parts = owners.map(({ owner }) => ({
        owner,
        entriesAfter: least,
        // Also after 0: if it was interrupted, it may know some without a number to begin with.
        removedAfter: everything ? now : after,
        upTo: now,
        since,
      }));
      return { now, known: after, everything, parts };
    });
  }
}

interface Plan {
  /** The last change when it was made. */
  readonly now: number;
  /** The last change that the client knows. */
  readonly known: number;
  /** Whether what the client knows is of no use. */
  readonly everything: boolean;
  readonly parts: readonly Part[];
}

function replacement(changes: readonly Change[]): SharedEvent<unknown> {
  const journalList = changes.flatMap(({ entry }) =>
    entry === undefined ? [] : [fromStored(entry)],
  );
  const argument = { journalList, iFlags: replaceAll };
  return new SharedEvent(asnUpdateJournal, argument, undefined, replacement);
}
