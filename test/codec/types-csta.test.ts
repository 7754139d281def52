import { describe } from "vitest";
import { cstaTypes } from "../support/csta.js";
import { describeType, RUNS } from "../support/properties.js";

// One run of each: the same types are parts of many others. The soak test has more.
describe("every type of CSTA", () => {
  for (const [name, type] of cstaTypes) describeType(name, type, RUNS / 20);
});
