import { z } from "zod";
import { Zone } from "../time.js";

/** The systems for which there are connectors. */
export const systems = ["xelion", "vitec", "superoffice"] as const;

/** A system for which there is a connector. */
export type SystemName = (typeof systems)[number];

export const zone = z.string().refine(isZone, "must be an IANA time zone such as Europe/Amsterdam");

/** Users of the UCServer whose appointments are in another zone, with that zone. */
export const zones = z.record(z.string().min(1), zone).default({});

function isZone(id: string): boolean {
  try {
    return new Zone(id).id !== "";
  } catch {
    return false;
  }
}

export const secret = z.union(
  [z.strictObject({ env: z.string() }), z.strictObject({ file: z.string() })],
  {
    error: "must be {env: NAME} or {file: PATH}; a secret must not be in the configuration itself",
  },
);

const httpUrl = z.url({ protocol: /^https?$/, error: "must be an http or https URL" });

const oauth2 = z.strictObject({
  tokenUrl: httpUrl,
  clientId: z.string().min(1),
  clientSecret: secret,
  /** Without it, the grant is client_credentials. */
  refreshToken: secret.optional(),
  scope: z.string().min(1).optional(),
  /** Where the client's credentials are in requests to the token endpoint. */
  client: z.enum(["body", "header"]).default("body"),
});

const authorization = z.union(
  [
    z.strictObject({ basic: z.strictObject({ user: z.string(), password: secret }) }),
    z.strictObject({ scheme: z.string().regex(/^[A-Za-z0-9-]+$/), token: secret }),
    z.strictObject({ oauth2 }),
  ],
  {
    error:
      "must be {basic: {user, password}}, {scheme, token} or {oauth2: {tokenUrl, clientId, " +
      "clientSecret, ...}}, with secrets by env or file",
  },
);

export const pointer = z
  .string()
  .regex(/^(?:\/.*)?$/, 'must be a JSON Pointer: "" or beginning with /');
const shape = {
  id: pointer.optional(),
  user: pointer.optional(),
  document: pointer.optional(),
  deleted: pointer.optional(),
  zone: pointer.optional(),
};

const apiReading = z.strictObject({
  url: httpUrl,
  ...shape,
  items: pointer.default(""),
  deletions: pointer.optional(),
  next: pointer.optional(),
  pageParameter: z.string().optional(),
  cursor: pointer.optional(),
  cursorParameter: z.string().optional(),
  /** Seconds after which everything is listed again even if there is a cursor. */
  listEvery: z.number().positive().default(86_400),
});

const fileReading = z.strictObject({
  /** A path, or - for standard input. */
  file: z.string().min(1),
  complete: z.boolean().default(true),
  ...shape,
});

const words = <T extends z.ZodType>(meaning: T) => z.record(z.string().toLowerCase(), meaning);

/** The beginning of the ids of a replicator's entries. */
export const replicatorName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,31}$/, "must be up to 32 of a-z, 0-9 and -");

/** Whole days after today and before it. */
export const window = z
  .strictObject({
    days: z.int().min(0).max(366).default(30),
    daysBefore: z.int().min(0).max(366).default(0),
  })
  .prefault({});

const tls = z.strictObject({
  /** Switches to TLS on the usual port, or uses it from the start. */
  mode: z.enum(["starttls", "direct"]).default("starttls"),
  /** A file with the authorities that are trusted, in PEM; those of Node by default. */
  ca: z.string().min(1).optional(),
});

const common = {
  /** Two replicators for one UCServer need two names. */
  name: replicatorName.optional(),
  zone,
  zones,
  ucserver: z.strictObject({
    host: z.string().default("127.0.0.1"),
    port: z.int().min(1).max(65_535).default(7222),
    /** Without it, no TLS is used. */
    tls: tls.optional(),
    user: z.string().min(1),
    password: secret,
    dataSource: z.string().min(1).optional(),
    /** Whether entries of others are set one by one or always in whole lists. */
    changes: z.enum(["single", "list"]).default("single"),
  }),
  /** The file in which the replicator stores what both sides agreed on. */
  state: z.string().min(1),
  direction: z.enum(["toUcserver", "bothWays"]).default("toUcserver"),
  conflicts: z.enum(["source", "ucserver"]).default("source"),
  window,
  /** Seconds between the end of a run and the next. */
  interval: z.number().positive().default(300),
  users: z
    .strictObject({
      /** User of the source: user of the UCServer. */
      map: z.record(z.string(), z.string().min(1)).default({}),
      others: z.enum(["same", "ignore"]).default("same"),
      /** Users of the UCServer that are checked even if the source has nothing for them. */
      also: z.array(z.string().min(1)).default([]),
    })
    .prefault({}),
  read: z.union([apiReading, fileReading], {
    error: "must be {url, ...} of an API or {file} with a path or -",
  }),
  /** The base URL of the API to which changes are sent. */
  url: httpUrl.optional(),
  authorization: authorization.optional(),
  http: z
    .strictObject({
      timeout: z.number().positive().max(3600).default(30),
      attempts: z.int().min(1).max(100).default(6),
      requestsPerSecond: z.number().positive().max(10_000).default(10),
      /** The longest `Retry-After` that is obeyed, in seconds. */
      longestRetryAfter: z.number().min(0).max(86_400).default(300),
    })
    .prefault({}),
  /** How many users are processed at a time. */
  workers: z.int().min(1).max(256).default(8),
  /** The share of appointments that may be missing from a listing before it is rejected. */
  mostMissing: z.number().min(0).max(1).default(0.5),
};

/** What the documents of a Xelion system depend on, whichever side rosewire is on. */
export const xelionDialect = {
  times: z.enum(["utc", "local"]).default("utc"),
  words: z
    .strictObject({
      userStatus: words(z.int().min(0).max(3)).optional(),
      recurrenceType: words(z.enum(["none", "daily", "weekly", "monthly", "yearly"])).optional(),
      monthRecurrenceType: words(z.enum(["day", "weekday"])).optional(),
      recurrenceTerminationType: words(z.enum(["never", "date", "count"])).optional(),
    })
    .prefault({}),
};

/** What is sent of a private appointment to a system that cannot mark it as private. */
const privacy = { private: z.enum(["skip", "blank", "send"]).default("blank") };

const xelion = z.strictObject({ ...common, ...xelionDialect, ...privacy });

const vitec = z.strictObject({
  ...common,
  customerId: z.string().min(1),
  format: z.enum(["json", "xml"]).default("json"),
  /** Values of u8sDataSource whose entries are added at Vitec; all by default. */
  exportFrom: z.array(z.string()).optional(),
  ...privacy,
});

const superoffice = z.strictObject({
  ...common,
  patch: z.enum(["json", "merge"]).default("json"),
});

/** The schemas of the configuration files. */
export const configSchemas = { xelion, vitec, superoffice } as const;

/** A configuration with all defaults filled in. */
export type Config<S extends SystemName = SystemName> = z.output<(typeof configSchemas)[S]>;
