import { expect, test } from "vitest";
import { isAmong, statement } from "../../../src/server/database/index.js";
import { opened, set, stores } from "./stores.js";
import type { Tables } from "./tables.js";

const those = statement<Tables, { values: string }>()((db, p, kind) =>
  db
    .selectFrom("number")
    .select("name")
    .where(isAmong(kind, "number.value", p.values))
    .orderBy("name"),
);

test.each(stores)(
  "in $name, a list of numbers in JSON is one parameter, however long it is",
  async ({ location }) => {
    const database = await opened(await location());
    for (const value of [1, 2, 3]) await set(database, `n${value}`, value);
    const found = async (values: readonly number[]): Promise<string[]> =>
      (
        await database.read<Tables, { name: string }[]>((unit) =>
          unit.all(those, { values: JSON.stringify(values) }),
        )
      ).map(({ name }) => name);
    expect(await found([3, 1, 3, 9_007_199_254_740_991])).toEqual(["n1", "n3"]);
    expect(await found([])).toEqual([]);
    expect(await found(Array.from({ length: 100_000 }, (_, at) => at + 2))).toEqual(["n2", "n3"]);
  },
);
