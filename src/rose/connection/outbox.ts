import { freeLists, freeRead, isReadOnce, type Writer } from "../../codec/internal-codec.js";
import type { Event, Operation, OperationError } from "../../codec/index.js";
import type { Connection } from "../api/connection.js";
import { channels } from "../diagnostics.js";
import type { InvokeExtras, RejectFields } from "../message/write-envelope.js";
import { LimitError } from "../errors.js";
import { scheduleFlush, type Flushable } from "../time/flush-queue.js";
import type { MessageEncoding } from "../message/message.js";
import { writeJsonFrame } from "../message/json-message.js";
import {
  encodedErrorText,
  errorText,
  invokeText,
  rejectText,
  resultText,
} from "../message/json-text.js";
import { inPages } from "../socket/pages.js";
import { handOver } from "../socket/local-pair.js";
import type { Wire } from "../socket/wire.js";
import { timers } from "../time/timers.js";
import type { Engine } from "./engine.js";
import { messageIn, pieces, returnWriter, rewind, takeWriter } from "../message/writers.js";

/** Encoded messages of this size or more are passed to the socket without copying. */
const OWN_SEGMENT = 4096;
/** Octets that are passed to a socket at a time if it does not take them at once. */
const PORTION = 256 * 1024;
/** The same for copies. The last one stays until the socket has taken all of it, so they are small. */
const COPIED_PORTION = 64 * 1024;
/** More octets than this are passed on at once, and not held as a whole while a part of them waits. */
const LARGE = 1024 * 1024;
/** `J`, the first octet of a JSON frame (docs/protocol.md section 2). */
const JSON_FRAME = 0x4a;
/** Up to this size, octets are copied, so that the buffer they are in can be reused. */
const COPY = 4096;

/** What an outbox needs of its connection. */
export interface SendingConnection extends Connection {
  readonly engine: Engine;
  readonly socket: Wire;
  outbox: Outbox | undefined;
  readonly intake: { readonly answers: boolean } | undefined;
  messagesOut: number;
  bytesOut: number;
  /** The tick at which something was last sent. */
  sent: number;
  /** Whether the peer must not be sent session ids and names in BER, which it would misread. */
  readonly bare: boolean;
  /** Something is waiting for the socket. */
  backlogged(): void;
}

function withoutTexts<F extends InvokeExtras | RejectFields>(fields: F): F {
  return { ...fields, sessionID: undefined, operationName: undefined };
}

function writingAlready(): Error {
  return new Error("a message is being encoded on this connection already");
}

function tooLong(length: number, most: number): LimitError {
  return new LimitError("maxFrameBytes", `a message of ${length} octets, the limit being ${most}`);
}

/** As many octets as a writer's buffer has at first: more are not worth joining over and over. */
const JOINED = 16 * 1024;

/** What was last added to what, and both as one if another connection has had the same to send: events for many come one after the other to each. */
let pair:
  | { readonly first: Uint8Array; readonly second: Uint8Array; both?: Uint8Array }
  | undefined;

/** Both as one; undefined for those that only this connection may have so far. */
function joined(first: Uint8Array, second: Uint8Array): Uint8Array | undefined {
  if (pair === undefined || pair.first !== first || pair.second !== second) {
    pair = { first, second };
    return undefined;
  }
  return (pair.both ??= Buffer.concat([first, second]));
}

/** Outboxes that no connection needs now, for reuse. */
const idle: Outbox[] = [];
const MOST_IDLE = 32;

/**
 * The messages that a connection sends in one turn of the event loop: encoded one after the
 * other into one buffer, and sent with one write. While the socket has not taken what it was given,
 * messages collect here. Outboxes are borrowed, as buffers are; a connection with nothing to send has none.
 */
