import { isNoTime } from "../../../codec/index.js";
import type { AsnCtiCallInformation } from "../../../modules/cti/cti.js";
import { EnumCallDisconnectedReason, EnumCallState } from "../../../modules/general/general.js";
import type { ConnectionId, ConnectionState, DeviceId } from "../../pbx/index.js";
import { hasLostPhone, reasonOf } from "./call-reasons.js";
import { shownOf, stateOf, type CallRecord } from "./call-record.js";
import type { KnownLine, LineBook } from "./line-book.js";
import type { LineCall, ShownCall } from "./live-call.js";
import type { CallNews } from "./live-calls.js";
import type { PbxLink } from "./pbx-link.js";

const states = EnumCallState.values;
const ended = EnumCallDisconnectedReason.values;

/** A call of which another server has told, which has the link to the PBX. */
class MirroredCall implements LineCall {
  readonly link: PbxLink;
  readonly device: DeviceId;
  record: CallRecord;
  shown: ShownCall | undefined;

  constructor(link: PbxLink, device: DeviceId, record: CallRecord) {
    this.link = link;
    this.device = device;
    this.record = record;
  }

  get id(): string {
    return this.record.id;
  }

  get place(): ConnectionId {
    return { call: this.record.call, device: this.device };
  }

  get state(): ConnectionState | "null" {
    return stateOf(this.record);
  }

  get isOver(): boolean {
    return this.record.isOver;
  }

  get isHidden(): boolean {
    return this.record.isHidden;
  }
}

/** What {@link MirroredCalls} depends on. */
export interface MirroredCallsParts {
  readonly book: LineBook;
  readonly clock: () => Date;
  readonly tell: (line: KnownLine, news: CallNews) => void;
}

/** A record with where it was. */
export interface KnownRecord {
  readonly device: DeviceId;
  readonly record: CallRecord;
}

/** The calls of the lines whose PBXs other servers have links to, as those tell of them, and what clients of this server are told. */
export class MirroredCalls {
  readonly #parts: MirroredCallsParts;
  readonly #byId = new Map<string, MirroredCall>();
  readonly #byLine = new Map<PbxLink, Map<DeviceId, Map<string, MirroredCall>>>();

  constructor(parts: MirroredCallsParts) {
    this.#parts = parts;
  }

  find(id: string): LineCall | undefined {
    return this.#byId.get(id);
  }

  /** The calls of a device, the oldest first. */
  of(link: PbxLink, device: DeviceId): Iterable<LineCall> {
    return this.#byLine.get(link)?.get(device)?.values() ?? [];
  }

  /** Takes what has become of calls of a line. */
  take(link: PbxLink, device: DeviceId, records: readonly CallRecord[]): void {
    this.#tell(
      link,
      device,
      records.map((record) => {
        const call = this.#byId.get(record.id) ?? new MirroredCall(link, device, record);
        call.record = record;
        if (call.state !== "null") this.#add(call);
        return call;
      }),
    );
    for (const { id, state } of records) if (state === "null") this.#remove(id);
  }

  /** Takes all calls of a line; others are over. */
  takeAll(link: PbxLink, device: DeviceId, records: readonly CallRecord[]): void {
    const there = new Set(records.map(({ id }) => id));
    this.take(link, device, [...this.#overAt(link, device, there), ...records]);
  }

  /** All calls of a PBX are over, as far as is known here. @returns The calls as they were. */
  lose(link: PbxLink): KnownRecord[] {
    const all = this.#byLine.get(link) ?? new Map<DeviceId, Map<string, MirroredCall>>();
    const known = [...all].flatMap(([device, calls]) =>
      Array.from(calls.values(), ({ record }) => ({ device, record })),
    );
    for (const device of [...all.keys()]) this.takeAll(link, device, []);
    return known;
  }

  /** Tells calls of lines that have become known since they began. */
  tellUnknown(): void {
    for (const call of this.#byId.values()) {
      if (call.shown === undefined) this.#tell(call.link, call.device, [call]);
    }
  }

  #tell(link: PbxLink, device: DeviceId, calls: readonly MirroredCall[]): void {
    const line = this.#parts.book.ofDevice(link.name, device);
    if (line === undefined) return;
    const isCutOff = hasLostPhone(link.line(device));
    const features: AsnCtiCallInformation[] = [];
    for (const call of calls) {
      const after = call.isHidden ? undefined : shownOf(call.record);
      if (after === undefined) continue;
      const before = call.shown;
      call.shown = after;
      const reason = reasonOf(before, after, isCutOff);
      if (reason === "features") features.push(after.info);
      else if (reason !== undefined) {
        this.#parts.tell(line, { kind: "call", reason, info: after.info });
      }
    }
    if (features.length > 0) this.#parts.tell(line, { kind: "features", calls: features });
  }

  /** The records of calls that are not there any more, as nobody has told their end. */
  #overAt(link: PbxLink, device: DeviceId, there: ReadonlySet<string>): CallRecord[] {
    const gone = [...this.of(link, device)].filter(({ id }) => !there.has(id));
    return gone.map(({ id }) => over(this.#byId.get(id)!.record, this.#parts.clock()));
  }

  #add(call: MirroredCall): void {
    const { link, device, id } = call;
    this.#byId.set(id, call);
    const lines = this.#byLine.get(link) ?? new Map<DeviceId, Map<string, MirroredCall>>();
    this.#byLine.set(link, lines);
    const calls = lines.get(device) ?? new Map<string, MirroredCall>();
    lines.set(device, calls.set(id, call));
  }

  #remove(id: string): void {
    const call = this.#byId.get(id);
    if (call === undefined) return;
    this.#byId.delete(id);
    const lines = this.#byLine.get(call.link);
    const calls = lines?.get(call.device);
    calls?.delete(id);
    if (calls?.size === 0) lines?.delete(call.device);
  }
}

/** A call as it ends: unless it has been told how, without anybody having said why. */
export function over(record: CallRecord, now: Date): CallRecord {
  const { info, state } = record;
  if (state === "null") return record;
  if (info === undefined) return { ...record, state: "null" };
  const wasConnected = !isNoTime(info.utcCallConnected);
  return {
    ...record,
    state: "null",
    info: {
      ...info,
      iCallState: states.eCALLSTATEDESTROYED,
      iDisconnectedReason: wasConnected ? 0 : ended.eDISCONNECTEDREASONUNCONNECTED,
      iFeatures: 0,
      utcCallDisconnected: now,
    },
  };
}
