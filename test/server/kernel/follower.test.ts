import { describe, expect, onTestFinished, test } from "vitest";
import { changesSent, Follower, type Principals } from "../../../src/server/kernel/index.js";
import { Lines } from "../../rose/support/peers.js";

interface Change {
  readonly revision: number;
}

/** A follower of changes that a test adds, which are read when the test lets them be. */
class Followed {
  /** The changes that are there, by revision. */
  readonly there: number[] = [];
  readonly delivered: number[] = [];
  /** After which revisions something has been read. */
  readonly reads: number[] = [];
  readonly log = new Lines();
  /** How many changes are read at once. */
  atOnce = Infinity;
  failing = false;
  readonly follower: Follower<Change>;

  constructor(from = 0) {
    this.follower = new Follower<Change>({
      from,
      log: this.log,
      pause: 1,
      read: async (after) => {
        this.reads.push(after);
        if (this.failing) throw new Error("no database");
        const changes = this.there
          .filter((revision) => revision > after)
          .slice(0, this.atOnce)
          .map((revision) => ({ revision }));
        const all = changes.length < this.atOnce;
        const revision = (all ? this.there : changes.map((one) => one.revision)).at(-1) ?? after;
        return { revision, changes };
      },
      deliver: ({ revision }) => void this.delivered.push(revision),
    });
    onTestFinished(() => this.follower.close());
  }

  async done(revision: number): Promise<void> {
    await new Promise<void>((resolve) => this.follower.after(revision, resolve));
  }
}

describe("a follower passes changes on", () => {
  test("in the order of revisions, each once, whatever the order in which it hears of them", async () => {
    const followed = new Followed();
    followed.there.push(1, 2, 3);
    for (const revision of [3, 1, 2, 3]) followed.follower.heard(revision);
    await followed.done(3);
    expect(followed.delivered).toEqual([1, 2, 3]);
    followed.there.push(4);
    followed.follower.heard(4);
    await followed.done(4);
    expect(followed.delivered).toEqual([1, 2, 3, 4]);
  });

  test("of which it has heard nothing, with the next of which it hears", async () => {
    const followed = new Followed(10);
    followed.there.push(11, 12, 13);
    followed.follower.heard(13);
    await followed.done(13);
    expect(followed.delivered).toEqual([11, 12, 13]);
    expect(followed.reads[0]).toBe(10);
  });

  test("that are more than are read at once", async () => {
    const followed = new Followed();
    followed.atOnce = 2;
    followed.there.push(1, 2, 3, 4, 5);
    followed.follower.heard(5);
    await followed.done(5);
    expect(followed.delivered).toEqual([1, 2, 3, 4, 5]);
    expect(followed.reads).toEqual([0, 2, 4]);
  });

  test("of which it hears nothing at all, when it is told to look, also in portions and after a failure", async () => {
    const followed = new Followed();
    followed.there.push(1, 2, 3);
    followed.atOnce = 2;
    followed.follower.look();
    await expect.poll(() => followed.delivered).toEqual([1, 2, 3]);
    followed.there.push(4);
    followed.failing = true;
    followed.follower.look();
    await expect.poll(() => followed.log.lines.length).toBeGreaterThan(0);
    followed.failing = false;
    await expect.poll(() => followed.delivered).toEqual([1, 2, 3, 4]);
    const reads = followed.reads.length;
    followed.there.push(5);
    followed.follower.heard(5);
    await followed.done(5);
    expect(followed.reads.length - reads).toBe(1);
  });

  test("of which it hears while it reads what was there before", async () => {
    const followed = new Followed();
    const { follower, there } = followed;
    follower.look();
    // The first read has begun, and has found nothing.
    expect(followed.reads).toEqual([0]);
    there.push(1, 2);
    follower.heard(2);
    await followed.done(2);
    expect([followed.delivered, followed.reads]).toEqual([
      [1, 2],
      [0, 0],
    ]);
  });

  test("once it can read them again, after a failure that is logged", async () => {
    const followed = new Followed();
    followed.failing = true;
    followed.there.push(1);
    followed.follower.heard(1);
    await expect.poll(() => followed.log.lines.length).toBeGreaterThan(1);
    expect(followed.delivered).toEqual([]);
    followed.failing = false;
    await followed.done(1);
    expect(followed.delivered).toEqual([1]);
  });
});

describe("work that waits for a revision", () => {
  test("is done when the changes up to it have been passed on, and at once if they have been", async () => {
    const followed = new Followed();
    followed.there.push(1, 2, 3);
    const seen: [number, number[]][] = [];
    for (const revision of [2, 3, 1]) {
      followed.follower.after(revision, () => seen.push([revision, [...followed.delivered]]));
    }
    await followed.done(3);
    expect(seen).toEqual([
      [1, [1]],
      [2, [1, 2]],
      [3, [1, 2, 3]],
    ]);
    followed.follower.after(2, () => seen.push([2, []]));
    expect(seen).toHaveLength(4);
  });

  test("is done for a revision that has not changed anything that is followed", async () => {
    const followed = new Followed();
    followed.there.push(7);
    followed.follower.heard(3);
    await followed.done(5);
    expect(followed.follower.delivered).toBe(7);
  });

  test("does not wait for ever for a revision that the database does not have", async () => {
    const followed = new Followed();
    await followed.done(9);
    expect(followed.delivered).toEqual([]);
  });
});

describe("that changes up to a revision have been sent is known", () => {
  /** Principals that are brought up to date when the test says so. */
  function waiting() {
    const works: (() => void)[] = [];
    const principals = { inTheEnd: (work: () => void) => void works.push(work) } as Principals;
    return { principals, bringUpToDate: () => works.splice(0).forEach((work) => work()) };
  }

  test("when they have been passed on and principals are up to date", async () => {
    const followed = new Followed();
    followed.there.push(1, 2);
    const { principals, bringUpToDate } = waiting();
    const { signal } = new AbortController();
    const seen: unknown[] = [];
    const sent = changesSent(followed.follower, 2, { principals, signal }, () => {
      seen.push([...followed.delivered]);
    });
    await followed.done(2);
    expect(seen).toEqual([]);
    bringUpToDate();
    await sent;
    expect(seen).toEqual([[1, 2]]);
  });

  test("when principals are up to date, if no changes are followed", async () => {
    const { principals, bringUpToDate } = waiting();
    const { signal } = new AbortController();
    let isDone = false;
    const sent = changesSent(undefined, 7, { principals, signal }, () => (isDone = true));
    expect(isDone).toBe(false);
    bringUpToDate();
    await sent;
    expect(isDone).toBe(true);
  });

  test("or the time for the request is over, and then it is not done what was to be done at that moment", async () => {
    const { principals, bringUpToDate } = waiting();
    const seen: string[] = [];
    const ending = new AbortController();
    const { signal } = ending;
    const early = changesSent(undefined, 7, { principals, signal }, () => seen.push("early"));
    ending.abort();
    await early;
    await changesSent(undefined, 7, { principals, signal }, () => seen.push("late"));
    bringUpToDate();
    expect(seen).toEqual([]);
  });
});
