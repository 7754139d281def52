import { setImmediate as nextTurn } from "node:timers/promises";
import { AsnPresenceAction } from "../../../modules/presence-v2/presence-v2.js";
import type { ModuleContext } from "../../kernel/index.js";
import type { PhoneCall, Snapshot, Snapshots } from "./snapshots.js";
import type { Section } from "./views.js";

/** What may have changed of a user. */
export type Change = Section | "rights" | "lines" | "calls" | "forwards" | "capabilities";

/** What has become of a user of whom somebody wants to know. */
export interface News {
  readonly user: number;
  readonly changes: ReadonlySet<Change>;
  /** The calls of which something is different, each as it is now. */
  readonly calls: readonly PhoneCall[];
  /** The URIs of the lines that forward in another way. */
  readonly forwarding: ReadonlySet<string>;
  /** The user now; undefined if there is none any more who is enabled. */
  readonly snapshot: Snapshot | undefined;
  /** Whether the state is another than the one that was told last. */
  readonly isOtherState: boolean;
  /** The same of the state for clients of version 8. */
  readonly isOtherLaterState: boolean;
  /** Whether something else can be done with the user than what was told last. */
  readonly isOtherService: boolean;
}

/** Some who are told about users. */
export interface Audience {
  /** Whether anybody wants to know of such a change of a user. */
  wants(user: number, change: Change): boolean;
  /** The ids of all users of whom somebody wants to know. */
  users(): Iterable<number>;
  /** Passes news on. What may be seen is up to date. It must not throw. */
  tell(news: News): void;
}

/** What {@link Watch} depends on. */
export interface WatchParts {
  readonly module: Pick<ModuleContext<any>, "read" | "principals" | "log">;
  readonly snapshots: Pick<Snapshots, "read">;
}

const { eAdded, eChanged } = AsnPresenceAction.values;

/** What was told of a user last. */
type Told = Pick<Snapshot, "state" | "laterState" | "features">;

/** What may be different of a user who has to be read. */
interface Due {
  readonly changes: Set<Change>;
  readonly calls: Map<string, PhoneCall>;
  readonly forwarding: Set<string>;
}

/** How many users are read at once. */
const atOnce = 100;
/** How many calls of a user are remembered until the user can be read. */
const mostCalls = 1_000;
/** For how long users are told of without a break, in milliseconds. */
const longestTurn = 20;

/**
 * Finds out what has become of users of whom somebody wants to know. Whatever happens in the meantime is told together: a user is read once
 * for all that has changed, and for all audiences.
 */
export class Watch {
  readonly #parts: WatchParts;
  readonly #audiences: Audience[] = [];
  /** Users that have to be read. */
  readonly #due = new Map<number, Due>();
  readonly #told = new Map<number, Told>();
  #isBusy = false;

  constructor(parts: WatchParts) {
    this.#parts = parts;
  }

  add(audience: Audience): void {
    this.#audiences.push(audience);
  }

  /** Says that something may have changed of a user. */
  touch(user: number, change: Change): void {
    this.#touch(user, change);
  }

  /** Says that something of a call of a user is different. */
  touchCall(user: number, call: PhoneCall): void {
    const calls = this.#touch(user, "calls")?.calls;
    if (calls !== undefined) addCall(calls, call);
  }

  /** Says that a line of a user forwards in another way. */
  touchForwards(user: number, line: string): void {
    this.#touch(user, "forwards")?.forwarding.add(line);
  }

