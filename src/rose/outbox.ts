import type { Socket } from "node:net";
import type { Writer } from "../codec/ber/writer.js";
import {
  writeError,
  writeInvoke,
  writeReject,
  writeResult,
  type InvokeExtras,
  type OpenType,
  type RejectFields,
} from "./envelope-write.js";
import { LimitError } from "./errors.js";
import { scheduleFlush, type Flushable } from "./flush-queue.js";
import { returnWriter, takeWriter } from "./writers.js";

/** Encoded messages from this size on are handed to the socket as they are, not copied. */
const OWN_WRITE = 16 * 1024;

/**
 * The messages that a connection sends in one turn of the event loop: encoded one behind the
 * other into one buffer, sent with one write. The buffer is borrowed; an idle connection
 * holds none.
 */
export class Outbox implements Flushable {
  readonly #maxFrameBytes: number;
  readonly #trace: ((bytes: Uint8Array) => void) | undefined;
  readonly #socket: Socket;
  #writer: Writer | undefined;
  #position = 0;
  #scheduled = false;
  #writing = false;
  /** Messages taken. */
  messages = 0;

  /** @param trace Given a copy of every message. */
  constructor(
    socket: Socket,
    maxFrameBytes: number,
    trace: ((bytes: Uint8Array) => void) | undefined,
  ) {
    this.#socket = socket;
    this.#maxFrameBytes = maxFrameBytes;
    this.#trace = trace;
  }

  /** Octets of the messages that wait for {@link flush}. */
  get waiting(): number {
    return this.#position;
  }

  // Each of these takes one message. They throw BerEncodeError for a value that cannot be
  // encoded and LimitError for a message longer than a frame may be; then nothing is sent.

  invoke(
    invokeID: number,
    operationID: number,
    type: OpenType,
    value: unknown,
    extras: InvokeExtras | undefined,
  ): void {
    const w = this.#begin();
    try {
      this.#commit(w, writeInvoke(w, this.#position, invokeID, operationID, type, value, extras));
    } finally {
      this.#writing = false;
    }
  }

  result(invokeID: number, type: OpenType, value: unknown): void {
    const w = this.#begin();
    try {
      this.#commit(w, writeResult(w, this.#position, invokeID, type, value));
    } finally {
      this.#writing = false;
    }
  }

  error(invokeID: number, type: OpenType, value: unknown): void {
    const w = this.#begin();
    try {
      this.#commit(w, writeError(w, this.#position, invokeID, type, value));
    } finally {
      this.#writing = false;
    }
  }

  reject(invokeID: number | undefined, fields: RejectFields): void {
    const w = this.#begin();
    try {
      this.#commit(w, writeReject(w, this.#position, invokeID, fields));
    } finally {
      this.#writing = false;
    }
  }

  #begin(): Writer {
    // A getter of the value that is being encoded may try to send something of its own.
    if (this.#writing) throw new Error("a message is being encoded on this connection already");
    this.#writing = true;
    return (this.#writer ??= takeWriter());
  }

  /** Takes the message that stands in the buffer up to `end`. */
  #commit(w: Writer, end: number): void {
    const length = end - this.#position;
    if (length > this.#maxFrameBytes) {
      const reason = `a message of ${length} octets, the limit being ${this.#maxFrameBytes}`;
      throw new LimitError("maxFrameBytes", reason);
    }
    this.#trace?.(new Uint8Array(w.b.subarray(this.#position, end)));
    this.#position = end;
    this.messages++;
    if (!this.#scheduled) {
      this.#scheduled = true;
      scheduleFlush(this);
    }
  }

  /** Takes a message that is encoded already; its octets must not change afterwards. */
  add(message: Uint8Array): void {
    if (message.length < OWN_WRITE) {
      const w = this.#begin();
      const p = this.#position;
      const end = p + message.length;
      (end > w.cap ? w.grow(p, message.length) : w.b).set(message, p);
      this.#writing = false;
      this.#commit(w, end);
      return;
    }
    this.flush();
    this.#trace?.(new Uint8Array(message));
    this.messages++;
    this.#send(message);
  }

  /** Sends what has been taken. Does not throw. */
  flush(): void {
    this.#scheduled = false;
    const writer = this.#writer;
    if (writer === undefined) return;
    const length = this.#position;
    this.#writer = undefined;
    this.#position = 0;
    // The buffer may be used again only if the system has copied it by now.
    if (length === 0 || this.#send(writer.b.subarray(0, length))) returnWriter(writer);
  }

  /** Whether the system took all octets at once. */
  #send(bytes: Uint8Array): boolean {
    const socket = this.#socket;
    if (!socket.writable) return true;
    socket.write(bytes);
    return socket.writableLength === 0;
  }
}
