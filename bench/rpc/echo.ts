import { createServer, type Socket } from "node:net";
import { defaultEngineLimits, Framer } from "../../src/rose/index.js";
import { connected, listening, type Implementation } from "./implementation.js";
import { callbackLink, type Callback, type Link } from "./load.js";
import { requestOf, responseOf, type Payload } from "./wire.js";

/** Callbacks that have been called stay in the queue until there are so many. */
const KEPT = 4096;

/** Tells how many messages a chunk completes. */
type Counter = (chunk: Buffer) => number;

/** Counts messages of one length; looks at no octet. */
export function byLength(length: number): Counter {
  let octets = 0;
  return (chunk) => {
    octets += chunk.length;
    const messages = Math.floor(octets / length);
    octets -= messages * length;
    return messages;
  };
}

/** Counts the frames that our framer finds. */
function byFramer(): Counter {
  const framer = new Framer(defaultEngineLimits);
  return (chunk) => {
    framer.push(chunk);
    let frames = 0;
    while (framer.next()) frames++;
    return frames;
  };
}

/** One message so often as is asked for, without making it anew each time. */
function repeated(message: Buffer): (count: number) => Buffer {
  let all = message;
  return (count) => {
    const length = count * message.length;
    if (all.length < length) all = Buffer.alloc(length, message);
    return all.subarray(0, length);
  };
}

/**
 * Calls like those of the others, one by one and each with its callback, only that nothing is
 * encoded: answers come in the order of the calls. What one turn says goes out in one write.
 */
export function linkOf(socket: Socket, payload: Payload, counter: Counter): Link {
  const requests = repeated(requestOf(payload));
  const waiting: Callback[] = [];
  let answered = 0;
  let unsent = 0;
  const flush = (): void => {
    socket.write(requests(unsent));
    unsent = 0;
  };
  const call = (callback: Callback): void => {
    waiting.push(callback);
    if (unsent++ === 0) process.nextTick(flush);
  };
  socket.on("data", (chunk) => {
    for (let messages = counter(chunk); messages > 0; messages--) {
      (waiting[answered++] as Callback)(null);
    }
    if (answered > KEPT) {
      waiting.splice(0, answered);
      answered = 0;
    }
  });
  socket.on("error", (error) => waiting.at(-1)?.(error));
  return {
    ...callbackLink(call, () => socket.destroy()),
    once: () => exactly(socket, responseOf(payload).length, () => call(() => {})),
  };
}

function exactly(socket: Socket, length: number, send: () => void): Promise<Buffer> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let octets = 0;
    const onData = (chunk: Buffer): void => {
      chunks.push(chunk);
      octets += chunk.length;
      if (octets < length) return;
      socket.removeListener("data", onData);
      resolve(Buffer.concat(chunks));
    };
    socket.on("data", onData);
    send();
  });
}

function serving(payload: Payload, counterOf: () => Counter): Promise<number> {
  const responses = repeated(responseOf(payload));
  const server = createServer({ noDelay: true }, (socket) => {
    const counter = counterOf();
    socket.on("data", (chunk) => {
      const messages = counter(chunk);
      if (messages > 0) socket.write(responses(messages));
    });
    socket.on("error", () => socket.destroy());
  });
  return listening(server);
}

/** Sends every chunk back as it came. */
function servingEcho(): Promise<number> {
  const server = createServer({ noDelay: true }, (socket) => {
    socket.on("data", (chunk) => socket.write(chunk));
    socket.on("error", () => socket.destroy());
  });
  return listening(server);
}

/** Undefined for the octets of the right answer. */
export const restore = (answer: unknown, payload: Payload): unknown =>
  responseOf(payload).equals(answer as Buffer) ? undefined : answer;

/** The physical limit: the same octets in as few writes as there are chunks. */
export const raw: Implementation = {
  name: "raw echo",
  packages: [],
  payloads: ["M1", "M4", "M5"],
  serve: (payload) =>
    payload === "M1" ? servingEcho() : serving(payload, () => byLength(requestOf(payload).length)),
  dial: async (port, payload) =>
    linkOf(await connected(port), payload, byLength(responseOf(payload).length)),
  restore,
};

/** Our framer at both ends, and no codec. */
export const framed: Implementation = {
  name: "framed echo",
  packages: [],
  payloads: ["M1", "M4", "M5"],
  serve: (payload) => serving(payload, byFramer),
  dial: async (port, payload) => linkOf(await connected(port), payload, byFramer()),
  restore,
};
