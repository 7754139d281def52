import { AsnCtiLineOpenStatus } from "../../../modules/cti/cti.js";
import type { RoseLog } from "../../../rose/index.js";
import {
  PbxError,
  type Device,
  type DeviceId,
  type DeviceSnapshot,
  type LinePassword,
  type PbxDriver,
  type PbxEvent,
} from "../../pbx/index.js";
import { CallModel, type ModelChange } from "../../pbx/model.js";
import { limits } from "./limits.js";
import { PbxState, type AgentPlace, type LineState, type PbxStateParts } from "./pbx-state.js";

const open = AsnCtiLineOpenStatus.values;

/** How often a device is read because something has happened meanwhile. */
const mostReads = 5;

const agentStates = {
  agentLoggedOn: "notReady",
  agentLoggedOff: "loggedOff",
  agentNotReady: "notReady",
  agentReady: "ready",
  agentBusy: "busy",
  agentWorkingAfterCall: "workingAfterCall",
} as const satisfies Record<string, AgentPlace["state"]>;

/** What {@link PbxLink} depends on. */
export interface PbxLinkParts extends PbxStateParts {
  readonly driver: PbxDriver;
  readonly clock: () => Date;
  readonly log: RoseLog;
  readonly calls: (link: PbxLink, change: ModelChange) => void;
  /** Makes devices known that were not, or are different, before calls on them are told. */
  readonly devices: (link: PbxLink, devices: readonly Device[]) => Promise<void>;
  /** All devices have been read: what was known of calls before, and is not known now, is over. */
  readonly resumed?: (link: PbxLink) => void;
}

/** What is known of a device that another server has told. */
export interface DeviceFacts {
  readonly device: Device;
  readonly line?: LineState | undefined;
  readonly agent?: readonly AgentPlace[] | undefined;
  readonly address?: number | undefined;
}

/** What else another server tells of its PBX. */
export interface PbxFacts {
  readonly isReachable: boolean;
  readonly isKnown: boolean;
  /** Whether it is known of all calls that were there before that server got the link whether they still are. */
  readonly isSettled: boolean;
  readonly services: PbxState["services"];
}

/**
 * A PBX with its lines and calls, as its driver tells of them. Of several servers one has its driver open; on the others it is as that
 * one tells, and `model` knows no calls.
 */
export class PbxLink extends PbxState {
  readonly driver: PbxDriver;
  readonly model: CallModel;
  /** Whether the driver may be used at this moment; what it tells when it may not, is not taken. */
  holds: () => boolean = () => true;
  readonly #parts: PbxLinkParts;
  #isOpen = false;
  /** Counts the snapshots of all devices, so that one that has been overtaken ends. */
  #round = 0;
  /** Counts the events. */
  #taken = 0;

  constructor(parts: PbxLinkParts) {
    super(parts, parts.driver.services);
    this.#parts = parts;
    this.driver = parts.driver;
    this.model = new CallModel({
      clock: parts.clock,
      changed: (change) => parts.calls(this, change),
      device: (id) => this.device(id),
    });
  }

  /** Whether the driver is open here. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  async open(): Promise<void> {
    this.#isOpen = true;
    this.services = this.driver.services;
    await this.driver.open((event) => this.#take(event));
    await this.#resume();
  }

  async close(): Promise<void> {
    this.#isOpen = false;
    await this.driver.close();
  }

  /** Takes what another server says of a device, which has the driver open. */
  take({ device, line, agent, address }: DeviceFacts): void {
    const isOther = JSON.stringify(this.device(device.id)) !== JSON.stringify(device);
    if (isOther) this.know(device);
    if (line !== undefined) this.change(device.id, { ...line, password: line.password });
    this.agentIn(device.id, agent ?? []);
    if (address !== undefined) this.setAddress(device.id, address);
    if (isOther) this.#parts.changed();
  }

  /** Another server says that a device is gone. */
  drop(id: DeviceId): void {
    this.forget(id);
    this.#parts.changed();
  }

