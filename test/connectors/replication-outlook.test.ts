import { afterEach, describe, expect, test } from "vitest";
import type { AsnAppointmentEntry } from "../../src/modules/appointments/appointments.js";
import { entry } from "./support/entry.js";
import { overriding, type Setup } from "./support/replication.js";
import { change, meeting, quiet, vitecSetup, xelionSetup } from "./support/setups.js";

let setup: Setup | undefined;

afterEach(async () => {
  await setup?.stop();
  setup = undefined;
});

/** As Outlook's MAPI client does: the whole calendar of its user, and nothing else. */
async function outlookSends(of: Setup, entries: AsnAppointmentEntry[]): Promise<void> {
  const port = await of.uc.logOn("alice");
  await port.setList("", "MAPI", entries);
  await port.close();
}

const own = (id: string, u8sSubject = id) => entry({ u8sEntryID: id, u8sSubject });
const ids = async (of: Setup) => (await of.entries("alice")).map(({ u8sEntryID }) => u8sEntryID);

describe("Outlook's MAPI client, which replaces the whole list that a connector also fills", () => {
  test("takes the connector's entries away until its next run puts them back, beside Outlook's", async () => {
    const it = (setup = await xelionSetup());
    const [one, two] = [it.standIn.add("alice", meeting), it.standIn.add("alice", meeting)];
    await outlookSends(it, [own("m1")]);
    await it.run();
    expect(await ids(it)).toEqual(["m1", `xelion:${one}`, `xelion:${two}`]);
    await change(it, "alice", `xelion:${one}`, { u8sSubject: "changed here" });
    await outlookSends(it, [own("m1", "moved"), own("m2")]);
    expect(await ids(it)).toEqual(["m1", "m2"]);
    expect(await it.run()).toMatchObject({ created: 2, changed: 0, sent: 0, notCarried: 2 });
    expect((await it.entries("alice")).map(({ u8sSubject }) => u8sSubject)).toEqual([
      "moved",
      "m2",
      "Meeting",
      "Meeting",
    ]);
    expect(it.standIn.alive()).toHaveLength(2);
    expect(await it.run()).toMatchObject(quiet);
  });

  test("does not part its entries from what was added at Vitec, unless it sends them no more", async () => {
    const it = (setup = await vitecSetup());
    await outlookSends(it, [own("m1"), own("m2")]);
    expect(await it.run()).toMatchObject({ sent: 2 });
    await outlookSends(it, [own("m1"), own("m2")]);
    expect(await it.run()).toMatchObject({ ...quiet, notCarried: 0 });
    await outlookSends(it, [own("m2")]);
    expect(await it.run()).toMatchObject({ ...quiet, notCarried: 1 });
    expect(it.standIn.alive()).toHaveLength(2);
    expect(await ids(it)).toEqual(["m2"]);
  });

  test("keeps what it sends while a run is at work that replaces the list, too", async () => {
    const it = (setup = await xelionSetup({ single: false }));
    it.standIn.add("alice", meeting);
    let sent = false;
    it.login = (port) =>
      overriding(port, {
        list: async (owner) => {
          const list = await port.list(owner);
          if (owner === "alice" && !sent) {
            sent = true;
            await outlookSends(it, [own("m1")]);
          }
          return list;
        },
      });
    expect(await it.run()).toMatchObject({ created: 1, failedUsers: 0 });
    expect(await ids(it)).toEqual(["m1", "xelion:1000"]);
  });
});
