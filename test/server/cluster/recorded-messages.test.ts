import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { INTEGER, OPTIONAL, sequence, UTF8String, type Type } from "../../../src/codec/index.js";
import { peersOf } from "../../../src/gateway/peers/peers.js";
import { LocalBus } from "../../../src/server/cluster/local.js";
import { decodeFrame, encodeFrame, type FrameKind } from "../../../src/server/cluster/frame.js";
import { ClusterParts } from "../../../src/server/kernel/cluster.js";
import { SharedStates } from "../../../src/server/kernel/shared.js";
import { Topics } from "../../../src/server/kernel/topic.js";
import { SimulatedPbx } from "../../../src/server/pbx/index.js";
import { inMemory } from "../database/kept-stores.js";
import { logonKernel } from "../modules/support/logon-kernel.js";
import { described, misunderstandings, type BusMessages } from "./support/bus-messages.js";

/** What servers of the version before tell each other. It is written anew with each release: the variable ROSEWIRE_RECORD does it. */
const record = join(import.meta.dirname, "support/bus-messages.json");

/** All that a server takes from others. */
async function taken(): Promise<BusMessages> {
  const messages = new Map<string, readonly Type<any>[]>();
  const topics = vi.spyOn(Topics.prototype, "on");
  const questions = vi.spyOn(ClusterParts.prototype, "answer");
  const states = vi.spyOn(SharedStates.prototype, "add");
  onTestFinished(() => {
    for (const spy of [topics, questions, states]) spy.mockRestore();
  });
  const pbx = { name: "pbx", driver: new SimulatedPbx({ lines: [{ id: "10", number: "10" }] }) };
  const database = inMemory();
  const { made } = await logonKernel({
    ...{ database: async () => database, bus: new LocalBus(), pbx: [pbx] },
  });
  peersOf(made.kernel.cluster);
  for (const [{ name, type }] of topics.mock.calls) messages.set(`topic ${name}`, [type]);
  for (const [{ name, argument, result }] of questions.mock.calls) {
    messages.set(`question ${name}`, [argument, result]);
  }
  for (const [name, type] of states.mock.calls) messages.set(`state ${name}`, [type]);
  return described(messages);
}

test("servers understand what those of the version before tell them, and the other way round", async () => {
  const now = await taken();
  if (process.env["ROSEWIRE_RECORD"] !== undefined) {
    writeFileSync(record, `${JSON.stringify(now, undefined, 2)}\n`);
  }
  const before = JSON.parse(readFileSync(record, "utf8")) as BusMessages;
  expect(Object.keys(before.messages).length).toBeGreaterThan(50);
  expect(misunderstandings(before, now)).toEqual([]);
});

test("frames between servers are those of the version before, octet by octet", () => {
  const sender = "00112233445566778899aabbccddeeff";
  const octets = Uint8Array.of(0x30, 0);
  const kinds: FrameKind[] = ["message", "alive", "goodbye", "question", "answer", "refusal"];
  for (const [at, kind] of kinds.entries()) {
    const frame = Buffer.from(`010${at + 1}${sender}00000000000700016e3000`, "hex");
    expect(Buffer.from(encodeFrame(kind, sender, 7, "n", octets))).toEqual(frame);
    expect(decodeFrame(frame)).toMatchObject({ kind, sender, number: 7, name: "n" });
  }
});

test("what two versions would misunderstand is found", () => {
  const Place = sequence<object>("Place", () => [["house", INTEGER]]);
  const of = (rows: Parameters<typeof sequence>[1]): BusMessages =>
    described(new Map([["topic test/place", [sequence<object>("Test", rows)]]]));
  const before = of(() => [
    ["name", UTF8String],
    ["place", Place],
    ["more", INTEGER, OPTIONAL],
  ]);
  const more = ["more", INTEGER, OPTIONAL] as const;
  const where = "topic test/place Test";
  const found = (rows: Parameters<typeof sequence>[1]): string[] =>
    misunderstandings(before, of(rows));
  const begin = [
    ["name", UTF8String],
    ["place", Place],
  ] as const;
  expect(found(() => [...begin, more])).toEqual([]);
  expect(found(() => [...begin, more, ["last", INTEGER, OPTIONAL]])).toEqual([]);
  expect(found(() => [...begin, more, ["last", INTEGER]])).toEqual([
    `${where}.last: an earlier version leaves it out`,
  ]);
  expect(found(() => [...begin])).toEqual([`${where}.more: it is gone`]);
  expect(found(() => [...begin, ["more", INTEGER]])).toEqual([
    `${where}.more: OPTIONAL is another`,
  ]);
  expect(found(() => [["name", INTEGER], begin[1], more])).toEqual([
    `${where}.name: it was string UTF8String, and is integer `,
  ]);
  const Longer = sequence<object>("Place", () => [
    ["house", INTEGER],
    ["floor", INTEGER],
  ]);
  expect(found(() => [begin[0], ["place", Longer], more])).toEqual([
    `${where}.place.floor: an earlier version leaves it out`,
  ]);
  const nothing = described(new Map());
  expect(misunderstandings(before, nothing)).toEqual(["topic test/place: it is gone"]);
});
