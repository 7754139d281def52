import { expect, test } from "vitest";
import * as Cti from "../../../../src/modules/cti/cti.js";
import { EnumCallState } from "../../../../src/modules/general/general.js";
import { RoseError } from "../../../../src/rose/index.js";
import { moduleStores } from "../stores.js";
import { lineOf, numberOf, outside, Telephony, type CtiClient } from "./support/telephony.js";

const steps = Number(process.env["ROSEWIRE_RUNS"] ?? 150);
const states = EnumCallState.values;

/** Numbers below `below` that look random and are always the same (mulberry32). */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const destinations = [numberOf("10"), numberOf("11"), numberOf("12"), numberOf("13"), outside];

/** Does something with a client that may or may not be possible. */
async function step(
  one: CtiClient,
  line: string,
  random: (below: number) => number,
): Promise<void> {
  const calls = [...one.live.keys()];
  const pick = (): string => calls[random(Math.max(1, calls.length))] ?? "none";
  const to = destinations[random(destinations.length)]!;
  const u8sConnectionID = pick();
  const { client } = one;
  const both = { u8sConnectionID1: pick(), u8sConnectionID2: pick() };
  const redirect = { u8sContactID: "", u8sConnectionID, u8sPhoneNumber: to, iNumberFormat: 1 };
  const deeds: (() => Promise<unknown>)[] = [
    () => one.call(line, to),
    () => one.call(line, to),
    () => client.invoke(Cti.asnCtiAnswerCall, { u8sConnectionID }),
    () => client.invoke(Cti.asnCtiAnswerCall, { u8sConnectionID }),
    () => client.invoke(Cti.asnCtiDropCall, { u8sConnectionID }),
    () => client.invoke(Cti.asnCtiHold, { bHold: true, u8sConnectionID }),
    () => client.invoke(Cti.asnCtiHold, { bHold: false, u8sConnectionID }),
    () => client.invoke(Cti.asnCtiSwapHold, { u8sConnectionID }),
    () => client.invoke(Cti.asnCtiMergeCalls, both),
    () => client.invoke(Cti.asnCtiConference, both),
    () => client.invoke(Cti.asnCtiRedirectCall, redirect),
    () => client.invoke(Cti.asnCtiCompleteCall, { u8sConnectionID }),
    () =>
      client.invoke(Cti.asnCtiSetupConference, {
        ...{ u8sConnectionID, u8sPhoneNumberTo: to, iNumberFormat: 1 },
      }),
  ];
  try {
    await deeds[random(deeds.length)]!();
  } catch (error) {
    // What cannot be done is refused, with 1 or 3.
    if (!(error instanceof RoseError)) throw error;
    expect([1, 3]).toContain((error.error as { iErrorDetail: number }).iErrorDetail);
  }
}

const inShort = (call: Cti.AsnCtiCallInformation): unknown[] => [
  call.u8sConnectionID,
  call.iCallState,
  call.iFeatures,
  call.iCallType,
  call.u8sRemoteNumberSC,
  call.pu8sHoldNumberSC,
  call.u8sConferenceCtlrID,
];

test.each([1, 2, 3])(
  "whatever clients do, what they have been told is what there is (seed %i)",
  async (seed) => {
    const random = numbersFrom(seed);
    const at = await Telephony.start(moduleStores[0]!);
    const clients = await at.all();
    const lines = Object.values(lineOf);
    const seen = lines.map(() => new Set<string>());
    for (let count = 0; count < steps; count++) {
      const who = random(clients.length);
      const what = random(10);
      if (what === 0) at.clock.advance(random(30) * 1000);
      else if (what === 1) {
        const phone = at.pbx.phone(random(2) === 0 ? outside : "13");
        const deed = [() => phone.answer(), () => phone.hangUp(), () => phone.call(lines[who]!)];
        try {
          deed[random(3)]!();
        } catch {
          // It had nothing to answer, or was busy.
        }
      } else await step(clients[who]!, lines[who]!, random);
      for (const [index, client] of clients.entries()) {
        await client.told();
        for (const id of client.live.keys()) seen[index]!.add(id);
        const { seqCalls } = await client.snapshot(lines[index]!);
        const told = [...client.live.values()].map(inShort);
        expect([count, told.toSorted()]).toEqual([count, seqCalls.map(inShort).toSorted()]);
        const connections = at.pbx.snapshot(lines[index]!).connections;
        expect(connections).toHaveLength(seqCalls.length);
        const active = seqCalls.filter(
          ({ iCallState }) => iCallState === states.eCALLSTATECONNECTED,
        );
        expect(active.length).toBeLessThan(2);
      }
    }
    for (const [index, line] of lines.entries()) {
      while (at.pbx.snapshot(line).connections.length > 0) at.pbx.phone(line).hangUp();
      await clients[index]!.told();
    }
    const { users, journal } = at.there.server;
    for (const [index, name] of Object.keys(lineOf).entries()) {
      const user = (await users.find(name))!;
      for (const id of seen[index]!) {
        await expect.poll(() => journal.get(user, id)).toBeDefined();
      }
    }
  },
);
