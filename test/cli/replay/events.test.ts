import { expect, test } from "vitest";
import { Carried } from "../../../src/cli/replay/carried.js";
import type { Difference } from "../../../src/cli/replay/differences.js";
import { Events } from "../../../src/cli/replay/events.js";
import { Report } from "../../../src/cli/replay/report.js";
import type { Message } from "../../../src/cli/replay/message.js";

/** What is told, in place of printing it. */
class Told extends Report {
  readonly lines: [string, ...unknown[]][] = [];

  constructor() {
    super({ json: false, quiet: true });
  }

  override event(_: number, name: string, differences: readonly Difference[]): Promise<void> {
    this.lines.push([name, ...differences.map(({ path }) => path)]);
    return Promise.resolve();
  }

  override missingEvent(_: number, name: string, value: unknown): Promise<void> {
    this.lines.push([name, "missing", value]);
    return Promise.resolve();
  }

  override unrecordedEvent(_: number, name: string, value: unknown): Promise<void> {
    this.lines.push([name, "unrecorded", value]);
    return Promise.resolve();
  }
}

function setUp(ignored: string[] = []): { events: Events; told: Told; carried: Carried } {
  const [told, carried] = [new Told(), new Carried()];
  return { events: new Events(1, new Set(ignored), carried, told), told, carried };
}

function event(name: string, json: unknown, octets = 10): Message {
  const message = { json } as Message["described"]["message"];
  const described = { kind: "event", name, operation: undefined, message } as const;
  return { bytes: new Uint8Array(octets), isJson: true, described };
}

const never = new AbortController().signal;

test("Events that are the same belong together in any order, then those that come first", async () => {
  const { events, told } = setUp();
  for (const x of [1, 2, 3]) events.expect(event("a", { x }));
  for (const x of [3, 4, 1]) events.comes(event("a", { x }));
  await events.settle(0, never);
  expect(told.lines).toEqual([["a"], ["a", "event.x"], ["a"]]);
});

test("What an event has given is known in those after it", async () => {
  const { events, told, carried } = setUp();
  events.expect(event("ring", { callID: "then", n: 1 }));
  events.expect(event("ring", { callID: "then", n: 2 }));
  events.comes(event("ring", { callID: "now", n: 1 }));
  events.comes(event("ring", { callID: "now", n: 2 }));
  events.expect(event("other", { n: 1 }));
  events.comes(event("other", { n: 1 }));
  await events.settle(0, never);
  expect(told.lines).toEqual([["ring", "event.callID"], ["ring"], ["other"]]);
  expect(carried.apply({ callID: "then" })).toEqual({ callID: "now" });
});

test("Events are waited for, until nothing more comes or the time is over", async () => {
  const { events, told } = setUp();
  events.expect(event("a", {}));
  const settled = events.settle(0, never);
  await new Promise((resolve) => setImmediate(resolve));
  expect(told.lines).toEqual([]);
  events.comes(event("b", {}));
  events.comes(event("a", {}));
  await settled;
  expect(told.lines).toEqual([["a"]]);
  events.expect(event("a", { late: true }));
  await events.settle(1, never);
  events.expect(event("a", { gone: true }));
  await events.settle(0, AbortSignal.abort());
  await events.end();
  expect(told.lines.slice(1)).toEqual([
    ["a", "missing", { late: true }],
    ["a", "missing", { gone: true }],
    ["b", "unrecorded", {}],
  ]);
});

test("Names of members and of events are ignored", async () => {
  const { events, told } = setUp(["time", "b"]);
  events.expect(event("a", { time: 1, x: [{ time: 1, y: 2 }] }));
  events.expect(event("b", {}));
  events.comes(event("a", { x: [{ y: 2, time: 3 }] }));
  events.comes(event("b", { another: 1 }));
  await events.settle(0, never);
  await events.end();
  expect(told.lines).toEqual([["a"]]);
});

test("Of events that nobody expects, only so many are held, and the others are counted", async () => {
  const { events, told } = setUp();
  for (let n = 0; n < 10_003; n++) events.comes(event("a", { n }));
  expect(told.unrecordedEvents).toBe(3);
  events.comes(event("long", {}, 4 * 1024 * 1024 - 50_000));
  expect(told.unrecordedEvents).toBe(5003);
  events.expect(event("a", { n: 2 }));
  events.expect(event("a", { n: 10_002 }));
  expect(events.isFull).toBe(false);
  await events.settle(1, never);
  expect(told.lines).toEqual([["a", "event.n"], ["a"]]);
});
