// Generated from ldap.asn1 by `rosewire compile`. Do not edit.
//
// The messages of LDAP version 3, with the names, tags and types of RFC 4511.

import {
  BOOLEAN,
  NULL,
  OCTET_STRING,
  OPTIONAL,
  alias,
  choice,
  enumerated,
  explicit,
  implicit,
  integer,
  sequence,
  sequenceOf,
  setOf,
  type Choice,
  type Type,
} from "rosewire/codec";

/**
 * What either side sends. The client chooses messageID; every response to a request has that of the
 * request.
 */
export interface LDAPMessage {
  messageID: MessageID;
  protocolOp: Choice<{
    bindRequest: BindRequest;
    bindResponse: BindResponse;
    unbindRequest: UnbindRequest;
    searchRequest: SearchRequest;
    searchResEntry: SearchResultEntry;
    searchResDone: SearchResultDone;
    searchResRef: SearchResultReference;
    modifyRequest: ModifyRequest;
    modifyResponse: ModifyResponse;
    addRequest: AddRequest;
    addResponse: AddResponse;
    delRequest: DelRequest;
    delResponse: DelResponse;
    modDNRequest: ModifyDNRequest;
    modDNResponse: ModifyDNResponse;
    compareRequest: CompareRequest;
    compareResponse: CompareResponse;
    abandonRequest: AbandonRequest;
    extendedReq: ExtendedRequest;
    extendedResp: ExtendedResponse;
    intermediateResponse: IntermediateResponse;
  }>;
  controls?: Controls;
}
/** {@link LDAPMessage} for encoding: members with a DEFAULT may be absent. */
export interface LDAPMessageInput {
  messageID: MessageID;
  protocolOp: Choice<{
    bindRequest: BindRequest;
    bindResponse: BindResponse;
    unbindRequest: UnbindRequest;
    searchRequest: SearchRequestInput;
    searchResEntry: SearchResultEntry;
    searchResDone: SearchResultDone;
    searchResRef: SearchResultReference;
    modifyRequest: ModifyRequest;
    modifyResponse: ModifyResponse;
    addRequest: AddRequest;
    addResponse: AddResponse;
    delRequest: DelRequest;
    delResponse: DelResponse;
    modDNRequest: ModifyDNRequest;
    modDNResponse: ModifyDNResponse;
    compareRequest: CompareRequest;
    compareResponse: CompareResponse;
    abandonRequest: AbandonRequest;
    extendedReq: ExtendedRequest;
    extendedResp: ExtendedResponse;
    intermediateResponse: IntermediateResponse;
  }>;
  controls?: ControlsInput;
}
export const LDAPMessage: Type<LDAPMessage, LDAPMessageInput> = /* @__PURE__ */ sequence("LDAPMessage", () => [
  ["messageID", MessageID],
  ["protocolOp", choice("", () => [
    ["bindRequest", BindRequest],
    ["bindResponse", BindResponse],
    ["unbindRequest", UnbindRequest],
    ["searchRequest", SearchRequest],
    ["searchResEntry", SearchResultEntry],
    ["searchResDone", SearchResultDone],
    ["searchResRef", SearchResultReference],
    ["modifyRequest", ModifyRequest],
    ["modifyResponse", ModifyResponse],
    ["addRequest", AddRequest],
    ["addResponse", AddResponse],
    ["delRequest", DelRequest],
    ["delResponse", DelResponse],
    ["modDNRequest", ModifyDNRequest],
    ["modDNResponse", ModifyDNResponse],
    ["compareRequest", CompareRequest],
    ["compareResponse", CompareResponse],
    ["abandonRequest", AbandonRequest],
    ["extendedReq", ExtendedRequest],
    ["extendedResp", ExtendedResponse],
    ["intermediateResponse", IntermediateResponse, { extension: true }],
  ], { extensible: true })],
  ["controls", implicit(0, Controls), OPTIONAL],
], { extensible: true });

