import { isObject, type Json, type JsonObject } from "../json.js";
import type { PatchOperation } from "./json-patch.js";
import { PatchError } from "./errors.js";
import { membersOf } from "./names.js";
import { pointerOf } from "./pointer.js";

/**
 * Converts a merge patch (RFC 7396) into the operations of a JSON Patch that do the same to a
 * document. Names of members are found in any case.
 * @param most How many operations there may be.
 * @throws PatchError `invalid`
 */
export function mergePatchOperations(
  document: JsonObject,
  patch: JsonObject,
  most = Infinity,
): PatchOperation[] {
  const operations: PatchOperation[] = [];
  for (const operation of operationsAt([], document, patch)) {
    if (operations.push(operation) <= most) continue;
    throw new PatchError("invalid", `a patch may have at most ${most} operations`);
  }
  return operations;
}

function* operationsAt(
  parents: readonly string[],
  target: JsonObject,
  patch: JsonObject,
): Generator<PatchOperation> {
  const nameOf = membersOf(target);
  for (const [given, value] of Object.entries(patch)) {
    const known = nameOf(given);
    const tokens = [...parents, known ?? given];
    const path = pointerOf(tokens);
    const current = known === undefined ? undefined : target[known];
    if (value === null) {
      if (known !== undefined) yield { op: "remove", path };
    } else if (isObject(value) && isObject(current)) {
      yield* operationsAt(tokens, current, value);
    } else {
      yield { op: "add", path, value: withoutNulls(value) };
    }
  }
}

/** What an object of a merge patch makes of an absent value: its members that are not null. */
function withoutNulls(value: Json): Json {
  if (!isObject(value)) return value;
  const members = Object.entries(value).filter(([, inner]) => inner !== null);
  return Object.fromEntries(members.map(([name, inner]) => [name, withoutNulls(inner)]));
}
