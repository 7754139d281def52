import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compile, load, type ModuleModel, type TypeNode } from "../../src/asn1/index.js";
import { membersOf, tagsOf } from "./compile-text.js";

function corpus(path: string): string {
  return readFileSync(new URL(`../corpus/${path}`, import.meta.url), "utf8");
}

function compileFixture(name: string): readonly ModuleModel[] {
  const model = compile([{ name, text: corpus(`asn1/${name}`) }]);
  const loaded = load(model);
  for (const type of loaded.types.values()) expect(type.schema.kind).toBeTypeOf("string");
  return model.modules;
}

function typeIn(modules: readonly ModuleModel[], name: string): TypeNode {
  const found = modules.flatMap(({ types }) => types).find((type) => type.name === name);
  if (found === undefined) throw new TypeError(`no type ${name}`);
  return found.type;
}

describe("A directory access module", () => {
  const modules = compileFixture("ldap.asn1");

  it("has all its types", () => {
    expect(modules).toMatchObject([
      { name: "Directory-Access", objectIdentifier: [1, 3, 4, 1, 99999, 7] },
    ]);
    expect(modules[0]!.types).toHaveLength(31);
  });

  it("has the result's members in the bind response, under an application tag", () => {
    const type = typeIn(modules, "BindResponse");
    expect(type).toMatchObject({
      kind: "tagged",
      class: "application",
      number: 1,
      explicit: false,
    });
    if (type.kind !== "tagged") throw new TypeError(type.kind);
    expect(tagsOf(type.type)).toEqual(["", "", "", "[3]", "[7]"]);
    expect(type.type).toMatchObject({ extensible: true });
  });

  it("has an explicit tag on the filter that is negated", () => {
    const tags = tagsOf(typeIn(modules, "Filter"));
    expect(tags.slice(0, 4)).toEqual(["[0]", "[1]", "[2] EXPLICIT", "[3]"]);
  });

  it("has the limit of its message ids", () => {
    expect(typeIn(modules, "MessageID")).toMatchObject({
      constraint: { value: [{ min: 0, max: 2147483647 }] },
    });
  });
});

describe("Certificate modules", () => {
  const modules = compileFixture("certificate.asn1");

  it("refer to each other", () => {
    expect(modules.map(({ name, types }) => [name, types.length])).toEqual([
      ["Certificates-Explicit", 12],
      ["Certificates-Implicit", 4],
      ["Naming-Basics", 6],
    ]);
  });

  it("have each its own tag default", () => {
    expect(tagsOf(typeIn(modules, "TBSCertificate"))).toEqual([
      "[0] EXPLICIT",
      "",
      "",
      "",
      "",
      "",
      "",
      "[1]",
      "[2]",
      "[3] EXPLICIT",
    ]);
    expect(tagsOf(typeIn(modules, "GeneralName"))).toEqual([
      "[0]",
      "[1]",
      "[2]",
      "[4] EXPLICIT",
      "[6]",
      "[7]",
      "[8]",
    ]);
  });

  it("have the values of their object identifiers and bits", () => {
    expect(Object.fromEntries(modules[0]!.values.map(({ name, value }) => [name, value]))).toEqual({
      "id-mod-implicit": "2.999.0.3",
      "id-at-commonName": "2.5.4.3",
      "id-ce-keyUsage": "2.5.29.15",
      caUsage: { bytes: Uint8Array.of(0x06), length: 7 },
    });
  });

  it("have the default version", () => {
    const [version] = membersOf(typeIn(modules, "TBSCertificate"));
    expect(version).toMatchObject({ name: "version", default: 0 });
  });
});

describe("Network management modules", () => {
  const modules = compileFixture("management.asn1");

  it("keep constraints after application tags", () => {
    expect(typeIn(modules, "Counter")).toMatchObject({
      class: "application",
      type: { wide: false, constraint: { value: [{ min: 0, max: 4294967295 }] } },
    });
    expect(typeIn(modules, "Counter64")).toMatchObject({ type: { wide: true } });
    expect(typeIn(modules, "Percentage")).toMatchObject({
      number: 2,
      type: { constraint: { value: [{ min: 0, max: 100 }] } },
    });
  });

  it("encode as the protocol does", () => {
    const { type } = load({ modules });
    const bytes = type("PDUs").encode({
      "get-request": {
        "request-id": 1,
        "error-status": 0,
        "error-index": 0,
        "variable-bindings": [{ name: "1.3.6.1.2.1.1.1.0", value: { simple: { empty: null } } }],
      },
    });
    expect(Buffer.from(bytes).toString("hex")).toBe(
      "a019020101020100020100300e300c06082b060102010101000500",
    );
  });
});

