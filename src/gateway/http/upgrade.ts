import { STATUS_CODES, type IncomingMessage, type Server } from "node:http";
import { Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { Failure } from "../failure.js";

/** Whether an Upgrade header (RFC 9110 section 7.8), a list of protocols, names the WebSocket. */
export function namesWebSocket({ headers }: IncomingMessage): boolean {
  const protocols = (headers.upgrade ?? "").split(",");
  return protocols.some((name) => name.trim().toLowerCase() === "websocket");
}

/** The header that asks for another protocol; removed if the request is answered in this one. */
const ofUpgrades: ReadonlySet<string> = new Set(["upgrade", "http2-settings"]);

/**
 * Answers a request for another protocol in this one, as a server may. Node no longer reads HTTP from
 * its connection, so the server gets the connection again, and on it the request without that header.
 * What came after the head, such as a body, follows.
 */
export function answerAsOrdinary(request: IncomingMessage, socket: Duplex, head: Buffer): void {
  const { server } = socket as Duplex & { readonly server?: Server };
  // Without a listener nobody would answer.
  if (server === undefined || socket.destroyed) {
    socket.destroy();
    return;
  }
  // It is set for the time between two requests and would go on running.
  (socket as Partial<Socket>).setTimeout?.(0);
  socket.unshift(Buffer.concat([Buffer.from(headOf(request), "latin1"), head]));
  const secure = (socket as { readonly encrypted?: boolean }).encrypted === true;
  server.emit(secure ? "secureConnection" : "connection", socket);
}

/** The request's head as it came, as far as it can be reconstructed. */
function headOf({ method, url, httpVersion, rawHeaders }: IncomingMessage): string {
  const lines = [`${method} ${url} HTTP/${httpVersion}`];
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    const [name, value] = rawHeaders.slice(i, i + 2) as [string, string];
    const field = name.toLowerCase();
    if (ofUpgrades.has(field)) continue;
    const kept = field === "connection" ? withoutUpgrade(value) : value;
    if (kept !== "") lines.push(`${name}: ${kept}`);
  }
  return `${lines.join("\r\n")}\r\n\r\n`;
}

function withoutUpgrade(connection: string): string {
  const options = connection.split(",").map((option) => option.trim());
  return options.filter((option) => !ofUpgrades.has(option.toLowerCase())).join(", ");
}

/** Answers a request for another protocol with a failure, and ends the connection. */
export function refuse(socket: Duplex, { status, body }: Failure): void {
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    "Connection: close",
    "Content-Type: application/json;charset=utf-8",
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
  // The other side might never end its direction.
  if (socket instanceof Socket) socket.destroySoon();
}
