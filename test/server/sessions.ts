import { onTestFinished } from "vitest";
import { createServer, silentLog, type Session } from "../../src/rose/index.js";

/** Sessions of connections from the given addresses, on a server that is closed when the test is over. */
export function sessionsFrom(...addresses: readonly string[]): Session[] {
  const server = createServer({ log: silentLog });
  onTestFinished(() => server.close());
  return addresses.map((address) => {
    server.openLocal(address);
    return [...server.connections].at(-1)!.session;
  });
}
