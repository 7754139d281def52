import { beforeEach, describe, expect, test } from "vitest";
import type { PbxEvent } from "../../../../src/server/pbx/index.js";
import { Calls } from "../../../../src/server/pbx/asterisk/calls.js";
import { parse } from "./support/recording.js";
import { block } from "./support/stand-in.js";

// What is tested here has not been recorded: these are events as Asterisk documents them.

const states = { down: 0, ring: 4, ringing: 5, up: 6 } as const;

interface About {
  readonly call?: string;
  readonly state?: keyof typeof states;
  readonly number?: string;
  readonly shown?: string;
  readonly exten?: string;
}

let told: string[];
let events: PbxEvent[];
let calls: Calls;

beforeEach(() => {
  told = [];
  events = [];
  calls = new Calls({
    lineOf: (channel) => /^SIP\/(\d{2})[ab]?-/.exec(channel)?.[1],
    line: (id) => (/^\d{2}$/.test(id) ? { id, category: "station", number: `+${id}` } : undefined),
    tell(event) {
      events.push(event);
      const device = "connection" in event ? event.connection.device : "";
      told.push(`${event.event} ${device}`.trim());
    },
  });
});

/** The headers of a channel, whose id is its name. */
function of(channel: string, about: About = {}, prefix = ""): Record<string, string> {
  const { call = channel, state = "up", number = "", shown = "", exten = "" } = about;
  const headers = {
    ...{ Channel: channel, Uniqueid: channel, Linkedid: call, ChannelState: String(states[state]) },
    ...{ CallerIDNum: number, ConnectedLineNum: shown, Exten: exten },
  };
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [prefix + name, value]));
}

function take(event: string, ...headers: Record<string, string>[]): void {
  const text = block({ Event: event, ...Object.assign({}, ...headers) });
  for (const message of parse(`banner\r\n${text}`)) calls.take(message);
}

/** A caller calls, and it rings at others. */
function ring(from: string, about: About, ...others: [channel: string, about?: About][]): void {
  take("Newchannel", of(from, { state: "ring", ...about }));
  for (const [other, more] of others) {
    const begun = { call: from, ...more };
    take("Newchannel", of(other, { ...begun, state: "down" }));
    take(
      "DialBegin",
      of(from, { state: "ring", ...about }),
      of(other, { ...begun, state: "down" }, "Dest"),
    );
    take("Newstate", of(other, { ...begun, state: "ringing" }));
  }
}

const hangUp = (channel: string, about: About, Cause: string): void =>
  take("Hangup", of(channel, about), { Cause });

describe("a group of telephones", () => {
  test("that one answers leaves the others as taken by it", () => {
    const call = "SIP/10-1";
    ring(call, { exten: "500" }, ["SIP/11-1"], ["SIP/12-1"]);
    take("Newstate", of("SIP/12-1", { call }));
    hangUp("SIP/11-1", { call, state: "ringing" }, "26");
    expect(told).toEqual([
      "originated 10",
      "delivered 11",
      "delivered 12",
      "established 12",
      "diverted 11",
    ]);
    expect(events.at(-1)).toMatchObject({ newDestination: "12", cause: "distributed" });
  });

  test("of one line is one connection, which ends with the last of them", () => {
    const call = "SIP/10-1";
    ring(call, { exten: "11" }, ["SIP/11a-1"], ["SIP/11b-1"]);
    take("Newstate", of("SIP/11b-1", { call }));
    hangUp("SIP/11a-1", { call, state: "ringing" }, "26");
    expect(told).toEqual(["originated 10", "delivered 11", "established 11"]);
    hangUp("SIP/11b-1", { call }, "16");
    expect(told.at(-1)).toBe("connectionCleared 11");
    hangUp(call, {}, "16");
    expect(calls.of("10")).toEqual([]);
  });

  test("by way of Asterisk's own channels rings at telephones only", () => {
    const call = "SIP/10-1";
    const local = "Local/500@internal-1;2";
    take("Newchannel", of(call, { state: "ring", exten: "500" }));
    take("Newchannel", of(local, { call, state: "ring" }));
    take("Newchannel", of("SIP/11-1", { call, state: "down" }));
    const from = of(local, { call, state: "ring", exten: "500" });
    take("DialBegin", from, of("SIP/11-1", { call, state: "down", shown: "10" }, "Dest"));
    take("Newstate", of("SIP/11-1", { call, state: "ringing", shown: "10" }));
    expect(told).toEqual(["originated 10", "delivered 11"]);
    expect(calls.of("11")).toMatchObject([{ callingNumber: "+10", calledNumber: "500" }]);
    const [rings] = calls.channels({ call, device: "11" });
    expect(rings && calls.caller(rings)).toBeUndefined();
  });
});

