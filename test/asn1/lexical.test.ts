import { describe, expect, it } from "vitest";
import { compile, type Asn1Warning, type CommentMode } from "../../src/asn1/index.js";
import {
  bodyError,
  membersOf,
  membersOfA,
  moduleText,
  textError,
  typeA,
  valueV,
  warningsOf,
} from "./compile-text.js";

function memberNames(body: string, comments?: CommentMode): readonly string[] {
  const text = moduleText(`A ::= SEQUENCE {\n${body}\n}`);
  const options = comments === undefined ? {} : { comments };
  const model = compile([{ name: "m.asn1", text }], options);
  return membersOf(model.modules[0]!.types[0]!.type).map(({ name }) => name);
}

describe("Comments", () => {
  it("a comment of two hyphens ends with its line", () => {
    expect(memberNames("a INTEGER, -- b BOOLEAN,\nc NULL")).toEqual(["a", "c"]);
  });

  it("a comment after code ends at the next two hyphens when ASN.1 follows them", () => {
    expect(memberNames("a INTEGER, -- first -- b BOOLEAN")).toEqual(["a", "b"]);
    expect(
      memberNames(
        "a INTEGER, -- 1 -- b [0] Foo (SIZE (1..2)) OPTIONAL, -- 2 -- c NULL\n} Foo ::= OCTET STRING X ::= SEQUENCE {",
      ),
    ).toEqual(["a", "b", "c"]);
    expect(memberNames("a -- which -- INTEGER -- yes -- (0..5) -- or -- OPTIONAL")).toEqual(["a"]);
  });

  it.each([
    "a INTEGER, -- @brief foo -- bar",
    "a INTEGER, -- the line -- see the manual, chapter 5",
    "a INTEGER, -- for Users -- der Benutzer",
    "a INTEGER, -- one -- (optional)",
    "a INTEGER, -- one -- version 5",
    "a INTEGER, -- one -- and so on...",
    "a INTEGER, -- a list -- see [1]",
    "a INTEGER, -- a ------ b",
    "a INTEGER, ------- ruled -------",
    "a INTEGER, -- größer -- als Null, usw.",
    "a INTEGER, -- first -- second -- third",
  ])("prose after the next two hyphens belongs to the comment: %s", (line) => {
    expect(memberNames(`${line}\nz NULL`)).toEqual(["a", "z"]);
  });

  it("a comment ends at two hyphens with the last member right behind them", () => {
    expect(
      membersOfA("A ::= CHOICE { -- only one for now --name  Name\n} Name ::= NULL"),
    ).toMatchObject([{ name: "name" }]);
    expect(memberNames("-- the first -- the Last\na NULL")).toEqual(["a"]);
  });

  it("a comment ends at the next two hyphens where a bar or comma follows them", () => {
    const body = `K ::= CLASS { &id INTEGER } WITH SYNTAX { ID &id }
      S K ::= { { ID 1 } -- if "x" is y --|
        { ID 2 }, -- e.g. z --
        ... -- of 1994 --, a | -- and -- { ID 3 } }
      a K ::= { ID 4 } A ::= NULL`;
    expect(warningsOf(moduleText(body)).filter((one) => one.includes("notation"))).toEqual([]);
  });

  it("a comment that begins a line runs to its end", () => {
    expect(memberNames("a INTEGER,\n-- b BOOLEAN, -- c NULL,\nd REAL")).toEqual(["a", "d"]);
  });

  it("a comment that begins a line ends before closing braces that its hyphens set apart", () => {
    expect(memberNames("a SEQUENCE { b NULL\n-- last -- },\nc NULL")).toEqual(["a", "c"]);
  });

  it("comments: standard ends every comment at the next two hyphens (X.680 12.6.3)", () => {
    expect(memberNames("-- first -- a INTEGER, -- second -- b BOOLEAN", "standard")).toEqual([
      "a",
      "b",
    ]);
    const text = moduleText("A ::= NULL -- one -- two");
    expect(textError(text, { comments: "standard" }).reason).toBe('expected a type, found "END"');
  });

  it("comments: line ends every comment with its line", () => {
    expect(memberNames("a INTEGER, -- first -- b BOOLEAN\nc NULL", "line")).toEqual(["a", "c"]);
  });

  const members = (lines: string) => `M DEFINITIONS ::= BEGIN A ::= SEQUENCE {\n${lines}\n} END`;

  it("that another way of reading would end elsewhere, making other types, are warned about", () => {
    const text = members("a INTEGER\n-- of old peers -- , b BOOLEAN");
    expect(warningsOf(text)).toEqual([
      '3:20 comments: taken for a comment; with comments as "standard" it is code, and makes other definitions',
    ]);
    expect(warningsOf(members("a INTEGER, -- one -- b NULL,\nc NULL"))).toEqual([
      '2:22 comments: taken for code; with comments as "line" it is a comment, and makes other definitions',
    ]);
    expect(warningsOf(members("a INTEGER -- may be -- OPTIONAL"))).toEqual([
      '2:24 comments: taken for code; with comments as "line" it is a comment, and makes other definitions',
    ]);
    expect(warningsOf(members("a INTEGER, -- not -- b [1] REAL OPTIONAL\n c NULL"))).toEqual([]);
    const [warning] = ((found: Asn1Warning[]) => {
      compile([{ name: "t.asn1", text }], { onWarning: (one) => found.push(one) });
      return found;
    })([]);
    expect(warning?.message).toBe(
      `t.asn1:3:20: warning: ${warning?.reason}\n  | -- of old peers -- , b BOOLEAN\n  |                    ^`,
    );
  });

  it("are not warned about where a way of reading is asked for, or the types are the same", () => {
    const text = members("a INTEGER\n-- of old peers -- , b BOOLEAN");
    for (const comments of ["line", "standard"] as const) {
      expect(warningsOf(text, { comments })).toEqual([]);
    }
    expect(warningsOf(members("a INTEGER, -- first\nb NULL -- last -- in prose"))).toEqual([]);
    expect(warningsOf(`${members("a NULL -- one --")} -- two -- ;`)).toEqual([]);
  });

  it("of which no way of reading makes modules bring the error that is furthest into the file", () => {
    // As the standard reads it, and by default, code goes on after the comment and is wrong at once.
    const early = "a INTEGER, -- one -- b [0] INTEGER OPTIONAL\nc NULL,\n";
    expect(textError(members(`${early}d ?`))).toMatchObject({ line: 4, column: 3 });
    expect(textError(members(`${early}d NULL NULL`))).toMatchObject({ line: 4, column: 8 });
    // As whole lines, the comment swallows what the third line goes on with.
    const late = "a SEQUENCE { -- one -- b NULL\n},\nc NULL,\nd NULL NULL";
    expect(textError(members(late))).toMatchObject({ line: 5, column: 8 });
  });

  it("that hide a wrong character do not count as read up to there", () => {
    // With lines, the apostrophe of line 5 is wrong; but nothing makes sense after line 2 then.
    const text = members(
      "a SEQUENCE { b -- one -- INTEGER },\nc NULL,\nd NULL NULL,\ne NULL -- 'tis -- '",
    );
    expect(textError(text)).toMatchObject({ line: 4, column: 8 });
  });

  it("comments of slash and star nest and span lines (X.680 12.6.4)", () => {
    expect(memberNames("a /* one /* two\n*/ three -- \n */ INTEGER")).toEqual(["a"]);
  });

  it("a comment of slash and star without an end is an error at its beginning", () => {
    const error = textError("M DEFINITIONS ::= BEGIN\n  /* /* */\nEND");
    expect(error).toMatchObject({ code: "lexer", line: 2, column: 3 });
    expect(error.reason).toBe('this comment has no closing "*/"');
  });

  it("a comment closed by an en dash, or by an octet that is no UTF-8, ends with its line", () => {
    const body =
      "-- Data Types \u2013\nA ::= SEQUENCE { a NULL, -- first \ufffd\n b NULL } -- x \u0096\n";
    expect(membersOfA(body).map(({ name }) => name)).toEqual(["a", "b"]);
  });

  it("a hyphen comment may be the end of the file", () => {
    expect(
      compile([{ name: "m", text: `${moduleText("A ::= NULL")} -- end` }]).modules,
    ).toHaveLength(1);
  });
});

