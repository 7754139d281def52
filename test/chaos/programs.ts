import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createConnection } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { createInterface } from "node:readline";
import pg from "pg";
import { bound, endingWithTest } from "../support/processes.js";

const isRoot = process.getuid?.() === 0;
/** The folders in which programs are looked for. */
const path = (process.env["PATH"] ?? "").split(delimiter).filter((one) => one !== "");

interface ProgramOptions {
  readonly uid?: number;
  readonly gid?: number;
  /** Takes each line that it writes. @param life Which start of it this is. */
  readonly line?: (line: string, life: string) => void;
}

/** A program that is started, killed, stopped and started again, on the same port. */
export class Program {
  readonly name: string;
  readonly port: number;
  readonly #command: readonly string[];
  readonly #options: ProgramOptions;
  #lives = 0;
  #child: ChildProcess | undefined;
  /** The last of what it has written. */
  #said = "";

  constructor(
    name: string,
    port: number,
    command: readonly string[],
    options: ProgramOptions = {},
  ) {
    this.name = name;
    this.port = port;
    this.#command = command;
    this.#options = options;
  }

  get isRunning(): boolean {
    return this.#child !== undefined;
  }

  /** Which start of it this is; of none that has ended. */
  get life(): string {
    return this.#child === undefined ? "" : `start ${this.#lives} of ${this.name}`;
  }

  /** The last of what it has written. */
  get said(): string {
    return this.#said;
  }

  start(): void {
    if (this.#child !== undefined) return;
    const [command = "", ...rest] = this.#command;
    const { line, ...user } = this.#options;
    const child = bound(spawn(command, rest, { stdio: ["ignore", "pipe", "pipe"], ...user }));
    this.#child = child;
    this.#lives += 1;
    if (line !== undefined) {
      const { life } = this;
      createInterface({ input: child.stderr! }).on("line", (text) => line(text, life));
    }
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (chunk) => (this.#said = (this.#said + String(chunk)).slice(-200_000)));
    }
    child.once("exit", () => {
      if (this.#child === child) this.#child = undefined;
    });
  }

  /** Resolves when it accepts connections. */
  async ready(): Promise<void> {
    for (;;) {
      if (await accepts(this.port)) return;
      if (this.#child === undefined) throw new Error(`${this.name} has ended: ${this.#said}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Sends a signal; after one that ends it, resolves when it has ended. */
  async signal(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (child === undefined) return;
    if (signal === "SIGSTOP" || signal === "SIGCONT") {
      child.kill(signal);
      return;
    }
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
  }
}

async function accepts(port: number): Promise<boolean> {
  const socket = createConnection(port, "127.0.0.1");
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** A folder that goes with the test. */
export function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "rosewire-chaos-"));
  endingWithTest(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

/** A PostgreSQL with nothing in it. It ends at once with SIGQUIT, as if it had crashed. */
export function postgres(port: number): Program {
  const bin = required(postgresPrograms(), "PostgreSQL");
  const data = folder();
  const owner = isRoot ? required(userIds("postgres"), "a user postgres") : {};
  if (isRoot) execFileSync("chown", ["postgres", data]);
  const inFolder = join(data, "data");
  const made = ["-D", inFolder, "-U", "rosewire", "-A", "trust", "-E", "UTF8", "--locale=C"];
  execFileSync(join(bin, "initdb"), [...made, "--no-sync"], {
    stdio: "ignore",
    cwd: data,
    ...owner,
  });
  // What is not on the disk when the process is killed has been given to the system, so nothing has to wait for the disk.
  const settings = ["listen_addresses=127.0.0.1", "fsync=off", "max_connections=200"];
  const options = settings.flatMap((setting) => ["-c", setting]);
  const command = [
    join(bin, "postgres"),
    "-D",
    inFolder,
    "-p",
    String(port),
    "-k",
    data,
    ...options,
  ];
  return new Program("PostgreSQL", port, command, owner);
}

/** What a query of the database that listens at a port returns. */
export async function selected<R extends pg.QueryResultRow>(
  port: number,
  query: string,
): Promise<R[]> {
  const client = new pg.Client({
    host: "127.0.0.1",
    port,
    user: "rosewire",
    database: "postgres",
  });
  await client.connect();
  try {
    const { rows } = await client.query<R>(query);
    return rows;
  } finally {
    await client.end();
  }
}

/** What of the programs that this test starts is not installed, in words. */
export function missingPrograms(): string[] {
  const missing: string[] = [];
  if (postgresPrograms() === undefined) missing.push("PostgreSQL");
  else if (isRoot && userIds("postgres") === undefined) missing.push("a user postgres");
  if (programIn("nats-server") === undefined) missing.push("NATS");
  if (programIn("haproxy") === undefined) missing.push("HAProxy");
  return missing;
}

function required<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new Error(`this test needs ${what}`);
  return found;
}

/** The folder of PostgreSQL's programs: Debian has one for each version, and none of them in the path. */
function postgresPrograms(): string | undefined {
  const root = "/usr/lib/postgresql";
  const versions = existsSync(root) ? readdirSync(root).toSorted() : [];
  const folders = versions.toReversed().map((version) => join(root, version, "bin"));
  return [...folders, ...path].find((one) =>
    ["initdb", "postgres"].every((program) => existsSync(join(one, program))),
  );
}

/** Where a program is. Those of servers may not be in the path of everybody. */
function programIn(name: string): string | undefined {
  return [...path, "/usr/sbin"].map((one) => join(one, name)).find((file) => existsSync(file));
}

/** PostgreSQL refuses to run as root. */
function userIds(user: string): { readonly uid: number; readonly gid: number } | undefined {
  const id = (which: string): number =>
    Number(execFileSync("id", [which, user], { encoding: "utf8", stdio: "pipe" }));
  try {
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    return undefined;
  }
}

/** The servers of a NATS cluster. */
export function natsCluster(ports: readonly number[], routes: readonly number[]): Program[] {
  const program = required(programIn("nats-server"), "NATS");
  const all = routes.map((port) => `nats://127.0.0.1:${port}`).join(",");
  return ports.map((port, at) => {
    const cluster = ["--cluster_name", "chaos", "--cluster", `nats://127.0.0.1:${routes[at]}`];
    const command = [program, "-a", "127.0.0.1", "-p", String(port), ...cluster];
    return new Program(`NATS ${at + 1}`, port, [...command, "--routes", all]);
  });
}

/** Where HAProxy listens, and the ports of the nodes behind that. */
interface Door {
  readonly port: number;
  readonly nodes: readonly number[];
}

/** A HAProxy in front of nodes. @param web Each of its requests goes to the next node. */
export function haproxy(rose: Door, web: Door): Program {
  const program = required(programIn("haproxy"), "HAProxy");
  const file = join(folder(), "haproxy.cfg");
  const lines = [
    "defaults",
    "  mode tcp",
    "  timeout connect 2s",
    "  timeout client 1h",
    "  timeout server 1h",
    "  option redispatch",
    "  retries 3",
    "  default-server check inter 500ms fall 2 rise 1 on-marked-down shutdown-sessions",
    "listen rose",
    ...doorOf(rose),
    "  balance leastconn",
    "listen web",
    ...doorOf(web),
    "  mode http",
    "  balance roundrobin",
  ];
  writeFileSync(file, `${lines.join("\n")}\n`);
  return new Program("HAProxy", rose.port, [program, "-db", "-f", file]);
}

function doorOf({ port, nodes }: Door): string[] {
  const servers = nodes.map((node, at) => `  server node${at + 1} 127.0.0.1:${node}`);
  return [`  bind 127.0.0.1:${port}`, ...servers];
}
