import { describe, expect, it } from "vitest";
import { BerEncodeError, INTEGER, sequence, sequenceOf, Writer } from "../../src/codec/index.js";

const Leaf = sequence<any>("Leaf", () => [["number", INTEGER]]);
const Leaves = sequenceOf<any>("Leaves", () => Leaf);
const wrong = [{ number: 1 }, { number: "two" }];

function errorOf(work: () => unknown): BerEncodeError {
  try {
    work();
  } catch (error) {
    return error as BerEncodeError;
  }
  throw new Error("no error");
}

describe("the trace of an error in encoding", () => {
  const ways: Readonly<Record<string, () => unknown>> = {
    encode: () => Leaves.encode(wrong),
    encodeInto: () => Leaves.encodeInto(wrong, new Uint8Array(100)),
    encodeTo: () => Leaves.encodeTo(new Writer(Buffer.alloc(100)), wrong, 0),
    byteLength: () => Leaves.byteLength(wrong),
    encodeJson: () => Leaves.encodeJson(wrong),
    "encodeInto, of a buffer that is too small,": () =>
      Leaves.encodeInto([{ number: 1 }], new Uint8Array(2)),
  };

  it.each(Object.keys(ways))("of %s begins at the line that called it", (name) => {
    const error = errorOf(ways[name] as () => unknown);
    expect(error).toBeInstanceOf(BerEncodeError);
    const [head, first] = (error.stack as string).split("\n");
    expect(head).toBe(`BerEncodeError: ${error.message}`);
    expect(first).toContain(import.meta.filename);
  });

  it("of what a getter throws begins in the getter", () => {
    const value = {
      get number(): number {
        throw new RangeError("of the getter");
      },
    };
    const error = errorOf(() => Leaf.encode(value));
    expect(error.message).toBe("of the getter");
    expect(error.stack?.split("\n")[1]).toContain("get number");
  });
});
