import { expect, onTestFinished, test } from "vitest";
import { asnCustomNoteSet, asnUpdateMyCustomNote } from "../../../src/modules/general/general.js";
import { silentLog, type Client } from "../../../src/rose/index.js";
import { createUcServer, NatsBus } from "../../../src/server/index.js";
import { natsServer } from "../../support/nats.js";
import { emptyPostgres } from "../../support/postgres.js";
import { attachedTo, type Listening } from "../modules/support/attached.js";
import { running, Running } from "../running.js";

/** Waits until a client has been told of this note of its user. */
async function told(listening: Listening, note: string): Promise<void> {
  await expect
    .poll(async () => JSON.stringify(await listening.soFar()), { interval: 50 })
    .toContain(`"${note}"`);
}

test("servers on PostgreSQL that NATS connects tell their clients what happens on each other, also what NATS has lost", async () => {
  const nats = await natsServer();
  const store = await emptyPostgres();
  const buses = [0, 1].map(() => new NatsBus({ servers: nats.url, log: silentLog }));
  const here = await running({ store, bus: buses[0] });
  const server = createUcServer({ store, bus: buses[1], log: silentLog });
  onTestFinished(() => server.close());
  const { port } = await server.listen({ host: "127.0.0.1", port: 0 });
  const there = new Running(server, port, []);
  const members = () => buses.map(({ figures }) => figures!.members);
  await expect.poll(members).toEqual([1, 1]);
  const listening = await attachedTo(here, "alice", [asnUpdateMyCustomNote]);
  const client = await there.loggedOn("alice");
  const set = (on: Client, u8sNote: string) =>
    on.invoke(asnCustomNoteSet, { customnote: { u8sContactID: "", u8sUsername: "", u8sNote } });
  await set(client, "over the bus");
  await told(listening, "over the bus");
  await nats.kill();
  await expect.poll(() => buses.some(({ figures }) => figures!.connected)).toBe(false);
  await set(client, "without it");
  await nats.start();
  await told(listening, "without it");
  await expect.poll(members).toEqual([1, 1]);
  await set(client, "over it again");
  await told(listening, "over it again");
});

test("a server on PostgreSQL takes the address of NATS as its bus", async () => {
  const nats = await natsServer();
  const store = await emptyPostgres();
  const here = await running({ store, bus: nats.url });
  await expect
    .poll(() => here.logged)
    .toContainEqual(`connected with the bus {"server":"${nats.address}"}`);
});
