import { describe, expect, test } from "vitest";
import { noTime } from "../../../../src/codec/index.js";
import { asnLogon } from "../../../../src/modules/authentication/authentication.js";
import {
  asnTaskGetEntriesV2,
  asnTaskGetEntryCount,
} from "../../../../src/modules/later/tasks/tasks.js";
import {
  asnGetTaskEntryCount,
  asnTaskAddEntry,
  asnTaskDelegateEntries,
  asnTaskGetEntries,
  asnTaskItemsAdded,
  asnTaskItemsModified,
  asnTaskItemsRemoved,
  asnTaskModifyEntries,
  asnTaskRemoveEntries,
  asnTaskSetEntriesReminder,
  asnTaskSetEntriesState,
  asnTasksReload,
  type AsnNetDatabaseTask,
} from "../../../../src/modules/tasks/tasks.js";
import { asnCheckConnection } from "../../../../src/modules/transport/transport.js";
import type { Client } from "../../../../src/rose/index.js";
import { logonArgument } from "../../login.js";
import { errorOf, type Running } from "../../running.js";
import { moduleStores } from "../stores.js";

const now = new Date("2026-03-01T12:00:00Z");
const options = { clock: () => now };

/** A task as a client sends it. */
function task(u8sSubject: string, more: Partial<AsnNetDatabaseTask> = {}): AsnNetDatabaseTask {
  return {
    u8sTaskID: "",
    u8sSubject,
    contactData: { u8sEntryID: "c", u8sDisplayName: "Ü\0" },
    u8sCallNumber: "+49 30 123",
    projectPinRule: {
      u8sProjectName: "p",
      u8sProjectPin: "",
      iProjectType: 0,
      bAssociatedCallIsPrivateCall: false,
      u8sLocationID: "",
      u8sUserEnteredPin: "",
      u8sUserEnteredUserID: "",
    },
    stUTCStartDate: noTime,
    stUTCDueDate: noTime,
    eState: 0,
    ePriority: 1,
    eDelegationState: 0,
    bReminderActive: false,
    stUTCReminderTime: noTime,
    u8sReminderFile: "",
    u8sListOwners: [],
    u8sCreator: "somebody",
    stUTCCreationTime: noTime,
    u8sBody: "",
    stUTCDateCompleted: noTime,
    u8sCompletedFrom: "",
    ePrivacy: 0,
    ...more,
  };
}

const add = async (client: Client, taskEntry: AsnNetDatabaseTask): Promise<string> =>
  (await client.invoke(asnTaskAddEntry, { taskEntry })).u8sAddedTaskID;

/** Find options of 6.1 and of version 8; flags are given from the first bit. */
const find = (flags = 0, more: object = {}) => {
  const common = {
    iMaxNumEntries: 0,
    stUTCStartDateFrom: noTime,
    stUTCStartDateTo: noTime,
    u8slistOwnerNames: [],
    ...more,
  };
  let bits = 0;
  for (let bit = 0; bit < 8; bit++) if ((flags & (1 << bit)) !== 0) bits |= 0x80 >> bit;
  return {
    first: { ...common, bsFlags: { bytes: Uint8Array.of(bits), length: 8 } },
    later: { ...common, eFlags: flags },
  };
};

/** The tasks that are found, and that both versions of the operations find and count the same. */
async function found(client: Client, flags = 0, more: object = {}): Promise<AsnNetDatabaseTask[]> {
  const { first, later } = find(flags, more);
  const { listTasks } = await client.invoke(asnTaskGetEntries, { findOptions: first });
  const { iCount } = await client.invoke(asnGetTaskEntryCount, { findOptions: first });
  const second = await client.invoke(asnTaskGetEntriesV2, { findOptions: later });
  const count = await client.invoke(asnTaskGetEntryCount, { findOptions: later });
  expect(second.listTasks.map(({ u8sTaskID }) => u8sTaskID)).toEqual(
    listTasks.map(({ u8sTaskID }) => u8sTaskID),
  );
  expect([iCount, count.iCount]).toEqual([listTasks.length, listTasks.length]);
  return listTasks;
}

const subjects = (tasks: readonly AsnNetDatabaseTask[]) => tasks.map((one) => one.u8sSubject);

/** The events about tasks that a client gets. */
class Told {
  readonly client: Client;
  readonly #events: [name: string, argument: unknown][] = [];

  constructor(client: Client) {
    this.client = client;
    for (const event of [
      asnTaskItemsAdded,
      asnTaskItemsModified,
      asnTaskItemsRemoved,
      asnTasksReload,
    ]) {
      client.handle(event as typeof asnTaskItemsAdded, (argument) => {
        this.#events.push([event.name, argument]);
      });
    }
  }

