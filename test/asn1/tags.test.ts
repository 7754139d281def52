import { describe, expect, it } from "vitest";
import { load } from "../../src/asn1/index.js";
import { bodyError, compileBody, tagsOf, typeA } from "./compile-text.js";

describe("Tags", () => {
  it("every class is known", () => {
    const type = typeA(
      "A ::= SET { a [UNIVERSAL 20] NULL, b [APPLICATION 1] NULL, c [PRIVATE 2] NULL, d [3] NULL }",
    );
    expect(tagsOf(type)).toEqual(["[UNIVERSAL 20]", "[APPLICATION 1]", "[PRIVATE 2]", "[3]"]);
  });

  it("a tag number may be a value reference", () => {
    expect(typeA("A ::= [five] NULL five INTEGER ::= 5")).toMatchObject({ number: 5 });
  });

  it("a tagged type may be tagged again", () => {
    expect(typeA("A ::= [1] [2] EXPLICIT NULL")).toMatchObject({
      number: 1,
      explicit: false,
      type: { number: 2, explicit: true, type: { kind: "null" } },
    });
  });

  it("a number may have 40 bits (X.690 8.1.2.4)", () => {
    const { type } = load(
      compileBody(
        "A ::= [268435456] NULL B ::= CHOICE { a [PRIVATE 1099511627775] NULL, b [34359738368] EXPLICIT NULL }",
      ),
    );
    const hex = (octets: Uint8Array) => Buffer.from(octets).toString("hex");
    expect(hex(type("A").encode(null))).toBe("9f818080800000");
    expect(type("A").decode(Buffer.from("9f818080800000", "hex"))).toBeNull();
    for (const [value, octets] of [
      [{ a: null }, "df9fffffffff7f00"],
      [{ b: null }, "bf8180808080000205" + "00"],
    ] as const) {
      expect(hex(type("B").encode(value))).toBe(octets);
      expect(type("B").decode(Buffer.from(octets, "hex"))).toEqual(value);
    }
  });

  it("a number below zero or beyond that is an error", () => {
    expect(bodyError("A ::= [n] NULL n INTEGER ::= -1").reason).toBe(
      "a tag number is not negative: -1",
    );
    expect(bodyError("A ::= [1099511627776] NULL")).toMatchObject({
      code: "unsupported",
      reason: "tag numbers beyond 1099511627775 are not supported yet",
      rule: "tagged type (X.680 31.1)",
    });
    expect(bodyError("A ::= [-1] NULL").reason).toBe('expected a tag number, found "-"');
  });
});

describe("EXPLICIT TAGS", () => {
  it("is the default of a module without a tag default (X.680 13.2)", () => {
    expect(typeA("A ::= [1] NULL", "")).toMatchObject({ explicit: true });
  });

  it("yields to the word IMPLICIT", () => {
    expect(typeA("A ::= [1] IMPLICIT NULL", "EXPLICIT TAGS")).toMatchObject({ explicit: false });
  });
});

describe("IMPLICIT TAGS", () => {
  it("makes tags implicit and yields to the word EXPLICIT", () => {
    expect(typeA("A ::= [1] NULL")).toMatchObject({ explicit: false });
    expect(typeA("A ::= [1] EXPLICIT NULL")).toMatchObject({ explicit: true });
  });

  it("leaves the tag of an untagged CHOICE or open type explicit (X.680 31.2.7)", () => {
    expect(typeA("A ::= [1] CHOICE { a NULL }")).toMatchObject({ explicit: true });
    expect(typeA("A ::= [1] IMPLICIT B B ::= C C ::= CHOICE { a NULL }")).toMatchObject({
      explicit: true,
    });
    expect(typeA("A ::= [1] ANY")).toMatchObject({ explicit: true });
  });

  it("makes the tag of a tagged CHOICE implicit", () => {
    expect(typeA("A ::= [1] B B ::= [2] CHOICE { a NULL }")).toMatchObject({ explicit: false });
  });

  it("looks into other modules, whose own default it does not touch", () => {
    const other =
      "N DEFINITIONS EXPLICIT TAGS ::= BEGIN B ::= CHOICE { a NULL } C ::= [5] NULL END";
    const type = typeA("IMPORTS B, C FROM N; A ::= SEQUENCE { b [1] B, c [2] C }", undefined, [
      other,
    ]);
    expect(tagsOf(type)).toEqual(["[1] EXPLICIT", "[2]"]);
  });
});

