import { describe, expect, test } from "vitest";
import {
  driverContract,
  ManualClock,
  SimulatedPbx,
  type DriverUnderTest,
  type PbxDriver,
  type PbxEvent,
} from "../../../src/server/pbx/index.js";

const lines = ["10", "11", "12"] as const;

function simulation(): SimulatedPbx {
  return new SimulatedPbx({ lines: lines.map((id) => ({ id })), clock: new ManualClock() });
}

const under = (driver: PbxDriver): DriverUnderTest => ({ driver, lines });

describe("the simulated PBX keeps to the contract of drivers:", () => {
  test.each(driverContract(() => under(simulation())))("$title", async ({ run }) => {
    expect(await run()).toBe("passed");
  });
});

/** A driver whose events are other ones. */
function twisted(by: (event: PbxEvent) => PbxEvent[]): PbxDriver {
  const pbx = simulation();
  return {
    services: pbx.services,
    open: (listener) => pbx.open((event) => by(event).forEach(listener)),
    close: () => pbx.close(),
    devices: () => pbx.devices(),
    snapshot: (device) => pbx.snapshot(device),
  };
}

/** The titles of the promises that a driver breaks, with what is said. */
async function broken(make: () => PbxDriver): Promise<string[]> {
  const found: string[] = [];
  for (const { title, run } of driverContract(() => under(make()), { patience: 5 })) {
    await run().catch((error: unknown) => found.push(`${title}: ${(error as Error).message}`));
  }
  return found;
}

describe("a driver breaks the contract", () => {
  test("that does not tell what has happened", async () => {
    const silent = await broken(() => twisted((event) => (event.event === "held" ? [] : [event])));
    expect(silent.join()).toMatch(/held and retrieved.*it is not, after/);
  });

  test("that tells what a service has done only after the service is over", async () => {
    const late = await broken(() => {
      const pbx = simulation();
      const { open } = pbx;
      return Object.assign(pbx, {
        open: (listener: (event: PbxEvent) => void) =>
          open.call(pbx, (event) => void setImmediate(listener, event)),
      });
    });
    expect(late.join()).toContain("makeCall is over before its call is told");
    expect(late.join()).toContain("do not disturb is told and shown, once for each change: it is");
    expect(late.join()).toContain("forward calls: they are not told before the service is over");
  });

  test("that tells something twice", async () => {
    const all = await broken(() => twisted((event) => [event, event]));
    expect(all.join()).toContain("established of");
    expect(all.join()).toContain("although nothing has changed");
  });

  test("whose snapshots are not what its events say", async () => {
    const all = await broken(() => {
      const pbx = simulation();
      const { snapshot } = pbx;
      return Object.assign(pbx, {
        snapshot: (device: string) => ({ ...snapshot.call(pbx, device), connections: [] }),
      });
    });
    expect(all.join()).toContain("the snapshot of 10 has nothing, not");
  });

  test("that tells events after it has been closed", async () => {
    const all = await broken(() => Object.assign(simulation(), { close: () => {} }));
    expect(all).toEqual(["no event comes after it has been closed: there is one"]);
  });

  test("that carries out what cannot be done", async () => {
    const all = await broken(() => {
      const pbx = simulation();
      return Object.assign(pbx, { services: { ...pbx.services, clearConnection: () => {} } });
    });
    expect(all.join()).toContain("it does not fail with unknownConnection");
  });
});

test("what a driver has no service for is skipped", async () => {
  const { devices, open, close, snapshot } = SimulatedPbx.prototype;
  const bound = (): PbxDriver => {
    const pbx = simulation();
    return {
      services: { makeCall: pbx.services.makeCall },
      open: open.bind(pbx),
      close: close.bind(pbx),
      devices: devices.bind(pbx),
      snapshot: snapshot.bind(pbx),
    };
  };
  const contract = driverContract(() => under(bound()));
  const deflected = contract.find(({ needs }) => needs.includes("deflectCall"));
  expect(await deflected?.run()).toBe("skipped");
});
