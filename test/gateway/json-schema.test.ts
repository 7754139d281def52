import { expect, test } from "vitest";
import { INTEGER, UTF8String, openType, sequence } from "../../src/codec/index.js";
import { docsOf } from "../../src/gateway/docs.js";
import { JsonSchemas } from "../../src/gateway/json-schema.js";
import { builtInRegistry } from "../../src/modules/registry.js";
import { faultsOf } from "../support/json-schema.js";

const rows = () => [["number", [1], INTEGER] as const, ["text", [2], UTF8String] as const];
const keys = [["id"]];

const Message = sequence<any>("Message", () => [
  ["id", INTEGER],
  ["value", openType(rows, { keys, extensible: true })],
  ["string", openType(rows, { keys, extensible: true, contents: "octetString" })],
]);

const known = (name: string, type: string) => ({
  type: "object",
  properties: { known: { const: name }, value: { type } },
  required: ["known", "value"],
});

test("an open type is one of the values of its rows, or octets", () => {
  const schemas = new JsonSchemas("#/", builtInRegistry(), docsOf());
  const all = [known("number", "integer"), known("text", "string")];
  const octets = { type: "object", properties: { _ber: { type: "string" } }, required: ["_ber"] };
  expect(schemas.of(Message)).toMatchObject({
    properties: {
      value: { oneOf: [...all, octets] },
      string: { oneOf: [...all, { type: "string", contentEncoding: "base64" }] },
    },
  });
  const { value } = (schemas.of(Message) as any).properties;
  for (const one of [
    { id: 1, value: { known: "number", value: 5 }, string: new Uint8Array(1) },
    { id: 9, value: Uint8Array.of(5, 0), string: new Uint8Array(0) },
  ]) {
    expect(faultsOf(JSON.parse(Message.encodeJson(one)).value, value, {})).toEqual([]);
  }
  expect(faultsOf({ known: "text", value: 5 }, value, {})).not.toEqual([]);
});
