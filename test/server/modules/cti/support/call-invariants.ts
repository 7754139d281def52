import { expect } from "vitest";
import type * as Cti from "../../../../../src/modules/cti/cti.js";
import { AsnCtiCallInfoChangedReason } from "../../../../../src/modules/cti/cti.js";
import { EnumCallState } from "../../../../../src/modules/general/general.js";
import type { SnapshotConnection } from "../../../../../src/server/pbx/index.js";
import type { PbxRecord } from "./pbx-record.js";
import { lines, type Actors } from "./random-calls.js";
import { numberOf, uriOf, type CtiClient } from "./telephony.js";

const states = EnumCallState.values;
const reasons = AsnCtiCallInfoChangedReason.values;

export type Info = Cti.AsnCtiCallInformation;

const byId = (one: Info, other: Info): number =>
  one.u8sConnectionID < other.u8sConnectionID ? -1 : 1;

/** The states that a call may have on a line, as the PBX has it. */
export function statesOf({
  state,
  others,
  controller,
  isOver,
  outgoing,
}: SnapshotConnection): number[] {
  const talks = others.filter((one) => one.state === "connected" || one.state === "hold");
  const isConference = controller !== undefined && talks.length > 1;
  switch (state) {
    case "initiated":
      return [states.eCALLSTATEPREPARECALL];
    case "alerting":
      return [states.eCALLSTATEOFFERING];
    case "fail":
      return [states.eCALLSTATEBUSY, states.eCALLSTATEDISCONNECTED];
    case "hold":
      return [isOver === true ? states.eCALLSTATEDISCONNECTED : states.eCALLSTATEHOLD];
    default:
  }
  if (isOver === true) return [states.eCALLSTATEDISCONNECTED];
  if (isConference) return [states.eCALLSTATECONFERENCED];
  if (talks.length > 0) return [states.eCALLSTATECONNECTED];
  if (others.length > 0) return [states.eCALLSTATERINGBACK];
  return [outgoing ? states.eCALLSTATEDIALING : states.eCALLSTATECONNECTED];
}

/** The states of the two ends of a call, the lower first. */
const pairs = new Set(
  [
    [states.eCALLSTATEOFFERING, states.eCALLSTATERINGBACK],
    [states.eCALLSTATEOFFERING, states.eCALLSTATEHOLD],
    [states.eCALLSTATECONNECTED, states.eCALLSTATECONNECTED],
    [states.eCALLSTATECONNECTED, states.eCALLSTATEHOLD],
    [states.eCALLSTATEHOLD, states.eCALLSTATEHOLD],
  ].map((pair) => pair.join()),
);

/** What a client has been told of a line's calls from one monitor on, in order. */
export class Told {
  readonly client: CtiClient;
  readonly line: string;
  readonly monitor: string;
  readonly calls = new Map<string, Info>();
  /** Those that are over. */
  readonly over = new Map<string, Info>();
  #read = 0;

  constructor(client: CtiClient, line: string, monitor: string) {
    this.client = client;
    this.line = line;
    this.monitor = monitor;
  }

  /** Everything that has come, without the monitor's id. */
  get all(): Cti.AsnCtiNotifyLineCallInformationChangedArgument[] {
    return this.client.calls.filter(({ u8sMonitorCrossRefID: id }) => id === this.monitor);
  }

  /** What has come since the last time. */
  get news(): Cti.AsnCtiNotifyLineCallInformationChangedArgument[] {
    const { all } = this;
    const news = all.slice(this.#read);
    this.#read = all.length;
    return news;
  }
}

/**
 * Takes what a client has been told: each event tells something that was not so before, with the reason that says what; and the states are told
 * as the PBX has had them, one after the other, each once.
 */
function take({ news, line, calls, over }: Told, record: PbxRecord): void {
  const order = record.of(line, calls);
  for (const { reason, callinformation: now, u8sLinePhoneNumber } of news) {
    const { u8sConnectionID: id } = now;
    const was = calls.get(id);
    expect([u8sLinePhoneNumber, over.has(id)]).toEqual([uriOf(line), false]);
    const isState = reason <= reasons.reasonCallHold || [10, 11, 12, 16].includes(reason);
    expect([id, reason, was?.iCallState !== now.iCallState]).toEqual([id, reason, isState]);
    expect({ ...now, iFeatures: 0 }).not.toEqual({ ...was, iFeatures: 0 });
    const isOver = now.iCallState === states.eCALLSTATEDESTROYED;
    if (isOver) {
      calls.delete(id);
      over.set(id, now);
    } else calls.set(id, now);
    order.told(id, isState);
  }
  expect([order.faults, order.untold]).toEqual([[], []]);
}

/** What is checked after each step. */
export async function check(
  actors: Actors,
  told: readonly Told[],
  record: PbxRecord,
): Promise<void> {
  const { at, clients, admin } = actors;
  await Promise.all([...clients, admin].map((client) => client.told()));
  for (const one of told) take(one, record);
  record.clear();
  const calls = new Map<string, { info: Info; line: string; parties: number }[]>();
  let isLost = false;
  for (const [index, line] of lines.entries()) {
    const client = clients[index]!;
    const { seqCalls, lineInfo } = await client.snapshot(line);
    expect([...client.live.values()].toSorted(byId)).toEqual(seqCalls.toSorted(byId));
    if (lineInfo.iLineOpenStatus === 4) {
      isLost = true;
      expect(seqCalls).toEqual([]);
      continue;
    }
    const { connections } = at.pbx.snapshot(line);
    expect(connections).toHaveLength(seqCalls.length);
    for (const info of seqCalls) {
      const call = pbxCall(info);
      const own = connections.find(({ connection }) => connection.call === call)!;
      expect(statesOf(own), JSON.stringify([line, own])).toContain(info.iCallState);
      const known = calls.get(call) ?? [];
      calls.set(call, [...known, { info, line, parties: own.others.length + 1 }]);
    }
    expect(
      seqCalls.filter(({ iCallState }) => iCallState === states.eCALLSTATECONNECTED).length,
    ).toBeLessThan(2);
  }
  if (isLost) return;
  for (const [one, other, ...more] of calls.values()) {
    if (one === undefined || other === undefined || one.parties > 2) continue;
    expect(more).toEqual([]);
    const both = [one, other].map(({ info }) => info.iCallState).toSorted((a, b) => a - b);
    expect(pairs, JSON.stringify([one, other])).toContain(both.join());
    expect([one, other].map(({ info }) => info.u8sRemoteNumberSC)).toEqual(
      [other, one].map(({ line }) => numberOf(line)),
    );
  }
}

/** What the PBX calls a call. */
export function pbxCall({ optionalParams = [] }: Info): string {
  const found = optionalParams.find(({ key }) => key === "PBXCallID")?.value;
  return found !== undefined && "stringdata" in found ? found.stringdata : "none";
}
