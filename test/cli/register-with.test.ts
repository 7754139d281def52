import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readRegistrations } from "../../src/cli/register-with.js";

function written(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), "web-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "web.json");
  writeFileSync(file, text);
  return file;
}

const options = {
  registerWith: [{ url: "enetctis://web.example.org", id: "our-ucsid", password: "top secret" }],
};

test("the file of --register-with holds the option of the server; without it there is none", () => {
  expect(readRegistrations(written(JSON.stringify(options)))).toEqual(options);
  expect(readRegistrations(undefined)).toEqual({});
});

test.each([
  ["no JSON", "top secret"],
  ["a list", "[]"],
  ["something else", JSON.stringify({ ...options, other: "top secret" })],
  [
    "an address that is none",
    JSON.stringify({ registerWith: [{ url: "top secret", id: "a", password: "b" }] }),
  ],
])(
  "a file of --register-with with %s is wrong usage, and the message shows nothing of it",
  (_, text) => {
    const file = written(text);
    expect(() => readRegistrations(file)).toThrow(/--register-with/);
    expect(() => readRegistrations(file)).not.toThrow(/top secret/);
  },
);

test("a file of --register-with that does not exist is wrong usage", () => {
  expect(() => readRegistrations("/nowhere/web.json")).toThrow(/--register-with cannot be read/);
});
