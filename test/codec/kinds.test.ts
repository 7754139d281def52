import { describe } from "vitest";
import { kinds } from "../support/kinds.js";
import { describeType } from "../support/properties.js";

describe("every construct", () => {
  for (const [name, type] of kinds) describeType(name, type);
});
