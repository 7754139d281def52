import { describe, expect, test } from "vitest";
import {
  ANY,
  defaultLimits,
  INTEGER,
  NULL,
  operation,
  operationError,
  type Code,
  type Type,
} from "../../../src/codec/index.js";
import { takeWriter } from "../../../src/rose/message/writers.js";
import { x880Envelope } from "../../../src/rose/x880/envelope.js";
import { problemName, type RoseMessage } from "../../../src/rose/index.js";
import { Random } from "../../fuzz/random.js";
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
          ? envelope.error(w, 0, id, token, value, undefined, undefined)
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

  test("codes may be object identifiers, in invokes, results and errors", () => {
    expect(read(fromHex("a10c020105" + "06042b63010c" + "020107"))).toMatchObject({
      operationID: 0,
      globalCode: "1.3.99.1.12",
    });
    expect(read(fromHex("a20b020105" + "3006" + "06012b" + "020107"))).toMatchObject({
      kind: "result",
      value: 0,
      globalCode: "1.3",
    });
    expect(read(fromHex("a306020105" + "06012b"))).toMatchObject({
      kind: "error",
      globalCode: "1.3",
    });
    expect(read(fromHex("a106020105" + "020107")).globalCode).toBeUndefined();
  });

  test("what is written with any codes is read with them", () => {
    const seed = Number(process.env["ROSEWIRE_FUZZ_SEED"] ?? Date.now() % 2 ** 31);
    const chance = new Random(seed, 880);
    const arc = () =>
      chance.once(4) ? 2n ** BigInt(chance.below(200)) : BigInt(chance.below(300));
    const anyCode = (): Code => {
      if (chance.once(2)) return (chance.next() - 2 ** 31) * (chance.once(2) ? 1 : 2 ** 20);
      const arcs = Array.from({ length: chance.below(12) }, arc);
      return [`${chance.below(3)}.${chance.below(40)}`, ...arcs].join(".");
    };
    for (let i = 0; i < 300; i++) {
      const [code, bad] = [anyCode(), operationError("bad", anyCode(), () => INTEGER)];
      const token = operation("op", code, () => ({
        argument: INTEGER,
        result: INTEGER,
        error: ANY,
        errors: [operationError("other", i, () => NULL), bad],
      }));
      const w = takeWriter();
      const invoke = envelope.invoke(w, 0, i, token, i, undefined, undefined);
      const result = envelope.result(w, invoke, i, token, i, undefined);
      const error = envelope.error(w, result, i, token, i, undefined, bad);
      const octets = w.b.subarray(0, error);
      const [a, b, c] = [
        read(octets.subarray(0, invoke)),
        read(octets.subarray(invoke, result)),
        read(octets.subarray(result)),
      ];
      const says = `seed ${seed}, message ${i}, codes ${code} and ${bad.code}`;
      expect(a.globalCode ?? a.operationID, says).toBe(code);
      expect(b.globalCode ?? b.value, says).toBe(code);
      expect(c.globalCode ?? c.value, says).toBe(bad.code);
      for (const message of [a, b, c]) {
        expect(INTEGER.decode(message.argument as Uint8Array), says).toBe(i);
      }
      expect(envelope.misfit?.(token, b), says).toBeUndefined();
      expect(envelope.errorOf?.(token, c)?.code, says).toBe(bad.code);
    }
  });

  test.each([
    ["without contents", "0600"],
    ["leading zero", "0603802a03"],
    ["cut off", "06022b81"],
    ["over 2048 octets", `068208052b${"01".repeat(2052)}`],
    ["over 256 bits", `06292b${"ff".repeat(39)}01`],
  ])("an object identifier with this fault is refused: %s", (why, code) => {
    const length = (3 + code.length / 2).toString(16).padStart(4, "0");
    expect(() => read(fromHex(`a182${length}020105${code}`))).toThrow(why);
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
