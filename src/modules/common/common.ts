// Generated from common.asn1 by `npm run generate`. Do not edit.
//
// Common: Data types shared by the other modules; no operations. Manual line 23448, protocol
// version 6.1.0.339.

import {
  BOOLEAN,
  INTEGER,
  NULL,
  OCTET_STRING,
  OPTIONAL,
  UTF8String,
  choice,
  enumerated,
  implicit,
  sequence,
  sequenceOf,
  systemTime,
  type Choice,
  type EnumeratedValue,
  type Type,
} from "../../codec/index.js";
import type * as General from "../general/general.js";

/**
 * Time in UTC as a double in Windows Variant Time: 2.0 is 1 January 1900 00:00, the fraction is the
 * part of the day; ISO 8601 string in JSON (manual line 23715).
 */
export type AsnSystemTime = Date;
export const AsnSystemTime: Type<AsnSystemTime> = /* @__PURE__ */ systemTime("AsnSystemTime");

/** Manual line 23724. */
export const EnumProjectType = /* @__PURE__ */ enumerated("EnumProjectType", {
  ePROJECTTYPEUNKNOWN: 0,
  ePROJECTTYPEPBX: 1,
  ePROJECTTYPEJOURNAL: 2,
  ePROJECTTYPEJOURNALPBX: 3,
  ePROJECTTYPEPBXPRIVATE: 4,
});
export type EnumProjectType = EnumeratedValue<typeof EnumProjectType>;

/** Manual line 23744. */
export const AsnContactPhoneLineType = /* @__PURE__ */ enumerated("AsnContactPhoneLineType", {
  iPHONENUMBERTYPEALL: -1,
  iPHONENUMBERTYPEUNKNOWN: 0,
  iPHONENUMBERTYPEPRIMARY: 1,
  iPHONENUMBERTYPESECONDARY: 2,
  iPHONENUMBERTYPEOTHEROWNNUMBER: 3,
});
export type AsnContactPhoneLineType = EnumeratedValue<typeof AsnContactPhoneLineType>;

/** Manual line 23763. */
export const AsnContactPhoneLineState = /* @__PURE__ */ enumerated("AsnContactPhoneLineState", {
  eLINEOFFLINE: 0,
  eLINEONLINE: 1,
});
export type AsnContactPhoneLineState = EnumeratedValue<typeof AsnContactPhoneLineState>;

/** Manual line 23773. */
export type AsnOptionalParamChoice = Choice<{
  stringdata: string;
  binarydata: Uint8Array;
  integerdata: number;
}>;
export const AsnOptionalParamChoice: Type<AsnOptionalParamChoice> = /* @__PURE__ */ choice(
  "AsnOptionalParamChoice",
  () => [
    ["stringdata", UTF8String],
    ["binarydata", OCTET_STRING],
    ["integerdata", INTEGER],
  ],
);

/** Manual line 23787. */
export interface AsnStringPair {
  key: string;
  value: string;
}
export const AsnStringPair: Type<AsnStringPair> = /* @__PURE__ */ sequence(
  "AsnStringPair",
  () => [
    ["key", UTF8String],
    ["value", UTF8String],
  ],
  { extensible: true },
);

/** Manual line 23799. */
export interface AsnIntegerPair {
  key: number;
  value: number;
}
export const AsnIntegerPair: Type<AsnIntegerPair> = /* @__PURE__ */ sequence(
  "AsnIntegerPair",
  () => [
    ["key", INTEGER],
    ["value", INTEGER],
  ],
  { extensible: true },
);

/** Manual line 23810. */
export interface AsnStringIntegerPair {
  u8sStr: string;
  iInt: number;
}
export const AsnStringIntegerPair: Type<AsnStringIntegerPair> = /* @__PURE__ */ sequence(
  "AsnStringIntegerPair",
  () => [
    ["u8sStr", UTF8String],
    ["iInt", INTEGER],
  ],
  { extensible: true },
);

/** Manual line 23820. */
export type UTF8StringList = string[];
export const UTF8StringList: Type<UTF8StringList> = /* @__PURE__ */ sequenceOf(
  "UTF8StringList",
  () => UTF8String,
);

