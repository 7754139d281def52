import { AsnCtiLineOpenStatus } from "../../../modules/cti/cti.js";
import type { RoseLog } from "../../../rose/index.js";
import {
  PbxError,
  type AgentState,
  type Device,
  type DeviceId,
  type DeviceSnapshot,
  type Forward,
  type LinePassword,
  type PbxDriver,
  type PbxEvent,
  type RemoteOffice,
} from "../../pbx/index.js";
import { CallModel, type ModelChange } from "../../pbx/model.js";
import { servicesOf, type CanDo } from "./features.js";
import { limits } from "./limits.js";

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

/** How often a device is read because something has happened meanwhile. */
const mostReads = 5;

const agentStates = {
  agentLoggedOn: "notReady",
  agentLoggedOff: "loggedOff",
  agentNotReady: "notReady",
  agentReady: "ready",
  agentBusy: "busy",
  agentWorkingAfterCall: "workingAfterCall",
} as const satisfies Record<string, AgentState>;

/** What {@link PbxLink} depends on. */
export interface PbxLinkParts {
  readonly name: string;
  readonly driver: PbxDriver;
  readonly clock: () => Date;
  readonly log: RoseLog;
  readonly calls: (link: PbxLink, change: ModelChange) => void;
  /** Something else of a line is another. */
  readonly line: (link: PbxLink, device: DeviceId, before: LineState, after: LineState) => void;
  /** What an agent does for a group is another. */
  readonly agent: (link: PbxLink, device: DeviceId, group: DeviceId) => void;
  /** Makes devices known that were not, or are different, before calls on them are told. */
  readonly devices: (link: PbxLink, devices: readonly Device[]) => Promise<void>;
  /** There are other devices, or they can do something else than before. */
  readonly changed: () => void;
}

/** A PBX with its lines and calls, as its driver tells of them. */
export class PbxLink {
  readonly name: string;
  readonly driver: PbxDriver;
  readonly model: CallModel;
  readonly #parts: PbxLinkParts;
  readonly #devices = new Map<DeviceId, Device>();
  readonly #lines = new Map<DeviceId, LineState>();
  /** What agents do, by the group. */
  readonly #agents = new Map<DeviceId, Map<DeviceId, AgentState>>();
  #isReachable = false;
  #isKnown = false;
  #isOpen = false;
  /** Counts the snapshots of all devices, so that one that has been overtaken ends. */
  #round = 0;
  /** Counts the events. */
  #taken = 0;

  constructor(parts: PbxLinkParts) {
    this.#parts = parts;
    this.name = parts.name;
    this.driver = parts.driver;
    this.model = new CallModel({
      clock: parts.clock,
      changed: (change) => parts.calls(this, change),
      device: (id) => this.#devices.get(id),
    });
  }

