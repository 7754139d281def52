import { setImmediate } from "node:timers/promises";
import { RepeatedLines } from "../../../rose/internal.js";
import type { Unit } from "../../database/index.js";
import { LeaseLost, Sole, type Held, type ModuleContext } from "../../kernel/index.js";
import type { Appointments } from "../appointments/api.js";
import { forwardPatience, type LineForwards } from "../cti/api.js";
import type { Rights } from "../rights/api.js";
import type { SettingRules } from "../settings/api.js";
import type { AppointmentForwardTables } from "./schema.js";
import { stepFor, withForward, type Place, type SetForward, type WantedForward } from "./steps.js";
import * as store from "./store.js";
import { wantedForwards } from "./wanted.js";

/** How many users are looked at in one turn, and how many wait by their names; of more, all are looked at. */
const atOnce = 100;
const mostDue = 10_000;
/** How many lines a PBX is asked about at the same time. */
const sideBySide = 8;
/** Milliseconds for which a server has the forwards of a PBX: it must last until the PBX has answered, or is given up. */
const duration = 2 * forwardPatience;
/** Milliseconds between two looks at all users, for what has failed or was not told. */
const minute = 60_000;

/** What {@link ForwardSwitching} depends on. */
export interface ForwardSwitchingParts {
  readonly module: Pick<
    ModuleContext<AppointmentForwardTables>,
    "log" | "onClose" | "principals" | "read" | "write"
  >;
  readonly forwards: LineForwards;
  readonly appointments: Appointments;
  readonly settings: SettingRules;
  readonly rights: Rights;
  /** Milliseconds between two looks at all users; a minute by default. */
  readonly pause?: number;
}

/** A forward that is, or is to be, another. */
interface Change {
  readonly place: Place;
  readonly was: SetForward | undefined;
  readonly wanted: WantedForward | undefined;
}

/**
 * Sets forwards when appointments begin, and takes them back when these end. What has been set is in the database, so any server goes on
 * with it. Of the servers that have a PBX, one at a time does so.
 */
export class ForwardSwitching {
  readonly #parts: ForwardSwitchingParts;
  readonly #lines: RepeatedLines;
  readonly #soles = new Map<string, Sole>();
  readonly #due = new Set<number>();
  /** The last user that has been looked at of all; undefined if not all are looked at. */
  #place: number | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isWorking = false;
  #isClosed = false;

  constructor(parts: ForwardSwitchingParts) {
    this.#parts = parts;
    this.#lines = new RepeatedLines(parts.module.log);
  }

  /** Begins with all users, and looks at all again every minute. */
  open(): void {
    const { pause = minute } = this.#parts;
    this.#touchAll();
    this.#timer = setInterval(() => this.#touchAll(), pause).unref();
  }

