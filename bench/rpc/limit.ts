import { createServer, type Socket } from "node:net";
import { shortAscii } from "../../src/codec/ber/short-text.js";
import { latin1Slice } from "../../src/codec/utf8.js";
import { connected, listening, type Implementation } from "./implementation.js";
import { callbackLink, promiseLink, type Callback, type Link } from "./load.js";
import { argument as sent, operations, type Payload } from "./wire.js";

// What V8 and Node.js allow: both ends of M1, written by hand for its one type. They speak the octets of the engine, which can
// take the place of either, and do what must be done for a call: find the frame and the id, look up what serves the operation, make an object
// with its text, call the function, write the answer, and find the call with the id that it has. They check nothing, keep no limits and no
// times, and know one kind of answer.

type Argument = typeof sent;

/** The last invoke id; then they begin again. */
const LAST_ID = 99_998;
/** Octets of a buffer for what one turn of the event loop sends: more than 256 messages have. */
const ROOM = 64 * 1024;

/** Gives each message of a stream: where it is in its chunk, and where its first member begins. */
function onMessages(
  socket: Socket,
  message: (b: Buffer, p: number, end: number) => void,
  over: () => void = () => {},
): void {
  let rest: Buffer | undefined;
  socket.on("data", (chunk) => {
    const b = rest === undefined ? chunk : Buffer.concat([rest, chunk]);
    const { length } = b;
    let p = 0;
    while (p + 2 <= length) {
      const first = b[p + 1] as number;
      let start = p + 2;
      let octets = first;
      if (first > 0x7f) {
        start += first & 0x7f;
        if (start > length) break;
        octets = 0;
        for (let q = p + 2; q < start; q++) octets = octets * 256 + (b[q] as number);
      }
      const end = start + octets;
      if (end > length) break;
      message(b, start, end);
      p = end;
    }
    rest = p < length ? b.subarray(p) : undefined;
    over();
  });
}

/** An INTEGER of 0 or more. */
function idAt(b: Buffer, p: number): number {
  const length = b[p + 1] as number;
  if (length === 1) return b[p + 2] as number;
  if (length === 2) return ((b[p + 2] as number) << 8) | (b[p + 3] as number);
  return ((b[p + 2] as number) << 16) | ((b[p + 3] as number) << 8) | (b[p + 4] as number);
}

/** The argument, whose text begins here and is the last thing in the message. */
function argumentAt(b: Buffer, p: number, end: number): Argument {
  return { u8sEntryID: shortAscii(b, p, end - p) ?? latin1Slice.call(b, p, end) };
}

function putID(b: Buffer, p: number, id: number): number {
  b[p++] = 0x02;
  if (id < 0x80) {
    b[p++] = 1;
  } else if (id < 0x8000) {
    b[p++] = 2;
    b[p++] = id >> 8;
  } else {
    b[p++] = 3;
    b[p++] = id >> 16;
    b[p++] = id >> 8;
  }
  b[p++] = id;
  return p;
}

/** Writes the argument; its text is ASCII of less than 120 characters. */
function putArgument(b: Buffer, p: number, { u8sEntryID: text }: Argument): number {
  const { length } = text;
  b[p] = 0x30;
  b[p + 1] = length + 2;
  b[p + 2] = 0x0c;
  b[p + 3] = length;
  p += 4;
  for (let i = 0; i < length; i++) b[p++] = text.charCodeAt(i);
  return p;
}

/** Sends what it holds in one write, and takes the buffer again if the system has copied it. */
class Sender {
  b = Buffer.allocUnsafeSlow(ROOM);
  end = 0;
  readonly #socket: Socket;

  constructor(socket: Socket) {
    this.#socket = socket;
  }

