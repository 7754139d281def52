import type { Message } from "../messages/index.js";
import { peers, rosewire, type Peer, type PeerCodec } from "../peers/index.js";
import { inTurn, Mismatch, type CodecCase, type Ready, type Refusal } from "./case.js";
import { same } from "./compare.js";

/** Decoding and encoding of messages, by everybody if nobody is named. */
export function codecCases(messages: readonly Message[], by: readonly Peer[] = peers): CodecCase[] {
  return messages.flatMap((message) => [
    ...by.map((peer) => caseOf("decode", message, peer, prepareDecode)),
    ...by.map((peer) => caseOf("encode", message, peer, prepareEncode)),
  ]);
}

type Prepare = (message: Message, peer: Peer, codec: PeerCodec) => Ready;

function caseOf(what: string, message: Message, peer: Peer, prepare: Prepare): CodecCase {
  const group = `${what} ${message.name}`;
  return {
    kind: "codec",
    group,
    subject: peer.name,
    prepare(): Ready | Refusal {
      const cannot = peer.cannot?.get(group);
      if (cannot !== undefined) return { cannot };
      const codec = peer.open(message);
      return codec === undefined ? { cannot: "does not do this" } : prepare(message, peer, codec);
    },
  };
}

/** A peer that speaks BER decodes our octets, any other its own. */
function prepareDecode(message: Message, peer: Peer, codec: PeerCodec): Ready {
  const writer = peer.ber ? opened(rosewire, message) : codec;
  const inputs = message.values.map((value) => own(writer.encode(writer.prepare(value))));
  for (const [i, input] of inputs.entries()) {
    same(codec.restore(codec.decode(input)), message.values[i], `${peer.name} decoding`);
  }
  return { octets: meanLength(inputs), run: inTurn(codec.decode, inputs) };
}

/** What a peer encodes we must read if it is BER, and itself in any case. */
function prepareEncode(message: Message, peer: Peer, codec: PeerCodec): Ready {
  const reader = peer.ber ? opened(rosewire, message) : codec;
  const inputs = message.values.map((value) => codec.prepare(value));
  const outputs = inputs.map((input) => own(codec.encode(input)));
  for (const [i, output] of outputs.entries()) {
    same(reader.restore(reader.decode(output)), message.values[i], `${peer.name} encoding`);
  }
  return { octets: meanLength(outputs), run: inTurn(codec.encode, inputs) };
}

function opened(peer: Peer, message: Message): PeerCodec {
  const codec = peer.open(message);
  if (codec === undefined) throw new Mismatch(`${peer.name} does not do ${message.name}`);
  return codec;
}

/** A copy in a Buffer of its own, as a socket would give it. */
function own(octets: Uint8Array): Buffer {
  return Buffer.from(octets);
}

function meanLength(all: readonly Uint8Array[]): number {
  return all.reduce((sum, { length }) => sum + length, 0) / all.length;
}
