import type { Context, Hono } from "hono";
import { ApiParts } from "../http/api.js";
import { checkApiOptions, type ApiOptions } from "../http/options.js";
import { mediaType, preferred } from "../http/body.js";
import { parseHttpDate } from "../http/date.js";
import { mostMembers, readJson } from "../http/json-body.js";
import { HttpProblem } from "../http/problem.js";
import { escapeXml } from "../http/xml.js";
import { isObject, sameJson, type Json, type JsonObject } from "../json.js";
import { kindsOf, problemOf, type Mapping } from "../mapping.js";
import { applyJsonPatch, readJsonPatch, type PatchOperation } from "../patch/json-patch.js";
import { mergePatchOperations } from "../patch/merge-patch.js";
import { instantOf, parseTime, type Zone } from "../time.js";
import { zoneNamed } from "../zones.js";
import { superOfficeMapping } from "./mapping.js";
import { completeEntity, properties, readOnlyProperties, withoutNulls } from "./properties.js";
import { convertTimes, select } from "./select.js";
import { entityXml } from "./xml.js";

/** What the API depends on. */
export interface SuperOfficeApiOptions extends ApiOptions {
  /**
   * The codes that `SO-TimeZone` may have besides names of zones, with the zone of each; SuperOffice's document
   * lists none, and each system has its own.
   */
  readonly timeZones?: Readonly<Record<string, string>>;
}

const patchType = "application/json-patch+json";
const mergeType = "application/merge-patch+json";
const jsonTypes = ["application/json", "text/json", patchType, mergeType];
const xmlTypes = ["application/xml", "text/xml"];
const known: ReadonlySet<string> = new Set(Object.keys(properties));

/** Reads the operations of a body, knowing the entity that it is about. */
type Patch = (entity: JsonObject) => PatchOperation[];

/**
 * SuperOffice's `PATCH /api/v1/Appointment/{id}` in front of a UCServer: JSON Patch and merge patch,
 * `$select`, `If-Unmodified-Since`, `SO-TimeZone`. Answers the entity, in JSON or XML.
 * @throws TypeError for an unknown option, RangeError for an unknown zone.
 */
export function superOfficeApi(options: SuperOfficeApiOptions): Hono {
  checkApiOptions<SuperOfficeApiOptions>(options, { timeZones: "object" }, "superOfficeApi");
  const codes = new Map(
    Object.entries(options.timeZones ?? {}).map(([code, zone]) => [code.toLowerCase(), zone]),
  );
  const system = {
    mapping: (zone: Zone) => superOfficeMapping({ zone }),
    dataSource: "SuperOffice",
  };
  const parts = new ApiParts(options, system, writeProblem);
  const paths = ["/api/v1/Appointment/:id"];
  return parts.app("PATCH", paths, async (context, { port, body }) => {
    const type = preferred(context.req.header("Accept"), [...jsonTypes, ...xmlTypes]);
    if (type === undefined) throw new HttpProblem(406, "the answer is JSON or XML");
    const answerZone = zoneOf(context.req.header("SO-TimeZone"), codes);
    const id = idOf(context.req.param("id")!);
    const operations = readPatch(context, body, parts.maxOperations);
    const edited = await parts.desk.edit(port, String(id), (document, touched) => {
      const current: JsonObject = { ...completeEntity(document), AppointmentId: id };
      requireUnmodified(context, current, touched, parts.zone);
      return patched(parts.mapping, document, current, operations, parts.clock);
    });
    const entity = { ...completeEntity(edited.document), AppointmentId: id };
    return answer(context, entity, type, { zone: edited.zone, answerZone });
  });
}

/** An int32; anything else is not an entity's id. */
function idOf(text: string): number {
  const id = /^-?\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (id === (id | 0)) return id;
  throw new HttpProblem(404, "AppointmentEntity with given id does not exist in the db.");
}

