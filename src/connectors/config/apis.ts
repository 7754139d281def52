import type { Hono } from "hono";
import type { RoseLog } from "../../rose/index.js";
import { logDemand, requiredOptions, requireGiven, type NamesOf } from "../../rose/internal.js";
import type { ApiOptions } from "../http/options.js";
import { superOfficeApi } from "../superoffice/api.js";
import { logOnTcp, type TcpOptions } from "../ucserver/tcp-port.js";
import { vitecApi } from "../vitec/api.js";
import { xelionApi } from "../xelion/api.js";
import { wordsOf } from "../xelion/words.js";
import { zonesByUser } from "../zones.js";
import { accountOf, loginOf, type ApiAccounts, type OwnServer } from "./apis-accounts.js";
import type { ApisConfig } from "./apis-schema.js";
import type { SystemName } from "./schema.js";
import { userKey } from "../user-names.js";

/** The path of each API in the gateway. */
export const apiPaths: Readonly<Record<SystemName, string>> = {
  xelion: "/connect/xelion",
  vitec: "/connect/vitec",
  superoffice: "/connect/superoffice",
};

/** What is not in a configuration of APIs. */
export interface ApiBuildOptions {
  /**
   * The UCServer, for a client at an address if that is known. Every login gets a connection of its
   * own.
   */
  readonly target: TcpOptions | ((address: string | undefined) => TcpOptions);
  /** Where failures are told. */
  readonly log?: RoseLog;
  /** Ends the logins that are kept open. */
  readonly signal?: AbortSignal;
  /** The time now; the time of the machine by default. */
  readonly clock?: () => Date;
  /** The secrets that the configuration asks for; none by default. */
  readonly accounts?: ApiAccounts;
  /** The UCServer itself, if it is in the same process. */
  readonly server?: OwnServer;
  /** Milliseconds between two checks whether series have to be rolled forward. */
  readonly lookEvery?: number;
}

/** An API and its path. */
export interface MountedApi {
  /** The path below which it is, with a slash in front. */
  readonly path: string;
  /** What answers its requests. */
  readonly app: Hono;
}

const optionNames = {
  target: true,
  log: logDemand,
  signal: "object",
  clock: "function",
  accounts: "object",
  server: "object",
  lookEvery: "number",
} satisfies NamesOf<ApiBuildOptions>;

/**
 * Creates the APIs of a configuration; logons use HTTP Basic or a login token of the UCServer.
 * @throws TypeError for an unknown option.
 */
export function buildApis(config: ApisConfig, options: ApiBuildOptions): MountedApi[] {
  requiredOptions(options, optionNames, "buildApis");
  requireGiven(options, ["target"], "buildApis");
  const { xelion, vitec, superoffice } = config;
  const apis: MountedApi[] = [];
  const { target, accounts = {}, server, lookEvery } = options;
  const account = accountOf(accounts, targetFor(target, undefined), server);
  const keeper = account && {
    account,
    owners: async () =>
      (await server?.users.list())?.map(({ name }) => name) ?? namedOwners(config),
    ...(lookEvery !== undefined && { every: lookEvery }),
  };
  if (keeper === undefined && (xelion ?? vitec) !== undefined) {
    options.log?.warn(
      {},
      "series that are made here are not rolled forward: the file has no account",
    );
  }
  if (xelion !== undefined) {
    const { times, words, exists } = xelion;
    const app = xelionApi({
      ...partsOf(xelion, options),
      ...(keeper && { keeper }),
      times,
      words: wordsOf(words),
      exists: (relation, oid) => exists[relation as keyof typeof exists]?.includes(oid) ?? true,
    });
    apis.push({ path: apiPaths.xelion, app });
  }
  if (vitec !== undefined) {
    const { customers } = vitec;
    const parts = partsOf(vitec, options);
    const app = vitecApi({
      ...parts,
      ...(keeper && { keeper }),
      login: loginOf(accounts.integration, account, parts.login),
      ...(customers !== undefined && { owner: ownerIn(customers) }),
    });
    apis.push({ path: apiPaths.vitec, app });
  }
  if (superoffice !== undefined) {
    const { timeZones } = superoffice;
    const app = superOfficeApi({
      ...partsOf(superoffice, options),
      ...(timeZones !== undefined && { timeZones }),
    });
    apis.push({ path: apiPaths.superoffice, app });
  }
  return apis;
}

/** The users who may have series, as far as the file says. */
function namedOwners({ account, xelion, vitec, superoffice }: ApisConfig): string[] {
  const lists = [xelion, vitec, superoffice].flatMap((api) => Object.entries(api?.owners ?? {}));
  const customers = Object.values(vitec?.customers ?? {}).flatMap((users) => Object.values(users));
  const served = vitec?.integration?.owners ?? [];
  return [...(account?.owners ?? []), ...lists.flat(2), ...customers, ...served];
}

function targetFor(target: ApiBuildOptions["target"], address: string | undefined): TcpOptions {
  return typeof target === "function" ? target(address) : target;
}

type Common = Omit<NonNullable<ApisConfig["superoffice"]>, "timeZones">;

function partsOf(config: Common, options: ApiBuildOptions): ApiOptions {
  const { zone, zones, zoneAt, names, window, owners } = config;
  const { target, log, signal, clock } = options;
  const others = new Map(Object.entries(owners).map(([user, lists]) => [userKey(user), lists]));
  return {
    zone,
    zoneOf: zonesByUser(zones),
    ...(zoneAt !== undefined && { zoneAt }),
    login: (user, password, address) => logOnTcp(targetFor(target, address), { user, password }),
    token: (_scheme, token, address) => logOnTcp(targetFor(target, address), { token }),
    owners: (user) => [user, ...(others.get(userKey(user)) ?? [])],
    ...(names !== undefined && { prefixes: names }),
    ...window,
    ...(log && { log }),
    ...(signal && { signal }),
    ...(clock && { clock }),
  };
}

function ownerIn(
  customers: Readonly<Record<string, Readonly<Record<string, string>>>>,
): (customerId: string, id: string) => string | undefined {
  const users = new Map(
    Object.entries(customers).flatMap(([customer, known]) =>
      Object.entries(known).map(([id, user]) => [JSON.stringify([customer, id]), user] as const),
    ),
  );
  return (customer, id) => users.get(JSON.stringify([customer, id]));
}
