import { randomUUID } from "node:crypto";
import {
  PbxError,
  type ConnectionId,
  type ConnectionState,
  type Device,
  type DeviceId,
  type DeviceSnapshot,
  type PbxDriver,
  type PbxErrorCode,
  type PbxEvent,
  type PbxListener,
  type PbxServices,
} from "../driver.js";
import { ownPrefix, type Channel } from "./channel.js";
import { AsteriskLink, type Linked } from "./link.js";
import { asteriskTimes, checkAsterisk, type AsteriskPbxOptions } from "./options.js";
import type { AmiMessage } from "./parser.js";
import { dialled } from "./pattern.js";
import { AmiLost, AmiRefusal } from "./session.js";

/** Calls that are being made, or ended, at a time. */
const mostWaiting = 1_000;

/** Takes what has become of a call that is being made. */
type Making = (outcome: "there" | "failed" | "lost") => void;

/**
 * An Asterisk, by its manager interface (AMI). It makes calls, ends them, transfers them and sends them elsewhere while they ring; what else can be done
 * with a call is done at the telephone.
 */
export class AsteriskPbx implements PbxDriver {
  readonly services: Pick<
    PbxServices,
    "makeCall" | "clearConnection" | "singleStepTransferCall" | "deflectCall"
  > = {
    makeCall: (call) => this.#makeCall(call),
    clearConnection: ({ connection }) => this.#clear(connection),
    singleStepTransferCall: ({ active, to }) => this.#transfer(active, to),
    deflectCall: ({ connection, to }) => this.#deflect(connection, to),
  };
  readonly #options: AsteriskPbxOptions;
  /** While it is open. */
  #link: AsteriskLink | undefined;
  readonly #making = new Map<string, Making>();
  /** Look whether what services wait for has happened. */
  readonly #waiting = new Set<() => void>();
  #listener: PbxListener | undefined;

  /** @throws TypeError or RangeError for options that make no sense. */
  constructor(options: AsteriskPbxOptions) {
    checkAsterisk(options);
    this.#options = options;
  }

  async open(listener: PbxListener): Promise<void> {
    const link = new AsteriskLink(this.#options, {
      event: (event) => this.#follow(event),
      message: (message) => this.#take(message),
    });
    this.#link = link;
    await link.open();
    if (this.#link !== link) return;
    this.#listener = listener;
    if (link.linked !== undefined) return;
    setImmediate(() => {
      if (this.#link === link && link.linked === undefined) {
        this.#tell({ event: "systemStatus", status: "disabled" });
      }
    });
  }

  close(): void {
    const link = this.#link;
    this.#link = undefined;
    this.#listener = undefined;
    link?.close();
    this.#loseAll();
  }

  devices(): Device[] {
    return this.#linked().view.devices;
  }

  snapshot(device: DeviceId): DeviceSnapshot {
    const found = this.#linked().view.snapshot(device);
    if (found === undefined) throw new PbxError("unknownDevice", "There is no such line");
    return found;
  }

