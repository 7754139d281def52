// Generated from kinds.asn1 by `rosewire compile`. Do not edit.
//
// Kinds: one type of every kind.

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
  choice as choice$,
  enumerated,
  event,
  explicit,
  implicit,
  integer,
  octetString,
  operation,
  sequence,
  sequenceOf,
  set,
  setOf,
  string,
  systemTime,
  type BitString,
  type Choice,
  type EnumeratedValue,
  type Event,
  type Operation,
  type Type,
} from "../../../../src/codec/index.js";
import * as Far from "./far.js";

/** Does it all. Operation 7. */
export const full: Operation<
  Simple,
  {
    done: boolean;
  },
  Far.Trouble
> = /* @__PURE__ */ operation("full", 7, () => ({
  argument: Simple,
  result: sequence("", () => [["done", BOOLEAN]]),
  error: Far.Trouble,
}));

/** Operation 8. */
export const twoErrors: Operation<Colour, null, Uint8Array> = /* @__PURE__ */ operation(
  "twoErrors",
  8,
  () => ({
    argument: Colour,
    result: NULL,
    error: ANY,
  }),
);

/** Operation 9. */
export const empty: Operation<null, null, null> = /* @__PURE__ */ operation("empty", 9, () => ({
  argument: NULL,
  result: NULL,
  error: NULL,
}));

/** Event 10. */
export const signal: Event<Either> = /* @__PURE__ */ event("signal", 10, () => Either);

/** Operation 11. */
export const hold: Operation<
  Far.Distant,
  {
    port: number;
  },
  Far.Trouble,
  Far.DistantInput,
  {
    port?: number;
  },
  Far.Trouble
> = /* @__PURE__ */ operation("hold", 11, () => ({
  argument: Far.Distant,
  result: sequence("", () => [["port", INTEGER, { default: 7222 }]]),
  error: Far.Trouble,
}));

/** Event 12. */
export const grow: Event<Tree, TreeInput> = /* @__PURE__ */ event("grow", 12, () => Tree);

/** All that has no members (X.680 clauses 18 to 44). */
export interface Simple {
  boolean: boolean;
  integer: number;
  wide: bigint;
  ranged: number;
  huge: bigint;
  real: number;
  nothing: null;
  octets: Uint8Array;
  eight: Uint8Array;
  bits: BitString;
  flags: BitString;
  oid: string;
  relative: string;
  text: string;
  short: string;
  ascii: string;
  open: Uint8Array;
  time: Date;
  external: unknown;
  pdv: unknown;
  characters: unknown;
}
export const Simple: Type<Simple> = /* @__PURE__ */ sequence("Simple", () => [
  ["boolean", BOOLEAN],
  ["integer", INTEGER],
  ["wide", integer<bigint>({ wide: true })],
  ["ranged", integer({ constraint: { value: [{ min: 0, max: 9 }] } })],
  [
    "huge",
    integer<bigint>({ wide: true, constraint: { value: [{ max: 18446744073709551616n }] } }),
  ],
  ["real", REAL],
  ["nothing", NULL],
  ["octets", OCTET_STRING],
  ["eight", octetString({ size: [{ min: 1, max: 8 }] })],
  ["bits", BIT_STRING],
  ["flags", bitString({ names: { first: 0, "second-one": 1 } })],
  ["oid", OBJECT_IDENTIFIER],
  ["relative", RELATIVE_OID],
  ["text", UTF8String],
  ["short", string("UTF8String", { size: [{ min: 1, max: 8 }] })],
  ["ascii", string("IA5String")],
  ["open", ANY],
  ["time", systemTime("")],
  ["external", EXTERNAL],
  ["pdv", EMBEDDED_PDV],
  ["characters", CHARACTER_STRING],
]);

export interface Nested {
  inner: {
    deep: Choice<{
      a: string;
      b: Record<string, never>;
    }>;
  };
  list: {
    x?: number;
  }[];
  /** pairs */
  set: (1 | 2 | (number & {}))[];
  /** red (0), light-blue (1) */
  colour: 0 | 1 | (number & {});
}
export const Nested: Type<Nested> = /* @__PURE__ */ set("Nested", () => [
  [
    "inner",
    sequence("", () => [
      [
        "deep",
        choice$("", () => [
          ["a", UTF8String],
          ["b", sequence("", () => [])],
        ]),
      ],
    ]),
  ],
  ["list", sequenceOf("", () => sequence("", () => [["x", INTEGER, OPTIONAL]]))],
  [
    "set",
    setOf("", () =>
      enumerated("", {
        one: 1,
        two: 2,
      }),
    ),
  ],
  [
    "colour",
    enumerated(
      "",
      {
        red: 0,
        "light-blue": 1,
      },
      { extensible: true },
    ),
  ],
]);

export interface Optional {
  /** the end *\/ of a comment */
  plain?: string;
  number: number;
  big: bigint;
  octets: Uint8Array;
  bits: BitString;
  list: string[];
  added?: number;
  both?: number;
}
/** {@link Optional} for encoding: members with a DEFAULT may be absent. */
export interface OptionalInput {
  /** the end *\/ of a comment */
  plain?: string;
  number?: number;
  big?: bigint;
  octets?: Uint8Array;
  bits?: BitString;
  list?: string[];
  added?: number;
  both?: number;
}
export const Optional: Type<Optional, OptionalInput> = /* @__PURE__ */ sequence(
  "Optional",
  () => [
    ["plain", UTF8String, OPTIONAL],
    ["number", INTEGER, { default: -0 }],
    ["big", integer<bigint>({ wide: true }), { default: 1152921504606846976n }],
    ["octets", implicit(0, OCTET_STRING), { default: /* @__PURE__ */ Uint8Array.of(255) }],
    ["bits", BIT_STRING, { default: { bytes: /* @__PURE__ */ Uint8Array.of(128), length: 1 } }],
    ["list", sequenceOf("", () => UTF8String), { default: ['a"b', "c"] }],
    ["added", INTEGER, { extension: true }],
    ["both", INTEGER, { optional: true, extension: true }],
  ],
  { extensible: 6 },
);

