import fc from "fast-check";
import { expect, test } from "vitest";
import { noTime } from "../../../../src/codec/index.js";
import { asnGetJournalEntries } from "../../../../src/modules/journal/journal.js";
import { find } from "../journal/support/entries.js";
import { moduleStores } from "../stores.js";
import { check, Told, type Info } from "./support/call-invariants.js";
import { anyStep, lines, names, restoreLink, take, type Actors } from "./support/random-calls.js";
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

test("whatever clients do, both ends of a call agree, each monitor is told exactly what happens, and the journal has the calls", async () => {
  const anyTurn = fc.tuple(anyStep, fc.option(anyStep, { freq: 8 }));
  const size = isFull ? 300 : 40;
  const property = fc.asyncProperty(
    fc.array(anyTurn, { minLength: size / 2, maxLength: size, size: "max" }),
    async (turns) => {
      const at = await Telephony.start(moduleStores[0]!);
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
      const actors: Actors = { at, clients, admin };
      for (const [step, beside] of turns) {
        if (beside === null) await take(actors, step, true);
        else await Promise.all([take(actors, step, false), take(actors, beside, false)]);
        await check(actors, told);
      }
      await hangUp(actors);
      await check(actors, told);
      const plain = (one: Told): unknown[] =>
        one.all.map((event) => ({ ...event, u8sMonitorCrossRefID: "" }));
      for (const [index, client] of clients.entries()) {
        const [one, other, third] = told.slice(index * 3) as [Told, Told, Told];
        expect(plain(other)).toEqual(plain(one));
        expect(plain(third)).toEqual(plain(one));
        expect([...one.calls.keys()]).toEqual([]);
        const wanted = [...one.over.values()].map(entryOf).toSorted();
        const asked = find();
        await expect
          .poll(async () => {
            const { journalList } = await client.client.invoke(asnGetJournalEntries, asked);
            return journalList
              .map((entry) => [
                ...[entry.u8sConnectionID, entry.iOrigin, entry.u8sPhoneNumber],
                entry.iSucessState,
              ])
              .toSorted();
          })
          .toEqual(wanted);
      }
      for (const { client } of [...clients, admin]) await client.close();
      await at.there.server.close();
    },
  );
  const chosen = seed !== undefined && { seed: Number(seed) };
  await fc.assert(property, { numRuns: isFull ? 60 : 12, endOnFailure: true, ...chosen });
});
