import type { AsnAppointmentEntry } from "../../src/modules/appointments/appointments.js";
import { afterEach, describe, expect, test } from "vitest";
import type { JsonObject } from "../../src/connectors/json.js";
import { superOfficeSource } from "../../src/connectors/superoffice/client.js";
import { completeEntity } from "../../src/connectors/superoffice/properties.js";
import { formatLocal, Zone } from "../../src/connectors/time.js";
import { vitecSource } from "../../src/connectors/vitec/client.js";
import { xelionSource } from "../../src/connectors/xelion/client.js";
import { full } from "../faults/scale.js";
import { entry } from "./support/entry.js";
import { Random } from "./support/random.js";
import { now, Setup, type SetupOptions } from "./support/replication.js";
import {
  SuperOfficeStandIn,
  VitecStandIn,
  XelionStandIn,
  type StandIn,
} from "./support/stand-in.js";

/** So many, or the part of it that a quick test has: more appointments than are listed on a page. */
const part = (count: number): number => (full ? count : Math.ceil(count / 8));

const users = Array.from({ length: part(500) }, (_, index) => `user${index}`);
const appointments = part(10_000);
const seed = Number(process.env["ROSEWIRE_SEED"] ?? 7);
const hour = 3_600_000;

let setup: Setup | undefined;

afterEach(async () => {
  await setup?.stop();
  setup = undefined;
});

/** A start within the window and an end after it, in milliseconds. */
function times(random: Random): { start: number; end: number } {
  const start = now.getTime() + random.below(28 * 24 * 4) * (hour / 4);
  return { start, end: start + (1 + random.below(8)) * (hour / 4) };
}

const iso = (time: number): string => new Date(time).toISOString().replace("Z", "0000Z");

interface Kind {
  readonly name: string;
  readonly make: () => Omit<SetupOptions, "users">;
  readonly document: (random: Random, index: number) => JsonObject;
  /** A change from within the system. */
  readonly edit: (standIn: StandIn, id: string, text: string) => void;
  readonly updates: boolean;
  readonly creates: boolean;
}

const kinds: readonly Kind[] = [
  {
    name: "Xelion",
    make: () => ({
      standIn: new XelionStandIn(),
      system: (url) =>
        xelionSource({ url: `${url}/api/v1/master`, zone: new Zone("Europe/Amsterdam") }),
      authorization: "xelion secret",
    }),
    document: (random, index) => {
      const { start, end } = times(random);
      const allDay = index % 20 === 0;
      return {
        subject: `Appointment ${index}`,
        internal: random.chance(0.5),
        participants: random.sample(["167843", "167844", "167845"], random.below(4)),
        userStatus: random.pick(["busy", "free", "long_out_of_office"]),
        starttime: formatLocal(start),
        endtime: formatLocal(end),
        allStartDay: allDay,
        allEndDay: allDay,
        calendars: ["1658218"],
        comment: random.chance(0.3) ? "" : `Comment ${random.below(1000)}`,
        ...(index % 10 === 1 && {
          recurrenceType: random.pick(["daily", "weekly", "monthly"]),
          recurrenceInterval: 1 + random.below(3),
          recurrenceTerminationType: random.pick(["never", "count"]),
          recurrenceCount: 5,
        }),
      };
    },
    edit: (standIn, id, text) => {
      const { user, document } = standIn.held.get(id)!;
      standIn.set(id, user, { ...document, comment: text });
    },
    updates: true,
    creates: false,
  },
  {
    name: "Vitec Connect",
    make: () => ({
      standIn: new VitecStandIn(),
      system: (url) =>
        vitecSource({ url, customerId: "M1", zone: new Zone("Europe/Stockholm"), format: "xml" }),
      authorization: `Basic ${Buffer.from("connect:secret").toString("base64")}`,
    }),
    document: (random, index) => {
      const { start, end } = times(random);
      return {
        subject: `Visning ${index}`,
        location: `Gata ${random.below(100)}`,
        startsAt: iso(start),
        endsAt: iso(end),
        allDayEvent: index % 20 === 0,
        note: `Anteckning ${random.below(1000)}`,
        recurrence: index % 10 === 1,
        recurrencePattern: random.pick(["Daily", "Weekly", "Monthly"]),
        recurrenceInterval: 1 + random.below(4),
      };
    },
    edit: (standIn, id, text) => {
      const { user, document } = standIn.held.get(id)!;
      standIn.set(id, user, { ...document, note: text });
    },
    updates: false,
    creates: true,
  },
  {
    name: "SuperOffice",
    make: () => ({
      standIn: new SuperOfficeStandIn(),
      system: (url) => superOfficeSource({ url: `${url}/api/v1`, zone: new Zone("Europe/Oslo") }),
      authorization: "Bearer secret",
    }),
    document: (random, index) => {
      const { start, end } = times(random);
      return completeEntity({
        Title: `Møte ${index}`,
        Description: `Beskrivelse ${random.below(1000)}`,
        StartDate: iso(start),
        EndDate: iso(end),
        IsAlldayEvent: index % 20 === 0,
        IsFree: random.chance(0.3),
        Private: random.pick(["Public", "PrivateUser", "PrivateGroup"]),
        Type: "Appointment",
        Location: `Rom ${random.below(100)}`,
        Participants: [{ AssociateId: random.below(100) }],
      });
    },
    edit: (standIn, id, text) => (standIn as SuperOfficeStandIn).edit(id, { Description: text }),
    updates: true,
    creates: false,
  },
];

