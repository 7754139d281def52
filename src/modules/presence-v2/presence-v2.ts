// Generated from presence-v2.asn1 by `npm run generate`. Do not edit.
//
// PresenceV2: Presence of contacts by subscription; only subscribed changes are sent. Operation ids
// 4500 - 4599. Manual line 45982, protocol version 6.1.0.339.

import {
  BOOLEAN,
  INTEGER,
  OCTET_STRING,
  OPTIONAL,
  UTF8String,
  enumerated,
  event,
  implicit,
  operation,
  sequence,
  sequenceOf,
  type EnumeratedValue,
  type Event,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as Admin from "../admin/admin.js";
import * as Appointments from "../appointments/appointments.js";
import * as Common from "../common/common.js";
import * as General from "../general/general.js";

/**
 * Returns the presence of contacts and subscribes to their updates (manual line 46074). Id
 * inferred: gap before asnUnsubscribePresence 4503. Operation 4502.
 */
export const asnGetAndSubscribePresence: Operation<
  AsnGetAndSubscribePresenceArgument,
  AsnGetAndSubscribePresenceResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnGetAndSubscribePresence", 4502, () => ({
  argument: AsnGetAndSubscribePresenceArgument,
  result: AsnGetAndSubscribePresenceResult,
  error: Common.AsnRequestError,
}));

/** Ends the presence subscription of contacts (manual line 46146). Operation 4503. */
export const asnUnsubscribePresence: Operation<
  AsnUnsubscribePresenceArgument,
  AsnUnsubscribePresenceResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnUnsubscribePresence", 4503, () => ({
  argument: AsnUnsubscribePresenceArgument,
  result: AsnUnsubscribePresenceResult,
  error: Common.AsnRequestError,
}));

/** Grants a rights level to another contact (manual line 46187). Operation 4510. */
export const asnSetDynamicRights: Operation<
  AsnSetDynamicRightsArgument,
  AsnSetDynamicRightsResult,
  AsnSetDynamicRightsError
> = /* @__PURE__ */ operation("asnSetDynamicRights", 4510, () => ({
  argument: AsnSetDynamicRightsArgument,
  result: AsnSetDynamicRightsResult,
  error: AsnSetDynamicRightsError,
}));

/** Removes the rights of another contact (manual line 46265). Operation 4511. */
export const asnRemoveDynamicRights: Operation<
  AsnRemoveDynamicRightsArgument,
  AsnRemoveDynamicRightsResult,
  AsnSetDynamicRightsError
> = /* @__PURE__ */ operation("asnRemoveDynamicRights", 4511, () => ({
  argument: AsnRemoveDynamicRightsArgument,
  result: AsnRemoveDynamicRightsResult,
  error: AsnSetDynamicRightsError,
}));

/**
 * Returns a contact's large image, or says unchanged or none (manual line 46305). Operation 1601.
 */
export const asnRequestLargeProfileImage: Operation<
  AsnRequestLargeProfileImageArgument,
  AsnRequestLargeProfileImageResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnRequestLargeProfileImage", 1601, () => ({
  argument: AsnRequestLargeProfileImageArgument,
  result: AsnRequestLargeProfileImageResult,
  error: Common.AsnRequestError,
}));

/** Returns a contact's image, or says unchanged or none (manual line 46379). Operation 1602. */
export const asnRequestContactImage: Operation<
  AsnRequestContactImageArgument,
  AsnRequestContactImageResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnRequestContactImage", 1602, () => ({
  argument: AsnRequestContactImageArgument,
  result: AsnRequestContactImageResult,
  error: Common.AsnRequestError,
}));

/**
 * Presence of a subscribed contact changed (manual line 46437). Id inferred: gap before
 * asnRemovePresence 4501. Event 4500.
 */
export const asnUpdatePresence: Event<AsnUpdatePresenceArgument> = /* @__PURE__ */ event(
  "asnUpdatePresence",
  4500,
  () => AsnUpdatePresenceArgument,
);

