import { afterEach, describe, expect, test } from "vitest";
import { UcServerError, type AppointmentsPort } from "../../src/connectors/ucserver/port.js";
import { entry } from "./support/entry.js";
import { overriding, type Setup } from "./support/replication.js";
import { meeting, quiet, vitecSetup, xelionSetup } from "./support/setups.js";

let setup: Setup | undefined;

afterEach(async () => {
  await setup?.stop();
  setup = undefined;
});

const ignored = { name: "OwnerIgnored", code: "connector-owner" };

describe("an account that is no administrator", () => {
  test.each([
    { single: true, appointments: 1, own: [] },
    { single: true, appointments: 12, own: [] },
    { single: false, appointments: 1, own: [entry({ u8sEntryID: "own" })] },
  ])(
    "is refused for others before anything is written or sent: %j",
    async ({ single, appointments, own }) => {
      const it = (setup = await vitecSetup({ single, sourceUserOf: (user) => user }));
      await it.uc.addUsers(["clerk"]);
      it.account = "clerk";
      await it.edit("clerk", () => own);
      const before = await it.entries("clerk");
      for (let index = 0; index < appointments; index++) {
        it.standIn.add("bob", {
          subject: "bob's",
          startsAt: "2024-11-22T09:00:00Z",
          endsAt: "2024-11-22T10:00:00Z",
        });
      }
      await expect(it.run()).rejects.toMatchObject(ignored);
      await expect(it.run(undefined, { dryRun: true })).rejects.toThrow(/clerk/);
      expect(await it.entries("clerk")).toEqual(before);
      expect(await it.entries("bob")).toEqual([]);
      expect(it.standIn.received).toEqual([]);
    },
  );

  test("keeps its own calendar", async () => {
    const it = (setup = await xelionSetup({ users: [] }));
    it.account = "alice";
    const id = it.standIn.add("Alice", meeting);
    expect(await it.run()).toMatchObject({ created: 1, failedUsers: 0 });
    expect(await it.entries("alice")).toMatchObject([{ u8sEntryID: `xelion:${id}` }]);
    it.standIn.set(id, "Alice", null);
    expect(await it.run()).toMatchObject({ removed: 1 });
    expect(await it.run()).toMatchObject(quiet);
  });

  test("and was one when the run began ends the run at the first list that is another's", async () => {
    const it = (setup = await xelionSetup({ workers: 1 }));
    it.standIn.add("bob", meeting);
    await it.edit("replicator", () => [entry()]);
    it.login = (port) => giving(port, (owner) => (owner === "bob" ? "replicator" : owner));
    await expect(it.run()).rejects.toMatchObject(ignored);
    expect(await it.entries("replicator")).toMatchObject([{ u8sEntryID: "entry-1" }]);
    it.login = (port) => giving(port, (owner) => (owner === "bob" ? "alice" : owner));
    await it.edit("alice", () => [entry()]);
    await expect(it.run()).rejects.toThrow("the UCServer gave the list of alice for that of bob");
  });
});

describe("a server that gives an empty list of somebody whom it does not know", () => {
  const knowing = (port: AppointmentsPort): AppointmentsPort =>
    overriding(port, {
      list: (owner) =>
        port.list(owner).catch((error: unknown) => {
          if (error instanceof UcServerError && error.code === "unknown-user") return [];
          throw error;
        }),
    });

  test("is believed once the account's own list is another one", async () => {
    const it = (setup = await xelionSetup());
    it.login = knowing;
    it.standIn.add("bob", meeting);
    await expect(it.run()).rejects.toThrow(/cannot be told .* put any appointment/);
    expect(await it.entries("bob")).toEqual([]);
    await it.edit("replicator", () => [entry()]);
    expect(await it.run()).toMatchObject({ created: 1, failedUsers: 0 });
    expect(await it.entries("bob")).toHaveLength(1);
  });
});

test("a server that rejects the question, being busy say, has not answered it", async () => {
  const it = (setup = await xelionSetup({ users: ["bob"] }));
  it.account = "alice";
  it.standIn.add("bob", meeting);
  const busy = new UcServerError("failed", "resourceLimitation");
  it.login = (port) =>
    overriding(port, {
      list: (owner) => (owner.startsWith("nobody-") ? Promise.reject(busy) : port.list(owner)),
    });
  await expect(it.run()).rejects.toBe(busy);
  expect(await it.entries("alice")).toEqual([]);
});

/** A login that is given the lists of others than it asks for. */
function giving(port: AppointmentsPort, whose: (owner: string) => string): AppointmentsPort {
  return overriding(port, { list: (owner) => port.list(whose(owner)) });
}
