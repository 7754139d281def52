import { expect, it } from "vitest";
import { emptyValue } from "../../src/codec/index.js";
import { AsnNetDatabaseTask } from "../../src/modules/tasks/tasks.js";
import { openSession, openSocket, post, world } from "./world.js";

/** A session of the web service with the events that its WebSocket gets. */
async function session() {
  const { url } = await world();
  const id = await openSession(url);
  const socket = await openSocket(url, id);
  const events: [name: string, argument: any][] = [];
  socket.on("message", (data: Buffer) => {
    for (const { invoke } of JSON.parse(data.toString()) as any[]) {
      events.push([invoke.operationName, invoke.argument]);
    }
  });
  const call = async (name: string, body: object): Promise<any> => {
    const response = await post(`${url}/ws/client/${name}`, body, { "X-ucsessionid": id });
    expect(response.status).toBe(200);
    return await response.json();
  };
  return { call, events };
}

it("the web service carries the contacts of clients and the events about them", async () => {
  const { call, events } = await session();
  expect(await call("asnSubscribeClientContent", {})).toMatchObject({ iRevision: 0 });
  const change = {
    iRevision: 0,
    u8sVersion: "1",
    iIsEditable: 1,
    addedOrChangedContacts: [{ u8sEntryID: "ü" }],
    iFlags: 1,
  };
  expect(await call("asnChangeClientContent", change)).toMatchObject({ iRevision: 1 });
  expect(await call("asnGetClientContent", { iContactFilter: 0 })).toMatchObject({
    u8sContentRevision: "1",
    contactList: [{ u8sEntryID: "ü" }],
  });
  await expect.poll(() => events.length).toBe(2);
  expect(events).toMatchObject([
    ["asnClientContentChanged", { iRevision: 0, iFlags: 1 }],
    ["asnClientContentChanged", { iRevision: 0, addedOrChangedContacts: [{ u8sEntryID: "ü" }] }],
  ]);
});

it("the web service carries tasks and the events about them", async () => {
  const { call, events } = await session();
  const text = AsnNetDatabaseTask.encodeJson({
    ...emptyValue<AsnNetDatabaseTask>(AsnNetDatabaseTask),
    u8sSubject: "ü",
  });
  const { u8sAddedTaskID } = await call("asnTaskAddEntry", { taskEntry: JSON.parse(text) });
  await call("asnTaskRemoveEntries", { u8slistTaskID: [u8sAddedTaskID] });
  await expect.poll(() => events.length).toBe(2);
  expect(events).toMatchObject([
    ["asnTaskItemsAdded", { listTasks: [{ u8sTaskID: u8sAddedTaskID, u8sSubject: "ü" }] }],
    ["asnTaskItemsRemoved", { u8slistTaskIDs: [u8sAddedTaskID] }],
  ]);
});
