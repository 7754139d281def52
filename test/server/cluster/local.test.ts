import { expect, test } from "vitest";
import { BusError } from "../../../src/server/cluster/bus.js";
import { LocalBus } from "../../../src/server/cluster/local.js";

const nothing = { message: () => {} };

test("what a member publishes reaches all others, until they leave", () => {
  const bus = new LocalBus();
  const heard: string[] = [];
  const names = new Map<string, string>();
  const join = (name: string) => {
    const member = bus.join({
      message: (topic, octets, from) =>
        heard.push(`${name}: ${topic} ${octets.join()} from ${names.get(from)}`),
    });
    names.set(member.id, name);
    return member;
  };
  const [first, second, third] = [join("first"), join("second"), join("third")];
  first.publish("said", Uint8Array.of(1, 2));
  expect(heard).toEqual(["second: said 1,2 from first", "third: said 1,2 from first"]);
  void third.leave();
  void third.leave();
  third.publish("said", Uint8Array.of(3));
  second.publish("said", Uint8Array.of(4));
  expect(heard.slice(2)).toEqual(["first: said 4 from second"]);
});

test("a member knows when there is no other", () => {
  const bus = new LocalBus();
  const first = bus.join(nothing);
  expect(first.alone).toBe(true);
  const second = bus.join(nothing);
  expect(first.alone).toBe(false);
  expect([...first.members]).toEqual([second.id]);
  void second.leave();
  expect(first.alone).toBe(true);
});

test("members are told of those that come, and of those that go", async () => {
  const bus = new LocalBus();
  const heard: string[] = [];
  const join = (name: string) =>
    bus.join({
      message: () => {},
      joined: (member) => heard.push(`${name}: ${member} has come`),
      left: (member) => heard.push(`${name}: ${member} has gone`),
    });
  const [first, second] = [join("first"), join("second")];
  await second.open("data");
  expect(heard).toEqual([`first: ${second.id} has come`, `second: ${first.id} has come`]);
  void second.leave();
  expect(heard.slice(2)).toEqual([`first: ${second.id} has gone`]);
});

test("a member answers what another asks, or refuses it", async () => {
  const bus = new LocalBus();
  const first = bus.join(nothing);
  const second = bus.join({
    message: () => {},
    asked: async (question, octets, from) => {
      if (question !== "sum") throw new Error(`nobody knows ${question}`);
      expect(from).toBe(first.id);
      return Uint8Array.of(octets.reduce((sum, each) => sum + each, 0));
    },
  });
  expect(await first.ask(second.id, "sum", Uint8Array.of(3, 4))).toEqual(Uint8Array.of(7));
  await expect(first.ask(second.id, "name", new Uint8Array())).rejects.toEqual(
    new BusError("refused", "nobody knows name"),
  );
  await expect(second.ask(first.id, "sum", new Uint8Array())).rejects.toMatchObject({
    code: "refused",
  });
});

test("a question to a member that has left, or leaves, has no answer; nor one that is given up", async () => {
  const bus = new LocalBus();
  const first = bus.join(nothing);
  const second = bus.join({ message: () => {}, asked: () => new Promise(() => {}) });
  const giveUp = new AbortController();
  const given = first.ask(second.id, "when", new Uint8Array(), { signal: giveUp.signal });
  giveUp.abort(new Error("enough"));
  await expect(given).rejects.toThrow("enough");
  const asked = first.ask(second.id, "when", new Uint8Array());
  void second.leave();
  await expect(asked).rejects.toMatchObject({ code: "gone" });
  await expect(first.ask(second.id, "when", new Uint8Array())).rejects.toMatchObject({
    code: "gone",
  });
});
