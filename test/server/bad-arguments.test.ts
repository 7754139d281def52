import type { Duplex } from "node:stream";
import { expect, onTestFinished, test } from "vitest";
import { BerEncodeError, type Event, type Operation } from "../../src/codec/index.js";
import { asnAppointmentGetAllEntriesForUser } from "../../src/modules/appointments/appointments.js";
import { asnNegotiateServerConnectionV2 } from "../../src/modules/later/authentication/authentication.js";
import { asnCheckConnection } from "../../src/modules/transport/transport.js";
import { connect, RoseError, RoseReject, silentLog, type Client } from "../../src/rose/index.js";
import {
  anyone,
  defineModule,
  type Module,
  type RouteInfo,
} from "../../src/server/kernel/index.js";
import { inMemory } from "./database/kept-stores.js";
import { ask, told } from "./kernel/support/protocol.js";
import { badValues, loneSurrogate, type Bad } from "./matrix/bad-values.js";
import { callers, type Caller } from "./matrix/callers.js";
import { isDenial, negotiation, usesUp } from "./matrix/cells.js";
import { argumentsFor, household } from "./matrix/household.js";
import { Restorable } from "./matrix/restorable.js";
import { logonKernel, type LogonKernel } from "./modules/support/logon-kernel.js";

/** Who asks: the first one who may. */
const askers = [
  "admin",
  "alice",
  "web service",
  "replicator",
  "connector",
  "system",
] as const satisfies Caller[];

/** How many values of members of members are tried for each operation; with ROSEWIRE_LOAD=full, all. */
const mostInner = process.env["ROSEWIRE_LOAD"] === "full" ? Infinity : 6;

/** Which of the bad values are tried: all of the argument's own members, and some of theirs, from all parts of it. */
function tried(all: readonly Bad[]): Bad[] {
  const isInner = ([path]: Bad): boolean => /^\S*[.[]\S*[.[]/.test(path);
  const inner = all.filter(isInner);
  const step = Math.max(1, inner.length / mostInner);
  const some = new Set(
    inner.filter((_, at) => Math.floor(at / step) > Math.floor((at - 1) / step)),
  );
  return all.filter((one) => !isInner(one) || some.has(one));
}

/** A client that is logged on. */
interface Asker {
  readonly client: Client;
  isOver: boolean;
}

/** A server with some data, of which everything is asked that is served. */
class Questions {
  readonly at: LogonKernel;
  readonly found: string[] = [];
  /** How often what has come. */
  readonly outcomes = new Map<string, number>();
  readonly #database: Restorable;
  readonly #values: Readonly<Record<string, unknown>>;
  readonly #askers = new Map<string, Asker>();

  private constructor(at: LogonKernel, database: Restorable, values: Record<string, unknown>) {
    this.at = at;
    this.#database = database;
    this.#values = values;
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

  /** Asks with all that is wrong for an operation, and notes what must not be. */
  async ask(route: RouteInfo): Promise<void> {
    const { operation } = route;
    const [, usual] = argumentsFor(operation, this.#values)[0]!;
    const who = await this.#whoMay(route, usual);
    for (const bad of tried([...badValues(operation.argument, this.#values, usual)])) {
      await this.#try(route, who, bad);
    }
    await this.#database.restore();
  }

  async #try(route: RouteInfo, who: Caller, [path, argument]: Bad): Promise<void> {
    const { log } = this.at.made;
    const { operation } = route;
    const encoding = path.includes(loneSurrogate.sent) ? "json" : "ber";
    const asker = await this.#asker(route, who, encoding);
    log.lines.length = 0;
    const outcome = await outcomeOf(asker.client, operation, argument);
    if (outcome === undefined) return;
    this.outcomes.set(outcome, (this.outcomes.get(outcome) ?? 0) + 1);
    const failures = log.lines.filter(({ level }) => level === "error");
    const isFine = isDocumented(outcome) && failures.length === 0;
    if (isFine && !usesUp(operation)) return;
    if (!isFine) {
      const why = failures.map(({ message, facts }) => `${message} (${String(facts.err)})`);
      this.found.push([`${operation.name}${path} as ${who}: ${outcome}`, ...why].join(", "));
    }
    await this.#hangUp(asker);
    await this.#database.restore();
  }

  async #whoMay(route: RouteInfo, usual: unknown): Promise<Caller> {
    for (const who of askers) {
      const asker = await this.#asker(route, who, "ber");
      const outcome = await outcomeOf(asker.client, route.operation, usual);
      if (usesUp(route.operation)) await this.#hangUp(asker);
      await this.#database.restore();
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
    if (operation.kind === "operation") await client.invoke(operation, argument);
    else client.emit(operation, argument);
    // If it is an event, it has begun by then.
    if (operation.kind === "event") await client.invoke(asnCheckConnection, {});
    return "ok";
  } catch (error) {
    if (error instanceof BerEncodeError) return undefined;
    if (error instanceof RoseReject) return `reject ${error.problemName}`;
    if (!(error instanceof RoseError)) return String(error);
    const { iErrorDetail, errorDetail = iErrorDetail, u8sErrorString } = error.error as any;
    return isDenial(u8sErrorString) ? "denied" : `error ${errorDetail}`;
  }
}

function isDocumented(outcome: string): boolean {
  return /^(ok|denied|error -?\d+|reject (mistypedArgument|resourceLimitation))$/.test(outcome);
}

// On one store only: what differs between them are texts with NUL, which have a test of their own.
test("whatever is wrong with an argument, the answer is a result or an error of the operation, nothing fails, and others are served (long)", async () => {
  const questions = await Questions.of();
  const bystander = await questions.at.loggedOn("bob");
  for (const route of questions.at.made.kernel.routes) {
    await questions.ask(route);
    await bystander.invoke(asnAppointmentGetAllEntriesForUser, { u8sOwner: "" });
  }
  expect(questions.found).toEqual([]);
  // Most reach the operation.
  expect(questions.outcomes.get("ok")).toBeGreaterThan(1_500);
});

test("an operation or event that fails for one of the values is found", async () => {
  const failing = defineModule({
    name: "failing",
    setup({ handle }) {
      const run = ({ name }: { name: string }) => {
        if (name.length === 4097) throw new Error("just so long");
        return { name };
      };
      handle(ask, { access: anyone, unit: "none", run });
      handle(told, { access: anyone, unit: "none", run: (argument) => void run(argument) });
    },
  });
  const questions = await Questions.of([failing]);
  const own = questions.at.made.kernel.routes.filter(({ module }) => module === "failing");
  for (const route of own) await questions.ask(route);
  const text = ".name of 4097 characters as admin";
  expect(questions.found).toEqual([
    `testAsk${text}: error 0, the handler failed (Error: just so long)`,
    `testTold${text}: ok, the handler of an event failed (Error: just so long)`,
  ]);
});
