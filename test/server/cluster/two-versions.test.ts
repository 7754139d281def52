import { describe, expect, onTestFinished, test } from "vitest";
import { noTime } from "../../../src/codec/index.js";
import {
  asnTaskAddEntry,
  asnTaskGetEntries,
  asnTaskItemsAdded,
  type AsnNetDatabaseTask,
} from "../../../src/modules/tasks/tasks.js";
import type { Client } from "../../../src/rose/index.js";
import { LocalBus } from "../../../src/server/cluster/local.js";
import { openDatabase, type Database, type Migration } from "../../../src/server/database/index.js";
import type { Module } from "../../../src/server/kernel/index.js";
import { until } from "../../rose/support/peers.js";
import { emptyPostgres } from "../../support/postgres.js";
import { logonKernel, type LogonKernel } from "../modules/support/logon-kernel.js";
import { NextVersionBus } from "./support/next-version-bus.js";

/** What the next version adds to the tables of tasks: a column that may be left out, one with a default, and a table. */
const further: Migration = {
  name: "tasks/999-of-the-next-version+",
  async up(db) {
    await db.schema.alterTable("task").addColumn("remark", "text").execute();
    await db.schema
      .alterTable("task")
      .addColumn("weight", "integer", (column) => column.notNull().defaultTo(1))
      .execute();
    await db.schema
      .createTable("task_remark")
      .addColumn("task", "integer", (column) => column.notNull())
      .execute();
  },
};

const ofNextVersion = (module: Module): Module =>
  module.name === "tasks"
    ? { ...module, migrations: [...(module.migrations ?? []), further] }
    : module;

const task = (u8sSubject: string): AsnNetDatabaseTask => ({
  u8sTaskID: "",
  u8sSubject,
  contactData: { u8sEntryID: "", u8sDisplayName: "" },
  u8sCallNumber: "",
  projectPinRule: {
    u8sProjectName: "",
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
  u8sCreator: "",
  stUTCCreationTime: noTime,
  u8sBody: "",
  stUTCDateCompleted: noTime,
  u8sCompletedFrom: "",
  ePrivacy: 0,
});

/** A client of alice's, and the subjects of tasks that it has been told of. */
class Alice {
  readonly told: string[] = [];
  readonly client: Client;

  constructor(client: Client) {
    this.client = client;
    client.handle(asnTaskItemsAdded, ({ listTasks }) => {
      this.told.push(...listTasks.map(({ u8sSubject }) => u8sSubject));
    });
  }

  static async at(server: LogonKernel): Promise<Alice> {
    const alice = new Alice(await server.loggedOn("alice"));
    // From the first question on she is told of her tasks.
    await alice.tasks();
    return alice;
  }

  async add(subject: string): Promise<void> {
    await this.client.invoke(asnTaskAddEntry, { taskEntry: task(subject) });
  }

  async tasks(): Promise<string[]> {
    const { listTasks } = await this.client.invoke(asnTaskGetEntries, {
      findOptions: {
        iMaxNumEntries: 0,
        stUTCStartDateFrom: noTime,
        stUTCStartDateTo: noTime,
        u8slistOwnerNames: [],
        bsFlags: { bytes: Uint8Array.of(0), length: 8 },
      },
    });
    return listTasks.map(({ u8sSubject }) => u8sSubject).toSorted();
  }
}

describe("servers of two versions that follow each other, on one PostgreSQL", () => {
  test("go on together, and the older one may be started again: the newer has an additive migration, a topic and a member in every message more", async () => {
    const location = await emptyPostgres();
    const opened = (): Database => {
      const database = openDatabase(location);
      onTestFinished(() => database.close());
      return database;
    };
    const bus = new LocalBus();
    const newer = new NextVersionBus(bus);
    const present = { database: async () => opened(), bus };
    const next = { database: async () => opened(), bus: newer, wrap: ofNextVersion };

    const one = await logonKernel(present);
    const first = await Alice.at(one);
    // The statements of the older server have been prepared for the tables as they were.
    await first.add("before");
    const two = await logonKernel({ ...next, users: "there" });
    const second = await Alice.at(two);
    await first.add("by the older");
    await second.add("by the newer");
    await until(() => first.told.includes("by the newer") && second.told.includes("by the older"));
    expect(newer.longer.get("tasks/added")).toBe(1);

    const again = await logonKernel({ ...present, users: "there" });
    const third = await Alice.at(again);
    await third.add("by the older, started again");
    const all = ["before", "by the newer", "by the older", "by the older, started again"];
    await until(() => [first, second].every(({ told }) => told.includes(all[3]!)));
    for (const alice of [first, second, third]) expect(await alice.tasks()).toEqual(all);

    // A user whose password is changed is out on both.
    const bobs = [await one.loggedOn("bob"), await again.loggedOn("bob")];
    await two.users.setPassword("bob", "another");
    for (const bob of bobs) await expect.poll(() => isOut(bob)).toBe(true);
    expect(newer.longer.get("users/changed")).toBe(1);
    for (const server of [one, two, again]) {
      expect(server.made.log.lines.filter(({ level }) => level === "error")).toEqual([]);
    }
  });
});

async function isOut(client: Client): Promise<boolean> {
  try {
    await client.invoke(asnTaskAddEntry, { taskEntry: task("late") });
    return false;
  } catch {
    return true;
  }
}
