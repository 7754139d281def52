import { isNoTime, noTime } from "../../../codec/index.js";
import type { AsnCtiCallInformation } from "../../../modules/cti/cti.js";
import { EnumCallDisconnectedReason } from "../../../modules/general/general.js";
import { AsnNetDatabaseJournal } from "../../../modules/journal/journal.js";
import { RequestError } from "../../kernel/index.js";
import type { ModelCall } from "../../pbx/model.js";
import {
  blankJournalEntry,
  largestEntry,
  partyOf,
  secondsBetween,
  type JournalOwner,
  type JournalWriter,
} from "../journal/api.js";
import type { KnownLine, LineBook, LineOwner } from "./line-book.js";
import type { LiveCall } from "./live-call.js";

const ended = EnumCallDisconnectedReason.values;

/** Octets of an entry that are left for the names of users that it gets later. */
const forNames = 8 * 1024;

interface Waiting {
  readonly owner: JournalOwner;
  readonly entry: AsnNetDatabaseJournal;
}

/** What {@link JournalEntries} depend on. */
export interface JournalEntryParts {
  readonly writer: Pick<JournalWriter, "add" | "put">;
  readonly book: LineBook;
  readonly isLoggedOn: (user: number) => boolean;
}

/** Writes each call on a line of a user into the user's journal when it is over there. */
export class JournalEntries {
  readonly #parts: JournalEntryParts;
  /** The entries of calls that have been taken away while they rang, until somebody answers. */
  readonly #taken = new WeakMap<ModelCall, Waiting[]>();

  constructor(parts: JournalEntryParts) {
    this.#parts = parts;
  }

  /** A call is over at a line. @param info What clients have been told last of it. */
  ended(info: AsnCtiCallInformation | undefined, line: KnownLine, of: ModelCall): void {
    const waiting = this.#waiting(info, line);
    if (waiting === undefined) return;
    const isTaken =
      info?.iDisconnectedReason === ended.eDISCONNECTEDREASONREDIRECTEDUNKNOWN ||
      info?.iDisconnectedReason === ended.eDISCONNECTEDREASONREDIRECTEDBYLINEOWNER;
    if (isTaken) this.#taken.set(of, [...(this.#taken.get(of) ?? []), waiting]);
    this.#put(waiting);
  }

  /** A call is over of which it is not known whether another server has written the entry; nobody can answer it any more. */
  missed(info: AsnCtiCallInformation | undefined, line: KnownLine): void {
    const waiting = this.#waiting(info, line);
    if (waiting !== undefined) this.#parts.writer.add(waiting.owner, { entry: waiting.entry });
  }

  #waiting(info: AsnCtiCallInformation | undefined, line: KnownLine): Waiting | undefined {
    const owner = this.#parts.book.owner(line);
    if (owner === undefined || !line.isInJournal || info === undefined) return undefined;
    return { owner, entry: entryOf(info, line, !this.#parts.isLoggedOn(owner.id)) };
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

  #put({ owner, entry }: Waiting): void {
    this.#parts.writer.put(owner, { entry });
  }
}

function entryOf(
  info: AsnCtiCallInformation,
  line: KnownLine,
  isOffline: boolean,
): AsnNetDatabaseJournal {
  const { u8sConnectionID: id, utcCallCreated: created } = info;
  const connected = timeOf(info.utcCallConnected);
  const end = timeOf(info.utcCallDisconnected) ?? created;
  const isMissed = !info.bOutbound && connected === undefined;
  const isTaken = info.iDisconnectedReason >= ended.eDISCONNECTEDREASONREDIRECTEDUNKNOWN;
  const entry = {
    ...blankJournalEntry(id),
    stStartTime: created,
    stStopTime: end,
    iDurationTotal: secondsBetween(created, end),
    stConnectTime: connected ?? noTime,
    stDisconnectTime: connected === undefined ? noTime : end,
    iDurationConnected: connected === undefined ? 0 : secondsBetween(connected, end),
    iOrigin: info.bOutbound ? 1 : 0,
    iInternal: info.bInternal ? 1 : 0,
    u8sLineNumber: line.number,
    u8sLineName: line.name,
    iLineUserOffline: isMissed && isOffline ? 1 : 0,
    u8sLocalNumber: info.u8sLocalNumberSC,
    u8sPhoneNumber: info.u8sRemoteNumberSC,
    u8sRedirectingNumber: info.pu8sRedirectingNumber ?? "",
    iSucessState: connected === undefined ? 0 : 1,
    u8sMemo: info.u8sNote,
    // What somebody else has taken need not be done any more.
    iReadFlag: isMissed && !isTaken ? 0 : 1,
    projectPinRule: info.projectPinRule,
    u8sTrackerID: info.u8sTrackerID,
  };
  // Beside a long note there may be no room for a large contact.
  const whole = { ...entry, ...contactOf(info.pRemoteContact) };
  const { length } = AsnNetDatabaseJournal.encode(whole);
  return length > largestEntry - forNames ? entry : whole;
}

function timeOf(time: Date): Date | undefined {
  return isNoTime(time) ? undefined : time;
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
