import type { RoseLog } from "../../rose/index.js";
import type { Principals } from "./principals.js";
import { logDemand, requiredOptions, requireGiven, type NamesOf } from "../../rose/internal.js";

/** A change as a {@link Follower} reads it. */
export interface FollowedChange {
  /** Its number; changes are passed on in the order of these. */
  readonly revision: number;
}

/** What has been read of the changes after a revision. */
export interface FollowedChanges<C extends FollowedChange> {
  /** Up to which revision these are all. */
  readonly revision: number;
  /** The changes, the oldest first. */
  readonly changes: readonly C[];
}

/** What a {@link Follower} depends on. */
export interface FollowerOptions<C extends FollowedChange> {
  /** The revision up to which everybody knows the changes. */
  readonly from: number;
  /** Reads what has changed after a revision; it may stop before the present one if there is more than it reads at once. */
  readonly read: (after: number) => Promise<FollowedChanges<C>>;
  /** Passes a change on. Must not throw. */
  readonly deliver: (change: C) => void;
  /** Where failures to read are told, before it is tried again. */
  readonly log: RoseLog;
  /** Milliseconds until reading is tried again after a failure; 1,000 by default. */
  readonly pause?: number;
}

const optionNames = {
  from: "number",
  read: "function",
  deliver: "function",
  log: logDemand,
  pause: "number",
} satisfies NamesOf<FollowerOptions<any>>;

/**
 * Passes changes on in the order of their revisions, none left out. That something has changed may be heard late, out of order or not
 * at all: units of PostgreSQL end on several connections, and other servers are told at most once. So what is heard only says how far
 * to read; the changes themselves come from the database. A client that has been told of a revision can therefore go on from it later.
 */
export class Follower<C extends FollowedChange> {
  readonly #options: FollowerOptions<C>;
  /** The revision up to which changes have been passed on. */
  #delivered: number;
  /** The greatest revision that is known to exist. */
  #known: number;
  /** Whether there may be changes of which nobody has said anything. */
  #looking = false;
  #reading = false;
  #timer: NodeJS.Timeout | undefined;
  /** What waits for revisions. */
  #waiting: { readonly revision: number; readonly work: () => void }[] = [];

  /** @throws TypeError for an unknown option, or if one is missing. */
  constructor(options: FollowerOptions<C>) {
    requiredOptions(options, optionNames, "Follower");
    requireGiven(options, ["from", "read", "deliver", "log"], "Follower");
    this.#options = options;
    this.#delivered = options.from;
    this.#known = options.from;
  }

  /** The revision up to which changes have been passed on. */
  get delivered(): number {
    return this.#delivered;
  }

  /** Says that there is a change with this revision. */
  heard(revision: number): void {
    if (revision <= this.#known) return;
    this.#known = revision;
    void this.#pump();
  }

  /** Reads whether there are changes of which nothing was heard. */
  look(): void {
    this.#looking = true;
    void this.#pump();
  }

  /** Does work once all changes up to a revision have been passed on, at once if they have. It must not throw. */
  after(revision: number, work: () => void): void {
    if (revision <= this.#delivered) {
      work();
      return;
    }
    this.#waiting.push({ revision, work });
    this.heard(revision);
  }

  /** Ends the attempts to read again. */
  close(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#known = this.#delivered;
    this.#looking = false;
  }

  async #pump(): Promise<void> {
    if (this.#reading || this.#timer !== undefined) return;
    this.#reading = true;
    try {
      while (this.#looking || this.#delivered < this.#known) {
        const looking = this.#looking;
        this.#looking = false;
        const before = this.#delivered;
        // What is heard of while this is read may have happened after it was read.
        const known = this.#known;
        const { revision, changes } = await this.#options.read(before);
        for (const change of changes) {
          this.#options.deliver(change);
          this.#reach(change.revision);
        }
        // If the database has gone back to an older copy, nothing will come for what was known.
        this.#reach(revision > before ? revision : known);
        // Reading may have stopped before the present revision, which is not known here.
        if (looking && revision > before) this.#looking = true;
      }
    } catch (err) {
      this.#options.log.error({ err }, "changes cannot be read, so subscribers wait for them");
      this.#looking = true;
      this.#again();
    } finally {
      this.#reading = false;
    }
  }

  #again(): void {
    const { pause = 1_000 } = this.#options;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#pump();
    }, pause);
    this.#timer.unref();
  }

  /** Notes that everything up to a revision has been passed on, and does what has waited for it. */
  #reach(revision: number): void {
    if (revision > this.#delivered) this.#delivered = revision;
    if (this.#waiting.length === 0) return;
    const due = this.#waiting.filter((one) => one.revision <= this.#delivered);
    if (due.length === 0) return;
    this.#waiting = this.#waiting.filter((one) => one.revision > this.#delivered);
    for (const { work } of due) work();
  }
}

/**
 * Resolves when all changes up to a revision have been sent to the sessions that are subscribed, or when the time for a request is over.
 * @param follower Undefined if no changes are followed.
 * @param sent Is called at the moment when they have been sent, and only then. Must not throw.
 */
export function changesSent(
  follower: Follower<any> | undefined,
  revision: number,
  { principals, signal }: { readonly principals: Principals; readonly signal: AbortSignal },
  sent: () => void = () => {},
): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
    // Subscribers get events only when it is known who they are, and this must not overtake events that have been put off until then.
    const passedOn = (): void =>
      principals.inTheEnd(() => {
        if (!signal.aborted) sent();
        resolve();
      });
    if (follower === undefined) passedOn();
    else follower.after(revision, passedOn);
  });
}
