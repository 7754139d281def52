import { randomUUID } from "node:crypto";
import type { DeviceId } from "../../pbx/index.js";
import { callRecord, recordOf } from "./call-record.js";
import type { DeviceMessage, LinkMessage, LinkPortion } from "./link-messages.js";
import { serviceNames } from "./features.js";
import type { LiveCall } from "./live-call.js";
import type { CallNews } from "./live-calls.js";
import type { DeviceFacts, PbxFacts, PbxLink } from "./pbx-link.js";

/** Devices of a portion, and octets after which it ends. */
const mostDevices = 200;
const mostOctets = 256 * 1024;

/** What {@link LinkPublisher} depends on. */
export interface LinkPublisherParts {
  readonly link: PbxLink;
  readonly callsOf: (device: DeviceId) => Iterable<LiveCall>;
  readonly publish: (message: LinkMessage) => void;
}

/** Tells other servers what happens to a PBX and on its lines, as long as this server has the link to it. */
export class LinkPublisher {
  readonly #parts: LinkPublisherParts;
  #term: string | undefined;
  #number = 0;
  /** Whether any server has asked for what there is. Before that, nobody can follow. */
  #isFollowed = false;
  #isSettled = false;
  /** What has been told of each call last. */
  readonly #told = new Map<string, Uint8Array>();

  constructor(parts: LinkPublisherParts) {
    this.#parts = parts;
    parts.link.touched = (device) => this.#device(device);
    parts.link.statusTouched = () => this.#status();
  }

  /** Which time it is that this server has the link; undefined if it has not. */
  get term(): string | undefined {
    return this.#term;
  }

  /** How many messages there have been. */
  get number(): number {
    return this.#number;
  }

  /** This server has the link now. @returns The term. */
  begin(): string {
    this.#number = 0;
    this.#isFollowed = false;
    this.#isSettled = false;
    return (this.#term = randomUUID());
  }

  end(): void {
    this.#term = undefined;
    this.#told.clear();
  }

  /** It is known of all calls that were known to another server whether there still are such. */
  settled(): void {
    this.#isSettled = true;
    this.#status();
  }

  /** Tells what has become of calls of a line. */
  calls(device: DeviceId, calls: readonly LiveCall[]): void {
    if (!this.#isTold) return;
    let records: Uint8Array[] = [];
    let octets = 0;
    for (const call of calls) {
      const record = this.#record(call);
      if (record === undefined) continue;
      if (octets + record.length > mostOctets) {
        this.#publish({ device: { id: device, isGone: false, calls: records } });
        records = [];
        octets = 0;
      }
      records.push(record);
      octets += record.length;
    }
    if (records.length > 0)
      this.#publish({ device: { id: device, isGone: false, calls: records } });
  }

  conference(device: DeviceId, news: Extract<CallNews, { kind: "conference" }>): void {
    if (!this.#isTold) return;
    const { change, controller, members } = news;
    const conference = { change, controller, members: [...members] };
    this.#publish({ device: { id: device, isGone: false, calls: [], conference } });
  }

  /** What there is, beginning after a device. */
  portion(after = ""): LinkPortion {
    const { link, callsOf } = this.#parts;
    this.#isFollowed = true;
    const ids = [...link.deviceIds].filter((id) => id > after || after === "");
    const devices: DeviceMessage[] = [];
    let octets = 0;
    for (const id of ids.toSorted((one, other) => (one < other ? -1 : 1))) {
      if (devices.length >= mostDevices || octets > mostOctets) break;
      const calls = [...callsOf(id)].filter(isTold).map((call) => encoded(call));
      const facts = this.#facts(id)!;
      devices.push({ id, isGone: false, facts, calls });
      octets += calls.reduce((sum, { length }) => sum + length, facts.length);
    }
    return {
      term: this.#term ?? "",
      number: this.#number,
      status: this.#statusText(),
      devices,
      isLast: devices.length === ids.length,
    };
  }

  get #isTold(): boolean {
    return this.#isFollowed && this.#term !== undefined;
  }

  #device(id: DeviceId): void {
    if (!this.#isTold) return;
    const facts = this.#facts(id);
    const isGone = facts === undefined;
    this.#publish({ device: { id, isGone, calls: [], ...(!isGone && { facts }) } });
  }

  #status(): void {
    if (this.#isTold) this.#publish({ status: this.#statusText() });
  }

  #publish(what: Pick<LinkMessage, "device" | "status">): void {
    const { link, publish } = this.#parts;
    publish({ pbx: link.name, term: this.#term!, number: ++this.#number, ...what });
  }

  /** A call, unless others know it as it is. */
  #record(call: LiveCall): Uint8Array | undefined {
    if (!isTold(call)) return undefined;
    const { id, state } = call;
    const octets = encoded(call);
    const before = this.#told.get(id);
    if (before !== undefined && Buffer.compare(before, octets) === 0) return undefined;
    if (state === "null") this.#told.delete(id);
    else this.#told.set(id, octets);
    return octets;
  }

  #facts(id: DeviceId): string | undefined {
    const { link } = this.#parts;
    const device = link.device(id);
    if (device === undefined) return undefined;
    const facts: DeviceFacts = {
      device,
      line: link.isLine(id) ? link.line(id) : undefined,
      agent: link.agentOf(id),
      address: link.address(id),
    };
    return JSON.stringify(facts);
  }

  #statusText(): string {
    const { isReachable, isKnown, services } = this.#parts.link;
    const names = serviceNames.filter((name) => services[name] !== undefined);
    const facts: PbxFacts = {
      isReachable,
      isKnown,
      isSettled: this.#isSettled,
      services: Object.fromEntries(names.map((name) => [name, true])),
    };
    return JSON.stringify(facts);
  }
}

/** What no client has been told is not known elsewhere either, but what it must never be told is. */
function isTold({ shown, isHidden }: LiveCall): boolean {
  return shown !== undefined || isHidden;
}

function encoded(call: LiveCall): Uint8Array {
  return callRecord.encode(recordOf(call));
}
