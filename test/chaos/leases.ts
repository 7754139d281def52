import { selected } from "./programs.js";

/** What a server has said of a lease: until when it holds it at most, if nothing else follows. */
interface Said {
  readonly at: number;
  /** undefined: it does not hold it any more. */
  readonly until: number | undefined;
}

interface Holder {
  readonly said: Said[];
  /** Which start of which server it is. */
  readonly life: string;
  /** Its work is over; the lease only keeps others from doing it again. */
  rests: boolean;
}

/** Milliseconds by which two times may differ that are both rounded. */
const rounded = 5;

/** Who holds, or believes to hold, which lease, as the servers' logs say. */
export class Leases {
  readonly #leases = new Map<string, Map<string, Holder>>();

  /** How often a lease has been said to be another one's. */
  get changes(): number {
    return [...this.#leases.values()].reduce((sum, { size }) => sum + size - 1, 0);
  }

  /** Takes a line of a server's log. @param life Which start of which server it is. */
  take(line: string, life: string): void {
    if (!line.includes('"msg":"a lease is ')) return;
    const { time, name, holder: id, rests = false, for: left } = JSON.parse(line) as Line;
    const at = Date.parse(time);
    const holders = this.#leases.get(name) ?? new Map<string, Holder>();
    this.#leases.set(name, holders);
    const holder = holders.get(id) ?? { said: [], life, rests };
    holders.set(id, holder);
    holder.rests = rests;
    holder.said.push({ at, until: left === undefined ? undefined : at + left });
  }

  /** Where two servers have believed to hold the same lease at the same time. */
  overlaps(): string[] {
    const found: string[] = [];
    for (const [name, holders] of this.#leases) {
      const spans = Array.from(holders.values(), ({ said, life }) => ({
        life,
        times: timesOf(said),
      }));
      for (const [at, one] of spans.entries()) {
        for (const other of spans.slice(at + 1)) {
          const both = one.times.some(([from, until]) =>
            other.times.some(([start, end]) => from < end - rounded && start < until - rounded),
          );
          if (both) found.push(`${one.life} and ${other.life} have both held ${name}`);
        }
      }
    }
    return found;
  }

  /**
   * What is wrong with the leases in the database: that nobody has one who runs, or that nobody has one that somebody must have.
   * @param lives Which starts of the servers there are now.
   * @param needed Names of leases that somebody must have.
   */
  async wrong(
    port: number,
    lives: ReadonlySet<string>,
    needed: readonly string[],
  ): Promise<string[]> {
    const rows = await heldLeases(port);
    const wrong = needed
      .filter((name) => !rows.some((row) => row.name === name))
      .map((name) => `nobody has the lease ${name}`);
    for (const { name, holder: id } of rows) {
      const holder = this.#leases.get(name)?.get(id);
      if (holder === undefined) wrong.push(`nobody has said to have the lease ${name}`);
      else if (!holder.rests && !lives.has(holder.life)) {
        wrong.push(`the lease ${name} is that of ${holder.life}, which has ended`);
      }
    }
    return wrong;
  }
}

interface Line {
  readonly time: string;
  readonly name: string;
  readonly holder: string;
  readonly rests?: boolean;
  readonly for?: number;
}

/** From when until when a server has believed to hold a lease. */
function timesOf(said: readonly Said[]): [from: number, until: number][] {
  const times: [number, number][] = [];
  for (const [index, { at, until }] of said.entries()) {
    if (until !== undefined) times.push([at, Math.min(until, said[index + 1]?.at ?? Infinity)]);
  }
  return times;
}

/** The leases that are not over by the database's clock. */
async function heldLeases(port: number): Promise<{ name: string; holder: string }[]> {
  return await selected(
    port,
    "select name, holder from lease where expires > extract(epoch from clock_timestamp()) * 1000",
  );
}
