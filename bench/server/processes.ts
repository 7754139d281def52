import { readdirSync, readFileSync } from "node:fs";

/** Microseconds in a tick of the clock of /proc. */
const TICK = 10_000;

/**
 * Microseconds of the processor that all processes with this name have used that run on this machine now. It is 0 if there are none, or the
 * system does not tell.
 */
export function processorOf(name: string): number {
  let total = 0;
  for (const id of idsOfProcesses()) {
    try {
      const line = readFileSync(`/proc/${id}/stat`, "utf8");
      // The name is in brackets; the 14th and 15th member are the ticks in user and system mode.
      if (!line.startsWith(`${id} (${name}) `)) continue;
      const [user, system] = line
        .slice(line.lastIndexOf(")") + 2)
        .split(" ")
        .slice(11);
      total += (Number(user) + Number(system)) * TICK;
    } catch {
      // It has ended meanwhile.
    }
  }
  return total;
}

function idsOfProcesses(): string[] {
  try {
    return readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}
