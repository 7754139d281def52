import { expect, it } from "vitest";
import { openSession, openSocket, post, world } from "./world.js";

it("the web service carries the operations of item stores and the events that answer them", async () => {
  const { url } = await world();
  const session = await openSession(url);
  const socket = await openSocket(url, session);
  const events: any[] = [];
  socket.on("message", (data: Buffer) => {
    for (const { invoke } of JSON.parse(data.toString()) as any[]) events.push(invoke);
  });
  const call = async (name: string, body: object): Promise<unknown> => {
    const headers = { "X-ucsessionid": session };
    const response = await post(`${url}/ws/client/${name}`, body, headers);
    expect(response.status).toBe(200);
    return await response.json();
  };
  const at = { u8sItemStore: "usersettings", u8sItemStoreID: "k" };
  const { u8sItemStore } = at;
  const subscription = { u8sCrossRefID: "1", u8sItemStore, iSubscribeType: 1 };
  await call("asnClientPersistenceSubscribe", subscription);
  await call("asnClientPersistenceCreate", { ...at, u8sCrossRefID: "2", data: "ü" });
  await call("asnClientPersistenceRead", { u8sCrossRefID: "3", u8sItemStore });
  await call("asnClientPersistenceDelete", { ...at, u8sCrossRefID: "4" });
  await expect.poll(() => events.length).toBe(4);
  const item = { ...at, data: "ü", iRevision: 1 };
  expect(events.map(({ operationName, argument }) => [operationName, argument])).toMatchObject([
    ["asnClientPersistenceEvent", { iResult: 0, u8sCrossRefID: "1" }],
    ["asnClientPersistenceEvent", { u8sCrossRefID: "2", changedItems: [item] }],
    ["asnClientPersistenceEvent", { u8sCrossRefID: "3", changedItems: [item] }],
    ["asnClientPersistenceEvent", { u8sCrossRefID: "4", deletedItems: [{ ...at, data: "" }] }],
  ]);
  const id = (await call("asnClientPersistenceGetDatabaseID", {})) as { u8sDatabaseID: string };
  expect(id.u8sDatabaseID).toBe(events[0].argument.u8sDatabaseID);
  // What version 8 adds to a read changes its meaning, so it is not skipped.
  const more = { _type: "AsnClientPersistenceReadArgument", bCountOnly: true };
  const read = { u8sCrossRefID: "5", u8sItemStore, ...more };
  const path = `${url}/ws/client/asnClientPersistenceRead`;
  const refused = await post(path, read, { "X-ucsessionid": session });
  expect([refused.status, await refused.json()]).toMatchObject([
    400,
    { error: { details: expect.stringContaining('no member "bCountOnly"') } },
  ]);
});
