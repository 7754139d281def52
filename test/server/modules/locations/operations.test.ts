import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { emptyValue, type Event } from "../../../../src/codec/index.js";
import {
  asnGetLocationIDs,
  asnGetLocationInformation,
  asnGetLocationInformation2,
  asnLocationInformationChanged,
  AsnLocationInformation2,
  asnSetLocationInformation2,
} from "../../../../src/modules/general/general.js";
import {
  AsnLocationInformationMgmt,
  asnMgmtDeleteLocation,
  asnMgmtGetLocationIDs,
  asnMgmtGetLocationInformationMgmt,
  asnMgmtLocationChanged,
  asnMgmtSetLocationInformationMgmt,
} from "../../../../src/modules/management/management.js";
import { asnCheckConnection } from "../../../../src/modules/transport/transport.js";
import type { Client } from "../../../../src/rose/index.js";
import { blankLocation, defineModule, locationService } from "../../../../src/server/index.js";
import { errorOf, type Running } from "../../running.js";
import { moduleStores } from "../stores.js";

const rule = {
  u8sSearch: "^0(.*)",
  u8sReplace: "+49\\1",
  bMatchReplace: true,
  bAutoCreatedRule: true,
  u8sAutoRuleforLocation: "Berlin",
};
const { bAutoCreatedRule: _, u8sAutoRuleforLocation: __, ...clientRule } = rule;
const pin = {
  u8sProjectName: "project",
  u8sProjectPin: "1234",
  iProjectType: 1,
  bAssociatedCallIsPrivateCall: true,
  u8sLocationID: "Default",
  u8sUserEnteredPin: "",
  u8sUserEnteredUserID: "",
};

/** A location in which every member has a value of its own. */
function full(id: string): AsnLocationInformationMgmt {
  const members = Object.entries(blankLocation(id)).map(([name, value], at) => {
    if (typeof value === "string") return [name, name];
    if (typeof value === "number") return [name, 100 + at];
    if (typeof value === "boolean") return [name, true];
    if (name.startsWith("u8slist")) return [name, [name]];
    return [name, Array.isArray(value) ? [] : { bIsReadOnlyFromFile: false, formatRules: [rule] }];
  });
  return {
    ...(Object.fromEntries(members) as AsnLocationInformationMgmt),
    u8sLocationID: id,
    localDialingRuleForeignPNALocalCallItemList: [
      { u8sAreaCode: "212", u8slistNXXPrefixList: ["555"] },
    ],
    lCRProviderVector: [
      { u8sProviderName: "one", u8sProviderNumber: "01013", iProviderCOLOR: 255 },
    ],
    lCRZoneList: [
      {
        u8sZoneName: "abroad",
        u8slistZonePrefixList: ["+1"],
        u8sTimeToProviderWeekDay: "1".repeat(48),
        u8sTimeToProviderSaturday: "0".repeat(48),
        u8sTimeToProviderSunday: "0".repeat(48),
      },
    ],
    projectPINRules: [pin],
    optionalParams: [{ key: "note", value: { stringdata: "kept" } }],
  };
}

const get = async (client: Client, u8sLocationID: string) =>
  (await client.invoke(asnMgmtGetLocationInformationMgmt, { u8sLocationID })).asnLocationData;
const get2 = async (client: Client, u8sLocationID: string) =>
  (await client.invoke(asnGetLocationInformation2, { u8sLocationID })).asnLocationData;
const set = (client: Client, asnLocationData: AsnLocationInformationMgmt) =>
  client.invoke(asnMgmtSetLocationInformationMgmt, { asnLocationData });
const set2 = (client: Client, asnLocationData: AsnLocationInformation2) =>
  client.invoke(asnSetLocationInformation2, { asnLocationData });
const remove = (client: Client, u8sLocationID: string) =>
  client.invoke(asnMgmtDeleteLocation, { u8sLocationID });

async function ids(client: Client, locationIDs?: string[]): Promise<string[]> {
  const argument = locationIDs === undefined ? {} : { locationIDs };
  const clients = await client.invoke(asnGetLocationIDs, argument);
  return clients.locationIDMD5ChecksumList.map(({ key }) => key);
}

/** A client that is logged on, and what it is told of locations. */
async function told(there: Running, name: string) {
  const client = await there.loggedOn(name);
  const got: unknown[] = [];
  const events: readonly Event<any>[] = [asnLocationInformationChanged, asnMgmtLocationChanged];
  for (const event of events) client.handle(event, (argument) => void got.push(argument));
  const next = async (count: number): Promise<unknown[]> => {
    while (got.length < count) await client.invoke(asnCheckConnection, {});
    return got.splice(0);
  };
  const now = async (): Promise<unknown[]> => {
    await client.invoke(asnCheckConnection, {});
    return got.splice(0);
  };
  return { client, next, now };
}

