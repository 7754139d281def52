// Generated from admin.asn1 by `npm run generate`. Do not edit.
//
// Admin: Administrative functions used by the workstation setup; needs its own login
// (asnAdminLogin). Functions used by the MetaDirectory must stay compatible. Operation ids 2900 -
// 2999. Manual line 8705, protocol version 6.1.0.339.

import {
  BOOLEAN,
  INTEGER,
  NULL,
  OPTIONAL,
  UTF8String,
  choice,
  enumerated,
  implicit,
  operation,
  sequence,
  sequenceOf,
  type Choice,
  type EnumeratedValue,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as Common from "../common/common.js";

/** Administrator login for this module (manual line 8760). Operation 2904. */
export const asnAdminLogin: Operation<
  AsnAdminLoginArgument,
  AsnAdminLoginResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnAdminLogin", 2904, () => ({
  argument: AsnAdminLoginArgument,
  result: AsnAdminLoginResult,
  error: Common.AsnRequestError,
}));

/** Returns a user profile, by name or as new default (manual line 8795). Operation 2905. */
export const asnAdminGetUserProfile: Operation<
  AsnAdminGetUserProfileArgument,
  AsnAdminGetUserProfileResult,
  AsnAdminGetUserProfileError
> = /* @__PURE__ */ operation("asnAdminGetUserProfile", 2905, () => ({
  argument: AsnAdminGetUserProfileArgument,
  result: AsnAdminGetUserProfileResult,
  error: AsnAdminGetUserProfileError,
}));

/** Returns user profiles, filtered (manual line 8828). Operation 2913. */
export const asnAdminGetUserProfiles: Operation<
  AsnAdminGetUserProfilesArgument,
  AsnAdminGetUserProfilesResult,
  AsnAdminGetUserProfilesError
> = /* @__PURE__ */ operation("asnAdminGetUserProfiles", 2913, () => ({
  argument: AsnAdminGetUserProfilesArgument,
  result: AsnAdminGetUserProfilesResult,
  error: AsnAdminGetUserProfilesError,
}));

/** Stores a user profile (manual line 8865). Operation 2906. */
export const asnAdminSetUserProfile: Operation<
  AsnAdminSetUserProfileArgument,
  AsnAdminSetUserProfileResult,
  AsnAdminSetUserProfileError
> = /* @__PURE__ */ operation("asnAdminSetUserProfile", 2906, () => ({
  argument: AsnAdminSetUserProfileArgument,
  result: AsnAdminSetUserProfileResult,
  error: AsnAdminSetUserProfileError,
}));

/**
 * Removes a user profile; with AD nothing is removed but success is returned (manual line 8898).
 * Operation 2912.
 */
export const asnAdminRemoveUserProfile: Operation<
  AsnAdminRemoveUserProfileArgument,
  AsnAdminRemoveUserProfileResult,
  AsnAdminRemoveUserProfileError
> = /* @__PURE__ */ operation("asnAdminRemoveUserProfile", 2912, () => ({
  argument: AsnAdminRemoveUserProfileArgument,
  result: AsnAdminRemoveUserProfileResult,
  error: AsnAdminRemoveUserProfileError,
}));

/**
 * Adds a user profile; with AD nothing is added but success is returned (manual line 8934).
 * Operation 2907.
 */
export const asnAdminAddUserProfile: Operation<
  AsnAdminAddUserProfileArgument,
  AsnAdminAddUserProfileResult,
  AsnAdminAddUserProfileError
> = /* @__PURE__ */ operation("asnAdminAddUserProfile", 2907, () => ({
  argument: AsnAdminAddUserProfileArgument,
  result: AsnAdminAddUserProfileResult,
  error: AsnAdminAddUserProfileError,
}));

/**
 * Returns a computer profile, a default one for an empty name (manual line 8967). Operation 2908.
 */
export const asnAdminGetComputerProfile: Operation<
  AsnAdminGetComputerProfileArgument,
  AsnAdminGetComputerProfileResult,
  AsnAdminGetComputerProfileError
> = /* @__PURE__ */ operation("asnAdminGetComputerProfile", 2908, () => ({
  argument: AsnAdminGetComputerProfileArgument,
  result: AsnAdminGetComputerProfileResult,
  error: AsnAdminGetComputerProfileError,
}));

/** Stores a computer profile (manual line 9004). Operation 2909. */
export const asnAdminSetComputerProfile: Operation<
  AsnAdminSetComputerProfileArgument,
  AsnAdminSetComputerProfileResult,
  AsnAdminSetComputerProfileError
> = /* @__PURE__ */ operation("asnAdminSetComputerProfile", 2909, () => ({
  argument: AsnAdminSetComputerProfileArgument,
  result: AsnAdminSetComputerProfileResult,
  error: AsnAdminSetComputerProfileError,
}));

/** Adds a computer profile (manual line 9037). Operation 2910. */
export const asnAdminAddComputerProfile: Operation<
  AsnAdminAddComputerProfileArgument,
  AsnAdminAddComputerProfileResult,
  AsnAdminAddComputerProfileError
> = /* @__PURE__ */ operation("asnAdminAddComputerProfile", 2910, () => ({
  argument: AsnAdminAddComputerProfileArgument,
  result: AsnAdminAddComputerProfileResult,
  error: AsnAdminAddComputerProfileError,
}));

/** Finds users, all or by phone number (manual line 9071). Operation 2911. */
export const asnAdminFindUser: Operation<
  AsnAdminFindUserArgument,
  AsnAdminFindUserResult,
  AsnAdminFindUserError
> = /* @__PURE__ */ operation("asnAdminFindUser", 2911, () => ({
  argument: AsnAdminFindUserArgument,
  result: AsnAdminFindUserResult,
  error: AsnAdminFindUserError,
}));

/** Finds group profiles by a filter (manual line 9114). Operation 2916. */
export const asnAdminFindGroupProfiles: Operation<
  AsnAdminFindGroupProfilesArgument,
  AsnAdminFindGroupProfilesResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnAdminFindGroupProfiles", 2916, () => ({
  argument: AsnAdminFindGroupProfilesArgument,
  result: AsnAdminFindGroupProfilesResult,
  error: Common.AsnRequestError,
}));

/**
 * Changes a group found by GUID; fields owned by the directory are not changed (manual line 9161).
 * Operation 2917.
 */
export const asnAdminSetGroupProfile: Operation<
  AsnAdminSetGroupProfileArgument,
  AsnAdminSetGroupProfileResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnAdminSetGroupProfile", 2917, () => ({
  argument: AsnAdminSetGroupProfileArgument,
  result: AsnAdminSetGroupProfileResult,
  error: Common.AsnRequestError,
}));

/** Adds a group profile (manual line 9194). Operation 2918. */
export const asnAdminAddGroupProfile: Operation<
  AsnAdminAddGroupProfileArgument,
  AsnAdminAddGroupProfileResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnAdminAddGroupProfile", 2918, () => ({
  argument: AsnAdminAddGroupProfileArgument,
  result: AsnAdminAddGroupProfileResult,
  error: Common.AsnRequestError,
}));

/**
 * Removes a group profile; with AD nothing is removed but true is returned (manual line 9227).
 * Operation 2919.
 */
export const asnAdminRemoveGroupProfile: Operation<
  AsnAdminRemoveGroupProfileArgument,
  AsnAdminRemoveGroupProfileResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnAdminRemoveGroupProfile", 2919, () => ({
  argument: AsnAdminRemoveGroupProfileArgument,
  result: AsnAdminRemoveGroupProfileResult,
  error: Common.AsnRequestError,
}));

