import { readFileSync } from "node:fs";

export interface Vector {
  readonly type: string;
  readonly variant: string;
  readonly json: Record<string, any>;
  readonly berHex: string;
}

const file = new URL("../../corpus/vendor.json", import.meta.url);

/** Messages that the vendor's own runtime encoded. */
export const roseVectors: readonly Vector[] = (
  JSON.parse(readFileSync(file, "utf8")) as { vectors: Vector[] }
).vectors.filter((vector) => vector.type === "ROSEMessage");
