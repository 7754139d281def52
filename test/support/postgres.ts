import { execFileSync, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { chownSync, existsSync, mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import pg from "pg";
import { onTestFinished } from "vitest";

/** Where Debian keeps what is for a server of PostgreSQL, in a folder for each version. */
const debian = "/usr/lib/postgresql";

/**
 * Makes a cluster in a folder and runs a server on it for as long as the input of this is open: that ends with the process that has
 * started it, however that ends. Nothing of it need outlive a crash, so nothing waits for the disk.
 */
const script = `
  bin=$1 folder=$2
  exec 3<&0
  trap 'rm -rf "$folder"' EXIT
  "$bin/initdb" -D "$folder/data" -U rosewire -A trust -E UTF8 --locale=C --no-sync >"$folder/log" 2>&1 ||
    { cat "$folder/log" >&2; exit 1; }
  "$bin/postgres" -D "$folder/data" -h '' -k "$folder" -c fsync=off -c full_page_writes=off \
    -c max_connections=200 3<&- &
  server=$!
  { read -r line; kill -QUIT $server; } <&3 >/dev/null 2>&1 &
  watcher=$!
  exec 3<&-
  wait $server
  kill $watcher 2>/dev/null
`;

let server: Promise<string> | undefined;

/**
 * The address of a database of PostgreSQL with nothing in it, whose tables go with the test. The server is the one that
 * ROSEWIRE_TEST_POSTGRES names, or else one that is started for this process and ends with it.
 * @throws Error if there is none and PostgreSQL is not installed.
 */
export async function emptyPostgres(): Promise<string> {
  const address = await (server ??= startServer());
  const schema = `test_${randomUUID().replaceAll("-", "")}`;
  await ask(address, `CREATE SCHEMA ${schema}`);
  onTestFinished(() => ask(address, `DROP SCHEMA ${schema} CASCADE`));
  const separator = address.includes("?") ? "&" : "?";
  return `${address}${separator}options=${encodeURIComponent(`-c search_path=${schema}`)}`;
}

/** Runs one query on a connection of its own. */
export async function ask(address: string, query: string): Promise<void> {
  const client = new pg.Client(address);
  await client.connect();
  try {
    await client.query(query);
  } finally {
    await client.end();
  }
}

async function startServer(): Promise<string> {
  const given = process.env["ROSEWIRE_TEST_POSTGRES"];
  if (given !== undefined) return given;
  const bin = binaries();
  const folder = mkdtempSync(join(tmpdir(), "rosewire-postgres-"));
  const user = unprivileged();
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
  const child = spawn("sh", ["-c", script, "sh", bin, folder], {
    ...user,
    cwd: folder,
    // Signals from the keyboard are not for it.
    detached: true,
    stdio: ["pipe", "ignore", "pipe"],
  });
  await new Promise<void>((resolve, reject) => {
    let text = "";
    child.once("error", reject);
    child.stderr.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes("ready to accept connections")) resolve();
    });
    child.once("close", () => reject(new Error(`PostgreSQL does not start: ${text}`)));
  });
  child.stderr.removeAllListeners("data").resume();
  // It ends with this process, and so is not to keep it from ending.
  child.unref();
  for (const stream of [child.stdin, child.stderr]) (stream as unknown as NodeJS.Timeout).unref();
  return `postgres://rosewire@localhost/postgres?host=${encodeURIComponent(folder)}`;
}

/** The folder of initdb and postgres. */
function binaries(): string {
  const versions = existsSync(debian) ? readdirSync(debian) : [];
  const newest = versions.toSorted((a, b) => Number(b) - Number(a));
  const folders = [
    ...newest.map((version) => join(debian, version, "bin")),
    ...(process.env["PATH"] ?? "").split(delimiter),
  ];
  const found = folders.find((folder) =>
    ["initdb", "postgres"].every((name) => existsSync(join(folder, name))),
  );
  if (found === undefined) {
    throw new Error(
      "these tests need PostgreSQL: install it (Debian: postgresql), or name a database that they may make schemas in, " +
        "ROSEWIRE_TEST_POSTGRES=postgres://user@host/database",
    );
  }
  return found;
}

/** Whom a server may run as: it refuses the superuser. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (...args: string[]): number =>
    Number(execFileSync("id", args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  for (const name of ["postgres", "nobody"]) {
    try {
      return { uid: id("-u", name), gid: id("-g", name) };
    } catch {
      // There is no such user here.
    }
  }
  throw new Error(
    "PostgreSQL refuses to run as root, and there is neither a user postgres nor nobody",
  );
}
