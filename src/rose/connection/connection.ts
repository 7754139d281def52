import type { Event, Operation } from "../../codec/index.js";
import { settleAnswer } from "../invoke/settle.js";
import { ConnectionEnd } from "./ending.js";
import { channels } from "../diagnostics.js";
import { dispatchInvoke } from "../invoke/carry-out.js";
import { lead, ledTo, type Origin } from "../call-stack.js";
import type { Engine } from "./engine.js";
import type { InvokeExtras } from "../message/write-envelope.js";
import { EVENT_INVOKE_ID, type RoseMessage } from "../message/envelope.js";
import { ConnectionClosedError, type CloseReason } from "../errors.js";
import { Intake } from "./intake.js";
import type { InvokeContext } from "../invoke/invoke-context.js";
import { isLocal } from "../socket/local-pair.js";
import { JsonPath, type MessageEncoding } from "../message/json-path.js";
import { logClosed, type RoseLog } from "../log.js";
import { Outbox } from "./outbox.js";
import { PendingCalls, type CallCallback } from "../invoke/pending.js";
import { RunningInvokes } from "../invoke/running.js";
import { Session } from "./session.js";
import { Sessions } from "./multi-user.js";
import { attach, cutOff, type SocketOwner } from "../socket/socket-owner.js";
import { timers } from "../time/timers.js";
import { clientTls, type ClientTlsOptions } from "../socket/tls-client.js";
import { handshakeFailure, turnToTls, type Upgrade } from "./upgrade.js";
import { Watched } from "./watched.js";
import type { Wire } from "../socket/wire.js";
import { wrongToken } from "../wrong-token.js";

/** How one invoke is made. */
export interface InvokeOptions extends InvokeExtras {
  /** Gives the call up; a late answer is ignored. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds to the answer; 0 waits for ever. By default the limit `callTimeout`. */
  readonly timeout?: number | undefined;
}

/**
 * One connection, the same from either side: both may invoke, both may send events. It owns
 * the socket; what it is given to send in one turn of the event loop goes out in one write.
 *
 * OCTET STRINGs from 4,096 octets on are sent from the memory they are in, not copied: what has
 * been given to `invoke`, `call`, `emit` or returned by a handler must not be changed afterwards.
 */
export class Connection extends Watched implements AsyncDisposable, SocketOwner {
  /** Counts the connections of a client or server, for logs. */
  readonly id: number;
  /** @internal What this connection shares with its siblings. */
  readonly engine: Engine;
  /** Messages read and written. */
  messagesIn = 0;
  messagesOut = 0;
  /** Octets read and written, without those of TLS. */
  bytesIn = 0;
  bytesOut = 0;
  /** @internal */
  socket: Wire;
  /** @internal What it reads, while there is something. */
  intake: Intake | undefined = undefined;
  /** @internal What it sends, while there is something. */
  outbox: Outbox | undefined = undefined;
  /** @internal What is sent in JSON; undefined as long as nothing is. */
  json: JsonPath | undefined = undefined;
  /** @internal The way to TLS, while the connection is on it. */
  upgrade: Upgrade | undefined = undefined;

  #calls: PendingCalls | undefined;
  #running: RunningInvokes | undefined;
  #session: Session | undefined;
  #sessions: Sessions | undefined;
  /** Whether the peer has logged on, and whether TLS stands. */
  #authenticated = false;
  #guest = false;
  #encrypted = false;
  #reason: CloseReason | undefined;
  #end: ConnectionEnd | undefined;

  /** @internal Takes over a socket that is connected. */
  constructor(engine: Engine, socket: Wire) {
    super();
    this.engine = engine;
    this.id = engine.nextConnectionID();
    this.socket = socket;
    this.#speak();
    attach(socket, this);
    this.look();
    if (channels.connectionOpen.hasSubscribers) {
      channels.connectionOpen.publish({ connection: this });
    }
  }

