import { ANY, CodecError, OPTIONAL, sequence } from "../../codec/index.js";
import { isObject } from "../../codec/internal.js";
import type { ProtocolVersion } from "../registry.js";

/** What tells the two forms of an argument of one operation from each other. */
interface Mark {
  /** Names of members that only one version has. */
  readonly names: Readonly<Record<ProtocolVersion, string>>;
  /** The version that the tags of the first members show. */
  ofTags(tags: readonly number[]): ProtocolVersion | undefined;
}

/** By the id of the operation; its name is the same in both versions. */
const marks = new Map<number, Mark>([
  // asnChatTextMessage
  [
    1420,
    {
      names: { "6.1": "optionalParams", "8": "iReplyToSequenceID" },
      // The tag is the same; only one of the two contains elements.
      ofTags(tags) {
        if (tags.includes(0x83)) return "8";
        return tags.includes(0xa3) ? "6.1" : undefined;
      },
    },
  ],
  // asnChatBinaryMessage
  [
    1421,
    {
      names: { "6.1": "asnBinaryDescription", "8": "u8sTransferID" },
      // Text, perhaps in several parts, instead of a description.
      ofTags: ([, second]) => (second === 0x0c || second === 0x2c ? "8" : "6.1"),
    },
  ],
]);

/** No mark is behind the seventh member. */
const firstMembers = sequence<Partial<Record<string, Uint8Array>>>(
  "FirstMembers",
  () => Array.from({ length: 7 }, (_, at) => [`member${at}`, ANY, OPTIONAL] as const),
  { extensible: true },
);

/**
 * The version in whose form an argument that has not been decoded is, for an operation that has one form in each: it then counts, not the version of the session.
 * @returns Undefined if the operation has one form only, or the argument does not tell.
 */
export function formOf(
  { id }: { readonly id: number },
  { argument, json }: { readonly argument?: Uint8Array | undefined; readonly json?: unknown },
): ProtocolVersion | undefined {
  const mark = marks.get(id);
  if (mark === undefined) return undefined;
  if (isObject(json)) {
    const { names } = mark;
    if (Object.hasOwn(json, names["8"])) return "8";
    return Object.hasOwn(json, names["6.1"]) ? "6.1" : undefined;
  }
  if (argument === undefined) return undefined;
  try {
    const members = Object.values(firstMembers.decode(argument));
    return mark.ofTags(members.map((octets) => octets?.[0] ?? 0));
  } catch (error) {
    if (error instanceof CodecError) return undefined;
    throw error;
  }
}
