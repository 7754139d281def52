import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { AsteriskPbx, driverContract } from "../../../../src/server/pbx/index.js";
import { inTheEnd } from "../../../support/in-the-end.js";
import { Composed } from "./support/composed.js";
import { Playback } from "./support/playback.js";
import { secret, username } from "./support/stand-in.js";

let recorded: Playback;

beforeAll(async () => {
  recorded = await Playback.start();
});

afterAll(() => recorded.pbx.stop());

const services = ["makeCall", "clearConnection", "singleStepTransferCall", "deflectCall"];

/** Whether the line that is marked is in service; undefined for a driver that is closed. */
function isMarked(driver: AsteriskPbx): boolean | undefined {
  try {
    return driver.snapshot("1000").inService;
  } catch {
    return undefined;
  }
}

const contract = driverContract(() => {
  recorded.reset();
  recorded.mark();
  const driver = new AsteriskPbx({
    ...{ host: "127.0.0.1", port: recorded.pbx.port, username, secret, context: "internal" },
    lines: [{ pattern: "_100X" }],
  });
  const pbx = new Composed(recorded);
  return {
    driver,
    lines: ["1001", "1002", "1003"],
    answer: (line) => pbx.answer(line),
    hangUp: (line) => pbx.hangUp(line),
    // Whatever has been played has come once the next thing has.
    async settle() {
      const before = isMarked(driver);
      recorded.mark();
      await vi.waitUntil(() => isMarked(driver) !== before || before === undefined, inTheEnd);
    },
    end: () => recorded.pbx.cut(),
  };
});

test.each(contract)("the driver keeps to the contract: $title", async ({ needs, run }) => {
  const isThere = needs.every((service) => services.includes(service));
  expect(await run()).toBe(isThere ? "passed" : "skipped");
});
