import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    environment: "node",
    include: ["test/**/*.test.ts"],
    // Both of two cores; without it vitest leaves one of them to itself.
    maxWorkers: "100%",
    // Tests start servers and processes. Deadlines are there to find what hangs, not what is slow:
    // a busy machine may take ten times as long as an idle one.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 120_000, interval: 10 } },
    reporters: ["default", "./test/reporter.ts"],
  },
});
