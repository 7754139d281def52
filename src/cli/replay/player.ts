import { once } from "node:events";
import type { Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { CodecError } from "../../codec/index.js";
import { asnStartTLS } from "../../modules/transport/transport.js";
import type { Connection, Way } from "../pcap/connections.js";
import { openServerEnd, type ServerAddress } from "../proxy/server-end.js";
import type { WireProtocol } from "../wire-protocol.js";
import { answerWithId } from "./answers.js";
import { Carried } from "./carried.js";
import { differencesOf } from "./differences.js";
import { Events } from "./events.js";
import { Heard } from "./heard.js";
import type { Login } from "./login.js";
import { askedBy, contentsOf, framedAs, kindOf, type Message } from "./message.js";
import type { Report } from "./report.js";
import type { Timed } from "./recorded.js";
import { invokeToSend } from "./rewritten.js";

/** Milliseconds for the server to close its end. */
const LONGEST_END = 1_000;
/** The longest pause of a timer. */
const LONGEST_PAUSE = 2_147_483_647;

/** A message of the recording. */
export interface Step extends Timed {
  readonly way: Way;
}

/** How connections are replayed. */
export interface Playing {
  readonly protocol: WireProtocol;
  readonly address: ServerAddress;
  readonly login: Login;
  readonly timeout: number;
  /** Undefined if answers and events are not compared. */
  readonly ignored: ReadonlySet<string> | undefined;
  readonly report: Report;
  /** What has been given over any connection. */
  readonly carried: Carried;
  readonly signal: AbortSignal;
  /** Milliseconds until something is due that was recorded then. */
  readonly until: (time: number | undefined) => number;
  /** Is called when a step has been taken. */
  readonly taken: (step: Step) => void;
}

/** Says to a server what the client of one connection has said. */
export class Player {
  /** Whether all its steps are there. */
  isWhole = false;
  /** Rejects only if nothing can be replayed. */
  readonly done: Promise<void>;
  readonly #connection: Connection;
  readonly #how: Playing;
  readonly #carried: Carried;
  /** Undefined if nothing is compared. */
  readonly #events: Events | undefined;
  #steps: Step[] = [];
  /** The next of them. */
  #at = 0;
  #heard: Heard | undefined;
  #wake: (() => void) | undefined;

  constructor(connection: Connection, how: Playing) {
    this.#connection = connection;
    this.#how = how;
    this.#carried = new Carried(how.carried);
    const { ignored, report } = how;
    if (ignored !== undefined) {
      this.#events = new Events(connection.number, ignored, this.#carried, report);
    }
    this.done = this.#run();
  }

  push(step: Step): void {
    this.#steps.push(step);
    this.#wake?.();
  }

  /** No more steps come. */
  end(): void {
    this.isWhole = true;
    this.#wake?.();
  }

  /** Waits for nothing any more; the signal has been given. */
  stop(): void {
    this.end();
    this.#heard?.end("it is stopped");
  }

  async #run(): Promise<void> {
    const { report, signal } = this.#how;
    let open: Open | undefined;
    let reason: string | undefined;
    try {
      for (let step = await this.#next(); step !== undefined; step = await this.#next()) {
        if (reason === undefined && step.way === "to server") {
          await this.#due(step, open?.heard);
          const opened = signal.aborted ? undefined : (open ?? (await this.#open()));
          if (typeof opened === "string") reason = opened;
          else open = opened;
        }
        if (signal.aborted) return;
        if (open !== undefined && reason === undefined) reason = await this.#take(step, open);
        else if (step.way === "to server") report.unsent++;
      }
      if (open !== undefined) await this.#settle(open.heard);
      if (signal.aborted) return;
      await this.#events?.end();
      if (reason !== undefined) {
        report.broken++;
        await report.trouble(this.#connection.number, reason);
      }
      if (open !== undefined && open.heard.over === undefined) await closed(open.stream);
    } finally {
      open?.stream.destroy();
    }
  }

  /** The next step, when it is there; undefined after the last one. */
  async #next(): Promise<Step | undefined> {
    while (this.#at >= this.#steps.length) {
      if (this.isWhole) return undefined;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
    const step = this.#steps[this.#at++] as Step;
    if (this.#at === this.#steps.length) {
      this.#steps = [];
      this.#at = 0;
    }
    this.#how.taken(step);
    return step;
  }

  /** Waits until a step is due, or its turn cannot come any more. */
  async #due({ time }: Step, heard: Heard | undefined): Promise<void> {
    const { signal, until } = this.#how;
    const wait = Math.min(until(time), LONGEST_PAUSE);
    if (wait <= 0) return;
    const stop = heard === undefined ? signal : AbortSignal.any([signal, heard.ended]);
    await pause(wait, undefined, { signal: stop }).catch(() => {});
  }

  /** @returns Why there is no connection, if there is none. */
  async #open(): Promise<Open | string> {
    const { address, protocol, signal } = this.#how;
    try {
      const { stream } = await openServerEnd(address, signal);
      const onEvent = (message: Message): void => this.#events?.comes(message);
      this.#heard = new Heard(protocol, this.#connection, stream, onEvent);
      return { stream, heard: this.#heard };
    } catch (error) {
      return `cannot connect: ${(error as Error).message}`;
    }
  }

  /** @returns Why nothing more can be replayed, if that is so. */
  async #take(step: Step, { heard, stream }: Open): Promise<string | undefined> {
    const { kind, operation } = step.described;
    if (step.way === "to client") return this.#compare(step, heard);
    // TLS is that of this connection, not of the one that was recorded.
    if (operation?.name === asnStartTLS.name) return undefined;
    // What its events have given is used, too.
    await this.#settle(heard);
    const octets = await this.#octetsOf(step, heard);
    if (octets === undefined) return undefined;
    if (heard.over !== undefined) {
      this.#how.report.unsent++;
      return heard.over;
    }
    const id = askedBy(step.described);
    if ((kind === "invoke" || kind === "association") && id !== undefined) heard.asks(id, step);
    this.#how.report.sent++;
    if (!stream.write(octets)) {
      await once(stream, "drain", { signal: heard.ended }).catch(() => {});
    }
    return undefined;
  }

  async #settle({ ended: over }: Heard): Promise<void> {
    const { timeout, signal } = this.#how;
    if (!signal.aborted) await this.#events?.settle(timeout, over);
  }

  async #octetsOf(step: Step, heard: Heard): Promise<Uint8Array | undefined> {
    const { login, report, protocol, timeout } = this.#how;
    const { kind, id, name } = step.described;
    switch (kind) {
      case "association":
        return framedAs(step, protocol);
      case "result":
      case "error":
      case "reject": {
        // The server has asked for the same with another id now.
        const asked = name === undefined ? undefined : await heard.questionOf(name, timeout);
        if (asked !== undefined) return answerWithId(step, asked, protocol);
        report.leftOut++;
        return undefined;
      }
      case "unreadable":
        report.leftOut++;
        return undefined;
      default:
    }
    try {
      return invokeToSend(step, this.#carried, login, protocol);
    } catch (error) {
      if (!(error instanceof CodecError)) throw error;
      report.leftOut++;
      const what = `invoke ${id} cannot have what is given now`;
      await report.trouble(this.#connection.number, `${what}: ${error.message}`);
      return undefined;
    }
  }

  /** Waits for the answer to an invoke that has been sent, and compares it with the recorded one. */
  async #compare(recorded: Step, heard: Heard): Promise<string | undefined> {
    const { report, timeout, ignored, signal } = this.#how;
    const { id, kind, name, session } = recorded.described;
    const operation = kind === "association" ? kind : name;
    const asked = askedBy(recorded.described);
    if (kind === "event" || kind === "invoke") {
      this.#events?.expect(recorded);
      if (this.#events?.isFull === true) await this.#settle(heard);
      return undefined;
    }
    if (asked === undefined || !heard.isAsked(asked)) return undefined;
    const answer = await heard.answerTo(asked, timeout);
    if (signal.aborted) return undefined;
    const connection = this.#connection.number;
    if (answer === undefined) {
      await report.unansweredInvoke(connection, id, operation);
      return heard.over;
    }
    const [before, now] = [comparable(recorded), comparable(answer)];
    const { after, session: given } = answer.described;
    const [was, answered] = [kindOf(recorded), kindOf(answer)];
    const differences =
      ignored === undefined
        ? undefined
        : differencesOf({ [was]: this.#carried.apply(before) }, { [answered]: now }, ignored);
    this.#carried.learn(before, now);
    this.#carried.learn(session, given, "sessionID");
    const facts = { connection, id, operation, recorded: was, answered };
    await report.answer({ ...facts, after, differences });
    return undefined;
  }
}

interface Open {
  readonly stream: Socket;
  readonly heard: Heard;
}

/** What an answer says. */
function comparable(message: Message): unknown {
  const { kind, problem, details } = message.described;
  return kind === "reject" ? { problem, details } : contentsOf(message);
}

/** Ends a connection as clients do. */
async function closed(stream: Socket): Promise<void> {
  stream.end();
  await once(stream, "close", { signal: AbortSignal.timeout(LONGEST_END) }).catch(() => {});
}
