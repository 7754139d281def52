import { describe, expect, it } from "vitest";
import { bodyError, moduleText, textError } from "./compile-text.js";

describe("Notation that is refused", () => {
  it("values in XML are named as such (X.680 16.2)", () => {
    for (const value of ["<BOOLEAN><true/></BOOLEAN>", "<INTEGER>5</INTEGER>", "<A/>"]) {
      expect(textError(moduleText(`A ::= NULL v ::= ${value}`))).toMatchObject({
        code: "unsupported",
        line: 2,
        reason: "values in XML (X.680 16.2) are not supported yet",
      });
    }
    expect(bodyError("A ::= NULL / NULL").reason).toBe('"/" is not a character of ASN.1 here');
  });
});
