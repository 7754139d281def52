import { describe, expect, it } from "vitest";
import { Event, isType, Operation, parseJson, type Type } from "../../../src/codec/index.js";
import * as modules from "../../../src/modules/index.js";
import { ROSEMessage } from "../../../src/modules/rose/rose.js";
import {
  roseMessageFromJson,
  roseMessageToJson,
  type OpenTypeResolver,
  type RoseJsonOptions,
} from "../../../src/rose/message/transcode.js";
import { readMessage } from "../../../src/rose/message/envelope.js";
import { hex, toHex } from "../support/bytes.js";
import { add, bye, configure, Failure, news, Sum, Total } from "../support/operations.js";
import { roseVectors } from "../support/vectors.js";

const local = [add, configure, news, bye];
const resolver: OpenTypeResolver = {
  operation: (key) => local.find((token) => token.id === key || token.name === key),
  type: (name) => [Sum, Total, Failure].find((type) => type.name === name),
};

/** Everything that the protocol's modules export. */
const exported = Object.values(modules).flatMap((module) => Object.values(module) as unknown[]);
const protocol: OpenTypeResolver = {
  operation: (key) =>
    exported.find(
      (token): token is Operation | Event =>
        (token instanceof Operation || token instanceof Event) &&
        (token.id === key || token.name === key),
    ),
  type: (name) => exported.find((type): type is Type<any> => isType(type) && type.name === name),
};

function toJson(octets: string, options?: RoseJsonOptions): unknown {
  return JSON.parse(roseMessageToJson(hex(octets), resolver, options));
}

function fromJson(value: unknown, options?: RoseJsonOptions): string {
  return toHex(roseMessageFromJson(value, resolver, options));
}

describe("messages of the vendor's runtime", () => {
  it.each(roseVectors.map((v) => [v.variant, v] as const))("are encoded: %s", (_, vector) => {
    expect(toHex(roseMessageFromJson(vector.json, protocol))).toBe(vector.berHex);
    expect(toHex(roseMessageFromJson([vector.json], protocol))).toBe(vector.berHex);
  });

  it.each(roseVectors.map((v) => [v.variant, v] as const))("are decoded: %s", (_, vector) => {
    const bytes = hex(vector.berHex);
    const open = openTypeOf(vector.json);
    const { _type: typeName } = (open ?? {}) as { _type?: string };
    const options = {
      typeNames: "root" as const,
      ...(typeName !== undefined && { openType: typeName }),
    };
    const json = parseJson(roseMessageToJson(bytes, protocol, options));
    // NULL is 0 in what the vendor's runtime writes.
    const expected = JSON.parse(
      JSON.stringify(vector.json).replace(/("(?:invokednull|dummy)"):0/g, "$1:null"),
    );
    expect(json).toEqual(expected);
    expect(toHex(roseMessageFromJson(json, protocol))).toBe(vector.berHex);
  });

  it("are decoded without a hint too: the open type as its octets", () => {
    for (const { json, berHex } of roseVectors) {
      const bytes = hex(berHex);
      const plain = parseJson(roseMessageToJson(bytes, resolver)) as Record<string, any>;
      const { argument } = readMessage(bytes);
      expect(Object.keys(plain)).toEqual(Object.keys(json));
      const open = openTypeOf(plain);
      expect(open).toEqual(argument && { _ber: toHex(argument) });
      expect(toHex(roseMessageFromJson(plain, resolver))).toBe(berHex);
    }
  });
});

function openTypeOf(json: Record<string, any>): unknown {
  return json["invoke"]?.argument ?? json["error"]?.error ?? json["result"]?.result?.result;
}

