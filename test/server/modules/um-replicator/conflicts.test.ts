import { describe, expect, test } from "vitest";
import type { Database, Statement, Unit } from "../../../../src/server/database/index.js";
import { moduleStores } from "../stores.js";
import { logonKernel } from "../support/logon-kernel.js";
import { replicator, user } from "./support/replicator.js";

type Watcher = (sql: string, long: boolean) => Promise<void> | void;

/** A database that says which statement is next, before it begins; those that are written for the occasion are not seen. */
function watched(database: Database, watcher: Watcher): Database {
  const watching = (unit: Unit<any>, long: boolean): Unit<any> => {
    const watch = async (statement: Statement<any, any>): Promise<void> =>
      watcher(statement.compiled(unit.kind).sql, long);
    return {
      kind: unit.kind,
      get db() {
        return unit.db;
      },
      first: async (statement, parameters) => {
        await watch(statement);
        return unit.first(statement, parameters);
      },
      all: async (statement, parameters) => {
        await watch(statement);
        return unit.all(statement, parameters);
      },
      run: async (statement, parameters) => {
        await watch(statement);
        return unit.run(statement, parameters);
      },
      tellOthers: () => unit.tellOthers(),
      atEnd: (work) => unit.atEnd(work),
    };
  };
  return {
    kind: database.kind,
    write: (work, options) =>
      database.write((unit: Unit<any>) => work(watching(unit, options?.long ?? false)), options),
    read: (work) => database.read(work),
    migrate: (migrations) => database.migrate(migrations),
    close: () => database.close(),
    get foreignChanges() {
      return database.foreignChanges;
    },
  };
}

// Only there does a unit run again that conflicts with another.
describe.each(moduleStores.filter(({ name }) => name === "PostgreSQL"))("in $name", (store) => {
  test("a commit runs once, although the directory is to be changed meanwhile: that waits", async () => {
    const commit: string[] = [];
    let other: Promise<unknown> | undefined;
    let isNoting = (): void => {};
    const data = await store.database();
    const database = watched(data, async (sql, long) => {
      if (!long) {
        if (other !== undefined && /insert into "change_counter"/i.test(sql)) isNoting();
        return;
      }
      commit.push(sql);
      if (commit.length !== 2) return;
      const noting = new Promise<void>((resolve) => void (isNoting = resolve));
      other = at.users.setPublic("alice", true);
      await Promise.race([other, noting]);
    });
    const at = await logonKernel({ database: async () => database });
    const one = await replicator(at);
    await one.users(Array.from({ length: 20 }, (_, number) => user(number + 1)));
    await other;
    expect((await at.users.find("alice"))?.public).toBe(true);
    const notes = commit.filter((sql) => /insert into "change_counter"/i.test(sql));
    expect(notes).toHaveLength(1);
    expect(commit[0]).toContain("for update");
  });
});
