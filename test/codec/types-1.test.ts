import { describe } from "vitest";
import { allTypes } from "../../src/modules/registry.js";
import { describeType } from "../support/properties.js";

// Every type of the protocol: a quarter of them here, so that several files can run at once.
describe("every type, the first of each four", () => {
  for (const [i, { name, type }] of allTypes().entries()) if (i % 4 === 0) describeType(name, type);
});
