import { once } from "node:events";
import { request, type IncomingMessage } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { checkConfig } from "../../src/connectors/config/load.js";
import { apiPaths, buildApis } from "../../src/connectors/config/apis.js";
import { apisSchema } from "../../src/connectors/config/apis-schema.js";
import { createGateway, localUpstream } from "../../src/gateway/index.js";
import { basic, world } from "../gateway/world.js";

const text = "xelion:\n  zone: Europe/Berlin\n";

/** Sends a request to Xelion's API from an address of this machine; gives its status. */
async function send(port: number, localAddress: string, user: string, password: string) {
  const sent = request({
    ...{ host: "127.0.0.1", port, localAddress, agent: false, method: "PATCH" },
    path: `${apiPaths.xelion}/appointments/unknown`,
    headers: { "Content-Type": "application/json", ...basic(user, password) },
  });
  sent.end('{"operations":[]}');
  const [answer] = (await once(sent, "response")) as [IncomingMessage];
  answer.resume();
  return answer.statusCode;
}

test("a login of a mounted API counts at its client's address, not at the web service's", async () => {
  const { server } = await world({}, { limits: { maxConnectionsPerAddress: 1 } });
  const ending = new AbortController();
  onTestFinished(() => ending.abort());
  const apis = buildApis(checkConfig(apisSchema, text, "apis.yaml"), {
    target: (address) => ({ open: () => server.rose.openLocal(address) }),
    signal: ending.signal,
  });
  const gateway = createGateway({
    upstream: localUpstream(server),
    extend: (app) => {
      for (const { path, app: api } of apis) app.route(path, api);
    },
  });
  onTestFinished(() => gateway.close());
  const { port } = await gateway.listen({ port: 0 });
  const path = await send(port, "127.0.0.2", "alice", "secret");
  expect([400, 404]).toContain(path);
  expect(await send(port, "127.0.0.3", "bob", "geheim")).toBe(path);
  expect([...server.rose.connections].map(({ remoteAddress }) => remoteAddress)).toEqual([
    "127.0.0.2",
    "127.0.0.3",
  ]);
});
