import { describe, expect, test } from "vitest";
import {
  asnChatFindEvents,
  asnChatGetConversations,
  asnChatSetMessagesStatus,
  asnChatTextMessage,
  asnChatUserlistModify,
} from "../../../../src/modules/chat-v2/chat-v2.js";
import * as Later from "../../../../src/modules/later/chat-v2/chat-v2.js";
import { optionalParameters } from "../../../../src/modules/optional-params.js";
import { begin, temporaryFolder } from "../binary-transfer/sending.js";
import { errorOf } from "../../running.js";
import { moduleStores } from "../stores.js";
import { addUsers, chatting, chattingLater, type ChatClient } from "./chat-client.js";

/** Answers a message in the form of version 8; returns the result. */
function answer(
  { client }: ChatClient,
  iReplyToSequenceID: number,
  to: Partial<Later.AsnChatTextMessageArgument> = { u8sRecipientURIs: ["alice"] },
) {
  const argument = { u8sRecipientURIs: [], u8sMessage: "an answer", u8sEventCrossRefID: "", ...to };
  return client.invoke(Later.asnChatTextMessage, { ...argument, iReplyToSequenceID });
}

/** How a message names the one that it answers. */
const named = (u8sConversationID: string, iConvSequenceID: number) => ({
  u8sEventCrossRefID: "",
  u8sConversationID,
  iConvSequenceID,
  iGlobTransactionID: 0,
  bUpdate: false,
});

