import { describe, expect, test } from "vitest";
import { statement } from "../../../src/server/database/index.js";
import type { Tables } from "./tables.js";

describe("a statement", () => {
  test("is compiled once for each kind of store", () => {
    let built = 0;
    const one = statement<Tables, { name: string }>()((db, p) => {
      built += 1;
      return db.selectFrom("number").select("value").where("name", "=", p.name);
    });
    expect(built).toBe(0);
    for (let i = 0; i < 3; i++) {
      expect(one.compiled("sqlite").sql).toBe('select "value" from "number" where "name" = ?');
      expect(one.compiled("postgres").sql).toBe('select "value" from "number" where "name" = $1');
    }
    expect(built).toBe(2);
  });

  test("binds each parameter wherever it occurs in the SQL, between constants", () => {
    const one = statement<Tables, { low: number; high: number }>()((db, p) =>
      db
        .selectFrom("number")
        .select("name")
        .where("value", ">", p.low)
        .where("name", "!=", "none")
        .where("value", "<", p.high)
        .where("value", "!=", p.low)
        .limit(3),
    );
    const { bind } = one.compiled("sqlite");
    expect(bind({ high: 9, low: 1 })).toEqual([1, "none", 9, 1, 3]);
    expect(bind({ high: 8, low: 2 })).toEqual([2, "none", 8, 2, 3]);
  });

  test("has limits of SQLite as parameters plus 0, or as 1, for with bare parameters it would be planned anew each time", () => {
    const paged = statement<Tables, { most: number; from: number }>()((db, p) =>
      db.selectFrom("number").select("name").orderBy("name").limit(p.most).offset(p.from),
    );
    expect(paged.compiled("sqlite").sql).toMatch(/ limit \? \+ 0 offset \? \+ 0$/);
    expect(paged.compiled("postgres").sql).toMatch(/ limit \$1 offset \$2$/);
    const one = statement<Tables>()((db) => db.selectFrom("number").select("name").limit(1));
    expect(one.compiled("sqlite").sql).toMatch(/ limit 1$/);
    expect(one.compiled("sqlite").bind({})).toEqual([]);
  });

  test("without parameters needs none", () => {
    const one = statement<Tables>()((db) => db.deleteFrom("number"));
    expect(one.compiled("postgres").bind({})).toEqual([]);
  });

  test("with a parameter that is missing is an error that names it", () => {
    const one = statement<Tables, { name: string }>()((db, p) =>
      db.deleteFrom("number").where("name", "=", p.name),
    );
    expect(() => one.compiled("sqlite").bind({})).toThrow("the parameter name of a statement");
    expect(one.compiled("sqlite").bind({ name: null })).toEqual([null]);
  });
});
