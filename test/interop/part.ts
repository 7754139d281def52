import type { Case } from "./agreement.js";
import type { Notation } from "./notation.js";

/** Modules that are compared together, and what OTP is asked of them. */
export interface Part {
  readonly name: string;
  readonly notations: readonly Notation[];
  readonly cases: readonly Case[];
  /** The modules that OTP does not compile, with the reason; no others may be refused. */
  readonly refused?: ReadonlyMap<string, string>;
  /** Types (`Module.Type`) and names of values (`Module.value`) of which OTP makes something else, with the reason. */
  readonly differences?: ReadonlyMap<string, string>;
}

/** Which values are drawn. */
export interface Draw {
  /** Of each type. */
  readonly values: number;
  readonly seed: number;
  /** The only type, if there is one. */
  readonly type: string | undefined;
}
