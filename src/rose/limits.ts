import { defaultLimits, type Limits } from "../codec/index.js";

/**
 * What a connection may cost and how long it may take. Sizes are octets, times milliseconds;
 * a time of 0 switches that limit off.
 */
export interface EngineLimits {
  /** Octets of one frame, its header included, in either direction. Default 16 MiB. */
  readonly maxFrameBytes: number;
  /** Levels of nesting inside one message. Default 64. */
  readonly maxDepth: number;
  /** Elements of all lists of one message together. Default 1,000,000. */
  readonly maxElements: number;
  /** Own invokes of one connection that wait for an answer. Default 10,000, at most 99,998. */
  readonly maxPendingCalls: number;
  /** Events that one subscription holds for a slow reader. Default 10,000. */
  readonly maxQueuedEvents: number;
  /**
   * Octets that the peer has not taken yet, above which a server stops reading more requests
   * from it. Default 1 MiB.
   */
  readonly maxBacklogBytes: number;
  /** Until a connection stands. Default 10 s. */
  readonly connectTimeout: number;
  /** From an invoke to its answer. Default 30 s. */
  readonly callTimeout: number;
  /** Without progress in the middle of a frame. Default 30 s. */
  readonly partialFrameTimeout: number;
  /** From closing a connection to cutting it off, for the last octets to leave. Default 2 s. */
  readonly closeTimeout: number;
}

/** The defaults of {@link EngineLimits}. */
export const defaultEngineLimits: EngineLimits = {
  maxFrameBytes: defaultLimits.maxBytes,
  maxDepth: defaultLimits.maxDepth,
  maxElements: defaultLimits.maxElements,
  maxPendingCalls: 10_000,
  maxQueuedEvents: 10_000,
  maxBacklogBytes: 1024 * 1024,
  connectTimeout: 10_000,
  callTimeout: 30_000,
  partialFrameTimeout: 30_000,
  closeTimeout: 2_000,
};

/**
 * Fills in what is not given.
 * @throws RangeError for a limit that is no whole number, is negative, or cannot be met.
 */
export function engineLimits(given: Partial<EngineLimits> | undefined): EngineLimits {
  const limits = { ...defaultEngineLimits, ...given };
  for (const [name, value] of Object.entries(limits)) {
    if (!Number.isSafeInteger(value) || value < 0) {
      throw new RangeError(`${name} must be a whole number that is not negative, not ${value}`);
    }
  }
  if (limits.maxPendingCalls > 99_998) {
    throw new RangeError("maxPendingCalls must not be over 99998, the number of invoke ids");
  }
  return limits;
}

/** The part that the codec observes. */
export function codecLimits(limits: EngineLimits): Limits {
  return {
    maxDepth: limits.maxDepth,
    maxElements: limits.maxElements,
    maxBytes: limits.maxFrameBytes,
  };
}
