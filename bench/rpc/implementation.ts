import { connect, type AddressInfo, type Server, type Socket } from "node:net";
import type { Link } from "./load.js";
import type { Payload } from "./wire.js";

/** One way to make calls between two processes. */
export interface Implementation {
  readonly name: string;
  readonly packages: readonly string[];
  readonly payloads: readonly Payload[];
  /** Set if the calls are requests of HTTP, each of which has to be answered before the next one. */
  readonly over?: "HTTP";
  /** Listens in the server's process; gives the port, one for each payload if need be. */
  serve(payload: Payload): Promise<number>;
  /** Makes one connection in the client's process. */
  dial(port: number, payload: Payload, inFlight: number): Promise<Link>;
  /** Makes of an answer what {@link answerOf} gives; the same if missing. */
  restore?(answer: unknown, payload: Payload): unknown;
}

export function listening(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}

export function connected(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true }, () => resolve(socket));
    socket.once("error", reject);
  });
}
