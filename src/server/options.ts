import type { EngineLimits, RoseLog, TraceHook } from "../rose/index.js";
import { knownOptions, type NamesOf } from "../rose/internal.js";
import type { Database } from "./database/index.js";
import type { TokenVerifier } from "./modules/authentication/index.js";
import type { LogonLimits } from "./modules/checks/logon-limits.js";
import type { WebServiceCredentials } from "./modules/transport/index.js";
import type { PasswordCost } from "./modules/users/passwords.js";
import type { UcServerTls } from "./tls.js";

/** How a {@link UcServer} is made. */
export interface UcServerOptions {
  /**
   * The folder with the data, created if there is none; `:memory:`, the default, keeps nothing.
   * Ignored if there is a `store` or a `database`.
   */
  readonly data?: string | undefined;
  /** The address of a database of PostgreSQL in place of `data`: `postgres://user@host/database`. */
  readonly store?: string | undefined;
  /** A database of the caller's, in place of `data` and `store`; the server does not close it. */
  readonly database?: Database | undefined;
  /** Warnings and errors go to stderr by default (`consoleLog`). */
  readonly log?: RoseLog;
  /** The present moment; the system's clock by default. */
  readonly clock?: () => Date;
  readonly limits?: Partial<EngineLimits>;
  /** How many logons at a time, and how wrong passwords slow down further ones. */
  readonly logons?: Partial<LogonLimits> | undefined;
  /** Whether clients may log on anonymously, which gives no rights; true by default. */
  readonly anonymous?: boolean | undefined;
  /** What the hash of a new password costs. */
  readonly passwordCost?: PasswordCost;
  /** How many appointments a user may have; 5,000 by default. */
  readonly maxEntries?: number;
  /** Octets that the appointments of a user may have together; 4 MiB by default. */
  readonly maxEntryBytes?: number;
  /** A certificate for TLS, and whether clients may or must use it; without it there is none. */
  readonly tls?: UcServerTls | undefined;
  /** Lets the web service on this machine register and open user sessions; none by default. */
  readonly webService?: WebServiceCredentials | undefined;
  /** Milliseconds without a message after which a user session ends; 3 minutes by default. */
  readonly sessionTimeout?: number | undefined;
  /** Checks tokens of invokes that authenticate themselves, in place of the server's own tokens. */
  readonly verifyToken?: TokenVerifier | undefined;
  /** By which an administration recognises this server (asnCheckConnection); empty by default. */
  readonly cookie?: string | undefined;
  /** The domains whose users' presence clients look for here (presenceDomains); none by default. */
  readonly presenceDomains?: readonly string[] | undefined;
  /** The name that a web service is told; the machine's by default. */
  readonly serverName?: string | undefined;
  /** Sees every message, secrets and all. */
  readonly trace?: TraceHook | undefined;
}

const optionNames = {
  data: true,
  store: true,
  database: true,
  log: true,
  clock: true,
  limits: true,
  logons: true,
  anonymous: true,
  passwordCost: true,
  maxEntries: true,
  maxEntryBytes: true,
  tls: true,
  webService: true,
  sessionTimeout: true,
  verifyToken: true,
  cookie: true,
  presenceDomains: true,
  serverName: true,
  trace: true,
} satisfies NamesOf<UcServerOptions>;

/** @throws TypeError for an option that there is not, and for a store that is none. */
export function checkOptions(options: UcServerOptions): void {
  knownOptions(options, optionNames, "createUcServer");
  const { store, database } = options;
  if (typeof (database ?? {}) !== "object") throw new TypeError("database is no database");
  // A password may stand in it, so it is not shown.
  if (store !== undefined && !isPostgres(store)) {
    throw new TypeError("store is no address of a database: postgres://user@host/database");
  }
}

/** Whether a text is the address of a database of PostgreSQL. */
export function isPostgres(store: unknown): boolean {
  return typeof store === "string" && /^postgres(?:ql)?:\/\//.test(store);
}
