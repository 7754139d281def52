import { describe, expect, test } from "vitest";
import { userService, type Users } from "../../../../src/server/modules/users/api.js";
import type { Unit } from "../../../../src/server/database/index.js";
import { userMigrations, type UserTables } from "../../../../src/server/modules/users/schema.js";
import { usersModule } from "../../../../src/server/modules/users/index.js";
import { testKernel } from "../../kernel/support/test-kernel.js";
import { passwordCost } from "../../running.js";
import { moduleStores } from "../stores.js";

async function addOld({ db }: Unit<UserTables>): Promise<void> {
  const user = { name: "alice", name_key: "alice", password: "hash" };
  await db.insertInto("user").values(user).execute();
}

describe.each(moduleStores)("users in $name", ({ database }) => {
  async function opened(): Promise<Users> {
    const { kernel } = await testKernel([usersModule(passwordCost)], { database });
    return kernel.get(userService);
  }

  test("a user logs in with the right password only", async () => {
    const users = await opened();
    await users.add("alice", "wonderland", { admin: true });
    expect(await users.verify("alice", "wonderland")).toMatchObject({ name: "alice", admin: true });
    expect(await users.verify("alice", "Wonderland")).toBe("wrong-password");
    expect(await users.verify("alice", "")).toBe("wrong-password");
    expect(await users.verify("carol", "wonderland")).toBe("unknown-user");
    expect(await users.verify("", "")).toBe("unknown-user");
  });

  test("a password that is too long is wrong", async () => {
    const users = await opened();
    await users.add("alice", "x".repeat(1024));
    expect(await users.verify("alice", "x".repeat(1024))).toMatchObject({ name: "alice" });
    expect(await users.verify("alice", "x".repeat(1_000_000))).toBe("wrong-password");
  });

  test("names are stored as written and compared without regard to case", async () => {
    const users = await opened();
    await users.add("J\u00f6rg.M\u00fcller", "secret");
    expect((await users.find("j\u00d6RG.m\u00dcller"))?.name).toBe("J\u00f6rg.M\u00fcller");
    expect((await users.find("jo\u0308rg.mu\u0308ller"))?.name).toBe("J\u00f6rg.M\u00fcller");
    await expect(users.add("J\u00d6RG.M\u00dcLLER", "x")).rejects.toMatchObject({
      code: "user-exists",
    });
  });

  test.each(["", " ", "a b", "-a", ".a", "a\nb", "a\u0000", "a/b", "'", "x".repeat(65), "\u0308a"])(
    "%j is not a user name",
    async (name) => {
      const users = await opened();
      await expect(users.add(name, "secret")).rejects.toMatchObject({ code: "invalid-name" });
      expect(await users.list()).toEqual([]);
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
    const users = await opened();
    expect(await users.add(name, "secret")).toMatchObject({ name, admin: false, enabled: true });
  });

  test("an empty or overlong password is refused and nothing is changed", async () => {
    const users = await opened();
    await expect(users.add("alice", "")).rejects.toMatchObject({ code: "invalid-password" });
    await expect(users.add("alice", "x".repeat(1025))).rejects.toMatchObject({
      code: "invalid-password",
    });
    expect(await users.list()).toEqual([]);
    const before = await users.add("alice", "secret");
    await expect(users.setPassword("alice", "")).rejects.toMatchObject({
      code: "invalid-password",
    });
    expect(await users.find("alice")).toEqual(before);
  });

  test("a new password replaces the old one and raises the revision", async () => {
    const users = await opened();
    const before = await users.add("alice", "old");
    await users.setPassword("Alice", "new");
    expect(await users.verify("alice", "old")).toBe("wrong-password");
    expect(await users.verify("alice", "new")).toMatchObject({ id: before.id });
    expect((await users.get(before.id))?.revision).toBeGreaterThan(before.revision);
  });

  test("a disabled user is told so only with the right password", async () => {
    const users = await opened();
    const before = await users.add("alice", "secret");
    await users.setEnabled("alice", false);
    expect(await users.verify("alice", "secret")).toBe("not-enabled");
    expect(await users.verify("alice", "wrong")).toBe("wrong-password");
    await users.setEnabled("alice", true);
    expect(await users.verify("alice", "secret")).toMatchObject({ name: "alice" });
    expect((await users.get(before.id))?.revision).toBeGreaterThan(before.revision);
  });

  test("the number of a removed user is not reused", async () => {
    const users = await opened();
    const first = await users.add("alice", "secret");
    await users.remove("alice");
    expect(await users.get(first.id)).toBeUndefined();
    expect(await users.verify("alice", "secret")).toBe("unknown-user");
    const second = await users.add("alice", "secret");
    expect(second.id).not.toBe(first.id);
  });

  test("changes of a user that does not exist are refused", async () => {
    const users = await opened();
    await expect(users.setPassword("nobody", "x")).rejects.toMatchObject({ code: "unknown-user" });
    await expect(users.remove("nobody")).rejects.toThrow(/no user "nobody"/);
    await expect(users.setEnabled("nobody", false)).rejects.toThrow(/no user "nobody"/);
  });

  test("users are listed sorted by name", async () => {
    const users = await opened();
    for (const name of ["carol", "Alice", "bob"]) await users.add(name, "secret");
    expect((await users.list()).map(({ name }) => name)).toEqual(["Alice", "bob", "carol"]);
    expect(JSON.stringify(await users.list())).not.toContain("scrypt");
  });

  test("data are new until the first user is added, and not again after all have been removed", async () => {
    const users = await opened();
    expect(await users.areNew()).toBe(true);
    await users.add("alice", "secret");
    expect(await users.areNew()).toBe(false);
    await users.remove("alice");
    expect(await users.areNew()).toBe(false);
  });

  test("data are still new after a user has been added in a unit that was undone", async () => {
    const { kernel } = await testKernel([usersModule(passwordCost)], { database });
    const users = kernel.get(userService);
    const undone = (await kernel.open()).write(async (unit: Unit<any>) => {
      await users.within.add({ db: unit, publish: () => {} }, "alice", "hash", false);
      expect(await users.within.areNew(unit)).toBe(false);
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    expect(await users.areNew()).toBe(true);
  });

  test.each([
    ["there is none", async () => {}, true],
    ["there is one", addOld, false],
    [
      "there has been one",
      async (unit: Unit<UserTables>) => {
        await addOld(unit);
        await unit.db.deleteFrom("user").execute();
      },
      false,
    ],
  ] as const)("data of earlier versions are new only if %s", async (_, use, areNew) => {
    const old = await database();
    await old.migrate(userMigrations.slice(0, 2));
    await old.write((unit: Unit<UserTables>) => use(unit));
    const { kernel } = await testKernel([usersModule(passwordCost)], { database: async () => old });
    expect(await kernel.get(userService).areNew()).toBe(areNew);
  });

  test("the first users are added all together, and only to new data", async () => {
    const users = await opened();
    const alice = { name: "alice", password: "a" };
    const twice = [alice, { name: "ALICE", password: "b" }];
    await expect(users.addFirst(twice)).rejects.toMatchObject({ code: "user-exists" });
    const bad = [alice, { name: "bob", password: "" }];
    await expect(users.addFirst(bad)).rejects.toMatchObject({ code: "invalid-password" });
    expect(await users.list()).toEqual([]);
    const first = await users.addFirst([alice, { name: "root", password: "r", admin: true }]);
    expect(first).toMatchObject([
      { name: "alice", admin: false, enabled: true },
      { name: "root", admin: true },
    ]);
    expect(await users.list()).toEqual(first);
    expect(await users.addFirst([{ name: "bob", password: "b" }])).toBeUndefined();
    for (const { name } of first!) await users.remove(name);
    expect(await users.addFirst([alice])).toBeUndefined();
    expect(await users.list()).toEqual([]);
  });

  test("of processes that add the first users at once one does", async () => {
    const users = await opened();
    const tries = ["a", "b", "c", "d"].map((name) =>
      users.addFirst([
        { name, password: name },
        { name: "same", password: name },
      ]),
    );
    const added = (await Promise.all(tries)).filter((one) => one !== undefined);
    expect(added).toHaveLength(1);
    expect(await users.list()).toHaveLength(2);
  });
});
