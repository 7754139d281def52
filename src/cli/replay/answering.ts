import type { Socket } from "node:net";
import { asnStartTLS } from "../../modules/transport/transport.js";
import type { RoseMessage } from "../../rose/internal-wire.js";
import type { ListeningTls } from "../listening-tls.js";
import { Describer } from "../pcap/describe.js";
import { startTlsAnswer } from "../proxy/start-tls.js";
import type { WireProtocol } from "../wire-protocol.js";
import { answerWithId, rejectOf } from "./answers.js";
import { clientEnd, encrypted } from "./client-end.js";
import { framedAs, kindOf, type Message } from "./message.js";
import { Outbox } from "./outbox.js";
import { keysOf, type Conversation, type Exchange, type Recorded, type Timed } from "./recorded.js";
import type { Report } from "./report.js";

/** Octets of a message of a client. */
const LONGEST = 4 * 1024 * 1024;
/** Invokes of a client that are remembered. */
const MOST_WAITING = 1000;

/** How clients are answered. */
export interface AnsweringOptions {
  readonly protocol: WireProtocol;
  readonly recorded: Recorded;
  readonly report: Report;
  /** How many times as fast as it was recorded. */
  readonly speed: number;
  readonly tls: ListeningTls | undefined;
}

/** Answers one client with what was said over a connection of a recording. */
export class Answering {
  readonly #number: number;
  readonly #how: AnsweringOptions;
  readonly #describer: Describer;
  readonly #outbox = new Outbox();
  readonly #used = new Set<Exchange>();
  /** Where those begin that may be unused, by their keys. */
  readonly #places = new Map<string, number>();
  #conversation: Conversation | undefined;

  constructor(number: number, how: AnsweringOptions) {
    this.#number = number;
    this.#how = how;
    this.#describer = new Describer(how.protocol, MOST_WAITING);
  }

  /** Settles when the client has gone. */
  async serve(socket: Socket): Promise<void> {
    const { tls, report } = this.#how;
    // A client that goes frees whoever waits for room.
    socket.once("close", () => this.#outbox.end());
    const said = this.#outbox.run().catch(async (error: unknown) => {
      socket.destroy();
      await report.trouble(this.#number, (error as Error).message);
    });
    try {
      let stream = await clientEnd(socket, tls);
      let canEncrypt = tls?.onRequest === true && stream === socket;
      for (;;) {
        this.#outbox.goOn(stream);
        const request = await this.#hear(stream, canEncrypt);
        if (request === undefined || tls === undefined) break;
        await this.#outbox.hold();
        await new Promise((resolve) => stream.write(startTlsAnswer(request), resolve));
        stream = await encrypted(socket, tls);
        canEncrypt = false;
      }
    } catch (error) {
      // Clients that have gone do not always say so.
      const { syscall, code, message } = error as NodeJS.ErrnoException;
      if (syscall !== undefined || code === "ERR_STREAM_PREMATURE_CLOSE") return;
      await report.trouble(this.#number, message);
    } finally {
      socket.destroy();
      this.#outbox.end();
      await said;
    }
  }

  /** @returns A request for TLS, once one comes; undefined when nothing more comes. */
  async #hear(stream: Socket, canEncrypt: boolean): Promise<RoseMessage | undefined> {
    const framer = this.#how.protocol.framer(LONGEST);
    const connection = { number: this.#number, client: nowhere, server: nowhere };
    for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
      framer.push(chunk as Buffer);
      while (framer.next()) {
        const bytes = Uint8Array.from(framer.bytes.subarray(framer.start, framer.end));
        const isJson = framer.kind === "json";
        const described = this.#describer.describe(
          connection,
          "to server",
          bytes,
          isJson,
          undefined,
        );
        if (canEncrypt && described.operation?.name === asnStartTLS.name) {
          if (!framer.empty) throw new Error("clear text after the request for TLS");
          return described.message;
        }
        await this.#outbox.room();
        await this.#answer({ bytes, isJson, described });
      }
    }
    return undefined;
  }

  async #answer(message: Message): Promise<void> {
    const { kind, id, name: operation } = message.described;
    const { report, protocol, speed } = this.#how;
    if (kind === "event") return;
    const isAssociation = kind === "association";
    if (!isAssociation && (kind !== "invoke" || id === undefined)) {
      report.leftOut++;
      return;
    }
    const now = performance.now();
    if (this.#conversation === undefined) {
      this.#conversation = this.#choose(message.isJson);
      const { first = [], begun } = this.#conversation ?? {};
      this.#events(first, 0, begun, now);
    }
    const connection = this.#number;
    const exchange = this.#take(message);
    if (exchange === undefined) {
      const said = (): Promise<void> => report.rejected(connection, id, operation);
      if (id === undefined) return said();
      const octets = (): Uint8Array => rejectOf(id, message.isJson, protocol);
      this.#outbox.push({ at: now, octets, said });
      return;
    }
    const { asked, answer, events } = exchange;
    if (answer === undefined) {
      await report.unansweredInvoke(connection, id, operation);
      return;
    }
    const answered = kindOf(answer);
    const facts = { connection, id, operation, recorded: answered, answered };
    const at = now + between(asked, answer.time) / speed;
    this.#outbox.push({
      at,
      octets: () => answerWithId(answer, id, protocol),
      said: () => {
        this.#events(events, 0, answer.time, at);
        return report.answer({ ...facts, after: undefined, differences: undefined });
      },
    });
  }

  /** Has events said one after the other, as long after a time now as they were recorded after another. */
  #events(events: readonly Timed[], next: number, recorded: number | undefined, now: number): void {
    const event = events[next];
    if (event === undefined) return;
    this.#outbox.push({
      at: now + between(recorded, event.time) / this.#how.speed,
      octets: () => framedAs(event, this.#how.protocol),
      said: () => this.#events(events, next + 1, recorded, now),
    });
  }

  /** Clients get the connections of their encoding in turn. */
  #choose(isJson: boolean): Conversation | undefined {
    const all = this.#how.recorded.conversations(isJson);
    return all[(this.#number - 1) % all.length];
  }

  /** The exchange that an invoke is answered by, which is not used again. */
  #take(invoke: Message): Exchange | undefined {
    for (const key of keysOf(invoke)) {
      const all = this.#conversation?.exchanges.get(key) ?? [];
      let at = this.#places.get(key) ?? 0;
      while (at < all.length && this.#used.has(all[at] as Exchange)) at++;
      if (all.length > 0) this.#places.set(key, at);
      const found = all[at];
      if (found === undefined) continue;
      this.#used.add(found);
      return found;
    }
    return undefined;
  }
}

/** Milliseconds from one time of a recording to another. */
function between(from: number | undefined, to: number | undefined): number {
  return from === undefined || to === undefined ? 0 : Math.max(0, to - from);
}

const nowhere = { host: "", port: 0 };
