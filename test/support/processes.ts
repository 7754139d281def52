import type { ChildProcess } from "node:child_process";
import { onTestFinished, TestRunner } from "vitest";

const alive = new Set<ChildProcess>();

function endAll(): void {
  for (const child of alive) child.kill("SIGKILL");
}

// A hook of a file may fail, and a worker be ended by vitest: no test is there to clean up then.
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
