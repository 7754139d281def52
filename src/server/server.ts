import type { AddressInfo } from "node:net";
import { hostname } from "node:os";
import type { Event, Operation } from "../codec/index.js";
import * as AuthenticationModule from "../modules/authentication/authentication.js";
import { asnKeepAlive } from "../modules/general/general.js";
import { asnCheckConnection, asnTransportKeepAlive } from "../modules/transport/transport.js";
import * as WebServiceModule from "../modules/web-service-connection/web-service-connection.js";
import {
  createServer,
  defaultEngineLimits,
  consoleLog,
  type EngineLimits,
  type InvokeContext,
  type ListenOptions,
  type Refusal,
  type RoseLog,
  type RoseServer,
  type ServerCertificate,
  type TraceHook,
} from "../rose/index.js";
import { Appointments } from "./appointments/appointments.js";
import { serveAppointments } from "./appointments/service.js";
import { Authentication } from "./authentication/authentication.js";
import { Checks } from "./authentication/checks.js";
import { logonLimits, type LogonLimits } from "./modules/checks/logon-limits.js";
import { AnonymousSessions } from "./authentication/anonymous.js";
import { Logins, notLoggedOn } from "./authentication/logins.js";
import { InvokeAuthentication, type TokenVerifier } from "./authentication/per-invoke.js";
import { serveAuthentication } from "./authentication/service.js";
import { requestError } from "./request-error.js";
import { openStore, type Store } from "./store/store.js";
import { engineTls, type UcServerTls } from "./tls.js";
import { serveTokens } from "./tokens/service.js";
import { Tokens } from "./tokens/tokens.js";
import { serveTransport } from "./transport/service.js";
import { UserSessions, type SessionTimes } from "./transport/user-sessions.js";
import { WebServices, type WebServiceCredentials } from "./transport/web-service.js";
import type { PasswordCost } from "./modules/users/passwords.js";
import { Users } from "./users/users.js";
import { knownOptions, type NamesOf } from "../rose/internal.js";

/** How a {@link UcServer} is made. */
export interface UcServerOptions {
  /** The folder with the data, created if there is none; `:memory:`, the default, keeps nothing. */
  readonly data?: string;
  /** A store of the caller's, in place of `data`; the server does not close it. */
  readonly store?: Store;
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

/** Operations for which nobody needs to be logged on. */
const open: ReadonlySet<Operation | Event> = new Set<Operation | Event>([
  AuthenticationModule.asnNegotiateServerConnection,
  AuthenticationModule.asnNegotiateServerConnectionDeprecated,
  AuthenticationModule.asnLogon,
  AuthenticationModule.asnLogoff,
  asnTransportKeepAlive,
  asnKeepAlive,
  asnCheckConnection,
  // These look themselves whether a web service has registered.
  WebServiceModule.asnWebServiceLogon,
  WebServiceModule.asnWebServiceCapabilitiesChanged,
  WebServiceModule.asnStartMultiUserMode,
  WebServiceModule.asnCreateUserSession,
  WebServiceModule.asnDestroyUserSession,
]);

const defaultSessionTimeout = 180_000;

/** A UCServer: users, logins and appointments over ROSE. Made by {@link createUcServer}. */
export class UcServer implements AsyncDisposable {
  /** The users, to be changed at any time. */
  readonly users: Users;
  /** The appointments, as the operations see them. */
  readonly appointments: Appointments;
  /** The users' tokens: asnGetUserToken issues them, a logon and others check them. */
  readonly tokens: Tokens;
  /** The engine underneath: further operations may be handled, once a login holds. */
  readonly rose: RoseServer;
  readonly #logins: Logins;
  readonly #sessions: UserSessions;
  readonly #store: Store;
  readonly #options: UcServerOptions;

