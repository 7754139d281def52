import { EncodedList } from "../../../codec/index.js";
import { AsnNetDatabaseJournal } from "../../../modules/journal/journal.js";
import { AsnMgmtPhoneJournalSettings } from "../../../modules/management/management.js";
import type { Unit } from "../../database/index.js";
import {
  listRead,
  RequestError,
  RequestErrorDetail,
  type PrincipalUser,
  type UnitOfWork,
} from "../../kernel/index.js";
import { daysBack } from "./changes.js";
import { fromStored, toStored } from "./entry.js";
import { lookAt, outdatedBy, type Outdated, type Place } from "./outdated.js";
import { isForOwn, Searching, type Scope, type Search } from "./search.js";
import { requireSettings, settingsOf, withKeptNumbers } from "./settings.js";
import { encodings, newestEncodings } from "./encodings.js";
import * as marking from "./marking-read.js";
import * as store from "./store.js";
import { journalChanged } from "./topics.js";

/** The user whose journal is meant. */
export type JournalOwner = Pick<PrincipalUser, "id" | "name">;

/** How much a user's journal may be. */
export interface JournalLimits {
  /** Entries; 100,000 by default. One more takes the place of the oldest. */
  readonly maxEntries?: number;
}

/** An entry that is written. */
export interface NewEntry {
  /** `u8sLineUserName`, `iReadFlag` other than 0 and 1, and `rCharging` are set by the server. */
  readonly entry: AsnNetDatabaseJournal;
  /** A value of AsnNetDatabaseJournalCallType; 0, a call on a line, by default. */
  readonly callType?: number;
}

// Units of other modules are accepted too, and their types do not include these tables.
type Tables = Unit<any>;
type Changing = UnitOfWork<any>;

const day = 24 * 60 * 60 * 1000;
/** How many entries an answer has, and how many octets. */
const mostFound = 10_000;
const mostOctets = 8 * 1024 * 1024;
/** How many removals of each owner are remembered. */
const mostRemoved = 10_000;
/**
 * The rules for journals (manual chapter 28). Everything is done in the caller's unit; if a method throws, the caller must let
 * that unit fail, so that it is undone.
 */
export class JournalRules {
  readonly #clock: () => Date;
  readonly #mostEntries: number;

  constructor(clock: () => Date, { maxEntries = 100_000 }: JournalLimits = {}) {
    this.#clock = clock;
    this.#mostEntries = maxEntries;
  }

  /**
   * Adds an entry to a user's journal, or replaces the one with the same connection id. If there are too many, the oldest go.
   * @throws RequestError for an entry that cannot be kept.
   */
  put(unit: Changing, owner: JournalOwner, entry: NewEntry): Promise<void> {
    return this.putAll(unit, owner, [entry]);
  }

  /** Adds or replaces many entries like {@link put}. */
  async putAll(unit: Changing, owner: JournalOwner, entries: readonly NewEntry[]): Promise<void> {
    if (entries.length === 0) return;
    const { db } = unit;
    const settings = await this.settings(db);
    const stored = entries.map(({ entry, callType = 0 }) =>
      toStored(withKeptNumbers({ ...entry, u8sLineUserName: owner.name }, settings), callType),
    );
    // Of several with the same id, the last one counts.
    const different = [...new Map(stored.map((one) => [one.connectionId, one])).values()];
    const first = await store.numbers(db, different.length);
    const count = await store.put(db, owner.id, first, different);
    unit.publish(journalChanged, { last: first + different.length - 1 });
    if (count > this.#mostEntries) {
      await this.#removeOldest(unit, owner.id, count - this.#mostEntries);
    }
  }

  /** Adds an entry like {@link put}, unless there is one with the same connection id. */
  async add(unit: Changing, owner: JournalOwner, entry: NewEntry): Promise<void> {
    const { u8sConnectionID } = entry.entry;
    if ((await store.byOwner(unit.db, owner.id, u8sConnectionID)) !== undefined) return;
    await this.put(unit, owner, entry);
  }

  /** The entry of a user with this connection id. */
  async get(
    db: Tables,
    { id }: Pick<JournalOwner, "id">,
    connectionId: string,
  ): Promise<AsnNetDatabaseJournal | undefined> {
    const found = await store.byOwner(db, id, connectionId);
    return found && fromStored(found.entry);
  }

  /** The same with the type of the call. */
  async kept(
    db: Tables,
    { id }: Pick<JournalOwner, "id">,
    connectionId: string,
  ): Promise<Required<NewEntry> | undefined> {
    const found = await store.byOwner(db, id, connectionId);
    return found && { entry: fromStored(found.entry), callType: found.callType };
  }

  /**
   * Some entries of a user in the order in which they began, with the place after which the next follow; without it there are none.
   * @param after The place; undefined for the first.
   */
  async page(
    db: Tables,
    { id }: Pick<JournalOwner, "id">,
    most: number,
    after: store.InOrder = { starts: Number.MIN_SAFE_INTEGER, id: 0 },
  ): Promise<{ entries: Required<NewEntry>[]; next: store.InOrder | undefined }> {
    const rows = await store.nextEntries(db, id, after, most);
    const entries = rows.map(({ entry, callType }) => ({ entry: fromStored(entry), callType }));
    return { entries, next: rows.length < most ? undefined : rows.at(-1) };
  }

