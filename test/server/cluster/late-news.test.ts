import { expect, onTestFinished, test } from "vitest";
import {
  asnAbsentStateSetUser,
  asnCustomNoteSet,
  asnUpdateMyAbsentState,
  asnUpdateMyCustomNote,
} from "../../../src/modules/general/general.js";
import { noTime } from "../../../src/codec/index.js";
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

test("in PostgreSQL, a client ends with the last note and absence that were stored, though what an earlier server said of them is found later", async () => {
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
  const logon = { ...logonArgument("alice", "alice's secret"), iAttachToContact: 1 };
  await third.invoke(asnLogon, logon);
  const changed: number[] = [];
  three.made.kernel.topics.on(userChanged, ({ id }) => changed.push(id));

  bus.loses = true;
  await setNote(first, "older note");
  await setAbsence(first, "older absence");
  await one.users.setPassword("bob", "another");
  bus.loses = false;
  await setNote(second, "newer note");
  await setAbsence(second, "newer absence");
  // What was lost is found in the database, in its order.
  await expect.poll(() => changed.length).toBe(1);
  await third.invoke(asnCustomNoteSet, {
    customnote: { u8sContactID: "", u8sUsername: "", u8sNote: "last note" },
  });
  await expect.poll(() => told).toContain("last note");
  // They may have been found before the newer ones came.
  for (const what of ["note", "absence"]) {
    expect(told.filter((text) => text === `newer ${what}`)).toHaveLength(1);
    expect(told.lastIndexOf(`older ${what}`)).toBeLessThan(told.indexOf(`newer ${what}`));
  }
});
