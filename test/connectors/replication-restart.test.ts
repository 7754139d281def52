import { afterEach, describe, expect, test } from "vitest";
import type { JsonObject } from "../../src/connectors/json.js";
import { superOfficeSource } from "../../src/connectors/superoffice/client.js";
import { completeEntity } from "../../src/connectors/superoffice/properties.js";
import { Zone } from "../../src/connectors/time.js";
import { vitecSource } from "../../src/connectors/vitec/client.js";
import { xelionSource } from "../../src/connectors/xelion/client.js";
import { entry } from "./support/entry.js";
import { Crash, Setup, type SetupOptions } from "./support/replication.js";
import {
  SuperOfficeStandIn,
  VitecStandIn,
  XelionStandIn,
  type StandIn,
} from "./support/stand-in.js";

const users = ["alice", "bob"];
let setup: Setup | undefined;

afterEach(async () => {
  await setup?.stop();
  setup = undefined;
});

interface Kind {
  readonly name: string;
  readonly make: () => Omit<SetupOptions, "users">;
  /** A document that says what the text says; every other is a series, where there are series. */
  readonly document: (text: string, series: boolean) => JsonObject;
  readonly creates: boolean;
  /** A change from within the system. */
  readonly edit: (standIn: StandIn, id: string, text: string) => void;
}

function retitle(standIn: StandIn, id: string, subject: string): void {
  const { user, document } = standIn.held.get(id)!;
  standIn.set(id, user, { ...document, subject });
}

const kinds: readonly Kind[] = [
  {
    name: "Xelion",
    make: () => ({
      standIn: new XelionStandIn(),
      system: (url) => xelionSource({ url: `${url}/api/v1/master`, zone: new Zone("UTC") }),
      authorization: "xelion secret",
    }),
    document: (subject, series) => ({
      subject,
      starttime: "2024-11-22 09:00:00",
      endtime: "2024-11-22 10:00:00",
      ...(series && { recurrenceType: "weekly" }),
    }),
    creates: false,
    edit: retitle,
  },
  {
    name: "Vitec Connect",
    make: () => ({
      standIn: new VitecStandIn(),
      system: (url) => vitecSource({ url, customerId: "M1", zone: new Zone("UTC") }),
      authorization: `Basic ${Buffer.from("connect:secret").toString("base64")}`,
    }),
    document: (subject, series) => ({
      subject,
      startsAt: "2024-11-22T09:00:00.0000000Z",
      endsAt: "2024-11-22T10:00:00.0000000Z",
      ...(series && { recurrence: true, recurrencePattern: "Weekly" }),
    }),
    creates: true,
    edit: retitle,
  },
  {
    name: "SuperOffice",
    make: () => ({
      standIn: new SuperOfficeStandIn(),
      system: (url) => superOfficeSource({ url: `${url}/api/v1`, zone: new Zone("UTC") }),
      authorization: "Bearer secret",
    }),
    document: (Title) =>
      completeEntity({
        Title,
        StartDate: "2024-11-22T09:00:00.0000000Z",
        EndDate: "2024-11-22T10:00:00.0000000Z",
      }),
    creates: false,
    edit: (standIn, id, Title) => (standIn as SuperOfficeStandIn).edit(id, { Title }),
  },
];

/** Something new, something changed and something gone on either side. */
async function work(it: Setup, { document, edit }: Kind, round: number): Promise<void> {
  const { standIn } = it;
  const own = standIn.alive().filter(([, { user }]) => user === "alice");
  const [changed, removed] = own.map(([id]) => id);
  if (changed !== undefined) edit(standIn, changed, `changed ${round}`);
  if (removed !== undefined) standIn.set(removed, "alice", null);
  for (const user of users) standIn.add(user, document(`new ${round}`, round % 2 === 0));
  // What was made here and added at Vitec is left alone: Vitec could not be told.
  const theirs = (await it.entries("bob")).find(({ u8sDataSource }) => u8sDataSource !== "MAPI");
  await it.edit("bob", (entries) => [
    ...entries.map((other) =>
      other.u8sEntryID === theirs?.u8sEntryID
        ? { ...other, u8sSubject: `on the UCServer ${round}` }
        : other,
    ),
    entry({ u8sEntryID: `mapi-${round}`, u8sSubject: `made ${round}` }),
  ]);
}

describe.each(kinds)("a replicator of $name that is ended", (kind) => {
  test.each([
    ["before a call", false],
    ["between a call and its answer", true],
  ])("%s, whichever it is, is taken up by the next run", async (_when, after) => {
    setup = await new Setup({ ...kind.make(), users, options: { workers: 1 } }).start();
    let ended = 0;
    for (let calls = 0; ; calls++) {
      await work(setup, kind, calls);
      const crash = new Crash(calls, after);
      const run = await setup.run(undefined, {}, false, crash).catch((error: Error) => error);
      await setup.settle();
      const linked = new Map<string, string>();
      for (const [id, { document: made }] of setup.standIn.alive()) {
        const round = /^made (\d+)$/.exec(String(made["subject"]))?.[1];
        if (round !== undefined) linked.set(id, `mapi-${round}`);
      }
      // Where there is a request for it, what was made here has been added once each.
      const made = kind.creates ? calls + 1 : 0;
      expect([linked.size, new Set(linked.values()).size]).toEqual([made, made]);
      expect(await setup.differences(linked)).toEqual([]);
      if (!(run instanceof Error)) break;
      expect(run.message).toBe("ended");
      ended++;
    }
    expect(ended).toBeGreaterThan(4);
  });
});
