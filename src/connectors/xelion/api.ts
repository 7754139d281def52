import type { Context, Hono } from "hono";
import { ApiParts } from "../http/api.js";
import { checkApiOptions, type ApiOptions } from "../http/options.js";
import { mediaType } from "../http/body.js";
import { mostMembers, readJson } from "../http/json-body.js";
import { HttpProblem } from "../http/problem.js";
import type { Mapping } from "../mapping.js";
import type { Zone } from "../time.js";
import { xelionMapping, type XelionOptions } from "./mapping.js";
import { applyOperations, readOperations, unknownObject, UnknownObject } from "./operations.js";

/** What the API depends on. */
export interface XelionApiOptions extends ApiOptions, Omit<XelionOptions, "zone"> {
  /**
   * Whether there is a calendar (`calendars`) or an addressable (`participants`) with an OID; all
   * exist by default, for the UCServer knows neither.
   */
  readonly exists?: (relation: string, oid: string) => boolean;
}

/**
 * Xelion's "Update Appointment" in front of a UCServer: `PATCH /api/v1/master/appointments/<OID>`,
 * or without the base path. Answers 204 with no body.
 * @throws TypeError for an unknown option, RangeError for an unknown zone.
 */
export function xelionApi(options: XelionApiOptions): Hono {
  const own = { exists: "function", times: { utc: true, local: true }, words: "object" };
  checkApiOptions<XelionApiOptions>(options, own, "xelionApi");
  const mapping = (zone: Zone): Mapping => xelionMapping({ ...options, zone });
  const parts = new ApiParts(options, { mapping, dataSource: "Xelion" }, writeProblem);
  return parts.app("PATCH", paths, async (context, { port, body }) => {
    requireJson(context);
    const operations = readOperations(readJson(body, mostMembers), parts.maxOperations);
    await parts.desk
      .edit(port, context.req.param("oid")!, (document) =>
        applyOperations(parts.mapping, document, operations, options.exists),
      )
      .catch((error: unknown) => {
        if (error instanceof HttpProblem && error.status === 404) throw new UnknownObject();
        throw error;
      });
    return context.body(null, 204);
  });
}

const paths = ["/api/v1/:tenant/appointments/:oid", "/appointments/:oid"];

/** A body without a media type is JSON, because nothing else is supported. */
function requireJson(context: Context): void {
  const type = mediaType(context.req.header("Content-Type") ?? "application/json");
  if (["application/json", "text/json"].includes(type)) return;
  throw new HttpProblem(415, "the body must be application/json");
}

function writeProblem(context: Context, problem: HttpProblem): Response {
  const { status, message } = problem;
  const code = problem instanceof UnknownObject ? { code: unknownObject } : {};
  return context.json({ ...code, message }, status);
}