/** Key with a string, binary or integer value (manual line 23826). */
export interface AsnOptionalParam {
  key: string;
  value: AsnOptionalParamChoice;
}
export const AsnOptionalParam: Type<AsnOptionalParam> = /* @__PURE__ */ sequence(
  "AsnOptionalParam",
  () => [
    ["key", UTF8String],
    ["value", AsnOptionalParamChoice],
  ],
  { extensible: true },
);

/** Manual line 23838. */
export type AsnStringPairList = AsnStringPair[];
export const AsnStringPairList: Type<AsnStringPairList> = /* @__PURE__ */ sequenceOf(
  "AsnStringPairList",
  () => AsnStringPair,
);

/**
 * Named optional values that a structure may carry, for compatible extension; where it defines
 * keys, it says which. The manual prints it in place of '...' (manual line 23853).
 */
export type AsnOptionalParameters = AsnOptionalParam[];
export const AsnOptionalParameters: Type<AsnOptionalParameters> = /* @__PURE__ */ sequenceOf(
  "AsnOptionalParameters",
  () => AsnOptionalParam,
  { map: true },
);

/** A structure that carries {@link AsnOptionalParameters}. */
export interface WithOptionalParams {
  /**
   * Named optional values that a structure may carry, for compatible extension; where it defines
   * keys, it says which. The manual prints it in place of '...' (manual line 23853).
   */
  optionalParams?: AsnOptionalParameters;
}

