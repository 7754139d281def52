import type { Event, InvokedOperation } from "../../codec/index.js";
import type { CallCallback, Connection, InvokeOptions } from "../api/connection.js";
import { channels } from "../diagnostics.js";
import { ConnectionClosedError, type CloseReason } from "../errors.js";
import { lead, ledTo, type Origin } from "../invoke/call-stack.js";
import { dispatchInvoke } from "../invoke/carry-out.js";
import { makeCall, type CallingConnection } from "../invoke/make-call.js";
import { PendingCalls } from "../invoke/pending.js";
import { RunningInvokes } from "../invoke/running.js";
import type { ServedInvoke, ServingConnection } from "../invoke/served-invoke.js";
import { settleAnswer } from "../invoke/settle.js";
import { wrongToken } from "../invoke/wrong-token.js";
import { logClosed, type RoseLog } from "../log.js";
import { EVENT_INVOKE_ID, type MessageEncoding, type RoseMessage } from "../message/envelope.js";
import type { InvokeExtras } from "../message/write-envelope.js";
import { isLocal } from "../socket/local-pair.js";
import { attach, cutOff, type SocketOwner } from "../socket/socket-owner.js";
import { clientTls, type ClientTlsOptions } from "../socket/tls-client.js";
import type { Wire } from "../socket/wire.js";
import { timers } from "../time/timers.js";
import { ConnectionEnd } from "./ending.js";
import type { Engine } from "./engine.js";
import { Intake, type ReadingConnection } from "./intake.js";
import { MultiUser } from "./multi-user.js";
import { Outbox, type SendingConnection } from "./outbox.js";
import { EngineSession } from "./session.js";
import { handshakeFailure, turnToTls, type Upgrade, type UpgradingConnection } from "./upgrade.js";
import { Watched, type WatchedConnection } from "./watched.js";

/** Who made a connection, a client or a server, and is told about it. */
export interface ConnectionOwner {
  /** The socket is gone. */
  gone(connection: EngineConnection, reason: CloseReason): void;
  /** TLS stands. */
  secured(connection: EngineConnection): void;
}