  /** @returns What is different of the user; undefined if nobody wants to know. */
  #touch(user: number, change: Change): Due | undefined {
    if (!this.#audiences.some((audience) => audience.wants(user, change))) {
      this.#told.delete(user);
      return undefined;
    }
    const due = this.#due.get(user) ?? {
      changes: new Set(),
      calls: new Map(),
      forwarding: new Set(),
    };
    this.#due.set(user, due);
    due.changes.add(change);
    if (!this.#isBusy) {
      this.#isBusy = true;
      setImmediate(() => void this.#work());
    }
    return due;
  }

  /** Says that something may have changed of all users. */
  touchAll(change: Change): void {
    for (const audience of this.#audiences) {
      for (const user of [...audience.users()]) this.touch(user, change);
    }
  }

  /** Notes what somebody has read of a user, unless something else was told since. */
  note(snapshot: Snapshot): void {
    const { id } = snapshot.user;
    if (!this.#told.has(id)) this.#told.set(id, toldOf(snapshot));
  }

  /** The state of a user that was told last. */
  told(user: number): number | undefined {
    return this.#told.get(user)?.state;
  }

  async #work(): Promise<void> {
    const { module } = this.#parts;
    let isFailing = false;
    while (this.#due.size > 0) {
      const some = this.#take();
      try {
        await this.#tellSome(some);
        isFailing = false;
      } catch (err) {
        if (!isFailing) {
          module.log.error({ err, users: some.length }, "changes of presence are told later");
        }
        isFailing = true;
        // Nobody would ever know of what is not told.
        for (const [user, due] of some) this.#putBack(user, due);
        await new Promise<void>((resolve) => module.principals.soon(resolve));
      }
    }
    this.#isBusy = false;
  }

  /** Tells of users, and takes away those of whom it has told. */
  async #tellSome(some: [user: number, due: Due][]): Promise<void> {
    const { module, snapshots } = this.#parts;
    // What may be seen has to be up to date before users are read, and again before it is told.
    await module.principals.onceCurrent(() => {});
    const ids = some.map(([user]) => user);
    const found = await module.read(({ db }) => snapshots.read(db, ids));
    let until = 0;
    while (some.length > 0) {
      // Many may have to be told of a user. Others get their turn in between, who may change what may be seen.
      if (performance.now() >= until) {
        await nextTurn();
        await module.principals.onceCurrent(() => {});
        until = performance.now() + longestTurn;
      }
      const [user, due] = some.shift() as [number, Due];
      this.#tell(user, due, found.get(user));
    }
  }

  /** What could not be told is told with what has changed since. */
  #putBack(user: number, before: Due): void {
    const since = this.#due.get(user);
    this.#due.set(user, before);
    for (const change of since?.changes ?? []) before.changes.add(change);
    for (const line of since?.forwarding ?? []) before.forwarding.add(line);
    for (const call of since?.calls.values() ?? []) addCall(before.calls, call);
  }

  /** Takes the next users that have to be read. */
  #take(): [user: number, due: Due][] {
    const some: [number, Due][] = [];
    for (const one of this.#due) {
      some.push(one);
      if (some.length === atOnce) break;
    }
    for (const [user] of some) this.#due.delete(user);
    return some;
  }

  #tell(user: number, { calls, ...due }: Due, snapshot: Snapshot | undefined): void {
    const before = this.#told.get(user);
    if (snapshot === undefined) this.#told.delete(user);
    else this.#told.set(user, toldOf(snapshot));
    const isOtherState = before?.state !== snapshot?.state;
    const isOtherLaterState = before?.laterState !== snapshot?.laterState;
    const isOtherService = before?.features !== snapshot?.features;
    const news = {
      ...due,
      user,
      calls: [...calls.values()],
      snapshot,
      isOtherState,
      isOtherLaterState,
      isOtherService,
    };
    for (const audience of this.#audiences) audience.tell(news);
  }
}

/** Something of a call is different, perhaps once more. */
function addCall(calls: Due["calls"], call: PhoneCall): void {
  const before = calls.get(call.id);
  const isStillNew = before?.action === eAdded && call.action === eChanged;
  calls.set(call.id, isStillNew ? { ...call, action: eAdded } : call);
  if (calls.size > mostCalls) calls.delete(calls.keys().next().value as string);
}

function toldOf({ state, laterState, features }: Snapshot): Told {
  return { state, laterState, features };
}
