import type { Socket } from "node:net";
import { CodecError, type Event, type Operation } from "../codec/index.js";
import { settleAnswer } from "./answers.js";
import { dispatchInvoke } from "./dispatch.js";
import type { Engine } from "./engine.js";
import type { InvokeExtras, RejectFields } from "./envelope-write.js";
import { EVENT_INVOKE_ID, readMessage, type RoseMessage } from "./envelope.js";
import { ConnectionClosedError, FramingError, type CloseReason } from "./errors.js";
import { Framer } from "./framer.js";
import { logClosed } from "./log.js";
import { neutralError } from "./neutral-error.js";
import { Outbox } from "./outbox.js";
import { abortError, PendingCalls, type CallCallback } from "./pending.js";
import { Session } from "./session.js";
import { attach, type SocketOwner } from "./socket-owner.js";
import { Alarm, timers } from "./timers.js";

/** How one invoke is made. */
export interface InvokeOptions extends InvokeExtras {
  /** Gives the call up; a late answer is ignored. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds to the answer; 0 waits for ever. By default the limit `callTimeout`. */
  readonly timeout?: number | undefined;
}

/** Milliseconds between this side's FIN and cutting the connection off, if no FIN comes back. */
const LINGER = 200;

/**
 * One connection, the same from either side: both may invoke, both may send events. It owns
 * the socket; what it is given to send in one turn of the event loop goes out in one write.
 */
export class Connection implements AsyncDisposable, SocketOwner {
  /** Counts the connections of a client or server, for logs. */
  readonly id: number;
  readonly remoteAddress: string | undefined;
  readonly remotePort: number | undefined;
  /** @internal What this connection shares with its siblings. */
  readonly engine: Engine;
  /** Messages read. */
  messagesIn = 0;
  /** Results, errors and rejects that nobody waited for; late answers are not among them. */
  strayAnswers = 0;
  /** Answers that came after their call had timed out or been aborted. */
  lateAnswers = 0;

  readonly #socket: Socket;
  readonly #framer: Framer;
  readonly #outbox: Outbox;
  readonly #onGone: (connection: Connection, reason: CloseReason) => void;
  #calls: PendingCalls | undefined;
  /** Invoke ids of the handlers at work; events have none and are only counted. */
  #running: Set<number> | undefined;
  #runningCount = 0;
  #session: Session | undefined;
  #abort: AbortController | undefined;
  #reason: CloseReason | undefined;
  #outputEnded = false;
  #gone = false;
  #draining = false;
  /** Nothing is read until the peer has taken what waits for it. */
  #stalled = false;
  #partialAlarm: Alarm | undefined;
  #endAlarm: Alarm | undefined;
  #closed: Promise<CloseReason> | undefined;
  #resolveClosed: ((reason: CloseReason) => void) | undefined;
  #resolveIdle: (() => void) | undefined;

