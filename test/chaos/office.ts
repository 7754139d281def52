import { join } from "node:path";
import { blankGroup, createUcServer } from "../../src/server/index.js";
import { demoNumber, firstDemoLine } from "../../src/cli/demo-pbx.js";
import { silentLog } from "../../src/rose/index.js";
import { cheapHashes } from "../cli/rosewire.js";
import { passwordCost } from "../server/running.js";
import { freePort } from "../support/free-port.js";
import { folder, haproxy, natsCluster, postgres, Program, selected } from "./programs.js";
import { Leases } from "./leases.js";
import type { Entry } from "./parts/calls.js";
import { board } from "./parts/items.js";
import { Link } from "./proxy.js";

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
  /** Where the balancer takes requests of the web service, and gives each to the next node. */
  readonly webPort: number;
  /** The users by the ids of their contacts. */
  readonly contacts: ReadonlyMap<string, string>;
  /** Who holds which lease, as the nodes' logs say. */
  readonly leases: Leases;

  private constructor(
    parts: Pick<
      Office,
      "database" | "nats" | "nodes" | "balancer" | "webPort" | "contacts" | "leases"
    >,
  ) {
    ({
      database: this.database,
      nats: this.nats,
      nodes: this.nodes,
      balancer: this.balancer,
      webPort: this.webPort,
      contacts: this.contacts,
      leases: this.leases,
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
    const contacts = await addUsers(store, users);
    const leases = new Leases();
    const nodes: Node[] = [];
    const webPorts: number[] = [];
    for (let at = 0; at < count; at++) {
      webPorts.push(await freePort());
      nodes.push(
        await nodeOf(at, { database: database.port, nats: ports, web: webPorts[at]! }, leases),
      );
    }
    const webPort = await freePort();
    const balancer = haproxy(
      { port: await freePort(), nodes: nodes.map((node) => node.program.port) },
      { port: webPort, nodes: webPorts },
    );
    const office = new Office({ database, nats, nodes, balancer, webPort, contacts, leases });
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

  /** Which programs have ended, and what the nodes complain of. */
  get state(): string {
    const all = [this.database, ...this.nats, ...this.nodes.map((node) => node.program)];
    const ended = [...all, this.balancer].filter(({ isRunning }) => !isRunning);
    const words = ended.map(({ name, said }) => `${name} has ended: ${said.slice(-2_000)}`);
    return [...words, ...this.complaints].join("\n");
  }

  /** The last warnings and errors of the nodes. */
  get complaints(): string[] {
    return this.nodes.flatMap(({ program: { name, said } }) => {
      const lines = said
        .split("\n")
        .filter((line) => /^\{"level":"(?:warn|error)".*\}$/.test(line));
      return lines.slice(-20).map((line) => {
        const { time, msg, err, operation = "" } = JSON.parse(line) as Complaint;
        return [time, name, msg, operation, err?.message ?? ""].join(" ");
      });
    });
  }

  /** What is wrong with the leases in the database. */
  async wrongLeases(): Promise<string[]> {
    return this.leases.wrong(this.database.port, this.lives, ["cti/pbx"]);
  }

  /** Which starts of nodes there are now. */
  get lives(): ReadonlySet<string> {
    return new Set(this.nodes.map(({ program: { life } }) => life));
  }

  /** All entries of journals. */
  async journals(): Promise<Entry[]> {
    return await selected(
      this.database.port,
      `select u.name as user, connection_id as id, concat_ws(' ', starts, outbound, phone) as call
       from journal_entry join "user" u on u.id = owner`,
    );
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

interface Complaint {
  readonly time: string;
  readonly msg: string;
  readonly operation?: string;
  readonly err?: { readonly message: string };
}

/** The password of a user. */
export function passwordOf(user: string): string {
  return `${user}'s secret`;
}

/** The group of all, who may see of one another what a team does. */
const team = {
  u8sObjectID: "",
  iPresenceRights: 0x4_80_23,
  iPhoneControlRightsPrimary: 0x2_07,
  iPhoneControlRightsSecondary: 0x7,
};

/** Adds users, each with a line of the simulated PBX. @returns Their names, by the ids of their contacts. */
async function addUsers(store: string, names: readonly string[]): Promise<Map<string, string>> {
  const own = { data: folder(), beside: true, passwordCost };
  const server = createUcServer({ store, ...own, log: silentLog });
  const contacts = new Map<string, string>();
  try {
    await server.open();
    for (const [at, name] of names.entries()) {
      const user = await server.users.add(name, passwordOf(name));
      contacts.set(`user-${user.id}`, name);
      const profile = { ...(await server.users.profileOf(user))! };
      const u8sPhoneNumber = demoNumber(firstDemoLine + at);
      await server.users.setProfile({ ...profile, u8sPhoneNumber }, { withoutRights: true });
    }
    const members = { listUserDNs: [...names], asnGroupRightDetails: team };
    await server.groups.add({ ...blankGroup("team"), ...members });
  } finally {
    await server.close();
  }
  return contacts;
}

async function nodeOf(
  at: number,
  to: { readonly database: number; readonly nats: readonly number[]; readonly web: number },
  leases: Leases,
): Promise<Node> {
  const toDatabase = new Link(to.database);
  const databaseLink = await toDatabase.open();
  const toNats = to.nats.map((port) => new Link(port));
  const natsLinks: number[] = [];
  for (const link of toNats) natsLinks.push(await link.open());
  const port = await freePort();
  const command = [
    process.execPath,
    // All log on again and again: on a busy machine, real hashes of passwords would leave time for nothing else.
    ...["--import", cheapHashes],
    program,
    "serve",
    ...["--port", String(port), "--http-port", String(to.web), "--https-port", "off"],
    ...["--pbx", "simulated", "--data", folder()],
    ...["--store", `postgres://rosewire@127.0.0.1:${databaseLink}/postgres`],
    ...["--bus", `nats://${natsLinks.map((one) => `127.0.0.1:${one}`).join(",")}`],
    // What it says of leases, it says only so.
    ...["--shared-store", board, "--json", "--verbose"],
  ];
  const node = new Program(`node ${at + 1}`, port, command, {
    line: (line, life) => leases.take(line, life),
  });
  return { program: node, toDatabase, toNats };
}
