import { describe, expect, test } from "vitest";
import {
  asnMgmtGetUMInterfaceSettings,
  asnMgmtSetUMInterfaceSettings,
  type AsnMgmtUserManagerActiveDirectorySettings,
} from "../../../../src/modules/management/management.js";
import { errorOf } from "../../running.js";
import { moduleStores } from "../stores.js";

const settings: AsnMgmtUserManagerActiveDirectorySettings = {
  u8sHost: "dc1.example.org",
  iPort: 636,
  u8sDomain: "EXAMPLE",
  u8sUsername: "reader",
  u8sPassword: "secret",
  u8sBaseDNUsers: "ou=users",
  u8sBaseDNComputers: "ou=computers",
  u8sBaseDNGroups: "ou=groups",
  bLDAPBaseAttributeWriteBackEnabled: true,
  objAttributeMapping: [],
  iPhoneNumberPreformatFormat: 2,
  iExtensionVersion: 3,
  iLastErrorCode: 17,
};

describe.each(moduleStores)(
  "in $name, 4.6 the settings of an interface to a directory",
  (store) => {
    test("are kept for each of both, without the password and what is found at run time (2605, 2606)", async () => {
      const there = await store.running();
      const admin = await there.loggedOn("admin");
      const of = async (iInterfaceType: number) =>
        (await admin.invoke(asnMgmtGetUMInterfaceSettings, { iInterfaceType })).settings;
      expect(await of(2)).toMatchObject({ u8sHost: "", iPort: 389, iExtensionVersion: 0 });
      const set = (iInterfaceType: number, changes = {}) =>
        admin.invoke(asnMgmtSetUMInterfaceSettings, {
          iInterfaceType,
          settings: { ...settings, ...changes },
        });
      expect(await set(2)).toEqual({});
      await set(3, { u8sHost: "ldap.example.org" });
      await set(3, { u8sHost: "ldap2.example.org" });
      const stored = { ...settings, u8sPassword: "", iExtensionVersion: 0, iLastErrorCode: 0 };
      expect(await of(2)).toEqual(stored);
      expect(await of(3)).toEqual({ ...stored, u8sHost: "ldap2.example.org" });
    });

    test("are not there for other interfaces, and not too large (4); others than administrators get error 2", async () => {
      const there = await store.running();
      const [admin, alice] = [await there.loggedOn("admin"), await there.loggedOn("alice")];
      for (const iInterfaceType of [0, 1, 4, 5, -1]) {
        const argument = { iInterfaceType, settings };
        const calls = [
          admin.invoke(asnMgmtGetUMInterfaceSettings, { iInterfaceType }),
          admin.invoke(asnMgmtSetUMInterfaceSettings, argument),
        ];
        for (const error of await Promise.all(calls.map((call) => errorOf(call)))) {
          expect(error).toMatchObject({ iErrorDetail: 4 });
        }
      }
      for (const bad of [{ iPort: -1 }, { iPort: 65_536 }, { u8sDomain: "x".repeat(262_144) }]) {
        const argument = { iInterfaceType: 2, settings: { ...settings, ...bad } };
        const setting = admin.invoke(asnMgmtSetUMInterfaceSettings, argument);
        expect(await errorOf(setting)).toMatchObject({ iErrorDetail: 4 });
      }
      const reading = alice.invoke(asnMgmtGetUMInterfaceSettings, { iInterfaceType: 2 });
      expect(await errorOf(reading)).toMatchObject({ iErrorDetail: 2 });
      const { settings: stored } = await admin.invoke(asnMgmtGetUMInterfaceSettings, {
        iInterfaceType: 2,
      });
      expect(stored.u8sHost).toBe("");
    });
  },
);
