import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  asnChatBinaryMessage,
  asnChatGetBinaryChunk,
  asnChatPutBinaryChunk,
  asnChatSetMessagesStatus,
  asnChatTextMessage,
  asnChatUserlistModify,
  type AsnChatBinaryMessageArgument,
} from "../../../../src/modules/chat-v2/chat-v2.js";
import {
  asnBinaryTransferRemoveElement,
  asnGetBinaryTransferMetaData,
  asnInitBinaryTransferDownload,
  type AsnBinaryTransferMetaData,
} from "../../../../src/modules/later/binary-transfer/binary-transfer.js";
import {
  asnChatBinaryMessage as asnLaterBinaryMessage,
  asnChatForwardMessage,
  asnChatGetBinaryMessageEvents,
} from "../../../../src/modules/later/chat-v2/chat-v2.js";
import { optionalParameters } from "../../../../src/modules/optional-params.js";
import type { Client } from "../../../../src/rose/index.js";
import {
  begin,
  data,
  getAll,
  picture,
  send,
  sha256,
  temporaryFolder,
} from "../binary-transfer/sending.js";
import type { Unit } from "../../../../src/server/database/index.js";
import type { ChatTables } from "../../../../src/server/modules/chat/schema.js";
import { errorOf, running } from "../../running.js";
import { moduleStores } from "../stores.js";
import { changeSettings } from "../support/directory.js";
import { addUsers, chatting, chattingLater, shortly, type ChatClient } from "./chat-client.js";

const small = Uint8Array.from(Buffer.from("small"));
const described: AsnBinaryTransferMetaData = {
  ...picture,
  eMetaDataType: 1,
  osMetaData: small,
  u8sDescriptionText: "a description",
};

/** Sends a message with a file; returns its result. */
function say(
  { client }: ChatClient,
  u8sTransferID: string | number,
  to: Partial<AsnChatBinaryMessageArgument> = {},
  u8sMessage?: string,
) {
  return client.invoke(asnChatBinaryMessage, {
    u8sRecipientURIs: ["bob"],
    // What is said of it here does not count.
    asnBinaryDescription: { u8sFileName: "other.exe", binPreview: Buffer.from("other") },
    u8sEventCrossRefID: "",
    ...to,
    optionalParams: optionalParameters({ u8sTransferID, u8sMessage }),
  });
}

/** Whether somebody may have a file. */
async function mayHave(client: Client, u8sTransferID: string): Promise<boolean> {
  const asked = { u8sTransferID, bProvideMetaData: false };
  return await client.invoke(asnInitBinaryTransferDownload, asked).then(
    () => true,
    (error: { error: unknown }) => {
      expect(error.error).toMatchObject({ iErrorDetail: 4 });
      return false;
    },
  );
}

