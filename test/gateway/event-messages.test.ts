import { describe, expect, it } from "vitest";
import { event, UTF8String } from "../../src/codec/index.js";
import { EventMessages } from "../../src/gateway/event-messages.js";
import { invokeOctets } from "../../src/gateway/ber-message.js";

const told = event("asnTold", 60_001, () => UTF8String);
const other = event("asnOther", 60_002, () => UTF8String);
const argument = (text: string): Uint8Array => UTF8String.encode(text);

describe("an event that is told to many sessions", () => {
  it("is encoded once in each encoding", () => {
    const messages = new EventMessages();
    const first = messages.of(told, argument("hello"), {});
    expect(first.text).toBe(
      '{"invoke":{"invokeID":99999,"operationName":"asnTold","operationID":60001,"argument":"hello"}}',
    );
    expect(first.octets).toEqual(invokeOctets(99_999, told, argument("hello")));
    for (const text of ["a", "b", "c"]) messages.of(told, argument(text), {});
    const again = messages.of(told, argument("hello"), {});
    expect(again.text).toBe(first.text);
    expect(again.octets).toBe(first.octets);
  });

  it("is another one with another argument, token or form of its text", () => {
    const messages = new EventMessages();
    const { octets } = messages.of(told, argument("hello"), {});
    expect(messages.of(told, argument("hallo"), {}).octets).not.toBe(octets);
    expect(messages.of(other, argument("hello"), {}).octets).not.toBe(octets);
    expect(messages.of(told, argument("hello"), { unsetTimes: "date" }).octets).not.toBe(octets);
    expect(messages.of(told, argument("hello"), { strictness: "strict" }).octets).not.toBe(octets);
  });

  it("is kept only if it is short, and only until eight others have come", () => {
    const messages = new EventMessages();
    const long = argument("x".repeat(70_000));
    expect(messages.of(told, long, {}).octets).not.toBe(messages.of(told, long, {}).octets);
    const { octets } = messages.of(told, argument("hello"), {});
    for (let i = 0; i < 8; i++) messages.of(told, argument(String(i)), {});
    expect(messages.of(told, argument("hello"), {}).octets).not.toBe(octets);
  });
});
