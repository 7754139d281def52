import { describe, expect, onTestFinished, test } from "vitest";
import {
  asnGetLoggedInContact,
  asnLogoff,
  asnLogon,
  asnSetClientAuthentication,
} from "../../../../src/modules/authentication/authentication.js";
import {
  asnMyUpdateConnectedClientList,
  type AsnClientInfo,
} from "../../../../src/modules/general/general.js";
import type { Client } from "../../../../src/rose/index.js";
import { TcpPeer } from "../../../replay/support/tcp-peer.js";
import { until } from "../../../rose/support/peers.js";
import { logonArgument } from "../../login.js";
import { moduleStores } from "../stores.js";

const now = new Date("2026-11-29T08:00:00Z");

/** The lists that a client gets. */
function told(client: Client): AsnClientInfo[][] {
  const lists: AsnClientInfo[][] = [];
  client.handle(asnMyUpdateConnectedClientList, ({ listClientInfos }) => {
    lists.push(listClientInfos);
  });
  return lists;
}

const logOn = (client: Client, user: string, computer: string, iAttachToContact = 1) =>
  client.invoke(asnLogon, {
    ...logonArgument(user, `${user}'s secret`),
    ...{ iAttachToContact, u8sClientComputerName: computer },
  });

const listed = (u8sComputername: string, own: boolean, iConnectionType = 0): AsnClientInfo => ({
  iConnectionType,
  bMyConnectionInfo: own,
  stUTCLoginTime: now,
  u8sComputername,
  u8sAdditionalInfo: "",
});

/** Asks for the own contact, after which a client is told. */
const begin = (client: Client) => client.invoke(asnGetLoggedInContact, {});

describe.each(moduleStores)("1.10 asnMyUpdateConnectedClientList (9059), in $name", (store) => {
  test("has all clients of the user, and goes to those that are attached, after they have asked for their own contact", async () => {
    const there = await store.running({ clock: () => now });
    const [desk, laptop, quiet, bob] = await Promise.all(
      Array.from({ length: 4 }, () => there.connected()),
    );
    const lists = [desk, laptop, quiet, bob].map((client) => told(client!));
    await logOn(bob!, "bob", "bob's");
    await begin(bob!);
    await desk!.invoke(asnSetClientAuthentication, {
      iCtiClientAppID: 1,
      sClientAuthentication: new Uint8Array(0),
    });
    await logOn(desk!, "alice", "desk");
    await logOn(laptop!, "alice", "laptop");
    const both = [listed("desk", true, 1), listed("laptop", false)];
    await begin(desk!);
    await until(() => lists[0]!.length > 0);
    expect(lists[0]!.at(-1)).toEqual(both);
    // Who has not asked is not told, and others are told of him; nor is who is not attached.
    await logOn(quiet!, "alice", "quiet", 0);
    await begin(quiet!);
    await until(() => lists[0]!.at(-1)?.length === 3);
    expect(lists[0]!.at(-1)).toEqual([...both, listed("quiet", false)]);
    expect(lists[1]).toEqual([]);
    await begin(laptop!);
    await until(() => lists[1]!.length === 1);
    const [theirs] = lists[1]!;
    expect(theirs!.map(({ bMyConnectionInfo }) => bMyConnectionInfo)).toEqual([false, true, false]);
    laptop!.emit(asnLogoff, {});
    await quiet!.close();
    await until(() => lists[0]!.at(-1)?.length === 1);
    expect(lists[0]!.at(-1)).toEqual([listed("desk", true, 1)]);
    expect([lists[1]!.length, lists[2], lists[3]]).toEqual([1, [], []]);
  });

  test("comes after the answer for which a client waits, and once however often it asks", async () => {
    const there = await store.running();
    const desk = await there.connected();
    await logOn(desk, "alice", "desk", 0);
    const peer = await TcpPeer.to(there.port);
    onTestFinished(() => peer.destroy());
    const ask = (invokeID: number, operationName: string, argument: object): void =>
      peer.send(JSON.stringify({ invoke: { invokeID, operationID: 0, operationName, argument } }));
    const next = async (): Promise<any> => JSON.parse((await peer.next()) as string);
    const answer = (invokeID: number) => ({ result: { invokeID } });
    const authentication = {
      simple: { u8sClientUsername: "alice", u8sClientUserPassword: "alice's secret" },
    };
    const client = {
      iVersion: 61,
      u8sVersion: "1",
      u8sClientComputerName: "",
      iAttachToContact: 1,
    };
    ask(1, "asnLogon", { ...client, authentication });
    expect(await next()).toMatchObject(answer(1));
    for (const id of [2, 3]) ask(id, "asnGetLoggedInContact", {});
    const messages = [await next(), await next(), await next()];
    expect(messages.map(({ result, invoke }) => result?.invokeID ?? invoke.operationID)).toContain(
      9059,
    );
    expect(messages[0]).toMatchObject(answer(2));
    await desk.close();
    const argument = { listClientInfos: [{ bMyConnectionInfo: true }] };
    expect(await next()).toMatchObject({ invoke: { operationID: 9059, argument } });
  });

  test("has the 50 clients that have logged on last, and takes whatever a computer is called", async () => {
    const there = await store.running({ clock: () => now });
    const first = await there.connected();
    const lists = told(first);
    // The last character does not fit as a whole.
    await logOn(first, "alice", `\0${"x".repeat(254)}😀`);
    await begin(first);
    await logOn(await there.connected(), "alice", "other", 0);
    await until(() => lists.length === 1);
    expect(lists[0]![0]!.u8sComputername.slice(0, 255)).toBe(`\0${"x".repeat(254)}`);
    const more = await Promise.all(Array.from({ length: 51 }, () => there.connected()));
    const last = told(more.at(-1)!);
    for (const [at, client] of more.entries()) await logOn(client, "alice", `${at}`);
    await begin(more.at(-1)!);
    await until(() => last.length === 1);
    const names = last[0]!.map(({ u8sComputername }) => u8sComputername);
    expect(names).toEqual(Array.from({ length: 50 }, (_, at) => `${at + 1}`));
    expect(lists.at(-1)!.length).toBe(50);
    expect(lists.at(-1)![0]).toMatchObject({ bMyConnectionInfo: true });
  });
});
