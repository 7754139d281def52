import type { Socket } from "node:net";
import { Mismatch } from "../cases/case.js";
import { connected } from "./implementation.js";
import { callbackLink, type Callback, type Link } from "./load.js";
import { answerOf, argument, operations, type Payload } from "./wire.js";

// Calls by HTTP/1.1 that stays connected, one at a time on each connection: the same requests and the same results, whoever answers.

/** The path of the calls. */
export function pathOf(payload: Payload): string {
  return `/ws/client/${operations[payload].name}`;
}

/** What the body of an answer must be. */
function bodyOf(payload: Payload): string {
  return operations[payload].result.encodeJson(answerOf(payload));
}

/** A request with the argument as its body. */
function requestOf(payload: Payload, session: string): Buffer {
  const body = JSON.stringify(argument);
  const all = {
    host: "127.0.0.1",
    "content-type": "application/json",
    "content-length": String(Buffer.byteLength(body)),
    "x-ucsessionid": session,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`POST ${pathOf(payload)} HTTP/1.1\r\n${lines.join("")}\r\n${body}`);
}

/** Gives the body of each answer. What a client costs is to be little: it is not what is measured. */
function onAnswers(socket: Socket, answer: (status: number, body: Buffer) => void): void {
  let rest: Buffer = Buffer.alloc(0);
  socket.on("data", (chunk: Buffer) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (;;) {
      const end = rest.indexOf("\r\n\r\n");
      if (end < 0) return;
      const head = rest.toString("latin1", 0, end);
      const length = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1]);
      const after = end + 4 + length;
      if (rest.length < after) return;
      const body = rest.subarray(end + 4, after);
      rest = rest.subarray(after);
      answer(Number(head.slice(9, 12)), body);
    }
  });
}

/**
 * A connection that makes calls.
 * @param session 32 hex digits, for those who have sessions.
 */
export async function linkTo(port: number, payload: Payload, session: string): Promise<Link> {
  const request = requestOf(payload, session);
  const wanted = bodyOf(payload);
  const socket = await connected(port);
  const waiting: Callback[] = [];
  let checked = false;
  onAnswers(socket, (status, body) => {
    const callback = waiting.shift() as Callback;
    if (waiting.length > 0) socket.write(request);
    if (status !== 200) callback(new Error(`${status}: ${body.toString()}`));
    else if (checked) callback(null);
    else if (body.toString() !== wanted) callback(new Mismatch("another text than the others"));
    else callback(null, operations[payload].result.fromJson(JSON.parse(body.toString())));
  });
  socket.on("error", (error) => waiting.shift()?.(error));
  const call = (callback: Callback): void => {
    waiting.push(callback);
    if (waiting.length === 1) socket.write(request);
  };
  const link = callbackLink(call, () => socket.destroy());
  return {
    ...link,
    start(inFlight, load) {
      checked = true;
      link.start(inFlight, load);
    },
  };
}
