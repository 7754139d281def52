import { readFileSync } from "node:fs";
import type { RoseLog } from "../../rose/index.js";
import { knownOptions, logDemand, strictnessValues, type NamesOf } from "../../rose/internal.js";
import { requireOrdinaryFile } from "../../server/internal.js";
import { windowAround } from "../http/api.js";
import { HttpClient } from "../replicator/http-client.js";
import { apiReader, fileReader, type ItemShape } from "../replicator/readers.js";
import type { ReplicatorOptions } from "../replicator/options.js";
import { Replicator } from "../replicator/replicator.js";
import type { Observer } from "../replicator/report.js";
import type { SourceReader, SourceSystem } from "../replicator/source.js";
import { ReplicatorState } from "../replicator/state.js";
import { superOfficeSource } from "../superoffice/client.js";
import { Zone } from "../time.js";
import { LastingPort } from "../ucserver/lasting-port.js";
import { logOnTcp, type TcpOptions } from "../ucserver/tcp-port.js";
import { vitecSource } from "../vitec/client.js";
import { xelionSource } from "../xelion/client.js";
import { wordsOf } from "../xelion/words.js";
import { zonesByUser } from "../zones.js";
import type { Strictness } from "../../codec/index.js";
import type { AppointmentsPort } from "../ucserver/port.js";
import { authorizationOf } from "./authorization.js";
import { ConfigError } from "./error.js";
import type { Config, SystemName } from "./schema.js";
import { readSecret } from "./secret.js";
import { userKey } from "../user-names.js";

/** What is not in a configuration. */
export interface BuildOptions {
  /** Only tells what would be done: nothing is changed on either side; not by default. */
  readonly dryRun?: boolean;
  /** Accepts a listing however much is missing from it. */
  readonly force?: boolean;
  /** How strictly the UCServer's messages are read; "standard" by default. */
  readonly strictness?: Strictness | undefined;
  /** What to read instead of what the configuration says: a path, or - for standard input. */
  readonly input?: string;
  /** Where it tells what happens. */
  readonly log?: RoseLog;
  /** Is told of each step, and how far a run has come. */
  readonly observer?: Observer;
  /** Ends what is under way. */
  readonly signal?: AbortSignal;
  /** Where secrets are that the configuration names by variables; those of the process by default. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** The time now; the time of the machine by default. */
  readonly clock?: () => Date;
}

const optionNames = {
  dryRun: "boolean",
  force: "boolean",
  strictness: strictnessValues,
  input: "string",
  log: logDemand,
  observer: "object",
  signal: "object",
  environment: "object",
  clock: "function",
} satisfies NamesOf<BuildOptions>;

/** A replicator with everything it needs. */
export interface Connector extends AsyncDisposable {
  /** What brings both sides together, run by run. */
  readonly replicator: Replicator;
}

/**
 * Makes the replicator of a configuration: logs on to the UCServer and opens the state.
 * @throws ConfigError; StateError; UcServerError if the login fails; TypeError for an unknown option.
 */
export async function buildConnector<S extends SystemName>(
  system: S,
  config: Config<S>,
  options: BuildOptions = {},
): Promise<Connector> {
  knownOptions(options, optionNames, "buildConnector");
  const { log, signal, strictness, observer, clock = () => new Date() } = options;
  const environment = options.environment ?? process.env;
  const client = httpClient(config, options, environment);
  const source = sourceOf(system, config);
  if (config.direction === "bothWays" && config.url === undefined) {
    throw new ConfigError(["url: is needed where changes are sent to the source"]);
  }
  const reader = readerOf(system, config, client, options);
  const name = config.name ?? system;
  const { user, password } = config.ucserver;
  const secret = (): string => readSecret(password, "ucserver.password", environment).reveal();
  // Both files may have changed by the time the connection has to be made again.
  const logOn = (): Promise<AppointmentsPort> =>
    logOnTcp(
      { ...targetOf(config), strictness, ...(signal && { signal }) },
      { user, password: secret() },
    );
  secret();
  const state = ReplicatorState.open(config.state, name);
  const lasting = await LastingPort.open(logOn, {
    ...(signal && { signal }),
    ...(log && { log }),
  }).catch((error: unknown) => {
    state.close();
    throw error;
  });
  const replicator = new Replicator({
    system: source,
    zoneOf: zonesByUser(config.zones),
    name,
    reader,
    send: (request) => client.send(request),
    port: lasting,
    state,
    bothWays: config.direction === "bothWays",
    rule: config.conflicts,
    private: "private" in config ? config.private : "send",
    window: () => windowAround(clock(), source.zone, config.window.daysBefore, config.window.days),
    ...userMapping(config),
    exports: exportsOf(config),
    users: config.users.also,
    single: config.ucserver.changes === "single",
    workers: config.workers,
    mostMissing: options.force === true ? 1 : config.mostMissing,
    listEvery: "url" in config.read ? config.read.listEvery * 1000 : 0,
    dryRun: options.dryRun ?? false,
    clock,
    ...(signal && { signal }),
    ...(log && { log }),
    ...(observer && { observer }),
  });
  return {
    replicator,
    async [Symbol.asyncDispose]() {
      await lasting.close();
      state.close();
    },
  };
}

