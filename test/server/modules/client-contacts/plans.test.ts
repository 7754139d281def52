import { expect, test } from "vitest";
import {
  asnClientContentSaveTags,
  asnClientContentSubscribeToTags,
  asnGetClientContent,
} from "../../../../src/modules/client-contacts-list/client-contacts-list.js";
import { logonKernel } from "../support/logon-kernel.js";
import { fullScans, planningDatabase, type NotedStatements } from "../support/plans.js";
import { moduleStores } from "../stores.js";
import { cluster, contact, contactId, ContentClient } from "./support/content-client.js";

test.each(moduleStores)(
  "in $name, no statement for the contacts of clients reads a whole table",
  async ({ database }) => {
    const noted: NotedStatements = new Map();
    const data = await database();
    const at = await logonKernel({
      database: async () => planningDatabase(data, noted),
      contacts: { maxRemoved: 2 },
    });
    const alice = new ContentClient(await at.loggedOn("alice"));
    const other = new ContentClient(await at.loggedOn("alice"));
    await other.subscribe();
    await alice.change({ addedOrChangedContacts: ["a", "b", "c", "d"].map((id) => contact(id)) });
    await alice.change({ iRevision: 1, listContentstructure: [cluster("x", "a")] });
    await alice.change({ removedContacts: ["a", "b", "c"].map(contactId) });
    await alice.subscribe({ iRevision: 3, iEventFlagsToSubscribe: 4 });
    await other.next(4);
    for (const iContactFilter of [0, 1]) {
      await alice.client.invoke(asnGetClientContent, { iContactFilter });
    }
    await alice.change({ iFlags: 2 });
    await alice.client.invoke(asnClientContentSaveTags, { u8sTaggedIDs: ["a"], iRevision: 0 });
    await alice.client.invoke(asnClientContentSubscribeToTags, { iSubscribe: 1 });
    const tables = ["content", "content_contact", "content_tags"];
    const { statements, scans } = await fullScans(data, noted, tables);
    expect(statements).toBeGreaterThanOrEqual(13);
    expect(scans).toEqual([]);
  },
);
