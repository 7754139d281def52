import { connect, createServer, type Client, type MessageEncoding } from "../../src/rose/index.js";
import type { Implementation } from "./implementation.js";
import { callbackLink, promiseLink, type Link } from "./load.js";
import { answerOf, argument, operations, type Payload } from "./wire.js";

const payloads: readonly Payload[] = ["M1", "M4", "M5"];

async function serve(payload: Payload): Promise<number> {
  const server = createServer();
  const answer = answerOf(payload);
  const echo = payload === "M1";
  server.handle(operations[payload], (received) => (echo ? received : answer));
  return (await server.listen({ port: 0 })).port;
}

function implementation(
  name: string,
  link: (client: Client, payload: Payload) => Link,
  encoding: MessageEncoding = "ber",
): Implementation {
  return {
    name,
    packages: [],
    payloads,
    serve,
    async dial(port, payload) {
      const limits = { maxPendingCalls: 99_998 };
      return link(await connect({ host: "127.0.0.1", port, limits, encoding }), payload);
    },
  };
}

function promises(client: Client, payload: Payload): Link {
  const operation = operations[payload];
  return promiseLink(
    () => client.invoke(operation, argument),
    () => void client.close(),
  );
}

/** The engine as most use it. */
export const rosewire = implementation("rosewire", promises);

/** The same in JSON, on the same port. */
export const rosewireJson = implementation("rosewire, JSON", promises, "json");

/** The engine with callbacks. */
export const rosewireCallbacks = implementation("rosewire, callbacks", (client, payload) => {
  const operation = operations[payload];
  return callbackLink(
    (callback) => client.call(operation, argument, callback),
    () => void client.close(),
  );
});
