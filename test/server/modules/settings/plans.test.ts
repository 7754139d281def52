import { expect, test } from "vitest";
import * as General from "../../../../src/modules/general/general.js";
import { asnMgmtSetGoogleClientID } from "../../../../src/modules/management/management.js";
import { fullScans, plansOf } from "../support/plans.js";
import { notingDatabase, type Noted } from "../support/statements.js";
import { logonKernel } from "../support/logon-kernel.js";
import { moduleStores } from "../stores.js";

test.each(moduleStores)(
  "in $name, no statement for settings reads a whole table",
  async ({ database }) => {
    const noted: Noted[] = [];
    const data = await database();
    const at = await logonKernel({ database: async () => notingDatabase(data, noted) });
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
    const plans = await plansOf(data, noted, tables);
    expect(plans).toHaveLength(6);
    expect(fullScans(plans)).toEqual([]);
    const bag = noted.filter(({ sql }) => sql.startsWith('update "user" set "profile" = '));
    const ofBag = await plansOf(data, bag, ["user"]);
    expect(ofBag).toHaveLength(1);
    expect(fullScans(ofBag)).toEqual([]);
  },
);
