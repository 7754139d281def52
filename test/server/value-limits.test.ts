import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { formattedText } from "../../scripts/generator.js";
import { Questions } from "./matrix/questions.js";
import { valueLimitsPage } from "./matrix/value-limits-page.js";
import { limitsOf, type ValueLimit } from "./matrix/value-limits.js";

// On one store only: lengths are compared before anything is stored, and the tests of each module run on both.
test("each text, octets and list of an operation that are one over their own limit are refused as docs/value-limits.md says, and nothing is changed (long)", async () => {
  const questions = await Questions.of();
  const found: ValueLimit[] = [];
  for (const route of questions.at.made.kernel.routes) {
    // Events are not answered.
    if (route.operation.kind === "operation") found.push(...(await limitsOf(questions, route)));
  }
  expect(questions.found).toEqual([]);
  expect(found.length).toBeGreaterThan(200);
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const page = await formattedText(root, "docs/value-limits.md", valueLimitsPage(found));
  await expect(page).toMatchFileSnapshot("../../docs/value-limits.md");
}, 1_800_000);
