import type { WebSocket } from "ws";
import { readJsonMessage } from "../rose/internal-json.js";
import { guarded, type RepeatedLines } from "../rose/internal.js";
import { CodecError } from "../codec/index.js";
import {
  InvokeProblem,
  ReturnErrorProblem,
  ReturnResultProblem,
  type RoseLog,
  type RoseMessage,
} from "../rose/index.js";
import type { Outlet } from "./http/outlet.js";
import { carryOut, detailsOf, messageOfOctets, rejectOf, type Encoded } from "./invoke.js";
import type { GatewayLimits } from "./limits.js";
import type { EventTaker, WebSession } from "./web-session.js";

/** The codes with which a WebSocket is closed (RFC 6455 7.4.1). */
const Close = { goingAway: 1001, badData: 1007 } as const;

/**
 * The WebSocket of a session: text frames are estos JSON, each message of the server an array of one;
 * binary frames are BER (manual line 24472). Answers have the encoding of their invoke, events
 * the one that the client used last, which is text at first.
 */
export class SessionSocket implements EventTaker {
  readonly #socket: WebSocket;
  readonly #session: WebSession;
  readonly #limits: GatewayLimits;
  readonly #log: RoseLog;
  readonly #lines: RepeatedLines;
  readonly #release: () => void;
  #binary = false;
  /** The number of the last event that was passed to the socket. */
  #sent = 0;
  #closed = false;
  #alive = true;
  readonly #outlet: Outlet;
  readonly #ping: NodeJS.Timeout;
  /** Runs while the client has been asked to close, and has not. */
  #closing: NodeJS.Timeout | undefined;
  /** What arrived after reading had been stopped, because it had been read already. */
  readonly #unread: [Buffer, boolean][] = [];
  /** The last ping, to be answered when the previous answer has been taken. */
  #pinged: Buffer | undefined;
  #ponging = false;
  /** Whether a long message is being read. */
  #reading = false;

