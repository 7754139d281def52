import { describe, expect, test } from "vitest";
import { limits } from "../../../../src/server/modules/cti/limits.js";
import {
  Switchboard,
  type SwitchboardParts,
} from "../../../../src/server/modules/cti/switchboard.js";
import type { PbxDriver } from "../../../../src/server/pbx/index.js";
import { Lines } from "../../../rose/support/peers.js";

/** A switchboard of PBXs without devices, which are opened as it is said. */
function boardOf(count: number, open: (pbx: number) => Promise<void>) {
  const log = new Lines();
  const driverOf = (pbx: number): PbxDriver => ({
    services: {},
    open: () => open(pbx),
    close: () => {},
    devices: () => [],
    snapshot: () => Promise.reject(new Error("there are no devices")),
  });
  const parts: Partial<SwitchboardParts> = {
    log,
    clock: () => new Date(0),
    devices: async () => {},
    changed: () => {},
  };
  const pbxs = Array.from({ length: count }, (_, pbx) => ({
    name: `pbx ${pbx}`,
    driver: driverOf(pbx),
  }));
  return { board: new Switchboard(pbxs, parts as SwitchboardParts), log };
}

describe("PBXs are connected", () => {
  test("side by side, but not more at a time than a limit", async () => {
    const opening = new Map<number, () => void>();
    const count = limits.pbxsAtATime + 3;
    const { board } = boardOf(count, (pbx) => new Promise((done) => opening.set(pbx, done)));
    const opened = board.open();
    const waiting = (): number[] => [...opening.keys()];
    const first = Array.from({ length: limits.pbxsAtATime }, (_, pbx) => pbx);
    expect(waiting()).toEqual(first);
    // Whichever is ready makes room for the next.
    for (const pbx of [5, 2, 7]) opening.get(pbx)!();
    await expect.poll(waiting).toEqual([...first, count - 3, count - 2, count - 1]);
    for (const done of opening.values()) done();
    await opened;
  });

  test("although one of them fails, which is logged", async () => {
    const tried: number[] = [];
    const { board, log } = boardOf(3, async (pbx) => {
      tried.push(pbx);
      if (pbx === 1) throw new Error("It is not there");
    });
    await board.open();
    expect(tried).toEqual([0, 1, 2]);
    const facts = log.of("a PBX cannot be connected").map((line) => line.facts);
    expect(facts).toMatchObject([{ pbx: "pbx 1", err: { message: "It is not there" } }]);
  });
});
