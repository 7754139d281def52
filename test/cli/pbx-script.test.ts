import { describe, expect, test } from "vitest";
import { readScript } from "../../src/cli/pbx-script.js";

describe("a script for telephones", () => {
  test("has steps, pauses and remarks", () => {
    const script =
      "alice calls bob, bob answers after 2 s\n# a remark\nwait 500 ms, 15  redirects to +49301234567";
    expect(readScript(script)).toEqual([
      { delay: 0, act: { who: "alice", action: "calls", whom: "bob" } },
      { delay: 2_000, act: { who: "bob", action: "answers", whom: "" } },
      { delay: 500 },
      { delay: 0, act: { who: "15", action: "redirects to", whom: "+49301234567" } },
    ]);
  });

  test.each([
    "alice",
    "alice calls",
    "alice sings",
    "bob answers after",
    "wait 2",
    "alice answers bob",
  ])("%j is no step", (step) => {
    expect(() => readScript(step)).toThrow("what is the step");
  });

  test("has steps of 200 characters, and pauses of an hour, at most", () => {
    expect(() => readScript(`alice calls ${"1".repeat(200)}`)).toThrow("too long");
    expect(() => readScript("wait 3601 s")).toThrow("3600 seconds");
  });
});
