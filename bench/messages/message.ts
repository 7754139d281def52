import type { Type } from "../../src/codec/index.js";

/** One of the messages that the suite measures with. */
export interface Message<T = any> {
  /** `M1`. */
  readonly name: string;
  /** What it is. */
  readonly title: string;
  readonly type: Type<T>;
  /** Used in turn; their number is a power of two. */
  readonly values: readonly T[];
}