/**
 * Returns the database settings (manual line 9264). Id printed as
 * asnAdminGetDatabaseManagerSettings. Operation 2903.
 */
export const asnGetDatabaseManagerSettings: Operation<
  AsnGetDatabaseManagerSettingsArgument,
  AsnGetDatabaseManagerSettingsResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnGetDatabaseManagerSettings", 2903, () => ({
  argument: AsnGetDatabaseManagerSettingsArgument,
  result: AsnGetDatabaseManagerSettingsResult,
  error: Common.AsnRequestError,
}));

/** Returns the TCP ports and bind addresses available (manual line 9353). Operation 2900. */
export const asnGetNetworkInterfacePorts: Operation<
  AsnGetNetworkInterfacePortsArgument,
  AsnGetNetworkInterfacePortsResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnGetNetworkInterfacePorts", 2900, () => ({
  argument: AsnGetNetworkInterfacePortsArgument,
  result: AsnGetNetworkInterfacePortsResult,
  error: Common.AsnRequestError,
}));

/** Returns the lines available for selection (manual line 9402). Operation 2901. */
export const asnGetAvailableLines: Operation<
  AsnGetAvailableLinesArgument,
  AsnGetAvailableLinesResult,
  AsnGetAvailableLinesError
> = /* @__PURE__ */ operation("asnGetAvailableLines", 2901, () => ({
  argument: AsnGetAvailableLinesArgument,
  result: AsnGetAvailableLinesResult,
  error: AsnGetAvailableLinesError,
}));

/** Returns the user manager settings (manual line 9433). Operation 2902. */
export const asnGetUserManagerSettings: Operation<
  AsnGetUserManagerSettingsArgument,
  AsnGetUserManagerSettingsResult,
  AsnGetUserManagerSettingsError
> = /* @__PURE__ */ operation("asnGetUserManagerSettings", 2902, () => ({
  argument: AsnGetUserManagerSettingsArgument,
  result: AsnGetUserManagerSettingsResult,
  error: AsnGetUserManagerSettingsError,
}));

/** Returns the settings for unanswered calls (manual line 9478). Operation 2920. */
export const asnAdminGetPhoneJournalSettings: Operation<
  AsnAdminGetPhoneJournalSettingsArgument,
  AsnAdminGetPhoneJournalSettingsResult,
  AsnAdminGetPhoneJournalSettingsError
> = /* @__PURE__ */ operation("asnAdminGetPhoneJournalSettings", 2920, () => ({
  argument: AsnAdminGetPhoneJournalSettingsArgument,
  result: AsnAdminGetPhoneJournalSettingsResult,
  error: AsnAdminGetPhoneJournalSettingsError,
}));

/** Manual line 9780. */
export const AsnAdminLoginResultEnum = /* @__PURE__ */ enumerated("AsnAdminLoginResultEnum", {
  success: 0,
  failed: 1,
});
export type AsnAdminLoginResultEnum = EnumeratedValue<typeof AsnAdminLoginResultEnum>;

/** Bits of the first static rights: what a user may do (manual line 9789). */
export const AsnUserStaticRights = /* @__PURE__ */ enumerated("AsnUserStaticRights", {
  /** 0x00000001: may use text chat */
  eUSERRIGHTSSENDUSERUSER: 1,
  /** 0x00000002: may send SMS */
  eUSERRIGHTSSENDSMS: 2,
  /** 0x00000004: may log in through the web server */
  eUSERRIGHTSEMPTY: 4,
  /** 0x00000008: may use the desktop client (normally set) */
  eUSERRIGHTSUSEPROCALL: 8,
  /** 0x00000020: may administer the own account */
  eUSERRIGHTSSELFADMIN: 32,
  /** 0x00000040: CTI line user */
  eUSERRIGHTSUSERCTI: 64,
  /** 0x00000080: reserved */
  eDONOTUSE: 128,
  /** 0x00000100: mail for calls during absence */
  eUSERRIGHTSOFFLINEMAIL: 256,
  /** 0x00000200: may record calls */
  eUSERRIGHTSCALLRECORDING: 512,
  /** 0x00000400: may search phone books */
  eUSERRIGHTSUSEPHONEBOOK: 1024,
  /** 0x00000800: CTI presence user (normally set) */
  eUSERRIGHTSUSERPRESENCE: 2048,
  /** 0x00001000: group only: load all members into the monitor */
  eUSERRIGHTSGROUPALLINMONITOR: 4096,
  /** 0x00002000: may not reconfigure the monitor */
  eUSERRIGHTSGROUPNOCHANGEMONITOR: 8192,
  /** 0x00004000: group members may see the group's journal */
  eUSERRIGHTSGROUPVIEWJOURNAL: 16384,
  /** 0x00008000: group leader may see the group's journal */
  eUSERRIGHTSGROUPVIEWJOURNALLEADER: 32768,
  /** 0x00010000: group members may edit each other's journal */
  eUSERRIGHTSGROUPEDITJOURNAL: 65536,
  /** 0x00020000: reserved */
  eDONOTUSE2: 131072,
  /** 0x00040000: reserved */
  eDONOTUSE3: 262144,
  /** 0x00080000: journal available; without it all journal functions are off for the user */
  eUSERRIGHTSUSERVIEWJOURNAL: 524288,
  /** 0x00100000: users may delete journal entries */
  eUSERRIGHTSGLOBALDELETEJOURNAL: 1048576,
  /** 0x00200000: SMS for calls during absence */
  eUSERRIGHTSOFFLINESMS: 2097152,
  /** 0x00400000: desktop sharing, accept only */
  eUSERRIGHTSDESKSHAREACCEPT: 4194304,
  /** 0x00800000: desktop sharing, full, may initiate */
  eUSERRIGHTSDESKSHAREFULL: 8388608,
  /** 0x01000000: reserved */
  eDONOTUSE4: 16777216,
  /** 0x02000000: audio calls (without video) */
  eUSERRIGHTSAVAUDIO: 33554432,
  /** 0x04000000: video calls */
  eUSERRIGHTSAVVIDEO: 67108864,
  /** 0x08000000: screen sharing over SIP federation */
  eUSERRIGHTSFEDDESKSHARE: 134217728,
});
export type AsnUserStaticRights = EnumeratedValue<typeof AsnUserStaticRights>;

/** Bits of the second static rights, which continue AsnUserStaticRights (manual line 10037). */
export const AsnUserStaticRights2 = /* @__PURE__ */ enumerated("AsnUserStaticRights2", {
  /** 0x00000001: visible to anonymous users */
  eUSERRIGHTS2ENABLEFORANONYMOUSAPI: 1,
  /** 0x00000002: may log in from outside the intranet */
  eUSERRIGHTS2LOGINOVERINTERNET: 2,
  /** 0x00000004: may log in from a mobile */
  eUSERRIGHTS2LOGINBYMOBILE: 4,
  /** 0x00000008: available in the agent manager (user, group or global) */
  eUSERRIGHTS2ENABLEAGENTMANAGER: 8,
  /** 0x00000010: agent supervisor, sees and changes all agents (default off) */
  eUSERRIGHTS2ISAGENTSUPERVISOR: 16,
});
export type AsnUserStaticRights2 = EnumeratedValue<typeof AsnUserStaticRights2>;

