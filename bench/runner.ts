import Benchmark from "benchmark";
import {
  Mismatch,
  type CodecCase,
  type Drop,
  type Effort,
  type ProbeCase,
  type Ready,
} from "./cases/case.js";
import type { ForeignCase, ForeignReady } from "./foreign/cases.js";
import { byGroup, idOf, type Findings, type Result, type Unmeasured } from "./result.js";

export type Case = CodecCase | ForeignCase | ProbeCase;

/** Rounds in which the subjects of a codec group take turns. */
const ROUNDS = 5;
/** Runs that take longer than this many seconds get fewer rounds. */
const LONG = 0.02;
const FEWER_ROUNDS = 3;
/** Seconds that benchmark.js has done at a time, so that its own part does not count. */
const BATCH = 0.000_05;
/** Seconds that a subject runs before it is timed. */
const WARM_UP = 0.1;
/**
 * Seconds that one sample takes at least, and how many a round has at least and about at most:
 * many short ones, for the shorter a sample, the less it is likely to be interrupted.
 */
const SAMPLE = 0.004;
const SAMPLES = 6;
const MOST_SAMPLES = 12;

/** Called with what is about to be measured. */
export type Progress = (group: string) => void;

/** Measures the cases, group by group. */
export async function measure(
  cases: readonly Case[],
  effort: Effort,
  progress: Progress,
): Promise<Findings> {
  const results: Result[] = [];
  const unmeasured: Unmeasured[] = [];
  for (const [group, members] of byGroup(cases)) {
    progress(group);
    for (const member of members) {
      if (member.kind !== "probe") continue;
      const drop: Drop = (subject, why) => unmeasured.push(without(group, subject, why));
      try {
        results.push(...(await member.measure(effort, member.subjects, drop)));
      } catch (error) {
        for (const subject of member.subjects) drop(subject, error as Error);
      }
    }
    const codec = members.filter((member) => member.kind !== "probe");
    results.push(...(await measureGroup(codec, effort, unmeasured)));
  }
  return { results, unmeasured };
}

/** A case that is ready, in this process or in another. */
type Subject = Own | Foreign;

interface Measured {
  readonly samples: number[];
  /** Runs that are timed as one. */
  batch: number;
}

interface Own extends Ready, Measured {
  readonly source: CodecCase;
  /** How many batches the last round needed. */
  count: number;
}

interface Foreign extends ForeignReady, Measured {
  readonly source: ForeignCase;
}

async function measureGroup(
  cases: readonly (CodecCase | ForeignCase)[],
  effort: Effort,
  unmeasured: Unmeasured[],
): Promise<Result[]> {
  const subjects: Subject[] = [];
  for (const source of cases) subjects.push(...(await prepared(source, unmeasured)));
  if (effort.smoke) {
    for (const subject of subjects) await ("run" in subject ? subject.run(1) : subject.time(1));
    return [];
  }
  let longest = 0;
  for (const subject of subjects) {
    const warm = "run" in subject ? warmUp(subject, effort) : await warmUpForeign(subject, effort);
    longest = Math.max(longest, warm);
  }
  const rounds = longest > LONG ? FEWER_ROUNDS : ROUNDS;
  globalThis.gc?.();
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < subjects.length; i++) {
      const subject = subjects[(i + round) % subjects.length] as Subject;
      if ("run" in subject) time(subject, effort);
      else await timeForeign(subject, effort);
    }
  }
  return subjects.map(({ source, octets, samples }) => ({
    group: source.group,
    subject: source.subject,
    unit: "ns/op",
    better: "less",
    take: "median",
    samples,
    octets,
  }));
}

async function prepared(
  source: CodecCase | ForeignCase,
  unmeasured: Unmeasured[],
): Promise<Subject[]> {
  const { group, subject } = source;
  const start: Measured = { samples: [], batch: 1 };
  try {
    if (source.kind === "codec") {
      const ready = source.prepare();
      if (!("cannot" in ready)) return [{ ...ready, ...start, source, count: 1 }];
      unmeasured.push(without(group, subject, ready.cannot));
    } else {
      const ready = await source.prepare();
      if (!("cannot" in ready)) return [{ ...ready, ...start, source }];
      unmeasured.push(without(group, subject, ready.cannot));
    }
  } catch (error) {
    unmeasured.push(without(group, subject, error as Error));
  }
  return [];
}

function without(group: string, subject: string, why: string | Error): Unmeasured {
  if (typeof why === "string") return { group, subject, reason: why, failed: false };
  const reason = why instanceof Mismatch ? why.message : (why.stack ?? why.message);
  return { group, subject, reason, failed: true };
}

/** Lets the optimising compiler do its work; gives the seconds that one run takes at last. */
function warmUp(subject: Own, { time: scale }: Effort): number {
  const until = performance.now() + WARM_UP * scale * 1000;
  for (;;) {
    const before = performance.now();
    subject.run(subject.batch);
    const after = performance.now();
    const seconds = (after - before) / 1000;
    if (after >= until) return seconds / subject.batch;
    if (seconds < BATCH) subject.batch *= 2;
  }
}

/** One round of one subject: benchmark.js finds out how often to run it, and how long that takes. */
function time(subject: Own, { time: scale }: Effort): void {
  // What the subject before left behind is not collected at this one's cost.
  globalThis.gc?.({ type: "minor" });
  const { run, batch } = subject;
  const bench = new Benchmark(
    idOf(subject.source),
    () => {
      run(batch);
    },
    {
      async: false,
      initCount: subject.count,
      minTime: SAMPLE * scale,
      maxTime: MOST_SAMPLES * SAMPLE * scale,
      minSamples: SAMPLES,
    },
  );
  bench.run();
  if (bench.error !== undefined) throw bench.error as unknown as Error;
  subject.count = bench.count;
  // What else the machine does can only make a sample longer.
  subject.samples.push((Math.min(...bench.stats.sample) * 1e9) / batch);
}

/** The same in another process: a batch takes as long as a sample, for it is asked for once. */
async function warmUpForeign(subject: Foreign, { time: scale }: Effort): Promise<number> {
  const until = performance.now() + WARM_UP * scale * 1000;
  for (;;) {
    const seconds = (await subject.time(subject.batch)) / 1e9;
    if (seconds < SAMPLE * scale) subject.batch *= 2;
    else if (performance.now() >= until) return seconds / subject.batch;
  }
}

async function timeForeign(subject: Foreign, { time: scale }: Effort): Promise<void> {
  const until = performance.now() + MOST_SAMPLES * SAMPLE * scale * 1000;
  let best = Infinity;
  for (let i = 0; i < SAMPLES || (i < MOST_SAMPLES && performance.now() < until); i++) {
    best = Math.min(best, await subject.time(subject.batch));
  }
  subject.samples.push(best / subject.batch);
}
