import type {
  CallNumbers,
  Cause,
  ConnectionId,
  ConnectionState,
  Device,
  DeviceId,
  PbxEvent,
  SnapshotConnection,
} from "../driver.js";
import { Call, ToldCalls, type Told } from "./call.js";
import { answeredElsewhere, hangupCause, outcomeOf, unansweredCause } from "./causes.js";
import { Channel } from "./channel.js";
import type { AmiMessage } from "./parser.js";

/** Channels at a time, and of a call. More are not followed. */
const mostChannels = 50_000;
const mostOfCall = 200;

/** What {@link Calls} depend on. */
export interface CallsParts {
  /** The line of a channel with that name. */
  readonly lineOf: (channel: string) => DeviceId | undefined;
  readonly line: (id: DeviceId) => Device | undefined;
  readonly tell: (event: PbxEvent) => void;
}

/**
 * The calls of an Asterisk. Its events tell of channels, from which follows what a device does in a call; what is different then from what has been
 * told, is told.
 */
export class Calls {
  readonly #parts: CallsParts;
  readonly #channels = new Map<string, Channel>();
  readonly #calls = new Map<string, Call>();
  readonly #told = new ToldCalls();
  /** What has been dialled for channels that have been asked for here. */
  readonly #wanted = new Map<string, string>();

  constructor(parts: CallsParts) {
    this.#parts = parts;
  }

  /** Takes the list of all channels (CoreShowChannel). */
  resume(list: readonly AmiMessage[]): void {
    for (const message of list) {
      const channel = this.#update(message, "", true);
      if (channel !== undefined) resumed(channel, message);
    }
    // Only once the callers are known as well.
    for (const channel of this.#channels.values()) this.#refresh(channel);
  }

  /** Takes an event. */
  take(message: AmiMessage): void {
    const kind = message.get("Event");
    const channel = this.#update(message, "", kind === "Newchannel");
    const called = this.#update(message, "Dest", false);
    switch (kind) {
      case "DialBegin":
        if (called !== undefined) begun(called, channel, message.get("Exten"));
        break;
      case "DialEnd": {
        const status = message.get("DialStatus");
        if (channel !== undefined) channel.outcome = outcomeOf(status);
        if (called !== undefined) called.unanswered = unansweredCause(status);
        break;
      }
      case "Hold":
      case "Unhold":
        if (channel !== undefined) channel.hold = kind === "Hold" ? "told" : "no";
        break;
      case "BridgeEnter":
        if (channel !== undefined) channel.hasTalked = true;
        break;
      case "Rename": {
        const renamed = this.#channels.get(message.get("Uniqueid"));
        if (renamed !== undefined) renamed.name = message.get("Newname");
        break;
      }
      case "BlindTransfer":
        if (message.get("Result") === "Success") this.#transfer(message);
        return;
      case "Hangup":
        if (channel !== undefined) this.#hangUp(channel, message.get("Cause"));
        return;
    }
    for (const one of [channel, called]) if (one !== undefined) this.#refresh(one);
  }

  /** Takes whether all calls of a line are on hold, as its extension shows it. */
  showHold(device: DeviceId, isHeld: boolean): void {
    const calls = [...this.#told.of(device)];
    for (const channel of calls.flatMap(({ channels }) => [...channels])) {
      if (channel.device !== device || !channel.isUp) continue;
      if (isHeld && channel.hold === "no") channel.hold = "shown";
      else if (!isHeld && channel.hold === "shown") channel.hold = "no";
      else continue;
      this.#refresh(channel);
    }
  }

  /** A channel with this id is going to call a number. @returns What forgets it, if it does not come. */
  expect(id: string, number: string): () => void {
    this.#wanted.set(id, number);
    return () => void this.#wanted.delete(id);
  }

  /** The state of a connection; undefined if there is no such. */
  state({ call, device }: ConnectionId): ConnectionState | undefined {
    return this.#calls.get(call)?.told.get(device)?.state;
  }

  /** The channels of a connection. */
  channels({ call, device }: ConnectionId): Channel[] {
    const { channels = [] } = this.#calls.get(call) ?? {};
    return [...channels].filter((one) => one.device === device && one.connection !== undefined);
  }

  /** The channel that calls this one, if it is one of a telephone or trunk. */
  caller({ calledBy = "" }: Channel): Channel | undefined {
    const by = this.#channels.get(calledBy);
    return by?.isInternal === true ? undefined : by;
  }

  /** The call goes elsewhere from where it rings. @returns What takes that back. */
  deflect({ call: id, device }: ConnectionId, to: string): () => void {
    const call = this.#calls.get(id);
    if (call === undefined) return () => {};
    const deflected = { device, to };
    call.deflected = deflected;
    return () => {
      if (call.deflected === deflected) call.deflected = undefined;
    };
  }

  /** The connections of a device. */
  of(device: DeviceId): SnapshotConnection[] {
    return Array.from(this.#told.of(device), ({ id, told }) => {
      const { state, outgoing, numbers } = told.get(device) as Told;
      const others = [...told].filter(([other]) => other !== device);
      return {
        ...{ connection: { call: id, device }, state, outgoing, ...numbers },
        others: others.map(([other, { state: of }]) => ({ device: other, state: of })),
      };
    });
  }

  #update(message: AmiMessage, prefix: string, isNew: boolean): Channel | undefined {
    const id = message.get(`${prefix}Uniqueid`);
    if (id === "") return undefined;
    let channel = this.#channels.get(id);
    if (channel === undefined) {
      if (!isNew || this.#channels.size >= mostChannels) return undefined;
      channel = new Channel(id);
      this.#channels.set(id, channel);
    }
    if (message.get(`${prefix}ChannelState`) === "") return channel;
    channel.take(message, prefix);
    if (channel.isOwn) channel.dialled = this.#wanted.get(id) ?? channel.dialled;
    this.#link(channel, message.get(`${prefix}Linkedid`) || id);
    return channel;
  }

  /** Puts a channel where its Linkedid says that it belongs, which takes it away from another call if two have been connected. */
  #link(channel: Channel, id: string): void {
    if (channel.call === id) return;
    const before = this.#calls.get(channel.call);
    // One that is called from the beginning on has the Linkedid of its caller.
    if (before === undefined && id !== channel.id) channel.isCalled = true;
    const call = this.#calls.get(id) ?? new Call(id);
    if (call.channels.size >= mostOfCall) return;
    this.#calls.set(id, call);
    channel.call = id;
    call.channels.add(channel);
    if (before === undefined) return;
    before.channels.delete(channel);
    this.#join(before, call, channel.device);
    this.#endIfEmpty(before);
  }

