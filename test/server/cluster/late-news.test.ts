import { expect, onTestFinished, test } from "vitest";
import {
  asnAbsentStateSetUser,
  asnCustomNoteSet,
  asnUpdateMyAbsentState,
  asnUpdateMyCustomNote,
} from "../../../src/modules/general/general.js";
import {
  asnTaskAddEntry,
  asnTaskItemsModified,
  asnTaskModifyEntries,
  type AsnNetDatabaseTask,
} from "../../../src/modules/tasks/tasks.js";
import { noTime } from "../../../src/codec/index.js";
import {
  asnMgmtOnListenInterfaceStatusesChangedEvent,
  asnMgmtSetListeningInterfaces,
  type AsnListeningInterface,
} from "../../../src/modules/management/management.js";
import type { Client } from "../../../src/rose/index.js";
import { openDatabase } from "../../../src/server/database/index.js";
import { userChanged } from "../../../src/server/modules/users/api.js";
import { asnLogon } from "../../../src/modules/authentication/authentication.js";
import { emptyPostgres } from "../../support/postgres.js";
import { logonArgument } from "../login.js";
import { logonKernel, type LogonKernel } from "../modules/support/logon-kernel.js";
import { LossyBus } from "./support/lossy-bus.js";

const setNote = (client: Client, u8sNote: string): Promise<unknown> =>
  client.invoke(asnCustomNoteSet, {
    customnote: { u8sContactID: "", u8sUsername: "", u8sNote },
  });
const setAbsence = (client: Client, u8sAbsentReason: string): Promise<unknown> =>
  client.invoke(asnAbsentStateSetUser, {
    absentstate: {
      ...{ u8sContactId: "", u8sUsername: "", stTimeFrom: noTime, stTimeTo: noTime },
      ...{ iAbsentState: 1, u8sMessage: "", u8sAbsentReason, iPresenceState: 0 },
    },
  });

const task = (u8sTaskID: string, u8sSubject: string): AsnNetDatabaseTask => ({
  ...{ u8sTaskID, u8sSubject, u8sCallNumber: "", u8sCreator: "", u8sBody: "", u8sReminderFile: "" },
  contactData: { u8sEntryID: "", u8sDisplayName: "" },
  projectPinRule: {
    ...{ u8sProjectName: "", u8sProjectPin: "", iProjectType: 0, u8sLocationID: "" },
    ...{ bAssociatedCallIsPrivateCall: false, u8sUserEnteredPin: "", u8sUserEnteredUserID: "" },
  },
  ...{ stUTCStartDate: noTime, stUTCDueDate: noTime, stUTCReminderTime: noTime },
  ...{ stUTCCreationTime: noTime, stUTCDateCompleted: noTime, u8sCompletedFrom: "" },
  ...{ eState: 0, ePriority: 1, eDelegationState: 0, ePrivacy: 0 },
  ...{ bReminderActive: false, u8sListOwners: [] },
});
const setTask = (client: Client, id: string, subject: string): Promise<unknown> =>
  client.invoke(asnTaskModifyEntries, { listTasks: [task(id, subject)] });

const listenInterface: AsnListeningInterface = {
  ...{ bEnabled: true, u8sInterfaceGUID: "00112233-4455-6677-8899-aabbccddeeff" },
  ...{ iInterfaceType: 5, iProtocol: 0, u8sBindAddress: "0.0.0.0", iPort: 389, bIsDefault: false },
  ...{ u8sCertHash: "", u8sCertContainerFile: "", u8sCertContainerContent: "" },
  ...{ u8sDNSName: "ldap.example.com", u8sPublicIP: "192.0.2.1", iPublicPort: 389 },
};
const setInterfaces = (
  client: Client,
  listeningInterfaces: AsnListeningInterface[],
): Promise<unknown> =>
  client.invoke(asnMgmtSetListeningInterfaces, { listeningInterfaces, bDisconnectClients: false });

test("in PostgreSQL, a client ends with the last note, absence and task that were stored, and an administrator with the listen interfaces that there are, though what an earlier server said of them is found later", async () => {
  const location = await emptyPostgres();
  const bus = new LossyBus();
  const start = (users: { users?: "there" }): Promise<LogonKernel> => {
    const data = openDatabase(location);
    onTestFinished(() => data.close());
    return logonKernel({ database: async () => data, bus, ...users });
  };
  const one = await start({});
  const [two, three] = [await start({ users: "there" }), await start({ users: "there" })];
  const [first, second] = [await one.loggedOn("alice"), await two.loggedOn("alice")];
  const third = await three.connected();
  const told: string[] = [];
  third.handle(asnUpdateMyCustomNote, ({ customnote }) => void told.push(customnote.u8sNote));
  third.handle(
    asnUpdateMyAbsentState,
    ({ absentstate }) => void told.push(absentstate.u8sAbsentReason),
  );
  third.handle(
    asnTaskItemsModified,
    ({ listTasks }) => void told.push(...listTasks.map(({ u8sSubject }) => u8sSubject)),
  );
  const logon = { ...logonArgument("alice", "alice's secret"), iAttachToContact: 1 };
  await third.invoke(asnLogon, logon);
  const changed: number[] = [];
  three.made.kernel.topics.on(userChanged, ({ id }) => changed.push(id));

  const { u8sAddedTaskID: id } = await first.invoke(asnTaskAddEntry, { taskEntry: task("", "") });

  const [admin, other] = [await one.loggedOn("admin"), await two.loggedOn("admin")];
  const interfaces: string[] = [];
  (await three.loggedOn("admin")).handle(asnMgmtOnListenInterfaceStatusesChangedEvent, (news) => {
    interfaces.push(`${news.statusesAdded.length} added, ${news.statusesRemoved.length} removed`);
  });

  bus.loses = true;
  await setInterfaces(admin, [listenInterface]);
  await setTask(first, id, "older task");
  await setNote(first, "older note");
  await setAbsence(first, "older absence");
  await one.users.setPassword("bob", "another");
  bus.loses = false;
  await setInterfaces(other, []);
  await setTask(second, id, "newer task");
  await setNote(second, "newer note");
  await setAbsence(second, "newer absence");
  // What was lost is found in the database, in its order.
  await expect.poll(() => changed.length).toBe(1);
  await third.invoke(asnCustomNoteSet, {
    customnote: { u8sContactID: "", u8sUsername: "", u8sNote: "last note" },
  });
  await expect.poll(() => told).toContain("last note");
  // They may have been found before the newer ones came.
  for (const what of ["note", "absence", "task"]) {
    expect(told.filter((text) => text === `newer ${what}`)).toHaveLength(1);
    expect(told.lastIndexOf(`older ${what}`)).toBeLessThan(told.indexOf(`newer ${what}`));
  }
  expect(interfaces.at(-1)).toBe("0 added, 1 removed");
});
