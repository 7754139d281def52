import { expect, test } from "vitest";
import { StoreError, UnitError } from "../../../../src/server/database/index.js";
import { RequestError } from "../../../../src/server/kernel/index.js";
import { blankJournalEntry, JournalWriter } from "../../../../src/server/modules/journal/api.js";
import type { JournalOwner, NewEntry } from "../../../../src/server/modules/journal/service.js";
import { Lines } from "../../../rose/support/peers.js";

const alice = { id: 1, name: "alice" } as JournalOwner;
const bob = { id: 2, name: "bob" } as JournalOwner;
const entryOf = (id: string): NewEntry => ({ entry: blankJournalEntry(id) });

/** A journal that fails as it is told to, and what has been written into it. */
class Journal {
  readonly written: string[] = [];
  /** Is asked for each entry. */
  failure: (owner: JournalOwner) => Error | undefined = () => undefined;
  attempts = 0;

  async putAll(owner: JournalOwner, entries: readonly NewEntry[]): Promise<void> {
    this.attempts += 1;
    const failure = this.failure(owner);
    if (failure !== undefined) throw failure;
    for (const { entry } of entries) this.written.push(`${owner.name} ${entry.u8sConnectionID}`);
  }

  add(owner: JournalOwner, entry: NewEntry): Promise<void> {
    return this.putAll(owner, [entry]);
  }
}

test("calls that end while the database cannot be used are in the journal when it is back, in their order", async () => {
  const journal = new Journal();
  const log = new Lines();
  const writer = new JournalWriter(journal, log, 1);
  journal.failure = ({ name }) => (name === "alice" ? new StoreError("away") : undefined);
  writer.put(alice, entryOf("1"));
  writer.put(bob, entryOf("2"));
  writer.add(alice, entryOf("3"));
  await expect.poll(() => journal.attempts).toBeGreaterThan(6);
  writer.put(alice, entryOf("4"));
  expect(journal.written).toEqual(["bob 2"]);
  journal.failure = () => undefined;
  await writer.written();
  expect(journal.written.toSorted()).toEqual(["alice 1", "alice 3", "alice 4", "bob 2"]);
  expect(journal.written.indexOf("alice 1")).toBeLessThan(journal.written.indexOf("alice 4"));
  expect(log.lines.map(({ level }) => level)).toEqual(["warn"]);
});

test("what the journal refuses is not tried again", async () => {
  const journal = new Journal();
  const log = new Lines();
  const writer = new JournalWriter(journal, log, 1);
  journal.failure = ({ name }) =>
    name === "alice" ? new RequestError(4, "too large") : new UnitError("text-with-nul", "NUL");
  writer.put(alice, entryOf("1"));
  writer.put(bob, entryOf("2"));
  await writer.written();
  expect(journal.attempts).toBe(2);
  expect(log.lines.map(({ level }) => level)).toEqual(["error", "error"]);
});

test("a server can be closed while the database cannot be used: it tries once more", async () => {
  const journal = new Journal();
  const log = new Lines();
  const writer = new JournalWriter(journal, log, 3_600_000);
  journal.failure = () => new StoreError("away");
  writer.put(alice, entryOf("1"));
  await expect.poll(() => journal.attempts).toBe(1);
  await writer.close();
  expect(journal.attempts).toBe(2);
  expect(journal.written).toEqual([]);
  expect(log.lines.map(({ level }) => level)).toEqual(["warn", "error"]);
});
