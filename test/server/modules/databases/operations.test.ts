import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { emptyValue } from "../../../../src/codec/index.js";
import * as Management from "../../../../src/modules/management/management.js";
import { describedDatabase } from "../../../../src/server/modules/databases/described.js";
import { errorOf } from "../../running.js";
import { expectKept } from "../support/families.js";
import { moduleStores } from "../stores.js";

const settings = emptyValue(Management.AsnMgmtDatabaseManagerSettings);

describe.each(moduleStores)("4.14 with the data in $name", (store) => {
  test("2640 describes the database in use, 2550 names it, and 2549 does not choose another (error 501); others get error 1 or 2", async () => {
    const at = await store.running();
    const admin = await at.loggedOn("admin");
    const u8sEngine = store.name === "PostgreSQL" ? "postgres" : "sqlite";
    const found = await admin.invoke(Management.asnMgmtGetDatabaseManagerSettings, {});
    expect(found.settings).toEqual({ ...settings, u8sEngine, u8sDatabaseName: "rosewire" });
    const names = admin.invoke(Management.asnMgmtGetAvailableDatabases, {
      settings: { ...settings, u8sServer: "db.example.org" },
    });
    expect(await names).toEqual({ u8slistDatabaseNames: ["rosewire"] });
    const set = admin.invoke(Management.asnMgmtSetDatabaseManagerSettings, { settings });
    expect(await errorOf(set)).toMatchObject({ iErrorDetail: 501 });
    const alice = await at.loggedOn("alice");
    for (const [call, iErrorDetail] of [
      [alice.invoke(Management.asnMgmtGetDatabaseManagerSettings, {}), 1],
      [alice.invoke(Management.asnMgmtSetDatabaseManagerSettings, { settings }), 1],
      [alice.invoke(Management.asnMgmtGetAvailableDatabases, { settings }), 2],
      [alice.invoke(Management.asnMgmtUpgradeStart, {}), 2],
      [alice.invoke(Management.asnMgmtFullSyncContactCache, {}), 2],
    ] as const) {
      expect(await errorOf(call)).toMatchObject({ iErrorDetail });
    }
  });

  test("nothing is to be converted (2626, result 2), filled again (2568), or asked of an LDAP server (2612, error 501)", async () => {
    const admin = await (await store.running()).loggedOn("admin");
    expect(await admin.invoke(Management.asnMgmtUpgradeStart, {})).toEqual({ iResult: 2 });
    expect(await admin.invoke(Management.asnMgmtFullSyncContactCache, {})).toEqual({});
    const asked = { u8sMetaServer: "ldap.example.org", iPort: 389, iForceSSL: 0 };
    expect(await errorOf(admin.invoke(Management.asnMgmtFetchMetaDNs, asked))).toMatchObject({
      iErrorDetail: 501,
    });
  });

  test("2558 and 2559 keep a switch", async () => {
    await expectKept(await store.running(), "ber", {
      name: "dbman",
      get: Management.asnMgmtGetDBManSettings,
      set: Management.asnMgmtSetDBManSettings,
      initial: { settings: { iNetDBEnabled: 0 } },
      given: [{ settings: { iNetDBEnabled: 1 } }, { settings: { iNetDBEnabled: 0 } }],
      bad: [{ settings: { iNetDBEnabled: 2 } }],
    });
  });
});

test("a database is described by its folder, or by its address without the password", () => {
  const nothing = { u8sServer: "", u8sFilePath: "", u8sLoginName: "", name: "rosewire" };
  expect(describedDatabase({})).toMatchObject({ u8sEngine: "sqlite", name: "rosewire" });
  expect(describedDatabase({ data: "./data" })).toEqual({
    ...nothing,
    u8sEngine: "sqlite",
    u8sFilePath: resolve("data"),
  });
  const described = {
    u8sEngine: "postgres",
    u8sServer: "db.example.org:5433",
    u8sFilePath: "",
    u8sLoginName: "a user",
    name: "uc data",
  };
  const store = "postgres://a%20user:secret@db.example.org:5433/uc%20data?sslmode=require";
  expect(describedDatabase({ data: "./data", store })).toEqual(described);
  expect(describedDatabase({ store: "postgres://" })).toMatchObject({ name: "rosewire" });
});
