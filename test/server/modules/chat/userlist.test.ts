import { describe, expect, test } from "vitest";
import {
  asnChatForward,
  asnChatGetConversations,
  asnChatSetUserlist,
  asnChatUserlistModify,
  asnChatWatchConversation,
} from "../../../../src/modules/chat-v2/chat-v2.js";
import { errorOf } from "../../running.js";
import { moduleStores } from "../stores.js";
import { addUsers, chatting, shortly, type ChatClient } from "./chat-client.js";

const [add, remove] = [1, 2] as const;

function modify(
  { client }: ChatClient,
  u8sConversationID: string,
  how: number,
  ...u8sUserURIs: string[]
) {
  return client.invoke(asnChatUserlistModify, {
    u8sConversationID,
    iChatUserlistModify: how as 1,
    u8sUserURIs,
    u8sEventCrossRefID: "",
  });
}

async function list({ client }: ChatClient): Promise<string[][]> {
  const { asnConversationList } = await client.invoke(asnChatGetConversations, {});
  return asnConversationList.map(({ asnChatParties }) =>
    asnChatParties.map(({ u8sContactURI }) => u8sContactURI),
  );
}

describe.each(moduleStores)("in $name, 9.2", (store) => {
  const room = async (iConversationType: number, creator = "alice") => {
    const there = await store.running();
    await addUsers(there, "carol", "dave");
    const [alice, bob, carol, admin] = [
      await chatting(there, "alice"),
      await chatting(there, "bob"),
      await chatting(there, "carol"),
      await chatting(there, "admin"),
    ];
    const by = creator === "alice" ? alice : admin;
    const to = { u8sRecipientURIs: ["alice", "bob"], iConversationType: iConversationType as 1 };
    const { u8sConversationID: id } = await by.text(to, "first");
    return { there, alice, bob, carol, admin, id };
  };

  describe("asnChatUserlistModify (1425)", () => {
    test("adds participants, who see what happens from then on, and removes them, who see what has been", async () => {
      const { alice, bob, carol, id } = await room(2);
      await alice.next(2);
      expect(await modify(bob, id, add, "carol")).toEqual({ iResult: 0, iConvSequenceID: 3 });
      const [event] = await carol.next(1);
      expect(event).toMatchObject({
        iConvSequenceID: 3,
        bUpdate: false,
        u8sSenderURI: "sip:bob",
        asnChatConversation: {
          iConversationType: 2,
          iChatUserlistModify: 1,
          u8sUsersModified: ["sip:carol"],
        },
      });
      expect(event!.asnChatConversation!.asnChatParties).toHaveLength(3);
      expect(await alice.next(1)).toEqual([event]);
      await alice.text({ u8sConversationID: id }, "second");
      expect(await carol.held(id)).toEqual(["3 added sip:carol", "4 second"]);
      expect(await modify(alice, id, remove, "sip:carol")).toEqual({
        iResult: 0,
        iConvSequenceID: 5,
      });
      await alice.text({ u8sConversationID: id }, "third");
      await alice.next(3);
      await carol.settled();
      expect((await carol.next(2)).map(shortly)).toEqual(["4 second", "5 removed sip:carol"]);
      expect(await carol.held(id)).toEqual([
        "3 added sip:carol",
        "4 second",
        "5 removed sip:carol",
      ]);
      expect(await list(carol)).toEqual([]);
      expect(await carol.text({ u8sConversationID: id }, "still here?")).toMatchObject({
        iResult: 1,
      });
      // Whoever is added again begins anew.
      await modify(alice, id, add, "carol");
      expect(await carol.held(id)).toEqual(["7 added sip:carol"]);
    });

    test("of a one-to-one chat makes a new conversation of several users; both name each other, and it stays one", async () => {
      const there = await store.running();
      await addUsers(there, "carol");
      const [alice, carol] = [await chatting(there, "alice"), await chatting(there, "carol")];
      const { u8sConversationID: old } = await alice.text("bob", "between us");
      await alice.next(2);
      const {
        iResult,
        iConvSequenceID,
        u8sConversationID: made,
      } = await modify(alice, old, add, "carol");
      expect([iResult, iConvSequenceID]).toEqual([0, 1]);
      const [event, link] = await alice.next(2);
      expect(event).toMatchObject({
        u8sConversationID: made,
        iConvSequenceID: 1,
        asnChatConversation: { iConversationType: 2, u8sLinkedConversationID: old },
      });
      expect(link).toMatchObject({
        u8sConversationID: old,
        iConvSequenceID: 3,
        asnChatConversation: { u8sLinkedConversationID: made },
      });
      expect(await carol.next(1)).toEqual([event]);
      expect(await list(alice)).toEqual([
        ["sip:alice", "sip:bob"],
        ["sip:alice", "sip:bob", "sip:carol"],
      ]);
      await modify(alice, made!, remove, "carol");
      expect((await alice.text("bob", "again")).u8sConversationID).toBe(old);
      expect(
        (await alice.client.invoke(asnChatGetConversations, { u8sConversationID: made! }))
          .asnConversationList[0]!.iConversationType,
      ).toBe(2);
    });

    test("lets somebody leave a one-to-one chat, who is back when one of the two writes", async () => {
      const there = await store.running();
      const [alice, bob] = [await chatting(there, "alice"), await chatting(there, "bob")];
      const { u8sConversationID: id } = await alice.text("bob", "hello");
      expect(await modify(bob, id, remove, "alice")).toMatchObject({ iResult: 9 });
      expect(await modify(bob, id, remove, "bob")).toMatchObject({ iResult: 0 });
      expect(await list(bob)).toEqual([]);
      expect(await modify(bob, id, remove, "bob")).toMatchObject({ iResult: 1 });
      await alice.text("bob", "come back");
      expect(await bob.held(id)).toEqual([
        "1 conversation",
        "2 hello",
        "3 removed sip:bob",
        "4 added sip:bob",
        "5 come back",
      ]);
    });

    test("of a room is for those with the right 0x2, and leaving for everybody", async () => {
      const { alice, bob, carol, id } = await room(4);
      expect(await modify(bob, id, add, "carol")).toMatchObject({ iResult: 1 });
      expect(await modify(bob, id, remove, "alice")).toMatchObject({ iResult: 1 });
      expect(await modify(carol, id, add, "carol")).toMatchObject({ iResult: 2 });
      expect(await modify(alice, id, add, "carol")).toMatchObject({ iResult: 0 });
      expect(await modify(bob, id, remove, "bob")).toMatchObject({ iResult: 0 });
      expect(await list(alice)).toEqual([["sip:alice", "sip:carol"]]);
    });

    test("lets everybody come into a static room, which everybody can list", async () => {
      const { bob, carol, alice, id } = await room(3, "admin");
      const all = await carol.client.invoke(asnChatGetConversations, {
        bStaticConversations: true,
      });
      expect(all.asnConversationList.map((one) => one.u8sConversationID)).toEqual([id]);
      expect(await list(carol)).toEqual([]);
      expect(await modify(bob, id, add, "carol")).toMatchObject({ iResult: 1 });
      expect(await modify(carol, id, add, "carol")).toMatchObject({ iResult: 0 });
      expect(await list(alice)).toEqual([["sip:alice", "sip:bob", "sip:admin", "sip:carol"]]);
    });

    test("is refused for what cannot be done, and changes nothing", async () => {
      const { alice, bob, carol, id } = await room(2);
      const before = await alice.held(id);
      expect(await modify(alice, id, add, "nobody")).toMatchObject({ iResult: 5 });
      expect(await modify(alice, id, add, "bob")).toMatchObject({ iResult: 9 });
      expect(await modify(alice, id, add)).toMatchObject({ iResult: 9 });
      expect(await modify(alice, id, remove, "carol")).toMatchObject({ iResult: 9 });
      expect(await modify(alice, id, remove, "bob", "nobody")).toMatchObject({ iResult: 9 });
      expect(await modify(carol, id, remove, "carol")).toMatchObject({ iResult: 2 });
      expect(await modify(alice, "", add, "carol")).toMatchObject({ iResult: 2 });
      expect(await errorOf(modify(alice, id, 3, "carol"))).toMatchObject({ iErrorDetail: 4 });
      expect(await bob.held(id)).toEqual(before);
    });

    test("is bounded to 250 participants", async () => {
      const { there, alice, id } = await room(2);
      const names = Array.from({ length: 248 }, (_, at) => `user${at}`);
      // Their passwords do not matter.
      await there.server.users.addFirst([]);
      for (const name of names) await there.server.users.add(name, "x");
      await modify(alice, id, add, ...names.slice(0, 247));
      const error = await errorOf(modify(alice, id, add, names[247]!, "carol"));
      expect(error).toMatchObject({ iErrorDetail: 5 });
      expect(await modify(alice, id, add, names[247]!)).toMatchObject({ iResult: 0 });
      expect(await errorOf(modify(alice, id, add, "carol"))).toMatchObject({ iErrorDetail: 5 });
    });
  });

  describe("asnChatSetUserlist (1434)", () => {
    const setAll = ({ client }: ChatClient, u8sConversationID: string, ...u8sUserURIs: string[]) =>
      client.invoke(asnChatSetUserlist, {
        u8sConversationID,
        u8sUserURIs,
        u8sEventListCrossRefID: "",
      });

    test("replaces the participants of a public room, for those with the right 0x2 and administrators", async () => {
      const { alice, bob, carol, admin, id } = await room(4);
      expect(await setAll(bob, id, "bob")).toMatchObject({ iResult: 1 });
      expect(await setAll(alice, id, "alice", "carol")).toEqual({ iResult: 0, iConvSequenceID: 3 });
      expect((await carol.next(1)).map(shortly)).toEqual(["3 replaced sip:bob sip:carol"]);
      expect((await bob.next(3)).map(shortly)).toContain("3 replaced sip:bob sip:carol");
      expect(await list(alice)).toEqual([["sip:alice", "sip:carol"]]);
      expect(await setAll(admin, id, "bob")).toMatchObject({ iResult: 0 });
      expect(await list(bob)).toEqual([["sip:bob"]]);
      expect(await list(alice)).toEqual([]);
    });

    test("is refused for other conversations and unknown users", async () => {
      const { alice, carol, id } = await room(2);
      expect(await setAll(alice, id, "carol")).toMatchObject({ iResult: 9 });
      expect(await setAll(carol, id, "carol")).toMatchObject({ iResult: 2 });
      const { u8sConversationID: open } = await alice.text(
        { u8sRecipientURIs: ["bob"], iConversationType: 4 },
        "x",
      );
      expect(await setAll(alice, open, "nobody")).toMatchObject({ iResult: 5 });
      expect(await alice.held(open)).toEqual(["1 conversation", "2 x"]);
    });
  });

  describe("asnChatForward (1429)", () => {
    const forward = (
      { client }: ChatClient,
      u8sConversationID: string,
      who: string,
      ...to: string[]
    ) =>
      client.invoke(asnChatForward, {
        u8sConversationID,
        u8sForwardURI: who,
        u8sForwardToURIs: to,
        u8sMessage: "please help",
        u8sEventCrossRefID: "",
      });

    test("puts a participant into a new conversation with the targets, who get the message; both conversations name each other", async () => {
      const there = await store.running();
      await addUsers(there, "carol");
      const [alice, bob, carol] = [
        await chatting(there, "alice"),
        await chatting(there, "bob"),
        await chatting(there, "carol"),
      ];
      const { u8sConversationID: id } = await bob.text("alice", "I have a question");
      expect(await forward(alice, id, "sip:bob", "sip:carol")).toEqual({
        iResult: 0,
        iConvSequenceID: 3,
      });
      const [made, message] = await carol.next(2);
      expect(made!.asnChatConversation).toMatchObject({
        u8sForwardedFromURI: "sip:alice",
        u8sForwardedURI: "sip:bob",
        u8sLinkedConversationID: id,
        iConversationType: 2,
      });
      expect(message).toMatchObject({
        u8sSenderURI: "sip:alice",
        asnChatMessage: { u8sMessage: "please help" },
      });
      const old = (await alice.next(3))[2]!;
      expect(old).toMatchObject({
        u8sConversationID: id,
        asnChatConversation: { u8sLinkedConversationID: made!.u8sConversationID },
      });
      expect((await bob.next(5)).slice(2)).toEqual([made, message, old]);
      expect(await list(alice)).toEqual([["sip:alice", "sip:bob"]]);
    });

    test("is refused for who takes no part, the caller, unknown targets and those who are there", async () => {
      const { alice, carol, id } = await room(2);
      expect(await forward(alice, id, "carol", "admin")).toMatchObject({ iResult: 9 });
      expect(await forward(alice, id, "alice", "admin")).toMatchObject({ iResult: 9 });
      expect(await forward(alice, id, "bob", "bob")).toMatchObject({ iResult: 9 });
      expect(await forward(alice, id, "bob", "nobody")).toMatchObject({ iResult: 5 });
      expect(await forward(alice, id, "bob")).toMatchObject({ iResult: 5 });
      expect(await forward(carol, id, "bob", "carol")).toMatchObject({ iResult: 2 });
      expect(await alice.held(id)).toEqual(["1 conversation", "2 first"]);
    });
  });

  describe("asnChatWatchConversation (1432)", () => {
    const watch = ({ client }: ChatClient, u8sConversationID: string, rest: object = {}) =>
      client.invoke(asnChatWatchConversation, { iWatchMode: 1, u8sConversationID, ...rest });

    test("delivers what happens in a public room to who takes no part, and the events since a sequence id", async () => {
      const { alice, carol, id } = await room(4);
      for (const text of ["second", "third"]) await alice.text({ u8sConversationID: id }, text);
      const first = await carol.delivered((u8sEventListCrossRefID) =>
        watch(carol, id, { iConvSequenceID: 2, u8sEventListCrossRefID }),
      );
      expect(first.map(shortly)).toEqual(["3 second", "4 third"]);
      await alice.text({ u8sConversationID: id }, "fourth");
      expect((await carol.next(1)).map(shortly)).toEqual(["5 fourth"]);
      expect(await watch(carol, id, { iWatchMode: 0 })).toEqual({ iResult: 0 });
      await carol.settled();
      await alice.text({ u8sConversationID: id }, "fifth");
      await alice.text("carol", "private");
      expect((await carol.next(2)).map(shortly)).toEqual(["1 conversation", "2 private"]);
    });

    test("delivers no event twice to who takes part, and none without a sequence id", async () => {
      const { alice, bob, id } = await room(4);
      await bob.next(2);
      expect(await watch(bob, id)).toEqual({ iResult: 0 });
      await bob.settled();
      await alice.text({ u8sConversationID: id }, "second");
      await alice.text({ u8sConversationID: id }, "third");
      expect((await bob.next(2)).map(shortly)).toEqual(["3 second", "4 third"]);
    });

    test("is refused for other conversations", async () => {
      const { alice, carol, id } = await room(2);
      expect(await watch(alice, id)).toEqual({ iResult: 9 });
      expect(await watch(carol, id)).toEqual({ iResult: 2 });
      expect(await errorOf(watch(alice, id, { iWatchMode: 2 }))).toMatchObject({ iErrorDetail: 4 });
    });
  });
});
