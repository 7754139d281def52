import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  asnChangeClientContent,
  asnClientContentSaveTags,
  asnClientContentSubscribeToTags,
  asnClientContentTaggedIDsChanged,
  asnGetClientContent,
  asnSubscribeClientContent,
  asnUnsubscribeClientContent,
  type AsnGetClientContentResult,
} from "../../../../src/modules/client-contacts-list/client-contacts-list.js";
import { asnLogoff } from "../../../../src/modules/authentication/authentication.js";
import { asnCheckConnection } from "../../../../src/modules/transport/transport.js";
import type { Client } from "../../../../src/rose/index.js";
import type { UcServerOptions } from "../../../../src/server/index.js";
import { isLong } from "../../../../src/server/modules/client-contacts/service.js";
import { logOn } from "../../login.js";
import { errorOf, type Running } from "../../running.js";
import { moduleStores } from "../stores.js";
import { pausing } from "../support/pausing.js";
import { cluster, contact, contactId, ContentClient, idsOf } from "./support/content-client.js";

const get = ({ client }: ContentClient, iContactFilter = 0): Promise<AsnGetClientContentResult> =>
  client.invoke(asnGetClientContent, { iContactFilter });

async function contentOf(there: Running, user = "alice", options = {}): Promise<ContentClient> {
  return new ContentClient(await there.loggedOn(user, options));
}

const picture = new TextEncoder().encode("a picture");
const hash = new Uint8Array(createHash("sha1").update(picture).digest());
const jpegPhoto = { key: "jpegPhoto", value: { binarydata: picture } };
const jpegPhotoHash = { key: "jpegPhotoHash", value: { binarydata: hash } };
const other = { key: "other", value: { integerdata: 1 } };
const withPicture = (id: string) => contact(id, { optionalParams: [other, jpegPhoto] });

const detail = (iErrorDetail: number) => expect.objectContaining({ iErrorDetail });

