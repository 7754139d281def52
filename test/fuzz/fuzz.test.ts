import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { allLaterOperations } from "../../src/modules/later/registry.js";
import { readMessage } from "../../src/rose/index.js";
import { Child } from "../faults/children/child.js";
import { Campaign, feedInTime, type Finding } from "./campaign.js";
import { poolOf, resolver } from "./pool.js";
import type { GrowthSettings } from "./children/growth.js";

const FRAMES = Number(process.env["ROSEWIRE_FUZZ_FRAMES"] ?? 3_000);
/** The same inputs every time, unless another seed is asked for. */
const SEED = Number(process.env["ROSEWIRE_FUZZ_SEED"] ?? 20_260_501);

const corpus = new URL("../corpus/fuzz/", import.meta.url);

/** Keeps an input that failed; from then on it is one of the corpus. */
function keep({ hex, type, error, index }: Finding): string {
  mkdirSync(corpus, { recursive: true });
  const name = createHash("sha256").update(hex).digest("hex").slice(0, 12);
  const input = { type, hex, about: `seed ${SEED}, input ${index}: ${String(error)}` };
  writeFileSync(new URL(`${name}.json`, corpus), `${JSON.stringify(input, null, 2)}\n`);
  return name;
}

test("among what is changed there is an invoke of each operation of version 8, and there are messages in JSON", () => {
  const pool = poolOf(SEED, 0);
  const operations = pool
    .filter(({ frame }) => frame[0] === 0xa1)
    .map(({ frame }) => readMessage(frame).operationID);
  for (const { id } of allLaterOperations()) expect(operations).toContain(id);
  const texts = pool.filter(({ frame }) => frame[0] === 0x4a);
  expect(texts.length).toBeGreaterThan(pool.length / 10);
});

test(
  `${FRAMES} frames with faults (seed ${SEED}) do no harm`,
  { timeout: 600_000 + FRAMES * 30 },
  () => {
    const campaign = new Campaign(SEED, Math.min(FRAMES / 20, 10_000));
    const finding = campaign.run(0, FRAMES);
    if (finding !== undefined) {
      const { index, error } = finding;
      const place = `seed ${SEED}, input ${index}, kept as test/corpus/fuzz/${keep(finding)}.json`;
      throw new Error(`${place}: ${String(error)}`, { cause: error });
    }
    const { longest } = campaign;
    console.info(
      `input ${longest.index} held the loop longest: ${longest.milliseconds.toFixed(1)} ms`,
    );
    // Faults must not be so gross that nothing is left to decode after them.
    expect(campaign.reached.messages).toBeGreaterThan(FRAMES / 10);
    expect(campaign.reached.values).toBeGreaterThan(FRAMES / 20);
  },
);

/** An engine that keeps no more code and statistics of it than what the first rounds make. */
const steady = [
  ...["--no-opt", "--no-sparkplug", "--no-lazy-feedback-allocation"],
  ...["--no-flush-bytecode", "--single-threaded"],
];

test("nothing is kept of frames with faults", { timeout: 600_000 }, async () => {
  const settings: GrowthSettings = {
    seed: SEED,
    randomSeeds: 20,
    count: Math.min(FRAMES / 10, 1000),
  };
  const child = new Child(new URL("children/growth", import.meta.url), settings, steady);
  expect(await child.next<number>()).toBeLessThan(10);
});

const kept = readdirSync(corpus).filter((name) => name.endsWith(".json"));

test.each(kept)("the input %s, which was found once, does no harm", (name) => {
  const { type: typeName, hex } = JSON.parse(readFileSync(new URL(name, corpus), "utf8")) as {
    type: string;
    hex: string;
  };
  const type = resolver.type(typeName)!;
  const octets = Uint8Array.from(Buffer.from(hex, "hex"));
  const reached = { frames: 0, messages: 0, values: 0 };
  // Where chunks are cut matters most to what is short; the long ones take their time.
  for (let cut = 0; cut < (octets.length < 4096 ? 20 : 4); cut++) {
    expect(() => feedInTime(octets, type, [cut], reached)).not.toThrow();
  }
});
