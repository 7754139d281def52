import type {
  AgentState,
  CallDatum,
  ConnectionId,
  ConnectionState,
  Device,
  DeviceId,
  Forward,
  LinePassword,
  RemoteOffice,
} from "../driver.js";

/** A device of the simulation, or a party outside. */
export class Endpoint {
  readonly id: DeviceId;
  /** Undefined for a party outside. */
  readonly device: Device | undefined;
  readonly number: string;
  inService = true;
  /** How often somebody has talked here, or called. */
  uses = 0;
  doNotDisturb = false;
  forwards: readonly Forward[] = [];
  remoteOffice: RemoteOffice = { enabled: false, destination: "" };
  /** What the server has to know to control it; undefined if nothing. */
  password: string | undefined;
  isPasswordKnown = false;
  /** By the call. */
  readonly connections = new Map<Call, Connection>();
  /** As an agent, by the group. */
  readonly agent = new Map<DeviceId, AgentState>();

  constructor(id: DeviceId, device?: Device) {
    this.id = id;
    this.device = device;
    this.number = device?.number ?? id;
  }

  get isOutside(): boolean {
    return this.device === undefined;
  }

  /** The connection that talks, if there is one. */
  get active(): Connection | undefined {
    for (const one of this.connections.values()) if (one.state === "connected") return one;
    return undefined;
  }

  /** What is said of its password, if it has one. */
  get passwordState(): LinePassword | undefined {
    return this.password === undefined
      ? undefined
      : { isValid: this.isPasswordKnown, user: this.id };
  }

  /** Whether a call can ring here. */
  get isFree(): boolean {
    for (const one of this.connections.values()) if (!one.isOver) return false;
    return true;
  }
}

/** A part that an endpoint has in a call. */
export class Connection {
  call: Call;
  readonly endpoint: Endpoint;
  state: ConnectionState;
  readonly outgoing: boolean;
  /** The number that others are shown if it has called: of a joined call, `callingNumber` may be another's. */
  readonly #callingNumber: string;
  isRecorded = false;
  /** What is dialled as soon as the telephone is answered: for a call back, or at a remote office. */
  pending: string | undefined;
  /** The group that has given this call to its agent. */
  from: Group | undefined;
  readonly #timers = new Set<() => void>();

  constructor(call: Call, endpoint: Endpoint, state: ConnectionState, outgoing = false) {
    this.call = call;
    this.endpoint = endpoint;
    this.state = state;
    this.outgoing = outgoing;
    this.#callingNumber = call.callingNumber;
    call.connections.set(endpoint, this);
    endpoint.connections.set(call, this);
  }

  get id(): ConnectionId {
    return { call: this.call.id, device: this.endpoint.id };
  }

  /** What a snapshot says of the numbers. */
  get numbers(): Call["numbers"] {
    const { call, outgoing } = this;
    return outgoing ? { ...call.numbers, callingNumber: this.#callingNumber } : call.numbers;
  }

  /** Whether it has been answered, and is not over. */
  get talks(): boolean {
    return this.state === "connected" || this.state === "hold";
  }

  /** Whether it only hears that nobody is there any more. */
  get isOver(): boolean {
    return this.state === "fail" || (this.call.connections.size === 1 && this.call.hadOthers);
  }

  /** Notes how the waiting for something ends, which the next state ends. */
  wait(end: () => void): void {
    this.#timers.add(end);
  }

  become(state: ConnectionState): void {
    this.endWaiting();
    this.state = state;
  }

  endWaiting(): void {
    for (const end of this.#timers) end();
    this.#timers.clear();
  }

  leave(): void {
    this.endWaiting();
    this.call.connections.delete(this.endpoint);
    this.endpoint.connections.delete(this.call);
    // Two are no conference, and if it becomes one again, its controller is whoever does that.
    if (this.call.connections.size <= 2) this.call.controller = undefined;
  }

  move(call: Call): void {
    this.call.connections.delete(this.endpoint);
    this.endpoint.connections.delete(this.call);
    this.call = call;
    call.connections.set(this.endpoint, this);
    this.endpoint.connections.set(call, this);
  }
}

/** A call of the simulation. */
export class Call {
  readonly id: string;
  readonly connections = new Map<Endpoint, Connection>();
  callingNumber: string;
  calledNumber: string;
  redirectingNumber: string | undefined;
  hadOthers = false;
  controller: Endpoint | undefined;
  /** Who has called a party into it last. */
  inviter: Endpoint | undefined;
  data: readonly CallDatum[] = [];

  constructor(id: string, callingNumber: string, calledNumber: string) {
    this.id = id;
    this.callingNumber = callingNumber;
    this.calledNumber = calledNumber;
  }

  /** The numbers that events tell. */
  get numbers(): { callingNumber: string; calledNumber: string; redirectingNumber?: string } {
    const { callingNumber, calledNumber, redirectingNumber } = this;
    return {
      callingNumber,
      calledNumber,
      ...(redirectingNumber !== undefined && { redirectingNumber }),
    };
  }

  /** Those who take part, but for one. */
  others(than: Connection): Connection[] {
    return [...this.connections.values()].filter((one) => one !== than);
  }
}

/** A group whose calls are distributed among its members. */
export class Group extends Endpoint {
  readonly isAcd: boolean;
  /** The members, first the one whose turn it is. */
  readonly turns: Endpoint[] = [];
  /** The connections that wait, the first in front. */
  readonly queue: Connection[] = [];

  constructor(device: Device, isAcd: boolean) {
    super(device.id, device);
    this.isAcd = isAcd;
  }
}
