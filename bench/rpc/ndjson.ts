import { createServer, type Socket } from "node:net";
import { shapeOf } from "../peers/shape.js";
import { take } from "../peers/convert.js";
import { connected, listening, type Implementation } from "./implementation.js";
import { promiseLink } from "./load.js";
import { answerOf, argument, operations, type Payload } from "./wire.js";

/** Gives each line of the stream, without its end. */
function onLines(socket: Socket, line: (text: string) => void): void {
  let rest = "";
  socket.setEncoding("utf8");
  socket.on("data", (chunk) => {
    const lines = (rest + String(chunk)).split("\n");
    rest = lines.pop() as string;
    for (const text of lines) line(text);
  });
}

/** Sends each message at once. */
function atOnce(socket: Socket): (message: object) => void {
  return (message) => void socket.write(`${JSON.stringify(message)}\n`);
}

/** Sends what one turn of the event loop says in one write. */
function byTurn(socket: Socket): (message: object) => void {
  let text = "";
  const flush = (): void => {
    socket.write(text);
    text = "";
  };
  return (message) => {
    if (text === "") setImmediate(flush);
    text += `${JSON.stringify(message)}\n`;
  };
}

function implementation(
  name: string,
  sending: (socket: Socket) => (message: object) => void,
): Implementation {
  return {
    name,
    packages: [],
    payloads: ["M1", "M4"],
    serve(payload) {
      const answer = answerOf(payload);
      const handlers = new Map<string, (params: unknown) => unknown>([
        [payload, payload === "M1" ? (params) => params : () => answer],
      ]);
      const server = createServer({ noDelay: true }, (socket) => {
        const send = sending(socket);
        socket.on("error", () => socket.destroy());
        onLines(socket, (text) => {
          const { id, method, params } = JSON.parse(text);
          send({ id, result: handlers.get(method)?.(params) });
        });
      });
      return listening(server);
    },
    async dial(port, payload) {
      const socket = await connected(port);
      const send = sending(socket);
      const pending = new Map<number, (result: unknown) => void>();
      let last = 0;
      onLines(socket, (text) => {
        const { id, result } = JSON.parse(text);
        pending.get(id)?.(result);
        pending.delete(id);
      });
      const invoke = (): Promise<unknown> =>
        new Promise((resolve) => {
          const id = ++last;
          pending.set(id, resolve);
          send({ id, method: payload, params: argument });
        });
      return promiseLink(invoke, () => socket.destroy());
    },
    restore: (answer, payload) => restoreJson(answer, payload),
  };
}

const times = { time: { give: (time: Date) => time, take: (text: string) => new Date(text) } };

/** Times come as text in JSON. */
export function restoreJson(answer: unknown, payload: Payload): unknown {
  return take(shapeOf(operations[payload].result), answer, times);
}

/** Newline-delimited JSON, with one write for all that one turn of the event loop says. */
export const ndjson = implementation("ndjson", byTurn);

/** The same as it is written in an afternoon: one write for each message. */
export const ndjsonSingly = implementation("ndjson, a write each", atOnce);
