import { execFile } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { javaScript, typeErrors } from "../support/type-check.js";
import { compile, type CompileStep } from "../../src/asn1/index.js";
import { ask } from "./desk.js";
import { installLibrary } from "./installed.js";
import { run } from "./rosewire.js";

/** A project that has this package installed. */
let folder: string;
let out: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "rosewire-compile-"));
  out = join(folder, "generated", "asn1");
  installLibrary(folder);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const shapes = `Shapes DEFINITIONS AUTOMATIC TAGS ::= BEGIN
  IMPORTS Point FROM Geometry;
  -- A line between two points.
  Line ::= SEQUENCE { from Point, to Point, name UTF8String OPTIONAL, width INTEGER DEFAULT 1, ... }
  Style ::= ENUMERATED { solid(0), dashed(7) }
  draw OPERATION
    ARGUMENT argument SEQUENCE { line Line, style Style }
    RESULT result SEQUENCE OF Point
    ERRORS { Trouble }
    ::= 17
  Trouble ::= CHOICE { text UTF8String, code INTEGER }
END
`;
const geometry = `Geometry DEFINITIONS ::= BEGIN
  Point ::= SEQUENCE { x INTEGER, y INTEGER (0..18446744073709551615) }
END
`;

function write(name: string, text: string | Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, text);
  return path;
}

