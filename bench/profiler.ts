import { Session } from "node:inspector/promises";
import { writeFileSync } from "node:fs";

/** Profiles this process from now on; what it gives ends that and writes the file. */
export async function startProfile(): Promise<(file: string) => Promise<void>> {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.setSamplingInterval", { interval: 200 });
  await session.post("Profiler.start");
  return async (file) => {
    const { profile } = await session.post("Profiler.stop");
    session.disconnect();
    writeFileSync(file, JSON.stringify(profile));
  };
}

/** A file name for the profile of a case. */
export function profileName(id: string): string {
  return `${id.replaceAll(/[^A-Za-z0-9]+/g, "-").toLowerCase()}.cpuprofile`;
}
