import { describe } from "vitest";
import { allTypes } from "../../src/modules/registry.js";
import { describeType } from "../support/properties.js";

// Every type of the protocol: half of them here, half in the other file, so that two can run at once.
describe("every type, the first of each two", () => {
  for (const [i, { name, type }] of allTypes().entries()) if (i % 2 === 0) describeType(name, type);
});
