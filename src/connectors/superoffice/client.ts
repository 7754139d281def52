import { isObject, sameJson, type Json, type JsonObject } from "../json.js";
import type { PatchOperation } from "../patch/json-patch.js";
import { pointerOf } from "../patch/pointer.js";
import type { SourceSystem } from "../replicator/source.js";
import { instantOf, parseTime, type Zone } from "../time.js";
import { superOfficeMapping, type SuperOfficeOptions } from "./mapping.js";
import { properties, readOnlyProperties, withoutNulls } from "./properties.js";

/** How SuperOffice is reached. */
export interface SuperOfficeClientOptions extends SuperOfficeOptions {
  /** The base of the API, `https://example.com/api/v1`; not needed if nothing is sent. */
  readonly url: string;
  /** What changes are written as; JSON Patch, with a `test` before each change, by default. */
  readonly patch?: "json" | "merge";
  readonly dataSource?: string;
}

/** SuperOffice as a source: changes go by PATCH; this document has no request that adds one. */
export function superOfficeSource(options: SuperOfficeClientOptions): SourceSystem {
  const { url, patch = "json", zone, dataSource = "SuperOffice" } = options;
  return {
    mapping: superOfficeMapping({ zone }),
    zone,
    inZone: (other) => ({
      ...superOfficeSource({ ...options, zone: other }),
      away: other.id !== zone.id,
    }),
    dataSource,
    normalize: withoutNulls,
    writable: (field) => !readOnlyProperties.has(field),
    stamps: ["UpdatedDate"],
    update: {
      request: (id, before, after) => ({
        method: "PATCH",
        url: `${url.replace(/\/+$/, "")}/Appointment/${encodeURIComponent(id)}`,
        headers: {
          "Content-Type":
            patch === "json" ? "application/json-patch+json" : "application/merge-patch+json",
          Accept: "application/json",
          ...unmodifiedSince(before, zone),
        },
        body: JSON.stringify(
          patch === "json" ? jsonPatchBetween(before, after) : mergePatchBetween(before, after),
        ),
        // A second attempt at something done is answered with 409 or 412, and the next run finds out.
        repeatable: true,
      }),
      outcome: ({ text }) => {
        const entity = JSON.parse(text) as Json;
        if (!isObject(entity)) throw new Error("the answer is not an AppointmentEntity");
        return entity;
      },
    },
  };
}

/** The header has whole seconds; the next one is the first after the date. */
function unmodifiedSince(entity: JsonObject, zone: Zone): Record<string, string> {
  const updated = entity["UpdatedDate"];
  if (typeof updated !== "string") return {};
  try {
    const time = instantOf(parseTime(updated, "UpdatedDate"), zone);
    return { "If-Unmodified-Since": new Date(Math.ceil(time / 1000) * 1000).toUTCString() };
  } catch {
    // An unreadable date holds up nothing; the tests of the patch still apply.
    return {};
  }
}

function changedNames(before: JsonObject, after: JsonObject): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => !sameJson(before[name] ?? null, after[name] ?? null),
  );
}

/** The change as a JSON Patch: of each property a `test` of its old value, then the new one. */
export function jsonPatchBetween(before: JsonObject, after: JsonObject): PatchOperation[] {
  return changedNames(before, after).flatMap((name): PatchOperation[] => {
    const path = pointerOf([name]);
    // Every entity has the properties of the document, if only as null; others may be missing.
    const known = Object.hasOwn(properties, name);
    if (!known && before[name] === undefined) return [{ op: "add", path, value: after[name]! }];
    if (!known && after[name] === undefined) return [{ op: "remove", path }];
    return [
      { op: "test", path, value: before[name] ?? null },
      { op: "replace", path, value: after[name] ?? null },
    ];
  });
}

/** The change as a merge patch. Members that are gone from an object become null. */
export function mergePatchBetween(before: JsonObject, after: JsonObject): JsonObject {
  const members = changedNames(before, after).map((name): [string, Json] => {
    const [from, to] = [before[name], after[name] ?? null];
    return [name, isObject(from) && isObject(to) ? mergePatchBetween(from, to) : to];
  });
  return Object.fromEntries(members);
}
