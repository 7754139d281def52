import { describe, expect, it } from "vitest";
import { compile } from "../../src/asn1/index.js";
import { errorOf, moduleText } from "./compile-text.js";

/** What somebody has done wrong, the text, and the place, reason and rule of the error. */
const mistakes: readonly (readonly [what: string, text: string, error: string])[] = [
  [
    "a comma that is missing",
    "A ::= SEQUENCE {\n  a INTEGER\n  b NULL\n}",
    '4:3 expected "}" or "," after a member, found "b" = SEQUENCE (X.680 25.1)',
  ],
  [
    "a comma too many",
    "A ::= SEQUENCE {\n  a INTEGER,\n}",
    '4:1 expected a member\'s name, found "}" = SEQUENCE (X.680 25.1)',
  ],
  [
    "a brace that is missing",
    "A ::= SEQUENCE {\n  a INTEGER\nB ::= NULL",
    '4:1 expected "}" or "," after a member, found "B" = SEQUENCE (X.680 25.1)',
  ],
  [
    "a semicolon between members",
    "A ::= SEQUENCE { a INTEGER; b NULL }",
    '2:27 expected "}" or "," after a member, found ";" = SEQUENCE (X.680 25.1)',
  ],
  [
    "a member without a type",
    "A ::= SEQUENCE { a, b NULL }",
    '2:19 expected a type, found "," = SEQUENCE (X.680 25.1)',
  ],
  [
    "a member with a capital",
    "A ::= SEQUENCE { Name UTF8String }",
    '2:18 expected a member\'s name, found "Name" = SEQUENCE (X.680 25.1)',
  ],
  [
    "type and name the wrong way round",
    "A ::= SEQUENCE { INTEGER a }",
    '2:26 expected "}" or "," after a member, found "a" = SEQUENCE (X.680 25.1)',
  ],
  [
    "a CHOICE of nothing",
    "A ::= CHOICE { ... }",
    '2:20 expected an alternative: a CHOICE has at least one, found "}" = CHOICE (X.680 29.1)',
  ],
  [
    "OPTIONAL in a CHOICE",
    "A ::= CHOICE { a NULL OPTIONAL }",
    '2:23 expected "}" or "," after a member, found "OPTIONAL" = CHOICE (X.680 29.1)',
  ],
  [
    "an equals sign for the symbol of an assignment",
    "A = INTEGER",
    '2:3 expected "::=" after A, found "=" = assignment of a type (X.680 16.1)',
  ],
  [
    "a colon and an equals sign",
    "A := INTEGER",
    '2:3 expected "::=" after A, found ":" = assignment of a type (X.680 16.1)',
  ],
  [
    "a type with a small letter",
    "a ::= INTEGER",
    "2:1 the name of a type begins with a capital letter (X.680 12.2): a = assignment of a value (X.680 16.2)",
  ],
  [
    "a value with a capital",
    "A INTEGER ::= 5",
    "2:1 the name of a value begins with a small letter (X.680 12.4): A = assignment of a type (X.680 16.1)",
  ],
  [
    "a type in small letters",
    "A ::= integer",
    '2:7 expected a type, whose name begins with a capital letter (X.680 12.2), found "integer" = assignment of a type (X.680 16.1)',
  ],
  [
    "STRING without OCTET",
    "A ::= STRING",
    '2:7 expected a type, found "STRING" = assignment of a type (X.680 16.1)',
  ],
  [
    "OCTET without STRING",
    "A ::= OCTET",
    '3:1 expected "STRING", found "END" = assignment of a type (X.680 16.1)',
  ],
  [
    "a string as C has it",
    "A ::= OCTET STRING (SIZE (1..4)",
    '3:1 expected ")" at the end of the constraint, found "END" = constraint (X.680 49.6)',
  ],
  [
    "a range with a hyphen",
    "A ::= INTEGER (1-5)",
    '2:17 expected ")" at the end of the constraint, found "-" = constraint (X.680 49.6)',
  ],
  [
    "a range of three points",
    "A ::= INTEGER (1...5)",
    '2:17 expected ")" at the end of the constraint, found "..." = constraint (X.680 49.6)',
  ],
  [
    "SIZE without parentheses",
    "A ::= OCTET STRING SIZE 5",
    '2:20 expected an assignment or "END", found "SIZE" = assignment of a type (X.680 16.1)',
  ],
  [
    "a tag in parentheses",
    "A ::= (0) INTEGER",
    '2:7 expected a type, found "(" = assignment of a type (X.680 16.1)',
  ],
  [
    "a tag that does not end",
    "A ::= [0 INTEGER",
    '2:10 expected "]", found "INTEGER" = tagged type (X.680 31.1)',
  ],
  [
    "an enumeration with equals signs",
    "A ::= ENUMERATED { a = 1, b = 2 }",
    '2:22 expected "}" or "," after an enumeration item, found "=" = ENUMERATED (X.680 20.1)',
  ],
  [
    "an enumeration with numbers alone",
    "A ::= ENUMERATED { 1, 2 }",
    '2:20 expected the name of an enumeration item, found "1" = ENUMERATED (X.680 20.1)',
  ],
  [
    "a list without OF",
    "A ::= SEQUENCE INTEGER",
    '2:16 expected "{" or "OF", found "INTEGER" = SEQUENCE OF (X.680 26.1)',
  ],
  [
    "a list in brackets",
    "A ::= INTEGER[]",
    '2:14 expected an assignment or "END", found "[" = assignment of a type (X.680 16.1)',
  ],
  [
    "IMPORTS without a semicolon",
    "IMPORTS B FROM N\nA ::= B",
    '3:1 expected ";" after the last FROM of IMPORTS, found "A" = IMPORTS (X.680 13.1)',
  ],
  [
    "IMPORTS without FROM",
    "IMPORTS B N;",
    '2:11 expected "FROM" or "," after an imported name, found "N" = IMPORTS (X.680 13.1)',
  ],
  [
    "EXPORTS without a semicolon",
    "EXPORTS A\nA ::= NULL",
    '3:1 expected ";" at the end of EXPORTS, found "A" = EXPORTS (X.680 13.1)',
  ],
  [
    "a default of another type",
    "A ::= SEQUENCE { a BOOLEAN DEFAULT 0 }",
    "2:36 expected a value of BOOLEAN, found the number 0 = value of BOOLEAN (X.680 clause 18)",
  ],
  [
    "a default that is no item",
    "A ::= SEQUENCE { a ENUMERATED { x } DEFAULT y }",
    "2:45 this ENUMERATED has no item y = value of ENUMERATED (X.680 clause 20)",
  ],
  [
    "a string without quotation marks",
    "v UTF8String ::= text",
    "2:18 this module does not define text",
  ],
  ["true in small letters", "v BOOLEAN ::= true", "2:15 this module does not define true"],
  [
    "an object identifier with points",
    "v OBJECT IDENTIFIER ::= { 1.2.3 }",
    '2:30 expected a value, found "." = value in braces (X.680 clause 17)',
  ],
  [
    "an object identifier with commas",
    "v OBJECT IDENTIFIER ::= { 1, 2, 3 }",
    "2:30 an object identifier has no commas = OBJECT IDENTIFIER value (X.680 32.3)",
  ],
  [
    "an object identifier of one component",
    "v OBJECT IDENTIFIER ::= { iso }",
    "2:25 an object identifier has at least two components = OBJECT IDENTIFIER value (X.680 32.3)",
  ],
  [
    "a value that lacks a member",
    "v SEQUENCE { a INTEGER, b NULL } ::= { a 1 }",
    "2:38 this value lacks b = value of SEQUENCE, SET or CHOICE (X.680 clauses 25, 27, 29)",
  ],
  [
    "a member that the type lacks",
    "v SEQUENCE { a INTEGER } ::= { b 1 }",
    "2:32 the type has no member b = value of SEQUENCE, SET or CHOICE (X.680 clauses 25, 27, 29)",
  ],
  [
    "a value of an alternative that there is not",
    "v CHOICE { a INTEGER } ::= b 5",
    "2:28 the type has no member b = value of SEQUENCE, SET or CHOICE (X.680 clauses 25, 27, 29)",
  ],
  [
    "two alternatives of one tag",
    "A ::= CHOICE { a INTEGER, b INTEGER }",
    "2:27 b cannot be told from a: both can have [UNIVERSAL 2] = tags in a CHOICE or SET (X.680 29.3, 27.3)",
  ],
  [
    "two OPTIONAL members of one type",
    "A ::= SEQUENCE { a NULL OPTIONAL, b NULL }",
    "2:35 b cannot be told from a: both can have [UNIVERSAL 5] = tags in a SEQUENCE (X.680 25.6)",
  ],
  [
    "two members of one name",
    "A ::= SEQUENCE { a NULL, a INTEGER }",
    "2:26 two members are named a",
  ],
  [
    "two items of one number",
    "A ::= ENUMERATED { a(1), b(1) }",
    "2:26 b has the number of a: 1 = ENUMERATED (X.680 20.2 - 20.6)",
  ],
  [
    "a type that nobody defines",
    "A ::= SEQUENCE OF Missing",
    "2:19 this module does not define Missing",
  ],
  [
    "a type that is defined twice",
    "A ::= NULL\nA ::= INTEGER",
    "3:1 A is already defined in line 2",
  ],
  [
    "COMPONENTS OF a CHOICE",
    "A ::= SEQUENCE { COMPONENTS OF B } B ::= CHOICE { a NULL }",
    "2:32 COMPONENTS OF needs a SEQUENCE here = COMPONENTS OF (X.680 25.5)",
  ],
  [
    "a selection from no CHOICE",
    "A ::= a < B B ::= NULL",
    "2:7 a is selected from a type that is not a CHOICE = selection type (X.680 30.1)",
  ],
  [
    "an operation with an unknown word",
    "op OPERATION ARGUMENTS NULL ::= 5",
    '2:14 expected "ARGUMENT", "RESULT", "ERRORS", "LINKED" or "::=", found "ARGUMENTS" = OPERATION (X.219, X.880:1988)',
  ],
  [
    "hexadecimal digits of C",
    "v OCTET STRING ::= 0xFF",
    "2:20 hexadecimal digits are written 'FF'H (X.680 12.12) = assignment of a value (X.680 16.2)",
  ],
  [
    "objects without a bar",
    "K ::= CLASS { &id INTEGER } a K ::= { &id 1 } S K ::= { a a }",
    '2:59 expected "|" or "," after an object, found "a" = set of objects (X.681 12.3)',
  ],
  [
    "an object with a word too many",
    "K ::= CLASS { &id INTEGER } WITH SYNTAX { ID &id } a K ::= { ID 1 MORE 2 }",
    '2:67 expected the end of the object, found "MORE" = object (X.681 11.4)',
  ],
  [
    "digits without B or H",
    "v OCTET STRING ::= 'FF'",
    "2:20 expected B or H after the closing apostrophe",
  ],
];

describe("Usual mistakes", () => {
  it.each(mistakes)(
    "%s is told with its place, its construct and the clause",
    (_, body, expected) => {
      const error = errorOf(() => compile([{ name: "m.asn1", text: moduleText(body) }]));
      const { line, column, reason, rule, excerpt, message } = error;
      expect(`${line}:${column} ${reason}${rule && ` = ${rule}`}`).toBe(expected);
      expect(message).toBe(
        `m.asn1:${line}:${column}: ${reason}\n${excerpt}${rule && `\n  = ${rule}`}`,
      );
    },
  );
});
