import { describe, expect, test } from "vitest";
import {
  asnAdminAddComputerProfile,
  asnAdminGetComputerProfile,
  asnAdminSetComputerProfile,
  type AsnComputerProfile,
} from "../../../../src/modules/admin/admin.js";
import {
  asnMgmtAddComputerProfile,
  asnMgmtClearComputerStatus,
  asnMgmtComputerFoundEvent,
  asnMgmtGetClientInstallProfile,
  asnMgmtGetClientInstallProfileComputerNames,
  asnMgmtGetAvailableUpdates,
  asnMgmtGetComputerProfile,
  asnMgmtGetComputers,
  asnMgmtGetSoftwareProfiles,
  asnMgmtRefreshComputerStatus,
  asnMgmtRemoveComputer,
  asnMgmtSendBroadcast,
  asnMgmtSetClientInstallProfile,
  asnMgmtSetComputerProfile,
  asnMgmtSetSoftwareProfiles,
  asnMgmtSoftwarePacketsChanged,
  asnMgmtSoftwareStatusComputerChanged,
  type AsnMgmtClientInstallProfileData,
  type AsnMgmtComputerFoundEventArgument,
  type AsnMgmtSoftwareStatusComputer,
} from "../../../../src/modules/management/management.js";
import { asnCheckConnection } from "../../../../src/modules/transport/transport.js";
import type { Client } from "../../../../src/rose/index.js";
import { blankComputer } from "../../../../src/server/index.js";
import { errorOf } from "../../running.js";
import { moduleStores } from "../stores.js";

/** The operations of both modules, which do the same. */
const modules = [
  [
    "Admin",
    {
      get: asnAdminGetComputerProfile,
      set: asnAdminSetComputerProfile,
      add: asnAdminAddComputerProfile,
    },
  ],
  [
    "Management",
    {
      get: asnMgmtGetComputerProfile,
      set: asnMgmtSetComputerProfile,
      add: asnMgmtAddComputerProfile,
    },
  ],
] as const;

const full: AsnComputerProfile = {
  iEnabled: 0,
  u8sDNPath: "cn=Desk 1,ou=office",
  u8sComputerLogin: "Desk 1",
  u8sComputerPassword: "secret",
  u8sobjectGUID: "",
  u8sPhoneNumber: "+49 30 1234-10",
  u8sPhoneSecondary: "11",
  userMonitorLineList: [{ u8sPhoneNumber: "12" }],
  iMonitorLineRights: 3,
  asnUserPropertyBag: { asnProperties: [{ key: "floor", value: "2" }] },
  optionalParams: [{ key: "note", value: { stringdata: "by the window" } }],
};

/** All that is told of computers, in the order of the events. */
async function listed(client: Client): Promise<AsnMgmtComputerFoundEventArgument[]> {
  const got: AsnMgmtComputerFoundEventArgument[] = [];
  client.handle(asnMgmtComputerFoundEvent, (argument) => void got.push(argument));
  const { iNumberOfComputers } = await client.invoke(asnMgmtGetComputers, {});
  expect(got).toHaveLength(iNumberOfComputers);
  return got;
}

const names = async (client: Client) =>
  (await listed(client)).map(({ computerProfile: { u8sComputerLogin } }) => u8sComputerLogin);

function plan(u8sComputerName: string): AsnMgmtClientInstallProfileData {
  return {
    u8sComputerName,
    u8sProfileName: "office",
    actionList: [{ u8sPacketIdentifier: "EACUSRV", iAction: 1, iClientTspInstallOption: 2 }],
    u8sAdminName: "administrator",
    u8sAdminPassword: "secret",
    bFirstInstallation: true,
    iLastServiceStatus: 3,
    iLastSoftwareStatus: 4,
    u8sLogData: "begun",
  };
}

