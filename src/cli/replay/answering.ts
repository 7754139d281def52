import type { Socket } from "node:net";
import { parseJson } from "../../codec/index.js";
import { ROSEMessage } from "../../modules/rose/rose.js";
import { asnStartTLS } from "../../modules/transport/transport.js";
import { generous } from "../../rose/internal-dump.js";
import { InvokeProblem, jsonFrame, type RoseMessage } from "../../rose/internal-wire.js";
import { writeJson } from "../json.js";
import type { ListeningTls } from "../listening-tls.js";
import { Describer } from "../pcap/describe.js";
import { startTlsAnswer } from "../proxy/start-tls.js";
import type { WireProtocol } from "../wire-protocol.js";
import { clientEnd, encrypted } from "./client-end.js";
import { Outbox } from "./outbox.js";
import { keysOf, type Conversation, type Exchange, type Recorded, type Timed } from "./recorded.js";
import type { Report } from "./report.js";
import type { Message } from "./rewritten.js";

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
      let canEncrypt = tls !== undefined && stream === socket;
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
        if (canEncrypt && described.operation?.code === asnStartTLS.code) {
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
    const { report } = this.#how;
    if (kind === "event") return;
    if (kind !== "invoke" || id === undefined) {
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
      this.#outbox.push({ at: now, octets: () => rejectOf(id, message.isJson), said });
      return;
    }
    const { answer, events } = exchange;
    if (answer === undefined) {
      await report.unansweredInvoke(connection, id, operation);
      return;
    }
    const { kind: answered, after } = answer.described;
    const facts = { connection, id, operation, recorded: answered, answered };
    const at = now + (after ?? 0) / this.#how.speed;
    this.#outbox.push({
      at,
      octets: () => answerWithId(answer, id),
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
    const after = event.time === undefined || recorded === undefined ? 0 : event.time - recorded;
    this.#outbox.push({
      at: now + Math.max(0, after) / this.#how.speed,
      octets: () => framedAs(event),
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

const nowhere = { host: "", port: 0 };

function framedAs({ bytes, isJson }: Message): Uint8Array {
  return isJson ? jsonFrame(Buffer.from(bytes).toString("utf8")) : bytes;
}

function rejectOf(id: number, isJson: boolean): Uint8Array {
  const reject = {
    invokedID: { invokedID: id },
    reject: { invokeProblem: InvokeProblem.unrecognisedOperation },
    details: "the recording has no answer to it that is not used",
  };
  const message = { reject } as Parameters<typeof ROSEMessage.encode>[0];
  return isJson ? jsonFrame(ROSEMessage.encodeJson(message)) : ROSEMessage.encode(message);
}

/** An answer to another invoke than that which was recorded. */
function answerWithId(message: Message, id: number): Uint8Array {
  if (message.described.id === id) return framedAs(message);
  if (!message.isJson) {
    const value = ROSEMessage.decode(message.bytes, { limits: generous });
    return ROSEMessage.encode(withId(value, id) as typeof value);
  }
  const parsed = parseJson(Buffer.from(message.bytes).toString("utf8"), generous.maxElements);
  return jsonFrame(writeJson(withId((Array.isArray(parsed) ? parsed[0] : parsed) as object, id)));
}

/** Each kind of answer has its id elsewhere. */
function withId(message: object, id: number): object {
  const { result, error, reject } = message as Record<string, object | undefined>;
  if (result !== undefined) return { result: { ...result, invokeID: id } };
  if (error !== undefined) return { error: { ...error, invokedID: id } };
  return { reject: { ...reject, invokedID: { invokedID: id } } };
}
