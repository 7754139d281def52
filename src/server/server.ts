import type { AddressInfo } from "node:net";
import {
  consoleLog,
  createServer,
  type DrainOptions,
  type ListenOptions,
  type RoseLog,
  type RoseServer,
  type ServerCertificate,
} from "../rose/index.js";
import type { Bus } from "./cluster/bus.js";
import { NatsBus } from "./cluster/nats.js";
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
import { itemStores, type ItemStores } from "./modules/client-persistence/api.js";
import { groupService, type Groups } from "./modules/groups/api.js";
import { phoneBookService, type PhoneBooks } from "./modules/phone-books/api.js";
import { rankingService, type Ranking } from "./modules/ranking/api.js";
import { journalService, type Journal } from "./modules/journal/api.js";
import { presenceService } from "./modules/presence/api.js";
import { rightsService, type Rights } from "./modules/rights/api.js";
import { tokenService, type Tokens } from "./modules/tokens/api.js";
import { userService, type Users } from "./modules/users/api.js";
import { noteCluster } from "./internal-cluster.js";
import { Listening } from "./listening.js";
import { checkOptions, type UcServerOptions } from "./options.js";
import { engineTls } from "./tls.js";

let made: (options: UcServerOptions) => UcServer;

/** A UCServer: users, logins and appointments over ROSE. Made by {@link createUcServer}. */
export class UcServer implements AsyncDisposable {
  /** The users. They may be changed at any time. */
  readonly users: Users;
  /** The groups of users. */
  readonly groups: Groups;
  /** Who may see and do what. The answers are there once the data have been opened. */
  readonly rights: Rights;
  /** The appointments that the operations read and change. */
  readonly appointments: Appointments;
  /** The item stores of clients (ClientPersistence). */
  readonly itemStores: ItemStores;
  /** The ranking of agents. */
  readonly ranking: Ranking;
  /** The journals of calls. */
  readonly journal: Journal;
  /** The phone books, which clients search. */
  readonly phoneBooks: PhoneBooks;
  /** The users' tokens, which asnGetUserToken issues and logons take. */
  readonly tokens: Tokens;
  /** The engine. Operations that are handled on it directly, not by a module, can be called by anybody who is logged on. */
  readonly rose: RoseServer;
  readonly #kernel: Kernel;
  readonly #options: UcServerOptions;
  readonly #listening = new Listening(() => this.rose.connections);
  /** Whether there are modules of the caller. */
  #extended = false;
  /** The database, if the server opened it and has to close it. */
  #own: Database | undefined;

  static {
    made = (options) => new UcServer(options);
  }

  private constructor(options: UcServerOptions) {
    const { log = consoleLog, clock, limits, trace, tls, strictness, unknownMembers } = options;
    this.#options = options;
    this.#listening.certificate = tls;
    this.rose = createServer({
      log,
      limits,
      trace,
      strictness,
      unknownMembers,
      logon: true,
      ...(tls !== undefined && { tls: engineTls(tls) }),
      authenticate: (context, request) => this.#kernel.authenticate(context, request),
      authorize: (context, operation) => this.#kernel.authorize(context, operation),
    });
    this.#kernel = createKernel({
      modules: standardModules(options, (where) => this.rose.dial(where), this.#listening),
      rose: this.rose,
      database: async () => options.database ?? this.#openOwn(),
      abandon: () => this.#closeOwn(),
      log,
      others: options.beside === true ? "tell" : "hear",
      ...(options.bus !== undefined && { bus: busOf(options.bus, log) }),
      ...(clock !== undefined && { clock }),
    });
    // The web service in this process needs it.
    noteCluster(this, this.#kernel.cluster);
    this.users = this.#kernel.get(userService);
    this.groups = this.#kernel.get(groupService);
    this.rights = this.#kernel.get(rightsService);
    this.appointments = this.#kernel.get(appointments);
    this.itemStores = this.#kernel.get(itemStores);
    this.ranking = this.#kernel.get(rankingService);
    this.journal = this.#kernel.get(journalService);
    this.phoneBooks = this.#kernel.get(phoneBookService);
    this.tokens = this.#kernel.get(tokenService);
  }

