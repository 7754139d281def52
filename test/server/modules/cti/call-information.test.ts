import { describe, expect, test } from "vitest";
import { noTime } from "../../../../src/codec/index.js";
import * as Cti from "../../../../src/modules/cti/cti.js";
import { errorOf } from "../../running.js";
import { moduleStores, type ModuleStore } from "../stores.js";
import { pbxCall } from "./support/call-invariants.js";
import { numberOf, outside, Telephony, type CtiClient } from "./support/telephony.js";

/** What has been told of calls since the last time, without their features. */
async function toldOf(client: CtiClient): Promise<string[]> {
  const told = await client.told();
  return told.filter((one) => !one.includes("features")).map((one) => one.replace(/ \[.*/, ""));
}

const { eCFEATUREMERGECALLS } = Cti.EnumCallFeatures.values;

/** Whether these calls can be connected with another one. */
function canMerge(client: CtiClient, ...letters: string[]): boolean[] {
  return letters.map(
    (letter) => (client.live.get(client.id(letter))!.iFeatures & eCFEATUREMERGECALLS) !== 0,
  );
}

/** Ann talks with 11 (A), and holds a call that rings at 12 (B). */
async function withTwoCalls(store: ModuleStore): Promise<{ at: Telephony; ann: CtiClient }> {
  const at = await Telephony.start(store);
  const [ann] = await at.all();
  await ann.call("10", numberOf("11"));
  at.pbx.phone("11").answer();
  await ann.call("10", numberOf("12"));
  await ann.told();
  await ann.client.invoke(Cti.asnCtiSwapHold, { u8sConnectionID: ann.id("A") });
  return { at, ann };
}

describe.each(moduleStores)("in $name, what is told of a call:", (store) => {
  test("since when a call on hold is connected is told when the other party answers", async () => {
    const { at, ann } = await withTwoCalls(store);
    expect(await toldOf(ann)).toEqual(["1: B hold hold 12", "1: A connected connected 11"]);
    expect(ann.live.get(ann.id("B"))!.utcCallConnected).toEqual(noTime);
    at.pbx.phone("12").answer();
    expect(await toldOf(ann)).toEqual(["1: B other hold 12"]);
    const { seqCalls } = await ann.snapshot("10");
    expect([...ann.live.values()]).toEqual(seqCalls);
    expect(seqCalls.map(({ utcCallConnected: since }) => since.getTime())).not.toContain(
      noTime.getTime(),
    );
  });

  test("what the PBX calls a call is told where joining calls makes no other difference", async () => {
    const at = await Telephony.start(store);
    const [ann, , cid] = await at.all();
    await ann.call("10", numberOf("11"));
    at.pbx.phone("11").answer();
    await ann.told();
    await ann.client.invoke(Cti.asnCtiSetupConference, {
      ...{ u8sConnectionID: ann.id("A"), u8sPhoneNumberTo: numberOf("12"), iNumberFormat: 1 },
    });
    await ann.call("10", numberOf("13"));
    at.pbx.phone("13").answer();
    await Promise.all([ann.told(), cid.told()]);
    const before = pbxCall(cid.live.get(cid.id("A"))!);
    await ann.client.invoke(Cti.asnCtiConference, {
      u8sConnectionID1: ann.id("B"),
      u8sConnectionID2: ann.id("A"),
    });
    expect(await toldOf(cid)).toEqual([
      "1: A other offering 10",
      "1: conference created by 10: 13 11",
    ]);
    const [shown] = (await cid.snapshot("12")).seqCalls;
    const now = cid.live.get(cid.id("A"))!;
    expect(now).toEqual(shown);
    expect(pbxCall(now)).not.toBe(before);
  });

  test("two parties who have not answered cannot be connected with each other", async () => {
    const { at, ann } = await withTwoCalls(store);
    await ann.client.invoke(Cti.asnCtiDropCall, { u8sConnectionID: ann.id("A") });
    await ann.call("10", outside);
    await ann.told();
    const merge = { u8sConnectionID1: ann.id("C"), u8sConnectionID2: ann.id("B") };
    expect(canMerge(ann, "B", "C")).toEqual([false, false]);
    expect(await errorOf(ann.client.invoke(Cti.asnCtiMergeCalls, merge))).toMatchObject({
      iErrorDetail: 1,
    });
    at.pbx.phone("12").answer();
    await ann.told();
    expect(canMerge(ann, "B", "C")).toEqual([true, true]);
    await ann.client.invoke(Cti.asnCtiMergeCalls, merge);
    expect(await toldOf(ann)).toEqual([
      "1: B destroyed destroyed 12",
      `1: C destroyed destroyed ${outside}`,
    ]);
  });

  test("callers outside can be connected with others also if the PBX tells of them only by the number", async () => {
    const at = await Telephony.start(store);
    const ann = await at.monitoring("ann");
    const tell = (call: string, event: "delivered" | "established" | "held"): void => {
      const numbers = { callingNumber: outside, calledNumber: numberOf("10") };
      at.pbx.tell({ event, connection: { call, device: "10" }, cause: "normal", ...numbers });
    };
    for (const event of ["delivered", "established", "held"] as const) tell("one", event);
    tell("two", "delivered");
    await ann.told();
    expect(canMerge(ann, "A", "B")).toEqual([false, false]);
    tell("two", "established");
    await ann.told();
    expect(canMerge(ann, "A", "B")).toEqual([true, true]);
  });
});
