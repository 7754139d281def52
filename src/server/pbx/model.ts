import type {
  CallDatum,
  CallNumbers,
  Cause,
  ConnectionId,
  ConnectionState,
  Device,
  DeviceId,
  DeviceSnapshot,
  PbxEvent,
  SnapshotConnection,
} from "./driver.js";

/** Calls that are known at a time. More are not followed: then events have been lost, or the PBX is not what it should be. */
const mostCalls = 100_000;
/** Characters of a number or id that a PBX tells. */
const longest = 256;

/** A connection of the model. It stays the same when calls are joined, whatever the PBX calls it then. */
export class ModelConnection {
  call: ModelCall;
  readonly device: DeviceId;
  /** `null` once it is over. */
  state: ConnectionState | "null";
  outgoing: boolean;
  /** Whether it is known only from what does not say who has called whom: the snapshot of another device, or an event of a call under way. */
  isGuessed = false;
  /** The number that others are shown; empty if it is withheld. */
  number: string;
  kind: "normal" | "consultation" | "callBack";
  created: Date;
  /** Since when it has talked with another. */
  connected: Date | undefined;
  ended: Date | undefined;
  /** Why it has failed or is over. */
  cause: Cause = "normal";
  /** The number of the other party, or of the last one. */
  remoteNumber = "";
  /** The device of the other party, or of the last one. */
  remoteDevice: DeviceId | undefined;
  /** The number that was called; empty as long as it is not known. */
  calledNumber: string;
  redirectingNumber: string | undefined;
  isRecorded = false;
  wasRecorded = false;

  constructor(
    call: ModelCall,
    device: DeviceId,
    about: Pick<ModelConnection, "state" | "outgoing" | "number" | "kind" | "created"> &
      Pick<ModelConnection, "calledNumber" | "redirectingNumber">,
  ) {
    this.call = call;
    this.device = device;
    this.state = about.state;
    this.outgoing = about.outgoing;
    this.number = about.number;
    this.kind = about.kind;
    this.created = about.created;
    this.calledNumber = about.calledNumber;
    this.redirectingNumber = about.redirectingNumber;
    call.connections.set(device, this);
  }

  /** Puts what was known of it before in the place of what a snapshot, or an event of a call under way, does not say. */
  goesOn({
    kind,
    created,
    connected,
    outgoing,
  }: Pick<ModelConnection, "kind" | "created" | "connected" | "outgoing">): void {
    this.kind = kind;
    this.created = created;
    this.connected = connected ?? this.connected;
    if (this.isGuessed) this.outgoing = outgoing;
  }

  /** Those of the other parties. */
  get others(): ModelConnection[] {
    return [...this.call.connections.values()].filter((one) => one !== this);
  }

  /** Whether it has been answered, and is not over. */
  get talks(): boolean {
    return this.state === "connected" || this.state === "hold";
  }
}

/** A call of the model. */
export class ModelCall {
  readonly id: string;
  readonly connections = new Map<DeviceId, ModelConnection>();
  /** Whether there have been other parties than the first. */
  hadOthers = false;
  /** Whether it has left the device at which it was, and is on its way to another. */
  isOnTheWay = false;
  /** The device that has made a conference of it. It may have left. */
  controller: DeviceId | undefined;
  data: readonly CallDatum[] = [];

  constructor(id: string) {
    this.id = id;
  }

  /** Who takes part in the conference; nobody if it is none. Whoever is called into it takes part when he answers. */
  get members(): ModelConnection[] {
    if (this.controller === undefined) return [];
    const all = [...this.connections.values()].filter(({ talks }) => talks);
    return all.length > 2 ? all : [];
  }

  get isConference(): boolean {
    return this.members.length > 0;
  }
}

/** What has become of a conference. */
export interface ConferenceChange {
  readonly call: ModelCall;
  readonly kind: "created" | "destroyed" | "added" | "removed";
  /** Who takes part, or the one who has come or gone. */
  readonly members: readonly ModelConnection[];
  /** Undefined once it has left. */
  readonly controller: ModelConnection | undefined;
}

/** What an event has changed. */
export interface ModelChange {
  /** The connections of the calls that it concerns, those that have ended with it included. */
  readonly connections: Iterable<ModelConnection>;
  readonly conferences: readonly ConferenceChange[];
}

/** What {@link CallModel} depends on. */
export interface ModelParts {
  readonly clock: () => Date;
  readonly changed: (change: ModelChange) => void;
  readonly device: (id: DeviceId) => Device | undefined;
}

