import { AsnCtiLineOpenStatus } from "../../../modules/cti/cti.js";
import type {
  AgentState,
  Device,
  DeviceId,
  DeviceSnapshot,
  Forward,
  LinePassword,
  RemoteOffice,
  ServiceName,
} from "../../pbx/index.js";
import { servicesOf, type CanDo } from "./features.js";

const open = AsnCtiLineOpenStatus.values;

/** What is known of a line besides its calls. */
export interface LineState {
  /** A value of AsnCtiLineOpenStatus. */
  readonly status: number;
  readonly doNotDisturb: boolean;
  readonly forwards: readonly Forward[];
  readonly remoteOffice: RemoteOffice;
  /** Of a line that needs one at its PBX. */
  readonly password: LinePassword | undefined;
}

/** What a line is of which no PBX knows. */
export const closedLine: LineState = {
  status: open.lineStatusClosed,
  doNotDisturb: false,
  forwards: [],
  remoteOffice: { enabled: false, destination: "" },
  password: undefined,
};

/** What a line is whose PBX has not been reached since the server began. */
const unreachedLine: LineState = { ...closedLine, status: open.lineStatusOpenNoPBXConnection };

/** The groups whose members are agents, and those of each member. */
interface KnownGroups {
  readonly all: readonly Device[];
  readonly of: ReadonlyMap<DeviceId, readonly Device[]>;
}

const none: readonly Device[] = [];

function groupsAmong(devices: Iterable<Device>): KnownGroups {
  const all: Device[] = [];
  const of = new Map<DeviceId, Device[]>();
  for (const device of devices) {
    if (device.isAcd !== true) continue;
    all.push(device);
    for (const member of new Set(device.members)) {
      const groups = of.get(member);
      if (groups === undefined) of.set(member, [device]);
      else groups.push(device);
    }
  }
  return { all, of };
}

/** What an agent is in a group. */
export type AgentPlace = NonNullable<DeviceSnapshot["agent"]>[number];

/** Who is told what is different. */
export interface PbxStateParts {
  readonly name: string;
  /** Something of a line besides its calls is another. */
  readonly line: (device: DeviceId, before: LineState, after: LineState) => void;
  /** What an agent does for a group is another. */
  readonly agent: (device: DeviceId, group: DeviceId) => void;
  /** A client has chosen another address of a line. */
  readonly address?: (device: DeviceId, address: number) => void;
  /** There are other devices, or they can do something else than before. */
  readonly changed: () => void;
}

/** What is known of a PBX besides its calls, from wherever. */
export abstract class PbxState {
  readonly name: string;
  /** What it can be asked to do, if a device may. */
  services: Partial<Record<ServiceName, unknown>>;
  /** Is called when anything about a device is different, or there is none any more. */
  touched: (device: DeviceId) => void = () => {};
  /** Is called when something about the PBX itself is different. */
  statusTouched: () => void = () => {};
  readonly #parts: PbxStateParts;
  readonly #devices = new Map<DeviceId, Device>();
  /** Undefined when they may be others. The presence of each user asks for them. */
  #acd: KnownGroups | undefined;
  readonly #lines = new Map<DeviceId, LineState>();
  /** What agents do, by the group. */
  readonly #agents = new Map<DeviceId, Map<DeviceId, AgentState>>();
  /** The addresses that clients have chosen. */
  readonly #addresses = new Map<DeviceId, number>();
  #isReachable = false;
  #isKnown = false;

  constructor(parts: PbxStateParts, services: PbxState["services"]) {
    this.#parts = parts;
    this.name = parts.name;
    this.services = services;
  }

  /** Whether anything is known of its devices at the moment. */
  get isReachable(): boolean {
    return this.#isReachable;
  }

  /** Whether all devices are known that the PBX has. */
  get isKnown(): boolean {
    return this.#isKnown;
  }

  device(id: DeviceId): Device | undefined {
    return this.#devices.get(id);
  }

  get deviceIds(): Iterable<DeviceId> {
    return this.#devices.keys();
  }

