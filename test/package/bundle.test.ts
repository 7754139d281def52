import { execFileSync } from "node:child_process";
import { createPrivateKey, X509Certificate } from "node:crypto";
import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundle } from "../../scripts/bundle.js";
import { root } from "../../scripts/packages.js";

const folders: string[] = [];

/** In the tree, beside `src`, as `dist` is. */
function folderBesideSources(): string {
  const folder = mkdtempSync(join(root, ".build-test-"));
  folders.push(folder);
  return folder;
}

/** Every source of the tree as JavaScript, as `tsc` makes it, each in a file. */
let single: string;

beforeAll(async () => {
  single = folderBesideSources();
  await build({
    entryPoints: namesIn(join(root, "src"))
      .filter((path) => path.endsWith(".ts") && !path.startsWith("gateway/page/"))
      .map((path) => join(root, "src", path)),
    ...{ outbase: join(root, "src"), outdir: single, sourcemap: true },
    ...{ format: "esm", platform: "node", target: "es2022" },
  });
});

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** The sources as JavaScript, joined after these files have been changed. */
async function joined(changed: readonly string[] = []): Promise<string> {
  const folder = folderBesideSources();
  cpSync(single, folder, { recursive: true });
  for (const path of changed) appendFileSync(join(folder, path), "\nglobalThis.added = true;\n");
  await bundle(folder);
  return folder;
}

function namesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8", withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((path) => path.replaceAll(sep, "/"))
    .toSorted();
}

const code = (folder: string): string[] => namesIn(folder).filter((path) => path.endsWith(".js"));

test("all but the modules of the protocol are joined to few files, each source to one (long)", async () => {
  const before = code(single);
  const folder = await joined();
  const after = code(folder);
  const isModule = (path: string): boolean => path.startsWith("modules/");
  expect(after.filter(isModule)).toEqual(before.filter(isModule));
  expect(before.filter((path) => !isModule(path)).length).toBeGreaterThan(1_000);
  expect(after.filter((path) => !isModule(path)).length).toBeLessThan(200);
  const whole = ["commander", "pino", "selfsigned"].map((name) => `server/${name}.js`);
  expect(after.filter((path) => whole.includes(path))).toEqual(whole);
  const ours = after.filter((path) => !whole.includes(path));
  const sources = ours.flatMap((path) => {
    const map = JSON.parse(readFileSync(join(folder, `${path}.map`), "utf8")) as {
      sources: readonly string[];
    };
    return map.sources;
  });
  expect(sources.length).toBeGreaterThan(1_000);
  const depthless = sources.map((source) => source.replace(/^(?:\.\.\/)+/, ""));
  expect(depthless.filter((source, at) => depthless.indexOf(source) !== at)).toEqual([]);
  const foreign = depthless.filter((source) => source.startsWith("node_modules/"));
  expect(foreign.length).toBeGreaterThan(0);
  expect(foreign.filter((source) => !source.startsWith("node_modules/kysely/"))).toEqual([]);
  expect(readFileSync(join(folder, "server/kysely.LICENSE"), "utf8")).toContain("MIT License");
});

test("the package that makes certificates is one file without what it needs, and has its licenses beside it (long)", async () => {
  const folder = await joined();
  // Elsewhere, so that nothing of the tree's packages is found.
  const away = mkdtempSync(join(tmpdir(), "rosewire-bundle-"));
  folders.push(away);
  cpSync(join(folder, "server/selfsigned.js"), join(away, "selfsigned.mjs"));
  writeFileSync(
    join(away, "make.mjs"),
    `import { generate } from "./selfsigned.mjs";
    const named = [{ name: "commonName", value: "2.example" }];
    const made = await generate(named, { keyType: "ec", algorithm: "sha256" });
    process.stdout.write(JSON.stringify(made));`,
  );
  const said = execFileSync(process.execPath, [join(away, "make.mjs")], { encoding: "utf8" });
  const { cert, private: key } = JSON.parse(said) as { cert: string; private: string };
  const made = new X509Certificate(cert);
  expect(made.subject).toBe("CN=2.example");
  expect(made.checkPrivateKey(createPrivateKey(key))).toBe(true);
  const importing = code(folder).filter((path) =>
    /\b(?:from |import\()"[^"]*\/selfsigned\.js"/.test(readFileSync(join(folder, path), "utf8")),
  );
  expect(importing).toEqual(["cli/certificate-thread.js"]);
  const licenses = readFileSync(join(folder, "server/selfsigned.LICENSES"), "utf8");
  for (const name of ["selfsigned", "@peculiar/x509", "asn1js", "reflect-metadata", "tsyringe"]) {
    expect(licenses).toMatch(new RegExp(`^# ${name}\n\n[^#]*(?:Copyright|Apache License)`, "m"));
  }
});

test("what reads the command line and what logs are one file each, with all their licenses beside, and the built command loads neither package (long)", async () => {
  const folder = await joined();
  const importing = code(folder).filter((path) =>
    /\b(?:from |import\(|require\()"(?:commander|pino)"/.test(
      readFileSync(join(folder, path), "utf8"),
    ),
  );
  expect(importing).toEqual([]);
  const licenses = (name: string): string =>
    readFileSync(join(folder, `server/${name}.LICENSES`), "utf8");
  expect(licenses("commander")).toMatch(/^# commander\n\n\(The MIT License\)/);
  for (const name of [
    "pino",
    "@pinojs/redact",
    "sonic-boom",
    "thread-stream",
    "safe-stable-stringify",
  ]) {
    expect(licenses("pino")).toMatch(new RegExp(`^# ${name}\n\n[^#]*Copyright`, "m"));
  }
});

test("what is joined is in ASCII (long)", async () => {
  const folder = await joined();
  const others = code(folder)
    .filter((path) => !path.startsWith("modules/") && !path.startsWith("gateway/page/"))
    .filter((path) => /[^\0-\x7f]/.test(readFileSync(join(folder, path), "utf8")));
  expect(others).toEqual([]);
});

test("what is joined imports only files that are there (long)", async () => {
  const folder = await joined();
  const there = new Set(code(folder));
  const lost = [...there].flatMap((path) => {
    const text = readFileSync(join(folder, path), "utf8");
    const imported = [...text.matchAll(/(?:\bfrom |\bimport\(|^import )"(\.\.?\/[^"]+)"/gm)];
    return imported
      .map(([, specifier]) => join(path, "..", specifier!).replaceAll(sep, "/"))
      .filter((target) => !there.has(target));
  });
  expect(lost).toEqual([]);
});

test("joined files keep their names when what is in them changes (long)", async () => {
  const changed = ["codec/limits.js", "rose/errors.js", "server/kernel/kernel.js"];
  expect(code(await joined(changed))).toEqual(code(await joined()));
});
