import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { createServer as createTlsServer, TLSSocket } from "node:tls";
import type { Pem } from "../../../certificate.js";
import { banner, parse } from "./recording.js";

export type Action = Readonly<Record<string, string>>;

export const username = "rosewire";
export const secret = "test";
const challenge = "156883614";

/** A block as Asterisk writes it. */
export function block(headers: Readonly<Record<string, string | number>>): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${lines.join("")}\r\n`;
}

/** Stands in for the manager interface of an Asterisk, on a port of this machine. What it says of calls is recorded. */
export class StandIn {
  readonly port: number;
  /** The actions that it has been sent, logons and pings left out. */
  readonly actions: Action[] = [];
  /** What the logons asked for. */
  readonly logons: Action[] = [];
  greeting = banner;
  /** Answers an action that the stand-in does not know itself. */
  answer: (action: Action) => string | undefined;
  /** Whether connections are taken. */
  isReachable = true;
  /** Sizes of the pieces in which it sends, in turn; 0 for all in one. */
  pieces: readonly number[] = [0];
  /** How often it has been asked whether it is there. */
  pings = 0;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #ready = new Set<Socket>();
  #piece = 0;

  private constructor(server: Server, answer: (action: Action) => string | undefined) {
    this.#server = server;
    this.answer = answer;
    this.port = (server.address() as AddressInfo).port;
  }

  /** @param tls The certificate with which it speaks TLS, as with `tlsenable`. */
  static async start(answer: (action: Action) => string | undefined, tls?: Pem): Promise<StandIn> {
    const server = tls === undefined ? createServer() : createTlsServer(tls);
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const made = new StandIn(server, answer);
    const taken = tls === undefined ? "connection" : "secureConnection";
    server.on(taken, (socket: Socket) => made.#serve(socket));
    // A handshake that fails is the client's to tell.
    server.on("tlsClientError", () => {});
    return made;
  }

  get sessions(): number {
    return this.#ready.size;
  }

  /** Sends text to all who have logged on. */
  send(text: string): void {
    for (const socket of this.#ready) this.#write(socket, text);
  }

  /** Ends all connections. */
  cut(): void {
    for (const socket of this.#sockets) {
      // One with TLS cannot be reset.
      if (socket instanceof TLSSocket) socket.destroy();
      else socket.resetAndDestroy();
    }
    this.#sockets.clear();
    this.#ready.clear();
  }

  async stop(): Promise<void> {
    this.cut();
    this.#server.close();
    await once(this.#server, "close");
  }

  #serve(socket: Socket): void {
    if (!this.isReachable) return void socket.destroy();
    this.#sockets.add(socket);
    let text = "";
    socket.on("error", () => {});
    socket.on("close", () => {
      this.#sockets.delete(socket);
      this.#ready.delete(socket);
    });
    socket.on("data", (chunk) => {
      text += chunk.toString();
      const blocks = text.split("\r\n\r\n");
      text = blocks.pop() as string;
      for (const one of blocks) this.#act(socket, one);
    });
    socket.write(this.greeting);
  }

  #act(socket: Socket, text: string): void {
    const names = text.split("\r\n").map((line) => line.split(": ", 1)[0] as string);
    const [message] = parse(`banner\r\n${text}\r\n\r\n`);
    const action = Object.fromEntries(names.map((name) => [name, message?.get(name) ?? ""]));
    const answer = this.#own(socket, action) ?? this.#other(action);
    if (answer !== undefined) this.#write(socket, answer);
  }

  #own(socket: Socket, action: Action): string | undefined {
    const { Action: name, ActionID = "" } = action;
    const success = { Response: "Success", ActionID };
    if (name === "Challenge") return block({ ...success, Challenge: challenge });
    if (name === "Ping") {
      this.pings++;
      return block({ ...success, Ping: "Pong", Timestamp: "1795837288.092175" });
    }
    if (name !== "Login") return undefined;
    this.logons.push(action);
    const key = createHash("md5").update(`${challenge}${secret}`).digest("hex");
    const isRight =
      action["AuthType"] === "MD5" ? action["Key"] === key : action["Secret"] === secret;
    if (!isRight || action["Username"] !== username) {
      return block({ Response: "Error", ActionID, Message: "Authentication failed" });
    }
    this.#ready.add(socket);
    return block({ ...success, Message: "Authentication accepted" });
  }

  #other(action: Action): string | undefined {
    this.actions.push(action);
    return this.answer(action);
  }

  #write(socket: Socket, text: string): void {
    const octets = Buffer.from(text, "latin1");
    for (let from = 0; from < octets.length;) {
      const size = this.pieces[this.#piece++ % this.pieces.length] || octets.length;
      socket.write(octets.subarray(from, from + size));
      from += size;
    }
  }
}
