import type { AddressInfo } from "node:net";
import {
  consoleLog,
  createServer,
  type ListenOptions,
  type RoseServer,
  type ServerCertificate,
} from "../rose/index.js";
import { openDatabase, type Database } from "./database/index.js";
import {
  createKernel,
  type Kernel,
  type Module,
  type RouteInfo,
  type SentInfo,
} from "./kernel/index.js";
import { standardModules } from "./modules.js";
import { appointments, type Appointments } from "./modules/appointments/api.js";
import { tokenService, type Tokens } from "./modules/tokens/api.js";
import { userService, type Users } from "./modules/users/api.js";
import { checkOptions, type UcServerOptions } from "./options.js";
import { engineTls } from "./tls.js";

/** A UCServer: users, logins and appointments over ROSE. Made by {@link createUcServer}. */
export class UcServer implements AsyncDisposable {
  /** The users, to be changed at any time. */
  readonly users: Users;
  /** The appointments, as the operations see them. */
  readonly appointments: Appointments;
  /** The users' tokens: asnGetUserToken issues them, a logon and others check them. */
  readonly tokens: Tokens;
  /** The engine underneath. What is handled there, past the modules, is for who is logged on. */
  readonly rose: RoseServer;
  readonly #kernel: Kernel;
  readonly #options: UcServerOptions;
  /** The database, if the server has opened it itself. */
  #own: Database | undefined;

  /** @internal Use {@link createUcServer}. */
  constructor(options: UcServerOptions) {
    const { log = consoleLog, clock, limits, trace, tls } = options;
    this.#options = options;
    this.rose = createServer({
      log,
      limits,
      trace,
      logon: true,
      ...(tls !== undefined && { tls: engineTls(tls) }),
      authenticate: (context, request) => this.#kernel.authenticate(context, request),
      authorize: (context, operation) => this.#kernel.authorize(context, operation),
    });
    this.#kernel = createKernel({
      modules: standardModules(options),
      rose: this.rose,
      database: async () => options.database ?? this.#openOwn(),
      abandon: () => this.#closeOwn(),
      log,
      ...(clock !== undefined && { clock }),
    });
    this.users = this.#kernel.get(userService);
    this.appointments = this.#kernel.get(appointments);
    this.tokens = this.#kernel.get(tokenService);
  }

  /**
   * Adds modules of the caller's, before the server is opened.
   * @throws Error that names them for modules that need each other or what is not there, and for an
   *   operation that is served already; Error once the server is open.
   */
  use(...modules: readonly Module[]): this {
    this.#kernel.use(...modules);
    return this;
  }

  /** What modules serve: each operation and event, and who may. */
  get routes(): readonly RouteInfo[] {
    return this.#kernel.routes;
  }

  /** The events that modules send to clients. */
  get sent(): readonly SentInfo[] {
    return this.#kernel.sent;
  }

  /**
   * Opens the data and brings its tables up to date, as {@link listen} and whatever needs the data do
   * themselves. May be called again, also after a failure.
   * @throws StoreError if the data cannot be used, Error for a spoilt file of keys (as a rejection).
   */
  async open(): Promise<void> {
    await this.#kernel.open();
  }

  /** Opens the data, and listens as {@link RoseServer.listen} does. May be called for several ports. */
  async listen(where?: ListenOptions): Promise<AddressInfo> {
    await this.open();
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
    await this.#end();
  }

  /** Closes all connections and the data. */
  async close(): Promise<void> {
    await this.rose.close();
    await this.#end();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #openOwn(): Database {
    const { store, data = ":memory:" } = this.#options;
    return (this.#own = openDatabase(store ?? data));
  }

  async #closeOwn(): Promise<void> {
    const own = this.#own;
    this.#own = undefined;
    await own?.close();
  }

  async #end(): Promise<void> {
    await this.#kernel.close();
    await this.#closeOwn();
  }
}

/**
 * Makes a server for the modules Authentication, Transport and Appointments; {@link UcServer.listen} starts it.
 * The data are opened then, or when they are needed first.
 * @throws RangeError for a bad limit, an Error of `node:tls` for a certificate or key that is none,
 *   TypeError for an option that there is not.
 */
export function createUcServer(options: UcServerOptions = {}): UcServer {
  checkOptions(options);
  return new UcServer(options);
}