describe.each(moduleStores)("in $name, 10 the contacts of clients", (store) => {
  /** Two clients of alice, of which the second has subscribed. */
  async function two(options?: UcServerOptions): Promise<[ContentClient, ContentClient]> {
    const there = await store.running(options);
    const clients: [ContentClient, ContentClient] = [
      await contentOf(there),
      await contentOf(there),
    ];
    await clients[1].subscribe();
    await clients[1].events();
    return clients;
  }

  describe("asnGetClientContent (1126)", () => {
    test("returns an empty revision and empty lists if there is no content, and says so in optionalParams", async () => {
      const alice = await contentOf(await store.running());
      expect(await get(alice)).toEqual({
        u8sContentRevision: "",
        contactList: [],
        contentstructure: {
          iIsEditable: 1,
          u8sVersion: "",
          u8sRevision: "",
          u8sLastWriter: "",
          listGroupClusters: [],
        },
        optionalParams: [{ key: "FileErrorCode", value: { integerdata: 2 } }],
      });
    });

    test("returns revision, contacts and structure as they were stored", async () => {
      const alice = await contentOf(await store.running());
      const full = contact("a", {
        u8sDisplayName: "Ä\0",
        customFields: [{ key: "k", value: "v" }],
        bValid: true,
        iPrivateContact: 1,
      });
      const clusters = [cluster("one", "a"), cluster("two", "b", "c")];
      await alice.change({
        u8sVersion: "7",
        iIsEditable: 0,
        addedOrChangedContacts: [full],
        listContentstructure: clusters,
      });
      expect(await get(alice)).toEqual({
        u8sContentRevision: "1",
        contactList: [full],
        contentstructure: {
          iIsEditable: 0,
          u8sVersion: "7",
          u8sRevision: "1",
          u8sLastWriter: "",
          listGroupClusters: clusters,
        },
      });
    });

    test("leaves pictures out with the filter 1, and gives their hashes; other filters are refused", async () => {
      const alice = await contentOf(await store.running());
      const inBase64 = {
        ...jpegPhoto,
        value: { stringdata: Buffer.from(picture).toString("base64") },
      };
      const contacts = [
        withPicture("a"),
        contact("b"),
        contact("c", { optionalParams: [inBase64] }),
        contact("d", {
          optionalParams: [jpegPhoto, { ...jpegPhotoHash, value: { stringdata: "own" } }],
        }),
      ];
      await alice.change({ addedOrChangedContacts: contacts });
      expect((await get(alice)).contactList).toEqual(contacts);
      const { contactList } = await get(alice, 1);
      expect(contactList.map(({ optionalParams }) => optionalParams)).toEqual([
        [other, jpegPhotoHash],
        undefined,
        [jpegPhotoHash],
        [{ ...jpegPhotoHash, value: { stringdata: "own" } }],
      ]);
      expect(await errorOf(get(alice, 2))).toEqual(detail(4));
    });

    test("returns to each user his own", async () => {
      const there = await store.running();
      const [alice, bob] = [await contentOf(there), await contentOf(there, "bob")];
      await alice.change({ addedOrChangedContacts: [contact("a")] });
      expect((await get(bob)).contactList).toEqual([]);
      await bob.change({ addedOrChangedContacts: [contact("a", { u8sCompany: "bob's" })] });
      expect((await get(alice)).contactList).toEqual([contact("a")]);
    });
  });

  describe("asnSubscribeClientContent (4600)", () => {
    test("sends everything for revision 0, which is the default, before the result with the present revision", async () => {
      const there = await store.running();
      const [alice, fresh] = [await contentOf(there), await contentOf(there)];
      expect(await fresh.subscribe()).toBe(0);
      expect(fresh.told.splice(0)).toEqual([
        { iRevision: 0, addedOrChangedContacts: [], listContentstructure: [], iFlags: 1 },
      ]);
      await alice.change({ addedOrChangedContacts: [contact("a")] });
      await alice.change({ iRevision: 1, listContentstructure: [cluster("x", "a")] });
      const late = await contentOf(there);
      expect(await late.subscribe({ iRevision: 0 })).toBe(2);
      expect(late.told).toEqual([
        {
          iRevision: 2,
          addedOrChangedContacts: [contact("a")],
          listContentstructure: [cluster("x", "a")],
          iFlags: 1,
        },
      ]);
    });

    test("sends what is another since a known revision, and nothing if that is the present one", async () => {
      const there = await store.running();
      const alice = await contentOf(there);
      await alice.change({ addedOrChangedContacts: ["a", "b", "c"].map((id) => contact(id)) });
      await alice.change({ iRevision: 1, listContentstructure: [cluster("x", "a")] });
      await alice.change({ removedContacts: [contactId("a")] });
      await alice.change({ addedOrChangedContacts: [contact("b", { u8sCompany: "new" })] });
      const since = async (iRevision: number) => {
        const client = await contentOf(there);
        expect(await client.subscribe({ iRevision })).toBe(4);
        return client.told;
      };
      const changed = { addedOrChangedContacts: [contact("b", { u8sCompany: "new" })], iFlags: 0 };
      const removedContacts = [contactId("a")];
      const listContentstructure = [cluster("x", "a")];
      expect(await since(1)).toEqual([
        { iRevision: 1, ...changed, removedContacts, listContentstructure },
      ]);
      expect(await since(2)).toEqual([{ iRevision: 2, ...changed, removedContacts }]);
      expect(await since(3)).toEqual([{ iRevision: 3, ...changed }]);
      expect(await since(4)).toEqual([]);
    });

    test("sends everything, with the flag of a full update, if what has changed is not known any more", async () => {
      const there = await store.running({ contacts: { maxRemoved: 10 } });
      const alice = await contentOf(there);
      await alice.change({ addedOrChangedContacts: [contact("stays")] });
      for (let i = 0; i < 12; i++) {
        await alice.change({ addedOrChangedContacts: [contact(`${i}`)] });
        await alice.change({ removedContacts: [contactId(`${i}`)] });
      }
      const since = async (iRevision: number) => {
        const client = await contentOf(there);
        await client.subscribe({ iRevision });
        return client.told;
      };
      const everything = [
        {
          iRevision: 25,
          addedOrChangedContacts: [contact("stays")],
          listContentstructure: [],
          iFlags: 1,
        },
      ];
      expect(await since(2)).toEqual(everything);
      // There has never been this revision.
      expect(await since(26)).toEqual(everything);
      const [recent, ...more] = await since(20);
      expect([recent!.iFlags, idsOf(recent!.removedContacts), more]).toEqual([
        0,
        ["9", "10", "11"],
        [],
      ]);
    });

    test.each([
      ["contacts", 1, ["addedOrChangedContacts"]],
      ["the structure", 2, ["listContentstructure"]],
      ["both", 3, ["addedOrChangedContacts", "listContentstructure"]],
      ["everything", 0, ["addedOrChangedContacts", "listContentstructure"]],
    ] as const)("with the flags of %s brings these, now and later", async (_, flags, lists) => {
      const there = await store.running();
      const [alice, client] = [await contentOf(there), await contentOf(there)];
      const change = {
        addedOrChangedContacts: [contact("a")],
        listContentstructure: [cluster("x", "a")],
      };
      await alice.change(change);
      await client.subscribe({ iEventFlagsToSubscribe: flags });
      await alice.change({ ...change, iRevision: 1 });
      const seen = (await client.next(2)).map((event) =>
        Object.keys(event)
          .filter((name) => name in change)
          .toSorted(),
      );
      expect(seen).toEqual([lists, lists]);
    });

    test("sends pictures with the flag 4, else only their hashes, now and later", async () => {
      const there = await store.running();
      const alice = await contentOf(there);
      const [plain, full] = [await contentOf(there), await contentOf(there)];
      await alice.change({ addedOrChangedContacts: [withPicture("a")] });
      await plain.subscribe({ iEventFlagsToSubscribe: 1 });
      await full.subscribe({ iEventFlagsToSubscribe: 5 });
      await alice.change({ addedOrChangedContacts: [withPicture("b")] });
      const paramsOf = async (client: ContentClient) =>
        (await client.next(2)).map((event) => event.addedOrChangedContacts!.at(-1)!.optionalParams);
      expect(await paramsOf(plain)).toEqual([
        [other, jpegPhotoHash],
        [other, jpegPhotoHash],
      ]);
      expect(await paramsOf(full)).toEqual([
        [other, jpegPhoto],
        [other, jpegPhoto],
      ]);
    });

    test("is not given up, however much changes until the client takes what it has been sent", async () => {
      const minutes = 10 * 60_000;
      const limits = { handlerTimeout: minutes, stalledTimeout: minutes, callTimeout: minutes };
      const { there, client, socket, connection } = await pausing(store, { limits });
      const alice = new ContentClient(client);
      const writer = await contentOf(there);
      const u8sDisplayName = "x".repeat(250_000);
      const large = Array.from({ length: 12 }, (_, i) => contact(`${i}`, { u8sDisplayName }));
      await writer.change({ addedOrChangedContacts: large });
      await writer.subscribe();
      socket.pause();
      // The system takes the answers of some.
      const answers = Array.from({ length: 6 }, () => get(alice));
      const revision = alice.subscribe();
      await expect.poll(() => connection.crowded).toBe(true);
      const changes = 1_001;
      for (let i = 1; i <= changes; i++) {
        await writer.change({ iRevision: i, removedContacts: [contactId("small")] });
      }
      expect(connection.runningHandlers).toBeGreaterThan(0);
      socket.resume();
      expect((await Promise.all(answers)).length).toBe(6);
      expect(await revision).toBe(changes + 1);
      expect(
        (await alice.next(1)).map(({ addedOrChangedContacts }) => addedOrChangedContacts?.length),
      ).toEqual([12]);
    });

    test("may be restricted to group clusters", async () => {
      const there = await store.running();
      const [alice, client] = [await contentOf(there), await contentOf(there)];
      const listContentstructure = [cluster("x", "1"), cluster("y", "2"), cluster("z", "3")];
      await alice.change({ listContentstructure });
      await client.subscribe({ u8sGroupClusterIDRestriction: ["x", "z", "none"] });
      await alice.change({ iRevision: 1, listContentstructure: [cluster("y"), cluster("z")] });
      const seen = (await client.next(2)).map((event) =>
        event.listContentstructure!.map(({ u8sID }) => u8sID),
      );
      expect(seen).toEqual([["x", "z"], ["z"]]);
    });

    test("replaces what the session has subscribed to before", async () => {
      const there = await store.running();
      const [alice, client] = [await contentOf(there), await contentOf(there)];
      await client.subscribe({ iEventFlagsToSubscribe: 2 });
      await client.subscribe({ iEventFlagsToSubscribe: 1 });
      await client.events();
      await alice.change({ addedOrChangedContacts: [contact("a")] });
      expect(await client.next(1)).toMatchObject([{ addedOrChangedContacts: [contact("a")] }]);
    });

    test("refuses flags that there are not, and too many or too long ids of clusters", async () => {
      const alice = await contentOf(await store.running());
      expect(await errorOf(alice.subscribe({ iEventFlagsToSubscribe: 8 }))).toEqual(detail(4));
      const many = { u8sGroupClusterIDRestriction: Array.from({ length: 101 }, () => "x") };
      expect(await errorOf(alice.subscribe(many))).toEqual(detail(5));
      const long = { u8sGroupClusterIDRestriction: ["x".repeat(1_025)] };
      expect(await errorOf(alice.subscribe(long))).toEqual(detail(5));
    });

    test("is refused to an invoke with credentials of its own", async () => {
      const there = await store.running();
      const client = await there.connected();
      const auth = { method: "Basic", authdata: Buffer.from("alice:alice's secret") };
      const call = client.invoke(asnSubscribeClientContent, {}, { authentication: { auth } });
      expect(await errorOf(call)).toEqual(detail(2));
    });
  });

  test("asnUnsubscribeClientContent (4601) ends the events, also if there were none", async () => {
    const [alice, phone] = await two();
    expect(await phone.client.invoke(asnUnsubscribeClientContent, {})).toEqual({});
    expect(await phone.client.invoke(asnUnsubscribeClientContent, {})).toEqual({});
    await alice.change({ addedOrChangedContacts: [contact("a")] });
    expect(await phone.events()).toEqual([]);
    expect(await phone.subscribe({ iRevision: 1 })).toBe(1);
    await alice.change({ addedOrChangedContacts: [contact("b")] });
    expect(await phone.next(1)).toMatchObject([{ iRevision: 1 }]);
  });

  describe("asnChangeClientContent (4606)", () => {
    test("adds, replaces and removes contacts, and returns the new revision, which is one more", async () => {
      const [alice] = await two();
      const first = [contact("a"), contact("b"), contact("c")];
      expect(await alice.change({ addedOrChangedContacts: first })).toBe(1);
      const b = contact("b", { u8sCompany: "new" });
      const change = {
        addedOrChangedContacts: [b, contact("d")],
        removedContacts: [contactId("a"), contactId("unknown")],
      };
      expect(await alice.change(change)).toBe(2);
      expect((await get(alice)).contactList).toEqual([contact("c"), b, contact("d")]);
    });

    test("tells contacts apart by all three parts of their ids", async () => {
      const [alice] = await two();
      const contacts = [
        contact("a"),
        contact("a", { u8sEntryIDDB: "23" }),
        contact("a", { u8sEntryIDStore: "t" }),
        { u8sEntryID: "a" },
      ];
      await alice.change({ addedOrChangedContacts: contacts });
      expect((await get(alice)).contactList).toEqual(contacts);
      await alice.change({
        removedContacts: [{ u8sEntryID: "a", u8sEntryIDDB: "", u8sEntryIDStore: "" }],
      });
      expect((await get(alice)).contactList).toEqual(contacts.slice(0, 3));
    });

    test("takes the last of several entries for one contact, and what is added after what is removed", async () => {
      const [alice] = await two();
      const last = contact("a", { u8sCompany: "last" });
      await alice.change({
        addedOrChangedContacts: [contact("a"), last],
        removedContacts: [contactId("a")],
      });
      expect((await get(alice)).contactList).toEqual([last]);
    });

    test("merges contacts with those that others have changed meanwhile", async () => {
      const [alice, phone] = await two();
      await alice.change({ iRevision: 0, addedOrChangedContacts: [contact("a")] });
      await phone.change({ iRevision: 0, addedOrChangedContacts: [contact("b")] });
      expect(idsOf((await get(alice)).contactList)).toEqual(["a", "b"]);
    });

    test("refuses a structure, or attributes of it, that is based on an older one than there is: nothing is changed", async () => {
      const [alice, phone] = await two();
      await alice.change({ listContentstructure: [cluster("first")] });
      await alice.change({ addedOrChangedContacts: [contact("a")] });
      const outdated = {
        iErrorDetail: 6,
        u8sErrorString: "The structure has changed since revision 0",
        optionalParams: [{ key: "ClientContentOutOfDate", value: { integerdata: 1 } }],
      };
      const attribute = {
        u8sAttributeName: "u8sName",
        u8sAttributeValue: "x",
        u8sGroupclusterID: "first",
      };
      for (const change of [
        { listContentstructure: [cluster("second")], addedOrChangedContacts: [contact("b")] },
        { listStructureAttributes: [attribute] },
      ]) {
        expect(await errorOf(phone.change({ ...change, iRevision: 0 }))).toEqual(outdated);
        // There is no such revision yet.
        expect(await errorOf(phone.change({ ...change, iRevision: 3 }))).toEqual(detail(6));
      }
      const { contactList, contentstructure } = await get(alice);
      expect(idsOf(contactList)).toEqual(["a"]);
      expect(contentstructure.listGroupClusters).toEqual([cluster("first")]);
      // Contacts alone do not make a structure outdated.
      expect(await phone.change({ iRevision: 1, listContentstructure: [cluster("second")] })).toBe(
        3,
      );
    });

    test("changes attributes of clusters, groups and items, and keeps unknown ones as optional parameters", async () => {
      const [alice, phone] = await two();
      await alice.change({ listContentstructure: [cluster("x", "a"), cluster("y")] });
      await phone.next(1);
      const of = (u8sGroupID?: string, u8sItemID?: string) => ({
        u8sGroupclusterID: "x",
        ...(u8sGroupID !== undefined && { u8sGroupID }),
        ...(u8sItemID !== undefined && { u8sItemID }),
      });
      const listStructureAttributes = [
        { ...of(), u8sAttributeName: "u8sName", u8sAttributeValue: "X" },
        { ...of("x"), u8sAttributeName: "iExpanded", u8sAttributeValue: "0" },
        { ...of("x"), u8sAttributeName: "colour", u8sAttributeValue: "red" },
        { ...of("x", "a"), u8sAttributeName: "u8sPresenceID", u8sAttributeValue: "user-1" },
      ];
      await alice.change({ iRevision: 1, listStructureAttributes });
      const [x, y] = (await get(alice)).contentstructure.listGroupClusters;
      const expected = cluster("x", "a");
      expected.u8sName = "X";
      const [group] = expected.listGroups;
      Object.assign(group!, {
        iExpanded: 0,
        optionalParams: [{ key: "colour", value: { stringdata: "red" } }],
      });
      group!.listItems[0]!.u8sPresenceID = "user-1";
      expect([x, y]).toEqual([expected, cluster("y")]);
      expect(await phone.next(1)).toEqual([
        {
          iRevision: 1,
          listContentstructure: [expected, cluster("y")],
          listChangedStructureAttributes: listStructureAttributes,
          iFlags: 0,
        },
      ]);
      const gone = [{ ...of("x"), u8sAttributeName: "colour" }];
      await alice.change({ iRevision: 2, listStructureAttributes: gone });
      const [again] = (await get(alice)).contentstructure.listGroupClusters;
      expect(again!.listGroups[0]!.optionalParams).toEqual([]);
    });

    test("refuses attributes of over 1 MiB together, even if the structure stays small", async () => {
      const [alice] = await two();
      await alice.change({ listContentstructure: [cluster("x")] });
      const listStructureAttributes = ["long".repeat(256 * 1024), "short"].map((value) => ({
        u8sAttributeName: "u8sName",
        u8sAttributeValue: value,
        u8sGroupclusterID: "x",
      }));
      expect(await errorOf(alice.change({ iRevision: 1, listStructureAttributes }))).toEqual(
        detail(5),
      );
      expect((await get(alice)).contentstructure.listGroupClusters).toEqual([cluster("x")]);
    });

    test.each([
      ["an element that there is not", { u8sGroupclusterID: "z" }, 3],
      ["a number that is none", { u8sAttributeName: "iExpanded", u8sGroupID: "x" }, 4],
      ["the id", { u8sAttributeName: "u8sID" }, 4],
      ["a list", { u8sAttributeName: "listGroups" }, 4],
      ["what every object has", { u8sAttributeName: "__proto__", u8sGroupclusterID: "z" }, 3],
    ])("refuses attributes of %s", async (_, attribute, code) => {
      const [alice] = await two();
      await alice.change({ listContentstructure: [cluster("x", "a")] });
      const wrong = {
        u8sAttributeName: "u8sName",
        u8sAttributeValue: "text",
        u8sGroupclusterID: "x",
        ...attribute,
      };
      const call = alice.change({ iRevision: 1, listStructureAttributes: [wrong] });
      expect(await errorOf(call)).toEqual(detail(code));
      expect((await get(alice)).contentstructure.listGroupClusters).toEqual([cluster("x", "a")]);
    });

    test("drops all that is there with the flag 0x2, whatever it is based on, and others get a full update", async () => {
      const [alice, phone] = await two();
      await alice.change({
        addedOrChangedContacts: [contact("a"), contact("b")],
        listContentstructure: [cluster("x")],
      });
      await phone.next(1);
      const change = { addedOrChangedContacts: [contact("c")], iFlags: 0x2 };
      expect(await alice.change({ ...change, iRevision: 0 })).toBe(2);
      expect(await get(alice)).toMatchObject({
        contactList: [contact("c")],
        contentstructure: { listGroupClusters: [] },
      });
      const everything = {
        iRevision: 2,
        addedOrChangedContacts: [contact("c")],
        listContentstructure: [],
        iFlags: 1,
      };
      expect(await phone.next(1)).toEqual([everything]);
      await phone.subscribe({ iRevision: 1 });
      expect(await phone.next(1)).toEqual([everything]);
    });

    test("tells the caller with the flag 0x1, else only the others", async () => {
      const [alice, phone] = await two();
      await alice.subscribe();
      await alice.events();
      await alice.change({ addedOrChangedContacts: [contact("a")] });
      await alice.change({ addedOrChangedContacts: [contact("b")], iFlags: 0x1 });
      expect((await alice.events()).map(({ iRevision }) => iRevision)).toEqual([1]);
      expect((await phone.next(2)).map(({ iRevision }) => iRevision)).toEqual([0, 1]);
    });

    test.each([
      ["unknown flags", { iFlags: 4 }, 4],
      ["a contact without an entry id", { addedOrChangedContacts: [{ u8sCompany: "x" }] }, 4],
      ["an id with NUL", { addedOrChangedContacts: [contact("a\0b")] }, 4],
      ["an id of 1,025 characters", { addedOrChangedContacts: [contact("x".repeat(1_025))] }, 4],
      ["an id to remove that is empty", { removedContacts: [contactId("")] }, 4],
      [
        "a contact of 256 KiB",
        { addedOrChangedContacts: [contact("a", { u8sBody: "x".repeat(262_144) })] },
        4,
      ],
      ["a version with NUL", { u8sVersion: "\0" }, 4],
      ["a version of 1,025 characters", { u8sVersion: "x".repeat(1_025) }, 4],
      ["two clusters with one id", { listContentstructure: [cluster("x"), cluster("x")] }, 4],
      [
        "two items with one id in different clusters",
        { listContentstructure: [cluster("x", "a"), cluster("y", "a")] },
        4,
      ],
      ["a cluster without an id", { listContentstructure: [cluster("")] }, 4],
      [
        "a structure of 1 MiB",
        { listContentstructure: [{ ...cluster("x"), u8sName: "x".repeat(1_048_576) }] },
        5,
      ],
      [
        "20,000 contacts",
        { addedOrChangedContacts: Array.from({ length: 20_000 }, (_, i) => contact(`${i}`)) },
        5,
      ],
      [
        "20,000 ids to remove",
        { removedContacts: Array.from({ length: 20_000 }, (_, i) => contactId(`${i}`)) },
        5,
      ],
    ])("refuses %s, and changes nothing", async (_, wrong, code) => {
      const [alice, phone] = await two();
      await alice.change({ addedOrChangedContacts: [contact("there")] });
      await phone.next(1);
      const all = { addedOrChangedContacts: [contact("new")], ...wrong };
      expect(await errorOf(alice.change({ iRevision: 1, ...all }))).toEqual(detail(code));
      expect(await get(alice)).toMatchObject({
        u8sContentRevision: "1",
        contactList: [contact("there")],
        contentstructure: { u8sVersion: "1", listGroupClusters: [] },
      });
      expect(await phone.events()).toEqual([]);
    });

    test("lets others have the event loop while it stores thousands of contacts, and is all or nothing", async () => {
      const [alice] = await two();
      const many = Array.from({ length: 3_000 }, (_, at) => contact(`${at}`));
      expect(isLong({ addedOrChangedContacts: many })).toBe(true);
      expect(isLong({ addedOrChangedContacts: [], removedContacts: [contactId("1")] })).toBe(false);
      await alice.change({ addedOrChangedContacts: many });
      expect((await get(alice)).contactList).toHaveLength(3_000);
      const bad = [...many.map((one) => ({ ...one, u8sLastName: "new" })), contact("")];
      expect(await errorOf(alice.change({ addedOrChangedContacts: bad }))).toEqual(detail(4));
      const { contactList } = await get(alice);
      expect(contactList.filter(({ u8sLastName }) => u8sLastName === "new")).toEqual([]);
    });

    test("keeps so many contacts and octets, else error 5; removals make room", async () => {
      const [alice] = await two({ contacts: { maxContacts: 3, maxContactBytes: 1_000 } });
      const big = (id: string, size: number) => contact(id, { u8sBody: "x".repeat(size) });
      await alice.change({ addedOrChangedContacts: [big("a", 400), big("b", 400)] });
      const more = (one: ReturnType<typeof contact>) =>
        alice.change({ addedOrChangedContacts: [one] });
      expect(await errorOf(more(big("c", 200)))).toEqual(detail(5));
      expect(await errorOf(more(big("a", 600)))).toEqual(detail(5));
      await more(contact("c"));
      expect(await errorOf(more(contact("d")))).toEqual(detail(5));
      await alice.change({ removedContacts: [contactId("a")] });
      await more(big("d", 350));
      await more(big("d", 360));
      expect(idsOf((await get(alice)).contactList)).toEqual(["b", "c", "d"]);
    });
  });

  describe("asnClientContentChanged (4607)", () => {
    test("comes to the user's other clients that have subscribed, with the revision on which it is based, and the structure only if it has changed", async () => {
      const there = await store.running();
      const [alice, phone, bob] = [
        await contentOf(there),
        await contentOf(there),
        await contentOf(there, "bob"),
      ];
      for (const client of [phone, bob]) await client.subscribe();
      for (const client of [phone, bob]) await client.events();
      await alice.change({ addedOrChangedContacts: [contact("a"), contact("b")] });
      expect(await phone.next(1)).toEqual([
        { iRevision: 0, addedOrChangedContacts: [contact("a"), contact("b")], iFlags: 0 },
      ]);
      await alice.change({ removedContacts: [contactId("a")] });
      expect(await phone.next(1)).toEqual([
        { iRevision: 1, removedContacts: [contactId("a")], iFlags: 0 },
      ]);
      await alice.change({ iRevision: 2, listContentstructure: [cluster("x", "b")] });
      expect(await phone.next(1)).toEqual([
        { iRevision: 2, listContentstructure: [cluster("x", "b")], iFlags: 0 },
      ]);
      expect(await bob.events()).toEqual([]);
    });

    test("comes for each revision, with nothing if nothing of it was subscribed to", async () => {
      const there = await store.running();
      const [alice, phone] = [await contentOf(there), await contentOf(there)];
      await phone.subscribe({ iEventFlagsToSubscribe: 1 });
      await phone.events();
      await alice.change({ listContentstructure: [cluster("x")] });
      expect(await phone.next(1)).toEqual([{ iRevision: 0, iFlags: 0 }]);
    });
  });

  describe("tags", () => {
    const tagsOf = (client: Client) => {
      const told: unknown[] = [];
      client.handle(asnClientContentTaggedIDsChanged, (event) => void told.push(event));
      return told;
    };

    test("are stored by asnClientContentSaveTags (4610), which returns the new revision, and sent by 4609 to those who have subscribed by 4608", async () => {
      const there = await store.running();
      const [alice, phone] = [await there.loggedOn("alice"), await there.loggedOn("alice")];
      const bob = await there.loggedOn("bob");
      const [own, told, others] = [alice, phone, bob].map(tagsOf);
      for (const client of [alice, phone, bob]) {
        const result = await client.invoke(asnClientContentSubscribeToTags, { iSubscribe: 1 });
        expect(result).toEqual({});
      }
      const save = (u8sTaggedIDs: string[]) =>
        alice.invoke(asnClientContentSaveTags, { u8sTaggedIDs, iRevision: 0 });
      expect(await save(["ü", "b\0", "ü"])).toEqual({ iRevision: 1 });
      expect(await save([])).toEqual({ iRevision: 2 });
      const none = { u8sTaggedIDs: [], iRevision: 0 };
      await expect
        .poll(() => told)
        .toEqual([
          none,
          { u8sTaggedIDs: ["ü", "b\0", "ü"], iRevision: 1 },
          { u8sTaggedIDs: [], iRevision: 2 },
        ]);
      await bob.invoke(asnCheckConnection, {});
      expect([own, others]).toEqual([[none], [none]]);
      await save(["last"]);
      const late = await there.loggedOn("alice");
      const present = tagsOf(late);
      await late.invoke(asnClientContentSubscribeToTags, { iSubscribe: 0 });
      expect(present).toEqual([{ u8sTaggedIDs: ["last"], iRevision: 3 }]);
    });

    test("are told again to a session that logs on as somebody else", async () => {
      const there = await store.running();
      const [alice, phone] = [await there.loggedOn("alice"), await there.loggedOn("alice")];
      const bob = await there.loggedOn("bob");
      const told = tagsOf(phone);
      const subscribe = () => phone.invoke(asnClientContentSubscribeToTags, { iSubscribe: 1 });
      const save = (client: Client, id: string) =>
        client.invoke(asnClientContentSaveTags, { u8sTaggedIDs: [id], iRevision: 0 });
      await subscribe();
      await save(alice, "a");
      await save(alice, "b");
      await expect.poll(() => told).toHaveLength(3);
      told.length = 0;
      phone.emit(asnLogoff, {});
      await logOn(phone, "bob", "bob's secret");
      await subscribe();
      await save(bob, "c");
      await expect.poll(() => told).toHaveLength(2);
      expect(told[1]).toEqual({ u8sTaggedIDs: ["c"], iRevision: 1 });
    });

    test.each([
      ["10,001 ids", Array.from({ length: 10_001 }, () => "")],
      ["ids of 256 KiB", ["x".repeat(256 * 1024)]],
    ])("are not stored if there are %s", async (_, u8sTaggedIDs) => {
      const there = await store.running();
      const alice = await there.loggedOn("alice");
      const told = tagsOf(alice);
      const call = alice.invoke(asnClientContentSaveTags, { u8sTaggedIDs, iRevision: 0 });
      expect(await errorOf(call)).toEqual(detail(5));
      await alice.invoke(asnClientContentSubscribeToTags, { iSubscribe: 1 });
      expect(told).toEqual([{ u8sTaggedIDs: [], iRevision: 0 }]);
    });
  });

  test("are the same to a client that speaks JSON", async () => {
    const there = await store.running();
    const [alice, phone] = [
      await contentOf(there, "alice", { encoding: "json" }),
      await contentOf(there),
    ];
    await alice.subscribe({ iEventFlagsToSubscribe: 4 });
    await phone.change({ addedOrChangedContacts: [withPicture("ü")] });
    await phone.change({ iRevision: 1, listContentstructure: [cluster("x", "ü")] });
    expect((await alice.next(3)).slice(1)).toEqual([
      { iRevision: 0, addedOrChangedContacts: [withPicture("ü")], iFlags: 0 },
      { iRevision: 1, listContentstructure: [cluster("x", "ü")], iFlags: 0 },
    ]);
    expect(await get(alice)).toMatchObject({
      u8sContentRevision: "2",
      contactList: [withPicture("ü")],
      contentstructure: { listGroupClusters: [cluster("x", "ü")] },
    });
  });

  test("go with their user", async () => {
    const there = await store.running();
    const alice = await contentOf(there);
    await alice.change({ addedOrChangedContacts: [contact("a")] });
    await alice.client.invoke(asnClientContentSaveTags, { u8sTaggedIDs: ["a"], iRevision: 0 });
    await there.server.users.remove("alice");
    expect(await errorOf(get(alice))).toEqual(detail(2));
    const call = alice.client.invoke(asnChangeClientContent, {
      iRevision: 0,
      u8sVersion: "",
      iIsEditable: 1,
      iFlags: 0,
    });
    expect(await errorOf(call)).toEqual(detail(2));
    await there.server.users.add("alice", "alice's secret");
    expect((await get(await contentOf(there))).u8sContentRevision).toBe("");
  });
});
