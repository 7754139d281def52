import { emptyValue } from "../../../codec/index.js";
import type { AsnOptionalParameters } from "../../../modules/common/common.js";
import type {
  AsnGetLocationInformationResult,
  AsnLocationInformation2,
} from "../../../modules/general/general.js";
import {
  AsnLocationInformationMgmt,
  type AsnNumberFormatRegExpressionsMgmt,
} from "../../../modules/management/management.js";

/** The members that are the same in the forms for administrators and for clients. */
const same = [
  "u8sLocationID",
  "u8sLocationCheckSum",
  "bUseVanity",
  "bShowExtendedSettings",
  "bUseTkSystem",
  "bUseAdvancedLCR",
  "bFixedNumberLenExtensionDTMFDialing",
  "bMultiLocationSupport",
  "bAutoCreateOtherLocationRules",
  "bAllowNumberSearchOtherLocations",
  "bShortenOtherLocationSCNumbersForDialing",
  "iCountryID",
  "iLanguage",
  "u8sCountryCode",
  "u8sLocalPrefix",
  "u8sNationalPrefix",
  "u8sInternationalPrefix",
  "u8sLocalDialingRule",
  "u8sNationalDialingRule",
  "u8sInternationalDialingRule",
  "u8sCityCodeNoPrefix",
  "u8sVanityNumbers",
  "u8sTKLocalAccessCode",
  "u8sTKLongDistanceAccessCode",
  "u8sTKInternationalAccessCode",
  "u8sTKPrivateAccessCode",
  "u8sTKForwardingAccessCode",
  "u8sTKAnschlussNr",
  "iTKMinLenInternalNumbers",
  "iTKMaxLenInternalNumbers",
  "projectPINRules",
  "u8sDDIRangeBegin",
  "u8sDDIRangeEnd",
  "iDialingNumberFormat",
  "bNoLocalDialing",
  "optionalParams",
] as const satisfies readonly (keyof AsnLocationInformation2 & keyof AsnLocationInformationMgmt)[];

/** The members with rules for numbers, which administrators see more of. */
const ruleSets = [
  "numberFormatInternal",
  "numberFormatExternal",
  "numberFormatAutomaticOtherLocationsDDItoSC",
  "numberFormatAutomaticOtherLocationsSCtoDDI",
  "numberFormatRegExpressListIn",
  "numberFormatRegExpressListOut",
  "numberFormatRegExpressListDial",
  "numberFormatRegExpressListFinalDial",
] as const satisfies readonly (keyof AsnLocationInformation2 & keyof AsnLocationInformationMgmt)[];

type Same = Pick<AsnLocationInformation2, (typeof same)[number]>;
type RuleSets2 = Pick<AsnLocationInformation2, (typeof ruleSets)[number]>;
type RuleSets = Pick<AsnLocationInformationMgmt, (typeof ruleSets)[number]>;
type RuleSet2 = RuleSets2["numberFormatInternal"];

/** A location without settings. */
export function blankLocation(id: string): AsnLocationInformationMgmt {
  return { ...emptyValue(AsnLocationInformationMgmt), u8sLocationID: id };
}

/** The form for clients (manual line 6768). */
export function clientForm(settings: AsnLocationInformationMgmt): AsnLocationInformation2 {
  const sets = ruleSets.map((name) => [name, clientRules(settings[name])]);
  return { ...sameOf(settings), ...(Object.fromEntries(sets) as RuleSets2) };
}

/**
 * The settings of a location after a client has changed those that it knows. Sets of rules that are read-only stay as they are, and so does
 * what clients cannot see of a rule.
 */
export function changedBy(
  client: AsnLocationInformation2,
  before: AsnLocationInformationMgmt,
): AsnLocationInformationMgmt {
  const sets = ruleSets.map((name) => [name, rulesAfter(client[name], before[name])]);
  const { optionalParams: _, ...kept } = before;
  return { ...kept, ...sameOf(client), ...(Object.fromEntries(sets) as RuleSets) };
}

