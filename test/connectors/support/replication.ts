import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { foldEntries } from "../../../src/connectors/entries.js";
import { plainAppointment } from "../../../src/connectors/appointment.js";
import { windowAround } from "../../../src/connectors/http/api.js";
import { sameJson, type JsonObject } from "../../../src/connectors/json.js";
import { toAppointment, toDocument } from "../../../src/connectors/mapping.js";
import { occurrencesIn, type Window } from "../../../src/connectors/recurrence.js";
import { ReadAuthorization } from "../../../src/connectors/replicator/authorization.js";
import { HttpClient } from "../../../src/connectors/replicator/http-client.js";
import { apiReader } from "../../../src/connectors/replicator/readers.js";
import type { ReplicatorOptions } from "../../../src/connectors/replicator/options.js";
import { Replicator } from "../../../src/connectors/replicator/replicator.js";
import type { Note } from "../../../src/connectors/replicator/plan.js";
import type { Step, Summary } from "../../../src/connectors/replicator/report.js";
import type { SourceSystem } from "../../../src/connectors/replicator/source.js";
import { ReplicatorState } from "../../../src/connectors/replicator/state.js";
import { LastingPort } from "../../../src/connectors/ucserver/lasting-port.js";
import type { AppointmentsPort } from "../../../src/connectors/ucserver/port.js";
import type { AsnAppointmentEntry } from "../../../src/modules/appointments/appointments.js";
import { TestUcServer } from "./uc-server.js";
import type { StandIn } from "./stand-in.js";

/** The moment at which the tests take place. */
export const now = new Date("2024-11-21T12:00:00Z");

/** What a setup consists of. */
export interface SetupOptions {
  readonly standIn: StandIn;
  readonly system: (url: string) => SourceSystem;
  readonly authorization: string;
  readonly users: readonly string[];
  readonly options?: Partial<ReplicatorOptions>;
}

/** Ends a run, as a process is ended, at one of its calls to either side: nothing comes after it. */
export class Crash {
  /** Rejects when it happens. */
  readonly happened: Promise<never>;
  #left: number;
  readonly #after: boolean;
  #fail!: (error: Error) => void;