  /**
   * Adds modules of the caller. This must be done before the server is opened.
   * @throws Error with their names for modules that need each other or a service that no module provides, and
   *   for an operation that another module serves already; TypeError for an unknown member of a module, a route or a rule
   *   for who may call it; Error once the server is open.
   */
  use(...modules: readonly Module[]): this {
    this.#kernel.use(...modules);
    this.#extended = true;
    return this;
  }

  /** The operations and events that modules serve, and who may call each. */
  get routes(): readonly RouteInfo[] {
    return this.#kernel.routes;
  }

  /** The events that modules send to clients. */
  get sent(): readonly SentInfo[] {
    return this.#kernel.sent;
  }

  /**
   * Opens the data and brings its tables up to date. {@link listen}, and everything that needs the data, does
   * this first. It may be called again, also after a failure.
   * @throws StoreError if the data cannot be used, Error if the file of keys is damaged, or if an operation of a
   *   module of the caller has the id or name of one of the protocol (as a rejection).
   */
  async open(): Promise<void> {
    if (this.#extended) await this.#checkOperations();
    await this.#kernel.open();
  }

  /** Clients would take an operation of the same id for the protocol's, even if this server does not serve that. */
  async #checkOperations(): Promise<void> {
    // Loaded only here, because it loads every module of the protocol.
    const { builtInRegistry, offeredBy } = await import("../modules/registry.js");
    const { allLaterOperations } = await import("../modules/later/registry.js");
    const builtIn = builtInRegistry();
    const later = new Set(allLaterOperations().map(({ operation }) => operation));
    // What version 8 has in another form, or for another purpose.
    const offered = offeredBy(this).filter(
      ({ operation }) => !later.has(operation) || builtIn.findOperation(operation.id) === undefined,
    );
    builtIn.withOperations(offered);
  }

  /**
   * The presence that everybody may see, also clients that have not logged on.
   * @param users The ids of users.
   * @returns The state with its flags (AsnPresenceStateEnum and AsnPresenceStateFlags, manual line 4317) of those of them who are visible to
   *   everybody, by their ids.
   */
  async publicStates(users: readonly number[]): Promise<ReadonlyMap<number, number>> {
    await this.#kernel.open();
    return await this.#kernel.get(presenceService).publicStates(users);
  }

  /** Opens the data, then listens as {@link RoseServer.listen} does. It may be called for several ports. */
  async listen(where?: ListenOptions): Promise<AddressInfo> {
    await this.open();
    const bound = await this.rose.listen(where);
    const { address, port } = bound;
    this.#listening.add({ kind: "rose", address, port, tls: where?.tls ?? false });
    return bound;
  }

  /**
   * Tells the server of a port of its web service, because administration programs ask for it.
   * @param tls Whether it is one for HTTPS.
   */
  noteWebService({ address, port }: Pick<AddressInfo, "address" | "port">, tls: boolean): void {
    this.#listening.add({ kind: "web", address, port, tls });
  }

  /** Changes the certificate, as {@link RoseServer.setCertificate} does. */
  setCertificate(certificate: ServerCertificate): void {
    this.rose.setCertificate(certificate);
    this.#listening.certificate = certificate;
  }

  /**
   * Accepts no further connections, ends each when its running requests have been answered, all at once or over a time, then closes.
   * @param how As for {@link RoseServer.drain}; a number is how long to wait for requests at most, and 0 waits for ever.
   */
  async drain(how?: number | DrainOptions): Promise<void> {
    await this.rose.drain(how);
    await this.#end();
  }

  /** Closes all connections and the data. */
  async close(): Promise<void> {
    await this.rose.close();
    await this.#end();
  }

  /** Closes it, at the end of a block with `await using`. */
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

function busOf(bus: string | Bus, log: RoseLog): Bus {
  return typeof bus === "string" ? new NatsBus({ servers: bus, log }) : bus;
}

/**
 * Makes a server with users, logons, tokens, multi-user mode, client capabilities and appointments, and with the modules that
 * {@link UcServer.use} adds; {@link UcServer.listen} starts it. The data are opened then, or earlier if something needs them.
 * @throws RangeError for an invalid limit, an Error of `node:tls` for an invalid certificate or key,
 *   TypeError for an unknown option.
 */
export function createUcServer(options: UcServerOptions = {}): UcServer {
  checkOptions(options);
  return made(options);
}
