import { expect, test } from "vitest";
import { LocalBus } from "../../../src/server/cluster/local.js";

test("what a member publishes reaches all others, until they leave", () => {
  const bus = new LocalBus();
  const heard: string[] = [];
  const join = (name: string) =>
    bus.join((topic, octets) => heard.push(`${name}: ${topic} ${octets.join()}`));
  const [first, second, third] = [join("first"), join("second"), join("third")];
  first.publish("said", Uint8Array.of(1, 2));
  expect(heard).toEqual(["second: said 1,2", "third: said 1,2"]);
  third.leave();
  third.leave();
  third.publish("said", Uint8Array.of(3));
  second.publish("said", Uint8Array.of(4));
  expect(heard.slice(2)).toEqual(["first: said 4"]);
});

test("a member knows when there is no other", () => {
  const bus = new LocalBus();
  const first = bus.join(() => {});
  expect(first.alone).toBe(true);
  const second = bus.join(() => {});
  expect(first.alone).toBe(false);
  second.leave();
  expect(first.alone).toBe(true);
});
