import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import * as General from "../../../../src/modules/general/general.js";
import {
  AsnMgmtGoogleClientID,
  asnMgmtGetGoogleClientID,
  asnMgmtSetGoogleClientID,
} from "../../../../src/modules/management/management.js";
import { connect, silentLog, type Client } from "../../../../src/rose/index.js";
import { withDataServer } from "../../../../src/cli/data-server.js";
import { openDatabase } from "../../../../src/server/database/index.js";
import { createUcServer, type UcServer } from "../../../../src/server/index.js";
import { Sealing } from "../../../../src/server/modules/settings/sealing.js";
import { closing, emptyFolder, lasting } from "../../database/stores.js";
import { logOn } from "../../login.js";
import { passwordCost } from "../../running.js";
import { Lines } from "../../../rose/support/peers.js";
import { logonKernel, type LogonKernel } from "../support/logon-kernel.js";
import { moduleStores } from "../stores.js";

const secret = "open sesame";
const google = { bEnabled: true, u8sClientID: "id", u8sClientSecret: secret };
const metasettings: General.AsnMetaDirectorySettings = {
  iMetaEnabled: 1,
  iMetaPort: 712,
  u8sMetaServer: "meta.example.org",
  u8sBaseDN: "dc=meta",
  iMetaForceSSL: 1,
  iMetaUseAccount: 1,
  u8sMetaUser: "reader",
  ePasswordEncryption: 1,
  u8sMetaPassword: secret,
  iMetaUseInServer: 1,
  iMetaUseInClient: 0,
};

const plain = { eSendPlainPassword: 1 } as const;
const text = (octets: Uint8Array | null): string => Buffer.from(octets ?? []).toString("latin1");

/** The rows of settings of the server: their names, octets as text, and whether something is sealed, in which the secret cannot be seen. */
function rowsOf(at: LogonKernel): Promise<[string, string, boolean][]> {
  return at.write(async ({ db }) => {
    const rows = await db.db.selectFrom("server_setting").selectAll().orderBy("name").execute();
    return rows.map(({ name, octets, sealed }) => {
      expect(text(sealed)).not.toContain(secret);
      return [name, text(octets), sealed !== null];
    });
  });
}

describe.each(moduleStores)("in $name,", ({ database }) => {
  test("passwords of directories and the secret of Google are not in the database as they are", async () => {
    const at = await logonKernel({ database });
    const admin = await at.loggedOn("admin");
    await admin.invoke(General.asnSetMetaSettings, { ...plain, metasettings });
    await admin.invoke(General.asnSetMetaPhoneBooksSettings, { ...plain, metasettings });
    await admin.invoke(asnMgmtSetGoogleClientID, google);
    const hidden = text(
      General.AsnMetaDirectorySettings.encode({ ...metasettings, u8sMetaPassword: "" }),
    );
    expect(await rowsOf(at)).toEqual([
      ["google", text(AsnMgmtGoogleClientID.encode({ ...google, u8sClientSecret: "" })), true],
      ["meta-directory", hidden, true],
      ["meta-phone-books", hidden, true],
    ]);
    expect(await admin.invoke(asnMgmtGetGoogleClientID, {})).toEqual(google);
    const alice = await at.loggedOn("alice");
    const { u8sClientSecret } = await alice.invoke(General.asnGetGoogleIntegrationSettings, {});
    expect(u8sClientSecret).toBe(secret);
  });

  test("without a password nothing is sealed", async () => {
    const at = await logonKernel({ database });
    const admin = await at.loggedOn("admin");
    await admin.invoke(asnMgmtSetGoogleClientID, google);
    await admin.invoke(asnMgmtSetGoogleClientID, { ...google, u8sClientSecret: "" });
    const [[, , isSealed]] = (await rowsOf(at)) as [[string, string, boolean]];
    expect(isSealed).toBe(false);
  });
});

test.each(lasting)(
  "in $name, what an older version has stored as it is gets sealed when the server opens",
  async (kind) => {
    const location = await kind.location();
    const database = async () => closing(openDatabase(location));
    const before = await logonKernel({ database });
    await before.write(async ({ db }) => {
      const rows = [
        { name: "google", octets: AsnMgmtGoogleClientID.encode(google), sealed: null },
        {
          name: "meta-directory",
          octets: General.AsnMetaDirectorySettings.encode(metasettings),
          sealed: null,
        },
      ];
      await db.db.insertInto("server_setting").values(rows).execute();
    });
    expect((await rowsOf(before)).map(([, octets]) => octets.includes(secret))).toEqual([
      true,
      true,
    ]);
    const at = await logonKernel({ database, users: "there" });
    const admin = await at.loggedOn("admin");
    expect(await admin.invoke(asnMgmtGetGoogleClientID, {})).toEqual(google);
    for (const [, octets, isSealed] of await rowsOf(at)) {
      expect([octets.includes(secret), isSealed]).toEqual([false, true]);
    }
    // An empty password leaves the stored one, so it has been read.
    await admin.invoke(General.asnSetMetaSettings, {
      ...plain,
      metasettings: { ...metasettings, u8sMetaPassword: "" },
    });
    expect((await rowsOf(at)).map(([, , isSealed]) => isSealed)).toEqual([true, true]);
  },
);

