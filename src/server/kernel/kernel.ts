import type { Event, Operation } from "../../codec/index.js";
import { exchangedFor, otherIdOf } from "../../modules/exchanged-ids.js";
import { extendedArguments, formOf, isExtended } from "../../modules/later/forms.js";
import type {
  AuthenticateHook,
  InvokeContext,
  Refusal,
  RoseAuthRequest,
  RoseLog,
  RoseServer,
  Session,
  When,
} from "../../rose/index.js";
import type { Bus } from "../cluster/bus.js";
import { LocalBus } from "../cluster/local.js";
import type { Database, Migration, Unit, UnitOptions } from "../database/index.js";
import { anyLogin } from "./access.js";
import { announce, Announcements } from "./announcements.js";
import { ClusterParts } from "./cluster.js";
import { checkBroadcast, checkModule, checkRoute, checkSubscriptions } from "./definitions.js";
import { Memory } from "./memory.js";
import { kernelMigrations } from "./migrations.js";
import type { Module, ModuleContext, ServiceRef } from "./module.js";
import { inOrder } from "./order.js";
import type { Principal } from "./principal.js";
import { doubting, Outbox } from "./outbox.js";
import { Principals } from "./principals.js";
import { ActiveUnit } from "./request.js";
import {
  ActiveRoute,
  refusalOf,
  type AnyRoute,
  type RouteInfo,
  type RouteParts,
  type SentInfo,
} from "./route.js";
import { deliver } from "./delivery.js";
import { Reads } from "./reads.js";
import { Subscriptions } from "./subscriptions.js";
import { spaceOf } from "./space.js";
import type { Topic, Topics } from "./topic.js";
import { setVersion, tellsLater, versionOf } from "./version.js";

/** The options of {@link Kernel}. */
export interface KernelOptions {
  /** The engine, whose hooks are {@link Kernel.authorize} and {@link Kernel.authenticate}. */
  readonly rose: Pick<RoseServer, "handle" | "handleWhen">;
  /** Opens the database. Called once, and again if that has failed. The kernel does not close the database. */
  readonly database: () => Promise<Database>;
  /** Closes a database that cannot be used, because its migrations or the modules' work at opening have failed. */
  readonly abandon?: (database: Database) => Promise<void>;
  readonly log: RoseLog;
  /** Returns the current time; the system's clock by default. */
  readonly clock?: () => Date;
  /** Connects this server with others on the same database; by default there are no others. */
  readonly bus?: Bus;
  /**
   * What another process on the same data is told of units of modules: `"tell"` writes what they publish into the database, for a server
   * with `"hear"`, which passes it on to its clients. Neither by default.
   */
  readonly others?: "tell" | "hear" | undefined;
}

/** Runs the modules: knows what each serves and who may call it, carries out units, and publishes after them. */
export class Kernel implements RouteParts {
  readonly cluster: ClusterParts;
  readonly principals: Principals;
  readonly log: RoseLog;
  readonly clock: () => Date;
  readonly reads = new Reads();
  readonly #memory: Memory;
  readonly #rose: Pick<RoseServer, "handle" | "handleWhen">;
  readonly #openDatabase: () => Promise<Database>;
  readonly #abandon: ((database: Database) => Promise<void>) | undefined;
  readonly #routes = new Map<Operation | Event, ActiveRoute>();
  readonly #sent: SentInfo[] = [];
  readonly #services = new Map<ServiceRef<any>, unknown>();
  readonly #names = new Set<string>();
  readonly #migrations: Migration[] = [...kernelMigrations];
  readonly #others: KernelOptions["others"];
  readonly #hasBus: boolean;
  readonly #opened: (() => void | Promise<void>)[] = [];
  readonly #closing: (() => void | Promise<void>)[] = [];
  #authenticate: AuthenticateHook | undefined;
  #database: Database | undefined;
  #opening: Promise<Database> | undefined;
  #announcements: Announcements | undefined;
  #outbox: Outbox | undefined;
  /** How many times something may not have come that other servers have told. */
  #gaps = 0;
  #closed: Promise<void> | undefined;

