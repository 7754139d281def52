import { describe, expect, test } from "vitest";
import { withServices, type Services } from "../../src/cli/exchange/services.js";
import {
  asnLocationInformationChanged,
  asnUpdateMyContactConfiguration,
} from "../../src/modules/general/general.js";
import {
  asnMgmtLocationChanged,
  asnMgmtOnLineAddedEvent,
  asnMgmtOnLineCapsChangedEvent,
  asnMgmtOnLineGroupAdded,
} from "../../src/modules/management/management.js";
import { openDatabase } from "../../src/server/database/index.js";
import { blankLocation } from "../../src/server/modules/locations/api.js";
import { closing, lasting } from "../server/database/stores.js";
import { attachedTo, type Listening } from "../server/modules/support/attached.js";
import { FollowingClient } from "../server/modules/journal/support/followers.js";
import { presenceEvents } from "../server/modules/presence/support.js";
import { running } from "../server/running.js";
import { importing } from "./exchange/support.js";

/** A bit of the static rights that users do not have by default. */
const mayRecord = 0x8000;

const lines = (...all: string[]): string => `${all.join("\n")}\n`;

describe.each(lasting)("beside a server on $name, what a command changes", (kind) => {
  test("is told to the clients that are concerned: journals, contacts and appointments; a dry run is not", async () => {
    const location = await kind.location();
    const there = await running({ database: closing(openDatabase(location)) });
    const journal = await new FollowingClient(await there.loggedOn("alice")).subscribe();
    const alice = await attachedTo(there, "alice", [
      asnUpdateMyContactConfiguration,
      ...presenceEvents,
    ]);
    const bob = await attachedTo(there, "bob", [
      asnUpdateMyContactConfiguration,
      ...presenceEvents,
    ]);
    const next = async (listening: Listening) => {
      const got: unknown[] = [];
      await expect.poll(async () => got.push(...(await listening.soFar()))).toBe(1);
      return got;
    };
    const command = <R>(work: (services: Services) => Promise<R>) =>
      withServices(location, false, work);

    const entries = (user: string) =>
      lines("user,id,start", `${user},of ${user},2030-01-07T09:00:00Z`);
    const dryRun = await command((services) =>
      importing(services, "journal", entries("alice"), { dryRun: true }),
    );
    expect(dryRun.stored).toEqual(["added"]);
    await command((services) => importing(services, "journal", entries("bob")));
    await command((services) => importing(services, "journal", entries("alice")));
    expect(await journal.next()).toEqual(["2170 1 of alice until 2"]);

    await command((services) => importing(services, "users", lines("name,email", "alice,a@x")));
    expect(await next(alice)).toMatchObject([
      [
        "asnUpdateMyContactConfiguration",
        { contactChanged: { asnRemoteContact: { u8sEMail: "a@x" } } },
      ],
    ]);

    const [start, end] = [-60_000, 3_600_000].map((ms) => new Date(Date.now() + ms).toISOString());
    await command((services) =>
      importing(services, "appointments", lines("user,id,start,end", `alice,now,${start},${end}`)),
    );
    expect(await next(alice)).toMatchObject([
      ["asnUpdateMyAppointment", { seqActualAppointments: [{ u8sEntryID: "now" }] }],
    ]);
    expect(await bob.soFar()).toEqual([]);
  });

  test("is told to the clients that are concerned: groups, lines and locations; what does not change is not", async () => {
    const location = await kind.location();
    const there = await running({ database: closing(openDatabase(location)) });
    const own = [asnUpdateMyContactConfiguration, asnLocationInformationChanged];
    const [alice, bob] = [
      await attachedTo(there, "alice", own),
      await attachedTo(there, "bob", own),
    ];
    const admin = await attachedTo(there, "admin", [
      asnMgmtOnLineAddedEvent,
      asnMgmtOnLineCapsChangedEvent,
      asnMgmtOnLineGroupAdded,
      asnMgmtLocationChanged,
    ]);
    const next = async (listening: Listening, count = 1) => {
      const got: (readonly [string, unknown])[] = [];
      await expect.poll(async () => got.push(...(await listening.soFar()))).toBe(count);
      return got;
    };
    const command = <R>(work: (services: Services) => Promise<R>) =>
      withServices(location, false, work);
    const put = (name: "groups" | "lines", text: string) =>
      command((services) => importing(services, name, text));

    // The group gives its member a right that she had not, and takes it back.
    const group = (members: string) =>
      lines("name,members,rights", `sales,${members},${mayRecord}`);
    for (const members of ["alice", ""]) {
      expect((await put("groups", group(members))).refused).toEqual([]);
      const [[name, { contactChanged }]] = (await next(alice)) as [[string, any]];
      expect(name).toBe("asnUpdateMyContactConfiguration");
      expect((contactChanged.iStaticRights & mayRecord) !== 0).toBe(members === "alice");
    }

    await command((services) =>
      services.write((unit) => services.locations.set(unit, blankLocation("Berlin"))),
    );
    expect(await next(admin)).toMatchObject([
      ["asnMgmtLocationChanged", { u8sLocationID: "Berlin" }],
    ]);
    for (const one of [alice, bob]) {
      expect(await next(one)).toMatchObject([
        ["asnLocationInformationChanged", { u8sLocationID: "Berlin" }],
      ]);
    }

    const ofLine = (number: string) => [
      "asnMgmtOnLineCapsChangedEvent",
      { tapiLineConfig4Admin: { u8sAutomaticPhoneNumber: number, u8sLocationID: "Berlin" } },
    ];
    const line = (number: string) =>
      lines("source,id,uri,group,number,location", `pbx,1,tel:10@pbx,desk,${number},Berlin`);
    expect((await put("lines", line("10"))).refused).toEqual([]);
    const [isNew, isAdded, isConfigured] = await next(admin, 3);
    expect(isNew).toMatchObject([
      "asnMgmtOnLineGroupAdded",
      { config: { u8sPBXGroupName: "desk" } },
    ]);
    expect(isAdded![0]).toBe("asnMgmtOnLineAddedEvent");
    expect(isConfigured).toMatchObject(ofLine("10"));
    expect((await put("lines", line("10"))).stored).toEqual(["unchanged"]);
    await put("lines", line("11"));
    expect(await next(admin)).toMatchObject([ofLine("11")]);
    expect(await bob.soFar()).toEqual([]);
  });
});