export type MessageID = number;
export const MessageID: Type<MessageID> = /* @__PURE__ */ alias("MessageID", () => integer({ constraint: { value: [{ min: 0, max: 2147483647 }] } }));

/** Text in UTF-8. */
export type LDAPString = Uint8Array;
export const LDAPString: Type<LDAPString> = /* @__PURE__ */ alias("LDAPString", () => OCTET_STRING);

/** An object identifier as numbers and dots. */
export type LDAPOID = Uint8Array;
export const LDAPOID: Type<LDAPOID> = /* @__PURE__ */ alias("LDAPOID", () => OCTET_STRING);

/** A distinguished name in the notation of RFC 4514. */
export type LDAPDN = LDAPString;
export const LDAPDN: Type<LDAPDN> = /* @__PURE__ */ alias("LDAPDN", () => LDAPString);

export type RelativeLDAPDN = LDAPString;
export const RelativeLDAPDN: Type<RelativeLDAPDN> = /* @__PURE__ */ alias("RelativeLDAPDN", () => LDAPString);

/** The name or the identifier of a type of attributes, and options. */
export type AttributeDescription = LDAPString;
export const AttributeDescription: Type<AttributeDescription> = /* @__PURE__ */ alias("AttributeDescription", () => LDAPString);

export type AttributeValue = Uint8Array;
export const AttributeValue: Type<AttributeValue> = /* @__PURE__ */ alias("AttributeValue", () => OCTET_STRING);

export type AssertionValue = Uint8Array;
export const AssertionValue: Type<AssertionValue> = /* @__PURE__ */ alias("AssertionValue", () => OCTET_STRING);

export type MatchingRuleId = LDAPString;
export const MatchingRuleId: Type<MatchingRuleId> = /* @__PURE__ */ alias("MatchingRuleId", () => LDAPString);

export interface AttributeValueAssertion {
  attributeDesc: AttributeDescription;
  assertionValue: AssertionValue;
}
export const AttributeValueAssertion: Type<AttributeValueAssertion> = /* @__PURE__ */ sequence("AttributeValueAssertion", () => [
  ["attributeDesc", AttributeDescription],
  ["assertionValue", AssertionValue],
], { extensible: true });

export interface PartialAttribute {
  type: AttributeDescription;
  vals: AttributeValue[];
}
export const PartialAttribute: Type<PartialAttribute> = /* @__PURE__ */ sequence("PartialAttribute", () => [
  ["type", AttributeDescription],
  ["vals", setOf("", () => AttributeValue)],
], { extensible: true });

/** As PartialAttribute, with at least one value. */
export type Attribute = PartialAttribute;
export const Attribute: Type<Attribute> = /* @__PURE__ */ alias("Attribute", () => PartialAttribute);

export type AttributeList = Attribute[];
export const AttributeList: Type<AttributeList> = /* @__PURE__ */ sequenceOf("AttributeList", () => Attribute);