/** The older form for clients (manual line 6987): numbers for truth values, and rules without flags. */
export function olderForm(settings: AsnLocationInformationMgmt): AsnGetLocationInformationResult {
  const rules = (set: AsnNumberFormatRegExpressionsMgmt) =>
    set.formatRules.map(({ u8sSearch, u8sReplace }) => ({ u8sSearch, u8sReplace }));
  return {
    u8sLocationID: settings.u8sLocationID,
    iCountryID: settings.iCountryID,
    u8sCountryCode: settings.u8sCountryCode,
    u8sLocalPrefix: settings.u8sLocalPrefix,
    u8sNationalPrefix: settings.u8sNationalPrefix,
    u8sInternationalPrefix: settings.u8sInternationalPrefix,
    u8sLocalDialingRule: settings.u8sLocalDialingRule,
    u8sNationalDialingRule: settings.u8sNationalDialingRule,
    u8sInternationalDialingRule: settings.u8sInternationalDialingRule,
    u8sCityCodeNoPrefix: settings.u8sCityCodeNoPrefix,
    u8sVanityNumbers: settings.u8sVanityNumbers,
    iUseVanity: Number(settings.bUseVanity),
    u8sAddressStreet: "",
    u8sAddressZIPCode: "",
    u8sAddressCity: "",
    iUseTkSystem: Number(settings.bUseTkSystem),
    u8sTKLocalAccessCode: settings.u8sTKLocalAccessCode,
    u8sTKLongDistanceAccessCode: settings.u8sTKLongDistanceAccessCode,
    u8sTKInternationalAccessCode: settings.u8sTKInternationalAccessCode,
    u8sTKPrivateAccessCode: settings.u8sTKPrivateAccessCode,
    u8sTKAnschlussNr: settings.u8sTKAnschlussNr,
    iTKMaxLenInternalNumbers: settings.iTKMaxLenInternalNumbers,
    u8slistTKAkzListRemoveIn: settings.u8slistTKAkzListRemoveIn,
    u8slistTKAkzListRemoveOut: settings.u8slistTKAkzListRemoveOut,
    u8slistTKAkzListRemoveForwarding: settings.u8slistTKAkzListRemoveForwarding,
    u8slistTKDetectInternalRules: [],
    u8slistTKDetectExternalRules: [],
    iUseAdvancedLCR: Number(settings.bUseAdvancedLCR),
    numberFormatRegExpressListIn: rules(settings.numberFormatRegExpressListIn),
    numberFormatRegExpressListOut: rules(settings.numberFormatRegExpressListOut),
    numberFormatRegExpressListDial: rules(settings.numberFormatRegExpressListDial),
    projectPINRules: settings.projectPINRules,
    optionalParams: olderParameters(settings),
  };
}

/** What the older form has no members for, under the names of the later version. */
function olderParameters(settings: AsnLocationInformationMgmt): AsnOptionalParameters {
  const integer = (key: string, integerdata: number) => ({ key, value: { integerdata } });
  const text = (key: string, stringdata: string) => ({ key, value: { stringdata } });
  return [
    integer("MinLenInternalNumbers", settings.iTKMinLenInternalNumbers),
    text("TKAnschlussNrRangeFirst", settings.u8sDDIRangeBegin),
    text("TKAnschlussNrRangeLast", settings.u8sDDIRangeEnd),
    integer("DialingNumberFormat", settings.iDialingNumberFormat),
    integer("NoLocalDialing", Number(settings.bNoLocalDialing)),
  ];
}

function sameOf(settings: Same): Same {
  const members = same.filter((name) => settings[name] !== undefined);
  return Object.fromEntries(members.map((name) => [name, settings[name]])) as unknown as Same;
}

function clientRules({ formatRules, ...set }: AsnNumberFormatRegExpressionsMgmt): RuleSet2 {
  return {
    ...set,
    formatRules: formatRules.map(({ u8sSearch, u8sReplace, bMatchReplace, optionalParams }) => ({
      u8sSearch,
      u8sReplace,
      bMatchReplace,
      ...(optionalParams !== undefined && { optionalParams }),
    })),
  };
}

function rulesAfter(
  client: RuleSet2,
  before: AsnNumberFormatRegExpressionsMgmt,
): AsnNumberFormatRegExpressionsMgmt {
  if (before.bIsReadOnlyFromFile) return before;
  const known = new Map(before.formatRules.map((rule) => [ruleKey(rule), rule]));
  return {
    ...client,
    formatRules: client.formatRules.map((rule) => {
      const { bAutoCreatedRule = false, u8sAutoRuleforLocation = "" } =
        known.get(ruleKey(rule)) ?? {};
      return { ...rule, bAutoCreatedRule, u8sAutoRuleforLocation };
    }),
  };
}

function ruleKey(rule: {
  readonly u8sSearch: string;
  readonly u8sReplace: string;
  readonly bMatchReplace: boolean;
}): string {
  return JSON.stringify([rule.u8sSearch, rule.u8sReplace, rule.bMatchReplace]);
}
