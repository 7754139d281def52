import { expect, test } from "vitest";
import * as General from "../../../../src/modules/general/general.js";
import { asnMgmtSetGoogleClientID } from "../../../../src/modules/management/management.js";
import { fullScans, planningDatabase, type NotedStatements } from "../support/plans.js";
import { logonKernel } from "../support/logon-kernel.js";
import { moduleStores } from "../stores.js";

test.each(moduleStores)(
  "in $name, no statement for settings reads a whole table",
  async ({ database }) => {
    const noted: NotedStatements = new Map();
    const data = await database();
    const at = await logonKernel({ database: async () => planningDatabase(data, noted) });
    const [alice, admin] = [await at.loggedOn("alice"), await at.loggedOn("admin")];
    const nothing = new Uint8Array(0);
    const content = { osXMLContent: nothing, osXMLContentDescription: nothing };
    await alice.invoke(General.asnSetClientXMLContent, { content });
    await alice.invoke(General.asnGetClientXMLContent, {});
    const google = { bEnabled: true, u8sClientID: "", u8sClientSecret: "secret" };
    await admin.invoke(asnMgmtSetGoogleClientID, google);
    await alice.invoke(General.asnGetGoogleIntegrationSettings, {});
    await alice.invoke(General.asnSetUserPropertyBag, {
      asnUserPropertyBag: { asnProperties: [] },
    });
    const tables = ["user_setting", "server_setting", "setting_key"];
    const { statements, scans } = await fullScans(data, noted, tables);
    expect(statements).toBe(6);
    expect(scans).toEqual([]);
    const bag = [...noted.values()].filter(({ sql }) =>
      sql.startsWith('update "user" set "profile" = '),
    );
    expect(bag).toHaveLength(1);
    const ofBag = new Map(bag.map((one) => [one.sql, one]));
    expect(await fullScans(data, ofBag, ["user"])).toEqual({ statements: 1, scans: [] });
  },
);