/** How a request went. */
export interface LDAPResult {
  /**
   * success (0), operationsError (1), protocolError (2), timeLimitExceeded (3), sizeLimitExceeded
   * (4), compareFalse (5), compareTrue (6), authMethodNotSupported (7), strongerAuthRequired (8),
   * referral (10), adminLimitExceeded (11), unavailableCriticalExtension (12),
   * confidentialityRequired (13), saslBindInProgress (14), noSuchAttribute (16),
   * undefinedAttributeType (17), inappropriateMatching (18), constraintViolation (19),
   * attributeOrValueExists (20), invalidAttributeSyntax (21), noSuchObject (32), aliasProblem (33),
   * invalidDNSyntax (34), aliasDereferencingProblem (36), inappropriateAuthentication (48),
   * invalidCredentials (49), insufficientAccessRights (50), busy (51), unavailable (52),
   * unwillingToPerform (53), loopDetect (54), namingViolation (64), objectClassViolation (65),
   * notAllowedOnNonLeaf (66), notAllowedOnRDN (67), entryAlreadyExists (68),
   * objectClassModsProhibited (69), affectsMultipleDSAs (71), other (80)
   */
  resultCode: 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 10 | 11 | 12 | 13 | 14 | 16 | 17 | 18 | 19 | 20 | 21 | 32 | 33 | 34 | 36 | 48 | 49 | 50 | 51 | 52 | 53 | 54 | 64 | 65 | 66 | 67 | 68 | 69 | 71 | 80 | (number & {});
  matchedDN: LDAPDN;
  diagnosticMessage: LDAPString;
  referral?: Referral;
}
export const LDAPResult: Type<LDAPResult> = /* @__PURE__ */ sequence("LDAPResult", () => [
  ["resultCode", enumerated("", {
    success: 0,
    operationsError: 1,
    protocolError: 2,
    timeLimitExceeded: 3,
    sizeLimitExceeded: 4,
    compareFalse: 5,
    compareTrue: 6,
    authMethodNotSupported: 7,
    strongerAuthRequired: 8,
    referral: 10,
    adminLimitExceeded: 11,
    unavailableCriticalExtension: 12,
    confidentialityRequired: 13,
    saslBindInProgress: 14,
    noSuchAttribute: 16,
    undefinedAttributeType: 17,
    inappropriateMatching: 18,
    constraintViolation: 19,
    attributeOrValueExists: 20,
    invalidAttributeSyntax: 21,
    noSuchObject: 32,
    aliasProblem: 33,
    invalidDNSyntax: 34,
    aliasDereferencingProblem: 36,
    inappropriateAuthentication: 48,
    invalidCredentials: 49,
    insufficientAccessRights: 50,
    busy: 51,
    unavailable: 52,
    unwillingToPerform: 53,
    loopDetect: 54,
    namingViolation: 64,
    objectClassViolation: 65,
    notAllowedOnNonLeaf: 66,
    notAllowedOnRDN: 67,
    entryAlreadyExists: 68,
    objectClassModsProhibited: 69,
    affectsMultipleDSAs: 71,
    other: 80,
  }, { extensible: true })],
  ["matchedDN", LDAPDN],
  ["diagnosticMessage", LDAPString],
  ["referral", implicit(3, Referral), OPTIONAL],
], { extensible: true });

export type Referral = URI[];
export const Referral: Type<Referral> = /* @__PURE__ */ sequenceOf("Referral", () => URI, { constraint: { size: [{ min: 1 }] } });

export type URI = LDAPString;
export const URI: Type<URI> = /* @__PURE__ */ alias("URI", () => LDAPString);

export type Controls = Control[];
/** {@link Controls} for encoding: members with a DEFAULT may be absent. */
export type ControlsInput = ControlInput[];
export const Controls: Type<Controls, ControlsInput> = /* @__PURE__ */ sequenceOf("Controls", () => Control);

export interface Control {
  controlType: LDAPOID;
  criticality: boolean;
  controlValue?: Uint8Array;
}
/** {@link Control} for encoding: members with a DEFAULT may be absent. */
export interface ControlInput {
  controlType: LDAPOID;
  criticality?: boolean;
  controlValue?: Uint8Array;
}
export const Control: Type<Control, ControlInput> = /* @__PURE__ */ sequence("Control", () => [
  ["controlType", LDAPOID],
  ["criticality", BOOLEAN, { default: false }],
  ["controlValue", OCTET_STRING, OPTIONAL],
], { extensible: true });

export interface BindRequest {
  version: number;
  name: LDAPDN;
  authentication: AuthenticationChoice;
}
export const BindRequest: Type<BindRequest> = /* @__PURE__ */ alias("BindRequest", () => implicit(0, sequence("", () => [
  ["version", integer({ constraint: { value: [{ min: 1, max: 127 }] } })],
  ["name", LDAPDN],
  ["authentication", AuthenticationChoice],
], { extensible: true }), "application"));

