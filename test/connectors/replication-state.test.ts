import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ReadAuthorization } from "../../src/connectors/replicator/authorization.js";
import { HttpClient } from "../../src/connectors/replicator/http-client.js";
import { ReplicatorState } from "../../src/connectors/replicator/state.js";
import { entry } from "./support/entry.js";
import type { Setup } from "./support/replication.js";
import { meeting, quiet, vitecSetup, xelionSetup } from "./support/setups.js";

let setup: Setup | undefined;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "rosewire-"));
});
afterEach(async () => {
  await setup?.stop();
  setup = undefined;
  rmSync(folder, { recursive: true });
});

describe("two runs at once on one state", () => {
  test("are one and an error: nothing is added twice", async () => {
    const it = (setup = await vitecSetup());
    await it.edit("alice", () => [entry()]);
    const client = new HttpClient({
      requestsPerSecond: 1000,
      authorization: new ReadAuthorization(
        () => `Basic ${Buffer.from("connect:secret").toString("base64")}`,
      ),
    });
    const others: unknown[] = [];
    const first = await it.run(undefined, {
      send: async (request) => {
        const second = it.run().catch((error: unknown) => error);
        const trial = await it.run(undefined, { dryRun: true });
        others.push(await second, trial);
        return client.send(request);
      },
    });
    expect(first).toMatchObject({ sent: 1 });
    expect(others).toMatchObject([
      { name: "StateError", code: "connector-state" },
      { failedUsers: 0 },
    ]);
    expect(String(others[0])).toContain("another run is at work with the state");
    expect(it.standIn.alive()).toHaveLength(1);
    expect(await it.run()).toMatchObject(quiet);
  });

  test("of two sources do not disturb each other, and a run that has ended disturbs nobody", async () => {
    const file = join(folder, "state.db");
    const [one, same, two] = ["a", "a", "b"].map((source) => ReplicatorState.open(file, source));
    await one!.alone(async () => {
      await expect(one!.alone(() => Promise.resolve())).rejects.toThrow("another run");
      await expect(same!.alone(() => Promise.resolve())).rejects.toThrow("another run");
      expect(await two!.alone(() => Promise.resolve("done"))).toBe("done");
    });
    await expect(same!.alone(() => Promise.reject(new Error("failed")))).rejects.toThrow("failed");
    expect(await one!.alone(() => Promise.resolve("done"))).toBe("done");
    for (const state of [one, same, two]) state!.close();
  });
});

describe("a state file", () => {
  test.each([
    ["in a folder that there is not", "none/state.db"],
    ["that is a folder", "folder"],
    ["that is a pipe", "pipe"],
    ["that is no database", "text"],
    ["in a place that takes no files", "/proc/state.db"],
  ])("%s is an error, at once", (_what, path) => {
    mkdirSync(join(folder, "folder"));
    writeFileSync(
      join(folder, "text"),
      "no database at all, whichever way one looks at it".repeat(99),
    );
    execFileSync("mkfifo", [join(folder, "pipe")]);
    const file = path.startsWith("/") ? path : join(folder, path);
    expect(() => ReplicatorState.open(file, "x")).toThrow(
      expect.objectContaining({
        name: "StateError",
        message: expect.stringContaining(`cannot open the state ${file}: `) as string,
      }),
    );
  });

  test("remembers when a run last left nothing undone", async () => {
    const it = (setup = await xelionSetup());
    const last = (): number | undefined => {
      const state = ReplicatorState.open(join(it.folder, "state.db"), "xelion");
      try {
        return state.succeeded;
      } finally {
        state.close();
      }
    };
    expect(last()).toBeUndefined();
    it.standIn.add("nobody", meeting);
    await it.run();
    expect(last()).toBeUndefined();
    await it.uc.addUsers(["nobody"]);
    await it.run(undefined, { dryRun: true });
    expect(last()).toBeUndefined();
    await it.run();
    expect(last()).toBe(it.moment.getTime());
  });
});

describe("a run that is ended from outside", () => {
  test("rejects with the reason, and the next does what is left", async () => {
    const it = (setup = await xelionSetup({ workers: 1 }));
    it.standIn.add("alice", meeting);
    it.standIn.add("bob", meeting);
    const ending = new AbortController();
    const ended = it.run(undefined, {
      signal: ending.signal,
      observer: { step: () => ending.abort(new Error("ended by SIGTERM")) },
    });
    await expect(ended).rejects.toThrow("ended by SIGTERM");
    expect(await it.entries("bob")).toEqual([]);
    expect(await it.run()).toMatchObject({ created: 1, failedUsers: 0 });
  });
});