describe("The ROSE envelope", () => {
  const modules = compileFixture("rose.asn1");

  it("has the tags of the protocol", () => {
    expect(tagsOf(typeIn(modules, "ROSEMessage"))).toEqual(["[1]", "[2]", "[3]", "[4]"]);
    expect(tagsOf(typeIn(modules, "ROSEInvoke"))).toEqual([
      "[1] EXPLICIT",
      "",
      "[0]",
      "[2] EXPLICIT",
      "[3] EXPLICIT",
      "",
      "",
    ]);
  });

  it("encodes the messages of the manual", () => {
    const message = load({ modules }).type("ROSEMessage");
    const hex = (value: unknown) => Buffer.from(message.encode(value)).toString("hex");
    expect(hex({ invoke: { invokeID: 0, operationID: 1005 } })).toBe("a107020100020203ed");
    expect(hex({ reject: { invokedID: { invokedID: 1 }, reject: { invokeProblem: 2 } } })).toBe(
      "a406020101810102",
    );
    expect(
      hex({ invoke: { invokeID: 1, operationID: 1103, argument: Uint8Array.of(0x30, 0) } }),
    ).toBe("a1090201010202044f3000");
  });
});

describe("A module in the vendor's habits", () => {
  const modules = compileFixture("vendor-habits.asn1");
  const [example] = modules;

  it("compiles unchanged", () => {
    expect(
      modules.map(({ name, types, operations, values }) => [
        name,
        types.length,
        operations.length,
        values.length,
      ]),
    ).toEqual([
      ["UC-Server-Access-Protocol-Example", 6, 2, 1],
      ["UC-Server-Access-Protocol-Example-Common", 7, 0, 0],
    ]);
  });

  it("keeps the remarks of its comments", () => {
    expect(example!.doc).toBe(
      "@brief Calls and lines -- everything a phone client needs\n@added 6.0",
    );
    expect(typeIn(modules, "EnumExampleMedia")).toMatchObject({
      items: [
        { name: "eUNKNOWN", doc: "@brief not known -- yet" },
        { name: "eTELEPHONE_EVENT", doc: "@deprecated 6.2 use eAUDIO" },
        { name: "eAUDIO", doc: "" },
        { name: "one_to_one", doc: "" },
        { name: "eINTERNAL", value: 99, doc: "@private" },
      ],
    });
    expect(typeIn(modules, "AsnExampleLine")).toMatchObject({
      members: [
        { doc: "the URI -- sip: or tel:" },
        { type: { linked: "EnumExampleMedia" } },
        {},
        {},
        {},
        {},
        {},
        {},
      ],
      extensionAt: 8,
    });
  });

  it("has an operation and an event", () => {
    expect(example!.operations).toMatchObject([
      {
        name: "asnExampleLineStart",
        id: 4711,
        isEvent: false,
        doc: "@brief Starts monitoring a line -- answered at once",
      },
      { name: "asnExampleLineChanged", id: 4712, isEvent: true },
    ]);
  });

  it("has dates and optional parameters", () => {
    expect(typeIn(modules, "AsnSystemTime")).toEqual({ kind: "systemTime" });
    expect(typeIn(modules, "AsnOptionalParameters")).toMatchObject({ map: true });
  });
});

describe("The modules of the BER vectors", () => {
  const { vectors } = JSON.parse(corpus("ber.json")) as {
    vectors: readonly { asn1?: string; type: string }[];
  };
  const withSource = vectors.filter((vector) => vector.asn1 !== undefined);
  const sources = [...new Set(withSource.map(({ asn1 }) => asn1!))];

  it("are as many as were collected", () => {
    expect(withSource).toHaveLength(184);
    expect(sources).toHaveLength(59);
  });

  it.each(sources)("%s", (text) => {
    const loaded = load(compile([{ name: "vector.asn1", text }]));
    for (const { type } of withSource.filter(({ asn1 }) => asn1 === text)) {
      expect(loaded.type(type).schema.kind).toBeTypeOf("string");
    }
  });
});