export type AuthenticationChoice = Choice<{
  /** the password */
  simple: Uint8Array;
  sasl: SaslCredentials;
}>;
export const AuthenticationChoice: Type<AuthenticationChoice> = /* @__PURE__ */ choice("AuthenticationChoice", () => [
  ["simple", implicit(0, OCTET_STRING)],
  ["sasl", implicit(3, SaslCredentials)],
], { extensible: true });

export interface SaslCredentials {
  mechanism: LDAPString;
  credentials?: Uint8Array;
}
export const SaslCredentials: Type<SaslCredentials> = /* @__PURE__ */ sequence("SaslCredentials", () => [
  ["mechanism", LDAPString],
  ["credentials", OCTET_STRING, OPTIONAL],
], { extensible: true });

export interface BindResponse {
  /**
   * success (0), operationsError (1), protocolError (2), timeLimitExceeded (3), sizeLimitExceeded
   * (4), compareFalse (5), compareTrue (6), authMethodNotSupported (7), strongerAuthRequired (8),
   * referral (10), adminLimitExceeded (11), unavailableCriticalExtension (12),
   * confidentialityRequired (13), saslBindInProgress (14), noSuchAttribute (16),
   * undefinedAttributeType (17), inappropriateMatching (18), constraintViolation (19),
   * attributeOrValueExists (20), invalidAttributeSyntax (21), noSuchObject (32), aliasProblem (33),
   * invalidDNSyntax (34), aliasDereferencingProblem (36), inappropriateAuthentication (48),
   * invalidCredentials (49), insufficientAccessRights (50), busy (51), unavailable (52),
   * unwillingToPerform (53), loopDetect (54), namingViolation (64), objectClassViolation (65),
   * notAllowedOnNonLeaf (66), notAllowedOnRDN (67), entryAlreadyExists (68),
   * objectClassModsProhibited (69), affectsMultipleDSAs (71), other (80)
   */
  resultCode: 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 10 | 11 | 12 | 13 | 14 | 16 | 17 | 18 | 19 | 20 | 21 | 32 | 33 | 34 | 36 | 48 | 49 | 50 | 51 | 52 | 53 | 54 | 64 | 65 | 66 | 67 | 68 | 69 | 71 | 80 | (number & {});
  matchedDN: LDAPDN;
  diagnosticMessage: LDAPString;
  referral?: Referral;
  serverSaslCreds?: Uint8Array;
}
export const BindResponse: Type<BindResponse> = /* @__PURE__ */ alias("BindResponse", () => implicit(1, sequence("", () => [
  ["resultCode", enumerated("", {
    success: 0,
    operationsError: 1,
    protocolError: 2,
    timeLimitExceeded: 3,
    sizeLimitExceeded: 4,
    compareFalse: 5,
    compareTrue: 6,
    authMethodNotSupported: 7,
    strongerAuthRequired: 8,
    referral: 10,
    adminLimitExceeded: 11,
    unavailableCriticalExtension: 12,
    confidentialityRequired: 13,
    saslBindInProgress: 14,
    noSuchAttribute: 16,
    undefinedAttributeType: 17,
    inappropriateMatching: 18,
    constraintViolation: 19,
    attributeOrValueExists: 20,
    invalidAttributeSyntax: 21,
    noSuchObject: 32,
    aliasProblem: 33,
    invalidDNSyntax: 34,
    aliasDereferencingProblem: 36,
    inappropriateAuthentication: 48,
    invalidCredentials: 49,
    insufficientAccessRights: 50,
    busy: 51,
    unavailable: 52,
    unwillingToPerform: 53,
    loopDetect: 54,
    namingViolation: 64,
    objectClassViolation: 65,
    notAllowedOnNonLeaf: 66,
    notAllowedOnRDN: 67,
    entryAlreadyExists: 68,
    objectClassModsProhibited: 69,
    affectsMultipleDSAs: 71,
    other: 80,
  }, { extensible: true })],
  ["matchedDN", LDAPDN],
  ["diagnosticMessage", LDAPString],
  ["referral", implicit(3, Referral), OPTIONAL],
  ["serverSaslCreds", implicit(7, OCTET_STRING), OPTIONAL],
], { extensible: true }), "application"));

