import { applyPatch } from "rfc6902";
import { isObject, sameJson, type Json, type JsonObject } from "../json.js";
import { shown } from "../time.js";
import { PatchError } from "./errors.js";
import { follow, pointerOf } from "./pointer.js";
import { Work } from "./work.js";

/** An operation of RFC 6902; `move` and `copy` are not supported. */
export type PatchOperation =
  | { readonly op: "add" | "replace" | "test"; readonly path: string; readonly value: Json }
  | { readonly op: "remove"; readonly path: string };

/**
 * Checks that a value is a JSON Patch document. Members that RFC 6902 does not define are ignored.
 * @param most How many operations it may have.
 * @throws PatchError `invalid`
 */
export function readJsonPatch(value: Json, most: number): PatchOperation[] {
  if (!Array.isArray(value)) throw new PatchError("invalid", "a JSON Patch is an array");
  if (value.length > most) {
    throw new PatchError("invalid", `a patch may have at most ${most} operations`);
  }
  return value.map(readOperation);
}

function readOperation(item: Json, index: number): PatchOperation {
  const invalid = (reason: string): PatchError => new PatchError("invalid", reason, index);
  if (!isObject(item)) throw invalid("an operation is an object");
  const { op, path } = item;
  if (op === "move" || op === "copy") throw invalid(`"${op}" is not supported`);
  if (op !== "add" && op !== "replace" && op !== "remove" && op !== "test") {
    throw invalid(`${shown(op)} is none of "add", "replace", "remove", "test"`);
  }
  if (typeof path !== "string") throw invalid("path must be a string");
  if (op === "remove") return { op, path };
  if (!Object.hasOwn(item, "value")) throw invalid(`"${op}" needs a value`);
  return { op, path, value: item["value"] as Json };
}

/**
 * Applies operations, in order, to a copy of a document, so that a patch that fails has changed
 * nothing. Paths are read in any case and with or without their leading slash. To replace a member of
 * the root that is not there makes it, as in a merge patch.
 * @param fixed Names of members of the root that stay when they are removed: their value is null then.
 * @throws PatchError
 */
export function applyJsonPatch(
  document: JsonObject,
  operations: readonly PatchOperation[],
  fixed: ReadonlySet<string> = new Set(),
): JsonObject {
  let copy: Json = structuredClone(document);
  const work = new Work();
  operations.forEach((operation, index) => {
    try {
      copy = applyOne(copy, operation, fixed, work);
    } catch (error) {
      if (!(error instanceof PatchError)) throw error;
      throw new PatchError(error.code, error.message, index);
    }
  });
  if (!isObject(copy)) throw new PatchError("invalid", "the document must stay an object");
  return copy;
}

function applyOne(
  document: Json,
  operation: PatchOperation,
  fixed: ReadonlySet<string>,
  work: Work,
): Json {
  const { tokens, value } = follow(document, operation.path, work);
  if (operation.op === "test") {
    // Compared here: the library would compute a whole difference, which is quadratic for arrays.
    if (value !== undefined) work.weigh(value);
    if (value !== undefined && sameJson(value, operation.value)) return document;
    throw new PatchError("test-failed", `${operation.path} has another value`);
  }
  if (value === undefined && operation.op === "replace" && tokens.length === 1) {
    // The document's own example replaces a Department, which an appointment does not have.
    return applyOne(document, { ...operation, op: "add" }, fixed, work);
  }
  if (value === undefined && operation.op !== "add") {
    throw new PatchError("missing", `there is nothing at ${operation.path}`);
  }
  if (tokens.length === 0) {
    if (operation.op === "remove")
      throw new PatchError("invalid", "the document cannot be removed");
    return structuredClone(operation.value);
  }
  const [name] = tokens;
  const path = pointerOf(tokens);
  const emptied = operation.op === "remove" && tokens.length === 1 && fixed.has(name!);
  const [failure] = applyPatch(document, [
    emptied ? { op: "replace", path, value: null } : { ...operation, path },
  ]);
  if (failure) throw new PatchError("missing", `nothing can be done at ${operation.path}`);
  return document;
}
