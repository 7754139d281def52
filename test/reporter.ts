import { writeSync } from "node:fs";
import type { Reporter, TestModule, TestSuite, Vitest } from "vitest/node";

/**
 * Ends a test run with one line, `N passed, N failed` and `, N skipped` if there are any. A file
 * or suite that cannot be run and an error outside of all tests count as failed, and so does a
 * test that was begun and never ended. Tests that were not asked for by their title are not counted,
 * but told on the line before; and on lines before that, which tests were skipped, and why.
 */
export default class CountsReporter implements Reporter {
  #asked: RegExp | undefined;
  #others = 0;
  readonly #skipped: string[] = [];
  #line = "0 passed, 1 failed";

  onInit(vitest: Vitest): void {
    if (vitest.config.watch) return;
    this.#asked = vitest.config.testNamePattern;
    // At the very end, after whatever the other reporters and vitest itself have to say.
    process.once("exit", () => {
      for (const one of this.#skipped) writeSync(1, `SKIPPED: ${one}\n`);
      if (this.#others > 0)
        writeSync(1, `${this.#others} tests have other titles than ${this.#asked}\n`);
      writeSync(1, `${this.#line}\n`);
    });
  }

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const counts = { passed: 0, failed: unhandledErrors.length, skipped: 0 };
    for (const module of modules) {
      counts.failed += suiteErrors(module);
      for (const suite of module.children.allSuites()) counts.failed += suiteErrors(suite);
      for (const test of module.children.allTests()) {
        const result = test.result();
        const { state } = result;
        if (state === "skipped" && this.#asked?.test(test.fullName) === false) {
          this.#others += 1;
          continue;
        }
        counts[state === "pending" ? "failed" : state] += 1;
        if (result.state !== "skipped") continue;
        this.#skipped.push(`${test.fullName} (${result.note ?? "it says not why"})`);
      }
    }
    const { passed, failed, skipped } = counts;
    this.#line = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
  }
}

function suiteErrors(suite: TestModule | TestSuite): number {
  return suite.errors().length > 0 ? 1 : 0;
}
