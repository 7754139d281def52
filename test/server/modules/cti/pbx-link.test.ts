import { AsnCtiLineOpenStatus } from "../../../../src/modules/cti/cti.js";
import { describe, expect, test } from "vitest";
import { PbxLink } from "../../../../src/server/modules/cti/pbx-link.js";
import {
  ManualClock,
  PbxError,
  SimulatedPbx,
  type DeviceSnapshot,
  type PbxDriver,
} from "../../../../src/server/pbx/index.js";
import { Lines } from "../../../rose/support/peers.js";

const open = AsnCtiLineOpenStatus.values;

/** A link to a simulated PBX whose snapshots are taken otherwise. */
function linked(snapshot: (pbx: SimulatedPbx, device: string) => Promise<DeviceSnapshot>): {
  link: PbxLink;
  pbx: SimulatedPbx;
  log: Lines;
} {
  const lines = ["10", "11", "12"].map((id) => ({ id }));
  const groups = ["60", "61"].map((id) => ({ id, members: ["10"], acd: true }));
  const pbx = new SimulatedPbx({ lines, groups, clock: new ManualClock() });
  const driver: PbxDriver = {
    services: pbx.services,
    open: (listener) => pbx.open(listener),
    close: () => pbx.close(),
    devices: () => pbx.devices(),
    snapshot: (device) => snapshot(pbx, device),
  };
  const log = new Lines();
  const link = new PbxLink({
    ...{ name: "pbx", driver, log },
    clock: () => new Date(0),
    calls: () => {},
    line: () => {},
    agent: () => {},
    devices: async () => {},
    changed: () => {},
  });
  return { link, pbx, log };
}

describe("a PBX", () => {
  test("has a device that cannot be read, and all others are open", async () => {
    const { link, log } = linked(async (pbx, device) => {
      if (device === "11") throw new PbxError("unknownDevice", "It has just gone");
      return pbx.snapshot(device);
    });
    await link.open();
    const states = ["10", "11", "12"].map((id) => link.line(id)?.status);
    expect(states).toEqual([open.lineStatusOpen, open.lineStatusClosed, open.lineStatusOpen]);
    const [line] = log.of("a device of the PBX cannot be read");
    expect(line?.facts).toMatchObject({ pbx: "pbx", device: "11" });
  });

  test("that has not been reached yet may have any line, without connection (4); then it has those that it tells", async () => {
    const { link, pbx } = linked(async (from, device) => from.snapshot(device));
    const states = () => ["10", "99"].map((id) => link.line(id)?.status);
    pbx.loseLink();
    await link.open();
    const unreached = open.lineStatusOpenNoPBXConnection;
    expect(states()).toEqual([unreached, unreached]);
    pbx.restoreLink();
    await expect.poll(states).toEqual([open.lineStatusOpen, undefined]);
    pbx.loseLink();
    expect(states()).toEqual([unreached, unreached]);
  });

  test("tells something while a device is read, which is not undone by what was before", async () => {
    let hasRung = false;
    const { link } = linked(async (pbx, device) => {
      const before = pbx.snapshot(device);
      if (device === "11" && !hasRung) {
        hasRung = true;
        pbx.phone("12").call("11");
      }
      return before;
    });
    await link.open();
    expect([...link.model.of("11")].map(({ state }) => state)).toEqual(["alerting"]);
  });

  test("has agents only of the groups that a snapshot names", async () => {
    let agent: NonNullable<DeviceSnapshot["agent"]> = [
      { group: "60", state: "ready" },
      { group: "61", state: "notReady" },
    ];
    const { link, pbx } = linked(async (from, device) => ({
      ...from.snapshot(device),
      ...(device === "10" && { agent }),
    }));
    await link.open();
    const states = () => ["60", "61"].map((group) => link.agentState(group, "10"));
    expect(states()).toEqual(["ready", "notReady"]);
    agent = [{ group: "61", state: "ready" }];
    pbx.loseLink();
    pbx.restoreLink();
    await expect.poll(states).toEqual(["loggedOff", "ready"]);
  });

  test("that never ceases to tell something is read nevertheless", async () => {
    let reads = 0;
    const { link } = linked(async (pbx, device) => {
      reads++;
      await pbx.services.setDoNotDisturb({ device: "12", on: reads % 2 === 1 });
      return pbx.snapshot(device);
    });
    await link.open();
    expect([reads, link.line("10")?.status]).toEqual([25, open.lineStatusOpen]);
  });
});
