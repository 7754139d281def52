import fc from "fast-check";
import { expect } from "vitest";
import {
  asnAppointmentRemoveEntry,
  asnAppointmentSetEntry,
} from "../../../../../src/modules/appointments/appointments.js";
import * as Cti from "../../../../../src/modules/cti/cti.js";
import { asnSetClientIdleState } from "../../../../../src/modules/general/general.js";
import { RoseError, type Client } from "../../../../../src/rose/index.js";
import { entry } from "../../../entries.js";
import { setAbsence, setNote } from "../../presence/support.js";
import { lineOf, numberOf, outside, uriOf, type CtiClient, type Telephony } from "./telephony.js";

const features = Cti.EnumCallFeatures.values;
export const names = ["ann", "ben", "cid"] as const;
export const lines = names.map((name) => lineOf[name]);
const numbers = [...lines, "13"].map(numberOf);
const destinations = [...numbers, ...numbers, outside, "+49307654321"];
export const forwards = [1, 2, 4, 8, 16, 32, 64, 128, 256];
/** Those whose presence is watched. Bob has no line, and comes and goes. */
export const watched = [...names, "bob"] as const;

/** What somebody does, with whom and with which of the calls that there are then. */
export interface Step {
  readonly what: keyof typeof deeds;
  readonly who: number;
  readonly call: number;
  readonly to: number;
  /** Whether the call is any one, and not one with which it can be done. */
  readonly any: boolean;
}

/** The clients of the lines, the server's administrator, and what they have at hand. */
export interface Actors {
  readonly at: Telephony;
  /** Of each line, its owner's. */
  readonly clients: readonly CtiClient[];
  readonly admin: CtiClient;
  /** Bob's client, if he is there. */
  bob: Promise<Client | undefined>;
  readonly own: Readonly<Record<(typeof watched)[number], OwnPresence>>;
}

/** What users have done themselves about their presence. */
export interface OwnPresence {
  isLoggedOn: boolean;
  isIdle: boolean;
  /** A value of the absence; 4 for none. */
  absence: number;
  note: string;
  /** The `iStatus` of the appointment that runs. */
  appointment?: number | undefined;
}

export const atFirst = (isLoggedOn: boolean): OwnPresence => ({
  ...{ isLoggedOn, isIdle: false, absence: 4, note: "" },
});

/** What a step needs. */
interface Turn extends Omit<Actors, "bob"> {
  readonly actors: Actors;
  readonly one: CtiClient;
  readonly line: string;
  readonly to: string;
  /** What is known of the one's presence. */
  readonly set: OwnPresence;
  readonly step: Step;
  /** The id of a call of the line with which it can be done, or of any. @throws NothingToDo if there is none. */
  id(feature: number, of?: CtiClient): string;
}

/** There is no call with which it can be done. */
class NothingToDo extends Error {}

const needs = { u8sContactID: "", iNumberFormat: 1 };
const own = (line: string): { u8sPhoneNumberFrom: string } => ({ u8sPhoneNumberFrom: uriOf(line) });
const mode = (integerdata: number): { key: string; value: { integerdata: number } } => ({
  key: "ForwardMode",
  value: { integerdata },
});

/** Something that is asked of one call. */
const about =
  (
    feature: number,
    work: (client: CtiClient["client"], id: string, turn: Turn) => Promise<unknown>,
  ) =>
  (turn: Turn): Promise<unknown> =>
    work(turn.one.client, turn.id(feature), turn);

/** Something that is asked of two calls of a line. */
const both =
  (operation: typeof Cti.asnCtiMergeCalls | typeof Cti.asnCtiConference, feature: number) =>
  (turn: Turn): Promise<unknown> => {
    const u8sConnectionID1 = turn.id(feature);
    const [u8sConnectionID2 = "none"] = [...turn.one.live.keys()].filter(
      (id) => id !== u8sConnectionID1,
    );
    return turn.one.client.invoke(operation, { u8sConnectionID1, u8sConnectionID2 });
  };

/** Something that is done at a telephone, whether or not it can be done there. */
const byHand =
  (work: (phone: ReturnType<Telephony["pbx"]["phone"]>, turn: Turn) => void) =>
  async (turn: Turn): Promise<void> => {
    const { at, step } = turn;
    const phones = [outside, "+49307654321", "13", ...lines];
    try {
      work(at.pbx.phone(phones[step.call % phones.length]!), turn);
    } catch {
      // It has nothing to answer, or is busy.
    }
  };

/** Sets the idle state of a client. */
const setIdle = (client: Client, isIdle: boolean): Promise<unknown> =>
  client.invoke(asnSetClientIdleState, { u8sContactId: "", iIdleState: isIdle ? 3 : 1 });

