import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Writer } from "../../../src/codec/ber/writer.js";
import {
  BerDecodeError,
  BerEncodeError,
  defaultLimits,
  INTEGER,
  OCTET_STRING,
  sequence,
  UTF8String,
} from "../../../src/codec/index.js";
import { ROSEMessage } from "../../../src/modules/rose/rose.js";
import { readMessage } from "../../../src/rose/message/envelope.js";
import type { RoseMessage } from "../../../src/rose/message/message.js";
import {
  writeError,
  writeInvoke,
  writeReject,
  writeResult,
} from "../../../src/rose/message/write-envelope.js";
import { concat, hex, tlv, toHex } from "../support/bytes.js";
import { Sum } from "../support/operations.js";
import { roseVectors } from "../support/vectors.js";

/** Writes a message as it was read, the open type as octets. */
function rewrite(m: RoseMessage): Uint8Array {
  const w = new Writer(Buffer.alloc(300));
  const start = 7;
  const end = write(w, start, m);
  return w.b.subarray(start, end);
}

function write(w: Writer, p: number, m: RoseMessage): number {
  const id = m.invokeID as number;
  switch (m.kind) {
    case "invoke":
      return writeInvoke(w, p, id, m.operationID, undefined, m.argument, m);
    case "result":
      return writeResult(w, p, id, undefined, m.argument, m.sessionID, m.value);
    case "error":
      return writeError(w, p, id, undefined, m.argument, m.sessionID, m.value);
    case "reject":
      return writeReject(w, p, m.invokeID, { ...m, authentication: m.authenticationResult });
  }
}

const invoke = (...members: string[]): Uint8Array => tlv(0xa1, hex(members.join("")));

describe("messages of the vendor's runtime", () => {
  it.each(roseVectors.map((v) => [v.variant, v] as const))("are read: %s", (_, vector) => {
    const m = readMessage(hex(vector.berHex));
    const [kind, json] = Object.entries(vector.json)[0] as [string, Record<string, any>];
    expect(m.kind).toBe(kind);
    const id =
      kind === "reject" ? json["invokedID"].invokedID : (json["invokeID"] ?? json["invokedID"]);
    expect(m.invokeID).toBe(id);
    expect(m.sessionID).toBe(json["sessionID"]);
    expect(m.linkedID).toBe(json["linked_ID"]);
    expect(m.operationName).toBe(json["operationName"]);
    expect(m.details).toBe(json["details"]);
    if (kind === "invoke") expect(m.operationID).toBe(json["operationID"]);
    if (kind === "error") expect(m.value).toBe(json["error_value"]);
    expect(m.problem).toBe(json["reject"] && Object.keys(json["reject"])[0]);
    if (m.problem) expect(m.problemCode).toBe(json["reject"][m.problem]);
    const open = json["argument"] ?? json["error"] ?? json["result"]?.result;
    expect(m.argument !== undefined).toBe(open !== undefined);
    const auth = json["authentication"];
    expect(jsonOf(m.authentication ?? m.authenticationResult)).toEqual(auth);
  });

  it.each(roseVectors.map((v) => [v.variant, v] as const))("are written again: %s", (_, vector) => {
    expect(toHex(rewrite(readMessage(hex(vector.berHex))))).toBe(vector.berHex);
  });
});

function jsonOf(auth: unknown): unknown {
  if (auth === undefined) return undefined;
  return JSON.parse(
    JSON.stringify(auth, (_, value: unknown) =>
      value instanceof Uint8Array ? Buffer.from(value).toString("base64") : value,
    ),
  );
}

