import type { CodecCase, ProbeCase, Run } from "./cases/case.js";
import { idsOf } from "./all-cases.js";
import { profileName, startProfile } from "./profiler.js";
import { idOf } from "./result.js";
import type { Case } from "./runner.js";

const SECONDS = 4;

/**
 * Runs one case for a while and writes what the processor did.
 * @returns The names of the files.
 * @throws Error if there is no such case, or none that can be profiled.
 */
export async function profileCase(cases: readonly Case[], id: string): Promise<string[]> {
  const found = cases.find((member) => idsOf(member).includes(id));
  if (found === undefined) throw new Error(`no case ${id}; --list shows them all`);
  if (found.kind === "foreign") throw new Error(`${id} is no case for a profile`);
  return found.kind === "codec" ? [await profileCodec(found)] : await profileProbe(found, id);
}

async function profileCodec(source: CodecCase): Promise<string> {
  const ready = source.prepare();
  if ("cannot" in ready) throw new Error(ready.cannot);
  runFor(ready.run, 1);
  const stop = await startProfile();
  runFor(ready.run, SECONDS);
  const file = profileName(idOf(source));
  await stop(file);
  return file;
}

function runFor(run: Run, seconds: number): void {
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) run(10);
}

function profileProbe({ group, subjects, profile }: ProbeCase, id: string): Promise<string[]> {
  const subject = subjects.find((candidate) => idOf({ group, subject: candidate }) === id);
  if (profile === undefined || subject === undefined) {
    throw new Error(`${id} is no case for a profile`);
  }
  return profile(subject, SECONDS);
}
