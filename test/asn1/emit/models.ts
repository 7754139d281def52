import type {
  MemberNode,
  Model,
  ModuleModel,
  OperationDefinition,
  TypeDefinition,
  TypeNode,
  Value,
  ValueDefinition,
} from "../../../src/asn1/model.js";

const position = { file: "", line: 1, column: 1 };

export const integer: TypeNode = { kind: "integer", wide: false };
export const utf8: TypeNode = { kind: "string", string: "UTF8String" };

export function type(name: string, node: TypeNode, doc = ""): TypeDefinition {
  return { name, doc, position, type: node };
}

export function member(name: string, node: TypeNode, rest: Partial<MemberNode> = {}): MemberNode {
  return { name, doc: "", type: node, optional: false, extension: false, ...rest };
}

export function sequence(...members: MemberNode[]): TypeNode {
  return { kind: "sequence", members, extensible: false, extensionAt: members.length };
}

export function choice(...members: MemberNode[]): TypeNode {
  return { kind: "choice", members, extensible: false };
}

export function enumerated(items: Record<string, number>, extensible = false): TypeNode {
  const list = Object.entries(items).map(([name, number]) => ({ name, value: number, doc: "" }));
  return { kind: "enumerated", items: list, extensible };
}

export function listOf(element: TypeNode): TypeNode {
  return { kind: "sequenceOf", element, map: false };
}

export function tagged(number: number, node: TypeNode, explicit = false): TypeNode {
  return { kind: "tagged", class: "context", number, explicit, type: node };
}

export function reference(owner: string, name: string): TypeNode {
  return { kind: "reference", module: owner, name };
}

export function operation(
  name: string,
  id: number,
  rest: Partial<OperationDefinition> = {},
): OperationDefinition {
  return {
    name,
    id,
    doc: "",
    position,
    argument: undefined,
    result: undefined,
    errors: [],
    isEvent: false,
    ...rest,
  };
}

export function value(name: string, node: TypeNode, content: Value): ValueDefinition {
  return { name, doc: "", position, type: node, value: content };
}

export function module(name: string, rest: Partial<ModuleModel>): ModuleModel {
  return {
    name,
    objectIdentifier: [],
    file: `${name.toLowerCase()}.asn1`,
    doc: "",
    types: [],
    operations: [],
    errors: [],
    values: [],
    ...rest,
  };
}

/** Names that are in the way of TypeScript, of the codec and of each other. */
export const clashes: Model = {
  modules: [
    module("Clashes", {
      types: [
        type("Type", sequence(member("date", { kind: "systemTime" }))),
        type("Date", utf8),
        type("Uint8Array", { kind: "octetString" }),
        type("Record", sequence()),
        type("Operation", enumerated({ name: 1, encode: 2, schema: 3, values: 4, plain: 5 })),
        type("Event", sequence(member("default", integer), member("linked-ID", integer))),
        type("OCTET-STRING", { kind: "any" }),
        type("Two-Words", integer),
        type("Two_Words", listOf(reference("Clashes", "Two-Words"))),
        type("Neighbour", reference("Neighbour", "Neighbour")),
      ],
      operations: [
        operation("sequence", 1, { argument: reference("Clashes", "Event") }),
        operation("event", 2, { argument: reference("Clashes", "Type"), isEvent: true }),
        operation("delete", 3, { result: reference("Neighbour", "Type") }),
        operation("same", 4),
      ],
      values: [
        value("same", integer, 4),
        value("new", { kind: "octetString" }, Uint8Array.of(1)),
        value("two-Words", reference("Clashes", "Two-Words"), 2),
      ],
    }),
    module("Neighbour", {
      types: [type("Neighbour", utf8), type("Type", { kind: "boolean" })],
    }),
  ],
};

const size = { size: [{ min: 1, max: 8 }] };

