import { noTime } from "../../../codec/index.js";
import { EnumCallDisconnectedReason } from "../../../modules/general/general.js";
import type { AsnNetDatabaseJournal } from "../../../modules/journal/journal.js";
import type { RoseLog } from "../../../rose/index.js";
import { RequestError } from "../../kernel/index.js";
import type { ModelCall } from "../../pbx/model.js";
import {
  blankJournalEntry,
  partyOf,
  type Journal,
  type JournalOwner,
  type NewEntry,
} from "../journal/api.js";
import type { KnownLine, LineBook, LineOwner } from "./line-book.js";
import type { LiveCall } from "./live-call.js";

const ended = EnumCallDisconnectedReason.values;
/** Entries that wait to be written. More are lost: then the database has not kept up for long. */
const mostWaiting = 10_000;

interface Waiting {
  readonly owner: JournalOwner;
  readonly entry: AsnNetDatabaseJournal;
}

/** What {@link JournalEntries} depend on. */
export interface JournalEntryParts {
  readonly journal: Pick<Journal, "putAll">;
  readonly book: LineBook;
  readonly isLoggedOn: (user: number) => boolean;
  readonly log: RoseLog;
}

/** Writes each call on a line of a user into the user's journal when it is over there. */
export class JournalEntries {
  readonly #parts: JournalEntryParts;
  /** The entries of calls that have been taken away while they rang, until somebody answers. */
  readonly #taken = new WeakMap<ModelCall, Waiting[]>();
  #waiting: Waiting[] = [];
  #writing: Promise<void> | undefined;

  constructor(parts: JournalEntryParts) {
    this.#parts = parts;
  }

  /** A call is over at a line. */
  ended(call: LiveCall, line: KnownLine): void {
    const owner = this.#parts.book.owner(line);
    if (owner === undefined || !line.isInJournal || call.shown === undefined) return;
    const entry = entryOf(call, line, !this.#parts.isLoggedOn(owner.id));
    const waiting = { owner, entry };
    const { iDisconnectedReason: reason } = call.shown.info;
    if (
      reason === ended.eDISCONNECTEDREASONREDIRECTEDUNKNOWN ||
      reason === ended.eDISCONNECTEDREASONREDIRECTEDBYLINEOWNER
    ) {
      const all = this.#taken.get(call.connection.call) ?? [];
      this.#taken.set(call.connection.call, [...all, waiting]);
    }
    this.#put(waiting);
  }

  /** Somebody has answered: the entries of those from whom the call was taken away say who. */
  answered(call: LiveCall, owner: LineOwner | undefined): void {
    const taken = this.#taken.get(call.connection.call) ?? [];
    this.#taken.delete(call.connection.call);
    for (const { entry, ...one } of taken) {
      const acceptor = {
        u8sAcceptorName: owner?.name ?? call.connection.number,
        u8sAcceptorCtiServerUserName: owner?.name ?? "",
        u8sAcceptorConnectionID: call.id,
      };
      this.#put({ ...one, entry: { ...entry, ...acceptor } });
    }
  }

  /** Waits until everything is written. */
  async close(): Promise<void> {
    while (this.#writing !== undefined) await this.#writing;
  }

  #put(waiting: Waiting): void {
    if (this.#waiting.length >= mostWaiting) {
      this.#parts.log.error({ waiting: mostWaiting }, "a call is missing in the journal");
      return;
    }
    this.#waiting.push(waiting);
    this.#writing ??= this.#write();
  }

  async #write(): Promise<void> {
    // What ends in the same turn is written together.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const byOwner = new Map<number, { owner: JournalOwner; entries: NewEntry[] }>();
      for (const { owner, entry } of this.#waiting) {
        const all = byOwner.get(owner.id) ?? { owner, entries: [] };
        byOwner.set(owner.id, all);
        all.entries.push({ entry });
      }
      this.#waiting = [];
      for (const { owner, entries } of byOwner.values()) {
        try {
          await this.#parts.journal.putAll(owner, entries);
        } catch (err) {
          this.#parts.log.error({ user: owner.name, err }, "calls are missing in the journal");
        }
      }
    }
    this.#writing = undefined;
  }
}

function entryOf(call: LiveCall, line: KnownLine, isOffline: boolean): AsnNetDatabaseJournal {
  const { info } = call.shown!;
  const { created, connected, ended: end = created } = call.connection;
  const isMissed = !info.bOutbound && connected === undefined;
  const isTaken = info.iDisconnectedReason >= ended.eDISCONNECTEDREASONREDIRECTEDUNKNOWN;
  return {
    ...blankJournalEntry(call.id),
    stStartTime: created,
    stStopTime: end,
    iDurationTotal: seconds(created, end),
    stConnectTime: connected ?? noTime,
    stDisconnectTime: connected === undefined ? noTime : end,
    iDurationConnected: connected === undefined ? 0 : seconds(connected, end),
    iOrigin: info.bOutbound ? 1 : 0,
    iInternal: info.bInternal ? 1 : 0,
    u8sLineNumber: line.number,
    u8sLineName: line.name,
    iLineUserOffline: isMissed && isOffline ? 1 : 0,
    u8sLocalNumber: info.u8sLocalNumberSC,
    u8sPhoneNumber: info.u8sRemoteNumberSC,
    u8sRedirectingNumber: info.pu8sRedirectingNumber ?? "",
    ...contactOf(info.pRemoteContact),
    iSucessState: connected === undefined ? 0 : 1,
    u8sMemo: info.u8sNote,
    // What somebody else has taken need not be done any more.
    iReadFlag: isMissed && !isTaken ? 0 : 1,
    projectPinRule: info.projectPinRule,
    u8sTrackerID: info.u8sTrackerID,
  };
}

/** What a contact says of the other party; nothing if it says too much. */
function contactOf(
  contact: Parameters<typeof partyOf>[0] | undefined,
): Partial<AsnNetDatabaseJournal> {
  if (contact === undefined) return {};
  try {
    return partyOf(contact);
  } catch (error) {
    if (error instanceof RequestError) return {};
    throw error;
  }
}

function seconds(from: Date, to: Date): number {
  return Math.max(0, Math.round((to.getTime() - from.getTime()) / 1000));
}
