import { randomUUID } from "node:crypto";
import {
  AsnCtiCallInfoChangedReason,
  AsnCtiLineOpenStatus,
  type AsnCtiCallInformation,
} from "../../../modules/cti/cti.js";
import { EnumCallState } from "../../../modules/general/general.js";
import type { DeviceId } from "../../pbx/index.js";
import type { ConferenceChange, ModelCall, ModelChange, ModelConnection } from "../../pbx/model.js";
import { callState, disconnectReason, reasonFor } from "./call-state.js";
import { callFeatures } from "./features.js";
import type { KnownLine, LineBook } from "./line-book.js";
import { LiveCall, partyOutside, showCall, type ShownCall } from "./live-call.js";
import type { LineState, PbxLink } from "./pbx-link.js";

const reasons = AsnCtiCallInfoChangedReason.values;
const states = EnumCallState.values;
const open = AsnCtiLineOpenStatus.values;

/** What monitors of a line are told about its calls. */
export type CallNews =
  | { readonly kind: "call"; readonly reason: number; readonly info: AsnCtiCallInformation }
  | { readonly kind: "features"; readonly calls: readonly AsnCtiCallInformation[] }
  | {
      readonly kind: "conference";
      readonly change: ConferenceChange["kind"];
      readonly controller: AsnCtiCallInformation;
      readonly members: readonly AsnCtiCallInformation[];
    };

/** What {@link LiveCalls} depends on. */
export interface LiveCallsParts {
  readonly book: LineBook;
  readonly tell: (line: KnownLine, news: CallNews) => void;
  /** A call that has come in has been answered. */
  readonly answered: (call: LiveCall, line: KnownLine) => void;
  /** A call is over. */
  readonly ended: (call: LiveCall, line: KnownLine) => void;
}

/** The calls of all lines, and what clients are told of them. */
export class LiveCalls {
  readonly #parts: LiveCallsParts;
  readonly #byConnection = new Map<ModelConnection, LiveCall>();
  readonly #byId = new Map<string, LiveCall>();
  readonly #trackers = new WeakMap<ModelCall, string>();
  /** The ids of calls that clients have asked for, by the device, until the PBX tells of them. */
  readonly #expected = new Map<PbxLink, Map<DeviceId, Expected[]>>();

  constructor(parts: LiveCallsParts) {
    this.#parts = parts;
  }

  find(id: string): LiveCall | undefined {
    return this.#byId.get(id);
  }

  /** The line of a call; undefined if it is not enabled any more. */
  lineOf({ link, connection }: LiveCall): KnownLine | undefined {
    return this.#parts.book.ofDevice(link.name, connection.device);
  }

  /** The calls of a device, the oldest first. */
  *of(link: PbxLink, device: DeviceId): Iterable<LiveCall> {
    for (const connection of link.model.of(device)) {
      const call = this.#byConnection.get(connection);
      if (call !== undefined) yield call;
    }
  }

  /** Says that a device is going to make a call, and returns the connection id that it will have. */
  expect(link: PbxLink, device: DeviceId, begin: (call: LiveCall) => void): Expected {
    const one: Expected = { id: randomUUID(), begin };
    const devices = this.#expected.get(link) ?? new Map<DeviceId, Expected[]>();
    this.#expected.set(link, devices);
    const all = devices.get(device);
    if (all === undefined) devices.set(device, [one]);
    else all.push(one);
    return one;
  }

  /** The PBX has answered, so that the call has come by now if it ever does. */
  settle(link: PbxLink, device: DeviceId, one: Expected): void {
    const devices = this.#expected.get(link);
    const rest = (devices?.get(device) ?? []).filter((other) => other !== one);
    if (rest.length > 0) devices?.set(device, rest);
    else devices?.delete(device);
  }

  /** Takes what has changed at a PBX. */
  follow(link: PbxLink, { connections, conferences }: ModelChange): void {
    const lines = new Map<DeviceId, Set<ModelConnection>>();
    for (const connection of connections) {
      const { device } = connection;
      if (!link.isLine(device)) continue;
      this.#live(link, connection);
      const all = lines.get(device) ?? new Set();
      lines.set(device, all.add(connection));
    }
    // What has happened to one call of a line may change what can be done with the others.
    for (const [device, touched] of lines) {
      for (const other of link.model.of(device)) touched.add(other);
    }
    for (const change of conferences) {
      if (change.kind === "removed" || change.kind === "destroyed") this.#conference(link, change);
    }
    for (const [device, touched] of lines) this.#tellLine(link, device, touched);
    for (const change of conferences) {
      if (change.kind === "created" || change.kind === "added") this.#conference(link, change);
    }
    for (const device of lines.keys()) {
      for (const connection of lines.get(device)!) this.#forget(connection);
    }
  }

