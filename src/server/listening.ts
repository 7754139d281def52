import type { Connection, ServerCertificate } from "../rose/index.js";

/** A port at which clients reach the server or its web service. */
export interface ListeningPort {
  readonly kind: "rose" | "web";
  /** The address to which it is bound. */
  readonly address: string;
  readonly port: number;
  /** Whether connections speak TLS from the first octet. */
  readonly tls: boolean;
}

/** Knows the ports at which clients reach the server, and their connections. */
export class Listening {
  readonly #ports: ListeningPort[] = [];
  readonly #connections: () => Iterable<Connection>;
  readonly #listeners: ((port: ListeningPort) => void)[] = [];
  /** The certificate with which ports with TLS are served; undefined for none. */
  certificate: ServerCertificate | undefined;

  /** @param connections Returns the connections of the engine that are open. */
  constructor(connections: () => Iterable<Connection> = () => []) {
    this.#connections = connections;
  }

  /** The ports, in the order in which they were opened. */
  get ports(): readonly ListeningPort[] {
    return this.#ports;
  }

  /** Notes that a port has been opened. It stays open until the server closes. */
  add(port: ListeningPort): void {
    this.#ports.push(port);
    for (const listener of this.#listeners) listener(port);
  }

  /** Adds a listener for ports that are opened from now on. It must not throw. */
  onAdd(listener: (port: ListeningPort) => void): void {
    this.#listeners.push(listener);
  }

  /** The open connections of clients at a port of the engine; none at one of the web service. */
  connectionsAt({ kind, port }: ListeningPort): Connection[] {
    if (kind === "web") return [];
    return [...this.#connections()].filter(
      ({ local, role, localPort }) => !local && role === "server" && localPort === port,
    );
  }

  /** How many clients the web service in this process has connected. */
  get webClients(): number {
    return [...this.#connections()].filter(({ local }) => local).length;
  }
}
