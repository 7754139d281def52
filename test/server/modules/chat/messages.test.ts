import { describe, expect, test } from "vitest";
import {
  asnChatGetConversationID,
  asnChatGetConversations,
  asnChatTextMessage,
} from "../../../../src/modules/chat-v2/chat-v2.js";
import { errorOf } from "../../running.js";
import { moduleStores } from "../stores.js";
import { addUsers, chatting, shortly } from "./chat-client.js";

const guid = expect.stringMatching(/^[0-9a-f-]{36}$/);

describe.each(moduleStores)("in $name, 9.2 asnChatTextMessage (1420)", (store) => {
  test("sends a text to a receiver, in a one-to-one chat that is there from then on", async () => {
    const there = await store.running();
    const [alice, bob] = [await chatting(there, "alice"), await chatting(there, "bob")];
    const sent = await alice.text("sip:bob", "hello", "ref-1");
    expect(sent).toEqual({ iResult: 0, iConvSequenceID: 2, u8sConversationID: guid });
    const got = await bob.next(2);
    expect(got).toEqual([
      {
        u8sEventCrossRefID: "ref-1",
        u8sConversationID: sent.u8sConversationID,
        iConvSequenceID: 1,
        iGlobTransactionID: 1,
        bUpdate: false,
        u8sSenderURI: "sip:alice",
        asnCreateTime: expect.any(Date),
        asnChatConversation: {
          u8sConversationName: "",
          iConversationType: 1,
          asnChatParties: ["alice", "bob"].map((name) => ({
            u8sContactURI: `sip:${name}`,
            u8sDisplayName: name,
            iContactRights: 3,
            iLastReadSequenceID: 0,
          })),
        },
      },
      {
        u8sEventCrossRefID: "ref-1",
        u8sConversationID: sent.u8sConversationID,
        iConvSequenceID: 2,
        iGlobTransactionID: 2,
        bUpdate: false,
        u8sSenderURI: "sip:alice",
        asnCreateTime: expect.any(Date),
        asnChatMessage: { u8sMessage: "hello" },
      },
    ]);
    // The sender gets them too, to tie them to the request.
    expect(await alice.next(2)).toEqual(got);
    const back = await bob.text("alice", "hi");
    expect(back).toEqual({ ...sent, iConvSequenceID: 3 });
    expect((await alice.next(1)).map(shortly)).toEqual(["3 hi"]);
    const { u8sConversationID } = await bob.client.invoke(asnChatGetConversationID, {
      u8sContactURI: "sip:alice;display=Alice",
    });
    expect(u8sConversationID).toBe(sent.u8sConversationID);
  });

  test("goes to every session of every participant, in the order of the sequence ids", async () => {
    const there = await store.running();
    await addUsers(there, "carol");
    const all = [
      await chatting(there, "alice"),
      await chatting(there, "alice"),
      await chatting(there, "bob"),
      await chatting(there, "bob"),
      await chatting(there, "carol"),
    ];
    const [alice, , bob] = all;
    const { u8sConversationID } = await alice!.text(["bob", "carol"], "first");
    const to = { u8sConversationID };
    await Promise.all(
      Array.from({ length: 40 }, (_, at) => (at % 2 === 0 ? alice : bob)!.text(to, `${at}`)),
    );
    for (const one of all) {
      await one.next(42).then((events) => {
        expect(events.map((event) => event.iConvSequenceID)).toEqual(
          Array.from({ length: 42 }, (_, at) => at + 1),
        );
        const transactions = events.map((event) => event.iGlobTransactionID);
        expect(transactions).toEqual(transactions.toSorted((a, b) => a - b));
      });
    }
  });

  test("of several receivers makes a conversation of several users each time, with its name", async () => {
    const there = await store.running();
    await addUsers(there, "carol");
    const alice = await chatting(there, "alice");
    const argument = {
      u8sRecipientURIs: ["bob", "sip:carol", "BOB", "alice"],
      u8sMessage: "lunch?",
      u8sEventCrossRefID: "",
      u8sConversationName: "Lunch",
    };
    const one = await alice.client.invoke(asnChatTextMessage, argument);
    const other = await alice.client.invoke(asnChatTextMessage, argument);
    expect(one.u8sConversationID).not.toBe(other.u8sConversationID);
    const { asnConversationList } = await alice.client.invoke(asnChatGetConversations, {});
    expect(asnConversationList).toEqual([
      {
        u8sConversationID: other.u8sConversationID,
        u8sConversationName: "Lunch",
        iConversationType: 2,
        iConvSequenceID: 2,
        iGlobTransactionID: 4,
        asnChatParties: ["alice", "bob", "carol"].map((name) => ({
          u8sContactURI: `sip:${name}`,
          u8sDisplayName: name,
          iContactRights: 3,
        })),
      },
      expect.objectContaining({ u8sConversationID: one.u8sConversationID, iGlobTransactionID: 2 }),
    ]);
  });

  test("of one receiver with the type 2 is not the one-to-one chat", async () => {
    const there = await store.running();
    const alice = await chatting(there, "alice");
    const pair = await alice.text("bob", "a");
    const group = await alice.text({ u8sRecipientURIs: ["bob"], iConversationType: 2 }, "b");
    expect(group.u8sConversationID).not.toBe(pair.u8sConversationID);
    expect((await alice.text("bob", "c")).u8sConversationID).toBe(pair.u8sConversationID);
  });

  test.each([
    ["nobody is named", { u8sRecipientURIs: [] }, 5],
    ["a receiver is unknown", { u8sRecipientURIs: ["bob", "sip:nobody@example.org"] }, 5],
    ["the sender alone is named", { u8sRecipientURIs: ["alice"] }, 5],
    [
      "several are to be a one-to-one chat",
      { u8sRecipientURIs: ["bob", "admin"], iConversationType: 1 },
      9,
    ],
    [
      "the conversation is unknown",
      { u8sConversationID: "00000000-0000-0000-0000-000000000000" },
      2,
    ],
    ["the conversation has no id of the server's form", { u8sConversationID: "a\0b" }, 2],
    [
      "somebody who is no administrator makes a static room",
      { u8sRecipientURIs: ["bob"], iConversationType: 3 },
      1,
    ],
  ] as const)("is refused if %s, and nothing is stored", async (_, to, iResult) => {
    const there = await store.running();
    const alice = await chatting(there, "alice");
    const refused = await alice.text(to as object, "text", "ref");
    expect(refused).toEqual({ iResult, iConvSequenceID: 0, u8sConversationID: "" });
    const list = await alice.client.invoke(asnChatGetConversations, {});
    expect(list).toEqual({ iResult: 0, asnConversationList: [] });
    // The cross reference id is still free.
    expect((await alice.text("bob", "text", "ref")).iResult).toBe(0);
  });

  test.each([
    ["empty", { u8sMessage: "" }, 4],
    ["longer than 16,384 characters", { u8sMessage: "x".repeat(16_385) }, 5],
    ["with NUL", { u8sMessage: "a\0b" }, 4],
    ["with a cross reference id of 81 characters", { u8sEventCrossRefID: "x".repeat(81) }, 5],
    ["of an unknown type", { iConversationType: 5 }, 4],
    ["with a name of 257 characters", { u8sConversationName: "x".repeat(257) }, 5],
    ["to 501 receivers", { u8sRecipientURIs: Array<string>(501).fill("bob") }, 5],
  ])("of a text %s is an error, and nothing is stored", async (_, bad, iErrorDetail) => {
    const there = await store.running();
    const alice = await chatting(there, "alice");
    const argument = {
      u8sRecipientURIs: ["bob"],
      u8sMessage: "m",
      u8sEventCrossRefID: "r",
      ...bad,
    };
    const error = await errorOf(alice.client.invoke(asnChatTextMessage, argument));
    expect(error).toMatchObject({ iErrorDetail });
    const list = await alice.client.invoke(asnChatGetConversations, {});
    expect(list.asnConversationList).toEqual([]);
  });

  test("with a cross reference id that the sender has used is not sent again, and the answer says where it is", async () => {
    const there = await store.running();
    const [alice, bob] = [await chatting(there, "alice"), await chatting(there, "bob")];
    const sent = await alice.text("bob", "once", "x".repeat(80));
    expect(await alice.text("bob", "once", "x".repeat(80))).toEqual({ ...sent, iResult: 7 });
    // Others may use it.
    expect(await bob.text("alice", "mine", "x".repeat(80))).toMatchObject({ iResult: 0 });
    expect(await alice.held(sent.u8sConversationID)).toEqual([
      "1 conversation",
      "2 once",
      "3 mine",
    ]);
  });

  test("is only for those with the right to chat, who are also the only receivers", async () => {
    const there = await store.running();
    await addUsers(there, "carol");
    await there.server.users.setStaticRights("carol", { first: 0x06d80c4c, second: 0 });
    const [alice, carol] = [await chatting(there, "alice"), await there.loggedOn("carol")];
    expect(await alice.text("carol", "hello")).toMatchObject({ iResult: 5 });
    const argument = { u8sRecipientURIs: ["bob"], u8sMessage: "m", u8sEventCrossRefID: "" };
    expect(await errorOf(carol.invoke(asnChatTextMessage, argument))).toMatchObject({
      iErrorDetail: 2,
      u8sErrorString: "Needs the right chat",
    });
  });

  test("stays for the others when the user who has sent it is removed", async () => {
    const there = await store.running();
    const [alice, bob] = [await chatting(there, "alice"), await chatting(there, "bob")];
    const { u8sConversationID } = await bob.text("alice", "remember me");
    await there.server.users.remove("bob");
    expect(await alice.held(u8sConversationID)).toEqual(["1 conversation", "2 remember me"]);
    expect(await alice.text({ u8sConversationID }, "where are you?")).toMatchObject({ iResult: 5 });
  });
});
