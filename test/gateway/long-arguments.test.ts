import { once } from "node:events";
import { expect, it, onTestFinished } from "vitest";
import { WebSocket } from "ws";
import { asnClientContentSaveTags } from "../../src/modules/client-contacts-list/client-contacts-list.js";
import { openSession, post, world } from "./world.js";
import { shortTurns } from "../support/turns.js";

const LENGTH = 2_000;
const tags = { iRevision: 0, u8sTaggedIDs: Array.from({ length: LENGTH }, (_, at) => `tag ${at}`) };

it("a long argument in a body is read in many turns of the event loop", async () => {
  const { url } = await world();
  const session = await openSession(url);
  const taken = shortTurns();
  const path = `${url}/ws/client/${asnClientContentSaveTags.name}?x-ucsessionid=${session}`;
  const response = await post(path, tags);
  expect([response.status, await response.json()]).toMatchObject([200, { iRevision: 1 }]);
  // The gateway reads it from JSON, the server from BER.
  expect(taken()).toBeGreaterThanOrEqual(2 * LENGTH - 500);
});

it("a fault in a long argument is told with its place", async () => {
  const { url } = await world();
  const session = await openSession(url);
  const path = `${url}/ws/client/${asnClientContentSaveTags.name}?x-ucsessionid=${session}`;
  const response = await post(path, { ...tags, u8sTaggedIDs: [...tags.u8sTaggedIDs, 7] });
  expect(response.status).toBe(400);
  expect(await response.text()).toContain(`u8sTaggedIDs[${LENGTH}]`);
});

it("what comes on a WebSocket after a long argument is carried out after it", async () => {
  const { url } = await world();
  const session = await openSession(url);
  const target = `${url.replace("http", "ws")}/ws/client/websocket?x-ucsessionid=${session}`;
  const socket = new WebSocket(target);
  onTestFinished(() => socket.terminate());
  await once(socket, "open");
  const revisions = new Map<number, number>();
  socket.on("message", (data: Buffer) => {
    const [{ result }] = JSON.parse(data.toString()) as any[];
    revisions.set(result.invokeID, result.result.result.iRevision);
  });
  const taken = shortTurns();
  const send = (invokeID: number, argument: unknown): void => {
    const operationName = asnClientContentSaveTags.name;
    socket.send(JSON.stringify({ invoke: { invokeID, operationID: 0, operationName, argument } }));
  };
  send(1, tags);
  for (let id = 2; id <= 5; id++) send(id, { iRevision: 0, u8sTaggedIDs: [`tag of ${id}`] });
  await expect.poll(() => revisions.size).toBe(5);
  expect([...revisions].toSorted()).toEqual([1, 2, 3, 4, 5].map((id) => [id, id]));
  expect(taken()).toBeGreaterThan(LENGTH);
});
