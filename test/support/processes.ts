import type { ChildProcess } from "node:child_process";
import { onTestFinished, TestRunner } from "vitest";

const alive = new Set<ChildProcess>();

/** Ends every process that is left. */
export function endAll(): void {
  for (const child of alive) child.kill("SIGKILL");
}

// The process of the tests may end before its tests have.
process.once("exit", endAll);
process.once("disconnect", endAll);

/**
 * Sees to it that a process outlives neither the test that has started it, however that ends, nor
 * the process of the tests. Gives the process.
 */
export function bound<T extends ChildProcess>(child: T): T {
  alive.add(child);
  child.once("exit", () => alive.delete(child));
  if (TestRunner.getCurrentTest() !== undefined) {
    onTestFinished(() => void child.kill("SIGKILL"));
  }
  return child;
}