  /**
   * Changes entries, all but their connection ids. Those that are not changed by it stay as they are, with the number of their last change.
   * @throws RequestError if an entry would get too large; then the unit has to fail.
   */
  async change(
    unit: Changing,
    entries: readonly store.Found[],
    by:
      | Partial<AsnNetDatabaseJournal>
      | ((entry: AsnNetDatabaseJournal) => Partial<AsnNetDatabaseJournal>),
  ): Promise<void> {
    const changed = entries.flatMap(({ owner, callType, entry }) => {
      const before = fromStored(entry);
      const changes = typeof by === "function" ? by(before) : by;
      const { u8sConnectionID } = before;
      const stored = toStored({ ...before, ...changes, u8sConnectionID }, callType);
      return Buffer.compare(stored.entry, entry) === 0 ? [] : [{ owner, stored }];
    });
    if (changed.length === 0) return;
    const first = await store.numbers(unit.db, changed.length);
    await store.change(unit.db, first, changed);
    unit.publish(journalChanged, { last: first + changed.length - 1 });
  }

  /** Removes entries. */
  async remove(
    unit: Changing,
    entries: readonly (store.Removed & { readonly id: number; readonly owner: number })[],
  ): Promise<void> {
    if (entries.length === 0) return;
    let first = await store.numbers(unit.db, entries.length);
    const last = first + entries.length - 1;
    const owners = new Set(entries.map(({ owner }) => owner));
    const remembering = { since: this.#since(daysBack), most: mostRemoved };
    for (const owner of owners) {
      const own = entries.filter((entry) => entry.owner === owner);
      await store.remove(unit.db, owner, first, own, remembering);
      first += own.length;
    }
    unit.publish(journalChanged, { last });
  }

  /** Marks all entries of a user read. */
  async markAllRead(unit: Changing, { id }: Pick<JournalOwner, "id">): Promise<void> {
    const last = await marking.markRead(unit.db, "all", id);
    if (last !== undefined) unit.publish(journalChanged, { last });
  }

  /**
   * The entries that are looked for, the newest first: at most 10,000, and 8 MiB. The list is for one answer: as soon as it has been sent, its octets are
   * gone.
   * @param most How many are wanted; 0 for all.
   * @throws RequestError if too many would have to be looked at.
   */
  async find(
    db: Tables,
    search: Search,
    scope: Scope,
    most = 0,
  ): Promise<EncodedList<AsnNetDatabaseJournal>> {
    const limit = most === 0 ? mostFound : Math.min(most, mostFound);
    if (isForOwn(search, scope)) {
      // What clients ask for most, and need not be searched.
      const { from, to } = search;
      const newest = { owner: scope.self, from, to, most: limit };
      const read = await newestEncodings(db, newest);
      if (read !== undefined) return listRead(AsnNetDatabaseJournal, read);
    }
    const ids: number[] = [];
    let octets = 0;
    for (const key of await new Searching(db, search, scope).newest(limit)) {
      octets += key.octets;
      if (octets > mostOctets) break;
      ids.push(key.id);
    }
    return listRead(AsnNetDatabaseJournal, await encodings(db, ids));
  }

  /** How many entries there are. @throws RequestError as {@link find}. */
  count(db: Tables, search: Search, scope: Scope): Promise<number> {
    return new Searching(db, search, scope).count();
  }

  /**
   * The calls of the last days that a user has got while no client was logged on. They are returned as they were before they are marked; for one
   * answer, as {@link find}.
   * @throws RequestError for negative days.
   */
  async offline(
    unit: Changing,
    { id }: Pick<JournalOwner, "id">,
    days: number,
    markRead: boolean,
  ): Promise<EncodedList<AsnNetDatabaseJournal>> {
    if (days < 0)
      throw new RequestError(RequestErrorDetail.invalidArgument, "iMaxDays is negative");
    const settings = await this.settings(unit.db);
    if (settings.iUseOfflineJournal === 0) return new EncodedList(AsnNetDatabaseJournal, []);
    const kept = settings.iOfflineDeleteOldEntries === 0 ? days : settings.iOfflineDaysNoDelete;
    const from = this.#since(Math.min(days, kept));
    const search: Search = { from, to: Number.MAX_SAFE_INTEGER, offline: true };
    const found = await this.find(unit.db, search, { self: id, owners: new Set([id]) });
    if (!markRead) return found;
    const last = await marking.markRead(unit.db, "offline", id, from);
    if (last !== undefined) unit.publish(journalChanged, { last });
    return found;
  }

  /** The settings of the journal (manual line 42549). */
  async settings(db: Tables): Promise<AsnMgmtPhoneJournalSettings> {
    return settingsOf(await store.settings(db));
  }

  /** Sets the settings of the journal. @throws RequestError for values that the manual does not define. */
  async setSettings(db: Tables, settings: AsnMgmtPhoneJournalSettings): Promise<void> {
    requireSettings(settings);
    await store.setSettings(db, AsnMgmtPhoneJournalSettings.encode(settings));
  }

  /** Which entries the settings do not let be kept any longer. */
  async outdated(db: Tables): Promise<Outdated> {
    return outdatedBy(await this.settings(db), this.#clock().getTime());
  }

  /** Removes those of the next few entries after a place that are outdated. @returns Where to go on; undefined at the end. */
  async removeOutdated(
    unit: Changing,
    outdated: Outdated,
    after: Place,
  ): Promise<Place | undefined> {
    const found = await lookAt(unit.db, outdated, after);
    await this.remove(unit, found.outdated);
    return found.next;
  }

  async #removeOldest(unit: Changing, owner: number, count: number): Promise<void> {
    const entries = await store.firstEntries(unit.db, owner, count);
    await this.remove(
      unit,
      entries.map((entry) => ({ ...entry, owner })),
    );
  }

  #since(days: number): number {
    return this.#clock().getTime() - days * day;
  }
}