  async open(): Promise<void> {
    this.#isOpen = true;
    await this.driver.open((event) => this.#take(event));
    await this.#resume();
  }

  async close(): Promise<void> {
    this.#isOpen = false;
    await this.driver.close();
  }

  /** Whether all devices are known that the PBX has. */
  get isKnown(): boolean {
    return this.#isKnown;
  }

  device(id: DeviceId): Device | undefined {
    return this.#devices.get(id);
  }

  isLine(id: DeviceId): boolean {
    return this.#devices.get(id)?.category === "station";
  }

  /** The groups whose members are agents. */
  get acdGroups(): Device[] {
    return [...this.#devices.values()].filter(({ isAcd }) => isAcd === true);
  }

  agentState(group: DeviceId, device: DeviceId): AgentState {
    return this.#agents.get(group)?.get(device) ?? "loggedOff";
  }

  /** What is known of a line; undefined if the PBX has no such line. It may have any as long as it has not been reached. */
  line(id: DeviceId): LineState | undefined {
    return this.#lines.get(id) ?? (this.#isReachable ? undefined : unreachedLine);
  }

  /** What the device may be asked to do at the moment. */
  can(id: DeviceId): CanDo {
    if (!this.#isReachable) return () => false;
    return servicesOf(this.driver.services, this.#devices.get(id));
  }

  #take(event: PbxEvent): void {
    if (!this.#isOpen) return;
    this.#taken++;
    try {
      this.#apply(event);
    } catch (err) {
      this.#parts.log.error(
        { pbx: this.name, event: event.event, err },
        "an event of a PBX failed",
      );
    }
  }

  #apply(event: PbxEvent): void {
    switch (event.event) {
      case "doNotDisturb":
        return this.#change(event.device, { doNotDisturb: event.on });
      case "forwarding":
        return this.#change(event.device, { forwards: event.forwards });
      case "remoteOffice":
        return this.#change(event.device, { remoteOffice: event.state });
      case "password":
        return this.#change(event.device, { password: shortOf(event.state) });
      case "outOfService":
        return this.#change(event.device, { status: open.lineStatusOpenNoPhoneConnected });
      case "backInService":
        return this.#change(event.device, { status: open.lineStatusOpen });
      case "agentLoggedOn":
      case "agentLoggedOff":
      case "agentNotReady":
      case "agentReady":
      case "agentBusy":
      case "agentWorkingAfterCall":
        return this.#agent(event.device, event.group, agentStates[event.event]);
      case "devicesChanged":
        this.#know(event.changed, event.removed);
        return this.#parts.changed();
      case "systemStatus":
        if (event.status === "disabled") this.#lose();
        else void this.#resume();
        return;
      default:
        this.model.apply(event);
    }
  }

  #change(device: DeviceId, what: Partial<LineState>): void {
    const before = this.#lines.get(device);
    if (before === undefined) return;
    const after = { ...before, ...what };
    this.#lines.set(device, after);
    this.#parts.line(this, device, before, after);
  }

  #agent(device: DeviceId, group: DeviceId, state: AgentState): void {
    if (!this.#devices.has(group) || this.agentState(group, device) === state) return;
    const all = this.#agents.get(group) ?? new Map<DeviceId, AgentState>();
    this.#agents.set(group, all.set(device, state));
    this.#parts.agent(this, device, group);
  }

  /** What a device is an agent of, and of nothing else. */
  #resumeAgent(device: DeviceId, agent: NonNullable<DeviceSnapshot["agent"]>): void {
    const told = new Map(agent.map(({ group, state }) => [group, state]));
    for (const group of new Set([...this.#agents.keys(), ...told.keys()])) {
      this.#agent(device, group, told.get(group) ?? "loggedOff");
    }
  }

  #know(changed: readonly Device[], removed: readonly DeviceId[]): void {
    const fresh: Device[] = [];
    for (const device of changed) {
      this.#devices.set(device.id, device);
      if (device.category !== "station" || this.#lines.has(device.id)) continue;
      this.#lines.set(device.id, closedLine);
      fresh.push(device);
    }
    if (changed.length > 0) void this.#introduce(changed, fresh);
    for (const id of removed) {
      this.model.resume(id, { connections: [] });
      this.#devices.delete(id);
      this.#change(id, closedLine);
      this.#lines.delete(id);
      this.#agents.delete(id);
      for (const states of this.#agents.values()) states.delete(id);
    }
  }

  async #introduce(changed: readonly Device[], fresh: readonly Device[]): Promise<void> {
    const round = this.#round;
    await this.#parts.devices(this, changed);
    if (round === this.#round) await this.#look(fresh, round);
  }

  /** Nothing is known any more. */
  #lose(): void {
    this.#round++;
    this.#isReachable = false;
    this.#isKnown = false;
    this.#parts.log.warn({ pbx: this.name }, "the PBX cannot be reached");
    // The lines first: that the link is lost is why their calls are over.
    for (const id of this.#lines.keys()) {
      this.#change(id, { status: open.lineStatusOpenNoPBXConnection });
    }
    this.model.clear();
    this.#parts.changed();
  }

  /** Looks at all devices. */
  async #resume(): Promise<void> {
    const round = ++this.#round;
    try {
      const devices = await this.driver.devices();
      if (round !== this.#round || !this.#isOpen) return;
      this.#isReachable = true;
      const there = new Set(devices.map(({ id }) => id));
      const removed = [...this.#devices.keys()].filter((id) => !there.has(id));
      for (const device of devices) this.#devices.set(device.id, device);
      this.#know([], removed);
      for (const { id, category } of devices) {
        if (category === "station" && !this.#lines.has(id)) this.#lines.set(id, closedLine);
      }
      this.#isKnown = true;
      await this.#parts.devices(this, devices);
      await this.#look(devices, round);
      this.#parts.changed();
    } catch (err) {
      if (err instanceof PbxError && err.code === "noLink") return;
      this.#parts.log.error({ pbx: this.name, err }, "the devices of the PBX cannot be read");
    }
  }

  async #look(devices: readonly Device[], round: number): Promise<void> {
    for (const device of devices) {
      try {
        const snapshot = await this.#read(device.id);
        if (round !== this.#round || !this.#isOpen) return;
        this.#show(device, snapshot);
      } catch (err) {
        if (round !== this.#round || !this.#isOpen) return;
        const facts = { pbx: this.name, device: device.id, err };
        this.#parts.log.error(facts, "a device of the PBX cannot be read");
        if (err instanceof PbxError && err.code === "noLink") return;
      }
    }
  }

  /** A device as it is. What is told while it comes may be newer, so it is then read again. */
  async #read(id: DeviceId): Promise<DeviceSnapshot> {
    for (let reads = 1; ; reads++) {
      const before = this.#taken;
      const snapshot = await this.driver.snapshot(id);
      if (before === this.#taken || reads === mostReads) return snapshot;
    }
  }

  #show({ id, category }: Device, { connections, inService, ...state }: DeviceSnapshot): void {
    this.model.resume(id, { connections });
    if (category !== "station") return;
    const { doNotDisturb, forwards, remoteOffice, agent, password } = state;
    if (agent !== undefined) this.#resumeAgent(id, agent);
    const status = inService ? open.lineStatusOpen : open.lineStatusOpenNoPhoneConnected;
    const shown = { status, doNotDisturb, forwards, remoteOffice };
    this.#change(id, { ...shown, password: password && shortOf(password) });
  }
}

function shortOf({ isValid, user }: LinePassword): LinePassword {
  return { isValid, user: user.slice(0, limits.text) };
}
