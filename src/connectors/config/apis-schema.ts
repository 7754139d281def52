import { z } from "zod";
import { checkConfig, readConfig } from "./load.js";
import { pointer, replicatorName, window, xelionDialect, zone, zones } from "./schema.js";

const name = z.string().min(1);

const common = {
  zone,
  zones,
  /** Where a document names its zone. */
  zoneAt: pointer.optional(),
  /** Replicators whose entries an id of a request may mean; the system's name by default. */
  names: z.array(replicatorName).min(1).optional(),
  window,
  /** Whose lists a login may find and change besides its own. */
  owners: z.record(name, z.array(name)).default({}),
};

const xelion = z.strictObject({
  ...common,
  ...xelionDialect,
  /** The OIDs that there are; any by default. */
  exists: z
    .strictObject({ calendars: z.array(name).optional(), participants: z.array(name).optional() })
    .prefault({}),
});

const vitec = z.strictObject({
  ...common,
  /** Customer, a user's id there, and the UCServer's user; by default any customer, and the id itself. */
  customers: z.record(name, z.record(name, name)).optional(),
});

const superoffice = z.strictObject({
  ...common,
  /** The codes of `SO-TimeZone`, with the zone of each. */
  timeZones: z.record(name, zone).optional(),
});

/** The schema of the file that says which APIs stand in front of a UCServer, and how. */
export const apisSchema = z
  .strictObject({
    xelion: xelion.optional(),
    vitec: vitec.optional(),
    superoffice: superoffice.optional(),
  })
  .refine((apis) => Object.values(apis).some((api) => api !== undefined), {
    error: "must have at least one of xelion, vitec, superoffice",
  });

/** What that file says, with all defaults filled in. */
export type ApisConfig = z.output<typeof apisSchema>;

/**
 * Reads that file, YAML or JSON.
 * @throws ConfigError with a line for each thing that is wrong.
 */
export function loadApisConfig(path: string): ApisConfig {
  return checkConfig(apisSchema, readConfig(path), path);
}