/** The calls of a PBX, as its events tell them. Events about calls that are not known make them known, as far as they say it. */
export class CallModel {
  readonly #calls = new Map<string, ModelCall>();
  readonly #byDevice = new Map<DeviceId, Set<ModelConnection>>();
  readonly #parts: ModelParts;

  constructor(parts: ModelParts) {
    this.#parts = parts;
  }

  /** The connections of a device, the oldest first. */
  of(device: DeviceId): Iterable<ModelConnection> {
    return this.#byDevice.get(device) ?? [];
  }

  find({ call, device }: ConnectionId): ModelConnection | undefined {
    return this.#calls.get(call)?.connections.get(device);
  }

  /** Takes an event about calls; others change nothing. */
  apply(event: PbxEvent): void {
    switch (event.event) {
      case "transferred":
      case "conferenced":
        return this.#join(event);
      case "serviceInitiated":
        return this.#put(event.connection, "initiated", event.cause, true);
      case "originated":
        return this.#put(event.connection, "connected", event.cause, true, event);
      case "offered":
      case "delivered":
        return this.#put(event.connection, "alerting", event.cause, false, event);
      case "queued":
        return this.#put(event.connection, "queued", event.cause, false, event);
      case "established":
      case "retrieved":
        return this.#put(event.connection, "connected", event.cause);
      case "held":
        return this.#put(event.connection, "hold", event.cause);
      case "failed":
        return this.#put(event.connection, "fail", event.cause, true);
      case "diverted":
        return this.#clear(event.connection, event.cause, true);
      case "connectionCleared":
        return this.#clear(event.connection, event.cause);
      case "callInformation": {
        const { connection: id, data, isRecorded } = event;
        const connection = this.find(id);
        if (connection === undefined) return;
        const { call } = connection;
        if (data !== undefined) call.data = data;
        if (isRecorded !== undefined) setRecorded(connection, isRecorded);
        this.#changed(new Map([[call, conferenceOf(call)]]));
      }
    }
  }

  /** Takes the state of a device, for example after events have been lost. */
  resume(device: DeviceId, { connections }: Pick<DeviceSnapshot, "connections">): void {
    const ids = new Set(connections.map(({ connection }) => connection.call));
    for (const { call } of [...this.of(device)]) {
      if (ids.has(call.id)) continue;
      this.#clear({ call: call.id, device }, "normal");
      this.#forgetOutside(call);
    }
    for (const one of connections) this.#resume(one);
  }

  /** Ends a call in which there is no device any more: no snapshot says when those outside leave it. */
  #forgetOutside({ id, connections }: ModelCall): void {
    const left = [...connections.keys()];
    if (left.some((device) => this.#parts.device(device) !== undefined)) return;
    for (const device of left) this.#clear({ call: id, device }, "normal");
  }

  /** Ends all connections, because nothing is known of them any more. */
  clear(): void {
    for (const { id, connections } of [...this.#calls.values()]) {
      for (const device of [...connections.keys()]) this.#clear({ call: id, device }, "normal");
    }
  }

  /** Sets the data of a call for a PBX that keeps none. */
  setData({ call }: ModelConnection, data: readonly CallDatum[]): void {
    call.data = data;
    this.#changed(new Map([[call, conferenceOf(call)]]));
  }

  #resume(shown: SnapshotConnection): void {
    const { connection: id, state, outgoing, others, controller, isRecorded, data } = shown;
    const { isOver = false } = shown;
    const call = this.#call(id.call);
    if (call === undefined) return;
    const calls = new Map([[call, conferenceOf(call)]]);
    const own = this.#connection(call, id.device, state, "normal", outgoing, shown);
    own.state = state;
    if (own.isGuessed) this.#correct(own, shown);
    const there = new Set([id.device, ...others.map(({ device }) => device)]);
    const gone = [...call.connections.values()].filter(({ device }) => !there.has(device));
    for (const one of gone) this.#end(one, "normal");
    for (const { device, state: of } of others) {
      const isNew = !call.connections.has(device);
      const isCaller = !outgoing && this.#mayHaveCalled(device, shown);
      const other = this.#connection(call, device, of, "normal", isCaller, shown);
      other.state = of;
      other.isGuessed ||= isNew;
    }
    call.controller = controller;
    call.hadOthers ||= isOver;
    if (data !== undefined) call.data = data;
    if (isRecorded !== undefined) setRecorded(own, isRecorded);
    this.#changed(calls, gone);
  }

  /** Whether another device of a snapshot may be the one that has called. */
  #mayHaveCalled(device: DeviceId, { callingNumber, others }: SnapshotConnection): boolean {
    return callingNumber === "" ? others.length === 1 : this.#numberOf(device) === callingNumber;
  }

