/** A part of a clause that is refused. */
export interface Refusal {
  readonly what: string;
  /** Where a test shows how: like {@link Clause.shown}. */
  readonly shown: string;
}

/** A clause of X.680 to X.683, or a part of one, and the tests that show what becomes of it. */
export interface Clause {
  readonly number: string;
  readonly name: string;
  /** Groups of tests by their title, or single tests: `Group > title`. Tests that cite the clause in their title are added. */
  readonly shown: readonly string[];
  /** It is read, and neither octets nor checks depend on it. */
  readonly read?: true;
  readonly refused?: readonly Refusal[];
}

/** A recommendation by its number, with its clauses that define notation. */
export interface Recommendation {
  readonly number: string;
  readonly title: string;
  readonly clauses: readonly Clause[];
}

const clause = (number: string, name: string, ...shown: readonly string[]): Clause => ({
  number,
  name,
  shown,
});
const readOnly = (number: string, name: string, ...shown: readonly string[]): Clause => ({
  ...clause(number, name, ...shown),
  read: true,
});
const except = (refused: readonly Refusal[], of: Clause): Clause => ({ ...of, refused });

const constraints =
  "Permitted alphabets, PATTERN, CONTAINING, WITH COMPONENTS and CONSTRAINED BY > %s is read";
const times =
  "Constraints that are read > of times are ranges of values (X.680 51.11, 51.12, 51.13): %s";
