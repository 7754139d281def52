import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as Journal from "../../../../src/modules/journal/journal.js";
import type { Client } from "../../../../src/rose/index.js";
import { groupService } from "../../../../src/server/modules/groups/api.js";
import { journalService } from "../../../../src/server/modules/journal/api.js";
import { always } from "../../../support/always.js";
import { moduleStores } from "../stores.js";
import { groupProfile } from "../support/directory.js";
import type { LogonKernel } from "../support/logon-kernel.js";
import { twoServers } from "../support/two-servers.js";
import { bits, call, find, privateCall } from "./support/entries.js";
import { FollowingClient } from "./support/followers.js";

const users = ["alice", "bob"] as const;
type User = (typeof users)[number];

/** The ids that there should be in each journal. */
type Model = Readonly<Record<User, Set<string>>>;

/** A client that is sometimes connected, and remembers what it knows. */
interface Place {
  readonly user: User;
  readonly group: boolean;
  there: FollowingClient | undefined;
  before: FollowingClient | undefined;
}

interface Real {
  readonly nodes: readonly LogonKernel[];
  /** A client of each user on each node, with which the entries are changed. */
  readonly changing: Readonly<Record<User, readonly Client[]>>;
  readonly places: readonly Place[];
  /** Makes each subject different. */
  count: number;
}

async function put(real: Real, node: number, user: User, ids: readonly string[]): Promise<void> {
  const { users: known, made } = real.nodes[node]!;
  const owner = (await known.find(user))!;
  const entries = ids.map((id) => {
    const u8sSubject = `${++real.count}`;
    return {
      entry: real.count % 4 === 0 ? privateCall(id, { u8sSubject }) : call(id, { u8sSubject }),
    };
  });
  await made.kernel.get(journalService).putAll(owner, entries);
}

async function connect(real: Real, place: Place, node: number, known: boolean): Promise<void> {
  await leave(place);
  const client = await real.nodes[node]!.loggedOn(place.user);
  place.there = new FollowingClient(client, place.before);
  await place.there.subscribe({
    iFlags: place.group ? 1 : 0,
    iLastKnownGlobTransactionID: known ? place.there.last : 0,
  });
}

async function leave(place: Place): Promise<void> {
  if (place.there === undefined) return;
  await place.there.client.close();
  place.before = place.there;
  place.there = undefined;
}

/** What a client should know: what it finds. */
async function expected(real: Real, { user, group }: Place): Promise<Record<string, string>> {
  const flags = group ? bits("flagIncludeAllPublic") : bits();
  const asked = find({ bsFlags: flags });
  const { journalList } = await real.changing[user][0]!.invoke(Journal.asnGetJournalEntries, asked);
  return Object.fromEntries(journalList.map((entry) => [entry.u8sConnectionID, entry.u8sSubject]));
}

async function expectCurrent(real: Real, place: Place): Promise<void> {
  const all = await expected(real, place);
  const known = () => Object.fromEntries(place.there!.known);
  await expect.poll(known).toEqual(all);
}

function expectEqual(got: unknown, wanted: unknown): void {
  expect(got).toBe(wanted);
}

const command = always<Model, Real>;

const anyUser = fc.constantFrom(...users);
const anyNode = fc.integer({ min: 0, max: 1 });
const anyPlace = fc.integer({ min: 0, max: 3 });
const anyId = fc.integer({ min: 0, max: 7 });

