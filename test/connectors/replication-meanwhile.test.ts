import { afterEach, describe, expect, test } from "vitest";
import { ReadAuthorization } from "../../src/connectors/replicator/authorization.js";
import { HttpClient, type HttpRequest } from "../../src/connectors/replicator/http-client.js";
import type { ReplicatorOptions } from "../../src/connectors/replicator/options.js";
import { UcServerError } from "../../src/connectors/ucserver/port.js";
import { entry } from "./support/entry.js";
import { overriding, type Setup } from "./support/replication.js";
import { change, meeting, quiet, vitecSetup, xelionSetup } from "./support/setups.js";

let setup: Setup | undefined;

afterEach(async () => {
  await setup?.stop();
  setup = undefined;
});

/** Requests whose answer is held back until something has been done. */
function holding(
  authorization: string,
  meanwhile: (request: HttpRequest, number: number) => void | Promise<void>,
): ReplicatorOptions["send"] {
  const client = new HttpClient({
    requestsPerSecond: 100_000,
    authorization: new ReadAuthorization(() => authorization),
  });
  let number = 0;
  return async (request) => {
    const answer = await client.send(request);
    await meanwhile(request, ++number);
    return answer;
  };
}

const vitecLogin = `Basic ${Buffer.from("connect:secret").toString("base64")}`;
const text = "changed on the UCServer during the run; decided again";

describe("an edit on the UCServer while a run waits for the source", () => {
  test.each([true, false])(
    "of the entry that is waited for is not lost, and is logged as a conflict (single: %s)",
    async (single) => {
      const it = (setup = await xelionSetup({ single }));
      const id = it.standIn.add("alice", meeting);
      await it.run();
      await change(it, "alice", `xelion:${id}`, { u8sSubject: "first" });
      it.standIn.set(id, "alice", { ...meeting, userStatus: "free" });
      const send = holding("xelion secret", async (_request, number) => {
        if (number === 1)
          await change(it, "alice", `xelion:${id}`, { u8sSubject: "second", iStatus: 3 });
      });
      expect(await it.run(undefined, { send })).toMatchObject({ sent: 2, failedUsers: 0 });
      expect(it.notes).toContainEqual({ kind: "conflict", id, text });
      expect(await it.entries("alice")).toMatchObject([{ u8sSubject: "second" }]);
      expect(it.standIn.held.get(id)!.document).toMatchObject({ subject: "second" });
      expect(await it.run()).toMatchObject(quiet);
      expect(await it.differences()).toEqual([]);
    },
  );

  test("of another entry that the source has changed too is a conflict, which is logged and counted", async () => {
    const it = (setup = await xelionSetup({ rule: "ucserver" }));
    const [sent, other] = [it.standIn.add("alice", meeting), it.standIn.add("alice", meeting)];
    await it.run();
    await change(it, "alice", `xelion:${sent}`, { u8sSubject: "sent" });
    it.standIn.set(other, "alice", { ...meeting, subject: "by Xelion" });
    const send = holding("xelion secret", async (_request, number) => {
      if (number === 1) await change(it, "alice", `xelion:${other}`, { u8sSubject: "by alice" });
    });
    expect(await it.run(undefined, { send })).toMatchObject({ sent: 2, conflicts: 2 });
    expect(it.notes).toMatchObject([
      { kind: "conflict", id: other, text },
      { kind: "conflict", id: other, fields: ["subject"] },
    ]);
    expect(it.standIn.held.get(other)!.document).toMatchObject({ subject: "by alice" });
    expect(await it.run()).toMatchObject(quiet);
  });

  test("stays although the source has deleted another appointment, whose removal takes the whole list", async () => {
    const it = (setup = await xelionSetup());
    const [sent, gone] = [it.standIn.add("alice", meeting), it.standIn.add("alice", meeting)];
    await it.run();
    await change(it, "alice", `xelion:${sent}`, { u8sSubject: "sent" });
    it.standIn.set(gone, "alice", null);
    const send = holding("xelion secret", async (_request, number) => {
      if (number === 1)
        await it.edit("alice", (entries) => [...entries, entry({ u8sEntryID: "new" })]);
    });
    expect(await it.run(undefined, { send })).toMatchObject({ sent: 1, removed: 1, conflicts: 0 });
    expect((await it.entries("alice")).map(({ u8sEntryID }) => u8sEntryID)).toEqual([
      `xelion:${sent}`,
      "new",
    ]);
  });

  test("of an entry that is to be deleted is told, and the deletion counts", async () => {
    const it = (setup = await xelionSetup());
    const [sent, gone] = [it.standIn.add("alice", meeting), it.standIn.add("alice", meeting)];
    await it.run();
    await change(it, "alice", `xelion:${sent}`, { u8sSubject: "sent" });
    it.standIn.set(gone, "alice", null);
    const send = holding("xelion secret", () =>
      change(it, "alice", `xelion:${gone}`, { u8sSubject: "kept?" }),
    );
    expect(await it.run(undefined, { send })).toMatchObject({ removed: 1, conflicts: 2 });
    expect(it.notes.map(({ id }) => id)).toEqual([gone, gone]);
  });

  test("of an entry that is added next is what the source gets; a removed one is not added", async () => {
    const it = (setup = await vitecSetup({ workers: 1 }));
    const own = (id: string) => entry({ u8sEntryID: id, u8sSubject: id });
    await it.edit("alice", () => ["a", "b", "c"].map(own));
    const send = holding(vitecLogin, async (_request, number) => {
      if (number > 1) return;
      await it.edit("alice", (entries) =>
        entries
          .filter(({ u8sEntryID }) => u8sEntryID !== "c")
          .map((other) => (other.u8sEntryID === "b" ? { ...other, u8sSubject: "new" } : other)),
      );
    });
    expect(await it.run(undefined, { send })).toMatchObject({ sent: 2 });
    expect(it.standIn.alive().map(([, { document }]) => document["subject"])).toEqual(["a", "new"]);
    expect(await it.run()).toMatchObject({ ...quiet, notCarried: 0 });
  });
});

describe("a write whose connection broke", () => {
  test("is not made again over what somebody has written since", async () => {
    const it = (setup = await xelionSetup({ rule: "ucserver" }));
    const id = it.standIn.add("alice", meeting);
    await it.run();
    it.standIn.set(id, "alice", { ...meeting, userStatus: "free" });
    let broken = false;
    it.login = (port) =>
      overriding(port, {
        setEntry: async (value) => {
          if (broken) return port.setEntry(value);
          broken = true;
          await change(it, "alice", `xelion:${id}`, { u8sSubject: "meanwhile" });
          throw new UcServerError("unreachable", "cut");
        },
      });
    expect(await it.run()).toMatchObject({ sent: 1, failedUsers: 0 });
    expect(await it.entries("alice")).toMatchObject([{ u8sSubject: "meanwhile", iStatus: 0 }]);
    expect(it.standIn.held.get(id)!.document).toMatchObject({ subject: "meanwhile" });
    expect(await it.run()).toMatchObject(quiet);
  });
});
