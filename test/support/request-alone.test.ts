import { once } from "node:events";
import { createServer, get, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { Agent, getGlobalDispatcher } from "undici";
import { expect, it, onTestFinished } from "vitest";

it("each request that a test makes has a connection of its own", async () => {
  let connections = 0;
  const said: unknown[] = [];
  const server = createServer((request, response) => {
    said.push(request.headers.connection, request.headers["x-own"]);
    response.end("x");
  });
  server.on("connection", () => connections++);
  onTestFinished(() => void server.close());
  await once(server.listen(0, "127.0.0.1"), "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const headers = { "X-own": "1" };
  const ways = [
    async () => (await fetch(url, { headers })).text(),
    async () => (await fetch(new Request(url, { headers }))).text(),
    async () => {
      const [answer] = (await once(get(url, { headers }), "response")) as [IncomingMessage];
      return text(answer);
    },
  ];
  for (const way of [...ways, ...ways]) expect(await way()).toBe("x");
  expect(said).toEqual(ways.flatMap(() => ["close", "1", "close", "1"]));
  expect(connections).toBe(6);
});

it("tests ask over connections of Node.js, also beside the package that the benchmarks use", () => {
  expect(getGlobalDispatcher()).toBeDefined();
  expect(getGlobalDispatcher()).not.toBeInstanceOf(Agent);
});