  constructor({
    rose,
    database,
    abandon,
    log,
    clock = () => new Date(),
    bus,
    others,
  }: KernelOptions) {
    this.#others = others;
    this.#hasBus = bus !== undefined;
    this.#rose = rose;
    this.#openDatabase = database;
    this.#abandon = abandon;
    this.log = log;
    this.clock = clock;
    this.cluster = new ClusterParts({
      bus: bus ?? new LocalBus(),
      isAlone: bus === undefined,
      log,
      onGap: () => {
        this.#gaps++;
        // Whom a change has ended that was not heard of must not stay until the next event.
        this.principals.whenCurrent(() => {});
      },
    });
    const foreignChanges = (): number => (this.#database?.foreignChanges ?? 0) + this.#gaps;
    this.#memory = new Memory({
      foreignChanges,
      read: async (work) => (this.#database ?? (await this.open())).read(work, { long: true }),
    });
    this.principals = new Principals({ foreignChanges, memory: this.#memory, log });
  }

  /** What passes on what modules publish. */
  get topics(): Topics {
    return this.cluster.topics;
  }

  /** The database, once it is open. */
  get database(): Database | undefined {
    return this.#database;
  }

  /** What is served, in the order in which modules have registered it. */
  get routes(): RouteInfo[] {
    return [...this.#routes.values()];
  }

  /** The events that modules send to clients, in the order in which modules have registered them. */
  get sent(): SentInfo[] {
    return [...this.#sent];
  }

  /**
   * Adds modules, in any order. They may need services of each other and of modules that were added before.
   * @throws Error with their names for modules that need each other or a service that no module provides, and for an operation
   *   that two of them handle; TypeError for unknown members of what they define; Error once the database is being opened.
   */
  use(...modules: readonly Module[]): void {
    if (this.#opening !== undefined) throw new Error("modules are added before the server opens");
    const there = { services: new Set(this.#services.keys()), names: this.#names };
    for (const module of modules) checkModule(module);
    for (const module of inOrder(modules, there)) {
      this.#names.add(module.name);
      this.#migrations.push(...(module.migrations ?? []));
      for (const event of module.sends ?? []) this.#sends(module.name, event);
      const service: unknown = module.setup(this.#context(module));
      if (module.provides !== undefined) this.#services.set(module.provides, service);
    }
  }

  /**
   * The service that a module provides.
   * @throws Error if no module does.
   */
  get<S>(service: ServiceRef<S>): S {
    if (!this.#services.has(service)) throw new Error(`no module provides ${service.name}`);
    return this.#services.get(service) as S;
  }

  /** Opens the database and brings its tables up to date. May be called again. @throws StoreError (as a rejection) */
  open(): Promise<Database> {
    if (this.#closed !== undefined) return Promise.reject(new Error("the server is closed"));
    this.#opening ??= this.#open().catch((error: unknown) => {
      this.#opening = undefined;
      throw error;
    });
    return this.#opening;
  }

  async #open(): Promise<Database> {
    const database = await this.#openDatabase();
    try {
      await database.migrate(this.#migrations);
      this.#database = database;
      await this.#openOutbox(database);
      if (this.#outbox !== undefined) this.#database = doubting(database, this.#outbox);
      await this.#memory.open();
      for (const work of this.#opened) await work();
      await this.cluster.open(await spaceOf(database), this.#outbox);
      if (this.#others === "hear") await this.#hear(database);
    } catch (error) {
      this.#database = undefined;
      await this.#outbox?.close();
      this.#outbox = undefined;
      await this.#abandon?.(database);
      throw error;
    }
    return database;
  }

  /** Only PostgreSQL can be shared by servers that are on one bus; several in one process may also share SQLite, and lose nothing. */
  async #openOutbox(database: Database): Promise<void> {
    if (!this.#hasBus || database.kind !== "postgres") return;
    this.#outbox = new Outbox({
      node: this.cluster.id,
      database,
      receive: (topic, octets, key) => this.topics.receive(topic, octets, key),
      log: this.log,
    });
    await this.#outbox.open();
  }

  async #hear(database: Database): Promise<void> {
    const receive = (topic: string, octets: Uint8Array): void => this.topics.receive(topic, octets);
    this.#announcements = new Announcements({ database, receive, log: this.log });
    await this.#announcements.open();
  }

  /**
   * Lets the modules end what they have begun, the last one first. The database stays open, but what is kept in memory of it is not read
   * again. May be called again.
   */
  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    await this.#opening?.catch(() => {});
    this.principals.close();
    await this.cluster.leave();
    await this.#outbox?.close();
    await this.#announcements?.close();
    for (const work of this.#closing.toReversed()) {
      try {
        await work();
      } catch (err) {
        this.log.error({ err }, "a module cannot be closed");
      }
    }
    await this.#memory.close();
  }

  /** The engine's hook: refuses callers who may not call an operation, whatever the argument is. */
  authorize(
    context: InvokeContext,
    operation: Operation | Event,
  ): Refusal | undefined | Promise<Refusal | undefined> {
    if (this.#memory.isCurrent) return this.#authorize(context, operation);
    return this.#memory.refresh().then(() => this.#authorize(context, operation));
  }

  #authorize(
    { session }: InvokeContext,
    operation: Operation | Event,
  ): Refusal | undefined | Promise<Refusal | undefined> {
    const route = this.#routes.get(operation);
    if (route?.guarded === false) return undefined;
    const principal = this.principals.current(session);
    if (!(principal instanceof Promise)) return refusalFor(route, principal, session);
    return principal.then((one) => refusalFor(route, one, session));
  }

  /** The engine's hook: authenticates an invoke with credentials. */
  authenticate(
    context: InvokeContext,
    request: RoseAuthRequest,
  ): string | Refusal | Promise<string | Refusal> {
    if (this.#authenticate !== undefined) return this.#authenticate(context, request);
    return { reject: "authenticationFailed", details: "no method is offered" };
  }

  #context({ name, needs = [] }: Module): ModuleContext<any> {
    const { cluster, principals, topics, log, clock } = this;
    const inUnit =
      (kind: "write" | "read") =>
      async (
        work: (unit: ActiveUnit<any>) => Promise<any>,
        options?: UnitOptions,
      ): Promise<any> => {
        const database = this.#database ?? (await this.open());
        let done: ActiveUnit<any> | undefined;
        const carryOut = async (unit: Unit<any>): Promise<unknown> => {
          const active = (done = new ActiveUnit(unit));
          const result: unknown = await work(active);
          if (kind === "write" && this.tellsOthers) this.tellOthers(active);
          return result;
        };
        const result: unknown = await (kind === "write"
          ? database.write(carryOut, options)
          : database.read(carryOut, options));
        done?.tell(topics);
        return result;
      };
    const readInUnit = inUnit("read");
    return {
      clock,
      log,
      cluster,
      principals,
      handle: (operation: Operation | Event, route: AnyRoute) =>
        this.#handle(name, operation, route),
      on: (topic, listener) => topics.on(topic, listener),
      subscriptions: (topic: Topic<any>, how) => {
        checkSubscriptions(how, topic);
        this.#sends(name, how.event);
        if (how.later !== undefined) this.#sends(name, how.later.event);
        return new Subscriptions<any>(how, {
          onPublish: (listener) => topics.on(topic, listener),
          principals,
          log,
        });
      },
      broadcast: (topic: Topic<any>, how) => {
        checkBroadcast(how, topic);
        this.#sends(name, how.event);
        if (how.later !== undefined) this.#sends(name, how.later.event);
        const onPublish = (listener: (value: unknown) => void): void => topics.on(topic, listener);
        deliver(
          how,
          { onPublish, principals, log },
          {
            sessionsFor: () => principals.sessions,
            send: ({ connection }, message) => connection.send(message),
          },
        );
      },
      get: (service) => {
        if (needs.includes(service)) return this.get(service);
        throw new Error(`the module ${name} does not say that it needs ${service.name}`);
      },
      write: inUnit("write"),
      read: (work, turn) =>
        turn === undefined
          ? readInUnit(work)
          : this.reads.run(turn, turn.large ?? false, async () => {
              turn.begins?.();
              return await readInUnit(work);
            }),
      publish: (topic, value) => topics.publish(topic, value),
      tell: (topic, value) => topics.tell(topic, value),
      keep: (read) => this.#memory.keep(read),
      authenticate: (hook) => {
        if (this.#authenticate !== undefined) {
          throw new Error(`the module ${name} is not the only one that authenticates invokes`);
        }
        this.#authenticate = hook;
      },
      onOpen: (work) => {
        this.#opened.push(work);
      },
      onClose: (work) => {
        this.#closing.push(work);
      },
    };
  }

  /** Whether there are others that read in the database what units publish. */
  get tellsOthers(): boolean {
    return this.#outbox !== undefined || this.#others === "tell";
  }

  /** Writes what a unit publishes into the unit, for others. */
  tellOthers(active: ActiveUnit<any>): void {
    const outbox = this.#outbox;
    const { db } = active;
    // After what modules still do at the end.
    db.atEnd(async () => {
      const { publications } = active;
      if (publications.length === 0) return;
      if (outbox === undefined) await announce(db, publications);
      else active.key = await outbox.write(db, publications);
    });
  }

  #sends(module: string, event: Event): void {
    if (this.#sent.some((sent) => sent.event === event && sent.module === module)) return;
    this.#sent.push({ event, module });
  }

  #handle(module: string, operation: Operation | Event, route: AnyRoute): void {
    checkRoute(route, operation);
    const other = this.#routes.get(operation);
    if (other !== undefined) {
      const both =
        other.module === module ? `twice by ${module}` : `by ${other.module} and ${module}`;
      throw new Error(`${operation.name} is handled ${both}`);
    }
    const active = new ActiveRoute(module, operation, route, this);
    const { principals } = this;
    const isLater = tellsLater(operation);
    const run = (argument: unknown, context: InvokeContext): unknown => {
      if (isLater?.(() => argument) === true) setVersion(context.session, "8");
      return active.run(argument, context, principals.of(context.session));
    };
    if (route.version === undefined) this.#rose.handle(operation as Operation, run);
    else {
      const { version } = route;
      const isMeant: When = (session, given) =>
        (formOf(operation, given) ?? versionOf(session)) === version;
      this.#rose.handleWhen(isMeant, operation as Operation, run);
    }
    const { extended } = route;
    if (extended !== undefined && extendedArguments.has(operation.argument)) {
      const second = new ActiveRoute(module, operation, { ...route, run: extended }, this);
      const runSecond = (argument: unknown, context: InvokeContext): unknown =>
        second.run(argument, context, principals.of(context.session));
      this.#rose.handleWhen((_, given) => isExtended(given), operation as Operation, runSecond);
    }
    const id = otherIdOf(operation);
    if (id !== undefined) {
      const isExchanged: When = (_, given) => exchangedFor(id, given) === operation.name;
      this.#rose.handleWhen(isExchanged, operation as Operation, run, id);
    }
    this.#routes.set(operation, active);
  }
}

/** Operations that an embedder handles without a module may be called by all who are logged on. */
function refusalFor(
  route: ActiveRoute | undefined,
  principal: Principal | undefined,
  session: Session,
): Refusal | undefined {
  if (route !== undefined) return route.refusal(principal, session);
  const why = anyLogin.before?.(principal, session);
  return why === undefined ? undefined : refusalOf(why);
}

/**
 * Makes a kernel with modules.
 * @throws Error like {@link Kernel.use}.
 */
export function createKernel(
  options: KernelOptions & { readonly modules?: readonly Module[] },
): Kernel {
  const kernel = new Kernel(options);
  kernel.use(...(options.modules ?? []));
  return kernel;
}