  /** The next events; waits until there are so many, and for what was sent before. */
  async next(count: number): Promise<[name: string, argument: unknown][]> {
    do await this.client.invoke(asnCheckConnection, {});
    while (this.#events.length < count);
    return this.#events.splice(0);
  }
}

async function attached(
  there: Running,
  user: string,
  iAttachToContact: 0 | 1 | 2 = 1,
): Promise<Told> {
  const client = await there.connected();
  await client.invoke(asnLogon, { ...logonArgument(user, `${user}'s secret`), iAttachToContact });
  return new Told(client);
}

const detail = (iErrorDetail: number) => expect.objectContaining({ iErrorDetail });
const unknown = "00000000-0000-4000-8000-000000000000";

describe.each(moduleStores)("in $name, 8 tasks", (store) => {
  describe("asnTaskAddEntry (2121)", () => {
    test("adds a task, whose id, creator and time of creation the server gives, and returns the id", async () => {
      const alice = await (await store.running(options)).loggedOn("alice");
      const sent = task("call", {
        u8sTaskID: "mine",
        u8sListOwners: ["bob", "carol"],
        stUTCStartDate: new Date("2026-03-02T08:00:00Z"),
        stUTCDueDate: new Date("2026-03-03T08:00:00Z"),
        eState: 2,
        ePriority: 2,
        eDelegationState: 1,
        ePrivacy: 3,
        u8sBody: "text \0",
        optionalParams: [{ key: "k", value: { integerdata: 1 } }],
      });
      const result = await alice.invoke(asnTaskAddEntry, { taskEntry: sent });
      expect(result).toEqual({
        iResult: 0,
        u8sAddedTaskID: expect.stringMatching(/^[\da-f-]{36}$/),
      });
      const u8sTaskID = result.u8sAddedTaskID;
      const set = { u8sTaskID, u8sCreator: "alice", stUTCCreationTime: now };
      expect(await found(alice)).toEqual([{ ...sent, ...set }]);
    });

    test("makes the user the owner if none is named, and notes when and by whom a task was done", async () => {
      const alice = await (await store.running(options)).loggedOn("alice");
      await add(alice, task("done", { eState: 4 }));
      const before = new Date("2026-01-01T00:00:00Z");
      const said = { stUTCDateCompleted: before, u8sCompletedFrom: "bob" };
      await add(alice, task("done before", { eState: 4, ...said }));
      expect(await found(alice)).toMatchObject([
        { u8sListOwners: ["alice"], stUTCDateCompleted: now, u8sCompletedFrom: "alice" },
        said,
      ]);
    });

    test.each([
      ["an unknown state", { eState: 5 }, 4],
      ["an unknown priority", { ePriority: 3 }, 4],
      ["an unknown privacy", { ePrivacy: -1 }, 4],
      ["an unknown delegation", { eDelegationState: 3 }, 4],
      ["256 KiB", { u8sBody: "x".repeat(256 * 1024) }, 5],
    ] as const)("refuses a task with %s", async (_, wrong, code) => {
      const alice = await (await store.running()).loggedOn("alice");
      expect(await errorOf(add(alice, task("t", wrong)))).toEqual(detail(code));
      expect(await found(alice)).toEqual([]);
    });

    test("refuses more tasks, or octets, than a user may have; removals make room; others are not concerned", async () => {
      const there = await store.running({ tasks: { maxTasks: 2, maxTaskBytes: 2_000 } });
      const [alice, bob] = [await there.loggedOn("alice"), await there.loggedOn("bob")];
      const first = await add(alice, task("1"));
      const large = { u8sBody: "x".repeat(1_900) };
      expect(await errorOf(add(alice, task("large", large)))).toEqual(detail(5));
      await add(alice, task("2"));
      expect(await errorOf(add(alice, task("3")))).toEqual(detail(5));
      const [one] = await found(alice);
      const modify = alice.invoke(asnTaskModifyEntries, { listTasks: [{ ...one!, ...large }] });
      expect(await errorOf(modify)).toEqual(detail(5));
      await alice.invoke(asnTaskRemoveEntries, { u8slistTaskID: [first] });
      await add(alice, task("3"));
      await add(bob, task("bob's"));
      expect(subjects(await found(alice))).toEqual(["2", "3"]);
    });
  });

  describe("asnTaskGetEntries (2120), asnTaskGetEntriesV2 (2136), asnGetTaskEntryCount (2127) and asnTaskGetEntryCount (2137)", () => {
    const day = (number: number) => new Date(Date.UTC(2026, 0, number));

    async function several(there: Running): Promise<Client> {
      const alice = await there.loggedOn("alice");
      await add(alice, task("no start", { ePrivacy: 1 }));
      await add(alice, task("third", { stUTCStartDate: day(3), eState: 4, eDelegationState: 1 }));
      await add(alice, task("first", { stUTCStartDate: day(1), eState: 1, eDelegationState: 2 }));
      await add(alice, task("second", { stUTCStartDate: day(2), ePrivacy: 2 }));
      return alice;
    }

    test.each([
      ["nothing", 0, {}, ["first", "second", "third", "no start"]],
      ["a start", 0x1, {}, ["first", "second", "third"]],
      ["no start", 0x2, {}, ["no start"]],
      ["a start and none", 0x3, {}, ["first", "second", "third", "no start"]],
      ["not finished", 0x4, {}, ["first", "second", "no start"]],
      ["not started", 0x8, {}, ["second", "no start"]],
      ["normal privacy", 0x10, {}, ["first", "third"]],
      ["accepted", 0x20, {}, ["second", "no start"]],
      ["declined", 0x40, {}, ["first"]],
      ["waiting", 0x80, {}, ["third"]],
      ["declined or waiting", 0xc0, {}, ["first", "third"]],
      ["waiting and not finished", 0x84, {}, []],
      ["a maximum", 0, { iMaxNumEntries: 2 }, ["first", "second"]],
      [
        "a large maximum",
        0,
        { iMaxNumEntries: 1_000_000 },
        ["first", "second", "third", "no start"],
      ],
      ["a start from", 0, { stUTCStartDateFrom: day(2) }, ["second", "third"]],
      ["a start to", 0, { stUTCStartDateTo: day(2) }, ["first", "second"]],
      ["a start between", 0, { stUTCStartDateFrom: day(2), stUTCStartDateTo: day(2) }, ["second"]],
      ["a start from after to", 0, { stUTCStartDateFrom: day(3), stUTCStartDateTo: day(1) }, []],
      // Not implemented (manual line 49109).
      ["owners", 0, { u8slistOwnerNames: ["bob"] }, ["first", "second", "third", "no start"]],
    ] as const)("find by %s", async (_, flags, more, expected) => {
      const alice = await several(await store.running());
      expect(subjects(await found(alice, flags, more))).toEqual(expected);
    });

    test("find nothing of others", async () => {
      const there = await store.running();
      await several(there);
      for (const user of ["bob", "admin"]) {
        expect(await found(await there.loggedOn(user))).toEqual([]);
      }
    });

    test("refuse a negative maximum and unknown flags", async () => {
      const alice = await (await store.running()).loggedOn("alice");
      const wrong = [
        find(0, { iMaxNumEntries: -1 }),
        {
          first: { ...find().first, bsFlags: { bytes: Uint8Array.of(0, 0x80), length: 16 } },
          later: find(0x100).later,
        },
      ];
      for (const { first, later } of wrong) {
        const calls = [
          alice.invoke(asnTaskGetEntries, { findOptions: first }),
          alice.invoke(asnGetTaskEntryCount, { findOptions: first }),
          alice.invoke(asnTaskGetEntriesV2, { findOptions: later }),
          alice.invoke(asnTaskGetEntryCount, { findOptions: later }),
        ];
        expect(await Promise.all(calls.map(errorOf))).toEqual(calls.map(() => detail(4)));
      }
    });

    test("return in the form of version 8 what has optional parameters in 6.1", async () => {
      const alice = await (await store.running()).loggedOn("alice");
      const { projectPinRule } = task("");
      const optionalParams = [{ key: "k", value: { integerdata: 1 } }];
      await add(
        alice,
        task("t", { projectPinRule: { ...projectPinRule, optionalParams }, optionalParams }),
      );
      const [first] = await found(alice);
      expect(first).toMatchObject({ projectPinRule: { optionalParams }, optionalParams });
      const { listTasks } = await alice.invoke(asnTaskGetEntriesV2, { findOptions: find().later });
      expect(listTasks).toEqual([{ ...first, projectPinRule }]);
    });
  });

  test("asnTaskModifyEntries (2123) replaces tasks but for id, creator and time of creation", async () => {
    let time = now;
    const there = await store.running({ clock: () => time });
    const alice = await there.loggedOn("alice");
    const ids = [await add(alice, task("a")), await add(alice, task("b"))];
    time = new Date("2026-04-01T00:00:00Z");
    const changed = ids.map((u8sTaskID, at) =>
      task(`changed ${at}`, { u8sTaskID, eState: 4, u8sCreator: "bob", u8sListOwners: ["x"] }),
    );
    expect(await alice.invoke(asnTaskModifyEntries, { listTasks: changed })).toEqual({
      dummy: null,
    });
    const completed = { stUTCDateCompleted: time, u8sCompletedFrom: "alice" };
    const fixed = { u8sCreator: "alice", stUTCCreationTime: now };
    expect(await found(alice)).toEqual(changed.map((one) => ({ ...one, ...fixed, ...completed })));
  });

  test("asnTaskSetEntriesState (2124) sets the state, and who has done the tasks when", async () => {
    const alice = await (await store.running(options)).loggedOn("alice");
    const ids = [await add(alice, task("a")), await add(alice, task("b"))];
    const set = (eState: number, u8slistTaskIDs = ids) =>
      alice.invoke(asnTaskSetEntriesState, { eState, u8slistTaskIDs });
    expect(await set(4, [...ids, ...ids])).toEqual({});
    const done = { eState: 4, stUTCDateCompleted: now, u8sCompletedFrom: "alice" };
    expect(await found(alice)).toMatchObject([done, done]);
    expect(await found(alice, 0x4)).toEqual([]);
    await set(1, [ids[1]!]);
    const again = { eState: 1, stUTCDateCompleted: noTime, u8sCompletedFrom: "" };
    expect(await found(alice)).toMatchObject([done, again]);
    expect(await errorOf(set(5))).toEqual(detail(4));
  });

  test("asnTaskSetEntriesReminder (2126) sets the reminder and its time", async () => {
    const alice = await (await store.running()).loggedOn("alice");
    const id = await add(alice, task("a", { u8sReminderFile: "bell.wav" }));
    const time = new Date("2026-05-01T00:00:00Z");
    const reminder = { u8slistTaskIDs: [id], bReminderActive: true, stReminderTime: time };
    expect(await alice.invoke(asnTaskSetEntriesReminder, reminder)).toEqual({});
    expect(await found(alice)).toMatchObject([
      { bReminderActive: true, stUTCReminderTime: time, u8sReminderFile: "bell.wav" },
    ]);
  });

  test("asnTaskDelegateEntries (2125) is error 1, because the manual says it is not implemented", async () => {
    const alice = await (await store.running()).loggedOn("alice");
    const call = alice.invoke(asnTaskDelegateEntries, { u8slistTaskIDs: [], u8slistOwners: [] });
    expect(await errorOf(call)).toEqual(detail(1));
  });

  describe("operations on several tasks change all or none", () => {
    test.each([
      ["an unknown id", () => unknown, 3],
      ["an id of another form", () => "x", 3],
      ["an id with NUL", () => "\0", 3],
      ["the id of another user's task", (others: string) => others, 3],
    ] as const)("with %s none", async (_, of, code) => {
      const there = await store.running();
      const [alice, bob] = [await there.loggedOn("alice"), await there.loggedOn("bob")];
      const [mine, others] = [await add(alice, task("mine")), await add(bob, task("bob's"))];
      const ids = [mine, of(others)];
      const reminder = { bReminderActive: true, stReminderTime: now };
      const listTasks = ids.map((u8sTaskID) => task("changed", { u8sTaskID }));
      const calls = [
        alice.invoke(asnTaskRemoveEntries, { u8slistTaskID: ids }),
        alice.invoke(asnTaskModifyEntries, { listTasks }),
        alice.invoke(asnTaskSetEntriesState, { eState: 4, u8slistTaskIDs: ids }),
        alice.invoke(asnTaskSetEntriesReminder, { u8slistTaskIDs: ids, ...reminder }),
      ];
      expect(await Promise.all(calls.map(errorOf))).toEqual(calls.map(() => detail(code)));
      const unchanged = { eState: 0, bReminderActive: false };
      expect(await found(alice)).toMatchObject([{ u8sSubject: "mine", ...unchanged }]);
      expect(await found(bob)).toMatchObject([{ u8sSubject: "bob's", ...unchanged }]);
    });

    test("with a task that is named twice, or a wrong value, none", async () => {
      const alice = await (await store.running()).loggedOn("alice");
      const u8sTaskID = await add(alice, task("mine"));
      const [good, wrong] = [task("x", { u8sTaskID }), task("x", { u8sTaskID, ePriority: 9 })];
      for (const listTasks of [[good, good], [wrong]]) {
        const call = alice.invoke(asnTaskModifyEntries, { listTasks });
        expect(await errorOf(call)).toEqual(detail(4));
      }
      expect(subjects(await found(alice))).toEqual(["mine"]);
    });

    test("with more ids than a user may have tasks none, and with none nothing", async () => {
      const there = await store.running({ tasks: { maxTasks: 3 } });
      const alice = new Told(await there.loggedOn("alice"));
      await found(alice.client);
      const remove = (u8slistTaskID: string[]) =>
        alice.client.invoke(asnTaskRemoveEntries, { u8slistTaskID });
      expect(await errorOf(remove(Array.from({ length: 4 }, (_, i) => `${unknown}${i}`)))).toEqual(
        detail(5),
      );
      expect(await remove([])).toEqual({ dummy: null });
      expect(await alice.next(0)).toEqual([]);
    });
  });

  describe("events", () => {
    test("asnTaskItemsAdded (2131), -Modified (2130) and -Removed (2132) come to the user's sessions that have logged on with iAttachToContact 1, or called an operation", async () => {
      const there = await store.running(options);
      const alice = await attached(there, "alice", 0);
      const [phone, silent, bob] = [
        await attached(there, "alice"),
        await attached(there, "alice", 2),
        await attached(there, "bob"),
      ];
      const id = await add(alice.client, task("t"));
      const [added] = await found(alice.client);
      const set = { u8slistTaskIDs: [id] };
      await alice.client.invoke(asnTaskSetEntriesState, { eState: 1, ...set });
      const reminder = { bReminderActive: true, stReminderTime: now, ...set };
      await alice.client.invoke(asnTaskSetEntriesReminder, reminder);
      const last = task("last", { u8sTaskID: id });
      await alice.client.invoke(asnTaskModifyEntries, { listTasks: [last] });
      await alice.client.invoke(asnTaskRemoveEntries, { u8slistTaskID: [id] });
      const started = { ...added!, eState: 1 };
      const events = [
        ["asnTaskItemsAdded", { listTasks: [added] }],
        ["asnTaskItemsModified", { listTasks: [started] }],
        [
          "asnTaskItemsModified",
          { listTasks: [{ ...started, bReminderActive: true, stUTCReminderTime: now }] },
        ],
        [
          "asnTaskItemsModified",
          { listTasks: [{ ...last, u8sCreator: "alice", stUTCCreationTime: now }] },
        ],
        ["asnTaskItemsRemoved", { u8slistTaskIDs: [id] }],
      ];
      expect(await phone.next(5)).toEqual(events);
      expect(await alice.next(5)).toEqual(events);
      expect([await silent.next(0), await bob.next(0)]).toEqual([[], []]);
    });

    test("asnTasksReload (2133) comes instead if over 200 tasks have changed at once", async () => {
      const there = await store.running();
      const alice = await attached(there, "alice");
      const ids: string[] = [];
      for (let i = 0; i < 201; i++) ids.push(await add(alice.client, task(`${i}`)));
      await alice.next(201);
      const set = (u8slistTaskIDs: string[]) =>
        alice.client.invoke(asnTaskSetEntriesState, { eState: 1, u8slistTaskIDs });
      await set(ids);
      expect(await alice.next(1)).toEqual([["asnTasksReload", {}]]);
      await set(ids.slice(1));
      const [event] = await alice.next(1);
      expect(event![0]).toBe("asnTaskItemsModified");
      expect(await found(alice.client, 0x8)).toEqual([]);
    });
  });

  test("are the same to a client that speaks JSON", async () => {
    const there = await store.running(options);
    const alice = new Told(await there.loggedOn("alice", { encoding: "json" }));
    const id = await add(alice.client, task("ü", { stUTCStartDate: now }));
    const set = { ...task("ü", { stUTCStartDate: now }), u8sTaskID: id, u8sCreator: "alice" };
    const expected = [{ ...set, stUTCCreationTime: now, u8sListOwners: ["alice"] }];
    expect(await found(alice.client, 0x1)).toEqual(expected);
    expect(await alice.next(1)).toEqual([["asnTaskItemsAdded", { listTasks: expected }]]);
  });

  test("go with their user", async () => {
    const there = await store.running();
    const alice = await there.loggedOn("alice");
    await add(alice, task("t"));
    await there.server.users.remove("alice");
    await there.server.users.add("alice", "alice's secret");
    expect(await found(await there.loggedOn("alice"))).toEqual([]);
  });
});
