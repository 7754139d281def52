import type { WebSocket } from "ws";
import {
  jsonError,
  jsonReject,
  jsonResult,
  openTypeTextOf,
  readJsonMessage,
} from "../rose/internal-json.js";
import { guarded } from "../rose/internal.js";
import { CodecError, type Event, type Operation } from "../codec/index.js";
import {
  EVENT_INVOKE_ID,
  InvokeProblem,
  readMessage,
  ReturnErrorProblem,
  ReturnResultProblem,
  RoseError,
  RoseReject,
  type ProblemKind,
  type RoseLog,
  type RoseMessage,
} from "../rose/index.js";
import { errorOctets, rejectOctets, resultOctets } from "./ber-message.js";
import type { Outlet } from "./http/outlet.js";
import type { GatewayLimits } from "./limits.js";
import { octetsOfOpenType } from "./open-type.js";
import { isForClients } from "./operations.js";
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
  readonly #release: () => void;
  #binary = false;
  /** The number of the last event that was passed to the socket. */
  #sent = 0;
  #closed = false;
  #alive = true;
  readonly #outlet: Outlet;
  readonly #ping: NodeJS.Timeout;
  /** What arrived after reading had been stopped, because it had been read already. */
  readonly #unread: [Buffer, boolean][] = [];
  /** The last ping, to be answered when the previous answer has been taken. */
  #pinged: Buffer | undefined;
  #ponging = false;

  constructor(
    socket: WebSocket,
    session: WebSession,
    outlet: Outlet,
    limits: GatewayLimits,
    log: RoseLog,
  ) {
    this.#socket = socket;
    this.#session = session;
    this.#outlet = outlet;
    this.#limits = limits;
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
    setTimeout(() => this.#socket.terminate(), 2000).unref();
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
    this.#unread.length = 0;
    this.#outlet.close();
    this.#session.leave(this);
    this.#release();
  }

  /** Whether the client has to take something before more of its messages are carried out. */
  get #backlogged(): boolean {
    return this.#socket.bufferedAmount > this.#limits.maxSocketBacklog;
  }

  /** Something has been taken; reads on if that was what it waited for. */
  #taken(): void {
    while (!this.#closed && !this.#backlogged) {
      const next = this.#unread.shift();
      if (next === undefined) break;
      this.#receive(...next);
    }
    if (this.#closed || this.#backlogged) return;
    if (this.#socket.isPaused) this.#socket.resume();
    this.wake();
  }

  #receive(data: Buffer, isBinary: boolean): void {
    this.#alive = true;
    // After this side has closed, the client may still send for a while.
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    if (this.#backlogged) {
      this.#unread.push([data, isBinary]);
      return;
    }
    let message: RoseMessage;
    try {
      const { maxJsonValues } = this.#limits;
      message = isBinary ? readMessage(data) : readJsonMessage(data, maxJsonValues);
    } catch (error) {
      if (!(error instanceof CodecError)) throw error;
      this.#log.warn({ user: this.#session.user, reason: error.message }, "no message of ROSE");
      this.#socket.close(Close.badData, "no message of ROSE");
      return;
    }
    this.#binary = isBinary;
    if (message.kind !== "invoke") {
      this.#answered(message, isBinary);
      return;
    }
    this.#guarded(() => this.#carryOut(message, isBinary));
  }

  /** An answer to an invoke of the server; ignored if no invoke waits for it (docs/protocol.md section 6). */
  #answered(message: RoseMessage, binary: boolean): void {
    const { kind, invokeID = 0 } = message;
    try {
      if (!this.#session.answer(message)) {
        this.#log.debug?.({ user: this.#session.user, kind }, "an answer that nobody waits for");
      }
    } catch (error) {
      if (!(error instanceof CodecError)) throw error;
      const details = detailsOf(error);
      if (kind === "result") {
        this.#reject(
          invokeID,
          "returnResultProblem",
          ReturnResultProblem.mistypedResult,
          details,
          binary,
        );
      } else {
        const { mistypedParameter } = ReturnErrorProblem;
        this.#reject(invokeID, "returnErrorProblem", mistypedParameter, details, binary);
      }
    }
  }

  async #carryOut(message: RoseMessage, binary: boolean): Promise<void> {
    const { operationID, operationName } = message;
    const invokeID = message.invokeID as number;
    const target = this.#session.find(operationID === 0 ? (operationName ?? 0) : operationID);
    // There are clients that send events with an ordinary id; these get no answer either.
    const isEvent = invokeID === EVENT_INVOKE_ID || target?.kind === "event";
    const anothers = this.#session.refusalOf(message);
    if (anothers !== undefined) {
      this.#log.warn(
        { user: this.#session.user, ...anothers },
        "invoke of another session refused",
      );
      const { problem, details } = anothers;
      if (!isEvent) this.#refuse(invokeID, InvokeProblem[problem], details, binary);
      return;
    }
    if (target === undefined || !isForClients(target) || (target.kind === "event") !== isEvent) {
      if (!isEvent) this.#refuse(invokeID, InvokeProblem.unrecognisedOperation, "", binary);
      return;
    }
    try {
      const argument = octetsOfOpenType(target.argument, message, this.#session.reading);
      if (target.kind === "event") {
        this.#session.emit(target, argument);
        return;
      }
      const result = await this.#session.call(target, argument);
      if (binary) this.#send(resultOctets(invokeID, result));
      else this.#send(jsonResult(invokeID, openTypeTextOf(target.result, result)));
    } catch (error) {
      this.#failed(error, invokeID, target, binary);
    }
  }

  #failed(error: unknown, invokeID: number, target: Operation | Event, binary: boolean): void {
    if (target.kind === "event") {
      this.#log.warn({ operation: target.name, err: error }, "event of a web client failed");
    } else if (error instanceof RoseError && error.error instanceof Uint8Array) {
      const type = (target as Operation).error;
      if (binary) this.#send(errorOctets(invokeID, error.error));
      else this.#send(jsonError(invokeID, openTypeTextOf(type, error.error)));
    } else if (error instanceof RoseReject && error.problem === "invokeProblem") {
      this.#refuse(invokeID, error.problemCode ?? 0, error.details ?? "", binary);
    } else if (error instanceof CodecError) {
      const details = detailsOf(error);
      this.#refuse(invokeID, InvokeProblem.mistypedArgument, details, binary);
    } else {
      this.#log.warn({ operation: target.name, err: error }, "call of a web client failed");
      this.#refuse(invokeID, InvokeProblem.resourceLimitation, "not carried out", binary);
    }
  }

  #refuse(invokeID: number, problemCode: number, details: string, binary: boolean): void {
    this.#reject(invokeID, "invokeProblem", problemCode, details, binary);
  }

  #reject(
    invokeID: number,
    problem: ProblemKind,
    problemCode: number,
    details: string,
    binary: boolean,
  ): void {
    if (binary) this.#send(rejectOctets(invokeID, problem, problemCode, details));
    else this.#send(jsonReject(invokeID, { problem, problemCode, details }));
  }

  /** @param taken Called when the system has taken it. */
  #send(message: Uint8Array | string, taken: () => void = () => {}): void {
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

/** What the client is told: the member that it may have meant, too. */
function detailsOf({ code, path, message }: CodecError & { readonly code: string }): string {
  return code === "unknown-member" ? message : `${path}: ${code}`;
}
