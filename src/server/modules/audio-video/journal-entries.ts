import { noTime } from "../../../codec/index.js";
import {
  AsnNetDatabaseJournalCallType,
  type AsnNetDatabaseJournal,
} from "../../../modules/journal/journal.js";
import {
  blankJournalEntry,
  secondsBetween,
  type JournalOwner,
  type NewEntry,
} from "../journal/api.js";
import { contactIdOf } from "../users/api.js";
import type { Call, Party } from "./calls.js";

const types = AsnNetDatabaseJournalCallType.values;

/** What the kinds of calls are in the journal (later version: 0 audio and video, 1 audio, 2 desktop sharing, 3 the request for it). */
const callTypes: ReadonlyMap<number, number> = new Map([
  [0, types.eJOURNALCALLTYPEAUDIOVIDEOCHAT],
  [1, types.eJOURNALCALLTYPEAUDIOCHAT],
  [2, types.eJOURNALCALLTYPESCREENSHARING],
  [3, types.eJOURNALCALLTYPERSCREENSHARING],
]);

/** What of a call is in the journal. */
export type CallFacts = Pick<
  Call,
  "id" | "parties" | "type" | "callerCtiId" | "calledCtiId" | "created" | "connected"
>;

/**
 * Writes a call that is over into the journals of both users, each with the connection id by which the user's clients know it.
 * @param put Writes an entry.
 */
export function writeCall(
  call: CallFacts,
  end: Date,
  put: (owner: JournalOwner, entry: NewEntry) => void,
): void {
  const callType = callTypes.get(call.type) ?? types.eJOURNALCALLTYPEAUDIOCHAT;
  const [from, to] = call.parties;
  const sides = [
    { own: from, other: to, id: call.callerCtiId, isOutbound: true },
    { own: to, other: from, id: call.calledCtiId, isOutbound: false },
  ];
  for (const { own, other, id, isOutbound } of sides) {
    const isMissed = !isOutbound && call.connected === undefined;
    put(
      { id: own.user, name: own.name },
      {
        callType,
        entry: {
          ...blankJournalEntry(id),
          ...timesOf(call, end),
          ...partyOf(other),
          iOrigin: isOutbound ? 1 : 0,
          iInternal: 1,
          u8sLineNumber: own.uri,
          u8sLocalNumber: own.uri,
          iReadFlag: isMissed ? 0 : 1,
          u8sTrackerID: call.id,
        },
      },
    );
  }
}

function timesOf({ created, connected }: CallFacts, end: Date): Partial<AsnNetDatabaseJournal> {
  return {
    stStartTime: created,
    stStopTime: end,
    iDurationTotal: secondsBetween(created, end),
    stConnectTime: connected ?? noTime,
    stDisconnectTime: connected === undefined ? noTime : end,
    iDurationConnected: connected === undefined ? 0 : secondsBetween(connected, end),
    iSucessState: connected === undefined ? 0 : 1,
  };
}

function partyOf({ user, name, uri }: Party): Partial<AsnNetDatabaseJournal> {
  return {
    u8sPhoneNumber: uri,
    u8sContactName: name,
    u8sContactEntryID: contactIdOf({ id: user }),
    u8sCtiServerUserName: name,
  };
}
