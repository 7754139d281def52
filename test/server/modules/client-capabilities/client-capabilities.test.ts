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
import { letAll } from "../presence/support.js";
import { moduleStores } from "../stores.js";

const visible = { presence: 1, primary: 0, secondary: 0 };

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
    await letAll(place, visible);
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

  test("are not shown, nor told, to who may not see the presence, also if he might before", async () => {
    const place = await store.running();
    const [alice, bob, admin] = [
      await place.loggedOn("alice"),
      await place.loggedOn("bob"),
      await place.loggedOn("admin"),
    ];
    const ids = [await contactOf(alice)];
    const asked = async (client: Client) =>
      (await client.invoke(asnGetClientCapabilitiesV2, { u8slistContactIDs: ids })).capabilities;
    const changes = told(bob);
    const toAdmin = told(admin);
    expect(await asked(bob)).toEqual([]);
    expect((await asked(admin)).length).toBe(1);
    await alice.invoke(asnSetClientCapabilitiesV2, { capabilities: phone });
    await until(() => toAdmin.length === 1);
    await letAll(place, visible);
    expect(await asked(bob)).toEqual([{ u8sID: ids[0], capabilities: phone }]);
    await letAll(place, { ...visible, presence: 0 });
    await alice.invoke(asnSetClientCapabilitiesV2, { capabilities: desk });
    await until(() => toAdmin.length === 2);
    expect(await asked(bob)).toEqual([]);
    expect(changes).toEqual([]);
    await letAll(place, visible);
    await alice.close();
    await until(() => changes.length === 1);
    expect(changes).toEqual([[ids[0], none]]);
  });

  test("that a connection replaces do not count against those that take their place", async () => {
    const place = await store.running();
    const alice = await place.loggedOn("alice");
    const u8sID = await contactOf(alice);
    const numbers = (from: number) => ({
      eClientCapabilities: Array.from({ length: 40 }, (_, at) => from + at),
      customCapabilities: [],
    });
    await alice.invoke(asnSetClientCapabilitiesV2, { capabilities: numbers(1) });
    await alice.invoke(asnSetClientCapabilitiesV2, { capabilities: numbers(101) });
    const found = await alice.invoke(asnGetClientCapabilitiesV2, { u8slistContactIDs: [u8sID] });
    expect(found.capabilities).toEqual([{ u8sID, capabilities: numbers(101) }]);
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
        customCapabilities: [{ key: "k".repeat(2_049), value: "v".repeat(2_048) }],
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

  test("are bounded over all connections of a contact, which what is refused does not change", async () => {
    const place = await store.running();
    const [one, other] = [await place.loggedOn("alice"), await place.loggedOn("alice")];
    const u8sID = await contactOf(one);
    const numbers = (from: number, to: number) => ({
      eClientCapabilities: Array.from({ length: to - from + 1 }, (_, at) => from + at),
      customCapabilities: [],
    });
    const text = (key: string, characters: number) => ({
      eClientCapabilities: [],
      customCapabilities: [{ key, value: "v".repeat(characters - key.length) }],
    });
    const found = async () =>
      (await one.invoke(asnGetClientCapabilitiesV2, { u8slistContactIDs: [u8sID] })).capabilities;
    for (const [first, tooMuch, enough, all] of [
      [numbers(1, 40), numbers(30, 65), numbers(30, 64), numbers(1, 64)],
      [text("a", 3_000), text("b", 1_097), text("b", 1_096), undefined],
    ] as const) {
      await one.invoke(asnSetClientCapabilitiesV2, { capabilities: first });
      await other.invoke(asnSetClientCapabilitiesV2, { capabilities: none });
      const refused = other.invoke(asnSetClientCapabilitiesV2, { capabilities: tooMuch });
      expect(await errorOf(refused)).toMatchObject({ iErrorDetail: 5 });
      expect(await found()).toEqual([{ u8sID, capabilities: first }]);
      await other.invoke(asnSetClientCapabilitiesV2, { capabilities: enough });
      if (all !== undefined) expect(await found()).toEqual([{ u8sID, capabilities: all }]);
    }
  });

  test("are told once for what happens at once, and not if they are what they were", async () => {
    const place = await store.running();
    await letAll(place, visible);
    const [alice, bob] = [await place.loggedOn("alice"), await place.loggedOn("bob")];
    const ids = [await contactOf(alice)];
    await bob.invoke(asnGetClientCapabilitiesV2, { u8slistContactIDs: ids });
    const changes = told(bob);
    const set = (capabilities: AsnClientCapabilitiesV2) =>
      alice.invoke(asnSetClientCapabilitiesV2, { capabilities });
    await Promise.all(Array.from({ length: 40 }, (_, turn) => set(turn % 2 === 0 ? desk : phone)));
    // Nothing of what came before is told after this, which was there only once.
    await set({ ...phone, customCapabilities: [{ key: "codec", value: "last" }] });
    await until(() => changes.at(-1)?.[1].customCapabilities[0]?.value === "last");
    expect(changes.length).toBeLessThan(40);
    await set(phone);
    await until(() => changes.at(-1)?.[1].customCapabilities[0]?.value !== "last");
    const before = changes.length;
    await set(phone);
    await set(desk);
    await until(() => changes.length > before);
    expect(changes.slice(before)).toEqual([[ids[0], desk]]);
  });

  test("belong to connections: an invoke with credentials of its own sets none, and asks without being told of changes", async () => {
    const place = await store.running();
    await letAll(place, visible);
    const [alice, guest] = [await place.loggedOn("alice"), await place.connected()];
    const ids = [await contactOf(alice)];
    const changes = told(guest);
    const authdata = Buffer.from("bob:bob's secret");
    const authentication = { auth: { method: "Basic", authdata } };
    const refused = guest.invoke(
      asnSetClientCapabilitiesV2,
      { capabilities: phone },
      { authentication },
    );
    expect(await errorOf(refused)).toMatchObject({ iErrorDetail: 2 });
    const asked = await guest.invoke(
      asnGetClientCapabilitiesV2,
      { u8slistContactIDs: ids },
      { authentication },
    );
    expect(asked.capabilities).toEqual([{ u8sID: ids[0], capabilities: none }]);
    await alice.invoke(asnSetClientCapabilitiesV2, { capabilities: phone });
    await alice.invoke(asnGetClientCapabilitiesV2, { u8slistContactIDs: ids });
    expect(await errorOf(guest.invoke(asnGetLoggedInContact, {}))).toBeDefined();
    expect(changes).toEqual([]);
  });

  test("of too many contacts at once are refused", async () => {
    const place = await store.running();
    const alice = await place.loggedOn("alice");
    const ids = Array.from({ length: 1_001 }, (_, id) => `user-${id}`);
    const refused = alice.invoke(asnGetClientCapabilitiesV2, { u8slistContactIDs: ids });
    expect(await errorOf(refused)).toMatchObject({ iErrorDetail: 5 });
  });
});
