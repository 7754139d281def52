import type { AmiMessage } from "../../../../../src/server/pbx/asterisk/parser.js";
import { parse, parts, type Step } from "./recording.js";
import { block, StandIn, type Action } from "./stand-in.js";

/** What the list of channels says of a channel, in its order. */
const listed = [
  ...["Channel", "ChannelState", "ChannelStateDesc", "CallerIDNum", "CallerIDName"],
  ...["ConnectedLineNum", "ConnectedLineName", "Language", "AccountCode", "Context", "Exten"],
  ...["Priority", "Uniqueid", "Linkedid", "Application", "ApplicationData", "BridgeId"],
] as const;

type Known = Map<string, string>;

/**
 * An Asterisk that plays a recording: it sends to those who have logged on what is played, and its lists are of what the recording has come to, whether
 * somebody has been there or not.
 */
export class Playback {
  readonly pbx: StandIn;
  /** Answers actions besides those for lists, and may play more. */
  react: (action: Action) => string | undefined = () => undefined;
  /** The channels that there are, by their ids. */
  #channels = new Map<string, Known>();
  readonly #hints = new Map<string, AmiMessage>();
  #isMarked = false;

  private constructor(pbx: StandIn) {
    this.pbx = pbx;
    pbx.answer = (action) => this.#answer(action);
    for (const step of parts[0] ?? []) if (step.kind === "received") this.#note(step.message);
  }

  static async start(): Promise<Playback> {
    return new Playback(await StandIn.start(() => undefined));
  }

  /** Begins again with no calls. */
  reset(): void {
    this.#channels = new Map();
    this.react = () => undefined;
    this.pbx.actions.length = 0;
    this.pbx.pieces = [0];
  }

  /**
   * Plays what Asterisk has sent. Answers to what it was asked by somebody else are left out.
   * @param rewrite Gives what is sent instead.
   */
  play(steps: readonly Step[], rewrite = (text: string): string => text): void {
    let all = "";
    for (const step of steps) {
      if (step.kind === "sent") continue;
      const isEvent = step.message.get("Privilege") !== "";
      // The logon has asked for events of this class only.
      if (!isEvent || !step.message.get("Privilege").startsWith("call,")) continue;
      const text = rewrite(step.text);
      const [message] = parse(Buffer.from(`banner\r\n${text}`, "latin1"));
      this.#note(message as AmiMessage);
      all += text;
    }
    this.pbx.send(all);
  }

  /** Tells something of the line 1000, which has no calls, so that what has been told before is known to have come. */
  mark(): string {
    this.#isMarked = !this.#isMarked;
    const Status = this.#isMarked ? 4 : 0;
    const about = { Exten: "1000", Context: "internal", Hint: "SIP/1000", Status };
    const text = block({ Event: "ExtensionStatus", Privilege: "call,all", ...about });
    const [message] = parse(`banner\r\n${text}`);
    this.#note(message as AmiMessage);
    this.pbx.send(text);
    return this.#isMarked ? "outOfService" : "backInService";
  }

  /** The lists as an answer to this action. */
  list(name: "CoreShowChannels" | "ExtensionStateList", ActionID: string): string {
    const isChannels = name === "CoreShowChannels";
    const items = isChannels ? [...this.#channels.values()] : [...this.#hints.values()];
    const blocks = items.map((item) => {
      if (!(item instanceof Map)) {
        const names = ["Exten", "Context", "Hint", "Status"];
        const about = Object.fromEntries(names.map((one) => [one, item.get(one)]));
        return block({ Event: "ExtensionStatus", ActionID, ...about });
      }
      return block({ Event: "CoreShowChannel", ActionID, ...Object.fromEntries(item) });
    });
    const complete = isChannels ? "CoreShowChannelsComplete" : "ExtensionStateListComplete";
    return [
      block({ Response: "Success", ActionID, EventList: "start", Message: "They will follow" }),
      ...blocks,
      block({ Event: complete, ActionID, EventList: "Complete", ListItems: blocks.length }),
    ].join("");
  }

  #answer(action: Action): string | undefined {
    const { Action: name, ActionID = "" } = action;
    if (name === "CoreShowChannels" || name === "ExtensionStateList") {
      return this.list(name, ActionID);
    }
    return this.react(action);
  }

  /** Notes what there is after an event. */
  #note(message: AmiMessage): void {
    const kind = message.get("Event");
    const [exten, context] = [message.get("Exten"), message.get("Context")];
    if (kind === "ExtensionStatus") {
      this.#hints.set(`${exten}@${context}`, message);
      return;
    }
    for (const prefix of ["", "Dest", "Transferer", "Transferee"]) {
      const id = message.get(`${prefix}Uniqueid`);
      if (id === "" || message.get(`${prefix}ChannelState`) === "") continue;
      if (prefix === "" && kind === "Hangup") this.#channels.delete(id);
      else if (kind === "Newchannel" || this.#channels.has(id)) {
        this.#channels.set(id, this.#known(this.#channels.get(id), message, prefix));
      }
    }
    const entered = this.#channels.get(message.get("Uniqueid"));
    if (kind === "BridgeEnter") entered?.set("BridgeId", message.get("BridgeUniqueid"));
    if (kind === "BridgeLeave") entered?.set("BridgeId", "");
  }

  #known(before: Known | undefined, message: AmiMessage, prefix: string): Known {
    const of = (name: string): string => message.get(`${prefix}${name}`) || "<unknown>";
    const known: Known = new Map(listed.map((name) => [name, before?.get(name) ?? ""]));
    for (const name of listed) {
      if (name.startsWith("Application") || name === "BridgeId") continue;
      if (name === "Exten") known.set(name, message.get(`${prefix}${name}`));
      else known.set(name, of(name));
    }
    return known;
  }
}