describe.each(moduleStores)("in $name, messages with files of binary transfer (3.8)", (store) => {
  const scene = async () => {
    const binaryTransfer = { folder: temporaryFolder() };
    const there = await store.running({ binaryTransfer });
    await addUsers(there, "carol");
    const [alice, bob, carol] = [
      await chattingLater(there, "alice"),
      await chattingLater(there, "bob"),
      await chattingLater(there, "carol"),
    ];
    return { there, alice, bob, carol };
  };

  test("asnChatBinaryMessage (1421) with a transfer id sends what is known of the file, which the members then may have", async () => {
    const { there, alice, bob, carol } = await scene();
    const old = await chatting(there, "bob");
    const id = await send(alice.client, described);
    expect(await mayHave(bob.client, id)).toBe(false);
    const answer = await say(alice, id, {}, "look at this");
    expect(answer).toEqual({
      iResult: 0,
      u8sConversationID: expect.any(String),
      iTransferMode: 1,
      optionalParams: [{ key: "iConvSequenceID", value: { integerdata: 2 } }],
    });
    const known = { ...described, u8sChecksum: sha256, u8sBinaryTransferID: id };
    const [, event] = await bob.next(2);
    expect(event!.asnChatMessage).toEqual({
      u8sMessage: "look at this",
      asnBinaryDescription: known,
    });
    const [, olderEvent] = await old.next(2);
    expect(olderEvent!.asnChatMessage).toEqual({
      u8sMessage: "look at this",
      asnBinaryDescription: {
        u8sFileName: "picture.png",
        u8sMimeType: "image/png",
        iBinarySize: data.length,
        u8sPreviewMimeType: "image/jpeg",
        binPreview: small,
        optionalParams: optionalParameters({
          u8sBinaryTransferID: id,
          u8sChecksum: sha256,
          eMetaDataType: 1,
          u8sDescriptionText: "a description",
        }),
      },
    });
    expect((await getAll(bob.client, id)).equals(data)).toBe(true);
    const asked = { u8sTransferID: id };
    expect((await bob.client.invoke(asnGetBinaryTransferMetaData, asked)).asnMetaData).toEqual(
      known,
    );
    const deleting = bob.client.invoke(asnBinaryTransferRemoveElement, asked);
    expect(await errorOf(deleting)).toMatchObject({ iErrorDetail: 5 });
    expect(await mayHave(carol.client, id)).toBe(false);
  });

  test("a contact or place that is all in the metadata comes with the message, unless it is large", async () => {
    const { there, alice, bob } = await scene();
    const old = await chatting(there, "bob");
    for (const [osMetaData, isThere] of [
      [small, true],
      [new Uint8Array(32_769), false],
    ] as const) {
      const id = await begin(alice.client, { eMetaDataType: 2, osMetaData });
      await say(alice, id);
      const told = (await bob.next(1)).at(-1)!;
      expect(told.asnChatMessage).toEqual({
        asnBinaryDescription: {
          u8sBinaryTransferID: id,
          eMetaDataType: 2,
          ...(isThere && { osMetaData }),
        },
      });
      const event = (await old.next(1)).at(-1)!;
      expect(event.asnChatMessage).toEqual({
        asnBinaryDescription: {
          binPreview: new Uint8Array(),
          optionalParams: optionalParameters({
            u8sBinaryTransferID: id,
            eMetaDataType: 2,
            osMetaData: isThere ? osMetaData : undefined,
          }),
        },
      });
      expect(await mayHave(bob.client, id)).toBe(true);
    }
  });

  test.each(["ber", "json"] as const)(
    "1421 in the form of version 8 (4.4) names the file and the text by members, and is answered in its form, in whatever session (%s)",
    async (encoding) => {
      const { there, alice, bob } = await scene();
      const old = await chatting(there, "bob", {}, { encoding });
      const id = await send(alice.client, described);
      const message = {
        u8sRecipientURIs: ["bob"],
        u8sTransferID: id,
        u8sEventCrossRefID: "first",
        u8sMessage: "look",
      };
      const sender = await chattingLater(there, "alice", {}, { encoding });
      const answer = await sender.client.invoke(asnLaterBinaryMessage, message);
      const { u8sConversationID } = answer;
      expect(answer).toEqual({ iResult: 0, iConvSequenceID: 2, u8sConversationID });
      const known = { ...described, u8sChecksum: sha256, u8sBinaryTransferID: id };
      for (const receiver of [bob, sender]) {
        const event = (await receiver.next(2)).at(-1)!;
        expect(event).toMatchObject({ iConvSequenceID: 2, u8sConversationID });
        expect(event.asnChatMessage).toEqual({ u8sMessage: "look", asnBinaryDescription: known });
      }
      const { asnChatMessage } = (await old.next(2)).at(-1)!;
      expect(asnChatMessage).toMatchObject({
        u8sMessage: "look",
        asnBinaryDescription: { u8sFileName: "picture.png" },
      });
      expect(await mayHave(bob.client, id)).toBe(true);
      // What is asked for has the same form.
      expect((await bob.held(u8sConversationID)).at(-1)).toBe("2 look data");
      // The same once more, no file of the sender, and a session that has not subscribed.
      expect(await sender.client.invoke(asnLaterBinaryMessage, message)).toEqual({
        ...answer,
        iResult: 7,
      });
      const another = { ...message, u8sEventCrossRefID: "", u8sTransferID: randomUUID() };
      expect(await sender.client.invoke(asnLaterBinaryMessage, another)).toEqual({
        iResult: 10,
        iConvSequenceID: 0,
        u8sConversationID: "",
      });
      const quiet = await there.loggedOn("alice", { encoding });
      const second = { ...another, u8sTransferID: id, u8sConversationID };
      expect(await quiet.invoke(asnLaterBinaryMessage, second)).toEqual({
        iResult: 11,
        iConvSequenceID: 3,
        u8sConversationID,
      });
    },
  );

  test("data in the form of 6.1 is described to a client of version 8 in its form", async () => {
    const { bob, there } = await scene();
    const old = await there.loggedOn("alice");
    await old.invoke(asnChatBinaryMessage, {
      u8sRecipientURIs: ["bob"],
      asnBinaryDescription: {
        u8sFileName: "old.png",
        u8sFileURI: "http://example.org/old.png",
        u8sMimeType: "image/png",
        u8sChecksumSHA1: "00",
        iBinarySize: 5,
        binPreview: small,
      },
      u8sEventCrossRefID: "",
    });
    expect((await bob.next(2)).at(-1)!.asnChatMessage).toEqual({
      asnBinaryDescription: {
        u8sFileNameWithExtension: "old.png",
        u8sMimeType: "image/png",
        iDataSize: 5,
        eMetaDataType: 1,
        osMetaData: small,
      },
    });
  });

  test("1421 refuses (10) what is no complete file of the sender, and nothing is stored", async () => {
    const { alice, bob } = await scene();
    const { u8sConversationID } = await alice.text("bob", "first");
    const [open, deleted, other] = [
      await begin(alice.client),
      await send(alice.client),
      await send(bob.client),
    ];
    await alice.client.invoke(asnBinaryTransferRemoveElement, { u8sTransferID: deleted });
    for (const id of [open, deleted, other, randomUUID(), "", "\0", "a".repeat(100_000), 1]) {
      expect(await say(alice, id)).toMatchObject({ iResult: 10 });
    }
    const id = await send(alice.client);
    const long = say(alice, id, {}, "a".repeat(16_385));
    expect(await errorOf(long)).toMatchObject({ iErrorDetail: 5 });
    const nul = say(alice, id, {}, "\0");
    expect(await errorOf(nul)).toMatchObject({ iErrorDetail: 4 });
    expect(await alice.held(u8sConversationID)).toEqual(["1 conversation", "2 first"]);
    expect(await mayHave(bob.client, id)).toBe(false);
  });

  test("who sees the message may have the file: not who is added later, and still who has left", async () => {
    const { alice, bob, carol } = await scene();
    const id = await send(alice.client);
    const to = { u8sRecipientURIs: ["bob"], u8sMessage: "a group", u8sEventCrossRefID: "" };
    const { u8sConversationID } = await alice.client.invoke(asnChatTextMessage, {
      ...to,
      iConversationType: 2,
    });
    const change = async (iChatUserlistModify: 1 | 2, user: string) => {
      const users = { u8sConversationID, u8sUserURIs: [user], u8sEventCrossRefID: "" };
      await alice.client.invoke(asnChatUserlistModify, { ...users, iChatUserlistModify });
    };
    await say(alice, id, { u8sConversationID });
    await change(1, "carol");
    await change(2, "bob");
    expect(await mayHave(bob.client, id)).toBe(true);
    expect(await mayHave(carol.client, id)).toBe(false);
    const second = await send(alice.client);
    await say(alice, second, { u8sConversationID });
    expect(await mayHave(bob.client, second)).toBe(false);
    expect(await mayHave(carol.client, second)).toBe(true);
  });

  test("the file of a message that is deleted is its sender's alone, until it is undeleted", async () => {
    const { alice, bob } = await scene();
    const id = await send(alice.client);
    const { u8sConversationID } = await say(alice, id);
    for (const [iStatus, isThere] of [
      [3, false],
      [4, true],
    ] as const) {
      const asnSequenceIDSet = { asnSequenceIDs: [2] };
      const marks = { u8sConversationID, iStatus, asnSequenceIDSet, u8sEventCrossRefID: "" };
      expect(await alice.client.invoke(asnChatSetMessagesStatus, marks)).toMatchObject({
        iResult: 0,
      });
      expect(await mayHave(bob.client, id)).toBe(isThere);
      expect(await mayHave(alice.client, id)).toBe(true);
    }
  });

  test("a copy (asnChatForwardMessage, 1422) lets the members of its conversation have the file, which stays the first sender's", async () => {
    const { alice, bob, carol } = await scene();
    const id = await send(alice.client);
    const { u8sConversationID } = await say(alice, id);
    const forward = {
      u8sSourceConversationID: u8sConversationID,
      iSourceSequenceID: 2,
      asnForwardDestinationIDChoice: { u8sPartnerURI: "carol" },
      u8sEventCrossRefID: "",
    };
    // From now on the client is one of version 8, for which 1422 is this.
    await mayHave(bob.client, id);
    expect(await bob.client.invoke(asnChatForwardMessage, forward)).toMatchObject({ iResult: 0 });
    expect((await carol.next(2)).map(shortly)).toEqual(["1 conversation", "2 data"]);
    expect((await getAll(carol.client, id)).equals(data)).toBe(true);
    const deleting = { u8sTransferID: id };
    const refused = bob.client.invoke(asnBinaryTransferRemoveElement, deleting);
    expect(await errorOf(refused)).toMatchObject({ iErrorDetail: 5 });
  });

  test("asnChatGetBinaryMessageEvents (1437) lists the messages, also when the file has been deleted", async () => {
    const { alice, bob } = await scene();
    const u8sTransferID = await send(alice.client);
    const { u8sConversationID } = await say(alice, u8sTransferID);
    await alice.client.invoke(asnBinaryTransferRemoveElement, { u8sTransferID });
    const events = await bob.delivered((u8sEventListCrossRefID) =>
      bob.client.invoke(asnChatGetBinaryMessageEvents, {
        asnConversationIDChoice: { u8sConversationID },
        iPageSize: 10,
        u8sEventListCrossRefID,
      }),
    );
    expect(events.map(shortly)).toEqual(["2 data"]);
    const asked = bob.client.invoke(asnInitBinaryTransferDownload, {
      u8sTransferID,
      bProvideMetaData: true,
    });
    expect(await errorOf(asked)).toMatchObject({ iErrorDetail: 7 });
  });

  test("asnChatPutBinaryChunk (1422 of 6.1) and asnChatGetBinaryChunk (1423) are for data that are not there (9)", async () => {
    const { there, alice, bob } = await scene();
    const { u8sConversationID } = await say(alice, await send(alice.client));
    const old = await there.loggedOn("alice");
    const at = { u8sConversationID, iConvSequenceID: 2 };
    const piece = { ...at, binData: Buffer.alloc(10), bLastChunk: true };
    expect(await old.invoke(asnChatPutBinaryChunk, piece)).toMatchObject({ iResult: 9 });
    const asked = { ...at, iOffset: 0, iChunkSize: 10 };
    expect(await bob.client.invoke(asnChatGetBinaryChunk, asked)).toMatchObject({ iResult: 9 });
  });

  test("everybody who may chat may have the file of a message in a public room", async () => {
    const { there, alice, carol } = await scene();
    const admin = await chatting(there, "admin");
    const to = { u8sRecipientURIs: ["alice"], u8sMessage: "a room", u8sEventCrossRefID: "" };
    const { u8sConversationID } = await admin.client.invoke(asnChatTextMessage, {
      ...to,
      iConversationType: 4,
    });
    const id = await send(alice.client);
    expect(await say(alice, id, { u8sConversationID })).toMatchObject({ iResult: 0 });
    expect(await mayHave(carol.client, id)).toBe(true);
  });

  test("while chats are kept for a day only, messages of before do not let anybody have a file", async () => {
    const { there, alice, bob } = await scene();
    const [before, ofDay] = [await send(alice.client), await send(alice.client)];
    await say(alice, before);
    await changeSettings(there, { bChatDatabaseDisabled: true });
    await say(alice, ofDay);
    expect([await mayHave(bob.client, before), await mayHave(bob.client, ofDay)]).toEqual([
      false,
      true,
    ]);
    await changeSettings(there, { bChatDatabaseDisabled: false });
    expect([await mayHave(bob.client, before), await mayHave(bob.client, ofDay)]).toEqual([
      true,
      false,
    ]);
  });

  test("a file may be in 1,000 messages", async () => {
    const database = await store.database();
    const binaryTransfer = { folder: temporaryFolder() };
    const there = await running({ database, binaryTransfer });
    const alice = await chatting(there, "alice");
    const transfer = await send(alice.client);
    await say(alice, transfer);
    await database.write(async ({ db }: Unit<ChatTables>) => {
      const { conversation } = await db
        .selectFrom("chat_binary")
        .select("conversation")
        .executeTakeFirstOrThrow();
      const rows = Array.from({ length: 998 }, (_, at) => ({
        ...{ conversation, transfer, sender: 1, octets: 0, complete: true },
        sequence: at + 1_000,
      }));
      await db.insertInto("chat_binary").values(rows).execute();
    });
    expect(await say(alice, transfer)).toMatchObject({ iResult: 0 });
    expect(await errorOf(say(alice, transfer))).toMatchObject({ iErrorDetail: 5 });
  });
});