  /** Puts what a device says itself in the place of what was guessed. */
  #correct(own: ModelConnection, { outgoing, ...numbers }: SnapshotConnection): void {
    own.isGuessed = false;
    own.outgoing = outgoing;
    own.number = short(outgoing ? numbers.callingNumber : this.#numberOf(own.device));
    own.calledNumber = short(numbers.calledNumber);
    own.redirectingNumber = numbers.redirectingNumber && short(numbers.redirectingNumber);
    if (!outgoing) own.remoteNumber = short(numbers.callingNumber);
  }

  #numberOf(device: DeviceId): string {
    return this.#parts.device(device)?.number ?? device;
  }

  /** @param outgoing Whether the device has called; undefined if that is not said. */
  #put(
    id: ConnectionId,
    state: ConnectionState,
    cause: Cause,
    outgoing?: boolean,
    numbers?: CallNumbers,
  ): void {
    const call = this.#call(id.call);
    if (call === undefined) return;
    const calls = new Map([[call, conferenceOf(call)]]);
    const connection = this.#connection(call, id.device, state, cause, outgoing, numbers);
    connection.state = state;
    connection.cause = cause;
    call.isOnTheWay = false;
    if (numbers !== undefined) {
      if (outgoing === true) connection.number = short(numbers.callingNumber);
      connection.calledNumber = short(numbers.calledNumber);
      if (numbers.redirectingNumber !== undefined) {
        connection.redirectingNumber = short(numbers.redirectingNumber);
      }
    }
    this.#changed(calls);
  }

  #clear(id: ConnectionId, cause: Cause, isOnTheWay = false): void {
    const connection = this.find(id);
    if (connection === undefined) return;
    const { call } = connection;
    const calls = new Map([[call, conferenceOf(call)]]);
    call.isOnTheWay = isOnTheWay;
    this.#end(connection, cause);
    this.#changed(calls, [connection]);
  }

  #join(event: Extract<PbxEvent, { event: "transferred" | "conferenced" }>): void {
    const [first] = event.connections;
    const target = first && this.#call(first.new.call);
    if (target === undefined) return;
    const hadOthers = target.connections.size > 1;
    const calls = new Map([[target, conferenceOf(target)]]);
    const kept = new Set(event.connections.map(({ old }) => old && keyOf(old)));
    const gone: ModelConnection[] = [];
    for (const id of event.by) {
      const own = this.find(id);
      if (own === undefined || kept.has(keyOf(id))) continue;
      if (!calls.has(own.call)) calls.set(own.call, conferenceOf(own.call));
      this.#end(own, event.cause);
      gone.push(own);
    }
    for (const { old, new: id } of event.connections) {
      const moved = old && this.find(old);
      if (moved === undefined) {
        this.#connection(target, id.device, "connected", event.cause);
        continue;
      }
      const { call } = moved;
      if (call === target) continue;
      if (!calls.has(call)) calls.set(call, conferenceOf(call));
      const twice = target.connections.get(moved.device);
      if (twice !== undefined) {
        this.#end(twice, event.cause);
        gone.push(twice);
      }
      call.connections.delete(moved.device);
      moved.call = target;
      target.connections.set(moved.device, moved);
    }
    // Where one call is a conference already, its controller stays.
    for (const { controller } of calls.keys()) target.controller ??= controller;
    if (event.event === "conferenced") target.controller ??= event.by[0]?.device;
    for (const call of calls.keys()) this.#endIfEmpty(call);
    // It may have been empty meanwhile.
    if (target.connections.size > 0) this.#calls.set(target.id, target);
    target.hadOthers ||= hadOthers;
    // Somebody who is alone then has been transferred to a number that does not ring yet.
    target.isOnTheWay = event.event === "transferred" && target.connections.size === 1;
    this.#changed(calls, gone);
  }

  #call(id: string): ModelCall | undefined {
    const known = this.#calls.get(id);
    if (known !== undefined || this.#calls.size >= mostCalls) return known;
    const call = new ModelCall(id);
    this.#calls.set(id, call);
    return call;
  }

  #connection(
    call: ModelCall,
    device: DeviceId,
    state: ConnectionState,
    cause: Cause,
    said?: boolean,
    numbers?: CallNumbers,
  ): ModelConnection {
    const known = call.connections.get(device);
    if (known !== undefined) return known;
    const outgoing = said ?? false;
    const own = this.#numberOf(device);
    const made = new ModelConnection(call, device, {
      state,
      outgoing,
      number: short(outgoing ? (numbers?.callingNumber ?? own) : own),
      kind: cause === "callBack" || cause === "consultation" ? cause : "normal",
      created: this.#parts.clock(),
      calledNumber: short(numbers?.calledNumber ?? (outgoing ? "" : own)),
      redirectingNumber: numbers?.redirectingNumber && short(numbers.redirectingNumber),
    });
    made.isGuessed = said === undefined;
    if (call.connections.size > 1) call.hadOthers = true;
    // A number that the caller withholds is not told with the first event.
    if (!outgoing && numbers !== undefined) made.remoteNumber = short(numbers.callingNumber);
    const all = this.#byDevice.get(device);
    if (all === undefined) this.#byDevice.set(device, new Set([made]));
    else all.add(made);
    return made;
  }

  #end(connection: ModelConnection, cause: Cause): void {
    const { call, device } = connection;
    connection.state = "null";
    connection.cause = cause;
    connection.ended ??= this.#parts.clock();
    if (connection.isRecorded) setRecorded(connection, false);
    call.connections.delete(device);
    const all = this.#byDevice.get(device);
    all?.delete(connection);
    if (all?.size === 0) this.#byDevice.delete(device);
    this.#endIfEmpty(call);
  }

  #endIfEmpty(call: ModelCall): void {
    if (call.connections.size === 0) this.#calls.delete(call.id);
  }

  /**
   * Brings what follows from the states of others up to date, and tells.
   * @param calls What conferences the calls were before.
   * @param gone Connections that have ended.
   */
  #changed(calls: ReadonlyMap<ModelCall, Conference>, gone: readonly ModelConnection[] = []): void {
    const now = this.#parts.clock();
    const touched = new Set<ModelConnection>(gone);
    const conferences: ConferenceChange[] = [];
    for (const [call, before] of calls) {
      if (call.connections.size <= 2) call.controller = undefined;
      for (const one of call.connections.values()) {
        touched.add(one);
        this.#follow(one, now);
      }
      conferences.push(...conferenceChanges(call, before));
    }
    this.#parts.changed({ connections: touched, conferences });
  }

  #follow(connection: ModelConnection, now: Date): void {
    const [other, more] = connection.others;
    const { talks } = connection;
    if (talks && connection.others.some((one) => one.talks)) connection.connected ??= now;
    if (other === undefined) {
      const { hadOthers, isOnTheWay } = connection.call;
      // A PBX may tell of a caller outside only by the number.
      if (talks && !hadOthers && !connection.outgoing) connection.connected ??= now;
      // What rings when the caller has gone is over as soon as the PBX says so.
      const isLeft = talks && hadOthers && !isOnTheWay;
      if (isLeft || connection.state === "fail") connection.ended ??= now;
      else if (!hadOthers && connection.outgoing) connection.remoteNumber = connection.calledNumber;
      return;
    }
    connection.ended = undefined;
    if (more !== undefined) return;
    connection.remoteDevice = other.device;
    connection.remoteNumber = other.number;
  }
}

