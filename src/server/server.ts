import type { AddressInfo } from "node:net";
import type { Event, Operation } from "../codec/index.js";
import * as AuthenticationModule from "../modules/authentication/authentication.js";
import {
  createServer,
  DEFAULT_PORT,
  silentLog,
  type EngineLimits,
  type InvokeContext,
  type Refusal,
  type RoseLog,
  type RoseServer,
} from "../rose/index.js";
import { Appointments } from "./appointments/appointments.js";
import { serveAppointments } from "./appointments/service.js";
import { Authentication } from "./authentication/authentication.js";
import { Logins, notLoggedOn } from "./authentication/logins.js";
import { serveAuthentication } from "./authentication/service.js";
import { requestError } from "./request-error.js";
import { openStore, type Store } from "./store/store.js";
import type { PasswordCost } from "./users/passwords.js";
import { Users } from "./users/users.js";

/** How a {@link UcServer} is made. */
export interface UcServerOptions {
  /** The folder with the data, created if there is none; `:memory:`, the default, keeps nothing. */
  readonly data?: string;
  /** A store of the caller's, in place of `data`; the server does not close it. */
  readonly store?: Store;
  /** The loopback address by default. */
  readonly host?: string;
  /** 7222 by default; 0 for any free one. */
  readonly port?: number;
  /** Nothing is logged by default. */
  readonly log?: RoseLog;
  /** The present moment; the system's clock by default. */
  readonly clock?: () => Date;
  readonly limits?: Partial<EngineLimits>;
  /** What the hash of a new password costs. */
  readonly passwordCost?: PasswordCost;
  /** How many appointments a user may have; 100,000 by default. */
  readonly maxEntries?: number;
}

/** Operations for which nobody needs to be logged on. */
const open: ReadonlySet<Operation | Event> = new Set<Operation | Event>([
  AuthenticationModule.asnNegotiateServerConnection,
  AuthenticationModule.asnNegotiateServerConnectionDeprecated,
  AuthenticationModule.asnLogon,
  AuthenticationModule.asnLogoff,
]);

/** A UCServer: users, logins and appointments over ROSE. Made by {@link createUcServer}. */
export class UcServer implements AsyncDisposable {
  /** The users, to be changed at any time. */
  readonly users: Users;
  /** The appointments, as the operations see them. */
  readonly appointments: Appointments;
  /** The engine underneath: further operations may be handled, once a login holds. */
  readonly rose: RoseServer;
  readonly #logins: Logins;
  readonly #store: Store;
  readonly #options: UcServerOptions;

  /** @internal Use {@link createUcServer}. */
  constructor(options: UcServerOptions) {
    const { clock = () => new Date(), log = silentLog, limits, passwordCost, maxEntries } = options;
    this.#options = options;
    this.#store = options.store ?? openStore(options.data ?? ":memory:");
    this.users = new Users(this.#store.users, passwordCost);
    this.appointments = new Appointments({
      store: this.#store,
      clock,
      ...(maxEntries !== undefined && { maxEntries }),
    });
    this.#logins = new Logins(this.users);
    this.rose = createServer({
      log,
      limits,
      authorize: (context, operation) => this.#authorize(context, operation),
    });
    const { users, appointments } = this;
    const authentication = new Authentication({ users, logins: this.#logins, appointments, clock });
    serveAuthentication(this.rose, authentication, log);
    serveAppointments(this.rose, { appointments, users, logins: this.#logins });
  }

  /** Listens where the options say. Rejects with the system's error, EADDRINUSE say. */
  listen(): Promise<AddressInfo> {
    return this.rose.listen(this.#options.port ?? DEFAULT_PORT, this.#options.host);
  }

  /**
   * Accepts nothing more, lets running requests end, then closes.
   * @param milliseconds How long to wait for them at most; 0 waits for ever.
   */
  async drain(milliseconds?: number): Promise<void> {
    await this.rose.drain(milliseconds);
    this.#closeStore();
  }

  /** Closes all connections and the data. */
  async close(): Promise<void> {
    await this.rose.close();
    this.#closeStore();
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

  #closeStore(): void {
    if (this.#options.store === undefined) this.#store.close();
  }
}

/**
 * Makes a server for the modules Authentication and Appointments; {@link UcServer.listen} starts it.
 * @throws StoreError if the data cannot be used, RangeError for a bad limit.
 */
export function createUcServer(options: UcServerOptions = {}): UcServer {
  return new UcServer(options);
}
