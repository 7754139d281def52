import { describe, expect, test } from "vitest";
import {
  asnAppointmentGetActualEntrysForUser,
  asnAppointmentGetAllEntriesForUser,
  asnAppointmentSetEntryList,
  AsnAppointmentGetAllEntriesForUserResult as Result,
  type AsnAppointmentEntry,
} from "../../../../src/modules/appointments/appointments.js";
import { appointmentsModule } from "../../../../src/server/modules/appointments/index.js";
import { groupsModule } from "../../../../src/server/modules/groups/index.js";
import { rightsModule } from "../../../../src/server/modules/rights/index.js";
import { userService } from "../../../../src/server/modules/users/api.js";
import { usersModule } from "../../../../src/server/modules/users/index.js";
import { entry, stored } from "../../entries.js";
import { People } from "../../kernel/support/people.js";
import { testKernel } from "../../kernel/support/test-kernel.js";
import { passwordCost } from "../../running.js";
import { moduleStores } from "../stores.js";

/** Entries that run now, with lengths in all forms, zeros, and all kinds of letters. */
function entries(count: number): AsnAppointmentEntry[] {
  return Array.from({ length: count }, (_, i) =>
    entry({
      u8sEntryID: `id ${i}`,
      stStart: new Date(0),
      stEnd: new Date(Date.UTC(2999, 0, 1 + i)),
      iDuration: i * 40_000,
      u8sSubject: "\0ä\u{1f600}".repeat(i % 7),
      u8sText: "t".repeat([0, 90, 200, 3000, 70_000][i % (count > 100 ? 4 : 5)]!),
    }),
  );
}

describe.each(moduleStores)("lists of stored octets on $name", ({ database }) => {
  test.each(["ber", "json"] as const)(
    "reach a client that speaks %s as they were sent",
    async (encoding) => {
      const people = new People();
      const modules = [
        appointmentsModule(),
        usersModule(passwordCost),
        groupsModule(),
        rightsModule(),
      ];
      const made = await testKernel(modules, { people, database });
      const { id } = await made.kernel.get(userService).add("alice", "secret");
      expect(people.add("alice").id).toBe(id);
      const client = await made.loggedOn("alice", { encoding });
      for (const count of [0, 1, 5, 1000]) {
        const sent = entries(count);
        const list = { u8sOwner: "", appointments: sent, u8sDataSource: "" };
        await client.invoke(asnAppointmentSetEntryList, list);
        const listAppointments = sent.map((one) => stored(one, "alice"));
        const expected = Result.encode({ iResult: 0, listAppointments });
        for (const operation of [
          asnAppointmentGetAllEntriesForUser,
          asnAppointmentGetActualEntrysForUser,
        ]) {
          const octets = Result.encode(await client.invoke(operation, { u8sOwner: "" }));
          expect(Buffer.compare(octets, expected)).toBe(0);
        }
      }
    },
  );
});
