import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  asnChatBinaryMessage,
  asnChatGetBinaryChunk,
  asnChatGetConversations,
  asnChatPutBinaryChunk,
} from "../../../../src/modules/chat-v2/chat-v2.js";
import {
  asnChatClearReaction,
  asnChatForwardMessage,
  asnChatGetBinaryMessageEvents,
  asnChatGetConversationAvatar,
  asnChatMuteConversation,
  asnChatSetConversationAvatar,
  asnChatSetReaction,
  asnChatUnmuteConversation,
} from "../../../../src/modules/later/chat-v2/chat-v2.js";
import { errorOf } from "../../running.js";
import { moduleStores } from "../stores.js";
import {
  addUsers,
  chatting,
  chattingLater,
  shortly,
  until,
  type ChatClient,
} from "./chat-client.js";

const u8sEventCrossRefID = "later";
const jpeg = (size: number) =>
  Buffer.concat([Buffer.of(0xff, 0xd8, 0xff), Buffer.alloc(size - 5, 7), Buffer.of(0xff, 0xd9)]);

/** Calls something that only clients of version 8 call. */
async function asLater(one: ChatClient, u8sConversationID: string): Promise<ChatClient> {
  await one.client.invoke(asnChatGetConversationAvatar, { u8sConversationID });
  return one;
}

