import { guidKeyOf, keyOf } from "../users/api.js";
import type { Replicated, ReplicatedKind } from "./kind.js";
import { replicationLimits } from "./limits.js";
import { naming, wrongParameter } from "./refusals.js";
import type { StagedSet } from "./staging.js";
import type { Source } from "./store.js";

const { id: longestId } = replicationLimits;

/** The id of an object in its source in the form in which ids are compared; undefined if it is none. */
export function idKeyOf(text: string): string | undefined {
  if (text === "" || text.length > longestId) return undefined;
  return guidKeyOf(text) ?? keyOf(text);
}

/** The database that an object comes from; what neither it nor the defaults say is empty. */
export function sourceOf(object: Replicated, defaults: Replicated = {}): Source {
  return {
    db: object.u8sSourceDB ?? defaults.u8sSourceDB ?? "",
    dbId: object.u8sSourceDBID ?? defaults.u8sSourceDBID ?? "",
    store: object.u8sSourceDBStore ?? defaults.u8sSourceDBStore ?? "",
  };
}

/** The name of an object for messages. */
export function labelOf(kind: ReplicatedKind, object: Replicated): string {
  const text = kind.nameOf(object) || object.u8sobjectGUID || "";
  return `${kind.kind} ${JSON.stringify(text.slice(0, 64))}`;
}

/**
 * An object as it is staged, without the hash of its password.
 * @throws RequestError `wrongparameter` if it can never be stored.
 */
export async function stagedOf<O extends Replicated>(
  kind: ReplicatedKind<O>,
  object: O,
  defaults: O | undefined,
): Promise<StagedSet> {
  return naming(labelOf(kind, object), async () => {
    const { u8sobjectGUID: guid = "" } = object;
    const key = idKeyOf(guid);
    if (guid !== "" && key === undefined) throw wrongParameter("u8sobjectGUID is no id");
    if (guid === "" && (kind.nameOf(object) ?? "") === "") {
      throw wrongParameter("it has neither an id nor a name");
    }
    for (const one of defaults === undefined ? [object] : [object, defaults]) {
      kind.check(one);
      if (keyOf(one.u8sDNPath ?? "") === undefined) throw wrongParameter("u8sDNPath is no path");
    }
    for (const text of Object.values(sourceOf(object, defaults))) {
      if (text.length <= longestId && !text.includes("\0")) continue;
      throw wrongParameter(`its source has over ${longestId} characters, or contains NUL (U+0000)`);
    }
    return {
      kind: kind.kind,
      guid: key ?? "",
      name: keyOf(kind.nameOf(object) ?? "") ?? "",
      object: encoded(kind, object, replicationLimits.object, "it has"),
      defaults:
        defaults && encoded(kind, defaults, replicationLimits.defaults, "its defaults have"),
    };
  });
}

function encoded<O extends Replicated>(
  { type }: ReplicatedKind<O>,
  object: O,
  most: number,
  what: string,
): Uint8Array {
  const octets = type.encode(withoutPassword(object));
  if (octets.length > most) throw wrongParameter(`${what} over ${most} octets`);
  return octets;
}

/** Passwords are staged as hashes only. */
function withoutPassword<O extends Replicated>(object: O): O {
  const { u8sPassword: _, ...rest } = object as O & { u8sPassword?: string };
  return rest as unknown as O;
}