describe("AUTOMATIC TAGS", () => {
  const automatic = (body: string, others?: readonly string[]) =>
    tagsOf(typeA(body, "AUTOMATIC TAGS", others));

  it("numbers the members from 0", () => {
    expect(automatic("A ::= SEQUENCE { a NULL, b NULL OPTIONAL, c NULL }")).toEqual([
      "[0]",
      "[1]",
      "[2]",
    ]);
    expect(automatic("A ::= SET { a NULL, b NULL }")).toEqual(["[0]", "[1]"]);
    expect(automatic("A ::= CHOICE { a NULL, b NULL }")).toEqual(["[0]", "[1]"]);
  });

  it("tags a CHOICE and an open type explicitly (X.680 25.9)", () => {
    expect(automatic("A ::= SEQUENCE { a B, b ANY, c [1] B } B ::= CHOICE { x NULL }")).toEqual([
      "",
      "",
      "[1] EXPLICIT",
    ]);
    expect(automatic("A ::= SEQUENCE { a B, c C } B ::= CHOICE { x NULL } C ::= ANY")).toEqual([
      "[0] EXPLICIT",
      "[1] EXPLICIT",
    ]);
  });

  it("stays away from a list in which a member has a tag (X.680 25.3)", () => {
    expect(automatic("A ::= SEQUENCE { a [7] NULL, b INTEGER }")).toEqual(["[7]", ""]);
  });

  it("applies where only the type that a member refers to has a tag", () => {
    expect(automatic("A ::= SEQUENCE { a B, b B } B ::= [7] NULL")).toEqual(["[0]", "[1]"]);
  });

  it("decides for every list by itself", () => {
    const type = typeA("A ::= CHOICE { a [3] SEQUENCE { x NULL, y NULL } }", "AUTOMATIC TAGS");
    expect(type).toMatchObject({
      members: [
        {
          type: {
            number: 3,
            explicit: false,
            type: { members: [{ type: { number: 0 } }, { type: { number: 1 } }] },
          },
        },
      ],
    });
  });

  it("numbers additions after both parts of the root, so that they change no tag", () => {
    expect(automatic("A ::= SEQUENCE { a NULL, ..., b NULL, [[ c NULL ]], ..., d NULL }")).toEqual([
      "[0]",
      "[2]",
      "[3]",
      "[1]",
    ]);
  });

  it("numbers the members that COMPONENTS OF brings in, once", () => {
    const body =
      "A ::= SEQUENCE { x NULL, COMPONENTS OF B, y NULL } B ::= SEQUENCE { a NULL, b NULL }";
    expect(automatic(body)).toEqual(["[0]", "[1]", "[2]", "[3]"]);
    expect(typeA(body, "AUTOMATIC TAGS")).toMatchObject({
      members: [{}, { name: "a", type: { number: 1, type: { kind: "null" } } }, {}, {}],
    });
  });

  it("is not put off by tags that COMPONENTS OF brings in", () => {
    const body = "A ::= SEQUENCE { x NULL, COMPONENTS OF B } B ::= SEQUENCE { a [9] NULL }";
    expect(typeA(body, "AUTOMATIC TAGS")).toMatchObject({
      members: [{}, { type: { number: 1, type: { kind: "tagged", number: 9 } } }],
    });
  });

  it("refuses a tag in an addition to a list without tags (X.680 25.8)", () => {
    const error = bodyError("A ::= SEQUENCE { a NULL, ..., b [1] NULL }", "AUTOMATIC TAGS");
    expect(error.reason).toBe(
      "an addition cannot have a tag where the root is tagged automatically",
    );
  });
});

