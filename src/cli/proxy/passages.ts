import type { Socket } from "node:net";
import type { ListeningTls } from "../listening-tls.js";
import type { Connection } from "../pcap/connections.js";
import { placeText } from "../pcap/lines.js";
import type { Place } from "../pcap/segment.js";
import { Passage } from "./passage.js";
import { openServerEnd, type ServerAddress } from "./server-end.js";
import type { Tap } from "./tap.js";

/** What all connections have in common. */
export interface PassagesOptions {
  readonly tap: Tap;
  readonly tls: ListeningTls | undefined;
  readonly address: ServerAddress;
  readonly tell: (message: string) => void;
  readonly most: number;
  readonly stop: AbortSignal;
}

/** The connections that are passed on. */
export class Passages {
  readonly #options: PassagesOptions;
  readonly #open = new Set<Passage>();
  /** Clients for whom the server is being called. */
  readonly #waiting = new Set<Socket>();
  /** Connections that have come. */
  count = 0;
  #isFull = false;
  #closed: (() => void) | undefined;

  constructor(options: PassagesOptions) {
    this.#options = options;
  }

  async accept(client: Socket): Promise<void> {
    const { tap, tls, address, tell, stop } = this.#options;
    const number = ++this.count;
    const place = placeOf(client.remoteAddress, client.remotePort);
    const ignored = (): void => {};
    client.on("error", ignored);
    this.#waiting.add(client);
    try {
      const server = await openServerEnd(address, stop);
      this.#waiting.delete(client);
      const { remoteAddress, remotePort = address.port } = server.raw;
      const connection: Connection = {
        number,
        client: place,
        server: placeOf(remoteAddress, remotePort),
      };
      if (client.destroyed || stop.aborted) {
        server.raw.destroy();
        client.destroy();
        return;
      }
      const passage = new Passage(connection, client, server, tap, tls, tell, () =>
        this.#ended(passage),
      );
      this.#open.add(passage);
    } catch (error) {
      this.#waiting.delete(client);
      if (!stop.aborted) tell(`connection ${number} from ${placeText(place)}: ${reasonOf(error)}`);
      client.resetAndDestroy();
    }
  }

  /** A connection has been refused. */
  tooMany(): void {
    if (this.#isFull) return;
    this.#isFull = true;
    this.#options.tell(`over ${this.#options.most} connections at a time: more are closed`);
  }

  /** Ends what is open. */
  async close(): Promise<void> {
    for (const client of this.#waiting) client.destroy();
    if (this.#open.size === 0) return;
    const closed = new Promise<void>((resolve) => (this.#closed = resolve));
    for (const passage of this.#open) passage.close();
    await closed;
  }

  #ended(passage: Passage): void {
    this.#open.delete(passage);
    this.#isFull = false;
    if (this.#open.size === 0) this.#closed?.();
  }
}

function placeOf(host: string | undefined, port: number | undefined): Place {
  return { host: host?.replace(/^::ffff:(?=[\d.]+$)/, "") ?? "0.0.0.0", port: port ?? 0 };
}

function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  const { code } = (cause ?? {}) as NodeJS.ErrnoException;
  return code === "ECONNREFUSED" ? "the server cannot be reached: nobody listens there" : message;
}
