import type { AddressInfo } from "node:net";
import { serve, type ServerType } from "@hono/node-server";
import type { Hono } from "hono";
import { logOnTcp } from "../../../src/connectors/ucserver/tcp-port.js";
import { silentLog } from "../../../src/rose/index.js";
import type { AppointmentsPort } from "../../../src/connectors/ucserver/port.js";
import type { AsnAppointmentEntry } from "../../../src/modules/appointments/appointments.js";
import { createUcServer, type UcServer, type User } from "../../../src/server/index.js";
import { inMemoryUntilClosed } from "../../server/database/kept-stores.js";

/** As cheap as they come: the tests log on often. */
export const passwordCost = { N: 16, r: 8, p: 1 };

/** A UCServer that can be restarted: its data outlive it. */
export class TestUcServer {
  readonly database = inMemoryUntilClosed();
  port = 0;
  #server: UcServer | undefined;

  get server(): UcServer {
    return this.#server!;
  }

  async start(): Promise<void> {
    const { database, port } = this;
    this.#server = createUcServer({
      log: silentLog,
      unknownMembers: "refuse",
      database,
      passwordCost,
    });
    ({ port: this.port } = await this.#server.listen({ port }));
  }

  /** Adds users whose password is their name. */
  async addUsers(names: readonly string[], admins: readonly string[] = []): Promise<void> {
    for (const name of names) {
      await this.server.users.add(name, name, { admin: admins.includes(name) });
    }
  }

  /** Cuts all connections and listens no more. */
  async stop(): Promise<void> {
    await this.#server?.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
    await this.database.close();
  }

  logOn(user: string, password = user): Promise<AppointmentsPort> {
    return logOnTcp({ host: "127.0.0.1", port: this.port }, { user, password });
  }

  /** What a user has, without going over the network. */
  async entriesOf(user: string): Promise<AsnAppointmentEntry[]> {
    return this.server.appointments.all(await this.#find(user));
  }

  async put(user: string, entries: AsnAppointmentEntry[]): Promise<void> {
    await this.server.appointments.setList(await this.#find(user), entries);
  }

  async #find(user: string): Promise<User> {
    return (await this.server.users.find(user))!;
  }
}

/** Serves an app on this machine; gives its base URL. */
export async function listen(app: Hono): Promise<{ url: string; close(): Promise<void> }> {
  const server = await new Promise<ServerType>((resolve) => {
    const started: ServerType = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, () =>
      resolve(started),
    );
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ("closeAllConnections" in server) server.closeAllConnections();
      }),
  };
}

/** The header of HTTP Basic. */
export function basic(user: string, password = user): Record<string, string> {
  return { Authorization: `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}` };
}
