import { expect } from "vitest";
import { asnAppointmentSetEntryList } from "../../../../../src/modules/appointments/appointments.js";
import type { AsnLineForward } from "../../../../../src/modules/common/common.js";
import {
  asnSetAppointmentForwards,
  type AsnAppointmentForwardEntry,
  type AsnLineForwardProfileChoice,
} from "../../../../../src/modules/general/general.js";
import type { Client } from "../../../../../src/rose/index.js";
import type { Bus } from "../../../../../src/server/cluster/bus.js";
import type { Database } from "../../../../../src/server/database/index.js";
import type { AppointmentForwardTables } from "../../../../../src/server/modules/appointment-forwards/schema.js";
import { appointmentForwardsModule } from "../../../../../src/server/modules/appointment-forwards/index.js";
import {
  ManualClock,
  SimulatedPbx,
  type Forward,
  type PbxDriver,
  type PbxListener,
  type PbxServices,
} from "../../../../../src/server/pbx/index.js";
import { entry } from "../../../entries.js";
import { addCaller } from "../../cti/support/telephony.js";
import { rowsOf } from "../../../database/stores.js";
import { logonKernel, type LogonKernel } from "../../support/logon-kernel.js";
import { notingDatabase, type Noted } from "../../support/statements.js";

/** Milliseconds between two looks at all users. */
const pause = 20;

export const mobile = "+491701234567";
export const desk = "+49301234567";

/** A PBX with the lines 10, 11 and 12 of ann, ann and ben, to which several servers can be connected. */
export class SharedPbx {
  readonly simulated = new SimulatedPbx({
    lines: ["10", "11", "12"].map((id) => ({ id, number: `+498151${id}` })),
    clock: new ManualClock(),
  });
  /** What it has been asked to set, and what it answers to that. */
  readonly asked: (readonly Forward[])[] = [];
  refusal: Error | undefined;
  readonly #listeners = new Set<PbxListener>();

  constructor() {
    this.simulated.open((event) => {
      for (const listener of this.#listeners) listener(event);
    });
  }

  /** For one server. */
  get driver(): PbxDriver {
    const { simulated } = this;
    const services: Partial<PbxServices> = {
      ...simulated.services,
      setForwarding: (argument) => {
        this.asked.push(argument.forwards);
        if (this.refusal !== undefined) throw this.refusal;
        return simulated.services.setForwarding!(argument);
      },
    };
    let own: PbxListener = () => {};
    return {
      services,
      open: (listener) => void this.#listeners.add((own = listener)),
      close: () => void this.#listeners.delete(own),
      devices: () => simulated.devices(),
      snapshot: (id) => simulated.snapshot(id),
    };
  }

  forwards(line = "10"): string[] {
    return this.simulated
      .snapshot(line)
      .forwards.map(
        ({ mode, destination, after }) =>
          `${mode} ${destination}${after === undefined ? "" : ` after ${after}`}`,
      )
      .toSorted();
  }

  /** Somebody sets forwards at the telephone. */
  byHand(line: string, ...forwards: Forward[]): Promise<void> | void {
    return this.simulated.services.setForwarding!({ device: line, forwards });
  }
}

/** A clock that is set by tests, for all servers; it begins on a Monday at nine. */
export class WallClock {
  now = new Date("2030-01-07T09:00:00Z");
  readonly read = (): Date => this.now;

  /** As "10:30". */
  set(time: string): void {
    this.now = at(time);
  }
}

/** The time of day. */
export const at = (time: string): Date => new Date(`2030-01-07T${time}:00Z`);

export interface OfficeOptions {
  readonly database: Database;
  readonly pbx?: SharedPbx;
  readonly clock?: WallClock;
  readonly bus?: Bus;
  /** The users are there already. */
  readonly users?: "there";
}

/** A server with ann and ben, the PBX and the clock. */
export class Office {
  readonly there: LogonKernel;
  readonly pbx: SharedPbx;
  readonly clock: WallClock;
  readonly #noted: readonly Noted[];
  readonly #database: Database;

  private constructor(
    there: LogonKernel,
    pbx: SharedPbx,
    clock: WallClock,
    database: Database,
    noted: readonly Noted[],
  ) {
    this.there = there;
    this.pbx = pbx;
    this.clock = clock;
    this.#database = database;
    this.#noted = noted;
  }

