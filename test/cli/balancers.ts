import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bound } from "../support/processes.js";
import { collect } from "./rosewire.js";

/** Where a server listens. */
export interface Node {
  readonly port: number;
  readonly http: number;
}

/**
 * The configuration in the folder `deploy`, with other ports and servers, written into a folder.
 * @param balancer Where the balancer listens.
 */
export function deployed(
  name: "haproxy.cfg" | "nginx.conf",
  folder: string,
  balancer: Node,
  nodes: readonly Node[],
): string {
  let text = readFileSync(new URL(`../../deploy/${name}`, import.meta.url), "utf8")
    .replace(/bind :7222/, `bind 127.0.0.1:${balancer.port}`)
    .replace(/bind :7224/, `bind 127.0.0.1:${balancer.http}`)
    .replace(/listen 7222/, `listen 127.0.0.1:${balancer.port}`)
    .replace(/listen 7224/, `listen 127.0.0.1:${balancer.http}`);
  for (const [index, { port, http }] of nodes.entries()) {
    const host = `rosewire${index + 1}`;
    text = text
      .replaceAll(`server ${host} ${host}:7222`, `server ${host} 127.0.0.1:${port} port ${http}`)
      .replaceAll(`${host}:7222`, `127.0.0.1:${port}`)
      .replaceAll(`${host}:7224`, `127.0.0.1:${http}`);
  }
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

/** Runs a program to its end. */
export async function program(
  command: string,
  args: readonly string[],
): Promise<{ code: number | null; output: string }> {
  const child = bound(spawn(command, args, { stdio: ["ignore", "pipe", "pipe"] }));
  const texts = [collect(child.stdout), collect(child.stderr)];
  const [code] = (await once(child, "close")) as [number | null];
  return { code, output: texts.map((text) => text()).join("") };
}

/** Starts a balancer, which does not outlive the test. */
export function startBalancer(command: string, args: readonly string[]): () => string {
  const child = bound(spawn(command, args, { stdio: ["ignore", "pipe", "pipe"] }));
  const texts = [collect(child.stdout), collect(child.stderr)];
  return () => texts.map((text) => text()).join("");
}
