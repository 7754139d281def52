import Benchmark from "benchmark";
import {
  Mismatch,
  type CodecCase,
  type Drop,
  type Effort,
  type ProbeCase,
  type Ready,
} from "./cases/case.js";
import { byGroup, idOf, type Findings, type Result, type Unmeasured } from "./result.js";

export type Case = CodecCase | ProbeCase;

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
    const codec = members.filter((member) => member.kind === "codec");
    results.push(...measureGroup(codec, effort, unmeasured));
  }
  return { results, unmeasured };
}

interface Subject extends Ready {
  readonly source: CodecCase;
  readonly samples: number[];
  /** Runs that benchmark.js counts as one, and how many of these the last round needed. */
  batch: number;
  count: number;
}

function measureGroup(
  cases: readonly CodecCase[],
  effort: Effort,
  unmeasured: Unmeasured[],
): Result[] {
  const subjects = cases.flatMap((source) => prepared(source, unmeasured));
  if (effort.smoke) {
    for (const subject of subjects) subject.run(1);
    return [];
  }
  const longest = Math.max(0, ...subjects.map((subject) => warmUp(subject, effort)));
  const rounds = longest > LONG ? FEWER_ROUNDS : ROUNDS;
  globalThis.gc?.();
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < subjects.length; i++) {
      time(subjects[(i + round) % subjects.length] as Subject, effort);
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

function prepared(source: CodecCase, unmeasured: Unmeasured[]): Subject[] {
  const { group, subject } = source;
  try {
    const ready = source.prepare();
    if (!("cannot" in ready)) return [{ ...ready, source, samples: [], batch: 1, count: 1 }];
    unmeasured.push(without(group, subject, ready.cannot));
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
function warmUp(subject: Subject, { time: scale }: Effort): number {
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
function time(subject: Subject, { time: scale }: Effort): void {
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