  static async start(options: OfficeOptions): Promise<Office> {
    const { database, pbx = new SharedPbx(), clock = new WallClock(), users, bus } = options;
    const noted: Noted[] = [];
    const noting = notingDatabase(database, noted);
    const there = await logonKernel({
      database: async () => noting,
      pbx: [{ name: "pbx", driver: pbx.driver }],
      clock: clock.read,
      wrap: (module) =>
        module.name === "appointment-forwards" ? appointmentForwardsModule(pause) : module,
      ...(users !== undefined && { users }),
      ...(bus !== undefined && { bus }),
    });
    if (users === undefined) {
      const admin = await there.loggedOn("admin");
      await addCaller(admin, "ann", "+49815110", "+49815111");
      await addCaller(admin, "ben", "+49815112");
    }
    return new Office(there, pbx, clock, database, noted);
  }

  /** A client of a user who has appointments, and these forwards for them. */
  async user(
    name: "ann" | "ben",
    appointments: string[],
    ...entries: AsnAppointmentForwardEntry[]
  ): Promise<Client> {
    const client = await this.there.loggedOn(name);
    await store(client, ...appointments);
    await switching(client, ...entries);
    return client;
  }

  /** What is noted in the database. */
  async noted(): Promise<string[]> {
    const rows = await rowsOf<AppointmentForwardTables["appointment_forward"]>(
      this.#database,
      "appointment_forward",
    );
    return rows.map(({ device, mode, done }) => `${device} ${mode} ${done}`).toSorted();
  }

  /** The statements of the server that begin so. */
  statements(beginning = ""): Noted[] {
    return this.#noted.filter(({ sql }) => sql.startsWith(beginning));
  }

  /** Ends the server, as one that is restarted. */
  async close(): Promise<void> {
    await this.there.made.server.close();
    await this.there.made.kernel.close();
  }
}

/** Waits until a line has these forwards, and everything about them has been noted. */
export async function has(
  office: Office,
  forwards: string[],
  noted: number,
  line = "10",
): Promise<void> {
  await expect.poll(() => office.pbx.forwards(line)).toEqual(forwards);
  const notDone = async (): Promise<boolean> =>
    (await office.noted()).some((one) => one.endsWith("false"));
  await expect.poll(notDone).toBe(false);
  await expect.poll(async () => (await office.noted()).length).toBe(noted);
}

/** Waits until a server has looked at all users again. */
export async function looked(office: Office): Promise<void> {
  const looks = (): number => office.statements('select "owner" from "user_setting"').length;
  const before = looks();
  // One may be going on already.
  await expect.poll(looks).toBeGreaterThan(before + 2);
}

/** Appointments as "busy 10:00 11:00", in the place of all earlier ones. */
export async function store(client: Client, ...appointments: string[]): Promise<void> {
  await client.invoke(asnAppointmentSetEntryList, {
    u8sOwner: "",
    u8sDataSource: "MAPI",
    appointments: appointments.map((one, place) => {
      const [state = "", from = "", to = ""] = one.split(" ");
      return entry({
        u8sEntryID: `entry ${place}`,
        iStatus: states[state as keyof typeof states],
        stStart: at(from),
        stEnd: at(to),
      });
    }),
  });
}

export const states = { free: 0, tentative: 1, busy: 2, out: 3 } as const;

/** What is switched from now on. */
export async function switching(
  client: Client,
  ...seqAppointmentForwardEntries: AsnAppointmentForwardEntry[]
): Promise<void> {
  await client.invoke(asnSetAppointmentForwards, { seqAppointmentForwardEntries });
}

/** During appointments of a state, forwards on all lines, or on one. */
export function during(
  state: keyof typeof states,
  forwards: Partial<AsnLineForward>[],
  line?: string,
): AsnAppointmentForwardEntry {
  const lineIdentification: AsnLineForwardProfileChoice =
    line === undefined ? { iAllUserLines: 1 } : { u8sSingleLineURI: `tel:${line}@pbx` };
  return {
    iAppointmentContactState: states[state],
    lineForwardProfile: {
      u8sGUID: "profile",
      u8sDisplayName: "A profile",
      lineIdentification,
      seqLineForward: forwards.map((one) => ({
        iInternalID: 1,
        iForwardController: 0,
        iForwardMode: 1,
        iBackEndSpecific: 0,
        iNoAnswerTime: 0,
        u8sDestination: mobile,
        u8sCallerIDList: [],
        ...one,
      })),
    },
  };
}