describe.each(moduleStores)("in $name, version 8, 3.7", (store) => {
  const pair = async () => {
    const there = await store.running();
    const [alice, bob] = [await chatting(there, "alice"), await chatting(there, "bob")];
    const { u8sConversationID: id } = await alice.text("bob", "hello");
    await alice.next(2);
    await bob.next(2);
    return { there, alice, bob, id };
  };

  describe("asnChatMuteConversation (1438) and asnChatUnmuteConversation (1439)", () => {
    const params = async ({ client }: ChatClient) =>
      (await client.invoke(asnChatGetConversations, {})).asnConversationList[0]!.optionalParams;

    test("mark a conversation muted for the caller, whose sessions of version 8 are told; events still come", async () => {
      const { there, alice, bob, id } = await pair();
      const other = await asLater(await chatting(there, "alice"), id);
      const old = await chatting(there, "alice");
      const about = { u8sConversationID: id, u8sEventCrossRefID };
      const { iResult } = await alice.client.invoke(asnChatMuteConversation, about);
      expect(iResult).toBe(0);
      expect(await params(alice)).toEqual([{ key: "IsMuted", value: { integerdata: 1 } }]);
      expect(await params(bob)).toBeUndefined();
      const end = new Date(Date.now() + 3_600_000);
      await alice.client.invoke(asnChatMuteConversation, { ...about, asnMutedUntilTime: end });
      expect(await params(alice)).toEqual([
        { key: "IsMuted", value: { integerdata: 1 } },
        { key: "MutedUntilTime", value: { stringdata: end.toISOString() } },
      ]);
      await bob.text("alice", "are you there?");
      expect((await alice.next(1)).map(shortly)).toEqual(["3 are you there?"]);
      await alice.client.invoke(asnChatUnmuteConversation, about);
      expect(await params(alice)).toBeUndefined();
      const told = [
        { bMuted: true },
        { bMuted: true, asnMutedUntilTime: end },
        { bMuted: false },
      ].map((how) => ({ ...about, u8sSenderURI: "sip:alice", ...how }));
      await until(() => other.later.length === told.length);
      expect(other.later).toEqual(told);
      for (const one of [old, bob]) {
        await one.settled();
        expect(one.later).toEqual([]);
      }
    });

    test("end at the time that was given", async () => {
      let now = Date.parse("2026-01-01T12:00:00Z");
      const there = await store.running({ clock: () => new Date(now) });
      const alice = await chatting(there, "alice");
      const { u8sConversationID } = await alice.text("bob", "hello");
      const asnMutedUntilTime = new Date(now + 1_000);
      const argument = { u8sConversationID, u8sEventCrossRefID, asnMutedUntilTime };
      await alice.client.invoke(asnChatMuteConversation, argument);
      expect(await params(alice)).toHaveLength(2);
      now += 1_000;
      expect(await params(alice)).toBeUndefined();
      // A time that is over is no time to mute until.
      expect(await alice.client.invoke(asnChatMuteConversation, argument)).toEqual({ iResult: 10 });
    });

    test("are refused for conversations of others; who has not subscribed to events is told so", async () => {
      const { there, id } = await pair();
      const [admin, alice] = [
        await chatting(there, "admin"),
        await chatting(there, "alice", false),
      ];
      for (const operation of [asnChatMuteConversation, asnChatUnmuteConversation]) {
        const argument = { u8sConversationID: id, u8sEventCrossRefID };
        expect(await admin.client.invoke(operation, argument)).toEqual({ iResult: 2 });
        expect(await alice.client.invoke(operation, argument)).toEqual({ iResult: 11 });
      }
    });
  });

  describe("asnChatSetConversationAvatar (1460) and asnChatGetConversationAvatar (1461)", () => {
    const set = (one: ChatClient, u8sConversationID: string, image: Uint8Array | string) =>
      one.client.invoke(asnChatSetConversationAvatar, {
        u8sConversationID,
        u8sEventCrossRefID,
        u8sImageData: typeof image === "string" ? image : Buffer.from(image).toString("base64"),
      });
    const get = ({ client }: ChatClient, u8sConversationID: string, u8sKnownHash?: string) =>
      client.invoke(asnChatGetConversationAvatar, {
        u8sConversationID,
        ...(u8sKnownHash !== undefined && { u8sKnownHash }),
      });

    test("set a JPEG picture and return it, or that it is the one that the client has, or that there is none", async () => {
      const { alice, bob, id } = await pair();
      await asLater(bob, id);
      expect(await get(alice, id)).toEqual({ iResult: 0, iImageResult: 0 });
      const image = jpeg(1_000);
      const hash = createHash("sha256").update(image).digest("hex");
      expect(await set(alice, id, image)).toEqual({ iResult: 0 });
      expect(await get(bob, id)).toEqual({
        iResult: 0,
        iImageResult: 2,
        u8sImageHash: hash,
        u8sImageData: image.toString("base64"),
      });
      expect(await get(bob, id, hash)).toEqual({ iResult: 0, iImageResult: 1, u8sImageHash: hash });
      await until(() => bob.later.length > 0);
      expect(bob.later).toEqual([
        { u8sConversationID: id, u8sSenderURI: "sip:alice", u8sImageHash: hash },
      ]);
      const [event] = await bob.next(1);
      expect(event).toMatchObject({
        iConvSequenceID: 0,
        asnChatConversation: { optionalParams: [{ key: "AvatarID", value: { stringdata: hash } }] },
      });
      expect(await set(alice, id, "")).toEqual({ iResult: 0 });
      expect(await get(alice, id)).toEqual({ iResult: 0, iImageResult: 0 });
    });

    test("are refused for what is no JPEG or too large, conversations of others, and without the right 0x2", async () => {
      const { there, alice, bob, id } = await pair();
      const admin = await chatting(there, "admin");
      const bad = [
        "no base64",
        "AAAA",
        jpeg(256 * 1024 + 1),
        `${jpeg(1_000).toString("base64")}AAAA`,
      ];
      for (const image of bad) expect(await set(alice, id, image)).toEqual({ iResult: 10 });
      expect(await set(admin, id, jpeg(100))).toEqual({ iResult: 2 });
      expect(await get(admin, id)).toEqual({ iResult: 2, iImageResult: 0 });
      const { u8sConversationID: room } = await alice.text(
        { u8sRecipientURIs: ["bob"], iConversationType: 4 },
        "room",
      );
      expect(await set(bob, room, jpeg(100))).toEqual({ iResult: 1 });
      expect(await set(alice, id, jpeg(256 * 1024))).toEqual({ iResult: 0 });
    });
  });

  describe("asnChatSetReaction (1474) and asnChatClearReaction (1475)", () => {
    const react = (
      { client }: ChatClient,
      u8sConversationID: string,
      iConvSequenceID: number,
      u8sEmoji: string,
      operation = asnChatSetReaction,
    ) => client.invoke(operation, { u8sConversationID, iConvSequenceID, u8sEmoji });
    const reaction = (emoji: string, ...names: string[]) => ({
      key: `Reaction:${emoji}`,
      value: { stringdata: names.map((name) => `sip:${name}`).join(" ") },
    });

    test("set and take back emojis of the caller, each on its own; all are told as an update to sessions that understand them", async () => {
      const { there, alice, bob, id } = await pair();
      const understands = await chatting(there, "alice", { iMaxChatEventsPerEvent: -1 });
      const key = await chatting(there, "alice", {
        optionalParams: [{ key: "bSupportReactions", value: { integerdata: 1 } }],
      });
      expect(await react(bob, id, 2, "👍")).toEqual({});
      await react(alice, id, 2, "👍");
      await react(alice, id, 2, "🎉");
      await react(alice, id, 2, "🎉");
      await react(bob, id, 2, "👍", asnChatClearReaction);
      for (const one of [understands, key]) {
        await until(() => one.events.at(-1)?.iGlobTransactionID === 6);
        const last = one.events.at(-1)!;
        expect(shortly(last)).toBe("2 update hello");
        expect(last.optionalParams).toEqual([reaction("👍", "alice"), reaction("🎉", "alice")]);
      }
      for (const one of [alice, bob]) {
        await one.settled();
        expect(one.events).toEqual([]);
        expect(await one.held(id)).toEqual(["1 conversation", "2 hello"]);
      }
    });

    test("are errors for what is no message, conversations of others, and bad emojis; a message has at most 32", async () => {
      const { there, alice, bob, id } = await pair();
      const admin = await chatting(there, "admin");
      expect(await errorOf(react(alice, id, 1, "👍"))).toMatchObject({ iErrorDetail: 3 });
      expect(await errorOf(react(alice, id, 99, "👍"))).toMatchObject({ iErrorDetail: 3 });
      expect(await errorOf(react(admin, id, 2, "👍"))).toMatchObject({ iErrorDetail: 3 });
      expect(await errorOf(react(alice, id, 2, ""))).toMatchObject({ iErrorDetail: 4 });
      expect(await errorOf(react(alice, id, 2, "a\0b"))).toMatchObject({ iErrorDetail: 4 });
      expect(await errorOf(react(alice, id, 2, "x".repeat(33)))).toMatchObject({ iErrorDetail: 5 });
      for (let at = 0; at < 32; at++) await react(alice, id, 2, `e${at}`);
      expect(await errorOf(react(bob, id, 2, "e32"))).toMatchObject({ iErrorDetail: 5 });
      expect(await react(bob, id, 2, "e31")).toEqual({});
      expect(await react(bob, id, 2, "__proto__", asnChatClearReaction)).toEqual({});
    });
  });

  describe("asnChatForwardMessage (1422) and asnChatGetBinaryMessageEvents (1437)", () => {
    const binary = async (
      { client }: ChatClient,
      u8sConversationID: string,
      octets: Uint8Array,
    ) => {
      const { optionalParams } = await client.invoke(asnChatBinaryMessage, {
        u8sRecipientURIs: [],
        u8sConversationID,
        u8sEventCrossRefID: "",
        asnBinaryDescription: { u8sFileName: "f", binPreview: Buffer.alloc(0) },
      });
      const { integerdata: iConvSequenceID } = optionalParams![0]!.value as { integerdata: number };
      const place = { u8sConversationID, iConvSequenceID };
      const put = { ...place, binData: octets, bLastChunk: true };
      expect(await client.invoke(asnChatPutBinaryChunk, put)).toEqual({ iResult: 0 });
      return iConvSequenceID;
    };

    test("1422 of a client of version 8 copies a message to another conversation, with its data; the copy names the first sender", async () => {
      const { there, alice, bob, id } = await pair();
      await addUsers(there, "carol");
      const carol = await chatting(there, "carol");
      const octets = Buffer.from("some data");
      const at = await binary(bob, id, octets);
      await asLater(alice, id);
      const forward = (iSourceSequenceID: number, to: object, ref = "") =>
        alice.client.invoke(asnChatForwardMessage, {
          u8sSourceConversationID: id,
          iSourceSequenceID,
          asnForwardDestinationIDChoice: to as { u8sConversationID: string },
          u8sEventCrossRefID: ref,
        });
      expect(await forward(2, { u8sPartnerURI: "carol" })).toEqual({ iResult: 0 });
      const [, copy] = await carol.next(2);
      expect(copy).toMatchObject({
        u8sSenderURI: "sip:alice",
        asnChatMessage: {
          u8sMessage: "hello",
          optionalParams: [{ key: "u8sForwardOrigin", value: { stringdata: "sip:alice" } }],
        },
      });
      const { u8sConversationID } = copy!;
      expect(await forward(at, { u8sConversationID })).toEqual({ iResult: 0 });
      const [data] = await carol.next(1);
      expect(data!.asnChatMessage!.optionalParams).toEqual([
        { key: "u8sForwardOrigin", value: { stringdata: "sip:bob" } },
      ]);
      // In the form of version 8 a message has none; they are the event's there.
      const inLater = await chattingLater(there, "carol", { iLastKnownGlobTransactionID: 0 });
      const copied = (await inLater.next(3)).findLast((one) => one.optionalParams !== undefined);
      expect(copied!.optionalParams).toEqual(data!.asnChatMessage!.optionalParams);
      const piece = { u8sConversationID, iConvSequenceID: 3, iOffset: 0, iChunkSize: 100 };
      const got = await carol.client.invoke(asnChatGetBinaryChunk, piece);
      expect(Buffer.from(got.binData).toString()).toBe("some data");
      expect(await forward(1, { u8sPartnerURI: "carol" })).toEqual({ iResult: 3 });
      expect(await forward(2, { u8sPartnerURI: "nobody" })).toEqual({ iResult: 5 });
      expect(await forward(2, { u8sConversationID: "x" })).toEqual({ iResult: 2 });
    });

    test("1437 delivers the messages with data of a conversation by page, the newest first, with their number", async () => {
      const { there, alice, id } = await pair();
      const bob = await chattingLater(there, "bob");
      for (let at = 0; at < 3; at++) await binary(alice, id, Buffer.from("x"));
      const ask = async (one: ChatClient, rest: object) => {
        const events = await one.delivered((u8sEventListCrossRefID) =>
          one.client.invoke(asnChatGetBinaryMessageEvents, {
            asnConversationIDChoice: { u8sConversationID: id },
            iPageSize: 2,
            u8sEventListCrossRefID,
            ...rest,
          }),
        );
        return [
          one.lists.at(-1)!.optionalParams,
          events.map(({ iConvSequenceID }) => iConvSequenceID),
        ];
      };
      const total = (integerdata: number) => [{ key: "iNumTotalResults", value: { integerdata } }];
      expect(await ask(bob, {})).toEqual([total(3), [5, 4]]);
      expect(await ask(bob, { iPageOffset: 2 })).toEqual([total(3), [3]]);
      expect(await ask(bob, { iLastKnownGlobTransactionID: 4 })).toEqual([total(1), [5]]);
      const admin = await chatting(there, "admin");
      const choice = { asnConversationIDChoice: { u8sConversationID: id } };
      const bad = { ...choice, iPageSize: 101 };
      expect(await bob.client.invoke(asnChatGetBinaryMessageEvents, bad)).toEqual({ iResult: 10 });
      const foreign = { ...choice, iPageSize: 1 };
      expect(await admin.client.invoke(asnChatGetBinaryMessageEvents, foreign)).toEqual({
        iResult: 2,
      });
    });
  });
});
