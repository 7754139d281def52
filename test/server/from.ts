import { once } from "node:events";
import { connect as netConnect, type Socket } from "node:net";
import { onTestFinished } from "vitest";
import { connect, type Client, type ConnectOptions } from "../../src/rose/index.js";

/** A socket to a port of this machine from a given address, for example 127.0.0.2. */
export async function socketFrom(localAddress: string, port: number): Promise<Socket> {
  const socket = netConnect({ host: "127.0.0.1", port, localAddress, noDelay: true });
  socket.on("error", () => {});
  await once(socket, "connect");
  return socket;
}

/**
 * A client at a given address; it is closed when the test is over. It waits for answers however long a test holds these.
 */
export async function clientFrom(
  localAddress: string,
  port: number,
  options: ConnectOptions = {},
): Promise<Client> {
  const client = await connect({
    callTimeout: 0,
    unknownMembers: "refuse",
    ...options,
    open: () => socketFrom(localAddress, port),
  });
  onTestFinished(() => client.close());
  return client;
}
