import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  readdirSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import process from "node:process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { manifestOf, packageNames, root } from "../../scripts/packages.js";
import { collect, ownEnvironment } from "../cli/rosewire.js";
import { freePort } from "../support/free-port.js";
import { bound } from "../support/processes.js";

const run = promisify(execFile);
const text = readFileSync(join(root, "deploy/Dockerfile"), "utf8");

/** What stands behind each instruction of a name, in order; lines may go on. */
function instructions(name: string): string[] {
  const lines = text.replaceAll(/\\\n/g, "").split("\n");
  return lines
    .filter((line) => line.startsWith(`${name} `))
    .map((line) => line.slice(name.length).trim());
}

const listOf = (json: string): string[] => JSON.parse(json) as string[];
const settings = Object.fromEntries(
  instructions("ENV")
    .flatMap((line) => line.split(/ +/))
    .map((pair) => pair.split("=") as [string, string]),
);

test("the image is of a version of Node.js on which the packages run", () => {
  const images = instructions("FROM").map((line) => /^node:(\d+)-\S+/.exec(line)![1]);
  expect(images).toHaveLength(2);
  // The image of a major version is the newest of it.
  const [, oldest] = /^>=(\d+)\./.exec(manifestOf("rosewire-server").engines["node"]!)!;
  expect(images.every((major) => Number(major) >= Number(oldest))).toBe(true);
});

test("the image compiles with what README names", () => {
  const [compiler] = instructions("RUN");
  const readme = readFileSync(join(root, "README.md"), "utf8");
  const [, packages] = /`apt-get install (python3 make g\+\+)`/.exec(readme)!;
  expect(compiler).toMatch(/^apt-get update && apt-get install --yes /);
  expect(compiler!.endsWith(` ${packages}`)).toBe(true);
});

test("the image has no instruction that is not looked at here", () => {
  const names = new Set([...text.matchAll(/^([A-Z]+) /gm)].map(([, name]) => name));
  expect([...names].toSorted()).toEqual(
    ["CMD", "COPY", "ENTRYPOINT", "ENV", "EXPOSE", "FROM", "HEALTHCHECK"].concat([
      "RUN",
      "STOPSIGNAL",
      "USER",
      "VOLUME",
    ]),
  );
  expect(instructions("RUN")).toHaveLength(3);
  expect(instructions("COPY")).toHaveLength(2);
});

describe("in a folder instead of an image (long)", () => {
  const folder = mkdtempSync(join(tmpdir(), "rosewire-image-"));
  const context = join(folder, "context");
  const image = join(folder, "image");
  /** A command with the paths of the image in the folder. */
  const here = (command: string) =>
    command.replaceAll(/(?<=^|[\s=])\/(?=opt|packages|data)/g, `${image}/`);

  const tarballs = () => readdirSync(context).filter((name) => /^rosewire-.*\.tgz$/.test(name));

  beforeAll(async () => {
    await run(process.execPath, ["--import", "tsx", join(root, "scripts/pack.ts"), context], {
      cwd: root,
    });
    mkdirSync(join(image, "packages"), { recursive: true });
    for (const name of tarballs()) symlinkSync(join(context, name), join(image, "packages", name));
    const install = here(instructions("RUN")[1]!);
    // Compiling the database takes minutes; that of the tree is of the same version.
    await run("sh", ["-c", `${install} --prefer-offline --ignore-scripts --no-audit --no-fund`]);
    const modules = join(image, "opt/rosewire/lib/node_modules");
    const database = ["", "rosewire-server/node_modules"]
      .map((path) => join(modules, path, "better-sqlite3"))
      .find((path) => existsSync(path))!;
    rmSync(database, { recursive: true });
    symlinkSync(join(root, "node_modules/better-sqlite3"), database);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("the first stage takes both tarballs of its context, and installs them", () => {
    expect(instructions("COPY")[0]).toBe("rosewire-*.tgz /packages/");
    const packed = packageNames.map((name) => `${name}-${manifestOf(name).version}.tgz`);
    expect(tarballs().toSorted()).toEqual(packed);
    const install = "npm install --global --prefix /opt/rosewire /packages/*.tgz";
    expect(instructions("RUN")[1]).toBe(install);
  });

  test("what the second stage takes over is there, and on its path", async () => {
    const [, copied] = instructions("COPY");
    expect(copied).toBe("--from=build /opt/rosewire /opt/rosewire");
    expect(settings["PATH"]!.split(":")[0]).toBe("/opt/rosewire/bin");
    const { stdout } = await run(join(image, "opt/rosewire/bin/rosewire"), ["--version"]);
    expect(stdout.trim()).toBe(manifestOf("rosewire-server").version);
  });

  test("it serves as a user who owns the data, is healthy, and ends when it is told to", async () => {
    const prepare = instructions("RUN")[2]!;
    const [user] = instructions("USER");
    expect(user).not.toBe("root");
    expect(prepare).toContain(`chown ${user}:${user} /data`);
    const owner = `${process.getuid!()}:${process.getgid!()}`;
    await run("sh", ["-c", here(prepare.replace(`${user}:${user}`, owner))]);
    expect(statSync(join(image, "data")).mode & 0o777).toBe(0o700);
    expect([settings["ROSEWIRE_DATA"], ...instructions("VOLUME")]).toEqual(["/data", "/data"]);

    const [port, httpPort] = [String(await freePort()), String(await freePort())];
    const [name, ...args] = [...instructions("ENTRYPOINT"), ...instructions("CMD")].flatMap(listOf);
    const env = {
      ...ownEnvironment(),
      ROSEWIRE_HOST: settings["ROSEWIRE_HOST"],
      ROSEWIRE_DATA: here(settings["ROSEWIRE_DATA"]!),
      ROSEWIRE_PORT: port,
    };
    const command = join(image, "opt/rosewire/bin", basename(name!));
    const server = bound(spawn(command, [...args, "--http-port", httpPort], { env }));
    const [stdout, stderr] = [collect(server.stdout), collect(server.stderr)];
    const ended = once(server, "close");
    await expect.poll(() => stdout() + stderr()).toMatch(/^listening on tcp:/m);

    const [health] = instructions("HEALTHCHECK");
    const [check, ...rest] = listOf(health!.slice(health!.indexOf("[")));
    expect(check).toBe("node");
    const ask = rest.map((part) => part.replace(":7224/", `:${httpPort}/`));
    expect(await run(process.execPath, ask)).toEqual({ stdout: "", stderr: "" });

    server.kill(instructions("STOPSIGNAL")[0] as NodeJS.Signals);
    expect(await ended).toEqual([0, null]);
    await expect(run(process.execPath, ask)).rejects.toMatchObject({ code: 1 });
  });

  test("the ports that it tells of are those that the server has by default", async () => {
    const { stdout } = await run(join(image, "opt/rosewire/bin/rosewire"), ["serve", "--help"]);
    const ports = instructions("EXPOSE")[0]!.split(" ");
    expect(ports).toEqual(["7222", "7224"]);
    const help = stdout.replaceAll(/\s+/g, " ");
    expect(help).toMatch(/--port <port> [^-]*7222/);
    expect(help).toMatch(/--http-port <port> [^-]*7224/);
  });
});
