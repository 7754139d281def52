import { beforeEach, describe, expect, test } from "vitest";
import { ManualClock, SimulatedPbx, type PbxEvent } from "../../../src/server/pbx/index.js";
import { CallModel, type ModelChange } from "../../../src/server/pbx/model.js";

const lines = ["10", "11", "12"];
const numbers = { callingNumber: "10", calledNumber: "11" };
const at = (device: string, call = "1") => ({ call, device });

let changes: ModelChange[];
let model: CallModel;

beforeEach(() => {
  changes = [];
  model = new CallModel({
    clock: () => new Date(0),
    changed: (change) => void changes.push(change),
    device: (id) => (lines.includes(id) ? { id, category: "station" } : undefined),
  });
});

function apply(...events: PbxEvent[]): void {
  for (const event of events) model.apply(event);
}

/** The states of the connections of all lines. */
function states(): string[] {
  return lines.flatMap((device) =>
    [...model.of(device)].map((one) => `${device} ${one.state} ${one.remoteNumber}`),
  );
}

const ringing: PbxEvent[] = [
  { event: "originated", connection: at("10"), cause: "newCall", ...numbers },
  { event: "delivered", connection: at("11"), cause: "newCall", ...numbers },
];

describe("the model of calls", () => {
  test("follows a call", () => {
    apply(...ringing);
    expect(states()).toEqual(["10 connected 11", "11 alerting 10"]);
    apply({ event: "established", connection: at("11"), cause: "normal" });
    const [one] = model.of("10");
    expect(one?.connected).toEqual(new Date(0));
    apply({ event: "connectionCleared", connection: at("11"), cause: "normal" });
    expect([states(), one?.ended]).toEqual([["10 connected 11"], new Date(0)]);
    apply({ event: "connectionCleared", connection: at("10"), cause: "normal" });
    expect([states(), one?.state]).toEqual([[], "null"]);
  });

  test("keeps a connection when calls are joined, whatever it is called then", () => {
    apply(...ringing, { event: "established", connection: at("11"), cause: "normal" });
    const [kept] = model.of("11");
    apply(
      { event: "held", connection: at("10"), cause: "normal" },
      { event: "originated", connection: at("10", "2"), cause: "consultation", ...numbers },
      { event: "established", connection: at("12", "2"), cause: "normal" },
      {
        event: "transferred",
        cause: "transfer",
        by: [at("10"), at("10", "2")],
        connections: [
          { old: at("11"), new: at("11", "3") },
          { old: at("12", "2"), new: at("12", "3") },
        ],
      },
    );
    expect([...model.of("11")]).toEqual([kept]);
    expect(kept?.call.id).toBe("3");
    expect(states()).toEqual(["11 connected 12", "12 connected 11"]);
  });

  test("takes events about calls that it does not know, twice, and in no order, and forgets calls that are over", () => {
    const odd: PbxEvent[] = [
      { event: "held", connection: at("10"), cause: "normal" },
      { event: "connectionCleared", connection: at("12"), cause: "normal" },
      { event: "established", connection: at("11"), cause: "normal" },
      { event: "transferred", cause: "transfer", by: [at("12")], connections: [] },
      { event: "conferenced", cause: "conference", by: [], connections: [{ new: at("12") }] },
      { event: "callInformation", connection: at("10", "9"), cause: "normal", data: [] },
    ];
    apply(...odd, ...odd);
    expect(states()).toEqual(["10 hold 11", "11 connected 10", "12 connected "]);
    for (const device of lines) {
      apply({ event: "connectionCleared", connection: at(device), cause: "normal" });
    }
    expect(states()).toEqual([]);
    expect(model.find(at("10"))).toBeUndefined();
  });

  test("shortens what a PBX tells without end", () => {
    const long = "1".repeat(10_000);
    const endless = { callingNumber: long, calledNumber: long, redirectingNumber: long };
    apply({ event: "delivered", connection: at("10"), cause: "newCall", ...endless });
    const [one] = model.of("10");
    expect([one?.remoteNumber, one?.calledNumber, one?.redirectingNumber]).toEqual(
      [long, long, long].map((text) => text.slice(0, 256)),
    );
  });

  test("is what the PBX says after events have been lost", () => {
    const clock = new ManualClock();
    const pbx = new SimulatedPbx({ lines: lines.map((id) => ({ id })), clock });
    pbx.open((event) => model.apply(event));
    pbx.phone("10").call("11");
    const [kept] = model.of("10");
    pbx.loseLink();
    pbx.phone("11").answer();
    pbx.phone("12").call("+49301234567");
    pbx.restoreLink();
    const resume = (): void => {
      for (const device of lines) model.resume(device, pbx.snapshot(device));
    };
    resume();
    expect([...model.of("10")]).toEqual([kept]);
    expect(kept?.connected).toBeDefined();
    expect(states()).toEqual(["10 connected 11", "11 connected 10", "12 connected +49301234567"]);
    pbx.loseLink();
    pbx.phone("10").hangUp();
    clock.advance(5_000);
    pbx.restoreLink();
    resume();
    expect(states()).toEqual(["12 connected +49301234567"]);
    pbx.phone("12").hangUp();
    pbx.phone("10").call("11");
    pbx.phone("11").answer();
    model.clear();
    pbx.loseLink();
    pbx.phone("11").hangUp();
    pbx.restoreLink();
    resume();
    const [left] = model.of("10");
    expect([left?.state, left?.ended, left?.call.hadOthers]).toEqual([
      "connected",
      new Date(0),
      true,
    ]);
  });

  test("learns from the devices themselves who has called, not from each other's snapshots", () => {
    const clock = new ManualClock();
    const pbx = new SimulatedPbx({ lines: [...lines, "13"].map((id) => ({ id })), clock });
    // 10 has called both, and connects them with each other.
    pbx.phone("10").call("11");
    pbx.phone("11").answer();
    pbx.phone("10").call("12");
    pbx.phone("12").answer();
    const [held, active] = pbx.snapshot("10").connections.map(({ connection }) => connection);
    void pbx.services.transferCall({ held: held!, active: active! });
    model.resume("11", pbx.snapshot("11"));
    expect(states()).toEqual(["11 connected 12", "12 connected 11"]);
    model.resume("12", pbx.snapshot("12"));
    expect(states()).toEqual(["11 connected 12", "12 connected 11"]);
    const outgoing = ["11", "12"].flatMap((device) =>
      [...model.of(device)].map((one) => one.outgoing),
    );
    expect(outgoing).toEqual([false, false]);
  });

  test("learns from its snapshot who has called where the first event of a call did not say it", () => {
    const pbx = new SimulatedPbx({ lines: lines.map((id) => ({ id })), clock: new ManualClock() });
    pbx.phone("10").call("11");
    pbx.phone("11").answer();
    pbx.open((event) => model.apply(event));
    pbx.phone("10").hold();
    const [known] = model.of("10");
    expect(known).toMatchObject({ state: "hold", outgoing: false, isGuessed: true });
    model.resume("10", pbx.snapshot("10"));
    expect([...model.of("10")]).toEqual([known]);
    expect(known).toMatchObject({ outgoing: true, isGuessed: false, calledNumber: "11" });
    pbx.phone("10").retrieve();
    expect(known).toMatchObject({ state: "connected", outgoing: true, remoteNumber: "11" });
  });

  test("forgets parties outside whose call has ended while nothing was told", () => {
    const outside = "+49301234567";
    const out = {
      event: "originated",
      connection: at("10"),
      cause: "newCall",
      ...numbers,
    } as const;
    apply(out, { event: "established", connection: at(outside), cause: "normal" });
    model.resume("10", { connections: [] });
    expect([states(), [...model.of(outside)], model.find(at(outside))]).toEqual([
      [],
      [],
      undefined,
    ]);
  });

  test("has a call as connected whose caller is only a number", () => {
    apply({ event: "delivered", connection: at("11"), cause: "newCall", ...numbers });
    const [one] = model.of("11");
    expect(one?.connected).toBeUndefined();
    apply({ event: "established", connection: at("11"), cause: "normal" });
    apply({ event: "connectionCleared", connection: at("11"), cause: "normal" });
    expect([one?.connected, one?.ended]).toEqual([new Date(0), new Date(0)]);
  });
});