describe.each(moduleStores)("in $name", (store) => {
  describe.each(modules)("2.2 and 4.8 computers by the module %s", (_, { get, set, add }) => {
    const of = async (client: Client, u8sClientComputerName: string) =>
      (await client.invoke(get, { u8sClientComputerName })).computerProfile;

    test("are added with all of their profile but the password, and found by their name in any case", async () => {
      const there = await store.running();
      const admin = await there.loggedOn("admin");
      expect(await admin.invoke(add, { computerProfile: full })).toEqual({ bSuccess: true });
      const found = await of(admin, "DESK 1");
      expect(found.u8sobjectGUID).toMatch(/^[0-9a-f]{8}-/);
      const { u8sobjectGUID } = found;
      expect(found).toEqual({ ...full, u8sComputerPassword: "", u8sobjectGUID });
    });

    test("have a path by themselves, and take a GUID that is given", async () => {
      const there = await store.running();
      const admin = await there.loggedOn("admin");
      const guid = "00112233-4455-6677-8899-AABBCCDDEEFF";
      const profile = { ...blankComputer("a,b"), u8sobjectGUID: `{${guid}}` };
      await admin.invoke(add, { computerProfile: profile });
      expect(await of(admin, "a,b")).toEqual({
        ...profile,
        u8sDNPath: "cn=a\\,b,cn=computers",
        u8sobjectGUID: guid.toLowerCase(),
      });
    });

    test("are not added if there is one with the name, GUID or path (2), nor without a proper name, GUID or size (0)", async () => {
      const there = await store.running();
      const admin = await there.loggedOn("admin");
      await admin.invoke(add, { computerProfile: full });
      const { u8sobjectGUID } = await of(admin, "Desk 1");
      const refused = async (profile: AsnComputerProfile, iErrorDetail: number) =>
        expect(await errorOf(admin.invoke(add, { computerProfile: profile }))).toMatchObject({
          iErrorDetail,
        });
      const other = blankComputer("Other");
      await refused(blankComputer("desk 1"), 2);
      await refused({ ...other, u8sobjectGUID: u8sobjectGUID.toUpperCase() }, 2);
      await refused({ ...other, u8sDNPath: "CN=desk 1,OU=office" }, 2);
      await refused({ ...other, u8sobjectGUID: "no GUID" }, 0);
      await refused({ ...other, u8sDNPath: "x".repeat(1025) }, 0);
      await refused({ ...other, u8sPhoneNumber: "x".repeat(262_144) }, 0);
      for (const name of ["", "x".repeat(257), "a\0b"]) await refused(blankComputer(name), 0);
      expect(await names(admin)).toEqual(["Desk 1"]);
    });

    test("are stored anew under their name; the GUID stays, and an unknown computer is error 2", async () => {
      const there = await store.running();
      const admin = await there.loggedOn("admin");
      await admin.invoke(add, { computerProfile: full });
      await admin.invoke(add, { computerProfile: blankComputer("Other") });
      const { u8sobjectGUID } = await of(admin, "Desk 1");
      const after = { ...blankComputer("DESK 1"), u8sPhoneNumber: "20" };
      const storing = admin.invoke(set, {
        computerProfile: { ...after, u8sobjectGUID: "00112233-4455-6677-8899-aabbccddeeff" },
      });
      expect(await storing).toEqual({ bSuccess: true });
      const stored = { ...after, u8sobjectGUID, u8sDNPath: "cn=DESK 1,cn=computers" };
      expect(await of(admin, "desk 1")).toEqual(stored);
      const refused = async (profile: AsnComputerProfile, iErrorDetail: number) =>
        expect(await errorOf(admin.invoke(set, { computerProfile: profile }))).toMatchObject({
          iErrorDetail,
        });
      for (const name of ["Third", "", "a\0b"]) await refused(blankComputer(name), 2);
      await refused({ ...after, u8sDNPath: "cn=other,cn=computers" }, 0);
      await refused({ ...after, u8sDNPath: "a\0b" }, 0);
      await refused({ ...after, u8sPhoneNumber: "x".repeat(262_144) }, 0);
      expect(await of(admin, "desk 1")).toEqual(stored);
    });

    test("an empty name gives an empty profile, an unknown one error 2", async () => {
      const there = await store.running();
      const admin = await there.loggedOn("admin");
      expect(await of(admin, "")).toEqual({
        iEnabled: 1,
        u8sDNPath: "",
        u8sComputerLogin: "",
        u8sComputerPassword: "",
        u8sobjectGUID: "",
        u8sPhoneNumber: "",
        u8sPhoneSecondary: "",
        userMonitorLineList: [],
        iMonitorLineRights: 0,
        asnUserPropertyBag: { asnProperties: [] },
      });
      for (const name of ["nothing", "a\0b", "x".repeat(2000)]) {
        expect(await errorOf(of(admin, name))).toMatchObject({ iErrorDetail: 2 });
      }
    });

    test("are for administrators only: others get error 1", async () => {
      const there = await store.running();
      const alice = await there.loggedOn("alice");
      const argument = { computerProfile: full };
      for (const error of await Promise.all([
        errorOf(alice.invoke(add, argument)),
        errorOf(alice.invoke(set, argument)),
        errorOf(of(alice, "")),
      ])) {
        expect(error).toMatchObject({ iErrorDetail: 1 });
      }
    });
  });

  describe("4.8 asnMgmtGetComputers (2502) and asnMgmtRemoveComputer (2506)", () => {
    test("send each computer in an event (2703) before the number, in the order of the names", async () => {
      const there = await store.running();
      const admin = await there.loggedOn("admin");
      expect(await listed(await there.loggedOn("admin"))).toEqual([]);
      for (const name of ["b", "C", "a"]) {
        await admin.invoke(asnAdminAddComputerProfile, { computerProfile: blankComputer(name) });
      }
      await admin.invoke(asnMgmtSetClientInstallProfile, {
        iACICommand: 1,
        profileData: plan("B"),
      });
      const found = await listed(admin);
      expect(found.map(({ computerProfile }) => computerProfile.u8sComputerLogin)).toEqual([
        "a",
        "b",
        "C",
      ]);
      expect(found.map((one) => one.clientInstallProfileData.u8sProfileName)).toEqual([
        "",
        "office",
        "",
      ]);
      // No update client reports to this server.
      expect(found.map((one) => one.softwareStatusComputer)).toMatchObject([
        { u8sComputerName: "a", iUpdateServiceStatus: 0, installedSoftwareList: [] },
        { u8sComputerName: "b" },
        { u8sComputerName: "C" },
      ]);
    });

    test("list more computers than are read together", async () => {
      const there = await store.running();
      const admin = await there.loggedOn("admin");
      const expected = Array.from({ length: 1001 }, (_, n) => `c${1000 + n}`);
      const adding = expected.map((name) =>
        admin.invoke(asnAdminAddComputerProfile, { computerProfile: blankComputer(name) }),
      );
      await Promise.all(adding);
      expect(await names(admin)).toEqual(expected);
    });

    test("a computer is removed with its plan; an unknown one is error 3", async () => {
      const there = await store.running();
      const admin = await there.loggedOn("admin");
      for (const name of ["a", "b"]) {
        await admin.invoke(asnAdminAddComputerProfile, { computerProfile: blankComputer(name) });
        const profileData = plan(name);
        await admin.invoke(asnMgmtSetClientInstallProfile, { iACICommand: 1, profileData });
      }
      expect(await admin.invoke(asnMgmtRemoveComputer, { u8sComputerName: "A" })).toEqual({});
      for (const u8sComputerName of ["a", "", "a\0b"]) {
        const again = admin.invoke(asnMgmtRemoveComputer, { u8sComputerName });
        expect(await errorOf(again)).toMatchObject({ iErrorDetail: 3 });
      }
      expect(await names(admin)).toEqual(["b"]);
      const left = await admin.invoke(asnMgmtGetClientInstallProfileComputerNames, {});
      expect(left).toEqual({ u8slistComputers: ["b"] });
    });
  });

  describe("4.8 plans of installations (2515, 2517, 2518)", () => {
    test("are stored for each computer, known or not, without the password, and listed by name", async () => {
      const there = await store.running();
      const admin = await there.loggedOn("admin");
      const set = (profileData: AsnMgmtClientInstallProfileData) =>
        admin.invoke(asnMgmtSetClientInstallProfile, { iACICommand: 1, profileData });
      const get = async (u8sComputer: string) =>
        (await admin.invoke(asnMgmtGetClientInstallProfile, { u8sComputer })).profileData;
      for (const name of ["Desk", "attic", "DESK"]) expect(await set(plan(name))).toEqual({});
      expect(await admin.invoke(asnMgmtGetClientInstallProfileComputerNames, {})).toEqual({
        u8slistComputers: ["attic", "DESK"],
      });
      expect(await get("desk")).toEqual({ ...plan("DESK"), u8sAdminPassword: "" });
      expect(await get("cellar")).toEqual({
        u8sComputerName: "cellar",
        u8sProfileName: "",
        actionList: [],
        u8sAdminName: "",
        u8sAdminPassword: "",
        bFirstInstallation: false,
        iLastServiceStatus: 0,
        iLastSoftwareStatus: 0,
        u8sLogData: "",
      });
      for (const bad of [
        plan(""),
        plan("a\0b"),
        { ...plan("a"), u8sLogData: "x".repeat(262_144) },
      ]) {
        expect(await errorOf(set(bad))).toMatchObject({ iErrorDetail: 4 });
      }
      expect(await admin.invoke(asnMgmtGetClientInstallProfileComputerNames, {})).toEqual({
        u8slistComputers: ["attic", "DESK"],
      });
    });
  });

  describe("4.8 profiles of software (2615, 2616, 2710) and files to distribute (2519)", () => {
    test("are replaced as they come, and administrators told when they are others; there are no files", async () => {
      const there = await store.running();
      const admin = await there.loggedOn("admin");
      const alice = await there.loggedOn("alice");
      let told = 0;
      admin.handle(asnMgmtSoftwarePacketsChanged, () => void told++);
      alice.handle(asnMgmtSoftwarePacketsChanged, () => expect.unreachable());
      const get = async () =>
        (await admin.invoke(asnMgmtGetSoftwareProfiles, {})).u8slistSoftwareProfilesAsXML;
      const set = (u8slistSoftwareProfilesAsXML: string[], client = admin) =>
        client.invoke(asnMgmtSetSoftwareProfiles, { u8slistSoftwareProfilesAsXML });
      expect(await get()).toEqual([]);
      for (const texts of [["<a/>", "", "a\0b"], ["<b/>"], ["<b/>"], []]) {
        expect(await set(texts)).toEqual({});
        expect(await get()).toEqual(texts);
      }
      expect(await errorOf(set(["x".repeat(1024 * 1024)]))).toMatchObject({ iErrorDetail: 4 });
      expect(await errorOf(set(["<c/>"], alice))).toMatchObject({ iErrorDetail: 2 });
      expect(await get()).toEqual([]);
      await alice.invoke(asnCheckConnection, {});
      await expect.poll(() => told).toBe(3);
      expect(await admin.invoke(asnMgmtGetAvailableUpdates, {})).toEqual({
        updateDescriptionList: [],
      });
    });
  });

  describe("4.8 the state of software (2504, 2505, 2709) and messages to update clients (2516)", () => {
    const known = async (client: Client): Promise<void> => {
      for (const name of ["Desk", "attic"]) {
        await client.invoke(asnAdminAddComputerProfile, { computerProfile: blankComputer(name) });
      }
    };

    test("asking computers for it changes nothing, because none reports; unknown ones are error 3, too many error 5", async () => {
      const there = await store.running();
      const admin = await there.loggedOn("admin");
      await known(admin);
      for (const operation of [asnMgmtRefreshComputerStatus, asnMgmtClearComputerStatus]) {
        const call = (...u8slistComputers: string[]) =>
          admin.invoke(operation, { u8slistComputers });
        expect(await call()).toEqual({});
        expect(await call("desk", "Attic")).toEqual({});
        for (const name of ["cellar", "", "a\0b", "x".repeat(2000)]) {
          expect(await errorOf(call("desk", name))).toMatchObject({ iErrorDetail: 3 });
        }
        const many = Array.from({ length: 1001 }, () => "desk");
        expect(await errorOf(call(...many))).toMatchObject({ iErrorDetail: 5 });
      }
    });

    test("clearing it (2505) tells administrators that nothing is known (2709), once for each computer; asking (2504) tells nobody", async () => {
      const there = await store.running();
      const admin = await there.loggedOn("admin");
      const alice = await there.loggedOn("alice");
      await known(admin);
      const told: AsnMgmtSoftwareStatusComputer[] = [];
      admin.handle(asnMgmtSoftwareStatusComputerChanged, ({ status }) => void told.push(status));
      alice.handle(asnMgmtSoftwareStatusComputerChanged, () => expect.unreachable());
      const named = { u8slistComputers: ["DESK", "attic", "desk"] };
      await admin.invoke(asnMgmtRefreshComputerStatus, named);
      await admin.invoke(asnMgmtClearComputerStatus, named);
      await expect.poll(() => told.length).toBe(2);
      await alice.invoke(asnCheckConnection, {});
      await admin.invoke(asnCheckConnection, {});
      expect(told).toMatchObject([
        { u8sComputerName: "Desk", iUpdateServiceStatus: 0, installedSoftwareList: [] },
        { u8sComputerName: "attic", iUpdateServiceStatus: 0, installedSoftwareList: [] },
      ]);
    });

    test("a message to update clients is error 501, because none is connected, and error 4 if there is no such message", async () => {
      const there = await store.running();
      const admin = await there.loggedOn("admin");
      const send = (iType: number) =>
        errorOf(admin.invoke(asnMgmtSendBroadcast, { iType, u8slistComputers: [] }));
      for (const type of [1, 2, 3]) expect(await send(type)).toMatchObject({ iErrorDetail: 501 });
      for (const type of [0, 4, -1]) expect(await send(type)).toMatchObject({ iErrorDetail: 4 });
    });

    test("are for administrators only: others get error 2", async () => {
      const there = await store.running();
      await known(await there.loggedOn("admin"));
      const alice = await there.loggedOn("alice");
      const u8slistComputers = ["Desk"];
      for (const call of [
        alice.invoke(asnMgmtRefreshComputerStatus, { u8slistComputers }),
        alice.invoke(asnMgmtClearComputerStatus, { u8slistComputers }),
        alice.invoke(asnMgmtSendBroadcast, { iType: 1, u8slistComputers }),
      ]) {
        expect(await errorOf(call)).toMatchObject({ iErrorDetail: 2 });
      }
    });
  });
});