/** Manual line 10075. */
export const AsnAdminGetUserProfileErrorEnum = /* @__PURE__ */ enumerated(
  "AsnAdminGetUserProfileErrorEnum",
  {
    success: 0,
    usernotfound: 1,
    accessdenied: 2,
  },
);
export type AsnAdminGetUserProfileErrorEnum = EnumeratedValue<
  typeof AsnAdminGetUserProfileErrorEnum
>;

/** Manual line 10086. */
export const AsnAdminUserOnlineStateFilter = /* @__PURE__ */ enumerated(
  "AsnAdminUserOnlineStateFilter",
  {
    eNOSTATEFILTER: 0,
    eISONLINEONLY: 1,
    eISOFFLINEONLY: 2,
  },
);
export type AsnAdminUserOnlineStateFilter = EnumeratedValue<typeof AsnAdminUserOnlineStateFilter>;

/** Manual line 10098. */
export const AsnAdminGetUserProfilesErrorEnum = /* @__PURE__ */ enumerated(
  "AsnAdminGetUserProfilesErrorEnum",
  {
    success: 0,
    nouserfound: 1,
    accessdenied: 2,
  },
);
export type AsnAdminGetUserProfilesErrorEnum = EnumeratedValue<
  typeof AsnAdminGetUserProfilesErrorEnum
>;

/** Manual line 10110. */
export const AsnAdminSetUserProfileErrorEnum = /* @__PURE__ */ enumerated(
  "AsnAdminSetUserProfileErrorEnum",
  {
    success: 0,
    accessdenied: 1,
    usernotfound: 2,
    sipurialreadyoccupied: 3,
    sipurimalformed: 4,
  },
);
export type AsnAdminSetUserProfileErrorEnum = EnumeratedValue<
  typeof AsnAdminSetUserProfileErrorEnum
>;

/** Manual line 10125. */
export const AsnAdminRemoveUserProfileErrorEnum = /* @__PURE__ */ enumerated(
  "AsnAdminRemoveUserProfileErrorEnum",
  {
    success: 0,
    unknown: 1,
    accessdenied: 2,
    invalidusername: 3,
  },
);
export type AsnAdminRemoveUserProfileErrorEnum = EnumeratedValue<
  typeof AsnAdminRemoveUserProfileErrorEnum
>;

/** Manual line 10139. */
export const AsnAdminAddUserProfileErrorEnum = /* @__PURE__ */ enumerated(
  "AsnAdminAddUserProfileErrorEnum",
  {
    success: 0,
    accessdenied: 1,
    useralreadyexists: 2,
  },
);
export type AsnAdminAddUserProfileErrorEnum = EnumeratedValue<
  typeof AsnAdminAddUserProfileErrorEnum
>;

/** Manual line 10151. */
export const AsnAdminGetComputerProfileErrorEnum = /* @__PURE__ */ enumerated(
  "AsnAdminGetComputerProfileErrorEnum",
  {
    success: 0,
    accessdenied: 1,
    computernotfound: 2,
  },
);
export type AsnAdminGetComputerProfileErrorEnum = EnumeratedValue<
  typeof AsnAdminGetComputerProfileErrorEnum
>;

/** Manual line 10162. */
export const AsnAdminSetComputerProfileErrorEnum = /* @__PURE__ */ enumerated(
  "AsnAdminSetComputerProfileErrorEnum",
  {
    success: 0,
    accessdenied: 1,
    computernotfound: 2,
  },
);
export type AsnAdminSetComputerProfileErrorEnum = EnumeratedValue<
  typeof AsnAdminSetComputerProfileErrorEnum
>;

/** Manual line 10174. */
export const AsnAdminAddComputerProfileErrorEnum = /* @__PURE__ */ enumerated(
  "AsnAdminAddComputerProfileErrorEnum",
  {
    success: 0,
    accessdenied: 1,
    computeralreadyexists: 2,
  },
);
export type AsnAdminAddComputerProfileErrorEnum = EnumeratedValue<
  typeof AsnAdminAddComputerProfileErrorEnum
>;

/** Manual line 10186. */
export const AsnAdminFindUserErrorEnum = /* @__PURE__ */ enumerated("AsnAdminFindUserErrorEnum", {
  success: 0,
  invalidparameters: 1,
  accessdenied: 2,
});
export type AsnAdminFindUserErrorEnum = EnumeratedValue<typeof AsnAdminFindUserErrorEnum>;

/** Manual line 10200. */
export const AsnAdminFindGroupProfilesFilter = /* @__PURE__ */ enumerated(
  "AsnAdminFindGroupProfilesFilter",
  {
    /** all groups enabled in the user management */
    allEnabledGroups: 0,
    /** all groups */
    allGroups: 1,
    /** one group by DN path (string parameter) */
    dnPath: 2,
    /** one group by name (string parameter) */
    groupName: 3,
    /** one group by object GUID (string parameter) */
    objectGUID: 4,
  },
);
export type AsnAdminFindGroupProfilesFilter = EnumeratedValue<
  typeof AsnAdminFindGroupProfilesFilter
>;

/** Manual line 10217. */
export const AsnAdminFindGroupProfilesErrorEnum = /* @__PURE__ */ enumerated(
  "AsnAdminFindGroupProfilesErrorEnum",
  {
    success: 0,
    accessdenied: 1,
    nosearchparameter: 2,
  },
);
export type AsnAdminFindGroupProfilesErrorEnum = EnumeratedValue<
  typeof AsnAdminFindGroupProfilesErrorEnum
>;

/** Manual line 10229. */
export const AsnAdminSetGroupProfileErrorEnum = /* @__PURE__ */ enumerated(
  "AsnAdminSetGroupProfileErrorEnum",
  {
    success: 0,
    accessdenied: 1,
    groupnotfound: 2,
    wrongprofileversion: 3,
    errorsavingprofile: 4,
  },
);
export type AsnAdminSetGroupProfileErrorEnum = EnumeratedValue<
  typeof AsnAdminSetGroupProfileErrorEnum
>;

/** Manual line 10245. */
export const AsnAdminAddGroupProfileErrorEnum = /* @__PURE__ */ enumerated(
  "AsnAdminAddGroupProfileErrorEnum",
  {
    success: 0,
    accessdenied: 1,
    groupalreadyexists: 2,
    errorsavingprofile: 3,
    cantaddgroupinactivedirectory: 4,
  },
);
export type AsnAdminAddGroupProfileErrorEnum = EnumeratedValue<
  typeof AsnAdminAddGroupProfileErrorEnum
>;

/** Manual line 10260. */
export const AsnAdminRemoveGroupProfileErrorEnum = /* @__PURE__ */ enumerated(
  "AsnAdminRemoveGroupProfileErrorEnum",
  {
    success: 0,
    accessdenied: 1,
    groupdoesnotexist: 2,
  },
);
export type AsnAdminRemoveGroupProfileErrorEnum = EnumeratedValue<
  typeof AsnAdminRemoveGroupProfileErrorEnum
>;

/** Manual line 10272. */
export const AsnGetDatabaseManagerSettingsErrorEnum = /* @__PURE__ */ enumerated(
  "AsnGetDatabaseManagerSettingsErrorEnum",
  {
    /** no error; used as error number in AsnRequestError */
    success: 0,
    accessdenied: 1,
  },
);
export type AsnGetDatabaseManagerSettingsErrorEnum = EnumeratedValue<
  typeof AsnGetDatabaseManagerSettingsErrorEnum
>;

