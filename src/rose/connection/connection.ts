import { knownOptions } from "../../codec/internal.js";
import type { Connection } from "../api/connection.js";
import { channels } from "../diagnostics.js";
import { ConnectionClosedError, type CloseReason } from "../errors.js";
import { dispatchInvoke } from "../invoke/carry-out.js";
import type { Dispatcher } from "../invoke/dispatcher.js";
import type { CallingConnection } from "../invoke/make-call.js";
import { RunningInvokes } from "../invoke/running.js";
import type { ServedInvoke, ServingConnection } from "../invoke/served-invoke.js";
import type { RoseLog } from "../log.js";
import type { MessageEncoding, RoseMessage } from "../message/message.js";
import { isLocal } from "../socket/local-pair.js";
import { attach, cutOff, type SocketOwner } from "../socket/socket-owner.js";
import { clientTls } from "../socket/tls-client.js";
import { clientTlsNames, type ClientTlsOptions } from "../socket/tls-options.js";
import type { Wire } from "../socket/wire.js";
import { timers } from "../time/timers.js";
import { Calling } from "./calling.js";
import { ConnectionEnd } from "./ending.js";
import type { Engine } from "./engine.js";
import { Intake, type ReadingConnection } from "./intake.js";
import { logClosed } from "./log-connection.js";
import { MultiUser } from "./multi-user.js";
import { Outbox, type SendingConnection } from "./outbox.js";
import type { Link, LinkedConnection } from "../protocol/protocol.js";
import { Room } from "./room.js";
import { EngineSession } from "./session.js";
import { switchToTls, type Upgrade, type UpgradingConnection } from "./upgrade.js";
import type { WatchedConnection } from "./watched.js";

/** The client or server that a connection belongs to; it is notified about it. */
export interface ConnectionOwner {
  /** The connection has ended. */
  gone(connection: EngineConnection, reason: CloseReason): void;
  /** TLS is established. */
  secured(connection: EngineConnection): void;
}

const startTlsNames = { ...clientTlsNames, host: "string" };

