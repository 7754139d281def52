import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { ROSEMessage } from "../../../src/modules/rose/rose.js";
import { RoseMessage } from "../../../src/rose/message/message.js";
import { messageOfJson } from "../../../src/rose/message/json-message.js";
import { fillPlain } from "../../../src/rose/message/plain-envelope.js";

const open = { a: 1 };
const octets = { _ber: "0500" };

/** The envelope in JSON, with an open type in the place of its octets. */
function withOpen(json: any, value: unknown): any {
  const copy = structuredClone(json);
  if (copy.invoke) copy.invoke.argument = value;
  else copy.result.result.result = value;
  return copy;
}

const plain = [
  { invoke: { invokeID: 1, operationID: 2 } },
  { invoke: { operationID: 0, operationName: "asnÄ", invokeID: 0 } },
  { invoke: { sessionID: "", invokeID: 99_999, operationID: Number.MAX_SAFE_INTEGER } },
  { result: { invokeID: 7, result: { resultValue: 0 } } },
].map((json) => withOpen(json, open));

const others: readonly unknown[] = [
  null,
  [],
  "invoke",
  {},
  { invoke: null },
  { invoke: [] },
  { invoke: {} },
  { invoke: { invokeID: 1, operationID: 2 } },
  { invoke: { invokeID: 1, argument: open } },
  { invoke: { invokeID: 1.5, operationID: 2, argument: open } },
  { invoke: { invokeID: -0, operationID: 2, argument: open } },
  { invoke: { invokeID: -1, operationID: 2, argument: open } },
  { invoke: { invokeID: 2 ** 53, operationID: 2, argument: open } },
  { invoke: { invokeID: "1", operationID: 2, argument: open } },
  { invoke: { invokeID: 1, operationID: 2n, argument: open } },
  { invoke: { invokeID: 1, operationID: 2, operationName: null, argument: open } },
  { invoke: { invokeID: 1, operationID: 2, operationName: "\ud800", argument: open } },
  { invoke: { invokeID: 1, operationID: 2, sessionID: 3, argument: open } },
  { invoke: { invokeID: 1, operationID: 2, linked_ID: 3, argument: open } },
  { invoke: { _type: "ROSEInvoke", invokeID: 1, operationID: 2, argument: open } },
  { invoke: { invokeID: 1, operationID: 2, argument: open }, _type: "ROSEMessage" },
  { invoke: { invokeID: 1, operationID: 2, argument: open }, result: {} },
  { result: { invokeID: 1 } },
  { result: { invokeID: 1, result: {} } },
  { result: { invokeID: 1, result: { result: open } } },
  { result: { invokeID: 1, result: { resultValue: 0 } } },
  { result: { invokeID: 1, result: { resultValue: 0, result: open, more: 1 } } },
  { result: { sessionID: "S", invokeID: 1, result: { resultValue: 0, result: open } } },
  { error: { invokedID: 1, error_value: 0, error: open } },
  { reject: { invokedID: { invokedID: 1 } } },
];

const newMessage = (): RoseMessage => new RoseMessage(new Uint8Array(0));

describe("an envelope in JSON with nothing but ids, names and the open type", () => {
  it.for(plain)("is read as the codec of messages reads it: %j", (json) => {
    const message = newMessage();
    expect(fillPlain(message, json)).toBe(
      (json.invoke ?? json.result.result)[json.invoke ? "argument" : "result"],
    );
    const decoded: any = ROSEMessage.fromJson(withOpen(json, octets));
    const { invokeID, operationID, operationName, sessionID, kind, value } = message;
    if (kind === "invoke") {
      const { argument: _, ...said } = decoded.invoke;
      const members = { sessionID, invokeID, operationID, operationName };
      expect({ ...members }).toEqual({ sessionID: undefined, operationName: undefined, ...said });
    } else {
      expect([kind, invokeID, value]).toEqual([
        "result",
        decoded.result.invokeID,
        decoded.result.result.resultValue,
      ]);
    }
  });

  it("gives the octets that stand for the open type", () => {
    const message = messageOfJson({ invoke: { invokeID: 1, operationID: 2, argument: octets } });
    expect([message.argument, message.json]).toEqual([Uint8Array.of(5, 0), undefined]);
  });
});

describe("any other envelope in JSON", () => {
  it.for(others.map((json) => [inspect(json), json] as const))(
    "is left to the codec: %s",
    ([, json]) => {
      const message = newMessage();
      expect(fillPlain(message, json)).toBeUndefined();
      expect(message).toEqual(newMessage());
    },
  );
});
