import { ChatV2 } from "../../src/modules/index.js";
import { inTurn, message } from "./message.js";
import { Random } from "./random.js";

function octets(count: number, seed: number): Uint8Array {
  const random = new Random(seed);
  return Uint8Array.from({ length: count }, () => random.between(0, 255));
}

export const m5 = message<ChatV2.AsnChatGetBinaryChunkResult>({
  name: "M5",
  title: "a piece of a file, 64 KiB in an OCTET STRING",
  type: ChatV2.AsnChatGetBinaryChunkResult,
  values: [{ iResult: 0, binData: octets(64 * 1024, 5), bLastChunk: false }],
});

export const m5v = message<ChatV2.AsnChatGetBinaryChunkResult>({
  name: "M5v",
  title: "64 pieces of a file in turn, of 61 to 64 KiB",
  type: ChatV2.AsnChatGetBinaryChunkResult,
  values: inTurn((i) => {
    return { iResult: 0, binData: octets(64 * (1024 - i), 500 + i), bLastChunk: i === 63 };
  }),
});
