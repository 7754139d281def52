import { describe, expect, test } from "vitest";
import {
  asnAppointmentGetActualEntrysForUser,
  asnAppointmentGetAllEntriesForUser,
  asnAppointmentRemoveEntry,
  asnAppointmentSetEntry,
  asnAppointmentSetEntryList,
  asnAppointmentSetSeriesEntriesList,
} from "../../../../src/modules/appointments/appointments.js";
import type { Client } from "../../../../src/rose/index.js";
import { appointments } from "../../../../src/server/modules/appointments/api.js";
import { appointmentsModule } from "../../../../src/server/modules/appointments/index.js";
import { groupsModule } from "../../../../src/server/modules/groups/index.js";
import { rightsModule } from "../../../../src/server/modules/rights/index.js";
import { userService } from "../../../../src/server/modules/users/api.js";
import { usersModule } from "../../../../src/server/modules/users/index.js";
import { entry, ids, stored } from "../../entries.js";
import { People } from "../../kernel/support/people.js";
import { testKernel, type TestKernel } from "../../kernel/support/test-kernel.js";
import { errorOf, passwordCost } from "../../running.js";
import { moduleStores, type ModuleStore } from "../stores.js";

/** A kernel with users who can log on. */
async function kernelOf({ database }: ModuleStore): Promise<TestKernel> {
  const people = new People();
  const made = await testKernel(
    [appointmentsModule(), usersModule(passwordCost), groupsModule(), rightsModule()],
    {
      people,
      database,
    },
  );
  const users = made.kernel.get(userService);
  for (const [name, admin] of [
    ["Alice", false],
    ["bob", false],
    ["root", true],
  ] as const) {
    const { id } = await users.add(name, "secret", { admin });
    expect(people.add(name, { admin }).id).toBe(id);
  }
  return made;
}

const ok = { iResult: 0 };

async function listOf(client: Client, u8sOwner = ""): Promise<string[]> {
  const { listAppointments } = await client.invoke(asnAppointmentGetAllEntriesForUser, {
    u8sOwner,
  });
  return ids(listAppointments);
}

describe.each(moduleStores)("with the data in $name", (store) => {
  test("a user stores, reads and removes their own appointments", async () => {
    const made = await kernelOf(store);
    const alice = await made.loggedOn("Alice");
    const one = entry({ u8sEntryID: "one" });
    expect(await alice.invoke(asnAppointmentSetEntry, { appointment: one })).toEqual(ok);
    const series = [entry({ u8sEntryID: "s" }), entry({ u8sEntryID: "s" })];
    const list = { u8sOwner: "", appointments: series, u8sDataSource: "MAPI" };
    expect(await alice.invoke(asnAppointmentSetSeriesEntriesList, list)).toEqual(ok);
    expect(await listOf(alice)).toEqual(["one", "s", "s"]);
    expect(await alice.invoke(asnAppointmentRemoveEntry, { u8sEntryID: "s" })).toEqual(ok);
    expect(await alice.invoke(asnAppointmentRemoveEntry, { u8sEntryID: "s" })).toEqual({
      iResult: 1,
    });
    const { listAppointments } = await alice.invoke(asnAppointmentGetAllEntriesForUser, {
      u8sOwner: "bob",
    });
    expect(listAppointments).toEqual([stored(one, "Alice")]);
  });

  test("the operation for actual entries returns those that run now", async () => {
    const made = await kernelOf(store);
    const alice = await made.loggedOn("Alice");
    const appointment = entry({ stStart: new Date(0), stEnd: new Date("2999-01-01T00:00Z") });
    await alice.invoke(asnAppointmentSetEntry, { appointment });
    const past = entry({ u8sEntryID: "past" });
    await alice.invoke(asnAppointmentSetEntry, { appointment: past });
    const found = await alice.invoke(asnAppointmentGetActualEntrysForUser, { u8sOwner: "" });
    expect(ids(found.listAppointments)).toEqual(["entry-1"]);
  });

  test("only an administrator can name another owner", async () => {
    const made = await kernelOf(store);
    const root = await made.loggedOn("root");
    const bob = await made.loggedOn("bob");
    const list = { appointments: [entry()], u8sDataSource: "MAPI" };
    await root.invoke(asnAppointmentSetEntryList, { u8sOwner: "ALICE", ...list });
    await bob.invoke(asnAppointmentSetEntryList, { ...list, u8sOwner: "alice", appointments: [] });
    expect(await listOf(root, "alice")).toEqual(["entry-1"]);
    expect(await listOf(root)).toEqual([]);
    expect(await listOf(bob, "alice")).toEqual([]);
    expect(await errorOf(listOf(root, "carol"))).toEqual({
      iErrorDetail: 3,
      u8sErrorString: "u8sOwner names no user",
    });
  });

  test("invalid entries are refused, and nothing is stored", async () => {
    const made = await kernelOf(store);
    const alice = await made.loggedOn("Alice");
    const list = {
      u8sOwner: "",
      u8sDataSource: "",
      appointments: [entry(), entry({ u8sEntryID: "" })],
    };
    expect(await errorOf(alice.invoke(asnAppointmentSetEntryList, list))).toEqual({
      iErrorDetail: 4,
      u8sErrorString: "appointments[1].u8sEntryID is empty",
    });
    expect(await listOf(alice)).toEqual([]);
  });

  test("embedders and other modules get the same appointments", async () => {
    const made = await kernelOf(store);
    const alice = await made.loggedOn("Alice");
    const service = made.kernel.get(appointments);
    const owner = { id: 1, name: "Alice" };
    await service.setEntry(owner, entry());
    expect(await listOf(alice)).toEqual(["entry-1"]);
    expect(await service.remove(owner, "entry-1")).toBe(true);
    expect(await service.all(owner)).toEqual([]);
  });
});
