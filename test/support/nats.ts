import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "./free-port.js";
import { endingWithTest } from "./processes.js";

const script = fileURLToPath(new URL("nats.sh", import.meta.url));

/** A NATS server on the loopback address. It ends with the test in which it was made or, made elsewhere, with this process. */
export class NatsServer {
  readonly #config: string;
  readonly #peers: readonly NatsServer[] | undefined;
  readonly #folder: string;
  readonly #ended: () => void;
  #child: ChildProcess | undefined;
  #pid = 0;
  #port = -1;
  #routePort = -1;
  #log = "";

  /**
   * @param config What its configuration has besides addresses.
   * @param peers The servers of its cluster, itself too, if it has one.
   */
  constructor(config: string, peers?: readonly NatsServer[]) {
    this.#config = config;
    this.#peers = peers;
    this.#folder = mkdtempSync(join(tmpdir(), "rosewire-nats-"));
    this.#ended = endingWithTest(() => this.#endNow());
  }

  get port(): number {
    return this.#port;
  }

  /** Where clients connect, `127.0.0.1:4222`. */
  get address(): string {
    return `127.0.0.1:${this.#port}`;
  }

  /** `nats://127.0.0.1:4222`. */
  get url(): string {
    return `nats://${this.address}`;
  }

  /** What it has logged since it was last started. */
  get log(): string {
    return this.#log;
  }

  /** Starts it, each time on the same ports. @throws Error with its log if it does not start (as a rejection) */
  async start(): Promise<void> {
    if (this.#port === -1) this.#port = await freePort();
    if (this.#routePort === -1 && this.#peers !== undefined) this.#routePort = await freePort();
    const file = join(this.#folder, "nats.conf");
    writeFileSync(file, this.#configuration());
    this.#log = "";
    // Detached, for signals from the keyboard are not for it.
    const child = spawn("sh", [script, "-c", file], { detached: true, stdio: "pipe" });
    this.#child = child;
    child.unref();
    for (const stream of [child.stdin, child.stdout, child.stderr]) (stream as Socket).unref();
    child.stdin.on("error", () => {});
    child.stdout.on("data", (octets) => (this.#pid = Number(octets)));
    child.stderr.on("data", (octets) => (this.#log += String(octets)));
    await new Promise<void>((resolve, reject) => {
      const look = (): void => {
        if (this.#pid !== 0 && this.#isReady()) resolve();
      };
      child.stdout.on("data", look);
      child.stderr.on("data", look);
      child.once("close", () => reject(new Error(`NATS does not start: ${this.#log}`)));
    });
  }

  /** Whether it listens for clients and, in a cluster, for other servers. */
  #isReady(): boolean {
    const kinds = this.#peers === undefined ? ["client"] : ["client", "route"];
    const listens = kinds.every((kind) =>
      this.#log.includes(`Listening for ${kind} connections on 127.0.0.1:`),
    );
    return listens && this.#log.includes("Server is ready");
  }

  #configuration(): string {
    const lines = ["host: 127.0.0.1", `port: ${this.#port}`, this.#config];
    if (this.#peers !== undefined) {
      const routes = this.#peers
        .filter((peer) => peer !== this && peer.#routePort !== -1)
        .map((peer) => `nats://127.0.0.1:${peer.#routePort}`);
      const listen = `host: 127.0.0.1, port: ${this.#routePort}`;
      lines.push(`cluster { name: test, ${listen}, routes: [${routes.join()}] }`);
    }
    return `${lines.join("\n")}\n`;
  }

  /** Kills it; {@link start} has it back. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (child === undefined) return;
    this.#child = undefined;
    this.#pid = 0;
    child.ref();
    const closed = once(child, "close");
    child.stdin!.end();
    await closed;
  }

  /** Stops its process, which keeps its connections, until {@link resume}. */
  pause(): void {
    process.kill(this.#pid, "SIGSTOP");
  }

  resume(): void {
    process.kill(this.#pid, "SIGCONT");
  }

  /** Has it read its configuration's files again, such as certificates. */
  reload(): void {
    process.kill(this.#pid, "SIGHUP");
  }

  /** Ends it for good. */
  async end(): Promise<void> {
    this.#ended();
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #endNow(): void {
    this.#child?.stdin!.destroy();
    this.#child = undefined;
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** A NATS server that runs. @param config What its configuration has besides addresses. */
export async function natsServer(config = ""): Promise<NatsServer> {
  const server = new NatsServer(config);
  await server.start();
  return server;
}

/** The servers of a cluster, each of which knows the others. */
export async function natsCluster(size: number, config = ""): Promise<readonly NatsServer[]> {
  const servers: NatsServer[] = [];
  for (let i = 0; i < size; i++) servers.push(new NatsServer(config, servers));
  for (const server of servers) await server.start();
  return servers;
}
