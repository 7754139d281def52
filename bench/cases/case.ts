import type { Result } from "../result.js";

/** How much to spend: 1 is the default run. `smoke` does everything once and as little as works. */
export interface Effort {
  readonly time: number;
  readonly smoke: boolean;
}

/** A function that benchmark.js times. */
export interface CodecCase {
  readonly kind: "codec";
  readonly group: string;
  readonly subject: string;
  /**
   * Gets ready and checks that what comes out is right.
   * @returns Why it cannot be done, if that is known.
   * @throws Mismatch if what comes out is wrong.
   */
  readonly prepare: () => Ready | Refusal;
}

export interface Ready {
  /** Octets that one run reads or writes. */
  readonly octets: number;
  readonly run: Run;
}

/** Does it so many times. */
export type Run = (times: number) => void;

export interface Refusal {
  readonly cannot: string;
}

/** Measures by itself, with processes of its own for the most part. */
export interface ProbeCase {
  readonly kind: "probe";
  readonly group: string;
  readonly subjects: readonly string[];
  /**
   * Measures some of the subjects.
   * @param drop Told of a subject that has no numbers; the others go on.
   * @throws Mismatch if what comes out is wrong.
   */
  readonly measure: (effort: Effort, subjects: readonly string[], drop: Drop) => Promise<Result[]>;
  /** Writes CPU profiles of one subject; gives their file names. */
  readonly profile?: (subject: string, seconds: number) => Promise<string[]>;
}

/** Why a subject has no numbers: a reason that is no fault, or an error. */
export type Drop = (subject: string, why: string | Error) => void;

/** A subject did its work wrongly. */
export class Mismatch extends Error {}

interface Kept {
  value: unknown;
}

/**
 * Calls with one input after the other; their number is a power of two. The function is compiled
 * for this caller alone: no case pays for what others have taught a call site. It has the loop in
 * it, for that of benchmark.js is compiled anew for each sample and takes longer than short calls.
 */
export function inTurn<T>(call: (input: T) => unknown, inputs: readonly T[]): Run {
  const kept: Kept = { value: undefined };
  const make = new Function(
    "call",
    "inputs",
    "kept",
    "let i = 0; const mask = inputs.length - 1;" +
      "return (times) => { for (; times > 0; times--) " +
      "{ i = (i + 1) & mask; kept.value = call(inputs[i]); } };",
  ) as (call: (input: T) => unknown, inputs: readonly T[], kept: Kept) => Run;
  return make(call, inputs, kept);
}
