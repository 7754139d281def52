import type { Limits } from "../../codec/index.js";

/** For octets that have come already: what is in the way of a server need not be in the way here. */
export const generous: Limits = {
  maxDepth: 512,
  maxElements: 100_000_000,
  maxBytes: 2 ** 32,
};
