import type { AsnAppointmentEntry } from "../../modules/appointments/appointments.js";
import type { RoseLog } from "../../rose/index.js";
import { sameJson, type Json, type JsonObject } from "../json.js";
import type { HttpRequest } from "./http-client.js";
import type { Note } from "./plan.js";

/** One difference between the sides, and what is done about it. */
export interface Step {
  /** The UCServer's user whose appointment it is. */
  readonly user: string;
  /** The source's id, or the entry id if the source does not know it yet. */
  readonly id: string;
  /** Which side is changed. */
  readonly side: "ucserver" | "source";
  /** What becomes of it on that side. */
  readonly action: "create" | "change" | "remove";
  /** What differs, one line each. */
  readonly differences: readonly string[];
}

/** What a run has done, or would have. */
export interface Summary {
  /** Users whose appointments were looked at. */
  users: number;
  /** Users whose appointments could not be brought together; the next run takes them up. */
  failedUsers: number;
  /** How much the source returned: all its appointments, or the changes. */
  read: number;
  /** Appointments that were added on either side. */
  created: number;
  /** Appointments that were changed on either side. */
  changed: number;
  /** Appointments that were removed on either side. */
  removed: number;
  /** Requests that have changed the source. */
  sent: number;
  /** Appointments that both sides had changed in the same members. */
  conflicts: number;
  /** Changes on the UCServer that the source has no request for, or refuses. */
  notCarried: number;
  /** Documents that are no appointments, or never take place. */
  unusable: number;
}

/** How far a run is. */
export interface Progress {
  /** What it does: reading the source, or then users one by one. */
  readonly phase: "reading" | "users";
  /** Appointments that have been read, or users that are done. */
  readonly done: number;
  /** Undefined while it is unknown. */
  readonly total: number | undefined;
}

/** Receives what happens. */
export interface Observer {
  /** A step of a run has been done. */
  step?(step: Step): void;
  /** Something to be told about an entry of a user. */
  note?(user: string, note: Note): void;
  /** How far the run has come. */
  progress?(progress: Progress): void;
}

/** Counts what a run does, and reports it. */
export class Report {
  readonly summary = emptySummary();
  readonly #log: RoseLog;
  readonly #observer: Observer;
  readonly #noted = new Set<string>();

  constructor(log: RoseLog, observer: Observer) {
    this.#log = log;
    this.#observer = observer;
  }

  step(step: Step): void {
    const counted = { create: "created", change: "changed", remove: "removed" } as const;
    if (step.side === "source") this.summary.sent++;
    else this.summary[counted[step.action]]++;
    this.#observer.step?.(step);
  }

  /**
   * A user who is begun anew comes to the same notes again: each counts once in a run.
   * @param told Whether an earlier run has reported it; then it is only counted.
   */
  note(user: string, note: Note, told = false): void {
    const key = JSON.stringify([user, note]);
    if (this.#noted.has(key)) return;
    this.#noted.add(key);
    const counted = {
      conflict: "conflicts",
      "not-carried": "notCarried",
      unusable: "unusable",
    } as const;
    this.summary[counted[note.kind]]++;
    if (told) return;
    this.#log.warn({ user, ...note }, "an appointment needs attention");
    this.#observer.note?.(user, note);
  }

  progress(progress: Progress): void {
    this.#observer.progress?.(progress);
  }
}

function emptySummary(): Summary {
  return {
    users: 0,
    failedUsers: 0,
    read: 0,
    created: 0,
    changed: 0,
    removed: 0,
    sent: 0,
    conflicts: 0,
    notCarried: 0,
    unusable: 0,
  };
}

/** What differs between the entries of an appointment, for people to read. */
export function entryDifferences(
  before: readonly AsnAppointmentEntry[],
  after: readonly AsnAppointmentEntry[],
): string[] {
  const [from, to] = [before[0], after[0]];
  if (from === undefined) return after.map(describeEntry);
  if (to === undefined) return before.map(describeEntry);
  const counts =
    before.length === after.length ? [] : [`${before.length} -> ${after.length} entries`];
  const members = Object.keys(to) as (keyof AsnAppointmentEntry)[];
  const changes = members
    .filter((name) => !unshown.has(name))
    .flatMap((name) => change(name, plain(from[name]), plain(to[name])));
  const differences = [...counts, ...changes];
  return differences.length > 0 ? differences : ["what the source has no member for"];
}

const unshown: ReadonlySet<string> = new Set(["optionalParams", "u8sOwner", "bIsValid"]);

function plain(value: unknown): Json {
  return value instanceof Date ? value.toISOString() : (value as Json);
}

function change(name: string, from: Json | undefined, to: Json | undefined): string[] {
  if (sameJson(from, to)) return [];
  return [`${name}: ${JSON.stringify(from) ?? "-"} -> ${JSON.stringify(to) ?? "-"}`];
}

function describeEntry({ stStart, stEnd, u8sSubject }: AsnAppointmentEntry): string {
  return `${stStart.toISOString()} - ${stEnd.toISOString()} ${JSON.stringify(u8sSubject)}`;
}

/** What differs between documents, for people to read, and the request for it. */
export function documentDifferences(
  before: JsonObject,
  after: JsonObject,
  request: HttpRequest,
): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return [
    ...names.flatMap((name) => change(name, before[name], after[name])),
    `${request.method} ${request.url} ${request.body ?? ""}`,
  ];
}
