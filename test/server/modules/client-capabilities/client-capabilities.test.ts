import { describe, expect, test } from "vitest";
import {
  asnClientCapabilitiesV2Changed,
  asnGetClientCapabilitiesV2,
  asnSetClientCapabilitiesV2,
  type AsnClientCapabilitiesV2,
} from "../../../../src/modules/later/client-capabilities/client-capabilities.js";
import { asnGetLoggedInContact } from "../../../../src/modules/authentication/authentication.js";
import type { Client } from "../../../../src/rose/index.js";
import { until } from "../../../rose/support/peers.js";
import { errorOf } from "../../running.js";
import { moduleStores } from "../stores.js";

async function contactOf(client: Client): Promise<string> {
  return (await client.invoke(asnGetLoggedInContact, {})).ownContact.u8sContactId;
}

function told(client: Client): [string, AsnClientCapabilitiesV2][] {
  const changes: [string, AsnClientCapabilitiesV2][] = [];
  client.handle(asnClientCapabilitiesV2Changed, ({ capabilities }) => {
    for (const one of capabilities) changes.push([one.u8sID, one.capabilities]);
  });
  return changes;
}

const phone = {
  eClientCapabilities: [1, 2],
  customCapabilities: [{ key: "codec", value: "opus" }],
};
const desk = { eClientCapabilities: [2, 3], customCapabilities: [{ key: "codec", value: "g722" }] };
const none = { eClientCapabilities: [], customCapabilities: [] };
const both = {
  eClientCapabilities: [1, 2, 3],
  customCapabilities: [...phone.customCapabilities, ...desk.customCapabilities],
};

describe.each(moduleStores)("the capabilities of clients, with the data in $name", (store) => {
  test("of one contact are those of all its connections, as long as these last", async () => {
    const place = await store.running();
    const [one, other, bob] = [
      await place.loggedOn("alice"),
      await place.loggedOn("alice"),
      await place.loggedOn("bob"),
    ];
    const alice = await contactOf(one);
    const asked = async () => {
      const ids = [alice, "user-999", "nobody", alice];
      return (await bob.invoke(asnGetClientCapabilitiesV2, { u8slistContactIDs: ids }))
        .capabilities;
    };
    expect(await asked()).toEqual([{ u8sID: alice, capabilities: none }]);
    const changes = told(bob);
    await one.invoke(asnSetClientCapabilitiesV2, { capabilities: phone });
    await until(() => changes.length === 1);
    await other.invoke(asnSetClientCapabilitiesV2, { capabilities: desk });
    await until(() => changes.length === 2);
    expect(await asked()).toEqual([{ u8sID: alice, capabilities: both }]);
    // What a connection says replaces what it has said.
    await other.invoke(asnSetClientCapabilitiesV2, { capabilities: none });
    await until(() => changes.length === 3);
    await one.close();
    await until(() => changes.length === 4);
    expect(changes).toEqual([phone, both, phone, none].map((now) => [alice, now]));
    expect(await asked()).toEqual([{ u8sID: alice, capabilities: none }]);
  });

  test("are not told to who has not asked for them", async () => {
    const place = await store.running();
    const [alice, bob] = [await place.loggedOn("alice"), await place.loggedOn("bob")];
    const changes = told(bob);
    await alice.invoke(asnSetClientCapabilitiesV2, { capabilities: phone });
    await contactOf(bob);
    expect(changes).toEqual([]);
  });

  test.each([
    ["numbers", { eClientCapabilities: Array(65).fill(1), customCapabilities: [] }],
    [
      "pairs",
      {
        eClientCapabilities: [],
        customCapabilities: Array.from({ length: 65 }, () => ({ key: "", value: "" })),
      },
    ],
    [
      "characters",
      {
        eClientCapabilities: [],
        customCapabilities: [{ key: "k".repeat(600), value: "v".repeat(600) }],
      },
    ],
  ])("are bounded: too many %s are refused, and nothing is changed", async (_, capabilities) => {
    const place = await store.running();
    const alice = await place.loggedOn("alice");
    const ids = [await contactOf(alice)];
    await alice.invoke(asnSetClientCapabilitiesV2, { capabilities: phone });
    const refused = alice.invoke(asnSetClientCapabilitiesV2, { capabilities });
    expect(await errorOf(refused)).toMatchObject({ iErrorDetail: 5 });
    const found = await alice.invoke(asnGetClientCapabilitiesV2, { u8slistContactIDs: ids });
    expect(found.capabilities[0]?.capabilities).toEqual(phone);
  });

  test("of too many contacts at once are refused", async () => {
    const place = await store.running();
    const alice = await place.loggedOn("alice");
    const ids = Array.from({ length: 1_001 }, (_, id) => `user-${id}`);
    const refused = alice.invoke(asnGetClientCapabilitiesV2, { u8slistContactIDs: ids });
    expect(await errorOf(refused)).toMatchObject({ iErrorDetail: 5 });
  });
});
