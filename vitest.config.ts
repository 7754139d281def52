import { defineConfig } from "vitest/config";
import LongestFirst from "./test/sequencer.js";

const computing = ["test/{asn1,codec,modules}/**/*.test.ts"];

// They put something else in a module's place, or need types that nobody has used yet.
const alone = [
  "test/server/modules/authentication/logons.test.ts",
  "test/gateway/per-address.test.ts",
  "test/gateway/two-meanings.test.ts",
  "test/cli/types.test.ts",
];
const setupFiles = ["test/support/setup.ts"];

export default defineConfig({
  // What examples import of the package, in the tests that run them within this process.
  resolve: {
    alias: [{ find: /^rosewire\/(\w+)$/, replacement: `${import.meta.dirname}/src/$1/index.ts` }],
  },
  test: {
    environment: "node",
    globalSetup: "test/support/run.ts",
    // Both of two cores, for by itself vitest leaves one of them to itself; three workers take longer.
    maxWorkers: "100%",
    // Tests start servers and processes. Deadlines are there to find what hangs, not what is slow:
    // a busy machine may take ten times as long as an idle one.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 120_000, interval: 10 } },
    reporters: ["default", "./test/reporter.ts"],
    sequence: { sequencer: LongestFirst },
    coverage: {
      provider: "v8",
      include: ["src/{codec,asn1,modules,rose}/**/*.ts"],
      reporter: ["json"],
    },
    projects: [
      // These only compute, and nothing that one file does reaches another: they share a process.
      { extends: true, test: { name: "computing", include: computing, isolate: false } },
      // Nor does one of these reach another, and what they import is loaded once, not in every file.
      {
        extends: true,
        test: {
          name: "talking",
          include: ["test/**/*.test.ts"],
          exclude: [...computing, ...alone],
          isolate: false,
          setupFiles,
        },
      },
      { extends: true, test: { name: "alone", include: alone, setupFiles } },
    ],
  },
});
