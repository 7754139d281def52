import { INTEGER, sequenceOf, type Event } from "../../../codec/index.js";
import type { ProtocolVersion } from "../../../modules/registry.js";
import type { RoseLog, Session } from "../../../rose/index.js";
import { versionOf, type Cluster, type Shared } from "../../kernel/index.js";

/** What a client is told, in the form of its version. */
export type Telling = (version: ProtocolVersion) => readonly [event: Event<any>, argument: unknown];

/** A client that calls, or can be called: a session on this server or another. */
export interface Device {
  /** Another one for each device. */
  readonly key: string;
  /** The server that it is on, if that is another. */
  readonly node?: string;
  /** Tells it something of a call. Does not throw. */
  tell(call: string, telling: Telling): void;
}

/** A session on this server. */
export class OwnDevice implements Device {
  readonly number: number;
  readonly key: string;
  /** The servers of the calls in which it takes part, as far as they are others, by the ids of the calls. */
  readonly elsewhere = new Map<string, string>();
  readonly #session: Session;
  readonly #log: RoseLog;

  constructor(number: number, session: Session, log: RoseLog) {
    this.number = number;
    this.key = `${number}`;
    this.#session = session;
    this.#log = log;
  }

  tell(_call: string, telling: Telling): void {
    if (this.#session.ended) return;
    try {
      this.#session.emit(...(telling(versionOf(this.#session)) as [Event<any>, unknown]));
    } catch (err) {
      this.#log.error({ err }, "an event of a call cannot be sent");
    }
  }
}

/** For how many clients of a user a call rings. */
export const mostDevices = 50;

/** What {@link Devices} depend on. */
export interface DeviceParts {
  readonly cluster: Pick<Cluster, "id" | "shared">;
  readonly log: RoseLog;
  /** The device with a number on another server. */
  readonly elsewhere: (node: string, number: number) => Device;
}

/** The clients that call, or can be called. */
export class Devices {
  readonly #parts: DeviceParts;
  readonly #bySession = new Map<Session, OwnDevice>();
  readonly #byNumber = new Map<number, OwnDevice>();
  readonly #callable = new Map<number, Set<OwnDevice>>();
  /** The numbers of those that can be called, on each server by user. */
  readonly #shared: Shared<number[]>;
  #numbers = 0;

  constructor(parts: DeviceParts) {
    this.#parts = parts;
    const type = sequenceOf("DeviceNumbers", () => INTEGER);
    this.#shared = parts.cluster.shared("audio-video/devices", type);
  }

  /** Those of a user that are called, those on this server first. */
  of(user: number): Device[] {
    const { cluster, elsewhere } = this.#parts;
    const all: Device[] = this.#some(user);
    for (const { node, value } of this.#shared.get(`${user}`)) {
      if (node !== cluster.id) all.push(...value.map((number) => elsewhere(node, number)));
    }
    return all;
  }

  /** The device that a session is. */
  get(session: Session): OwnDevice {
    const known = this.#bySession.get(session);
    if (known !== undefined) return known;
    const device = new OwnDevice(++this.#numbers, session, this.#parts.log);
    this.#bySession.set(session, device);
    this.#byNumber.set(device.number, device);
    return device;
  }

  /** The device with a number on this server, as long as its login lasts. */
  find(number: number): OwnDevice | undefined {
    return this.#byNumber.get(number);
  }

  /** All devices on this server. */
  all(): Iterable<OwnDevice> {
    return this.#byNumber.values();
  }

  /** From now on a session of a user can be called. */
  add(user: number, session: Session): void {
    const devices = this.#callable.get(user) ?? new Set();
    this.#callable.set(user, devices.add(this.get(session)));
    if (devices.size <= mostDevices) this.#say(user);
  }

  /** The login of a session is over. @returns What it was. */
  remove(user: number, session: Session): OwnDevice | undefined {
    const device = this.#bySession.get(session);
    if (device === undefined) return undefined;
    this.#bySession.delete(session);
    this.#byNumber.delete(device.number);
    const devices = this.#callable.get(user);
    if (devices?.delete(device) === true) {
      if (devices.size === 0) this.#callable.delete(user);
      this.#say(user);
    }
    return device;
  }

  #say(user: number): void {
    const numbers = this.#some(user).map(({ number }) => number);
    this.#shared.set(`${user}`, numbers.length > 0 ? numbers : undefined);
  }

  /** Those on this server that are called, of many the first. */
  #some(user: number): OwnDevice[] {
    const some: OwnDevice[] = [];
    for (const device of this.#callable.get(user) ?? []) {
      if (some.push(device) === mostDevices) break;
    }
    return some;
  }
}
