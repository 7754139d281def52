import { describe, expect, it } from "vitest";
import { Budget } from "../../../src/rose/budget.js";
import {
  isAnnouncedTooLong,
  ReadError,
  readingBudget,
  readOctets,
  readText,
  useText,
} from "../../../src/rose/socket/read-octets.js";

/** A stream that a test feeds; whether it has been given up. */
function source(): {
  stream: ReadableStream<Uint8Array>;
  feed: (octets: number) => void;
  end: () => void;
  isCancelled: () => boolean;
} {
  let controller!: ReadableStreamDefaultController<Uint8Array>;
  let cancelled = false;
  const stream = new ReadableStream<Uint8Array>({
    start: (given) => void (controller = given),
    cancel: () => void (cancelled = true),
  });
  const feed = (octets: number): void => controller.enqueue(new Uint8Array(octets));
  return { stream, feed, end: () => controller.close(), isCancelled: () => cancelled };
}

const limits = { most: 100, timeout: 60_000 };
const lengthOf = (octets: Uint8Array): number => octets.length;

describe("a stream that is read to its end", () => {
  it("gives its octets, and holds them until they have been used", async () => {
    const budget = readingBudget(1000);
    const { stream, feed, end } = source();
    feed(40);
    feed(60);
    end();
    const use = (octets: Uint8Array): number[] => [octets.length, budget.total];
    expect(await readOctets(stream, { ...limits, budget }, use)).toEqual([100, 100]);
    expect(budget.total).toBe(0);
    expect(await readOctets(null, { ...limits, budget }, lengthOf)).toBe(0);
  });

  it.each(["too-long", "too-late", "too-much"])("is given up when it is %s", async (fault) => {
    const budget = readingBudget(150);
    const { stream, feed, isCancelled } = source();
    const timeout = fault === "too-late" ? 50 : 60_000;
    const read = readOctets(stream, { most: 100, timeout, budget }, lengthOf);
    feed(100);
    if (fault === "too-long") feed(1);
    const other = source();
    if (fault === "too-much") {
      await expect.poll(() => budget.total).toBe(100);
      other.feed(60);
      other.end();
      expect(await readOctets(other.stream, { ...limits, budget }, lengthOf)).toBe(60);
    }
    await expect(read).rejects.toThrow(ReadError);
    await expect(read).rejects.toMatchObject({ fault });
    expect(isCancelled()).toBe(true);
    expect(budget.total).toBe(0);
  });

  it("gives its text, without a byte order mark", async () => {
    const budget = readingBudget(1000);
    const read = (octets: Uint8Array): Promise<string> => {
      const stream = new Response(Uint8Array.from(octets)).body;
      return readText(stream, { ...limits, budget }, (text) => text);
    };
    expect(await read(Buffer.from("\ufeffgr\u00fcn"))).toBe("gr\u00fcn");
    await expect(read(Uint8Array.of(0x61, 0xff))).rejects.toMatchObject({ fault: "not-text" });
    expect(budget.total).toBe(0);
  });

  it("is too long already where its Content-Length says so", () => {
    const lengths = ["101", "100", "", "x", null, undefined];
    expect(lengths.map((length) => isAnnouncedTooLong(length, 100))).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  it("passes on how it fails, and what its use throws", async () => {
    const budget = readingBudget(1000);
    const failing = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.error(new Error("lost")),
    });
    await expect(readOctets(failing, { ...limits, budget }, lengthOf)).rejects.toThrow("lost");
    const { stream, end } = source();
    end();
    const use = (): never => {
      throw new Error("of no use");
    };
    await expect(readOctets(stream, { ...limits, budget }, use)).rejects.toThrow("of no use");
    expect(budget.total).toBe(0);
  });
});

describe("a budget", () => {
  it("takes from those who have held something for the longest without giving any back", () => {
    const lost: string[] = [];
    const budget = new Budget<{ name: string }>(10, ({ name }) => void lost.push(name));
    const [a, b, c] = [{ name: "a" }, { name: "b" }, { name: "c" }];
    budget.add(a, 4);
    budget.add(b, 4);
    budget.give(a, 1);
    expect([budget.total, budget.of(a)]).toEqual([7, 3]);
    budget.add(c, 4);
    expect(lost).toEqual(["b"]);
    budget.add(c, 5);
    expect(lost).toEqual(["b", "a"]);
    // What has been lost cannot be given back again.
    budget.give(a, 3);
    expect(budget.total).toBe(9);
    budget.add(c, 100);
    expect(lost).toEqual(["b", "a"]);
    budget.drop(c);
    expect(budget.total).toBe(0);
  });
});

describe("octets that have come already", () => {
  const text = Buffer.from("\ufeffGrüße");

  it("give their text, and are held until it has been used", () => {
    const budget = readingBudget(1000);
    const used = useText(text, { most: 100, budget }, (given) => [given, budget.total]);
    expect(used).toEqual(["Grüße", text.length]);
    expect(budget.total).toBe(0);
    const fail = (): never => {
      throw new RangeError("no use");
    };
    expect(() => useText(text, { most: 100, budget }, fail)).toThrow("no use");
    expect(budget.total).toBe(0);
  });

  it("make others lose what they hold if all is too much, and are refused themselves if they are too long or no text", async () => {
    const budget = readingBudget(10);
    const { stream, feed } = source();
    const read = readOctets(stream, { ...limits, budget }, lengthOf);
    feed(5);
    await expect.poll(() => budget.total).toBe(5);
    expect(useText(text, { most: 100, budget }, (given) => given.length)).toBe(5);
    await expect(read).rejects.toMatchObject({ fault: "too-much" });
    const refused =
      (octets: Uint8Array): (() => unknown) =>
      () =>
        useText(octets, { most: 9, budget }, (given) => given);
    expect(refused(text)).toThrow(expect.objectContaining({ fault: "too-long" }));
    expect(refused(Uint8Array.of(0xff))).toThrow(expect.objectContaining({ fault: "not-text" }));
    expect(budget.total).toBe(0);
  });
});
