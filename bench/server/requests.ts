import { ANY, noTime, operation } from "../../src/codec/index.js";
import {
  Appointments,
  Authentication,
  ChatV2,
  Cti,
  Journal,
  PresenceV2,
} from "../../src/modules/index.js";
import type { Client } from "../../src/rose/index.js";
import { appointmentList } from "../messages/appointments.js";
import type { Work } from "./work.js";

// What clients ask the UCServer for, and what has to be there for that.

/** Users who ask. */
export const USERS = 16;
/** Users whom the others follow. They are there first, so these are their ids, too. */
export const CONTACTS = 100;
export const ENTRIES = 1_000;
export const PAGE = 100;

export const { listAppointments: entries } = appointmentList(ENTRIES).values[0]!;

/** The line of a user, at the simulated PBX. */
export const lineOf = (user: number): string => String(10_000 + user);

/** One call of a client; `check` says whether the answer is to be looked at as a whole. */
type Request = (client: Client, at: number, check: boolean) => () => Promise<unknown>;

interface Asked {
  readonly request: Request;
  /** What the first answer has to be; `user` is the name of who asks. */
  readonly answer: (user: string) => unknown;
}

const {
  asnAppointmentGetAllEntriesForUser,
  AsnAppointmentGetAllEntriesForUserResult: getAllResult,
} = Appointments;
const { asnGetJournalEntries, AsnGetJournalEntriesResult: journalResult } = Journal;
const { asnGetAndSubscribePresence, AsnGetAndSubscribePresenceResult: presenceResult } = PresenceV2;

/** Long answers stay octets unless they are checked: what decoding costs a client is not the server's part. */
const getAll = operation(
  asnAppointmentGetAllEntriesForUser.name,
  asnAppointmentGetAllEntriesForUser.id,
  () => ({ argument: asnAppointmentGetAllEntriesForUser.argument, result: ANY, error: ANY }),
);
const getJournal = operation(asnGetJournalEntries.name, asnGetJournalEntries.id, () => ({
  argument: asnGetJournalEntries.argument,
  result: ANY,
  error: ANY,
}));
const subscribe = operation(asnGetAndSubscribePresence.name, asnGetAndSubscribePresence.id, () => ({
  argument: asnGetAndSubscribePresence.argument,
  result: ANY,
  error: ANY,
}));

const lastOfJournal: Journal.AsnNetDatabaseJournalFindOptions = {
  stStartTimeFrom: noTime,
  stStartTimeTo: noTime,
  u8slistLineUserNames: [],
  u8slistPhoneNumber: [],
  u8sContactName: "",
  u8sCompanyName: "",
  u8sFilterText: "",
  bsFlags: { bytes: new Uint8Array(5), length: 33 },
  iMaxNumEntries: PAGE,
};
/** How many messages of chats have been sent. */
let sent = 0;
const contacts = Array.from({ length: CONTACTS }, (_, at) => `user-${at + 1}`);

export const requests: Readonly<Record<Work, Asked>> = {
  "finds nothing": {
    request: (client) => () =>
      client.invoke(Appointments.asnAppointmentGetActualEntrysForUser, { u8sOwner: "" }),
    answer: () => ({ iResult: 0, listAppointments: [] }),
  },
  SetEntry: {
    request: (client, at) => {
      const entry = { ...entries[at % ENTRIES]!, u8sOwner: "" };
      const appointment = { ...entry, u8sEntryID: `entry of connection ${at}` };
      return () => client.invoke(Appointments.asnAppointmentSetEntry, { appointment });
    },
    answer: () => ({ iResult: 0 }),
  },
  "own contact": {
    request: (client) => async () => {
      const found = await client.invoke(Authentication.asnGetLoggedInContact, {});
      return found.u8sLoggedInUser;
    },
    answer: (user) => user,
  },
  "GetAll of 1,000": {
    request: (client, _at, check) => async () => {
      const octets = await client.invoke(getAll, { u8sOwner: "" });
      return check ? getAllResult.decode(octets).listAppointments.length : ENTRIES;
    },
    answer: () => ENTRIES,
  },
  "journal page of 100": {
    request: (client, _at, check) => async () => {
      const octets = await client.invoke(getJournal, { findOptions: lastOfJournal });
      return check ? journalResult.decode(octets).journalList.length : PAGE;
    },
    answer: () => PAGE,
  },
  "presence of 100 contacts": {
    request: (client, _at, check) => async () => {
      const octets = await client.invoke(subscribe, { seqContactIDs: contacts });
      return check ? presenceResult.decode(octets).seqSubscribedPresence.length : CONTACTS;
    },
    answer: () => CONTACTS,
  },
  "chat message": {
    request: (client, at, check) => {
      // Who sends gets his own events too.
      if (!check) client.handle(ChatV2.asnChatEvent, () => {});
      const subscribed = client.invoke(ChatV2.asnChatSubscribeEvents, { bReceiveChatEvents: true });
      const u8sRecipientURIs = [`sip:user-${(at + 1) % USERS}`];
      const u8sMessage = "Ich bin in zehn Minuten zurück und rufe dann an.";
      return async () => {
        await subscribed;
        const u8sEventCrossRefID = `${performance.timeOrigin} ${++sent}`;
        const argument = { u8sRecipientURIs, u8sMessage, u8sEventCrossRefID };
        return (await client.invoke(ChatV2.asnChatTextMessage, argument)).iResult;
      };
    },
    answer: () => 0,
  },
  "line monitor begun and ended": {
    request: (client, at) => {
      const line = { u8sLinePhoneNumber: `tel:${lineOf(at % USERS)}@pbx` };
      return async () => {
        const { u8sMonitorCrossRefID, seqCalls } = await client.invoke(
          Cti.asnCtiLineMonitorStart,
          line,
        );
        await client.invoke(Cti.asnCtiLineMonitorStop, { u8sMonitorCrossRefID });
        return seqCalls.length;
      };
    },
    answer: () => 0,
  },
};