/** The zone that `SO-TimeZone` asks for: one of the system's codes, or the name of a zone. */
function zoneOf(header: string | undefined, codes: ReadonlyMap<string, string>): Zone | undefined {
  const name = header?.trim() ?? "";
  if (name === "") return undefined;
  try {
    return zoneNamed(codes.get(name.toLowerCase()) ?? name);
  } catch {
    throw new HttpProblem(400, "SO-TimeZone is not a time zone that is known here");
  }
}

/** An array is a JSON Patch, an object a merge patch, unless the media type says otherwise. */
function readPatch(context: Context, text: string, most: number): Patch {
  const type = mediaType(context.req.header("Content-Type") ?? "application/json");
  if (!jsonTypes.includes(type)) {
    throw new HttpProblem(415, "the body must be a JSON Patch or a merge patch");
  }
  const body = readJson(text, mostMembers);
  const isPatch = type === patchType || (type !== mergeType && Array.isArray(body));
  if (isPatch) {
    const operations = readJsonPatch(body, most);
    return () => operations;
  }
  if (!isObject(body)) throw new HttpProblem(400, "a merge patch of an entity is an object");
  return (entity) => mergePatchOperations(entity, body, most);
}

/**
 * RFC 9110 section 13.1.4: what is not a date is ignored, and so is the header where no date of change
 * is known. A change by somebody who sets no date counts as one of just now.
 */
function requireUnmodified(
  context: Context,
  entity: JsonObject,
  touched: () => boolean,
  zone: Zone,
): void {
  const since = parseHttpDate(context.req.header("If-Unmodified-Since"));
  const changed = timeOf(entity["UpdatedDate"], zone);
  if (since === undefined || changed === undefined) return;
  // The header has whole seconds.
  if (!touched() && Math.floor(changed / 1000) <= Math.floor(since / 1000)) return;
  throw new HttpProblem(412, "AppointmentEntity has changed since the requested timestamp.");
}

function timeOf(value: Json | undefined, zone: Zone): number | undefined {
  if (problemOf("time", value ?? null) !== undefined || typeof value !== "string") return undefined;
  return instantOf(parseTime(value, "UpdatedDate"), zone);
}

/** The document after the patch, or the given one if the patch changes nothing. */
function patched(
  mapping: Mapping,
  document: JsonObject,
  current: JsonObject,
  patch: Patch,
  clock: () => Date,
): JsonObject {
  const changed = applyJsonPatch(current, patch(current), known);
  const entity = completeEntity(changed);
  if (sameJson(entity, current)) return document;
  for (const [name, kind] of kindsOf(mapping)) {
    const problem = problemOf(kind, entity[name]!);
    if (problem !== undefined) throw new HttpProblem(400, `${name} ${problem}`);
    if (readOnlyProperties.has(name) && !sameJson(entity[name], current[name])) {
      throw new HttpProblem(400, `${name} is read-only`);
    }
  }
  const updated = clock().toISOString().replace("Z", "0000Z");
  return withoutNulls({ ...entity, UpdatedDate: updated });
}

function answer(
  context: Context,
  entity: JsonObject,
  type: string,
  { zone, answerZone }: { zone: Zone; answerZone: Zone | undefined },
): Response {
  const wanted = context.req.query("$select");
  const converted = answerZone === undefined ? entity : convertTimes(entity, answerZone, zone);
  const result = wanted === undefined ? converted : select(converted, wanted);
  const text = xmlTypes.includes(type) ? entityXml(result) : JSON.stringify(result);
  return context.body(text, 200, { "Content-Type": `${type}; charset=utf-8` });
}

function writeProblem(context: Context, problem: HttpProblem): Response {
  const { status } = problem;
  const message =
    status === 404 ? "AppointmentEntity with given id does not exist in the db." : problem.message;
  const type = preferred(context.req.header("Accept"), [...jsonTypes, ...xmlTypes]);
  if (type === undefined || !xmlTypes.includes(type)) {
    return context.json({ Message: message }, status);
  }
  const xml = `<Error><Message>${escapeXml(message)}</Message></Error>`;
  return context.body(xml, status, { "Content-Type": `${type}; charset=utf-8` });
}