  flush = (): void => {
    if (this.end === 0) return;
    this.#socket.write(this.b.subarray(0, this.end));
    this.end = 0;
    if (this.#socket.writableLength > 0) this.b = Buffer.allocUnsafeSlow(ROOM);
  };
}

type Handler = (argument: Argument) => Argument;

/** @param handlers What serves the operations, by their ids. */
function serve(handlers: ReadonlyMap<number, Handler>): Promise<number> {
  const server = createServer({ noDelay: true }, (socket) => {
    const out = new Sender(socket);
    onMessages(
      socket,
      (m, p, end) => {
        const id = idAt(m, p);
        p += 2 + (m[p + 1] as number);
        const handler = handlers.get(idAt(m, p));
        if (handler === undefined) return;
        // After the operation, the headers of SEQUENCE and text.
        p += 6 + (m[p + 1] as number);
        const result = handler(argumentAt(m, p, end));
        const { b, end: start } = out;
        b[start] = 0xa2;
        let q = putID(b, start + 2, id);
        const inner = q;
        b[q] = 0x30;
        b[q + 2] = 0x02;
        b[q + 3] = 1;
        b[q + 4] = 0;
        q = putArgument(b, q + 5, result);
        b[inner + 1] = q - inner - 2;
        b[start + 1] = q - start - 2;
        out.end = q;
      },
      out.flush,
    );
    socket.on("error", () => socket.destroy());
  });
  return listening(server);
}

/** What a call settles with its result. */
type Settle<S> = (settle: S, result: Argument) => void;

/** Calls of the operation; what settles them is kept by their ids. */
function calling<S>(
  socket: Socket,
  { id: operationID }: { id: number },
  inFlight: number,
  settle: Settle<S>,
): (argument: Argument, settled: S) => void {
  const out = new Sender(socket);
  const mask = 2 ** Math.ceil(Math.log2(inFlight * 2 + 2)) - 1;
  const waiting = Array.from<S | undefined>({ length: mask + 1 });
  const ids = new Int32Array(mask + 1);
  let last = 0;
  onMessages(socket, (m, p, end) => {
    const id = idAt(m, p);
    const place = id & mask;
    const settled = waiting[place];
    if (settled === undefined || ids[place] !== id) return;
    waiting[place] = undefined;
    // The headers of the result, its number, and the headers of SEQUENCE and text.
    settle(settled, argumentAt(m, p + 2 + (m[p + 1] as number) + 9, end));
  });
  socket.on("error", () => socket.destroy());
  return (value, settled) => {
    last = last === LAST_ID ? 1 : last + 1;
    waiting[last & mask] = settled;
    ids[last & mask] = last;
    const { b, end: start } = out;
    if (start === 0) process.nextTick(out.flush);
    b[start] = 0xa1;
    const q = putArgument(b, putID(b, putID(b, start + 2, last), operationID), value);
    b[start + 1] = q - start - 2;
    out.end = q;
  };
}

function implementation(
  name: string,
  link: (socket: Socket, payload: Payload, inFlight: number) => Link,
): Implementation {
  return {
    name,
    packages: [],
    payloads: ["M1"],
    serve: () => serve(new Map([[operations.M1.id, (received) => received]])),
    dial: async (port, payload, inFlight) => link(await connected(port), payload, inFlight),
  };
}

/** With a promise for each call. */
export const limit = implementation("limit", (socket, payload, inFlight) => {
  type Resolve = (result: Argument) => void;
  const settle: Settle<Resolve> = (resolve, result) => resolve(result);
  const call = calling(socket, operations[payload], inFlight, settle);
  return promiseLink(
    () => new Promise((resolve) => call(sent, resolve)),
    () => socket.destroy(),
  );
});

/** With a callback. */
export const limitCallbacks = implementation("limit, callbacks", (socket, payload, inFlight) => {
  const settle: Settle<Callback> = (callback, result) => callback(null, result);
  const call = calling(socket, operations[payload], inFlight, settle);
  return callbackLink(
    (callback) => call(sent, callback),
    () => socket.destroy(),
  );
});
