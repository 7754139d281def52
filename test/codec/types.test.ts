import { describe } from "vitest";
import { allTypes } from "../../src/modules/registry.js";
import { describeType } from "../support/properties.js";

// All in one file: most types have others inside, whose encoders and decoders each process makes once.
describe("every type of the protocol", () => {
  for (const { name, type } of allTypes()) describeType(name, type);
});
