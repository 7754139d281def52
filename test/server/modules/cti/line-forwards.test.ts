import { expect, test } from "vitest";
import { LineForwards } from "../../../../src/server/modules/cti/line-forwards.js";
import type { Switchboard } from "../../../../src/server/modules/cti/switchboard.js";
import type { Forward } from "../../../../src/server/pbx/index.js";

test("a PBX that does not answer is given up, and the next change of the device is made", async () => {
  const asked: (readonly Forward[])[] = [];
  const link = { line: () => ({ forwards: [] }) };
  const board = {
    linkOf: () => link,
    ask: (_link: unknown, _service: string, argument: { forwards: readonly Forward[] }) => {
      asked.push(argument.forwards);
      return asked.length === 1 ? new Promise(() => {}) : Promise.resolve();
    },
  };
  const forwards = new LineForwards(board as unknown as Switchboard, 1);
  const device = { pbx: "pbx", device: "10" };
  const first = forwards.change(device, () => []);
  const second = forwards.change(device, () => [{ mode: "busy", destination: "11" }]);
  await expect(first).rejects.toThrow("The PBX does not answer");
  await second;
  expect(asked).toEqual([[], [{ mode: "busy", destination: "11" }]]);
});