describe("White space", () => {
  it("tabs, CR LF, CR alone, form feeds and a byte order mark are not part of the module", () => {
    const text = "\ufeffM\tDEFINITIONS ::=\r\nBEGIN\rA ::=\fNULL\vB\u00a0::= A\r\nEND\r\n";
    expect(compile([{ name: "m", text }]).modules[0]!.types).toHaveLength(2);
  });

  it("CR LF counts as one line", () => {
    expect(textError("M DEFINITIONS ::=\r\nBEGIN\r\nA ::= ?\r\nEND")).toMatchObject({
      line: 3,
      column: 7,
    });
  });

  it("white space separates nothing that needs no separating", () => {
    expect(typeA("A::=SEQUENCE{a[0]INTEGER(0..5),b BOOLEAN}").kind).toBe("sequence");
  });
});

describe("Names", () => {
  it("underscores are accepted in references and identifiers", () => {
    expect(memberNames("one_to_one Foo_Bar } Foo_Bar ::= NULL X ::= SEQUENCE {")).toEqual([
      "one_to_one",
    ]);
  });

  it("a hyphen at the end of a name is not part of it", () => {
    expect(bodyError("A- ::= NULL").reason).toBe('expected "::=" after A, found "-"');
  });

  it("two hyphens after a name begin a comment", () => {
    expect(memberNames("a INTEGER--comment")).toEqual(["a"]);
  });

  it("a reserved word is not a type reference", () => {
    expect(bodyError("SEQUENCE ::= NULL").reason).toBe(
      'expected an assignment or "END", found "SEQUENCE"',
    );
  });

  it("a character outside ASN.1 is an error that shows it", () => {
    expect(bodyError("A ::= ?")).toMatchObject({
      code: "lexer",
      reason: '"?" is not a character of ASN.1 here',
    });
    expect(bodyError("A ::= NULL / NULL").reason).toBe('"/" is not a character of ASN.1 here');
    expect(bodyError("A ::= 😀").reason).toBe('"😀" is not a character of ASN.1 here');
  });
});