describe.each(moduleStores)("in $name", (store) => {
  describe("4.10 asnMgmtSetLocationInformationMgmt (2635) and -GetLocationInformationMgmt (2634)", () => {
    test("store a location with all of its settings, and return it as it was; only the check sum is the server's", async () => {
      const there = await store.running();
      const admin = await there.loggedOn("admin");
      const location = full("Default");
      expect(await set(admin, location)).toEqual({});
      const octets = AsnLocationInformationMgmt.encode({ ...location, u8sLocationCheckSum: "" });
      const u8sLocationCheckSum = createHash("md5").update(octets).digest("hex");
      const stored = { ...location, u8sLocationCheckSum };
      expect(await get(admin, "default")).toEqual(stored);
      // A set replaces everything, and adds what is not there.
      const after = { ...blankLocation("DEFAULT"), u8sCountryCode: "49" };
      await set(admin, after);
      await set(admin, blankLocation("Berlin"));
      const found = await get(admin, "Default");
      expect(found).toEqual({ ...after, u8sLocationCheckSum: found.u8sLocationCheckSum });
      expect(found.u8sLocationCheckSum).not.toBe(u8sLocationCheckSum);
      expect(await ids(admin)).toEqual(["Berlin", "DEFAULT"]);
    });

    test("an unknown location is error 3; an id that is none, and too much, error 4, and nothing is changed", async () => {
      const there = await store.running();
      const admin = await there.loggedOn("admin");
      await set(admin, full("Default"));
      const before = await get(admin, "Default");
      for (const id of ["other", "", "a\0b", "x".repeat(2000)]) {
        expect(await errorOf(get(admin, id))).toMatchObject({ iErrorDetail: 3 });
      }
      for (const id of ["", "a\0b", "x".repeat(257)]) {
        expect(await errorOf(set(admin, full(id)))).toMatchObject({ iErrorDetail: 4 });
      }
      const much = { ...full("Default"), u8sVanityNumbers: "x".repeat(262_144) };
      expect(await errorOf(set(admin, much))).toMatchObject({ iErrorDetail: 4 });
      expect(await get(admin, "Default")).toEqual(before);
      expect(await ids(admin)).toEqual(["Default"]);
    });

    test("there are at most 1000 locations; one more is error 5", async () => {
      const there = await store.running();
      const admin = await there.loggedOn("admin");
      const all = Array.from({ length: 1000 }, (_unused, at) => blankLocation(`l${at}`));
      for (let from = 0; from < all.length; from += 100) {
        await Promise.all(all.slice(from, from + 100).map((one) => set(admin, one)));
      }
      expect(await errorOf(set(admin, full("one more")))).toMatchObject({ iErrorDetail: 5 });
      await set(admin, full("l0"));
      expect(await ids(admin)).toHaveLength(1000);
    });
  });

  describe("1.1 asnGetLocationInformation2 (1119)", () => {
    test("returns to every user what clients know of the settings, with the same check sum", async () => {
      const there = await store.running();
      const admin = await there.loggedOn("admin");
      const alice = await there.loggedOn("alice");
      await set(admin, full("Default"));
      const stored = await get(admin, "Default");
      const found = await get2(alice, "DEFAULT");
      // Every member of the form for clients is one of the other, and rules are without what clients do not know.
      expect(Object.keys(found).toSorted()).toEqual(
        [...Object.keys(emptyValue(AsnLocationInformation2)), "optionalParams"].toSorted(),
      );
      for (const [name, value] of Object.entries(found)) {
        const other = (stored as unknown as Record<string, unknown>)[name];
        if (!name.startsWith("numberFormat")) expect([name, value]).toEqual([name, other]);
        else expect(value).toEqual({ bIsReadOnlyFromFile: false, formatRules: [clientRule] });
      }
    });

    test("an unknown location is error 0, whose text names the id; nothing is made up", async () => {
      const there = await store.running();
      const alice = await there.loggedOn("alice");
      for (const id of ["Default", "", "a\0b"]) {
        const refused = errorOf(get2(alice, id));
        expect(await refused).toEqual({
          iErrorDetail: 0,
          u8sErrorString: `There is no location ${JSON.stringify(id)}`,
        });
      }
    });
  });

  describe("1.1 asnGetLocationInformation (9001)", () => {
    test("returns the older form: numbers for truth values, no address, rules without flags, the rest by name", async () => {
      const there = await store.running();
      const admin = await there.loggedOn("admin");
      const alice = await there.loggedOn("alice");
      const location = full("Default");
      await set(admin, location);
      const ask = (u8sLocationID: string) =>
        alice.invoke(asnGetLocationInformation, { u8sLocationID });
      const rules = [{ u8sSearch: rule.u8sSearch, u8sReplace: rule.u8sReplace }];
      const found = await ask("Default");
      expect(found).toMatchObject({
        u8sLocationID: "Default",
        iCountryID: location.iCountryID,
        u8sCountryCode: "u8sCountryCode",
        u8sTKAnschlussNr: "u8sTKAnschlussNr",
        iUseVanity: 1,
        iUseTkSystem: 1,
        iUseAdvancedLCR: 1,
        u8sAddressStreet: "",
        u8sAddressZIPCode: "",
        u8sAddressCity: "",
        u8slistTKAkzListRemoveIn: ["u8slistTKAkzListRemoveIn"],
        u8slistTKAkzListRemoveOut: ["u8slistTKAkzListRemoveOut"],
        u8slistTKAkzListRemoveForwarding: ["u8slistTKAkzListRemoveForwarding"],
        u8slistTKDetectInternalRules: [],
        u8slistTKDetectExternalRules: [],
        numberFormatRegExpressListIn: rules,
        numberFormatRegExpressListOut: rules,
        numberFormatRegExpressListDial: rules,
        projectPINRules: [pin],
      });
      expect(found.optionalParams).toEqual([
        {
          key: "MinLenInternalNumbers",
          value: { integerdata: location.iTKMinLenInternalNumbers },
        },
        { key: "TKAnschlussNrRangeFirst", value: { stringdata: "u8sDDIRangeBegin" } },
        { key: "TKAnschlussNrRangeLast", value: { stringdata: "u8sDDIRangeEnd" } },
        { key: "DialingNumberFormat", value: { integerdata: location.iDialingNumberFormat } },
        { key: "NoLocalDialing", value: { integerdata: 1 } },
      ]);
      const texts = Object.entries(found).filter(([name]) =>
        /^u8s(?!list|Address|LocationID)/.test(name),
      );
      expect(texts.filter(([name, value]) => name !== value)).toEqual([]);
      expect(await errorOf(ask("other"))).toMatchObject({ iErrorDetail: 0 });
    });
  });

  describe("1.1 asnSetLocationInformation2 (1127)", () => {
    test("changes what clients know and leaves the rest; read-only rules stay, and so does what clients do not see of a rule", async () => {
      const there = await store.running();
      const admin = await there.loggedOn("admin");
      const location = {
        ...full("Default"),
        numberFormatRegExpressListIn: { bIsReadOnlyFromFile: true, formatRules: [rule] },
      };
      await set(admin, location);
      const before = await get(admin, "Default");
      const other = { u8sSearch: "a", u8sReplace: "b", bMatchReplace: false };
      const { optionalParams: _params, ...known } = await get2(admin, "Default");
      const changed: AsnLocationInformation2 = {
        ...known,
        u8sLocationCheckSum: "made up",
        u8sCountryCode: "43",
        bUseVanity: false,
        numberFormatRegExpressListIn: { bIsReadOnlyFromFile: false, formatRules: [] },
        numberFormatRegExpressListOut: {
          bIsReadOnlyFromFile: false,
          formatRules: [other, clientRule],
        },
      };
      expect(await set2(admin, changed)).toEqual({});
      const after = await get(admin, "Default");
      const { optionalParams: _before, ...rest } = before;
      expect(after).toEqual({
        ...rest,
        u8sLocationCheckSum: after.u8sLocationCheckSum,
        u8sCountryCode: "43",
        bUseVanity: false,
        numberFormatRegExpressListOut: {
          bIsReadOnlyFromFile: false,
          formatRules: [{ ...other, bAutoCreatedRule: false, u8sAutoRuleforLocation: "" }, rule],
        },
      });
      expect(after.u8sLocationCheckSum).toMatch(/^[\da-f]{32}$/);
      expect(after.u8sLocationCheckSum).not.toBe(before.u8sLocationCheckSum);
    });

    test("adds a location that is not there; what cannot be stored is error 0", async () => {
      const there = await store.running();
      const admin = await there.loggedOn("admin");
      const data = { ...emptyValue(AsnLocationInformation2), u8sCountryCode: "41" };
      await set2(admin, { ...data, u8sLocationID: "Bern" });
      const found = await get(admin, "Bern");
      const { u8sLocationCheckSum } = found;
      expect(found).toEqual({
        ...blankLocation("Bern"),
        u8sCountryCode: "41",
        u8sLocationCheckSum,
      });
      for (const u8sLocationID of ["", "a\0b", "x".repeat(257)]) {
        const refused = errorOf(set2(admin, { ...data, u8sLocationID }));
        expect(await refused).toMatchObject({ iErrorDetail: 0 });
      }
      expect(await ids(admin)).toEqual(["Bern"]);
    });

    test("is for administrators: others get error 1, and nothing is changed", async () => {
      const there = await store.running();
      const alice = await there.loggedOn("alice");
      const data = { ...emptyValue(AsnLocationInformation2), u8sLocationID: "Bern" };
      expect(await errorOf(set2(alice, data))).toMatchObject({ iErrorDetail: 1 });
      for (const call of [
        set(alice, full("Bern")),
        get(alice, "Bern"),
        remove(alice, "Bern"),
        alice.invoke(asnMgmtGetLocationIDs, {}),
      ]) {
        expect(await errorOf(call)).toMatchObject({ iErrorDetail: 2 });
      }
      expect(await ids(alice)).toEqual([]);
    });
  });

  describe("1.1 asnGetLocationIDs (1120) and 4.10 asnMgmtGetLocationIDs (2633)", () => {
    test("pair each location with its check sum, all or those of a list that are known", async () => {
      const there = await store.running();
      const admin = await there.loggedOn("admin");
      for (const id of ["b", "A", "c"]) await set(admin, blankLocation(id));
      const { u8sLocationCheckSum: value } = await get(admin, "A");
      for (const operation of [asnGetLocationIDs, asnMgmtGetLocationIDs]) {
        const by = async (locationIDs?: string[]) =>
          (await admin.invoke(operation, locationIDs === undefined ? {} : { locationIDs }))
            .locationIDMD5ChecksumList;
        expect(await by(["a", "unknown", "a\0b", "", "x".repeat(2000)])).toEqual([
          { key: "A", value },
        ]);
        for (const all of [undefined, []]) {
          expect((await by(all)).map(({ key }) => key)).toEqual(["A", "b", "c"]);
        }
        expect(await by(["unknown"])).toEqual([]);
      }
    });
  });

  describe("4.10 asnMgmtDeleteLocation (2577)", () => {
    test("removes a location; Default stays, and so does what is used", async () => {
      const there = await store.running(undefined, undefined, [
        defineModule({
          name: "user of locations",
          needs: [locationService],
          setup: ({ get: service }) =>
            service(locationService).usedBy(async (_db, key) => key === "berlin"),
        }),
      ]);
      const admin = await there.loggedOn("admin");
      for (const id of ["Default", "Berlin", "Bern"]) await set(admin, blankLocation(id));
      expect(await remove(admin, "BERN")).toEqual({});
      for (const id of ["Default", "Berlin"]) {
        expect(await errorOf(remove(admin, id))).toMatchObject({ iErrorDetail: 4 });
      }
      for (const id of ["Bern", "", "a\0b"]) {
        expect(await errorOf(remove(admin, id))).toMatchObject({ iErrorDetail: 3 });
      }
      expect(await ids(admin)).toEqual(["Berlin", "Default"]);
    });
  });

  describe("1.1 asnLocationInformationChanged (1117) and 4.10 asnMgmtLocationChanged (2707)", () => {
    test("tell every user, and administrators besides, of what is stored and removed, and of nothing that is as it was", async () => {
      const there = await store.running();
      const admin = await told(there, "admin");
      const alice = await told(there, "alice");
      const nobody = await there.connected();
      nobody.handle(asnLocationInformationChanged, () => expect.unreachable());
      await set(admin.client, blankLocation("Bern"));
      const { u8sLocationCheckSum: sum } = await get2(alice.client, "Bern");
      const event = (stringdata: string) => ({
        u8sLocationID: "Bern",
        optionalParams: [{ key: "MD5CheckSum", value: { stringdata } }],
      });
      expect(await alice.next(1)).toEqual([event(sum)]);
      expect(await admin.next(2)).toEqual([
        event(sum),
        { u8sLocationID: "Bern", u8sMD5CheckSum: sum },
      ]);
      // As it was, and refused.
      await set(admin.client, { ...blankLocation("Bern"), u8sLocationCheckSum: "made up" });
      await set2(admin.client, await get2(admin.client, "Bern"));
      await errorOf(set(admin.client, blankLocation("")));
      expect(await alice.now()).toEqual([]);
      await remove(admin.client, "Bern");
      expect(await alice.next(1)).toEqual([event("")]);
      expect(await admin.next(2)).toEqual([
        event(""),
        { u8sLocationID: "Bern", u8sMD5CheckSum: "" },
      ]);
      await nobody.invoke(asnCheckConnection, {});
    });
  });
});
