import { describe, expect, test } from "vitest";
import type { Unit } from "../../../../src/server/database/index.js";
import { standardStaticRights, standardStaticRights2 } from "../../../../src/server/index.js";
import { userService, type Users } from "../../../../src/server/modules/users/api.js";
import { usersModule } from "../../../../src/server/modules/users/index.js";
import { keyOf, pathOf, phoneKeyOf, sipKeyOf } from "../../../../src/server/modules/users/path.js";
import { userMigrations } from "../../../../src/server/modules/users/schema.js";
import { testKernel } from "../../kernel/support/test-kernel.js";
import { passwordCost } from "../../running.js";
import { moduleStores } from "../stores.js";

describe("the form in which are compared", () => {
  test.each([
    ["alice", "cn=alice,cn=users"],
    ["a+b@example.org", "cn=a\\+b@example.org,cn=users"],
  ])("users: the path of %s is %s", (name, path) => {
    expect(pathOf(name)).toBe(path);
  });

  test.each([
    ["Sales, Support & more", "cn=Sales\\, Support & more,cn=groups"],
    [" #a\\b=c ", "cn=\\ #a\\\\b\\=c\\ ,cn=groups"],
    ["#a", "cn=\\#a,cn=groups"],
  ])("groups: the path of %j is %s", (name, path) => {
    expect(pathOf(name, "groups")).toBe(path);
  });

  test("texts: NFC in lower case, unless they are too long or have NUL", () => {
    expect(keyOf("JO\u0308RG")).toBe("j\u00f6rg");
    expect(keyOf("x".repeat(1024))).toHaveLength(1024);
    expect(keyOf("x".repeat(1025))).toBeUndefined();
    expect(keyOf("a\0b")).toBeUndefined();
  });

  test.each([
    ["sip:Alice@Example.org", "alice@example.org"],
    ["sips:a@b", "a@b"],
    ["a@b", "a@b"],
    ["sip:alice", "alice"],
    ["alice", undefined],
    ["sip:", undefined],
    ["sip:a@", undefined],
    ["sip:@a", undefined],
    ["sip:a@b@c", undefined],
    ["sip:a b@c", undefined],
    ["<sip:a@b>", undefined],
    ["tel:+49", undefined],
  ])("SIP addresses: %s is %s", (address, key) => {
    expect(sipKeyOf(address)).toBe(key);
  });

  test.each([
    ["+49 (89) 1234-5", "+498912345"],
    ["0049 89 12345", "+498912345"],
    ["089 / 12345", "08912345"],
    ["11", "11"],
    ["", ""],
    ["none", ""],
  ])("telephone numbers: %j is %j", (number, key) => {
    expect(phoneKeyOf(number)).toBe(key);
  });
});

describe.each(moduleStores)("in $name", ({ database }) => {
  async function opened(data = database): Promise<Users> {
    const { kernel } = await testKernel([usersModule(passwordCost)], { database: data });
    return kernel.get(userService);
  }

  test("users of earlier versions have a profile with a GUID, a path and the rights of new users", async () => {
    const old = await database();
    await old.migrate(userMigrations.slice(0, 3));
    const names = ["alice", "b+b"];
    await old.write(async ({ db }: Unit<any>) => {
      for (const name of names) {
        const shown = Number(name === "alice");
        const user = { name, name_key: name, password: "hash", public: shown };
        await db.insertInto("user").values(user).execute();
      }
    });
    const users = await opened(async () => old);
    const profiles = [];
    for (const one of await users.list()) profiles.push(await users.profileOf(one));
    expect(profiles).toMatchObject([
      {
        u8sUserName: "alice",
        u8sDNPath: "cn=alice,cn=users",
        iEnabled: 1,
        iUserStaticRights: standardStaticRights,
        // Alice was visible to everybody.
        iUserStaticRights2: standardStaticRights2 | 1,
      },
      { u8sDNPath: "cn=b\\+b,cn=users", iUserStaticRights2: standardStaticRights2 },
    ]);
    const guids = profiles.map((one) => one!.u8sobjectGUID);
    for (const guid of guids) expect(guid).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(new Set(guids).size).toBe(2);
    await users.add("carol", "secret");
    const { iUserStaticRights, iUserStaticRights2 } = (await users.profileOf(
      (await users.find("carol"))!,
    ))!;
    expect([iUserStaticRights, iUserStaticRights2]).toEqual([
      standardStaticRights,
      standardStaticRights2,
    ]);
  });

  test("the lowest bit of the second static rights is whether everybody sees the user", async () => {
    const users = await opened();
    const alice = await users.add("alice", "secret");
    const second = async () => (await users.profileOf(alice))!.iUserStaticRights2;
    await users.setPublic("alice", true);
    expect(await second()).toBe(standardStaticRights2 | 1);
    await users.setStaticRights("alice", { first: 0, second: 4 });
    expect(await second()).toBe(4);
    expect((await users.find("alice"))!.public).toBe(false);
    await users.setStaticRights("alice", { first: 0, second: 5 });
    expect((await users.find("alice"))!.public).toBe(true);
  });

  test("a user without a password cannot log on with any", async () => {
    const users = await opened();
    const blank = (await users.profileOf(await users.add("alice", "secret")))!;
    const bob = { ...blank, u8sUserName: "bob", u8sobjectGUID: "", u8sDNPath: "" };
    await users.addProfile(bob);
    for (const password of ["", "secret", "$scrypt$"]) {
      expect(await users.verify("bob", password)).toBe("wrong-password");
    }
    await users.setProfile({ ...bob, u8sPassword: "new" });
    expect(await users.verify("bob", "new")).toMatchObject({ name: "bob" });
  });

  test("a name whose path another user has is taken", async () => {
    const users = await opened();
    const alice = (await users.profileOf(await users.add("alice", "secret")))!;
    await users.setProfile({ ...alice, u8sDNPath: "cn=Bob,cn=users" });
    await expect(users.add("bob", "secret")).rejects.toMatchObject({ code: "user-exists" });
    await expect(users.setStaticRights("nobody", { first: 0, second: 0 })).rejects.toMatchObject({
      code: "unknown-user",
    });
  });
});