const { eCFEATURECONFERENCESTARTEU, eCFEATURECONFERENCEADDPARTY } = features;
const redirect = about(
  features.eCFEATUREREDIRECT | features.eCFEATUREBLINDTRANSFER,
  (client, u8sConnectionID, { to }) =>
    client.invoke(Cti.asnCtiRedirectCall, { ...needs, u8sConnectionID, u8sPhoneNumber: to }),
);

export const deeds = {
  call: ({ one, line, to }: Turn) => one.call(line, to),
  answer: about(features.eCFEATUREANSWER, (client, u8sConnectionID) =>
    client.invoke(Cti.asnCtiAnswerCall, { u8sConnectionID }),
  ),
  drop: about(features.eCFEATUREHANGUP, (client, u8sConnectionID) =>
    client.invoke(Cti.asnCtiDropCall, { u8sConnectionID }),
  ),
  "drop at a line": ({ one, line }: Turn) =>
    one.client.invoke(Cti.asnCtiLineDropCall, { u8sLineDescriptor: uriOf(line) }),
  hold: about(features.eCFEATUREHOLD, (client, u8sConnectionID) =>
    client.invoke(Cti.asnCtiHold, { bHold: true, u8sConnectionID }),
  ),
  retrieve: about(features.eCFEATUREUNHOLD, (client, u8sConnectionID) =>
    client.invoke(Cti.asnCtiHold, { bHold: false, u8sConnectionID }),
  ),
  swap: about(features.eCFEATURESWAPHOLD, (client, u8sConnectionID) =>
    client.invoke(Cti.asnCtiSwapHold, { u8sConnectionID }),
  ),
  merge: both(Cti.asnCtiMergeCalls, features.eCFEATUREMERGECALLS),
  conference: both(Cti.asnCtiConference, eCFEATURECONFERENCESTARTEU | eCFEATURECONFERENCEADDPARTY),
  invite: about(features.eCFEATURECONFERENCESTARTUSA, (client, u8sConnectionID, { to }) =>
    client.invoke(Cti.asnCtiSetupConference, {
      ...{ u8sConnectionID, u8sPhoneNumberTo: to, iNumberFormat: 1 },
    }),
  ),
  redirect,
  "pick up": ({ admin, clients, line, step, id }: Turn) => {
    const from = clients[step.to % clients.length]!;
    const u8sConnectionID = id(features.eCFEATUREMAYBEPICKUPED, from);
    const pickUp = { ...needs, u8sConnectionID, u8sPhoneNumber: uriOf(line) };
    return admin.client.invoke(Cti.asnCtiPickupCall, pickUp);
  },
  complete: about(features.eCFEATURECOMPLETECALL, (client, u8sConnectionID) =>
    client.invoke(Cti.asnCtiCompleteCall, { u8sConnectionID }),
  ),
  digits: about(features.eCFEATUREDIALDIGITS, (client, u8sConnectionID) =>
    client.invoke(Cti.asnCtiDialDigits, {
      ...{ u8sConnectionID, iDigitMode: 2, iDigitDuration: 0, u8sDigitsToDial: "1#" },
    }),
  ),
  data: about(0, (client, u8sConnectionID, { to }) =>
    client.invoke(Cti.asnCtiSetCallData, {
      ...{ u8sConnectionID, callDataList: [{ key: "at", value: to }] },
    }),
  ),
  record: about(features.eCFEATURESTARTCALLRECORD, (client, u8sConnectionID) =>
    client.invoke(Cti.asnCtiStartCallRecording, { u8sConnectionID }),
  ),
  "stop recording": about(features.eCFEATURESTOPCALLRECORD, (client, u8sConnectionID) =>
    client.invoke(Cti.asnCtiStopCallRecording, { u8sConnectionID }),
  ),
  "do not disturb": ({ one, line, step }: Turn) =>
    one.client.invoke(Cti.asnCtiLineSetDoNotDisturb, {
      ...{ u8sLinePhoneNumber: uriOf(line), bDoNotDisturb: step.call % 2 === 0 },
    }),
  forward: ({ one, line, to, step }: Turn) =>
    one.client.invoke(Cti.asnCtiSetForward, {
      ...{ ...own(line), u8sPhoneNumberTo: to },
      optionalParams: [mode(forwards[step.call % forwards.length]!)],
    }),
  "remove forwards": ({ one, line }: Turn) => one.client.invoke(Cti.asnCtiRemoveForward, own(line)),
  "remote office": ({ one, line, step }: Turn) =>
    one.client.invoke(Cti.asnCtiLineSetRemoteOffice, {
      u8sLinePhoneNumber: uriOf(line),
      remoteOfficeState: {
        ...{ u8sController: "PBX", iEnabled: step.call % 2 },
        u8sDestination: "+49307654321",
      },
    }),
  // What a client sends first is done first.
  absence: ({ one, set, step }: Turn) =>
    setAbsence(one.client, (set.absence = step.any ? step.call % 5 : 4)),
  note: ({ one, set, step, to }: Turn) =>
    setNote(one.client, (set.note = step.call % 3 === 0 ? "" : to)),
  idle: ({ one, set, step }: Turn) => setIdle(one.client, (set.isIdle = step.call % 2 === 0)),
  appointment: ({ one, set, step }: Turn) => {
    const iStatus = (set.appointment = step.call % 4);
    const always = { stStart: new Date(0), stEnd: new Date("2100-01-01") };
    const appointment = entry({ u8sEntryID: `of ${names[step.who]}`, iStatus, ...always });
    return one.client.invoke(asnAppointmentSetEntry, { appointment });
  },
  "no appointment": ({ one, set, step }: Turn) => {
    if (set.appointment === undefined) throw new NothingToDo();
    set.appointment = undefined;
    return one.client.invoke(asnAppointmentRemoveEntry, { u8sEntryID: `of ${names[step.who]}` });
  },
  "bob comes or goes": async (turn: Turn) => {
    const { actors, at, step } = turn;
    const { bob } = turn.own;
    bob.isLoggedOn = !bob.isLoggedOn;
    bob.isIdle = bob.isLoggedOn && step.any;
    const before = actors.bob;
    actors.bob = (async () => {
      const there = await before;
      await there?.close();
      if (there !== undefined) return undefined;
      const client = await at.there.loggedOn("bob");
      await setIdle(client, step.any);
      return client;
    })();
    await actors.bob;
  },
  "answer by hand": byHand((phone) => phone.answer()),
  "hang up by hand": byHand((phone) => phone.hangUp()),
  "hold by hand": byHand((phone) => phone.hold()),
  "retrieve by hand": byHand((phone) => phone.retrieve()),
  "call by hand": byHand((phone, { to }) => phone.call(to)),
  unplug: byHand((phone) => phone.unplug()),
  "plug in": byHand((phone) => phone.plugIn()),
  wait: async ({ at, step }: Turn) => at.clock.advance((step.to + 1) * (step.any ? 20_000 : 1_000)),
  "lose the link": async ({ at }: Turn) => at.pbx.loseLink(),
  "restore the link": restoreLink,
} satisfies Record<string, (turn: Turn) => Promise<unknown>>;