  constructor(
    socket: WebSocket,
    session: WebSession,
    outlet: Outlet,
    limits: GatewayLimits,
    lines: RepeatedLines,
  ) {
    this.#socket = socket;
    this.#session = session;
    this.#outlet = outlet;
    this.#limits = limits;
    this.#lines = lines;
    const { log } = lines;
    this.#log = log;
    this.#release = session.occupy();
    session.hadSocket = true;
    this.#ping = setInterval(() => this.#guarded(() => this.#checkAlive()), limits.pingInterval);
    this.#ping.unref();
    socket.binaryType = "nodebuffer";
    socket.on("message", (data: Buffer, isBinary: boolean) => {
      this.#guarded(() => this.#receive(data, isBinary));
    });
    socket.on("ping", (data: Buffer) => this.#guarded(() => this.#answerPing(data)));
    socket.on("pong", () => (this.#alive = true));
    socket.on("close", () => this.#guarded(() => this.#gone()));
    // "close" follows.
    socket.on("error", (err) => log.debug?.({ err }, "web socket failed"));
    session.take(this);
    this.wake();
  }

  #guarded(work: () => unknown): void {
    guarded(this.#log, "a web socket", work, () => this.#socket.terminate());
  }

  wake(): void {
    this.#guarded(() => {
      const { queue } = this.#session;
      while (!this.#closed && this.#socket.bufferedAmount < this.#limits.maxSocketBacklog) {
        const next = queue.next(this.#sent);
        if (next === undefined) return;
        this.#sent = next.number;
        this.#send(this.#binary ? next.octets : next.text, () => queue.acknowledge(next.number));
      }
    });
  }

  ended(reason: string): void {
    if (this.#closed) return;
    this.#socket.close(Close.goingAway, reason);
    this.#closing ??= setTimeout(() => this.#socket.terminate(), 2000).unref();
  }

  #checkAlive(): void {
    // While nothing is read, no pong can arrive; then it counts whether anything is taken.
    if (this.#socket.isPaused) return;
    if (!this.#alive) {
      this.#socket.terminate();
      return;
    }
    this.#alive = false;
    this.#socket.ping();
  }

  /** One pong at a time; the last ping's is enough (RFC 6455 5.5.3). */
  #answerPing(data: Buffer): void {
    this.#alive = true;
    this.#pinged = data;
    if (this.#ponging || this.#socket.readyState !== this.#socket.OPEN) return;
    this.#ponging = true;
    this.#pinged = undefined;
    this.#socket.pong(data, false, () => {
      this.#ponging = false;
      const next = this.#pinged;
      if (next !== undefined) this.#guarded(() => this.#answerPing(next));
    });
  }

  #gone(): void {
    this.#closed = true;
    clearInterval(this.#ping);
    clearTimeout(this.#closing);
    this.#unread.length = 0;
    this.#outlet.close();
    this.#session.leave(this);
    this.#release();
  }

  /** Whether the client has to take something before more of its messages are carried out. */
  get #backlogged(): boolean {
    return this.#socket.bufferedAmount > this.#limits.maxSocketBacklog;
  }

  /** Whether further messages have to wait. */
  get #waits(): boolean {
    return this.#reading || this.#backlogged;
  }

  /** A long message is being read; what comes after it is carried out after it. */
  #waitFor(read: Promise<unknown>): void {
    this.#reading = true;
    this.#socket.pause();
    const done = (): void =>
      this.#guarded(() => {
        this.#reading = false;
        this.#taken();
      });
    // By then it has been passed on.
    const later = (): void => void setImmediate(done);
    read.then(later, later);
  }

  /** Something has been taken, or read; reads on if that was what it waited for. */
  #taken(): void {
    while (!this.#closed && !this.#waits) {
      const next = this.#unread.shift();
      if (next === undefined) break;
      this.#receive(...next);
    }
    if (this.#closed || this.#waits) return;
    if (this.#socket.isPaused) this.#socket.resume();
    this.wake();
  }

  #receive(data: Buffer, isBinary: boolean): void {
    this.#alive = true;
    // After this side has closed, the client may still send for a while.
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    if (this.#waits) {
      this.#unread.push([data, isBinary]);
      return;
    }
    let message: RoseMessage;
    try {
      const { maxJsonValues } = this.#limits;
      message = isBinary
        ? messageOfOctets(data, this.#session.reading)
        : readJsonMessage(data, maxJsonValues);
    } catch (error) {
      if (!(error instanceof CodecError)) throw error;
      const { user } = this.#session;
      this.#lines.warn(undefined, { user }, "no message of ROSE", { reason: error.message });
      this.#socket.close(Close.badData, "no message of ROSE");
      return;
    }
    this.#binary = isBinary;
    if (message.kind === "invoke") this.#guarded(() => this.#carryOut(message));
    else this.#guarded(() => this.#answered(message));
  }

  /** An answer to an invoke of the server; ignored if no invoke waits for it (docs/protocol.md section 6). */
  async #answered(message: RoseMessage): Promise<void> {
    const { kind } = message;
    try {
      if (!(await this.#session.answer(message))) {
        this.#log.debug?.({ user: this.#session.user, kind }, "an answer that nobody waits for");
      }
    } catch (error) {
      if (!(error instanceof CodecError)) throw error;
      const details = detailsOf(error);
      if (kind === "result") {
        const { mistypedResult } = ReturnResultProblem;
        this.#send(rejectOf(message, "returnResultProblem", mistypedResult, details));
      } else {
        const { mistypedParameter } = ReturnErrorProblem;
        this.#send(rejectOf(message, "returnErrorProblem", mistypedParameter, details));
      }
    }
  }

  async #carryOut(message: RoseMessage): Promise<void> {
    const place = this.#session.inOrder.place();
    let answer: Encoded | undefined;
    try {
      answer = await carryOut(this.#session, message, this.#lines, {
        onAnswer: place.came,
        onLong: (read) => this.#waitFor(read),
      });
    } catch (error) {
      const { operationID } = message;
      const { user } = this.#session;
      const first = { operationID, err: error };
      this.#lines.warn(undefined, { user }, "call of a web client failed", first);
      const { resourceLimitation } = InvokeProblem;
      answer = rejectOf(message, "invokeProblem", resourceLimitation, "not carried out");
    }
    try {
      if (answer !== undefined) this.#send(answer);
    } finally {
      place.gone();
    }
  }

  /** @param taken Called when the system has taken it. */
  #send(message: Encoded, taken: () => void = () => {}): void {
    if (this.#closed) return;
    const binary = typeof message !== "string";
    const octets = binary ? message : Buffer.from(`[${message}]`);
    this.#outlet.add(octets.length);
    this.#socket.send(octets, { binary }, (error) => {
      this.#outlet.give(octets.length);
      if (error != null) return;
      this.#guarded(() => {
        taken();
        this.#taken();
      });
    });
    if (this.#backlogged) this.#socket.pause();
  }
}
