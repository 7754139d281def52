import { getEventListeners, once } from "node:events";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { connect, silentLog } from "../../../src/rose/index.js";

test("one signal ends many attempts to connect, which have one listener to it", async () => {
  const sockets = new Set<Socket>();
  // It does not answer the client's TLS, so that the attempts last.
  const server = createServer((socket) => {
    sockets.add(socket.on("error", () => {}));
  });
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  const leaving = new AbortController();
  const { signal } = leaving;
  const attempts = Array.from({ length: 20 }, () =>
    connect({ host: "127.0.0.1", port, signal, log: silentLog, tls: { mode: "direct" } }).then(
      () => "connected",
      (error: Error) => error.name,
    ),
  );
  await expect.poll(() => sockets.size).toBe(20);
  // From the eleventh on, Node.js warns of a leak.
  expect(getEventListeners(signal, "abort")).toHaveLength(1);
  leaving.abort(new Error("enough"));
  expect(await Promise.all(attempts)).toEqual(attempts.map(() => "AbortError"));
  expect(getEventListeners(signal, "abort")).toEqual([]);
});
