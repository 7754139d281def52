import { JsonDecodeError } from "../errors.js";
import type { Type } from "../schema.js";
import { describeUnknown, isSurelyKnown, unknownMember } from "../unknown-members.js";

/**
 * Refuses JSON with members that the type does not have, extensible or not. `_type` may be in any
 * object.
 * @throws JsonDecodeError
 */
export function requireKnownJson(type: Type<any>, json: unknown): void {
  if (isSurelyKnown(type, json, "json")) return;
  const unknown = unknownMember(type, json, type.name, { spelling: "json" });
  if (unknown === undefined) return;
  const code = unknown.kind === "member" ? "unknown-member" : "bad-choice";
  throw new JsonDecodeError(code, describeUnknown(unknown), unknown.path);
}
