import { describe, expect, test } from "vitest";
import {
  asnLogoff,
  asnLogon,
  asnSetClientAuthentication,
} from "../../../../src/modules/authentication/authentication.js";
import {
  asnMyUpdateConnectedClientList,
  type AsnClientInfo,
} from "../../../../src/modules/general/general.js";
import type { Client } from "../../../../src/rose/index.js";
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

describe.each(moduleStores)("1.10 asnMyUpdateConnectedClientList (9059), in $name", (store) => {
  test("has all clients of the user, and goes to all of them that are attached, at each logon and logoff", async () => {
    const there = await store.running({ clock: () => now });
    const [desk, laptop, quiet, bob] = await Promise.all(
      Array.from({ length: 4 }, () => there.connected()),
    );
    const lists = [desk, laptop, quiet, bob].map((client) => told(client!));
    await logOn(bob!, "bob", "bob's");
    await until(() => lists[3]!.length === 1);
    await desk!.invoke(asnSetClientAuthentication, {
      iCtiClientAppID: 1,
      sClientAuthentication: new Uint8Array(0),
    });
    await logOn(desk!, "alice", "desk");
    await until(() => lists[0]!.length === 1);
    expect(lists[0]!.at(-1)).toEqual([listed("desk", true, 1)]);
    await logOn(laptop!, "alice", "laptop");
    await until(() => lists[0]!.length === 2 && lists[1]!.length === 1);
    expect(lists[0]!.at(-1)).toEqual([listed("desk", true, 1), listed("laptop", false)]);
    expect(lists[1]!.at(-1)).toEqual([listed("laptop", true), listed("desk", false, 1)]);
    // Who is not attached is told nothing, and others are told of him.
    await logOn(quiet!, "alice", "quiet", 0);
    await until(() => lists[0]!.length === 3 && lists[1]!.length === 2);
    expect(lists[1]!.at(-1)).toEqual([
      ...[listed("laptop", true), listed("desk", false, 1), listed("quiet", false)],
    ]);
    laptop!.emit(asnLogoff, {});
    await quiet!.close();
    await until(() => lists[0]!.at(-1)?.length === 1);
    expect(lists[0]!.at(-1)).toEqual([listed("desk", true, 1)]);
    expect([lists[2], lists[3]]).toEqual([[], [[listed("bob's", true)]]]);
  });

  test("has 50 clients at most, the receiver's own among them, and takes whatever a computer is called", async () => {
    const there = await store.running({ clock: () => now });
    const first = await there.connected();
    const lists = told(first);
    // The last character does not fit as a whole.
    await logOn(first, "alice", `\0${"x".repeat(254)}😀`);
    const more = await Promise.all(Array.from({ length: 60 }, () => there.connected()));
    for (const [at, client] of more.entries()) await logOn(client, "alice", `${at}`, 0);
    await until(() => lists.at(-1)?.at(-1)?.u8sComputername === "59");
    const last = lists.at(-1)!;
    expect(last.length).toBe(50);
    expect(last[0]).toMatchObject({ bMyConnectionInfo: true });
    expect(last[0]!.u8sComputername.slice(0, 255)).toBe(`\0${"x".repeat(254)}`);
    expect(last.filter(({ bMyConnectionInfo }) => bMyConnectionInfo).length).toBe(1);
  });
});
