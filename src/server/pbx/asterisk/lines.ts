import type { Device, DeviceId, PbxEvent } from "../driver.js";
import type { AmiMessage } from "./parser.js";
import { longestExtension, numbering, patternOf } from "./pattern.js";

/** Lines of an Asterisk: the extensions that fit a pattern and have a hint, which says at which telephones they ring. */
export interface AsteriskLines {
  /** An extension, or a pattern as in `extensions.conf`: `_10XX`. Of several that fit, the first one counts. */
  readonly pattern: string;
  /** The number by which they are called from outside, with `${EXTEN}` in it, such as `+4981510${EXTEN:2}`. By default the extension. */
  readonly number?: string | undefined;
}

/** More are not lines. */
const mostLines = 10_000;

/** Bits of the state of an extension (ExtensionStatus). */
const inUse = 1;
const unavailable = 4;
const onHold = 16;

interface Line {
  readonly device: Device;
  /** What the names of its channels begin with, such as `PJSIP/1001`. */
  readonly endpoints: readonly string[];
  /** Negative if the hint is not there any more. */
  readonly status: number;
}

/** Finds the line of an extension by the first pattern that fits. */
export type LineRule = (extension: string) => { readonly number: string } | undefined;

/** @throws RangeError for a pattern or number that makes no sense. */
export function lineRules(lines: readonly AsteriskLines[]): LineRule {
  const rules = lines.map(({ pattern, number = "${EXTEN}" }) => ({
    fits: patternOf(pattern),
    number: numbering(number),
  }));
  return (extension) => {
    const rule = rules.find(({ fits }) => fits(extension));
    return rule && { number: rule.number(extension) };
  };
}

/** The lines of an Asterisk, as its hints tell of them. */
export class HintedLines {
  readonly #rule: LineRule;
  readonly #context: string;
  readonly #lines = new Map<DeviceId, Line>();
  readonly #byEndpoint = new Map<string, DeviceId>();

  constructor(rule: LineRule, context: string) {
    this.#rule = rule;
    this.#context = context;
  }

  get devices(): Device[] {
    return Array.from(this.#lines.values(), ({ device }) => device);
  }

  get(id: DeviceId): Device | undefined {
    return this.#lines.get(id)?.device;
  }

  /** The line of a channel with such a name. */
  ofChannel(name: string): DeviceId | undefined {
    return this.#byEndpoint.get(endpointOf(name));
  }

  /** Where calls for the line ring; where there are several telephones, at the first one. */
  endpoint(id: DeviceId): string | undefined {
    return this.#lines.get(id)?.endpoints[0];
  }

  isInService(id: DeviceId): boolean {
    const { status = unavailable } = this.#lines.get(id) ?? {};
    return (status & unavailable) === 0;
  }

  /** Whether all calls of the line are on hold. */
  isHeld(id: DeviceId): boolean {
    const { status = 0 } = this.#lines.get(id) ?? {};
    return (status & (onHold | inUse)) === onHold;
  }

  /** Takes the state of an extension (ExtensionStatus). @returns What is different. */
  take(message: AmiMessage): PbxEvent | undefined {
    const id = message.get("Exten");
    if (message.get("Context") !== this.#context || id.length > longestExtension) return undefined;
    const status = Number(message.get("Status"));
    if (!Number.isInteger(status)) return undefined;
    const before = this.#lines.get(id);
    if (status < 0) {
      if (before === undefined) return undefined;
      this.#lines.delete(id);
      this.#ring(id, before.endpoints, []);
      return { event: "devicesChanged", changed: [], removed: [id] };
    }
    if (before === undefined && this.#lines.size >= mostLines) return undefined;
    const device = before?.device ?? this.#device(id);
    if (device === undefined) return undefined;
    const endpoints = endpointsOf(message.get("Hint"));
    this.#lines.set(id, { device, endpoints, status });
    this.#ring(id, before?.endpoints ?? [], endpoints);
    if (before === undefined) return { event: "devicesChanged", changed: [device], removed: [] };
    const wasThere = (before.status & unavailable) === 0;
    if (wasThere === this.isInService(id)) return undefined;
    return { event: wasThere ? "outOfService" : "backInService", device: id };
  }

  #device(id: DeviceId): Device | undefined {
    const rule = this.#rule(id);
    return rule && { id, category: "station", number: rule.number, withholdsNumber: false };
  }

  /** A line rings at other telephones. One that several lines have stays with the first of them. */
  #ring(id: DeviceId, before: readonly string[], now: readonly string[]): void {
    for (const endpoint of before) {
      if (this.#byEndpoint.get(endpoint) === id) this.#byEndpoint.delete(endpoint);
    }
    for (const endpoint of now) {
      if (!this.#byEndpoint.has(endpoint)) this.#byEndpoint.set(endpoint, id);
    }
  }
}

/** The telephones of a hint, such as `PJSIP/1001&PJSIP/1002,CustomPresence:1001`. States that somebody sets are none. */
function endpointsOf(hint: string): string[] {
  const [devices = ""] = hint.split(",", 1);
  return devices.split("&").filter((one) => one.includes("/") && !one.startsWith("Local/"));
}

/** What a channel's name begins with: `PJSIP/1001` of `PJSIP/1001-0000002a`. */
function endpointOf(channel: string): string {
  return channel.slice(0, Math.max(0, channel.lastIndexOf("-")));
}
