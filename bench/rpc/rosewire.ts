import { connect, createServer, type Client } from "../../src/rose/index.js";
import type { Implementation } from "./implementation.js";
import { callbackLink, promiseLink, type Link } from "./load.js";
import { answerOf, argument, operations, type Payload } from "./wire.js";

const payloads: readonly Payload[] = ["M1", "M4", "M5"];

async function serve(payload: Payload): Promise<number> {
  const server = createServer();
  const answer = answerOf(payload);
  const echo = payload === "M1";
  server.handle(operations[payload], (received) => (echo ? received : answer));
  return (await server.listen(0)).port;
}

function implementation(
  name: string,
  link: (client: Client, payload: Payload) => Link,
): Implementation {
  return {
    name,
    packages: [],
    payloads,
    serve,
    async dial(port, payload) {
      const limits = { maxPendingCalls: 99_998 };
      return link(await connect({ host: "127.0.0.1", port, limits }), payload);
    },
  };
}

/** The engine as most use it. */
export const rosewire = implementation("rosewire", (client, payload) => {
  const operation = operations[payload];
  return promiseLink(
    () => client.invoke(operation, argument),
    () => void client.close(),
  );
});

/** The engine with callbacks. */
export const rosewireCallbacks = implementation("rosewire, callbacks", (client, payload) => {
  const operation = operations[payload];
  return callbackLink(
    (callback) => client.call(operation, argument, callback),
    () => void client.close(),
  );
});
