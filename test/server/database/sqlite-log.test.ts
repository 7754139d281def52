import { statSync } from "node:fs";
import SqliteDatabase from "better-sqlite3";
import { describe, expect, onTestFinished, test } from "vitest";
import { connectWriter, databaseFile } from "../../../src/server/database/sqlite-folder.js";
import { SqliteLog } from "../../../src/server/database/sqlite-log.js";
import { SqliteQueue } from "../../../src/server/database/sqlite-queue.js";
import { deferred } from "../../rose/support/peers.js";
import { emptyFolder } from "./stores.js";

/** Octets of a page in the log. */
const PAGE = 4_096 + 24;

/** A file with a table whose rows take a page each, the queue that writes to it, and what is in its log. */
function logged(elsewhere?: (file: string) => Promise<void>) {
  const file = databaseFile(emptyFolder(), true);
  const connection = connectWriter(file);
  const log = new SqliteLog(connection, file, elsewhere, { many: 100, atOnce: 200, full: 1_600 });
  const limits = { waiting: 100, group: 100, groupTime: 60_000, lockTime: 60_000 };
  const queue = new SqliteQueue(connection, limits, log);
  const other = new SqliteDatabase(file);
  connection.execute("CREATE TABLE page (octets BLOB) STRICT");
  other.pragma("wal_checkpoint(TRUNCATE)");
  const insert = `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
    INSERT INTO page SELECT zeroblob(3000) FROM n`;
  onTestFinished(async () => {
    await log.settled();
    other.close();
    connection.close();
  });
  return {
    ...{ log, other },
    /** Commits so many new pages. */
    write: (pages: number, long = false): Promise<unknown> =>
      queue.add(
        true,
        60_000,
        async ({ db }) => {
          connection.query(insert, [pages]);
          return db;
        },
        long,
      ),
    /** Pages in the log, and how many of them are in the file. */
    pages(): { log: number; checkpointed: number } {
      const [row] = other.pragma("wal_checkpoint(NOOP)") as [{ log: number; checkpointed: number }];
      return { log: row.log, checkpointed: row.checkpointed };
    },
    size: () => statSync(`${file}-wal`).size,
  };
}

describe("the log of a SQLite database", () => {
  test("is brought into the file once it has many pages, and begins anew then", async () => {
    const { write, pages } = logged();
    await write(80);
    expect(pages().checkpointed).toBe(0);
    await write(30);
    const { log, checkpointed } = pages();
    expect([log > 100, checkpointed]).toEqual([true, log]);
    await write(1);
    expect(pages().log).toBeLessThan(10);
  });

  test("is not brought there within a commit of too many pages, but by a thread of its own", async () => {
    const gate = deferred();
    let begun = 0;
    const held = logged(() => (begun++, gate.promise));
    await held.write(500);
    expect([begun, held.pages().checkpointed]).toEqual([1, 0]);
    // Nor by those after it.
    await held.write(150);
    expect([begun, held.pages().checkpointed]).toEqual([1, 0]);
    gate.resolve();
    const { write, pages, log } = logged();
    await write(500);
    await log.settled();
    expect(pages().checkpointed).toBe(pages().log);
    expect(pages().log).toBeGreaterThan(500);
  });

  test("does not grow without end, however much is written", async () => {
    const { write, size } = logged();
    for (let round = 0; round < 12; round++) await write(400, true);
    expect(size()).toBeLessThan((1_600 + 420) * PAGE);
    expect(size()).toBeGreaterThan(400 * PAGE);
  });

  test("begins anew also if the thread is always behind the commits", async () => {
    const held = logged(async (file) => {
      // What is committed after it has begun, it leaves for the next one.
      held.other.exec("BEGIN; SELECT count(*) FROM page");
      for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
      const thread = new SqliteDatabase(file);
      thread.pragma("wal_checkpoint(PASSIVE)");
      thread.close();
      held.other.exec("COMMIT");
    });
    for (let round = 0; round < 40; round++) await held.write(210);
    expect(held.size()).toBeLessThan((1_600 + 2 * 230) * PAGE);
  });

  test("has who writes wait for the thread when it is full", async () => {
    const gate = deferred();
    const { write } = logged(() => gate.promise);
    for (let round = 0; round < 4; round++) await write(420);
    let written = false;
    const last = write(1).then(() => (written = true));
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect(written).toBe(false);
    gate.resolve();
    await last;
  });

  test("is brought into the file by commits if there can be no thread", async () => {
    const { write, pages, log } = logged(() => Promise.reject(new Error("no threads")));
    await write(500);
    await log.settled();
    expect(pages().checkpointed).toBe(0);
    await write(1);
    expect(pages().checkpointed).toBe(pages().log);
  });

  test("is not tried again and again while somebody reads what was before", async () => {
    let begun = 0;
    const { write, log, other } = logged(async (file) => {
      begun++;
      const thread = new SqliteDatabase(file);
      thread.pragma("wal_checkpoint(PASSIVE)");
      thread.close();
    });
    await write(10);
    other.exec("BEGIN; SELECT count(*) FROM page");
    await write(500);
    await log.settled();
    for (let at = 0; at < 8; at++) await write(10);
    await log.settled();
    expect(begun).toBe(1);
    other.exec("COMMIT");
    await write(100);
    await log.settled();
    expect(begun).toBe(2);
  });

  test("is on the disk before a long unit commits", async () => {
    const { log, write, pages } = logged();
    let before = -1;
    const { sync } = log;
    log.sync = async () => {
      before = pages().log;
      await sync.call(log);
    };
    await write(10);
    expect(before).toBe(-1);
    await write(10, true);
    expect(before).toBeGreaterThan(0);
  });
});
