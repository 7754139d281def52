import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Hono } from "hono";
import { describe, expect, it, onTestFinished } from "vitest";
import { WebSocket } from "ws";
import { createGateway, directUpstream } from "../../src/gateway/index.js";
import { silentLog } from "../../src/rose/index.js";
import { openSession, world } from "./world.js";

describe("a web service without ports of its own", () => {
  it("answers within somebody's Node HTTP server, beside that server's own paths", async () => {
    const { port } = await world();
    const gateway = createGateway({
      log: silentLog,
      upstream: directUpstream({ log: silentLog, host: "127.0.0.1", port }),
    });
    const server = createServer((request, response) => {
      if (request.url === "/own") response.end("mine");
      else gateway.handler(request, response);
    });
    server.on("upgrade", gateway.upgrade);
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    onTestFinished(async () => {
      await gateway.close();
      server.close();
      server.closeAllConnections();
    });
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    expect(await (await fetch(`${url}/own`)).text()).toBe("mine");
    const session = await openSession(url);
    const target = `${url.replace("http", "ws")}/ws/client/websocket?x-ucsessionid=${session}`;
    const socket = new WebSocket(target);
    onTestFinished(() => socket.terminate());
    await once(socket, "open");
    socket.send('{"invoke":{"invokeID":1,"operationID":1004,"argument":{}}}');
    const [answer] = (await once(socket, "message")) as [Buffer];
    expect(answer.toString()).toContain('"u8sLoggedInUser":"alice"');
    await gateway.close();
    expect((await fetch(`${url}/own`)).status).toBe(200);
  });

  it("is a part of somebody's hono app", async () => {
    const { gateway } = await world();
    const app = new Hono().get("/own", (context) => context.text("mine")).route("/", gateway.app);
    expect(await (await app.request("/own")).text()).toBe("mine");
    const path = "/ws/direct/asnGetLoggedInContact?user=alice&pass=secret";
    expect((await app.request(path)).status).toBe(200);
  });
});