/** Manual line 23865. */
export interface AsnProjectPinRule extends WithOptionalParams {
  u8sProjectName: string;
  u8sProjectPin: string;
  iProjectType: number;
  bAssociatedCallIsPrivateCall: boolean;
  u8sLocationID: string;
  u8sUserEnteredPin: string;
  u8sUserEnteredUserID: string;
}
export const AsnProjectPinRule: Type<AsnProjectPinRule> = /* @__PURE__ */ sequence(
  "AsnProjectPinRule",
  () => [
    ["u8sProjectName", UTF8String],
    ["u8sProjectPin", UTF8String],
    ["iProjectType", INTEGER],
    ["bAssociatedCallIsPrivateCall", BOOLEAN],
    ["u8sLocationID", UTF8String],
    ["u8sUserEnteredPin", UTF8String],
    ["u8sUserEnteredUserID", UTF8String],
    ["optionalParams", AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 23887. */
export interface AsnNetDatabaseContact extends WithOptionalParams {
  u8sFound?: string;
  u8sDatabaseName?: string;
  /** database the contact comes from, e.g. 03 address book, 23 federation, 29 mobile phone book */
  u8sEntryIDDB?: string;
  /** store within the database */
  u8sEntryIDStore?: string;
  /** unique id within the database */
  u8sEntryID?: string;
  u8sCtiServerUserName?: string;
  u8sDisplayName?: string;
  u8sFirstName?: string;
  u8sLastName?: string;
  u8sJobTitle?: string;
  u8sCompany?: string;
  u8sDepartment?: string;
  u8sOfficeRoomNumber?: string;
  u8sCustomerID?: string;
  u8sBusinessAddressStreet?: string;
  u8sBusinessAddressPostalCode?: string;
  u8sBusinessAddressCity?: string;
  u8sBusinessAddressState?: string;
  u8sBusinessAddressCountry?: string;
  u8sPrivateAddressStreet?: string;
  u8sPrivateAddressPostalCode?: string;
  u8sPrivateAddressCity?: string;
  u8sPrivateAddressState?: string;
  u8sPrivateAddressCountry?: string;
  u8sOtherAddressStreet?: string;
  u8sOtherAddressPostalCode?: string;
  u8sOtherAddressCity?: string;
  u8sOtherAddressState?: string;
  u8sOtherAddressCountry?: string;
  u8sEMail?: string;
  u8sEMail2?: string;
  u8sEMail3?: string;
  u8sSIPAddress?: string;
  u8sWebPageURL?: string;
  u8sPhoneBusiness?: string;
  u8sPhoneBusiness2?: string;
  u8sCompanyMainTelephoneNumber?: string;
  u8sAssistantTelephoneNumber?: string;
  u8sPhoneHome?: string;
  u8sPhoneHome2?: string;
  u8sPrimaryTelephoneNumber?: string;
  u8sPhoneMobile?: string;
  u8sCarTelephoneNumber?: string;
  u8sRadioTelephoneNumber?: string;
  u8sPagerTelephoneNumber?: string;
  u8sOtherTelephoneNumber?: string;
  u8sCallbackTelephoneNumber?: string;
  u8sISDNTelephoneNumber?: string;
  u8sTTYTTDTelephoneNumber?: string;
  u8sFaxBusiness?: string;
  u8sFaxHome?: string;
  /** note */
  u8sBody?: string;
  u8sDirectWebLink?: string;
  customFields?: AsnStringPairList;
  bValid?: boolean;
  iPrivateContact?: number;
  iCtiServerUser?: number;
  /** jpegPhoto (binary), jpegPhotoHash (binary) */
  optionalParams?: AsnOptionalParameters;
}
export const AsnNetDatabaseContact: Type<AsnNetDatabaseContact> = /* @__PURE__ */ sequence(
  "AsnNetDatabaseContact",
  () => [
    ["u8sFound", implicit(0, UTF8String), OPTIONAL],
    ["u8sDatabaseName", implicit(1, UTF8String), OPTIONAL],
    ["u8sEntryIDDB", implicit(2, UTF8String), OPTIONAL],
    ["u8sEntryIDStore", implicit(3, UTF8String), OPTIONAL],
    ["u8sEntryID", implicit(4, UTF8String), OPTIONAL],
    ["u8sCtiServerUserName", implicit(5, UTF8String), OPTIONAL],
    ["u8sDisplayName", implicit(6, UTF8String), OPTIONAL],
    ["u8sFirstName", implicit(7, UTF8String), OPTIONAL],
    ["u8sLastName", implicit(8, UTF8String), OPTIONAL],
    ["u8sJobTitle", implicit(9, UTF8String), OPTIONAL],
    ["u8sCompany", implicit(10, UTF8String), OPTIONAL],
    ["u8sDepartment", implicit(11, UTF8String), OPTIONAL],
    ["u8sOfficeRoomNumber", implicit(12, UTF8String), OPTIONAL],
    ["u8sCustomerID", implicit(13, UTF8String), OPTIONAL],
    ["u8sBusinessAddressStreet", implicit(14, UTF8String), OPTIONAL],
    ["u8sBusinessAddressPostalCode", implicit(15, UTF8String), OPTIONAL],
    ["u8sBusinessAddressCity", implicit(16, UTF8String), OPTIONAL],
    ["u8sBusinessAddressState", implicit(17, UTF8String), OPTIONAL],
    ["u8sBusinessAddressCountry", implicit(18, UTF8String), OPTIONAL],
    ["u8sPrivateAddressStreet", implicit(19, UTF8String), OPTIONAL],
    ["u8sPrivateAddressPostalCode", implicit(20, UTF8String), OPTIONAL],
    ["u8sPrivateAddressCity", implicit(21, UTF8String), OPTIONAL],
    ["u8sPrivateAddressState", implicit(22, UTF8String), OPTIONAL],
    ["u8sPrivateAddressCountry", implicit(23, UTF8String), OPTIONAL],
    ["u8sOtherAddressStreet", implicit(24, UTF8String), OPTIONAL],
    ["u8sOtherAddressPostalCode", implicit(25, UTF8String), OPTIONAL],
    ["u8sOtherAddressCity", implicit(26, UTF8String), OPTIONAL],
    ["u8sOtherAddressState", implicit(27, UTF8String), OPTIONAL],
    ["u8sOtherAddressCountry", implicit(28, UTF8String), OPTIONAL],
    ["u8sEMail", implicit(29, UTF8String), OPTIONAL],
    ["u8sEMail2", implicit(30, UTF8String), OPTIONAL],
    ["u8sEMail3", implicit(31, UTF8String), OPTIONAL],
    ["u8sSIPAddress", implicit(32, UTF8String), OPTIONAL],
    ["u8sWebPageURL", implicit(33, UTF8String), OPTIONAL],
    ["u8sPhoneBusiness", implicit(34, UTF8String), OPTIONAL],
    ["u8sPhoneBusiness2", implicit(35, UTF8String), OPTIONAL],
    ["u8sCompanyMainTelephoneNumber", implicit(36, UTF8String), OPTIONAL],
    ["u8sAssistantTelephoneNumber", implicit(37, UTF8String), OPTIONAL],
    ["u8sPhoneHome", implicit(38, UTF8String), OPTIONAL],
    ["u8sPhoneHome2", implicit(39, UTF8String), OPTIONAL],
    ["u8sPrimaryTelephoneNumber", implicit(40, UTF8String), OPTIONAL],
    ["u8sPhoneMobile", implicit(41, UTF8String), OPTIONAL],
    ["u8sCarTelephoneNumber", implicit(42, UTF8String), OPTIONAL],
    ["u8sRadioTelephoneNumber", implicit(43, UTF8String), OPTIONAL],
    ["u8sPagerTelephoneNumber", implicit(44, UTF8String), OPTIONAL],
    ["u8sOtherTelephoneNumber", implicit(45, UTF8String), OPTIONAL],
    ["u8sCallbackTelephoneNumber", implicit(46, UTF8String), OPTIONAL],
    ["u8sISDNTelephoneNumber", implicit(47, UTF8String), OPTIONAL],
    ["u8sTTYTTDTelephoneNumber", implicit(48, UTF8String), OPTIONAL],
    ["u8sFaxBusiness", implicit(49, UTF8String), OPTIONAL],
    ["u8sFaxHome", implicit(50, UTF8String), OPTIONAL],
    ["u8sBody", implicit(51, UTF8String), OPTIONAL],
    ["u8sDirectWebLink", implicit(52, UTF8String), OPTIONAL],
    ["customFields", implicit(53, AsnStringPairList), OPTIONAL],
    ["bValid", implicit(54, BOOLEAN), OPTIONAL],
    ["iPrivateContact", implicit(55, INTEGER), OPTIONAL],
    ["iCtiServerUser", implicit(56, INTEGER), OPTIONAL],
    ["optionalParams", implicit(57, AsnOptionalParameters), OPTIONAL],
  ],
);

/** Entry id triple of a contact (manual line 24029). */
export interface AsnNetDatabaseContactID extends WithOptionalParams {
  u8sEntryID: string;
  u8sEntryIDDB: string;
  u8sEntryIDStore: string;
}
export const AsnNetDatabaseContactID: Type<AsnNetDatabaseContactID> = /* @__PURE__ */ sequence(
  "AsnNetDatabaseContactID",
  () => [
    ["u8sEntryID", UTF8String],
    ["u8sEntryIDDB", UTF8String],
    ["u8sEntryIDStore", UTF8String],
    ["optionalParams", AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 24046. */
export interface AsnLineForward extends WithOptionalParams {
  /** id of the entry */
  iInternalID: number;
  /** see {@link General.AsnForwardControllerMode} */
  iForwardController: General.AsnForwardControllerMode;
  /** see {@link General.AsnForwardMode} */
  iForwardMode: General.AsnForwardMode;
  /** backend specific mode (TAPI forward mode) */
  iBackEndSpecific: number;
  /** seconds for no-answer forwards, 0 default */
  iNoAnswerTime: number;
  /** destination number */
  u8sDestination: string;
  /** callers the forward is for, super-canonical */
  u8sCallerIDList: UTF8StringList;
}
export const AsnLineForward: Type<AsnLineForward> = /* @__PURE__ */ sequence(
  "AsnLineForward",
  () => [
    ["iInternalID", INTEGER],
    ["iForwardController", INTEGER],
    ["iForwardMode", INTEGER],
    ["iBackEndSpecific", INTEGER],
    ["iNoAnswerTime", INTEGER],
    ["u8sDestination", UTF8String],
    ["u8sCallerIDList", UTF8StringList],
    ["optionalParams", AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 24094. */
export type AsnIntegerPairList = AsnIntegerPair[];
export const AsnIntegerPairList: Type<AsnIntegerPairList> = /* @__PURE__ */ sequenceOf(
  "AsnIntegerPairList",
  () => AsnIntegerPair,
);

/** Manual line 24107. */
export type AsnStringIntegerPairList = AsnStringIntegerPair[];
export const AsnStringIntegerPairList: Type<AsnStringIntegerPairList> = /* @__PURE__ */ sequenceOf(
  "AsnStringIntegerPairList",
  () => AsnStringIntegerPair,
);

/** Manual line 24119. */
export interface AsnDummyArgument extends WithOptionalParams {
  dummy: null;
}
export const AsnDummyArgument: Type<AsnDummyArgument> = /* @__PURE__ */ sequence(
  "AsnDummyArgument",
  () => [
    ["dummy", NULL],
    ["optionalParams", AsnOptionalParameters, OPTIONAL],
  ],
);

/** General error: number and text (manual line 24129). */
export interface AsnRequestError extends WithOptionalParams {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnRequestError: Type<AsnRequestError> = /* @__PURE__ */ sequence(
  "AsnRequestError",
  () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["optionalParams", AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 24141. */
export type SEQInteger = number[];
export const SEQInteger: Type<SEQInteger> = /* @__PURE__ */ sequenceOf("SEQInteger", () => INTEGER);

/** Manual line 24144. */
export type AsnProjectPinRuleList = AsnProjectPinRule[];
export const AsnProjectPinRuleList: Type<AsnProjectPinRuleList> = /* @__PURE__ */ sequenceOf(
  "AsnProjectPinRuleList",
  () => AsnProjectPinRule,
);

/** Manual line 24168. */
export interface AsnCtiNewCallParams extends WithOptionalParams {
  /** project */
  projectPinRule: AsnProjectPinRule;
  /** true suppresses the caller id */
  bHideMyCallerID: boolean;
  /** contact supplied by the client */
  asnRemoteContact?: AsnNetDatabaseContact;
  /**
   * Address (TAPI address), FeatureCodeDialing (bool), FindAndValidateProject (string),
   * ProjectErrorHandling (int), DialRemoteOffice (int), RemoteOfficeNumber (string)
   */
  optionalParams?: AsnOptionalParameters;
}
export const AsnCtiNewCallParams: Type<AsnCtiNewCallParams> = /* @__PURE__ */ sequence(
  "AsnCtiNewCallParams",
  () => [
    ["projectPinRule", AsnProjectPinRule],
    ["bHideMyCallerID", BOOLEAN],
    ["asnRemoteContact", implicit(0, AsnNetDatabaseContact), OPTIONAL],
    ["optionalParams", implicit(1, AsnOptionalParameters), OPTIONAL],
  ],
);

/** Manual line 24218. */
export type AsnNetDatabaseContactList = AsnNetDatabaseContact[];
export const AsnNetDatabaseContactList: Type<AsnNetDatabaseContactList> =
  /* @__PURE__ */ sequenceOf("AsnNetDatabaseContactList", () => AsnNetDatabaseContact);

/** Manual line 24359. */
export type AsnNetDatabaseContactIDList = AsnNetDatabaseContactID[];
export const AsnNetDatabaseContactIDList: Type<AsnNetDatabaseContactIDList> =
  /* @__PURE__ */ sequenceOf("AsnNetDatabaseContactIDList", () => AsnNetDatabaseContactID);

/** Manual line 24375. */
export type AsnLineForwards = AsnLineForward[];
export const AsnLineForwards: Type<AsnLineForwards> = /* @__PURE__ */ sequenceOf(
  "AsnLineForwards",
  () => AsnLineForward,
);

/** Manual line 24426. */
export interface AsnRemoteOfficeState extends WithOptionalParams {
  /** controller of the remote office, e.g. PBX */
  u8sController: string;
  /** enabled */
  iEnabled: number;
  /** destination number */
  u8sDestination: string;
}
export const AsnRemoteOfficeState: Type<AsnRemoteOfficeState> = /* @__PURE__ */ sequence(
  "AsnRemoteOfficeState",
  () => [
    ["u8sController", UTF8String],
    ["iEnabled", INTEGER],
    ["u8sDestination", UTF8String],
    ["optionalParams", AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 24446. */
export interface AsnUserPropertyBag {
  asnProperties: AsnStringPairList;
}
export const AsnUserPropertyBag: Type<AsnUserPropertyBag> = /* @__PURE__ */ sequence(
  "AsnUserPropertyBag",
  () => [["asnProperties", AsnStringPairList]],
  { extensible: true },
);