describe("in a data folder", () => {
  const made = (data: string, log = new Lines()): UcServer => {
    const server = createUcServer({ data, log, passwordCost });
    onTestFinished(() => server.close());
    return server;
  };
  const adminOf = async (server: UcServer): Promise<Client> => {
    const client = await connect({ open: () => server.rose.openLocal(), log: silentLog });
    onTestFinished(() => client.close());
    await logOn(client, "admin", "admin");
    return client;
  };

  test("the key is in a file that only its owner can read; without it, passwords are empty, and can be set again", async () => {
    const data = emptyFolder();
    const first = made(data);
    await first.users.add("admin", "admin", { admin: true });
    await (await adminOf(first)).invoke(asnMgmtSetGoogleClientID, google);
    await first.close();
    expect(readdirSync(data).toSorted()).toEqual(["rosewire.db", "settings-key.json", "transfers"]);
    expect(readFileSync(join(data, "rosewire.db"), "latin1")).not.toContain(secret);
    const file = join(data, "settings-key.json");
    expect(statSync(file).mode & 0o777).toBe(0o600);

    const again = made(data);
    const admin = await adminOf(again);
    expect(await admin.invoke(asnMgmtGetGoogleClientID, {})).toEqual(google);
    await again.close();

    rmSync(file);
    const log = new Lines();
    const without = made(data, log);
    const other = await adminOf(without);
    const get = () => other.invoke(asnMgmtGetGoogleClientID, {});
    expect(await get()).toEqual({ ...google, u8sClientSecret: "" });
    expect(await get()).toEqual({ ...google, u8sClientSecret: "" });
    const line = "a password in settings cannot be read, because the key has been lost";
    expect(log.of(line).length).toBe(1);
    await other.invoke(asnMgmtSetGoogleClientID, google);
    expect(await get()).toEqual(google);
  });

  test("commands use the same key, also for what an older version has stored as it is, and touch no files of clients", async () => {
    const data = emptyFolder();
    const first = made(data);
    await first.users.add("admin", "admin", { admin: true });
    await (await adminOf(first)).invoke(asnMgmtSetGoogleClientID, google);
    await first.close();
    const database = openDatabase(data);
    await database.write<Record<"server_setting", any>, void>(async (unit) => {
      const asItIs = { octets: AsnMgmtGoogleClientID.encode(google), sealed: null };
      await unit.db
        .updateTable("server_setting")
        .set(asItIs)
        .where("name", "=", "google")
        .execute();
    });
    await database.close();
    rmSync(join(data, "transfers"), { recursive: true });
    const names = await withDataServer(data, { create: false }, async ({ server }) =>
      (await server.users.list()).map(({ name }) => name),
    );
    expect(names).toEqual(["admin"]);
    expect(readdirSync(data).toSorted()).toEqual(["rosewire.db", "settings-key.json"]);
    const admin = await adminOf(made(data));
    expect(await admin.invoke(asnMgmtGetGoogleClientID, {})).toEqual(google);
  });

  test.each(["", "{}", "null", '{"key":7}', '{"key":"AAAA"}'])(
    "a file of the key that holds %j is refused at the start, and left as it is",
    async (content) => {
      const data = emptyFolder();
      const file = join(data, "settings-key.json");
      writeFileSync(file, content);
      await expect(made(data).open()).rejects.toThrow(`${file} holds no key`);
      expect(readFileSync(file, "utf8")).toBe(content);
    },
  );
});

test("what is sealed can be opened only under its name, with its key, and as it is", async () => {
  const place = (octet: number) => {
    const key = new Uint8Array(32).fill(octet);
    return { present: async () => key, made: async () => key };
  };
  const sealing = new Sealing(place(1));
  const unit = {} as never;
  const octets = new TextEncoder().encode(secret);
  const sealed = await sealing.seal(unit, "one", octets);
  expect(Buffer.compare(await sealing.seal(unit, "one", octets), sealed)).not.toBe(0);
  expect(text((await sealing.open(unit, "one", sealed))!)).toBe(secret);
  expect(await sealing.open(unit, "other", sealed)).toBe(undefined);
  expect(await new Sealing(place(2)).open(unit, "one", sealed)).toBe(undefined);
  for (const at of sealed.keys()) {
    const changed = Uint8Array.from(sealed);
    changed[at]! ^= 1;
    expect(await sealing.open(unit, "one", changed)).toBe(undefined);
    expect(await sealing.open(unit, "one", sealed.subarray(0, at))).toBe(undefined);
  }
});
