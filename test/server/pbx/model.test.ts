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
  });

  test("tells when a conference begins, who comes and goes, and when it ends", () => {
    const conferences = (): string[] =>
      changes
        .splice(0)
        .flatMap((change) => change.conferences)
        .map(({ kind, members }) => `${kind} ${members.map(({ device }) => device).join(" ")}`);
    apply(...ringing, { event: "established", connection: at("11"), cause: "normal" });
    const joined = [at("10"), at("11")].map((id) => ({ old: id, new: id }));
    const by = [at("10")];
    apply({
      event: "conferenced",
      cause: "conference",
      by,
      connections: [...joined, { new: at("12") }],
    });
    expect(conferences()).toEqual(["created 10 11 12"]);
    const outside = { new: at("+49301234567") };
    const all = [...joined, { old: at("12"), new: at("12") }, outside];
    apply({ event: "conferenced", cause: "conference", by, connections: all });
    expect(conferences()).toEqual(["added +49301234567"]);
    apply({ event: "connectionCleared", connection: at("12"), cause: "normal" });
    expect(conferences()).toEqual(["removed 12"]);
    apply({ event: "connectionCleared", connection: at("+49301234567"), cause: "normal" });
    expect(conferences()).toEqual(["removed +49301234567", "destroyed 10 11 +49301234567"]);
  });
});
