import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "../package/packed.js";

/** Pieces of examples in documents: they begin with ```ts and the path of the file. */
const pieces = readdirSync(join(root, "docs"))
  .filter((name) => name.endsWith(".md"))
  .flatMap((name) => {
    const text = readFileSync(join(root, "docs", name), "utf8");
    const fence = /^```ts (examples\/\S+)\n([^]*?)^```$/gm;
    return [...text.matchAll(fence)].map(([, path, piece]) => ({
      place: `docs/${name}`,
      path: path!,
      piece: piece!,
    }));
  });
const shown = new Map<string, { place: string; texts: string[] }>();
for (const { place, path, piece } of pieces) {
  const { texts } = shown.get(path) ?? { texts: [] };
  shown.set(path, { place, texts: [...texts, piece] });
}

/** Pieces begin further to the left than in the file, so lines may end elsewhere. */
const inOneLine = (text: string): string =>
  text.replaceAll(/\s+/g, "").replaceAll(/,(?=[)\]}])/g, "");

describe("a document shows", () => {
  test.each([...shown])("%s as it is, piece after piece", (path, { texts }) => {
    expect(existsSync(join(root, path))).toBe(true);
    const file = inOneLine(readFileSync(join(root, path), "utf8"));
    let at = 0;
    for (const text of texts.map(inOneLine)) {
      const found = file.indexOf(text, at);
      expect(found, `${path} has, after what was shown before:\n${text}`).toBeGreaterThan(-1);
      at = found + text.length;
    }
  });

  test("the driver of a PBX with all that its author has to replace", () => {
    const path = "examples/pbx-driver/driver.ts";
    const marks = (text: string): number => text.split("YOUR PBX").length - 1;
    const file = readFileSync(join(root, path), "utf8");
    expect(marks(file)).toBeGreaterThan(2);
    expect(marks(shown.get(path)!.texts.join(""))).toBe(marks(file));
  });
});
