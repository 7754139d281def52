import { once } from "node:events";
import { onTestFinished } from "vitest";
import { WebSocket } from "ws";
import {
  createGateway,
  localUpstream,
  type Gateway,
  type GatewayOptions,
} from "../../src/gateway/index.js";
import { silentLog } from "../../src/rose/index.js";
import {
  createUcServer,
  type Module,
  type UcServer,
  type UcServerOptions,
} from "../../src/server/index.js";
import { inMemoryUnless, passwordCost } from "../server/running.js";

/** Hashing that costs next to nothing: tests log on often. */
export const cheap = passwordCost;

/** A server and the web service in front of it. */
export interface World {
  readonly server: UcServer;
  readonly gateway: Gateway;
  /** Where the server listens. */
  readonly port: number;
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
}

/**
 * Starts both on free ports, with the users alice and bob; they stop when the test is over.
 * @param modules Of the server, beside those that every one has.
 */
export async function world(
  options: Partial<GatewayOptions> = {},
  serverOptions: UcServerOptions = {},
  modules: readonly Module[] = [],
): Promise<World> {
  const server = createUcServer({
    log: silentLog,
    unknownMembers: "refuse",
    passwordCost: cheap,
    ...inMemoryUnless(serverOptions),
    ...serverOptions,
  });
  onTestFinished(() => server.close());
  server.use(...modules);
  const { port } = await server.listen({ port: 0 });
  await server.users.add("alice", "secret");
  await server.users.add("bob", "geheim");
  const upstream = options.upstream ?? localUpstream(server);
  const gateway = createGateway({
    log: silentLog,
    jwks: () => server.tokens.jwks(),
    ...options,
    upstream,
  });
  onTestFinished(() => gateway.close());
  const address = await gateway.listen({ port: 0 });
  return { server, gateway, port, url: `http://127.0.0.1:${address.port}` };
}

/** The Basic credentials of a user. */
export function basic(user: string, password: string): { Authorization: string } {
  return { Authorization: `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}` };
}

/** POSTs JSON. */
export function post(
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(url, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
}

/** Opens a session; gives its id. */
export async function openSession(
  url: string,
  user = "alice",
  password = "secret",
): Promise<string> {
  const response = await fetch(`${url}/ws/client/createsession`, {
    method: "POST",
    headers: { ...basic(user, password), "X-simple": "1", "X-no401": "1", "X-ucsid": "local" },
  });
  return ((await response.json()) as { sessionid: string }).sessionid;
}

/** Opens the WebSocket of a session; it is closed when the test is over. */
export async function openSocket(url: string, session: string): Promise<WebSocket> {
  const target = `${url.replace("http", "ws")}/ws/client/websocket?x-ucsessionid=${session}`;
  const socket = new WebSocket(target);
  onTestFinished(() => socket.terminate());
  await once(socket, "open");
  return socket;
}
