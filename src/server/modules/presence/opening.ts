import type { Session } from "../../../rose/index.js";
import type { Unit } from "../../database/index.js";
import type { Observers } from "./observers.js";
import type { ReadOptions, Snapshot, Snapshots } from "./snapshots.js";
import type { Watch } from "./watch.js";

/** Contacts that a session opens. */
export interface Opening<T> {
  readonly observers: Observers<T>;
  readonly session: Session;
  /** The users, with what is noted of each. */
  readonly chosen: readonly (readonly [id: number, about: T])[];
  /** Whether their pictures are wanted. */
  readonly pictures?: boolean;
  /** Takes a user as he is now, in the order of the users. */
  each(snapshot: Snapshot, about: T): void;
}

/** How many contacts are read at once. */
const atOnce = 500;
/** Octets of the contacts of an answer; of what is more, only names and states are. */
const mostOctets = 8 * 1024 * 1024;

/** Reads contacts that sessions open. */
export class Contacts {
  readonly #snapshots: Snapshots;
  readonly #watch: Watch;

  constructor(snapshots: Snapshots, watch: Watch) {
    this.#snapshots = snapshots;
    this.#watch = watch;
  }

  /**
   * Opens contacts and reads them. Events about them are held until the observers {@link Observers.release} the session, which the caller
   * has to do once the answer is out; if this throws, it is done.
   */
  async open<T>(unit: Unit<any>, opening: Opening<T>): Promise<void> {
    const { observers, session, chosen } = opening;
    // From now on there may be events, which come after the answer.
    observers.open(session, chosen);
    observers.hold(session);
    try {
      await this.read(unit, opening, (id) => observers.close(session, id));
    } catch (error) {
      observers.release(session);
      throw error;
    }
  }

  /** The states of enabled users, and nothing else of them. */
  async states(unit: Unit<any>, ids: readonly number[]): Promise<Map<number, number>> {
    const states = new Map<number, number>();
    for (let from = 0; from < ids.length; from += atOnce) {
      const some = ids.slice(from, from + atOnce);
      const found = await this.#snapshots.read(unit, some, { hasRoom: () => false });
      for (const [id, { state }] of found) states.set(id, state);
    }
    return states;
  }

  /** Reads contacts. @param missing Is told of users who are not there, or not enabled. */
  async read<T>(
    unit: Unit<any>,
    { chosen, each, pictures = false }: Pick<Opening<T>, "chosen" | "each" | "pictures">,
    missing: (id: number) => void = () => {},
  ): Promise<void> {
    let left = mostOctets;
    const hasRoom = (octets: number): boolean => (left = Math.max(0, left - octets)) > 0;
    const options: ReadOptions = { hasRoom, pictures };
    for (let from = 0; from < chosen.length; from += atOnce) {
      const some = chosen.slice(from, from + atOnce);
      const ids = some.map(([id]) => id);
      const found = await this.#snapshots.read(unit, ids, options);
      for (const [id, about] of some) {
        const snapshot = found.get(id);
        if (snapshot === undefined) {
          missing(id);
          continue;
        }
        this.#watch.note(snapshot);
        each(snapshot, about);
      }
    }
  }
}