/** Restores the link to the PBX, and waits until the server has looked at all lines, unless it is lost again meanwhile. */
export async function restoreLink({ at, admin }: Pick<Actors, "at" | "admin">): Promise<void> {
  at.pbx.restoreLink();
  for (const line of [...lines, "13"]) {
    const isKnown = async (): Promise<boolean> =>
      !at.pbx.isLinked || (await admin.snapshot(line)).lineInfo.iLineOpenStatus !== 4;
    await expect.poll(isKnown, { interval: 1 }).toBe(true);
  }
}

/** How often something is done more than others. */
const often: Partial<Record<keyof typeof deeds, number>> = {
  ...{ call: 8, answer: 8, "answer by hand": 6, conference: 3, hold: 3, invite: 3, drop: 2 },
  ...{ "call by hand": 3, merge: 2, "restore the link": 3 },
};

const anyDeed = fc.constantFrom(
  ...(Object.keys(deeds) as (keyof typeof deeds)[]).flatMap((what) =>
    Array.from({ length: often[what] ?? 1 }, () => what),
  ),
);

export const anyStep: fc.Arbitrary<Step> = fc.record({
  what: anyDeed,
  who: fc.nat(2),
  call: fc.nat(8),
  to: fc.nat(9),
  any: fc.integer({ min: 0, max: 5 }).map((one) => one === 0),
});

/**
 * Does a step. What cannot be done is refused with an error of the manual.
 * @param isAlone Whether nobody else does anything meanwhile.
 */
export async function take(actors: Actors, step: Step, isAlone: boolean): Promise<void> {
  const { clients } = actors;
  const one = clients[step.who]!;
  /** Whether the call has not the feature that it needs. */
  let isRefused = false;
  const turn: Turn = {
    ...{ ...actors, actors, one, step, line: lines[step.who]!, set: actors.own[names[step.who]!] },
    to: destinations[step.to]!,
    id(feature, of = one) {
      const all = [...of.live.entries()];
      const fit = all.filter(([, { iFeatures }]) => feature === 0 || (iFeatures & feature) !== 0);
      const from = step.any ? all : fit;
      if (from.length === 0) throw new NothingToDo();
      const [id] = from[step.call % from.length]!;
      isRefused = !fit.some(([other]) => other === id);
      return id;
    },
  };
  try {
    await deeds[step.what](turn);
    expect([step, isAlone && isRefused]).toEqual([step, false]);
  } catch (error) {
    if (error instanceof NothingToDo) return;
    if (!(error instanceof RoseError)) throw error;
    expect([1, 2, 3]).toContain((error.error as { iErrorDetail: number }).iErrorDetail);
  }
}