/** A connection with everything that its parts need of it; users see {@link Connection}. */
export class EngineConnection
  extends Calling
  implements
    Connection,
    SocketOwner,
    ReadingConnection,
    SendingConnection,
    WatchedConnection,
    UpgradingConnection,
    CallingConnection,
    ServingConnection,
    LinkedConnection
{
  readonly id: number;
  /** What this connection shares with the others of its client or server. */
  readonly engine: Engine;
  messagesIn = 0;
  messagesOut = 0;
  bytesIn = 0;
  bytesOut = 0;
  socket: Wire;
  /** The reading part, while there is something to read. */
  intake: Intake | undefined = undefined;
  /** The sending part, while there is something to send. */
  outbox: Outbox | undefined = undefined;
  encoding: MessageEncoding;
  bare = false;
  /** The switch to TLS, while it is in progress. */
  upgrade: Upgrade | undefined = undefined;
  readonly link: Link | undefined;

  readonly #owner: ConnectionOwner;
  #running: RunningInvokes<ServedInvoke> | undefined;
  #session: EngineSession | undefined;
  #sessions: MultiUser | undefined;
  /** Whether the peer has logged on, and whether TLS is established. */
  #authenticated = false;
  #guest = false;
  #encrypted = false;
  #reason: CloseReason | undefined;
  #end: ConnectionEnd | undefined;
  #room: Room | undefined;
  #holds = 0;

  /** Takes over a socket that is connected. */
  constructor(engine: Engine, socket: Wire, owner: ConnectionOwner) {
    super();
    this.engine = engine;
    this.#owner = owner;
    this.id = engine.nextConnectionID();
    this.socket = socket;
    this.encoding = engine.encoding;
    this.link = engine.protocol.link?.(this);
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

  get localPort(): number | undefined {
    return this.socket.localPort;
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

  get runningHandlers(): number {
    return this.#running?.size ?? 0;
  }

  get runningOctets(): number {
    return this.#running?.octets ?? 0;
  }

  /** How often the limits of handlers apply: once for the connection, and once for each session. */
  get parties(): number {
    return 1 + (this.#sessions?.size ?? 0);
  }

  get backlog(): number {
    return (this.outbox?.waiting ?? 0) + this.socket.writableLength;
  }

  get crowded(): boolean {
    return this.backlog > this.engine.limits.maxBacklogBytes;
  }

  room(): Promise<void> {
    if (!this.crowded || this.#end?.ended === true) return Promise.resolve();
    return (this.#room ??= new Room()).wait();
  }

  send(message: Uint8Array): void {
    this.mustBeOpen();
    const { framed } = this.engine.protocol;
    this.sending.add(framed === undefined ? message : framed(message));
  }

  startTls(options: Omit<ClientTlsOptions, "mode"> & { host?: string } = {}): Promise<void> {
    knownOptions(options, startTlsNames, "startTls");
    const { host = this.remoteAddress ?? "localhost", ...rest } = options;
    return switchToTls(this, "asking", clientTls(host, rest));
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
    // If the peer closed first, handlers at work are no longer waited for.
    this.#endOutput();
    await this.closed;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  /** Ends the connection; the first reason counts. @param abrupt Also discards what has not been taken yet. */
  shut(reason: CloseReason, abrupt = false): void {
    if (this.#reason !== undefined) return;
    const end = this.#ending;
    const error = new ConnectionClosedError(reason);
    end.begin(this.socket, error);
    this.#reason = reason;
    this.link?.closing(reason);
    this.engine.lines.end(this);
    logClosed(this.engine, this, reason);
    timers.remove(this);
    this.intake?.end();
    const { upgrade } = this;
    this.upgrade = undefined;
    this.failCalls(error);
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
    // A peer that has closed only its own direction still gets the answers of handlers at work.
    if (reason.code !== "remote" || this.runningHandlers === 0) this.#endOutput();
  }

  /** Sends what is left, then FIN. After that, anything that arrives is ignored except FIN. */
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

  // Called by the socket. None of these throw.

  get log(): RoseLog {
    return this.engine.log;
  }

  receive(chunk: Uint8Array): void {
    if (this.#reason !== undefined) return;
    const now = performance.now();
    this.received = timers.tickAt(now);
    const { upgrade } = this;
    if (upgrade !== undefined && upgrade.stage !== "asking") {
      upgrade.octets(chunk);
      return;
    }
    const intake = (this.intake ??= Intake.for(this));
    this.bytesIn += chunk.length;
    intake.receive(chunk, now);
  }

  endOfInput(): void {
    if (this.intake?.endsLater() === true) return;
    const cut = this.intake?.withinMessage === true;
    const message = cut ? "closed by the peer in the middle of a message" : "closed by the peer";
    this.shut({ code: "remote", message });
  }

  failed(error: Error): void {
    const { upgrade } = this;
    const begun = upgrade?.stage === "due" || upgrade?.stage === "shaking";
    if (begun) this.shut(upgrade.failure(error));
    else this.shut({ code: "network", message: error.message, error });
  }

  /** The system has taken everything. */
  drained(): void {
    this.outbox?.drained();
    this.backlogged();
    if (this.#room !== undefined && !this.crowded) this.#room.made();
    this.intake?.reconsider();
  }

  /** The socket has closed. */
  lost(): void {
    this.shut({ code: "network", message: "the connection was lost" });
    const reason = this.#reason as CloseReason;
    this.#ending.over();
    this.#running?.forgetTimes();
    this.outbox?.drop();
    this.engine.outbound.drop(this);
    this.#room?.made();
    if (channels.connectionClose.hasSubscribers) {
      channels.connectionClose.publish({ connection: this, reason });
    }
    this.#owner.gone(this, reason);
    this.#ending.tell(reason);
  }

  // Used by the other parts of a connection.

  /** A message has come. */
  message(message: RoseMessage): boolean {
    // A server uses the encoding of its client; a client uses that of its options.
    if (this.engine.role === "server") this.encoding = message.encoding;
    if (message.bare) this.bare = true;
    if (message.kind === "invoke") {
      if (this.upgrade === undefined) dispatchInvoke(this, message);
      else this.engine.lines.warn(this, {}, "a message in clear while TLS is asked for");
      return false;
    }
    return this.answered(message);
  }

  /** Where messages to be sent are added. */
  get sending(): Outbox {
    return (this.outbox ??= Outbox.for(this));
  }

  /** Sends what has been added, as far as the socket takes it. */
  flush(): void {
    this.outbox?.flush();
  }

  /** The most octets that the next message may have. */
  get maxFrameBytes(): number {
    const { limits } = this.engine;
    const most = Math.min(limits.maxFrameBytes, limits.maxInboundFrameBytes);
    return this.stranger ? Math.min(most, limits.maxFrameBytesBeforeLogon) : most;
  }

  get awaitsFirstMessage(): boolean {
    return this.engine.role === "server" && this.messagesIn === 0;
  }

  /** Whether the limits before the logon apply. */
  get stranger(): boolean {
    return this.engine.logon && !this.#authenticated;
  }

  get awaitsLogon(): boolean {
    return this.stranger && !this.#guest;
  }

  /** Whether calls are pending or handlers at work. */
  get busy(): boolean {
    return this.pendingCalls + this.runningHandlers > 0;
  }

  // The switch to TLS.

  /** Whether TLS is required but not yet established. */
  get tlsIsDue(): boolean {
    // Asked for each message: what is true of most comes first.
    if (this.engine.tls?.policy !== "required") return false;
    return !this.#encrypted && !isLocal(this.socket);
  }

  /** Continues with another socket. */
  adopt(socket: Wire): void {
    this.socket = socket;
    attach(socket, this);
  }

  /** TLS is established: nothing that was agreed before applies any longer. */
  secured(): void {
    const { upgrade } = this;
    this.upgrade = undefined;
    this.#encrypted = true;
    const reset = new Error("the connection has switched to TLS");
    this.#sessions?.clear(reset);
    this.#session?.end(reset);
    this.#session = undefined;
    this.encoding = this.engine.encoding;
    this.bare = false;
    this.authenticated = false;
    this.received = timers.now();
    if (channels.connectionSecure.hasSubscribers) {
      channels.connectionSecure.publish({ connection: this });
    }
    this.#owner.secured(this);
    this.outbox?.release();
    if (!this.crowded) this.#room?.made();
    upgrade?.succeeded();
  }

  // Used for carrying out invokes.

  /** The handlers and subscriptions of the own session; undefined if it has none. */
  get ownDispatcher(): Dispatcher | undefined {
    return this.#session?.dispatcher;
  }

  /** The sessions of multi-user mode; undefined if the mode has never been used. */
  get multiUser(): MultiUser | undefined {
    return this.#sessions;
  }

  endSession(session: EngineSession, reason: Error): void {
    session.end(reason);
    this.#running?.abort(reason, (context) => context.session === session);
  }

  /** Why invokes are no longer answered; undefined while they are. */
  get closedError(): Error | undefined {
    return this.#reason && new ConnectionClosedError(this.#reason);
  }

  /** Whether a handler is at work for this invoke id. */
  isRunning(invokeID: number): boolean {
    return this.#running?.has(invokeID) ?? false;
  }

  /** A handler or hook continues asynchronously. @param late Called if it takes too long. */
  began(context: ServedInvoke, late: (context: ServedInvoke) => void): void {
    if (context.running !== undefined) return;
    const { handlerTimeout } = this.engine.limits;
    this.#running ??= new RunningInvokes();
    context.running = this.#running.add(context, handlerTimeout, late);
    if (this.#reason !== undefined) context.abort(new ConnectionClosedError(this.#reason));
  }

  /** A handler or hook has ended, or is no longer waited for. */
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

  /** Whether what has come waits until a message before it has been decoded. */
  get held(): boolean {
    return this.#holds > 0;
  }

  hold(): void {
    this.#holds++;
  }

  release(): void {
    this.#holds--;
    if (!this.held) this.intake?.goOn();
  }

  /** Lets {@link drain} continue if there is nothing left to wait for. */
  checkIdle(): void {
    if (this.#end !== undefined && !this.busy) this.#end.isIdle();
  }

  /** Where answers are written; undefined if they can no longer be delivered. */
  get answers(): Outbox | undefined {
    if (this.#reason === undefined) return this.sending;
    return this.#reason.code === "remote" && !this.#ending.outputEnded ? this.sending : undefined;
  }

  mustBeOpen(): void {
    if (this.#reason !== undefined) throw new ConnectionClosedError(this.#reason);
  }
}

/**
 * The internal connection behind a public one, for parts of the engine that get it from a handler.
 * @throws TypeError for an object that is not a connection of this engine.
 */
export function internalOf(connection: Connection): EngineConnection {
  if (connection instanceof EngineConnection) return connection;
  throw new TypeError("it is not a connection of this engine");
}
