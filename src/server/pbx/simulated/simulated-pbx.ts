import {
  PbxError,
  type ConnectionId,
  type Device,
  type DeviceSnapshot,
  type Forward,
  type ForwardMode,
  type PbxDriver,
  type PbxEvent,
  type PbxListener,
  type PbxServices,
  type ServiceName,
  type SnapshotConnection,
} from "../driver.js";
import { realTime } from "./clock.js";
import { Completions } from "./completions.js";
import { Distribution } from "./distribution.js";
import { Exchange, requireState } from "./exchange.js";
import { Joining } from "./joining.js";
import { checkSimulated, type SimulatedPbxOptions } from "./options.js";
import { Endpoint, Group, type Connection } from "./parts.js";
import { Phone } from "./phone.js";

const forwardModes: readonly ForwardMode[] = [
  "immediate",
  "busy",
  "noAnswer",
  "busyInternal",
  "busyExternal",
  "noAnswerInternal",
  "noAnswerExternal",
  "immediateInternal",
  "immediateExternal",
];
const dtmf = /^[\d*#A-D]{1,64}$/i;
const pulse = /^\d{1,64}$/;
/** Characters of data that are attached to a call. */
const mostData = 16_384;

/** The members of an argument that say for which line a service is. */
interface LineOfService {
  readonly device?: string;
  readonly connection?: ConnectionId;
  readonly active?: ConnectionId;
}

/**
 * A PBX that exists in this process only, for tests, demonstrations and authors of clients. It does the same whenever it is asked the same,
 * and its time is that of the clock that it gets. {@link SimulatedPbx.phone} plays those who use its telephones, and parties outside.
 */
export class SimulatedPbx implements PbxDriver {
  readonly services: PbxServices;
  readonly #exchange: Exchange;
  readonly #joining: Joining;
  readonly #distribution: Distribution;
  readonly #completions: Completions;
  #devices: Device[];
  #listener: PbxListener | undefined;
  #isReachable = true;
  /** Who may be free since the work has begun that goes on. */
  #freed: Set<Endpoint> | undefined;

  /** @throws TypeError, RangeError or Error for options that are wrong. */
  constructor(options: SimulatedPbxOptions) {
    checkSimulated(options);
    const { clock = realTime, lines, groups = [] } = options;
    const { noAnswerTime = 20_000, ringTime = 120_000, toneTime = 5_000 } = options;
    const { wrapUpTime = 10_000, maxCalls = 10_000 } = options;
    const exchange = (): Exchange => this.#exchange;
    const timed = {
      after: (milliseconds: number, work: () => void) =>
        clock.after(milliseconds, () => this.#run(work)),
    };
    this.#distribution = new Distribution(exchange, timed, wrapUpTime);
    this.#completions = new Completions(exchange);
    this.#exchange = new Exchange({
      clock: timed,
      emit: (event) => this.#emit(event),
      times: { noAnswer: noAnswerTime, ring: ringTime, tone: toneTime },
      maxCalls,
      queue: (call, group) => this.#distribution.take(call, group),
      freed: (endpoint) => void this.#freed?.add(endpoint),
      distributed: (connection, outcome) => this.#distribution.distributed(connection, outcome),
    });
    this.#joining = new Joining(this.#exchange);
    this.#devices = [];
    for (const { password, ...line } of lines) {
      const device: Device = { ...line, category: "station", forwardModes };
      this.#devices.push(device);
      const endpoint = new Endpoint(device.id, device);
      endpoint.password = password;
      this.#exchange.add(endpoint);
    }
    for (const { members, acd = false, ...named } of groups) {
      const device: Device = { ...named, category: "group", members, isAcd: acd };
      this.#devices.push(device);
      const group = new Group(device, acd);
      this.#exchange.add(group);
      this.#distribution.add(group);
      group.turns.push(...members.map((member) => this.#exchange.device(member)));
    }
    this.services = this.#makeServices();
  }

  open(listener: PbxListener): void {
    this.#listener = listener;
  }

  close(): void {
    this.#listener = undefined;
  }

  devices(): readonly Device[] {
    this.#requireLink();
    return this.#devices;
  }

  snapshot(id: string): DeviceSnapshot {
    this.#requireLink();
    const endpoint = this.#exchange.device(id);
    const { inService, doNotDisturb, forwards, remoteOffice, agent, passwordState } = endpoint;
    return {
      inService,
      doNotDisturb,
      forwards,
      remoteOffice,
      connections: [...endpoint.connections.values()].map(shown),
      ...(passwordState !== undefined && { password: passwordState }),
      agent: Array.from(agent, ([group, state]) => ({ group, state })),
    };
  }

  /** The telephone with a number: that of a line, or one outside. */
  phone(number: string): Phone {
    return new Phone(number, {
      exchange: this.#exchange,
      run: (work) => this.#run(work),
      setService: (endpoint, inService) => this.#setService(endpoint, inService),
    });
  }

  /** Adds a line, or takes one away that has no calls. @throws PbxError */
  addLine(line: Pick<Device, "id" | "name" | "number">): void {
    const device: Device = { ...line, category: "station", forwardModes };
    if (this.#devices.some(({ id }) => id === line.id)) {
      throw new PbxError("invalidArgument", "There is a device with this id");
    }
    this.#devices = [...this.#devices, device];
    this.#exchange.add(new Endpoint(device.id, device));
    this.#emit({ event: "devicesChanged", changed: [device], removed: [] });
  }

  /** Gives a line another password, which the server does not know. @throws PbxError */
  changePassword(id: string, password: string): void {
    const endpoint = this.#exchange.device(id);
    endpoint.password = password;
    this.#knowPassword(endpoint, false);
  }

  /** Cuts the link to the server. Calls go on, and are not told. */
  loseLink(): void {
    if (!this.#isReachable) return;
    this.#emit({ event: "systemStatus", status: "disabled" });
    this.#isReachable = false;
  }

  /** The link to the PBX is there again, after it was lost. */
  restoreLink(): void {
    if (this.#isReachable) return;
    this.#isReachable = true;
    this.#emit({ event: "systemStatus", status: "normal" });
  }

  #makeServices(): PbxServices {
    const exchange = this.#exchange;
    const joining = this.#joining;
    /** A service about one connection. */
    const about =
      (work: (connection: Connection) => void) =>
      ({ connection }: { readonly connection: ConnectionId }): void =>
        this.#ask(() => work(exchange.connection(connection)));
    const both =
      (work: (held: Connection, active: Connection) => void) =>
      ({ held, active }: { readonly held: ConnectionId; readonly active: ConnectionId }): void =>
        this.#ask(() => work(exchange.connection(held), exchange.connection(active)));
    const services: PbxServices = {
      makeCall: ({ device, to, withholdNumber = false }) =>
        this.#ask(() => exchange.make(exchange.device(device), to, withholdNumber, "newCall").id),
      answerCall: about((connection) => {
        if (connection.endpoint.remoteOffice.enabled) {
          throw new PbxError("notAllowed", "The call rings at the remote office");
        }
        exchange.answer(connection);
      }),
      clearConnection: about((connection) => exchange.clear(connection, "normal")),
      holdCall: about((connection) => exchange.hold(connection)),
      retrieveCall: about((connection) => exchange.retrieve(connection)),
      alternateCall: both((held, active) => joining.alternate(held, active)),
      consultationCall: ({ active: id, to, withholdNumber = false }) =>
        this.#ask(() => {
          const active = exchange.connection(id);
          requireState(active, "connected");
          if (exchange.find(to) === undefined) {
            throw new PbxError("invalidDestination", "The number cannot be dialled");
          }
          exchange.hold(active);
          return exchange.make(active.endpoint, to, withholdNumber, "consultation").id;
        }),
      transferCall: both((held, active) => joining.transfer(held, active)),
      singleStepTransferCall: ({ active, to }) =>
        this.#ask(() => joining.singleStepTransfer(exchange.connection(active), to)),
      conferenceCall: both((held, active) => joining.conference(held, active)),
      singleStepConferenceCall: ({ active, to }) =>
        this.#ask(() => joining.singleStepConference(exchange.connection(active), to)),
      deflectCall: ({ connection, to }) =>
        this.#ask(() => exchange.deflect(exchange.connection(connection), to, "redirected")),
      directedPickupCall: ({ connection, device }) =>
        this.#ask(() => exchange.pickUp(exchange.connection(connection), exchange.device(device))),
      callBack: about((connection) => this.#completions.set(connection)),
      generateDigits: ({ connection: id, digits, mode }) =>
        this.#ask(() => {
          const connection = exchange.connection(id);
          requireState(connection, "connected");
          if (!(mode === "pulse" ? pulse : dtmf).test(digits)) {
            throw new PbxError("invalidArgument", "These are no digits that can be sent");
          }
          this.#emit({ event: "digitsGenerated", connection: id, cause: "normal", digits });
        }),
      associateData: ({ connection: id, data }) =>
        this.#ask(() => {
          const { call } = exchange.connection(id);
          const merged = new Map([...call.data, ...data].map(({ key, value }) => [key, value]));
          const all = Array.from(merged, ([key, value]) => ({ key, value }));
          if (all.reduce((sum, { key, value }) => sum + key.length + value.length, 0) > mostData) {
            throw new PbxError("limitReached", "There is too much data at the call");
          }
          call.data = all;
          for (const connection of call.connections.values()) {
            this.#information(connection, { data: all });
          }
        }),
      startRecording: about((connection) => this.#record(connection, true)),
      stopRecording: about((connection) => this.#record(connection, false)),
      setDoNotDisturb: ({ device: id, on }) =>
        this.#ask(() => {
          const endpoint = exchange.device(id);
          if (endpoint.doNotDisturb === on) return;
          endpoint.doNotDisturb = on;
          this.#emit({ event: "doNotDisturb", device: id, on });
          this.#freed?.add(endpoint);
        }),
      setForwarding: ({ device: id, forwards }) =>
        this.#ask(() => {
          const endpoint = exchange.device(id);
          this.#requireForwards(forwards);
          endpoint.forwards = forwards;
          this.#emit({ event: "forwarding", device: id, forwards });
        }),
      setRemoteOffice: ({ device: id, state }) =>
        this.#ask(() => {
          const endpoint = exchange.device(id);
          if (state.enabled && exchange.find(state.destination)?.isOutside !== true) {
            throw new PbxError("invalidDestination", "A remote office has a number outside");
          }
          const { remoteOffice: before } = endpoint;
          if (before.enabled === state.enabled && before.destination === state.destination) return;
          endpoint.remoteOffice = state;
          this.#emit({ event: "remoteOffice", device: id, state });
        }),
      setPassword: ({ device, password }) => {
        this.#requireLink();
        const endpoint = exchange.device(device);
        if (endpoint.password === undefined) {
          throw new PbxError("invalidArgument", "The line has no password");
        }
        if (endpoint.password !== password) {
          throw new PbxError("notAllowed", "The password is wrong");
        }
        if (!endpoint.isPasswordKnown) this.#knowPassword(endpoint, true);
      },
      setAgentState: ({ device, group, state }) =>
        this.#ask(() =>
          this.#distribution.set(exchange.device(device), exchange.device(group), state),
        ),
      findDevices: ({ number }) =>
        this.#ask(() => {
          const found = exchange.find(number);
          return found === undefined || found.isOutside ? [] : [found.id];
        }),
    };
    for (const name of Object.keys(services) as ServiceName[]) {
      if (name !== "setPassword") this.#lock(services, name);
    }
    return services;
  }

  /** Makes a service need the password of the line for which it is. */
  #lock(services: Record<ServiceName, (given: never) => unknown>, name: ServiceName): void {
    const work = services[name] as (given: object) => unknown;
    services[name] = (given: LineOfService) => {
      const { connection, active, device = (connection ?? active)?.device } = given;
      const state = device === undefined ? undefined : this.#exchange.find(device)?.passwordState;
      if (state?.isValid === false) {
        throw new PbxError("notAllowed", "The password of the line is wrong");
      }
      return work(given);
    };
  }

  #record(connection: Connection, isRecorded: boolean): void {
    requireState(connection, "connected");
    if (connection.isRecorded === isRecorded) {
      throw new PbxError(
        "invalidState",
        isRecorded ? "It is recorded already" : "It is not recorded",
      );
    }
    connection.isRecorded = isRecorded;
    this.#information(connection, { isRecorded });
  }

  #information(
    { id }: Connection,
    what: Omit<Extract<PbxEvent, { event: "callInformation" }>, "event" | "connection" | "cause">,
  ): void {
    this.#emit({ event: "callInformation", connection: id, cause: "normal", ...what });
  }

  #requireForwards(forwards: readonly Forward[]): void {
    const modes = new Set(forwards.map(({ mode }) => mode));
    if (modes.size < forwards.length) {
      throw new PbxError("invalidArgument", "There is one forward of each kind at most");
    }
    for (const { destination } of forwards) {
      if (this.#exchange.find(destination) !== undefined) continue;
      throw new PbxError("invalidDestination", "The number cannot be dialled");
    }
  }

  #knowPassword(endpoint: Endpoint, isKnown: boolean): void {
    endpoint.isPasswordKnown = isKnown;
    const { id: device, passwordState: state } = endpoint;
    if (state !== undefined) this.#emit({ event: "password", device, state });
  }

  #setService(endpoint: Endpoint, inService: boolean): void {
    if (endpoint.inService === inService) return;
    endpoint.inService = inService;
    const event = inService ? "backInService" : "outOfService";
    this.#emit({ event, device: endpoint.id });
    this.#freed?.add(endpoint);
    if (inService || endpoint.remoteOffice.enabled) return;
    for (const one of [...endpoint.connections.values()]) {
      this.#exchange.clear(one, "destinationOutOfOrder");
    }
  }

  /** Does what a service is asked for. */
  #ask<R>(work: () => R): R {
    this.#requireLink();
    return this.#run(work);
  }

  /** Does work, and then what it has set free: a call that waits, or a call back. */
  #run<R>(work: () => R): R {
    if (this.#freed !== undefined) return work();
    const freed = (this.#freed = new Set());
    try {
      const result = work();
      // What is done for one may set others free, which are looked at then.
      for (const endpoint of freed) {
        freed.delete(endpoint);
        if (endpoint instanceof Group) this.#distribution.over(endpoint);
        this.#distribution.freed(endpoint);
        this.#completions.freed(endpoint);
      }
      return result;
    } finally {
      this.#freed = undefined;
    }
  }

  #emit(event: PbxEvent): void {
    if (this.#isReachable) this.#listener?.(event);
  }

  #requireLink(): void {
    if (!this.#isReachable) throw new PbxError("noLink", "The PBX cannot be reached");
  }
}

function shown(connection: Connection): SnapshotConnection {
  const { id, state, outgoing, call, isRecorded, numbers } = connection;
  const { controller, data } = call;
  const isConference = controller !== undefined && call.connections.size > 2;
  return {
    ...numbers,
    connection: id,
    state,
    outgoing,
    others: call.others(connection).map(({ endpoint, state: of }) => ({
      device: endpoint.id,
      state: of,
    })),
    ...(connection.isOver && state !== "fail" && { isOver: true }),
    ...(isConference && { controller: controller.id }),
    isRecorded,
    data,
  };
}