  /** Tells what the server itself has changed about a call. */
  touch({ link, connection }: LiveCall): void {
    this.#tellLine(link, connection.device, new Set(link.model.of(connection.device)));
  }

  /** Tells calls of lines that have become known since they began. */
  tellUnknown(): void {
    for (const call of this.#byId.values()) if (call.shown === undefined) this.touch(call);
  }

  /** Tells what is different of all calls, because lines can do something else than before. */
  tellAll(): void {
    for (const call of this.#byId.values()) this.touch(call);
  }

  #live(link: PbxLink, connection: ModelConnection): LiveCall {
    const known = this.#byConnection.get(connection);
    if (known !== undefined) return known;
    const expected = connection.outgoing ? this.#take(link, connection.device) : undefined;
    const { call } = connection;
    const tracker = this.#trackers.get(call) ?? randomUUID();
    this.#trackers.set(call, tracker);
    const made = new LiveCall(expected?.id ?? randomUUID(), link, connection, tracker);
    this.#byConnection.set(connection, made);
    this.#byId.set(made.id, made);
    expected?.begin(made);
    return made;
  }

  #take(link: PbxLink, device: DeviceId): Expected | undefined {
    const all = this.#expected.get(link)?.get(device);
    const one = all?.shift();
    if (one !== undefined) this.settle(link, device, one);
    return one;
  }

  #tellLine(link: PbxLink, device: DeviceId, connections: ReadonlySet<ModelConnection>): void {
    const line = this.#parts.book.ofDevice(link.name, device);
    if (line === undefined) return;
    const calls = [...connections].flatMap((one) => this.#byConnection.get(one) ?? []);
    const isCutOff = hasLostPhone(link.line(device));
    const features: AsnCtiCallInformation[] = [];
    for (const call of calls) {
      // A code may connect with somebody: one that picks a call up, or one that stands for a number.
      if (call.isHidden && call.connection.others.some(({ talks }) => talks)) call.isHidden = false;
      if (call.isHidden) continue;
      const before = call.shown;
      const after = this.#show(call, line, calls);
      call.shown = after;
      const reason = reasonOf(before, after, isCutOff);
      if (reason === "features") features.push(after.info);
      else if (reason !== undefined) {
        this.#parts.tell(line, { kind: "call", reason, info: after.info });
        if (isAnswered(before, after)) this.#parts.answered(call, line);
      }
    }
    if (features.length > 0) this.#parts.tell(line, { kind: "features", calls: features });
  }

  #show(call: LiveCall, line: KnownLine, calls: readonly LiveCall[]): ShownCall {
    const { link, connection } = call;
    const state = callState(connection);
    const others = calls.filter((one) => one !== call && one.connection.state !== "null");
    const isHeld = (one: LiveCall): boolean =>
      !one.isHidden && callState(one.connection) === states.eCALLSTATEHOLD;
    const held = others.find(isHeld);
    const { call: of, remoteDevice } = connection;
    const features = callFeatures(
      {
        state,
        isAsked: connection.state === "initiated" && connection.kind === "callBack",
        isInternal: remoteDevice === undefined || link.isLine(remoteDevice),
        isRecorded: connection.isRecorded,
        others: others.map((one) => callState(one.connection)),
      },
      link.can(connection.device),
    );
    const isMember = connection.talks && of.isConference;
    const controller = isMember ? of.connections.get(of.controller ?? "") : undefined;
    return showCall(call, {
      book: this.#parts.book,
      line,
      state,
      disconnectReason: disconnectReason(connection, call.isTakenByOwner),
      features: state === states.eCALLSTATEDESTROYED ? 0 : features,
      held: state === states.eCALLSTATEHOLD ? undefined : held,
      controller: (controller && this.#byConnection.get(controller)?.id) ?? "",
    });
  }

