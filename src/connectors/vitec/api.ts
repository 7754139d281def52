import { randomUUID } from "node:crypto";
import type { Context, Hono } from "hono";
import { ApiParts } from "../http/api.js";
import { checkApiOptions, type ApiOptions } from "../http/options.js";
import { mediaType, preferred } from "../http/body.js";
import { mostMembers, readJson } from "../http/json-body.js";
import { HttpProblem } from "../http/problem.js";
import { escapeXml } from "../http/xml.js";
import { isObject, type JsonObject } from "../json.js";
import type { Mapping } from "../mapping.js";
import type { Zone } from "../time.js";
import { fromJson, fromXml, stringXml, ValidationProblem } from "./document.js";
import { vitecMapping } from "./mapping.js";

/** What the API depends on. */
export interface VitecApiOptions extends ApiOptions {
  /**
   * The user of the UCServer that is meant by a customer's user; undefined if there is none, which is
   * answered with 403. The user's id is the user name by default.
   */
  readonly owner?: (customerId: string, id: string) => string | undefined;
}

/** Before the ids of appointments that this API has made. */
export const vitecApiPrefix = "vitec-api";

const jsonTypes = ["application/json", "text/json"];
const xmlTypes = ["application/xml", "text/xml"];

/**
 * Vitec Connect's `POST /Appointment/{customerId}/{id}` in front of a UCServer. Answers the id of the new
 * appointment as a string, in JSON or XML.
 * @throws TypeError for an unknown option, RangeError for an unknown zone.
 */
export function vitecApi(options: VitecApiOptions): Hono {
  checkApiOptions<VitecApiOptions>(options, { owner: "function" }, "vitecApi");
  const owner = options.owner ?? ((_customerId: string, id: string) => id);
  const system = {
    mapping: (zone: Zone) => vitecMapping({ zone }),
    dataSource: "Vitec Connect",
    madePrefix: vitecApiPrefix,
  };
  const parts = new ApiParts(options, system, writeProblem);
  const paths = ["/Appointment/:customerId/:id"];
  return parts.app("POST", paths, async (context, { port, body, key }) => {
    const type = answerType(context);
    if (type === undefined) throw new HttpProblem(406, "the answer is JSON or XML");
    const user = owner(context.req.param("customerId")!, context.req.param("id")!);
    if (user === undefined) throw new HttpProblem(403, "there is no such user");
    const document = readDocument(parts.mapping, context, body);
    const id = key === undefined ? randomUUID() : uuidOf(key);
    const entryId = `${vitecApiPrefix}:${id}`;
    await parts.desk.add(port, user, { entryId, document, again: key !== undefined });
    const answer = xmlTypes.includes(type) ? stringXml(id) : JSON.stringify(id);
    return context.body(answer, 200, { "Content-Type": `${type}; charset=utf-8` });
  });
}

/** An id for something that may come again (RFC 9562 section 5.8: version 8). */
function uuidOf(hex: string): string {
  const parts = /^(.{8})(.{4}).(.{3}).(.{3})(.{12})/.exec(hex)!.slice(1);
  return `${parts[0]}-${parts[1]}-8${parts[2]}-8${parts[3]}-${parts[4]}`;
}

function answerType(context: Context): string | undefined {
  return preferred(context.req.header("Accept"), [...jsonTypes, ...xmlTypes]);
}

function readDocument(mapping: Mapping, context: Context, body: string): JsonObject {
  const type = mediaType(context.req.header("Content-Type") ?? "");
  if (xmlTypes.includes(type)) return fromXml(mapping, body);
  if (!jsonTypes.includes(type)) {
    throw new HttpProblem(415, "the body must be application/json or application/xml");
  }
  const value = readJson(body, mostMembers);
  if (!isObject(value)) throw new HttpProblem(400, "the body must be an object");
  return fromJson(mapping, value);
}

/** The document has 400, 401, 403 and 500; failures behind the API are unexpected errors. */
function writeProblem(context: Context, problem: HttpProblem): Response {
  const status = problem.status > 500 ? 500 : problem.status;
  const problems =
    problem instanceof ValidationProblem
      ? problem.problems
      : problem.field === undefined
        ? {}
        : { [problem.field]: problem.message };
  const names = Object.keys(problems);
  const message = names.length > 0 ? "The request is invalid." : problem.message;
  const type = answerType(context) ?? jsonTypes[0]!;
  if (xmlTypes.includes(type)) {
    const states = names.map((name) => `<${name}>${escapeXml(problems[name]!)}</${name}>`).join("");
    const state = names.length > 0 ? `<ModelState>${states}</ModelState>` : "";
    const xml = `<Error><Message>${escapeXml(message)}</Message>${state}</Error>`;
    return context.body(xml, status, { "Content-Type": `${type}; charset=utf-8` });
  }
  const state = Object.fromEntries(names.map((name) => [name, [problems[name]!]]));
  return context.json({ message, ...(names.length > 0 && { modelState: state }) }, status);
}
