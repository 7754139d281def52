import { CodecError, JsonDecodeError } from "../../codec/index.js";
import { channels, limitHit } from "../diagnostics.js";
import type { RoseMessage } from "../message/message.js";
import { FramingError, type CloseReason } from "../errors.js";
import type { Framer } from "../message/framer.js";
import { LongJsonMessage, readJsonMessage } from "../message/json-message.js";
import type { LimitName } from "../limits.js";
import type { Link } from "../protocol/protocol.js";
import type { PartialConnection, PartialFrames } from "./partial-frames.js";
import { timers } from "../time/timers.js";
import type { Wire } from "../socket/wire.js";
import { inTurns, turns, type Waiting } from "../time/turns.js";
import type { Engine } from "./engine.js";
import type { Upgrade } from "./upgrade.js";

/** What an intake needs of its connection. */
export interface ReadingConnection extends PartialConnection {
  readonly engine: Engine;
  readonly socket: Wire;
  readonly upgrade: Upgrade | undefined;
  /** What comes before and beside messages, if the protocol has such a thing. */
  readonly link: Link | undefined;
  intake: Intake | undefined;
  readonly outbox: { readingIsOver(isAll: boolean): void } | undefined;
  /** Whether calls are pending or handlers at work. */
  readonly busy: boolean;
  messagesIn: number;
  /** The tick at which something was last received. */
  received: number;
  /** The most octets that the next message may have. */
  readonly maxFrameBytes: number;
  /** Whether the limits before the logon apply. */
  readonly stranger: boolean;
  /** How often the limits of handlers apply. */
  readonly parties: number;
  /** Octets of the messages whose handlers are at work. */
  readonly runningOctets: number;
  /** Whether what has come waits until a message before it has been decoded. */
  readonly held: boolean;
  hold(): void;
  release(): void;
  /** Whether TLS is required but not yet established. */
  readonly tlsIsDue: boolean;
  /** A message has come. Gives whether it was brief, see {@link Turns.mayTakeNext}. */
  message(message: RoseMessage): boolean;
  /** Part of a message has come. */
  partial(): void;
  /** The peer will send no more. */
  endOfInput(): void;
  /** Sends what is waiting, as far as the socket takes it. */
  flush(): void;
}

/** Intakes that no connection needs now, for reuse. */
const idle: Intake[] = [];
const MOST_IDLE = 32;

/** Octets of a text above which it is parsed in portions. */
const LONG = 65_536;

/** Messages that a connection which has waited for its turn may process in any case, before it lets the next one continue. */
const PORTION = 10;

/**
 * The reading part of a connection. It cuts the received octets into messages, and stops doing so, and
 * reading, while there is too much to do. A connection borrows one while it has unprocessed octets; an
 * idle connection has none.
 */
export class Intake implements Waiting {
  #connection: ReadingConnection;
  readonly #framer: Framer;
  /** Where the unfinished frame is counted, and with how many octets. */
  #counted: PartialFrames | undefined;
  #octets = 0;
  #paused = false;
  /** Whether the connection waits for its turn; nothing more is read meanwhile. */
  #waits = false;
  /** Whether the peer has closed its sending direction meanwhile. */
  #ended = false;
  #reading = false;

  private constructor(connection: ReadingConnection) {
    this.#connection = connection;
    this.#framer = connection.engine.protocol.framer(connection);
  }

  /** Takes an intake for a connection whose next octets have not been counted yet. */
  static for(connection: ReadingConnection): Intake {
    const { native } = connection.engine.protocol;
    const intake = (native ? idle.pop() : undefined) ?? new Intake(connection);
    intake.#connection = connection;
    intake.#ended = false;
    intake.#framer.restart(connection.maxFrameBytes, connection.bytesIn);
    return intake;
  }

  /** Whether messages of a client are being processed: what is sent meanwhile may go out right after that. */
  get answers(): boolean {
    return this.#reading && this.#connection.engine.role === "server";
  }

  /** Whether reading has been stopped by `maxRunningHandlers`, `maxRunningBytes` or `maxBacklogBytes`. */
  get paused(): boolean {
    return this.#paused;
  }

  /** Whether a message has begun but not ended. */
  get withinMessage(): boolean {
    return this.#framer.held > 0;
  }

  /** Applies to the next message that begins. */
  set maxFrameBytes(octets: number) {
    this.#framer.maxFrameBytes = octets;
  }

  /** @param now When it has come, in milliseconds of `performance.now`. */
  receive(chunk: Uint8Array, now: number): void {
    const fresh = this.#framer.exhausted;
    this.#framer.push(chunk);
    this.#begin(fresh, now);
  }

