import { give, take, type Habits } from "./convert.js";
import type { Peer } from "./peer.js";
import { recordOf, type RecordShape } from "./shape.js";

// Times stay what JSON makes of them, ISO text; nobody turns them into dates while timed.
const habits: Habits = {
  time: { give: (time) => time, take: (text: string) => new Date(text) },
};

/** The members of a record that JSON must carry as base64. */
function octetMembers(shape: RecordShape): string[] {
  return shape.members.filter(({ shape: inner }) => inner.kind === "octets").map((m) => m.name);
}

function toBase64(octets: Uint8Array): string {
  return Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength).toString("base64");
}

/** The JSON text of a value, OCTET STRINGs as base64. */
export function stringifier(shape: RecordShape): (value: any) => string {
  const members = octetMembers(shape);
  if (members.length === 0) return JSON.stringify;
  return (value) => {
    const copy = { ...value };
    for (const name of members) copy[name] = toBase64(copy[name]);
    return JSON.stringify(copy);
  };
}

function parser(shape: RecordShape): (octets: Uint8Array) => unknown {
  const members = octetMembers(shape);
  if (members.length === 0) return (octets) => JSON.parse((octets as Buffer).toString());
  return (octets) => {
    const value = JSON.parse((octets as Buffer).toString());
    for (const name of members) value[name] = Buffer.from(value[name], "base64");
    return value;
  };
}

/** `JSON.stringify` and `JSON.parse`, to and from a Buffer of UTF-8. */
export const json: Peer = {
  name: "JSON",
  packages: [],
  ber: false,
  open(message) {
    const shape = recordOf(message.type);
    const stringify = stringifier(shape);
    return {
      prepare: (value) => give(shape, value, habits),
      encode: (value) => Buffer.from(stringify(value)),
      decode: parser(shape),
      restore: (decoded) => take(shape, decoded, habits),
    };
  },
};
