import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it, onTestFinished } from "vitest";

it("each request that a test makes with fetch has a connection of its own", async () => {
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
  for (const one of [() => fetch(url, { headers }), () => fetch(new Request(url, { headers }))]) {
    expect(await (await one()).text()).toBe("x");
  }
  expect(said).toEqual(["close", "1", "close", "1"]);
  expect(connections).toBe(2);
});
