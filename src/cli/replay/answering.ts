import { once } from "node:events";
import type { Socket } from "node:net";
import { parseJson } from "../../codec/index.js";
import { ROSEMessage } from "../../modules/rose/rose.js";
import { generous } from "../../rose/internal-dump.js";
import { InvokeProblem, jsonFrame } from "../../rose/internal-wire.js";
import { writeJson } from "../json.js";
import { Describer } from "../pcap/describe.js";
import type { WireProtocol } from "../wire-protocol.js";
import { keysOf, type Conversation, type Exchange, type Recorded } from "./recorded.js";
import type { Report } from "./report.js";
import type { Message } from "./rewritten.js";

/** Octets of a message of a client. */
const LONGEST = 4 * 1024 * 1024;
/** Invokes of a client that are remembered. */
const MOST_WAITING = 1000;

/** Answers one client with what was said over a connection of a recording. */
export class Answering {
  readonly #number: number;
  readonly #recorded: Recorded;
  readonly #report: Report;
  readonly #protocol: WireProtocol;
  readonly #used = new Set<Exchange>();
  /** Where those begin that may be unused, by their keys. */
  readonly #places = new Map<string, number>();
  #conversation: Conversation | undefined;

  constructor(number: number, protocol: WireProtocol, recorded: Recorded, report: Report) {
    this.#number = number;
    this.#protocol = protocol;
    this.#recorded = recorded;
    this.#report = report;
  }

  /** Settles when the client has gone. Each of its messages is read only when the one before is answered. */
  async serve(socket: Socket): Promise<void> {
    const framer = this.#protocol.framer(LONGEST);
    const describer = new Describer(this.#protocol, MOST_WAITING);
    const connection = { number: this.#number, client: nowhere, server: nowhere };
    try {
      for await (const chunk of socket) {
        framer.push(chunk as Buffer);
        while (framer.next()) {
          const bytes = Uint8Array.from(framer.bytes.subarray(framer.start, framer.end));
          const isJson = framer.kind === "json";
          const described = describer.describe(connection, "to server", bytes, isJson, undefined);
          await this.#answer({ bytes, isJson, described }, socket);
        }
      }
    } catch (error) {
      // Clients that have gone do not always say so.
      const { syscall, code, message } = error as NodeJS.ErrnoException;
      if (syscall !== undefined || code === "ERR_STREAM_PREMATURE_CLOSE") return;
      await this.#report.trouble(this.#number, message);
    } finally {
      socket.destroy();
    }
  }

  async #answer(message: Message, socket: Socket): Promise<void> {
    const { kind, id, name: operation } = message.described;
    if (kind === "event") return;
    if (kind !== "invoke" || id === undefined) {
      this.#report.leftOut++;
      return;
    }
    if (this.#conversation === undefined) {
      this.#conversation = this.#choose(message.isJson);
      for (const event of this.#conversation?.first ?? []) await send(socket, framedAs(event));
    }
    const connection = this.#number;
    const exchange = this.#take(message);
    if (exchange === undefined) {
      await send(socket, rejectOf(id, message.isJson));
      await this.#report.rejected(connection, id, operation);
      return;
    }
    const { answer, events } = exchange;
    if (answer === undefined) {
      await this.#report.unansweredInvoke(connection, id, operation);
      return;
    }
    await send(socket, answerWithId(answer, id));
    for (const event of events) await send(socket, framedAs(event));
    const { kind: answered } = answer.described;
    const facts = { connection, id, operation, recorded: answered, answered };
    await this.#report.answer({ ...facts, after: undefined, differences: undefined });
  }

  /** Clients get the connections of their encoding in turn. */
  #choose(isJson: boolean): Conversation | undefined {
    const all = this.#recorded.conversations(isJson);
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

async function send(socket: Socket, octets: Uint8Array): Promise<void> {
  if (!socket.writable || socket.write(octets)) return;
  const over = new AbortController();
  const { signal } = over;
  const events = ["drain", "close"].map((name) => once(socket, name, { signal }));
  await Promise.race(events).finally(() => over.abort());
}

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
