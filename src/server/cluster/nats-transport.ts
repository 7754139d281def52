import { randomInt } from "node:crypto";
import { connect as connectSocket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { checkServerIdentity, type PeerCertificate } from "node:tls";
import type { ConnectionOptions, NatsConnection } from "@nats-io/transport-node";
import type { RoseLog } from "../../rose/index.js";
import { unwatch, watch } from "../../rose/internal.js";
import { limits } from "./limits.js";
import { shownServer, type NatsServerAddress } from "./nats-address.js";
import type { Transport, TransportReceiver } from "./numbered.js";

/** Who connects with NATS, and by which certificates. */
export interface NatsIdentity {
  /** Who connects: the content of a file of credentials (`.creds`), or the seed of a key (`SU..`). */
  readonly credentials?: string | undefined;
  /** The authority that must have issued the servers' certificates, in PEM. */
  readonly ca?: string | undefined;
  /** The certificate that NATS servers are shown, in PEM. */
  readonly cert?: string | undefined;
  /** Its key, in PEM. */
  readonly key?: string | undefined;
}

/** How a {@link NatsTransport} is made. */
interface NatsConnecting {
  readonly servers: readonly NatsServerAddress[];
  /** As whom, and by which certificates, at this moment. */
  readonly identity: () => NatsIdentity;
  readonly log: RoseLog;
}

const seed = /^SU[A-Z2-7]{56}$/;
const file = /-BEGIN NATS USER JWT-[^]*-BEGIN USER NKEY SEED-/;

/** Whether a text is the content of a file of credentials, as NATS's tools write them, or the seed of a user's key. */
export function isCredentials(text: string): boolean {
  return seed.test(text.trim()) || file.test(text);
}

/** Carries the messages of one member over NATS. Only its use loads the client of NATS. */
export class NatsTransport implements Transport {
  readonly #options: NatsConnecting;
  readonly #closing = new AbortController();
  #receiver: TransportReceiver | undefined;
  #space = "";
  #id = "";
  #connection: NatsConnection | undefined;
  /** Ends the connection that is there. */
  #abandon: (why: string) => void = () => {};
  #unflushed = 0;
  #sinceFlush = 0;
  #flushing = false;
  #unanswered = 0;
  /** Whether the log knows of the outage. */
  #isOutageKnown = false;

  constructor(options: NatsConnecting) {
    this.#options = options;
  }

  get connected(): boolean {
    return this.#connection !== undefined;
  }

  get maxOctets(): number {
    return this.#connection?.info?.max_payload ?? 0;
  }

  open(space: string, id: string, receiver: TransportReceiver): void {
    this.#space = space;
    this.#id = id;
    this.#receiver = receiver;
    void this.#keepConnected();
  }

  send(octets: Uint8Array, to?: string): void {
    const connection = this.#connection;
    if (connection === undefined || octets.length > this.maxOctets) return;
    if (this.#unflushed + octets.length > limits.unflushed) return;
    this.#unflushed += octets.length;
    this.#sinceFlush += octets.length;
    try {
      connection.publish(to === undefined ? this.#toAll : this.#toOne(to), octets);
    } catch (error) {
      this.#abandon((error as Error).message);
      return;
    }
    if (this.#sinceFlush > limits.flush) this.#flush(connection);
  }

  async close(): Promise<void> {
    const connection = this.#connection;
    if (connection !== undefined) {
      const { signal } = this.#closing;
      const late = wait(limits.closing, undefined, { signal, ref: false }).catch(() => {});
      await Promise.race([connection.flush().catch(() => {}), late]);
    }
    this.#closing.abort();
    this.#abandon("this server leaves the bus");
  }

  get #toAll(): string {
    return `rosewire.${this.#space}.all`;
  }

  #toOne(id: string): string {
    return `rosewire.${this.#space}.to.${id}`;
  }

  async #keepConnected(): Promise<void> {
    const { servers } = this.#options;
    const { signal } = this.#closing;
    let turn = randomInt(servers.length);
    let failures = 0;
    while (!signal.aborted) {
      const server = servers[turn++ % servers.length]!;
      const began = performance.now();
      try {
        await this.#connectTo(server);
        // One that is lost over and over is not made again at once.
        failures = performance.now() - began > limits.lasting ? 0 : failures + 1;
      } catch (error) {
        failures++;
        if (failures >= servers.length) this.#fails(error as Error);
      }
      // Every server is tried at once, and then with waits.
      if (failures > 0 && failures < servers.length) continue;
      const round = Math.min(Math.floor(failures / servers.length), 10);
      const most = Math.min(limits.longestWait, limits.shortestWait * 2 ** round);
      const pause = most * (0.5 + Math.random() / 2);
      await wait(pause, undefined, { signal, ref: false }).catch(() => {});
    }
  }

  #fails(error: Error): void {
    if (this.#isOutageKnown || this.#closing.signal.aborted) return;
    this.#isOutageKnown = true;
    const servers = this.#options.servers.map(shownServer).join();
    // The error itself may have more to show than its text.
    const why = error.message.slice(0, 200);
    this.#options.log.error({ servers, why }, "the bus cannot be reached, which is tried again");
  }

  /** Connects, and returns when the connection has ended. */
  async #connectTo(server: NatsServerAddress): Promise<void> {
    const { log } = this.#options;
    const nats = await import("@nats-io/transport-node");
    await answers(server, this.#closing.signal);
    const connection = await nats.connect(this.#connectionOptions(server, nats));
    try {
      const lost = new Promise<string>((resolve) => {
        this.#abandon = resolve;
        void connection.closed().then((error) => resolve(error ? error.message : "it was closed"));
      });
      const callback = (error: Error | null, message: { data: Uint8Array }): void => {
        if (error === null) this.#receiver?.received(message.data);
        else this.#abandon(error.message);
      };
      connection.subscribe(this.#toAll, { callback });
      connection.subscribe(this.#toOne(this.#id), { callback });
      void this.#watchStatus(connection);
      // After its answer the server sends what is published.
      const refused = await Promise.race([
        connection.flush().then(() => undefined),
        lost,
        wait(limits.connecting, "it does not answer", { ref: false }),
      ]);
      if (refused !== undefined) throw new Error(refused);
      const most = connection.info?.max_payload ?? 0;
      if (most < limits.leastPayload) {
        throw new Error(`messages may have ${most} octets, but need ${limits.leastPayload}`);
      }
      const shown = shownServer(server);
      log.info({ server: shown }, "connected with the bus");
      this.#isOutageKnown = false;
      this.#begin(connection);
      const pings = setInterval(() => this.#ping(connection), limits.ping).unref();
      const why = await lost;
      clearInterval(pings);
      this.#connection = undefined;
      if (this.#closing.signal.aborted) return;
      log.warn({ server: shown, why: why.slice(0, 200) }, "the connection with the bus is lost");
      this.#receiver?.disconnected();
    } finally {
      this.#abandon = () => {};
      void connection.close().catch(() => {});
    }
  }

  #begin(connection: NatsConnection): void {
    this.#unflushed = 0;
    this.#sinceFlush = 0;
    this.#unanswered = 0;
    this.#flushing = false;
    if (this.#closing.signal.aborted) return this.#abandon("this server has left the bus");
    this.#connection = connection;
    this.#receiver?.connected();
  }

  #connectionOptions(
    server: NatsServerAddress,
    nats: typeof import("@nats-io/transport-node"),
  ): ConnectionOptions {
    const { credentials, ca, cert, key } = this.#options.identity();
    const { user, password, token } = server;
    const needsTls = server.tls || ca !== undefined || cert !== undefined;
    const tls = {
      ...(ca !== undefined && { ca }),
      ...(cert !== undefined && { cert }),
      ...(key !== undefined && { key }),
      // The client would compare a certificate with "localhost" if the server is given by its address.
      checkServerIdentity: (_: string, shown: PeerCertificate) =>
        checkServerIdentity(server.host, shown),
    };
    const secret = credentials?.trim().replaceAll("\r\n", "\n");
    const authenticator =
      secret !== undefined &&
      (seed.test(secret)
        ? nats.nkeyAuthenticator(Buffer.from(secret))
        : nats.credsAuthenticator(Buffer.from(`${secret}\n`)));
    return {
      servers: [shownServer(server)],
      name: `rosewire ${this.#id}`,
      // Lost connections are made again here, to whichever server is next.
      reconnect: false,
      ignoreClusterUpdates: true,
      noEcho: true,
      timeout: limits.connecting,
      // Pings are sent here: the client waits for a server that takes nothing before it gives it up.
      pingInterval: 2 ** 31 - 1,
      ...(needsTls && { tls }),
      ...(user !== undefined && { user, pass: password }),
      ...(token !== undefined && { token }),
      ...(authenticator && { authenticator }),
    };
  }

  /** Asks whether the server has taken everything up to now. */
  #flush(connection: NatsConnection): void {
    if (this.#flushing) return;
    this.#flushing = true;
    this.#sinceFlush = 0;
    const unflushed = this.#unflushed;
    const flushed = (): void => {
      if (this.#connection !== connection) return;
      this.#flushing = false;
      this.#unanswered = 0;
      this.#unflushed -= unflushed;
    };
    connection
      .flush()
      .then(flushed)
      .catch(() => {});
  }

  #ping(connection: NatsConnection): void {
    if (!this.#flushing) return this.#flush(connection);
    // Turns are counted, not time: after a stop of this process the answer waits to be read.
    if (++this.#unanswered === 2) this.#abandon("the server does not answer");
  }

  /** Tells the log once what the server complains of, such as a subject that is not permitted. */
  async #watchStatus(connection: NatsConnection): Promise<void> {
    for await (const status of connection.status()) {
      // Before it can be used, an error is the reason why it cannot.
      if (status.type !== "error" || this.#connection !== connection) continue;
      const why = status.error.message.slice(0, 200);
      this.#options.log.error({ why }, "the server of the bus refuses something");
      return;
    }
  }
}

/**
 * Waits until a server says something on a connection of its own: on one without a word, as of a server that is stopped, the client
 * would leave a socket behind.
 */
function answers({ host, port }: NatsServerAddress, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connectSocket({ host, port });
    const closing = { aborted: () => void socket.destroy() };
    watch(signal, closing);
    socket.setTimeout(limits.connecting, () => socket.destroy(new Error("it does not answer")));
    socket.once("data", () => {
      resolve();
      socket.destroy();
    });
    socket.on("error", reject);
    socket.on("close", () => {
      unwatch(signal, closing);
      reject(new Error("it closes connections"));
    });
  });
}
