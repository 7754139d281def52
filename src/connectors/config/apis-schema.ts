import { dirname, resolve } from "node:path";
import { z } from "zod";
import { checkConfig, readConfig } from "./load.js";
import type { SecretPlace } from "./secret.js";
import { pointer, replicatorName, secret, window, xelionDialect, zone, zones } from "./schema.js";

const name = z.string().min(1);

const common = {
  zone,
  zones,
  /** Where to find the zone in a document. */
  zoneAt: pointer.optional(),
  /** Replicators to whose entries an id in a request may refer; the system's name by default. */
  names: z.array(replicatorName).min(1).optional(),
  window,
  /** The users whose lists a login may find and change besides its own. */
  owners: z.record(name, z.array(name)).default({}),
};

const xelion = z.strictObject({
  ...common,
  ...xelionDialect,
  /** The OIDs that exist; any by default. */
  exists: z
    .strictObject({ calendars: z.array(name).optional(), participants: z.array(name).optional() })
    .prefault({}),
});

/** A login of Vitec's own, which is not a user of the UCServer. */
const integration = z.strictObject({
  user: name,
  password: secret,
  /** The users of the UCServer that it may add appointments for; those in `customers` by default. */
  owners: z.array(name).min(1).optional(),
});

const vitec = z.strictObject({
  ...common,
  integration: integration.optional(),
  /** Customer, a user's id there, and the UCServer's user; by default any customer, and the id itself. */
  customers: z.record(name, z.record(name, name)).optional(),
});

const superoffice = z.strictObject({
  ...common,
  /** The codes of `SO-TimeZone`, with the zone of each. */
  timeZones: z.record(name, zone).optional(),
});

/**
 * An administrator of the UCServer, who rolls series forward and acts for integrations. It is not needed
 * in front of a server in the same process.
 */
const account = z.strictObject({
  user: name,
  password: secret,
  /** Users whose series are rolled forward, besides those that the file names elsewhere. */
  owners: z.array(name).default([]),
});

/** The schema of the file that says which APIs are offered in front of a UCServer, and how. */
export const apisSchema = z
  .strictObject({
    xelion: xelion.optional(),
    vitec: vitec.optional(),
    superoffice: superoffice.optional(),
    account: account.optional(),
  })
  .refine(({ xelion: x, vitec: v, superoffice: s }) => [x, v, s].some((api) => api !== undefined), {
    error: "must have at least one of xelion, vitec, superoffice",
  })
  .refine(
    ({ vitec: v }) =>
      v?.integration === undefined ||
      v.integration.owners !== undefined ||
      v.customers !== undefined,
    { path: ["vitec", "integration"], error: "needs owners, or customers beside it" },
  );

/** The contents of that file, with all defaults filled in. */
export type ApisConfig = z.output<typeof apisSchema>;

/**
 * Reads that file, YAML or JSON. Paths in it are relative to its folder.
 * @throws ConfigError with a line for each mistake.
 */
export function loadApisConfig(path: string): ApisConfig {
  const config = checkConfig(apisSchema, readConfig(path), path);
  const { account: login, vitec: api } = config;
  const placed = <T extends { password: SecretPlace }>(of: T): T => {
    if (!("file" in of.password)) return of;
    return { ...of, password: { file: resolve(dirname(resolve(path)), of.password.file) } };
  };
  return {
    ...config,
    ...(login && { account: placed(login) }),
    ...(api && {
      vitec: { ...api, ...(api.integration && { integration: placed(api.integration) }) },
    }),
  };
}
