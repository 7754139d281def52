import { onTestFinished } from "vitest";
import { connect, silentLog, type Client, type ServerOptions } from "../../../../src/rose/index.js";
import type { Bus } from "../../../../src/server/cluster/bus.js";
import type { Database, Unit } from "../../../../src/server/database/index.js";
import type { Module, Principals, Topic, UnitOfWork } from "../../../../src/server/kernel/index.js";
import { standardModules } from "../../../../src/server/modules.js";
import { tokenService, type Tokens } from "../../../../src/server/modules/tokens/api.js";
import { userService, type Users } from "../../../../src/server/modules/users/api.js";
import type { UcServerOptions } from "../../../../src/server/options.js";
import { testKernel, type TestKernel } from "../../kernel/support/test-kernel.js";
import { logOn } from "../../login.js";
import { passwordCost } from "../../running.js";

/** The options of {@link logonKernel}. */
export interface LogonKernelOptions extends Omit<UcServerOptions, "database"> {
  /** Modules besides those of every server. */
  readonly modules?: readonly Module[];
  /** Changes each module before it is set up. */
  readonly wrap?: (module: Module) => Module;
  readonly server?: ServerOptions;
  readonly bus?: Bus;
  /** The users are there already. */
  readonly users?: "there";
  readonly database: () => Promise<Database>;
}

/** A kernel with the modules of every server, and the users alice, bob and admin. */
export class LogonKernel {
  readonly made: TestKernel;
  readonly users: Users;
  readonly principals: Principals;
  readonly tokens: Tokens;

  constructor(made: TestKernel) {
    this.made = made;
    this.users = made.kernel.get(userService);
    this.tokens = made.kernel.get(tokenService);
    this.principals = made.kernel.principals;
  }

  /** A client on this machine that is not logged on; closed when the test is over. */
  async connected(): Promise<Client> {
    const open = () => this.made.server.openLocal("127.0.0.1");
    const client = await connect({ open, log: silentLog, unknownMembers: "refuse" });
    onTestFinished(() => client.close());
    return client;
  }

  /** Runs work in a unit, and publishes what it says after the commit. */
  readonly write = async <R>(work: (unit: UnitOfWork<any>) => Promise<R>): Promise<R> => {
    const { kernel } = this.made;
    const published: [Topic<any>, unknown][] = [];
    const result = await (
      await kernel.open()
    ).write((db: Unit<any>) => {
      published.length = 0;
      return work({ db, publish: (topic, value) => void published.push([topic, value]) });
    });
    for (const [topic, value] of published) kernel.topics.publish(topic, value);
    return result;
  };

  async loggedOn(user: string): Promise<Client> {
    const client = await this.connected();
    await logOn(client, user, `${user}'s secret`);
    return client;
  }
}

/** Makes a {@link LogonKernel}. */
export async function logonKernel(options: LogonKernelOptions): Promise<LogonKernel> {
  const {
    modules = [],
    wrap = (module) => module,
    server,
    database,
    bus,
    users,
    ...rest
  } = options;
  const all = [...modules, ...standardModules({ passwordCost, ...rest })];
  const made = await testKernel(all.map(wrap), {
    people: null,
    server: { logon: true, ...server },
    database,
    ...(bus !== undefined && { bus }),
    ...(rest.clock !== undefined && { clock: rest.clock }),
  });
  const at = new LogonKernel(made);
  if (users === "there") return at;
  for (const name of ["alice", "bob"]) await at.users.add(name, `${name}'s secret`);
  await at.users.add("admin", "admin's secret", { admin: true });
  return at;
}