const xml = "Values in XML (X.680 16.2)";
const comments = {
  what: "comments within values in XML",
  shown: "Mistakes in XML > comments in a value are refused by name, but in text",
};
const x680: readonly Clause[] = [
  clause("8", "Tags, their classes and numbers", "Tags"),
  clause("9", "Encoding instructions", "Encoding instructions"),
  clause("11", "Character set", "Names > a character outside ASN.1 is an error that shows it"),
  clause("12.1", "Items and white space", "White space"),
  clause("12.2", "Type references", "Names"),
  clause("12.3", "Identifiers", "Names > underscores are accepted in references and identifiers"),
  clause("12.4", "Value references", "Value references"),
  clause("12.5", "Module references", "External references"),
  clause("12.6", "Comments", "Comments"),
  clause("12.8", "Numbers", "Numbers", "Values of INTEGER"),
  clause("12.9", "Real numbers", "Numbers", "Values of REAL"),
  clause("12.10", "Binary strings", "Quoted strings"),
  clause(
    "12.11",
    "XML items, also in 12.13, 12.15, 12.18 and 12.28 to 12.36",
    xml,
    "Text in XML (X.680 12.15)",
  ),
  clause("12.12", "Hexadecimal strings", "Quoted strings"),
  clause("12.14", "Character strings", "Quoted strings"),
  clause("12.17", "Time strings", "Values of times"),
  readOnly("12.19", "Names of properties and settings", constraints),
  clause(
    "12.20",
    "Assignments: ::=",
    "White space > white space separates nothing that needs no separating",
  ),
  clause("12.21", "Ranges: ..", "Numbers"),
  clause("12.22", "Ellipsis: ...", "Extension markers"),
  clause(
    "12.23",
    "Left version brackets: [[",
    "Extension markers > version brackets hold additions like any other",
  ),
  clause(
    "12.24",
    "Right version brackets: ]]",
    "Extension markers > version brackets hold additions like any other",
  ),
  clause("12.25", "Encoding references", "Encoding instructions"),
  clause("12.26", "Labels of Unicode that are numbers", "OID-IRI and RELATIVE-OID-IRI"),
  clause("12.27", "Labels of Unicode that are names", "OID-IRI and RELATIVE-OID-IRI"),
  clause(
    "12.37",
    "Single characters",
    "White space > white space separates nothing that needs no separating",
  ),
  clause("12.38", "Reserved words", "Names > a reserved word is not a type reference"),
  clause("13.1", "Modules and their identifiers", "Modules"),
  readOnly("13.1", "EXPORTS", "EXPORTS"),
  clause("13.1", "IMPORTS", "IMPORTS"),
  clause("13.2", "Tag default", "EXPLICIT TAGS", "IMPLICIT TAGS", "AUTOMATIC TAGS"),
  clause("13.3", "Default of encoding references", "Encoding instructions > for tags are tags"),
  clause(
    "13",
    "EXTENSIBILITY IMPLIED",
    "Extension markers > EXTENSIBILITY IMPLIED puts one at the end of every list that has none",
  ),
  clause(
    "14",
    "References to types and values",
    "Type references",
    "Value references",
    "External references",
  ),
  readOnly(
    "15",
    "References to components",
    "Permitted alphabets, PATTERN, CONTAINING, WITH COMPONENTS and CONSTRAINED BY > CONSTRAINED BY may name components (X.680 15)",
  ),
  except(
    [comments],
    clause(
      "16",
      "Assignments of types, values and sets of values",
      "Duplicate definitions",
      "Notation of objects and sets",
      xml,
    ),
  ),
  clause("17", "Types and values", "Type references", "Value references", "Dummy references"),
  clause("18", "BOOLEAN", "BOOLEAN, NULL, REAL and OCTET STRING", "Values of BOOLEAN and NULL"),
  clause("19", "INTEGER", "INTEGER", "INTEGER beyond 2^53", "Values of INTEGER"),
  clause("20", "ENUMERATED", "ENUMERATED", "Values of ENUMERATED"),
  clause("21", "REAL", "BOOLEAN, NULL, REAL and OCTET STRING", "Values of REAL"),
  clause("22", "BIT STRING", "BIT STRING", "Named bits", "Values of BIT STRING"),
  clause("23", "OCTET STRING", "BOOLEAN, NULL, REAL and OCTET STRING", "Values of OCTET STRING"),
  clause("24", "NULL", "BOOLEAN, NULL, REAL and OCTET STRING", "Values of BOOLEAN and NULL"),
  clause("25", "SEQUENCE", "SEQUENCE", "Values of SEQUENCE and SET", "DEFAULT"),
  clause("25", "Extension additions and version brackets", "Extension markers"),
  clause("25.3", "Automatic tags", "AUTOMATIC TAGS"),
  clause("25.5", "COMPONENTS OF", "COMPONENTS OF"),
  clause("25.6", "Distinct tags", "Distinct tags in a SEQUENCE"),
  clause("26", "SEQUENCE OF", "SEQUENCE OF", "Values of SEQUENCE OF and SET OF"),
  clause("27", "SET", "SET", "Values of SEQUENCE and SET"),
  clause("27.3", "Distinct tags", "Distinct tags in a SET"),
  clause("28", "SET OF", "SET OF", "Values of SEQUENCE OF and SET OF"),
  clause("29", "CHOICE", "CHOICE", "Values of CHOICE"),
  clause("29.3", "Distinct tags", "Distinct tags in a CHOICE"),
  clause("30", "Selection types", "Selection types"),
  clause("31.1", "Prefixed types", "Tags", "Encoding instructions"),
  clause("31.2", "Tagged types", "Tags", "EXPLICIT TAGS", "IMPLICIT TAGS"),
  readOnly("31.3", "Types with encoding instructions", "Encoding instructions"),
  clause(
    "32",
    "OBJECT IDENTIFIER",
    "OBJECT IDENTIFIER and RELATIVE-OID",
    "Values of OBJECT IDENTIFIER",
  ),
  clause(
    "33",
    "RELATIVE-OID",
    "OBJECT IDENTIFIER and RELATIVE-OID",
    "Values of OBJECT IDENTIFIER > of RELATIVE-OID have any components",
  ),
  clause("34", "OID-IRI", "OID-IRI and RELATIVE-OID-IRI"),
  clause("35", "RELATIVE-OID-IRI", "OID-IRI and RELATIVE-OID-IRI"),
  clause(
    "36",
    "EMBEDDED PDV",
    "EXTERNAL, EMBEDDED PDV and CHARACTER STRING",
    "Values of EXTERNAL, EMBEDDED PDV and CHARACTER STRING",
  ),
  clause(
    "37",
    "EXTERNAL",
    "EXTERNAL, EMBEDDED PDV and CHARACTER STRING",
    "Values of EXTERNAL, EMBEDDED PDV and CHARACTER STRING",
  ),
  clause("38", "TIME, DATE, TIME-OF-DAY, DATE-TIME and DURATION", "Time types", "Values of times"),
  clause("39", "Character string types", "Restricted character strings"),
  clause("40", "Notation of character strings", "Values of character strings"),
  clause(
    "41",
    "Restricted character strings",
    "Restricted character strings",
    "Values of character strings",
  ),
  except(
    [
      {
        what: "names of other characters than controls",
        shown: "Names of characters > of all others need the file (X.680 42.1)",
      },
    ],
    clause(
      "42",
      "Names of characters and collections",
      "IMPORTS > of a collection of characters are read (X.680 42)",
      "Names of characters",
    ),
  ),
  clause(
    "44",
    "CHARACTER STRING",
    "EXTERNAL, EMBEDDED PDV and CHARACTER STRING",
    "Values of EXTERNAL, EMBEDDED PDV and CHARACTER STRING",
  ),
  clause("45", "Useful types", "Time types", "Values of times"),
  clause("46", "GeneralizedTime", "Time types", "Values of times"),
  clause("47", "UTCTime", "Time types", "Values of times"),
  clause(
    "48",
    "ObjectDescriptor",
    "Restricted character strings",
    "Values of character strings > of ObjectDescriptor are those of a character string (X.680 48)",
  ),
  clause(
    "49",
    "Constrained types",
    "Constrained references",
    "SEQUENCE OF > takes a SIZE with and without parentheses",
  ),
  clause("50", "Sets of elements", "Unions, intersections and exclusions"),
  clause("51.2", "Single values of INTEGER", "Value ranges and single values of INTEGER"),
  readOnly(
    "51.2",
    "Single values of other types",
    "Value ranges and single values of INTEGER > on other types they are read and mean nothing to the codec",
  ),
  clause("51.3", "Contained subtypes", "Contained subtypes"),
  clause("51.4", "Ranges of INTEGER", "Value ranges and single values of INTEGER"),
  readOnly(
    "51.4",
    "Ranges of other types",
    "Value ranges and single values of INTEGER > on other types they are read and mean nothing to the codec",
  ),
  clause("51.5", "SIZE", "SIZE"),
  readOnly(
    "51.6",
    "Constraints of open types",
    "Constraints that are read > of open types name a type (X.680 51.6)",
  ),
  readOnly("51.7", "Permitted alphabets", constraints),
  readOnly("51.8", "WITH COMPONENT and WITH COMPONENTS", constraints),
  readOnly("51.9", "PATTERN", constraints),
  readOnly("51.10", "SETTINGS", constraints),
  readOnly("51.11", "Ranges of durations", times),
  readOnly("51.12", "Ranges of points in time", times),
  readOnly("51.13", "Ranges of recurrences", times),
  clause(
    "52",
    "Extension markers in constraints and elsewhere",
    "Extensible constraints",
    "Extension markers",
  ),
  readOnly(
    "53",
    "Exceptions",
    "Extensible constraints > take an exception mark",
    "Extension markers > carry exception marks, which mean nothing to the codec",
  ),
  readOnly("54", "ENCODING-CONTROL", "Encoding instructions"),
  readOnly("A", "Regular expressions", constraints),
  clause("B", "Compatible types and values", "Value references > fit the type"),
];

