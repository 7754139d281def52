import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createConnection } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bound, endingWithTest } from "../support/processes.js";

/** A program that is started, killed, stopped and started again, on the same port. */
export class Program {
  readonly name: string;
  readonly port: number;
  readonly #command: readonly string[];
  readonly #options: { readonly uid?: number; readonly gid?: number };
  #child: ChildProcess | undefined;
  /** The last of what it has written. */
  #said = "";

  constructor(
    name: string,
    port: number,
    command: readonly string[],
    options: { readonly uid?: number; readonly gid?: number } = {},
  ) {
    this.name = name;
    this.port = port;
    this.#command = command;
    this.#options = options;
  }

  get isRunning(): boolean {
    return this.#child !== undefined;
  }

  /** The last of what it has written. */
  get said(): string {
    return this.#said;
  }

  start(): void {
    if (this.#child !== undefined) return;
    const [command = "", ...rest] = this.#command;
    const child = bound(
      spawn(command, rest, { stdio: ["ignore", "pipe", "pipe"], ...this.#options }),
    );
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (chunk) => (this.#said = (this.#said + String(chunk)).slice(-20_000)));
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
  const bin = postgresPrograms();
  const data = folder();
  // It refuses to run as root.
  const owner = process.getuid?.() === 0 ? userIds("postgres") : {};
  if ("uid" in owner) execFileSync("chown", ["postgres", data]);
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

function postgresPrograms(): string {
  const root = "/usr/lib/postgresql";
  const versions = existsSync(root) ? readdirSync(root).toSorted() : [];
  const version = versions.at(-1);
  if (version === undefined) throw new Error("this test needs PostgreSQL (Debian: postgresql)");
  return join(root, version, "bin");
}

function userIds(user: string): { readonly uid: number; readonly gid: number } {
  const id = (which: string): number =>
    Number(execFileSync("id", [which, user], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

/** The servers of a NATS cluster. */
export function natsCluster(ports: readonly number[], routes: readonly number[]): Program[] {
  const all = routes.map((port) => `nats://127.0.0.1:${port}`).join(",");
  return ports.map((port, at) => {
    const cluster = ["--cluster_name", "chaos", "--cluster", `nats://127.0.0.1:${routes[at]}`];
    const command = ["nats-server", "-a", "127.0.0.1", "-p", String(port), ...cluster];
    return new Program(`NATS ${at + 1}`, port, [...command, "--routes", all]);
  });
}

/** A HAProxy in front of nodes. */
export function haproxy(port: number, nodes: readonly number[]): Program {
  const file = join(folder(), "haproxy.cfg");
  const servers = nodes.map((node, at) => `  server node${at + 1} 127.0.0.1:${node}`);
  const lines = [
    "defaults",
    "  mode tcp",
    "  timeout connect 2s",
    "  timeout client 1h",
    "  timeout server 1h",
    "  option redispatch",
    "  retries 3",
    "frontend rose",
    `  bind 127.0.0.1:${port}`,
    "  default_backend nodes",
    "backend nodes",
    "  balance leastconn",
    "  default-server check inter 500ms fall 2 rise 1 on-marked-down shutdown-sessions",
    ...servers,
  ];
  writeFileSync(file, `${lines.join("\n")}\n`);
  return new Program("HAProxy", port, ["haproxy", "-db", "-f", file]);
}
