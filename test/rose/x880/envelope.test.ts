import { describe, expect, test } from "vitest";
import { ANY, defaultLimits, NULL, operation, type Type } from "../../../src/codec/index.js";
import { takeWriter } from "../../../src/rose/message/writers.js";
import { x880Envelope } from "../../../src/rose/x880/envelope.js";
import { problemName, type RoseMessage } from "../../../src/rose/index.js";
import { cstaCorpus, cstaTypes, type CstaVector } from "../../support/csta.js";
import { fromHex, toHex } from "../../support/same-value.js";

const envelope = x880Envelope({ framing: "none", errorCode: 1 });
const messages = cstaCorpus.vectors.filter(({ type }) => type === "ROSE APDU");

function read(octets: Uint8Array): RoseMessage {
  return envelope.read(octets, 0, octets.length, defaultLimits, false);
}

/** What is written of a message that was read, with its open type decoded. */
function written(message: RoseMessage, inner: CstaVector["inner"]): string {
  const w = takeWriter();
  const open = message.argument === undefined ? NULL : ANY;
  const type = inner === undefined ? open : (cstaTypes.get(inner.type) as Type<unknown>);
  const token = operation(
    "any",
    message.kind === "result" ? message.value : message.operationID,
    () => ({
      argument: type,
      result: type,
      error: type,
    }),
  );
  const { invokeID, linkedID, argument } = message;
  const value = argument && type.decode(argument);
  const id = invokeID as number;
  const end =
    message.kind === "invoke"
      ? envelope.invoke(w, 0, id, token, value, { linkedID }, undefined)
      : message.kind === "result"
        ? envelope.result(w, 0, id, token, value, undefined)
        : message.kind === "error"
          ? envelope.error(w, 0, id, token, value, undefined)
          : envelope.reject(w, 0, invokeID, {
              problem: message.problem,
              problemCode: message.problemCode,
            });
  return toHex(w.b.subarray(0, end));
}

/** The argument of an operation of which nothing is known. */
function argumentOf(value: unknown): string | undefined {
  return (value as { invoke?: { argument: { hex: string } } }).invoke?.argument.hex;
}

describe("the envelope of X.880", () => {
  test("is tried with 74 messages", () => {
    expect(messages).toHaveLength(74);
  });

  test.each(messages)("$name is read and written to the octet", ({ hex, inner, kind, value }) => {
    const message = read(fromHex(hex));
    const kinds = {
      invoke: "invoke",
      returnResult: "result",
      returnError: "error",
      reject: "reject",
    };
    expect(message.kind).toBe(kinds[kind as "invoke"]);
    expect(message.argument && toHex(message.argument)).toBe(inner?.hex ?? argumentOf(value));
    expect(written(message, inner)).toBe(hex);
  });

  test.each(messages)("$name without its last octet, or with one more, is refused", ({ hex }) => {
    const octets = fromHex(hex);
    expect(() => read(octets.subarray(0, -1))).toThrow(/ROS|octets/);
    expect(() => read(Uint8Array.of(...octets, 0))).toThrow("octets after the message");
  });

  test("problems have names", () => {
    const reject = messages.find(({ name }) => name === "reject-mistypedArgument") as CstaVector;
    const { problem, problemCode } = read(fromHex(reject.hex));
    expect(problemName(problem!, problemCode)).toBe("mistypedArgument");
  });

  test("a linked id that says that it is absent is none, and lengths may be longer than they must be", () => {
    expect(read(fromHex("a10d0201058100020101" + "30030a0102"))).toMatchObject({
      linkedID: undefined,
      operationID: 1,
    });
    expect(read(fromHex("a1820006020105020101"))).toMatchObject({ invokeID: 5, operationID: 1 });
    expect(read(fromHex("a180020105020101" + "0000"))).toMatchObject({ operationID: 1 });
  });

  test("an invoke id may be any INTEGER that is a safe number", () => {
    expect(read(fromHex("a1090204ff00000102010a")).invokeID).toBe(-16777215);
    expect(read(fromHex("a10c02071fffffffffffff02010a")).invokeID).toBe(Number.MAX_SAFE_INTEGER);
    expect(() => read(fromHex("a10d0208400000000000000002010a"))).toThrow("INTEGER");
  });

  test.each([
    ["a503020101", "no message has this tag"],
    ["a1020500", "INTEGER"],
    ["a103020105", "missing"],
    ["a40502010505 00", "another tag"],
    ["a40602010584 0101", "expected"],
    ["a2050201053000", "missing"],
    ["a20902010530060201013000", "octets"],
  ])("%s is refused", (hex, why) => {
    expect(() => read(fromHex(hex.replaceAll(" ", "")))).toThrow(why);
  });

  test("an operation without result is answered without one, and without argument invoked without", () => {
    const none = operation("none", 205, () => ({ argument: NULL, result: NULL, error: NULL }));
    const w = takeWriter();
    expect(toHex(w.b.subarray(0, envelope.result(w, 0, 7, none, null, undefined)))).toBe(
      "a203020107",
    );
    const end = envelope.invoke(w, 0, 7, none, null, undefined, undefined);
    expect(toHex(w.b.subarray(0, end))).toBe("a107020107020200cd");
  });
});
