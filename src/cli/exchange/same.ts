import type { Type } from "../../codec/index.js";

/** Whether two values have the same encoding. */
export function same<T>(type: Type<T>, one: T, other: T): boolean {
  return Buffer.compare(type.encode(one), type.encode(other)) === 0;
}
