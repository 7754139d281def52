import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  asnChatBinaryMessage,
  asnChatGetBinaryChunk,
  asnChatPutBinaryChunk,
  type AsnChatBinaryDescription,
} from "../../../../src/modules/chat-v2/chat-v2.js";
import { errorOf } from "../../running.js";
import { moduleStores } from "../stores.js";
import { chatting, shortly, type ChatClient } from "./chat-client.js";

const data = Buffer.from(Array.from({ length: 20_000 }, (_, at) => at % 251));
const sha1 = createHash("sha1").update(data).digest("hex");
const description: AsnChatBinaryDescription = {
  u8sFileName: "picture.png",
  u8sMimeType: "image/png",
  iBinarySize: data.length,
  u8sChecksumSHA1: sha1.toUpperCase(),
  binPreview: Uint8Array.from(Buffer.from("small")),
};

async function announce(one: ChatClient, asnBinaryDescription = description, to: object = {}) {
  return await one.client.invoke(asnChatBinaryMessage, {
    u8sRecipientURIs: ["bob"],
    asnBinaryDescription,
    u8sEventCrossRefID: "",
    ...to,
  });
}

async function put(
  { client }: ChatClient,
  u8sConversationID: string,
  iConvSequenceID: number,
  binData: Uint8Array,
  bLastChunk: boolean,
): Promise<number> {
  const argument = { u8sConversationID, iConvSequenceID, binData, bLastChunk };
  return (await client.invoke(asnChatPutBinaryChunk, argument)).iResult;
}

function get(
  { client }: ChatClient,
  u8sConversationID: string,
  iConvSequenceID: number,
  iOffset: number,
  iChunkSize: number,
) {
  const argument = { u8sConversationID, iConvSequenceID, iOffset, iChunkSize };
  return client.invoke(asnChatGetBinaryChunk, argument);
}

describe.each(moduleStores)("in $name, 9.2", (store) => {
  const pair = async () => {
    const there = await store.running();
    return { there, alice: await chatting(there, "alice"), bob: await chatting(there, "bob") };
  };

  test("asnChatBinaryMessage (1421) announces data, which go to the server directly (1) in pieces of the size that it tells", async () => {
    const { alice, bob } = await pair();
    const answer = await announce(alice);
    expect(answer).toEqual({
      iResult: 0,
      u8sConversationID: expect.any(String),
      iTransferMode: 1,
      iChunkSize: 65_536,
      optionalParams: [{ key: "iConvSequenceID", value: { integerdata: 2 } }],
    });
    const [, event] = await bob.next(2);
    expect(event!.asnChatMessage).toEqual({ asnBinaryDescription: description });
    expect(await alice.held(answer.u8sConversationID)).toEqual(["1 conversation", "2 data"]);
  });

  test("asnChatPutBinaryChunk (1422) and asnChatGetBinaryChunk (1423) take the data and return any part of them", async () => {
    const { alice, bob } = await pair();
    const { u8sConversationID: id } = await announce(alice);
    for (let at = 0; at < data.length; at += 5_000) {
      const piece = data.subarray(at, at + 5_000);
      expect(await get(bob, id, 2, 0, 10)).toMatchObject({ iResult: 9 });
      expect(await put(alice, id, 2, piece, at + 5_000 >= data.length)).toBe(0);
    }
    for (const [offset, size] of [
      [0, 20_000],
      [0, 1],
      [4_999, 2],
      [12_345, 5_001],
      [19_999, 10],
      [0, 2 ** 40],
    ] as const) {
      const part = await get(bob, id, 2, offset, size);
      const end = Math.min(data.length, offset + size);
      expect(part.iResult).toBe(0);
      expect(Buffer.from(part.binData).equals(data.subarray(offset, end))).toBe(true);
      expect(part.bLastChunk).toBe(end === data.length);
    }
    const after = await get(bob, id, 2, 20_000, 10);
    expect([after.iResult, after.binData.length, after.bLastChunk]).toEqual([0, 0, true]);
    // What is complete does not change any more.
    expect(await put(alice, id, 2, data, true)).toBe(9);
  });

  test.each([
    ["are too many", [Buffer.concat([data, data])]],
    ["are too few", [data.subarray(0, 10_000)]],
    ["are others", [Buffer.alloc(data.length)]],
    ["become too many", [data, data]],
  ])("1422 refuses data that %s than described, which may be sent again", async (_, pieces) => {
    const { alice, bob } = await pair();
    const { u8sConversationID: id } = await announce(alice);
    const results: number[] = [];
    for (const [at, piece] of pieces.entries()) {
      results.push(await put(alice, id, 2, piece, at === pieces.length - 1));
    }
    expect(results.at(-1)).toBe(9);
    expect(await get(bob, id, 2, 0, 10)).toMatchObject({ iResult: 9 });
    expect(await put(alice, id, 2, data, true)).toBe(0);
    expect(await get(bob, id, 2, 0, 10)).toMatchObject({ iResult: 0 });
  });

  test("1422 and 1423 are refused for other messages, others than the sender, and bad pieces", async () => {
    const { there, alice, bob } = await pair();
    const admin = await chatting(there, "admin");
    const { u8sConversationID: id } = await announce(alice);
    await alice.text("bob", "text");
    expect(await put(bob, id, 2, data, true)).toBe(1);
    expect(await put(alice, id, 3, data, true)).toBe(3);
    expect(await put(alice, id, 9, data, true)).toBe(3);
    expect(await put(admin, id, 2, data, true)).toBe(2);
    expect(await put(alice, "", 2, data, true)).toBe(2);
    expect(await errorOf(put(alice, id, 2, Buffer.alloc(4_095), false))).toMatchObject({
      iErrorDetail: 4,
    });
    expect(await errorOf(put(alice, id, 2, Buffer.alloc(262_145), true))).toMatchObject({
      iErrorDetail: 4,
    });
    expect(await put(alice, id, 2, data, true)).toBe(0);
    expect(await get(bob, id, 3, 0, 1)).toMatchObject({ iResult: 3 });
    expect(await get(admin, id, 2, 0, 1)).toMatchObject({ iResult: 2 });
    expect(await errorOf(get(bob, id, 2, -1, 1))).toMatchObject({ iErrorDetail: 4 });
    expect(await errorOf(get(bob, id, 2, 0, 0))).toMatchObject({ iErrorDetail: 4 });
  });

  test.each([
    ["a name of 1,025 characters", { u8sFileName: "x".repeat(1_025) }, 5],
    ["over 16 MiB", { iBinarySize: 16 * 1024 * 1024 + 1 }, 4],
    ["a preview of over 32 KiB", { binPreview: Buffer.alloc(32 * 1024 + 1) }, 4],
    [
      "more than 96 KiB in all",
      { optionalParams: [{ key: "x".repeat(100_000), value: { stringdata: "" } }] },
      4,
    ],
  ])("1421 with %s is an error, and nothing is stored", async (_, bad, iErrorDetail) => {
    const { alice, bob } = await pair();
    const { u8sConversationID: id } = await alice.text("bob", "first");
    const call = announce(alice, { ...description, ...bad });
    expect(await errorOf(call)).toMatchObject({ iErrorDetail });
    expect((await bob.held(id)).length).toBe(2);
    expect(shortly((await bob.next(2))[1]!)).toBe("2 first");
  });
});
