import { connect as connectTls, createServer as createTlsServer, type TLSSocket } from "node:tls";
import { generate } from "selfsigned";
import { connect, createServer } from "../../src/rose/index.js";
import { byLength, linkOf, restore } from "./echo.js";
import { listening, type Implementation } from "./implementation.js";
import { promiseLink } from "./load.js";
import { argument, operations, responseOf } from "./wire.js";

/** A certificate for this machine, with a key on the curve P-256 as most have. */
async function certificate(): Promise<{ cert: string; key: string }> {
  const name = [{ name: "commonName", value: "localhost" }];
  const { cert, private: key } = await generate(name, { keyType: "ec", curve: "P-256" });
  return { cert, key };
}

/** The engine over TLS from the first octet. */
export const rosewireTls: Implementation = {
  name: "rosewire, TLS",
  packages: [],
  payloads: ["M1"],
  async serve(payload) {
    const server = createServer({ tls: await certificate() });
    server.handle(operations[payload], (received) => received);
    return (await server.listen({ port: 0, tls: true })).port;
  },
  async dial(port, payload) {
    const client = await connect({
      ...{ host: "127.0.0.1", port, limits: { maxPendingCalls: 99_998 } },
      tls: { mode: "direct", rejectUnauthorized: false },
    });
    return promiseLink(
      () => client.invoke(operations[payload], argument),
      () => void client.close(),
    );
  },
};

/** The physical limit: the same octets over `node:tls` in as few writes as there are chunks. */
export const rawTls: Implementation = {
  name: "raw TLS echo",
  packages: [],
  payloads: ["M1"],
  async serve() {
    const server = createTlsServer({ ...(await certificate()), noDelay: true }, (socket) => {
      socket.on("data", (chunk) => socket.write(chunk));
      socket.on("error", () => socket.destroy());
    });
    return await listening(server);
  },
  dial: async (port, payload) =>
    linkOf(await secured(port), payload, byLength(responseOf(payload).length)),
  restore,
};

function secured(port: number): Promise<TLSSocket> {
  return new Promise((resolve, reject) => {
    const options = { port, host: "127.0.0.1", rejectUnauthorized: false };
    const socket = connectTls(options, () => {
      socket.setNoDelay(true);
      resolve(socket);
    });
    socket.once("error", reject);
  });
}
