import { PbxError, type Cause, type ConnectionId, type Forward, type PbxEvent } from "../driver.js";
import type { SimulatedClock } from "./clock.js";
import { Call, Connection, Endpoint, Group } from "./parts.js";

/** Calls of a device at a time, those that are held included. */
const mostAtDevice = 8;
/** How often a call is forwarded, so that forwards in a circle end. */
const mostForwards = 10;
/** What a party outside may be called. A shorter number is one of the PBX. */
const outsideNumber = /^\+?\d{5,24}$/;

/** What {@link Exchange} depends on. */
export interface ExchangeParts {
  readonly clock: SimulatedClock;
  readonly emit: (event: PbxEvent) => void;
  readonly times: {
    readonly noAnswer: number;
    readonly ring: number;
    readonly tone: number;
  };
  readonly maxCalls: number;
  /** Takes a call that has come to a group. @returns Whether there is room. */
  readonly queue: (call: Call, group: Group) => boolean;
  /** An endpoint may be free now. */
  readonly freed: (endpoint: Endpoint) => void;
  /** A call of a group has been answered by an agent, or not. */
  readonly distributed: (connection: Connection, outcome: "answered" | "unanswered") => void;
}

/** How a call comes to where it is going. */
interface Way {
  readonly cause: Cause;
  /** Who hears it if the call fails. */
  readonly waiting: Connection;
}

/** The calls of a simulated PBX between two parties. */
export class Exchange {
  readonly parts: ExchangeParts;
  readonly #devices = new Map<string, Endpoint>();
  /** By the device's number outside. */
  readonly #numbers = new Map<string, Endpoint>();
  /** Those who have calls. */
  readonly #outside = new Map<string, Endpoint>();
  readonly #calls = new Map<string, Call>();
  #last = 0;

  constructor(parts: ExchangeParts) {
    this.parts = parts;
  }

  get endpoints(): Iterable<Endpoint> {
    return this.#devices.values();
  }

  add(endpoint: Endpoint): void {
    this.#devices.set(endpoint.id, endpoint);
    if (endpoint.number !== endpoint.id) this.#numbers.set(endpoint.number, endpoint);
  }

  /** @throws PbxError `unknownDevice` */
  device(id: string): Endpoint {
    const found = this.#devices.get(id);
    if (found === undefined) throw new PbxError("unknownDevice", "There is no such device");
    return found;
  }

  /** The endpoint that a number reaches; parties outside are there as long as they are called. */
  find(number: string): Endpoint | undefined {
    if (number.length > 64) return undefined;
    const plain = number.replaceAll(/[\s()/.-]/g, "");
    const device = this.#devices.get(plain) ?? this.#numbers.get(plain);
    if (device !== undefined) return device;
    if (!outsideNumber.test(plain)) return undefined;
    return this.#outside.get(plain) ?? new Endpoint(plain);
  }

  /** @throws PbxError `unknownConnection` */
  connection({ call, device }: ConnectionId): Connection {
    const found = this.#calls.get(call);
    for (const one of found?.connections.values() ?? []) if (one.endpoint.id === device) return one;
    throw new PbxError("unknownConnection", "There is no such call at the device");
  }