  #join(from: Call, to: Call, device: DeviceId | undefined): void {
    const told = device === undefined ? undefined : from.told.get(device);
    if (device === undefined || told === undefined) return;
    if (from.state(device) !== undefined) return;
    const old = { call: from.id, device };
    const same = [...to.told.keys()].map((one) => ({ call: to.id, device: one }));
    const isThere = to.told.has(device);
    this.#told.delete(from, device);
    if (!isThere) this.#told.set(to, device, told);
    this.#parts.tell({
      event: "transferred",
      cause: "transfer",
      by: isThere ? [old] : [],
      connections: [
        ...same.map((id) => ({ old: id, new: id })),
        ...(isThere ? [] : [{ old, new: { call: to.id, device } }]),
      ],
    });
  }

  /** Somebody sends the other party of a call elsewhere, and leaves. */
  #transfer(message: AmiMessage): void {
    const by = this.#update(message, "Transferer", false);
    const call = by && this.#calls.get(by.call);
    if (by?.device === undefined || call === undefined) return;
    this.#update(message, "Transferee", false);
    by.hasLeft = true;
    if (!this.#told.delete(call, by.device)) return;
    call.sent = { number: this.#numberOf(by.device) ?? by.callerNumber, cause: "transfer" };
    const rest = [...call.told.keys()].map((device) => ({ call: call.id, device }));
    this.#parts.tell({
      event: "transferred",
      cause: "transfer",
      by: [{ call: call.id, device: by.device }],
      connections: rest.map((id) => ({ old: id, new: id })),
    });
  }

  #refresh(channel: Channel): void {
    const call = this.#calls.get(channel.call);
    if (call === undefined || channel.connection === undefined) return;
    const device = (channel.device ??= this.#deviceOf(channel));
    const state = call.state(device);
    const before = call.told.get(device);
    if (state === undefined || state === before?.state) return;
    // A call that has been answered does not ring again, though another telephone of the line may.
    if (before !== undefined && (state === "alerting" || state === "initiated")) return;
    const { outgoing } = before ?? channel;
    const numbers = before?.numbers ?? this.#numbers(channel, call);
    this.#told.set(call, device, { state, outgoing, numbers });
    this.#step({ call: call.id, device }, before?.state, state, outgoing, numbers, call);
  }

  #step(
    connection: ConnectionId,
    before: ConnectionState | undefined,
    state: ConnectionState,
    outgoing: boolean,
    numbers: CallNumbers,
    { sent }: Call,
  ): void {
    const tell = (event: "serviceInitiated" | "established" | "held" | "retrieved"): void =>
      this.#parts.tell({ event, connection, cause: "normal" });
    const cause = sent?.cause ?? "newCall";
    if (state === "initiated") return tell("serviceInitiated");
    if (state === "alerting") {
      return this.#parts.tell({ event: "delivered", connection, cause, ...numbers });
    }
    if (before === "hold") return tell("retrieved");
    if (before !== "connected") {
      if (outgoing) {
        this.#parts.tell({ event: "originated", connection, cause: "newCall", ...numbers });
      } else tell("established");
    }
    if (state === "hold") tell("held");
  }

  #hangUp(channel: Channel, hangup: string): void {
    this.#channels.delete(channel.id);
    this.#wanted.delete(channel.id);
    const call = this.#calls.get(channel.call);
    if (call === undefined) return;
    call.channels.delete(channel);
    const { device } = channel;
    const told = device === undefined ? undefined : call.told.get(device);
    if (device !== undefined && told !== undefined && call.state(device) === undefined) {
      this.#told.delete(call, device);
      this.#end({ call: call.id, device }, told, channel, hangup, call);
    }
    this.#endIfEmpty(call);
  }

  #end(
    connection: ConnectionId,
    { state, outgoing }: Told,
    channel: Channel,
    hangup: string,
    call: Call,
  ): void {
    const { device } = connection;
    if (state === "alerting") {
      const { deflected } = call;
      if (deflected?.device === device) {
        call.deflected = undefined;
        call.sent = { number: this.#numberOf(device) ?? device, cause: "redirected" };
        const newDestination = deflected.to;
        const cause = "redirected";
        return this.#parts.tell({ event: "diverted", connection, cause, newDestination });
      }
      const newDestination = hangup === answeredElsewhere ? call.answering : undefined;
      if (newDestination !== undefined) {
        const cause = "distributed";
        return this.#parts.tell({ event: "diverted", connection, cause, newDestination });
      }
    }
    const failure = outgoing && !channel.hasTalked ? failureOf(channel, hangup) : undefined;
    if (failure !== undefined && this.#parts.line(device) !== undefined) {
      this.#parts.tell({ event: "failed", connection, cause: failure });
    }
    const cause = failure ?? (state === "alerting" ? channel.unanswered : undefined) ?? "normal";
    this.#parts.tell({ event: "connectionCleared", connection, cause });
  }

  #endIfEmpty({ id, channels }: Call): void {
    if (channels.size === 0) this.#calls.delete(id);
  }

  /** What a party is called: a line by its extension, others by their number. */
  #deviceOf(channel: Channel): DeviceId {
    const line = this.#parts.lineOf(channel.name);
    if (line !== undefined) return line;
    const { callerNumber } = channel;
    // Nobody outside becomes a line by the number that he shows.
    const isFree = callerNumber !== "" && this.#parts.line(callerNumber) === undefined;
    return isFree ? callerNumber : channel.name;
  }

  #numbers(channel: Channel, { sent }: Call): CallNumbers {
    const own = this.#numberOf(channel.device);
    const redirectingNumber = sent?.number;
    if (channel.outgoing) {
      const callingNumber = own ?? channel.callerNumber;
      return { callingNumber, calledNumber: this.#asDialled(channel.dialled) };
    }
    const callingNumber = this.#shown(channel);
    const calledNumber = this.#asDialled(channel.calledAs) || (own ?? channel.callerNumber);
    return { callingNumber, calledNumber, ...(redirectingNumber && { redirectingNumber }) };
  }

  /** The number of whoever calls a channel; empty if it is withheld. */
  #shown(channel: Channel): string {
    const { connectedNumber: shown } = channel;
    const by = this.caller(channel) ?? this.#channels.get(channel.call);
    // Asterisk itself calls by the numbers of lines. A number that somebody outside shows is none of a line.
    if (by === undefined || by === channel) return this.#asDialled(shown);
    return (shown === "" ? undefined : this.#numberOf(this.#parts.lineOf(by.name))) ?? shown;
  }

  #asDialled(extension: string): string {
    return this.#numberOf(extension) ?? extension;
  }

  #numberOf(line: DeviceId | undefined): string | undefined {
    if (line === undefined) return undefined;
    const device = this.#parts.line(line);
    return device && (device.number ?? line);
  }
}

/** What the list of channels says of one that has been there before. */
function resumed(channel: Channel, message: AmiMessage): void {
  const isAsked = message.get("Application").startsWith("AppDial");
  if (isAsked && !channel.isOwn) channel.isCalled = true;
  if (message.get("BridgeId") !== "") channel.hasTalked = true;
}

/** A channel is called, by another or by Asterisk itself. */
function begun(called: Channel, by: Channel | undefined, extension: string): void {
  if (!called.isOwn) called.isCalled = true;
  called.calledBy = by?.id;
  called.calledAs = by === undefined ? "" : extension;
}

/** Why the call that a channel has made has failed, if it has. */
function failureOf({ isUp, outcome }: Channel, hangup: string): Cause | undefined {
  return outcome ?? (isUp ? undefined : hangupCause(hangup));
}
