import { once } from "node:events";
import { connect as connectSocket, type Socket } from "node:net";
import { onTestFinished } from "vitest";
import { connect, silentLog, type Client, type Connection } from "../../../../src/rose/index.js";
import {
  defineModule,
  type Module,
  type UcServer,
  type UcServerOptions,
} from "../../../../src/server/index.js";
import { logOn } from "../../login.js";
import type { Running } from "../../running.js";
import type { ModuleStore } from "../stores.js";

/** A client that takes nothing from its socket while that is paused. */
export interface Pausing {
  readonly server: UcServer;
  readonly there: Running;
  readonly client: Client;
  readonly socket: Socket;
  /** Its connection on the server. */
  readonly connection: Connection;
}

/** A server, and alice on a connection that can be paused. */
export async function pausing(
  { running }: Pick<ModuleStore, "running">,
  options: UcServerOptions = {},
): Promise<Pausing> {
  const connections: Connection[] = [];
  const watching: Module = defineModule({
    name: "watching",
    setup({ principals }) {
      principals.onBegin((session) => void connections.push(session.connection));
    },
  });
  const there = await running(options, "127.0.0.1", [watching]);
  const socket = connectSocket(there.port, "127.0.0.1");
  await once(socket, "connect");
  const client = await connect({
    open: () => socket,
    log: silentLog,
    unknownMembers: "refuse",
    // While it is paused it may wait for an answer for as long as the machine takes for what others do meanwhile.
    callTimeout: 10 * 60_000,
  });
  onTestFinished(() => client.close());
  await logOn(client, "alice", "alice's secret");
  return { server: there.server, there, client, socket, connection: connections[0]! };
}