describe("Distinct tags in a CHOICE", () => {
  it("two alternatives with one tag are an error (X.680 29.3)", () => {
    expect(bodyError("A ::= CHOICE { a INTEGER, b B } B ::= INTEGER")).toMatchObject({
      code: "resolver",
      line: 2,
      column: 27,
      reason: "b cannot be told from a: both can have [UNIVERSAL 2]",
    });
  });

  it("the alternatives of an untagged CHOICE inside count", () => {
    const error = bodyError(
      "A ::= CHOICE { a [0] NULL, b B } B ::= CHOICE { c [1] NULL, d [0] NULL }",
    );
    expect(error.reason).toBe("b cannot be told from a: both can have [0]");
  });

  it("an open type can be told from nothing", () => {
    expect(bodyError("A ::= CHOICE { a NULL, b ANY }").reason).toBe(
      "b cannot be told from a: an open type can have any tag",
    );
    expect(bodyError("A ::= CHOICE { b ANY, a NULL }").reason).toBe(
      "a cannot be told from b: an open type can have any tag",
    );
  });

  it("every universal type has its own tag", () => {
    const types = [
      "BOOLEAN",
      "INTEGER",
      "BIT STRING",
      "OCTET STRING",
      "NULL",
      "OBJECT IDENTIFIER",
      "ObjectDescriptor",
      "EXTERNAL",
      "REAL",
      "ENUMERATED { x }",
      "EMBEDDED PDV",
      "UTF8String",
      "RELATIVE-OID",
      "TIME",
      "SEQUENCE { }",
      "SET { }",
      "NumericString",
      "PrintableString",
      "T61String",
      "VideotexString",
      "IA5String",
      "UTCTime",
      "GeneralizedTime",
      "GraphicString",
      "VisibleString",
      "GeneralString",
      "UniversalString",
      "CHARACTER STRING",
      "BMPString",
      "DATE",
      "TIME-OF-DAY",
      "DATE-TIME",
      "DURATION",
    ];
    const members = types.map((type, index) => `m${index} ${type}`).join(", ");
    expect(tagsOf(typeA(`A ::= CHOICE { ${members} }`))).toHaveLength(types.length);
    for (const [twin, type] of [
      ["SEQUENCE OF NULL", "SEQUENCE { }"],
      ["SET OF NULL", "SET { }"],
      ["ISO646String", "VisibleString"],
      ["TeletexString", "T61String"],
    ]) {
      expect(bodyError(`A ::= CHOICE { a ${twin}, b ${type} }`).reason).toContain("cannot be told");
    }
  });

  it("a CHOICE that is its own alternative is an error", () => {
    expect(bodyError("A ::= CHOICE { a NULL, b B } B ::= CHOICE { a A }").reason).toMatch(
      /^the CHOICE [AB] is an alternative of itself$/,
    );
  });

  it("a CHOICE may contain itself under a tag", () => {
    expect(typeA("A ::= CHOICE { a NULL, b [1] A }").kind).toBe("choice");
  });
});

describe("Distinct tags in a SET", () => {
  it("two members with one tag are an error (X.680 27.3)", () => {
    expect(bodyError("A ::= SET { a INTEGER, b NULL, c INTEGER }").reason).toBe(
      "c cannot be told from a: both can have [UNIVERSAL 2]",
    );
  });
});

describe("Distinct tags in a SEQUENCE", () => {
  it("consecutive OPTIONAL and DEFAULT members and the member after them must differ (X.680 25.6)", () => {
    expect(
      bodyError("A ::= SEQUENCE { a INTEGER OPTIONAL, b NULL OPTIONAL, c INTEGER }").reason,
    ).toBe("c cannot be told from a: both can have [UNIVERSAL 2]");
    expect(bodyError("A ::= SEQUENCE { a INTEGER DEFAULT 5, b INTEGER }").reason).toBe(
      "b cannot be told from a: both can have [UNIVERSAL 2]",
    );
  });

  it("mandatory members may share a tag", () => {
    expect(
      typeA("A ::= SEQUENCE { a INTEGER, b INTEGER, c NULL OPTIONAL, d INTEGER, e NULL }").kind,
    ).toBe("sequence");
  });

  it("an open type ends what may be absent", () => {
    expect(typeA("A ::= SEQUENCE { a INTEGER, b ANY OPTIONAL }").kind).toBe("sequence");
    expect(bodyError("A ::= SEQUENCE { a ANY OPTIONAL, b INTEGER }").reason).toBe(
      "b cannot be told from a: an open type can have any tag",
    );
  });

  it("additions must differ from the members of the root after them", () => {
    expect(bodyError("A ::= SEQUENCE { a NULL, ..., b INTEGER, ..., c INTEGER }").reason).toBe(
      "c cannot be told from b: both can have [UNIVERSAL 2]",
    );
    expect(typeA("A ::= SEQUENCE { a NULL, ..., b INTEGER, c INTEGER }").kind).toBe("sequence");
  });
});