  /** Begins in the encoding of a client's option; a server goes on as its client does. */
  #speak(): void {
    const { encoding, writing } = this.engine;
    this.json = encoding === "json" ? new JsonPath("json", writing) : undefined;
  }

  /** @internal */
  protected override get self(): this {
    return this;
  }

  /**
   * The peer's address; undefined if it was lost with the network before anybody asked. (Node
   * keeps what it was asked for as long as the connection stands.)
   */
  get remoteAddress(): string | undefined {
    return this.#reason === undefined ? this.socket.remoteAddress : this.#ending.remoteAddress;
  }

  get remotePort(): number | undefined {
    return this.#reason === undefined ? this.socket.remotePort : this.#ending.remotePort;
  }

  /** Whether the peer is within this process: see {@link RoseServer.openLocal}. */
  get local(): boolean {
    return isLocal(this.socket);
  }

  /** What is remembered about the peer between its invokes, outside multi-user mode. */
  get session(): Session {
    return (this.#session ??= new Session(this));
  }

  /** The sessions of multi-user mode. */
  get sessions(): Sessions {
    return (this.#sessions ??= new Sessions(this));
  }

  /**
   * Whether the peer has logged on: said by the handler of the logon, and taken back by that of
   * the logoff. Until it is set, a server whose options ask for a logon holds the connection to
   * `maxFrameBytesBeforeLogon` and `logonTimeout`. TLS takes it back too.
   */
  get authenticated(): boolean {
    return this.#authenticated;
  }

  set authenticated(is: boolean) {
    if (is === this.#authenticated && !this.#guest) return;
    this.#authenticated = is;
    this.#guest = false;
    if (this.intake !== undefined) this.intake.maxFrameBytes = this.maxFrameBytes;
    if (this.awaitsLogon) this.logonDue();
  }

  /**
   * Whether the peer may stay without having logged on, as somebody whom nobody knows: said by the
   * handler of the logon, and over when {@link authenticated} is set to anything. A server whose
   * options ask for a logon holds a guest to the sizes before the logon, to `guestIdleTimeout` and
   * to `guestTimeout`.
   */
  get guest(): boolean {
    return this.#guest;
  }

  /** Makes the peer a guest. */
  welcome(): void {
    this.authenticated = false;
    this.#guest = true;
    this.guestCame();
  }

  /** Whether TLS stands. */
  get encrypted(): boolean {
    return this.#encrypted;
  }

  /** Aborts when the connection closes. */
  get signal(): AbortSignal {
    return this.#ending.signal;
  }

  /** Fulfilled, never rejected, when the connection is gone. */
  get closed(): Promise<CloseReason> {
    return this.#ending.closed;
  }

  /** Whether messages can be sent: neither side has closed the connection. */
  get open(): boolean {
    return this.#reason === undefined;
  }

  /** Whether {@link drain} has begun. */
  get draining(): boolean {
    return this.#end?.draining ?? false;
  }

  get #ending(): ConnectionEnd {
    return (this.#end ??= new ConnectionEnd());
  }

  /** Own invokes that wait for an answer. */
  get pendingCalls(): number {
    return this.#calls?.size ?? 0;
  }

  /** Handlers at work for this connection. */
  get runningHandlers(): number {
    return this.#running?.size ?? 0;
  }

  /** How many times the limits of handlers may be used: once, and once more by each session on it. */
  get parties(): number {
    return 1 + (this.#sessions?.size ?? 0);
  }

  /** Results, errors and rejects that nobody waited for; late answers are not among them. */
  get strayAnswers(): number {
    return this.#calls?.strayAnswers ?? 0;
  }

  /** Answers that came after their call had timed out or been aborted. */
  get lateAnswers(): number {
    return this.#calls?.lateAnswers ?? 0;
  }

  /** Octets that wait for the peer, or for the system, to take them. */
  get backlog(): number {
    return (this.outbox?.waiting ?? 0) + this.socket.writableLength;
  }

  /**
   * Invokes an operation of the peer.
   * @returns The result. Rejects with RoseError, RoseReject, RoseTimeoutError, AbortError,
   *   ConnectionClosedError, BadAnswerError, LimitError, BerEncodeError for an argument that
   *   is not of the operation's type, or TypeError for something that is no operation.
   */
  invoke<A, R, E>(operation: Operation<A, R, E>, argument: A, options?: InvokeOptions): Promise<R> {
    return this.invokeFrom(this.invoke, operation, argument, options);
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
    this.callFrom(this.call, operation, argument, callback, options);
  }

  /**
   * Sends an event: an invoke that is never answered.
   * @returns Whether it was sent; not if the connection has closed, which nobody can know beforehand.
   * @throws LimitError, BerEncodeError for a wrong argument, or TypeError for something that is no event.
   */
  emit<A>(event: Event<A>, argument: A, extras?: InvokeExtras): boolean {
    return this.emitFrom(this.emit, event, argument, extras);
  }

  // The same for the methods of others: the traces of errors begin where these were called.

  /** @internal */
  invokeFrom<A, R, E>(
    origin: Origin,
    operation: Operation<A, R, E>,
    argument: A,
    options: InvokeOptions | undefined,
  ): Promise<R> {
    return new Promise<R>((resolve, reject) => {
      this.#pending.make(operation, argument, reject, resolve, options, origin);
    });
  }

  /** @internal */
  callFrom<A, R, E>(
    origin: Origin,
    operation: Operation<A, R, E>,
    argument: A,
    callback: CallCallback<R>,
    options: InvokeOptions | undefined,
  ): void {
    this.#pending.make(operation, argument, callback, undefined, options, origin);
  }

  /** @internal */
  emitFrom<A>(
    origin: Origin,
    event: Event<A>,
    argument: A,
    extras: InvokeExtras | undefined,
  ): boolean {
    if (event?.kind !== "event") throw lead(wrongToken("emit", event), origin);
    if (!this.open) return false;
    try {
      this.sending.invoke(EVENT_INVOKE_ID, event, argument, extras);
    } catch (error) {
      throw ledTo(error, origin);
    }
    return true;
  }

  /** How invokes and events are sent now; answers are in the encoding of the question. */
  get encoding(): MessageEncoding {
    return this.json?.encoding ?? "ber";
  }

  /**
   * Sends a message that is encoded already: an event for many connections, say. Its octets
   * must not change afterwards.
   * @throws ConnectionClosedError
   */
  send(message: Uint8Array): void {
    this.mustBeOpen();
    this.sending.add(message);
  }

  /**
   * Turns the connection to TLS: asks the peer (asnStartTLS), then shakes hands. What is sent
   * meanwhile waits for TLS; what came to be remembered in {@link session} and {@link sessions}
   * before does not outlast it.
   * @param options `host` is the name the certificate must be for, by default the address.
   * @returns Rejects with TlsError, the connection being closed then; with an Error, the
   *   connection being as it was, if TLS is on already or while calls or handlers are at work.
   */
  startTls(options: Omit<ClientTlsOptions, "mode"> & { host?: string } = {}): Promise<void> {
    const { host = this.remoteAddress ?? "localhost", ...rest } = options;
    return turnToTls(this, "asking", clientTls(host, rest));
  }

  /**
   * Takes no more invokes, waits for own calls and running handlers to end, then closes.
   * What the peer still invokes is rejected with resourceLimitation.
   * @param milliseconds How long to wait at most; 0, the default, waits for ever.
   */
  async drain(milliseconds = 0): Promise<void> {
    if (this.open && !this.draining) {
      this.#ending.draining = true;
      if (this.busy) await this.#ending.idle(milliseconds);
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

  /** @internal Ends the connection; the first reason counts. @param abrupt Gives up what was sent, too. */
  shut(reason: CloseReason, abrupt = false): void {
    if (this.#reason !== undefined) return;
    const end = this.#ending;
    const error = new ConnectionClosedError(reason);
    end.begin(this.socket, error);
    this.#reason = reason;
    logClosed(this.engine.log, this, reason);
    timers.remove(this);
    this.intake?.end();
    const { upgrade } = this;
    this.upgrade = undefined;
    this.#calls?.failAll(error);
    upgrade?.failed(reason);
    this.#running?.abort(error);
    this.#sessions?.clear(error);
    this.#session?.end(error);
    end.abort();
    if (abrupt || reason.code === "network" || reason.code === "tls") {
      end.outputEnded = true;
      this.outbox?.drop();
      this.engine.outbound.drop(this);
      if (abrupt) cutOff(this.socket);
      else this.socket.destroy();
      return;
    }
    this.flush();
    end.cutOffAfter(this.socket, this.engine.limits.closeTimeout);
    // A peer that closed its own direction only still gets the answers that are being made.
    if (reason.code !== "remote" || this.runningHandlers === 0) this.#endOutput();
  }

  /** Sends what is left and FIN. After that nothing that arrives matters, but a FIN. */
  #endOutput(): void {
    const { socket } = this;
    const end = this.#ending;
    if (end.outputEnded) return;
    end.outputEnded = true;
    socket.resume();
    const finish = (): void => {
      if (this.#reason?.code === "protocol") socket.destroySoon();
      else socket.end(() => end.finished());
    };
    if (this.outbox === undefined) finish();
    else this.outbox.end(finish);
  }

  // What the socket says. Nothing below throws.

  /** @internal */
  get log(): RoseLog {
    return this.engine.log;
  }

  /** @internal */
  receive(chunk: Uint8Array): void {
    if (this.#reason !== undefined) return;
    this.received = timers.now();
    const { upgrade } = this;
    if (upgrade !== undefined && upgrade.stage !== "asking") {
      upgrade.clearOctets();
      return;
    }
    const intake = (this.intake ??= Intake.for(this));
    this.bytesIn += chunk.length;
    intake.receive(chunk);
  }

  /** @internal */
  endOfInput(): void {
    if (this.intake?.endsLater() === true) return;
    const cut = this.intake?.withinMessage === true;
    const message = cut ? "closed by the peer in the middle of a message" : "closed by the peer";
    this.shut({ code: "remote", message });
  }

  /** @internal */
  failed(error: Error): void {
    if (this.upgrade?.stage === "shaking") this.shut(handshakeFailure(error));
    else this.shut({ code: "network", message: error.message, error });
  }

  /** @internal The system has taken everything. */
  drained(): void {
    this.outbox?.drained();
    this.backlogged();
    this.intake?.reconsider();
  }

  /** @internal The socket is gone. */
  lost(): void {
    this.shut({ code: "network", message: "the connection was lost" });
    const reason = this.#reason as CloseReason;
    this.#ending.over();
    this.#running?.forgetTimes();
    this.outbox?.drop();
    this.engine.outbound.drop(this);
    if (channels.connectionClose.hasSubscribers) {
      channels.connectionClose.publish({ connection: this, reason });
    }
    this.engine.owner?.gone(this, reason);
    this.#ending.tell(reason);
  }

  // What the other parts of a connection use.

  /** @internal A message has come. */
  message(message: RoseMessage): void {
    if (message.kind === "invoke") {
      if (this.upgrade === undefined) dispatchInvoke(this, message);
      else
        this.engine.log.warn({ connection: this.id }, "a message in clear while TLS is asked for");
      return;
    }
    const id = message.invokeID;
    const call = id === undefined ? undefined : this.#calls?.take(id);
    if (call !== undefined) {
      settleAnswer(call, message, this.engine.decoding);
      this.checkIdle();
    } else if (id === undefined || this.#calls?.late(id) !== true) {
      this.#pending.strayAnswers++;
      const facts = { connection: this.id, kind: message.kind, invokeID: id };
      this.engine.log.warn(facts, "an answer that nobody waits for");
    }
  }

  get #pending(): PendingCalls {
    return (this.#calls ??= new PendingCalls(this.engine.limits.maxPendingCalls, this));
  }

  /** @internal Takes messages to be sent. */
  get sending(): Outbox {
    return (this.outbox ??= Outbox.for(this));
  }

  /** @internal Sends what has been taken, as far as the socket takes it. */
  flush(): void {
    this.outbox?.flush();
  }

  /** @internal Octets that the next message may have. */
  get maxFrameBytes(): number {
    const { limits } = this.engine;
    const most = Math.min(limits.maxFrameBytes, limits.maxInboundFrameBytes);
    return this.stranger ? Math.min(most, limits.maxFrameBytesBeforeLogon) : most;
  }

  /** @internal */
  get awaitsFirstMessage(): boolean {
    return this.engine.role === "server" && this.messagesIn === 0;
  }

  /** @internal Whether the limits before the logon hold. */
  get stranger(): boolean {
    return this.engine.logon && !this.#authenticated;
  }

  /** @internal */
  get awaitsLogon(): boolean {
    return this.stranger && !this.#guest;
  }

  /** @internal Whether anything of either side waits for its end. */
  get busy(): boolean {
    return this.pendingCalls + this.runningHandlers > 0;
  }

  // The way to TLS.

  /** @internal Whether TLS is required and not there yet. */
  get tlsIsDue(): boolean {
    if (this.#encrypted || isLocal(this.socket)) return false;
    return this.engine.tls?.policy === "required";
  }

  /** @internal Goes on with another socket. */
  adopt(socket: Wire): void {
    this.socket = socket;
    attach(socket, this);
  }

  /** @internal TLS stands: nothing that was agreed on before counts. */
  secured(): void {
    const { upgrade } = this;
    this.upgrade = undefined;
    this.#encrypted = true;
    const reset = new Error("the connection has turned to TLS");
    this.#sessions?.clear(reset);
    this.#session?.end(reset);
    this.#session = undefined;
    this.#speak();
    this.authenticated = false;
    this.received = timers.now();
    if (channels.connectionSecure.hasSubscribers) {
      channels.connectionSecure.publish({ connection: this });
    }
    this.engine.owner?.secured(this);
    this.outbox?.release();
    upgrade?.succeeded();
  }

  // What the dispatcher uses.

  /** @internal The sessions of multi-user mode, if there ever were any. */
  get multiUser(): Sessions | undefined {
    return this.#sessions;
  }

  /** @internal */
  endSession(session: Session, reason: Error): void {
    session.end(reason);
    this.#running?.abort(reason, (context) => context.session === session);
  }

  /** @internal Why invokes get no answer any more; undefined while they do. */
  get closedError(): Error | undefined {
    return this.#reason && new ConnectionClosedError(this.#reason);
  }

  /** @internal Whether a handler is at work on this invoke id. */
  isRunning(invokeID: number): boolean {
    return this.#running?.has(invokeID) ?? false;
  }

  /** @internal A handler or hook goes on by itself. @param late Called if it takes too long. */
  began(context: InvokeContext, late: (context: InvokeContext) => void): void {
    if (context.running !== undefined) return;
    const { handlerTimeout } = this.engine.limits;
    this.#running ??= new RunningInvokes();
    context.running = this.#running.add(context, handlerTimeout, late);
    if (this.#reason !== undefined) context.abort(new ConnectionClosedError(this.#reason));
  }

  /** @internal What had begun has ended, or is waited for no longer. */
  ended(context: InvokeContext): void {
    const { running } = context;
    if (running === undefined) return;
    context.running = undefined;
    this.#running?.remove(running);
    if (this.runningHandlers === 0) {
      if (this.#reason?.code === "remote") {
        this.flush();
        this.#endOutput();
      }
      this.checkIdle();
    }
    this.intake?.reconsider();
  }

  /** @internal Lets {@link drain} go on if nothing is left to wait for. */
  checkIdle(): void {
    if (!this.busy) this.#end?.isIdle();
  }

  /** @internal Where answers go; undefined if they would reach nobody. */
  get answers(): Outbox | undefined {
    if (this.#reason === undefined) return this.sending;
    return this.#reason.code === "remote" && !this.#ending.outputEnded ? this.sending : undefined;
  }

  /** @internal */
  mustBeOpen(): void {
    if (this.#reason !== undefined) throw new ConnectionClosedError(this.#reason);
  }
}
