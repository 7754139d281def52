import type { AsnAppointmentEntry } from "../../modules/appointments/appointments.js";
import type { RoseLog } from "../../rose/index.js";
import type { AppointmentsPort } from "./port.js";

/** What shall stand under an entry id: these entries, or none. */
export interface EntryChange {
  readonly entryId: string;
  readonly entries: readonly AsnAppointmentEntry[];
}

/** The list has changed since it was read; nothing, or not everything, has been written. */
export class StaleList extends Error {
  override readonly name = "StaleList";
}

/** Up to as many changes of one list are made one by one. */
const mostSingle = 8;

/**
 * Brings changes into the lists of users, with the operation that fits: SetEntry, SetSeriesEntriesList and
 * RemoveEntry for single ones, SetEntryList for many. RemoveEntry names no owner, so what is to go
 * from somebody else's list goes by SetEntryList too.
 */
export class ListWriter {
  readonly #port: AppointmentsPort;
  readonly #dataSource: string;
  readonly #log: RoseLog;
  #single: boolean;
  #ownersCount: boolean | undefined;

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
   * @throws StaleList; UcServerError
   */
  async apply(
    owner: string,
    current: readonly AsnAppointmentEntry[],
    changes: readonly EntryChange[],
  ): Promise<void> {
    if (changes.length === 0) return;
    const own = owner.toLowerCase() === this.#port.user.toLowerCase();
    const removes = changes.some(({ entries }) => entries.length === 0);
    if (changes.length > mostSingle || (!own && (removes || !this.#single))) {
      return this.#replace(owner, current, changes);
    }
    for (const change of changes) {
      await this.#set(owner, change);
      if (own || this.#ownersCount === true) continue;
      this.#ownersCount = await this.#arrived(owner, change);
      if (this.#ownersCount) continue;
      // Only whole lists can be set for others here; the entry landed in the login's own list.
      this.#single = false;
      this.#log.warn(
        { owner },
        "the UCServer ignores the owner of single entries: whole lists then",
      );
      await this.#port.removeOwn(change.entryId);
      throw new StaleList("the list has to be replaced as a whole");
    }
  }

  async #set(owner: string, { entryId, entries }: EntryChange): Promise<void> {
    const [first] = entries;
    if (first === undefined) await this.#port.removeOwn(entryId);
    else if (entries.length === 1) await this.#port.setEntry(first);
    else await this.#port.setSeries(owner, first.u8sDataSource, [...entries]);
  }

  async #arrived(owner: string, { entryId }: EntryChange): Promise<boolean> {
    const list = await this.#port.list(owner);
    return list.some(
      ({ u8sEntryID, u8sOwner }) =>
        u8sEntryID === entryId && u8sOwner.toLowerCase() === owner.toLowerCase(),
    );
  }

  /** Between reading and replacing a list others may have changed it: it is read once more before. */
  async #replace(
    owner: string,
    current: readonly AsnAppointmentEntry[],
    changes: readonly EntryChange[],
  ): Promise<void> {
    const now = await this.#port.list(owner);
    if (!sameList(now, current)) throw new StaleList(`the list of ${owner} has changed`);
    const merged = mergeList(current, changes);
    await this.#port.setList(owner, this.#dataSource, merged);
  }
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
