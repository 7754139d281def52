import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { SigningKeys } from "../../../src/server/tokens/keys.js";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "rosewire-keys-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const times = { rotation: 1_000_000, longest: 1_000_000 };
const keysOf = (data: string): SigningKeys => new SigningKeys(data, times, () => new Date());

test("the keys of a folder are there again when it is opened anew", async () => {
  const { kid } = await keysOf(folder).signing();
  expect((await keysOf(folder).signing()).kid).toBe(kid);
  expect(readdirSync(folder)).toEqual(["token-keys.json"]);
});

test.each([
  ["{}"],
  ["[]"],
  ["null"],
  [""],
  ['{"keys":{}}'],
  ['{"keys":[{}]}'],
  ['{"keys":[null]}'],
  ['{"keys":[{"kid":"a","created":1,"publicKey":{"kty":"EC"}}]}'],
  ['{"keys":[{"kid":"a","created":"1","publicKey":{}}]}'],
])("a file that holds %s is refused at the start, and left as it is", (text) => {
  const file = join(folder, "token-keys.json");
  writeFileSync(file, text);
  expect(() => keysOf(folder)).toThrow(`${file} holds no keys`);
  expect(readFileSync(file, "utf8")).toBe(text);
});

test("a key whose private half is spoilt is refused at the start", async () => {
  const file = join(folder, "token-keys.json");
  await keysOf(folder).signing();
  const spoilt = readFileSync(file, "utf8").replace(/"d":"[^"]+"/, '"d":"AA"');
  writeFileSync(file, spoilt);
  expect(() => keysOf(folder)).toThrow("holds no keys");
});

test("a failed write leaves no draft of the keys behind", async () => {
  const keys = keysOf(folder);
  mkdirSync(join(folder, "token-keys.json", "within"), { recursive: true });
  await expect(keys.signing()).rejects.toThrow("token-keys.json");
  expect(readdirSync(folder)).toEqual(["token-keys.json"]);
});
