import type { Context } from "hono";
import type { RoseLog } from "../../rose/index.js";
import { silentLog } from "../../rose/index.js";
import type { EntryContext } from "../entries.js";
import { MappingError } from "../errors.js";
import type { Mapping } from "../mapping.js";
import { PatchError } from "../patch/errors.js";
import type { Window } from "../recurrence.js";
import { Zone } from "../time.js";
import type { AppointmentsPort } from "../ucserver/port.js";
import { InZones } from "../zones.js";
import { readText } from "./body.js";
import { readCredentials, type ConnectorLogins } from "./credentials.js";
import { Desk } from "./desk.js";
import { HttpProblem } from "./problem.js";
import { Sessions, type SessionLimits } from "./sessions.js";

/** What an API in front of a UCServer depends on. */
export interface ApiOptions extends ConnectorLogins {
  /** The IANA zone of all-day appointments, of times without an offset and of series. */
  readonly zone: string;
  /** The zone of a user of the UCServer, if it is another. */
  readonly zoneOf?: (user: string) => string | undefined;
  /**
   * A JSON Pointer to the zone, IANA's name or that of Windows, that an appointment's document names;
   * where it names none, the user's zone counts.
   */
  readonly zoneAt?: string;
  /**
   * In whose lists a login may find and add appointments; only in its own by default. Names here
   * others than the login only for administrators: the UCServer has the last word.
   */
  readonly owners?: (user: string) => readonly string[] | Promise<readonly string[]>;
  /** Names of replicators whose entries the ids of requests may mean; the system's by default. */
  readonly prefixes?: readonly string[];
  /** Over how many days behind today series are counted, and how many before; 30 and 0 by default. */
  readonly days?: number;
  readonly daysBefore?: number;
  /** Octets of a request's body; 1 MiB by default. */
  readonly maxBodyBytes?: number;
  /** Operations of a patch; 1,000 by default. */
  readonly maxOperations?: number;
  /**
   * Logins that are kept for further requests: by default 100, each for a minute after its last
   * request and five in all.
   */
  readonly sessions?: Partial<SessionLimits>;
  /** Ends the logins that are kept; requests that come later are answered with 503. */
  readonly signal?: AbortSignal;
  /** The present moment; the system's clock by default. */
  readonly clock?: () => Date;
  /** Nothing is logged by default. */
  readonly log?: RoseLog;
}

/** How a system's API says what went wrong. */
export type ProblemWriter = (context: Context, problem: HttpProblem) => Response;

/** What the three APIs share: logins, limits, errors. */
export class ApiParts {
  readonly desk: Desk;
  /** In the zone of most users. */
  readonly mapping: Mapping;
  readonly zone: Zone;
  readonly maxOperations: number;
  readonly clock: () => Date;
  readonly #sessions: Sessions;
  readonly #maxBodyBytes: number;
  readonly #log: RoseLog;
  readonly #write: ProblemWriter;

  constructor(
    options: ApiOptions,
    system: { mapping: (zone: Zone) => Mapping; dataSource: string },
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
    const { days = 30, daysBefore = 0, clock = () => new Date() } = options;
    this.desk = new Desk({
      contexts,
      zoneAt: options.zoneAt,
      owners: options.owners ?? ((user) => [user]),
      prefixes: options.prefixes ?? [this.mapping.system],
      window: () => windowAround(clock(), zone, daysBefore, days),
    });
    this.maxOperations = options.maxOperations ?? 1000;
    this.clock = clock;
    const limits = { idle: 60_000, age: 300_000, most: 100, ...options.sessions };
    this.#sessions = new Sessions(options, limits, options.signal);
    this.#maxBodyBytes = options.maxBodyBytes ?? 1024 * 1024;
    this.#log = options.log ?? silentLog;
    this.#write = write;
  }

  /** Answers a request with the login of its credentials; every failure becomes an answer. */
  async answer(
    context: Context,
    work: (port: AppointmentsPort, body: string) => Promise<Response>,
  ): Promise<Response> {
    try {
      const credentials = readCredentials(context.req.header("Authorization"));
      return await this.#sessions.use(credentials, async (port) =>
        work(port, await readText(context.req.raw, this.#maxBodyBytes)),
      );
    } catch (error) {
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
    // What is left of a body that is too long is not read.
    if (problem.status === 413) response.headers.set("Connection", "close");
    return response;
  }
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
 * Whole days of the zone: some before the day of a moment, that day, and some behind it. It stays the
 * same for a day.
 */
export function windowAround(now: Date, zone: Zone, before: number, behind: number): Window {
  const today = zone.dayOf(now.getTime());
  return { from: zone.startOfDay(today - before), to: zone.startOfDay(today + behind + 1) };
}