function targetOf({ ucserver: { host, port, tls } }: Config): TcpOptions {
  if (tls === undefined) return { host, port };
  const { mode, ca } = tls;
  if (ca === undefined) return { host, port, tls: { mode } };
  try {
    requireOrdinaryFile(ca);
    return { host, port, tls: { mode, ca: readFileSync(ca, "utf8") } };
  } catch (error) {
    throw new ConfigError([`ucserver.tls.ca: cannot read the file: ${(error as Error).message}`]);
  }
}

function httpClient(
  config: Config,
  { signal, log, clock = () => new Date() }: BuildOptions,
  environment: Readonly<Record<string, string | undefined>>,
): HttpClient {
  const { timeout, attempts, requestsPerSecond, longestRetryAfter } = config.http;
  const http = {
    timeout: timeout * 1000,
    attempts,
    requestsPerSecond,
    longestRetryAfter: longestRetryAfter * 1000,
    ...(signal && { signal }),
    ...(log && { log }),
  };
  const authorization = authorizationOf(config, { environment, http, clock, log });
  return new HttpClient({ ...http, ...(authorization && { authorization }) });
}

function sourceOf(system: SystemName, config: Config): SourceSystem {
  const zone = new Zone(config.zone);
  const { dataSource } = config.ucserver;
  const base = { url: config.url ?? "", zone, ...(dataSource !== undefined && { dataSource }) };
  switch (system) {
    case "xelion": {
      const { times, words } = config as Config<"xelion">;
      return xelionSource({ ...base, times, words: wordsOf(words) });
    }
    case "vitec": {
      const { customerId, format } = config as Config<"vitec">;
      return vitecSource({ ...base, customerId, format });
    }
    case "superoffice":
      return superOfficeSource({ ...base, patch: (config as Config<"superoffice">).patch });
  }
}

/** Where the members of a system's items are, unless the configuration says otherwise. */
const shapes: Readonly<Record<SystemName, ItemShape>> = {
  xelion: { id: "/id", user: "/user", document: "/appointment", deleted: "/deleted" },
  vitec: { id: "/id", user: "/user", document: "/appointment", deleted: "/deleted" },
  superoffice: {
    id: "/AppointmentId",
    user: "/Associate/Name",
    document: "",
    deleted: "/deleted",
  },
};

function readerOf(
  system: SystemName,
  { read }: Config,
  client: HttpClient,
  { input, signal }: BuildOptions,
): SourceReader {
  const given = Object.entries(read).filter(([, value]) => value !== undefined);
  const shape = { ...shapes[system], ...Object.fromEntries(given) } as ItemShape;
  if (input !== undefined)
    return fileReader(input, shape, !("file" in read) || read.complete, signal);
  if ("file" in read) return fileReader(read.file, shape, read.complete, signal);
  return apiReader(client, { ...read, ...shape });
}

function userMapping({ users }: Config): Pick<ReplicatorOptions, "userOf" | "sourceUserOf"> {
  const { map, others } = users;
  const back = new Map(Object.entries(map).map(([from, to]) => [userKey(to), from]));
  return {
    userOf: (user) => (Object.hasOwn(map, user) ? map[user] : others === "same" ? user : undefined),
    sourceUserOf: (user) => back.get(userKey(user)) ?? user,
  };
}

function exportsOf(config: Config): ReplicatorOptions["exports"] {
  const from = "exportFrom" in config ? config.exportFrom : undefined;
  return ({ u8sDataSource }) => from === undefined || from.includes(u8sDataSource);
}
