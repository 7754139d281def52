import type { Duplex } from "node:stream";
import { emptyValue, type Event, type Operation } from "../../../src/codec/index.js";
import { asnNegotiateServerConnectionV2 } from "../../../src/modules/later/authentication/authentication.js";
import { asnCheckConnection } from "../../../src/modules/transport/transport.js";
import { connect, RoseError, RoseReject, silentLog, type Client } from "../../../src/rose/index.js";
import type { Database } from "../../../src/server/database/index.js";
import type { Module, ModuleContext, RouteInfo } from "../../../src/server/kernel/index.js";
import { inMemory } from "../database/kept-stores.js";
import { logonKernel, type LogonKernel } from "../modules/support/logon-kernel.js";
import type { Values } from "./arguments.js";
import { callerNames, callers, withCallers, type Caller } from "./callers.js";
import { argumentsFor, household, marks } from "./household.js";
import { Possessions } from "./possessions.js";
import { Restorable } from "./restorable.js";

/** A row of the matrix: what came of an operation or event for each caller. */
export interface Row {
  readonly route: RouteInfo;
  /** What the argument is about, if there are several rows for an operation. */
  readonly about: string;
  readonly outcomes: Readonly<Record<Caller, string>>;
}

/** The outcome for whom the access of a route does not allow. */
export const refused = "-";

/** What only clients of version 8 say, whose ids may mean other operations. */
export const negotiation = {
  ...emptyValue(asnNegotiateServerConnectionV2.argument),
  u8sMinSupportedInterfaceVersion: "8.0.0",
  u8sMaxSupportedInterfaceVersion: "8.0.0",
  iClientCapabilities: 4,
};

/** A connection of a caller, for the routes of a module. */
interface Line {
  readonly client: Client;
  /** What the server has sent since this was emptied. */
  readonly received: Buffer[];
  /** What it is for. */
  readonly key: string;
  readonly closed: boolean;
}

/** How a {@link Matrix} is made. */
export interface MatrixOptions {
  /** Modules besides those of every server. */
  readonly modules?: readonly Module[];
  /** Where the data are; in memory by default. */
  readonly store?: Database;
  /** What the server gets to see of its database. */
  readonly seen?: (database: Database) => Database;
}

/** A server with all modules and the data of alice, which calls its operations as everybody. */
export class Matrix {
  readonly #at: LogonKernel;
  readonly #database: Restorable;
  readonly #values: Values;
  readonly #possessions: Possessions;
  readonly #run: Runs;
  readonly #lines = new Map<Caller, Line>();

  private constructor(
    at: LogonKernel,
    database: Restorable,
    values: Values,
    possessions: Possessions,
    run: Runs,
  ) {
    this.#at = at;
    this.#database = database;
    this.#values = values;
    this.#possessions = possessions;
    this.#run = run;
  }

  static async of({
    modules = [],
    store = inMemory(),
    seen = (database) => database,
  }: MatrixOptions = {}): Promise<Matrix> {
    const run: Runs = new Map();
    const database = new Restorable(store);
    const at = await logonKernel({
      database: async () => seen(database),
      modules,
      wrap: (module) => watching(module, run),
      webService: { password: "web secret" },
      logons: {
        maxAnonymous: 10_000,
        maxAnonymousPerAddress: 10_000,
        freeFailures: 10_000,
        freeFailuresTogether: 10_000,
      },
    });
    await withCallers(at);
    const values = await household(at);
    const { id } = (await at.users.find("alice"))!;
    await database.keep();
    return new Matrix(at, database, values, await Possessions.of(database, id), run);
  }

  /** The rows of all modules, or of one, in the order of the modules; of some callers, or of all. */
  async rows(module?: string, of: readonly Caller[] = callerNames): Promise<Row[]> {
    const { routes } = this.#at.made.kernel;
    const rows: Row[] = [];
    for (const route of routes.filter((one) => module === undefined || one.module === module)) {
      for (const [about, argument] of argumentsFor(route.operation, this.#values)) {
        const outcomes: Partial<Record<Caller, string>> = {};
        for (const caller of of) {
          outcomes[caller] = await this.#outcome(route, caller, argument);
        }
        rows.push({ route, about, outcomes: outcomes as Record<Caller, string> });
      }
    }
    for (const caller of of) await this.#hangUp(caller);
    return rows;
  }

  async #outcome(route: RouteInfo, caller: Caller, argument: unknown): Promise<string> {
    const { operation, denied } = route;
    const line = await this.#lineOf(route, caller);
    this.#run.clear();
    line.received.length = 0;
    const answer =
      operation.kind === "operation"
        ? await answerOf(line, operation, argument, denied)
        : await this.#afterEvent(line.client, operation, argument);
    const run = this.#run.has(operation);
    if (!run) return answer === refused ? refused : `not carried out, and the answer is ${answer}`;
    const changes = this.#database.committed > 0 && !(await this.#possessions.areUnchanged());
    await this.#database.restore();
    if (usesUp(operation)) await this.#hangUp(caller);
    // Whoever may call it may still not do so with everything.
    if (answer === refused) return `error ${denied ?? 2}`;
    if (!changes) return answer;
    // With this result of the module chat something has been done, but the session gets no events.
    return /^(ok|sees|all|result 11)$/.test(answer)
      ? "changes"
      : `${answer}, but it changes something`;
  }

