import type { AsnAppointmentEntry } from "../../modules/appointments/appointments.js";
import type { RoseLog } from "../../rose/index.js";
import { sameUser } from "../user-names.js";
import { UcServerError, type AppointmentsPort } from "./port.js";

/** What should be stored under an entry id: these entries, or none. */
export interface EntryChange {
  readonly entryId: string;
  readonly entries: readonly AsnAppointmentEntry[];
}

/** The list has changed since it was read; nothing, or not everything, has been written. */
export class StaleList extends Error {
  override readonly name = "StaleList";
  /** Under which of the ids to be written somebody else has written meanwhile. */
  readonly entryIds: readonly string[];

  constructor(message: string, entryIds: readonly string[] = []) {
    super(message);
    this.entryIds = entryIds;
  }
}

/** Up to as many changes of one list are made one by one. */
const mostSingle = 8;

/**
 * Brings changes into the lists of users, with the operation that fits: SetEntry, SetSeriesEntriesList and
 * RemoveEntry for single ones, SetEntryList for many. RemoveEntry names no owner, so what is to go
 * from somebody else's list goes by SetEntryList too. Nothing is written over what has not been read:
 * before each write the list is read once more.
 */
export class ListWriter {
  readonly #port: AppointmentsPort;
  readonly #dataSource: string;
  readonly #log: RoseLog;
  #single: boolean;
  #ownersCount = false;

  /** @param single Whether entries of others may be set one by one; otherwise always whole lists. */
  constructor(port: AppointmentsPort, dataSource: string, single: boolean, log: RoseLog) {
    this.#port = port;
    this.#dataSource = dataSource;
    this.#single = single;
    this.#log = log;
  }

  /**
   * Makes changes in the list of a user.
   * @param current The list as it was read.
   * @param written Called for each change that the UCServer has taken.
   * @throws StaleList; UcServerError
   */
  async apply(
    owner: string,
    current: readonly AsnAppointmentEntry[],
    changes: readonly EntryChange[],
    written: (change: EntryChange) => void = () => undefined,
  ): Promise<void> {
    if (changes.length === 0) return;
    const own = sameUser(owner, this.#port.user);
    if (changes.length > mostSingle || !(own || (await this.#singly(changes)))) {
      return this.#replace(owner, current, changes, written);
    }
    for (const change of changes) {
      await this.requireUnchanged(owner, current, change.entryId);
      if (own || this.#ownersCount) await this.#write(() => this.#set(owner, change));
      else await this.#try(owner, change);
      written(change);
    }
  }

  /**
   * Whether changes of somebody else's list can be made one by one. Until it is known that the server
   * heeds the owner of a single entry, one may land in the login's own list: not over what is there.
   */
  async #singly(changes: readonly EntryChange[]): Promise<boolean> {
    if (!this.#single || changes.some(({ entries }) => entries.length === 0)) return false;
    if (this.#ownersCount) return true;
    const taken = new Set((await this.#port.list(this.#port.user)).map((own) => own.u8sEntryID));
    return !changes.some(({ entryId }) => taken.has(entryId));
  }

  /**
   * Requires that what is stored under an id is still what was read.
   * @throws StaleList; UcServerError
   */
  async requireUnchanged(
    owner: string,
    current: readonly AsnAppointmentEntry[],
    entryId: string,
  ): Promise<void> {
    const now = await this.#port.list(owner);
    if (!sameUnder(entryId, now, current)) throw staleList(owner, [entryId]);
  }

  async #set(owner: string, { entryId, entries }: EntryChange): Promise<void> {
    const [first] = entries;
    if (first === undefined) await this.#port.removeOwn(entryId);
    else if (entries.length === 1) await this.#port.setEntry(first);
    else await this.#port.setSeries(owner, first.u8sDataSource, [...entries]);
  }

  /** Sets a first entry of somebody else's. On a server that takes only whole lists it is taken back. */
  async #try(owner: string, change: EntryChange): Promise<void> {
    const { entryId } = change;
    try {
      await this.#write(() => this.#set(owner, change));
    } catch (error) {
      if (error instanceof StaleList) await this.#takeBack(entryId);
      throw error;
    }
    const list = await this.#port.list(owner);
    this.#ownersCount = list.some(
      ({ u8sEntryID, u8sOwner }) => u8sEntryID === entryId && sameUser(u8sOwner, owner),
    );
    if (this.#ownersCount) return;
    this.#single = false;
    this.#log.warn(
      { owner },
      "the UCServer ignores the owner of single entries: using whole lists",
    );
    await this.#takeBack(entryId);
    throw new StaleList("the list has to be replaced as a whole");
  }

  async #takeBack(entryId: string): Promise<void> {
    const own = await this.#port.list(this.#port.user);
    if (own.some(({ u8sEntryID }) => u8sEntryID === entryId)) await this.#port.removeOwn(entryId);
  }

  async #replace(
    owner: string,
    current: readonly AsnAppointmentEntry[],
    changes: readonly EntryChange[],
    written: (change: EntryChange) => void,
  ): Promise<void> {
    const now = await this.#port.list(owner);
    if (!sameList(now, current)) {
      const ids = changes.map(({ entryId }) => entryId);
      throw staleList(
        owner,
        ids.filter((entryId) => !sameUnder(entryId, now, current)),
      );
    }
    const merged = mergeList(current, changes);
    await this.#write(() => this.#port.setList(owner, this.#dataSource, merged));
    for (const change of changes) written(change);
  }

  /** Whether a write has arrived whose connection broke, the list tells, which is read anew. */
  async #write(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof UcServerError) || error.code !== "unreachable") throw error;
      throw new StaleList(`the connection broke: ${error.message}`);
    }
  }
}

function staleList(owner: string, entryIds: readonly string[]): StaleList {
  return new StaleList(`the list of ${owner} has changed`, entryIds);
}

/** A list with changes made in it: replaced entries keep their place, new ones go to the end. */
export function mergeList(
  current: readonly AsnAppointmentEntry[],
  changes: readonly EntryChange[],
): AsnAppointmentEntry[] {
  const open = new Map(changes.map((change) => [change.entryId, change.entries]));
  const done = new Set<string>();
  const merged = current.flatMap((entry) => {
    const entries = open.get(entry.u8sEntryID);
    if (entries === undefined) return [entry];
    if (done.has(entry.u8sEntryID)) return [];
    done.add(entry.u8sEntryID);
    return entries;
  });
  return [
    ...merged,
    ...changes.flatMap((change) => (done.has(change.entryId) ? [] : change.entries)),
  ];
}

function sameList(a: readonly AsnAppointmentEntry[], b: readonly AsnAppointmentEntry[]): boolean {
  return a.length === b.length && JSON.stringify(a) === JSON.stringify(b);
}

/** Entries that lists have under an id, compared. */
function sameUnder(
  entryId: string,
  a: readonly AsnAppointmentEntry[],
  b: readonly AsnAppointmentEntry[],
): boolean {
  const under = (list: readonly AsnAppointmentEntry[]): AsnAppointmentEntry[] =>
    list.filter(({ u8sEntryID }) => u8sEntryID === entryId);
  return sameList(under(a), under(b));
}