  /**
   * @internal Takes over a socket that is connected.
   * @param onGone Told once when the socket is gone.
   */
  constructor(
    engine: Engine,
    socket: Socket,
    onGone: (connection: Connection, reason: CloseReason) => void,
  ) {
    const { trace } = engine;
    this.engine = engine;
    this.id = engine.nextConnectionID();
    this.remoteAddress = socket.remoteAddress;
    this.remotePort = socket.remotePort;
    this.#socket = socket;
    this.#onGone = onGone;
    this.#framer = new Framer(engine.limits);
    this.#outbox = new Outbox(
      socket,
      engine.limits.maxFrameBytes,
      trace && ((bytes) => trace("out", bytes, this)),
    );
    attach(socket, this);
  }

  /** What is remembered about the peer between its invokes. */
  get session(): Session {
    return (this.#session ??= new Session());
  }

  /** Aborts when the connection closes. */
  get signal(): AbortSignal {
    if (this.#abort === undefined) {
      this.#abort = new AbortController();
      if (this.#reason !== undefined) this.#abort.abort(new ConnectionClosedError(this.#reason));
    }
    return this.#abort.signal;
  }

  /** Fulfilled, never rejected, when the connection is gone. */
  get closed(): Promise<CloseReason> {
    this.#closed ??= new Promise((resolve) => {
      if (this.#gone) resolve(this.#reason as CloseReason);
      else this.#resolveClosed = resolve;
    });
    return this.#closed;
  }

  /** Whether messages can be sent: neither side has closed the connection. */
  get open(): boolean {
    return this.#reason === undefined;
  }

  /** Whether {@link drain} has begun. */
  get draining(): boolean {
    return this.#draining;
  }

  /** Own invokes that wait for an answer. */
  get pendingCalls(): number {
    return this.#calls?.size ?? 0;
  }

  /** Handlers at work for this connection. */
  get runningHandlers(): number {
    return this.#runningCount;
  }

  /** Messages written. */
  get messagesOut(): number {
    return this.#outbox.messages;
  }

  /**
   * Invokes an operation of the peer.
   * @returns The result. Rejects with RoseError, RoseReject, RoseTimeoutError, AbortError,
   *   ConnectionClosedError, BadAnswerError, LimitError, or BerEncodeError for an argument that
   *   is not of the operation's type.
   */
  invoke<A, R, E>(operation: Operation<A, R, E>, argument: A, options?: InvokeOptions): Promise<R> {
    return new Promise<R>((resolve, reject) => {
      this.#call(operation, argument, reject, resolve, options);
    });
  }

  /**
   * As {@link invoke}, without a promise. The callback is called exactly once and must not
   * throw; for a call that cannot be made at all it is called before this method returns.
   */
  call<A, R, E>(
    operation: Operation<A, R, E>,
    argument: A,
    callback: CallCallback<R>,
    options?: InvokeOptions,
  ): void {
    this.#call(operation, argument, callback, undefined, options);
  }

  #call(
    operation: Operation,
    argument: unknown,
    settle: CallCallback<any>,
    resolve: ((result: any) => void) | undefined,
    options: InvokeOptions | undefined,
  ): void {
    try {
      const signal = options?.signal;
      if (signal?.aborted === true) throw abortError(`${operation.name} was aborted`, signal);
      this.#mustBeOpen();
      if (this.#draining) throw new ConnectionClosedError({ code: "local", message: "draining" });
      const timeout = options?.timeout ?? this.engine.limits.callTimeout;
      if (!Number.isFinite(timeout) || timeout < 0) {
        throw new RangeError(`a timeout is a number of milliseconds, 0 or more, not ${timeout}`);
      }
      const calls = (this.#calls ??= new PendingCalls(this.engine.limits.maxPendingCalls, this));
      const call = calls.open(operation, settle, resolve, timeout, signal);
      try {
        this.#outbox.invoke(call.invokeID, operation.id, operation.argument, argument, options);
      } catch (error) {
        calls.take(call.invokeID)?.reject(error as Error);
      }
    } catch (error) {
      settle(error as Error);
    }
  }

  /**
   * Sends an event: an invoke that is never answered.
   * @throws ConnectionClosedError, LimitError, or BerEncodeError for a wrong argument.
   */
  emit<A>(event: Event<A>, argument: A, extras?: InvokeExtras): void {
    this.#mustBeOpen();
    this.#outbox.invoke(EVENT_INVOKE_ID, event.id, event.argument, argument, extras);
  }

  /**
   * Sends a message that is encoded already: an event for many connections, say. Its octets
   * must not change afterwards.
   * @throws ConnectionClosedError
   */
  send(message: Uint8Array): void {
    this.#mustBeOpen();
    this.#outbox.add(message);
  }

  /**
   * Takes no more invokes, waits for own calls and running handlers to end, then closes.
   * What the peer still invokes is rejected with resourceLimitation.
   * @param milliseconds How long to wait at most; 0, the default, waits for ever.
   */
  async drain(milliseconds = 0): Promise<void> {
    if (this.open && !this.#draining) {
      this.#draining = true;
      if (this.pendingCalls + this.#runningCount > 0) {
        const idle = new Promise<void>((resolve) => (this.#resolveIdle = resolve));
        const alarm = new Alarm(() => this.#resolveIdle?.());
        if (milliseconds > 0) timers.add(alarm, milliseconds);
        await idle;
        timers.remove(alarm);
      }
      this.shut({ code: "local", message: "drained by this side" });
    }
    await this.closed;
  }

  /**
   * Closes the connection: what has been sent still goes out, what is pending rejects at once.
   * May be called again.
   */
  async close(): Promise<void> {
    this.shut({ code: "local", message: "closed by this side" });
    // The peer may have closed before; then handlers at work are waited for no longer.
    this.#endOutput();
    await this.closed;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  /** @internal Ends the connection; the first reason counts. */
  shut(reason: CloseReason): void {
    if (this.#reason !== undefined) return;
    this.#reason = reason;
    logClosed(this.engine.log, this, reason);
    const error = new ConnectionClosedError(reason);
    this.#calls?.failAll(error);
    this.#abort?.abort(error);
    this.#resolveIdle?.();
    this.#outbox.flush();
    if (this.#partialAlarm !== undefined) timers.remove(this.#partialAlarm);
    if (reason.code === "network") {
      this.#outputEnded = true;
      this.#socket.destroy();
      return;
    }
    const { closeTimeout } = this.engine.limits;
    this.#endAlarm = new Alarm(() => this.#socket.destroy());
    if (closeTimeout > 0) timers.add(this.#endAlarm, closeTimeout);
    // A peer that closed its own direction only still gets the answers that are being made.
    if (reason.code !== "remote" || this.#runningCount === 0) this.#endOutput();
  }

  /** Sends what is left and FIN. After that nothing that arrives matters, but a FIN. */
  #endOutput(): void {
    if (this.#outputEnded) return;
    this.#outputEnded = true;
    const socket = this.#socket;
    socket.resume();
    if (this.#reason?.code === "protocol") socket.destroySoon();
    else socket.end(() => this.#endAlarm && timers.add(this.#endAlarm, LINGER));
  }

  // What the socket says. Nothing below throws.

  /** @internal */
  receive(chunk: Uint8Array): void {
    if (this.#reason !== undefined) return;
    this.#framer.push(chunk);
    this.#read();
  }

  /** Takes the frames that are there, unless the peer leaves too many answers untaken. */
  #read(): void {
    const framer = this.#framer;
    try {
      while (this.#reason === undefined && !this.#stalled && framer.next()) {
        this.#frame(framer);
        this.#mindBacklog();
      }
      this.#watchPartial();
    } catch (error) {
      const fault = error instanceof FramingError || error instanceof CodecError;
      const { message } = error as Error;
      this.shut({ code: fault ? "protocol" : "internal", message, error: error as Error });
    }
  }

  /** @internal */
  endOfInput(): void {
    const cut = this.#framer.held > 0;
    const message = cut ? "closed by the peer in the middle of a message" : "closed by the peer";
    this.shut({ code: "remote", message });
  }

  /** @internal */
  failed(error: Error): void {
    this.shut({ code: "network", message: error.message, error });
  }

  /** @internal The system has taken everything. */
  drained(): void {
    if (!this.#stalled) return;
    this.#stalled = false;
    this.#socket.resume();
    this.#read();
  }

  /** @internal The socket is gone. */
  lost(): void {
    this.shut({ code: "network", message: "the connection was lost" });
    if (this.#endAlarm !== undefined) timers.remove(this.#endAlarm);
    this.#endAlarm = undefined;
    this.#gone = true;
    const reason = this.#reason as CloseReason;
    this.#onGone(this, reason);
    this.#resolveClosed?.(reason);
  }

  #frame(framer: Framer): void {
    const { bytes, start, end } = framer;
    const { trace, json, decoding } = this.engine;
    this.messagesIn++;
    trace?.("in", new Uint8Array(bytes.subarray(start, end)), this);
    if (framer.kind === "ber") {
      this.#message(readMessage(bytes, start, end, decoding.limits));
    } else if (json !== undefined) {
      json(bytes.subarray(start, end), this);
    } else {
      this.shut({ code: "protocol", message: "a JSON frame, which nobody here takes" });
    }
  }

  #message(message: RoseMessage): void {
    if (message.kind === "invoke") {
      dispatchInvoke(this, message);
      return;
    }
    const id = message.invokeID;
    const call = id === undefined ? undefined : this.#calls?.take(id);
    if (call !== undefined) {
      settleAnswer(call, message, this.engine.decoding);
      this.checkIdle();
    } else if (id !== undefined && this.#calls?.late(id) === true) {
      this.lateAnswers++;
    } else {
      this.strayAnswers++;
      const facts = { connection: this.id, kind: message.kind, invokeID: id };
      this.engine.log.warn(facts, "an answer that nobody waits for");
    }
  }

  /** Half a frame must not stay so for ever. */
  #watchPartial(): void {
    const limit = this.engine.limits.partialFrameTimeout;
    if (limit === 0 || this.#reason !== undefined) return;
    if (this.#framer.held > 0) {
      this.#partialAlarm ??= new Alarm(() => {
        const message = `no progress within a message for ${limit} ms`;
        this.shut({ code: "timeout", message });
      });
      timers.add(this.#partialAlarm, limit);
    } else if (this.#partialAlarm !== undefined) {
      timers.remove(this.#partialAlarm);
    }
  }

  /**
   * A server stops reading from a peer that does not take its answers. A client goes on: if
   * both sides stopped, neither would ever read again.
   */
  #mindBacklog(): void {
    if (this.engine.role !== "server") return;
    const { maxBacklogBytes } = this.engine.limits;
    if (this.#outbox.waiting + this.#socket.writableLength <= maxBacklogBytes) return;
    this.#outbox.flush();
    if (!this.#socket.writableNeedDrain) return;
    this.#stalled = true;
    this.#socket.pause();
  }

  // What the dispatcher uses.

  /** @internal Whether a handler is at work on this invoke id. */
  isRunning(invokeID: number): boolean {
    return this.#running?.has(invokeID) ?? false;
  }

  /** @internal A handler goes on by itself. */
  began(invokeID: number): void {
    this.#runningCount++;
    if (invokeID !== EVENT_INVOKE_ID) (this.#running ??= new Set()).add(invokeID);
  }

  /** @internal A handler that had begun has ended. */
  ended(invokeID: number): void {
    this.#runningCount--;
    this.#running?.delete(invokeID);
    if (this.#runningCount > 0) return;
    if (this.#reason?.code === "remote") {
      this.#outbox.flush();
      this.#endOutput();
    }
    this.checkIdle();
  }

  /** @internal Lets {@link drain} go on if nothing is left to wait for. */
  checkIdle(): void {
    if (this.pendingCalls + this.#runningCount === 0) this.#resolveIdle?.();
  }

  /** Whether an answer reaches anybody. */
  #answerable(): boolean {
    return this.#reason === undefined || (this.#reason.code === "remote" && !this.#outputEnded);
  }

  /** @internal Throws BerEncodeError or LimitError if the result cannot be sent. */
  answerResult(invokeID: number, operation: Operation, result: unknown): void {
    if (this.#answerable()) this.#outbox.result(invokeID, operation.result, result);
  }

  /** @internal An error value that cannot be sent is replaced by a neutral one. */
  answerError(invokeID: number, operation: Operation, error: unknown): void {
    if (!this.#answerable()) return;
    try {
      this.#outbox.error(invokeID, operation.error, error);
    } catch (cause) {
      const facts = { connection: this.id, operation: operation.name, invokeID, err: cause };
      this.engine.log.error(facts, "the error of a handler cannot be sent");
      this.answerNeutralError(invokeID, operation);
    }
  }

  /** @internal The answer for failures that are nobody's business. */
  answerNeutralError(invokeID: number, operation: Operation): void {
    if (!this.#answerable()) return;
    this.#outbox.error(invokeID, undefined, neutralError(operation.error));
  }

  /** @internal */
  answerReject(invokeID: number | undefined, fields: RejectFields): void {
    if (this.#answerable()) this.#outbox.reject(invokeID, fields);
  }

  #mustBeOpen(): void {
    if (this.#reason !== undefined) throw new ConnectionClosedError(this.#reason);
  }
}
