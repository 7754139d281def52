import { once } from "node:events";
import type { Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { CodecError } from "../../codec/index.js";
import { asnStartTLS } from "../../modules/transport/transport.js";
import type { Connection, Way } from "../pcap/connections.js";
import { openServerEnd, type ServerAddress } from "../proxy/server-end.js";
import type { WireProtocol } from "../wire-protocol.js";
import { Carried } from "./carried.js";
import { differencesOf } from "./differences.js";
import { Heard } from "./heard.js";
import type { Login } from "./login.js";
import type { Report } from "./report.js";
import type { Timed } from "./recorded.js";
import { contentsOf, invokeToSend, type Message } from "./rewritten.js";

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
  /** Undefined if answers are not compared. */
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
  #steps: Step[] = [];
  /** The next of them. */
  #at = 0;
  #heard: Heard | undefined;
  #wake: (() => void) | undefined;

  constructor(connection: Connection, how: Playing) {
    this.#connection = connection;
    this.#how = how;
    this.#carried = new Carried(how.carried);
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
      if (signal.aborted) return;
      if (reason !== undefined) {
        report.broken++;
        await report.trouble(this.#connection.number, reason);
      }
      if (open !== undefined && open.heard.over === undefined) await ended(open.stream);
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
      this.#heard = new Heard(protocol, this.#connection, stream);
      return { stream, heard: this.#heard };
    } catch (error) {
      return `cannot connect: ${(error as Error).message}`;
    }
  }

  /** @returns Why nothing more can be replayed, if that is so. */
  async #take(step: Step, open: Open): Promise<string | undefined> {
    const { kind, id, operation } = step.described;
    if (step.way === "to client") return this.#compare(step, open.heard);
    // TLS is that of this connection, not of the one that was recorded.
    if (operation?.code === asnStartTLS.code) return undefined;
    if (kind !== "invoke" && kind !== "event") {
      this.#how.report.leftOut++;
      return undefined;
    }
    const octets = await this.#octetsOf(step);
    if (octets === undefined) return undefined;
    if (open.heard.over !== undefined) {
      this.#how.report.unsent++;
      return open.heard.over;
    }
    if (kind === "invoke" && id !== undefined) open.heard.asks(id, step);
    this.#how.report.sent++;
    if (!open.stream.write(octets)) {
      await once(open.stream, "drain", { signal: open.heard.ended }).catch(() => {});
    }
    return undefined;
  }

  async #octetsOf(step: Step): Promise<Uint8Array | undefined> {
    const { login, report } = this.#how;
    try {
      return invokeToSend(step, this.#carried, login);
    } catch (error) {
      if (!(error instanceof CodecError)) throw error;
      report.leftOut++;
      const what = `invoke ${step.described.id} cannot have what is given now`;
      await report.trouble(this.#connection.number, `${what}: ${error.message}`);
      return undefined;
    }
  }

  /** Waits for the answer to an invoke that has been sent, and compares it with the recorded one. */
  async #compare(recorded: Step, heard: Heard): Promise<string | undefined> {
    const { report, timeout, ignored, signal } = this.#how;
    const { id, kind, name: operation, session } = recorded.described;
    if (kind === "event" || kind === "invoke" || id === undefined) return undefined;
    if (!heard.isAsked(id)) return undefined;
    const answer = await heard.answerTo(id, timeout);
    if (signal.aborted) return undefined;
    const connection = this.#connection.number;
    if (answer === undefined) {
      await report.unansweredInvoke(connection, id, operation);
      return heard.over;
    }
    const [before, now] = [comparable(recorded), comparable(answer)];
    const { kind: answered, after } = answer.described;
    const differences =
      ignored === undefined
        ? undefined
        : differencesOf({ [kind]: this.#carried.apply(before) }, { [answered]: now }, ignored);
    this.#carried.learn(before, now);
    this.#carried.learn(session, answer.described.session, "sessionID");
    const facts = { connection, id, operation, recorded: kind, answered };
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
async function ended(stream: Socket): Promise<void> {
  stream.end();
  await once(stream, "close", { signal: AbortSignal.timeout(LONGEST_END) }).catch(() => {});
}
