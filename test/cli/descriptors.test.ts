import { connect, type Socket } from "node:net";
import { expect, onTestFinished, test, vi } from "vitest";
import { inTheEnd } from "../support/in-the-end.js";
import { bare, startServerAlone } from "./servers.js";

test.runIf(process.platform === "linux")(
  "descriptors used up are told in the log, and so is that there are some again",
  async () => {
    const server = await startServerAlone(["--data", ":memory:", ...bare], "ulimit -n 600");
    onTestFinished(async () => void (await server.stop("SIGKILL")));
    const sockets: Socket[] = [];
    onTestFinished(() => sockets.forEach((socket) => socket.destroy()));
    for (let n = 0; n < 800; n++) {
      const socket = connect(server.port, "127.0.0.1").on("error", () => {});
      sockets.push(socket);
    }
    const told = (words: string): Promise<void> =>
      vi.waitFor(() => expect(server.stderr()).toContain(words), inTheEnd);
    await told("no file descriptor is left");
    for (const socket of sockets) socket.destroy();
    await told("there are file descriptors again");
  },
);