  async #afterEvent(client: Client, event: Event, argument: unknown): Promise<string> {
    const { log } = this.#at.made;
    log.lines.length = 0;
    client.emit(event, argument);
    const refusal = (): string | undefined => {
      const [said] = log.of("event refused");
      if (said === undefined) return undefined;
      // The engine gives no reason when it refuses an event before its argument is looked at.
      const { reason } = said.facts;
      return reason === undefined || isDenial(String(reason)) ? refused : "error";
    };
    do {
      // Answered after it has been refused or has begun, but a unit may begin later.
      await client.invoke(asnCheckConnection, {});
      await this.#run.get(event)?.catch(() => {});
    } while (refusal() === undefined && !(this.#run.has(event) && this.#database.running === 0));
    await client.invoke(asnCheckConnection, {});
    return refusal() ?? "ok";
  }

  async #lineOf({ module, version }: RouteInfo, caller: Caller): Promise<Line> {
    const key = `${module} ${version ?? ""}`;
    const there = this.#lines.get(caller);
    if (there?.key === key && !there.closed) return there;
    await this.#hangUp(caller);
    const received: Buffer[] = [];
    const open = (): Duplex => {
      const socket = this.#at.made.server.openLocal("127.0.0.1");
      socket.on("data", (data: Buffer) => void received.push(data));
      return socket;
    };
    const client = await connect({ open: open as never, unknownMembers: "refuse", log: silentLog });
    if (version === "8") await client.invoke(asnNegotiateServerConnectionV2, negotiation);
    await callers[caller](client, this.#at);
    const line = { client, received, key, closed: false };
    void client.closed.then(() => (line.closed = true));
    this.#lines.set(caller, line);
    return line;
  }

  async #hangUp(caller: Caller): Promise<void> {
    const line = this.#lines.get(caller);
    this.#lines.delete(caller);
    await line?.client.close();
  }
}

/** Whether after an operation a session is not as it was: another is logged on, or a cross reference id has been used. */
export function usesUp({ name }: Operation | Event): boolean {
  return /log(on|in|off|out)|auth|negotiate|multiuser|persistence/i.test(name);
}

/** Calls an operation; returns what came of it. @param denied The detail that the operation has for those who may not. */
async function answerOf(
  { client, received }: Line,
  operation: Operation,
  argument: unknown,
  denied = 2,
): Promise<string> {
  try {
    const result = await client.invoke(operation, argument);
    // What the answer brings about comes before that of the next question.
    await client.invoke(asnCheckConnection, {});
    const octets = Buffer.concat(received);
    if (octets.includes(marks.private)) return "all";
    if (octets.includes(marks.public)) return "sees";
    const { iResult = 0, bSuccess = true } = result as { iResult?: number; bSuccess?: boolean };
    if (!bSuccess) return "false";
    return iResult === 0 ? "ok" : `result ${iResult}`;
  } catch (error) {
    if (error instanceof RoseReject) return `reject ${error.problemName}`;
    if (!(error instanceof RoseError)) return String(error);
    const {
      iErrorDetail,
      errorDetail = iErrorDetail,
      u8sErrorString,
    } = error.error as {
      iErrorDetail?: number;
      errorDetail?: number;
      u8sErrorString?: string;
    };
    return errorDetail === denied && isDenial(u8sErrorString) ? refused : `error ${errorDetail}`;
  }
}

/** Whether a text is one that the rules of access use for a refusal. */
export function isDenial(text = ""): boolean {
  return /^(Not logged on|Not allowed for an anonymous login|Only (for|after) .*|Needs the right .*)$/.test(
    text,
  );
}

/** What has been carried out, and when that is done. */
type Runs = Map<Operation | Event, Promise<unknown>>;

/** The same module, recording what it carries out. */
function watching(module: Module, runs: Runs): Module {
  const setup = (context: ModuleContext<any>): unknown => {
    const handle = (operation: any, route: any): void =>
      context.handle(operation, {
        ...route,
        run(argument: unknown, request: unknown) {
          runs.set(operation, Promise.resolve());
          const result = route.run(argument, request);
          if (result instanceof Promise) runs.set(operation, result);
          return result;
        },
      });
    return module.setup({ ...context, handle });
  };
  return { ...module, setup };
}