export type UnbindRequest = null;
export const UnbindRequest: Type<UnbindRequest> = /* @__PURE__ */ alias("UnbindRequest", () => implicit(2, NULL, "application"));

export interface SearchRequest {
  baseObject: LDAPDN;
  /** baseObject (0), singleLevel (1), wholeSubtree (2) */
  scope: 0 | 1 | 2 | (number & {});
  /** neverDerefAliases (0), derefInSearching (1), derefFindingBaseObj (2), derefAlways (3) */
  derefAliases: 0 | 1 | 2 | 3 | (number & {});
  /** of entries; 0 is no limit */
  sizeLimit: number;
  /** in seconds; 0 is no limit */
  timeLimit: number;
  typesOnly: boolean;
  filter: Filter;
  attributes: AttributeSelection;
}
/** {@link SearchRequest} for encoding: members with a DEFAULT may be absent. */
export interface SearchRequestInput {
  baseObject: LDAPDN;
  /** baseObject (0), singleLevel (1), wholeSubtree (2) */
  scope: 0 | 1 | 2 | (number & {});
  /** neverDerefAliases (0), derefInSearching (1), derefFindingBaseObj (2), derefAlways (3) */
  derefAliases: 0 | 1 | 2 | 3 | (number & {});
  /** of entries; 0 is no limit */
  sizeLimit: number;
  /** in seconds; 0 is no limit */
  timeLimit: number;
  typesOnly: boolean;
  filter: FilterInput;
  attributes: AttributeSelection;
}
export const SearchRequest: Type<SearchRequest, SearchRequestInput> = /* @__PURE__ */ alias("SearchRequest", () => implicit(3, sequence("", () => [
  ["baseObject", LDAPDN],
  ["scope", enumerated("", {
    baseObject: 0,
    singleLevel: 1,
    wholeSubtree: 2,
  }, { extensible: true })],
  ["derefAliases", enumerated("", {
    neverDerefAliases: 0,
    derefInSearching: 1,
    derefFindingBaseObj: 2,
    derefAlways: 3,
  }, { extensible: true })],
  ["sizeLimit", integer({ constraint: { value: [{ min: 0, max: 2147483647 }] } })],
  ["timeLimit", integer({ constraint: { value: [{ min: 0, max: 2147483647 }] } })],
  ["typesOnly", BOOLEAN],
  ["filter", Filter],
  ["attributes", AttributeSelection],
], { extensible: true }), "application"));

export type AttributeSelection = LDAPString[];
export const AttributeSelection: Type<AttributeSelection> = /* @__PURE__ */ sequenceOf("AttributeSelection", () => LDAPString);

