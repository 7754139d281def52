import { once } from "node:events";
import { expect, onTestFinished } from "vitest";
import { collect, start } from "./rosewire.js";

/** Runs `rosewire gateway` and waits until it can be used. */
export async function startGateway(
  port: number,
  ...args: readonly string[]
): Promise<{ url: string; secure: string; stderr: () => string }> {
  const own = ["--server", `127.0.0.1:${port}`, "--http-port", "0", "--https-port", "off"];
  const child = start(["gateway", ...own, ...args]);
  const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
  const ended = once(child, "close");
  onTestFinished(async () => {
    child.kill("SIGTERM");
    expect(await ended).toEqual([0, null]);
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.on("data", () => {
      if (/^in front of/m.test(stdout())) resolve();
    });
    ended.then(() => reject(new Error(`it did not start: ${stderr()}`)), reject);
  });
  const urlOf = (scheme: string): string =>
    new RegExp(`^web service on (${scheme}://.*)/$`, "m").exec(stdout())?.[1] as string;
  return { url: urlOf("http"), secure: urlOf("https"), stderr };
}
