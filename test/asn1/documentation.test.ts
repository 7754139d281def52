import { describe, expect, it } from "vitest";
import { compile } from "../../src/asn1/index.js";
import { membersOfA, moduleOf, typeA } from "./compile-text.js";

const docs = (body: string) => membersOfA(body).map(({ doc }) => doc);
const docOf = (body: string) => moduleOf(body).types.find(({ name }) => name === "A")!.doc;

describe("Documentation of assignments", () => {
  it("is the block of comments directly above", () => {
    expect(docOf("-- one\n--   two\nA ::= NULL")).toBe("one\ntwo");
    expect(docOf("/* one\n * two\n */\nA ::= NULL")).toBe("one\ntwo");
    expect(docOf("-- one\n/* two */\nA ::= NULL")).toBe("one\ntwo");
    expect(docOf("/** one **/ A ::= NULL")).toBe("one");
  });

  it("is not what a blank line or another assignment sets apart", () => {
    expect(docOf("-- licence\n\n-- one\nA ::= NULL")).toBe("one");
    expect(docOf("-- licence\n\nA ::= NULL")).toBe("");
    expect(docOf("B ::= NULL -- of B\nA ::= NULL")).toBe("");
  });

  it("is also the comment after an assignment of one line", () => {
    expect(docOf("A ::= NULL -- behind")).toBe("behind");
    expect(docOf("-- above\nA ::= NULL -- behind")).toBe("above\nbehind");
    expect(docOf("A ::= SEQUENCE {\n  a NULL\n} -- end of A")).toBe("");
  });

  it("has neither ruled lines nor blank lines at its ends", () => {
    expect(docOf("----------------\n-- one --\n--\n-- two\n-- ==========\nA ::= NULL")).toBe(
      "one\n\ntwo",
    );
  });

  it("keeps hyphens and remarks inside", () => {
    expect(docOf("-- @brief foo -- bar\n-- @deprecated 6.0\nA ::= NULL")).toBe(
      "@brief foo -- bar\n@deprecated 6.0",
    );
  });

  it("is kept for values and operations too", () => {
    expect(moduleOf("-- five\nv INTEGER ::= 5\n-- op\nop OPERATION\n ::= 5")).toMatchObject({
      values: [{ doc: "five" }],
      operations: [{ doc: "op" }],
    });
  });
});

describe("Documentation of members and items", () => {
  it("may follow the comma, on the same line", () => {
    expect(docs("A ::= SEQUENCE {\n a NULL, -- one\n b NULL -- two\n}")).toEqual(["one", "two"]);
    expect(docs("A ::= CHOICE {\n a NULL, -- one\n b BOOLEAN /* two */\n}")).toEqual([
      "one",
      "two",
    ]);
  });

  it("may precede the comma", () => {
    expect(docs("A ::= SEQUENCE {\n a NULL -- one\n , b NULL -- two\n, c NULL }")).toEqual([
      "one",
      "two",
      "",
    ]);
  });

  it("may be directly above", () => {
    expect(
      docs(
        "A ::= SEQUENCE {\n -- one\n -- more\n a NULL,\n\n -- two\n b NULL,\n -- lost\n\n c NULL }",
      ),
    ).toEqual(["one\nmore", "two", ""]);
  });

  it("may be above and after, joined", () => {
    expect(docs("A ::= SEQUENCE {\n -- one\n a NULL, -- more\n b NULL }")).toEqual([
      "one\nmore",
      "",
    ]);
  });

  it("goes on in the same column of the next lines", () => {
    const body =
      "A ::= SEQUENCE {\n a NULL, -- one\n         -- more\n         -- and more\n -- two\n b NULL }";
    expect(docs(body)).toEqual(["one\nmore\nand more", "two"]);
  });

  it("after an opening brace belongs to no member", () => {
    expect(docs("A ::= SEQUENCE { -- start\n a NULL }")).toEqual([""]);
  });

  it("may follow each of several members in one line", () => {
    expect(docs("A ::= SEQUENCE { a INTEGER, -- one -- b BOOLEAN -- two --\n}")).toEqual([
      "one",
      "two",
    ]);
  });

  it("may be that of an item of an ENUMERATED, and may be inside version brackets", () => {
    expect(
      typeA("A ::= ENUMERATED {\n a(0), -- one\n -- two\n b(1),\n ...,\n c -- three\n}"),
    ).toMatchObject({
      items: [{ doc: "one" }, { doc: "two" }, { doc: "three" }],
    });
    expect(docs("A ::= SEQUENCE { ...,\n [[\n a NULL, -- one\n -- two\n b NULL ]] }")).toEqual([
      "one",
      "two",
    ]);
  });
});

describe("Documentation of modules", () => {
  it("is the comment in front, blank lines between them or not", () => {
    const doc = (text: string) =>
      compile([{ name: "m", text }]).modules.map((module) => module.doc);
    const module = "DEFINITIONS ::= BEGIN END";
    expect(doc(`-- one\n\nA ${module} -- end of A\n-- two\nB ${module}`)).toEqual(["one", "two"]);
    expect(doc(`-- licence\n\n-- one\nA ${module}`)).toEqual(["one"]);
    expect(doc(`A ${module}`)).toEqual([""]);
  });
});

describe("@linked remarks", () => {
  it("link an INTEGER with the ENUMERATED whose numbers it carries", () => {
    const members = membersOfA(`A ::= SEQUENCE {
      a INTEGER, -- @linked EnumOne
      b [1] INTEGER OPTIONAL, -- state, @linked  Enum_Two @private
      -- @linked EnumThree
      c SEQUENCE OF INTEGER,
      d UTF8String -- @linked EnumFour
    }`);
    expect(members).toMatchObject([
      { type: { kind: "integer", linked: "EnumOne" } },
      { type: { kind: "tagged", type: { linked: "Enum_Two" } } },
      { type: { element: { linked: "EnumThree" } } },
      { type: { kind: "string" }, doc: "@linked EnumFour" },
    ]);
    expect(membersOfA("A ::= SEQUENCE { a INTEGER -- linked\n}")[0]!.type).not.toHaveProperty(
      "linked",
    );
  });

  it("may belong to a type, too", () => {
    expect(typeA("-- @linked EnumOne\nA ::= INTEGER")).toMatchObject({ linked: "EnumOne" });
  });
});