export type Filter = Choice<{
  and: Filter[];
  or: Filter[];
  not: Filter;
  equalityMatch: AttributeValueAssertion;
  substrings: SubstringFilter;
  greaterOrEqual: AttributeValueAssertion;
  lessOrEqual: AttributeValueAssertion;
  present: AttributeDescription;
  approxMatch: AttributeValueAssertion;
  extensibleMatch: MatchingRuleAssertion;
}>;
/** {@link Filter} for encoding: members with a DEFAULT may be absent. */
export type FilterInput = Choice<{
  and: FilterInput[];
  or: FilterInput[];
  not: FilterInput;
  equalityMatch: AttributeValueAssertion;
  substrings: SubstringFilter;
  greaterOrEqual: AttributeValueAssertion;
  lessOrEqual: AttributeValueAssertion;
  present: AttributeDescription;
  approxMatch: AttributeValueAssertion;
  extensibleMatch: MatchingRuleAssertionInput;
}>;
export const Filter: Type<Filter, FilterInput> = /* @__PURE__ */ choice("Filter", () => [
  ["and", implicit(0, setOf("", () => Filter, { constraint: { size: [{ min: 1 }] } }))],
  ["or", implicit(1, setOf("", () => Filter, { constraint: { size: [{ min: 1 }] } }))],
  ["not", explicit(2, Filter)],
  ["equalityMatch", implicit(3, AttributeValueAssertion)],
  ["substrings", implicit(4, SubstringFilter)],
  ["greaterOrEqual", implicit(5, AttributeValueAssertion)],
  ["lessOrEqual", implicit(6, AttributeValueAssertion)],
  ["present", implicit(7, AttributeDescription)],
  ["approxMatch", implicit(8, AttributeValueAssertion)],
  ["extensibleMatch", implicit(9, MatchingRuleAssertion)],
], { extensible: true });

export interface SubstringFilter {
  type: AttributeDescription;
  substrings: Choice<{
    initial: AssertionValue;
    any: AssertionValue;
    final: AssertionValue;
  }>[];
}
export const SubstringFilter: Type<SubstringFilter> = /* @__PURE__ */ sequence("SubstringFilter", () => [
  ["type", AttributeDescription],
  ["substrings", sequenceOf("", () => choice("", () => [
    ["initial", implicit(0, AssertionValue)],
    ["any", implicit(1, AssertionValue)],
    ["final", implicit(2, AssertionValue)],
  ], { extensible: true }), { constraint: { size: [{ min: 1 }] } })],
], { extensible: true });

export interface MatchingRuleAssertion {
  matchingRule?: MatchingRuleId;
  type?: AttributeDescription;
  matchValue: AssertionValue;
  dnAttributes: boolean;
}
/** {@link MatchingRuleAssertion} for encoding: members with a DEFAULT may be absent. */
export interface MatchingRuleAssertionInput {
  matchingRule?: MatchingRuleId;
  type?: AttributeDescription;
  matchValue: AssertionValue;
  dnAttributes?: boolean;
}
export const MatchingRuleAssertion: Type<MatchingRuleAssertion, MatchingRuleAssertionInput> = /* @__PURE__ */ sequence("MatchingRuleAssertion", () => [
  ["matchingRule", implicit(1, MatchingRuleId), OPTIONAL],
  ["type", implicit(2, AttributeDescription), OPTIONAL],
  ["matchValue", implicit(3, AssertionValue)],
  ["dnAttributes", implicit(4, BOOLEAN), { default: false }],
], { extensible: true });

export interface SearchResultEntry {
  objectName: LDAPDN;
  attributes: PartialAttributeList;
}
export const SearchResultEntry: Type<SearchResultEntry> = /* @__PURE__ */ alias("SearchResultEntry", () => implicit(4, sequence("", () => [
  ["objectName", LDAPDN],
  ["attributes", PartialAttributeList],
], { extensible: true }), "application"));

export type PartialAttributeList = PartialAttribute[];
export const PartialAttributeList: Type<PartialAttributeList> = /* @__PURE__ */ sequenceOf("PartialAttributeList", () => PartialAttribute);

export type SearchResultReference = URI[];
export const SearchResultReference: Type<SearchResultReference> = /* @__PURE__ */ alias("SearchResultReference", () => implicit(19, sequenceOf("", () => URI, { constraint: { size: [{ min: 1 }] } }), "application"));

export type SearchResultDone = LDAPResult;
export const SearchResultDone: Type<SearchResultDone> = /* @__PURE__ */ alias("SearchResultDone", () => implicit(5, LDAPResult, "application"));