describe("the envelope by hand and the one compiled from the ASN.1 module", () => {
  /** The generated type's value of what was read by hand. */
  function generic(m: RoseMessage): unknown {
    const present = (members: Record<string, unknown>): object =>
      Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
    const { sessionID, invokeID, argument } = m;
    switch (m.kind) {
      case "invoke": {
        const { linkedID, operationName, authentication, operationID } = m;
        const members = {
          sessionID,
          invokeID,
          "linked-ID": linkedID,
          operationName,
          authentication,
        };
        return { invoke: present({ ...members, operationID, argument }) };
      }
      case "result": {
        const result = argument && { resultValue: m.value, result: argument };
        return { result: present({ sessionID, invokeID, result }) };
      }
      case "error":
        return {
          error: present({
            sessionID,
            invokedID: invokeID,
            "error-value": m.value,
            error: argument,
          }),
        };
      case "reject": {
        const invokedID = invokeID === undefined ? { invokednull: null } : { invokedID: invokeID };
        const reject = m.problem && { [m.problem]: m.problemCode };
        const { details, authenticationResult: authentication } = m;
        return { reject: present({ sessionID, invokedID, reject, details, authentication }) };
      }
    }
  }

  /** Octets as plain arrays, whatever their class. */
  function plain(value: unknown): unknown {
    return JSON.parse(
      JSON.stringify(value, (_, item: unknown) => (ArrayBuffer.isView(item) ? "octets" : item)),
    );
  }

  function octetsOf(value: unknown): string[] {
    if (value instanceof Uint8Array) return [toHex(value)];
    return typeof value === "object" && value !== null
      ? Object.values(value).flatMap(octetsOf)
      : [];
  }

  function outcome(bytes: Uint8Array, read: (bytes: Uint8Array) => unknown): unknown {
    try {
      const value = read(bytes);
      return { value: plain(value), octets: octetsOf(value) };
    } catch (error) {
      expect(error).toBeInstanceOf(BerDecodeError);
      return "refused";
    }
  }

  const byHand = (bytes: Uint8Array): unknown =>
    generic(readMessage(bytes, 0, bytes.length, defaultLimits, true));
  const compiled = (bytes: Uint8Array): unknown =>
    ROSEMessage.decode(bytes, { strictness: "strict" });

  it("read the same from the vendor's messages", () => {
    for (const vector of roseVectors) {
      const bytes = hex(vector.berHex);
      expect(outcome(bytes, byHand)).toEqual(outcome(bytes, compiled));
      expect(outcome(bytes, byHand)).not.toBe("refused");
    }
  });

  it("accept and refuse the same, and read the same, when octets are changed", () => {
    const vectors = roseVectors.filter((v) => v.berHex.length < 400).map((v) => hex(v.berHex));
    const change = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }));
    fc.assert(
      fc.property(
        fc.constantFrom(...vectors),
        fc.array(change, { minLength: 1, maxLength: 3 }),
        (vector, changes) => {
          const bytes = Uint8Array.from(vector);
          for (const [at, octet] of changes) bytes[at % bytes.length] = octet;
          expect(outcome(bytes, byHand)).toEqual(outcome(bytes, compiled));
        },
      ),
      { numRuns: 5000 },
    );
  });

  it("accept and refuse the same when any octet in front of an argument is any other one", () => {
    for (const [head, argument] of [
      ["a1 08 020101 020103", "3000"],
      ["a1 1a 02021267 02020839", "3010 0c0e 7375706572 6f66666963653a3438"],
      ["a1 8188 0203018000 02020839", `307d 0c7b ${"61".repeat(123)}`],
      ["a1 82010c 0203018000 0203012345", `3081ff ${"00".repeat(255)}`],
    ] as const) {
      const octets = hex(head + argument);
      expect(outcome(octets, byHand), head).not.toBe("refused");
      for (let at = 0; at < hex(head).length + 4; at++) {
        for (let octet = 0; octet < 256; octet++) {
          const bytes = Uint8Array.from(octets);
          bytes[at] = octet;
          expect(outcome(bytes, byHand), toHex(bytes)).toEqual(outcome(bytes, compiled));
        }
      }
    }
  });

  it("accept the same in other forms of length", () => {
    for (const text of [
      "a180 020101 020203ed 3080 3080 0000 0000 0000",
      "a184 00000006 028101 01 020102",
    ]) {
      expect(outcome(hex(text), byHand)).toEqual(outcome(hex(text), compiled));
    }
  });
});

