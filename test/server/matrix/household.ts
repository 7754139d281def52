import { noTime, type Event, type Operation } from "../../../src/codec/index.js";
import { asnAppointmentSetEntryList } from "../../../src/modules/appointments/appointments.js";
import { asnChatTextMessage } from "../../../src/modules/chat-v2/chat-v2.js";
import { asnClientPersistenceCreate } from "../../../src/modules/client-persistence/client-persistence.js";
import {
  asnAbsentStateSetUser,
  asnCustomNoteSet,
  asnSetServerBasedClientSettings,
} from "../../../src/modules/general/general.js";
import { asnTaskAddEntry, asnTaskGetEntries } from "../../../src/modules/tasks/tasks.js";
import { journalService } from "../../../src/server/modules/journal/api.js";
import { contactIdOf } from "../../../src/server/modules/users/api.js";
import { entry } from "../entries.js";
import { call, privateCall } from "../modules/journal/support/entries.js";
import type { LogonKernel } from "../modules/support/logon-kernel.js";
import { valueAbout, type Values } from "./arguments.js";

/** Texts in the data of alice: in what others may see, and in what is private. */
export const marks = { public: "data of alice", private: "private matters of alice" } as const;

/** Gives alice some of everything; returns how arguments name it. */
export async function household(at: LogonKernel): Promise<Values> {
  const { kernel } = at.made;
  const [owner, bob] = [(await at.users.find("alice"))!, (await at.users.find("bob"))!];
  const alice = await at.loggedOn("alice");
  const values: Record<string, unknown> = {};
  const name = (value: unknown, ...members: string[]): void => {
    for (const member of members) values[member] = value;
  };
  name("alice", "u8sOwner", "u8sUserName", "u8sUsername", "u8sClientUsername", "u8sUserID");
  name(["alice"], "u8slistLineUserNames", "u8slistOwnerNames", "u8sListOwners");
  name(["bob"], "u8slistOwners");
  name(contactIdOf(owner), "u8sContactID", "u8sContactId", "contactId", "u8sOwnerContactID");
  name([contactIdOf(owner)], "seqContactIDs", "u8slistContactIDs");
  name(contactIdOf(bob), "u8sRemoteContactID");
  name("sip:alice", "u8sAgentURI");
  name("sip:carol", "u8sContactURI", "u8sForwardURI");
  name(["sip:alice"], "u8sRecipientURIs", "u8sUserURIs", "u8sForwardToURIs");

  name("members", "u8sGroupName");
  name("text", "u8sMessage", "u8sMemo", "u8sNote", "u8sSubject");
  name(marks.public, "u8sSearchString");
  name(61, "iClientProtocolVersion");

  const soon = (hours: number) => new Date(Date.now() + hours * 3_600_000);
  const next = { stStart: soon(1), stEnd: soon(2) };
  await alice.invoke(asnAppointmentSetEntryList, {
    u8sOwner: "",
    u8sDataSource: "",
    appointments: [
      entry({ u8sEntryID: "open", u8sSubject: marks.public, ...next }),
      entry({ u8sEntryID: "private", u8sSubject: marks.private, iSensitivity: 2, ...next }),
    ],
  });
  const journal = kernel.get(journalService);
  const memo = (u8sMemo: string) => ({ u8sMemo, iLineUserOffline: 1 });
  await journal.put(owner, { entry: call("open", memo(marks.public)) });
  await journal.put(owner, { entry: privateCall("private", memo(marks.private)) });
  name("open", "u8sEntryID", "u8sConnectionID");
  name(["open"], "u8sConnectionIDList");

  const taskEntry = valueAbout(asnTaskAddEntry.argument, { u8sSubject: marks.public });
  await alice.invoke(asnTaskAddEntry, taskEntry as never);
  const all = valueAbout(asnTaskGetEntries.argument, {});
  const { listTasks = [] } = (await alice.invoke(asnTaskGetEntries, all as never)) as never as {
    listTasks?: { u8sTaskID: string }[];
  };
  name(listTasks[0]!.u8sTaskID, "u8sTaskID");
  name([listTasks[0]!.u8sTaskID], "u8slistTaskIDs", "u8slistTaskID");

  for (const friend of ["carol", "dora"]) await at.users.add(friend, `${friend}'s secret`);
  const { u8sConversationID } = await alice.invoke(asnChatTextMessage, {
    u8sRecipientURIs: ["sip:carol", "sip:dora"],
    u8sMessage: marks.public,
    u8sEventCrossRefID: "",
  });
  name(u8sConversationID, "u8sConversationID", "u8sSourceConversationID");

  await alice.invoke(asnAbsentStateSetUser, {
    absentstate: {
      u8sContactId: "",
      u8sUsername: "",
      stTimeFrom: noTime,
      stTimeTo: noTime,
      iAbsentState: 1,
      u8sMessage: marks.public,
      u8sAbsentReason: "",
      iPresenceState: 99,
    },
  });
  await alice.invoke(asnCustomNoteSet, {
    customnote: { u8sContactID: "", u8sUsername: "", u8sNote: marks.public },
  });
  await alice.invoke(asnSetServerBasedClientSettings, {
    clientSettings: { osSettingsData: Buffer.from(marks.private) },
  });
  await alice.invoke(asnClientPersistenceCreate, {
    u8sCrossRefID: "1",
    u8sItemStore: "usersettings",
    u8sItemStoreID: "item",
    data: marks.private,
  });
  name("usersettings", "u8sItemStore");
  name("1", "u8sCrossRefID");
  name("item", "u8sItemStoreID");
  await alice.close();
  return values;
}

