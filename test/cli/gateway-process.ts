import { expect, onTestFinished } from "vitest";
import { begin, beginAlone, type Command } from "./desk.js";

/** A web service that runs as a command; it ends with the test. */
export interface GatewayProcess {
  readonly url: string;
  readonly secure: string;
  readonly stderr: () => string;
}

/** Runs `rosewire gateway`, at a desk, and waits until it can be used. */
export function startGateway(port: number, ...args: readonly string[]): Promise<GatewayProcess> {
  return gateway(begin(argumentsOf(port, args)));
}

/** The same in a process of its own. */
export function startGatewayAlone(
  port: number,
  ...args: readonly string[]
): Promise<GatewayProcess> {
  return gateway(beginAlone(argumentsOf(port, args)));
}

function argumentsOf(port: number, more: readonly string[]): string[] {
  const own = ["--server", `127.0.0.1:${port}`, "--http-port", "0", "--https-port", "off"];
  return ["gateway", ...own, ...more];
}

async function gateway(command: Command): Promise<GatewayProcess> {
  const { stdout, stderr, ended, printed, signal } = command;
  onTestFinished(async () => {
    signal("SIGTERM");
    expect(await ended).toEqual({ code: 0, signal: null });
  });
  await printed(/^in front of/m);
  const urlOf = (scheme: string): string =>
    new RegExp(`^web service on (${scheme}://.*)/$`, "m").exec(stdout())?.[1] as string;
  return { url: urlOf("http"), secure: urlOf("https"), stderr };
}