  /** @param after Whether the call still arrives, and only its answer is never seen. */
  constructor(calls: number, after: boolean) {
    this.#left = calls;
    this.#after = after;
    this.happened = new Promise((_resolve, reject) => (this.#fail = reject));
    this.happened.catch(() => undefined);
  }

  async call<T>(work: () => Promise<T>): Promise<T> {
    const ends = this.#left-- === 0;
    if (!ends) return work();
    // Whatever the answer is, an error too.
    if (this.#after) await work().catch(() => undefined);
    return this.#end();
  }

  #end(): Promise<never> {
    this.#fail(new Error("ended"));
    return new Promise(() => undefined);
  }
}

function crashing(port: AppointmentsPort, crash: Crash): AppointmentsPort {
  return {
    user: port.user,
    alive: true,
    list: (...args) => crash.call(() => port.list(...args)),
    setList: (...args) => crash.call(() => port.setList(...args)),
    setEntry: (...args) => crash.call(() => port.setEntry(...args)),
    setSeries: (...args) => crash.call(() => port.setSeries(...args)),
    removeOwn: (...args) => crash.call(() => port.removeOwn(...args)),
    close: () => port.close(),
  };
}

/** A login of which some operations are done otherwise. */
export function overriding(
  port: AppointmentsPort,
  others: Partial<AppointmentsPort>,
): AppointmentsPort {
  return new Proxy(port, {
    get(target, name: keyof AppointmentsPort) {
      const member = others[name] ?? target[name];
      return typeof member === "function" ? member.bind(target) : member;
    },
  });
}

/** A stand-in and a UCServer with a replicator between them, each of which can be restarted. */
export class Setup {
  readonly uc = new TestUcServer();
  readonly folder = mkdtempSync(join(tmpdir(), "rosewire-"));
  readonly steps: Step[] = [];
  readonly notes: Note[] = [];
  /** Milliseconds that the replicator waits for an answer of the source. */
  timeout = 10_000;
  moment = now;
  /** The replicator's account. */
  account = "replicator";
  /** Stands between the replicator and its login. */
  login = (port: AppointmentsPort): AppointmentsPort => port;
  readonly #setup: SetupOptions;

  constructor(setup: SetupOptions) {
    this.#setup = setup;
  }

  get standIn(): StandIn {
    return this.#setup.standIn;
  }

  get system(): SourceSystem {
    return this.#setup.system(this.standIn.url);
  }

  get window(): Window {
    return windowAround(this.moment, this.system.zone, 0, 30);
  }

  async start(): Promise<this> {
    await this.uc.start();
    await this.uc.addUsers([...this.#setup.users, "replicator"], ["replicator"]);
    await this.standIn.start();
    return this;
  }

  async stop(): Promise<void> {
    await this.standIn.stop();
    await this.uc[Symbol.asyncDispose]();
    rmSync(this.folder, { recursive: true });
  }

  /** One run of a new replicator, which knows only what the state has. */
  async run(
    signal?: AbortSignal,
    more: Partial<ReplicatorOptions> = {},
    full = false,
    crash = new Crash(Infinity, false),
  ): Promise<Summary> {
    const backoff = { first: 5, longest: 100 };
    const client = new HttpClient({
      timeout: this.timeout,
      attempts: 4,
      backoff,
      requestsPerSecond: 100_000,
      authorization: new ReadAuthorization(() => this.#setup.authorization),
      ...(signal && { signal }),
    });
    const state = ReplicatorState.open(join(this.folder, "state.db"), this.system.mapping.system);
    let port: LastingPort | undefined;
    try {
      port = await LastingPort.open(async () => this.login(await this.uc.logOn(this.account)), {
        attempts: 6,
        backoff,
        ...(signal && { signal }),
      });
      const replicator = new Replicator({
        system: this.system,
        name: this.system.mapping.system,
        reader: apiReader(client, {
          url: `${this.standIn.url}/list`,
          items: "/items",
          id: "/id",
          user: "/user",
          document: "/appointment",
          deleted: "/deleted",
          next: "/next",
          pageParameter: "page",
          cursor: "/cursor",
          cursorParameter: "since",
        }),
        send: (request) => crash.call(() => client.send(request)),
        port: crashing(port, crash),
        state,
        bothWays: true,
        rule: "source",
        private: "blank",
        window: () => this.window,
        userOf: (user) => user,
        sourceUserOf: (user) => user,
        exports: () => true,
        users: this.#setup.users,
        single: true,
        workers: 8,
        mostMissing: 0.5,
        listEvery: 864_000_000,
        dryRun: false,
        clock: () => this.moment,
        observer: {
          step: (step) => this.steps.push(step),
          note: (_user, note) => this.notes.push(note),
        },
        ...this.#setup.options,
        ...more,
      });
      return await Promise.race([replicator.run(full), crash.happened]);
    } finally {
      await port?.close();
      state.close();
    }
  }

  /** Runs until a run has changed nothing; gives the number of runs. */
  async settle(most = 8): Promise<number> {
    for (let count = 1; count <= most; count++) {
      const summary = await this.run();
      const { created, changed, removed, sent, failedUsers } = summary;
      if (failedUsers > 0) throw new Error(`${failedUsers} users could not be replicated`);
      if (created + changed + removed + sent === 0) return count;
    }
    return expect.unreachable(`${most} runs did not settle it`);
  }

  entries(user: string): Promise<AsnAppointmentEntry[]> {
    return this.uc.entriesOf(user);
  }

  /** Changes a user's list as a client of his does. */
  async edit(
    user: string,
    change: (entries: AsnAppointmentEntry[]) => AsnAppointmentEntry[],
  ): Promise<void> {
    await this.uc.put(user, change(await this.entries(user)));
  }

  /** The document that the entries under an id come from. */
  async documentOf(user: string, entryId: string): Promise<JsonObject | undefined> {
    const entries = (await this.entries(user)).filter(({ u8sEntryID }) => u8sEntryID === entryId);
    if (entries.length === 0) return undefined;
    const { system } = this;
    return system.normalize(toDocument(system.mapping, foldEntries(system, entries)));
  }

  /** What the two sides do not agree on. */
  async differences(linked: ReadonlyMap<string, string> = new Map()): Promise<string[]> {
    const { system, window } = this;
    const name = system.mapping.system;
    const groups = new Map<string, AsnAppointmentEntry[]>();
    for (const user of this.#setup.users) {
      for (const entry of await this.entries(user)) {
        const key = `${user} ${entry.u8sEntryID}`;
        groups.set(key, [...(groups.get(key) ?? []), entry]);
      }
    }
    const problems: string[] = [];
    for (const [id, { user, document }] of this.standIn.alive()) {
      const key = `${user} ${linked.get(id) ?? `${name}:${id}`}`;
      const entries = groups.get(key) ?? [];
      groups.delete(key);
      const wanted = system.normalize(document);
      const { appointment } = toAppointment(system.mapping, wanted, plainAppointment);
      const times = occurrencesIn(appointment, system.zone, window).map(
        ({ start, end }) => `${start}-${end}`,
      );
      const found = entries.map(({ stStart, stEnd }) => `${stStart.getTime()}-${stEnd.getTime()}`);
      if (!sameJson(times, found.toSorted()))
        problems.push(`${key}: ${found.length} entries of ${times.length}`);
      if (entries.length === 0) continue;
      const ours = system.normalize(toDocument(system.mapping, foldEntries(system, entries)));
      if (!sameJson(ours, wanted)) {
        problems.push(`${key}: ${JSON.stringify(ours)} for ${JSON.stringify(wanted)}`);
      }
    }
    for (const key of groups.keys()) {
      if (key.includes(` ${name}:`)) problems.push(`${key} is left over`);
    }
    return problems;
  }
}