  /** @internal Use {@link createUcServer}. */
  constructor(options: UcServerOptions, store: Store) {
    const { clock = () => new Date(), log = consoleLog, limits, passwordCost } = options;
    const { maxEntries, maxEntryBytes } = options;
    this.#options = options;
    this.#store = store;
    this.users = new Users(store.users, passwordCost);
    this.appointments = new Appointments({
      store,
      clock,
      ...(maxEntries !== undefined && { maxEntries }),
      ...(maxEntryBytes !== undefined && { maxEntryBytes }),
    });
    const webServices = new WebServices(options.webService);
    const logonBounds = logonLimits(options.logons);
    this.#logins = new Logins(
      this.users,
      (connection) => webServices.has(connection),
      new AnonymousSessions(logonBounds),
    );
    this.#sessions = new UserSessions({
      logins: this.#logins,
      log,
      idleTimeout: options.sessionTimeout ?? defaultSessionTimeout,
      ...timesOf(limits),
    });
    const { users, appointments } = this;
    const logins = this.#logins;
    const { tls, trace, data } = options;
    this.tokens = new Tokens({ users, clock, data: data === ":memory:" ? undefined : data });
    const { tokens } = this;
    const checks = new Checks({ users, limits: logonBounds });
    const { verifyToken } = options;
    const perInvoke = new InvokeAuthentication({ users, logins, checks, log, verifyToken, tokens });
    this.rose = createServer({
      log,
      limits,
      trace,
      logon: true,
      ...(tls !== undefined && { tls: engineTls(tls) }),
      authenticate: (context, request) => perInvoke.authenticate(context, request),
      authorize: (context, operation) => this.#authorize(context, operation),
    });
    const tlsPolicy = tls === undefined ? "never" : (tls.policy ?? "allowed");
    const authentication = new Authentication({
      users,
      logins,
      checks,
      anonymous: options.anonymous,
      appointments,
      clock,
      tlsPolicy,
      tokens,
      presenceDomains: options.presenceDomains,
    });
    const sessions = this.#sessions;
    const { cookie = "", serverName = hostname() } = options;
    const transport = { authentication, sessions, webServices, log, cookie, serverName };
    serveAuthentication(this.rose, authentication, sessions, log);
    serveTransport(this.rose, transport);
    serveTokens(this.rose, tokens, users, logins, checks);
    serveAppointments(this.rose, { appointments, users, logins });
  }

  /** Listens as {@link RoseServer.listen} does. May be called for several ports. */
  listen(where?: ListenOptions): Promise<AddressInfo> {
    return this.rose.listen(where);
  }

  /** Uses another certificate as {@link RoseServer.setCertificate} does. */
  setCertificate(certificate: ServerCertificate): void {
    this.rose.setCertificate(certificate);
  }

  /**
   * Accepts nothing more, lets running requests end, then closes.
   * @param milliseconds How long to wait for them at most; 0 waits for ever.
   */
  async drain(milliseconds?: number): Promise<void> {
    await this.rose.drain(milliseconds);
    this.#end();
  }

  /** Closes all connections and the data. */
  async close(): Promise<void> {
    await this.rose.close();
    this.#end();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  /** Refuses whoever has not logged on before anything of the argument is looked at. */
  #authorize(context: InvokeContext, operation: Operation | Event): Refusal | undefined {
    if (open.has(operation) || this.#logins.current(context.session) !== undefined)
      return undefined;
    return { error: requestError(notLoggedOn()) };
  }

  #end(): void {
    this.#sessions.stop();
    if (this.#options.store === undefined) this.#store.close();
  }
}

/** The limits of connections that hold for user sessions too. */
function timesOf(given: Partial<EngineLimits> = {}): SessionTimes {
  const { logonTimeout, guestTimeout, guestIdleTimeout } = { ...defaultEngineLimits, ...given };
  return { logonTimeout, guestTimeout, guestIdleTimeout };
}

/**
 * Makes a server for the modules Authentication, Transport and Appointments; {@link UcServer.listen} starts it.
 * @throws StoreError if the data cannot be used, RangeError for a bad limit, an Error of `node:tls` for
 *   a certificate or key that is none, TypeError for an option that there is not.
 */
export function createUcServer(options: UcServerOptions = {}): UcServer {
  knownOptions(options, optionNames, "createUcServer");
  const { data = ":memory:" } = options;
  const store = options.store ?? openStore(data);
  try {
    return new UcServer(options, store);
  } catch (error) {
    if (options.store === undefined) store.close();
    throw error;
  }
}
