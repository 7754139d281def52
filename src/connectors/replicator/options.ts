import type { AsnAppointmentEntry } from "../../modules/appointments/appointments.js";
import type { RoseLog } from "../../rose/index.js";
import { logDemand, requiredOptions, requireGiven, type NamesOf } from "../../rose/internal.js";
import type { Window } from "../recurrence.js";
import type { AppointmentsPort } from "../ucserver/port.js";
import type { HttpAnswer, HttpRequest } from "./http-client.js";
import type { ConflictRule } from "./merge.js";
import type { PrivateRule } from "./private.js";
import type { Observer } from "./report.js";
import type { SourceReader, SourceSystem } from "./source.js";
import type { ReplicatorState } from "./state.js";

/** What a replicator depends on. */
export interface ReplicatorOptions {
  /** How the source writes appointments, in its own zone. */
  readonly system: SourceSystem;
  /** The zone of a user of the UCServer, if it is not the system's. */
  readonly zoneOf?: (user: string) => string | undefined;
  /** Stands before every entry id, a colon between: whose entries these are. */
  readonly name: string;
  /** Reads the source, whole or what has changed. */
  readonly reader: SourceReader;
  /** Sends a request to the source. */
  readonly send: (request: HttpRequest) => Promise<HttpAnswer>;
  /** The calendars of the UCServer. */
  readonly port: AppointmentsPort;
  /** What is known of both sides from the runs before. */
  readonly state: ReplicatorState;
  /** Whether changes on the UCServer are sent to the source; otherwise the source has its way. */
  readonly bothWays: boolean;
  /** Who wins if both sides have changed the same. */
  readonly rule: ConflictRule;
  /** What of private entries is sent to a source that cannot mark them. */
  readonly private: PrivateRule;
  /** The days whose entries are replicated, as they are when a run begins. */
  readonly window: () => Window;
  /** The UCServer's user for one of the source; undefined for one whose appointments are left out. */
  readonly userOf: (sourceUser: string) => string | undefined;
  /** The source's user for one of the UCServer. */
  readonly sourceUserOf: (user: string) => string;
  /** Whether an entry made on the UCServer is to be added at the source. */
  readonly exports: (entry: AsnAppointmentEntry) => boolean;
  /** Users whose lists are looked at even if the source has nothing for them. */
  readonly users: readonly string[];
  /** Whether entries of others are set one by one; see ListWriter. */
  readonly single: boolean;
  /** How many users are processed at a time. */
  readonly workers: number;
  /** The share of all appointments, 0 to 1, above which a listing that lacks them is not believed. */
  readonly mostMissing: number;
  /** Milliseconds after which everything is listed again although there is a cursor. */
  readonly listEvery: number;
  /** Changes nothing on either side, and no state either. */
  readonly dryRun: boolean;
  /** The time now. */
  readonly clock: () => Date;
  /** Ends a run; the next one does what is left. */
  readonly signal?: AbortSignal;
  /** Where it tells what happens. */
  readonly log?: RoseLog;
  /** Is told of each step, and how far a run has come. */
  readonly observer?: Observer;
}

/** Those that must be given. */
const needed = {
  system: "object",
  name: "string",
  reader: "object",
  send: "function",
  port: "object",
  state: "object",
  bothWays: "boolean",
  rule: { source: true, ucserver: true } satisfies Record<ConflictRule, true>,
  private: { skip: true, blank: true, send: true } satisfies Record<PrivateRule, true>,
  window: "function",
  userOf: "function",
  sourceUserOf: "function",
  exports: "function",
  users: "array",
  single: "boolean",
  workers: "number",
  mostMissing: "number",
  listEvery: "number",
  dryRun: "boolean",
  clock: "function",
};

const optionNames = {
  ...needed,
  zoneOf: "function",
  signal: "object",
  log: logDemand,
  observer: "object",
} satisfies NamesOf<ReplicatorOptions>;

/** @throws TypeError for an unknown option, or if one is missing. */
export function checkReplicatorOptions(options: ReplicatorOptions): void {
  requiredOptions(options, optionNames, "Replicator");
  requireGiven(options, Object.keys(needed) as (keyof typeof needed)[], "Replicator");
}