  /** It is the connection's turn. */
  proceed(): void {
    const connection = this.#connection;
    this.#waits = false;
    if (connection.held) return;
    if (connection.open) {
      connection.received = timers.now();
      connection.socket.resume();
    }
    this.#read(PORTION);
  }

  /**
   * The peer will send no more. (A socket reports that even while it is paused.)
   * @returns Whether something must be processed first; the connection is then notified again.
   */
  endsLater(): boolean {
    this.#ended = this.#waits || this.#connection.held;
    return this.#ended;
  }

  /** Reads what has come, now or when it is the connection's turn. */
  #begin(fresh = false, now?: number): void {
    if (this.#waits || this.#reading) return;
    if (this.#connection.held) this.#connection.socket.pause();
    else if (turns.mayBegin(now)) this.#read(Infinity);
    else this.#wait(fresh);
  }

  #wait(fresh = false): void {
    this.#waits = true;
    this.#connection.socket.pause();
    turns.wait(this, fresh);
  }

  /** Continues reading if the reason for stopping no longer applies. */
  reconsider(): void {
    const connection = this.#connection;
    if (!this.#paused || !connection.open || connection.held || this.#mustPause()) return;
    this.#paused = false;
    this.#resume();
  }

  /** What has come is no longer held back. */
  goOn(): void {
    if (this.#paused) this.reconsider();
    else this.#resume();
  }

  #resume(): void {
    const connection = this.#connection;
    if (connection.open) {
      connection.received = timers.now();
      connection.socket.resume();
    }
    this.#begin();
  }

  /** @param portion Messages after which it lets others continue, once it has had its share. */
  #read(portion: number): void {
    const connection = this.#connection;
    const framer = this.#framer;
    this.#reading = true;
    try {
      this.#readFrames(portion);
    } catch (error) {
      connection.shut(this.#fault(error as Error));
    } finally {
      const { answers } = this;
      this.#reading = false;
      if (answers) connection.outbox?.readingIsOver(!connection.busy);
      turns.pause();
    }
    this.#count(connection.open ? framer.capacity : 0);
    if (connection.upgrade?.stage === "switching") this.#switchToTls();
    else if (framer.held > 0 && connection.open) connection.partial();
    if (connection.held && connection.open) {
      connection.socket.pause();
      return;
    }
    if (this.#ended && !this.#waits) connection.endOfInput();
    if (this.#paused || this.#waits || !(framer.empty || !connection.open)) return;
    // Those of other protocols differ, and each stays with its connection.
    if (!connection.engine.protocol.native) return;
    connection.intake = undefined;
    if (connection.open && idle.length < MOST_IDLE) idle.push(this);
  }

  /** Takes frame after frame, as long as it may. What is done for each is as little as possible: the rest has functions of its own. */
  #readFrames(portion: number): void {
    const connection = this.#connection;
    const framer = this.#framer;
    while (this.#mayContinue() && framer.next()) {
      connection.messagesIn++;
      const isBrief = this.#frame();
      if (this.#mustPause()) this.#pause();
      const over = !turns.mayTakeNext(isBrief) || (--portion <= 0 && turns.shareIsOver);
      if (over && !framer.empty && this.#mayContinue()) {
        this.#wait();
        return;
      }
    }
  }

  /** The connection stops reading for good. */
  end(): void {
    if (this.#reading) return;
    this.#count(0);
    this.#framer.discard();
  }

  #count(octets: number): void {
    const connection = this.#connection;
    if (octets === this.#octets && octets === 0) return;
    const { partialOfStrangers, partialOfOthers } = connection.engine;
    const pool = connection.stranger ? partialOfStrangers : partialOfOthers;
    if (octets === this.#octets && pool === this.#counted) return;
    if (pool !== this.#counted) this.#counted?.note(connection, 0);
    this.#counted = octets === 0 ? undefined : pool;
    this.#octets = octets;
    pool.note(connection, octets);
  }

  #mayContinue(): boolean {
    const { open, held, upgrade } = this.#connection;
    return open && !this.#paused && !held && (upgrade === undefined || upgrade.stage === "asking");
  }

  /** Octets that follow the last message in clear text do not come from the peer that TLS authenticates. */
  #switchToTls(): void {
    const connection = this.#connection;
    if (!connection.open) return;
    if (this.#framer.empty) connection.upgrade?.switch();
    else connection.upgrade?.clearOctets();
  }

  /** Gives whether it was brief. */
  #frame(): boolean {
    const { bytes, start, end, kind } = this.#framer;
    const connection = this.#connection;
    const { engine, link } = connection;
    if (channels.frameIn.hasSubscribers || engine.trace !== undefined) this.#show();
    if (kind !== "ber") this.#jsonFrame(bytes.subarray(start, end));
    else if (link !== undefined) link.frame(bytes, start, end);
    else {
      const { limits } = engine.decoding;
      return connection.message(engine.envelope.read(bytes, start, end, limits, engine.strict));
    }
    return false;
  }

  #show(): void {
    const { bytes, start, end, kind } = this.#framer;
    const connection = this.#connection;
    if (channels.frameIn.hasSubscribers) {
      channels.frameIn.publish({ connection, kind, bytes: bytes.subarray(start, end) });
    }
    connection.engine.trace?.("in", new Uint8Array(bytes.subarray(start, end)), connection);
  }

  #jsonFrame(text: Uint8Array): void {
    const connection = this.#connection;
    const { json, limits } = connection.engine;
    if (json === undefined) {
      const { maxJsonValues } = limits;
      if (this.#isLong(text.length)) this.#later(new LongJsonMessage(text, maxJsonValues));
      else connection.message(readJsonMessage(text, maxJsonValues));
    } else if (connection.tlsIsDue || connection.upgrade !== undefined) {
      connection.shut({ code: "protocol", message: "a JSON frame before TLS" });
    } else {
      json(text, connection);
    }
  }

  /** Whether a text is to be parsed in portions; not if too much is in memory already, because then more would be meanwhile. */
  #isLong(octets: number): boolean {
    const { runningOctets, limits } = this.#connection.engine;
    const { maxRunningBytesTogether: most } = limits;
    return octets > LONG && (most === 0 || runningOctets + octets <= most);
  }

  /** Parses a text in turn with other connections. Meanwhile nothing more is read from its own. */
  #later(long: LongJsonMessage): void {
    const connection = this.#connection;
    const { engine } = connection;
    const step = (more: () => boolean): boolean => {
      if (!connection.open) return true;
      let message: RoseMessage | undefined;
      try {
        message = long.proceed(more);
      } catch (error) {
        connection.shut(this.#fault(error as Error));
        return true;
      }
      if (message === undefined) return false;
      // From now on it is counted as that of a handler.
      engine.runningOctets -= long.octets;
      connection.message(message);
      engine.runningOctets += long.octets;
      return true;
    };
    engine.runningOctets += long.octets;
    connection.hold();
    inTurns((more) => {
      const isOver = step(more);
      if (isOver) {
        engine.runningOctets -= long.octets;
        connection.release();
      }
      return isOver;
    });
  }

  /**
   * Whether no further message should be started. A server waits for a peer that does not take its
   * answers. A client does not: if both sides stopped reading, neither would continue. And
   * while calls of this side are pending, their answers must be read.
   */
  #mustPause(): boolean {
    const connection = this.#connection;
    if (connection.engine.role === "server" && connection.crowded) {
      connection.flush();
      if (connection.crowded) return true;
    }
    if (connection.runningHandlers === 0) return false;
    return connection.pendingCalls === 0 && this.#reached !== undefined;
  }

  /** The limit of handlers at work that has been reached; undefined if none has. */
  get #reached(): LimitName | undefined {
    const { runningHandlers, runningOctets, parties, engine } = this.#connection;
    const { maxRunningHandlers, maxRunningBytes } = engine.limits;
    if (maxRunningHandlers > 0 && runningHandlers >= maxRunningHandlers * parties) {
      return "maxRunningHandlers";
    }
    if (maxRunningBytes > 0 && runningOctets >= maxRunningBytes * parties) return "maxRunningBytes";
    return undefined;
  }

  #pause(): void {
    const connection = this.#connection;
    if (!connection.open) return;
    this.#paused = true;
    limitHit(this.#reached ?? "maxBacklogBytes", connection);
    connection.socket.pause();
  }

  #fault(error: Error): CloseReason {
    const { message } = error;
    if (!(error instanceof FramingError || error instanceof CodecError)) {
      return { code: "internal", message, error };
    }
    const limit = this.#limitOf(error);
    if (limit === undefined) return { code: "protocol", message, error };
    limitHit(limit, this.#connection);
    return { code: "protocol", message, error, limit };
  }
  /** The limit that an invalid frame has hit, if any. */
  #limitOf(error: FramingError | CodecError): LimitName | undefined {
    // The only other limit of JSON is the depth that its parser takes, which no real message comes near.
    if (error.code === "limit" && error instanceof JsonDecodeError) return "maxJsonValues";
    if (error.code !== "frame-too-large") return undefined;
    const { stranger, engine } = this.#connection;
    if (stranger) return "maxFrameBytesBeforeLogon";
    const { maxFrameBytes, maxInboundFrameBytes } = engine.limits;
    return maxInboundFrameBytes < maxFrameBytes ? "maxInboundFrameBytes" : "maxFrameBytes";
  }
}
