import { relative } from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The files that take longest, by far longer than their size would say. */
const longest = [
  "test/chaos/chaos.test.ts",
  "test/codec/types.test.ts",
  "test/package/types.test.ts",
  "test/bench/smoke.test.ts",
  "test/server/durability.test.ts",
  "test/hostile/hostile.test.ts",
  "test/faults/model.test.ts",
  "test/package/examples.test.ts",
  "test/connectors/replication-volume.test.ts",
  "test/package/own-module.test.ts",
  "test/fuzz/fuzz.test.ts",
  "test/gateway/explorer.test.ts",
];

/**
 * Has the files that take longest run before the others of their project: if one came last, it would
 * run alone. Vitest itself knows how long a file takes only where it has run before.
 */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- it is a method of vitest
    const sorted = await super.sort(files);
    const isLong = (file: TestSpecification): boolean =>
      longest.includes(relative(this.ctx.config.root, file.moduleId));
    const projects = new Set(sorted.map(({ project }) => project));
    return [...projects].flatMap((project) => {
      const own = sorted.filter((file) => file.project === project);
      return [...own.filter(isLong), ...own.filter((file) => !isLong(file))];
    });
  }
}
