import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Database, Unit } from "../../../../src/server/database/index.js";
import { toStored } from "../../../../src/server/modules/journal/entry.js";
import { journalMigrations } from "../../../../src/server/modules/journal/schema.js";
import {
  Searching,
  type Scope,
  type Search,
} from "../../../../src/server/modules/journal/search.js";
import { JournalRules } from "../../../../src/server/modules/journal/service.js";
import { encodings } from "../../../../src/server/modules/journal/encodings.js";
import { numbers, put } from "../../../../src/server/modules/journal/store.js";
import { userMigrations } from "../../../../src/server/modules/users/schema.js";
import { moduleStores } from "../stores.js";
import { call, privateCall } from "./support/entries.js";

const owners = [1, 2, 3];
const always = { from: Number.MIN_SAFE_INTEGER, to: Number.MAX_SAFE_INTEGER };

interface Written {
  readonly id: string;
  readonly owner: number;
  readonly starts: number;
  readonly private: boolean;
  readonly memo: string;
}

/** A database with these entries in the journals of three users. */
async function databaseWith(database: Database, entries: readonly Written[]): Promise<void> {
  await database.migrate([...userMigrations.slice(0, 3), ...journalMigrations]);
  await database.write(async (unit: Unit<any>) => {
    const names = owners.map((id) => ({ id, name: `${id}`, name_key: `${id}`, password: "" }));
    await unit.db.insertInto("user").values(names).execute();
    for (const { id, owner, starts, private: isPrivate, memo } of entries) {
      const more = { stStartTime: new Date(starts), u8sMemo: memo };
      const entry = isPrivate ? privateCall(id, more) : call(id, more);
      await put(unit, owner, await numbers(unit, 1), [toStored(entry, 0)]);
    }
  });
}

const written: readonly Written[] = Array.from({ length: 60 }, (_, at) => ({
  id: `${at}`,
  owner: owners[(at * 7) % 3]!,
  // Several begin at the same time.
  starts: 1_000 * ((at * 13) % 10),
  private: at % 4 === 0,
  memo: at % 5 === 0 ? "five" : "",
}));

/** The same by going through all of them. */
function expected(
  { from, to, text }: Search,
  { self, owners: of }: Scope,
): readonly { starts: number }[] {
  return written
    .filter(
      ({ owner, starts, private: isPrivate, memo }) =>
        (of === "everybody" || of.has(owner)) &&
        (owner === self || !isPrivate) &&
        starts >= from &&
        starts <= to &&
        (text === undefined || memo.includes(text.folded)),
    )
    .toSorted((one, other) => other.starts - one.starts);
}

describe.each(moduleStores)("in $name, searches", (store) => {
  test("find the same whatever the size of their windows is", async () => {
    const database = await store.database();
    await databaseWith(database, written);
    const anyScope = fc.record({
      self: fc.constantFrom(...owners),
      owners: fc.oneof(
        fc.constant("everybody" as const),
        fc.subarray(owners).map((some) => new Set(some)),
        // So many that all entries are looked through.
        fc
          .subarray(owners)
          .map((some) => new Set([...some, ...Array.from({ length: 60 }, (_, at) => 100 + at)])),
      ),
    });
    const anySearch = fc.record({
      from: fc.constantFrom(always.from, 0, 3_000),
      to: fc.constantFrom(always.to, 9_000, 5_000),
      text: fc.constantFrom(undefined, { folded: "five", phone: undefined }),
    });
    const sizes = fc.record({
      window: fc.integer({ min: 1, max: 20 }),
      limit: fc.integer({ min: 1, max: 70 }),
    });
    await fc.assert(
      fc.asyncProperty(anySearch, anyScope, sizes, async (search, scope, { window, limit }) => {
        const limits = { window, windows: 1_000 };
        await database.read(async (unit: Unit<any>) => {
          const newest = await new Searching(unit, search, scope, limits).newest(limit);
          const all = expected(search, scope);
          expect(newest.map(({ starts }) => starts)).toEqual(
            all.slice(0, limit).map(({ starts }) => starts),
          );
          expect(await new Searching(unit, search, scope, limits).count()).toBe(all.length);
        });
      }),
      { numRuns: store.name === "PostgreSQL" ? 20 : 60 },
    );
  });

  test("give the same for the own entries, which are read at once if they are few, or few octets", async () => {
    const database = await store.database();
    await databaseWith(database, written);
    const large = Array.from({ length: 30 }, (_, at) => {
      const text = "x".repeat(16_000);
      return { ...call(`large ${at}`, { u8sMemo: text }), u8sLineName: text, u8sLocalNumber: text };
    });
    const rules = new JournalRules(() => new Date());
    const scope = { self: 1, owners: new Set([1]) };
    const expectSame = async (): Promise<number[]> => {
      const lengths: number[] = [];
      for (const search of [always, { from: 2_000, to: 6_000 }]) {
        for (const limit of [1, 7, 100, 500]) {
          const [found, searched] = await database.read(async (unit: Unit<any>) => {
            const keys = await new Searching(unit, search, scope).newest(limit);
            const ids = keys.map(({ id }) => id);
            return [await rules.find(unit, search, scope, limit), await encodings(unit, ids)];
          });
          expect(Buffer.concat(found.chunks).equals(Buffer.concat(searched))).toBe(true);
          lengths.push(found.length);
        }
      }
      return lengths;
    };
    const own = written.filter(({ owner }) => owner === 1);
    const few = own.filter(({ starts }) => starts >= 2_000 && starts <= 6_000).length;
    const inTime = [1, Math.min(7, few), few, few];
    expect(await expectSame()).toEqual([1, 7, own.length, own.length, ...inTime]);
    await database.write(async (unit: Unit<any>) => {
      const stored = large.map((entry) => toStored(entry, 0));
      await put(unit, 1, await numbers(unit, stored.length), stored);
    });
    const all = own.length + large.length;
    expect((await expectSame()).slice(2, 4)).toEqual([all, all]);
    expect(
      await database.read((unit: Unit<any>) =>
        rules.find(unit, always, { self: 4, owners: new Set([4]) }),
      ),
    ).toMatchObject({ length: 0 });
  });

  test("are refused when they would look at too much, and not if they find enough before", async () => {
    const database = await store.database();
    await databaseWith(database, written);
    const scope = { self: 1, owners: "everybody" } as const;
    const rare = { ...always, text: { folded: "nowhere", phone: undefined } };
    const limits = { window: 10, windows: 5 };
    await database.read(async (unit: Unit<any>) => {
      const refused = {
        detail: 5,
        message: "a search looks at 50 entries at most: ask for a shorter time",
      };
      await expect(new Searching(unit, rare, scope, limits).newest(1)).rejects.toMatchObject(
        refused,
      );
      await expect(new Searching(unit, rare, scope, limits).count()).rejects.toMatchObject(refused);
      expect(await new Searching(unit, always, scope, limits).newest(5)).toHaveLength(5);
      const shorter = { ...rare, from: 3_000 };
      expect(await new Searching(unit, shorter, scope, limits).newest(1)).toEqual([]);
    });
  });
});
