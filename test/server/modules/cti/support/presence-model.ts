import type { Event } from "../../../../../src/codec/index.js";
import {
  asnGetAndSubscribePresenceV2,
  asnUpdatePresenceV2,
} from "../../../../../src/modules/later/presence-v2/presence-v2.js";
import {
  asnGetAndSubscribePresence,
  asnUpdatePresence,
} from "../../../../../src/modules/presence-v2/presence-v2.js";
import { EnumCallState } from "../../../../../src/modules/general/general.js";
import type { Client } from "../../../../../src/rose/index.js";
import type { DeviceSnapshot } from "../../../../../src/server/pbx/index.js";
import { statesOf } from "./call-invariants.js";
import { contactOf } from "../../support/directory.js";
import { forwards, lines, names, watched, type Actors } from "./random-calls.js";
import { numberOf, uriOf, type Telephony } from "./telephony.js";

/** Bits of what is subscribed to, and the members of a presence that are about each (manual line 46684). */
const sections: readonly (readonly [bit: number, members: readonly string[]])[] = [
  [0x1, ["iPresenceState"]],
  [0x6, ["asnRemoteContact"]],
  [0x8, ["iContactFeatureSet", "iStaticRights2", "asnContactCapabilitiesEx"]],
  [0x10, ["asnAbsentState"]],
  [0x20, ["asnCustomNote"]],
  [0x40, ["seqActualAppointments", "asnNextAppointment"]],
  [0x80, ["seqPhoneLines"]],
  [0x100, ["seqCalls"]],
  [0x200, ["seqLineForwards"]],
];
const [ringing, appointment, call] = [0x01000000, 0x02000000, 0x04000000] as const;
const [offline, note, idle] = [0x08000000, 0x10000000, 0x20000000] as const;
/** In version 8 only. */
const conference = 0x00020000;
const { eCALLSTATECONFERENCED: conferenced } = EnumCallState.values;
/** What others with all rights may do with a call: send it elsewhere, and pick it up. */
const ofOthers = 0x200 | 0x400;
/** The bits of the ways to forward, in the words of a PBX. */
const modes = [
  ...["immediate", "busy", "noAnswer", "busyInternal", "busyExternal", "noAnswerInternal"],
  ...["noAnswerExternal", "immediateInternal", "immediateExternal"],
];

/** What can be told of a user, without what is the same in both versions of a presence. */
interface Known {
  state: number;
  features: number;
  absence: number;
  note: string;
  appointments: (readonly [id: string, status: number])[];
  lines: unknown[];
  forwards: unknown[];
  readonly calls: Map<string, unknown[]>;
}

/** Somebody who has subscribed to the presence of all, and what has been told. */
export class PresenceWatch {
  readonly isLater: boolean;
  readonly #ids = new Map<string, string>();
  readonly #known = new Map<string, Known>();
  /** What has been told that is of no use: what is in no section that is different, or was known. */
  readonly faults: unknown[] = [];

  private constructor(isLater: boolean) {
    this.isLater = isLater;
  }

