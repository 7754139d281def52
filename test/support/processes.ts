import type { ChildProcess } from "node:child_process";
import { onTestFinished, TestRunner } from "vitest";

const endings = new Set<() => void>();

/** Ends everything that is left. */
export function endAll(): void {
  for (const end of endings) end();
}

// The process of the tests may end before its tests have.
process.once("exit", endAll);
process.once("disconnect", endAll);

/**
 * Sees to it that what a test has started outlives neither the test, however that ends, nor the
 * process of the tests.
 * @param end Ends it at once.
 * @returns Is to be called when it has ended.
 */
export function endingWithTest(end: () => void): () => void {
  const endOnce = (): void => {
    if (endings.delete(endOnce)) end();
  };
  endings.add(endOnce);
  if (TestRunner.getCurrentTest() !== undefined) onTestFinished(endOnce);
  return () => void endings.delete(endOnce);
}

/** {@link endingWithTest} for a process. Gives the process. */
export function bound<T extends ChildProcess>(child: T): T {
  child.once(
    "exit",
    endingWithTest(() => child.kill("SIGKILL")),
  );
  return child;
}
