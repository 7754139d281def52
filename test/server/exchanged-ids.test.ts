import { describe, expect, test } from "vitest";
import { emptyValue, operation, type Operation } from "../../src/codec/index.js";
import { exchangedFor, otherIdOf } from "../../src/modules/exchanged-ids.js";
import * as Management from "../../src/modules/management/management.js";
import type { Client } from "../../src/rose/index.js";
import { openSession, openSocket, world } from "../gateway/world.js";
import { running } from "./running.js";

/** The pairs of semantics-management 4.2: one that takes nothing, and one that does. */
const pairs: readonly (readonly [Operation<any, any, any>, Operation<any, any, any>])[] = [
  [Management.asnMgmtGetSMSManagerSettings, Management.asnMgmtSetSMSManagerSettings],
  [Management.asnMgmtGetGoogleClientID, Management.asnMgmtSetGoogleClientID],
  [Management.asnMgmtGetUpdateServiceSettings, Management.asnMgmtSetUpdateServiceSettings],
  [Management.asnMgmtUpdateActiveUserProfiles, Management.asnMgmtChangeLogin],
  [Management.asnMgmtGetUCWebServicesStatus, Management.asnMgmtSetWebServiceConfig4Admin],
  [Management.asnMgmtGetWebServiceConfig4Admin, Management.asnMgmtVerifyUCWebServicesConfig],
];
const google = { bEnabled: true, u8sClientID: "exchanged", u8sClientSecret: "s" };

/** The same operation by the number that the manual's list has for it. */
function exchanged<A, R, E>(own: Operation<A, R, E>): Operation<A, R, E> {
  const { argument, result, error } = own;
  return operation("byTheList", otherIdOf(own)!, () => ({ argument, result, error }));
}

/** What comes of a call. */
const outcomeOf = (
  client: Client,
  asked: Operation<any, any, any>,
  argument: unknown,
): Promise<unknown> =>
  client.invoke(asked, argument).catch((error: any) => error.error ?? error.problemName);

test("the ids are those of the manual's list, both ways", () => {
  const ids = pairs.map(([empty, filled]) => [empty.id, filled.id]);
  expect(ids).toEqual([
    [2509, 2508],
    [2512, 2513],
    [2520, 2521],
    [2533, 2532],
    [2534, 2537],
    [2536, 2535],
  ]);
  for (const [empty, filled] of pairs) {
    expect([otherIdOf(empty), otherIdOf(filled)]).toEqual([filled.id, empty.id]);
  }
  expect(otherIdOf({ name: "asnLogon" })).toBeUndefined();
});

test("a name besides the id says which is meant, whatever is in the argument", () => {
  const filled = Uint8Array.of(0x30, 2, 5, 0);
  for (const argument of [undefined, Uint8Array.of(0x30, 0), filled]) {
    const asked = (operationName: string) => exchangedFor(2512, { operationName, argument });
    expect(asked("asnMgmtGetGoogleClientID")).toBeUndefined();
    expect(asked("asnMgmtSetGoogleClientID")).toBe("asnMgmtSetGoogleClientID");
    expect(asked("other")).toBe(argument === filled ? "asnMgmtSetGoogleClientID" : undefined);
  }
  expect(exchangedFor(2513, { json: { _type: "AsnMgmtEmpty" } })).toBe("asnMgmtGetGoogleClientID");
  expect(exchangedFor(2513, { json: { bEnabled: true } })).toBeUndefined();
  expect(exchangedFor(2514, { json: {} })).toBeUndefined();
});

describe.each(["ber", "json"] as const)("operations that have each other's id (%s)", (encoding) => {
  test("are told apart by whether there is anything in the argument", async () => {
    const there = await running();
    const admin = await there.loggedOn("admin", { encoding });
    for (const [empty, filled] of pairs) {
      for (const one of [filled, empty]) {
        const argument = emptyValue(one.argument);
        const outcome = await outcomeOf(admin, one, argument);
        expect([one.name, await outcomeOf(admin, exchanged(one), argument)]).toEqual([
          one.name,
          outcome,
        ]);
      }
    }
    await admin.invoke(exchanged(Management.asnMgmtSetGoogleClientID), google);
    const set = await admin.invoke(exchanged(Management.asnMgmtGetGoogleClientID), {});
    expect(set).toMatchObject({ u8sClientID: "exchanged" });
    // Nobody else may do either.
    const alice = await there.loggedOn("alice", { encoding });
    for (const one of pairs[1]!) {
      const outcome = await outcomeOf(alice, exchanged(one), emptyValue(one.argument));
      expect(outcome).toMatchObject({ iErrorDetail: 2 });
    }
  });
});

test("the web service tells them apart, by the argument and by the name besides", async () => {
  const { url, server } = await world();
  await server.users.add("admin", "open sesame", { admin: true });
  const socket = await openSocket(url, await openSession(url, "admin", "open sesame"));
  const got: any[] = [];
  socket.on("message", (data: Buffer) => got.push(JSON.parse(data.toString())[0]));
  const ask = async (operationID: number, argument: object, more: object = {}): Promise<any> => {
    const invokeID = got.length + 1;
    socket.send(JSON.stringify({ invoke: { invokeID, operationID, argument, ...more } }));
    await expect.poll(() => got.length).toBe(invokeID);
    return got[invokeID - 1].result?.result.result ?? got[invokeID - 1];
  };
  await ask(2512, google);
  expect(await ask(2513, {})).toMatchObject({ u8sClientID: "exchanged" });
  expect(await ask(2512, {})).toMatchObject({ u8sClientID: "exchanged" });
  const named = { operationName: "asnMgmtGetGoogleClientID" };
  expect(await ask(2513, { _type: "AsnMgmtEmpty" }, named)).toMatchObject({ bEnabled: true });
});