export interface ModifyRequest {
  object: LDAPDN;
  changes: {
    /** add (0), delete (1), replace (2) */
    operation: 0 | 1 | 2 | (number & {});
    modification: PartialAttribute;
  }[];
}
export const ModifyRequest: Type<ModifyRequest> = /* @__PURE__ */ alias("ModifyRequest", () => implicit(6, sequence("", () => [
  ["object", LDAPDN],
  ["changes", sequenceOf("", () => sequence("", () => [
    ["operation", enumerated("", {
      add: 0,
      delete: 1,
      replace: 2,
    }, { extensible: true })],
    ["modification", PartialAttribute],
  ], { extensible: true }))],
], { extensible: true }), "application"));

export type ModifyResponse = LDAPResult;
export const ModifyResponse: Type<ModifyResponse> = /* @__PURE__ */ alias("ModifyResponse", () => implicit(7, LDAPResult, "application"));

export interface AddRequest {
  entry: LDAPDN;
  attributes: AttributeList;
}
export const AddRequest: Type<AddRequest> = /* @__PURE__ */ alias("AddRequest", () => implicit(8, sequence("", () => [
  ["entry", LDAPDN],
  ["attributes", AttributeList],
], { extensible: true }), "application"));

export type AddResponse = LDAPResult;
export const AddResponse: Type<AddResponse> = /* @__PURE__ */ alias("AddResponse", () => implicit(9, LDAPResult, "application"));

export type DelRequest = LDAPDN;
export const DelRequest: Type<DelRequest> = /* @__PURE__ */ alias("DelRequest", () => implicit(10, LDAPDN, "application"));

export type DelResponse = LDAPResult;
export const DelResponse: Type<DelResponse> = /* @__PURE__ */ alias("DelResponse", () => implicit(11, LDAPResult, "application"));

export interface ModifyDNRequest {
  entry: LDAPDN;
  newrdn: RelativeLDAPDN;
  deleteoldrdn: boolean;
  newSuperior?: LDAPDN;
}
export const ModifyDNRequest: Type<ModifyDNRequest> = /* @__PURE__ */ alias("ModifyDNRequest", () => implicit(12, sequence("", () => [
  ["entry", LDAPDN],
  ["newrdn", RelativeLDAPDN],
  ["deleteoldrdn", BOOLEAN],
  ["newSuperior", implicit(0, LDAPDN), OPTIONAL],
], { extensible: true }), "application"));

export type ModifyDNResponse = LDAPResult;
export const ModifyDNResponse: Type<ModifyDNResponse> = /* @__PURE__ */ alias("ModifyDNResponse", () => implicit(13, LDAPResult, "application"));

export interface CompareRequest {
  entry: LDAPDN;
  ava: AttributeValueAssertion;
}
export const CompareRequest: Type<CompareRequest> = /* @__PURE__ */ alias("CompareRequest", () => implicit(14, sequence("", () => [
  ["entry", LDAPDN],
  ["ava", AttributeValueAssertion],
], { extensible: true }), "application"));

export type CompareResponse = LDAPResult;
export const CompareResponse: Type<CompareResponse> = /* @__PURE__ */ alias("CompareResponse", () => implicit(15, LDAPResult, "application"));

export type AbandonRequest = MessageID;
export const AbandonRequest: Type<AbandonRequest> = /* @__PURE__ */ alias("AbandonRequest", () => implicit(16, MessageID, "application"));

export interface ExtendedRequest {
  requestName: LDAPOID;
  requestValue?: Uint8Array;
}
export const ExtendedRequest: Type<ExtendedRequest> = /* @__PURE__ */ alias("ExtendedRequest", () => implicit(23, sequence("", () => [
  ["requestName", implicit(0, LDAPOID)],
  ["requestValue", implicit(1, OCTET_STRING), OPTIONAL],
], { extensible: true }), "application"));