/** Presence of a contact is removed (manual line 46471). Event 4501. */
export const asnRemovePresence: Event<AsnRemovePresenceArgument> = /* @__PURE__ */ event(
  "asnRemovePresence",
  4501,
  () => AsnRemovePresenceArgument,
);

/** Manual line 46674. */
export const AsnPresenceAction = /* @__PURE__ */ enumerated("AsnPresenceAction", {
  eAdded: 0,
  eChanged: 1,
  eDeleted: 2,
});
export type AsnPresenceAction = EnumeratedValue<typeof AsnPresenceAction>;

/**
 * Bits: the sections a client can subscribe to; unwanted sections stay empty (manual line 46696).
 */
export const AsnPresenceSubscriptionFlags = /* @__PURE__ */ enumerated(
  "AsnPresenceSubscriptionFlags",
  {
    /** calculated presence (default) */
    ePresenceSubscriptionPresence: 1,
    /** contact data (default) */
    ePresenceSubscriptionData: 2,
    /** contact with image (default); otherwise only the image hash */
    ePresenceSubscriptionDataIncludeImage: 4,
    /** what can be done with the contact (default) */
    ePresenceSubscriptionConfiguration: 8,
    /** absence (default) */
    ePresenceSubscriptionAbsentstate: 16,
    /** note (default) */
    ePresenceSubscriptionNote: 32,
    /** appointments (default) */
    ePresenceSubscriptionAppointment: 64,
    /** phone lines (default) */
    ePresenceSubscriptionPhoneLines: 128,
    /** calls (default) */
    ePresenceSubscriptionPhoneCalls: 256,
    /** forwards (default) */
    ePresenceSubscriptionPhoneForwards: 512,
    /**
     * rights challenge of the own contact (default); in the return filter it triggers an initial
     * asnMyPresenceRightsChallenge
     */
    ePresenceSubscriptionMyChallengeUpdates: 1024,
    /** 0x0800: changes of the own rights list (own contact only) */
    ePresenceSubscriptionDynamicRightsUpdate: 2048,
    /** 0x1000: changes of group rights (own contact only) */
    ePresenceSubscriptionDynamicGroupRightsUpdate: 4096,
    /** 0x2000: changes of global rights (own contact only) */
    ePresenceSubscriptionDynamicGlobalRightsUpdate: 8192,
    /** 0x4000: client capabilities as booleans */
    ePresenceSubscriptionContactCapabilities: 16384,
  },
);
export type AsnPresenceSubscriptionFlags = EnumeratedValue<typeof AsnPresenceSubscriptionFlags>;

/** Manual line 46896. */
export const AsnSetDynamicRightsErrorEnum = /* @__PURE__ */ enumerated(
  "AsnSetDynamicRightsErrorEnum",
  {
    general: 0,
    permissiondenied: 1,
    writeprofiledenied: 2,
    unknownrights: 3,
  },
);
export type AsnSetDynamicRightsErrorEnum = EnumeratedValue<typeof AsnSetDynamicRightsErrorEnum>;

/** Manual line 46914. */
export const AsnRemoveDynamicRightsErrorEnum = /* @__PURE__ */ enumerated(
  "AsnRemoveDynamicRightsErrorEnum",
  {
    general: 0,
    permissiondenied: 1,
    writeprofiledenied: 2,
    unknownrights: 3,
  },
);
export type AsnRemoveDynamicRightsErrorEnum = EnumeratedValue<
  typeof AsnRemoveDynamicRightsErrorEnum
>;

/** Manual line 46933. */
export const EnumRequestImageResult = /* @__PURE__ */ enumerated("EnumRequestImageResult", {
  eIMAGEATTACHED: 0,
  eIMAGEHASHNOTCHANGED: 1,
  eNOIMAGEFOUND: 2,
});
export type EnumRequestImageResult = EnumeratedValue<typeof EnumRequestImageResult>;