describe("Numbers", () => {
  it("two points after an integer are a range, one is a decimal point", () => {
    expect(typeA("A ::= INTEGER (1..5)")).toMatchObject({
      constraint: { value: [{ min: 1, max: 5 }] },
    });
    expect(valueV("v REAL ::= 1.5E-1")).toBe(0.15);
    expect(valueV("v REAL ::= 1.5e+1")).toBe(15);
    expect(valueV("v REAL ::= 0E+0")).toBe(0);
    expect(valueV("v REAL ::= 2.")).toBe(2);
  });
});

describe("Quoted strings", () => {
  it("a doubled quotation mark means one", () => {
    expect(valueV('v UTF8String ::= "say ""yes"""')).toBe('say "yes"');
  });

  it("white space around a line's end is dropped (X.680 12.14.1)", () => {
    expect(valueV('v UTF8String ::= "one \r\n   two"')).toBe("onetwo");
  });

  it("a string without an end is an error at its beginning", () => {
    expect(bodyError('v UTF8String ::= "abc\n')).toMatchObject({
      code: "lexer",
      line: 2,
      column: 18,
      reason: "this string has no closing quotation mark",
    });
    expect(bodyError("v OCTET STRING ::= 'abc\n").reason).toBe(
      "this string has no closing apostrophe",
    );
  });

  it("digits in apostrophes need B or H, and only digits of that base", () => {
    expect(bodyError("v OCTET STRING ::= '00'").reason).toBe(
      "expected B or H after the closing apostrophe",
    );
    expect(bodyError("v OCTET STRING ::= '012'B")).toMatchObject({
      column: 23,
      reason: "not a binary digit",
    });
    expect(bodyError("v OCTET STRING ::= '0G'H").reason).toBe("not a hexadecimal digit");
  });

  it("white space inside digits is dropped", () => {
    expect(valueV("v OCTET STRING ::= 'AB\n  CD'H")).toEqual(Uint8Array.of(0xab, 0xcd));
  });

  it("small letters after the apostrophe are those of SMIv2 (RFC 2578)", () => {
    expect(valueV("v OCTET STRING ::= 'ab'h")).toEqual(Uint8Array.of(0xab));
    expect(valueV("v OCTET STRING ::= '01100000'b")).toEqual(Uint8Array.of(0x60));
  });
});