/** Manual line 10282. */
export const AsnGetAvailableLinesErrorEnum = /* @__PURE__ */ enumerated(
  "AsnGetAvailableLinesErrorEnum",
  {
    success: 0,
    accessdenied: 1,
  },
);
export type AsnGetAvailableLinesErrorEnum = EnumeratedValue<typeof AsnGetAvailableLinesErrorEnum>;

/** Manual line 10291. */
export const AsnGetUserManagerSettingsErrorEnum = /* @__PURE__ */ enumerated(
  "AsnGetUserManagerSettingsErrorEnum",
  {
    success: 0,
    accessdenied: 1,
  },
);
export type AsnGetUserManagerSettingsErrorEnum = EnumeratedValue<
  typeof AsnGetUserManagerSettingsErrorEnum
>;

/** Manual line 10301. */
export const AsnAdminPhoneJournalUnansweredEnum = /* @__PURE__ */ enumerated(
  "AsnAdminPhoneJournalUnansweredEnum",
  {
    never: 0,
    all: 1,
    first: 2,
    last: 3,
  },
);
export type AsnAdminPhoneJournalUnansweredEnum = EnumeratedValue<
  typeof AsnAdminPhoneJournalUnansweredEnum
>;

/** Manual line 10315. */
export const AsnAdminGetPhoneJournalSettingsErrorEnum = /* @__PURE__ */ enumerated(
  "AsnAdminGetPhoneJournalSettingsErrorEnum",
  {
    success: 0,
    accessdenied: 1,
  },
);
export type AsnAdminGetPhoneJournalSettingsErrorEnum = EnumeratedValue<
  typeof AsnAdminGetPhoneJournalSettingsErrorEnum
>;

/** Manual line 10325. */
export type AsnAdminFindUserArgumentChoice = Choice<{
  /** all users */
  all: null;
  /** search by configured phone number */
  u8sPhoneNumber: string;
}>;
export const AsnAdminFindUserArgumentChoice: Type<AsnAdminFindUserArgumentChoice> =
  /* @__PURE__ */ choice("AsnAdminFindUserArgumentChoice", () => [
    ["all", implicit(0, NULL)],
    ["u8sPhoneNumber", implicit(1, UTF8String)],
  ]);

/** Manual line 10334. */
export type AsnAdminGetUserProfileArgumentChoice = Choice<{
  /** a new default profile */
  defaultprofile: null;
  /** profile of this user */
  u8sClientUsername: string;
}>;
export const AsnAdminGetUserProfileArgumentChoice: Type<AsnAdminGetUserProfileArgumentChoice> =
  /* @__PURE__ */ choice("AsnAdminGetUserProfileArgumentChoice", () => [
    ["defaultprofile", implicit(0, NULL)],
    ["u8sClientUsername", implicit(1, UTF8String)],
  ]);

/** Manual line 10344. */
export type AsnAdminLoginArgumentChoice = Choice<{
  u8sAdminPassword: string;
  u8sAdminPasswordCrypted: string;
}>;
export const AsnAdminLoginArgumentChoice: Type<AsnAdminLoginArgumentChoice> =
  /* @__PURE__ */ choice("AsnAdminLoginArgumentChoice", () => [
    ["u8sAdminPassword", implicit(0, UTF8String)],
    ["u8sAdminPasswordCrypted", implicit(1, UTF8String)],
  ]);