  isLine(id: DeviceId): boolean {
    return this.#devices.get(id)?.category === "station";
  }

  /** The groups whose members are agents. */
  get acdGroups(): readonly Device[] {
    return this.#groups().all;
  }

  /** Those of which a device is a member, in the same order. */
  acdGroupsOf(device: DeviceId): readonly Device[] {
    return this.#groups().of.get(device) ?? none;
  }

  agentState(group: DeviceId, device: DeviceId): AgentState {
    return this.#agents.get(group)?.get(device) ?? "loggedOff";
  }

  /** What a device is an agent of. */
  agentOf(device: DeviceId): AgentPlace[] {
    return [...this.#agents].flatMap(([group, states]) => {
      const state = states.get(device) ?? "loggedOff";
      return state === "loggedOff" ? [] : { group, state };
    });
  }

  /** The address that a client has chosen for a line; undefined if none has. */
  address(device: DeviceId): number | undefined {
    return this.#addresses.get(device);
  }

  setAddress(device: DeviceId, address: number): void {
    if (this.#addresses.get(device) === address) return;
    this.#addresses.set(device, address);
    this.#parts.address?.(device, address);
    this.touched(device);
  }

  /** What is known of a line; undefined if the PBX has no such line. It may have any as long as it has not been reached. */
  line(id: DeviceId): LineState | undefined {
    return this.#lines.get(id) ?? (this.#isReachable ? undefined : unreachedLine);
  }

  /** What the device may be asked to do at the moment. */
  can(id: DeviceId): CanDo {
    if (!this.#isReachable) return () => false;
    return servicesOf(this.services, this.#devices.get(id));
  }

  #groups(): KnownGroups {
    return (this.#acd ??= groupsAmong(this.#devices.values()));
  }

  /** Takes a device. @returns Whether it is a line that was not known. */
  protected know(device: Device): boolean {
    if (device.isAcd === true || this.#devices.get(device.id)?.isAcd === true) {
      this.#acd = undefined;
    }
    this.#devices.set(device.id, device);
    const isNew = device.category === "station" && !this.#lines.has(device.id);
    if (isNew) this.#lines.set(device.id, closedLine);
    this.touched(device.id);
    return isNew;
  }

  protected forget(id: DeviceId): void {
    if (this.#devices.get(id)?.isAcd === true) this.#acd = undefined;
    this.#devices.delete(id);
    this.change(id, closedLine);
    this.#lines.delete(id);
    this.#agents.delete(id);
    this.#addresses.delete(id);
    for (const states of this.#agents.values()) states.delete(id);
    this.touched(id);
  }

  /** Something of a line that is known is another. */
  protected change(device: DeviceId, what: Partial<LineState>): void {
    const before = this.#lines.get(device);
    if (before === undefined) return;
    const after = { ...before, ...what };
    this.#lines.set(device, after);
    this.#parts.line(device, before, after);
    this.touched(device);
  }

  protected agent(device: DeviceId, group: DeviceId, state: AgentState): void {
    if (!this.#devices.has(group) || this.agentState(group, device) === state) return;
    const all = this.#agents.get(group) ?? new Map<DeviceId, AgentState>();
    this.#agents.set(group, all.set(device, state));
    this.#parts.agent(device, group);
    this.touched(device);
  }

  /** What a device is an agent of, and of nothing else. */
  protected agentIn(device: DeviceId, places: readonly AgentPlace[]): void {
    const told = new Map(places.map(({ group, state }) => [group, state]));
    for (const group of new Set([...this.#agents.keys(), ...told.keys()])) {
      this.agent(device, group, told.get(group) ?? "loggedOff");
    }
  }

  protected reachable(isReachable: boolean, isKnown: boolean): void {
    this.#isReachable = isReachable;
    this.#isKnown = isKnown;
    this.statusTouched();
  }

  /** Nothing is known of the devices any more but that there were some. */
  protected unreachable(): void {
    this.reachable(false, false);
    for (const id of this.#lines.keys()) {
      this.change(id, { status: open.lineStatusOpenNoPBXConnection });
    }
  }
}