  async #makeCall({
    device,
    to,
    withholdNumber = false,
  }: Parameters<PbxServices["makeCall"]>[0]): Promise<ConnectionId> {
    const linked = this.#linked();
    const { lines, calls } = linked.view;
    if (lines.get(device) === undefined)
      throw new PbxError("unknownDevice", "There is no such line");
    const number = numberOf(to);
    if (withholdNumber) throw new PbxError("notAllowed", "Asterisk does not withhold the number");
    const endpoint = lines.endpoint(device);
    if (endpoint === undefined || !lines.isInService(device)) {
      throw new PbxError("outOfService", "There is no telephone at the line");
    }
    if (this.#making.size >= mostWaiting) {
      throw new PbxError("limitReached", "Too many calls are being made");
    }
    const { ringTime = asteriskTimes.ringTime, context } = this.#options;
    // One name for the channel, and so for the call, and for both answers to the action.
    const id = `${ownPrefix}${randomUUID()}`;
    const forget = calls.expect(id, number);
    const outcome = new Promise<Parameters<Making>[0]>((resolve) => this.#making.set(id, resolve));
    const { actionTimeout = asteriskTimes.actionTimeout } = this.#options;
    const late = setTimeout(() => this.#making.get(id)?.("failed"), actionTimeout);
    try {
      await ask(linked, "Originate", "notAllowed", {
        ...{ ActionID: id, ChannelId: id, Channel: endpoint },
        ...{ Context: context, Exten: number, Priority: "1" },
        // What the called party sees. The caller's telephone shows it as well while it rings.
        CallerID: device,
        Timeout: String(ringTime),
        Async: "true",
      });
      const become = await outcome;
      if (become === "lost") throw new PbxError("noLink", "Asterisk cannot be reached");
      if (become === "failed") throw new PbxError("outOfService", "The telephone does not ring");
    } catch (error) {
      forget();
      throw error;
    } finally {
      clearTimeout(late);
      this.#making.delete(id);
    }
    return { call: id, device };
  }

  async #clear(connection: ConnectionId): Promise<void> {
    const linked = this.#linked();
    const { state, channels } = this.#known(linked, connection);
    // A telephone that rings is left as though it had refused the call, so that what the dialplan has for this happens.
    const Cause = state === "alerting" ? "17" : "16";
    for (const { name } of channels) {
      await ask(linked, "Hangup", "unknownConnection", { Channel: name, Cause });
    }
    await this.#gone(linked, connection);
  }

  async #transfer(active: ConnectionId, to: string): Promise<void> {
    const linked = this.#linked();
    const { state, channels } = this.#known(linked, active);
    if (state !== "connected" && state !== "hold") throw wrongState();
    const { context } = this.#options;
    const [channel] = channels;
    await ask(linked, "BlindTransfer", "invalidState", {
      ...{ Channel: channel.name, Exten: numberOf(to), Context: context },
    });
    await this.#gone(linked, active);
  }

  async #deflect(connection: ConnectionId, to: string): Promise<void> {
    const linked = this.#linked();
    const { calls } = linked.view;
    const { state, channels } = this.#known(linked, connection);
    if (state !== "alerting") throw wrongState();
    const number = numberOf(to);
    const [channel] = channels;
    const caller = calls.caller(channel);
    // A group that calls several telephones stands in between, and the call is not that of one of them.
    if (caller === undefined) throw wrongState();
    const takeBack = calls.deflect(connection, number);
    const { context } = this.#options;
    try {
      await ask(linked, "Redirect", "invalidState", {
        ...{ Channel: caller.name, Context: context, Exten: number, Priority: "1" },
      });
    } catch (error) {
      takeBack();
      throw error;
    }
    await this.#gone(linked, connection);
  }

  /** Waits until it has been told that a connection is over, for Asterisk may answer before. */
  #gone(linked: Linked, connection: ConnectionId): Promise<void> {
    const { actionTimeout = asteriskTimes.actionTimeout } = this.#options;
    if (this.#waiting.size >= mostWaiting) return Promise.resolve();
    return new Promise((resolve) => {
      const look = (): void => {
        const isThere = linked.view.calls.state(connection) !== undefined;
        if (isThere && this.#link?.linked === linked) return;
        end();
      };
      const end = (): void => {
        clearTimeout(late);
        this.#waiting.delete(look);
        resolve();
      };
      const late = setTimeout(end, actionTimeout);
      this.#waiting.add(look);
      look();
    });
  }

  /** @throws PbxError `noLink` */
  #linked(): Linked {
    const linked = this.#link?.linked;
    if (linked === undefined) throw new PbxError("noLink", "Asterisk cannot be reached");
    return linked;
  }

  /** A connection that is there, with its channels. @throws PbxError `unknownConnection` */
  #known(
    { view }: Linked,
    connection: ConnectionId,
  ): { readonly state: ConnectionState; readonly channels: readonly [Channel, ...Channel[]] } {
    const state = view.calls.state(connection);
    const [first, ...more] = view.calls.channels(connection);
    if (state !== undefined && first !== undefined) return { state, channels: [first, ...more] };
    throw new PbxError("unknownConnection", "There is no such call at the line");
  }

  /** Takes what has become of a call that is being made here, or ended. */
  #take(message: AmiMessage): void {
    const kind = message.get("Event");
    if (kind === "Newchannel") this.#making.get(message.get("Uniqueid"))?.("there");
    else if (kind === "OriginateResponse" && message.get("Response") !== "Success") {
      this.#making.get(message.get("ActionID"))?.("failed");
    } else if (kind === "Hangup" || kind === "BlindTransfer") this.#look();
  }

  #follow(event: PbxEvent): void {
    if (event.event === "systemStatus" && event.status === "disabled") this.#loseAll();
    this.#tell(event);
  }

  /** Nobody will tell any more what becomes of calls that are being made. */
  #loseAll(): void {
    for (const settle of this.#making.values()) settle("lost");
    this.#look();
  }

  #look(): void {
    for (const look of this.#waiting) look();
  }

  #tell(event: PbxEvent): void {
    this.#listener?.(event);
  }
}

/** Asks for an action. @throws PbxError */
async function ask(
  { session }: Linked,
  action: string,
  code: PbxErrorCode,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  try {
    await session.action(action, headers);
  } catch (cause) {
    if (cause instanceof AmiRefusal) throw new PbxError(code, cause.message, { cause });
    if (cause instanceof AmiLost) {
      throw new PbxError("noLink", "Asterisk cannot be reached", { cause });
    }
    throw cause;
  }
}

/** @throws PbxError `invalidDestination` */
function numberOf(to: string): string {
  const number = dialled(to);
  if (number === undefined)
    throw new PbxError("invalidDestination", "The number cannot be dialled");
  return number;
}

function wrongState(): PbxError {
  return new PbxError("invalidState", "The call is in a state in which that cannot be done");
}