describe("a party outside", () => {
  test("is known by the number, and is no line because of it", () => {
    ring("SIP/trunk-1", { number: "0301234", exten: "11" }, ["SIP/11-1", { shown: "0301234" }]);
    expect(calls.of("11")).toMatchObject([
      { callingNumber: "0301234", calledNumber: "+11", others: [{ device: "0301234" }] },
    ]);
    ring("SIP/trunk-2", { number: "10", exten: "12" }, ["SIP/12-2", { shown: "10" }]);
    expect(calls.of("12")).toMatchObject([
      { callingNumber: "10", others: [{ device: "SIP/trunk-2", state: "connected" }] },
    ]);
    expect(calls.of("10")).toEqual([]);
  });

  test("may withhold it", () => {
    ring("SIP/trunk-1", { exten: "11" }, ["SIP/11-1"]);
    expect(calls.of("11")).toMatchObject([
      { callingNumber: "", others: [{ device: "SIP/trunk-1" }] },
    ]);
  });

  test("is called, and does not answer", () => {
    const call = "SIP/10-1";
    ring(call, { exten: "0301234" }, ["SIP/trunk-1", { number: "0301234" }]);
    expect(calls.of("10")).toMatchObject([
      { calledNumber: "0301234", others: [{ device: "0301234" }] },
    ]);
    const status = { DialStatus: "NOANSWER" };
    take(
      "DialEnd",
      of(call, { state: "ring" }),
      of("SIP/trunk-1", { call, state: "ringing" }, "Dest"),
      status,
    );
    hangUp("SIP/trunk-1", { call, state: "ringing" }, "16");
    hangUp(call, { state: "ring" }, "0");
    const [ended, failed] = events.slice(-3);
    expect(ended).toMatchObject({ event: "connectionCleared", cause: "alertTimeExpired" });
    expect(failed).toMatchObject({ event: "failed", cause: "callNotAnswered" });
  });
});

describe("a call that fails", () => {
  test("without anybody called says why by the hangup", () => {
    take("Newchannel", of("SIP/10-1", { state: "ring", exten: "999" }));
    hangUp("SIP/10-1", { state: "ring" }, "1");
    expect(told).toEqual(["originated 10", "failed 10", "connectionCleared 10"]);
    expect(events[1]).toMatchObject({ cause: "destinationNotObtainable" });
  });

  test("has not if something answers after all, for example a mailbox", () => {
    const call = "SIP/10-1";
    ring(call, { exten: "11" }, ["SIP/11-1"]);
    const end = of("SIP/11-1", { call, state: "ringing" }, "Dest");
    take("DialEnd", of(call, { state: "ring" }), end, { DialStatus: "NOANSWER" });
    take("Newstate", of(call));
    hangUp(call, {}, "16");
    expect(told.slice(-1)).toEqual(["connectionCleared 10"]);
    expect(told).not.toContain("failed 10");
  });
});

test("calls that are connected become one, and a line that was in both leaves one of them", () => {
  const [first, second] = ["SIP/10-1", "SIP/10-2"];
  ring(first, { exten: "11" }, ["SIP/11-1"]);
  take("Newstate", of("SIP/11-1", { call: first }));
  ring(second, { exten: "12" }, ["SIP/12-2"]);
  take("Newstate", of("SIP/12-2", { call: second }));
  events.length = 0;
  take("BridgeEnter", of("SIP/12-2", { call: first }));
  take("BridgeLeave", of(second, { call: first }));
  const at = (call: string, device: string): object => ({ call, device });
  const same = (device: string): object => ({ old: at(first, device), new: at(first, device) });
  expect(events).toMatchObject([
    {
      by: [],
      connections: [same("10"), same("11"), { old: at(second, "12"), new: at(first, "12") }],
    },
    { by: [at(second, "10")], connections: [same("10"), same("11"), same("12")] },
  ]);
  hangUp(first, {}, "16");
  hangUp(second, { call: first }, "16");
  expect(calls.of("12")).toMatchObject([
    { connection: at(first, "12"), others: [{ device: "11" }] },
  ]);
  expect(calls.of("10")).toEqual([]);
});

test("a channel that is renamed is known by its new name", () => {
  ring("SIP/10-1", { exten: "11" }, ["SIP/11-1"]);
  take("Rename", { Uniqueid: "SIP/11-1", Channel: "SIP/11-1", Newname: "SIP/11-9" });
  expect(calls.channels({ call: "SIP/10-1", device: "11" }).map(({ name }) => name)).toEqual([
    "SIP/11-9",
  ]);
});

test("events about channels that are not known, or not any more, tell nothing", () => {
  take("Newstate", of("SIP/10-1"));
  take("Hangup", of("SIP/10-1"), { Cause: "16" });
  take("DialBegin", {}, of("SIP/11-1", {}, "Dest"));
  take("BlindTransfer", { Result: "Success" }, of("SIP/10-1", {}, "Transferer"));
  take("Rename", { Uniqueid: "SIP/10-1" });
  expect(told).toEqual([]);
});

test("of a call with too many channels the first are followed", () => {
  const call = "SIP/10-1";
  const many = Array.from({ length: 300 }, (_, at) => `SIP/trunk-${at}`);
  ring(
    call,
    {},
    ...many.map((name): [string, About] => [name, { number: `03012${name.slice(10)}` }]),
  );
  expect(calls.of("10")[0]?.others).toHaveLength(199);
  for (const name of many) hangUp(name, { call, state: "ringing" }, "16");
  hangUp(call, {}, "16");
  expect(calls.of("10")).toEqual([]);
});
