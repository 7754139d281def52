import { readFileSync } from "node:fs";
import { cpus, release, totalmem, type } from "node:os";
import { foreignVersions } from "./foreign/subjects.js";
import { implementations } from "./rpc/implementations.js";
import { peers } from "./peers/index.js";

/** Where and with what a run was made. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memory: string;
  readonly kernel: string;
  readonly node: string;
  readonly v8: string;
  readonly rosewire: string;
  readonly packages: Readonly<Record<string, string>>;
  readonly date: string;
}

export function machine(): Machine {
  const processors = cpus();
  return {
    cpu: processors[0]?.model.trim() ?? "unknown",
    cores: processors.length,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    kernel: `${type()} ${release()}`,
    node: process.version,
    v8: process.versions.v8,
    rosewire: versionIn("package.json"),
    packages: {
      ...Object.fromEntries(packageNames().map((name) => [name, versionOf(name)])),
      ...foreignVersions(),
    },
    date: new Date().toISOString(),
  };
}

function packageNames(): string[] {
  const named = [...peers, ...implementations].flatMap(({ packages }) => packages);
  return [...new Set([...named, "benchmark"])].toSorted();
}

function versionOf(name: string): string {
  return versionIn(`node_modules/${name}/package.json`);
}

function versionIn(file: string): string {
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}