const x681: readonly Clause[] = [
  clause(
    "7",
    "References to classes, objects, sets and fields",
    "Information objects > have a class with a name in capitals (X.681 7.1)",
    "Notation of fields",
  ),
  clause(
    "8",
    "References to definitions",
    "Information objects > may be other names of objects, defined before or after, imported or not",
  ),
  clause("9", "Classes", "Information object classes", "Notation of classes"),
  clause(
    "10",
    "WITH SYNTAX",
    "Notation of classes",
    "Information objects > are written with the words of WITH SYNTAX (X.681 11.6)",
  ),
  clause("11", "Objects", "Information objects", "Notation of objects and sets"),
  clause("12", "Sets of objects", "Sets of objects", "Notation of objects and sets"),
  clause("13", "Associated tables", "Rows of open types"),
  clause(
    "14",
    "Fields of classes as types",
    "Fields of classes as types",
    "Notation of fields",
    "Values of open types",
  ),
  clause("15", "Information from objects", "Information from objects"),
  clause(
    "A",
    "TYPE-IDENTIFIER",
    "Information object classes > TYPE-IDENTIFIER and ABSTRACT-SYNTAX are built in (X.681 annexes A and B)",
  ),
  clause(
    "B",
    "ABSTRACT-SYNTAX",
    "Information object classes > TYPE-IDENTIFIER and ABSTRACT-SYNTAX are built in (X.681 annexes A and B)",
  ),
  clause("C", "INSTANCE OF", "INSTANCE OF"),
];

const x682: readonly Clause[] = [
  readOnly("8", "Constraints of these kinds, and exceptions", "Notation of table constraints"),
  readOnly("9", "CONSTRAINED BY", constraints),
  clause(
    "10",
    "Table constraints",
    "Table constraints",
    "Rows of open types",
    "Notation of table constraints",
  ),
  clause("11", "CONTAINING", "What strings contain"),
  readOnly(
    "11.3",
    "ENCODED BY other rules than BER and DER",
    "What strings contain > stays octets in an encoding that is neither BER nor DER (X.682 11.3)",
    "Table constraints > leave what a string in another encoding contains as it is",
  ),
];

const x683: readonly Clause[] = [
  clause(
    "8",
    "Definitions with parameters",
    "Definitions with parameters",
    "Notation of parameters",
  ),
  clause("8.2", "Types with parameters", "Definitions with parameters"),
  clause("8.2", "Values with parameters", "Values with parameters"),
  clause("8.2", "Sets of values with parameters", "Sets of values with parameters"),
  clause(
    "8.2",
    "Classes, objects and sets of objects with parameters",
    "Notation of parameters",
    "Dummy references > make sets and objects with parameters",
  ),
  clause("8.3", "Dummies for types", "Dummy references > stand for types, named or in place"),
  clause(
    "8.3",
    "Dummies for values",
    "Dummy references > stand for values, in constraints, tags, DEFAULT and identifiers",
  ),
  clause("8.3", "Dummies for sets of values", "Dummy references > stand for sets of values"),
  clause(
    "8.3",
    "Dummies for classes, objects and sets of objects",
    "Dummy references > stand for classes, objects and sets of objects",
  ),
  clause(
    "8.4",
    "Governors that are dummies",
    "Dummy references > are governed by dummies before them (X.683 8.4)",
  ),
  clause("9", "Actual parameters", "Definitions with parameters", "Notation of parameters"),
  clause("10", "Parameters of an abstract syntax", "Parameters of an abstract syntax"),
];

/** The notation that the recommendations define, in their edition of 2021. */
export const recommendations: readonly Recommendation[] = [
  { number: "X.680", title: "basic notation", clauses: x680 },
  { number: "X.681", title: "information objects", clauses: x681 },
  { number: "X.682", title: "constraints", clauses: x682 },
  { number: "X.683", title: "parameters", clauses: x683 },
];
