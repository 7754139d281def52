import { expect, test } from "vitest";
import { UTF8String } from "../../../src/codec/index.js";
import type { Bus, BusMember } from "../../../src/server/cluster/bus.js";
import { LocalBus } from "../../../src/server/cluster/local.js";
import { topic } from "../../../src/server/kernel/index.js";
import { Topics } from "../../../src/server/kernel/topic.js";
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