  /** Takes what another server says of the PBX itself. */
  takeStatus({ isReachable, isKnown, services }: Omit<PbxFacts, "isSettled">): void {
    const isOther =
      this.isReachable !== isReachable ||
      Object.keys(this.services).join() !== Object.keys(services).join();
    this.services = services;
    this.reachable(isReachable, isKnown);
    if (isOther) this.#parts.changed();
  }

  /**
   * There is no server any more that has the driver open, as far as is known here.
   * @param clear Ends the calls.
   */
  lose(clear: () => void): void {
    this.#round++;
    // The lines first: that the link is lost is why their calls are over.
    this.unreachable();
    clear();
    this.#parts.changed();
  }

  #take(event: PbxEvent): void {
    if (!this.#isOpen || !this.holds()) return;
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
        return this.change(event.device, { doNotDisturb: event.on });
      case "forwarding":
        return this.change(event.device, { forwards: event.forwards });
      case "remoteOffice":
        return this.change(event.device, { remoteOffice: event.state });
      case "password":
        return this.change(event.device, { password: shortOf(event.state) });
      case "outOfService":
        return this.change(event.device, { status: open.lineStatusOpenNoPhoneConnected });
      case "backInService":
        return this.change(event.device, { status: open.lineStatusOpen });
      case "agentLoggedOn":
      case "agentLoggedOff":
      case "agentNotReady":
      case "agentReady":
      case "agentBusy":
      case "agentWorkingAfterCall":
        return this.agent(event.device, event.group, agentStates[event.event]);
      case "devicesChanged":
        this.#know(event.changed, event.removed);
        return this.#parts.changed();
      case "systemStatus":
        if (event.status === "disabled") {
          this.#parts.log.warn({ pbx: this.name }, "the PBX cannot be reached");
          this.lose(() => this.model.clear());
        } else void this.#resume();
        return;
      default:
        this.model.apply(event);
    }
  }

  #know(changed: readonly Device[], removed: readonly DeviceId[]): void {
    const fresh = changed.filter((device) => this.know(device));
    if (changed.length > 0) void this.#introduce(changed, fresh);
    for (const id of removed) {
      this.model.resume(id, { connections: [] });
      this.forget(id);
    }
  }

  async #introduce(changed: readonly Device[], fresh: readonly Device[]): Promise<void> {
    const round = this.#round;
    await this.#parts.devices(this, changed);
    if (round === this.#round) await this.#look(fresh, round);
  }

  /** Looks at all devices. */
  async #resume(): Promise<void> {
    const round = ++this.#round;
    try {
      const devices = await this.driver.devices();
      if (round !== this.#round || !this.#isOpen) return;
      this.reachable(true, this.isKnown);
      const there = new Set(devices.map(({ id }) => id));
      const removed = [...this.deviceIds].filter((id) => !there.has(id));
      for (const device of devices) this.know(device);
      this.#know([], removed);
      this.reachable(true, true);
      await this.#parts.devices(this, devices);
      const isWhole = await this.#look(devices, round);
      this.#parts.changed();
      if (isWhole) this.#parts.resumed?.(this);
    } catch (err) {
      if (err instanceof PbxError && err.code === "noLink") return;
      this.#parts.log.error({ pbx: this.name, err }, "the devices of the PBX cannot be read");
    }
  }

  /** @returns Whether it has looked at all of them. */
  async #look(devices: readonly Device[], round: number): Promise<boolean> {
    for (const device of devices) {
      try {
        const snapshot = await this.#read(device.id);
        if (round !== this.#round || !this.#isOpen) return false;
        this.#show(device, snapshot);
      } catch (err) {
        if (round !== this.#round || !this.#isOpen) return false;
        const facts = { pbx: this.name, device: device.id, err };
        this.#parts.log.error(facts, "a device of the PBX cannot be read");
        if (err instanceof PbxError && err.code === "noLink") return false;
      }
    }
    return round === this.#round;
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
    if (agent !== undefined) this.agentIn(id, agent);
    const status = inService ? open.lineStatusOpen : open.lineStatusOpenNoPhoneConnected;
    const shown = { status, doNotDisturb, forwards, remoteOffice };
    this.change(id, { ...shown, password: password && shortOf(password) });
  }
}

function shortOf({ isValid, user }: LinePassword): LinePassword {
  return { isValid, user: user.slice(0, limits.text) };
}
