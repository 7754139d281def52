import { expect, onTestFinished } from "vitest";
import {
  connect,
  RoseError,
  RoseReject,
  silentLog,
  type Client,
  type ConnectOptions,
} from "../../src/rose/index.js";
import {
  createUcServer,
  type Module,
  type UcServer,
  type UcServerOptions,
} from "../../src/server/index.js";
import { inMemory } from "./database/kept-stores.js";
import { logOn } from "./login.js";

/** The database of a server for which the options name none. */
export function inMemoryUnless({ data, store, database }: UcServerOptions): UcServerOptions {
  return (data ?? store ?? database) === undefined ? { database: inMemory() } : {};
}

/** Hashing that costs next to nothing. */
export const passwordCost = { N: 16, r: 8, p: 1 };

/**
 * A server with the users alice, bob and admin; closed when the test is over.
 * @param modules Modules besides those of every server.
 */
export async function running(
  options: UcServerOptions = {},
  host = "127.0.0.1",
  modules: readonly Module[] = [],
): Promise<Running> {
  const logged: string[] = [];
  const note = (facts: object, message: string): void => {
    logged.push(`${message} ${JSON.stringify(facts)}`);
  };
  const log = { info: note, warn: note, error: note };
  const given = { ...inMemoryUnless(options), ...options };
  const server = createUcServer({ log, unknownMembers: "refuse", passwordCost, ...given });
  onTestFinished(() => server.close());
  server.use(...modules);
  await server.users.add("alice", "alice's secret");
  await server.users.add("bob", "bob's secret");
  await server.users.add("admin", "admin's secret", { admin: true });
  const { port } = await server.listen({ host, port: 0 });
  return new Running(server, port, logged);
}

/** A server and ways to reach it. */
export class Running {
  readonly server: UcServer;
  readonly port: number;
  /** The lines of its log. */
  readonly logged: string[];

  constructor(server: UcServer, port: number, logged: string[]) {
    this.server = server;
    this.port = port;
    this.logged = logged;
  }

  /** A client that is not logged on; closed when the test is over. */
  async connected(options: ConnectOptions = {}): Promise<Client> {
    const client = await connect({
      host: "127.0.0.1",
      port: this.port,
      log: silentLog,
      unknownMembers: "refuse",
      ...options,
    });
    onTestFinished(() => client.close());
    return client;
  }

  async loggedOn(user: string, options?: ConnectOptions): Promise<Client> {
    const client = await this.connected(options);
    await logOn(client, user, `${user}'s secret`);
    return client;
  }
}

async function failureOf(call: Promise<unknown>): Promise<unknown> {
  return await call.then(
    () => expect.unreachable("the call succeeded"),
    (error: unknown) => error,
  );
}

/** The error value with which a call fails. */
export async function errorOf(call: Promise<unknown>): Promise<unknown> {
  const failure = await failureOf(call);
  expect(failure).toBeInstanceOf(RoseError);
  return (failure as RoseError).error;
}

/** The error values with which calls fail that are under way at the same time. */
export function errorsOf(calls: readonly Promise<unknown>[]): Promise<unknown[]> {
  return Promise.all(calls.map(errorOf));
}

/** The reject with which a call fails. */
export async function rejectOf(call: Promise<unknown>): Promise<RoseReject> {
  const failure = await failureOf(call);
  expect(failure).toBeInstanceOf(RoseReject);
  return failure as RoseReject;
}
