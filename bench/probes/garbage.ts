import type { ProbeCase } from "../cases/case.js";
import { askOnce, Child } from "../children.js";
import type { Result } from "../result.js";
import type { Share } from "./garbage-task.js";

const script = "probes/garbage-task";
const GC_FREE = ["--expose-gc", "--min-semi-space-size=128", "--max-semi-space-size=128"];

/** What decoding leaves to the collector. */
export const garbageProbes: ProbeCase[] = [
  {
    kind: "probe",
    group: "garbage",
    subjects: ["GC share, a million M4", "allocated per M4"],
    async measure({ smoke, time }): Promise<Result[]> {
      const count = smoke ? 100 : Math.max(100_000, 1_000_000 * Math.min(time, 1));
      const few = smoke ? 100 : 10_000;
      // The smoke test, which measures nothing, has one process do both.
      await using shared = smoke ? new Child(script, GC_FREE) : undefined;
      const { total, collecting } = await (shared?.ask<Share>("share", count) ??
        askOnce<Share>(script, "share", count));
      const octets = await (shared?.ask<number>("allocated", few) ??
        askOnce<number>(script, "allocated", few, GC_FREE));
      const result = (subject: string, unit: string, sample: number): Result => {
        return { group: "garbage", subject, unit, better: "less", take: "best", samples: [sample] };
      };
      return [
        result("GC share, a million M4", "%", (100 * collecting) / total),
        result("allocated per M4", "B", octets),
      ];
    },
  },
];