/** One of every kind, in the notation of a made-up protocol. */
export const kinds: Model = {
  modules: [
    module("Kinds", {
      doc: "Kinds: one type of every kind.",
      types: [
        type(
          "Simple",
          sequence(
            member("boolean", { kind: "boolean" }),
            member("integer", integer),
            member("wide", { kind: "integer", wide: true }),
            member("ranged", {
              kind: "integer",
              wide: false,
              constraint: { value: [{ min: 0, max: 9 }] },
            }),
            member("huge", {
              kind: "integer",
              wide: true,
              constraint: { value: [{ max: 2n ** 64n }] },
            }),
            member("real", { kind: "real" }),
            member("nothing", { kind: "null" }),
            member("octets", { kind: "octetString" }),
            member("eight", { kind: "octetString", constraint: size }),
            member("bits", { kind: "bitString" }),
            member("flags", { kind: "bitString", names: { first: 0, "second-one": 1 } }),
            member("oid", { kind: "objectIdentifier", relative: false }),
            member("relative", { kind: "objectIdentifier", relative: true }),
            member("text", utf8),
            member("short", { kind: "string", string: "UTF8String", constraint: size }),
            member("ascii", { kind: "string", string: "IA5String" }),
            member("open", { kind: "any" }),
            member("time", { kind: "systemTime" }),
            member("external", { kind: "external" }),
            member("pdv", { kind: "embeddedPdv" }),
            member("characters", { kind: "characterString" }),
          ),
          "All that has no members (X.680 clauses 18 to 44).",
        ),
        type("Nested", {
          kind: "set",
          members: [
            member(
              "inner",
              sequence(member("deep", choice(member("a", utf8), member("b", sequence())))),
            ),
            member("list", listOf(sequence(member("x", integer, { optional: true })))),
            member(
              "set",
              { kind: "setOf", element: enumerated({ one: 1, two: 2 }), map: false },
              { doc: "pairs" },
            ),
            member("colour", enumerated({ red: 0, "light-blue": 1 }, true)),
          ],
          extensible: false,
          extensionAt: 4,
        }),
        type("Optional", {
          kind: "sequence",
          members: [
            member("plain", utf8, { optional: true, doc: "the end */ of a comment" }),
            member("number", integer, { default: -0 }),
            member("big", { kind: "integer", wide: true }, { default: 2n ** 60n }),
            member("octets", tagged(0, { kind: "octetString" }), { default: Uint8Array.of(255) }),
            member(
              "bits",
              { kind: "bitString" },
              { default: { bytes: Uint8Array.of(128), length: 1 } },
            ),
            member("list", listOf(utf8), { default: ['a"b', "c"] }),
            member("added", integer, { extension: true }),
            member("both", integer, { optional: true, extension: true }),
          ],
          extensible: true,
          extensionAt: 6,
        }),
        type(
          "Holder",
          sequence(
            member("one", reference("Kinds", "Optional")),
            member("list", listOf(tagged(0, reference("Kinds", "Optional")))),
            member(
              "either",
              choice(member("a", reference("Kinds", "Optional")), member("b", utf8)),
            ),
            member("inner", sequence(member("flag", { kind: "boolean" }, { default: true }))),
          ),
        ),
        type("HolderInput", reference("Kinds", "Holder")),
        type(
          "Tree",
          sequence(
            member("branches", listOf(reference("Kinds", "Tree"))),
            member("depth", integer, { default: 0, extension: true }),
          ),
        ),
        type(
          "Carrier",
          sequence(
            member("a", utf8),
            member("optionalParams", tagged(0, reference("Kinds", "Map")), { optional: true }),
          ),
        ),
        type(
          "Described",
          sequence(
            member("optionalParams", reference("Kinds", "Map"), { optional: true, doc: "a (int)" }),
          ),
        ),
        type("Extensible", { kind: "sequence", members: [], extensible: true, extensionAt: 0 }),
        type("Either", {
          kind: "choice",
          members: [
            member("left", tagged(0, reference("Kinds", "Either"), true), { doc: "again" }),
            member("right-hand", {
              kind: "tagged",
              class: "application",
              number: 7,
              explicit: false,
              type: integer,
            }),
          ],
          extensible: true,
        }),
        type("Tagged", {
          kind: "tagged",
          class: "private",
          number: 1,
          explicit: false,
          type: sequence(member("a", utf8)),
        }),
        type("Names", { kind: "integer", wide: false, names: { one: 1, two: 2 } }),
        type("Wide", { kind: "integer", wide: true }),
        type("Ascii", { kind: "string", string: "IA5String" }),
        type("Times", { kind: "systemTime" }),
        type("Outer", { kind: "external" }),
        type("Same", reference("Kinds", "Simple")),
        type(
          "Map",
          {
            kind: "sequenceOf",
            element: reference("Kinds", "Simple"),
            map: true,
            constraint: size,
          },
          "What there is besides.",
        ),
        type("Colour", {
          kind: "enumerated",
          items: [
            { name: "red", value: 0, doc: "as blood" },
            { name: "light-blue", value: -1, doc: "" },
          ],
          extensible: true,
        }),
        type(
          "Linked",
          sequence(
            member(
              "own",
              { kind: "integer", wide: false, linked: "Colour" },
              { doc: "the colour" },
            ),
            member("other", { kind: "integer", wide: false, linked: "Far" }, { optional: true }),
            member("text", utf8, { doc: "a reference @linked Either" }),
            member("unknown", { kind: "integer", wide: false, linked: "Absent" }),
          ),
        ),
      ],
      operations: [
        operation("full", 7, {
          doc: "Does it all.",
          argument: reference("Kinds", "Simple"),
          result: sequence(member("done", { kind: "boolean" })),
          errors: [reference("Far", "Trouble")],
        }),
        operation("twoErrors", 8, {
          argument: reference("Kinds", "Colour"),
          errors: [reference("Kinds", "Simple"), reference("Far", "Trouble")],
        }),
        operation("empty", 9),
        operation("signal", 10, { argument: reference("Kinds", "Either"), isEvent: true }),
        operation("hold", 11, {
          argument: reference("Far", "Distant"),
          result: sequence(member("port", integer, { default: 7222 })),
          errors: [reference("Far", "Trouble")],
        }),
        operation("grow", 12, { argument: reference("Kinds", "Tree"), isEvent: true }),
      ],
      values: [
        value("maximum", integer, 10),
        value("origin", { kind: "objectIdentifier", relative: false }, "2.999"),
        value("choice", reference("Kinds", "Either"), { "right-hand": 3 }),
        value("colours", listOf(reference("Kinds", "Colour")), [0, -1]),
        value("nothing", { kind: "null" }, null),
        value("yes", { kind: "boolean" }, true),
        value("seed", reference("Kinds", "Tree"), { branches: [] }),
      ],
    }),
    module("Far", {
      types: [
        type("Far", enumerated({ far: 0 })),
        type(
          "Trouble",
          sequence(
            member("code", integer),
            member("optionalParams", reference("Kinds", "Map"), { optional: true }),
          ),
        ),
        type(
          "Distant",
          sequence(member("holder", reference("Kinds", "Holder"), { optional: true })),
        ),
      ],
    }),
  ],
};
