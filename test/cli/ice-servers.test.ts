import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readIceServers } from "../../src/cli/ice-servers.js";

function written(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), "ice-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "ice.json");
  writeFileSync(file, text);
  return file;
}

const options = {
  iceServers: [{ urls: ["turn:turn.example.org"], secret: "top secret" }],
  iceLifetime: 600,
};

test("the file of --ice-servers holds the options of the server; without it there are none", () => {
  expect(readIceServers(written(JSON.stringify(options)))).toEqual(options);
  expect(readIceServers(undefined)).toEqual({});
});

test.each([
  ["no JSON", "top secret"],
  ["a list", "[]"],
  ["something else", JSON.stringify({ ...options, other: "top secret" })],
  ["an address that is none", JSON.stringify({ iceServers: [{ urls: ["top secret"] }] })],
])(
  "a file of --ice-servers with %s is wrong usage, and the message shows nothing of it",
  (_, text) => {
    const file = written(text);
    expect(() => readIceServers(file)).toThrow(/--ice-servers/);
    expect(() => readIceServers(file)).not.toThrow(/top secret/);
  },
);

test("a file of --ice-servers that does not exist is wrong usage", () => {
  expect(() => readIceServers("/nowhere/ice.json")).toThrow(/--ice-servers cannot be read/);
});
