import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";

/** What a link does with what it is given. */
export interface Weather {
  /** Milliseconds that everything takes longer. */
  readonly delay: number;
  /** Into pieces of how many octets everything is cut. */
  readonly pieces: number;
}

const fair: Weather = { delay: 0, pieces: Infinity };

/** A TCP link that can be cut, slowed down, and made to deliver in pieces. */
export class Link {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #weather = fair;
  #isCut = false;

  /** @param port Where it leads, on this machine. */
  constructor(port: number) {
    this.#server = createServer((near) => {
      if (this.#isCut) {
        near.destroy();
        return;
      }
      const far = connect(port, "127.0.0.1");
      for (const [from, to] of [
        [near, far],
        [far, near],
      ] as const) {
        this.#sockets.add(from);
        from.on("error", () => {});
        from.on("close", () => {
          this.#sockets.delete(from);
          to.destroy();
        });
        this.#pass(from, to);
      }
    });
  }

  /** Begins to listen; returns the port. */
  async open(): Promise<number> {
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
    return (this.#server.address() as AddressInfo).port;
  }

  close(): void {
    this.#server.close();
    this.cut();
  }

  /** Ends all connections, and accepts none until {@link mend}. */
  cut(): void {
    this.#isCut = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  mend(): void {
    this.#isCut = false;
    this.#weather = fair;
  }

  set weather(weather: Weather) {
    this.#weather = weather;
  }

  #pass(from: Socket, to: Socket): void {
    let last = Promise.resolve();
    from.on("data", (octets: Buffer) => {
      const { delay, pieces } = this.#weather;
      if (delay === 0 && pieces >= octets.length && !from.isPaused()) {
        last = last.then(() => void to.write(octets));
        return;
      }
      // One after the other, so that nothing overtakes what is slow.
      from.pause();
      last = last.then(async () => {
        if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
        for (let at = 0; at < octets.length; at += pieces) {
          to.write(octets.subarray(at, at + pieces));
          if (pieces < octets.length) await new Promise((resolve) => setImmediate(resolve));
        }
        from.resume();
      });
    });
  }
}
