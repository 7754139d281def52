import {
  BOOLEAN,
  INTEGER,
  OCTET_STRING,
  OPTIONAL,
  sequence,
  UTF8String,
  type Event,
  type Type,
} from "../../../codec/index.js";
import { asnAVDropCall } from "../../../modules/audio-video/audio-video.js";
import { question, type ModuleContext, type Question } from "../../kernel/index.js";
import type { Device, OwnDevice, Telling } from "./devices.js";

/** An event with its argument. */
interface Message {
  readonly event: string;
  readonly argument: Uint8Array;
}

const Message: Type<Message> = sequence<Message>("CallMessage", () => [
  ["event", UTF8String],
  ["argument", OCTET_STRING],
]);

/** The server of a call has something told to a device on another. */
interface Tell {
  /** The number of the device. */
  readonly device: number;
  readonly call: string;
  readonly older: Message;
  readonly later: Message;
}

/** A device says something about a call of another server. */
interface Say {
  /** The number of the device. */
  readonly device: number;
  readonly call: string;
  /** Absent when its login is over. */
  readonly message?: Message | undefined;
}

/** Is answered with whether the device is there. */
const tellDevice: Question<Tell, boolean> = question(
  "audio-video/tell",
  sequence<Tell>("TellDevice", () => [
    ["device", INTEGER],
    ["call", UTF8String],
    ["older", Message],
    ["later", Message],
  ]),
  BOOLEAN,
);
/** Is answered with whether the device still takes part in the call. */
const sayAboutCall: Question<Say, boolean> = question(
  "audio-video/say",
  sequence<Say>("SayAboutCall", () => [
    ["device", INTEGER],
    ["call", UTF8String],
    ["message", Message, OPTIONAL],
  ]),
  BOOLEAN,
);

/** How many questions wait for one server. */
const mostWaiting = 1_000;

interface Asking {
  last: Promise<unknown>;
  waiting: number;
}

/** What {@link Elsewhere} depends on. */
export interface ElsewhereParts {
  readonly module: Pick<ModuleContext<object>, "cluster" | "log">;
  /** The devices on this server. */
  readonly own: () => {
    find(number: number): OwnDevice | undefined;
    all(): Iterable<OwnDevice>;
  };
  /** All events that servers pass to each other, by their names. */
  readonly events: ReadonlyMap<string, Event<any>>;
  /** Takes what a device on another server says about a call of this one. @returns Whether it still takes part in it. */
  readonly hear: (device: Device, call: string, event: Event<any>, argument: unknown) => boolean;
  /** The devices that take part in calls of this server. */
  readonly taking: () => Iterable<Device>;
  /** Is told of devices on other servers that are there no more. */
  readonly ended: (device: Device) => void;
}

/**
 * Calls between clients on different servers. A call is on the server of its caller, which alone knows how it stands; the servers of the
 * others pass on what it tells their clients, and what these say.
 */
export class Elsewhere {
  readonly #parts: ElsewhereParts;
  /** What each server is being asked: one after the other, so that nothing is overtaken. */
  readonly #asking = new Map<string, Asking>();