export interface ExtendedResponse {
  /**
   * success (0), operationsError (1), protocolError (2), timeLimitExceeded (3), sizeLimitExceeded
   * (4), compareFalse (5), compareTrue (6), authMethodNotSupported (7), strongerAuthRequired (8),
   * referral (10), adminLimitExceeded (11), unavailableCriticalExtension (12),
   * confidentialityRequired (13), saslBindInProgress (14), noSuchAttribute (16),
   * undefinedAttributeType (17), inappropriateMatching (18), constraintViolation (19),
   * attributeOrValueExists (20), invalidAttributeSyntax (21), noSuchObject (32), aliasProblem (33),
   * invalidDNSyntax (34), aliasDereferencingProblem (36), inappropriateAuthentication (48),
   * invalidCredentials (49), insufficientAccessRights (50), busy (51), unavailable (52),
   * unwillingToPerform (53), loopDetect (54), namingViolation (64), objectClassViolation (65),
   * notAllowedOnNonLeaf (66), notAllowedOnRDN (67), entryAlreadyExists (68),
   * objectClassModsProhibited (69), affectsMultipleDSAs (71), other (80)
   */
  resultCode: 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 10 | 11 | 12 | 13 | 14 | 16 | 17 | 18 | 19 | 20 | 21 | 32 | 33 | 34 | 36 | 48 | 49 | 50 | 51 | 52 | 53 | 54 | 64 | 65 | 66 | 67 | 68 | 69 | 71 | 80 | (number & {});
  matchedDN: LDAPDN;
  diagnosticMessage: LDAPString;
  referral?: Referral;
  responseName?: LDAPOID;
  responseValue?: Uint8Array;
}
export const ExtendedResponse: Type<ExtendedResponse> = /* @__PURE__ */ alias("ExtendedResponse", () => implicit(24, sequence("", () => [
  ["resultCode", enumerated("", {
    success: 0,
    operationsError: 1,
    protocolError: 2,
    timeLimitExceeded: 3,
    sizeLimitExceeded: 4,
    compareFalse: 5,
    compareTrue: 6,
    authMethodNotSupported: 7,
    strongerAuthRequired: 8,
    referral: 10,
    adminLimitExceeded: 11,
    unavailableCriticalExtension: 12,
    confidentialityRequired: 13,
    saslBindInProgress: 14,
    noSuchAttribute: 16,
    undefinedAttributeType: 17,
    inappropriateMatching: 18,
    constraintViolation: 19,
    attributeOrValueExists: 20,
    invalidAttributeSyntax: 21,
    noSuchObject: 32,
    aliasProblem: 33,
    invalidDNSyntax: 34,
    aliasDereferencingProblem: 36,
    inappropriateAuthentication: 48,
    invalidCredentials: 49,
    insufficientAccessRights: 50,
    busy: 51,
    unavailable: 52,
    unwillingToPerform: 53,
    loopDetect: 54,
    namingViolation: 64,
    objectClassViolation: 65,
    notAllowedOnNonLeaf: 66,
    notAllowedOnRDN: 67,
    entryAlreadyExists: 68,
    objectClassModsProhibited: 69,
    affectsMultipleDSAs: 71,
    other: 80,
  }, { extensible: true })],
  ["matchedDN", LDAPDN],
  ["diagnosticMessage", LDAPString],
  ["referral", implicit(3, Referral), OPTIONAL],
  ["responseName", implicit(10, LDAPOID), OPTIONAL],
  ["responseValue", implicit(11, OCTET_STRING), OPTIONAL],
], { extensible: true }), "application"));

export interface IntermediateResponse {
  responseName?: LDAPOID;
  responseValue?: Uint8Array;
}
export const IntermediateResponse: Type<IntermediateResponse> = /* @__PURE__ */ alias("IntermediateResponse", () => implicit(25, sequence("", () => [
  ["responseName", implicit(0, LDAPOID), OPTIONAL],
  ["responseValue", implicit(1, OCTET_STRING), OPTIONAL],
], { extensible: true }), "application"));

export const maxInt: number = 2147483647;
