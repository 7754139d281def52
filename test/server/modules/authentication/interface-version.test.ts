import { describe, expect, test } from "vitest";
import {
  interfaceVersion,
  isCompatible,
  readVersion,
  versionText,
} from "../../../../src/server/modules/authentication/interface-version.js";

describe("a version of the interface", () => {
  test.each([
    ["8.0.20240916", [8, 0, 20240916]],
    ["8.0", [8, 0, 0]],
    ["8", [8, 0, 0]],
    ["0.0.0", [0, 0, 0]],
  ])("is up to three numbers: %s", (text, version) => {
    expect(readVersion(text)).toEqual(version);
  });

  test.each(["", "8.", ".8", "8.0.1.2", "-8", "8,0", " 8", "8.0.x", "9".repeat(10), "8.0.1\n"])(
    "is nothing else: %j",
    (text) => {
      expect(readVersion(text)).toBeUndefined();
    },
  );

  test("is written as it is read", () => {
    expect(readVersion(versionText(interfaceVersion))).toEqual(interfaceVersion);
  });

  test.each([
    ["8.0.0", "8.0.20240916", true],
    ["8.0.0", "8.0.0", true],
    ["8.0.0", "9.0.0", true],
    ["6.0.0", "8.0.20300101", true],
    // Numbers are compared, not texts.
    ["8.0.9", "8.0.10", true],
    ["8.0.20240917", "8.0.20250101", false],
    ["8.1.0", "8.1.0", false],
    ["9.0.0", "9.0.0", false],
    ["6.0.0", "7.9.9", false],
  ])("of a client from %s to %s can work with this server: %s", (oldest, newest, can) => {
    expect(isCompatible(readVersion(oldest)!, readVersion(newest)!)).toBe(can);
  });
});
