import {
  ANY,
  BIT_STRING,
  BOOLEAN,
  CHARACTER_STRING,
  EMBEDDED_PDV,
  EXTERNAL,
  INTEGER,
  NULL,
  OBJECT_IDENTIFIER,
  OCTET_STRING,
  OPTIONAL,
  REAL,
  RELATIVE_OID,
  UTF8String,
  alias,
  bitString,
  choice,
  enumerated,
  explicit,
  implicit,
  integer,
  sequence,
  sequenceOf,
  set,
  setOf,
  string,
  systemTime,
  type MemberRow,
  type StringKind,
  type Type,
} from "../../src/codec/index.js";

const stringKinds: readonly StringKind[] = [
  "UTF8String",
  "NumericString",
  "PrintableString",
  "TeletexString",
  "VideotexString",
  "IA5String",
  "GraphicString",
  "VisibleString",
  "GeneralString",
  "UniversalString",
  "BMPString",
  "ObjectDescriptor",
  "UTCTime",
  "GeneralizedTime",
  "TIME",
  "DATE",
  "TIME-OF-DAY",
  "DATE-TIME",
  "DURATION",
];

const Time = systemTime("Time");
const Colour = enumerated("Colour", { red: 0, green: 1, blue: 128 }, { extensible: true });
const Flags = bitString({ names: { first: 0, last: 9 } });

/** A type inside itself, through optional members, lists and alternatives. */
const Tree: Type<unknown> = sequence<unknown>("Tree", () => [
  ["child", Tree, OPTIONAL],
  ["wrapped", explicit(0, Tree), OPTIONAL],
  [
    "children",
    implicit(
      1,
      sequenceOf("", () => Tree),
    ),
    OPTIONAL,
  ],
  ["either", explicit(2, Either), OPTIONAL],
  ["label", implicit(3, OCTET_STRING), OPTIONAL],
]);
const Either: Type<unknown> = choice<unknown>("Either", () => [
  ["leaf", REAL],
  ["tree", implicit(1, Tree)],
  ["again", explicit(2, Either)],
]);

/** Members in eleven kinds and more, all optional, so that encoders walk the keys of the value. */
const manyOptional = (first: readonly MemberRow[]): Type<unknown> =>
  sequence<unknown>("ManyOptional", () => [
    ...first,
    ["boolean", implicit(1, BOOLEAN), OPTIONAL],
    ["integer", implicit(2, INTEGER), OPTIONAL],
    ["real", implicit(3, REAL), OPTIONAL],
    ["time", implicit(4, Time), OPTIONAL],
    ["octets", implicit(5, OCTET_STRING), OPTIONAL],
    ["text", explicit(6, UTF8String), OPTIONAL],
    [
      "list",
      implicit(
        7,
        sequenceOf("", () => INTEGER),
      ),
      OPTIONAL,
    ],
    ["tree", implicit(30, Tree), OPTIONAL],
    ["high", implicit(31, NULL), OPTIONAL],
    ["higher", implicit(16_384, UTF8String), OPTIONAL],
    ["highest", explicit(2 ** 35, BOOLEAN), OPTIONAL],
    ["either", explicit(8, Either), OPTIONAL],
    ["constructor", implicit(9, INTEGER), OPTIONAL],
    ["to-string", implicit(10, UTF8String, "private"), OPTIONAL],
  ]);

/** Mandatory and optional members in turns: seven or eight REALs, then one that is often absent. */
const isGap = (i: number): boolean => i > 0 && i % 8 === 0;
const Gaps = sequence<unknown>("Gaps", () =>
  Array.from({ length: 64 }, (_, i): MemberRow =>
    isGap(i) ? [`n${i}`, implicit(i, NULL), OPTIONAL] : [`r${i}`, REAL],
  ),
);

