import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { bound } from "../support/processes.js";
import { programOf } from "../support/program.js";

const script = fileURLToPath(new URL("support/print-mappings.ts", import.meta.url));

/** What a process in a time zone prints: its offsets, and everything else. */
async function printedIn(zone: string): Promise<{ offsets: string; rest: string }> {
  const options = { env: { ...process.env, TZ: zone } };
  const child = spawn(process.execPath, [programOf(script)], {
    ...options,
    stdio: ["ignore", "pipe", "inherit"],
  });
  bound(child);
  const printed = await text(child.stdout);
  const end = printed.indexOf("\n");
  return { offsets: printed.slice(0, end), rest: printed.slice(end + 1) };
}

const digestOf = (printed: string): string => createHash("sha256").update(printed).digest("hex");

describe("mappings, recurrences, windows, encodings and dates", () => {
  // One on either side of Greenwich, one of them with summer time; all four: npm run test:zones.
  const zones = ["America/New_York", "Pacific/Kiritimati"];

  test(`are the same in processes of ${zones.join(", ")}`, async () => {
    const printed = await Promise.all(zones.map(printedIn));
    expect(printed.map(({ offsets }) => offsets)).toEqual(["300 240", "-840 -840"]);
    const [first] = printed;
    expect(first!.rest.split("\n").length).toBeGreaterThan(1500);
    expect(printed.map(({ rest }) => digestOf(rest))).toEqual(
      zones.map(() => digestOf(first!.rest)),
    );
  });
});
