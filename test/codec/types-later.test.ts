import { describe } from "vitest";
import { allLaterTypes } from "../../src/modules/later/registry.js";
import { describeType, RUNS } from "../support/properties.js";

// Fewer runs of each: they are made of the same parts as the types of 6.1.
describe("every type of version 8 that is not the same in 6.1", () => {
  for (const { module, name, type } of allLaterTypes()) {
    describeType(`${module}.${name}`, type, RUNS / 4);
  }
});
