import { createHash } from "node:crypto";
import type { Context, Hono } from "hono";
import type { RoseLog } from "../../rose/index.js";
import { silentLog } from "../../rose/index.js";
import type { EntryContext } from "../entries.js";
import { MappingError } from "../errors.js";
import type { Mapping } from "../mapping.js";
import { PatchError } from "../patch/errors.js";
import type { Window } from "../recurrence.js";
import { Zone } from "../time.js";
import { UcServerError, type AppointmentsPort } from "../ucserver/port.js";
import { InZones } from "../zones.js";
import { readText } from "./body.js";
import { readCredentials } from "./credentials.js";
import { Desk } from "./desk.js";
import { Idempotency, readIdempotencyKey, type KeptAnswer } from "./idempotency.js";
import { SeriesKeeper } from "./keeper.js";
import type { ApiOptions } from "./options.js";
import { HttpProblem } from "./problem.js";
import { apiApp } from "./routes.js";
import { Sessions } from "./sessions.js";

/** How a system's API reports an error. */
export type ProblemWriter = (context: Context, problem: HttpProblem) => Response;

/** A request with what is needed to carry it out. */
export interface Order {
  /** The login of its credentials. */
  readonly port: AppointmentsPort;
  readonly body: string;
  /** 64 characters that are the same if this request comes again; undefined if that cannot be known. */
  readonly key: string | undefined;
}

/** Carries out a request. */
export type Work = (context: Context, order: Order) => Promise<Response>;

/** What the three APIs share: logins, limits, errors. */
export class ApiParts {
  readonly desk: Desk;
  /** In the zone of most users. */
  readonly mapping: Mapping;
  readonly zone: Zone;
  readonly maxOperations: number;
  readonly clock: () => Date;
  readonly #sessions: Sessions;
  readonly #idempotency: Idempotency;
  readonly #maxBodyBytes: number;
  readonly #log: RoseLog;
  readonly #write: ProblemWriter;

  constructor(
    options: ApiOptions,
    system: { mapping: (zone: Zone) => Mapping; dataSource: string; madePrefix?: string },
    write: ProblemWriter,
  ) {
    const zone = new Zone(options.zone);
    const contexts = new InZones<EntryContext>({ zone, zoneOf: options.zoneOf }, (its) => ({
      mapping: system.mapping(its),
      zone: its,
      away: its.id !== zone.id,
      dataSource: system.dataSource,
    }));
    this.mapping = contexts.home.mapping;
    this.zone = zone;
    const { days = 30, daysBefore = 0, clock = () => new Date(), log = silentLog } = options;
    this.desk = new Desk({
      contexts,
      zoneAt: options.zoneAt,
      owners: options.owners ?? ((user) => [user]),
      prefixes: options.prefixes ?? [this.mapping.system],
      window: () => windowAround(clock(), zone, daysBefore, days),
      madePrefix: system.madePrefix,
      log,
    });
    if (options.keeper !== undefined) {
      new SeriesKeeper(this.desk, log, options.keeper).start(options.signal);
    }
    this.maxOperations = options.maxOperations ?? 1000;
    this.clock = clock;
    const limits = { idle: 60_000, age: 300_000, most: 100, ...options.sessions };
    this.#sessions = new Sessions(options, limits, options.signal);
    this.#idempotency = new Idempotency(options.idempotency);
    this.#maxBodyBytes = options.maxBodyBytes ?? 1024 * 1024;
    this.#log = log;
    this.#write = write;
  }

  /** The app: routes that answer with the login of a request's credentials, and 405 for other methods. */
  app(method: "PATCH" | "POST", paths: readonly string[], work: Work): Hono {
    const text = "The requested resource does not support this method.";
    const unsupported = new HttpProblem(405, text, { headers: { Allow: method } });
    return apiApp({
      paths,
      method,
      answer: (context) => this.#answer(context, work),
      otherMethod: (context) => this.#refuse(context, unsupported),
    });
  }

  /** Every failure becomes an answer. */
  async #answer(context: Context, work: Work): Promise<Response> {
    try {
      const credentials = readCredentials(context.req.header("Authorization"));
      const key = readIdempotencyKey(context.req.header("Idempotency-Key"));
      // A web service in front says it so; see `GatewayOptions.extend`.
      const address = context.get("clientAddress") as string | undefined;
      const carryOut = async (port: AppointmentsPort): Promise<Response> => {
        const body = await readText(context.req.raw, this.#maxBodyBytes);
        if (key === undefined) return work(context, { port, body, key: undefined });
        return this.#once(context, { port, body, key }, work);
      };
      return await this.#sessions.use(credentials, carryOut, address);
    } catch (error) {
      return this.#refuse(context, error);
    }
  }

  /** What is sent again under one key is answered as it was; failures of the server may be tried again. */
  async #once(
    context: Context,
    { port, body, key }: Order & { key: string },
    work: Work,
  ): Promise<Response> {
    const { method, url } = context.req;
    const { pathname, search } = new URL(url);
    const request = [method, pathname, search, context.req.header("Content-Type") ?? "", body];
    const digest = createHash("sha256").update(JSON.stringify([port.user, key, request]));
    const order = { port, body, key: digest.digest("hex") };
    const kept = await this.#idempotency.once(port.user, key, request, async () =>
      keep(await this.#settled(context, order, work)),
    );
    const headers = kept.type === null ? {} : { "Content-Type": kept.type };
    return new Response(kept.body, { status: kept.status, headers });
  }

  /** A refusal is an answer too. */
  async #settled(context: Context, order: Order, work: Work): Promise<Response> {
    try {
      return await work(context, order);
    } catch (error) {
      if (error instanceof UcServerError || problemOf(error).status >= 500) throw error;
      return this.#refuse(context, error);
    }
  }

  #refuse(context: Context, error: unknown): Response {
    const problem = problemOf(error);
    const { method, path } = context.req;
    const facts = { method, path, status: problem.status, error: problem.cause ?? problem.message };
    if (problem.status >= 500) this.#log.error(facts, "a request failed");
    else this.#log.info(facts, "a request was refused");
    const response = this.#write(context, problem);
    if (problem.status === 401) {
      response.headers.set("WWW-Authenticate", 'Basic realm="rosewire", charset="UTF-8"');
    }
    for (const [name, value] of Object.entries(problem.headers)) {
      response.headers.set(name, value);
    }
    // What is left of a body that is too long is not read.
    if (problem.status === 413) response.headers.set("Connection", "close");
    return response;
  }
}

async function keep(response: Response): Promise<KeptAnswer> {
  const body = response.body === null ? null : await response.text();
  return { status: response.status, type: response.headers.get("Content-Type"), body };
}

function problemOf(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error;
  const cause = { cause: error };
  if (error instanceof MappingError) {
    return new HttpProblem(400, error.message, { ...cause, field: error.field });
  }
  if (error instanceof PatchError) {
    return new HttpProblem(error.code === "test-failed" ? 409 : 400, error.message, cause);
  }
  return new HttpProblem(500, "an unexpected error", cause);
}

/**
 * Whole days of the zone: some before the day of a moment, that day, and some after it. It stays the
 * same for a day.
 */
export function windowAround(now: Date, zone: Zone, before: number, after: number): Window {
  const today = zone.dayOf(now.getTime());
  return { from: zone.startOfDay(today - before), to: zone.startOfDay(today + after + 1) };
}