describe("texts with implicit tags, as the vendor's TypeScript runtime writes them", () => {
  const strictly = (bytes: Uint8Array): RoseMessage =>
    readMessage(bytes, 0, bytes.length, defaultLimits, true);
  const name = Buffer.from("asnGetLoggedInContactV2").toString("hex");
  const first = hex(`a122 020101 8217 ${name} 020203f0 3000`);

  it("are read in the first message of its client", () => {
    expect(readMessage(first)).toMatchObject({
      invokeID: 1,
      operationID: 1008,
      operationName: "asnGetLoggedInContactV2",
      bare: true,
    });
    expect(ROSEMessage.decode(first)).toMatchObject({
      invoke: { operationName: "asnGetLoggedInContactV2" },
    });
  });

  it.each([
    ["a10a 81025331 020101 02011e", "invoke"],
    ["a207 81025331 020101", "result"],
    ["a30a 81025331 020101 020100", "error"],
    ["a40a 81025331 020101 810101", "reject"],
  ])("are read in every kind of message: %s", (octets, kind) => {
    const bytes = hex(octets);
    expect(readMessage(bytes)).toMatchObject({ kind, sessionID: "S1", bare: true });
    expect(() => strictly(bytes)).toThrow(
      `ROSEMessage.${kind}.sessionID: [1] primitive where constructed is due (octet 2)`,
    );
  });

  it("are no problem of a reject, which comes after the invoke id", () => {
    expect(readMessage(hex("a406 020101 810101"))).toMatchObject({
      sessionID: undefined,
      problem: "invokeProblem",
      problemCode: 1,
      bare: false,
    });
  });

  it("leave the explicit ones as they are", () => {
    const message = readMessage(hex("a113 a1040c025331 020101 a2050c03616464 02010a"));
    expect(message).toMatchObject({ sessionID: "S1", operationName: "add", bare: false });
    expect(() => readMessage(hex("a10a 8102ff31 020101 02011e"))).toThrow(/UTF-8/);
    expect(() => readMessage(hex("a10a 81045331 020101 02011e"))).toThrow(/INTEGER is expected/);
  });
});

describe("octets of the manual's examples", () => {
  const startTls = sequence("AsnStartTLSArgument", () => []);
  const w = new Writer(Buffer.alloc(512));
  const written = (end: number): string => toHex(w.b.subarray(0, end));

  it.each([
    [
      "smallest invoke",
      () => writeInvoke(w, 0, 0, 1005, undefined, undefined),
      "a1 07 02 01 00 02 02 03 ed",
    ],
    [
      "StartTLS",
      () => writeInvoke(w, 0, 1, 1103, startTls, {}),
      "a1 09 02 01 01 02 02 04 4f 30 00",
    ],
    ["its result", () => writeResult(w, 0, 1, startTls, {}), "a2 0a 02 01 01 30 05 02 01 00 30 00"],
    [
      "mistypedArgument",
      () => writeReject(w, 0, 1, { problem: "invokeProblem", problemCode: 2 }),
      "a4 06 02 01 01 81 01 02",
    ],
    ["an error", () => writeError(w, 0, 5, INTEGER, -1), "a3 09 02 01 05 02 01 00 02 01 ff"],
  ])("are written: %s", (_, act, octets) => {
    expect(written(act())).toBe(octets.replaceAll(" ", ""));
  });
});

