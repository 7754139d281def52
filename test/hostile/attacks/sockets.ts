import { connect, type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import type { Scale } from "./attack.js";

/** What an attacker holds. Everybody else is at 127.0.0.1; attackers have addresses of their own. */
export class Sockets {
  readonly #all = new Set<Socket>();
  #count = 0;

  /** Opens a connection; it is undefined if it was refused. */
  open(port: number): Promise<Socket | undefined> {
    const localAddress = `127.0.1.${1 + (this.#count++ % 200)}`;
    const socket = connect({ port, host: "127.0.0.1", localAddress });
    this.#all.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => this.#all.delete(socket));
    return new Promise((resolve) => {
      socket.once("connect", () => resolve(socket));
      socket.once("close", () => resolve(undefined));
    });
  }

  /** Opens several, and has each say something. */
  async crowd(port: number, count: number, say: (index: number) => Uint8Array | string) {
    const sockets: Socket[] = [];
    for (let i = 0; i < count; i += 50) {
      const some = Array.from({ length: Math.min(50, count - i) }, () => this.open(port));
      for (const socket of await Promise.all(some)) {
        if (socket === undefined) continue;
        socket.write(say(sockets.length));
        sockets.push(socket);
      }
    }
    return sockets;
  }

  /** Cuts everything off. */
  async end(): Promise<void> {
    const ends = [...this.#all].map(
      (socket) =>
        new Promise<void>((resolve) => {
          socket.once("close", () => resolve());
          socket.destroy();
        }),
    );
    await Promise.all(ends);
  }
}

/** Repeats something while the attack lasts. */
export async function whileItLasts({ time }: Scale, work: () => Promise<void>): Promise<void> {
  const end = performance.now() + time;
  do {
    await work();
    // Others are to be heard, a signal to end say.
    await delay(1);
  } while (performance.now() < end);
}

/**
 * What a socket has sent, until it closes or says nothing for a while.
 * @param first How long it may say nothing at the beginning.
 */
export function answer(
  socket: Socket,
  milliseconds: number,
  { silence }: Scale,
  first = milliseconds,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  return new Promise((resolve) => {
    const done = (): void => resolve(Buffer.concat(chunks));
    let timer = setTimeout(done, first);
    socket.on("data", (chunk: Buffer) => {
      chunks.push(chunk);
      clearTimeout(timer);
      timer = setTimeout(done, Math.min(milliseconds, silence));
    });
    socket.once("close", () => {
      clearTimeout(timer);
      done();
    });
  });
}

/** Sends octets as fast as they are taken, until they are through, the connection ends or time is up. */
export async function press(
  socket: Socket,
  octets: Uint8Array | string,
  milliseconds: number,
): Promise<void> {
  if (socket.destroyed) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    const done = (): void => {
      clearTimeout(timer);
      resolve();
    };
    socket.once("close", done);
    socket.write(octets, done);
  });
}
