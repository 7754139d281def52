import { describe, expect, it } from "vitest";
import { compile } from "../../src/asn1/index.js";
import { moduleText, textError, typeA, warningsOf } from "./compile-text.js";

describe("Encoding instructions", () => {
  it("are skipped with a warning, in front of types and for the whole module (X.680 31.3, 54)", () => {
    const text = `M DEFINITIONS XER INSTRUCTIONS AUTOMATIC TAGS ::= BEGIN
A ::= SEQUENCE { a [ATTRIBUTE] INTEGER, b [XER: NAME AS "x"] [5] BOOLEAN }
ENCODING-CONTROL XER
  GLOBAL-DEFAULTS MODIFIED-ENCODINGS
  NAMESPACE ALL AS "urn:x" PREFIX "x"
ENCODING-CONTROL PER
END`;
    expect(warningsOf(text)).toEqual([
      "2:20 encoding: an encoding instruction, which means nothing in BER",
      "2:43 encoding: an encoding instruction, which means nothing in BER",
      "3:1 encoding: instructions for XER, which mean nothing in BER",
    ]);
    const [module] = compile([{ name: "m", text }]).modules;
    expect(module!.types).toMatchObject([
      { type: { members: [{ type: { kind: "integer" } }, { type: { number: 5 } }] } },
    ]);
  });

  it("for tags are tags", () => {
    expect(typeA("A ::= [TAG: 5] NULL", "TAG INSTRUCTIONS IMPLICIT TAGS")).toMatchObject({
      kind: "tagged",
      number: 5,
    });
    expect(typeA("A ::= [TAG: APPLICATION 5] NULL")).toMatchObject({ class: "application" });
  });

  it("end where they should", () => {
    expect(textError("M DEFINITIONS ::= BEGIN A ::= [XER: LIST NULL END").reason).toBe(
      'this bracket has no closing "]"',
    );
    expect(textError(moduleText("ENCODING-CONTROL 5")).reason).toBe(
      'expected the name of encoding rules, found "5"',
    );
  });
});
