import {
  BOOLEAN,
  INTEGER,
  OBJECT_IDENTIFIER,
  OCTET_STRING,
  OPTIONAL,
  UTF8String,
  alias,
  bitString,
  choice,
  enumerated,
  explicit,
  implicit,
  integer,
  openType,
  sequence,
  sequenceOf,
  set,
  setOf,
  string,
  type OpenTuple,
  type OpenTypeOptions,
  type Type,
} from "../../src/codec/index.js";

/* Types with open types in every place that a table constraint may have, and what stands in them. */

type Any = Record<string, any>;

export const Point = sequence<{ x: number; y?: number }>("Point", () => [
  ["x", INTEGER],
  ["y", INTEGER, OPTIONAL],
]);

export const Shape = choice("Shape", () => [
  ["point", Point],
  ["text", UTF8String],
]);

/** A value that may hold others of the kind that it is itself in. */
export const Tree = sequence<Any>("Tree", () => [
  ["id", INTEGER],
  ["inner", openType(numbered, { keys: [["id"]], extensible: true })],
]);

const List = sequenceOf("List", () => INTEGER);

export function numbered(): readonly OpenTuple[] {
  return [
    ["text", [1], UTF8String],
    ["number", [2], INTEGER],
    ["point", [3], Point],
    ["shape", [4], Shape],
    ["list", [5], List],
    ["tagged", [6], explicit(1, BOOLEAN)],
    ["octets", [-7], alias("Octets", () => OCTET_STRING)],
    ["tree", [300], Tree],
  ];
}

export function named(): readonly OpenTuple[] {
  return [
    ["text", ["2.999.1"], UTF8String],
    ["point", ["2.999.2"], Point],
    ["bits", ["2.999.3.70000"], bitString({})],
  ];
}

function open(keys: OpenTypeOptions["keys"], options: Partial<OpenTypeOptions> = {}): Type<any> {
  return openType(numbered, { keys, extensible: true, ...options });
}

export const Before = sequence<Any>("Before", () => [
  ["id", INTEGER],
  ["value", open([["id"]])],
  ["rest", BOOLEAN],
]);

export const Closed = sequence<Any>("Closed", () => [
  ["id", INTEGER],
  ["value", open([["id"]], { extensible: false })],
]);

export const After = sequence<Any>("After", () => [
  ["value", open([["id"]])],
  ["more", implicit(1, open([["id"]])), OPTIONAL],
  ["flag", BOOLEAN, { default: false }],
  ["id", INTEGER],
]);

export const InSet = set<Any>(
  "InSet",
  () => [
    ["value", implicit(1, open([["id"]]))],
    ["id", INTEGER, OPTIONAL],
    ["other", explicit(2, implicit(3, open([["id"]]))), OPTIONAL],
  ],
  { extensible: true },
);

export const Attribute = sequence<Any>("Attribute", () => [
  ["type", OBJECT_IDENTIFIER],
  [
    "values",
    setOf("", () => openType(named, { keys: [{ up: 1, path: ["type"] }], extensible: true })),
  ],
]);

export const Deep = sequence<Any>("Deep", () => [
  [
    "body",
    choice("", () => [
      [
        "many",
        implicit(
          0,
          sequenceOf("", () =>
            sequence("", () => [
              ["own", INTEGER],
              ["value", open([{ up: 3, path: ["head", "id"] }])],
              ["beside", implicit(2, open([["own"]])), OPTIONAL],
            ]),
          ),
        ),
      ],
      ["one", explicit(1, open([{ up: 1, path: ["head", "id"] }]))],
      ["none", BOOLEAN],
    ]),
  ],
  ["head", sequence("", () => [["id", INTEGER, { default: 2 }]])],
]);

export const Contained = sequence<Any>("Contained", () => [
  ["id", OBJECT_IDENTIFIER],
  ["critical", BOOLEAN, { default: false }],
  ["value", openType(named, { keys: [["id"]], extensible: true, contents: "octetString" })],
  [
    "bits",
    implicit(5, openType(named, { keys: [["id"]], extensible: true, contents: "bitString" })),
    OPTIONAL,
  ],
]);

