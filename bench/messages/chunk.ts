import { ChatV2 } from "../../src/modules/index.js";
import { message } from "./message.js";
import { Random } from "./random.js";

function octets(count: number): Uint8Array {
  const random = new Random(5);
  return Uint8Array.from({ length: count }, () => random.between(0, 255));
}

export const m5 = message<ChatV2.AsnChatGetBinaryChunkResult>({
  name: "M5",
  title: "a piece of a file, 64 KiB in an OCTET STRING",
  type: ChatV2.AsnChatGetBinaryChunkResult,
  values: [{ iResult: 0, binData: octets(64 * 1024), bLastChunk: false }],
});
