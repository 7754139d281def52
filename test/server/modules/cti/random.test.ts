import fc from "fast-check";
import { expect, test } from "vitest";
import { noTime } from "../../../../src/codec/index.js";
import { asnGetJournalEntries } from "../../../../src/modules/journal/journal.js";
import { find } from "../journal/support/entries.js";
import { letAll } from "../presence/support.js";
import { moduleStores } from "../stores.js";
import { printed } from "../support/directory.js";
import { check, Told, type Info } from "./support/call-invariants.js";
import { PbxRecord } from "./support/pbx-record.js";
import { computed, PresenceWatch } from "./support/presence-model.js";
import {
  anyStep,
  atFirst,
  lines,
  names,
  restoreLink,
  take,
  type Actors,
} from "./support/random-calls.js";
import { lineOf, Telephony, type CtiClient } from "./support/telephony.js";

const isFull = process.env["ROSEWIRE_LOAD"] === "full";
/** What a run that failed has printed. */
const seed = process.env["ROSEWIRE_FUZZ_SEED"];

/** Ends all calls. */
async function hangUp(actors: Actors): Promise<void> {
  const { at } = actors;
  await restoreLink(actors);
  const all = (): void => {
    for (const line of lines) {
      while (at.pbx.snapshot(line).connections.length > 0) at.pbx.phone(line).hangUp();
    }
  };
  all();
  // Calls that wait, and call backs, come and go.
  at.clock.advance(600_000);
  all();
}

/** What the journal must say of calls that are over. */
const entryOf = (call: Info): unknown[] => [
  ...[call.u8sConnectionID, call.bOutbound ? 1 : 0, call.u8sRemoteNumberSC],
  call.utcCallConnected.getTime() === noTime.getTime() ? 0 : 1,
];

/** The journal of each line's owner has exactly the calls that are over there. @param known How many of each line were at the last time. */
async function checkJournal(
  { clients }: Actors,
  told: readonly Told[],
  known: number[],
): Promise<void> {
  for (const [index, { client }] of clients.entries()) {
    const { over } = told[index * 3]!;
    if (over.size === known[index]) continue;
    known[index] = over.size;
    const wanted = [...over.values()].map(entryOf).toSorted();
    const asked = find();
    const entries = async (): Promise<unknown[]> => {
      const { journalList } = await client.invoke(asnGetJournalEntries, asked);
      return journalList
        .map((entry) => [
          ...[entry.u8sConnectionID, entry.iOrigin, entry.u8sPhoneNumber],
          entry.iSucessState,
        ])
        .toSorted();
    };
    await expect.poll(entries, { interval: 1 }).toEqual(wanted);
  }
}

/** Those who have subscribed know the presence as it has to be, and who asks gets the same. */
async function checkPresence(actors: Actors, watches: readonly PresenceWatch[]): Promise<void> {
  for (const watch of watches) {
    const wanted = computed(actors, watch.isLater);
    await expect.poll(() => watch.known, { interval: 1 }).toEqual(wanted);
    expect(watch.faults).toEqual([]);
  }
  const read = await PresenceWatch.read(actors.admin.client, watches[0]!);
  expect(read.known).toEqual(computed(actors, false));
}

test("whatever clients do, both ends of a call agree, each monitor is told exactly what happens in its order, the journal has the calls, and presence is what follows from it", async () => {
  const anyTurn = fc.tuple(anyStep, fc.option(anyStep, { freq: 8 }));
  const size = isFull ? 300 : 40;
  const property = fc.asyncProperty(
    fc.array(anyTurn, { minLength: size / 2, maxLength: size, size: "max" }),
    async (turns) => {
      const at = await Telephony.start(moduleStores[0]!);
      await letAll(at.there, printed.personal);
      const admin = await at.client("admin");
      const clients: CtiClient[] = [];
      const told: Told[] = [];
      for (const name of names) {
        const client = await at.client(name);
        clients.push(client);
        for (const by of [client, client, admin]) {
          const { u8sMonitorCrossRefID: id } = await by.monitor(lineOf[name]);
          told.push(new Told(by, lineOf[name], id));
        }
      }
      const [old, later] = [await at.client("alice"), await at.later("alice")];
      const watches = [
        await PresenceWatch.start(at, old.client, false),
        await PresenceWatch.start(at, later.client, true),
      ];
      const record = new PbxRecord(at.pbx, lines);
      const [ann, ben, cid] = names.map(() => atFirst(true));
      const own = { ann: ann!, ben: ben!, cid: cid!, bob: atFirst(false) };
      const actors: Actors = { at, clients, admin, bob: Promise.resolve(undefined), own };
      const inJournals = names.map(() => 0);
      const checkAll = async (): Promise<void> => {
        await check(actors, told, record);
        await checkJournal(actors, told, inJournals);
        await checkPresence(actors, watches);
      };
      for (const [step, beside] of turns) {
        if (beside === null) await take(actors, step, true);
        else await Promise.all([take(actors, step, false), take(actors, beside, false)]);
        await checkAll();
      }
      await hangUp(actors);
      inJournals.fill(-1);
      await checkAll();
      const plain = (one: Told): unknown[] =>
        one.all.map((event) => ({ ...event, u8sMonitorCrossRefID: "" }));
      for (const index of clients.keys()) {
        const [one, other, third] = told.slice(index * 3) as [Told, Told, Told];
        expect(plain(other)).toEqual(plain(one));
        expect(plain(third)).toEqual(plain(one));
        expect([...one.calls.keys()]).toEqual([]);
      }
      for (const { client } of [...clients, admin, old, later]) await client.close();
      await at.there.server.close();
    },
  );
  const chosen = seed !== undefined && { seed: Number(seed) };
  await fc.assert(property, { numRuns: isFull ? 60 : 8, endOnFailure: true, ...chosen });
});