const login = (user: string, password: string) => ({
  u8sUsername: user,
  u8sAdminUsername: user,
  u8sUserName: user,
  u8sPassword: password,
});
const asAdmin = login("admin", "admin's secret");

/** What is named besides for one operation: for each of its rows, by what that is about. */
const special: Readonly<Record<string, Readonly<Record<string, Values>>>> = {
  asnLogon: { "": { iVersion: 61, u8sClientUserPassword: "alice's secret" } },
  asnWebServiceLogon: { "": { u8sUser: "webservice", u8sPassword: "web secret" } },
  asnAdminSetAnonymousUserAccessToken: {
    "": { u8sAnonymousHintData: "hint", u8sAnonymousNewAccessToken: "token" },
  },
  asnMgmtLogin: { "": asAdmin },
  asnAdminLogin: { "": { ...asAdmin, u8sAdminPassword: "admin's secret" } },
  systemLogin: { "": asAdmin },
  asnUMReplicatorLogin: { "": { ...asAdmin, u8sVersionInterface: "1.0" } },
  asnJournalEntryGet: { "": {}, "of a private call": { u8sConnectionID: "private" } },
  asnChatSetMessagesStatus: { "": { iStatus: 2, iLastSequenceID: 1 } },
  asnChatUserlistModify: { "": { iChatUserlistModify: 1 } },
  asnChatSetReaction: { "": { iConvSequenceID: 1, u8sEmoji: "\u{1f600}" } },
  asnChatClearReaction: { "": { iConvSequenceID: 1, u8sEmoji: "\u{1f600}" } },
  asnChatForwardMessage: { "": { iSourceSequenceID: 1, u8sPartnerURI: "sip:bob" } },
  asnChatGetBinaryMessageEvents: { "": { iPageSize: 10 } },
  asnChatGetConversationOverview: { "": { iNumLastMessages: 5 } },
  asnGetOfflineJournal: { "": { iMaxDays: 10 } },
  asnUpdateJournalReadFlag: { "": { bReadFlag: true } },
  asnUpdateJournalProject: { "": { u8sProjectName: "project" } },
  asnTaskSetEntriesState: { "": { eState: 1 } },
  asnTaskSetEntriesReminder: { "": { bReminderActive: true } },
};

/** The arguments for an operation or event, by what is special about each. */
export function argumentsFor(
  { name, argument }: Operation | Event,
  values: Values,
): (readonly [about: string, argument: unknown])[] {
  const rows = Object.entries(special[name] ?? { "": {} });
  return rows.map(([about, more]) => [about, valueAbout(argument, { ...values, ...more })]);
}