  close(): void {
    this.#isClosed = true;
    clearInterval(this.#timer);
  }

  /** Looks at a user soon: what he has stored, his appointments or his lines may be others. */
  touch(user: number): void {
    if (this.#due.size < mostDue) this.#due.add(user);
    else this.#place = 0;
    this.#wake();
  }

  #touchAll(): void {
    this.#place ??= 0;
    this.#wake();
  }

  #wake(): void {
    if (this.#isWorking || this.#isClosed) return;
    this.#isWorking = true;
    void this.#work();
  }

  async #work(): Promise<void> {
    try {
      // What is touched in the same turn of the event loop is looked at together.
      do await setImmediate();
      while (!this.#isClosed && (await this.#turn()));
    } catch (err) {
      // All are looked at again after the pause.
      this.#place = undefined;
      if (!this.#isClosed) {
        this.#parts.module.log.error({ err }, "forwards of appointments cannot be looked at");
      }
    }
    this.#isWorking = false;
  }

  /** @returns Whether there may be more to do. */
  async #turn(): Promise<boolean> {
    const owners = await this.#next();
    const changes = await this.#changes(owners);
    const pbxs = new Set(changes.map(({ place }) => place.pbx));
    await Promise.all(Array.from(pbxs, (pbx) => this.#switch(pbx, owners)));
    return this.#due.size > 0 || this.#place !== undefined;
  }

  async #next(): Promise<number[]> {
    const some = [...this.#due].slice(0, atOnce);
    for (const owner of some) this.#due.delete(owner);
    const after = this.#place;
    if (some.length > 0 || after === undefined) return some;
    const { module, settings } = this.#parts;
    const found = await module.read(async ({ db }) => [
      ...(await settings.forwardOwners(db, after, atOnce)),
      ...(await store.owners(db, after, atOnce)),
    ]);
    const owners = [...new Set(found)].toSorted((one, other) => one - other).slice(0, atOnce);
    this.#place = owners.length < atOnce ? undefined : owners.at(-1);
    return owners;
  }

  /** What these users' appointments want to be another, as far as it is known what is. */
  async #changes(owners: readonly number[]): Promise<Change[]> {
    const { module, forwards } = this.#parts;
    if (owners.length === 0) return [];
    await module.principals.onceCurrent(() => {});
    const all = await module.read(({ db }) => this.#compared(db, owners));
    return all.filter(({ place, was, wanted }) => {
      const current = forwards.of(place);
      if (current === undefined) return false;
      return current === "gone" ? was !== undefined : stepFor(was, wanted, current) !== undefined;
    });
  }

  async #compared(
    db: Unit<AppointmentForwardTables>,
    owners: readonly number[],
  ): Promise<Change[]> {
    const { settings, appointments, rights, forwards } = this.#parts;
    const changes: Change[] = [];
    const shown = await appointments.within.shown(db, owners);
    for (const owner of owners) {
      const was = new Map((await store.forwardsOf(db, owner)).map((one) => [keyOf(one), one]));
      const running = shown.get(owner)?.running.map(({ entry }) => entry) ?? [];
      const may =
        rights.enabled().has(owner) && rights.services({ id: owner }).names.has("telephony");
      const entries = may && running.length > 0 ? await settings.forwards(db, { id: owner }) : [];
      for (const wanted of wantedForwards({ owner, entries, running, forwards })) {
        const key = keyOf(wanted);
        const own = was.get(key);
        was.delete(key);
        // What belongs to another user's appointment, who had the line before, is taken back first.
        if (own === undefined && (await store.ownerAt(db, wanted)) !== undefined) continue;
        changes.push({ place: wanted, was: own, wanted });
      }
      for (const old of was.values()) changes.push({ place: old, was: old, wanted: undefined });
    }
    return changes;
  }

  /** Does what is to be done at one PBX. If another server is at it, nothing: what that leaves is found later. */
  async #switch(pbx: string, owners: readonly number[]): Promise<void> {
    await this.#soleOf(pbx).once(async (held) => {
      // Another server may have done it before.
      const changes = (await this.#changes(owners)).filter(({ place }) => place.pbx === pbx);
      const rest = changes.values();
      const work = async (): Promise<void> => {
        for (const change of rest) await this.#change(held, change);
      };
      await Promise.all(Array.from({ length: sideBySide }, work));
    });
  }

  #soleOf(pbx: string): Sole {
    let sole = this.#soles.get(pbx);
    if (sole === undefined) {
      const { module } = this.#parts;
      sole = new Sole({ name: `appointment-forwards/${pbx}`, module, duration });
      this.#soles.set(pbx, sole);
    }
    return sole;
  }

  async #change(held: Held, change: Change): Promise<void> {
    if (held.signal.aborted) return;
    const { pbx, device } = change.place;
    try {
      await this.#do(held, change);
    } catch (err) {
      if (err instanceof LeaseLost || this.#isClosed) return;
      const text = "a forward of an appointment cannot be switched; it is tried again";
      this.#lines.warn(undefined, { pbx, device }, text, { err });
    }
  }

  async #do(held: Held, { place, was, wanted }: Change): Promise<void> {
    const { forwards } = this.#parts;
    const remove = (): Promise<void> => held.write(({ db }) => store.remove(db, place));
    if (forwards.of(place) === "gone") return remove();
    let finish: (() => Promise<void>) | undefined;
    await forwards.change(place, async (current) => {
      // The line may have gone while other changes of it were made.
      if (!Array.isArray(forwards.of(place))) return undefined;
      if (held.remaining < forwardPatience) await held.write(async () => {});
      const step = stepFor(was, wanted, current);
      if (step === undefined) return undefined;
      const { note, set, outcome } = step;
      if (note !== undefined) await held.write(({ db }) => store.put(db, note));
      const done = note ?? was;
      if (outcome === "removed") finish = remove;
      else if (outcome === "done" && done !== undefined) {
        finish = () => held.write(({ db }) => store.put(db, { ...done, done: true }));
      }
      return set === undefined ? undefined : withForward(current, place.mode, set);
    });
    await finish?.();
  }
}

function keyOf({ pbx, device, mode }: Place): string {
  return JSON.stringify([pbx, device, mode]);
}
