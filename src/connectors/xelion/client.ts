import type { SourceSystem } from "../replicator/source.js";
import { xelionMapping, type XelionOptions } from "./mapping.js";
import { operationsBetween } from "./operations.js";

/** How a Xelion system is reached. */
export interface XelionClientOptions extends XelionOptions {
  /** The base of the API, `https://xelion.nl/api/v1/master`; not needed if nothing is sent. */
  readonly url: string;
  readonly dataSource?: string;
}

/** Xelion as a source: changes go by "Update Appointment"; it has no request that adds one. */
export function xelionSource(all: XelionClientOptions): SourceSystem {
  const { url, dataSource, ...options } = all;
  const mapping = xelionMapping(options);
  return {
    mapping,
    zone: options.zone,
    inZone: (zone) => ({
      ...xelionSource({ ...all, zone }),
      away: zone.id !== options.zone.id,
    }),
    dataSource: dataSource ?? "Xelion",
    normalize: (document) => document,
    writable: (field) => mapping.rows.some(({ fields }) => Object.hasOwn(fields, field)),
    update: {
      request: (id, before, after) => ({
        method: "PATCH",
        url: `${url.replace(/\/+$/, "")}/appointments/${encodeURIComponent(id)}`,
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ operations: operationsBetween(mapping, before, after) }),
        // Replacing, adding or removing a relation twice has the same result as once.
        repeatable: true,
      }),
      outcome: (_answer, after) => after,
    },
  };
}
