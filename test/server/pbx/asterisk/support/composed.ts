import type { Playback } from "./playback.js";
import { parts, sentAt, type Step } from "./recording.js";
import { block, type Action } from "./stand-in.js";

/** A part of the recording, and what its two parties are called in it. */
interface Scene {
  readonly part: number;
  readonly caller: readonly [channel: string, id: string, number: string];
  readonly called: readonly [channel: string, id: string, number: string];
}

const [missed, rejected, clickToDial, ended] = [
  scene(2, ["1001-00000013", "94.19"], ["1002-00000014", "94.20"]),
  scene(3, ["1001-00000015", "97.21"], ["1002-00000016", "97.22"]),
  scene(4, ["1001-00000017", "300.23"], ["1002-00000018", "301.24"]),
  scene(8, ["1001-00000020", "330.32"], ["1002-00000021", "330.33"]),
];
/** There the called one of a call calls a third, after a transfer. */
const transferred = scene(5, ["1002-0000001a", "305.26"], ["1003-0000001b", "307.27"]);

/** Where an event about a channel is. */
function at(
  steps: readonly Step[],
  event: string,
  header: string,
  channel: string,
  state = "",
): number {
  return steps.findIndex(
    (step) =>
      step.kind === "received" &&
      step.message.get("Event") === event &&
      step.message.get(header) === channel &&
      (state === "" || step.message.get("ChannelState") === state),
  );
}

/** When something happens in a part. */
const moments = {
  asked: (steps: readonly Step[]) => sentAt(steps, "Originate"),
  calling: (steps: readonly Step[], { called }: Scene) =>
    at(steps, "Newchannel", "Channel", called[0]),
  ringing: (steps: readonly Step[], { called }: Scene) =>
    at(steps, "Newstate", "Channel", called[0], "5"),
  answered: (steps: readonly Step[], { called }: Scene) =>
    at(steps, "Newstate", "Channel", called[0], "6"),
  hungUp: (steps: readonly Step[], { caller }: Scene) =>
    at(steps, "HangupRequest", "Channel", caller[0]),
  dialled: (steps: readonly Step[], { called }: Scene) =>
    at(steps, "DialEnd", "DestChannel", called[0]),
  gone: (steps: readonly Step[], { called }: Scene) =>
    at(steps, "Hangup", "Channel", called[0]) + 1,
  end: (steps: readonly Step[]) => steps.length,
} as const;

type Party = readonly [channel: string, id: string];

function scene(part: number, ...parties: [caller: Party, called: Party]): Scene {
  const [caller, called] = parties.map(([channel, id]): Scene["caller"] => {
    const whole = id.length < 6 ? `pbx1-17958372${id}` : `pbx1-1795837${id}`;
    return [`SIP/${channel}`, whole, channel.slice(0, 4)];
  });
  return { part, caller: caller as Scene["caller"], called: called as Scene["called"] };
}

/** A call as it is played now. */
interface Played {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

/**
 * An Asterisk that makes calls of what has been recorded of others: how a call begins, goes on and ends is taken from the part in which that has happened,
 * with other names. This has not been recorded in one piece, so it shows what the driver makes of it, and not that an Asterisk does the same.
 */
export class Composed {
  readonly #recorded: Playback;
  readonly #calls = new Map<string, Played>();

  constructor(recorded: Playback) {
    this.#recorded = recorded;
    recorded.react = (action) => this.#act(action);
  }

  /** The telephone of a line answers. */
  answer(line: string): void {
    const call = this.#of(line);
    if (call !== undefined) this.#play(call, clickToDial, "answered", "hungUp");
  }

  hangUp(line: string): void {
    const call = this.#of(line);
    if (call === undefined) return;
    this.#calls.delete(call.id);
    this.#play(call, clickToDial, "hungUp", "end");
  }

  #act(action: Action): string {
    const { Action: name, ActionID = "", Channel = "" } = action;
    const call = [...this.#calls.values()].find(({ id, from }) => Channel === channel(from, id));
    if (name === "Originate") setImmediate(() => this.#originate(action));
    else if (call === undefined) {
      return block({ Response: "Error", ActionID, Message: "No such channel" });
    } else if (name === "Hangup") {
      this.#calls.delete(call.id);
      this.#play(call, ended, "dialled", "end");
    } else if (name === "Redirect") {
      const { Exten: to = call.to } = action;
      this.#calls.set(call.id, { ...call, to });
      this.#play(call, missed, "dialled", "gone");
      this.#play({ ...call, to }, transferred, "calling", "answered");
    }
    return block({ Response: "Success", ActionID, Message: "Done" });
  }

  /** The caller's telephone answers by itself. */
  #originate({ ActionID: id = "", Channel = "", Exten: to = "" }: Action): void {
    const call = { id, from: Channel.slice("SIP/".length), to };
    const isBusy = this.#of(to) !== undefined;
    this.#play(call, clickToDial, "asked", isBusy ? "ringing" : "answered");
    if (isBusy) return this.#play(call, rejected, "dialled", "end");
    this.#calls.set(id, call);
  }

  #of(line: string): Played | undefined {
    return [...this.#calls.values()].find(({ from, to }) => from === line || to === line);
  }

  #play(
    { id, from, to }: Played,
    of: Scene,
    begin: keyof typeof moments,
    end: keyof typeof moments,
  ): void {
    const [caller, called] = [channel(from, id), channel(to, id)];
    const names: Record<string, string> = {
      ...{ [of.caller[0]]: caller, [of.caller[1]]: id, [of.caller[2]]: from },
      ...{ [of.called[0]]: called, [of.called[1]]: `called-${id}`, [of.called[2]]: to },
      // The call from which the transfer was made.
      "pbx1-1795837305.25": id,
      "ActionID: r7": `ActionID: ${id}`,
    };
    const any = new RegExp(
      Object.keys(names)
        .map((name) => name.replaceAll(".", "\\."))
        .join("|"),
      "g",
    );
    const steps = parts[of.part] ?? [];
    this.#recorded.play(steps.slice(moments[begin](steps, of), moments[end](steps, of)), (text) =>
      text.replaceAll(any, (name) => names[name] as string),
    );
  }
}

const channel = (line: string, id: string): string => `SIP/${line}-${id.replaceAll("-", "")}`;