export class Outbox implements Flushable {
  #connection: SendingConnection;
  #writer: Writer | undefined;
  /** The only message so far, or several as one, if others get the same octets: thousands of buffers for an event would cost more than all else. */
  #only: Uint8Array | undefined;
  #position = 0;
  /** Octets in the segments of the messages added so far. */
  #extra = 0;
  /** What the socket gets in portions, the next piece last, and its number of octets. */
  #portions: Uint8Array[] | undefined;
  #portioned = 0;
  /** Pieces among them that nobody needs once the system has them. */
  #forOne: readonly Uint8Array[] | undefined;
  #scheduled = false;
  #writing = false;
  #held = false;
  #ending: (() => void) | undefined;

  private constructor(connection: SendingConnection) {
    this.#connection = connection;
  }

  /** Takes an outbox for a connection that has something to send. */
  static for(connection: SendingConnection): Outbox {
    const outbox = idle.pop() ?? new Outbox(connection);
    outbox.#connection = connection;
    return outbox;
  }

  /** Octets that are waiting here for the socket. */
  get waiting(): number {
    return (this.#only?.length ?? 0) + this.#position + this.#extra + this.#portioned;
  }

  // Each of these adds one message. They throw BerEncodeError for a value that cannot be
  // encoded and LimitError for a message longer than a frame may be; then nothing is sent.

  invoke(
    invokeID: number,
    token: Operation | Event,
    value: unknown,
    extras: InvokeExtras | undefined,
  ): void {
    const connection = this.#connection;
    const { writing, envelope } = connection.engine;
    if (connection.encoding === "json") {
      this.#addText(invokeText(invokeID, token, value, extras, writing));
      return;
    }
    const said = extras !== undefined && connection.bare ? withoutTexts(extras) : extras;
    const w = this.#begin();
    try {
      const at = this.#position;
      this.#commit(w, envelope.invoke(w, at, invokeID, token, value, said, writing));
    } finally {
      this.#written();
    }
  }

  result(encoding: MessageEncoding, invokeID: number, operation: Operation, value: unknown): void {
    if (encoding === "json") {
      this.#addResultText(invokeID, operation, value);
      return;
    }
    const { writing, envelope } = this.#connection.engine;
    const w = this.#begin();
    try {
      const at = this.#position;
      this.#commit(w, envelope.result(w, at, invokeID, operation, value, writing));
    } finally {
      this.#written();
    }
  }

  #addResultText(invokeID: number, operation: Operation, value: unknown): void {
    const text = resultText(invokeID, operation.result, value, this.#connection.engine.writing);
    this.#addText(text);
    // No large list makes a short text.
    if (text.length > COPIED_PORTION) freeLists(value);
  }

  error(
    encoding: MessageEncoding,
    invokeID: number,
    operation: Operation,
    value: unknown,
    declared?: OperationError,
  ): void {
    const { writing, envelope } = this.#connection.engine;
    if (encoding === "json") {
      this.#addText(errorText(invokeID, declared?.parameter ?? operation.error, value, writing));
      return;
    }
    const w = this.#begin();
    try {
      const at = this.#position;
      this.#commit(w, envelope.error(w, at, invokeID, operation, value, writing, declared));
    } finally {
      this.#written();
    }
  }

  /** An error whose value is already encoded; without a value if `octets` is undefined. */
  encodedError(
    encoding: MessageEncoding,
    invokeID: number,
    operation: Operation,
    octets: Uint8Array | undefined,
  ): void {
    const { envelope } = this.#connection.engine;
    if (encoding === "json") {
      this.#addText(encodedErrorText(invokeID, operation.error, octets));
      return;
    }
    const w = this.#begin();
    try {
      this.#commit(w, envelope.encodedError(w, this.#position, invokeID, operation, octets));
    } finally {
      this.#written();
    }
  }

  reject(encoding: MessageEncoding, invokeID: number | undefined, fields: RejectFields): void {
    const { envelope } = this.#connection.engine;
    if (encoding === "json") {
      this.#addText(rejectText(invokeID, fields));
      return;
    }
    const w = this.#begin();
    try {
      const said = this.#connection.bare ? withoutTexts(fields) : fields;
      this.#commit(w, envelope.reject(w, this.#position, invokeID, said));
    } finally {
      this.#written();
    }
  }

  /** Adds a message in JSON, whose text is not longer than a frame may be. */
  #addText(text: string): void {
    const w = this.#begin();
    const p = this.#position;
    try {
      this.#commit(w, writeJsonFrame(w, p, text));
    } finally {
      this.#written();
    }
  }

