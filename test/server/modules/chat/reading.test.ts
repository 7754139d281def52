import { describe, expect, test } from "vitest";
import {
  asnChatBinaryMessage,
  asnChatFindEvents,
  asnChatGetConversationID,
  asnChatGetConversationOverview,
  asnChatGetConversations,
  asnChatGetDatabaseID,
  asnChatGetDiffUpdate,
  asnChatGetEvents,
  asnChatGetEventsRange,
  asnChatSetMessagesStatus,
  asnChatSubscribeEvents,
  type AsnChatEvent,
  type AsnChatGetDiffUpdateArgument,
} from "../../../../src/modules/chat-v2/chat-v2.js";
import { errorOf } from "../../running.js";
import { moduleStores } from "../stores.js";
import { addUsers, chatting, shortly, type ChatClient } from "./chat-client.js";

const texts = (events: readonly AsnChatEvent[]) =>
  events.map(({ asnChatMessage, iConvSequenceID: id }) => asnChatMessage?.u8sMessage ?? `#${id}`);

/** A difference, and the transaction id from which to ask on. */
async function difference(one: ChatClient, argument: AsnChatGetDiffUpdateArgument) {
  let next: unknown;
  const events = await one.delivered(async (u8sEventListCrossRefID) => {
    const result = await one.client.invoke(asnChatGetDiffUpdate, {
      ...argument,
      u8sEventListCrossRefID,
    });
    expect(result.iResult).toBe(0);
    next = result.optionalParams?.[0];
  });
  return { texts: texts(events), events, next };
}

