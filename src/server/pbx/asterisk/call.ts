import type { CallNumbers, Cause, ConnectionState, DeviceId } from "../driver.js";
import type { Channel } from "./channel.js";

/** What a connection has been told to be. */
export interface Told {
  readonly state: ConnectionState;
  readonly outgoing: boolean;
  readonly numbers: CallNumbers;
}

const order: readonly ConnectionState[] = ["alerting", "initiated", "hold", "connected"];

/** The channels with one Linkedid, and what has been told of them. */
export class Call {
  readonly id: string;
  readonly channels = new Set<Channel>();
  readonly told = new Map<DeviceId, Told>();
  /** The number of the line from which it has been sent elsewhere last, and how. */
  sent: { readonly number: string; readonly cause: Cause } | undefined;
  /** Where it goes from a line at which it rings. */
  deflected: { readonly device: DeviceId; readonly to: string } | undefined;

  constructor(id: string) {
    this.id = id;
  }

  /** What a device does in it that has several channels, such as those of two telephones of a line. */
  state(device: DeviceId): ConnectionState | undefined {
    let best: ConnectionState | undefined;
    for (const { device: of, connection } of this.channels) {
      if (of !== device || connection === undefined) continue;
      if (best === undefined || order.indexOf(connection) > order.indexOf(best)) best = connection;
    }
    return best;
  }

  /** Who has answered it. */
  get answering(): DeviceId | undefined {
    for (const [device, { state, outgoing }] of this.told) {
      if (!outgoing && state !== "alerting") return device;
    }
    return undefined;
  }
}

/** Which calls devices have, as it has been told. */
export class ToldCalls {
  readonly #byDevice = new Map<DeviceId, Set<Call>>();

  of(device: DeviceId): Iterable<Call> {
    return this.#byDevice.get(device) ?? [];
  }

  set(call: Call, device: DeviceId, told: Told): void {
    call.told.set(device, told);
    const all = this.#byDevice.get(device);
    if (all === undefined) this.#byDevice.set(device, new Set([call]));
    else all.add(call);
  }

  delete(call: Call, device: DeviceId): boolean {
    const all = this.#byDevice.get(device);
    all?.delete(call);
    if (all?.size === 0) this.#byDevice.delete(device);
    return call.told.delete(device);
  }
}