export interface Holder {
  one: Optional;
  list: Optional[];
  either: Choice<{
    a: Optional;
    b: string;
  }>;
  inner: {
    flag: boolean;
  };
}
/** {@link Holder} for encoding: members with a DEFAULT may be absent. */
export interface HolderInput$ {
  one: OptionalInput;
  list: OptionalInput[];
  either: Choice<{
    a: OptionalInput;
    b: string;
  }>;
  inner: {
    flag?: boolean;
  };
}
export const Holder: Type<Holder, HolderInput$> = /* @__PURE__ */ sequence("Holder", () => [
  ["one", Optional],
  ["list", sequenceOf("", () => implicit(0, Optional))],
  [
    "either",
    choice$("", () => [
      ["a", Optional],
      ["b", UTF8String],
    ]),
  ],
  ["inner", sequence("", () => [["flag", BOOLEAN, { default: true }]])],
]);

export type HolderInput = Holder;
/** {@link HolderInput} for encoding: members with a DEFAULT may be absent. */
export type HolderInputInput = HolderInput$;
export const HolderInput: Type<HolderInput, HolderInputInput> = /* @__PURE__ */ alias(
  "HolderInput",
  () => Holder,
);

export interface Tree {
  branches: Tree[];
  depth: number;
}
/** {@link Tree} for encoding: members with a DEFAULT may be absent. */
export interface TreeInput {
  branches: TreeInput[];
  depth?: number;
}
export const Tree: Type<Tree, TreeInput> = /* @__PURE__ */ sequence("Tree", () => [
  ["branches", sequenceOf("", () => Tree)],
  ["depth", INTEGER, { default: 0, extension: true }],
]);

export interface Carrier extends WithOptionalParams {
  a: string;
}
export const Carrier: Type<Carrier> = /* @__PURE__ */ sequence("Carrier", () => [
  ["a", UTF8String],
  ["optionalParams", implicit(0, Map), OPTIONAL],
]);

export interface Described extends WithOptionalParams {
  /** a (int) */
  optionalParams?: Map;
}
export const Described: Type<Described> = /* @__PURE__ */ sequence("Described", () => [
  ["optionalParams", Map, OPTIONAL],
]);

export type Extensible = Record<string, never>;
export const Extensible: Type<Extensible> = /* @__PURE__ */ sequence("Extensible", () => [], {
  extensible: true,
});

export type Either = Choice<{
  /** again */
  left: Either;
  "right-hand": number;
}>;
export const Either: Type<Either> = /* @__PURE__ */ choice$(
  "Either",
  () => [
    ["left", explicit(0, Either)],
    ["right-hand", implicit(7, INTEGER, "application")],
  ],
  { extensible: true },
);

export interface Tagged {
  a: string;
}
export const Tagged: Type<Tagged> = /* @__PURE__ */ alias("Tagged", () =>
  implicit(
    1,
    sequence("", () => [["a", UTF8String]]),
    "private",
  ),
);

export type Names = number;
export const Names: Type<Names> = /* @__PURE__ */ alias("Names", () =>
  integer({ names: { one: 1, two: 2 } }),
);

export type Wide = bigint;
export const Wide: Type<Wide> = /* @__PURE__ */ alias("Wide", () =>
  integer<bigint>({ wide: true }),
);

export type Ascii = string;
export const Ascii: Type<Ascii> = /* @__PURE__ */ alias("Ascii", () => string("IA5String"));

export type Times = Date;
export const Times: Type<Times> = /* @__PURE__ */ systemTime("Times");

export type Outer = unknown;
export const Outer: Type<Outer> = /* @__PURE__ */ alias("Outer", () => EXTERNAL);

export type Same = Simple;
export const Same: Type<Same> = /* @__PURE__ */ alias("Same", () => Simple);

/** What there is besides. */
export type Map = Simple[];
export const Map: Type<Map> = /* @__PURE__ */ sequenceOf("Map", () => Simple, {
  map: true,
  constraint: { size: [{ min: 1, max: 8 }] },
});

/** A structure that carries {@link Map}. */
export interface WithOptionalParams {
  /** What there is besides. */
  optionalParams?: Map;
}

export const Colour = /* @__PURE__ */ enumerated(
  "Colour",
  {
    /** as blood */
    red: 0,
    "light-blue": -1,
  },
  { extensible: true },
);
export type Colour = EnumeratedValue<typeof Colour>;

export interface Linked {
  /** the colour, see {@link Colour} */
  own: Colour;
  /** see {@link Far.Far} */
  other?: Far.Far;
  /** a reference, see {@link Either} */
  text: string;
  /** see Absent */
  unknown: number;
}
export const Linked: Type<Linked> = /* @__PURE__ */ sequence("Linked", () => [
  ["own", INTEGER],
  ["other", INTEGER, OPTIONAL],
  ["text", UTF8String],
  ["unknown", INTEGER],
]);

export const maximum: number = 10;

export const origin: string = "2.999";

export const choice: Either = { "right-hand": 3 };

export const colours: Colour[] = [0, -1];

export const nothing: null = null;

export const yes: boolean = true;

export const seed: TreeInput = { branches: [] };
