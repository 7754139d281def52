import { describe, expect, test } from "vitest";
import * as Management from "../../../../src/modules/management/management.js";
import { asnLogoff } from "../../../../src/modules/authentication/authentication.js";
import { asnCheckConnection } from "../../../../src/modules/transport/transport.js";
import type { Client } from "../../../../src/rose/index.js";
import { logOn } from "../../login.js";
import { errorOf, errorsOf } from "../../running.js";
import { moduleStores } from "../stores.js";
import { withSource } from "./source.js";

const event = (u8sTAPILineID: string, iCallState = 1): Management.AsnMgmtLineEventForAdmin => ({
  u8sTAPILineID,
  u8sCallerIDTAPI: "10",
  u8sCalledIDTAPI: "11",
  u8sConnectedIDTAPI: "",
  bOutBoundCall: true,
  iCallState,
});

/** The events of lines that a client gets. */
function told(client: Client) {
  const got: Management.AsnMgmtLineEventForAdmin[] = [];
  client.handle(
    Management.asnMgmtOnLineEvent4AdminEvent,
    ({ lineEvent4Admin }) => void got.push(lineEvent4Admin),
  );
  return async () => {
    await client.invoke(asnCheckConnection, {});
    return got.splice(0);
  };
}

describe.each(moduleStores)("in $name, 4.9 tests of lines:", (store) => {
  test("asnMgmtGetLineStates (2529) sends the state of each line (2704) before the answer: closed and without calls", async () => {
    const { admin, report } = await withSource(store);
    const got: unknown[] = [];
    admin.handle(Management.asnMgmtGetLineStatesEvent, (argument) => void got.push(argument));
    expect(await admin.invoke(Management.asnMgmtGetLineStates, { iType: 7 })).toEqual({});
    expect(got).toEqual([]);
    await report("11");
    await report("10", { source: "Other", uri: "tel:10@other" });
    await admin.invoke(Management.asnMgmtGetLineStates, { iType: 7 });
    const state = { iDumpMessage: 0, iDumpType: 7, iOpenState: 1, iNumCalls: 0 };
    const reason = { iSipResponseCode: 0, u8sReasonPhrase: "" };
    expect(got).toEqual([
      { ...state, ...reason, u8sLineID: "10" },
      { ...state, ...reason, u8sLineID: "11" },
    ]);
  });

  test("asnMgmtConResetLine (2514) is error 501 for a line, because none is ever open, and error 3 for none", async () => {
    const { admin, report } = await withSource(store);
    await report("10");
    const reset = (u8sLineID: string) =>
      errorOf(admin.invoke(Management.asnMgmtConResetLine, { u8sLineID }));
    for (const line of ["10", "tel:10@pbx"]) {
      expect(await reset(line)).toMatchObject({ iErrorDetail: 501 });
    }
    for (const line of ["11", "", "1\0", "x".repeat(2000)]) {
      expect(await reset(line)).toMatchObject({ iErrorDetail: 3 });
    }
  });

  test("asnMgmtSubscribeLineEvents (2625) sends what a source tells of calls of one line (2721), until asnMgmtUnsubscribeLineEvents (2576)", async () => {
    const { there, admin, report, publish } = await withSource(store);
    await report("10");
    await report("11");
    const other = await there.loggedOn("admin");
    const [mine, others] = [told(admin), told(other)];
    const subscribe = (u8sTAPILineID: string) =>
      admin.invoke(Management.asnMgmtSubscribeLineEvents, { u8sTAPILineID });
    publish(event("tel:10@pbx"));
    expect(await subscribe("10")).toEqual({});
    publish(event("tel:10@pbx", 2));
    publish(event("tel:11@pbx", 3));
    publish(event("TEL:10@PBX", 4));
    expect(await mine()).toEqual([event("tel:10@pbx", 2), event("TEL:10@PBX", 4)]);
    // One line at a time.
    expect(await subscribe("TEL:11@pbx")).toEqual({});
    publish(event("tel:10@pbx"));
    publish(event("tel:11@pbx", 5));
    expect(await mine()).toEqual([event("tel:11@pbx", 5)]);
    // An unknown line leaves the subscription.
    for (const line of ["12", "", "1\0"]) {
      expect(await errorOf(subscribe(line))).toMatchObject({ iErrorDetail: 3 });
    }
    publish(event("tel:11@pbx", 6));
    expect(await mine()).toEqual([event("tel:11@pbx", 6)]);
    expect(await admin.invoke(Management.asnMgmtUnsubscribeLineEvents, {})).toEqual({});
    expect(await admin.invoke(Management.asnMgmtUnsubscribeLineEvents, {})).toEqual({});
    publish(event("tel:11@pbx"));
    expect(await mine()).toEqual([]);
    expect(await others()).toEqual([]);
  });

  test("a subscription to a line ends with the login", async () => {
    const { there, report, publish } = await withSource(store);
    await report("10");
    const client = await there.loggedOn("admin");
    const events = told(client);
    await client.invoke(Management.asnMgmtSubscribeLineEvents, { u8sTAPILineID: "10" });
    client.emit(asnLogoff, {});
    await logOn(client, "admin", "admin's secret");
    publish(event("tel:10@pbx"));
    expect(await events()).toEqual([]);
  });

  test("asnMgmtRequestPBXLineExists (2613) finds no number without a PBX, and the tunnel to drivers (2590) is error 501", async () => {
    const { admin, report } = await withSource(store);
    await report("10", { number: "+4930123" });
    const ask = { u8sPhoneNumber: "+4930123" };
    expect(await admin.invoke(Management.asnMgmtRequestPBXLineExists, ask)).toEqual({
      u8sCorrectNumberSC: "",
    });
    const tunnel = admin.invoke(Management.asnMgmtETapiUIDllCallback, {
      binData: Uint8Array.of(1, 2),
    });
    expect(await errorOf(tunnel)).toMatchObject({ iErrorDetail: 501 });
  });

  test("all of them are for administrators: others get error 2", async () => {
    const { there, report } = await withSource(store);
    await report("10");
    const alice = await there.loggedOn("alice");
    const { asnMgmtSubscribeLineEvents, asnMgmtUnsubscribeLineEvents } = Management;
    for (const error of await errorsOf([
      alice.invoke(Management.asnMgmtGetLineStates, { iType: 0 }),
      alice.invoke(Management.asnMgmtConResetLine, { u8sLineID: "10" }),
      alice.invoke(asnMgmtSubscribeLineEvents, { u8sTAPILineID: "10" }),
      alice.invoke(asnMgmtUnsubscribeLineEvents, {}),
      alice.invoke(Management.asnMgmtRequestPBXLineExists, { u8sPhoneNumber: "1" }),
      alice.invoke(Management.asnMgmtETapiUIDllCallback, { binData: new Uint8Array(0) }),
    ])) {
      expect(error).toMatchObject({ iErrorDetail: 2 });
    }
  });
});
