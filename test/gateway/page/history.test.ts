import { describe, expect, it } from "vitest";
import { isSecret } from "../../../src/cli/secrets.js";
import { forget, remember, remembered, type Kept } from "../../../src/gateway/page/history.js";
import { secretNames, withoutSecrets } from "../../../src/gateway/page/secrets.js";
import { laterRegistry } from "../../../src/modules/later/registry.js";

/** What a browser keeps. */
class Storage implements Kept {
  readonly items = new Map<string, string>();
  isFull = false;

  getItem(key: string): string | null {
    return this.items.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    if (this.isFull) throw new DOMException("full", "QuotaExceededError");
    this.items.set(key, value);
  }

  removeItem(key: string): void {
    this.items.delete(key);
  }
}

const entry = { name: "asnThing", argument: '{"a":1}', at: 1, status: "200" };

describe("the history of the page", () => {
  it("has the last calls first, and not more than 50", () => {
    const kept = new Storage();
    for (let at = 0; at < 60; at++) remember(kept, { ...entry, at });
    const found = remembered(kept);
    expect(found.map(({ at }) => at)).toEqual(Array.from({ length: 50 }, (_, at) => 59 - at));
    expect(found[0]).toEqual({ ...entry, at: 59 });
    forget(kept);
    expect([remembered(kept), kept.items.size]).toEqual([[], 0]);
  });

  it("keeps no secrets, and of long arguments only that there was a call", () => {
    const kept = new Storage();
    const argument = '{"u8sPassword":"hunter2","more":{"sToken":"abc"},"n":9223372036854775807}';
    remember(kept, { ...entry, argument });
    expect([...kept.items.values()].join("")).not.toMatch(/hunter2|abc/);
    expect(remembered(kept)[0]?.argument).toBe(
      '{"u8sPassword":"","more":{"sToken":""},"n":9223372036854775807}',
    );
    remember(kept, { ...entry, argument: JSON.stringify({ text: "x".repeat(30_000) }) });
    expect(remembered(kept)[0]).toEqual({ name: "asnThing", at: 1, status: "200" });
  });

  it("is empty if what is kept is not a history, and does without room", () => {
    const kept = new Storage();
    for (const foreign of ["{", "1", "null", '{"length":3}', '[1,null,{"name":1}]']) {
      kept.items.set("rosewire.history", foreign);
      expect(remembered(kept)).toEqual([]);
    }
    kept.isFull = true;
    remember(kept, entry);
    expect(remembered(kept)).toEqual([]);
  });
});

describe("what is a secret", () => {
  it("is the same for the page as for the traces of the command line", () => {
    const names = new Set<string>();
    for (const { type } of laterRegistry().types) {
      const { schema } = type;
      if ("members" in schema) for (const { name } of schema.members) names.add(name);
    }
    expect(names.size).toBeGreaterThan(1000);
    const [ours, theirs] = [(name: string) => secretNames.test(name), isSecret];
    expect([...names].filter(ours)).toEqual([...names].filter(theirs));
    expect([...names].filter(ours).length).toBeGreaterThan(20);
  });

  it("is taken out of lists of keys and values and of all that is within", () => {
    const argument = {
      list: [{ key: "Password", value: "a" }],
      secret: { deep: ["b", 7, true, null] },
    };
    expect(withoutSecrets(JSON.stringify(argument))).toEqual({
      argument: '{"list":[{"key":"Password","value":""}],"secret":{"deep":["",0,true,null]}}',
      leftOut: ["Password", "secret"],
    });
  });
});
