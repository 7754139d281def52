import { expect, test } from "vitest";
import { Memory } from "../../../../src/server/kernel/memory.js";
import { keepBook, type BookSources } from "../../../../src/server/modules/cti/kept-book.js";
import { LineBook } from "../../../../src/server/modules/cti/line-book.js";

/** A line as administrators have it. */
const line = (id: number): object => ({
  ...{ iTapiDeviceID: id, iEnabled: 1, u8sLineURI: `tel:${id}@pbx`, u8sLineSourceName: "pbx" },
  ...{ u8sLineID: String(id), u8sTapiLineName: "", u8sLocationID: "", u8slistAddressNames: [] },
  ...{ u8sAutomaticPhoneNumber: String(id), u8sPhoneNumber: "", iPrivatePhone: 0, iJournal: 1 },
});

test("owners and locations are those of all lines, also of one that comes while the lines are read", async () => {
  const all = [line(10)];
  /** What happens when the lines have been read from the database. */
  let meanwhile = (): void => {};
  const sources = {
    lines: {
      sources: async () => ["pbx"],
      async *list() {
        yield* [...all];
        meanwhile();
      },
    },
    users: {
      profiles: {
        ownersByPhone: async (_db: unknown, keys: readonly string[]) =>
          new Map(keys.map((key) => [key, { id: Number(key), name: key, line: "primary" }])),
      },
    },
    locations: { find: async () => undefined },
  };
  const memory = new Memory({ foreignChanges: () => 0, read: (work) => work({} as never) });
  const book = new LineBook({} as never);
  const kept = keepBook((read) => memory.keep(read), book, sources as unknown as BookSources);
  await memory.open();
  await memory.refresh();
  const owned = (): string[] => Array.from(book.all, (one) => book.owner(one)?.name ?? "nobody");
  expect(owned()).toHaveLength(1);
  expect(owned()).not.toContain("nobody");
  meanwhile = () => {
    meanwhile = () => {};
    all.push(line(11));
    kept.lines.outdated();
  };
  all.push(line(12));
  kept.lines.outdated();
  // Two requests, one after the other.
  await memory.refresh();
  await memory.refresh();
  expect(memory.isCurrent).toBe(true);
  expect(owned()).toHaveLength(3);
  expect(owned()).not.toContain("nobody");
});
