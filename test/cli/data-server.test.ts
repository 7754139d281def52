import { describe, expect, test } from "vitest";
import { withServices, type Services } from "../../src/cli/exchange/services.js";
import { asnUpdateMyContactConfiguration } from "../../src/modules/general/general.js";
import { openDatabase } from "../../src/server/database/index.js";
import { closing, lasting } from "../server/database/stores.js";
import { attachedTo, type Listening } from "../server/modules/support/attached.js";
import { FollowingClient } from "../server/modules/journal/support/followers.js";
import { presenceEvents } from "../server/modules/presence/support.js";
import { running } from "../server/running.js";
import { importing } from "./exchange/support.js";

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
});
