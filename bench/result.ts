/** What was measured of one subject: a number for each round. */
export interface Result {
  /** What is compared: the subjects of a group do the same thing. */
  readonly group: string;
  /** Whose numbers these are. */
  readonly subject: string;
  /** `ns/op`, `calls/s`, `B` .. */
  readonly unit: string;
  readonly better: "less" | "more";
  /** `best` where noise can only make a number worse than it is. */
  readonly take: "median" | "best";
  readonly samples: readonly number[];
  /** Octets that one operation reads or writes. */
  readonly octets?: number;
  /** Further numbers beside the main one, of each round at most one; less is better in all. */
  readonly more?: Readonly<Record<string, readonly number[]>>;
}

/** A subject without numbers, and why. */
export interface Unmeasured {
  readonly group: string;
  readonly subject: string;
  readonly reason: string;
  /** False if it was known that the subject cannot do this. */
  readonly failed: boolean;
}

/** Everything that one run of the suite found. */
export interface Findings {
  readonly results: readonly Result[];
  readonly unmeasured: readonly Unmeasured[];
}

/** `decode M1 JSON`: what `--filter` matches and `--profile` takes. */
export function idOf({ group, subject }: { group: string; subject: string }): string {
  return `${group} ${subject}`;
}

/** Cases or results by their group, in the order in which they come. */
export function byGroup<T extends { group: string }>(all: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const members = groups.get(one.group);
    if (members === undefined) groups.set(one.group, [one]);
    else members.push(one);
  }
  return groups;
}

/** Of numbers of all rounds, those of the rounds that have one. */
export function measured(numbers: readonly (number | undefined)[]): number[] {
  return numbers.filter((one) => one !== undefined);
}

export function median(samples: readonly number[]): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const high = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? high : (high + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/** The number that stands for a result. */
export function valueOf({ samples, better, take }: Result): number {
  if (take === "median") return median(samples);
  return better === "less" ? Math.min(...samples) : Math.max(...samples);
}

/** How far apart the rounds are: largest minus smallest, as a part of the median. */
export function spreadOf({ samples }: Result): number {
  return (Math.max(...samples) - Math.min(...samples)) / median(samples);
}

/** Finds results by group and subject. */
export class Table {
  readonly #results = new Map<string, Result>();

  constructor(results: readonly Result[]) {
    for (const result of results) this.#results.set(idOf(result), result);
  }

  find(group: string, subject: string): Result | undefined {
    return this.#results.get(idOf({ group, subject }));
  }

  /** Undefined if it was not measured. */
  value(group: string, subject: string): number | undefined {
    const result = this.find(group, subject);
    return result === undefined ? undefined : valueOf(result);
  }

  /** The best of one of the further numbers. */
  least(group: string, subject: string, name: string): number | undefined {
    const samples = this.find(group, subject)?.more?.[name];
    return samples === undefined || samples.length === 0 ? undefined : Math.min(...samples);
  }

  /**
   * How many times better one subject is than another of its group. Medians are compared round
   * by round, for both took the same noise.
   */
  ratio(group: string, subject: string, other: string): number | undefined {
    const ours = this.find(group, subject);
    const theirs = this.find(group, other);
    if (ours === undefined || theirs === undefined) return undefined;
    const better = (a: number, b: number): number => (ours.better === "less" ? b / a : a / b);
    if (ours.take === "best") return better(valueOf(ours), valueOf(theirs));
    const rounds = ours.samples.map((sample, i) => better(sample, theirs.samples[i] as number));
    return median(rounds.filter((round) => !Number.isNaN(round)));
  }
}

/** Undefined if one of them was not measured. */
export function quotient(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : a / b;
}
