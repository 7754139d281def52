import { onTestFinished } from "vitest";
import { createServer, silentLog, type Session } from "../../src/rose/index.js";

/** Sessions of connections from the given addresses, on a server that is closed when the test is over. */
export function sessionsFrom(...addresses: readonly string[]): Session[] {
  const server = createServer({ log: silentLog });
  const clients: { destroy(): void }[] = [];
  onTestFinished(async () => {
    // The server waits for a while for clients to close their side.
    for (const client of clients) client.destroy();
    await server.close();
  });
  return addresses.map((address) => {
    clients.push(server.openLocal(address));
    return [...server.connections].at(-1)!.session;
  });
}
