import { describe, expect, it } from "vitest";
import { Lines } from "../../../../src/gateway/page/live/lines.js";
import type { CallInfo, LineInfo, LineState } from "../../../../src/gateway/page/live/values.js";

const line = (uri: string): LineInfo => ({
  u8sLinePhoneNumber: uri,
  iLineOpenStatus: 2,
  u8sDescriptor: "",
  u8sPhoneNumber: "",
  iLineFeatures: 0,
});

const call = (u8sConnectionID: string, iCallState: number): CallInfo => ({
  ...{ u8sConnectionID, iCallState, iDisconnectedReason: 0, iFeatures: 0, bOutbound: false },
  ...{ u8sLinePhoneNumber: "", iCallType: 0, bCallerIDBlocked: false, u8sLocalNumberSC: "" },
  ...{ iCallRecordingState: 0, u8sRemoteNumberSC: "", utcCallCreated: "", utcCallConnected: "" },
});

const state = (uri: string, ...seqCalls: CallInfo[]): LineState => ({
  ...{ lineInfo: line(uri), seqCalls, iDoNotDisturb: 0, seqLineForwards: [] },
  remoteOfficeState: { iEnabled: 0, u8sDestination: "" },
});

const uris = (lines: Lines): string[] => lines.all.map(({ info }) => info.u8sLinePhoneNumber);

describe("the lines of the live view", () => {
  it("are no more than there may be, the user's own before others", () => {
    const lines = new Lines(2);
    lines.list([line("a"), line("b"), line("c"), line("d")], new Set(["c"]), false);
    expect([uris(lines), lines.others]).toEqual([["c", "a"], 2]);
    lines.take("d", state("d", call("1", 2)));
    lines.event("asnCtiNotifyLineInfoChanged", { u8sLinePhoneNumber: "d", lineInfo: line("d") });
    expect(uris(lines)).toEqual(["c", "a"]);
  });

  it("keep what is known of them when the list is told again", () => {
    const lines = new Lines(9);
    lines.list([line("a"), line("b")], new Set(), true);
    lines.take("a", state("a", call("1", 2)));
    lines.list([line("a"), line("c")], new Set(["a"]), false);
    expect(uris(lines)).toEqual(["a", "c"]);
    expect(lines.all[0]?.calls.size).toBe(1);
    expect(lines.first?.isOwn).toBe(true);
  });

  it("lose calls that are destroyed, and take features only of calls that there are", () => {
    const lines = new Lines(9);
    lines.list([line("a")], new Set(), false);
    lines.take("a", state("a", call("1", 2), call("2", 32)));
    const told = { u8sLinePhoneNumber: "a" };
    const ended = { ...told, callinformation: call("1", 1) };
    lines.event("asnCtiNotifyLineCallInformationChanged", ended);
    const callFeaturesList = [
      { u8sConnectionID: "1", iFeatures: 1 },
      { u8sConnectionID: "2", iFeatures: 32 },
    ];
    lines.event("asnCtiNotifyLineCallFeaturesChanged", { ...told, callFeaturesList });
    const calls = [...lines.all[0]!.calls.values()];
    expect(calls.map(({ u8sConnectionID, iFeatures }) => [u8sConnectionID, iFeatures])).toEqual([
      ["2", 32],
    ]);
  });

  it("show who takes part in their conference, as far as it is told", () => {
    const lines = new Lines(9);
    lines.list([line("a")], new Set(), false);
    const party = (u8sLinePhoneNumber: string, u8sRemoteNumberSC = ""): CallInfo => ({
      ...call("", 64),
      ...{ u8sLinePhoneNumber, u8sRemoteNumberSC },
    });
    const event = (name: string, member: CallInfo | readonly CallInfo[], by = party("b")): void =>
      lines.event(`asnCtiNotifyConference${name}`, {
        u8sLinePhoneNumber: "a",
        conferenceControllerCallInfo: by,
        [`conferenceMemberCallInfo${Array.isArray(member) ? "List" : ""}`]: member,
      });
    const parties = () =>
      lines.all[0]!.parties.map((one) => one.u8sLinePhoneNumber || one.u8sRemoteNumberSC);
    event("Created", [party("a"), party("c")]);
    expect(parties()).toEqual(["b", "c"]);
    event("PartyAdded", party("", "+49"));
    event("PartyAdded", party("", "+49"));
    expect(parties()).toEqual(["b", "c", "+49"]);
    event("PartyRemoved", party("b"));
    expect(parties()).toEqual(["c", "+49"]);
    // The controller has left: its place is empty.
    event("Created", [party("a"), party("c")], party(""));
    expect(parties()).toEqual(["c"]);
    event("Destroyed", []);
    expect(parties()).toEqual([]);
    event("PartyAdded", party("a"));
    expect(parties()).toEqual(["b"]);
    event("PartyRemoved", party("a"));
    expect(parties()).toEqual([]);
    event(
      "Created",
      Array.from({ length: 1_000 }, (_, at) => party(String(at))),
    );
    expect(parties().length).toBeLessThan(50);
  });

  it("show forwards, remote office and problems, until they can be followed", () => {
    const lines = new Lines(9);
    lines.list([line("a")], new Set(), false);
    lines.fail("a", "too many monitors");
    expect(lines.all[0]?.problem).toBe("too many monitors");
    lines.take("a", state("a"));
    const told = { u8sLinePhoneNumber: "a" };
    const seqLineForwards = [{ iForwardMode: 1, u8sDestination: "12" }];
    lines.event("asnCtiNotifyLineForwardingChanged", { ...told, seqLineForwards });
    const remoteOfficeState = { iEnabled: 1, u8sDestination: "+49" };
    lines.event("asnCtiNotifyLineRemoteOfficeChanged", { ...told, remoteOfficeState });
    const all = { seqLineForwards, remoteOfficeState, problem: undefined };
    expect(lines.all[0]).toMatchObject(all);
  });
});
