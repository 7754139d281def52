import { describe, expect, test } from "vitest";
import {
  asnMgmtAddLicense,
  asnMgmtGetHWID,
  asnMgmtGetHasCurrentVersionLicenses,
  asnMgmtGetLicense,
  asnMgmtGetNumLicenses,
  asnMgmtGetRemainingTrialDays,
  asnMgmtRemoveLicense,
  asnMgmtSetLicenseGenuineStatus,
} from "../../../../src/modules/management/management.js";
import { errorOf, errorsOf } from "../../running.js";
import { moduleStores } from "../stores.js";

describe.each(moduleStores)("4.11 licences, with the data in $name:", (store) => {
  test("there are none (2527), no trial (2507), and as many users as there are may use this version (2526)", async () => {
    const at = await store.running();
    const admin = await at.loggedOn("admin");
    expect(await admin.invoke(asnMgmtGetNumLicenses, {})).toEqual({ iNumLicenses: 0 });
    expect(await admin.invoke(asnMgmtGetRemainingTrialDays, {})).toEqual({ iRemainingTestDays: 0 });
    const users = () => admin.invoke(asnMgmtGetHasCurrentVersionLicenses, {});
    expect(await users()).toEqual({ iNumUsers: 3 });
    await at.server.users.add("carol", "carol's secret");
    expect(await users()).toEqual({ iNumUsers: 4 });
  });

  test("none can be added (2523, error 501) or removed (2524, error 3), and none is read (2525, error -25)", async () => {
    const admin = await (await store.running()).loggedOn("admin");
    const u8sLicense = "ABCD-EFGH";
    expect(await errorOf(admin.invoke(asnMgmtAddLicense, { u8sLicense }))).toMatchObject({
      iErrorDetail: 501,
    });
    expect(await errorOf(admin.invoke(asnMgmtRemoveLicense, { u8sLicense }))).toMatchObject({
      iErrorDetail: 3,
    });
    for (const iCount of [-1, 0, 1]) {
      expect(await errorOf(admin.invoke(asnMgmtGetLicense, { iCount }))).toMatchObject({
        iErrorDetail: -25,
      });
    }
  });

  test("what a check of licences says (2583) is taken, and no licence needs an update", async () => {
    const admin = await (await store.running()).loggedOn("admin");
    const genuineInfos = [{ key: "ABCD", value: "genuine" }];
    expect(await admin.invoke(asnMgmtSetLicenseGenuineStatus, { genuineInfos })).toEqual({
      u8slistUpdateLicenseCodes: [],
    });
  });

  test("the identifier (2522) is made once for the data, and names no hardware", async () => {
    const at = await store.running();
    const admin = await at.loggedOn("admin");
    const identity = await admin.invoke(asnMgmtGetHWID, {});
    expect(identity).toEqual({
      u8sHWID: "",
      u8sSystemIdentifier: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
    });
    expect(await (await at.loggedOn("admin")).invoke(asnMgmtGetHWID, {})).toEqual(identity);
  });

  test("is for administrators only", async () => {
    const alice = await (await store.running()).loggedOn("alice");
    for (const error of await errorsOf([
      alice.invoke(asnMgmtGetNumLicenses, {}),
      alice.invoke(asnMgmtGetRemainingTrialDays, {}),
      alice.invoke(asnMgmtGetHasCurrentVersionLicenses, {}),
      alice.invoke(asnMgmtGetHWID, {}),
      alice.invoke(asnMgmtAddLicense, { u8sLicense: "" }),
      alice.invoke(asnMgmtRemoveLicense, { u8sLicense: "" }),
      alice.invoke(asnMgmtGetLicense, { iCount: 0 }),
      alice.invoke(asnMgmtSetLicenseGenuineStatus, { genuineInfos: [] }),
    ])) {
      expect(error).toMatchObject({ iErrorDetail: 2 });
    }
  });

  test("data that were made apart have other identifiers", async () => {
    const found = new Set<string>();
    for (let count = 0; count < 2; count++) {
      const admin = await (await store.running()).loggedOn("admin");
      found.add((await admin.invoke(asnMgmtGetHWID, {})).u8sSystemIdentifier);
    }
    expect(found.size).toBe(2);
  });
});
