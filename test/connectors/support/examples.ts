import { readFileSync } from "node:fs";
import type { Json } from "../../../src/connectors/json.js";

/** An example of one of the three documents, as it stands there. */
export function example(name: string): string {
  return readFileSync(new URL(`../examples/${name}`, import.meta.url), "utf8");
}

/** An example in JSON. */
export function jsonExample<T = Json>(name: string): T {
  return JSON.parse(example(name)) as T;
}
