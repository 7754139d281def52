import { describe, expect, onTestFinished, test } from "vitest";
import { silentLog } from "../../../src/rose/index.js";
import { createUcServer, type UcServer } from "../../../src/server/index.js";
import { openDatabase, type Database } from "../../../src/server/database/index.js";
import { entry, ids, stored } from "../entries.js";
import { passwordCost } from "../running.js";
import { alice, appointmentsOf, contact, history } from "./historic.js";
import { closing, done, rowsOf } from "./stores.js";

/** A server on a database, which has brought the tables up to date. */
async function opened(database: Database): Promise<UcServer> {
  const server = createUcServer({ database, log: silentLog, passwordCost });
  onTestFinished(() => server.close());
  await server.open();
  return server;
}

describe.each(history)("a database in $name", ({ steps, make }) => {
  const has = (step: string): boolean => steps.some(({ now }) => now === step);
  const entries = has("appointments/001-appointments") ? appointmentsOf : {};

  test("is brought up to date by the steps that it lacks", async () => {
    const fresh = closing(openDatabase(":memory:"));
    await opened(fresh);
    const database = closing(openDatabase(await make(), { create: false }));
    await opened(database);
    const missing = (await done(fresh)).filter((step) => !has(step));
    expect(await done(database)).toEqual([...steps.map(({ name }) => name), ...missing]);
    await opened(database);
    expect(await done(database)).toHaveLength(steps.length + missing.length);
  });

  test("keeps its users, their contacts and appointments", async () => {
    const { users, appointments } = await opened(closing(openDatabase(await make())));
    const revision = 1;
    expect(await users.list()).toMatchObject([
      {
        id: 1,
        name: "Alice",
        admin: true,
        enabled: true,
        public: has("users/002-contacts"),
        revision: has("appointments/001-appointments") ? 3 : revision,
      },
      { id: 2, name: "Bob", admin: false, enabled: true, public: false, revision: 7 },
      { id: 3, name: "Carol", admin: false, enabled: false, public: false, revision },
    ]);
    expect(await users.areNew()).toBe(false);
    expect(await users.verify("ALICE", alice.password)).toMatchObject({ id: 1, name: "Alice" });
    expect(await users.verify("alice", "another")).toBe("wrong-password");
    expect(await users.contact(alice)).toEqual(has("users/002-contacts") ? contact : {});
    for (const owner of [alice, { id: 2, name: "Bob" }, { id: 3, name: "Carol" }]) {
      expect(await appointments.all(owner)).toEqual(entries[owner.id] ?? []);
    }
    const own = entries[1] ?? [];
    await appointments.setEntry(alice, entry({ u8sEntryID: "three" }));
    const three = stored(entry({ u8sEntryID: "three" }), "Alice");
    expect(await appointments.all(alice)).toEqual([...own, three]);
    // A series in place of an appointment comes where that was, in front of what has been added since.
    const series = [entry({ u8sEntryID: "two" }), entry({ u8sEntryID: "two" })];
    await appointments.setSeries(alice, series);
    expect(ids(await appointments.all(alice))).toEqual(
      own.length > 0 ? ["one", "two", "two", "three"] : ["three", "two", "two"],
    );
  });

  test("does not reuse the number of a removed user, and removes users together with what they own", async () => {
    const database = closing(openDatabase(await make()));
    const { users } = await opened(database);
    expect(await users.add("Dave", "secret")).toMatchObject({ id: 5 });
    await users.remove("alice");
    const left = await rowsOf<{ owner: number }>(database, "appointment");
    expect(left.map(({ owner }) => owner)).toEqual(entries[2] === undefined ? [] : [2]);
  });

  test("is not touched by a program that does not know its steps", async () => {
    const database = closing(openDatabase(await make()));
    const own = [{ name: "users/000-others", up: async () => {} }];
    await expect(database.migrate(own)).rejects.toThrow("newer version");
    expect(await done(database)).toEqual(steps.map(({ name }) => name));
  });
});

const withChanges = history.filter(({ steps }) => steps[0]?.name === "kernel/001-changes");

test.each(withChanges)("the changes in a database in $name are kept", async ({ make }) => {
  const database = closing(openDatabase(await make()));
  await opened(database);
  expect(await rowsOf(database, "change")).toEqual([
    { scope: "own/a", entry: "x", revision: 1, removed: false },
    { scope: "own/a", entry: "y", revision: 2, removed: true },
  ]);
});
