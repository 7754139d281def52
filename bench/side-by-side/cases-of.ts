import { inTurn, type CodecCase, type Ready } from "../cases/case.js";
import { same } from "../cases/compare.js";
import type { Message } from "../messages/index.js";
import type { PeerCodec } from "../peers/peer.js";

type Codec = Pick<PeerCodec, "encode" | "decode"> & Partial<Pick<PeerCodec, "restore">>;

/** Decoding and encoding of a message by ourselves alone; its own type does it if nothing else. */
export function casesOf(message: Message, codec: Codec = message.type): CodecCase[] {
  const { name, values } = message;
  const octetsOf = (): Buffer[] => values.map((value) => Buffer.from(codec.encode(value)));
  const caseOf = (what: string, run: (octets: readonly Buffer[]) => Ready["run"]): CodecCase => ({
    kind: "codec",
    group: `${what} ${name}`,
    subject: "rosewire",
    prepare(): Ready {
      const octets = octetsOf();
      const restore = codec.restore ?? ((decoded) => decoded);
      for (const [i, one] of octets.entries()) same(restore(codec.decode(one)), values[i], name);
      const sum = octets.reduce((total, { length }) => total + length, 0);
      return { octets: sum / octets.length, run: run(octets) };
    },
  });
  return [
    caseOf("decode", (octets) => inTurn((input) => codec.decode(input), octets)),
    caseOf("encode", () => inTurn((value) => codec.encode(value), values)),
  ];
}
