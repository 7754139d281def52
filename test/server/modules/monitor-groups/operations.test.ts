import { describe, expect, test } from "vitest";
import {
  asnAdministrativeMonitorContentGroupAdded,
  asnAdministrativeMonitorContentGroupChanged,
  asnAdministrativeMonitorContentGroupRemoved,
  asnGetAndSubscribeAdministrativeMonitorContent,
  asnUnsubscribeAdministrativeMonitorContent,
  type AsnAdministrativeMonitorGroup,
} from "../../../../src/modules/later/client-content/client-content.js";
import type { Client } from "../../../../src/rose/index.js";
import { blankGroup } from "../../../../src/server/index.js";
import { until } from "../../../rose/support/peers.js";
import { errorOf, type Running } from "../../running.js";
import { contactOf } from "../support/directory.js";
import { moduleStores } from "../stores.js";

const sales = (more: object = {}) => ({
  ...blankGroup("sales"),
  ...{ iGroupStaticRights2: 0x80, listUserDNs: ["alice", "bob"], ...more },
});
const get = async (client: Client, flags?: number) => {
  const argument = flags === undefined ? {} : { iEventFlagsToSubscribe: flags };
  const found = await client.invoke(asnGetAndSubscribeAdministrativeMonitorContent, argument);
  return found.listAdministrativeMonitorGroups;
};

/** The events of a client: what has become of a group. */
function told(client: Client): [string, AsnAdministrativeMonitorGroup][] {
  const events: [string, AsnAdministrativeMonitorGroup][] = [];
  client.handle(asnAdministrativeMonitorContentGroupAdded, ({ adminMonitorGroupAdded: group }) => {
    events.push(["added", group]);
  });
  client.handle(
    asnAdministrativeMonitorContentGroupChanged,
    ({ adminMonitorGroupChanged: group }) => void events.push(["changed", group]),
  );
  client.handle(
    asnAdministrativeMonitorContentGroupRemoved,
    ({ adminMonitorGroupRemoved: group }) => void events.push(["removed", group]),
  );
  return events;
}

const shown = async (there: Running, name: string, ...members: string[]) => ({
  u8sGroupURI: `urn:uuid:${(await there.server.groups.get(name)).u8sobjectGUID}`,
  u8sGroupName: name,
  listContactIDs: await Promise.all(members.map((one) => contactOf(there.server, one))),
});

describe.each(moduleStores)("3.10 groups in monitors, in $name", (store) => {
  test("asnGetAndSubscribeAdministrativeMonitorContent (4620) returns the caller's groups that are marked, with all members", async () => {
    const there = await store.running();
    const { groups } = there.server;
    await groups.add(sales());
    await groups.add({ ...blankGroup("unmarked"), listUserDNs: ["alice"] });
    await groups.add({ ...sales({ listUserDNs: ["bob"] }), u8sGroupName: "of others" });
    await groups.add({ ...sales({ iEnabled: 0 }), u8sGroupName: "disabled" });
    const alice = await there.loggedOn("alice");
    expect(await get(alice)).toEqual([await shown(there, "sales", "alice", "bob")]);
    expect(await get(await there.loggedOn("admin"))).toEqual([]);
  });

  test("tells those whom it concerns of groups that are added (4622), changed (4623) and removed (4624)", async () => {
    const there = await store.running();
    const { groups } = there.server;
    const [alice, bob, quiet, former] = [
      await there.loggedOn("alice"),
      await there.loggedOn("bob"),
      await there.loggedOn("alice"),
      await there.loggedOn("alice"),
    ];
    const [toAlice, toBob, toQuiet, toFormer] = [alice, bob, quiet, former].map(told);
    await get(alice);
    await get(bob, 1);
    await get(quiet, 0);
    await get(former);
    expect(await former.invoke(asnUnsubscribeAdministrativeMonitorContent, {})).toEqual({
      bSuccess: true,
    });
    await groups.add(sales({ listUserDNs: ["alice"] }));
    const first = await shown(there, "sales", "alice");
    await until(() => toAlice!.length === 1);
    await groups.set(sales());
    const second = await shown(there, "sales", "alice", "bob");
    await until(() => toAlice!.length === 2 && toBob!.length === 1);
    // Whoever knows a group is told that it is none in monitors any more, and others nothing.
    await groups.set(sales({ iGroupStaticRights2: 0 }));
    await until(() => toAlice!.length === 3 && toBob!.length === 2);
    expect(toAlice).toEqual([
      ["added", first],
      ["changed", second],
      ["removed", second],
    ]);
    expect(toBob).toEqual([
      ["added", second],
      ["removed", second],
    ]);
    await get(quiet, 0);
    expect([toQuiet, toFormer]).toEqual([[], []]);
  });

  test("asnUnsubscribeAdministrativeMonitorContent (4621) succeeds without a subscription, and only users may call both", async () => {
    const there = await store.running();
    const [alice, nobody] = [await there.loggedOn("alice"), await there.connected()];
    const answer = await alice.invoke(asnUnsubscribeAdministrativeMonitorContent, {});
    expect(answer).toEqual({ bSuccess: true });
    expect(await errorOf(get(nobody))).toMatchObject({ iErrorDetail: 2 });
    const asked = nobody.invoke(asnUnsubscribeAdministrativeMonitorContent, {});
    expect(await errorOf(asked)).toMatchObject({ iErrorDetail: 2 });
  });
});