/** Manual line 10354. */
export interface AsnUserMonitorLine extends Common.WithOptionalParams {
  u8sPhoneNumber: string;
}
export const AsnUserMonitorLine: Type<AsnUserMonitorLine> = /* @__PURE__ */ sequence(
  "AsnUserMonitorLine",
  () => [
    ["u8sPhoneNumber", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/**
 * Rights of one contact on another: presence bits and phone control bits for primary and secondary
 * lines (manual line 10364).
 */
export interface AsnUserDynamicRights extends Common.WithOptionalParams {
  u8sObjectID: string;
  iPresenceRights: number;
  iPhoneControlRightsPrimary: number;
  iPhoneControlRightsSecondary: number;
}
export const AsnUserDynamicRights: Type<AsnUserDynamicRights> = /* @__PURE__ */ sequence(
  "AsnUserDynamicRights",
  () => [
    ["u8sObjectID", UTF8String],
    ["iPresenceRights", INTEGER],
    ["iPhoneControlRightsPrimary", INTEGER],
    ["iPhoneControlRightsSecondary", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 10379. */
export interface AsnAdminGetUserProfileError extends Common.WithOptionalParams {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnAdminGetUserProfileError: Type<AsnAdminGetUserProfileError> =
  /* @__PURE__ */ sequence("AsnAdminGetUserProfileError", () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 10393. */
export interface AsnAdminGetUserProfilesArgument extends Common.WithOptionalParams {
  /** only CTI enabled users */
  iActiveUsersOnly: number;
  /** see {@link AsnAdminUserOnlineStateFilter} */
  iFilterOnlineState: AsnAdminUserOnlineStateFilter;
}
export const AsnAdminGetUserProfilesArgument: Type<AsnAdminGetUserProfilesArgument> =
  /* @__PURE__ */ sequence("AsnAdminGetUserProfilesArgument", () => [
    ["iActiveUsersOnly", INTEGER],
    ["iFilterOnlineState", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 10407. */
export interface AsnAdminGetUserProfilesError extends Common.WithOptionalParams {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnAdminGetUserProfilesError: Type<AsnAdminGetUserProfilesError> =
  /* @__PURE__ */ sequence("AsnAdminGetUserProfilesError", () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 10419. */
export interface AsnAdminSetUserProfileResult extends Common.WithOptionalParams {
  bSuccess: boolean;
}
export const AsnAdminSetUserProfileResult: Type<AsnAdminSetUserProfileResult> =
  /* @__PURE__ */ sequence("AsnAdminSetUserProfileResult", () => [
    ["bSuccess", BOOLEAN],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 10428. */
export interface AsnAdminSetUserProfileError extends Common.WithOptionalParams {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnAdminSetUserProfileError: Type<AsnAdminSetUserProfileError> =
  /* @__PURE__ */ sequence("AsnAdminSetUserProfileError", () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 10440. */
export interface AsnAdminRemoveUserProfileResult extends Common.WithOptionalParams {
  bSuccess: boolean;
}
export const AsnAdminRemoveUserProfileResult: Type<AsnAdminRemoveUserProfileResult> =
  /* @__PURE__ */ sequence("AsnAdminRemoveUserProfileResult", () => [
    ["bSuccess", BOOLEAN],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 10450. */
export interface AsnAdminRemoveUserProfileError extends Common.WithOptionalParams {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnAdminRemoveUserProfileError: Type<AsnAdminRemoveUserProfileError> =
  /* @__PURE__ */ sequence("AsnAdminRemoveUserProfileError", () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 10462. */
export interface AsnAdminAddUserProfileResult extends Common.WithOptionalParams {
  bSuccess: boolean;
}
export const AsnAdminAddUserProfileResult: Type<AsnAdminAddUserProfileResult> =
  /* @__PURE__ */ sequence("AsnAdminAddUserProfileResult", () => [
    ["bSuccess", BOOLEAN],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 10471. */
export interface AsnAdminAddUserProfileError extends Common.WithOptionalParams {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnAdminAddUserProfileError: Type<AsnAdminAddUserProfileError> =
  /* @__PURE__ */ sequence("AsnAdminAddUserProfileError", () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 10485. */
export interface AsnAdminGetComputerProfileArgument extends Common.WithOptionalParams {
  /** computer name; empty returns an empty default profile */
  u8sClientComputerName: string;
}
export const AsnAdminGetComputerProfileArgument: Type<AsnAdminGetComputerProfileArgument> =
  /* @__PURE__ */ sequence("AsnAdminGetComputerProfileArgument", () => [
    ["u8sClientComputerName", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 10499. */
export interface AsnAdminGetComputerProfileError extends Common.WithOptionalParams {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnAdminGetComputerProfileError: Type<AsnAdminGetComputerProfileError> =
  /* @__PURE__ */ sequence("AsnAdminGetComputerProfileError", () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 10510. */
export interface AsnAdminSetComputerProfileResult extends Common.WithOptionalParams {
  bSuccess: boolean;
}
export const AsnAdminSetComputerProfileResult: Type<AsnAdminSetComputerProfileResult> =
  /* @__PURE__ */ sequence("AsnAdminSetComputerProfileResult", () => [
    ["bSuccess", BOOLEAN],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 10520. */
export interface AsnAdminSetComputerProfileError extends Common.WithOptionalParams {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnAdminSetComputerProfileError: Type<AsnAdminSetComputerProfileError> =
  /* @__PURE__ */ sequence("AsnAdminSetComputerProfileError", () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 10532. */
export interface AsnAdminAddComputerProfileResult extends Common.WithOptionalParams {
  bSuccess: boolean;
}
export const AsnAdminAddComputerProfileResult: Type<AsnAdminAddComputerProfileResult> =
  /* @__PURE__ */ sequence("AsnAdminAddComputerProfileResult", () => [
    ["bSuccess", BOOLEAN],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 10542. */
export interface AsnAdminAddComputerProfileError extends Common.WithOptionalParams {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnAdminAddComputerProfileError: Type<AsnAdminAddComputerProfileError> =
  /* @__PURE__ */ sequence("AsnAdminAddComputerProfileError", () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 10563. */
export interface AsnAdminFindUserProfile extends Common.WithOptionalParams {
  /** DN path in the directory */
  u8sDNPath: string;
  /** login name */
  u8sUserName: string;
  /** first name */
  u8sFirstName: string;
  /** last name */
  u8sLastName: string;
  /** display name */
  u8sDisplayName: string;
  /** own number from the configuration */
  u8sPhonePrimary: string;
  /** second number from the configuration */
  u8sPhoneSecondary: string;
  /** CTI enabled or not */
  iCtiEnabled: number;
}
export const AsnAdminFindUserProfile: Type<AsnAdminFindUserProfile> = /* @__PURE__ */ sequence(
  "AsnAdminFindUserProfile",
  () => [
    ["u8sDNPath", UTF8String],
    ["u8sUserName", UTF8String],
    ["u8sFirstName", UTF8String],
    ["u8sLastName", UTF8String],
    ["u8sDisplayName", UTF8String],
    ["u8sPhonePrimary", UTF8String],
    ["u8sPhoneSecondary", UTF8String],
    ["iCtiEnabled", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 10593. */
export interface AsnAdminFindUserError extends Common.WithOptionalParams {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnAdminFindUserError: Type<AsnAdminFindUserError> = /* @__PURE__ */ sequence(
  "AsnAdminFindUserError",
  () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 10605. */
export interface AsnAdminFindGroupProfilesArgument extends Common.WithOptionalParams {
  /** search filter, see {@link AsnAdminFindGroupProfilesFilter} */
  iSearchFilter: AsnAdminFindGroupProfilesFilter;
  /** argument of the search filter */
  u8sStringParameter: string;
}
export const AsnAdminFindGroupProfilesArgument: Type<AsnAdminFindGroupProfilesArgument> =
  /* @__PURE__ */ sequence("AsnAdminFindGroupProfilesArgument", () => [
    ["iSearchFilter", INTEGER],
    ["u8sStringParameter", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 10628. */
export interface AsnAdminSetGroupProfileResult extends Common.WithOptionalParams {
  bSuccess: boolean;
}
export const AsnAdminSetGroupProfileResult: Type<AsnAdminSetGroupProfileResult> =
  /* @__PURE__ */ sequence("AsnAdminSetGroupProfileResult", () => [
    ["bSuccess", BOOLEAN],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 10638. */
export interface AsnAdminAddGroupProfileResult extends Common.WithOptionalParams {
  bSuccess: boolean;
}
export const AsnAdminAddGroupProfileResult: Type<AsnAdminAddGroupProfileResult> =
  /* @__PURE__ */ sequence("AsnAdminAddGroupProfileResult", () => [
    ["bSuccess", BOOLEAN],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 10648. */
export interface AsnAdminRemoveGroupProfileResult extends Common.WithOptionalParams {
  /** true is returned although an AD user management does not delete groups */
  bSuccess: boolean;
}
export const AsnAdminRemoveGroupProfileResult: Type<AsnAdminRemoveGroupProfileResult> =
  /* @__PURE__ */ sequence("AsnAdminRemoveGroupProfileResult", () => [
    ["bSuccess", BOOLEAN],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 10663. */
export interface AsnGetDatabaseManagerSettingsArgument extends Common.WithOptionalParams {}
export const AsnGetDatabaseManagerSettingsArgument: Type<AsnGetDatabaseManagerSettingsArgument> =
  /* @__PURE__ */ sequence("AsnGetDatabaseManagerSettingsArgument", () => [
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 10671. */
export interface AsnGetDatabaseManagerSettingsResult extends Common.WithOptionalParams {
  /** database engine: mssql_mdac or jet */
  u8sEngine: string;
  /** SQL server name */
  u8sServer: string;
  /** database file path for jet/Access */
  u8sFilePath: string;
  /** SQL login name; empty means Windows authentication */
  u8sLoginName: string;
  /** password of the SQL login */
  u8sPassword: string;
  /** database name, prefix for jet */
  u8sDatabaseName: string;
  /** offline journal table */
  u8sOfflineTable: string;
  /** journal table */
  u8sJournalTable: string;
  /** call tracker table */
  u8sTrackerTable: string;
  /** chat conversation table */
  u8sConversationTable: string;
  /** appointment table */
  u8sAppointmentTable: string;
  /** task table */
  u8sTaskTable: string;
}
export const AsnGetDatabaseManagerSettingsResult: Type<AsnGetDatabaseManagerSettingsResult> =
  /* @__PURE__ */ sequence("AsnGetDatabaseManagerSettingsResult", () => [
    ["u8sEngine", UTF8String],
    ["u8sServer", UTF8String],
    ["u8sFilePath", UTF8String],
    ["u8sLoginName", UTF8String],
    ["u8sPassword", UTF8String],
    ["u8sDatabaseName", UTF8String],
    ["u8sOfflineTable", UTF8String],
    ["u8sJournalTable", UTF8String],
    ["u8sTrackerTable", UTF8String],
    ["u8sConversationTable", UTF8String],
    ["u8sAppointmentTable", UTF8String],
    ["u8sTaskTable", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 10740. */
export interface AsnGetNetworkInterfacePortsArgument extends Common.WithOptionalParams {}
export const AsnGetNetworkInterfacePortsArgument: Type<AsnGetNetworkInterfacePortsArgument> =
  /* @__PURE__ */ sequence("AsnGetNetworkInterfacePortsArgument", () => [
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 10748. */
export interface AsnGetNetworkInterfacePortsResult extends Common.WithOptionalParams {
  iAdminPort: number;
  u8sAdminBindAddress: string;
  iNetCtiPort: number;
  u8sNetCtiBindAddress: string;
  iNetTSPPort: number;
  u8sNetTSPBindAddress: string;
  iLDAPServerPort: number;
  u8sLDAPServerBindAddress: string;
  iHTTPServerPort: number;
  u8sHTTPServerBindAddress: string;
}
export const AsnGetNetworkInterfacePortsResult: Type<AsnGetNetworkInterfacePortsResult> =
  /* @__PURE__ */ sequence("AsnGetNetworkInterfacePortsResult", () => [
    ["iAdminPort", INTEGER],
    ["u8sAdminBindAddress", UTF8String],
    ["iNetCtiPort", INTEGER],
    ["u8sNetCtiBindAddress", UTF8String],
    ["iNetTSPPort", INTEGER],
    ["u8sNetTSPBindAddress", UTF8String],
    ["iLDAPServerPort", INTEGER],
    ["u8sLDAPServerBindAddress", UTF8String],
    ["iHTTPServerPort", INTEGER],
    ["u8sHTTPServerBindAddress", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 10777. */
export interface AsnGetAvailableLinesArgument extends Common.WithOptionalParams {}
export const AsnGetAvailableLinesArgument: Type<AsnGetAvailableLinesArgument> =
  /* @__PURE__ */ sequence("AsnGetAvailableLinesArgument", () => [
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 10785. */
export interface AsnAvailableLineDetails extends Common.WithOptionalParams {
  u8sLineURI: string;
  u8sLineName: string;
  u8sCurrentLineOwner: string;
}
export const AsnAvailableLineDetails: Type<AsnAvailableLineDetails> = /* @__PURE__ */ sequence(
  "AsnAvailableLineDetails",
  () => [
    ["u8sLineURI", UTF8String],
    ["u8sLineName", UTF8String],
    ["u8sCurrentLineOwner", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 10799. */
export interface AsnGetAvailableLinesError extends Common.WithOptionalParams {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnGetAvailableLinesError: Type<AsnGetAvailableLinesError> = /* @__PURE__ */ sequence(
  "AsnGetAvailableLinesError",
  () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 10812. */
export interface AsnGetUserManagerSettingsArgument extends Common.WithOptionalParams {}
export const AsnGetUserManagerSettingsArgument: Type<AsnGetUserManagerSettingsArgument> =
  /* @__PURE__ */ sequence("AsnGetUserManagerSettingsArgument", () => [
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 10820. */
export interface AsnGetUserManagerSettingsResult extends Common.WithOptionalParams {
  iSelectedUMMode: number;
  iUMSecurity: number;
  iUMSelfInstall: number;
  bAutoBindFirstLine: boolean;
  bAutoBindSecondLine: boolean;
  iPhoneNumberPreformatFormat: number;
  bLDAPBaseAttributeWriteBackEnabled: boolean;
  u8slistPresenceDomain: Common.UTF8StringList;
}
export const AsnGetUserManagerSettingsResult: Type<AsnGetUserManagerSettingsResult> =
  /* @__PURE__ */ sequence("AsnGetUserManagerSettingsResult", () => [
    ["iSelectedUMMode", INTEGER],
    ["iUMSecurity", INTEGER],
    ["iUMSelfInstall", INTEGER],
    ["bAutoBindFirstLine", BOOLEAN],
    ["bAutoBindSecondLine", BOOLEAN],
    ["iPhoneNumberPreformatFormat", INTEGER],
    ["bLDAPBaseAttributeWriteBackEnabled", BOOLEAN],
    ["u8slistPresenceDomain", Common.UTF8StringList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 10844. */
export interface AsnGetUserManagerSettingsError extends Common.WithOptionalParams {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnGetUserManagerSettingsError: Type<AsnGetUserManagerSettingsError> =
  /* @__PURE__ */ sequence("AsnGetUserManagerSettingsError", () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 10857. */
export type AsnAdminGetPhoneJournalSettingsArgument = Record<string, never>;
export const AsnAdminGetPhoneJournalSettingsArgument: Type<AsnAdminGetPhoneJournalSettingsArgument> =
  /* @__PURE__ */ sequence("AsnAdminGetPhoneJournalSettingsArgument", () => [], {
    extensible: true,
  });

/** Manual line 10863. */
export interface AsnAdminGetPhoneJournalSettingsResult {
  /** see {@link AsnAdminPhoneJournalUnansweredEnum} */
  iUnansweredCallJournalOption: AsnAdminPhoneJournalUnansweredEnum;
  /** see {@link AsnAdminPhoneJournalUnansweredEnum} */
  iAnsweredRedirectedCallJournalOption: AsnAdminPhoneJournalUnansweredEnum;
  /** mark journal entries read when a group member answered the call */
  bAutoMarkReadGroupCallsOnCallback: boolean;
}
export const AsnAdminGetPhoneJournalSettingsResult: Type<AsnAdminGetPhoneJournalSettingsResult> =
  /* @__PURE__ */ sequence(
    "AsnAdminGetPhoneJournalSettingsResult",
    () => [
      ["iUnansweredCallJournalOption", INTEGER],
      ["iAnsweredRedirectedCallJournalOption", INTEGER],
      ["bAutoMarkReadGroupCallsOnCallback", BOOLEAN],
    ],
    { extensible: true },
  );

/** Manual line 10903. */
export interface AsnAdminGetPhoneJournalSettingsError extends Common.WithOptionalParams {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnAdminGetPhoneJournalSettingsError: Type<AsnAdminGetPhoneJournalSettingsError> =
  /* @__PURE__ */ sequence("AsnAdminGetPhoneJournalSettingsError", () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 10918. */
export interface AsnAdminLoginArgument extends Common.WithOptionalParams {
  /** administrator's user name */
  u8sAdminUsername: string;
  adminPassword: AsnAdminLoginArgumentChoice;
}
export const AsnAdminLoginArgument: Type<AsnAdminLoginArgument> = /* @__PURE__ */ sequence(
  "AsnAdminLoginArgument",
  () => [
    ["u8sAdminUsername", UTF8String],
    ["adminPassword", AsnAdminLoginArgumentChoice],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 10929. */
export interface AsnAdminLoginResult extends Common.WithOptionalParams {
  result: AsnAdminLoginResultEnum;
}
export const AsnAdminLoginResult: Type<AsnAdminLoginResult> = /* @__PURE__ */ sequence(
  "AsnAdminLoginResult",
  () => [
    ["result", AsnAdminLoginResultEnum],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 10941. */
export type AsnUserMonitorLineList = AsnUserMonitorLine[];
export const AsnUserMonitorLineList: Type<AsnUserMonitorLineList> = /* @__PURE__ */ sequenceOf(
  "AsnUserMonitorLineList",
  () => AsnUserMonitorLine,
);

/** Manual line 10953. */
export type AsnUserDynamicRightsList = AsnUserDynamicRights[];
export const AsnUserDynamicRightsList: Type<AsnUserDynamicRightsList> = /* @__PURE__ */ sequenceOf(
  "AsnUserDynamicRightsList",
  () => AsnUserDynamicRights,
);

/** Manual line 10970. */
export interface AsnUserProfile extends Common.WithOptionalParams {
  iEnabled: number;
  u8sDNPath: string;
  u8sUserName: string;
  u8sSIPURI: string;
  u8sobjectGUID: string;
  u8sPhoneNumber: string;
  u8sPhoneSecondary: string;
  userMonitorLineList: AsnUserMonitorLineList;
  iMonitorLineRights: number;
  u8sSAMAccountName: string;
  u8sPassword: string;
  u8sCallRecordingNumber: string;
  u8sMailboxNumber: string;
  u8sHomeServer: string;
  iUserStaticRights: number;
  /** since UCServer 6 */
  iUserStaticRights2?: number;
  userDynamicRights: AsnUserDynamicRightsList;
  asnUserContact: Common.AsnNetDatabaseContact;
  asnUserPropertyBag: Common.AsnUserPropertyBag;
}
export const AsnUserProfile: Type<AsnUserProfile> = /* @__PURE__ */ sequence(
  "AsnUserProfile",
  () => [
    ["iEnabled", INTEGER],
    ["u8sDNPath", UTF8String],
    ["u8sUserName", UTF8String],
    ["u8sSIPURI", UTF8String],
    ["u8sobjectGUID", UTF8String],
    ["u8sPhoneNumber", UTF8String],
    ["u8sPhoneSecondary", UTF8String],
    ["userMonitorLineList", AsnUserMonitorLineList],
    ["iMonitorLineRights", INTEGER],
    ["u8sSAMAccountName", UTF8String],
    ["u8sPassword", UTF8String],
    ["u8sCallRecordingNumber", UTF8String],
    ["u8sMailboxNumber", UTF8String],
    ["u8sHomeServer", UTF8String],
    ["iUserStaticRights", INTEGER],
    ["iUserStaticRights2", implicit(0, INTEGER), OPTIONAL],
    ["userDynamicRights", AsnUserDynamicRightsList],
    ["asnUserContact", Common.AsnNetDatabaseContact],
    ["asnUserPropertyBag", Common.AsnUserPropertyBag],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 11015. */
export type AsnUserProfileList = AsnUserProfile[];
export const AsnUserProfileList: Type<AsnUserProfileList> = /* @__PURE__ */ sequenceOf(
  "AsnUserProfileList",
  () => AsnUserProfile,
);

/** Manual line 11064. */
export interface AsnAdminGetUserProfileArgument extends Common.WithOptionalParams {
  identifier: AsnAdminGetUserProfileArgumentChoice;
}
export const AsnAdminGetUserProfileArgument: Type<AsnAdminGetUserProfileArgument> =
  /* @__PURE__ */ sequence("AsnAdminGetUserProfileArgument", () => [
    ["identifier", AsnAdminGetUserProfileArgumentChoice],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 11074. */
export interface AsnAdminGetUserProfileResult extends Common.WithOptionalParams {
  userProfile: AsnUserProfile;
}
export const AsnAdminGetUserProfileResult: Type<AsnAdminGetUserProfileResult> =
  /* @__PURE__ */ sequence("AsnAdminGetUserProfileResult", () => [
    ["userProfile", AsnUserProfile],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 11084. */
export interface AsnAdminGetUserProfilesResult extends Common.WithOptionalParams {
  userProfiles: AsnUserProfileList;
}
export const AsnAdminGetUserProfilesResult: Type<AsnAdminGetUserProfilesResult> =
  /* @__PURE__ */ sequence("AsnAdminGetUserProfilesResult", () => [
    ["userProfiles", AsnUserProfileList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 11096. */
export interface AsnAdminSetUserProfileArgument extends Common.WithOptionalParams {
  userProfile: AsnUserProfile;
}
export const AsnAdminSetUserProfileArgument: Type<AsnAdminSetUserProfileArgument> =
  /* @__PURE__ */ sequence("AsnAdminSetUserProfileArgument", () => [
    ["userProfile", AsnUserProfile],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 11109. */
export interface AsnAdminRemoveUserProfileArgument extends Common.WithOptionalParams {
  /** profile; u8sUserName is the key */
  userProfile: AsnUserProfile;
}
export const AsnAdminRemoveUserProfileArgument: Type<AsnAdminRemoveUserProfileArgument> =
  /* @__PURE__ */ sequence("AsnAdminRemoveUserProfileArgument", () => [
    ["userProfile", AsnUserProfile],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 11125. */
export interface AsnAdminAddUserProfileArgument extends Common.WithOptionalParams {
  userProfile: AsnUserProfile;
}
export const AsnAdminAddUserProfileArgument: Type<AsnAdminAddUserProfileArgument> =
  /* @__PURE__ */ sequence("AsnAdminAddUserProfileArgument", () => [
    ["userProfile", AsnUserProfile],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 11137. */
export interface AsnComputerProfile extends Common.WithOptionalParams {
  /** base profile member */
  iEnabled: number;
  u8sDNPath: string;
  u8sComputerLogin: string;
  u8sComputerPassword: string;
  u8sobjectGUID: string;
  u8sPhoneNumber: string;
  u8sPhoneSecondary: string;
  userMonitorLineList: AsnUserMonitorLineList;
  iMonitorLineRights: number;
  asnUserPropertyBag: Common.AsnUserPropertyBag;
}
export const AsnComputerProfile: Type<AsnComputerProfile> = /* @__PURE__ */ sequence(
  "AsnComputerProfile",
  () => [
    ["iEnabled", INTEGER],
    ["u8sDNPath", UTF8String],
    ["u8sComputerLogin", UTF8String],
    ["u8sComputerPassword", UTF8String],
    ["u8sobjectGUID", UTF8String],
    ["u8sPhoneNumber", UTF8String],
    ["u8sPhoneSecondary", UTF8String],
    ["userMonitorLineList", AsnUserMonitorLineList],
    ["iMonitorLineRights", INTEGER],
    ["asnUserPropertyBag", Common.AsnUserPropertyBag],
    ["optionalParams", implicit(0, Common.AsnOptionalParameters), OPTIONAL],
  ],
);

/** Manual line 11164. */
export interface AsnAdminGetComputerProfileResult extends Common.WithOptionalParams {
  computerProfile: AsnComputerProfile;
}
export const AsnAdminGetComputerProfileResult: Type<AsnAdminGetComputerProfileResult> =
  /* @__PURE__ */ sequence("AsnAdminGetComputerProfileResult", () => [
    ["computerProfile", AsnComputerProfile],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 11176. */
export interface AsnAdminSetComputerProfileArgument extends Common.WithOptionalParams {
  computerProfile: AsnComputerProfile;
}
export const AsnAdminSetComputerProfileArgument: Type<AsnAdminSetComputerProfileArgument> =
  /* @__PURE__ */ sequence("AsnAdminSetComputerProfileArgument", () => [
    ["computerProfile", AsnComputerProfile],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 11187. */
export interface AsnAdminAddComputerProfileArgument extends Common.WithOptionalParams {
  computerProfile: AsnComputerProfile;
}
export const AsnAdminAddComputerProfileArgument: Type<AsnAdminAddComputerProfileArgument> =
  /* @__PURE__ */ sequence("AsnAdminAddComputerProfileArgument", () => [
    ["computerProfile", AsnComputerProfile],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 11199. */
export type AsnAdminFindUserProfileList = AsnAdminFindUserProfile[];
export const AsnAdminFindUserProfileList: Type<AsnAdminFindUserProfileList> =
  /* @__PURE__ */ sequenceOf("AsnAdminFindUserProfileList", () => AsnAdminFindUserProfile);

/** Manual line 11233. */
export interface AsnAdminFindUserArgument extends Common.WithOptionalParams {
  find: AsnAdminFindUserArgumentChoice;
  /** maximum number of users, 0 for all */
  iMaxResults: number;
}
export const AsnAdminFindUserArgument: Type<AsnAdminFindUserArgument> = /* @__PURE__ */ sequence(
  "AsnAdminFindUserArgument",
  () => [
    ["find", AsnAdminFindUserArgumentChoice],
    ["iMaxResults", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 11246. */
export interface AsnAdminFindUserResult extends Common.WithOptionalParams {
  /** users found, maybe not all */
  userlist: AsnAdminFindUserProfileList;
  /** set when more users exist than returned */
  iLimitReached: number;
}
export const AsnAdminFindUserResult: Type<AsnAdminFindUserResult> = /* @__PURE__ */ sequence(
  "AsnAdminFindUserResult",
  () => [
    ["userlist", AsnAdminFindUserProfileList],
    ["iLimitReached", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 11264. */
export interface AsnGroupProfile extends Common.WithOptionalParams {
  /** base profile member */
  iEnabled: number;
  u8sDNPath: string;
  u8sGroupName: string;
  u8sobjectGUID: string;
  /** reserved */
  u8sPhoneNumber: string;
  /** reserved */
  u8sPhoneSecondary: string;
  u8sGroupLeaderDN: string;
  u8sGroupCoLeaderDN: string;
  iGroupStaticRights: number;
  /** since UCServer 6 */
  iGroupStaticRights2?: number;
  asnGroupRightDetails: AsnUserDynamicRights;
  asnGroupLeaderRightDetails: AsnUserDynamicRights;
  listUserDNs: Common.UTF8StringList;
  /** group SID, used to map primary groups */
  u8sObjectSid: string;
  /** version of the profile */
  iGroupProfileVersion: number;
  /** since UCServer 6 */
  asnUserPropertyBag?: Common.AsnUserPropertyBag;
  /** since UCServer 6 */
  u8sSIPURI?: string;
  /** since UCServer 6 */
  u8sMailAddress?: string;
}
export const AsnGroupProfile: Type<AsnGroupProfile> = /* @__PURE__ */ sequence(
  "AsnGroupProfile",
  () => [
    ["iEnabled", INTEGER],
    ["u8sDNPath", UTF8String],
    ["u8sGroupName", UTF8String],
    ["u8sobjectGUID", UTF8String],
    ["u8sPhoneNumber", UTF8String],
    ["u8sPhoneSecondary", UTF8String],
    ["u8sGroupLeaderDN", UTF8String],
    ["u8sGroupCoLeaderDN", UTF8String],
    ["iGroupStaticRights", INTEGER],
    ["iGroupStaticRights2", implicit(0, INTEGER), OPTIONAL],
    ["asnGroupRightDetails", AsnUserDynamicRights],
    ["asnGroupLeaderRightDetails", AsnUserDynamicRights],
    ["listUserDNs", Common.UTF8StringList],
    ["u8sObjectSid", UTF8String],
    ["iGroupProfileVersion", INTEGER],
    ["asnUserPropertyBag", implicit(1, Common.AsnUserPropertyBag), OPTIONAL],
    ["u8sSIPURI", implicit(2, UTF8String), OPTIONAL],
    ["u8sMailAddress", implicit(3, UTF8String), OPTIONAL],
    ["optionalParams", implicit(4, Common.AsnOptionalParameters), OPTIONAL],
  ],
);

/** Manual line 11313. */
export type AsnGroupProfileList = AsnGroupProfile[];
export const AsnGroupProfileList: Type<AsnGroupProfileList> = /* @__PURE__ */ sequenceOf(
  "AsnGroupProfileList",
  () => AsnGroupProfile,
);

/** Manual line 11364. */
export interface AsnAdminFindGroupProfilesResult extends Common.WithOptionalParams {
  listGroupProfiles: AsnGroupProfileList;
}
export const AsnAdminFindGroupProfilesResult: Type<AsnAdminFindGroupProfilesResult> =
  /* @__PURE__ */ sequence("AsnAdminFindGroupProfilesResult", () => [
    ["listGroupProfiles", AsnGroupProfileList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 11382. */
export interface AsnAdminSetGroupProfileArgument extends Common.WithOptionalParams {
  groupProfile: AsnGroupProfile;
}
export const AsnAdminSetGroupProfileArgument: Type<AsnAdminSetGroupProfileArgument> =
  /* @__PURE__ */ sequence("AsnAdminSetGroupProfileArgument", () => [
    ["groupProfile", AsnGroupProfile],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 11394. */
export interface AsnAdminAddGroupProfileArgument extends Common.WithOptionalParams {
  groupProfile: AsnGroupProfile;
}
export const AsnAdminAddGroupProfileArgument: Type<AsnAdminAddGroupProfileArgument> =
  /* @__PURE__ */ sequence("AsnAdminAddGroupProfileArgument", () => [
    ["groupProfile", AsnGroupProfile],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 11406. */
export interface AsnAdminRemoveGroupProfileArgument extends Common.WithOptionalParams {
  groupProfile: AsnGroupProfile;
}
export const AsnAdminRemoveGroupProfileArgument: Type<AsnAdminRemoveGroupProfileArgument> =
  /* @__PURE__ */ sequence("AsnAdminRemoveGroupProfileArgument", () => [
    ["groupProfile", AsnGroupProfile],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 11416. */
export type AsnAvailableLineDetailsList = AsnAvailableLineDetails[];
export const AsnAvailableLineDetailsList: Type<AsnAvailableLineDetailsList> =
  /* @__PURE__ */ sequenceOf("AsnAvailableLineDetailsList", () => AsnAvailableLineDetails);

/** Manual line 11431. */
export interface AsnGetAvailableLinesResult extends Common.WithOptionalParams {
  linelist: AsnAvailableLineDetailsList;
}
export const AsnGetAvailableLinesResult: Type<AsnGetAvailableLinesResult> =
  /* @__PURE__ */ sequence("AsnGetAvailableLinesResult", () => [
    ["linelist", AsnAvailableLineDetailsList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 11441. */
export type AsnComputerProfileList = AsnComputerProfile[];
export const AsnComputerProfileList: Type<AsnComputerProfileList> = /* @__PURE__ */ sequenceOf(
  "AsnComputerProfileList",
  () => AsnComputerProfile,
);

/** Manual line 11470. */
export interface AsnAdminFindGroupProfilesError extends Common.WithOptionalParams {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnAdminFindGroupProfilesError: Type<AsnAdminFindGroupProfilesError> =
  /* @__PURE__ */ sequence("AsnAdminFindGroupProfilesError", () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 11482. */
export interface AsnAdminAddGroupProfileError extends Common.WithOptionalParams {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnAdminAddGroupProfileError: Type<AsnAdminAddGroupProfileError> =
  /* @__PURE__ */ sequence("AsnAdminAddGroupProfileError", () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 11494. */
export interface AsnAdminRemoveGroupProfileError extends Common.WithOptionalParams {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnAdminRemoveGroupProfileError: Type<AsnAdminRemoveGroupProfileError> =
  /* @__PURE__ */ sequence("AsnAdminRemoveGroupProfileError", () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 11506. */
export interface AsnGetDatabaseManagerSettingsError extends Common.WithOptionalParams {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnGetDatabaseManagerSettingsError: Type<AsnGetDatabaseManagerSettingsError> =
  /* @__PURE__ */ sequence("AsnGetDatabaseManagerSettingsError", () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);
