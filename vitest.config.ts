import { defineConfig } from "vitest/config";
import LongestFirst from "./test/sequencer.js";
import { titlesToRun } from "./test/kinds-of-run.js";

// They put something else in the place of a source file, need types that nobody has used yet, or hold the intervals of
// the process, which engines of other tests would miss.
const alone = [
  "test/rose/server/drain.test.ts",
  "test/server/kernel/sole.test.ts",
  "test/server/modules/cti/nodes.test.ts",
  "test/server/modules/authentication/logons.test.ts",
  "test/gateway/per-address.test.ts",
  "test/cli/types.test.ts",
];

export default defineConfig({
  // What examples import of the package, in the tests that run them within this process.
  resolve: {
    alias: [
      { find: "rosewire/pbx", replacement: `${import.meta.dirname}/src/server/pbx/index.ts` },
      { find: /^rosewire-server$/, replacement: `${import.meta.dirname}/src/server/index.ts` },
      {
        find: /^rosewire(?:-server)?\/(\w+)$/,
        replacement: `${import.meta.dirname}/src/$1/index.ts`,
      },
    ],
  },
  test: {
    environment: "node",
    globalSetup: "test/support/run.ts",
    testNamePattern: titlesToRun(process.env["ROSEWIRE_TESTS"]),
    // Both of two cores, for by itself vitest leaves one of them to itself; three workers take as long.
    maxWorkers: "100%",
    // Most of what they make is soon given up: less is copied by collections that come later.
    execArgv: ["--max-semi-space-size=64"],
    // Tests start servers and processes. Deadlines are there to find what hangs, not what is slow:
    // a busy machine may take ten times as long as an idle one.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 120_000, interval: 10 } },
    reporters: ["default", "./test/reporter.ts"],
    sequence: { sequencer: LongestFirst },
    setupFiles: ["test/support/setup.ts"],
    coverage: {
      provider: "v8",
      include: ["src/{codec,asn1,modules,rose}/**/*.ts"],
      reporter: ["json"],
    },
    projects: [
      // Nothing that one of these does reaches another, and what they import is loaded once, not in every file.
      {
        extends: true,
        test: {
          name: "together",
          include: ["test/**/*.test.ts"],
          exclude: alone,
          isolate: false,
        },
      },
      { extends: true, test: { name: "alone", include: alone } },
    ],
  },
});