export const ContainedFirst = set<Any>("ContainedFirst", () => [
  ["value", openType(named, { keys: [["id"]], extensible: true, contents: "octetString" })],
  ["bits", openType(named, { keys: [["id"]], extensible: true, contents: "bitString" })],
  ["id", OBJECT_IDENTIFIER],
]);

const Code = choice("Code", () => [
  ["local", INTEGER],
  ["global", OBJECT_IDENTIFIER],
]);

export const Coded = sequence<Any>("Coded", () => [
  ["code", Code],
  [
    "argument",
    openType(
      () => [
        ["call", [{ local: 5 }], Point],
        ["news", [{ local: 21 }], UTF8String],
        ["world", [{ global: "2.999.5" }], BOOLEAN],
      ],
      { keys: [["code"]], extensible: true },
    ),
    OPTIONAL,
  ],
]);

const Color = enumerated("Color", { red: 0, green: 1 });

export const TwoKeys = sequence<Any>("TwoKeys", () => [
  ["color", Color],
  ["name", string("IA5String")],
  [
    "value",
    openType(
      () => [
        ["redDot", [0, "dot"], Point],
        ["greenDot", [1, "dot"], UTF8String],
        ["greenLine", [1, "line"], INTEGER],
      ],
      { keys: [["color"], ["name"]], extensible: true },
    ),
  ],
]);

export const Wide = sequence<Any>("Wide", () => [
  ["id", integer<bigint>({ wide: true })],
  [
    "value",
    openType(
      () => [
        ["small", [1n], UTF8String],
        ["large", [2n ** 70n], INTEGER],
      ],
      { keys: [["id"]], extensible: true },
    ),
  ],
]);

/** The key has a DEFAULT, and comes late among many optional members. */
export const Many = sequence<Any>("Many", () => [
  ["a", implicit(0, INTEGER), OPTIONAL],
  ["b", implicit(1, open([["id"]])), OPTIONAL],
  ["c", implicit(2, INTEGER), OPTIONAL],
  [
    "d",
    implicit(
      3,
      sequenceOf("", () => open([{ up: 1, path: ["id"] }])),
    ),
    OPTIONAL,
  ],
  ["e", implicit(4, BOOLEAN), OPTIONAL],
  ["id", implicit(5, INTEGER), { default: 2 }],
  ["f", implicit(6, open([["id"]])), OPTIONAL],
  ["g", implicit(7, BOOLEAN), OPTIONAL],
  ["h", implicit(8, BOOLEAN), OPTIONAL],
  ["i", implicit(9, BOOLEAN), OPTIONAL],
]);

const contains = (name: string, type: () => Type<any>, contents: "octetString" | "bitString") =>
  openType(() => [[name, [], type()]], { keys: [], contents });

/** Strings that always contain the same type. */
export const Always: Type<any> = sequence<Any>("Always", () => [
  ["point", contains("Point", () => Point, "octetString")],
  [
    "bits",
    implicit(
      5,
      contains("text", () => UTF8String, "bitString"),
    ),
    OPTIONAL,
  ],
  ["list", sequenceOf("", () => contains("number", () => INTEGER, "octetString")), OPTIONAL],
  [
    "again",
    explicit(
      1,
      contains("Always", () => Always, "octetString"),
    ),
    OPTIONAL,
  ],
]);

/** A name for a string that contains something. */
export const Held = alias("Held", () => contains("Point", () => Point, "octetString"));

export const openTypes: Readonly<Record<string, Type<any>>> = {
  Before,
  Closed,
  After,
  InSet,
  Attribute,
  Deep,
  Contained,
  ContainedFirst,
  Always,
  Held,
  Coded,
  TwoKeys,
  Wide,
  Many,
  Tree,
};
