import { randomUUID } from "node:crypto";
import type { Device } from "./devices.js";

/** Somebody who calls or is called. */
export interface Party {
  /** The id of the user, and the name. */
  readonly user: number;
  readonly name: string;
  /** The SIP address. */
  readonly uri: string;
}

/** A device that takes part in a call. */
export interface Endpoint {
  readonly id: string;
  /** The connection id of the call for others than this module (manual line 15388). Devices of a user that are called have the same. */
  readonly ctiId: string;
  readonly device: Device;
  readonly call: Call;
}

/** What a {@link Call} begins with. */
export interface NewCall {
  readonly from: Party;
  readonly to: Party;
  readonly device: Device;
  /** Those that ring. */
  readonly devices: Iterable<Device>;
  readonly type: number;
  readonly created: Date;
}

/** A call between two users. */
export class Call {
  readonly id: string = randomUUID();
  readonly caller: Endpoint;
  /** The devices for which it rings, by their ids; only one once that has accepted. */
  readonly called = new Map<string, Endpoint>();
  readonly parties: readonly [from: Party, to: Party];
  /** What the caller says that it is: audio, video, or both. */
  readonly type: number;
  readonly calledCtiId: string = randomUUID();
  readonly created: Date;
  /** When a device has accepted it. */
  connected: Date | undefined;

  constructor({ from, to, device, devices, type, created }: NewCall) {
    this.parties = [from, to];
    this.type = type;
    this.created = created;
    this.caller = this.#endpoint(device, randomUUID());
    for (const each of devices) {
      const endpoint = this.#endpoint(each, this.calledCtiId);
      this.called.set(endpoint.id, endpoint);
    }
  }

  get endpoints(): Endpoint[] {
    return [this.caller, ...this.called.values()];
  }

  get callerCtiId(): string {
    return this.caller.ctiId;
  }

  get isConnected(): boolean {
    return this.connected !== undefined;
  }

  #endpoint(device: Device, ctiId: string): Endpoint {
    return { id: randomUUID(), ctiId, device, call: this };
  }
}

/** The calls that clients of this server have made, as long as they last. */
export class Calls {
  /** Is called when something of a call is another. */
  onChange: (call: Call) => void = () => {};
  /** Is called when a call is over. */
  onEnd: (call: Call) => void = () => {};
  readonly #byId = new Map<string, Endpoint>();
  readonly #calls = new Map<string, Call>();
  /** By the keys of devices. */
  readonly #byDevice = new Map<string, Set<Endpoint>>();
  readonly #byUser = new Map<number, Set<Call>>();

  /** The calls of a user. */
  of(user: number): ReadonlySet<Call> | undefined {
    return this.#byUser.get(user);
  }

  begin(call: Call): void {
    this.#calls.set(call.id, call);
    for (const endpoint of call.endpoints) {
      this.#byId.set(endpoint.id, endpoint);
      const own = this.#byDevice.get(endpoint.device.key) ?? new Set();
      this.#byDevice.set(endpoint.device.key, own.add(endpoint));
    }
    for (const { user } of call.parties) {
      const own = this.#byUser.get(user) ?? new Set();
      this.#byUser.set(user, own.add(call));
    }
    this.onChange(call);
  }

  /** A device of a call. */
  find(callId: string, id: string): Endpoint | undefined {
    const endpoint = this.#byId.get(id);
    return endpoint?.call.id === callId ? endpoint : undefined;
  }

  /** The device of a call with which another one talks. Those for which it rings have nothing to do with each other. */
  peer(from: Endpoint, id: string): Endpoint | undefined {
    const to = this.find(from.call.id, id);
    if (to === undefined || to === from) return undefined;
    const { caller } = from.call;
    return from === caller || to === caller ? to : undefined;
  }

  /** As what a device takes part in a call. */
  own({ key }: Device, callId: string): Endpoint | undefined {
    const call = this.#calls.get(callId);
    return call?.endpoints.find(({ device }) => device.key === key);
  }

  /** As what a device takes part in calls. */
  endpoints({ key }: Device): readonly Endpoint[] {
    return [...(this.#byDevice.get(key) ?? [])];
  }

  /** The devices that take part in calls. */
  *devices(): Iterable<Device> {
    for (const endpoints of this.#byDevice.values()) {
      for (const { device } of endpoints) {
        yield device;
        break;
      }
    }
  }

  /** A device accepts a call. @returns The others for which it rang, and which have nothing to do with it now; undefined if it cannot be accepted. */
  connect(by: Endpoint, at: Date): Endpoint[] | undefined {
    const { call } = by;
    if (by === call.caller || call.isConnected) return undefined;
    call.connected = at;
    const others = [...call.called.values()].filter((one) => one !== by);
    for (const one of others) this.#remove(one);
    this.onChange(call);
    return others;
  }

  /** A device takes part no more. @returns Those for whom the call is over as well. */
  leave(endpoint: Endpoint): Endpoint[] {
    const { call } = endpoint;
    if (endpoint === call.caller || call.called.size === 1) return this.end(call, endpoint);
    this.#remove(endpoint);
    return [];
  }

  /** Ends a call. @returns Those who took part, besides one. */
  end(call: Call, by: Endpoint): Endpoint[] {
    const all = call.endpoints;
    for (const endpoint of all) this.#remove(endpoint);
    this.#calls.delete(call.id);
    for (const { user } of call.parties) {
      const own = this.#byUser.get(user);
      own?.delete(call);
      if (own?.size === 0) this.#byUser.delete(user);
    }
    this.onChange(call);
    this.onEnd(call);
    return all.filter((one) => one !== by);
  }

  #remove(endpoint: Endpoint): void {
    const { id, device, call } = endpoint;
    this.#byId.delete(id);
    call.called.delete(id);
    const own = this.#byDevice.get(device.key);
    own?.delete(endpoint);
    if (own?.size === 0) this.#byDevice.delete(device.key);
  }
}
