import type { Json } from "../json.js";
import { PatchError } from "./errors.js";

/** Names, elements and values that one patch may look at in all. */
const most = 1_000_000;

/** What a patch costs: it is bounded by what it looks at, not by how many operations it has. */
export class Work {
  #left = most;

  /** @throws PatchError when that is too much in all. */
  spend(count: number): void {
    if ((this.#left -= count) >= 0) return;
    throw new PatchError("invalid", "the patch takes too much work in this document");
  }

  /** Spends the number of values within a value. */
  weigh(value: Json): void {
    this.spend(1);
    if (typeof value !== "object" || value === null) return;
    for (const inner of Object.values(value)) this.weigh(inner as Json);
  }
}