/** Manual line 46949. */
export interface AsnPresenceLine extends Common.WithOptionalParams {
  /** line URI */
  u8sLinePhoneNumber: string;
  /** readable number */
  u8sLineNumber: string;
  /** line state */
  iState: number;
  /** 1 do not disturb, 0 not */
  iDoNotDisturb: number;
}
export const AsnPresenceLine: Type<AsnPresenceLine> = /* @__PURE__ */ sequence(
  "AsnPresenceLine",
  () => [
    ["u8sLinePhoneNumber", UTF8String],
    ["u8sLineNumber", UTF8String],
    ["iState", INTEGER],
    ["iDoNotDisturb", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 46974. */
export interface AsnPresenceCall extends Common.WithOptionalParams {
  /** see {@link AsnPresenceAction} */
  iAction: AsnPresenceAction;
  /** call id */
  u8sConnectionID: string;
  /** line URI */
  u8sLinePhoneNumber: string;
  /** readable number */
  u8sLineNumber: string;
  /** caller's number */
  u8sCurrentNumberSC: string;
  /** call state */
  iCallState: number;
  /** what the receiver may do with the call */
  iFeatures: number;
  /** 1 outbound, 0 inbound */
  iOutbound: number;
  /** 1 internal, 0 external */
  iInternal: number;
  /** what is known of the caller */
  remoteContact?: Common.AsnNetDatabaseContact;
}
export const AsnPresenceCall: Type<AsnPresenceCall> = /* @__PURE__ */ sequence(
  "AsnPresenceCall",
  () => [
    ["iAction", INTEGER],
    ["u8sConnectionID", UTF8String],
    ["u8sLinePhoneNumber", UTF8String],
    ["u8sLineNumber", UTF8String],
    ["u8sCurrentNumberSC", UTF8String],
    ["iCallState", INTEGER],
    ["iFeatures", INTEGER],
    ["iOutbound", INTEGER],
    ["iInternal", INTEGER],
    ["remoteContact", implicit(0, Common.AsnNetDatabaseContact), OPTIONAL],
    ["optionalParams", implicit(1, Common.AsnOptionalParameters), OPTIONAL],
  ],
);

/** Manual line 47020. */
export interface AsnPresenceForward extends Common.WithOptionalParams {
  /** line URI */
  u8sLinePhoneNumber: string;
  /** readable number */
  u8sLineNumber: string;
  /** id of the forward */
  iInternalID: number;
  /** destination */
  u8sDestination: string;
  /** forward mode */
  iForwardMode: number;
}
export const AsnPresenceForward: Type<AsnPresenceForward> = /* @__PURE__ */ sequence(
  "AsnPresenceForward",
  () => [
    ["u8sLinePhoneNumber", UTF8String],
    ["u8sLineNumber", UTF8String],
    ["iInternalID", INTEGER],
    ["u8sDestination", UTF8String],
    ["iForwardMode", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 47041. */
export interface AsnContactCapabilities {
  /** a client can do audio */
  bAudio: boolean;
  /** a client can do video */
  bVideo: boolean;
  /** a client can share the screen */
  bScreenShare: boolean;
  /** a client replicates an Exchange calendar */
  bExchangeCalendar: boolean;
  /** a client replicates a Notes calendar */
  bNotesCalendar: boolean;
  /** a client supports camera control */
  bCamControl: boolean;
}
export const AsnContactCapabilities: Type<AsnContactCapabilities> = /* @__PURE__ */ sequence(
  "AsnContactCapabilities",
  () => [
    ["bAudio", BOOLEAN],
    ["bVideo", BOOLEAN],
    ["bScreenShare", BOOLEAN],
    ["bExchangeCalendar", BOOLEAN],
    ["bNotesCalendar", BOOLEAN],
    ["bCamControl", BOOLEAN],
  ],
  { extensible: true },
);

/** Least, largest and current rights (manual line 47065). */
export interface AsnActualUserDynamicRights extends Common.WithOptionalParams {
  asnMinPossibleRights: Admin.AsnUserDynamicRights;
  asnMaxPossibleRights: Admin.AsnUserDynamicRights;
  /** absent: nothing granted yet, same as blocked */
  asnCurrentRights?: Admin.AsnUserDynamicRights;
}
export const AsnActualUserDynamicRights: Type<AsnActualUserDynamicRights> =
  /* @__PURE__ */ sequence("AsnActualUserDynamicRights", () => [
    ["asnMinPossibleRights", Admin.AsnUserDynamicRights],
    ["asnMaxPossibleRights", Admin.AsnUserDynamicRights],
    ["asnCurrentRights", implicit(0, Admin.AsnUserDynamicRights), OPTIONAL],
    ["optionalParams", implicit(1, Common.AsnOptionalParameters), OPTIONAL],
  ]);

/** Manual line 47093. */
export interface AsnRemovePresenceArgument extends Common.WithOptionalParams {
  /** contact concerned */
  u8sContactID: string;
}
export const AsnRemovePresenceArgument: Type<AsnRemovePresenceArgument> = /* @__PURE__ */ sequence(
  "AsnRemovePresenceArgument",
  () => [
    ["u8sContactID", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 47109. */
export interface AsnGetAndSubscribePresenceArgument extends Common.WithOptionalParams {
  /** contacts to subscribe to */
  seqContactIDs: Common.UTF8StringList;
  /**
   * AsnPresenceSubscriptionFlags wanted as events, default all, see
   * {@link AsnPresenceSubscriptionFlags}
   */
  iEventFlagsToSubscribe?: AsnPresenceSubscriptionFlags;
  /**
   * AsnPresenceSubscriptionFlags returned at once, default all; always limited for anonymous users,
   * see {@link AsnPresenceSubscriptionFlags}
   */
  iContactDetailsReturnFilter?: AsnPresenceSubscriptionFlags;
  /** only contacts this server manages */
  bOpenOnlyInternalContacts?: boolean;
  /** do not start a permission request */
  bDontRequestPermissions?: boolean;
  /** no keys defined */
  optionalParams?: Common.AsnOptionalParameters;
}
export const AsnGetAndSubscribePresenceArgument: Type<AsnGetAndSubscribePresenceArgument> =
  /* @__PURE__ */ sequence("AsnGetAndSubscribePresenceArgument", () => [
    ["seqContactIDs", Common.UTF8StringList],
    ["iEventFlagsToSubscribe", implicit(0, INTEGER), OPTIONAL],
    ["iContactDetailsReturnFilter", implicit(1, INTEGER), OPTIONAL],
    ["bOpenOnlyInternalContacts", implicit(2, BOOLEAN), OPTIONAL],
    ["bDontRequestPermissions", implicit(3, BOOLEAN), OPTIONAL],
    ["optionalParams", implicit(4, Common.AsnOptionalParameters), OPTIONAL],
  ]);

/** Manual line 47160. */
export interface AsnUnsubscribePresenceArgument extends Common.WithOptionalParams {
  /** contacts to unsubscribe from */
  seqContactIDs: Common.UTF8StringList;
}
export const AsnUnsubscribePresenceArgument: Type<AsnUnsubscribePresenceArgument> =
  /* @__PURE__ */ sequence("AsnUnsubscribePresenceArgument", () => [
    ["seqContactIDs", Common.UTF8StringList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 47177. */
export interface AsnUnsubscribePresenceResult extends Common.WithOptionalParams {
  iResult: number;
}
export const AsnUnsubscribePresenceResult: Type<AsnUnsubscribePresenceResult> =
  /* @__PURE__ */ sequence("AsnUnsubscribePresenceResult", () => [
    ["iResult", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 47193. */
export interface AsnSetDynamicRightsArgument {
  /** owner of the rights list */
  u8sOwnerContactID: string;
  /** contact the right is given to */
  u8sRemoteContactID: string;
  /**
   * eBlocked, ePublic, eCompany, eTeam or ePersonal of AsnPresenceRightsFlags; the server stores
   * the matching default, see {@link General.AsnPresenceRightsFlags}
   */
  iDynamicRights: General.AsnPresenceRightsFlags;
  /** special rights instead of a level */
  dynamicRights?: Admin.AsnUserDynamicRights;
}
export const AsnSetDynamicRightsArgument: Type<AsnSetDynamicRightsArgument> =
  /* @__PURE__ */ sequence(
    "AsnSetDynamicRightsArgument",
    () => [
      ["u8sOwnerContactID", UTF8String],
      ["u8sRemoteContactID", UTF8String],
      ["iDynamicRights", INTEGER],
      ["dynamicRights", implicit(1, Admin.AsnUserDynamicRights), OPTIONAL],
    ],
    { extensible: true },
  );

/** Manual line 47241. */
export interface AsnSetDynamicRightsResult {
  /** result; non-zero on failure */
  iResult: number;
  /** rights actually set */
  dynamicRights: Admin.AsnUserDynamicRights;
}
export const AsnSetDynamicRightsResult: Type<AsnSetDynamicRightsResult> = /* @__PURE__ */ sequence(
  "AsnSetDynamicRightsResult",
  () => [
    ["iResult", INTEGER],
    ["dynamicRights", Admin.AsnUserDynamicRights],
  ],
  { extensible: true },
);

/** Manual line 47255. */
export interface AsnSetDynamicRightsError extends Common.WithOptionalParams {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnSetDynamicRightsError: Type<AsnSetDynamicRightsError> = /* @__PURE__ */ sequence(
  "AsnSetDynamicRightsError",
  () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 47272. */
export interface AsnRemoveDynamicRightsArgument {
  /** owner of the rights list */
  u8sOwnerContactID: string;
  /** contact the right is taken from */
  u8sRemoteContactID: string;
}
export const AsnRemoveDynamicRightsArgument: Type<AsnRemoveDynamicRightsArgument> =
  /* @__PURE__ */ sequence(
    "AsnRemoveDynamicRightsArgument",
    () => [
      ["u8sOwnerContactID", UTF8String],
      ["u8sRemoteContactID", UTF8String],
    ],
    { extensible: true },
  );

/** Manual line 47290. */
export interface AsnRemoveDynamicRightsResult {
  /** result; non-zero on failure */
  iResult: number;
}
export const AsnRemoveDynamicRightsResult: Type<AsnRemoveDynamicRightsResult> =
  /* @__PURE__ */ sequence("AsnRemoveDynamicRightsResult", () => [["iResult", INTEGER]], {
    extensible: true,
  });

/** Manual line 47302. */
export interface AsnRequestLargeProfileImageArgument extends Common.WithOptionalParams {
  /** contact whose large image is wanted */
  u8sContactID: string;
  /** hash the client has; lets the server answer 'unchanged' */
  u8sKnownHash: string;
  /** alternative to u8sContactID, preferred when given */
  netDatabaseContactID?: Common.AsnNetDatabaseContactID;
}
export const AsnRequestLargeProfileImageArgument: Type<AsnRequestLargeProfileImageArgument> =
  /* @__PURE__ */ sequence("AsnRequestLargeProfileImageArgument", () => [
    ["u8sContactID", UTF8String],
    ["u8sKnownHash", UTF8String],
    ["netDatabaseContactID", implicit(0, Common.AsnNetDatabaseContactID), OPTIONAL],
    ["optionalParams", implicit(1, Common.AsnOptionalParameters), OPTIONAL],
  ]);

/** Manual line 47334. */
export interface AsnRequestLargeProfileImageResult extends Common.WithOptionalParams {
  /** see {@link EnumRequestImageResult} */
  iResult: EnumRequestImageResult;
  /** image, if returned */
  sImageData?: Uint8Array;
  /** hash of the image, if returned */
  u8sImageHash?: string;
}
export const AsnRequestLargeProfileImageResult: Type<AsnRequestLargeProfileImageResult> =
  /* @__PURE__ */ sequence("AsnRequestLargeProfileImageResult", () => [
    ["iResult", INTEGER],
    ["sImageData", implicit(0, OCTET_STRING), OPTIONAL],
    ["u8sImageHash", implicit(1, UTF8String), OPTIONAL],
    ["optionalParams", implicit(2, Common.AsnOptionalParameters), OPTIONAL],
  ]);

/** Manual line 47361. */
export interface AsnRequestContactImageArgument extends Common.WithOptionalParams {
  netDatabaseContactID: Common.AsnNetDatabaseContactID;
  u8sKnownHash: string;
}
export const AsnRequestContactImageArgument: Type<AsnRequestContactImageArgument> =
  /* @__PURE__ */ sequence("AsnRequestContactImageArgument", () => [
    ["netDatabaseContactID", Common.AsnNetDatabaseContactID],
    ["u8sKnownHash", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 47375. */
export interface AsnRequestContactImageResult extends Common.WithOptionalParams {
  /** see {@link EnumRequestImageResult} */
  iResult: EnumRequestImageResult;
  /** image, if returned */
  sImageData?: Uint8Array;
  /** hash of the image, if returned */
  u8sImageHash?: string;
}
export const AsnRequestContactImageResult: Type<AsnRequestContactImageResult> =
  /* @__PURE__ */ sequence("AsnRequestContactImageResult", () => [
    ["iResult", INTEGER],
    ["sImageData", implicit(0, OCTET_STRING), OPTIONAL],
    ["u8sImageHash", implicit(1, UTF8String), OPTIONAL],
    ["optionalParams", implicit(2, Common.AsnOptionalParameters), OPTIONAL],
  ]);

/** Manual line 47400. */
export type AsnPresenceLines = AsnPresenceLine[];
export const AsnPresenceLines: Type<AsnPresenceLines> = /* @__PURE__ */ sequenceOf(
  "AsnPresenceLines",
  () => AsnPresenceLine,
);

/** Manual line 47425. */
export type AsnPresenceCalls = AsnPresenceCall[];
export const AsnPresenceCalls: Type<AsnPresenceCalls> = /* @__PURE__ */ sequenceOf(
  "AsnPresenceCalls",
  () => AsnPresenceCall,
);

/** Manual line 47468. */
export type AsnPresenceForwards = AsnPresenceForward[];
export const AsnPresenceForwards: Type<AsnPresenceForwards> = /* @__PURE__ */ sequenceOf(
  "AsnPresenceForwards",
  () => AsnPresenceForward,
);

/** Presence of a contact; only u8sContactId is always present (manual line 47498). */
export interface AsnPresence extends Common.WithOptionalParams {
  /** contact concerned, always present */
  u8sContactId: string;
  /** overall state: AsnPresenceStateEnum plus flags, see {@link General.AsnPresenceStateEnum} */
  iPresenceState?: General.AsnPresenceStateEnum;
  /** contact data */
  asnRemoteContact?: Common.AsnNetDatabaseContact;
  /** additional information */
  asnUserPropertyBag?: Common.AsnUserPropertyBag;
  /** features usable on the contact */
  iContactFeatureSet?: number;
  /** rights to services */
  iStaticRights?: number;
  /** rights on additional lines */
  iMonitorAccessRights?: number;
  /** manual absence with note */
  asnAbsentState?: General.AsnAbsentState;
  asnCustomNote?: General.AsnCustomNote;
  /** appointments active now */
  seqActualAppointments?: Appointments.SEQAppointmentList;
  /** next appointment to become active */
  asnNextAppointment?: Appointments.AsnAppointmentEntry;
  /** lines with their calls */
  seqPhoneLines?: AsnPresenceLines;
  seqCalls?: AsnPresenceCalls;
  seqLineForwards?: AsnPresenceForwards;
  /** sum of the capabilities of the user's clients */
  asnContactCapabilities?: AsnContactCapabilities;
  /** least, largest and current rights of the contact */
  asnCurrentUserDynamicRights?: AsnActualUserDynamicRights;
}
export const AsnPresence: Type<AsnPresence> = /* @__PURE__ */ sequence("AsnPresence", () => [
  ["u8sContactId", UTF8String],
  ["iPresenceState", implicit(0, INTEGER), OPTIONAL],
  ["asnRemoteContact", implicit(1, Common.AsnNetDatabaseContact), OPTIONAL],
  ["asnUserPropertyBag", implicit(2, Common.AsnUserPropertyBag), OPTIONAL],
  ["iContactFeatureSet", implicit(3, INTEGER), OPTIONAL],
  ["iStaticRights", implicit(4, INTEGER), OPTIONAL],
  ["iMonitorAccessRights", implicit(5, INTEGER), OPTIONAL],
  ["asnAbsentState", implicit(6, General.AsnAbsentState), OPTIONAL],
  ["asnCustomNote", implicit(7, General.AsnCustomNote), OPTIONAL],
  ["seqActualAppointments", implicit(8, Appointments.SEQAppointmentList), OPTIONAL],
  ["asnNextAppointment", implicit(9, Appointments.AsnAppointmentEntry), OPTIONAL],
  ["seqPhoneLines", implicit(10, AsnPresenceLines), OPTIONAL],
  ["seqCalls", implicit(11, AsnPresenceCalls), OPTIONAL],
  ["seqLineForwards", implicit(12, AsnPresenceForwards), OPTIONAL],
  ["asnContactCapabilities", implicit(13, AsnContactCapabilities), OPTIONAL],
  ["asnCurrentUserDynamicRights", implicit(15, AsnActualUserDynamicRights), OPTIONAL],
  ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
]);

/** Manual line 47638. */
export type AsnPresenceList = AsnPresence[];
export const AsnPresenceList: Type<AsnPresenceList> = /* @__PURE__ */ sequenceOf(
  "AsnPresenceList",
  () => AsnPresence,
);

/** Manual line 47788. */
export interface AsnUpdatePresenceArgument extends Common.WithOptionalParams {
  /** new presence data */
  presence: AsnPresence;
  /**
   * AsnPresenceSubscriptionFlags that triggered the event; the server fills the fields accordingly,
   * see {@link AsnPresenceSubscriptionFlags}
   */
  iChangedFlags: AsnPresenceSubscriptionFlags;
}
export const AsnUpdatePresenceArgument: Type<AsnUpdatePresenceArgument> = /* @__PURE__ */ sequence(
  "AsnUpdatePresenceArgument",
  () => [
    ["presence", AsnPresence],
    ["iChangedFlags", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 47824. */
export interface AsnGetAndSubscribePresenceResult extends Common.WithOptionalParams {
  /** contacts asked for */
  seqSubscribedPresence: AsnPresenceList;
}
export const AsnGetAndSubscribePresenceResult: Type<AsnGetAndSubscribePresenceResult> =
  /* @__PURE__ */ sequence("AsnGetAndSubscribePresenceResult", () => [
    ["seqSubscribedPresence", AsnPresenceList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 47834. */
export interface AsnRemoveDynamicRightsError extends Common.WithOptionalParams {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnRemoveDynamicRightsError: Type<AsnRemoveDynamicRightsError> =
  /* @__PURE__ */ sequence("AsnRemoveDynamicRightsError", () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);
