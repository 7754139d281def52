import { ANY, CodecError, sequence } from "../../codec/index.js";
import { isObject } from "../../codec/internal.js";
import type { ProtocolVersion } from "../registry.js";

/** What tells the two forms of an argument of one operation from each other. */
interface Mark {
  /** Names of the second member, which both versions must have. */
  readonly names: Readonly<Record<ProtocolVersion, string>>;
  /** Its tag in version 8; text in several parts has the other one. */
  readonly tags: readonly number[];
}

/** By the id of the operation; its name is the same in both versions, and so is the first member. */
const marks = new Map<number, Mark>([
  // asnChatBinaryMessage
  [1421, { names: { "6.1": "asnBinaryDescription", "8": "u8sTransferID" }, tags: [0x0c, 0x2c] }],
]);

const firstTwo = sequence<{ first: Uint8Array; second: Uint8Array }>(
  "FirstTwo",
  () => [
    ["first", ANY],
    ["second", ANY],
  ],
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
    const [tag = 0] = firstTwo.decode(argument).second;
    return mark.tags.includes(tag) ? "8" : "6.1";
  } catch (error) {
    if (error instanceof CodecError) return undefined;
    throw error;
  }
}
