import { expect, test } from "vitest";
import { FairChecks } from "../../../../src/server/modules/checks/checks.js";
import type { Pace } from "../../../../src/server/modules/checks/fair-queue.js";
import { defaultLogonLimits } from "../../../../src/server/modules/checks/logon-limits.js";

test("wrong proofs of a password count as wrong passwords, and wait as these do", async () => {
  const waits: number[] = [];
  // Time passes as fast as it is waited for.
  let now = 0;
  const pace: Pace = {
    now: () => now,
    after(milliseconds, call) {
      waits.push(milliseconds);
      now += milliseconds;
      setImmediate(call);
      return () => {};
    },
    turn: (call) => void setImmediate(call),
  };
  const users = {
    keyOf: (name: string) => name.toLowerCase(),
    verify: async () => "wrong-password" as const,
  };
  const limits = { ...defaultLogonLimits, freeFailures: 2 };
  const checks: FairChecks = new FairChecks({
    ...{ users, limits, pace },
    wrong: (owner) => checks.noteWrong(owner),
    right: (owner) => checks.noteRight(owner),
  });
  const asker = { address: "here", signal: new AbortController().signal };
  const wrong = async () => "wrong-password" as const;
  expect(await checks.proof(asker, "alice", wrong)).toBe("wrong-password");
  expect(await checks.password(asker, "Alice", "x")).toBe("wrong-password");
  expect(waits).toEqual([]);
  await checks.proof(asker, "ALICE", wrong);
  await checks.password(asker, "alice", "x");
  await checks.proof(asker, "bob", wrong);
  expect(waits).toEqual([250, 500]);
});
