import { ANY, CodecError, OPTIONAL, sequence, type Type } from "../../codec/index.js";
import { isObject } from "../../codec/internal.js";
import { AsnClientPersistenceReadArgument } from "../client-persistence/client-persistence.js";
import type { ProtocolVersion } from "../registry.js";

/** An argument before it is decoded: its octets, or JSON that has been parsed. */
interface NotDecoded {
  readonly argument?: Uint8Array | undefined;
  readonly json?: unknown;
}

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
  { argument, json }: NotDecoded,
): ProtocolVersion | undefined {
  const mark = marks.get(id);
  if (mark === undefined) return undefined;
  if (isObject(json)) {
    const { names } = mark;
    if (Object.hasOwn(json, names["8"])) return "8";
    return Object.hasOwn(json, names["6.1"]) ? "6.1" : undefined;
  }
  if (argument === undefined) return undefined;
  const tags = firstTags(argument);
  return tags && mark.ofTags(tags);
}

/** The tags of the first members of an argument; undefined if it has none. */
function firstTags(argument: Uint8Array): number[] | undefined {
  try {
    const members = Object.values(firstMembers.decode(argument));
    return members.map((octets) => octets?.[0] ?? 0);
  } catch (error) {
    if (error instanceof CodecError) return undefined;
    throw error;
  }
}

/**
 * Arguments to which version 8 adds members that change what is asked, and of which neither names nor types are known: who skips them
 * answers another question. It has [2] a wildcard, [3] only the count and [4] a limit.
 */
export const extendedArguments: ReadonlySet<Type<any>> = new Set([
  AsnClientPersistenceReadArgument,
]);

const knownNames: ReadonlySet<string> = new Set<keyof AsnClientPersistenceReadArgument>([
  "u8sCrossRefID",
  "u8sItemStore",
  "u8sItemStoreID",
  "iLastKnownGlobalRevision",
]);

/** Whether an argument of {@link extendedArguments} that has not been decoded has any of those members. In JSON, every other name may be one of theirs. */
export function isExtended({ argument, json }: NotDecoded): boolean {
  if (isObject(json)) {
    return Object.entries(json).some(
      ([name, value]) => value !== null && name !== "_type" && !knownNames.has(name),
    );
  }
  const tags = argument && firstTags(argument);
  return tags?.some((tag) => (tag & 0xc0) === 0x80 && (tag & 0x1f) > 1) === true;
}
