import type { AsnNetDatabaseContact, AsnProjectPinRule } from "../../../modules/common/common.js";
import type { AsnNetDatabaseJournal } from "../../../modules/journal/journal.js";
import type { AsnMgmtPhoneJournalSettings } from "../../../modules/management/management.js";
import type { ModuleContext, UserPrincipal } from "../../kernel/index.js";
import type { JournalTables } from "./schema.js";
import type { JournalOwner, JournalRules, NewEntry } from "./service.js";

/** What the journal asks of whoever knows the calls that go on at this moment. */
export interface CallContacts {
  /**
   * Sets the contact, and unless it is empty the number, of the other party of a call (manual line 29772).
   * @returns Whether there is such a call that the caller may change.
   */
  setRemote(
    caller: UserPrincipal,
    connectionId: string,
    contact: AsnNetDatabaseContact,
    number: string,
  ): boolean | Promise<boolean>;
  /** Sets the tenant's contact of a call (manual line 30241), if there is such a call that the caller may change. */
  setLocal(caller: UserPrincipal, connectionId: string, contact: AsnNetDatabaseContact): void;
  /**
   * How note and project of a call are changed (manual lines 29815 and 29852), which its entry gets when it is over; undefined if there is no such
   * call that the caller may change. Without it, those of entries are changed only.
   */
  changer?(
    caller: UserPrincipal,
    connectionId: string,
  ): ((by: { readonly note?: string; readonly project?: AsnProjectPinRule }) => void) | undefined;
}

/** To write more entries may take some seconds. */
const mostInShortUnit = 1_000;

/**
 * The journals of all users, for other modules and for embedders. Every change is a unit of its own, and is on the disk when its promise
 * resolves; those who have subscribed are told. All methods reject with StoreError if the data cannot be used.
 */
export class Journal {
  /** The same for callers that are in a unit already. */
  readonly within: JournalRules;
  readonly #module: Pick<ModuleContext<JournalTables>, "read" | "write">;
  #calls: CallContacts | undefined;

  /** For the module: it makes the only one of a server. */
  constructor(rules: JournalRules, module: Pick<ModuleContext<JournalTables>, "read" | "write">) {
    this.within = rules;
    this.#module = module;
  }

  /**
   * Adds an entry to a user's journal, or replaces the one with the same connection id. If there are too many, the oldest go.
   * @throws RequestError (as a rejection) for an entry that cannot be kept.
   */
  put(owner: JournalOwner, entry: NewEntry): Promise<void> {
    return this.#module.write((unit) => this.within.put(unit, owner, entry));
  }

  /**
   * Adds or replaces many entries, all or none.
   * @throws RequestError (as a rejection) for one that cannot be kept.
   */
  putAll(owner: JournalOwner, entries: readonly NewEntry[]): Promise<void> {
    const long = entries.length > mostInShortUnit;
    return this.#module.write((unit) => this.within.putAll(unit, owner, entries), { long });
  }

  /**
   * Adds an entry to a user's journal like {@link put}, unless there is one with the same connection id: for what another server may have written.
   * @throws RequestError (as a rejection) for an entry that cannot be kept.
   */
  add(owner: JournalOwner, entry: NewEntry): Promise<void> {
    return this.#module.write((unit) => this.within.add(unit, owner, entry));
  }

  /** The entry of a user with this connection id. */
  get(
    owner: Pick<JournalOwner, "id">,
    connectionId: string,
  ): Promise<AsnNetDatabaseJournal | undefined> {
    return this.#module.read(({ db }) => this.within.get(db, owner, connectionId));
  }

  /** The settings of the journal (manual line 42549). */
  settings(): Promise<AsnMgmtPhoneJournalSettings> {
    return this.#module.read(({ db }) => this.within.settings(db));
  }

  /** Sets the settings of the journal. @throws RequestError (as a rejection) for values that the manual does not define. */
  setSettings(settings: AsnMgmtPhoneJournalSettings): Promise<void> {
    return this.#module.write(({ db }) => this.within.setSettings(db, settings));
  }

  /** Says who knows the calls that go on. Without it, contacts are set in the journal only. */
  setCalls(calls: CallContacts): void {
    this.#calls = calls;
  }

  /** Who knows the calls that go on. */
  get calls(): CallContacts | undefined {
    return this.#calls;
  }
}