describe("writing", () => {
  const Blob = sequence<{ text: string; bytes: Uint8Array }>("Blob", () => [
    ["text", UTF8String],
    ["bytes", OCTET_STRING],
  ]);

  it("puts messages of all sizes one after another, whatever length was predicted", () => {
    const size = fc.oneof(
      fc.integer({ min: 0, max: 300 }),
      fc.integer({ min: 65_000, max: 70_000 }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(size, fc.boolean()), { minLength: 1, maxLength: 8 }),
        (sizes) => {
          const w = new Writer(Buffer.alloc(300));
          let p = 0;
          for (const [n, isResult] of sizes) {
            const value = { text: "ä".repeat(n % 40), bytes: new Uint8Array(n) };
            p = isResult
              ? writeResult(w, p, n, Blob, value, n % 3 === 0 ? "session" : undefined)
              : writeInvoke(
                  w,
                  p,
                  n,
                  1005,
                  Blob,
                  value,
                  n % 3 === 0 ? { sessionID: "session" } : undefined,
                );
          }
          let start = 0;
          for (const [n, isResult] of sizes) {
            const header = w.b[start + 1] as number;
            const octets = header < 128 ? 0 : header & 127;
            const length = octets === 0 ? header : w.b.readUIntBE(start + 2, octets);
            const end = start + 2 + octets + length;
            const m = readMessage(w.b, start, end);
            expect(m.kind).toBe(isResult ? "result" : "invoke");
            expect(m.invokeID).toBe(n);
            expect(m.sessionID).toBe(n % 3 === 0 ? "session" : undefined);
            expect(Blob.decode(m.argument as Uint8Array).bytes).toHaveLength(n);
            start = end;
          }
          expect(start).toBe(p);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("keeps what stands before it when a value cannot be encoded", () => {
    const w = new Writer(Buffer.alloc(300));
    const p = writeInvoke(w, 0, 1, 2, INTEGER, 3);
    const before = toHex(w.b.subarray(0, p));
    expect(() => writeInvoke(w, p, 2, 2, Blob, { text: "x".repeat(5000), bytes: 7 })).toThrow(
      "Blob.bytes",
    );
    expect(() => writeInvoke(w, p, 2, 2, undefined, hex("3005 00"))).toThrow(BerEncodeError);
    expect(toHex(w.b.subarray(0, p))).toBe(before);
  });

  it("refuses text that has no UTF-8 form", () => {
    const w = new Writer(Buffer.alloc(300));
    expect(() => writeInvoke(w, 0, 1, 2, undefined, undefined, { sessionID: "\ud800" })).toThrow(
      "lone surrogate",
    );
  });

  it("takes texts and authentication of any length", () => {
    const auth = { method: "M".repeat(500), authdata: new Uint8Array(70_000) };
    const long = "€".repeat(3000);
    const w = new Writer(Buffer.alloc(300));
    const extras = {
      sessionID: long,
      linkedID: -1,
      operationName: long,
      authentication: { auth, context: long },
    };
    const end = writeInvoke(w, 0, 1, 2, undefined, undefined, extras);
    const m = readMessage(w.b, 0, end);
    expect(m).toMatchObject({ sessionID: long, linkedID: -1, operationName: long });
    expect(m.authentication?.auth.authdata).toHaveLength(70_000);
    expect(m.authentication?.context).toBe(long);
  });
});

describe("reading", () => {
  it("gives the open type as a view of the input", () => {
    const bytes = hex("ffff a109 020101 02010a 040141 ff");
    const m = readMessage(bytes, 2, 13);
    expect(m.bytes).toBe(bytes);
    expect(m.argument?.buffer).toBe(bytes.buffer);
    expect(toHex(m.argument as Uint8Array)).toBe("040141");
  });

  it.each([
    ["long-form lengths", "a1 84 00000012 028101 01 0288 0000000000000002 03ed 3000"],
    ["an indefinite message", "a1 80 020101 020203ed 3000 0000"],
    ["an indefinite argument", "a1 0b 020101 020203ed 3080 0000"],
    ["both", "a1 80 020101 020203ed 3080 3080 0000 0000 0000"],
  ])("accepts %s", (_, text) => {
    const m = readMessage(hex(text));
    expect(m).toMatchObject({ kind: "invoke", invokeID: 1, operationID: 1005 });
    expect(m.argument?.[0]).toBe(0x30);
  });

  it.each([
    ["indefinite wrapper", "a180 0c025331 0000"],
    ["constructed string", "a1 80 2c80 040153 040131 0000 0000"],
    ["long-form length", "a1 820005 0c81025331"],
  ])("accepts a session id in a %s", (_, text) => {
    expect(readMessage(invoke(text, "020101 020102")).sessionID).toBe("S1");
  });

  it.each([
    0,
    1,
    127,
    128,
    255,
    256,
    32_767,
    32_768,
    65_535,
    99_998,
    99_999,
    2 ** 31,
    -1,
    -128,
    -129,
    2 ** 53 - 1,
  ])("gives invoke id %i", (id) => {
    const w = new Writer(Buffer.alloc(300));
    const end = writeInvoke(w, 0, id, -id, undefined, undefined);
    const m = readMessage(w.b, 0, end);
    expect(m.invokeID).toBe(id);
    expect(m.operationID).toBe(-id === 0 ? 0 : -id);
  });

  it.each([
    ["an empty message", "a1 00", "missing-member", "ROSEMessage.invoke.invokeID"],
    ["no operation id", "a1 03 020101", "missing-member", "ROSEMessage.invoke.operationID"],
    ["a wrong tag", "a5 03 020101", "unknown-alternative", "ROSEMessage"],
    [
      "an id that is a string",
      "a1 06 040101 020101",
      "unexpected-tag",
      "ROSEMessage.invoke.invokeID",
    ],
    ["an empty id", "a1 05 0200 020101", "bad-contents", "ROSEMessage.invoke.invokeID"],
    [
      "an id with leading zeros",
      "a1 07 02020001 020101",
      "non-minimal-integer",
      "ROSEMessage.invoke.invokeID",
    ],
    [
      "an id beyond all reason",
      "a1 0e 0209010000000000000000 020101",
      "integer-range",
      "ROSEMessage.invoke.invokeID",
    ],
    [
      "octets after the argument",
      "a1 0a 020101 020101 3000 0500",
      "unexpected-member",
      "ROSEMessage.invoke.argument",
    ],
    [
      "members out of order",
      "a1 0e 020101 a2030c0141 800101 020101",
      "unexpected-tag",
      "ROSEMessage.invoke.operationID",
    ],
    [
      "a member twice",
      "a1 0c 020101 800101 800101 020101",
      "unexpected-tag",
      "ROSEMessage.invoke.operationID",
    ],
    [
      "an argument that ends after the message",
      "a1 08 020101 020101 3005",
      "truncated",
      "ROSEMessage.invoke.argument",
    ],
    ["octets after the message", "a1 06 020101 020101 00", "trailing-octets", "ROSEMessage"],
    ["a message that is cut off", "a1 07 020101 020101", "truncated", "ROSEMessage"],
    [
      "a session id that is no UTF-8",
      "a1 0b a1030c01ff 020101 020101",
      "bad-string",
      "ROSEMessage.invoke.sessionID",
    ],
    [
      "a session id with octets after it",
      "a1 0d a1050c01410500 020101 020101",
      "unexpected-member",
      "ROSEMessage.invoke.sessionID",
    ],
    [
      "a result without its value",
      "a2 08 020101 3003020100",
      "missing-member",
      "ROSEMessage.result.result.result",
    ],
    [
      "a result with two values",
      "a2 0c 020101 3007020100 0500 0500",
      "unexpected-member",
      "ROSEMessage.result.result.result",
    ],
    [
      "octets after a result",
      "a2 0c 020101 3005020100 0500 0500",
      "unexpected-member",
      "ROSEMessage.result",
    ],
    [
      "an error without error-value",
      "a3 03 020101",
      "missing-member",
      "ROSEMessage.error.error-value",
    ],
    [
      "a NULL id with contents",
      "a4 06 050100 810101",
      "bad-contents",
      "ROSEMessage.reject.invokedID",
    ],
    ["an unknown problem", "a4 06 020101 840101", "unexpected-member", "ROSEMessage.reject"],
  ])("refuses %s", (_, text, code, path) => {
    const bytes = hex(text);
    const act = (): RoseMessage => readMessage(bytes);
    expect(act).toThrow(BerDecodeError);
    try {
      act();
    } catch (error) {
      expect(error).toMatchObject({ code, path });
      expect((error as BerDecodeError).offset).toBeLessThanOrEqual(bytes.length);
    }
  });

  it.each([
    ["definite", (open: Uint8Array) => tlv(0xa1, hex("020101 02010a"), open)],
    ["indefinite", (open: Uint8Array) => concat(hex("a180 020101 02010a"), open, hex("0000"))],
  ])(
    "leaves open types nested deeper than the limit to whoever decodes them (%s length)",
    (_, message) => {
      const open = hex("3080".repeat(65) + "0000".repeat(65));
      const read = readMessage(message(open));
      expect(read).toMatchObject({ kind: "invoke", invokeID: 1, operationID: 10 });
      expect(read.argument).toEqual(open);
      expect(() => Sum.decode(read.argument as Uint8Array)).toThrow(BerDecodeError);
    },
  );

  it("throws nothing but BerDecodeError, whatever the octets", () => {
    const start = fc.constantFrom(0xa1, 0xa2, 0xa3, 0xa4, 0x30);
    fc.assert(
      fc.property(start, fc.uint8Array({ maxLength: 60 }), (tag, bytes) => {
        try {
          readMessage(tlv(tag, bytes));
        } catch (error) {
          expect(error).toBeInstanceOf(BerDecodeError);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("throws nothing but BerDecodeError when one octet of a message is changed", () => {
    const vectors = roseVectors.filter((v) => v.berHex.length < 600);
    fc.assert(
      fc.property(
        fc.constantFrom(...vectors),
        fc.nat(),
        fc.integer({ min: 0, max: 255 }),
        (vector, at, octet) => {
          const bytes = hex(vector.berHex);
          bytes[at % bytes.length] = octet;
          try {
            const again = rewrite(readMessage(bytes));
            expect(again.length).toBeGreaterThan(0);
          } catch (error) {
            expect((error as Error).name).toMatch(/^Ber(Decode|Encode)Error$/);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});

it("concatenated messages can be read one by one", () => {
  const all = concat(...roseVectors.map((v) => hex(v.berHex)));
  let p = 0;
  for (const vector of roseVectors) {
    const end = p + vector.berHex.length / 2;
    expect(toHex(rewrite(readMessage(all, p, end)))).toBe(vector.berHex);
    p = end;
  }
});