  /** Tells the lines of those who take part, or took part, what has become of their conference. */
  #conference(link: PbxLink, { call, kind, members, controller: by }: ConferenceChange): void {
    const id = (by && this.#byConnection.get(by)?.id) ?? "";
    const infoOf = (one: ModelConnection | undefined): AsnCtiCallInformation =>
      (one && this.#byConnection.get(one)?.shown?.info) ?? partyOutside(one, id);
    const controller = infoOf(by);
    const concerned = new Set([...call.connections.values(), ...members, ...(by ? [by] : [])]);
    // The one who has come or gone may be the controller.
    const isOne = members.length === 1;
    const others = members.filter((one) => isOne || one !== by).map(infoOf);
    for (const { device } of concerned) {
      const line = this.#parts.book.ofDevice(link.name, device);
      if (line === undefined) continue;
      this.#parts.tell(line, { kind: "conference", change: kind, controller, members: others });
    }
  }

  #forget(connection: ModelConnection): void {
    if (connection.state !== "null") return;
    const call = this.#byConnection.get(connection);
    if (call === undefined) return;
    this.#byConnection.delete(connection);
    this.#byId.delete(call.id);
    const line = this.lineOf(call);
    if (line !== undefined) this.#parts.ended(call, line);
  }
}

/** A call that a client has asked for. */
export interface Expected {
  readonly id: string;
  /** Is called when the PBX tells of it, before clients are told. */
  readonly begin: (call: LiveCall) => void;
}

/** Whether there is no way to a line's telephone any more, or to the PBX that knows what becomes of its calls. */
function hasLostPhone(line: LineState | undefined): boolean {
  if (line === undefined || line.remoteOffice.enabled) return false;
  const { lineStatusOpenNoPhoneConnected, lineStatusOpenNoPBXConnection } = open;
  const { status } = line;
  return status === lineStatusOpenNoPhoneConnected || status === lineStatusOpenNoPBXConnection;
}

/**
 * With which reason clients are told of what is different; `features` if nothing else is, undefined if nothing is.
 * @param isCutOff Whether a call that is over is so because the connection to the telephone is lost.
 */
function reasonOf(
  before: ShownCall | undefined,
  after: ShownCall,
  isCutOff: boolean,
): number | "features" | undefined {
  const { info: now } = after;
  if (before === undefined) return reasonFor(now.iCallState);
  const { info: was } = before;
  const isOver = now.iCallState === states.eCALLSTATEDESTROYED;
  if (was.iCallState !== now.iCallState) {
    return isOver && isCutOff
      ? reasons.reasonConnectionToPhoneDestroyed
      : reasonFor(now.iCallState);
  }
  // A call that is over is told once.
  if (isOver) return undefined;
  if (was.u8sRemoteNumberSC !== now.u8sRemoteNumberSC) return reasons.reasonRemotePartyChanged;
  if (before.contact !== after.contact) return reasons.reasonRemoteContactChanged;
  if (was.projectPinRule !== now.projectPinRule) return reasons.reasonProjectOrPrivateChanged;
  if (was.u8sNote !== now.u8sNote) return reasons.reasonCallMemoChanged;
  if (dataOf(was) !== dataOf(now)) return reasons.reasonCallDataChanged;
  if (was.pu8sHoldNumberSC !== now.pu8sHoldNumberSC || before.heldContact !== after.heldContact) {
    return reasons.reasonHoldContactChanged;
  }
  const isOther =
    was.iCallType !== now.iCallType ||
    was.bOutbound !== now.bOutbound ||
    was.iCallRecordingState !== now.iCallRecordingState ||
    was.iDisconnectedReason !== now.iDisconnectedReason ||
    was.u8sConferenceCtlrID !== now.u8sConferenceCtlrID ||
    was.u8sLocalNumberSC !== now.u8sLocalNumberSC ||
    was.pu8sRedirectingNumber !== now.pu8sRedirectingNumber;
  if (isOther) return reasons.reasonOther;
  return was.iFeatures === now.iFeatures ? undefined : "features";
}

function isAnswered(before: ShownCall | undefined, { info }: ShownCall): boolean {
  if (info.bOutbound || info.iCallState !== states.eCALLSTATECONNECTED) return false;
  return before === undefined || before.info.iCallState === states.eCALLSTATEOFFERING;
}

function dataOf({ callDataList = [] }: AsnCtiCallInformation): string {
  return JSON.stringify(callDataList);
}