/** One type for each construct that the codec knows, whether the protocol uses it or not. */
export const kinds: readonly (readonly [name: string, type: Type<any>])[] = [
  ["BOOLEAN", BOOLEAN],
  ["INTEGER", INTEGER],
  ["an INTEGER that is a bigint", integer<bigint>({ wide: true })],
  ["ENUMERATED", Colour],
  ["NULL", NULL],
  ["REAL", REAL],
  ["AsnSystemTime", Time],
  ["OCTET STRING", OCTET_STRING],
  ["BIT STRING", BIT_STRING],
  ["BIT STRING with named bits", Flags],
  ["OBJECT IDENTIFIER", OBJECT_IDENTIFIER],
  ["RELATIVE-OID", RELATIVE_OID],
  ["ANY", ANY],
  ...stringKinds.map((kind) => [kind, string(kind)] as const),
  ["an alias", alias("Alias", () => alias("", () => INTEGER))],
  ["[0] IMPLICIT", implicit(0, OCTET_STRING)],
  ["[0] EXPLICIT", explicit(0, OCTET_STRING)],
  [
    "tags in tags",
    implicit(1, explicit(2, implicit(3, explicit(4, explicit(5, BIT_STRING)))), "private"),
  ],
  ["a tag in front of a CHOICE", implicit(4, Either, "application")],
  ["a tag in front of ANY", implicit(4, ANY)],
  [
    "tag numbers in the high form",
    explicit(31, implicit(2 ** 39, UTF8String, "application"), "private"),
  ],
  ["SEQUENCE OF", sequenceOf("", () => Colour)],
  ["SEQUENCE OF SEQUENCE OF", sequenceOf("", () => sequenceOf("", () => BIT_STRING))],
  ["SET OF", setOf("SetOf", () => explicit(1, OBJECT_IDENTIFIER))],
  ["SEQUENCE OF CHOICE", sequenceOf("", () => Either)],
  ["SEQUENCE OF ANY", sequenceOf("", () => ANY)],
  ["an empty SEQUENCE", sequence("Empty", () => [])],
  ["an empty SEQUENCE that is extensible", sequence("Empty", () => [], { extensible: true })],
  ["an empty SET", set("Empty", () => [])],
  ["a type inside itself", Tree],
  ["a CHOICE inside itself", Either],
  ["many optional members", manyOptional([])],
  ["many optional members after a mandatory one", manyOptional([["id", INTEGER]])],
  ["optional members in the gaps of mandatory ones", Gaps],
  [
    "SET",
    set("Set", () => [
      ["id", INTEGER],
      ["text", UTF8String, OPTIONAL],
      ["either", Either],
      ["bits", implicit(7, Flags), OPTIONAL],
      [
        "nested",
        implicit(
          8,
          set("", () => [
            ["a", NULL],
            ["b", OCTET_STRING, OPTIONAL],
          ]),
        ),
        OPTIONAL,
      ],
    ]),
  ],
  [
    "an extensible SET",
    set(
      "Set",
      () => [
        ["id", INTEGER],
        ["text", UTF8String, OPTIONAL],
      ],
      { extensible: true },
    ),
  ],
  [
    "SEQUENCE with extension additions",
    sequence(
      "Extended",
      () => [
        ["id", INTEGER],
        ["text", UTF8String, OPTIONAL],
        ["added", implicit(0, NULL), { extension: true }],
        ["later", implicit(1, Tree), { extension: true, optional: true }],
      ],
      { extensible: 2 },
    ),
  ],
  [
    "SEQUENCE with additions in the middle",
    sequence(
      "Middle",
      () => [
        ["first", INTEGER, OPTIONAL],
        ["last", UTF8String],
      ],
      { extensible: 1 },
    ),
  ],
  [
    "SEQUENCE with DEFAULT members",
    sequence("Defaults", () => [
      ["boolean", BOOLEAN, { default: true }],
      ["integer", INTEGER, { default: 5 }],
      ["text", UTF8String, { default: "text" }],
      ["octets", OCTET_STRING, { default: Uint8Array.of(1, 2) }],
      ["real", REAL, { default: 0.5 }],
      ["bits", BIT_STRING, { default: { bytes: Uint8Array.of(0x80), length: 1 } }],
      ["list", sequenceOf("", () => BOOLEAN), { default: [true, false] }],
      ["time", implicit(3, Time), { default: new Date(0) }],
      ["null", NULL, { default: null }],
    ]),
  ],
  [
    "SET with DEFAULT members",
    set("Defaults", () => [
      ["integer", INTEGER, { default: 5 }],
      ["text", UTF8String, { default: "" }],
    ]),
  ],
  [
    "alternatives with tags of all classes",
    choice("Classes", () => [
      ["universal", implicit(35, INTEGER, "universal")],
      [
        "application",
        implicit(
          3,
          sequenceOf("", () => NULL),
          "application",
        ),
      ],
      ["context", explicit(3, BOOLEAN)],
      ["private", implicit(200, UTF8String, "private")],
      [
        "nested",
        choice("", () => [
          ["left", REAL],
          ["right", implicit(9, BIT_STRING)],
        ]),
      ],
      ["open", ANY],
    ]),
  ],
  [
    "ANY after optional members",
    sequence("Open", () => [
      ["id", INTEGER],
      ["at", implicit(99, NULL), OPTIONAL],
      ["open", explicit(1, ANY), OPTIONAL],
    ]),
  ],
  [
    "an extensible CHOICE",
    choice(
      "Later",
      () => [
        ["number", implicit(0, INTEGER)],
        ["text", implicit(1, UTF8String)],
        ["added", implicit(2, Tree)],
      ],
      { extensible: true },
    ),
  ],
  ["EXTERNAL", EXTERNAL],
  ["EMBEDDED PDV", EMBEDDED_PDV],
  // With its own tag asn1js takes it for a character string.
  ["CHARACTER STRING", implicit(0, CHARACTER_STRING)],
];