describe.each(moduleStores)("in $name, texts in both forms (4.4)", (store) => {
  const scene = async () => {
    const there = await store.running({ binaryTransfer: { folder: temporaryFolder() } });
    await addUsers(there, "carol");
    const alice = await chattingLater(there, "alice");
    const { u8sConversationID: id } = await alice.text("bob", "hello");
    return { there, alice, bob: await chattingLater(there, "bob"), id };
  };

  test.each(["ber", "json"] as const)(
    "1420 with iReplyToSequenceID answers a message, in a session of either version (%s)",
    async (encoding) => {
      const { there, alice, id } = await scene();
      await alice.next(2);
      const old = await chatting(there, "alice", {}, { encoding });
      const bob = await chattingLater(there, "bob", {}, { encoding });
      const result = { iResult: 0, iConvSequenceID: 3, u8sConversationID: id };
      expect(await answer(bob, 2)).toEqual(result);
      for (const one of [alice, bob]) {
        expect((await one.next(1))[0]!.asnChatMessage).toEqual({
          u8sMessage: "an answer",
          asnReplyToEvent: named(id, 2),
        });
      }
      const optionalParams = optionalParameters({ iReplyToSequenceID: 2 });
      expect((await old.next(1))[0]!.asnChatMessage).toEqual({
        u8sMessage: "an answer",
        optionalParams,
      });
      // A session that has not shown its version, and the parameter of 6.1.
      expect(await answer(old, 3, { u8sConversationID: id })).toMatchObject({
        iResult: 0,
        iConvSequenceID: 4,
      });
      const argument = { u8sRecipientURIs: ["bob"], u8sMessage: "so", u8sEventCrossRefID: "" };
      expect(
        await old.client.invoke(asnChatTextMessage, { ...argument, optionalParams }),
      ).toMatchObject({ iResult: 0, iConvSequenceID: 5 });
      const [third, fourth] = await bob.next(2);
      expect(third!.asnChatMessage).toMatchObject({ asnReplyToEvent: named(id, 3) });
      expect(fourth!.asnChatMessage).toEqual({
        u8sMessage: "so",
        asnReplyToEvent: named(id, 2),
      });
    },
  );

  test("what is answered has to be a message that the sender sees, otherwise nothing is sent (3)", async () => {
    const { there, alice, bob, id } = await scene();
    const to = { u8sRecipientURIs: ["bob"], u8sMessage: "a group", u8sEventCrossRefID: "" };
    const { u8sConversationID: group } = await alice.client.invoke(asnChatTextMessage, {
      ...to,
      iConversationType: 2,
    });
    const added = { u8sConversationID: group, u8sUserURIs: ["carol"], u8sEventCrossRefID: "" };
    await alice.client.invoke(asnChatUserlistModify, { ...added, iChatUserlistModify: 1 });
    const carol = await chattingLater(there, "carol");
    const inGroup = { u8sConversationID: group };
    // The event that describes the conversation; none; one of before she was there; another conversation; one that is not there yet.
    for (const [one, sequence, where] of [
      [bob, 1, undefined],
      [bob, 9, undefined],
      [bob, -1, undefined],
      [bob, Number.MAX_SAFE_INTEGER, undefined],
      [carol, 2, inGroup],
      [bob, 3, inGroup],
      [bob, 2, { u8sRecipientURIs: ["carol"] }],
      [bob, 2, { u8sRecipientURIs: ["alice", "carol"] }],
      [bob, 2, { u8sRecipientURIs: ["alice"], iConversationType: 2 }],
    ] as const) {
      const asked = where && { u8sRecipientURIs: [], ...where };
      const result = answer(one, sequence, asked as Partial<Later.AsnChatTextMessageArgument>);
      expect(await result).toMatchObject({ iResult: 3, iConvSequenceID: 0 });
    }
    // No such conversation, nobody of that name, and too long a text.
    const unknown = await answer(carol, 2, { u8sConversationID: id });
    expect(unknown).toMatchObject({ iResult: 2 });
    expect(await answer(bob, 2, { u8sRecipientURIs: ["zoe"] })).toMatchObject({ iResult: 5 });
    const long = answer(bob, 2, { u8sRecipientURIs: ["alice"], u8sMessage: "a".repeat(16_385) });
    expect(await errorOf(long)).toMatchObject({ iErrorDetail: 5 });
    const inWords = bob.client.invoke(asnChatTextMessage, {
      ...to,
      u8sRecipientURIs: ["alice"],
      optionalParams: optionalParameters({ iReplyToSequenceID: "2" }),
    });
    expect(await inWords).toMatchObject({ iResult: 10 });
    // Nor one that has been deleted.
    const marks = { u8sConversationID: id, asnSequenceIDSet: { asnSequenceIDs: [2] } };
    const about = { ...marks, iStatus: 3, u8sEventCrossRefID: "" } as const;
    await alice.client.invoke(asnChatSetMessagesStatus, about);
    expect(await answer(bob, 2)).toMatchObject({ iResult: 3 });
    expect(await alice.held(id)).toEqual(["1 conversation", "2 deleted"]);
    expect(await bob.held(group)).toHaveLength(3);
    // Nobody has made a conversation.
    const { asnConversationList } = await carol.client.invoke(asnChatGetConversations, {});
    expect(asnConversationList).toHaveLength(1);
  });

  test("a copy (1422) of an answer answers nothing", async () => {
    const { bob, id } = await scene();
    await answer(bob, 2);
    await bob.client.invoke(Later.asnChatForwardMessage, {
      u8sSourceConversationID: id,
      iSourceSequenceID: 3,
      asnForwardDestinationIDChoice: { u8sPartnerURI: "carol" },
      u8sEventCrossRefID: "",
    });
    const [, , copy] = await bob.next(3);
    expect(copy!.asnChatMessage).toEqual({ u8sMessage: "an answer" });
    expect(copy!.optionalParams).toMatchObject([{ key: "u8sForwardOrigin" }]);
  });

  test.each(["ber", "json"] as const)(
    "1433 returns events in the form of the session's version (%s)",
    async (encoding) => {
      const { there, alice, id } = await scene();
      const transfer = await begin(alice.client, {
        eMetaDataType: 3,
        osMetaData: Buffer.from("k"),
      });
      await alice.client.invoke(Later.asnChatBinaryMessage, {
        u8sRecipientURIs: ["bob"],
        u8sTransferID: transfer,
        u8sEventCrossRefID: "",
        u8sMessage: "Hello, here I am",
      });
      await answer(alice, 2, { u8sConversationID: id, u8sMessage: "hello again" });
      const asked = { u8sSearchString: "hello", iMaxEvents: 10 };
      const [later, old] = [
        await chattingLater(there, "bob", {}, { encoding }),
        await chatting(there, "bob", {}, { encoding }),
      ];
      const found = await later.client.invoke(Later.asnChatFindEvents, asked);
      expect(found).toMatchObject({ iResult: 0, iNumTotalResults: 3 });
      expect(found.asnChatEventList.map(({ asnChatMessage }) => asnChatMessage)).toEqual([
        { u8sMessage: "hello again", asnReplyToEvent: named(id, 2) },
        {
          u8sMessage: "Hello, here I am",
          asnBinaryDescription: {
            u8sBinaryTransferID: transfer,
            eMetaDataType: 3,
            osMetaData: new Uint8Array(Buffer.from("k")),
          },
        },
        { u8sMessage: "hello" },
      ]);
      const older = await old.client.invoke(asnChatFindEvents, asked);
      expect(older.asnChatEventList.map(({ asnChatMessage }) => asnChatMessage)).toMatchObject([
        { optionalParams: optionalParameters({ iReplyToSequenceID: 2 }) },
        { asnBinaryDescription: { binPreview: new Uint8Array() } },
        { u8sMessage: "hello" },
      ]);
      const refused = { ...asked, u8sConversationID: "unknown" };
      expect(await later.client.invoke(Later.asnChatFindEvents, refused)).toEqual({
        iResult: 2,
        iNumTotalResults: 0,
        asnChatEventList: [],
      });
    },
  );
});
