import type { RoseLog } from "../../rose/index.js";
import {
  knownOptions,
  logDemand,
  requiredOptions,
  requireGiven,
  type NamesOf,
} from "../../rose/internal.js";
import type { ConnectorLogins } from "./credentials.js";
import type { IdempotencyLimits } from "./idempotency.js";
import type { KeeperOptions } from "./keeper.js";
import type { SessionLimits } from "./sessions.js";

/** What an API in front of a UCServer depends on. */
export interface ApiOptions extends ConnectorLogins {
  /** The IANA zone of all-day appointments, of times without an offset and of series. */
  readonly zone: string;
  /** The zone of a user of the UCServer, if it differs. */
  readonly zoneOf?: (user: string) => string | undefined;
  /**
   * A JSON Pointer to the zone in an appointment's document, by its IANA or Windows name; if there is
   * none, the user's zone counts.
   */
  readonly zoneAt?: string;
  /**
   * The users in whose lists a login may find and add appointments; only its own by default. It should
   * name others only for administrators, because the UCServer has the last word.
   */
  readonly owners?: (user: string) => readonly string[] | Promise<readonly string[]>;
  /** Names of replicators to whose entries ids in requests may refer; the system's by default. */
  readonly prefixes?: readonly string[];
  /** For how many days after today series are counted; 30 by default. */
  readonly days?: number;
  /** For how many days before today they are; 0 by default. */
  readonly daysBefore?: number;
  /** Octets of a request's body; 1 MiB by default. */
  readonly maxBodyBytes?: number;
  /** Operations of a patch; 1,000 by default. */
  readonly maxOperations?: number;
  /**
   * Logins that are kept for further requests: by default 100, each for a minute after its last
   * request and for five minutes in all.
   */
  readonly sessions?: Partial<SessionLimits>;
  /**
   * Who rolls the series that are made here forward when the window moves; by default nobody, and they end
   * with it. It stops with the signal.
   */
  readonly keeper?: KeeperOptions;
  /** How many answers are kept for requests with an Idempotency-Key, and for how long. */
  readonly idempotency?: Partial<IdempotencyLimits>;
  /** Ends the logins that are kept; later requests are answered with 503. */
  readonly signal?: AbortSignal;
  /** The present moment; the system's clock by default. */
  readonly clock?: () => Date;
  /** Nothing is logged by default. */
  readonly log?: RoseLog;
}

const apiNames = {
  zone: "string",
  zoneOf: "function",
  zoneAt: "string",
  owners: "function",
  prefixes: "array",
  days: "number",
  daysBefore: "number",
  maxBodyBytes: "number",
  maxOperations: "number",
  sessions: "object",
  keeper: "object",
  idempotency: "object",
  signal: "object",
  clock: "function",
  log: logDemand,
  login: "function",
  token: "function",
} satisfies NamesOf<ApiOptions>;

const sessionNames = {
  idle: "number",
  age: "number",
  most: "number",
} satisfies NamesOf<SessionLimits>;

const idempotencyNames = {
  age: "number",
  most: "number",
  mostOfUser: "number",
  mostCharacters: "number",
} satisfies NamesOf<IdempotencyLimits>;

const keeperNames = {
  account: "function",
  owners: "function",
  every: "number",
} satisfies NamesOf<KeeperOptions>;

/**
 * Refuses unknown options of an API.
 * @param own The names of those that only this API has.
 * @param what The function that takes them, for the message.
 * @throws TypeError
 */
export function checkApiOptions<O extends ApiOptions>(
  options: O,
  own: NamesOf<Omit<O, keyof ApiOptions>>,
  what: string,
): void {
  requiredOptions(options, { ...apiNames, ...own }, what);
  requireGiven<ApiOptions>(options, ["zone", "login"], what);
  const { sessions, idempotency, keeper } = options;
  knownOptions(sessions, sessionNames, "sessions", "sessions.");
  knownOptions(idempotency, idempotencyNames, "idempotency", "idempotency.");
  knownOptions(keeper, keeperNames, "keeper", "keeper.");
  if (keeper !== undefined) requireGiven(keeper, ["account", "owners"], "keeper");
}