const commands = [
  fc.tuple(anyNode, anyUser, anyId).map(([node, user, at]) =>
    command(`put ${user} ${at} at ${node}`, async (model, real) => {
      const id = `${user} ${at}`;
      await put(real, node, user, [id]);
      model[user].add(id);
    }),
  ),
  anyUser.map((user) =>
    command(`put many of ${user}`, async (model, real) => {
      // More than are told at once.
      const ids = Array.from({ length: 130 }, (_, at) => `${user} many ${at}`);
      await put(real, 0, user, ids);
      for (const id of ids) model[user].add(id);
    }),
  ),
  fc.tuple(anyNode, anyUser, fc.array(anyId, { maxLength: 3 })).map(([node, user, some]) =>
    command(`remove ${user} ${some.join()} at ${node}`, async (model, real) => {
      const list = some.map((at) => `${user} ${at}`).filter((id) => model[user].has(id));
      const asked = { u8sConnectionIDList: list };
      const { iResult } = await real.changing[user][node]!.invoke(
        Journal.asnDeleteJournalEntries,
        asked,
      );
      expectEqual(iResult, 0);
      for (const id of list) model[user].delete(id);
    }),
  ),
  fc.tuple(anyNode, anyUser, anyId).map(([node, user, at]) =>
    command(`change ${user} ${at} at ${node}`, async (model, real) => {
      const id = `${user} ${at}`;
      const asked = { u8sConnectionIDList: [id], u8sSubject: `${++real.count}` };
      const { bSuccess } = await real.changing[user][node]!.invoke(
        Journal.asnUpdateJournalSubject,
        asked,
      );
      expectEqual(bSuccess, model[user].has(id));
    }),
  ),
  anyUser.map((user) =>
    command(`read all of ${user}`, async (_, real) => {
      await real.changing[user][0]!.invoke(Journal.asnMarkAllJournalEntriesAsRead, {});
    }),
  ),
  fc.tuple(anyUser, anyId).map(([user, at]) =>
    command(`both nodes write ${user} ${at}`, async (model, real) => {
      const id = `${user} ${at}`;
      const asked = { u8sConnectionIDList: [id], u8sSubject: `${++real.count}` };
      await Promise.all([
        put(real, 0, user, [id, `${user} other`]),
        real.changing[user][1]!.invoke(Journal.asnUpdateJournalSubject, asked),
        put(real, 1, user, [`${user} other`, id]),
      ]);
      model[user].add(id).add(`${user} other`);
    }),
  ),
  fc
    .tuple(anyPlace, anyNode)
    .map(([place, node]) =>
      command(`connect ${place} to ${node}`, (_, real) =>
        connect(real, real.places[place]!, node, true),
      ),
    ),
  fc.tuple(anyPlace, anyNode, fc.boolean()).map(([place, node, early]) =>
    command(
      `connect ${place} to ${node}, and leave ${early ? "at once" : "soon"}`,
      async (_, real) => {
        await connect(real, real.places[place]!, node, true);
        // Perhaps before it has been told everything.
        if (!early) await real.places[place]!.there!.next();
        await leave(real.places[place]!);
      },
    ),
  ),
  anyPlace.map((place) => command(`leave ${place}`, (_, real) => leave(real.places[place]!))),
  anyPlace.map((at) =>
    command(`wait for ${at}`, async (_, real) => {
      const place = real.places[at]!;
      if (place.there !== undefined) await expectCurrent(real, place);
    }),
  ),
];

describe.each(moduleStores)("with the journal in $name", (store) => {
  test("clients that disconnect at random, and catch up from their last id at any server, end with the state of the server (long)", async () => {
    const times = process.env["ROSEWIRE_LOAD"] === "full" ? 10 : 1;
    const runs = times * (store.name === "PostgreSQL" ? 8 : 30);
    const property = fc.asyncProperty(
      fc.commands(commands, { maxCommands: 60, size: "max" }),
      async (steps) => {
        const nodes = await twoServers(await store.database());
        const about = { members: [...users], first: 0x4000 };
        await nodes[0].made.kernel.get(groupService).add(groupProfile("team", about));
        const both = (user: User) => Promise.all(nodes.map((node) => node.loggedOn(user)));
        const changing = { alice: await both("alice"), bob: await both("bob") };
        const places = users.flatMap((user) =>
          [false, true].map((group): Place => ({
            user,
            group,
            there: undefined,
            before: undefined,
          })),
        );
        const real: Real = { nodes, changing, places, count: 0 };
        const model: Model = { alice: new Set(), bob: new Set() };
        await fc.asyncModelRun(() => ({ model, real }), steps);
        for (const [at, place] of places.entries()) {
          if (place.there === undefined) await connect(real, place, at % 2, true);
          await expectCurrent(real, place);
        }
        for (const user of users) {
          const own = places.find((place) => place.user === user && !place.group)!;
          expect([...own.there!.known.keys()].toSorted()).toEqual([...model[user]].toSorted());
        }
        for (const place of places) await leave(place);
        for (const client of Object.values(changing).flat()) await client.close();
        for (const { made } of nodes)
          expect(made.log.of("changes of the journal cannot be told")).toEqual([]);
      },
    );
    await fc.assert(property, { numRuns: runs, endOnFailure: true });
  });
});
