import { randomUUID } from "node:crypto";
import type { AsnCtiCallInformation } from "../../../modules/cti/cti.js";
import { EnumCallState } from "../../../modules/general/general.js";
import type { ConnectionId, DeviceId } from "../../pbx/index.js";
import type { ConferenceChange, ModelCall, ModelChange, ModelConnection } from "../../pbx/model.js";
import { hasLostPhone, isAnswered, reasonOf } from "./call-reasons.js";
import { goOn, type CallRecord } from "./call-record.js";
import { callState, disconnectReason } from "./call-state.js";
import { callFeatures, type CallThere } from "./features.js";
import type { KnownLine, LineBook } from "./line-book.js";
import { LiveCall, partyOutside, showCall, type ShownCall } from "./live-call.js";
import type { PbxLink } from "./pbx-link.js";

const states = EnumCallState.values;

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
  /** What is known of calls of a line is, or may be, another. They are over if their state is `null`. */
  readonly touched?: (link: PbxLink, device: DeviceId, calls: readonly LiveCall[]) => void;
  /** What another server has told of a connection, before it lost the link to the PBX; not a second time. */
  readonly known?: (link: PbxLink, id: ConnectionId, outgoing?: boolean) => CallRecord | undefined;
}

/** The calls of the lines whose PBXs this server has links to, and what clients are told of them. */
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

  /** Says that a device is going to make a call, which gets this connection id. */
  expect(link: PbxLink, device: DeviceId, one: Expected): void {
    const devices = this.#expected.get(link) ?? new Map<DeviceId, Expected[]>();
    this.#expected.set(link, devices);
    const all = devices.get(device);
    if (all === undefined) devices.set(device, [one]);
    else all.push(one);
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

  /** All calls on the lines of a PBX. */
  *ofLink(link: PbxLink): Iterable<LiveCall> {
    for (const call of this.#byId.values()) if (call.link === link) yield call;
  }

  /** Tells what is different of all calls, because lines can do something else than before. */
  tellAll(): void {
    for (const call of this.#byId.values()) this.touch(call);
  }

  #live(link: PbxLink, connection: ModelConnection): LiveCall {
    const known = this.#byConnection.get(connection);
    if (known !== undefined) return known;
    const expected = connection.outgoing ? this.#take(link, connection.device) : undefined;
    const { call, device, isGuessed } = connection;
    const outgoing = isGuessed ? undefined : connection.outgoing;
    const record = this.#parts.known?.(link, { call: call.id, device }, outgoing);
    const tracker = this.#trackers.get(call) ?? record?.tracker ?? randomUUID();
    this.#trackers.set(call, tracker);
    const id = record?.id ?? expected?.id ?? randomUUID();
    const made = new LiveCall(id, link, connection, tracker);
    this.#byConnection.set(connection, made);
    this.#byId.set(made.id, made);
    if (record !== undefined) goOn(made, record);
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
    this.#parts.touched?.(link, device, calls);
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
        ...there(connection),
        isAsked: connection.state === "initiated" && connection.kind === "callBack",
        isInternal: remoteDevice === undefined || link.isLine(remoteDevice),
        isRecorded: connection.isRecorded,
        others: others.map((one) => there(one.connection)),
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
    // If the link is another server's now, the call is not over there.
    if (line !== undefined && call.link.isOpen) this.#parts.ended(call, line);
  }
}

/** A call that a client has asked for. */
export interface Expected {
  readonly id: string;
  /** Is called when the PBX tells of it, before clients are told. */
  readonly begin: (call: LiveCall) => void;
}

function there(connection: ModelConnection): CallThere {
  const { call, others, outgoing, talks } = connection;
  // A PBX may tell of a caller outside only by the number.
  const isOnlyNumber = others.length === 0 && talks && !outgoing && !call.hadOthers;
  return {
    state: callState(connection),
    isAnswered: isOnlyNumber || others.some((one) => one.talks),
  };
}
