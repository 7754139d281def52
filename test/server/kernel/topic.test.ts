import { expect, test } from "vitest";
import { UTF8String } from "../../../src/codec/index.js";
import type { Bus, BusMember } from "../../../src/server/cluster/bus.js";
import { LocalBus } from "../../../src/server/cluster/local.js";
import { topic } from "../../../src/server/kernel/index.js";
import { Topics } from "../../../src/server/kernel/topic.js";
import { firstUnit, keyOf } from "../../../src/server/kernel/unit-key.js";
import { Lines } from "../../rose/support/peers.js";

const said = topic("test/said", UTF8String);

function made(bus: Bus = new LocalBus()): { topics: Topics; log: Lines; member: BusMember } {
  const log = new Lines();
  const member = bus.join({ message: (name, octets) => topics.receive(name, octets) });
  const topics = new Topics(member, log);
  return { topics, log, member };
}

test("what is published reaches all listeners, in the order in which they were added", () => {
  const { topics } = made();
  const heard: string[] = [];
  topics.on(said, (value) => heard.push(`first ${value}`));
  topics.on(said, (value) => heard.push(`second ${value}`));
  topics.publish(said, "hello");
  topics.publish(topic("test/other", UTF8String), "nobody listens");
  expect(heard).toEqual(["first hello", "second hello"]);
});

test("it reaches the other servers on the bus, where it arrives as an equal value", () => {
  const bus = new LocalBus();
  const here = made(bus);
  const there = made(bus);
  const heard: string[] = [];
  here.topics.on(said, (value) => heard.push(`here ${value}`));
  there.topics.on(said, (value) => heard.push(`there ${value}`));
  here.topics.publish(said, "hello");
  expect(heard).toEqual(["here hello", "there hello"]);
  void there.member.leave();
  here.topics.publish(said, "bye");
  expect(heard.slice(2)).toEqual(["here bye"]);
});

test("what is told reaches the listeners on this server only", () => {
  const bus = new LocalBus();
  const here = made(bus);
  const there = made(bus);
  const heard: string[] = [];
  here.topics.on(said, (value) => heard.push(`here ${value}`));
  there.topics.on(said, (value) => heard.push(`there ${value}`));
  here.topics.tell(said, "hello");
  expect(heard).toEqual(["here hello"]);
});

test("of one state, what is older than what has been passed on is not; what servers of earlier versions say is, for it has no order", () => {
  const state = topic("test/state", UTF8String, (value) => value[0]!);
  const { topics } = made();
  const heard: string[] = [];
  topics.on(state, (value) => heard.push(value));
  const key = (unit: number, part = 0): string =>
    keyOf({ node: "one", unit: firstUnit + unit, part });
  const told = (value: string, from: string): void =>
    topics.receive("test/state", UTF8String.encode(value), from);
  told("a 5", key(5));
  told("a 4", key(4));
  told("b 3", key(3));
  topics.publish(state, "a 4 of its own", key(4, 1));
  told("a 5, its next part", key(5, 1));
  told("a 5, the part before", key(5, 0));
  told("a of an earlier version", "two/7/0");
  topics.tell(state, "a for itself");
  told("a 6", key(6));
  expect(heard).toEqual([
    "a 5",
    "b 3",
    "a 5, its next part",
    "a of an earlier version",
    "a for itself",
    "a 6",
  ]);
  // Others are passed on as they come.
  topics.on(said, (value) => heard.push(value));
  for (const unit of [2, 1]) topics.receive("test/said", UTF8String.encode(`${unit}`), key(unit));
  expect(heard.slice(-2)).toEqual(["2", "1"]);
});

test("what comes late may have something else published in its place, and topics may have their states together", () => {
  const again = topic("test/again", UTF8String);
  const late = {
    states: "test",
    instead: { topic: again, value: (value: string) => value[0]! },
  };
  const [put, taken] = ["test/put", "test/taken"].map((name) =>
    topic(name, UTF8String, (value) => value[0]!, late),
  ) as [typeof said, typeof said];
  const { topics } = made();
  const heard: string[] = [];
  for (const one of [put, taken, again]) {
    topics.on(one, (value) => heard.push(`${one.name.slice(5)} ${value}`));
  }
  const told = (name: string, value: string, unit: number): void =>
    topics.receive(
      `test/${name}`,
      UTF8String.encode(value),
      keyOf({ node: "one", unit: firstUnit + unit, part: 0 }),
    );
  told("put", "a 5", 5);
  told("taken", "a 4", 4);
  told("taken", "b 4", 4);
  told("put", "b 3", 3);
  told("taken", "a 6", 6);
  expect(heard).toEqual(["put a 5", "again a", "taken b 4", "again b", "taken a 6"]);
});

test("a listener that fails does not keep it from others", async () => {
  const { topics, log } = made();
  const heard: string[] = [];
  topics.on(said, () => {
    throw new Error("at once");
  });
  topics.on(said, () => Promise.reject(new Error("later")));
  topics.on(said, (value) => heard.push(value));
  topics.publish(said, "hello");
  expect(heard).toEqual(["hello"]);
  await Promise.resolve();
  const failures = log.of("a listener of a topic failed").map(({ facts }) => facts.err.message);
  expect(failures).toEqual(["at once", "later"]);
});

test("octets that do not have the topic's type are logged and reach no listener", () => {
  const bus = new LocalBus();
  const { topics, log } = made(bus);
  const heard: string[] = [];
  topics.on(said, (value) => heard.push(value));
  const other = bus.join({ message: () => {} });
  other.publish("test/said", Uint8Array.of(0x02, 0x01, 0x05));
  other.publish("test/unheard", Uint8Array.of(0x00));
  expect(heard).toEqual([]);
  expect(log.of("a message of another server cannot be read")).toHaveLength(1);
});

test("a value that cannot be encoded still reaches the listeners on this server", () => {
  const bus = new LocalBus();
  const { topics, log } = made(bus);
  bus.join({ message: () => {} });
  const heard: unknown[] = [];
  topics.on(said, (value) => heard.push(value));
  topics.publish(said, 7 as unknown as string);
  expect(heard).toEqual([7]);
  expect(log.of("other servers cannot be told")).toHaveLength(1);
});

test("two topics with the same name are refused", () => {
  const { topics } = made();
  topics.on(said, () => {});
  expect(() => topics.on(topic("test/said", UTF8String), () => {})).toThrow(
    "there are two topics called test/said",
  );
});