describe.each(moduleStores)("in $name, 9.2", (store) => {
  const talk = async (count: number) => {
    const there = await store.running();
    const [alice, bob] = [await chatting(there, "alice"), await chatting(there, "bob")];
    let id = "";
    for (let at = 1; at <= count; at++) {
      ({ u8sConversationID: id } = await alice.text("bob", `text ${at}`));
    }
    await alice.next(count + 1);
    await bob.next(count + 1);
    return { there, alice, bob, id };
  };

  describe("asnChatSubscribeEvents (1410)", () => {
    test("delivers what has changed since a transaction, then what happens; nothing before it, and nothing after its end", async () => {
      const { there, alice } = await talk(3);
      const bob = await chatting(there, "bob", false);
      await alice.text("bob", "text 4");
      const before = await bob.delivered((u8sEventListCrossRefID) =>
        bob.subscribe({ iLastKnownGlobTransactionID: 3, u8sEventListCrossRefID }),
      );
      expect(texts(before)).toEqual(["text 3", "text 4"]);
      expect(bob.events).toEqual([]);
      await alice.text("bob", "text 5");
      expect(texts(await bob.next(1))).toEqual(["text 5"]);
      await bob.client.invoke(asnChatSubscribeEvents, { bReceiveChatEvents: false });
      await bob.settled();
      await alice.text("bob", "text 6");
      await alice.next(3);
      await bob.settled();
      expect(bob.events).toEqual([]);
    });

    test("delivers at most as many as are wanted, 100 by default, the first changes first, and says where to go on", async () => {
      const { there } = await talk(120);
      const bob = await chatting(there, "bob", false);
      const subscribe = async (iMaxEvents?: number) => {
        let next: unknown;
        const events = await bob.delivered(async (u8sEventListCrossRefID) => {
          const rest = iMaxEvents === undefined ? {} : { iMaxEvents };
          const result = await bob.subscribe({
            iLastKnownGlobTransactionID: 0,
            u8sEventListCrossRefID,
            ...rest,
          });
          next = result.optionalParams?.[0];
        });
        return [events.length, events[0]?.iGlobTransactionID, next];
      };
      const more = (integerdata: number) => ({
        key: "iNextGlobTransactionID",
        value: { integerdata },
      });
      expect(await subscribe()).toEqual([100, 1, more(100)]);
      expect(await subscribe(5)).toEqual([5, 1, more(5)]);
      expect(await subscribe(500)).toEqual([121, 1, undefined]);
      expect(
        (await bob.subscribe({ iLastKnownGlobTransactionID: 0, iMaxEvents: 1_001 })).iResult,
      ).toBe(4);
    });

    test("is only for a session that lasts", async () => {
      const there = await store.running();
      const client = await there.connected();
      const argument = { bReceiveChatEvents: true };
      const authentication = {
        auth: { method: "Basic", authdata: Buffer.from("alice:alice's secret") },
      };
      const call = client.invoke(asnChatSubscribeEvents, argument, { authentication });
      expect(await errorOf(call)).toMatchObject({
        iErrorDetail: 2,
        u8sErrorString: "Only for a session that is logged on",
      });
    });

    test("subscribing again delivers nothing twice and leaves nothing out", async () => {
      const { alice, bob } = await talk(1);
      const sending = Promise.all(
        Array.from({ length: 50 }, (_, at) => alice.text("bob", `more ${at}`)),
      );
      for (let i = 0; i < 10; i++) await bob.subscribe();
      await sending;
      const events = await bob.next(50);
      expect(events.map((event) => event.iGlobTransactionID)).toEqual(
        Array.from({ length: 50 }, (_, at) => at + 3),
      );
    });
  });

  test("asnChatGetDatabaseID (1411) returns the same id until there is another database", async () => {
    const there = await store.running();
    const [alice, bob] = [await there.loggedOn("alice"), await there.loggedOn("bob")];
    const one = await alice.invoke(asnChatGetDatabaseID, {});
    expect(one).toEqual({ iResult: 0, u8sDatabaseID: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    expect(await bob.invoke(asnChatGetDatabaseID, {})).toEqual(one);
    const other = await (await store.running()).loggedOn("alice");
    expect(await other.invoke(asnChatGetDatabaseID, {})).not.toEqual(one);
  });

  describe("asnChatGetDiffUpdate (1412)", () => {
    test("delivers the last state of what has changed since a transaction: new records, and updates of those that the client knows", async () => {
      const { alice, bob, id } = await talk(3);
      const set = async (one: ChatClient, iStatus: 1 | 3, ids: number[]) =>
        one.client.invoke(asnChatSetMessagesStatus, {
          u8sConversationID: id,
          iStatus,
          u8sEventCrossRefID: "",
          asnSequenceIDSet: { asnSequenceIDs: ids },
        });
      await set(bob, 1, [2]);
      await set(alice, 3, [3]);
      await alice.text("bob", "text 4");
      await set(bob, 1, [5]);
      const { events } = await difference(alice, { iLastKnownGlobTransactionID: 3 });
      expect(events.map(shortly)).toEqual([
        "4 text 3",
        "2 update text 1 read",
        "3 update deleted",
        "5 text 4 read",
      ]);
      expect((await difference(alice, {})).events.map(shortly)).toEqual([
        "1 conversation",
        "4 text 3",
        "2 text 1 read",
        "3 deleted",
        "5 text 4 read",
      ]);
    });

    test("of one conversation leaves others out, and with iMaxSequenceID what the client does not know yet", async () => {
      const { there, alice, bob, id } = await talk(2);
      await addUsers(there, "carol");
      await alice.text("carol", "other");
      await bob.client.invoke(asnChatSetMessagesStatus, {
        u8sConversationID: id,
        iStatus: 1,
        u8sEventCrossRefID: "",
        asnSequenceIDSet: { iLastSequenceID: 2 },
      });
      await alice.text("bob", "text 3");
      const about = { iLastKnownGlobTransactionID: 3, u8sConversationID: id };
      expect((await difference(alice, about)).texts).toEqual(["text 1", "text 3"]);
      expect((await difference(alice, { ...about, iMaxSequenceID: 3 })).texts).toEqual(["text 1"]);
      expect((await difference(alice, { iLastKnownGlobTransactionID: 3 })).texts).toEqual([
        "#1",
        "other",
        "text 1",
        "text 3",
      ]);
    });

    test("is paged without leaving anything out", async () => {
      const { alice } = await talk(25);
      const seen: string[] = [];
      let known = 0;
      for (let pages = 0; ; pages++) {
        const page = await difference(alice, {
          iLastKnownGlobTransactionID: known,
          iMaxEvents: 10,
        });
        seen.push(...page.texts);
        if (page.next === undefined) {
          expect(pages).toBe(2);
          break;
        }
        known = page.events.at(-1)!.iGlobTransactionID;
      }
      expect(seen).toEqual(["#1", ...Array.from({ length: 25 }, (_, at) => `text ${at + 1}`)]);
    });

    test("is refused for a conversation of others, and shows nobody what is not theirs", async () => {
      const { there, alice, id } = await talk(2);
      const admin = await chatting(there, "admin");
      expect((await difference(admin, {})).events).toEqual([]);
      const ask = (argument: AsnChatGetDiffUpdateArgument) =>
        admin.client.invoke(asnChatGetDiffUpdate, argument);
      expect(await ask({ u8sConversationID: id })).toEqual({ iResult: 2 });
      expect(await errorOf(ask({ iLastKnownGlobTransactionID: -1 }))).toMatchObject({
        iErrorDetail: 4,
      });
      expect(await errorOf(ask({ iMaxEvents: -1 }))).toMatchObject({ iErrorDetail: 4 });
      expect(await ask({ iMaxEvents: 1_000_000 })).toEqual({ iResult: 4 });
      expect(
        (await difference(alice, { iLastKnownGlobTransactionID: 2 ** 53 - 1 })).events,
      ).toEqual([]);
    });
  });

  describe("asnChatGetEventsRange (1436) and asnChatGetEvents (1426)", () => {
    const range = (one: ChatClient, rest: object, choice: object) =>
      one
        .delivered((u8sEventListCrossRefID) =>
          one.client.invoke(asnChatGetEventsRange, {
            asnConversationIDChoice: choice as { u8sConversationID: string },
            u8sEventListCrossRefID,
            ...rest,
          }),
        )
        .then((events) => events.map(({ iConvSequenceID }) => iConvSequenceID));

    test("1436 delivers events before a sequence id, 100 by default, and from it on, none by default", async () => {
      const { alice, id } = await talk(130);
      const choice = { u8sConversationID: id };
      const numbers = (from: number, to: number) =>
        Array.from({ length: to - from + 1 }, (_, at) => from + at);
      expect(await range(alice, {}, choice)).toEqual(numbers(32, 131));
      expect(await range(alice, { iSequenceID: 10 }, choice)).toEqual(numbers(1, 9));
      const around = { iSequenceID: 50, iNumLessThanSeqID: 3, iNumGreaterThanOrEqualSeqID: 2 };
      expect(await range(alice, around, choice)).toEqual(numbers(47, 51));
      // Without a start the number after it does not count.
      const end = { iNumLessThanSeqID: 2, iNumGreaterThanOrEqualSeqID: 5 };
      expect(await range(alice, end, choice)).toEqual([130, 131]);
      expect(await range(alice, { iSequenceID: 999, iNumLessThanSeqID: 1 }, choice)).toEqual([131]);
      expect(
        await range(alice, { iSequenceID: -5, iNumGreaterThanOrEqualSeqID: 2 }, choice),
      ).toEqual([1, 2]);
      // The other user of a one-to-one chat names it too.
      expect(await range(alice, around, { u8sPartnerURI: "sip:bob" })).toEqual(numbers(47, 51));
    });

    test("1426 delivers events before a sequence id: all of them, or so many", async () => {
      const { alice, id } = await talk(9);
      const get = (rest: object) =>
        alice
          .delivered((u8sEventListCrossRefID) =>
            alice.client.invoke(asnChatGetEvents, {
              asnConversationIDChoice: { u8sConversationID: id },
              u8sEventListCrossRefID,
              ...rest,
            }),
          )
          .then((events) => events.map(({ iConvSequenceID }) => iConvSequenceID));
      expect(await get({})).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
      expect(await get({ iMaxEvents: 2 })).toEqual([9, 10]);
      expect(await get({ iLastKnownSequenceID: 4 })).toEqual([1, 2, 3]);
      expect(await get({ iLastKnownSequenceID: 4, iMaxEvents: 2 })).toEqual([2, 3]);
    });

    test("are refused for conversations of others, unknown partners, and too many events", async () => {
      const { there, alice, id } = await talk(1);
      const admin = await chatting(there, "admin");
      const both = [asnChatGetEvents, asnChatGetEventsRange] as const;
      for (const operation of both) {
        const ask = (one: ChatClient, asnConversationIDChoice: object, rest = {}) =>
          one.client.invoke(operation as typeof asnChatGetEvents, {
            asnConversationIDChoice: asnConversationIDChoice as { u8sConversationID: string },
            ...rest,
          });
        expect(await ask(admin, { u8sConversationID: id })).toEqual({ iResult: 2 });
        expect(await ask(admin, { u8sPartnerURI: "bob" })).toEqual({ iResult: 2 });
        expect(await ask(admin, { u8sPartnerURI: "nobody" })).toEqual({ iResult: 5 });
        const tooMany =
          operation === asnChatGetEvents ? { iMaxEvents: 1_001 } : { iNumLessThanSeqID: 1_001 };
        expect(await ask(alice, { u8sConversationID: id }, tooMany)).toEqual({ iResult: 4 });
      }
    });
  });

  test("asnChatGetConversationOverview (1413) delivers conversations that have changed, the last one first, with their newest or unread messages", async () => {
    const { there, alice, bob, id } = await talk(3);
    await addUsers(there, "carol");
    const carol = await chatting(there, "carol");
    await carol.text(["alice", "bob"], "group 1");
    await bob.client.invoke(asnChatSetMessagesStatus, {
      u8sConversationID: id,
      iStatus: 1,
      u8sEventCrossRefID: "",
      asnSequenceIDSet: { iLastSequenceID: 3 },
    });
    const overview = (one: ChatClient, rest: object = {}) =>
      one
        .delivered((u8sEventListCrossRefID) =>
          one.client.invoke(asnChatGetConversationOverview, { u8sEventListCrossRefID, ...rest }),
        )
        .then((events) => events.map(shortly));
    const about = "0 conversation";
    expect(await overview(bob)).toEqual([about, about]);
    expect(await overview(bob, { iNumLastMessages: 2 })).toEqual([
      about,
      "3 text 2 read",
      "4 text 3",
      about,
      "2 group 1",
    ]);
    expect(await overview(bob, { bAddUnread: true })).toEqual([
      about,
      "4 text 3",
      about,
      "2 group 1",
    ]);
    expect(await overview(bob, { iMaxConversations: 1, iNumLastMessages: 1 })).toEqual([
      about,
      "4 text 3",
    ]);
    expect(await overview(bob, { iLastKnownGlobTransactionID: 7 })).toEqual([about]);
    expect(await overview(alice, { bAddUnread: true })).toEqual([about, about, "2 group 1"]);
    expect(await overview(carol, { iLastKnownGlobTransactionID: 6 })).toEqual([]);
    const many = { iNumLastMessages: 1_001 };
    expect(await bob.client.invoke(asnChatGetConversationOverview, many)).toEqual({ iResult: 4 });
  });

  test("asnChatGetConversations (1428) returns one, all, or those shared with a contact", async () => {
    const { there, alice, bob, id } = await talk(1);
    await addUsers(there, "carol");
    const { u8sConversationID: group } = await alice.text(["bob", "carol"], "group");
    const { u8sConversationID: other } = await alice.text("carol", "hello");
    const get = async (one: ChatClient, argument: object) =>
      (await one.client.invoke(asnChatGetConversations, argument)).asnConversationList.map(
        (found) => found.u8sConversationID,
      );
    expect(await get(alice, {})).toEqual([other, group, id]);
    expect(await get(alice, { u8sConversationID: id })).toEqual([id]);
    expect(await get(alice, { u8sContactURI: "sip:bob" })).toEqual([group, id]);
    expect(await get(bob, { u8sContactURI: "carol" })).toEqual([group]);
    const refused = (argument: object) => bob.client.invoke(asnChatGetConversations, argument);
    expect(await refused({ u8sConversationID: other })).toEqual({
      iResult: 2,
      asnConversationList: [],
    });
    expect(await refused({ u8sContactURI: "nobody" })).toEqual({
      iResult: 5,
      asnConversationList: [],
    });
  });

  test("asnChatGetConversationID (1430) names the one-to-one chat with a contact, if there is one", async () => {
    const { alice, bob, id } = await talk(1);
    const get = (one: ChatClient, u8sContactURI: string) =>
      one.client.invoke(asnChatGetConversationID, { u8sContactURI });
    expect(await get(alice, "bob")).toEqual({ iResult: 0, u8sConversationID: id });
    expect(await get(bob, "sip:alice")).toEqual({ iResult: 0, u8sConversationID: id });
    expect(await get(bob, "admin")).toEqual({ iResult: 2, u8sConversationID: "" });
    expect(await get(bob, "nobody")).toEqual({ iResult: 5, u8sConversationID: "" });
  });

  describe("asnChatFindEvents (1433)", () => {
    const find = async (one: ChatClient, u8sSearchString: string, rest: object = {}) => {
      const argument = { u8sSearchString, iMaxEvents: 10, ...rest };
      const found = await one.client.invoke(asnChatFindEvents, argument);
      expect(found.iResult).toBe(0);
      return [found.iNumTotalResults, texts(found.asnChatEventList)];
    };

    test("searches texts of all conversations of the caller or of one, without regard to case, the newest first by page", async () => {
      const { there, alice, bob, id } = await talk(12);
      await addUsers(there, "carol");
      await alice.text("carol", "ÜBER Text");
      expect(await find(alice, "über")).toEqual([1, ["ÜBER Text"]]);
      expect(await find(alice, "TEXT 1")).toEqual([4, ["text 12", "text 11", "text 10", "text 1"]]);
      expect(await find(alice, "text", { iMaxEvents: 2 })).toEqual([13, ["ÜBER Text", "text 12"]]);
      expect(await find(alice, "text", { iMaxEvents: 2, iOffset: 11 })).toEqual([
        13,
        ["text 2", "text 1"],
      ]);
      expect(await find(alice, "text", { iOffset: 13 })).toEqual([13, []]);
      expect(await find(alice, "text 12", { u8sConversationID: id })).toEqual([1, ["text 12"]]);
      expect(await find(bob, "über")).toEqual([0, []]);
      expect(await find(alice, "%")).toEqual([0, []]);
      expect(await find(alice, "t_xt")).toEqual([0, []]);
    });

    test("finds nothing that is deleted, of others, or after the caller has been removed", async () => {
      const { there, alice, bob, id } = await talk(2);
      await alice.client.invoke(asnChatSetMessagesStatus, {
        u8sConversationID: id,
        iStatus: 3,
        u8sEventCrossRefID: "",
        asnSequenceIDSet: { asnSequenceIDs: [2] },
      });
      expect(await find(bob, "text")).toEqual([1, ["text 2"]]);
      expect(await find(await chatting(there, "admin"), "text")).toEqual([0, []]);
    });

    test("is refused for no text, one of over 256 characters, and too many results", async () => {
      const { there, alice, id } = await talk(1);
      const admin = await chatting(there, "admin");
      const ask = (one: ChatClient, u8sSearchString: string, rest: object = {}) =>
        one.client.invoke(asnChatFindEvents, { u8sSearchString, iMaxEvents: 1, ...rest });
      expect(await errorOf(ask(alice, ""))).toMatchObject({ iErrorDetail: 4 });
      expect(await errorOf(ask(alice, "x".repeat(257)))).toMatchObject({ iErrorDetail: 5 });
      expect(await errorOf(ask(alice, "x", { iOffset: -1 }))).toMatchObject({ iErrorDetail: 4 });
      const nothing = { iNumTotalResults: 0, asnChatEventList: [] };
      expect(await ask(alice, "x", { iMaxEvents: 1_001 })).toEqual({ iResult: 4, ...nothing });
      expect(await ask(admin, "x", { u8sConversationID: id })).toEqual({ iResult: 2, ...nothing });
    });
  });

  test("events that have over 16 MiB together are too many; of differences fewer come, and it is said where to go on", async () => {
    const there = await store.running();
    const alice = await chatting(there, "alice", false);
    const asnBinaryDescription = {
      u8sFileName: "name",
      u8sMimeType: "text/plain",
      binPreview: new Uint8Array(32_768),
      u8sContextDataXML: "€".repeat(16_384),
    };
    const sent = 210;
    let u8sConversationID = "";
    for (let i = 0; i < sent; i++) {
      ({ u8sConversationID } = await alice.client.invoke(asnChatBinaryMessage, {
        u8sRecipientURIs: ["bob"],
        asnBinaryDescription,
        u8sEventCrossRefID: "",
      }));
    }
    const bob = await chatting(there, "bob", false);
    const overview = (iNumLastMessages: number) =>
      bob.client.invoke(asnChatGetConversationOverview, { iNumLastMessages });
    expect(await overview(sent)).toEqual({ iResult: 4 });
    expect(await overview(sent - 20)).toEqual({ iResult: 0 });
    const get = (iMaxEvents: number) =>
      bob.client.invoke(asnChatGetEvents, {
        asnConversationIDChoice: { u8sConversationID },
        iMaxEvents,
      });
    expect(await get(sent)).toEqual({ iResult: 4 });
    expect(await get(sent - 20)).toEqual({ iResult: 0 });
    const first = await difference(bob, { iMaxEvents: 1_000 });
    expect(first.events.length).toBeLessThan(sent);
    const { integerdata: from } = (first.next as { value: { integerdata: number } }).value;
    const rest = await difference(bob, { iLastKnownGlobTransactionID: from, iMaxEvents: 1_000 });
    expect(rest.next).toBe(undefined);
    // One tells of the conversation.
    expect(first.events.length + rest.events.length).toBe(sent + 1);
  });
});
