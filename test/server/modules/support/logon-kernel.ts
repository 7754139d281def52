import { onTestFinished } from "vitest";
import { connect, silentLog, type Client, type ServerOptions } from "../../../../src/rose/index.js";
import type { Database } from "../../../../src/server/database/index.js";
import type { Module, Principals } from "../../../../src/server/kernel/index.js";
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
    const client = await connect({ open, log: silentLog });
    onTestFinished(() => client.close());
    return client;
  }

  async loggedOn(user: string): Promise<Client> {
    const client = await this.connected();
    await logOn(client, user, `${user}'s secret`);
    return client;
  }
}

/** Makes a {@link LogonKernel}. */
export async function logonKernel(options: LogonKernelOptions): Promise<LogonKernel> {
  const { modules = [], wrap = (module) => module, server, database, ...rest } = options;
  const all = [...modules, ...standardModules({ passwordCost, ...rest })];
  const made = await testKernel(all.map(wrap), {
    people: null,
    server: { logon: true, ...server },
    database,
  });
  const at = new LogonKernel(made);
  for (const name of ["alice", "bob"]) await at.users.add(name, `${name}'s secret`);
  await at.users.add("admin", "admin's secret", { admin: true });
  return at;
}
