import { describe, expect, test } from "vitest";
import { Common, Rose } from "../../src/modules/index.js";

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
const open = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(" ", ""), "hex"));

/** The octets that peers send (docs/protocol.md section 1), and some made from the same table. */
const messages: [title: string, octets: string, message: Rose.ROSEMessage][] = [
  ["the smallest invoke", "a107020100 020203ed", { invoke: { invokeID: 0, operationID: 1005 } }],
  [
    "a StartTLS invoke",
    "a109020101 0202044f 3000",
    { invoke: { invokeID: 1, operationID: 1103, argument: open("3000") } },
  ],
  [
    "a StartTLS result",
    "a20a020101 3005020100 3000",
    { result: { invokeID: 1, result: { resultValue: 0, result: open("3000") } } },
  ],
  [
    "a reject for a mistyped argument",
    "a406020101810102",
    { reject: { invokedID: { invokedID: 1 }, reject: { invokeProblem: 2 } } },
  ],
  [
    "a reject of what could not be read",
    "a4050500800101",
    { reject: { invokedID: { invokednull: null }, reject: { generalProblem: 1 } } },
  ],
  [
    "an error with a session id",
    "a30da1030c0173 020107020100 3000",
    { error: { sessionID: "s", invokedID: 7, "error-value": 0, error: open("3000") } },
  ],
  [
    "an invoke with authentication",
    "a116020101 a30d300b30090c034a575404026162 020203ed",
    {
      invoke: {
        invokeID: 1,
        authentication: { auth: { method: "JWT", authdata: open("6162") } },
        operationID: 1005,
      },
    },
  ],
];

describe("the envelope", () => {
  test.each(messages)("%s", (_, octets, message) => {
    expect(hex(Rose.ROSEMessage.encode(message))).toBe(hex(open(octets)));
    expect(Rose.ROSEMessage.decode(open(octets))).toEqual(message);
  });

  test("is not extensible", () => {
    for (const type of [Rose.ROSEInvoke, Rose.ROSEResult, Rose.ROSEError, Rose.ROSEReject])
      expect(type.schema).toMatchObject({ kind: "sequence", extensible: false });
    expect(Rose.ROSEMessage.schema).toMatchObject({ kind: "choice", extensible: false });
  });

  test("carries any operation's types", () => {
    const error = Common.AsnRequestError.encode({ iErrorDetail: 2, u8sErrorString: "no rights" });
    const message = Rose.ROSEMessage.encode({ error: { invokedID: 3, "error-value": 0, error } });
    const read = Rose.ROSEMessage.decode(message);
    expect(Common.AsnRequestError.decode(read.error!.error!)).toEqual({
      iErrorDetail: 2,
      u8sErrorString: "no rights",
    });
  });
});
