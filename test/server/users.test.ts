import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { hashPassword, verifyPassword } from "../../src/server/modules/users/passwords.js";
import { Users } from "../../src/server/users/users.js";
import { openStore, type Store } from "../../src/server/store/store.js";

const cheap = { N: 16, r: 8, p: 1 };

describe("password hashes", () => {
  test("the same password is hashed with a new salt each time, and both hashes verify", async () => {
    const [first, second] = [
      await hashPassword("secret", cheap),
      await hashPassword("secret", cheap),
    ];
    expect(first).not.toBe(second);
    expect(await verifyPassword("secret", first)).toBe(true);
    expect(await verifyPassword("secret", second)).toBe(true);
    expect(await verifyPassword("Secret", first)).toBe(false);
    expect(await verifyPassword("", first)).toBe(false);
  });

  test("a hash says what it cost, so that hashes of another cost still verify", async () => {
    const hash = await hashPassword("secret", { N: 32, r: 4, p: 2 });
    expect(hash).toMatch(/^\$scrypt\$N=32,r=4,p=2\$/);
    expect(hash).not.toContain("secret");
    expect(await verifyPassword("secret", hash)).toBe(true);
  });

  test("composed and decomposed characters are the same password", async () => {
    const hash = await hashPassword("gr\u00fc\u00df", cheap);
    expect(await verifyPassword("gru\u0308\u00df", hash)).toBe(true);
  });

  test("a malformed hash is an error, not a wrong password", async () => {
    await expect(verifyPassword("secret", "secret")).rejects.toThrow(/malformed/);
  });

  test("hashing does not hold up the event loop", async () => {
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 1);
    await hashPassword("secret", { N: 2 ** 15, r: 8, p: 1 });
    clearInterval(timer);
    expect(turns).toBeGreaterThan(0);
  });
});

describe("users", () => {
  let store: Store;
  let users: Users;

  beforeEach(() => {
    store = openStore(":memory:");
    users = new Users(store.users, cheap);
  });
  afterEach(() => store.close());

  test("a user logs in with his password and nothing else", async () => {
    await users.add("alice", "wonderland", { admin: true });
    expect(await users.verify("alice", "wonderland")).toMatchObject({ name: "alice", admin: true });
    expect(await users.verify("alice", "Wonderland")).toBe("wrong-password");
    expect(await users.verify("alice", "")).toBe("wrong-password");
    expect(await users.verify("carol", "wonderland")).toBe("unknown-user");
    expect(await users.verify("", "")).toBe("unknown-user");
  });

  test("an endless password is wrong", async () => {
    await users.add("alice", "x".repeat(1024));
    expect(await users.verify("alice", "x".repeat(1024))).toMatchObject({ name: "alice" });
    expect(await users.verify("alice", "x".repeat(1_000_000))).toBe("wrong-password");
  });

  test("names keep their writing and are compared without regard to case", async () => {
    await users.add("J\u00f6rg.M\u00fcller", "secret");
    expect(users.find("j\u00d6RG.m\u00dcller")?.name).toBe("J\u00f6rg.M\u00fcller");
    expect(users.find("jo\u0308rg.mu\u0308ller")?.name).toBe("J\u00f6rg.M\u00fcller");
    await expect(users.add("J\u00d6RG.M\u00dcLLER", "x")).rejects.toMatchObject({
      code: "user-exists",
    });
  });

  test.each(["", " ", "a b", "-a", ".a", "a\nb", "a\u0000", "a/b", "'", "x".repeat(65), "\u0308a"])(
    "%j is no user name",
    async (name) => {
      await expect(users.add(name, "secret")).rejects.toMatchObject({ code: "invalid-name" });
      expect(users.list()).toEqual([]);
    },
  );

  test.each([
    "a",
    "Bob",
    "j.doe",
    "j_doe-2",
    "j+doe@example.com",
    "\u5c71\u7530",
    "7of9",
    "x".repeat(64),
  ])("%j is a user name", async (name) => {
    expect(await users.add(name, "secret")).toMatchObject({ name, admin: false, enabled: true });
  });

  test("an empty or overlong password is refused and nothing is changed", async () => {
    await expect(users.add("alice", "")).rejects.toMatchObject({ code: "invalid-password" });
    await expect(users.add("alice", "x".repeat(1025))).rejects.toMatchObject({
      code: "invalid-password",
    });
    expect(users.list()).toEqual([]);
    const before = await users.add("alice", "secret");
    await expect(users.setPassword("alice", "")).rejects.toMatchObject({
      code: "invalid-password",
    });
    expect(users.find("alice")).toEqual(before);
  });

  test("a new password replaces the old one and raises the revision", async () => {
    const before = await users.add("alice", "old");
    await users.setPassword("Alice", "new");
    expect(await users.verify("alice", "old")).toBe("wrong-password");
    expect(await users.verify("alice", "new")).toMatchObject({ id: before.id });
    expect(users.get(before.id)!.revision).toBeGreaterThan(before.revision);
  });

  test("who is disabled is told so only with the right password", async () => {
    const before = await users.add("alice", "secret");
    users.setEnabled("alice", false);
    expect(await users.verify("alice", "secret")).toBe("not-enabled");
    expect(await users.verify("alice", "wrong")).toBe("wrong-password");
    users.setEnabled("alice", true);
    expect(await users.verify("alice", "secret")).toMatchObject({ name: "alice" });
    expect(users.get(before.id)!.revision).toBeGreaterThan(before.revision);
  });

  test("the number of a removed user is not given again", async () => {
    const first = await users.add("alice", "secret");
    users.remove("alice");
    expect(users.get(first.id)).toBeUndefined();
    expect(await users.verify("alice", "secret")).toBe("unknown-user");
    const second = await users.add("alice", "secret");
    expect(second.id).not.toBe(first.id);
  });

  test("changes of a user that does not exist are refused", async () => {
    await expect(users.setPassword("nobody", "x")).rejects.toMatchObject({ code: "unknown-user" });
    expect(() => users.remove("nobody")).toThrow(/no user "nobody"/);
    expect(() => users.setEnabled("nobody", false)).toThrow(/no user "nobody"/);
  });

  test("users are listed by name", async () => {
    for (const name of ["carol", "Alice", "bob"]) await users.add(name, "secret");
    expect(users.list().map(({ name }) => name)).toEqual(["Alice", "bob", "carol"]);
    expect(JSON.stringify(users.list())).not.toContain("scrypt");
  });

  test("data are new until the first user has been added, not again when all are removed", async () => {
    expect(users.areNew()).toBe(true);
    await users.add("alice", "secret");
    expect(users.areNew()).toBe(false);
    users.remove("alice");
    expect(users.areNew()).toBe(false);
  });
});
