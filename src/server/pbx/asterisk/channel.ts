import type { Cause, ConnectionState, DeviceId } from "../driver.js";
import type { AmiMessage } from "./parser.js";

/** States of a channel (ChannelState). */
const states = { ring: 4, ringing: 5, up: 6 } as const;

/** What the names of channels begin with that are no telephone's: two ends of a shortcut within Asterisk, and what it makes for itself. */
const internal =
  /^(?:Local|AsyncGoto|Announcer|Bridge|CBAnn|CBRec|ConfBridge\w*|Message|MulticastRTP|NullLocal|Recorder|Snoop|Surrogate|UnicastRTP|Rtp)\//;

/** Extensions that nobody dials: start, hang up, invalid, time out. */
const special = new Set(["s", "h", "i", "t", "T", "e", "failed"]);

/** What the ids of channels begin with that have been asked for here. */
export const ownPrefix = "rosewire-";

/** A channel of Asterisk: the part that a telephone or trunk has in a call. */
export class Channel {
  /** It stays the same (Uniqueid). */
  readonly id: string;
  name = "";
  /** What the channels of a call have in common (Linkedid). */
  call = "";
  #state = 0;
  callerNumber = "";
  connectedNumber = "";
  /** The extension that was dialled on it first. */
  dialled = "";
  /** The device that it belongs to, once it is to be told. */
  device: DeviceId | undefined;
  /** Whether Asterisk has called it, and not it Asterisk. */
  isCalled = false;
  /** The channel that calls it, and what that has dialled for it. */
  calledBy: string | undefined;
  calledAs = "";
  /** `shown`: only the state of the extension says that it is held. */
  hold: "no" | "told" | "shown" = "no";
  /** Whether it has left its call, although it is still there. */
  hasLeft = false;
  hasTalked = false;
  /** Why nobody has answered the call that it makes. */
  outcome: Cause | undefined;
  /** Why it has not been answered itself. */
  unanswered: Cause | undefined;

  constructor(id: string) {
    this.id = id;
  }

  get isInternal(): boolean {
    return internal.test(this.name);
  }

  /** Whether it has been asked for here: it rings to go out. */
  get isOwn(): boolean {
    return this.id.startsWith(ownPrefix);
  }

  get isUp(): boolean {
    return this.#state === states.up;
  }

  /** Whether its device makes the call. */
  get outgoing(): boolean {
    return this.isOwn || !this.isCalled;
  }

  /** The state of its device in the call; undefined if it has none, or none yet. */
  get connection(): ConnectionState | undefined {
    if (this.hasLeft || this.isInternal) return undefined;
    if (this.isUp) return this.hold === "no" ? "connected" : "hold";
    if (this.isOwn) return "initiated";
    if (this.isCalled) return this.#state === states.ringing ? "alerting" : undefined;
    return this.#state === states.ring ? "connected" : undefined;
  }

  /**
   * Takes what an event says of it.
   * @param prefix What the names of the headers about it begin with.
   */
  take(message: AmiMessage, prefix: string): void {
    const of = (name: string): string => message.get(`${prefix}${name}`);
    this.name = of("Channel");
    this.#become(Number(of("ChannelState")));
    this.callerNumber = of("CallerIDNum");
    this.connectedNumber = of("ConnectedLineNum");
    const exten = of("Exten");
    if (this.dialled === "" && !special.has(exten)) this.dialled = exten;
  }

  #become(state: number): void {
    if (state === states.ringing && !this.isOwn) this.isCalled = true;
    // Whoever is answered after all, for example by a mailbox, has not failed.
    if (state === states.up && !this.isUp) this.outcome = undefined;
    this.#state = state;
  }
}