describe("the open type", () => {
  const invoke = "a10e 020101 02010a 3006 020102 020103";
  const json = { invoke: { invokeID: 1, operationID: 10, argument: { a: 2, b: 3 } } };

  it("of an invoke has the type of the operation's argument, by id", () => {
    expect(toJson(invoke)).toEqual(json);
    expect(fromJson(json)).toBe(invoke.replaceAll(" ", ""));
  });

  it("has it by name only if the id is 0", () => {
    const named = { invokeID: 1, operationID: 0, operationName: "add", argument: { a: 2, b: 3 } };
    const octets = fromJson({ invoke: named });
    expect(octets).toBe("a115020101a2050c036164640201003006020102020103");
    expect(toJson(octets)).toEqual({ invoke: named });
    expect(() => fromJson({ invoke: { ...named, operationID: 99 } })).toThrow("nothing names");
  });

  it("of an event has the type of its argument", () => {
    const event = { invoke: { invokeID: 99_999, operationID: 21, argument: { text: "x" } } };
    expect(fromJson(event)).toBe("a10d020301869f02011530030c0178");
    expect(toJson("a10d020301869f02011530030c0178")).toEqual(event);
  });

  it("of a result or error is octets unless the operation or the type is told", () => {
    const result = "a20d 020101 3008 020100 3003 020105";
    const octets = { _ber: "3003020105" };
    const wrap = (open: unknown): unknown => ({
      result: { invokeID: 1, result: { resultValue: 0, result: open } },
    });
    expect(toJson(result)).toEqual(wrap(octets));
    for (const hint of [{ operation: 10 }, { operation: "add" }, { openType: "Total" }]) {
      expect(toJson(result, hint)).toEqual(wrap({ total: 5 }));
      expect(fromJson(wrap({ total: 5 }), hint)).toBe(result.replaceAll(" ", ""));
    }
    expect(fromJson(wrap(octets))).toBe(result.replaceAll(" ", ""));
    const error = {
      invokedID: 1,
      error_value: 0,
      error: { iErrorDetail: 1, u8sErrorString: "", bFatal: true },
    };
    const encoded = fromJson({ error }, { operation: 10 });
    expect(toJson(encoded, { operation: 10 })).toEqual({ error });
    expect(toJson(encoded, { operation: 21 })).toMatchObject({
      error: { error: { _ber: expect.any(String) } },
    });
  });

  it("carries the name of its type on request", () => {
    expect(toJson(invoke, { typeNames: "root" })).toEqual({
      invoke: { invokeID: 1, operationID: 10, argument: { _type: "Sum", a: 2, b: 3 } },
    });
    expect(toJson("a108 020101 02010c 3000", { typeNames: "root" })).toEqual({
      invoke: { invokeID: 1, operationID: 12, argument: { _type: "Options" } },
    });
  });

  it("has the type that _type names, whatever the operation", () => {
    const argument = { _type: "Total", total: 5 };
    expect(fromJson({ invoke: { invokeID: 1, operationID: 10, argument } })).toBe(
      "a10b02010102010a3003020105",
    );
  });

  it("that is not of the operation's type is shown as octets", () => {
    expect(toJson("a10b 020101 02010a 3003 0c0141")).toEqual({
      invoke: { invokeID: 1, operationID: 10, argument: { _ber: "30030c0141" } },
    });
  });

  it.each([
    ["nobody names", { a: 1 }, 99, "missing-member", "ROSEMessage.invoke.argument._type"],
    [
      "an unknown _type names",
      { _type: "Nonsense" },
      10,
      "wrong-kind",
      "ROSEMessage.invoke.argument._type",
    ],
    [
      "a _type that is no name names",
      { _type: 5 },
      10,
      "wrong-kind",
      "ROSEMessage.invoke.argument._type",
    ],
    ["does not fit its type", { a: 1, b: "x" }, 10, "wrong-kind", "Sum.b"],
    ["lacks a member", { a: 1 }, 10, "missing-member", "Sum.b"],
    ["is no hexadecimal", { _ber: "30zz" }, 10, "bad-string", "ROSEMessage.invoke.argument"],
  ])("that %s is an error with its place", (_, argument, operationID, code, path) => {
    const message = { invoke: { invokeID: 1, operationID, argument } };
    expect(() => fromJson(message)).toThrow(
      expect.objectContaining({ name: "JsonDecodeError", code, path }),
    );
  });

  it("that is no complete value is an error", () => {
    const message = { invoke: { invokeID: 1, operationID: 1, argument: { _ber: "3005" } } };
    expect(() => fromJson(message)).toThrow("ROSEMessage.invoke.argument");
  });
});

describe("the envelope", () => {
  it("gives the same errors as any other type", () => {
    expect(() => fromJson({ invoke: { operationID: 1 } })).toThrow(
      expect.objectContaining({ code: "missing-member", path: "ROSEMessage.invoke.invokeID" }),
    );
    expect(() => fromJson({ invoke: { invokeID: 1.5, operationID: 1 } })).toThrow("invokeID");
    expect(() => fromJson({})).toThrow(expect.objectContaining({ code: "bad-choice" }));
    expect(() => fromJson({ invoke: {}, reject: {} })).toThrow(
      expect.objectContaining({ code: "bad-choice" }),
    );
    for (const value of [null, 5, "x", [], [1, 2]]) {
      expect(() => fromJson(value)).toThrow(expect.objectContaining({ name: "JsonDecodeError" }));
    }
    expect(() => toJson("a103020101")).toThrow(
      expect.objectContaining({ name: "BerDecodeError", code: "missing-member" }),
    );
    expect(() => toJson("a50100")).toThrow(expect.objectContaining({ name: "BerDecodeError" }));
  });

  it("reads both forms of NULL and of base64", () => {
    const reject = {
      details: "x",
      authentication: { authList: [{ method: "m", authdata: "AQ" }] },
    };
    const octets = fromJson({ reject: { invokedID: { invokednull: 0 }, ...reject } });
    expect(fromJson({ reject: { invokedID: { invokednull: null }, ...reject } })).toBe(octets);
    expect(toJson(octets)).toEqual({
      reject: {
        invokedID: { invokednull: null },
        details: "x",
        authentication: { authList: [{ method: "m", authdata: "AQ==" }] },
      },
    });
  });

  it("keeps integers of any size in the lossless form", () => {
    const text = '{"invoke":{"invokeID":123456789012345678901234,"operationID":1}}';
    const options = { integers: "bigint" } as const;
    const bytes = roseMessageFromJson(parseJson(text), resolver, options);
    expect(roseMessageToJson(bytes, resolver, options)).toBe(text);
  });

  it("is not changed by what an open type holds", () => {
    const argument = { text: '{"_ber":"0500"}' };
    const message = {
      invoke: { invokeID: 1, operationID: 12, argument, operationName: '{"_ber":"0500"}' },
    };
    expect(toJson(fromJson(message))).toEqual(message);
    const plain = ROSEMessage.encode({
      invoke: { invokeID: 1, operationID: 99, argument: hex("0500") },
    });
    expect(toJson(toHex(plain))).toEqual({
      invoke: { invokeID: 1, operationID: 99, argument: { _ber: "0500" } },
    });
  });

  it("leaves the value that it is given alone", () => {
    const message = {
      result: { invokeID: 1, result: { resultValue: 0, result: { _type: "Total", total: 1 } } },
    };
    const before = structuredClone(message);
    fromJson(message);
    expect(message).toEqual(before);
  });
});