/** When a run has done so many steps more, or is over. */
async function progress(run: Promise<unknown>, steps: number): Promise<void> {
  const wanted = setup!.steps.length + steps;
  let over = false;
  void run.finally(() => (over = true));
  await expect.poll(() => over || setup!.steps.length >= wanted).toBe(true);
}

const size = `${appointments} appointments of ${users.length} users`;

describe.each(kinds)(`$name and a UCServer, ${size} (long)`, (kind) => {
  test("agree after the first run, after changes on both sides, and after failures of all kinds", async () => {
    const random = new Random(seed);
    const { document, edit, updates, creates } = kind;
    setup = await new Setup({ ...kind.make(), users }).start();
    const { standIn } = setup;
    for (let index = 0; index < appointments; index++) {
      standIn.add(users[index % users.length]!, document(random, index));
    }

    const first = await setup.run();
    expect(first).toMatchObject({
      read: appointments,
      users: users.length,
      created: appointments,
      failedUsers: 0,
    });
    expect(await setup.differences()).toEqual([]);
    const second = await setup.run();
    expect(second).toMatchObject({ read: 0, created: 0, changed: 0, removed: 0, sent: 0 });

    // Changes on both sides, some of the same appointments.
    const ids = standIn.alive().map(([id]) => id);
    for (const id of random.sample(ids, part(500))) edit(standIn, id, `edited ${id}`);
    for (const id of random.sample(ids, part(100)))
      standIn.set(id, standIn.held.get(id)!.user, null);
    for (let index = 0; index < part(100); index++) {
      standIn.add(random.pick(users), document(random, appointments + index));
    }
    for (const user of random.sample(users, part(200))) {
      await setup.edit(user, (entries) => {
        const [chosen] = random.sample(entries, 1);
        const kept = entries.filter((other) => other.u8sEntryID !== chosen!.u8sEntryID);
        const group = entries.filter((other) => other.u8sEntryID === chosen!.u8sEntryID);
        const changed = random.chance(0.15)
          ? []
          : group.map((other) => ({ ...other, u8sSubject: `moved by ${user}` }));
        return [...kept, ...changed];
      });
    }
    for (const user of random.sample(users, part(40))) {
      const { start, end } = times(random);
      const foreign = entry({
        u8sEntryID: `mapi-${user}`,
        u8sSubject: `Own of ${user}`,
        stStart: new Date(start),
        stEnd: new Date(end),
      });
      await setup.edit(user, (entries) => [...entries, foreign]);
    }

    // Failures: every eighth request, the process ended, either side restarted.
    setup.timeout = 250;
    standIn.faults = { random, rate: 0.12, timeout: setup.timeout };
    const abort = new AbortController();
    const interrupted = setup.run(abort.signal).catch(() => undefined);
    await progress(interrupted, part(150));
    abort.abort(new Error("killed"));
    await interrupted;
    const restartingServer = setup.run().catch(() => undefined);
    await progress(restartingServer, part(100));
    await setup.uc.stop();
    await setup.uc.start();
    await restartingServer;
    const alive = standIn.alive().map(([id]) => id);
    for (const id of random.sample(alive, part(200))) edit(standIn, id, `edited again ${id}`);
    const restartingSource = setup.run().catch(() => undefined);
    await progress(restartingSource, part(50));
    await standIn.stop();
    await standIn.start();
    await restartingSource;
    await setup.run().catch(() => undefined);

    standIn.faults = undefined;
    setup.timeout = 10_000;
    await setup.settle();
    const linked = new Map<string, string>();
    if (creates) {
      for (const [id, { user, document: made }] of standIn.alive()) {
        if (made["subject"] === `Own of ${user}`) linked.set(id, `mapi-${user}`);
      }
      expect(linked.size).toBe(part(40));
    }
    expect(await setup.differences(linked)).toEqual([]);
    const foreign: AsnAppointmentEntry[] = [];
    for (const user of users) {
      const present = await setup.entries(user);
      foreign.push(...present.filter(({ u8sEntryID }) => u8sEntryID === `mapi-${user}`));
    }
    expect(foreign).toHaveLength(part(40));
    const moved = standIn
      .alive()
      .filter(([, held]) => JSON.stringify(held.document).includes("moved by"));
    if (updates) expect(moved.length).toBeGreaterThan(part(120));
    else expect(moved).toEqual([]);
    const last = await setup.run(undefined, {}, true);
    expect(last).toMatchObject({ created: 0, changed: 0, removed: 0, sent: 0 });
  });
});