/** What has been told of conferences. */
function conferences(): string[] {
  return changes
    .splice(0)
    .flatMap((change) => change.conferences)
    .map(({ kind, members, controller }) => {
      const all = members.map(({ device }) => device).join(" ");
      return `${kind} ${all} by ${controller?.device}`;
    });
}

const same = (...devices: string[]) => devices.map((one) => ({ old: at(one), new: at(one) }));
const [by, cause] = [[at("10")], "conference"] as const;
const outside = "+49301234567";
/** A conference that 10 has made of 10, 11 and 12. */
const conference: PbxEvent[] = [
  ...ringing,
  { event: "established", connection: at("11"), cause: "normal" },
  {
    ...{ event: "conferenced", cause, by },
    connections: [...same("10", "11"), { new: at("12") }],
  },
];

describe("a conference", () => {
  test("begins, is joined and left, and ends", () => {
    apply(...conference);
    expect(conferences()).toEqual(["created 10 11 12 by 10"]);
    const connections = [...same("10", "11", "12"), { new: at(outside) }];
    apply({ event: "conferenced", cause, by, connections });
    expect(conferences()).toEqual([`added ${outside} by 10`]);
    apply({ event: "connectionCleared", connection: at("12"), cause: "normal" });
    expect(conferences()).toEqual(["removed 12 by 10"]);
    apply({ event: "connectionCleared", connection: at(outside), cause: "normal" });
    expect(conferences()).toEqual([`removed ${outside} by 10`, `destroyed 10 11 ${outside} by 10`]);
  });

  test("goes on when its controller has left", () => {
    const connections = [...same("10", "11", "12"), { new: at("13") }, { new: at(outside) }];
    apply(...conference, { event: "conferenced", cause, by, connections });
    conferences();
    apply({ event: "connectionCleared", connection: at("10"), cause: "normal" });
    expect(conferences()).toEqual(["removed 10 by 10"]);
    apply({ event: "connectionCleared", connection: at("11"), cause: "normal" });
    apply({ event: "delivered", connection: at("10"), cause, ...numbers });
    apply({ event: "established", connection: at("10"), cause });
    expect(conferences()).toEqual(["removed 11 by undefined", "added 10 by 10"]);
    for (const device of ["12", "13"]) {
      apply({ event: "connectionCleared", connection: at(device), cause: "normal" });
    }
    expect(conferences()).toEqual([
      "removed 12 by 10",
      "removed 13 by 10",
      `destroyed 13 ${outside} 10 by 10`,
    ]);
  });

  test("is joined by whoever is called into it when he answers", () => {
    apply(...conference, { event: "delivered", connection: at(outside), cause, ...numbers });
    expect(conferences()).toEqual(["created 10 11 12 by 10"]);
    apply({ event: "connectionCleared", connection: at("12"), cause: "normal" });
    expect(conferences()).toEqual(["removed 12 by 10", "destroyed 10 11 12 by 10"]);
    apply({ event: "established", connection: at(outside), cause });
    expect(conferences()).toEqual([`created 10 11 ${outside} by 10`]);
  });

  const second: PbxEvent[] = [
    { event: "held", connection: at("10"), cause: "normal" },
    { event: "originated", connection: at("10", "2"), cause: "consultation", ...numbers },
    { event: "established", connection: at("13", "2"), cause: "normal" },
  ];
  const moved = same("11", "12").map(({ old }) => ({ old, new: { ...old, call: "2" } }));
  const talking = { old: at("13", "2"), new: at("13", "2") };

  test("that was held and has been joined with another call is another one", () => {
    apply(...conference, ...second);
    conferences();
    const connections = [{ old: at("10", "2"), new: at("10", "2") }, talking, ...moved];
    apply({ event: "conferenced", cause, by: [at("10"), at("10", "2")], connections });
    expect(conferences()).toEqual(["created 10 13 11 12 by 10", "destroyed 10 11 12 by 10"]);
  });

  test("that its controller has connected with another party goes on without him", () => {
    apply(...conference, ...second);
    conferences();
    const connections = [talking, ...moved];
    const both = [at("10"), at("10", "2")];
    apply({ event: "transferred", cause: "transfer", by: both, connections });
    expect(conferences()).toEqual(["created 13 11 12 by undefined", "destroyed 10 11 12 by 10"]);
    expect(model.find(at("13", "2"))?.call.isConference).toBe(true);
  });

  test("has a device once, whatever a PBX says", () => {
    const [one] = [at("12", "2")];
    apply(...conference, { event: "established", connection: one, cause: "normal" });
    const connections = [...same("10", "11"), { old: one, new: at("12") }];
    apply({ event: "conferenced", cause, by, connections });
    expect([...model.of("12")].map(({ call }) => call.id)).toEqual(["1"]);
  });
});
