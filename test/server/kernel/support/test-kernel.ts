import { onTestFinished } from "vitest";
import {
  connect,
  createServer,
  silentLog,
  type Client,
  type ConnectOptions,
  type RoseServer,
  type ServerOptions,
} from "../../../../src/rose/index.js";
import type { Bus } from "../../../../src/server/cluster/bus.js";
import type { Database, Unit } from "../../../../src/server/database/index.js";
import { createKernel, type Kernel, type Module } from "../../../../src/server/kernel/index.js";
import { Lines } from "../../../rose/support/peers.js";
import { inMemory } from "../../database/kept-stores.js";
import { People } from "./people.js";
import { logOn } from "./protocol.js";

/** The options of a kernel under test. */
export interface TestKernelOptions {
  /** Null if a module under test logs users on. */
  readonly people?: People | null;
  /** Of the engine. */
  readonly server?: ServerOptions;
  readonly bus?: Bus;
  readonly database?: () => Promise<Database>;
  readonly clock?: () => Date;
  /** Runs the work of each unit for writing twice, as PostgreSQL may; the changes of the first run are undone. */
  readonly again?: boolean;
}

/** A kernel with some modules and users, in memory, on a server to which clients can connect. */
export class TestKernel {
  readonly kernel: Kernel;
  readonly people: People;
  readonly log = new Lines();
  /** Is added to the database's number of foreign changes. */
  foreignChanges = 0;
  readonly server: RoseServer;
  readonly #again: boolean;

  constructor(modules: readonly Module[], options: TestKernelOptions) {
    const { bus, clock, database = async () => inMemory(), again = false } = options;
    const people = options.people ?? new People();
    this.people = people;
    this.#again = again;
    const { log } = this;
    this.server = createServer({
      log,
      unknownMembers: "refuse",
      ...options.server,
      authorize: (context, operation) => this.kernel.authorize(context, operation),
      authenticate: (context, request) => this.kernel.authenticate(context, request),
    });
    this.kernel = createKernel({
      modules: options.people === null ? modules : [people.module, ...modules],
      rose: this.server,
      database: async () => this.#counting(await database()),
      log,
      ...(bus !== undefined && { bus }),
      ...(clock !== undefined && { clock }),
    });
    onTestFinished(async () => {
      await this.server.close();
      await this.kernel.close();
    });
  }

  /** A client that is not logged on; closed when the test is over. */
  async connected(options: ConnectOptions = {}): Promise<Client> {
    const open = () => this.server.openLocal();
    const client = await connect({ open, log: silentLog, unknownMembers: "refuse", ...options });
    onTestFinished(() => client.close());
    return client;
  }

  /** A client that is logged on with a name. */
  async loggedOn(name: string, options?: ConnectOptions): Promise<Client> {
    const client = await this.connected(options);
    await client.invoke(logOn, { name });
    return client;
  }

  #counting(database: Database): Database {
    const foreign = (): number => database.foreignChanges + this.foreignChanges;
    return {
      kind: database.kind,
      write: async (work, options) => {
        if (this.#again) await undone(database, work);
        return await database.write(work, options);
      },
      read: (work) => database.read(work),
      migrate: (migrations) => database.migrate(migrations),
      close: () => database.close(),
      get foreignChanges() {
        return foreign();
      },
    };
  }
}

/** Does work in a unit that is rolled back. */
async function undone(
  database: Database,
  work: (unit: Unit<any>) => Promise<unknown>,
): Promise<void> {
  const end = new Error("undone");
  const failing = database.write<any, void>(async (unit) => {
    await work(unit);
    throw end;
  });
  await failing.catch((error: unknown) => {
    if (error !== end) throw error;
  });
}

/** A kernel that is open. */
export async function testKernel(
  modules: readonly Module[],
  options: TestKernelOptions = {},
): Promise<TestKernel> {
  const made = new TestKernel(modules, options);
  await made.kernel.open();
  return made;
}
