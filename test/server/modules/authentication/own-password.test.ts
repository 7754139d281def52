import { describe, expect, onTestFinished, test, vi } from "vitest";
import { asnGetLoggedInContact } from "../../../../src/modules/authentication/authentication.js";
import { asnUserChangePassword } from "../../../../src/modules/general/general.js";
import type { Client } from "../../../../src/rose/index.js";
import type { Users } from "../../../../src/server/modules/users/api.js";
import { logOn } from "../../login.js";
import { errorOf } from "../../running.js";
import { moduleStores } from "../stores.js";

const change = (client: Client, u8sOldPassword: string, u8sNewPassword: string) =>
  client.invoke(asnUserChangePassword, { u8sOldPassword, u8sNewPassword });
const nameOf = async (client: Client) =>
  (await client.invoke(asnGetLoggedInContact, {})).u8sLoggedInUser;

describe.each(moduleStores)("1.15 asnUserChangePassword (9037), in $name", (store) => {
  test("gives the own account a new password, and ends its logins except that of the session that asks", async () => {
    const there = await store.running();
    const [asking, other] = [await there.loggedOn("alice"), await there.loggedOn("alice")];
    const bob = await there.loggedOn("bob");
    expect(await change(asking, "alice's secret", "another secret")).toEqual({ success: true });
    expect(await nameOf(asking)).toBe("alice");
    expect(await nameOf(bob)).toBe("bob");
    expect(await errorOf(other.invoke(asnGetLoggedInContact, {}))).toMatchObject({
      iErrorDetail: 2,
    });
    const again = await there.connected();
    expect(await errorOf(logOn(again, "alice", "alice's secret"))).toMatchObject({
      iErrorDetail: 102,
    });
    await logOn(again, "alice", "another secret");
    // It goes on after a second change, too.
    expect(await change(asking, "another secret", "a third secret")).toEqual({ success: true });
    expect(await nameOf(asking)).toBe("alice");
  });

  test("is no success with a wrong old password, and nothing is changed", async () => {
    const there = await store.running();
    const [alice, other] = [await there.loggedOn("alice"), await there.loggedOn("alice")];
    for (const wrong of ["bob's secret", "", "\0", "x".repeat(2_000)]) {
      expect(await change(alice, wrong, "another secret")).toEqual({ success: false });
    }
    expect(await nameOf(other)).toBe("alice");
    await there.loggedOn("alice");
  });

  test.each<[what: string, meanwhile: (users: Users) => Promise<unknown>, then: string]>([
    ["is given another password", (users) => users.setPassword("alice", "reset"), "reset"],
    ["is disabled", async (users) => users.setEnabled("alice", false), "alice's secret"],
    [
      "is removed and the name is another's",
      async (users) => {
        await users.remove("alice");
        await users.add("alice", "of the next alice");
      },
      "of the next alice",
    ],
  ])(
    "is error 2 if the user %s while the new one is hashed, and changes nothing",
    async (_, meanwhile, then) => {
      const there = await store.running();
      const { users } = there.server;
      const alice = await there.loggedOn("alice");
      const { within } = users;
      const hash = within.hash.bind(within);
      const spy = vi.spyOn(within, "hash").mockImplementationOnce(async (password) => {
        await meanwhile(users);
        return hash(password);
      });
      onTestFinished(() => spy.mockRestore());
      expect(await errorOf(change(alice, "alice's secret", "another secret"))).toMatchObject({
        iErrorDetail: 2,
      });
      await users.setEnabled("alice", true);
      expect(await users.verify("alice", "another secret")).toBe("wrong-password");
      expect(await users.verify("alice", then)).toMatchObject({ name: "alice" });
    },
  );

  test("is an error for a new password that is none, and for who has not logged on", async () => {
    const there = await store.running();
    const [alice, nobody] = [await there.loggedOn("alice"), await there.connected()];
    for (const bad of ["", "x".repeat(1_025)]) {
      expect(await errorOf(change(alice, "alice's secret", bad))).toMatchObject({
        iErrorDetail: 4,
      });
    }
    expect(await errorOf(change(nobody, "alice's secret", "another"))).toMatchObject({
      iErrorDetail: 2,
    });
    await there.loggedOn("alice");
  });
});