  constructor(parts: ElsewhereParts) {
    this.#parts = parts;
    const { cluster } = parts.module;
    cluster.answer(tellDevice, (tell, from) => this.#told(tell, from));
    cluster.answer(sayAboutCall, (say, from) => this.#said(say, from));
    cluster.onMembers(() => this.#look());
  }

  /** The device with a number on another server. */
  device(node: string, number: number): Device {
    return {
      key: `${node} ${number}`,
      node,
      tell: (call, telling) => void this.#tell(node, number, call, telling),
    };
  }

  /** Passes on what a device says about a call, if that is on another server. @returns Whether it is. */
  say(device: OwnDevice, call: string, event: Event<any>, argument: unknown): boolean {
    const node = device.elsewhere.get(call);
    if (node === undefined) return false;
    void this.#say(node, { device: device.number, call, message: messageOf([event, argument]) });
    return true;
  }

  /** A device is there no more. */
  end(device: OwnDevice): void {
    for (const [call, node] of device.elsewhere) {
      void this.#say(node, { device: device.number, call });
    }
    device.elsewhere.clear();
  }

  async #tell(node: string, number: number, call: string, telling: Telling): Promise<void> {
    let isThere: boolean | undefined;
    try {
      const [older, later] = [messageOf(telling("6.1")), messageOf(telling("8"))];
      isThere = await this.#ask(node, tellDevice, { device: number, call, older, later });
    } catch (err) {
      this.#parts.module.log.error({ err }, "an event of a call cannot be passed on");
    }
    // Nothing can be said to it any more, so it takes part in nothing.
    if (isThere !== true) this.#parts.ended(this.device(node, number));
  }

  #told({ device: number, call, older, later }: Tell, from: string): boolean {
    const device = this.#parts.own().find(number);
    if (device === undefined) return false;
    if (older.event === asnAVDropCall.name) device.elsewhere.delete(call);
    else device.elsewhere.set(call, from);
    device.tell(call, (version) => this.#read(version === "8" ? later : older));
    return true;
  }

  async #say(node: string, say: Say): Promise<void> {
    const takesPart = await this.#ask(node, sayAboutCall, say);
    const device = this.#parts.own().find(say.device);
    if (takesPart !== false || device?.elsewhere.delete(say.call) !== true) return;
    // Else it has dropped the call itself.
    if (say.message?.event !== asnAVDropCall.name) tellEnd(device, say.call, "The call is over");
  }

  #said({ device: number, call, message }: Say, from: string): boolean {
    const device = this.device(from, number);
    if (message !== undefined) return this.#parts.hear(device, call, ...this.#read(message));
    this.#parts.ended(device);
    return false;
  }

  /** Asks a server after all that it was asked before. @returns Undefined if it does not answer. */
  async #ask<A>(
    node: string,
    asked: Question<A, boolean>,
    argument: A,
  ): Promise<boolean | undefined> {
    const { cluster, log } = this.#parts.module;
    const asking = this.#asking.get(node) ?? { last: Promise.resolve(), waiting: 0 };
    this.#asking.set(node, asking);
    const ask = async (): Promise<boolean | undefined> => {
      try {
        return await cluster.ask(node, asked, argument);
      } catch (err) {
        log.warn({ err, node }, "another server does not answer about a call");
        return undefined;
      } finally {
        if (--asking.waiting === 0) this.#asking.delete(node);
      }
    };
    if (asking.waiting >= mostWaiting) return undefined;
    asking.waiting++;
    const answer = asking.last.then(ask);
    asking.last = answer;
    return await answer;
  }

  #read({ event: name, argument }: Message): [Event<any>, unknown] {
    const event = this.#parts.events.get(name);
    if (event === undefined) throw new Error(`${name} is no event of calls`);
    return [event, event.argument.decode(argument)];
  }

  /** Servers have come or gone. */
  #look(): void {
    const members = this.#parts.module.cluster.members();
    for (const device of [...this.#parts.taking()]) {
      if (device.node !== undefined && !members.has(device.node)) this.#parts.ended(device);
    }
    for (const device of this.#parts.own().all()) {
      for (const [call, node] of [...device.elsewhere]) {
        if (members.has(node)) continue;
        device.elsewhere.delete(call);
        tellEnd(device, call, "The caller's server has ended");
      }
    }
  }
}

/** Tells a device that a call is over of which its server can't do that itself. */
function tellEnd(device: Device, u8sCallID: string, u8sCause: string): void {
  const argument = { dropTarget: { u8sCallID }, u8sCause, iAvDropReason: 0 };
  device.tell(u8sCallID, () => [asnAVDropCall, argument]);
}

function messageOf([event, argument]: readonly [Event<any>, unknown]): Message {
  return { event: event.name, argument: event.argument.encode(argument) };
}
