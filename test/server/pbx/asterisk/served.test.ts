import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { asnCtiRedirectCall, EnumLineFeatures } from "../../../../src/modules/cti/cti.js";
import { AsteriskPbx } from "../../../../src/server/pbx/index.js";
import { inTheEnd } from "../../../support/in-the-end.js";
import { addCaller, CtiClient } from "../../modules/cti/support/telephony.js";
import { moduleStores, type ModuleStore } from "../../modules/stores.js";
import { Playback } from "./support/playback.js";
import { parts, sentAt, type Step } from "./support/recording.js";
import { block, secret, username } from "./support/stand-in.js";

let recorded: Playback;

beforeAll(async () => {
  recorded = await Playback.start();
});

beforeEach(() => recorded.reset());

afterAll(() => recorded.pbx.stop());

/** A server with the recorded Asterisk, and clients of ann, ben and cid that watch its three lines. */
async function watching(store: ModuleStore): Promise<[CtiClient, CtiClient, CtiClient]> {
  const driver = new AsteriskPbx({
    ...{ host: "127.0.0.1", port: recorded.pbx.port, username, secret, context: "internal" },
    lines: [{ pattern: "_100X", number: "+4981510${EXTEN:2}" }],
    maxDelay: 1,
  });
  const there = await store.running({ pbx: [{ name: "pbx", driver }] });
  const admin = await there.loggedOn("admin");
  const watch = async (name: string, line: string): Promise<CtiClient> => {
    await addCaller(admin, name, `+4981510${line.slice(2)}`);
    const client = new CtiClient(await there.loggedOn(name));
    await client.monitor(line);
    return client;
  };
  return [await watch("ann", "1001"), await watch("ben", "1002"), await watch("cid", "1003")];
}

/** What clients have been told once they know as much as `last` says, without the features of calls. */
async function told(client: CtiClient, last: string): Promise<string[]> {
  const plain = (): string[] =>
    client.got.map((one) => one.replace(/ ?\[.*$/, "")).filter((one) => !/^\S+ features/.test(one));
  await vi.waitUntil(() => plain().at(-1)?.endsWith(last), inTheEnd);
  const all = plain();
  client.got = [];
  return all;
}

const part = (at: number): readonly Step[] => parts[at] ?? [];

/** Whether a step is the first by which the call is off hold again. */
const isRetrieved = (step: Step): boolean =>
  step.kind === "received" && step.message.get("Event") === "Unhold";

describe.each(moduleStores)("in $name, clients of a server with the recorded Asterisk", (store) => {
  test("are told what happens on their lines, and do what can be done with calls", async () => {
    const [ann, ben, cid] = await watching(store);
    recorded.play(part(1));
    expect(await told(ann, "destroyed 002")).toEqual([
      ...["1: A dialing dialing 002", "1: A ringback ringback 002", "1: A connected connected 002"],
      ...["1: A hold hold 002", "1: A connected connected 002", "1: A disconnect disconnected 002"],
      "1: A destroyed destroyed 002",
    ]);
    expect(await told(ben, "destroyed 001")).toEqual([
      // That the other one holds, and retrieves, makes no difference here.
      ...["1: A offering offering 001", "1: A connected connected 001"],
      "1: A destroyed destroyed 001",
    ]);
    recorded.play(part(2));
    expect((await told(ben, "destroyed 001 (unconnected)")).slice(0, -1)).toEqual([
      "1: B offering offering 001",
    ]);
    recorded.play(part(3));
    expect(await told(ann, "destroyed 002 (busy)")).toContain("1: C busy busy 002 (busy)");
    // The call that is transferred is made here.
    const steps = part(5);
    const at = sentAt(steps, "BlindTransfer");
    recorded.play(steps.slice(0, at));
    await told(ann, "connected 002");
    recorded.react = ({ ActionID = "" }) => {
      setImmediate(() => recorded.play(steps.slice(at)));
      return block({ Response: "Success", ActionID });
    };
    await ann.client.invoke(asnCtiRedirectCall, {
      ...{ u8sContactID: "", u8sConnectionID: ann.id("D") },
      ...{ u8sPhoneNumber: "1003", iNumberFormat: 0 },
    });
    expect(recorded.pbx.actions.at(-1)).toMatchObject({ Action: "BlindTransfer", Exten: "1003" });
    expect(await told(ann, "destroyed 002")).toEqual(["1: D destroyed destroyed 002"]);
    expect(await told(ben, "destroyed 003")).toContain("1: D connected connected 003");
    expect((await told(cid, "destroyed 002"))[0]).toBe("1: A offering offering 002");
  });

  test("see their lines out of reach without a connection, and the calls that there are when it is back", async () => {
    const [ann, ben, cid] = await watching(store);
    const steps = part(1);
    recorded.play(steps.slice(0, sentAt(steps, "CoreShowChannels")));
    await told(ann, "connected 002");
    await told(ben, "connected 001");
    recorded.pbx.isReachable = false;
    recorded.pbx.cut();
    expect(await told(ann, "destroyed 002")).toEqual([
      ...["1: line 4", "1: A connectiontophonedestroyed destroyed 002"],
    ]);
    await told(ben, "destroyed 001");
    expect(await told(cid, "line 4")).toEqual(["1: line 4"]);
    // Meanwhile the call is held.
    const held = steps.findIndex(isRetrieved);
    recorded.play(steps.slice(0, held).slice(sentAt(steps, "CoreShowChannels")));
    recorded.pbx.isReachable = true;
    expect(await told(ann, "line 2")).toEqual(["1: B hold hold 002", "1: line 2"]);
    expect(await told(ben, "line 2")).toEqual(["1: B connected connected 001", "1: line 2"]);
    expect(await told(cid, "line 2")).toEqual(["1: line 2"]);
    recorded.play(steps.slice(held));
    expect(await told(ann, "destroyed 002")).toContain("1: B connected connected 002");
    await told(ben, "destroyed 001");
    const { seqCalls, lineInfo } = await ann.snapshot("1001");
    expect(seqCalls).toEqual([]);
    const { eCTILINEFEATUREMAKECALL: call, eCTILINEFEATUREBLOCKID: hide } = EnumLineFeatures.values;
    expect(lineInfo.iLineFeatures & (call | hide)).toBe(call);
  });
});
