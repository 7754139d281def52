import { describe, expect, test } from "vitest";
import { sameUser, userKey } from "../../src/connectors/user-names.js";
import { zonesByUser } from "../../src/connectors/zones.js";

const composed = "Zo\u00eb";
const decomposed = "zoe\u0308";

describe("the name of a user", () => {
  test("is the same in any case, and whether its marks are characters of their own", () => {
    expect(sameUser(composed, decomposed)).toBe(true);
    expect(sameUser(composed, "zoe")).toBe(false);
    expect(zonesByUser({ [decomposed]: "Europe/London" })(composed)).toBe("Europe/London");
  });

  test("of over 256 characters is not worth the work", () => {
    const long = `A${"\u0316\u0301".repeat(500_000)}`;
    expect(userKey(long)).toBe(long);
    expect(sameUser(long, long)).toBe(true);
  });
});