  /** Adds a message that is already encoded; its octets must not change afterwards. */
  add(message: Uint8Array): void {
    if (this.#takeOnly(message)) return;
    const w = this.#begin();
    const p = this.#position;
    const { length } = message;
    try {
      if (length < OWN_SEGMENT) {
        const end = p + length;
        (end > w.cap ? w.grow(p, length) : w.b).set(message, p);
        this.#commit(w, end);
      } else {
        w.segments?.push({ at: p, bytes: message });
        w.extra += length;
        this.#commit(w, p);
      }
    } finally {
      this.#written();
    }
  }

  /** Keeps a short message as it is if nothing else is to be said before it but what others say too, and nobody looks at what is sent. */
  #takeOnly(message: Uint8Array): boolean {
    if (this.#writer !== undefined) return false;
    const { engine } = this.#connection;
    if (message.length > Math.min(COPY, engine.limits.maxFrameBytes)) return false;
    if (this.#portioned > 0 || engine.trace !== undefined) return false;
    if (channels.frameOut.hasSubscribers) return false;
    const only = this.#only;
    if (only === undefined) this.#only = message;
    else if (only.length + message.length > JOINED) return false;
    else {
      const both = joined(only, message);
      if (both === undefined) return false;
      this.#only = both;
    }
    this.#added();
    return true;
  }

  /** What one turn of the event loop adds may be any amount: it counts before the turn is over. */
  #written(): void {
    this.#writing = false;
    if (this.#position + this.#extra > LARGE) this.flush();
  }

  #begin(): Writer {
    // A getter of the value that is being encoded may try to send something of its own.
    if (this.#writing) throw writingAlready();
    this.#writing = true;
    const w = (this.#writer ??= takeWriter());
    if (this.#only !== undefined) this.#copyOnly(w, this.#only);
    // A message that could not be encoded may have left segments behind.
    if (w.extra !== this.#extra) rewind(w, this.#extra);
    return w;
  }

  /** Adds the message that has been written to the buffer up to `end`, and to its segments. */
  #commit(w: Writer, end: number): void {
    const { engine } = this.#connection;
    const { maxFrameBytes } = engine.limits;
    const length = end - this.#position + w.extra - this.#extra;
    if (length > maxFrameBytes) throw tooLong(length, maxFrameBytes);
    if (engine.trace !== undefined || channels.frameOut.hasSubscribers) this.#show(w, end);
    this.#position = end;
    this.#extra = w.extra;
    this.#added();
  }

  #added(): void {
    this.#connection.messagesOut++;
    if (!this.#scheduled) {
      this.#scheduled = true;
      if (this.#connection.intake?.answers !== true) scheduleFlush(this);
    }
  }

  /** What has come has been processed: sends what was added meanwhile. @param isAll Whether there is nothing to be expected that goes with it. */
  readingIsOver(isAll: boolean): void {
    if (!this.#scheduled) return;
    if (isAll) this.flush();
    else scheduleFlush(this);
  }

  /** Something is added to the only message. */
  #copyOnly(w: Writer, only: Uint8Array): void {
    this.#only = undefined;
    (only.length > w.cap ? w.grow(0, only.length) : w.b).set(only, 0);
    this.#position = only.length;
  }

  #show(w: Writer, end: number): void {
    const connection = this.#connection;
    const whole = messageIn(w, this.#position, end, this.#extra);
    if (channels.frameOut.hasSubscribers) {
      const kind = whole[0] === JSON_FRAME ? "json" : "ber";
      channels.frameOut.publish({ connection, kind, bytes: whole });
    }
    connection.engine.trace?.("out", new Uint8Array(whole), connection);
  }

  /** Keeps what is added from now on until {@link release}. What was added before is sent. */
  hold(): void {
    if (this.#held) return;
    this.#held = true;
    if (this.#only !== undefined) this.#writeOnly(this.#only);
    if (this.#writer !== undefined) this.#write(this.#writer);
  }

  /** Continues sending. */
  release(): void {
    this.#held = false;
    this.flush();
  }

  /** Sends what has been added, as far as the socket takes it. Does not throw. */
  flush(): void {
    this.#scheduled = false;
    pair = undefined;
    // This may be called by a getter of a value that is being encoded.
    if (this.#held || this.#writing) return;
    if (this.#writer !== undefined || this.#only !== undefined) {
      if (!this.#connection.socket.writable) this.drop();
      else if (this.#only !== undefined) this.#writeOnly(this.#only);
      else if (this.#writer !== undefined) this.#write(this.#writer);
    }
    this.#settle();
  }

  /** Once nothing is left to send, frees the outbox and does what had to wait for that. */
  #settle(): void {
    if (this.#portioned > 0 || this.#writer !== undefined || this.#only !== undefined) return;
    if (this.#held || this.#writing) return;
    const then = this.#ending;
    this.#ending = undefined;
    if (this.#connection.outbox === this) {
      this.#connection.outbox = undefined;
      if (idle.length < MOST_IDLE) idle.push(this);
    }
    then?.();
  }

  #writeOnly(only: Uint8Array): void {
    const connection = this.#connection;
    const { socket } = connection;
    // Then it continues when the socket drains.
    if (socket.writableNeedDrain && socket.writableLength > 0) {
      connection.backlogged();
      return;
    }
    this.#only = undefined;
    connection.bytesOut += only.length;
    connection.sent = timers.recent;
    // What has to wait must not keep the larger buffer alive that it may be a part of.
    if (only.length > 0) socket.write(socket.writableLength > 0 ? Buffer.from(only) : only);
    if (socket.writableLength > 0) connection.backlogged();
  }

  #write(w: Writer): void {
    const socket = this.#connection.socket;
    // Then the rest continues when the socket drains.
    if (this.#portioned > 0 || (socket.writableNeedDrain && socket.writableLength > 0)) {
      this.#connection.backlogged();
      return;
    }
    const length = this.#position;
    if (w.extra !== this.#extra) rewind(w, this.#extra);
    this.#writer = undefined;
    this.#position = 0;
    this.#extra = 0;
    if (w.extra === 0 && length <= PORTION) this.#writeOne(w, length);
    else this.#writePieces(w, length);
  }

  /** The usual case. */
  #writeOne(w: Writer, length: number): void {
    const connection = this.#connection;
    const { socket } = connection;
    connection.bytesOut += length;
    connection.sent = timers.recent;
    if (handOver(socket, w.b, length)) {
      returnWriter(w);
      return;
    }
    let bytes: Uint8Array = w.b.subarray(0, length);
    // With TLS the octets are taken only after a while.
    const busy = connection.encrypted || socket.writableLength > 0;
    if (busy && length <= COPY) bytes = Buffer.from(bytes);
    if (length > 0) socket.write(bytes);
    // The buffer may be reused only if the system has already copied it.
    if (socket.writableLength === 0 || bytes.buffer !== w.b.buffer) returnWriter(w);
    if (socket.writableLength > 0) connection.backlogged();
  }

  #writePieces(w: Writer, length: number): void {
    this.#portions = pieces(w, 0, length).toReversed();
    this.#portioned = length + w.extra;
    const large = this.#portioned > LARGE;
    if (large) this.#feedCopies();
    else {
      const forOne = this.#portions.filter(isReadOnce);
      if (forOne.length > 0) this.#forOne = forOne;
      this.#feed();
    }
    // Even a short view keeps its whole buffer alive, so what has to wait gets a buffer of its own.
    if (large && this.#portioned > 0) {
      this.#portions = [inPages((this.#portions ?? []).toReversed(), this.#portioned)];
    }
    if (large) for (const { bytes } of w.segments ?? []) freeRead(bytes);
    const { writableLength } = this.#connection.socket;
    if (large || (this.#portioned === 0 && writableLength === 0)) returnWriter(w);
    if (this.#portioned > 0 || writableLength > 0) this.#connection.backlogged();
  }

  /** Passes portion after portion to the socket, until it no longer takes them at once. */
  #feed(): void {
    const connection = this.#connection;
    const { socket } = connection;
    const portions = this.#portions ?? [];
    while (this.#takesMore()) {
      let room = PORTION;
      socket.cork();
      while (room > 0 && portions.length > 0) {
        const piece = this.#next(portions, room);
        room -= piece.length;
        if (portions.length > 0 || this.#forOne === undefined) socket.write(piece);
        else this.#writeLast(piece, this.#forOne);
      }
      socket.uncork();
      this.#passed(PORTION - room);
    }
    if (this.#portioned === 0) this.#portions = undefined;
  }

  /** Passes the last piece to the socket. Once the system has it, it has what was before it, too. */
  #writeLast(piece: Uint8Array, forOne: readonly Uint8Array[]): void {
    this.#forOne = undefined;
    this.#connection.socket.write(piece, (error) => {
      // Otherwise the octets go with the socket.
      if (error === undefined || error === null) for (const octets of forOne) freeRead(octets);
    });
  }

  /** Like {@link #feed}, but passes copies, which keep no larger buffer alive: one again and again while the socket takes it at once. */
  #feedCopies(): void {
    const { socket } = this.#connection;
    const portions = this.#portions ?? [];
    let copy: Buffer | undefined;
    while (this.#takesMore()) {
      copy ??= Buffer.allocUnsafeSlow(COPIED_PORTION);
      let length = 0;
      while (length < copy.length && portions.length > 0) {
        const piece = this.#next(portions, copy.length - length);
        copy.set(piece, length);
        length += piece.length;
      }
      socket.write(copy.subarray(0, length));
      this.#passed(length);
      if (socket.writableLength > 0) copy = undefined;
    }
    if (this.#portioned === 0) this.#portions = undefined;
  }

  /** Whether something is left, and the socket takes it. Only one that needs to drain reports when it has drained. */
  #takesMore(): boolean {
    const { socket } = this.#connection;
    return (
      this.#portioned > 0 &&
      (socket.writableLength === 0 || !socket.writableNeedDrain) &&
      socket.writable
    );
  }

  /** Takes the next piece, or as much of it as there is room for. */
  #next(portions: Uint8Array[], room: number): Uint8Array {
    const piece = portions.pop() as Uint8Array;
    if (piece.length <= room) return piece;
    portions.push(piece.subarray(room));
    return piece.subarray(0, room);
  }

  #passed(octets: number): void {
    const connection = this.#connection;
    this.#portioned -= octets;
    connection.bytesOut += octets;
    connection.sent = timers.recent;
  }

  /** The socket has taken everything it was given. */
  drained(): void {
    if (this.#portioned > 0) this.#feed();
    if (this.#portioned === 0) this.flush();
  }

  /** Calls `then` once everything has been passed to the socket. */
  end(then: () => void): void {
    // What is kept back must not be sent on this socket: it waits for TLS.
    if (this.#held) this.drop();
    this.#held = false;
    this.#ending = then;
    this.flush();
  }

  /** Discards everything, because it can no longer be sent. */
  drop(): void {
    if (this.#writing) return;
    if (this.#writer !== undefined) returnWriter(this.#writer);
    this.#writer = undefined;
    this.#only = undefined;
    this.#position = 0;
    this.#extra = 0;
    this.#portions = undefined;
    this.#portioned = 0;
    this.#forOne = undefined;
  }
}
