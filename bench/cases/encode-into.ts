import { Writer } from "../../src/codec/index.js";
import type { Message } from "../messages/index.js";
import { stringifier } from "../peers/json.js";
import { recordOf } from "../peers/shape.js";
import { json } from "../peers/index.js";
import { inTurn, type CodecCase, type Ready } from "./case.js";
import { same } from "./compare.js";

const ROOM = 1024 * 1024;

/**
 * Encoding into a buffer that is there already: `rosewire` is the engine's way, a writer that is
 * used again and hands large OCTET STRINGs on as they are; `encodeInto` copies everything.
 */
export function encodeIntoCases(messages: readonly Message[]): CodecCase[] {
  return messages.flatMap((message) => {
    const caseOf = (subject: string, prepare: () => Ready): CodecCase => {
      return { kind: "codec", group: `encode into ${message.name}`, subject, prepare };
    };
    return [
      caseOf("rosewire", () => withWriter(message)),
      caseOf("encodeInto", () => withBuffer(message)),
      caseOf("JSON", () => withJson(message)),
    ];
  });
}

function withWriter({ type, values }: Message): Ready {
  const writer = new Writer(Buffer.allocUnsafeSlow(ROOM));
  writer.segments = [];
  const encode = (value: unknown): number => {
    if (writer.extra > 0) {
      writer.segments = [];
      writer.extra = 0;
    }
    return type.encodeTo(writer, value, 0);
  };
  let octets = 0;
  for (const value of values) {
    const message = joined(writer, encode(value));
    same(type.decode(message), value, "encodeTo");
    octets += message.length;
  }
  return { octets: octets / values.length, run: inTurn(encode, values) };
}

/** What the socket would get: the buffer with the segments where they belong. */
function joined(writer: Writer, end: number): Uint8Array {
  const parts: Uint8Array[] = [];
  let from = 0;
  for (const { at, bytes } of writer.segments ?? []) {
    parts.push(writer.b.subarray(from, at), bytes);
    from = at;
  }
  return Buffer.concat([...parts, writer.b.subarray(from, end)]);
}

function withBuffer({ type, values }: Message): Ready {
  const buffer = Buffer.allocUnsafeSlow(ROOM);
  const encode = (value: unknown): number => type.encodeInto(value, buffer);
  let octets = 0;
  for (const value of values) {
    const end = encode(value);
    same(type.decode(buffer.subarray(0, end)), value, "encodeInto");
    octets += end;
  }
  return { octets: octets / values.length, run: inTurn(encode, values) };
}

function withJson(message: Message): Ready {
  const buffer = Buffer.allocUnsafeSlow(ROOM);
  const stringify = stringifier(recordOf(message.type));
  const encode = (value: unknown): number => buffer.write(stringify(value));
  const codec = json.open(message);
  let octets = 0;
  for (const value of message.values) {
    const end = encode(value);
    same(codec?.restore(codec.decode(buffer.subarray(0, end))), value, "JSON");
    octets += end;
  }
  return { octets: octets / message.values.length, run: inTurn(encode, message.values) };
}
