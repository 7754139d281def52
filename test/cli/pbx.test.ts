import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { tellerFor } from "../../src/cli/pbx.js";
import { run } from "./rosewire.js";
import { bare, startServer } from "./servers.js";

/** A server with the demo users, and how `rosewire pbx` reaches it. */
async function playing(): Promise<{ data: string; at: (...args: string[]) => string[] }> {
  const data = mkdtempSync(join(tmpdir(), "rosewire-pbx-"));
  onTestFinished(() => rmSync(data, { recursive: true, force: true }));
  const { port } = await startServer([...bare, "--data", data]);
  const where = ["--port", String(port), "--data", data];
  return { data, at: (...args) => ["pbx", ...args, ...where] };
}

describe("rosewire pbx", () => {
  test("plays a script, and prints what happens to the telephones in it", async () => {
    const { at } = await playing();
    const script =
      "alice calls bob, bob answers, alice holds, alice retrieves, bob hangs up, alice hangs up";
    const { code, stdout, stderr } = await run(at(script));
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout.split("\n").filter((line) => line.startsWith("alice"))).toEqual([
      "alice: preparecall ",
      "alice: dialing +493023125011",
      "alice: ringback bob",
      "alice: connected bob",
      "alice: hold bob",
      "alice: connected bob",
      "alice: disconnected bob",
      "alice: destroyed bob",
    ]);
    expect(stdout).toContain("bob: offering alice\n");
  });

  test("reads steps from a file, or as they come, also for lines without a user", async () => {
    const { data, at } = await playing();
    const file = join(data, "script");
    writeFileSync(file, "15 calls alice\nalice hangs up\n15 hangs up\n");
    const read = await run(at("--file", file));
    expect([read.code, read.stderr]).toEqual([0, ""]);
    const typed = await run(at(), { input: "15 calls +49301234567\n15 hangs up\n" });
    expect(typed.stdout).toContain("15: ringback +49301234567\n");
    const named = await run(at("16 calls +49301234567, +493023125016 hangs up"));
    expect([named.code, named.stderr]).toEqual([0, ""]);
    expect(named.stdout.trimEnd().split("\n").at(-1)).toBe("16: destroyed +49301234567");
    expect(typed.code).toBe(0);
  });

  test("says what is wrong with a step", async () => {
    const { at } = await playing();
    for (const [script, message] of [
      ["alice answers", "alice has no call with which that can be done"],
      ["alice sings", "what is the step"],
      ["99 calls alice", "99 has no line, and is none"],
      ["alice calls 7", "alice cannot call 7: the PBX refuses"],
    ] as const) {
      const { code, stderr } = await run(at(script));
      expect(code).not.toBe(0);
      expect(stderr).toContain(message);
    }
  });
});

test("What happens to telephones is a table on a terminal, and lines elsewhere", () => {
  const told = { phone: "alice", state: "ringback", other: "bob", call: "1" };
  const rows = tellerFor(false, { isTTY: true, columns: 80 });
  expect(rows(told)).toBe(
    "phone             state         other\nalice             ringback      bob\n",
  );
  expect(rows({ ...told, other: "\u001b[2J" })).toBe(
    "alice             ringback      \\u001b[2J\n",
  );
  expect(tellerFor(false, { isTTY: false, columns: 80 })(told)).toBe("alice: ringback bob\n");
  expect(tellerFor(true, { isTTY: true, columns: 80 })(told)).toBe(`${JSON.stringify(told)}\n`);
});
