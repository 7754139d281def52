import { expect, test } from "vitest";
import {
  asnClientContentSaveTags,
  asnClientContentSubscribeToTags,
  asnGetClientContent,
} from "../../../../src/modules/client-contacts-list/client-contacts-list.js";
import { logonKernel } from "../support/logon-kernel.js";
import { fullScans, plansOf } from "../support/plans.js";
import { notingDatabase, type Noted } from "../support/statements.js";
import { moduleStores } from "../stores.js";
import { cluster, contact, contactId, ContentClient } from "./support/content-client.js";

test.each(moduleStores)(
  "in $name, no statement for the contacts of clients reads a whole table",
  async ({ database }) => {
    const noted: Noted[] = [];
    const data = await database();
    const at = await logonKernel({
      database: async () => notingDatabase(data, noted),
      contacts: { maxRemoved: 2 },
    });
    const alice = new ContentClient(await at.loggedOn("alice"));
    const other = new ContentClient(await at.loggedOn("alice"));
    await other.subscribe();
    await other.next(1);
    // One after the other: who has not read a change when contacts before it are forgotten gets everything at once.
    for (const change of [
      { addedOrChangedContacts: ["a", "b", "c", "d"].map((id) => contact(id)) },
      { iRevision: 1, listContentstructure: [cluster("x", "a")] },
      { removedContacts: ["a", "b", "c"].map(contactId) },
    ]) {
      await alice.change(change);
      await other.next(1);
    }
    await alice.subscribe({ iRevision: 3, iEventFlagsToSubscribe: 4 });
    for (const iContactFilter of [0, 1]) {
      await alice.client.invoke(asnGetClientContent, { iContactFilter });
    }
    await alice.change({ iFlags: 2 });
    await alice.client.invoke(asnClientContentSaveTags, { u8sTaggedIDs: ["a"], iRevision: 0 });
    await alice.client.invoke(asnClientContentSubscribeToTags, { iSubscribe: 1 });
    const tables = ["content", "content_contact", "content_tags"];
    const plans = await plansOf(data, noted, tables);
    expect(plans.length).toBeGreaterThanOrEqual(13);
    expect(fullScans(plans)).toEqual([]);
  },
);
