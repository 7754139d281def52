import { once } from "node:events";
import { createServer, type Server } from "node:net";

/** The system gives these only to who asks for one of them; who asks for any, to listen or to connect, gets a higher one. */
const lowest = 20_000;
const highest = 32_767;

/**
 * A port of this machine that nobody listens on, for programs that do not say which one they have been given, or that are to
 * have it again when they have ended. Nobody else gets it as long as this process is there.
 */
export async function freePort(
  next = (): number => lowest + Math.floor(Math.random() * (highest - lowest + 1)),
): Promise<number> {
  for (;;) {
    const port = next();
    // A name that is no file, which all processes of a machine see, and which goes with this one. Only Linux has such names.
    const isReserved =
      process.platform !== "linux" ||
      (await listening(`\0rosewire-test-port-${port}`)) !== undefined;
    if (!isReserved) continue;
    const server = await listening(port);
    if (server === undefined) continue;
    server.close();
    await once(server, "close");
    return port;
  }
}

/** Who listens at a place, if nobody else does. */
async function listening(place: string | number): Promise<Server | undefined> {
  const server = createServer().unref();
  try {
    await once(server.listen(place), "listening");
    return server;
  } catch (error) {
    if ((error as { code?: unknown }).code === "EADDRINUSE") return undefined;
    throw error;
  }
}
