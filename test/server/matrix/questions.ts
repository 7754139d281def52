import type { Duplex } from "node:stream";
import { onTestFinished } from "vitest";
import { BerEncodeError, type Event, type Operation } from "../../../src/codec/index.js";
import { asnNegotiateServerConnectionV2 } from "../../../src/modules/later/authentication/authentication.js";
import { asnCheckConnection } from "../../../src/modules/transport/transport.js";
import { connect, RoseError, RoseReject, silentLog, type Client } from "../../../src/rose/index.js";
import type { Module, RouteInfo } from "../../../src/server/kernel/index.js";
import { inMemory } from "../database/kept-stores.js";
import { logonKernel, type LogonKernel } from "../modules/support/logon-kernel.js";
import type { Values } from "./arguments.js";
import { loneSurrogate } from "./bad-values.js";
import { callers, type Caller } from "./callers.js";
import { isDenial, negotiation, usesUp } from "./cells.js";
import { argumentsFor, household } from "./household.js";
import { Restorable } from "./restorable.js";

/** Who asks: the first one who may. */
const askers = [
  "admin",
  "alice",
  "web service",
  "replicator",
  "connector",
  "system",
] as const satisfies Caller[];

/** A client that is logged on. */
interface Asker {
  readonly client: Client;
  isOver: boolean;
}

/** A route, the argument that it is usually asked with, and who may ask. */
export interface Question {
  readonly route: RouteInfo;
  readonly usual: unknown;
  readonly who: Caller;
}

/** A server with some data, of which everything is asked that is served. */
export class Questions {
  readonly at: LogonKernel;
  readonly database: Restorable;
  readonly values: Values;
  /** What must not be. */
  readonly found: string[] = [];
  /** How often what has come. */
  readonly outcomes = new Map<string, number>();
  readonly #askers = new Map<string, Asker>();

  private constructor(at: LogonKernel, database: Restorable, values: Values) {
    this.at = at;
    this.database = database;
    this.values = values;
  }

  static async of(modules: readonly Module[] = []): Promise<Questions> {
    const database = new Restorable(inMemory());
    const at = await logonKernel({
      database: async () => database,
      modules,
      webService: { password: "web secret" },
      logons: { freeFailures: 1_000_000, freeFailuresTogether: 1_000_000 },
    });
    const values = await household(at);
    await database.keep();
    return new Questions(at, database, values);
  }

  /** How a route is asked. */
  async about(route: RouteInfo): Promise<Question> {
    const [, usual] = argumentsFor(route.operation, this.values)[0]!;
    return { route, usual, who: await this.#whoMay(route, usual) };
  }

  /**
   * Asks with an argument, and notes if something comes of it that must not.
   * @param path What is wrong with it.
   * @returns What came; undefined if it cannot be encoded.
   */
  async try(
    { route, who }: Question,
    path: string,
    argument: unknown,
  ): Promise<string | undefined> {
    const { log } = this.at.made;
    const { operation } = route;
    const encoding = path.includes(loneSurrogate.sent) ? "json" : "ber";
    const asker = await this.#asker(route, who, encoding);
    log.lines.length = 0;
    const outcome = await outcomeOf(asker.client, operation, argument);
    if (outcome === undefined) return undefined;
    this.outcomes.set(outcome, (this.outcomes.get(outcome) ?? 0) + 1);
    const failures = log.lines.filter(({ level }) => level === "error");
    const isFine = isDocumented(outcome) && failures.length === 0;
    if (isFine && !usesUp(operation)) return outcome;
    if (!isFine) {
      const why = failures.map(({ message, facts }) => `${message} (${String(facts.err)})`);
      this.found.push([`${operation.name}${path} as ${who}: ${outcome}`, ...why].join(", "));
    }
    await this.#hangUp(asker);
    await this.database.restore();
    return outcome;
  }

  async #whoMay(route: RouteInfo, usual: unknown): Promise<Caller> {
    for (const who of askers) {
      const asker = await this.#asker(route, who, "ber");
      const outcome = await outcomeOf(asker.client, route.operation, usual);
      if (usesUp(route.operation)) await this.#hangUp(asker);
      await this.database.restore();
      if (outcome !== "denied") return who;
    }
    return askers[0];
  }

  async #asker({ version }: RouteInfo, who: Caller, encoding: "ber" | "json"): Promise<Asker> {
    const key = `${who} ${version} ${encoding}`;
    const there = this.#askers.get(key);
    if (there?.isOver === false) return there;
    const open = () => openLocal(this.at) as never;
    const client = await connect({ open, encoding, log: silentLog });
    onTestFinished(() => client.close());
    if (version === "8") await client.invoke(asnNegotiateServerConnectionV2, negotiation);
    await callers[who](client, this.at);
    const asker: Asker = { client, isOver: false };
    void client.closed.then(() => (asker.isOver = true));
    this.#askers.set(key, asker);
    return asker;
  }

  async #hangUp(asker: Asker): Promise<void> {
    asker.isOver = true;
    await asker.client.close();
  }
}

/** A connection on which half surrogates are sent where something stands for them. */
function openLocal(at: LogonKernel): Duplex {
  const socket = at.made.server.openLocal("127.0.0.1") as unknown as Duplex;
  const write = socket.write.bind(socket) as (...all: unknown[]) => boolean;
  socket.write = ((chunk: Buffer, ...rest: unknown[]) => {
    for (let from = 0; (from = chunk.indexOf(loneSurrogate.sent, from)) >= 0;) {
      chunk.write(loneSurrogate.octets, from, "latin1");
    }
    return write(chunk, ...rest);
  }) as typeof socket.write;
  return socket;
}

/** What comes of an argument; undefined if it cannot be encoded. */
async function outcomeOf(
  client: Client,
  operation: Operation | Event,
  argument: unknown,
): Promise<string | undefined> {
  try {
    if (operation.kind === "event") {
      client.emit(operation, argument);
      // It has begun by then.
      await client.invoke(asnCheckConnection, {});
      return "ok";
    }
    const { iResult = 0 } = (await client.invoke(operation, argument)) as { iResult?: number };
    return iResult === 0 ? "ok" : `result ${iResult}`;
  } catch (error) {
    if (error instanceof BerEncodeError) return undefined;
    if (error instanceof RoseReject) return `reject ${error.problemName}`;
    if (!(error instanceof RoseError)) return String(error);
    const { iErrorDetail, errorDetail = iErrorDetail, u8sErrorString } = error.error as any;
    return isDenial(u8sErrorString) ? "denied" : `error ${errorDetail}`;
  }
}

function isDocumented(outcome: string): boolean {
  return /^(ok|denied|(error|result) -?\d+|reject (mistypedArgument|resourceLimitation))$/.test(
    outcome,
  );
}
