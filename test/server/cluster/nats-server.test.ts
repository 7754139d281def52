import { once } from "node:events";
import { connect } from "node:net";
import { existsSync } from "node:fs";
import { describe, expect, onTestFinished, test } from "vitest";
import { natsCluster, natsServer, type NatsServer } from "../../support/nats.js";

/** What a server says first: `INFO {..}`. */
async function infoOf({ port }: NatsServer): Promise<{ version: string; connect_urls?: string[] }> {
  const socket = connect(port, "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  const [octets] = (await once(socket, "data")) as [Buffer];
  socket.destroy();
  return JSON.parse(String(octets).slice("INFO ".length)) as { version: string };
}

describe("a NATS server of the tests", () => {
  test("is started again on its port after it was killed", async () => {
    const server = await natsServer();
    expect(await infoOf(server)).toMatchObject({ version: expect.any(String) as string });
    const { url } = server;
    await server.kill();
    await expect(infoOf(server)).rejects.toMatchObject({ code: "ECONNREFUSED" });
    await server.start();
    expect(server.url).toBe(url);
    await infoOf(server);
  });

  test("ends for good, also if it is paused", async () => {
    const server = await natsServer("max_payload: 2000");
    expect(await infoOf(server)).toMatchObject({ max_payload: 2000 });
    const folder = /configuration file: (.*)\/nats\.conf/.exec(server.log)![1]!;
    expect(existsSync(folder)).toBe(true);
    server.pause();
    await server.end();
    await expect(infoOf(server)).rejects.toMatchObject({ code: "ECONNREFUSED" });
    expect(existsSync(folder)).toBe(false);
  });

  test("that does not start says why", async () => {
    await expect(natsServer("nonsense { ")).rejects.toThrow(/NATS does not start: .*Parse error/s);
  });

  test("knows those of its cluster", async () => {
    const servers = await natsCluster(3);
    for (const server of servers) {
      await expect
        .poll(async () => (await infoOf(server)).connect_urls?.toSorted())
        .toEqual(servers.map(({ address }) => address).toSorted());
    }
  });
});