/** A connection with all that its parts see of it; users see {@link Connection}. */
export class EngineConnection
  extends Watched
  implements
    Connection,
    SocketOwner,
    ReadingConnection,
    SendingConnection,
    WatchedConnection,
    UpgradingConnection,
    CallingConnection,
    ServingConnection
{
  readonly id: number;
  /** What this connection shares with its siblings. */
  readonly engine: Engine;
  messagesIn = 0;
  messagesOut = 0;
  bytesIn = 0;
  bytesOut = 0;
  socket: Wire;
  /** What it reads, while there is something. */
  intake: Intake | undefined = undefined;
  /** What it sends, while there is something. */
  outbox: Outbox | undefined = undefined;
  encoding: MessageEncoding;
  /** The way to TLS, while the connection is on it. */
  upgrade: Upgrade | undefined = undefined;

  readonly #owner: ConnectionOwner;
  #calls: PendingCalls | undefined;
  #running: RunningInvokes<ServedInvoke> | undefined;
  #session: EngineSession | undefined;
  #sessions: MultiUser | undefined;
  /** Whether the peer has logged on, and whether TLS stands. */
  #authenticated = false;
  #guest = false;
  #encrypted = false;
  #reason: CloseReason | undefined;
  #end: ConnectionEnd | undefined;

  /** Takes over a socket that is connected. */
  constructor(engine: Engine, socket: Wire, owner: ConnectionOwner) {
    super();
    this.engine = engine;
    this.#owner = owner;
    this.id = engine.nextConnectionID();
    this.socket = socket;
    this.encoding = engine.encoding;
    attach(socket, this);
    this.look();
    if (channels.connectionOpen.hasSubscribers) {
      channels.connectionOpen.publish({ connection: this });
    }
  }

  protected override get self(): this {
    return this;
  }

  get role(): "client" | "server" {
    return this.engine.role;
  }

  get remoteAddress(): string | undefined {
    return this.#reason === undefined ? this.socket.remoteAddress : this.#ending.remoteAddress;
  }

  get remotePort(): number | undefined {
    return this.#reason === undefined ? this.socket.remotePort : this.#ending.remotePort;
  }

  get local(): boolean {
    return isLocal(this.socket);
  }

  get session(): EngineSession {
    return (this.#session ??= new EngineSession(this));
  }

  get sessions(): MultiUser {
    return (this.#sessions ??= new MultiUser(this));
  }

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

  get guest(): boolean {
    return this.#guest;
  }

  welcome(): void {
    this.authenticated = false;
    this.#guest = true;
    this.guestCame();
  }

  get encrypted(): boolean {
    return this.#encrypted;
  }

  get signal(): AbortSignal {
    return this.#ending.signal;
  }

  get closed(): Promise<CloseReason> {
    return this.#ending.closed;
  }

  get open(): boolean {
    return this.#reason === undefined;
  }

  get draining(): boolean {
    return this.#end?.draining ?? false;
  }

  get #ending(): ConnectionEnd {
    return (this.#end ??= new ConnectionEnd());
  }

  get pendingCalls(): number {
    return this.#calls?.size ?? 0;
  }

  get runningHandlers(): number {
    return this.#running?.size ?? 0;
  }

  /** How many times the limits of handlers may be used: once, and once more by each session on it. */
  get parties(): number {
    return 1 + (this.#sessions?.size ?? 0);
  }

  get strayAnswers(): number {
    return this.#calls?.strayAnswers ?? 0;
  }

  get lateAnswers(): number {
    return this.#calls?.lateAnswers ?? 0;
  }

  get backlog(): number {
    return (this.outbox?.waiting ?? 0) + this.socket.writableLength;
  }

  invoke<A, R, E>(
    operation: InvokedOperation<A, R, E>,
    argument: NoInfer<A>,
    options?: InvokeOptions,
  ): Promise<R> {
    return this.invokeFrom(this.invoke, operation, argument, options);
  }

  call<A, R, E>(
    operation: InvokedOperation<A, R, E>,
    argument: NoInfer<A>,
    callback: CallCallback<R>,
    options?: InvokeOptions,
  ): void {
    this.callFrom(this.call, operation, argument, callback, options);
  }

  emit<A>(event: Event<any, A>, argument: NoInfer<A>, extras?: InvokeExtras): boolean {
    return this.emitFrom(this.emit, event, argument, extras);
  }

  // The same for the methods of others: the traces of errors begin where these were called.

  invokeFrom<A, R, E>(
    origin: Origin,
    operation: InvokedOperation<A, R, E>,
    argument: NoInfer<A>,
    options: InvokeOptions | undefined,
  ): Promise<R> {
    return new Promise<R>((resolve, reject) => {
      makeCall(this, operation, argument, reject, resolve, options, origin);
    });
  }

  callFrom<A, R, E>(
    origin: Origin,
    operation: InvokedOperation<A, R, E>,
    argument: NoInfer<A>,
    callback: CallCallback<R>,
    options: InvokeOptions | undefined,
  ): void {
    makeCall(this, operation, argument, callback, undefined, options, origin);
  }

  emitFrom<A>(
    origin: Origin,
    event: Event<any, A>,
    argument: NoInfer<A>,
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

  send(message: Uint8Array): void {
    this.mustBeOpen();
    this.sending.add(message);
  }

  startTls(options: Omit<ClientTlsOptions, "mode"> & { host?: string } = {}): Promise<void> {
    const { host = this.remoteAddress ?? "localhost", ...rest } = options;
    return turnToTls(this, "asking", clientTls(host, rest));
  }

  async drain(milliseconds = 0): Promise<void> {
    if (this.open && !this.draining) {
      this.#ending.draining = true;
      if (this.busy) await this.#ending.idle(milliseconds);
      this.shut({ code: "local", message: "drained by this side" });
    }
    await this.closed;
  }

  async close(): Promise<void> {
    this.shut({ code: "local", message: "closed by this side" });
    // The peer may have closed before; then handlers at work are waited for no longer.
    this.#endOutput();
    await this.closed;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  /** Ends the connection; the first reason counts. @param abrupt Gives up what was sent, too. */
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

  get log(): RoseLog {
    return this.engine.log;
  }

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

  endOfInput(): void {
    if (this.intake?.endsLater() === true) return;
    const cut = this.intake?.withinMessage === true;
    const message = cut ? "closed by the peer in the middle of a message" : "closed by the peer";
    this.shut({ code: "remote", message });
  }

  failed(error: Error): void {
    if (this.upgrade?.stage === "shaking") this.shut(handshakeFailure(error));
    else this.shut({ code: "network", message: error.message, error });
  }

  /** The system has taken everything. */
  drained(): void {
    this.outbox?.drained();
    this.backlogged();
    this.intake?.reconsider();
  }

  /** The socket is gone. */
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
    this.#owner.gone(this, reason);
    this.#ending.tell(reason);
  }

  // What the other parts of a connection use.

  /** A message has come. */
  message(message: RoseMessage): void {
    // A server speaks as its client does; a client as its option says.
    if (this.engine.role === "server") this.encoding = message.encoding;
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
      this.calls.strayAnswers++;
      const facts = { connection: this.id, kind: message.kind, invokeID: id };
      this.engine.log.warn(facts, "an answer that nobody waits for");
    }
  }

  /** Own invokes. */
  get calls(): PendingCalls {
    return (this.#calls ??= new PendingCalls(this.engine.limits.maxPendingCalls, this));
  }

  /** Takes messages to be sent. */
  get sending(): Outbox {
    return (this.outbox ??= Outbox.for(this));
  }

  /** Sends what has been taken, as far as the socket takes it. */
  flush(): void {
    this.outbox?.flush();
  }

  /** Octets that the next message may have. */
  get maxFrameBytes(): number {
    const { limits } = this.engine;
    const most = Math.min(limits.maxFrameBytes, limits.maxInboundFrameBytes);
    return this.stranger ? Math.min(most, limits.maxFrameBytesBeforeLogon) : most;
  }

  get awaitsFirstMessage(): boolean {
    return this.engine.role === "server" && this.messagesIn === 0;
  }

  /** Whether the limits before the logon hold. */
  get stranger(): boolean {
    return this.engine.logon && !this.#authenticated;
  }

  get awaitsLogon(): boolean {
    return this.stranger && !this.#guest;
  }

  /** Whether anything of either side waits for its end. */
  get busy(): boolean {
    return this.pendingCalls + this.runningHandlers > 0;
  }

  // The way to TLS.

  /** Whether TLS is required and not there yet. */
  get tlsIsDue(): boolean {
    if (this.#encrypted || isLocal(this.socket)) return false;
    return this.engine.tls?.policy === "required";
  }

  /** Goes on with another socket. */
  adopt(socket: Wire): void {
    this.socket = socket;
    attach(socket, this);
  }

  /** TLS stands: nothing that was agreed on before counts. */
  secured(): void {
    const { upgrade } = this;
    this.upgrade = undefined;
    this.#encrypted = true;
    const reset = new Error("the connection has turned to TLS");
    this.#sessions?.clear(reset);
    this.#session?.end(reset);
    this.#session = undefined;
    this.encoding = this.engine.encoding;
    this.authenticated = false;
    this.received = timers.now();
    if (channels.connectionSecure.hasSubscribers) {
      channels.connectionSecure.publish({ connection: this });
    }
    this.#owner.secured(this);
    this.outbox?.release();
    upgrade?.succeeded();
  }

  // What the dispatcher uses.

  /** The sessions of multi-user mode, if there ever were any. */
  get multiUser(): MultiUser | undefined {
    return this.#sessions;
  }

  endSession(session: EngineSession, reason: Error): void {
    session.end(reason);
    this.#running?.abort(reason, (context) => context.session === session);
  }

  /** Why invokes get no answer any more; undefined while they do. */
  get closedError(): Error | undefined {
    return this.#reason && new ConnectionClosedError(this.#reason);
  }

  /** Whether a handler is at work on this invoke id. */
  isRunning(invokeID: number): boolean {
    return this.#running?.has(invokeID) ?? false;
  }

  /** A handler or hook goes on by itself. @param late Called if it takes too long. */
  began(context: ServedInvoke, late: (context: ServedInvoke) => void): void {
    if (context.running !== undefined) return;
    const { handlerTimeout } = this.engine.limits;
    this.#running ??= new RunningInvokes();
    context.running = this.#running.add(context, handlerTimeout, late);
    if (this.#reason !== undefined) context.abort(new ConnectionClosedError(this.#reason));
  }

  /** What had begun has ended, or is waited for no longer. */
  ended(context: ServedInvoke): void {
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

  /** Lets {@link drain} go on if nothing is left to wait for. */
  checkIdle(): void {
    if (!this.busy) this.#end?.isIdle();
  }

  /** Where answers go; undefined if they would reach nobody. */
  get answers(): Outbox | undefined {
    if (this.#reason === undefined) return this.sending;
    return this.#reason.code === "remote" && !this.#ending.outputEnded ? this.sending : undefined;
  }

  mustBeOpen(): void {
    if (this.#reason !== undefined) throw new ConnectionClosedError(this.#reason);
  }
}

/**
 * The inside of a connection, for those parts of the engine that have it from a handler.
 * @throws TypeError for what only looks like one.
 */
export function insideOf(connection: Connection): EngineConnection {
  if (connection instanceof EngineConnection) return connection;
  throw new TypeError("it is no connection of this engine");
}
