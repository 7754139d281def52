import { sameJson, type Json, type JsonObject } from "../json.js";

/** Whose value counts where both sides have changed a member to different values. */
export type ConflictRule = "source" | "ucserver";

/** Both sides of an appointment brought together. */
export interface Merged {
  readonly document: JsonObject;
  /** Members that both sides have changed, to different values. */
  readonly conflicts: readonly string[];
  /** Members changed on the UCServer that the source does not take. */
  readonly refused: readonly string[];
}

/**
 * Merges three versions of a document, member by member: what one side has changed since the
 * two agreed is taken from it; what both have changed is decided by the rule.
 * @param base What both sides last agreed on; undefined if that is not known, when every
 *   difference counts as a change of both.
 * @param writable Whether the source takes a change of a member.
 */
export function mergeDocuments(
  base: JsonObject | undefined,
  source: JsonObject,
  ucserver: JsonObject,
  rule: ConflictRule,
  writable: (field: string) => boolean,
): Merged {
  const document = { ...source };
  const conflicts: string[] = [];
  const refused: string[] = [];
  for (const field of new Set([...Object.keys(source), ...Object.keys(ucserver)])) {
    const [theirs, ours] = [source[field], ucserver[field]];
    if (sameJson(theirs, ours)) continue;
    if (base !== undefined && sameJson(ours, base[field])) continue;
    if (!writable(field)) {
      refused.push(field);
      continue;
    }
    const both = base === undefined || !sameJson(theirs, base[field]);
    if (both) conflicts.push(field);
    if (!both || rule === "ucserver") set(document, field, ours);
  }
  return { document, conflicts, refused };
}

function set(document: JsonObject, field: string, value: Json | undefined): void {
  if (value === undefined) delete document[field];
  else document[field] = value;
}
