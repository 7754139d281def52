import { Hono, type Context } from "hono";
import { ApiParts, type ApiOptions } from "../http/api.js";
import { readJson } from "../http/json-body.js";
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
 */
export function xelionApi(options: XelionApiOptions): Hono {
  const mapping = (zone: Zone): Mapping => xelionMapping({ ...options, zone });
  const parts = new ApiParts(options, { mapping, dataSource: "Xelion" }, writeProblem);
  const patch = (context: Context): Promise<Response> =>
    parts.answer(context, async (port, body) => {
      const operations = readOperations(readJson(body), parts.maxOperations);
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
  return new Hono()
    .patch("/api/v1/:tenant/appointments/:oid", patch)
    .patch("/appointments/:oid", patch);
}

function writeProblem(context: Context, problem: HttpProblem): Response {
  const { status, message } = problem;
  const code = problem instanceof UnknownObject ? { code: unknownObject } : {};
  return context.json({ ...code, message }, status);
}