  /** Subscribes, in the form of 6.1 or of version 8. */
  static async start(at: Telephony, client: Client, isLater: boolean): Promise<PresenceWatch> {
    const watch = new PresenceWatch(isLater);
    for (const name of watched) watch.#ids.set(name, await contactOf(at.there.server, name));
    const asked = { seqContactIDs: [...watch.#ids.values()] };
    for (const event of [asnUpdatePresence, asnUpdatePresenceV2] as Event<any>[]) {
      client.handle(event, ({ presence, iChangedFlags }) => watch.#take(presence, iChangedFlags));
    }
    const answer = isLater
      ? await client.invoke(asnGetAndSubscribePresenceV2, asked)
      : await client.invoke(asnGetAndSubscribePresence, asked);
    for (const one of answer.seqSubscribedPresence) watch.#put(one);
    return watch;
  }

  /** Reads the presence of all, without a subscription. */
  static async read(client: Client, of: PresenceWatch): Promise<PresenceWatch> {
    const read = new PresenceWatch(false);
    for (const [name, id] of of.#ids) read.#ids.set(name, id);
    const asked = { seqContactIDs: [...read.#ids.values()], iEventFlagsToSubscribe: 0 };
    const { seqSubscribedPresence } = await client.invoke(asnGetAndSubscribePresence, asked);
    for (const one of seqSubscribedPresence) read.#put(one);
    return read;
  }

  /** What is known of everybody, by the names. */
  get known(): Record<string, unknown> {
    return Object.fromEntries(
      watched.map((name) => {
        const { calls, ...known } = this.#known.get(this.#ids.get(name)!)!;
        return [name, { ...known, calls: [...calls.values()].toSorted() }];
      }),
    );
  }

  /** An event tells of nothing but the sections that it says are different, and of no state that was known. */
  #take(presence: any, flags: number): void {
    const { u8sContactId: id, ...told } = presence;
    const about = sections.filter(([bit]) => (flags & bit) !== 0).flatMap(([, members]) => members);
    const unasked = Object.keys(told).filter((member) => !about.includes(member));
    const isKnown = told.iPresenceState === this.#known.get(id)?.state;
    if (unasked.length > 0 || isKnown) this.faults.push({ flags, presence });
    this.#put(presence);
  }

  #put(presence: any): void {
    const id = presence.u8sContactId;
    const before = this.#known.get(id) ?? { ...nothing, calls: new Map() };
    const { asnAbsentState: absent, asnCustomNote: noted } = presence;
    const { seqActualAppointments: running } = presence;
    for (const one of presence.seqCalls ?? []) this.#takeCall(before.calls, one);
    this.#known.set(id, {
      state: presence.iPresenceState ?? before.state,
      features: presence.iContactFeatureSet ?? before.features,
      absence: absent?.iAbsentState ?? absent?.eAbsentState ?? before.absence,
      note: noted?.u8sNote ?? before.note,
      appointments:
        running?.map((one: any) => [one.u8sEntryID, one.iStatus]) ?? before.appointments,
      lines:
        presence.seqPhoneLines?.map((line: any) => [
          ...[line.u8sLinePhoneNumber, line.u8sLineNumber, line.iState, line.iDoNotDisturb],
        ]) ?? before.lines,
      forwards:
        presence.seqLineForwards?.map((forward: any) => [
          ...[forward.u8sLinePhoneNumber, forward.iForwardMode, forward.u8sDestination],
        ]) ?? before.forwards,
      calls: before.calls,
    });
  }

  /** Calls that are added were not known, those that are different were. */
  #takeCall(calls: Map<string, unknown[]>, one: any): void {
    const { u8sConnectionID: id, iAction } = one;
    if (iAction === 2) {
      calls.delete(id);
      return;
    }
    if (calls.has(id) !== (iAction === 1)) this.faults.push(one);
    calls.set(id, [
      ...[id, one.u8sLinePhoneNumber, one.u8sLineNumber, one.u8sCurrentNumberSC],
      ...[one.iCallState ?? one.eCallState, one.iFeatures],
      ...[Boolean(one.iOutbound ?? one.bOutbound), Boolean(one.iInternal ?? one.bInternal)],
    ]);
  }
}

const nothing = {
  ...{ state: -1, features: -1, absence: -1, note: "", appointments: [], lines: [], forwards: [] },
};

/** What the presence of all has to be: what they have set, and what the PBX says of their lines. */
export function computed({ at, clients, own }: Actors, isLater: boolean): Record<string, unknown> {
  const all = watched.map((name) => {
    const set = own[name];
    const index = names.findIndex((one) => one === name);
    const line = lines[index];
    const shown = line === undefined ? undefined : at.pbx.lastKnown(line);
    const states = shown?.connections.map(({ state }) => state) ?? [];
    const isBusy = states.some((state) => state !== "alerting");
    const rings = states.includes("alerting");
    const confers = shown?.connections.some((one) => statesOf(one).includes(conferenced));
    let value = set.isLoggedOn ? 1 : 0;
    if (set.appointment === 2) value = 2;
    if (set.appointment === 3) value = 3;
    if (isBusy) value = 2;
    value = [1, 3, 2, 4][set.absence] ?? value;
    const bits = [
      ...[isBusy && call, rings && ringing, !set.isLoggedOn && offline, set.note !== "" && note],
      ...[set.appointment !== undefined && set.appointment !== 0 && appointment],
      ...[set.isIdle && idle, isLater && confers === true && conference],
    ];
    const live = line === undefined ? [] : [...clients[index]!.live.values()];
    const canBePickedUp = live.some(
      ({ iCallState, iFeatures }) => iCallState === 2 && (iFeatures & 0x400) !== 0,
    );
    const known: Omit<Known, "calls"> = {
      state: bits.reduce<number>((state, bit) => state | Number(bit), value),
      features: 0xa00 | (line === undefined ? 0 : 0x3) | (canBePickedUp ? 0x40 : 0),
      absence: set.absence,
      note: set.note,
      appointments: set.appointment === undefined ? [] : [[`of ${name}`, set.appointment]],
      lines: (shown && [lineOf(line!, shown)]) ?? [],
      forwards: shown?.forwards.map((one) => forwardOf(line!, one)) ?? [],
    };
    const calls = live.map((one) => [
      ...[one.u8sConnectionID, one.u8sLinePhoneNumber, numberOf(line!), one.u8sRemoteNumberSC],
      ...[one.iCallState, one.iFeatures & ofOthers, one.bOutbound, one.bInternal],
    ]);
    return [name, { ...known, calls: calls.toSorted() }];
  });
  return Object.fromEntries(all);
}

const lineOf = (line: string, { inService, doNotDisturb }: DeviceSnapshot): unknown[] => [
  ...[uriOf(line), numberOf(line), inService ? 1 : 0, doNotDisturb ? 1 : 0],
];

const forwardOf = (
  line: string,
  { mode, destination }: DeviceSnapshot["forwards"][number],
): unknown[] => [uriOf(line), forwards[modes.indexOf(mode)], destination];
