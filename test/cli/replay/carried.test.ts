import { describe, expect, test } from "vitest";
import { Carried } from "../../../src/cli/replay/carried.js";

describe("what a server gives now in place of what was recorded", () => {
  test("is found by name and value, wherever it stands", () => {
    const carried = new Carried();
    const recorded = { entries: [{ u8sID: "a", iNr: 1 }, { u8sID: "b" }], sToken: "t", iRefID: 7n };
    const answered = { entries: [{ u8sID: "c", iNr: 2 }, { u8sID: "d" }], sToken: "u", iRefID: 9n };
    carried.learn(recorded, answered);
    const said = { x: { u8sID: "b", iNr: 1 }, list: [{ sToken: "t" }], iRefID: 7, u8sName: "a" };
    const expected = { x: { u8sID: "d", iNr: 1 }, list: [{ sToken: "u" }], iRefID: 9n };
    expect(carried.apply(said)).toEqual({ ...expected, u8sName: "a" });
    // Another member may have the same value by chance.
    expect(carried.apply({ u8sOtherID: "b" })).toEqual({ u8sOtherID: "b" });
  });

  test("leaves what nobody has given as it is, the object itself", () => {
    const carried = new Carried();
    carried.learn({ u8sID: "a" }, { u8sID: "b" });
    carried.learn({ u8sID: "x" }, { u8sOther: "y" });
    carried.learn([{ u8sID: "y" }], { u8sID: "z" });
    const said = { u8sID: "x", list: [{ u8sID: "y" }, null], value: null };
    expect(carried.apply(said)).toBe(said);
  });

  test("is that of the connection before that of another one, and the last that was given", () => {
    const all = new Carried();
    const [first, second] = [new Carried(all), new Carried(all)];
    first.learn({ nId: 1 }, { nId: 11 });
    second.learn({ nId: 1 }, { nId: 21 });
    expect(first.apply({ nId: 1 })).toEqual({ nId: 11 });
    expect(new Carried(all).apply({ nId: 1 })).toEqual({ nId: 21 });
    first.learn({ nId: 1 }, { nId: 1 });
    expect(first.apply({ nId: 1 })).toEqual({ nId: 1 });
  });

  test("is forgotten when it is one of very many", () => {
    const carried = new Carried();
    const ids = (from: number): object[] =>
      Array.from({ length: 100_001 }, (_, i) => ({ nId: from + i }));
    carried.learn(ids(0), ids(1_000_000));
    expect(carried.apply([{ nId: 0 }, { nId: 1 }])).toEqual([{ nId: 0 }, { nId: 1_000_001 }]);
  });
});
