import { describe, expect, it } from "vitest";
import { freeBuffer, freeLists, freeRead, readOnce } from "../../src/codec/internal-codec.js";
import { EncodedList, UTF8String } from "../../src/codec/index.js";

const large = 64 * 1024;

/** Octets of memory that buffers take up. */
const held = (): number => process.memoryUsage().arrayBuffers;

describe("a large buffer that is freed", () => {
  it("gives its memory back at once, however often that happens", () => {
    const before = held();
    for (let i = 0; i < 100; i++) freeBuffer(Buffer.allocUnsafeSlow(1024 * large));
    expect(held() - before).toBeLessThan(1024 * large);
  });

  it("is no view of a part, and not a small one: those are left as they are", () => {
    const whole = Buffer.allocUnsafeSlow(2 * large);
    freeBuffer(whole.subarray(large));
    freeBuffer(whole.subarray(0, large));
    expect(whole).toHaveLength(2 * large);
    const small = Buffer.allocUnsafeSlow(large - 1);
    freeBuffer(small);
    expect(small).toHaveLength(large - 1);
    freeBuffer(whole);
    expect(whole).toHaveLength(0);
  });
});

describe("octets for one reader", () => {
  it("are freed once they have been read, others never", () => {
    const [marked, other] = [Buffer.allocUnsafeSlow(large), Buffer.allocUnsafeSlow(large)];
    readOnce(marked);
    for (const octets of [marked, other, marked]) freeRead(octets);
    expect([marked.length, other.length]).toEqual([0, large]);
  });

  it("are found in the lists of a value", () => {
    const text = (): Uint8Array => UTF8String.encode("x".repeat(large));
    const whole = text().slice();
    const [first, second] = [whole, whole.slice()];
    readOnce(first);
    const words = new EncodedList(UTF8String, [first, second]);
    const trap = {
      get words(): unknown {
        throw new Error("it has been asked already");
      },
    };
    for (const value of [undefined, null, 5, "words", trap, { count: 2, words, more: null }]) {
      freeLists(value);
    }
    expect([first.length, second.length]).toEqual([0, text().length]);
  });
});
