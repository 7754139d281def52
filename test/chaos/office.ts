import { join } from "node:path";
import { createUcServer } from "../../src/server/index.js";
import { silentLog } from "../../src/rose/index.js";
import { freePort } from "../support/free-port.js";
import { folder, haproxy, natsCluster, postgres, Program } from "./programs.js";
import { Link } from "./proxy.js";
import { board } from "./person.js";

const program = join(import.meta.dirname, "../../dist/cli/main.js");

/** A node, and its links to what it needs. */
export interface Node {
  readonly program: Program;
  readonly toDatabase: Link;
  readonly toNats: readonly Link[];
}

/** PostgreSQL, three NATS servers, nodes and HAProxy in front of them, all on this machine. */
export class Office {
  readonly database: Program;
  readonly nats: readonly Program[];
  readonly nodes: readonly Node[];
  readonly balancer: Program;
  readonly store: string;

  private constructor(parts: Pick<Office, "database" | "nats" | "nodes" | "balancer" | "store">) {
    ({
      database: this.database,
      nats: this.nats,
      nodes: this.nodes,
      balancer: this.balancer,
      store: this.store,
    } = parts);
  }

  /** @param count How many nodes. */
  static async open(count: number, users: readonly string[]): Promise<Office> {
    const database = postgres(await freePort());
    database.start();
    await database.ready();
    const store = `postgres://rosewire@127.0.0.1:${database.port}/postgres`;
    const ports = [await freePort(), await freePort(), await freePort()];
    const nats = natsCluster(ports, [await freePort(), await freePort(), await freePort()]);
    for (const server of nats) server.start();
    for (const server of nats) await server.ready();
    await addUsers(store, users);
    const nodes: Node[] = [];
    for (let at = 0; at < count; at++) nodes.push(await nodeOf(at, database.port, ports));
    const balancer = haproxy(
      await freePort(),
      nodes.map((node) => node.program.port),
    );
    const office = new Office({ database, nats, nodes, balancer, store });
    for (const node of nodes) node.program.start();
    for (const node of nodes) await node.program.ready();
    balancer.start();
    await balancer.ready();
    return office;
  }

  /** Starts what has ended, goes on with what is stopped, and mends all links. */
  async calm(): Promise<void> {
    for (const { toDatabase, toNats } of this.nodes) {
      toDatabase.mend();
      for (const link of toNats) link.mend();
    }
    const all = [this.database, ...this.nats, ...this.nodes.map((node) => node.program)];
    for (const one of all) {
      await one.signal("SIGCONT");
      if (!one.isRunning) one.start();
    }
    for (const one of all) await one.ready();
  }

  async close(): Promise<void> {
    for (const { program: one, toDatabase, toNats } of this.nodes) {
      await one.signal("SIGKILL");
      toDatabase.close();
      for (const link of toNats) link.close();
    }
    for (const one of [this.balancer, ...this.nats]) await one.signal("SIGKILL");
    await this.database.signal("SIGQUIT");
  }
}

/** The password of a user. */
export function passwordOf(user: string): string {
  return `${user}'s secret`;
}

async function addUsers(store: string, users: readonly string[]): Promise<void> {
  const server = createUcServer({ store, data: folder(), beside: true, log: silentLog });
  try {
    await server.open();
    for (const name of users) await server.users.add(name, passwordOf(name));
  } finally {
    await server.close();
  }
}

async function nodeOf(
  at: number,
  databasePort: number,
  natsPorts: readonly number[],
): Promise<Node> {
  const toDatabase = new Link(databasePort);
  const databaseLink = await toDatabase.open();
  const toNats = natsPorts.map((port) => new Link(port));
  const natsLinks: number[] = [];
  for (const link of toNats) natsLinks.push(await link.open());
  const port = await freePort();
  const command = [
    process.execPath,
    program,
    "serve",
    ...[
      "--port",
      String(port),
      "--http-port",
      "off",
      "--https-port",
      "off",
      "--pbx",
      "none",
      "--data",
      folder(),
    ],
    ...["--store", `postgres://rosewire@127.0.0.1:${databaseLink}/postgres`],
    ...["--bus", `nats://${natsLinks.map((one) => `127.0.0.1:${one}`).join(",")}`],
    ...["--shared-store", board, "--json"],
  ];
  return { program: new Program(`node ${at + 1}`, port, command), toDatabase, toNats };
}
