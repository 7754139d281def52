import type { Device, DeviceId, DeviceSnapshot, PbxEvent } from "../driver.js";
import { Calls } from "./calls.js";
import { HintedLines, type LineRule } from "./lines.js";
import type { AmiMessage } from "./parser.js";
import { AmiLost, type AmiSession } from "./session.js";

/** Events that may come before the lists of what there is. */
const mostEarly = 100_000;

/** What is known of an Asterisk in a session: its lines, and the calls on them. */
export class AsteriskView {
  readonly lines: HintedLines;
  readonly calls: Calls;
  readonly #tell: (event: PbxEvent) => void;
  /** The events that have come before the lists; undefined once these are there. */
  #early: AmiMessage[] | undefined = [];

  constructor(rule: LineRule, context: string, tell: (event: PbxEvent) => void) {
    this.#tell = tell;
    this.lines = new HintedLines(rule, context);
    this.calls = new Calls({
      lineOf: (channel) => this.lines.ofChannel(channel),
      line: (id) => this.lines.get(id),
      tell: (event) => this.#say(event),
    });
  }

  get isComplete(): boolean {
    return this.#early === undefined;
  }

  /** Takes an event. What happens before {@link look} has come to its end is not told. */
  take(message: AmiMessage): void {
    if (this.#early === undefined) this.#apply(message);
    else if (this.#early.length < mostEarly) this.#early.push(message);
  }

  /**
   * Looks at the lines and calls that there are.
   * @throws AmiLost, AmiRefusal
   */
  async look(session: AmiSession): Promise<void> {
    const [hints, channels] = await Promise.all([
      session.list("ExtensionStateList"),
      session.list("CoreShowChannels"),
    ]);
    const early = this.#early ?? [];
    if (early.length >= mostEarly) throw new AmiLost("too much has happened meanwhile");
    for (const hint of hints) this.lines.take(hint);
    this.calls.resume(channels);
    // Some of these are in the lists already. What they say in the end is what counts.
    for (const message of early) this.#apply(message);
    for (const { id } of this.lines.devices) this.calls.showHold(id, this.lines.isHeld(id));
    this.#early = undefined;
  }

  get devices(): Device[] {
    return this.lines.devices;
  }

  snapshot(id: DeviceId): DeviceSnapshot | undefined {
    if (this.lines.get(id) === undefined) return undefined;
    return {
      inService: this.lines.isInService(id),
      doNotDisturb: false,
      forwards: [],
      remoteOffice: { enabled: false, destination: "" },
      connections: this.calls.of(id),
    };
  }

  #apply(message: AmiMessage): void {
    if (message.get("Event") !== "ExtensionStatus") {
      this.calls.take(message);
      return;
    }
    const event = this.lines.take(message);
    if (event !== undefined) this.#say(event);
    const id = message.get("Exten");
    // Only what has been taken from the state of the extension ends with it: events tell of the rest.
    if (this.isComplete && !this.lines.isHeld(id)) this.calls.showHold(id, false);
  }

  #say(event: PbxEvent): void {
    if (this.isComplete) this.#tell(event);
  }
}