function setRecorded(connection: ModelConnection, isRecorded: boolean): void {
  connection.wasRecorded ||= connection.isRecorded;
  connection.isRecorded = isRecorded;
}

/** A conference, or none. */
type Conference = Pick<ConferenceChange, "members" | "controller">;

function conferenceOf(call: ModelCall): Conference {
  const { members, controller: by } = call;
  return { members, controller: members.find(({ device }) => device === by) };
}

function conferenceChanges(call: ModelCall, before: Conference): ConferenceChange[] {
  const after = conferenceOf(call);
  if (before.members.length === 0) {
    return after.members.length === 0 ? [] : [{ call, kind: "created", ...after }];
  }
  if (call.connections.size === 0) return [{ call, kind: "destroyed", ...before }];
  const now = new Set([...call.connections.values()].filter(({ talks }) => talks));
  // Who has taken a party in is the controller still; who has just left was it.
  const controller = after.controller ?? before.controller;
  const changes: ConferenceChange[] = [];
  for (const one of before.members) {
    if (!now.has(one)) changes.push({ call, kind: "removed", members: [one], controller });
  }
  for (const one of after.members) {
    if (before.members.includes(one)) continue;
    changes.push({ call, kind: "added", members: [one], controller });
  }
  if (after.members.length === 0) changes.push({ call, kind: "destroyed", ...before });
  return changes;
}

function keyOf({ call, device }: ConnectionId): string {
  return JSON.stringify([call, device]);
}

function short(text: string): string {
  return text.slice(0, longest);
}
