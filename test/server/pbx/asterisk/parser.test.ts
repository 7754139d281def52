import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  AmiParser,
  AmiSyntaxError,
  type AmiMessage,
} from "../../../../src/server/pbx/asterisk/parser.js";
import { runs } from "../../../support/properties.js";
import { parse, parts, received } from "./support/recording.js";

const plain = (messages: readonly AmiMessage[]): string[] =>
  messages.map((message) => JSON.stringify([...message.entries]));

describe("the recording of an Asterisk", () => {
  const whole = plain(parse(received));

  test("has every block with its headers", () => {
    const texts = parts.flat().filter((step) => step.kind === "received");
    expect(whole).toHaveLength(texts.length);
    expect(whole).toHaveLength(804);
    expect(whole).toEqual(plain(texts.map((step) => step.message)));
    const [login] = parse(received);
    expect(login?.get("Response")).toBe("Success");
    expect(login?.get("ACTIONID")).toBe("r1");
  });

  test("is the same wherever it is cut", () => {
    const cuts = fc.array(fc.nat({ max: received.length }), { maxLength: 400 });
    const same = fc.property(cuts, (at) => {
      expect(plain(parse(received, at)).join()).toBe(whole.join());
    });
    expect(fc.assert(same, runs(30))).toBeUndefined();
  });

  test("is the same octet by octet, and without CR", () => {
    const every = Array.from(received, (_, at) => at);
    expect(plain(parse(received, every))).toEqual(whole);
    const bare = Buffer.from(received.toString("latin1").replaceAll("\r", ""), "latin1");
    expect(plain(parse(bare))).toEqual(whole);
  });
});

describe("a block", () => {
  const only = (text: string | Buffer): AmiMessage => {
    const [message, ...more] = parse(
      Buffer.concat([
        Buffer.from("banner\r\n"),
        Buffer.from(text as string),
        Buffer.from("\r\n\r\n"),
      ]),
    );
    expect(more).toEqual([]);
    return message as AmiMessage;
  };

  test("has values with colons, empty values, and none for what it does not have", () => {
    const message = only("Event: Test\r\nHint: Local/1@x:y\r\nExten: \r\nContext:");
    expect(message.get("Hint")).toBe("Local/1@x:y");
    expect(message.get("Exten")).toBe("");
    expect(message.get("Context")).toBe("");
    expect(message.get("Channel")).toBe("");
  });

  test("does not know what Asterisk does not know", () => {
    expect(only("CallerIDNum: <unknown>").get("CallerIDNum")).toBe("");
  });

  test("has the first of headers with one name, and no lines without a colon", () => {
    const message = only("Event: Test\r\nEvent: Other\r\nsome output\r\n: nothing");
    expect([...message.entries]).toEqual([["event", "Test"]]);
  });

  test("is UTF-8, or else Latin-1, without control characters", () => {
    expect(only("CallerIDName: Jürgen").get("CallerIDName")).toBe("Jürgen");
    expect(only(Buffer.from("CallerIDName: J\xfcrgen", "latin1")).get("CallerIDName")).toBe(
      "Jürgen",
    );
    expect(only("CallerIDName: a\0b\x7f").get("CallerIDName")).toBe("a\ufffdb\ufffd");
  });
});

describe("what is too long is refused:", () => {
  const parser = (): AmiParser => new AmiParser({ banner() {}, message() {} });
  const endless = (piece: string, most: number): number => {
    const reading = parser();
    reading.push(Buffer.from("banner\r\n"));
    for (let taken = 0; taken < 2 * most; taken += piece.length) {
      try {
        reading.push(Buffer.from(piece));
      } catch (error) {
        expect(error).toBeInstanceOf(AmiSyntaxError);
        return taken;
      }
    }
    throw new Error("it is not refused");
  };

  test("a line without an end", () => {
    expect(endless("A".repeat(1000), 64 * 1024)).toBeLessThanOrEqual(64 * 1024);
    expect(() => parser().push(Buffer.alloc(64 * 1024 + 1, "A"))).toThrow(AmiSyntaxError);
  });

  test("a block of octets without an end", () => {
    const line = `Variable: ${"A".repeat(1000)}\r\n`;
    expect(endless(line, 256 * 1024)).toBeLessThanOrEqual(256 * 1024);
  });

  test("a block of lines without an end", () => {
    expect(endless("A: b\r\n", 6 * 1000)).toBe(6 * 1000);
  });
});

test("random octets are taken or refused, and nothing else", () => {
  const any = fc.property(fc.uint8Array({ maxLength: 2000 }), (octets) => {
    parse(octets);
  });
  expect(fc.assert(any, runs(300))).toBeUndefined();
});