describe("compile", () => {
  test("writes a file per module, called as its source", async () => {
    const paths = [write("shapes.asn1", shapes), write("geometry.asn", geometry)];
    expect(await run(["compile", ...paths, "--out", out])).toEqual({
      code: 0,
      stdout: `${join(out, "shapes.ts")}\n${join(out, "geometry.ts")}\n`,
      stderr: "",
    });
    expect(readdirSync(out).toSorted()).toEqual(["geometry.ts", "shapes.ts"]);
    const text = readFileSync(join(out, "shapes.ts"), "utf8");
    expect(text).toMatch(
      /^\/\/ Generated from shapes\.asn1 by `rosewire compile`\. Do not edit\.\n/,
    );
    expect(text).toContain('from "rosewire/codec";');
    expect(text).toContain('import * as Geometry from "./geometry.js";');
    expect(text).toContain("/** A line between two points. */\nexport interface Line {");
  });

  test("tells warnings on stderr, and goes on", async () => {
    const path = write(
      "old.asn1",
      "Old DEFINITIONS ::= BEGIN\nIMPORTS BMPString FROM Older;\nA ::= SEQUENCE {\n  a INTEGER\n  -- of old peers -- , b BMPString\n}\nEND\n",
    );
    const { code, stdout, stderr } = await ask(["compile", path, "--out", out]);
    expect([code, stdout]).toEqual([0, `${join(out, "old.ts")}\n`]);
    expect(stderr).toContain(`${path}:2:9: warning: BMPString is built in`);
    expect(stderr).toContain(`${path}:5:22: warning: taken for a comment`);
    const decided = await ask(["compile", path, "--out", out, "--comments", "standard"]);
    expect(decided.stderr).not.toContain("comment");
    const { stderr: ofTypes } = await ask(["types", "--asn1", path]);
    expect(ofTypes).toContain(`${path}:2:9: warning: BMPString is built in`);
  });

  test("writes TypeScript that type-checks", async () => {
    await ask([
      "compile",
      write("shapes.asn1", shapes),
      write("geometry.asn1", geometry),
      "--out",
      out,
    ]);
    const use = write(
      "generated/asn1/use.ts",
      `import type { Operation } from "rosewire/codec";
       import * as Shapes from "./shapes.js";
       import type { Point } from "./geometry.js";
       const point: Point = { x: 1, y: 2n };
       export const line: Shapes.LineInput = { from: point, to: point };
       export const width: number = Shapes.Line.decode(Shapes.Line.encode(line)).width;
       export const style: Shapes.Style = Shapes.Style.dashed;
       const draw: Operation<{ line: Shapes.Line; style: Shapes.Style }, Point[], Shapes.Trouble> = Shapes.draw;
       // @ts-expect-error no such member
       export const wrong: Shapes.LineInput = { ...line, form: point };
       export { draw };\n`,
    );
    expect(typeErrors([use])).toEqual([]);
  });

  test("gives files that hold several modules the names of the modules", async () => {
    const path = write("all.asn1", shapes + geometry);
    const { stdout } = await ask(["compile", path, "--out", out]);
    expect(stdout).toBe(`${join(out, "Shapes.ts")}\n${join(out, "Geometry.ts")}\n`);
    expect(readFileSync(join(out, "Shapes.ts"), "utf8")).toContain('from "./Geometry.js";');
  });

  test("writes the same text again", async () => {
    const paths = [write("shapes.asn1", shapes), write("geometry.asn1", geometry)];
    await ask(["compile", ...paths, "--out", out, "--standalone"]);
    await ask(["compile", ...paths.toReversed(), "--out", join(folder, "again"), "--standalone"]);
    for (const name of readdirSync(out)) {
      expect(readFileSync(join(folder, "again", name), "utf8")).toBe(
        readFileSync(join(out, name), "utf8"),
      );
    }
    expect(readdirSync(out)).toHaveLength(4);
  });

  test("reads UTF-8 with a byte order mark, and Windows-1252", async () => {
    const text = "M DEFINITIONS ::= BEGIN\n-- gr\u00fcn\nA ::= NULL\nEND\n";
    const marked = write("marked.asn1", `\ufeff${text}`);
    await ask(["compile", marked, "--out", out]);
    expect(readFileSync(join(out, "marked.ts"), "utf8")).toContain("/** gr\u00fcn */");
    const western = write("western.asn1", Buffer.from(text, "latin1"));
    await ask(["compile", western, "--out", out]);
    expect(readFileSync(join(out, "western.ts"), "utf8")).toContain("/** gr\u00fcn */");
  });

  test("reads comments as it is told", async () => {
    const path = write(
      "comments.asn1",
      "M DEFINITIONS ::= BEGIN\nA ::= SEQUENCE { a NULL, -- or -- b [0] NULL,\nc [1] NULL }\nEND\n",
    );
    const members: Record<string, string[]> = {};
    for (const mode of ["auto", "line", "standard"]) {
      await ask(["compile", path, "--out", out, "--comments", mode]);
      const text = readFileSync(join(out, "comments.ts"), "utf8");
      members[mode] = [...text.matchAll(/^ {2}(\w): null;$/gm)].map(([, name]) => name as string);
    }
    const all = ["a", "b", "c"];
    expect(members).toEqual({ auto: all, line: ["a", "c"], standard: all });
    expect(await ask(["compile", path, "--out", out, "--comments", "no"])).toMatchObject({
      code: 2,
    });
  });

  test("tells files of one name apart, in upper and lower case too, by the names of their modules", async () => {
    const named = (module: string) => geometry.replace("Geometry", module);
    const paths = [
      write("one/same.asn1", geometry),
      write("two/Same.asn1", named("Other")),
      write("three/SAME.asn1", named("OTHER")),
      write("alone.asn1", named("Alone")),
    ];
    const { code, stdout } = await ask(["compile", ...paths, "--out", out]);
    expect(code).toBe(0);
    const files = ["Geometry.ts", "Other.ts", "OTHER-2.ts", "alone.ts"];
    expect(stdout).toBe(files.map((name) => `${join(out, name)}\n`).join(""));
  });

  test("writes and names only what is new or has changed", async () => {
    const paths = [write("shapes.asn1", shapes), write("geometry.asn1", geometry)];
    const stdoutOf = async () => (await ask(["compile", ...paths, "--out", out])).stdout;
    await stdoutOf();
    const { mtimeMs } = statSync(join(out, "geometry.ts"));
    expect(await stdoutOf()).toBe("");
    write("shapes.asn1", shapes.replace("A line between", "One line between"));
    expect(await stdoutOf()).toBe(`${join(out, "shapes.ts")}\n`);
    expect(statSync(join(out, "geometry.ts")).mtimeMs).toBe(mtimeMs);
  });

  test("--progress tells on stderr what has been done", async () => {
    const paths = [write("shapes.asn1", shapes), write("geometry.asn1", geometry)];
    const again = ["compile", ...paths, "--out", out, "--progress"];
    expect((await ask(again)).stderr).toBe(
      "files read: 2\nmodules resolved: 2\nfiles written: 2, as they were: 0\n",
    );
    expect((await ask(again)).stderr).toContain("files written: 0, as they were: 2\n");
  });

  test("--only writes what the given definitions need, and nothing else", async () => {
    const paths = [write("shapes.asn1", shapes), write("geometry.asn1", geometry)];
    const { stdout } = await ask(["compile", ...paths, "--out", out, "--only", "Style", "Trouble"]);
    expect(stdout).toBe(`${join(out, "shapes.ts")}\n`);
    const text = readFileSync(join(out, "shapes.ts"), "utf8");
    expect(text.match(/^export (?:const|type|interface) \w+/gm)).toEqual([
      "export const Style",
      "export type Style",
      "export type Trouble",
      "export const Trouble",
    ]);
    const some = ["compile", ...paths, "--out", out, "--only", "Shapes.Line"];
    expect((await ask(some)).stdout).toBe(
      `${join(out, "shapes.ts")}\n${join(out, "geometry.ts")}\n`,
    );
    expect(typeErrors([join(out, "shapes.ts"), join(out, "geometry.ts")])).toEqual([]);
    expect(await ask(["compile", ...paths, "--out", out, "--only", "Circle"])).toMatchObject({
      code: 1,
      stderr: "rosewire: no module defines Circle\n",
    });
  });

  test("prints every file's error with line, column and excerpt, and writes nothing", async () => {
    const first = write("first.asn1", "First DEFINITIONS ::= BEGIN\n  A ::= SEQUENCE { b }\nEND\n");
    const second = write("second.asn1", "Second DEFINITIONS ::= BEGIN\n\tA ::= [1 NULL\nEND\n");
    const { code, stdout, stderr } = await run(["compile", first, second, "--out", out]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain(`${first}:2:22: `);
    expect(stderr).toContain("\n  |   A ::= SEQUENCE { b }\n  |                      ^\n");
    expect(stderr).toContain(`\n${second}:2:11: `);
    expect(stderr).toContain("\n  | \tA ::= [1 NULL\n  | \t         ^\n");
    expect(readdirSync(folder)).not.toContain("generated");
  });

  test("tells what it does not support, and where", async () => {
    const path = write("tag.asn1", "M DEFINITIONS ::= BEGIN\n  A ::= [1099511627776] NULL\nEND\n");
    const { code, stderr } = await ask(["compile", path, "--out", out]);
    expect(code).toBe(1);
    const reason = "tag numbers beyond 1099511627775 are not supported yet";
    expect(stderr).toContain(`${path}:2:10: ${reason}\n`);
  });

  test("ends with 1 for a file that cannot be read and a folder that cannot be made", async () => {
    const path = write("geometry.asn1", geometry);
    const none = join(folder, "none.asn1");
    const unread = await ask(["compile", none, "--out", out]);
    expect(unread).toMatchObject({ code: 1, stdout: "" });
    expect(unread.stderr).toContain(`cannot read ${none}: `);
    const unwritten = await ask(["compile", path, "--out", join(path, "below")]);
    expect(unwritten).toMatchObject({ code: 1, stdout: "" });
    expect(unwritten.stderr).toContain(`cannot write ${join(path, "below", "geometry.ts")}: `);
  });

  test("without files or --out is wrong usage", async () => {
    expect(await ask(["compile", "--out", out])).toMatchObject({ code: 2, stdout: "" });
    const path = write("geometry.asn1", geometry);
    expect(await ask(["compile", path])).toMatchObject({
      code: 2,
      stderr: "rosewire: --out is needed\n",
    });
  });
});

describe("compile --standalone", () => {
  const program = `
    import * as Shapes from "./shapes.js";
    const point = { x: -1, y: 2n ** 63n };
    const value = { line: { from: point, to: point, name: "a" }, style: 7 };
    const { argument, result, error } = Shapes.draw;
    const hex = Buffer.from(argument.encode(value)).toString("hex");
    const back = argument.decode(Buffer.from(hex, "hex"));
    const json = argument.encodeJson(back);
    result.decode(result.encode([point]));
    error.decode(error.encode({ code: 5 }));
    Shapes.Line.view(Shapes.Line.encode(back.line)).name;
    console.log(JSON.stringify({ hex, width: back.line.width, json, same: argument.decodeJson(json).style }));
  `;

  /** Runs JavaScript beside the generated files where code generation is not allowed. */
  async function runWithoutGeneration(text: string): Promise<string> {
    for (const name of readdirSync(out)) {
      if (!name.endsWith(".ts")) continue;
      const source = readFileSync(join(out, name), "utf8");
      writeFileSync(join(out, name.replace(/\.ts$/, ".js")), javaScript(source));
    }
    const path = write("generated/asn1/program.js", text);
    const flag = "--disallow-code-generation-from-strings";
    const { stdout } = await promisify(execFile)(process.execPath, [flag, path]);
    return stdout;
  }

  beforeEach(async () => {
    const paths = [write("shapes.asn1", shapes), write("geometry.asn1", geometry)];
    await ask(["compile", ...paths, "--out", out, "--standalone"]);
  });

  test("writes codecs that need no code generation", async () => {
    expect(readdirSync(out).toSorted()).toEqual([
      "geometry.codecs.ts",
      "geometry.ts",
      "shapes.codecs.ts",
      "shapes.ts",
    ]);
    const output = await runWithoutGeneration(`import "./shapes.codecs.js";${program}`);
    const point = `0201ff0209008${"0".repeat(15)}`;
    const line = `a00e${point}a10e${point}820161`;
    expect(JSON.parse(output)).toMatchObject({
      hex: `3028a023${line}810107`,
      width: 1,
      same: 7,
    });
  });

  test("without them the codecs say what is missing", async () => {
    await expect(runWithoutGeneration(program)).rejects.toThrow(
      "code generation is not allowed here; write the codecs to a file with `rosewire compile --standalone`",
    );
  });

  test("type-checks", () => {
    expect(typeErrors([join(out, "shapes.codecs.ts"), join(out, "shapes.ts")])).toEqual([]);
  });
});

test("A compilation tells how many files are read, and then how many modules are resolved", () => {
  const steps: CompileStep[] = [];
  const files = [
    { name: "shapes.asn1", text: shapes },
    { name: "geometry.asn1", text: geometry },
  ];
  compile(files, { onStep: (step) => steps.push(step) });
  expect(steps).toEqual([
    { phase: "read", done: 1, total: 2 },
    { phase: "read", done: 2, total: 2 },
    { phase: "resolved", done: 1, total: 2 },
    { phase: "resolved", done: 2, total: 2 },
  ]);
});
