import { describe, expect, test } from "vitest";
import { OwnChanges } from "../../../src/server/kernel/index.js";
import { deferred } from "../../rose/support/peers.js";

describe("own changes", () => {
  test("are known by their keys until they are forgotten", async () => {
    const own = new OwnChanges<string>();
    expect(await own.make("alice", async () => 7, String)).toBe(7);
    expect([own.of("7"), own.of("8")]).toEqual(["alice", undefined]);
    own.forget("7");
    expect(own.of("7")).toBeUndefined();
  });

  test("that fail, or change nothing, are nobody's", async () => {
    const own = new OwnChanges<string>();
    const failing = own.make("alice", () => Promise.reject(new Error("refused")), String);
    await expect(failing).rejects.toThrow("refused");
    await own.make(
      "alice",
      async () => 7,
      () => undefined,
    );
    await own.settled();
    expect(own.of("7")).toBeUndefined();
  });

  test("that are being made are waited for, those that begin later are not, and failures are no matter", async () => {
    const own = new OwnChanges<string>();
    const [first, second, third] = [deferred<number>(), deferred<number>(), deferred<number>()];
    const made = own.make("alice", () => first.promise, String);
    const failing = own.make("bob", () => second.promise, String);
    failing.catch(() => {});
    let isSettled = false;
    const settled = own.settled().then(() => (isSettled = true));
    const later = own.make("carol", () => third.promise, String);
    first.resolve(1);
    await made;
    expect(isSettled).toBe(false);
    second.reject(new Error("refused"));
    await settled;
    expect([own.of("1"), own.of("3")]).toEqual(["alice", undefined]);
    third.resolve(3);
    await later;
    expect(own.of("3")).toBe("carol");
  });
});
