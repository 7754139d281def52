import { describe, expect, test } from "vitest";
import { blankLocation } from "../../../../src/server/modules/locations/api.js";
import { NumberRules } from "../../../../src/server/modules/cti/numbers.js";

const office = {
  ...blankLocation("office"),
  u8sCountryCode: "49",
  u8sCityCodeNoPrefix: "8151",
  u8sNationalPrefix: "0",
  u8sInternationalPrefix: "00",
  bUseTkSystem: true,
  u8sTKAnschlussNr: "36856",
  u8sTKLocalAccessCode: "0",
  u8sTKLongDistanceAccessCode: "0",
  u8sTKInternationalAccessCode: "0",
  iTKMinLenInternalNumbers: 2,
  iTKMaxLenInternalNumbers: 3,
  u8sDDIRangeBegin: "100",
  u8sDDIRangeEnd: "299",
  u8sTKPrivateAccessCode: "7??%",
  u8slistTKAkzListRemoveIn: ["0"],
};

const rules = (...formatRules: [search: string, replace: string][]) => ({
  bIsReadOnlyFromFile: false,
  formatRules: formatRules.map(([u8sSearch, u8sReplace]) => ({
    ...{ u8sSearch, u8sReplace, bMatchReplace: false, bAutoCreatedRule: false },
    u8sAutoRuleforLocation: "",
  })),
});

describe("numbers at a location", () => {
  const numbers = new NumberRules(office);

  test.each([
    ["+49 (8151) 36856-177", "+49815136856177"],
    ["08151/36856-177", "+49815136856177"],
    ["0049 8151 36856177", "+49815136856177"],
    ["177", "+49815136856177"],
    ["1234567", "+4981511234567"],
    ["0043 1 2345", "+4312345"],
    ["*21#", "*21#"],
    ["sip:ann@example.org", "sip:ann@example.org"],
    ["", ""],
  ])("%j is %j everywhere", (given, expected) => {
    expect(numbers.international(given)).toBe(expected);
  });

  test.each([
    ["+49815136856177", "177"],
    ["+49815136856377", "036856377"],
    ["+4981511234567", "01234567"],
    ["+49301234567", "00301234567"],
    ["+4312345", "0004312345"],
    ["177", "177"],
  ])("%j is dialled as %j", (given, expected) => {
    expect(numbers.dialable(given)).toBe(expected);
  });

  test("are dialled with the area code where that is needed, and without prefixes where there is no PBX", () => {
    const { dialable } = NumberRules.prototype;
    const far = new NumberRules({ ...office, bNoLocalDialing: true });
    expect(dialable.call(far, "+4981511234567")).toBe("0081511234567");
    const home = new NumberRules({ ...office, bUseTkSystem: false });
    expect(dialable.call(home, "+49301234567")).toBe("0301234567");
  });

  test("that the PBX tells lose the access code", () => {
    expect(numbers.shown("00301234567")).toBe("+49301234567");
  });

  test("of letters are those of the keys, if there is vanity", () => {
    const vanity = new NumberRules({ ...office, bUseVanity: true });
    expect(vanity.international("0800 FLOWERS")).toBe("+498003569377");
    expect(numbers.international("0800 FLOWERS")).toBe("0800 FLOWERS");
  });

  test("get the prefix of private calls with digits of PIN and user, or none", () => {
    expect(numbers.privatePrefix("12", "9")).toBe("7129");
    expect(numbers.privatePrefix("1", "9")).toBeUndefined();
    expect(numbers.privatePrefix("1x", "9")).toBeUndefined();
  });

  test("without a location lose only what makes them legible", () => {
    const none = new NumberRules();
    expect(none.dialable("+49 (8151) 36856-177")).toBe("+49815136856177");
    expect(none.international("0 177")).toBe("0177");
  });

  test("that are very long stay as they are", () => {
    const long = "1".repeat(10_000);
    expect(numbers.dialable(long)).toBe(long);
  });
});

describe("expressions of a location", () => {
  test("apply to numbers with + before dialling, and to what is dialled; the first that fits counts", () => {
    const numbers = new NumberRules({
      ...office,
      numberFormatRegExpressListDial: rules(["^\\+4930(\\d+)$", "+4989\\1"], ["^\\+", "x"]),
      numberFormatRegExpressListFinalDial: rules(["^00(.*)", "9$1"]),
    });
    expect(numbers.dialable("+49301234567")).toBe("9891234567");
    expect(numbers.dialable("+4312345")).toBe("x4312345");
  });

  test.each([
    ...["(a+)+$", "(a|a)*$", "(?=a)b", "(a)\\1", "a*a*a*a*b", "(", ""],
    "a?".repeat(30) + "a".repeat(30),
    "a{0,1}".repeat(30) + "a".repeat(30),
    "(a|a)".repeat(40) + "x",
    "(?:a|a)".repeat(40) + "x",
    "a*a*a*" + "a?".repeat(5) + "a",
  ])("%j is left out, because it might take for ever or is none", (search) => {
    const list = rules([search, "no"]);
    const numbers = new NumberRules({ ...office, numberFormatRegExpressListFinalDial: list });
    expect(numbers.dialable("*" + "a".repeat(50))).toBe("*" + "a".repeat(50));
  });

  test.each(["(?:1|2|3|4|5|6|7|8|9)(\\d*)", "\\+?(?:00)(?:30|40)(\\d+)", "(\\d+)-?(\\d+)-?(\\d+)"])(
    "%j applies",
    (search) => {
      const list = rules([search, "yes"]);
      const numbers = new NumberRules({ ...office, numberFormatRegExpressListFinalDial: list });
      expect(numbers.dialable("+49301234567")).toContain("yes");
    },
  );
});
