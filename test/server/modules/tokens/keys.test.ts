import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { defineModule, serviceRef } from "../../../../src/server/kernel/index.js";
import { KeyFile } from "../../../../src/server/modules/tokens/key-file.js";
import type { KeyStore } from "../../../../src/server/modules/tokens/key-store.js";
import { SigningKeys } from "../../../../src/server/modules/tokens/keys.js";
import { tokenMigrations, type TokenTables } from "../../../../src/server/modules/tokens/schema.js";
import { KeyTable } from "../../../../src/server/modules/tokens/store.js";
import { openDatabase, type Database } from "../../../../src/server/database/index.js";
import { closing, lasting } from "../../database/stores.js";
import { testKernel } from "../../kernel/support/test-kernel.js";
import { moduleStores } from "../stores.js";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "rosewire-keys-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const times = { rotation: 1_000_000, longest: 1_000_000 };
const keysOf = (store: KeyStore, clock = () => new Date()): SigningKeys =>
  new SigningKeys(store, times, clock);

test("the keys of a folder are the same when it is opened again", async () => {
  const { kid } = await keysOf(new KeyFile(folder)).signing();
  expect((await keysOf(new KeyFile(folder)).signing()).kid).toBe(kid);
  expect(readdirSync(folder)).toEqual(["token-keys.json"]);
});

test.each([
  ["{}"],
  ["[]"],
  ["null"],
  [""],
  ['{"keys":{}}'],
  ['{"keys":[]}'],
  ['{"keys":[{}]}'],
  ['{"keys":[null]}'],
  ['{"keys":[{"kid":"a","created":1,"publicKey":{"kty":"EC"}}]}'],
  ['{"keys":[{"kid":"a","created":"1","publicKey":{}}]}'],
])("a file that holds %s is refused at the start, and left as it is", async (text) => {
  const file = join(folder, "token-keys.json");
  writeFileSync(file, text);
  await expect(new KeyFile(folder).read()).rejects.toThrow(`${file} holds no keys`);
  expect(readFileSync(file, "utf8")).toBe(text);
});

test("a key whose private key is damaged is refused at the start", async () => {
  const file = join(folder, "token-keys.json");
  await keysOf(new KeyFile(folder)).signing();
  const spoilt = readFileSync(file, "utf8").replace(/"d":"[^"]+"/, '"d":"AA"');
  writeFileSync(file, spoilt);
  await expect(new KeyFile(folder).read()).rejects.toThrow("holds no keys");
});

test("keys of which none can sign any more are refused at the start", async () => {
  const file = join(folder, "token-keys.json");
  await keysOf(new KeyFile(folder)).signing();
  const spoilt = readFileSync(file, "utf8").replace(/,"privateKey":\{[^}]*\}/, "");
  expect(spoilt).not.toContain('"d":');
  writeFileSync(file, spoilt);
  await expect(new KeyFile(folder).read()).rejects.toThrow("holds no keys");
  expect(readFileSync(file, "utf8")).toBe(spoilt);
});

test("a failed write leaves no draft of the keys behind", async () => {
  const file = new KeyFile(folder);
  const keys = keysOf(file);
  await file.read();
  mkdirSync(join(folder, "token-keys.json", "within"), { recursive: true });
  await expect(keys.signing()).rejects.toThrow("token-keys.json");
  expect(readdirSync(folder)).toEqual(["token-keys.json"]);
});

/** The keys in a database, as one of the servers on it uses them. */
async function tableIn(database: () => Promise<Database>): Promise<KeyStore> {
  const provides = serviceRef<KeyTable>("keys");
  const module = defineModule<TokenTables, KeyTable>({
    name: "tokens",
    provides,
    migrations: tokenMigrations,
    setup: (context) => new KeyTable(context),
  });
  const { kernel } = await testKernel([module], { database });
  return kernel.get(provides);
}

test.each(lasting)("servers on one database in $name sign with the same key", async (kind) => {
  const location = await kind.location();
  const database = async () => closing(openDatabase(location));
  const servers = [await tableIn(database), await tableIn(database)].map((one) => keysOf(one));
  const [one, other] = servers as [SigningKeys, SigningKeys];
  const [first, second] = await Promise.all([one.signing(), other.signing()]);
  expect(second.kid).toBe(first.kid);
  await one.rotate();
  const { kid } = await other.signing();
  expect(kid).not.toBe(first.kid);
  expect(await other.verifying(first.kid)).toBeDefined();
  expect((await other.jwks()).keys.map((key) => key.kid)).toEqual([kid, first.kid]);
});

describe.each(moduleStores)("in $name", ({ database }) => {
  test("in a table, an old key is kept without its private key, and for a limited time", async () => {
    let now = Date.now();
    const table = await tableIn(database);
    const keys = keysOf(table, () => new Date(now));
    const { kid } = await keys.signing();
    now += times.rotation;
    const { kid: next } = await keys.signing();
    const old = (await table.read()).find((key) => key.kid === kid);
    expect(old).toMatchObject({ expires: now + times.longest });
    expect(old).not.toHaveProperty("privateKey");
    now += times.longest;
    expect(await keys.verifying(kid)).toBeUndefined();
    await keys.rotate();
    expect((await table.read()).map((key) => key.kid)).not.toContain(kid);
    expect(next).not.toBe(kid);
  });
});
