import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { bareMembers } from "../../scripts/docs/members.js";
import { root } from "../package/packed.js";

test.each([
  "codec/index.ts",
  "asn1/index.ts",
  "rose/index.ts",
  "rose/csta.ts",
  "rose/later.ts",
  "server/pbx/index.ts",
  "server/index.ts",
  "gateway/index.ts",
  "connectors/index.ts",
])("Every member of what src/%s exports says what it is", (entry) => {
  expect(bareMembers(join(root, "src", entry))).toEqual([]);
});

test("Members without a comment are found, wherever they are exported from", () => {
  const folder = mkdtempSync(join(tmpdir(), "rosewire-members-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(
    join(folder, "index.ts"),
    'export { A as B, type C } from "./other.js";\nexport * from "./more.js";\n',
  );
  writeFileSync(
    join(folder, "other.ts"),
    `export class A {
  /** It is said. */
  said = 1;
  bare = 2;
  #own = 3;
  private hidden = 4;
  constructor() {}
}
export interface C {
  bare: string;
  /** It is said. */
  said: string;
}
export interface Unexported { bare: string }`,
  );
  writeFileSync(
    join(folder, "more.ts"),
    "interface Own { bare: string }\nexport type D = { bare: Own };\nexport class E implements Own { bare = '' }",
  );
  expect(bareMembers(join(folder, "index.ts"))).toEqual(["B.bare", "C.bare", "D.bare"]);
});
