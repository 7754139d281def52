import { expect, test } from "vitest";
import * as Chat from "../../../../src/modules/chat-v2/chat-v2.js";
import { asnGetBinaryTransferMetaData } from "../../../../src/modules/later/binary-transfer/binary-transfer.js";
import * as Later from "../../../../src/modules/later/chat-v2/chat-v2.js";
import type { Client } from "../../../../src/rose/index.js";
import type { ChatTables } from "../../../../src/server/modules/chat/schema.js";
import { begin, temporaryFolder } from "../binary-transfer/sending.js";
import { moduleStores } from "../stores.js";
import { logonKernel } from "../support/logon-kernel.js";
import { fullScans, plansOf } from "../support/plans.js";
import { notingDatabase, type Noted } from "../support/statements.js";

/** All tables of chats. */
const tables: Readonly<Record<keyof ChatTables, true>> = {
  chat_state: true,
  chat_conversation: true,
  chat_party: true,
  chat_event: true,
  chat_binary: true,
  chat_chunk: true,
  chat_total: true,
  chat_avatar: true,
};

/** Calls every operation of chats in all its forms. */
async function callAll(alice: Client, bob: Client, admin: Client): Promise<void> {
  const ref = { u8sEventCrossRefID: "" };
  const to = { u8sRecipientURIs: ["bob"], u8sMessage: "text", u8sEventCrossRefID: "first" };
  const pair = await alice.invoke(Chat.asnChatTextMessage, to);
  const { u8sConversationID } = pair;
  const about = { u8sConversationID };
  const group = await alice.invoke(Chat.asnChatTextMessage, {
    ...to,
    ...ref,
    iConversationType: 2,
    u8sRecipientURIs: ["bob", "admin"],
  });
  const inGroup = { u8sConversationID: group.u8sConversationID };
  const room = await admin.invoke(Chat.asnChatTextMessage, { ...to, ...ref, iConversationType: 4 });
  const inRoom = { u8sConversationID: room.u8sConversationID };
  await alice.invoke(Chat.asnChatSubscribeEvents, {
    bReceiveChatEvents: true,
    iLastKnownGlobTransactionID: 1,
  });
  await bob.invoke(Chat.asnChatTextMessage, { ...to, u8sRecipientURIs: ["alice"], ...ref });
  await alice.invoke(Chat.asnChatGetDatabaseID, {});
  await alice.invoke(Chat.asnChatGetDiffUpdate, {});
  await alice.invoke(Chat.asnChatGetDiffUpdate, about);
  await alice.invoke(Chat.asnChatGetConversationOverview, {
    iNumLastMessages: 2,
    bAddUnread: true,
  });
  const users = { ...inGroup, u8sUserURIs: ["admin"], ...ref };
  await alice.invoke(Chat.asnChatUserlistModify, { ...users, iChatUserlistModify: 2 });
  await alice.invoke(Chat.asnChatUserlistModify, { ...users, iChatUserlistModify: 1 });
  const leave = { ...about, ...ref, iChatUserlistModify: 2 as const, u8sUserURIs: ["bob"] };
  await bob.invoke(Chat.asnChatUserlistModify, leave);
  await bob.invoke(Chat.asnChatTextMessage, { ...to, u8sRecipientURIs: [], ...about, ...ref });
  const choice = { asnConversationIDChoice: about };
  await alice.invoke(Chat.asnChatGetEvents, choice);
  await alice.invoke(Chat.asnChatGetEventsRange, {
    asnConversationIDChoice: { u8sPartnerURI: "bob" },
    iSequenceID: 2,
    iNumGreaterThanOrEqualSeqID: 5,
  });
  for (const iStatus of [1, 2, 3, 4] as const) {
    for (const place of [about, inGroup]) {
      for (const asnSequenceIDSet of [{ asnSequenceIDs: [2] }, { iLastSequenceID: 9 }]) {
        const marks = { ...place, ...ref, iStatus, asnSequenceIDSet };
        await alice.invoke(Chat.asnChatSetMessagesStatus, marks);
      }
    }
  }
  for (const which of [{}, about, { u8sContactURI: "bob" }, { bStaticConversations: true }]) {
    await alice.invoke(Chat.asnChatGetConversations, which);
  }
  for (const which of [{}, about]) {
    const find = { u8sSearchString: "text", iMaxEvents: 10, ...which };
    await alice.invoke(Chat.asnChatFindEvents, find);
  }
  await alice.invoke(Chat.asnChatWatchConversation, {
    ...inRoom,
    iWatchMode: 1,
    iConvSequenceID: 0,
  });
  const all = { ...inRoom, u8sUserURIs: ["bob", "alice"], u8sEventListCrossRefID: "" };
  await admin.invoke(Chat.asnChatSetUserlist, all);
  await alice.invoke(Chat.asnChatForward, {
    ...about,
    ...ref,
    u8sForwardURI: "bob",
    u8sForwardToURIs: ["admin"],
    u8sMessage: "text",
  });
  const { optionalParams } = await alice.invoke(Chat.asnChatBinaryMessage, {
    u8sRecipientURIs: ["bob"],
    ...ref,
    asnBinaryDescription: { binPreview: Buffer.alloc(0), u8sChecksumSHA1: "x" },
  });
  const { integerdata: iConvSequenceID } = optionalParams![0]!.value as { integerdata: number };
  const place = { ...about, iConvSequenceID };
  for (const [size, bLastChunk] of [
    [5_000, false],
    [10, true],
  ] as const) {
    const put = { ...place, binData: Buffer.alloc(size), bLastChunk };
    await alice.invoke(Chat.asnChatPutBinaryChunk, put);
  }
  const plain = await alice.invoke(Chat.asnChatBinaryMessage, {
    u8sRecipientURIs: ["bob"],
    ...ref,
    asnBinaryDescription: { binPreview: Buffer.alloc(0) },
  });
  const { integerdata: at } = plain.optionalParams![0]!.value as { integerdata: number };
  const data = { ...about, iConvSequenceID: at };
  await alice.invoke(Chat.asnChatPutBinaryChunk, {
    ...data,
    binData: Buffer.alloc(9),
    bLastChunk: true,
  });
  await alice.invoke(Chat.asnChatGetBinaryChunk, { ...data, iOffset: 0, iChunkSize: 10 });
  const file = await begin(alice, { osMetaData: Buffer.from("a contact") });
  await alice.invoke(Chat.asnChatBinaryMessage, {
    u8sRecipientURIs: ["bob"],
    ...ref,
    asnBinaryDescription: { binPreview: Buffer.alloc(0) },
    optionalParams: [{ key: "u8sTransferID", value: { stringdata: file } }],
  });
  for (const one of [bob, admin]) {
    await one.invoke(asnGetBinaryTransferMetaData, { u8sTransferID: file }).catch(() => {});
  }
  bob.emit(Chat.asnChatUserStatus, { ...about, u8sSenderURI: "", bUserTyping: true });
  await bob.invoke(Later.asnChatMuteConversation, { ...about, ...ref });
  const picture = Buffer.of(0xff, 0xd8, 0xff, 0xff, 0xd9).toString("base64");
  for (const u8sImageData of [picture, ""]) {
    await alice.invoke(Later.asnChatSetConversationAvatar, { ...about, ...ref, u8sImageData });
    await alice.invoke(Later.asnChatGetConversationAvatar, about);
  }
  await alice.invoke(Later.asnChatSetReaction, { ...about, iConvSequenceID: 2, u8sEmoji: "👍" });
  await alice.invoke(Later.asnChatGetBinaryMessageEvents, { ...choice, iPageSize: 10 });
  await alice.invoke(Later.asnChatForwardMessage, {
    ...ref,
    u8sSourceConversationID: u8sConversationID,
    iSourceSequenceID: at,
    asnForwardDestinationIDChoice: { u8sPartnerURI: "admin" },
  });
}

test.each(moduleStores)(
  "in $name no statement of chats looks through a whole table",
  async ({ database }) => {
    const noted: Noted[] = [];
    const data = await database();
    const at = await logonKernel({
      database: async () => notingDatabase(data, noted),
      binaryTransfer: { folder: temporaryFolder() },
    });
    const clients = await Promise.all(["alice", "bob", "admin"].map((name) => at.loggedOn(name)));
    await callAll(...(clients as [Client, Client, Client]));
    const plans = await plansOf(data, noted, Object.keys(tables));
    expect(plans.length).toBeGreaterThan(48);
    expect(fullScans(plans)).toEqual([]);
  },
);