  /** @throws PbxError */
  make(from: Endpoint, to: string, withhold: boolean, cause: Cause): Connection {
    if (this.find(to) === undefined) {
      throw new PbxError("invalidDestination", "The number cannot be dialled");
    }
    const isRemote = from.remoteOffice.enabled && cause !== "callBack";
    if (!from.inService && !isRemote) {
      throw new PbxError("outOfService", "There is no telephone at the line");
    }
    if (from.active !== undefined && !from.active.isOver) {
      throw new PbxError("invalidState", "The line has another call that is active");
    }
    this.#hangUpWhatIsOver(from);
    this.#requireRoom(from);
    const call = new Call(String(++this.#last), withhold ? "" : from.number, to);
    this.#calls.set(call.id, call);
    this.#know(from);
    const connection = new Connection(call, from, "initiated", true);
    const isAsked = isRemote || cause === "callBack";
    const why = isRemote ? "remoteOffice" : cause;
    this.#tell({ event: "serviceInitiated", connection: connection.id, cause: why });
    if (isAsked) {
      connection.pending = to;
      this.#after(this.parts.times.ring, connection, () =>
        this.clear(connection, "callNotAnswered"),
      );
    } else this.#dial(connection, to, cause);
    return connection;
  }

  /** Sends a call to a number. */
  route(call: Call, number: string, way: Way): void {
    let target = this.find(number);
    let { cause } = way;
    for (let hops = 0; target !== undefined && hops < mostForwards; hops++) {
      if (call.connections.has(target)) return this.fail(way.waiting, "busy");
      if (target instanceof Group) {
        if (this.parts.queue(call, target)) return;
        return this.fail(way.waiting, "queueFull");
      }
      const next = this.#forward(target, "immediate", way.waiting);
      if (next !== undefined) {
        [target, cause] = [this.#forwarded(call, target, next), "callForwardImmediate"];
        continue;
      }
      const isRemote = target.remoteOffice.enabled;
      if (!target.inService && !isRemote) return this.fail(way.waiting, "destinationOutOfOrder");
      if (target.doNotDisturb) return this.fail(way.waiting, "doNotDisturb");
      if (target.isFree) return void this.ring(call, target, cause);
      const onBusy = this.#forward(target, "busy", way.waiting);
      if (onBusy === undefined) return this.fail(way.waiting, "busy");
      [target, cause] = [this.#forwarded(call, target, onBusy), "callForwardBusy"];
    }
    this.fail(way.waiting, "destinationNotObtainable");
  }

  ring(call: Call, target: Endpoint, cause: Cause): Connection {
    this.#hangUpWhatIsOver(target);
    this.#know(target);
    const connection = new Connection(call, target, "alerting");
    call.hadOthers = true;
    const { id } = connection;
    if (target.isOutside) this.#tell({ event: "networkReached", connection: id, cause });
    this.#tell({ event: "delivered", connection: id, cause, ...call.numbers });
    return connection.state === "alerting" ? this.#awaitAnswer(connection) : connection;
  }

  /** @throws PbxError `invalidState` */
  answer(connection: Connection): void {
    const { endpoint, pending, state } = connection;
    if (state !== "initiated" || pending === undefined) requireState(connection, "alerting");
    const { active } = endpoint;
    if (active !== undefined) this.hold(active);
    if (state === "initiated" && pending !== undefined) {
      connection.pending = undefined;
      connection.endWaiting();
      this.#dial(connection, pending, "newCall");
      return;
    }
    connection.become("connected");
    endpoint.uses++;
    this.#establish(connection, "normal");
    if (connection.from !== undefined) this.parts.distributed(connection, "answered");
  }

  hold(connection: Connection): void {
    requireState(connection, "connected");
    connection.become("hold");
    this.#tell({ event: "held", connection: connection.id, cause: "normal" });
  }

  retrieve(connection: Connection): void {
    requireState(connection, "hold");
    if (connection.endpoint.active !== undefined) {
      throw new PbxError("invalidState", "The line has another call that is active");
    }
    connection.become("connected");
    this.#tell({ event: "retrieved", connection: connection.id, cause: "normal" });
  }

  /** A device leaves a call, which ends with it unless at least two others talk. */
  clear(connection: Connection, cause: Cause): void {
    const { call } = connection;
    const wasTalking = connection.talks;
    this.leave(connection, cause);
    const rest = [...call.connections.values()];
    const talking = rest.filter(({ talks }) => talks);
    if (talking.length > 1) return;
    const rings = rest.filter(({ state }) => state === "alerting" || state === "queued");
    const [last] = talking;
    // Somebody still waits for an answer, or there is nobody any more who could get one.
    if (last !== undefined && rings.length > 0) return;
    for (const one of rings) this.leave(one, "callCancelled");
    if (last !== undefined) this.#end(last, wasTalking ? cause : "normal");
  }

  /** Tells a party that its call has failed, unless it talks with others. */
  fail(waiting: Connection, cause: Cause): void {
    const { call, endpoint } = waiting;
    if (call.others(waiting).some(({ talks }) => talks)) return;
    if (endpoint.isOutside) return this.leave(waiting, cause);
    waiting.become("fail");
    this.#tell({ event: "failed", connection: waiting.id, cause });
    this.#afterTone(waiting);
  }

  /** Takes a call away from where it rings, or waits, and sends it elsewhere. @throws PbxError */
  deflect(connection: Connection, to: string, cause: Cause): void {
    if (connection.state !== "queued") requireState(connection, "alerting");
    if (this.find(to) === undefined) {
      throw new PbxError("invalidDestination", "The number cannot be dialled");
    }
    const { call, endpoint } = connection;
    const waiting = this.#waitingFor(connection);
    this.divert(connection, to, cause);
    call.redirectingNumber = endpoint.number;
    this.route(call, to, { cause, waiting });
  }

  /** Takes a call away from where it rings, or waits. */
  divert(connection: Connection, newDestination: string, cause: Cause): void {
    const { id } = connection;
    this.#remove(connection);
    this.#tell({ event: "diverted", connection: id, cause, newDestination });
    this.parts.freed(connection.endpoint);
  }

  /** @throws PbxError */
  pickUp(connection: Connection, by: Endpoint): void {
    requireState(connection, "alerting");
    if (!by.inService) throw new PbxError("outOfService", "There is no telephone at the line");
    const { call, endpoint } = connection;
    if (call.connections.has(by)) {
      throw new PbxError("invalidState", "The line is in the call already");
    }
    this.#hangUpWhatIsOver(by);
    this.#requireRoom(by);
    if (by.active !== undefined) this.hold(by.active);
    this.divert(connection, by.number, "callPickup");
    call.redirectingNumber = endpoint.number;
    const taken = new Connection(call, by, "connected");
    by.uses++;
    this.#establish(taken, "callPickup");
  }

  /** A connection is not there any more. */
  leave(connection: Connection, cause: Cause): void {
    const { id, endpoint, from, state } = connection;
    this.#remove(connection);
    this.#tell({ event: "connectionCleared", connection: id, cause });
    if (from !== undefined && state !== "alerting") this.parts.freed(from);
    this.parts.freed(endpoint);
  }

  /** A party has answered. Where two talk already, it has been called into their call, which is a conference then. */
  #establish(connection: Connection, cause: Cause): void {
    const { call } = connection;
    const talking = call.others(connection).filter(({ talks }) => talks);
    const isInvited = talking.length > 1;
    const { id } = connection;
    const why = isInvited && cause === "normal" ? "conference" : cause;
    this.#tell({ event: "established", connection: id, cause: why });
    if (!isInvited) return;
    const by = call.controller ?? call.inviter;
    const own = (by && call.connections.get(by)) ?? talking[0];
    if (own === undefined) return;
    call.controller ??= own.endpoint;
    const connections = call.others(connection).map((one) => ({ old: one.id, new: one.id }));
    const all = [...connections, { new: id }];
    this.#tell({ event: "conferenced", cause: "conference", by: [own.id], connections: all });
  }

  #dial(connection: Connection, to: string, cause: Cause): void {
    const { call, endpoint } = connection;
    connection.become("connected");
    endpoint.uses++;
    this.#tell({ event: "originated", connection: connection.id, cause, ...call.numbers });
    this.route(call, to, { cause, waiting: connection });
  }

  #awaitAnswer(connection: Connection): Connection {
    const { call, endpoint, from } = connection;
    const { noAnswer, ring } = this.parts.times;
    const waiting = this.#waitingFor(connection);
    if (from !== undefined) {
      this.#after(noAnswer, connection, () => this.parts.distributed(connection, "unanswered"));
      return connection;
    }
    const forward = this.#forward(endpoint, "noAnswer", waiting);
    if (forward !== undefined) {
      const after = forward.after === undefined ? noAnswer : forward.after * 1000;
      this.#after(after, connection, () => {
        if (this.find(forward.destination) === undefined) return;
        this.deflect(connection, forward.destination, "callForwardNoAnswer");
      });
    }
    this.#after(ring, connection, () => {
      const stillWaiting = call.others(connection).find(({ state }) => state !== "alerting");
      this.leave(connection, "alertTimeExpired");
      if (stillWaiting !== undefined) this.fail(stillWaiting, "callNotAnswered");
    });
    return connection;
  }

  /** Sets from when on a call that is distributed goes to another agent. */
  awaitAgent(connection: Connection, group: Group): void {
    connection.endWaiting();
    connection.from = group;
    this.#awaitAnswer(connection);
  }

  /** The forward of an endpoint for a call of this party; of several, the one for where the call comes from. */
  #forward(
    { forwards, number, id }: Endpoint,
    kind: "immediate" | "busy" | "noAnswer",
    from: Connection,
  ): Forward | undefined {
    const own = `${kind}${from.endpoint.isOutside ? "External" : "Internal"}`;
    const forward =
      forwards.find(({ mode }) => mode === own) ?? forwards.find(({ mode }) => mode === kind);
    return forward?.destination === number || forward?.destination === id ? undefined : forward;
  }

  #forwarded(call: Call, from: Endpoint, { destination }: Forward): Endpoint | undefined {
    call.redirectingNumber = from.number;
    return this.find(destination);
  }

  /** The party that hears what becomes of a call that rings somewhere. */
  #waitingFor(connection: Connection): Connection {
    const others = connection.call.others(connection);
    return others.find(({ state }) => state === "connected") ?? others[0] ?? connection;
  }

  /** The last party hears that nobody is there any more. */
  #end(last: Connection, cause: Cause): void {
    if (last.endpoint.isOutside || this.parts.times.tone === 0) this.leave(last, cause);
    else this.#afterTone(last);
  }

  #afterTone(connection: Connection): void {
    this.#after(this.parts.times.tone, connection, () => this.leave(connection, "normal"));
  }

  #after(milliseconds: number, connection: Connection, work: () => void): void {
    connection.wait(this.parts.clock.after(milliseconds, work));
  }

  #hangUpWhatIsOver(endpoint: Endpoint): void {
    for (const one of [...endpoint.connections.values()]) if (one.isOver) this.leave(one, "normal");
  }

  #requireRoom(endpoint: Endpoint): void {
    if (endpoint.connections.size >= mostAtDevice) {
      throw new PbxError("limitReached", `A line has ${mostAtDevice} calls at most`);
    }
    if (this.#calls.size >= this.parts.maxCalls) {
      throw new PbxError("limitReached", "The PBX has no room for another call");
    }
  }

  #know(endpoint: Endpoint): void {
    if (endpoint.isOutside) this.#outside.set(endpoint.id, endpoint);
  }

  #remove(connection: Connection): void {
    const { call, endpoint } = connection;
    connection.leave();
    if (endpoint.isOutside && endpoint.connections.size === 0) this.#outside.delete(endpoint.id);
    this.endIfEmpty(call);
  }

  endIfEmpty(call: Call): void {
    if (call.connections.size === 0) this.#calls.delete(call.id);
  }

  #tell(event: PbxEvent): void {
    this.parts.emit(event);
  }
}

/** @throws PbxError `invalidState` */
export function requireState(connection: Connection, ...states: Connection["state"][]): void {
  if (states.includes(connection.state) && !connection.isOver) return;
  throw new PbxError("invalidState", "The call is in a state in which that cannot be done");
}
