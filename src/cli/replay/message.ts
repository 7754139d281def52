import { CodecError, parseJson } from "../../codec/index.js";
import { generous } from "../../rose/internal-dump.js";
import { AssociationAnswer, framed, jsonFrame } from "../../rose/internal-wire.js";
import { openText, type Described } from "../pcap/describe.js";
import type { WireProtocol } from "../wire-protocol.js";

/** A message with its octets. */
export interface Message {
  readonly bytes: Uint8Array;
  readonly isJson: boolean;
  readonly described: Described;
}

/** What an answer belongs to: the id of an invoke, or a request for an association, of which there is one at a time. */
export type AskedBy = number | "association";

/** @returns undefined for what has no id. */
export function askedBy({ kind, id }: Described): AskedBy | undefined {
  return kind === "association" ? kind : id;
}

/** `result`, say, or `aare` for an answer to who wants an association. */
export function kindOf({ described: { kind, name } }: Message): string {
  return kind === "association" ? (name ?? kind) : kind;
}

/** What a message holds, as JSON text; undefined for nothing. */
export function contentsText({ described, bytes }: Message): string | undefined {
  if (described.kind === "association") return associationText(described, bytes);
  return openText(described, bytes, true);
}

/** What a message holds, as parsed JSON; undefined for nothing. */
export function contentsOf(message: Message): unknown {
  const text = contentsText(message);
  if (text === undefined) return undefined;
  try {
    return parseJson(text, generous.maxElements);
  } catch (error) {
    if (!(error instanceof CodecError)) throw error;
    return text;
  }
}

/** A message as it was recorded. */
export function framedAs({ bytes, isJson }: Message, { framing }: WireProtocol): Uint8Array {
  return isJson ? jsonFrame(Buffer.from(bytes).toString("utf8")) : framed(bytes, framing);
}

/** Only an answer says more than its kind. */
function associationText({ name }: Described, bytes: Uint8Array): string | undefined {
  if (name !== "aare") return undefined;
  try {
    return AssociationAnswer.encodeJson(AssociationAnswer.decode(bytes, { limits: generous }));
  } catch (error) {
    if (!(error instanceof CodecError)) throw error;
    return undefined;
  }
}
