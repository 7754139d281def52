import { describe, expect, test } from "vitest";
import {
  asnAdminAddGroupProfile,
  asnAdminSetGroupProfile,
} from "../../../../src/modules/admin/admin.js";
import {
  asnGetAdministrativeMonitorContent,
  asnReloadAdministrativeMonitorContent,
} from "../../../../src/modules/general/general.js";
import type { Client } from "../../../../src/rose/index.js";
import type { Running } from "../../running.js";
import { attachedTo } from "../support/attached.js";
import { changeSettings, contactOf, groupProfile, type TestGroup } from "../support/directory.js";
import { moduleStores } from "../stores.js";

const loads = 0x1000;
const fixed = 0x2000;
const reload = [["asnReloadAdministrativeMonitorContent", {}]];
const events = [asnReloadAdministrativeMonitorContent];

async function add(there: Running, name: string, about: TestGroup): Promise<void> {
  const admin = await there.loggedOn("admin");
  await admin.invoke(asnAdminAddGroupProfile, { groupProfile: groupProfile(name, about) });
  await admin.close();
}

async function set(there: Running, name: string, about: TestGroup): Promise<void> {
  const admin = await there.loggedOn("admin");
  const { guid } = there.server.rights
    .groups((await there.server.users.find("alice"))!)
    .find((group) => group.name === name)!;
  await admin.invoke(asnAdminSetGroupProfile, {
    groupProfile: { ...groupProfile(name, about), u8sobjectGUID: guid },
  });
  await admin.close();
}

const contentOf = async (client: Client) => {
  const got = await client.invoke(asnGetAdministrativeMonitorContent, {});
  return [got.iDisableAllMonitorConfiguration, got.listContactIDs];
};

describe.each(moduleStores)("in $name, 1.3 of General:", (store) => {
  test("asnGetAdministrativeMonitorContent (9003) returns the members of the caller's groups with 0x1000, without the caller", async () => {
    const there = await store.running();
    const alice = await there.loggedOn("alice");
    const ids = Object.fromEntries(
      await Promise.all(
        ["alice", "bob", "admin"].map(async (one) => [one, await contactOf(there.server, one)]),
      ),
    );
    expect(await contentOf(alice)).toEqual([0, []]);
    await add(there, "plain", { members: ["alice", "admin"] });
    await add(there, "others", { members: ["bob", "admin"], first: loads });
    expect(await contentOf(alice)).toEqual([0, []]);
    await add(there, "one", { members: ["alice", "bob"], first: loads });
    await add(there, "two", { members: ["bob"], leader: "alice", first: loads });
    expect(await contentOf(alice)).toEqual([0, [ids.bob]]);
    expect(await contentOf(await there.loggedOn("bob"))).toEqual([0, [ids.alice, ids.admin]]);
    expect(await contentOf(await there.loggedOn("admin"))).toEqual([0, [ids.bob]]);
  });

  test("it returns all enabled users if the settings say so, and flag 1 by the settings or by right 0x2000", async () => {
    const there = await store.running();
    await there.server.users.add("carol", "secret");
    await there.server.users.setEnabled("carol", false);
    const alice = await there.loggedOn("alice");
    const others = await Promise.all(["bob", "admin"].map((one) => contactOf(there.server, one)));
    await changeSettings(there, { iShowAllUsersInAllMonitors: 1 });
    expect(await contentOf(alice)).toEqual([0, others]);
    await changeSettings(there, { iDisableAllMonitorConfiguration: 1 });
    expect(await contentOf(alice)).toEqual([1, others]);
    await changeSettings(there, {
      iShowAllUsersInAllMonitors: 0,
      iDisableAllMonitorConfiguration: 0,
    });
    expect(await contentOf(alice)).toEqual([0, []]);
    await add(there, "fixed", { members: ["alice"], first: fixed });
    expect(await contentOf(alice)).toEqual([1, []]);
    expect(await contentOf(await there.loggedOn("bob"))).toEqual([0, []]);
  });

  test("asnReloadAdministrativeMonitorContent (9040) goes to those whose content has changed, and to nobody else", async () => {
    const there = await store.running();
    await add(there, "team", { members: ["alice"] });
    const alice = await attachedTo(there, "alice", events);
    const bob = await attachedTo(there, "bob", events);
    await set(there, "team", { members: ["alice"], first: loads });
    expect(await alice.next(1)).toEqual(reload);
    await set(there, "team", { members: ["alice", "admin"], first: loads });
    expect(await alice.next(1)).toEqual(reload);
    // Another right of the group changes nothing here.
    await set(there, "team", { members: ["alice", "admin"], first: loads | 1 });
    expect(await contentOf(alice.client)).toEqual([0, [await contactOf(there.server, "admin")]]);
    expect(await alice.soFar()).toEqual([]);
    await set(there, "team", { members: ["alice", "admin"], first: loads | fixed });
    expect(await alice.next(1)).toEqual(reload);
    expect(await bob.soFar()).toEqual([]);

    await changeSettings(there, { iShowAllUsersInAllMonitors: 1 });
    for (const client of [alice, bob]) expect(await client.next(1)).toEqual(reload);
    await there.server.users.add("carol", "secret");
    for (const client of [alice, bob]) expect(await client.next(1)).toEqual(reload);
  });
});
