import { describe, expect, test } from "vitest";
import {
  asnClientCapabilitiesChanged,
  asnCloseContacts,
  asnGetClientCapabilities,
  asnSetClientCapabilities,
} from "../../../../src/modules/general/general.js";
import { asnGetClientCapabilitiesV2 } from "../../../../src/modules/later/client-capabilities/client-capabilities.js";
import type { Client } from "../../../../src/rose/index.js";
import { until } from "../../../rose/support/peers.js";
import { errorOf } from "../../running.js";
import { letAll, openContacts } from "../presence/support.js";
import { contactOf } from "../support/directory.js";
import { moduleStores } from "../stores.js";

const visible = { presence: 1, primary: 0, secondary: 0 };

type Entry = readonly [contact: string, xml: string];

const state = (client: Client, xml: string) =>
  client.emit(asnSetClientCapabilities, { osXMLContent: Buffer.from(xml) });

async function asked(client: Client, ...u8slistContactIDs: string[]): Promise<Entry[]> {
  const found = await client.invoke(asnGetClientCapabilities, { u8slistContactIDs });
  return found.listClientCapabilities.map((one) => [
    one.u8sContactID,
    Buffer.from(one.osXMLContent).toString(),
  ]);
}

function told(client: Client): Entry[][] {
  const changes: Entry[][] = [];
  client.handle(asnClientCapabilitiesChanged, ({ listCapabilities }) => {
    changes.push(
      listCapabilities.map((one) => [one.u8sContactID, Buffer.from(one.osXMLContent).toString()]),
    );
  });
  return changes;
}

describe.each(moduleStores)("1.14 client capabilities, in $name", (store) => {
  test("asnGetClientCapabilities (2139) has an entry for each client that has stated some (2134), and none for others", async () => {
    const there = await store.running();
    const [one, other, quiet] = [
      await there.loggedOn("alice"),
      await there.loggedOn("alice"),
      await there.loggedOn("alice"),
    ];
    const alice = await contactOf(there.server, "alice");
    const bob = await contactOf(there.server, "bob");
    expect(await asked(one, alice, bob)).toEqual([]);
    state(one, "<first/>");
    await asked(one);
    state(other, "<other/>");
    expect(await asked(other, alice, bob, "nobody", alice)).toEqual([
      [alice, "<first/>"],
      [alice, "<other/>"],
    ]);
    // What a client states takes the place of what it has stated; without octets nothing does.
    state(one, "<second/>");
    state(other, "");
    await asked(other);
    expect(await asked(one, alice)).toEqual([[alice, "<second/>"]]);
    await one.close();
    await expect.poll(() => asked(quiet, alice)).toEqual([]);
    // Those of version 8 are others.
    const later = await quiet.invoke(asnGetClientCapabilitiesV2, { u8slistContactIDs: [alice] });
    expect(later.capabilities[0]?.capabilities.eClientCapabilities).toEqual([]);
  });

  test("* names all for an administrator, and nobody for others, who see those whose presence they see", async () => {
    const there = await store.running();
    const [alice, bob, admin] = [
      await there.loggedOn("alice"),
      await there.loggedOn("bob"),
      await there.loggedOn("admin"),
    ];
    const [aliceId, bobId] = [
      await contactOf(there.server, "alice"),
      await contactOf(there.server, "bob"),
    ];
    state(alice, "<alice/>");
    await asked(alice);
    state(bob, "<bob/>");
    await asked(bob);
    const all = [
      [aliceId, "<alice/>"],
      [bobId, "<bob/>"],
    ];
    expect(await asked(admin, "*")).toEqual(all);
    expect(await asked(bob, "*", aliceId)).toEqual([]);
    await letAll(there, visible);
    expect(await asked(bob, "*", aliceId)).toEqual([all[0]]);
    expect(await errorOf(asked(await there.connected(), aliceId))).toMatchObject({
      iErrorDetail: 2,
    });
  });

  test("asnClientCapabilitiesChanged (2135) goes to who has the contact open and sees the presence; it is empty after the last client", async () => {
    const there = await store.running();
    await letAll(there, visible);
    const [alice, bob, admin] = [
      await there.loggedOn("alice"),
      await there.loggedOn("bob"),
      await there.loggedOn("admin"),
    ];
    const id = await contactOf(there.server, "alice");
    const [toBob, toAdmin, toAlice] = [told(bob), told(admin), told(alice)];
    state(alice, "<unseen/>");
    await asked(alice);
    await openContacts(bob, there, ["alice"]);
    state(alice, "<seen/>");
    await until(() => toBob.length === 1);
    // The same again changes nothing.
    state(alice, "<seen/>");
    await asked(alice);
    await openContacts(admin, there, ["alice"]);
    await letAll(there, { ...visible, presence: 0 });
    state(alice, "<hidden/>");
    await until(() => toAdmin.length === 1);
    await bob.invoke(asnCloseContacts, { seqContactIDs: [id] });
    await letAll(there, visible);
    await alice.close();
    await until(() => toAdmin.length === 2);
    await asked(bob);
    expect(toBob).toEqual([[[id, "<seen/>"]]]);
    expect(toAdmin).toEqual([[[id, "<hidden/>"]], [[id, ""]]]);
    expect(toAlice).toEqual([]);
  });

  test("are bounded: too many octets of a client, or of all of a user, change nothing, as too many contacts are refused", async () => {
    const there = await store.running();
    const clients = await Promise.all(Array.from({ length: 9 }, () => there.loggedOn("alice")));
    const [first] = clients as [Client];
    const id = await contactOf(there.server, "alice");
    state(first, "<few/>");
    state(first, "x".repeat(4_097));
    expect(await asked(first, id)).toEqual([[id, "<few/>"]]);
    for (const client of clients) {
      state(client, "x".repeat(4_096));
      await asked(client);
    }
    expect((await asked(first, id)).length).toBe(8);
    const many = Array.from({ length: 1_001 }, () => id);
    expect(await errorOf(asked(first, ...many))).toMatchObject({ iErrorDetail: 5 });
  });
});
