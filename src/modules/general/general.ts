// Generated from general.asn1 by `npm run generate`. Do not edit.
//
// General: Functions not yet moved to a module of their own; the module is frozen. Manual line 610,
// protocol version 6.1.0.339.

import {
  BOOLEAN,
  INTEGER,
  NULL,
  OCTET_STRING,
  OPTIONAL,
  UTF8String,
  alias,
  choice,
  enumerated,
  event,
  implicit,
  operation,
  sequence,
  sequenceOf,
  type Choice,
  type EnumeratedValue,
  type Event,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as Admin from "../admin/admin.js";
import * as Appointments from "../appointments/appointments.js";
import * as Common from "../common/common.js";

/**
 * Returns the settings of a location by its id (older form) (manual line 768). Id assigned: none is
 * printed. Operation 9001.
 */
export const asnGetLocationInformation: Operation<
  AsnGetLocationInformationArgument,
  AsnGetLocationInformationResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnGetLocationInformation", 9001, () => ({
  argument: AsnGetLocationInformationArgument,
  result: AsnGetLocationInformationResult,
  error: Common.AsnRequestError,
}));

/** Returns the settings of a location by its id (manual line 862). Operation 1119. */
export const asnGetLocationInformation2: Operation<
  AsnGetLocationInformationArgument,
  AsnGetLocationInformation2Result,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnGetLocationInformation2", 1119, () => ({
  argument: AsnGetLocationInformationArgument,
  result: AsnGetLocationInformation2Result,
  error: Common.AsnRequestError,
}));

/** Stores the settings of a location (manual line 895). Operation 1127. */
export const asnSetLocationInformation2: Operation<
  AsnSetLocationInformation2Argument,
  AsnSetLocationInformation2Result,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnSetLocationInformation2", 1127, () => ({
  argument: AsnSetLocationInformation2Argument,
  result: AsnSetLocationInformation2Result,
  error: Common.AsnRequestError,
}));

/**
 * Returns location ids with an MD5 checksum each, so a client can tell whether its copy is current
 * (manual line 927). Operation 1120.
 */
export const asnGetLocationIDs: Operation<
  AsnGetLocationIDsArgument,
  AsnGetLocationIDsResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnGetLocationIDs", 1120, () => ({
  argument: AsnGetLocationIDsArgument,
  result: AsnGetLocationIDsResult,
  error: Common.AsnRequestError,
}));

/**
 * Returns the licensed count per feature (AsnLicensedFeature) (manual line 962). Id assigned: none
 * is printed. Operation 9002.
 */
export const asnGetLicensedFeatureCount: Operation<
  AsnGetLicensedFeatureCountArgument,
  AsnGetLicensedFeatureCountResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnGetLicensedFeatureCount", 9002, () => ({
  argument: AsnGetLicensedFeatureCountArgument,
  result: AsnGetLicensedFeatureCountResult,
  error: Common.AsnRequestError,
}));

/**
 * Returns the monitor content prescribed by the administration; it is generated, not stored (manual
 * line 993). Id assigned: none is printed. Operation 9003.
 */
export const asnGetAdministrativeMonitorContent: Operation<
  AsnGetAdministrativeMonitorContentArgument,
  AsnGetAdministrativeMonitorContentResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnGetAdministrativeMonitorContent", 9003, () => ({
  argument: AsnGetAdministrativeMonitorContentArgument,
  result: AsnGetAdministrativeMonitorContentResult,
  error: Common.AsnRequestError,
}));

/**
 * Returns the client's XML content stored on the server (manual line 1026). Id assigned: none is
 * printed. Operation 9004.
 */
export const asnGetClientXMLContent: Operation<
  AsnGetClientXMLContentArgument,
  AsnGetClientXMLContentResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnGetClientXMLContent", 9004, () => ({
  argument: AsnGetClientXMLContentArgument,
  result: AsnGetClientXMLContentResult,
  error: Common.AsnRequestError,
}));

/**
 * Stores the client's XML content (manual line 1058). Id assigned: none is printed. Operation 9005.
 */
export const asnSetClientXMLContent: Operation<
  AsnSetClientXMLContentArgument,
  AsnSetClientXMLContentResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnSetClientXMLContent", 9005, () => ({
  argument: AsnSetClientXMLContentArgument,
  result: AsnSetClientXMLContentResult,
  error: Common.AsnRequestError,
}));

/**
 * Stores the forwards that are bound to appointments (manual line 1089). Id assigned: none is
 * printed. Operation 9006.
 */
export const asnSetAppointmentForwards: Operation<
  AsnSetAppointmentForwardsArgument,
  AsnSetAppointmentForwardsResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnSetAppointmentForwards", 9006, () => ({
  argument: AsnSetAppointmentForwardsArgument,
  result: AsnSetAppointmentForwardsResult,
  error: Common.AsnRequestError,
}));

/**
 * Returns the forwards that are bound to appointments (manual line 1120). Id assigned: none is
 * printed. Operation 9007.
 */
export const asnGetAppointmentForwards: Operation<
  AsnGetAppointmentForwardsArgument,
  AsnGetAppointmentForwardsResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnGetAppointmentForwards", 9007, () => ({
  argument: AsnGetAppointmentForwardsArgument,
  result: AsnGetAppointmentForwardsResult,
  error: Common.AsnRequestError,
}));

/**
 * Opens contacts (all if the list is empty) and returns them; with optional CompletedEventID an
 * asnOperationComplete follows the initial state events (manual line 1151). Id assigned: none is
 * printed. Operation 9008.
 */
export const asnOpenContacts: Operation<
  AsnOpenContactsArgument,
  AsnOpenContactsResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnOpenContacts", 9008, () => ({
  argument: AsnOpenContactsArgument,
  result: AsnOpenContactsResult,
  error: Common.AsnRequestError,
}));

/**
 * Opens a contact from a database contact record (manual line 1197). Id assigned: none is printed.
 * Operation 9009.
 */
export const asnOpenContactEx: Operation<
  AsnOpenContactExArgument,
  AsnOpenContactExResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnOpenContactEx", 9009, () => ({
  argument: AsnOpenContactExArgument,
  result: AsnOpenContactExResult,
  error: Common.AsnRequestError,
}));

/** Closes contacts by id (manual line 1237). Id assigned: none is printed. Operation 9010. */
export const asnCloseContacts: Operation<
  AsnCloseContactsArgument,
  AsnCloseContactsResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnCloseContacts", 9010, () => ({
  argument: AsnCloseContactsArgument,
  result: AsnCloseContactsResult,
  error: Common.AsnRequestError,
}));

/**
 * Replaces the caller's own list of granted rights; missing entries are deleted (manual line 1274).
 * Id assigned: none is printed. Operation 9011.
 */
export const asnSetSettingsDynamicRights: Operation<
  AsnSetSettingsDynamicRightsArgument,
  AsnSetSettingsDynamicRightsResult,
  AsnSetSettingsDynamicRightsError
> = /* @__PURE__ */ operation("asnSetSettingsDynamicRights", 9011, () => ({
  argument: AsnSetSettingsDynamicRightsArgument,
  result: AsnSetSettingsDynamicRightsResult,
  error: AsnSetSettingsDynamicRightsError,
}));

/**
 * Returns the caller's own list of granted rights (manual line 1468). Id assigned: none is printed.
 * Operation 9012.
 */
export const asnGetSettingsDynamicRights: Operation<
  AsnGetSettingsDynamicRightsArgument,
  AsnGetSettingsDynamicRightsResult,
  AsnGetSettingsDynamicRightsError
> = /* @__PURE__ */ operation("asnGetSettingsDynamicRights", 9012, () => ({
  argument: AsnGetSettingsDynamicRightsArgument,
  result: AsnGetSettingsDynamicRightsResult,
  error: AsnGetSettingsDynamicRightsError,
}));

/**
 * Returns the rights granted by group configuration (manual line 1509). Id assigned: none is
 * printed. Operation 9013.
 */
export const asnGetSettingsDynamicGroupRights: Operation<
  AsnGetSettingsDynamicGroupRightsArgument,
  AsnGetSettingsDynamicGroupRightsResult,
  AsnGetSettingsDynamicGroupRightsError
> = /* @__PURE__ */ operation("asnGetSettingsDynamicGroupRights", 9013, () => ({
  argument: AsnGetSettingsDynamicGroupRightsArgument,
  result: AsnGetSettingsDynamicGroupRightsResult,
  error: AsnGetSettingsDynamicGroupRightsError,
}));

/**
 * Returns the globally granted rights (manual line 1550). Id assigned: none is printed. Operation
 * 9014.
 */
export const asnGetSettingsGlobalDynamicRights: Operation<
  AsnGetSettingsGlobalDynamicRightsArgument,
  AsnGetSettingsGlobalDynamicRightsResult,
  AsnGetSettingsGlobalDynamicRightsError
> = /* @__PURE__ */ operation("asnGetSettingsGlobalDynamicRights", 9014, () => ({
  argument: AsnGetSettingsGlobalDynamicRightsArgument,
  result: AsnGetSettingsGlobalDynamicRightsResult,
  error: AsnGetSettingsGlobalDynamicRightsError,
}));

/**
 * Sets the absent state of the user (manual line 1591). Id assigned: none is printed. Operation
 * 9015.
 */
export const asnAbsentStateSetUser: Operation<
  AsnAbsentStateSetUserArgument,
  AsnAbsentStateSetUserResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnAbsentStateSetUser", 9015, () => ({
  argument: AsnAbsentStateSetUserArgument,
  result: AsnAbsentStateSetUserResult,
  error: Common.AsnRequestError,
}));

/** Resets the absent state (manual line 1624). Id assigned: none is printed. Operation 9016. */
export const asnAbsentStateReset: Operation<
  AsnAbsentStateResetArgument,
  AsnAbsentStateResetResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnAbsentStateReset", 9016, () => ({
  argument: AsnAbsentStateResetArgument,
  result: AsnAbsentStateResetResult,
  error: Common.AsnRequestError,
}));

/**
 * Returns the absent state of a contact (manual line 1665). Id assigned: none is printed. Operation
 * 9017.
 */
export const asnAbsentStateGetUser: Operation<
  AsnAbsentStateGetUserArgument,
  AsnAbsentStateGetUserResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnAbsentStateGetUser", 9017, () => ({
  argument: AsnAbsentStateGetUserArgument,
  result: AsnAbsentStateGetUserResult,
  error: Common.AsnRequestError,
}));

/**
 * Reports the idle state of the client (manual line 1699). Id assigned: none is printed. Operation
 * 9018.
 */
export const asnSetClientIdleState: Operation<
  AsnSetClientIdleStateArgument,
  AsnSetClientIdleStateResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnSetClientIdleState", 9018, () => ({
  argument: AsnSetClientIdleStateArgument,
  result: AsnSetClientIdleStateResult,
  error: Common.AsnRequestError,
}));

/** Sets the user's note (manual line 1736). Operation 1510. */
export const asnCustomNoteSet: Operation<
  AsnCustomNoteSetArgument,
  AsnCustomNoteSetResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnCustomNoteSet", 1510, () => ({
  argument: AsnCustomNoteSetArgument,
  result: AsnCustomNoteSetResult,
  error: Common.AsnRequestError,
}));

/** Returns the MetaDirectory connection settings (manual line 1767). Operation 2100. */
export const asnGetMetaSettings: Operation<
  AsnGetMetaSettingsArgument,
  AsnGetMetaSettingsResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnGetMetaSettings", 2100, () => ({
  argument: AsnGetMetaSettingsArgument,
  result: AsnGetMetaSettingsResult,
  error: Common.AsnRequestError,
}));

/** Returns the MetaDirectory phone book settings (manual line 1818). Operation 2101. */
export const asnGetMetaPhoneBooksSettings: Operation<
  AsnGetMetaSettingsArgument,
  AsnGetMetaSettingsResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnGetMetaPhoneBooksSettings", 2101, () => ({
  argument: AsnGetMetaSettingsArgument,
  result: AsnGetMetaSettingsResult,
  error: Common.AsnRequestError,
}));

/** Stores the MetaDirectory connection settings (manual line 1859). Operation 2026. */
export const asnSetMetaSettings: Operation<
  AsnSetMetaSettingsArgument,
  AsnSetMetaSettingsResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnSetMetaSettings", 2026, () => ({
  argument: AsnSetMetaSettingsArgument,
  result: AsnSetMetaSettingsResult,
  error: Common.AsnRequestError,
}));

/** Stores the MetaDirectory phone book settings (manual line 1901). Operation 2027. */
export const asnSetMetaPhoneBooksSettings: Operation<
  AsnSetMetaSettingsArgument,
  AsnSetMetaSettingsResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnSetMetaPhoneBooksSettings", 2027, () => ({
  argument: AsnSetMetaSettingsArgument,
  result: AsnSetMetaSettingsResult,
  error: Common.AsnRequestError,
}));

/**
 * Asks for the use of a licensed feature (manual line 1942). Id assigned: none is printed.
 * Operation 9019.
 */
export const asnRequestFeature: Operation<
  AsnRequestFeatureArgument,
  AsnRequestFeatureResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnRequestFeature", 9019, () => ({
  argument: AsnRequestFeatureArgument,
  result: AsnRequestFeatureResult,
  error: Common.AsnRequestError,
}));

/**
 * Searches one database; also implemented by database connectors (manual line 1977). Id assigned:
 * none is printed. Operation 9020.
 */
export const asnFindDBContacts: Operation<
  AsnFindDBContactsArgument,
  AsnFindDBContactsResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnFindDBContacts", 9020, () => ({
  argument: AsnFindDBContactsArgument,
  result: AsnFindDBContactsResult,
  error: Common.AsnRequestError,
}));

/**
 * Searches contacts over several databases (manual line 2012). Id assigned: none is printed.
 * Operation 9021.
 */
export const asnFindContacts: Operation<
  AsnFindContactsArgument,
  AsnFindContactsResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnFindContacts", 9021, () => ({
  argument: AsnFindContactsArgument,
  result: AsnFindContactsResult,
  error: Common.AsnRequestError,
}));

/**
 * Returns a contact by its entry id (manual line 2047). Id assigned: none is printed. Operation
 * 9022.
 */
export const asnGetContactByEntryID: Operation<
  AsnGetContactByEntryIDArgument,
  AsnGetContactByEntryIDResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnGetContactByEntryID", 9022, () => ({
  argument: AsnGetContactByEntryIDArgument,
  result: AsnGetContactByEntryIDResult,
  error: Common.AsnRequestError,
}));

/**
 * Returns the preferred contact reference (manual line 2086). Id assigned: none is printed.
 * Operation 9023.
 */
export const asnGetPreferredContactRef: Operation<
  AsnGetPreferredContactRefArgument,
  AsnGetPreferredContactRefResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnGetPreferredContactRef", 9023, () => ({
  argument: AsnGetPreferredContactRefArgument,
  result: AsnGetPreferredContactRefResult,
  error: Common.AsnRequestError,
}));

/** Returns the client capabilities of users (manual line 2133). Operation 2139. */
export const asnGetClientCapabilities: Operation<
  AsnGetClientCapabilitiesArgument,
  AsnGetClientCapabilitiesResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnGetClientCapabilities", 2139, () => ({
  argument: AsnGetClientCapabilitiesArgument,
  result: AsnGetClientCapabilitiesResult,
  error: Common.AsnRequestError,
}));

/**
 * A database connector logs on to the server (manual line 2184). Id assigned: none is printed.
 * Operation 9025.
 */
export const asnDatabaseConnectorLogin: Operation<
  AsnDatabaseConnectorLoginArgument,
  AsnDatabaseConnectorLoginResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnDatabaseConnectorLogin", 9025, () => ({
  argument: AsnDatabaseConnectorLoginArgument,
  result: AsnDatabaseConnectorLoginResult,
  error: Common.AsnRequestError,
}));

/**
 * A database connector logs off (manual line 2231). Id assigned: none is printed. Operation 9026.
 */
export const asnDatabaseConnectorLogoff: Operation<
  AsnDatabaseConnectorLogoffArgument,
  AsnDatabaseConnectorLogoffResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnDatabaseConnectorLogoff", 9026, () => ({
  argument: AsnDatabaseConnectorLogoffArgument,
  result: AsnDatabaseConnectorLogoffResult,
  error: Common.AsnRequestError,
}));

/**
 * Returns the phone books; also implemented by database connectors (manual line 2265). Id assigned:
 * none is printed. Operation 9027.
 */
export const asnGetPhoneBooks: Operation<
  AsnGetPhoneBooksArgument,
  AsnGetPhoneBooksResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnGetPhoneBooks", 9027, () => ({
  argument: AsnGetPhoneBooksArgument,
  result: AsnGetPhoneBooksResult,
  error: Common.AsnRequestError,
}));

/**
 * Stores the user's property bag (manual line 2306). Id assigned: none is printed. Operation 9028.
 */
export const asnSetUserPropertyBag: Operation<
  AsnSetUserPropertyBagArgument,
  AsnSetUserPropertyBagResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnSetUserPropertyBag", 9028, () => ({
  argument: AsnSetUserPropertyBagArgument,
  result: AsnSetUserPropertyBagResult,
  error: Common.AsnRequestError,
}));

/**
 * Returns client settings kept on the server (manual line 2341). Id assigned: none is printed.
 * Operation 9029.
 */
export const asnGetServerBasedClientSettings: Operation<
  AsnGetServerBasedClientSettingsArgument,
  AsnGetServerBasedClientSettingsResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnGetServerBasedClientSettings", 9029, () => ({
  argument: AsnGetServerBasedClientSettingsArgument,
  result: AsnGetServerBasedClientSettingsResult,
  error: Common.AsnRequestError,
}));

/**
 * Stores client settings on the server (manual line 2376). Id assigned: none is printed. Operation
 * 9030.
 */
export const asnSetServerBasedClientSettings: Operation<
  AsnSetServerBasedClientSettingsArgument,
  AsnSetServerBasedClientSettingsResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnSetServerBasedClientSettings", 9030, () => ({
  argument: AsnSetServerBasedClientSettingsArgument,
  result: AsnSetServerBasedClientSettingsResult,
  error: Common.AsnRequestError,
}));

/**
 * Asks for contact states of the rows of a search list and registers for changes (manual line
 * 2415). Id assigned: none is printed. Operation 9031.
 */
export const asnContactStatusRequest: Operation<
  AsnContactStatusRequestArgument,
  AsnContactStatusRequestResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnContactStatusRequest", 9031, () => ({
  argument: AsnContactStatusRequestArgument,
  result: AsnContactStatusRequestResult,
  error: Common.AsnRequestError,
}));

/**
 * Ends all notifications of a search (manual line 2458). Id assigned: none is printed. Operation
 * 9032.
 */
export const asnContactSearchClose: Operation<
  AsnContactSearchCloseArgument,
  AsnContactSearchCloseResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnContactSearchClose", 9032, () => ({
  argument: AsnContactSearchCloseArgument,
  result: AsnContactSearchCloseResult,
  error: Common.AsnRequestError,
}));

/**
 * Registers or unregisters a mobile device for push messages (manual line 2500). Id assigned: none
 * is printed. Operation 9033.
 */
export const asnAppsRegisterPush: Operation<
  AsnAppsRegisterPushArgument,
  AsnAppsRegisterPushResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnAppsRegisterPush", 9033, () => ({
  argument: AsnAppsRegisterPushArgument,
  result: AsnAppsRegisterPushResult,
  error: Common.AsnRequestError,
}));

/**
 * An anonymous user supplies contact data (manual line 2630). Id assigned: none is printed.
 * Operation 9034.
 */
export const asnPublicUserSetContactData: Operation<
  AsnPublicUserSetContactDataArgument,
  AsnPublicUserSetContactDataResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnPublicUserSetContactData", 9034, () => ({
  argument: AsnPublicUserSetContactDataArgument,
  result: AsnPublicUserSetContactDataResult,
  error: Common.AsnRequestError,
}));

/**
 * Returns the Google integration settings (manual line 2660). Id assigned: none is printed.
 * Operation 9035.
 */
export const asnGetGoogleIntegrationSettings: Operation<
  AsnGetGoogleIntegrationSettingsArgument,
  AsnGetGoogleIntegrationSettingsResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnGetGoogleIntegrationSettings", 9035, () => ({
  argument: AsnGetGoogleIntegrationSettingsArgument,
  result: AsnGetGoogleIntegrationSettingsResult,
  error: Common.AsnRequestError,
}));

/**
 * Sends SMS messages; returns a reference id per message that later status events carry (manual
 * line 2703). Id assigned: none is printed. Operation 9036.
 */
export const asnSendSMS: Operation<AsnSendSMSArgument, AsnSendSMSResult, Common.AsnRequestError> =
  /* @__PURE__ */ operation("asnSendSMS", 9036, () => ({
    argument: AsnSendSMSArgument,
    result: AsnSendSMSResult,
    error: Common.AsnRequestError,
  }));

/** Changes the user's password (manual line 2739). Id assigned: none is printed. Operation 9037. */
export const asnUserChangePassword: Operation<
  AsnUserChangePasswordArgument,
  AsnUserChangePasswordResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnUserChangePassword", 9037, () => ({
  argument: AsnUserChangePasswordArgument,
  result: AsnUserChangePasswordResult,
  error: Common.AsnRequestError,
}));

/**
 * Returns the user defined fields (manual line 2770). Id assigned: none is printed. Operation 9038.
 */
export const asnGetUserdefinedCustomFields: Operation<
  AsnGetUserdefinedCustomFieldsArgument,
  AsnGetUserdefinedCustomFieldsResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnGetUserdefinedCustomFields", 9038, () => ({
  argument: AsnGetUserdefinedCustomFieldsArgument,
  result: AsnGetUserdefinedCustomFieldsResult,
  error: Common.AsnRequestError,
}));

/**
 * Sends a mail to a user or group given by SIP URI (manual line 2798). Id assigned: none is
 * printed. Operation 9039.
 */
export const asnSendMail: Operation<
  AsnSendMailArgument,
  AsnSendMailResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnSendMail", 9039, () => ({
  argument: AsnSendMailArgument,
  result: AsnSendMailResult,
  error: Common.AsnRequestError,
}));

/** Keeps the connection alive (manual line 2842). Event 100. */
export const asnKeepAlive: Event<AsnKeepAliveArgument> = /* @__PURE__ */ event(
  "asnKeepAlive",
  100,
  () => AsnKeepAliveArgument,
);

/** A location's settings changed (manual line 2853). Event 1117. */
export const asnLocationInformationChanged: Event<AsnLocationInformationChangedArgument> =
  /* @__PURE__ */ event(
    "asnLocationInformationChanged",
    1117,
    () => AsnLocationInformationChangedArgument,
  );

/**
 * New administrative monitor content exists and should be fetched (manual line 2865). Id assigned:
 * none is printed. Event 9040.
 */
export const asnReloadAdministrativeMonitorContent: Event<AsnReloadAdministrativeMonitorContentArgument> =
  /* @__PURE__ */ event(
    "asnReloadAdministrativeMonitorContent",
    9040,
    () => AsnReloadAdministrativeMonitorContentArgument,
  );

/**
 * Retries the federation connection of a contact flagged with errors (manual line 2875). Id
 * assigned: none is printed. Event 9041.
 */
export const asnRetriggerFederationConnection: Event<AsnRetriggerFederationConnectionArgument> =
  /* @__PURE__ */ event(
    "asnRetriggerFederationConnection",
    9041,
    () => AsnRetriggerFederationConnectionArgument,
  );

/**
 * Sent after the initial state events of asnOpenContacts when the client asked for it (manual line
 * 2887). Id assigned: none is printed. Event 9042.
 */
export const asnOperationComplete: Event<AsnOperationCompleteArgument> = /* @__PURE__ */ event(
  "asnOperationComplete",
  9042,
  () => AsnOperationCompleteArgument,
);

/**
 * The user's list of granted rights changed (manual line 2913). Id assigned: none is printed. Event
 * 9043.
 */
export const asnSettingsDynamicRightsChanged: Event<AsnSettingsDynamicRightsChangedArgument> =
  /* @__PURE__ */ event(
    "asnSettingsDynamicRightsChanged",
    9043,
    () => AsnSettingsDynamicRightsChangedArgument,
  );

/** Group rights changed (manual line 2969). Id assigned: none is printed. Event 9044. */
export const asnSettingsDynamicGroupRightsChanged: Event<AsnSettingsDynamicGroupRightsChangedArgument> =
  /* @__PURE__ */ event(
    "asnSettingsDynamicGroupRightsChanged",
    9044,
    () => AsnSettingsDynamicGroupRightsChangedArgument,
  );

/** Global rights changed (manual line 3024). Id assigned: none is printed. Event 9045. */
export const asnSettingsGlobalDynamicRightsChanged: Event<AsnSettingsGlobalDynamicRightsChangedArgument> =
  /* @__PURE__ */ event(
    "asnSettingsGlobalDynamicRightsChanged",
    9045,
    () => AsnSettingsGlobalDynamicRightsChangedArgument,
  );

/**
 * Presence state of a contact changed (manual line 3038). Id assigned: none is printed. Event 9046.
 */
export const asnPresenceStateChanged: Event<AsnPresenceState> = /* @__PURE__ */ event(
  "asnPresenceStateChanged",
  9046,
  () => AsnPresenceState,
);

/**
 * Call information of a contact changed (manual line 3109). Id assigned: none is printed. Event
 * 9047.
 */
export const asnContactCallInformationChanged: Event<AsnContactCallInformationChangedArgument> =
  /* @__PURE__ */ event(
    "asnContactCallInformationChanged",
    9047,
    () => AsnContactCallInformationChangedArgument,
  );

/**
 * Absent state of a contact changed (manual line 3130). Id assigned: none is printed. Event 9048.
 */
export const asnContactAbsentStateChanged: Event<AsnContactAbsentState> = /* @__PURE__ */ event(
  "asnContactAbsentStateChanged",
  9048,
  () => AsnContactAbsentState,
);

/**
 * Appointment state of a contact changed (manual line 3156). Id assigned: none is printed. Event
 * 9049.
 */
export const asnContactAppointmentStateChanged: Event<AsnContactAppointmentState> =
  /* @__PURE__ */ event(
    "asnContactAppointmentStateChanged",
    9049,
    () => AsnContactAppointmentState,
  );

/** Note of a contact changed (manual line 3187). Id assigned: none is printed. Event 9050. */
export const asnContactCustomNoteChanged: Event<AsnCustomNote> = /* @__PURE__ */ event(
  "asnContactCustomNoteChanged",
  9050,
  () => AsnCustomNote,
);

/** Own appointment state changed (manual line 3205). Id assigned: none is printed. Event 9051. */
export const asnUpdateMyAppointment: Event<AsnUpdateMyAppointmentArgument> = /* @__PURE__ */ event(
  "asnUpdateMyAppointment",
  9051,
  () => AsnUpdateMyAppointmentArgument,
);

/** Own call information changed (manual line 3230). Id assigned: none is printed. Event 9052. */
export const asnUpdateMyCallInformation: Event<AsnUpdateMyCallInformationArgument> =
  /* @__PURE__ */ event(
    "asnUpdateMyCallInformation",
    9052,
    () => AsnUpdateMyCallInformationArgument,
  );

/** Own forwards changed (manual line 3289). Id assigned: none is printed. Event 9053. */
export const asnUpdateMyPhoneForwardState: Event<AsnUpdateMyPhoneForwardStateArgument> =
  /* @__PURE__ */ event(
    "asnUpdateMyPhoneForwardState",
    9053,
    () => AsnUpdateMyPhoneForwardStateArgument,
  );

/**
 * Forwards of another contact changed (manual line 3315). Id assigned: none is printed. Event 9054.
 */
export const asnContactPhoneForwardStateChanged: Event<AsnContactPhoneForwardStateChangedArgument> =
  /* @__PURE__ */ event(
    "asnContactPhoneForwardStateChanged",
    9054,
    () => AsnContactPhoneForwardStateChangedArgument,
  );

/**
 * Own contact configuration changed (manual line 3342). Id assigned: none is printed. Event 9055.
 */
export const asnUpdateMyContactConfiguration: Event<AsnUpdateMyContactConfigurationArgument> =
  /* @__PURE__ */ event(
    "asnUpdateMyContactConfiguration",
    9055,
    () => AsnUpdateMyContactConfigurationArgument,
  );

/**
 * Server sends the list of pending rights requests, on change or on request (manual line 3354). Id
 * assigned: none is printed. Event 9056.
 */
export const asnMyPresenceRightsChallenge: Event<AsnMyPresenceRightsChallengeArgument> =
  /* @__PURE__ */ event(
    "asnMyPresenceRightsChallenge",
    9056,
    () => AsnMyPresenceRightsChallengeArgument,
  );

/**
 * Client asks for the list of pending rights requests (manual line 3369). Id assigned: none is
 * printed. Event 9057.
 */
export const asnRequestMyPresenceRightsChallenge: Event<AsnRequestMyPresenceRightsChallengeArgument> =
  /* @__PURE__ */ event(
    "asnRequestMyPresenceRightsChallenge",
    9057,
    () => AsnRequestMyPresenceRightsChallengeArgument,
  );

/**
 * Client asks the server to clear the list of pending rights requests (manual line 3381). Id
 * assigned: none is printed. Event 9058.
 */
export const asnResetMyPresenceRightsChallenges: Event<AsnResetMyPresenceRightsChallengesArgument> =
  /* @__PURE__ */ event(
    "asnResetMyPresenceRightsChallenges",
    9058,
    () => AsnResetMyPresenceRightsChallengesArgument,
  );

/**
 * List of the user's connected clients changed (manual line 3393). Id assigned: none is printed.
 * Event 9059.
 */
export const asnMyUpdateConnectedClientList: Event<AsnMyUpdateConnectedClientListArgument> =
  /* @__PURE__ */ event(
    "asnMyUpdateConnectedClientList",
    9059,
    () => AsnMyUpdateConnectedClientListArgument,
  );

/** Own client content changed (manual line 3405). Id assigned: none is printed. Event 9060. */
export const asnMyUpdateClientContent: Event<AsnMyUpdateClientContentArgument> =
  /* @__PURE__ */ event("asnMyUpdateClientContent", 9060, () => AsnMyUpdateClientContentArgument);

/** A contact was removed (manual line 3416). Id assigned: none is printed. Event 9061. */
export const asnContactRemoveContact: Event<AsnContactRemoveContactArgument> =
  /* @__PURE__ */ event("asnContactRemoveContact", 9061, () => AsnContactRemoveContactArgument);

/** Own absent state changed (manual line 3428). Id assigned: none is printed. Event 9062. */
export const asnUpdateMyAbsentState: Event<AsnUpdateMyAbsentStateArgument> = /* @__PURE__ */ event(
  "asnUpdateMyAbsentState",
  9062,
  () => AsnUpdateMyAbsentStateArgument,
);

/** Own note changed (manual line 3440). Event 1511. */
export const asnUpdateMyCustomNote: Event<AsnUpdateMyCustomNoteArgument> = /* @__PURE__ */ event(
  "asnUpdateMyCustomNote",
  1511,
  () => AsnUpdateMyCustomNoteArgument,
);

/** Asks a client to send a mail (manual line 3452). Id assigned: none is printed. Event 9063. */
export const asnSendClientSideMail: Event<AsnSendClientSideMailArgument> = /* @__PURE__ */ event(
  "asnSendClientSideMail",
  9063,
  () => AsnSendClientSideMailArgument,
);

/**
 * Sets the preferred contact reference (manual line 3461). Id assigned: none is printed. Event
 * 9064.
 */
export const asnSetPreferredContactRef: Event<AsnSetPreferredContactRefArgument> =
  /* @__PURE__ */ event("asnSetPreferredContactRef", 9064, () => AsnSetPreferredContactRefArgument);

/** Client reports its capabilities as XML (manual line 3487). Event 2134. */
export const asnSetClientCapabilities: Event<AsnSetClientCapabilitiesArgument> =
  /* @__PURE__ */ event("asnSetClientCapabilities", 2134, () => AsnSetClientCapabilitiesArgument);

/** Capabilities of clients changed (manual line 3501). Event 2135. */
export const asnClientCapabilitiesChanged: Event<AsnClientCapabilitiesChangedArgument> =
  /* @__PURE__ */ event(
    "asnClientCapabilitiesChanged",
    2135,
    () => AsnClientCapabilitiesChangedArgument,
  );

/**
 * Delivers contact states for a search list (manual line 3512). Id assigned: none is printed. Event
 * 9067.
 */
export const asnContactStatusResultEvent: Event<AsnContactStatusResultEntry> =
  /* @__PURE__ */ event("asnContactStatusResultEvent", 9067, () => AsnContactStatusResultEntry);

/** Status of a sent SMS (manual line 3546). Id assigned: none is printed. Event 9068. */
export const asnSMSStatusNotify: Event<AsnSMSStatusNotifyArgument> = /* @__PURE__ */ event(
  "asnSMSStatusNotify",
  9068,
  () => AsnSMSStatusNotifyArgument,
);

/** Manual line 4160. */
export const AsnContactStatusParameterEnum = /* @__PURE__ */ enumerated(
  "AsnContactStatusParameterEnum",
  {
    activeContactID: 0,
    phoneNumber: 1,
    eMail: 2,
  },
);
export type AsnContactStatusParameterEnum = EnumeratedValue<typeof AsnContactStatusParameterEnum>;

/** Manual line 4171. */
export const AsnETAPIDialNumberFormat = /* @__PURE__ */ enumerated("AsnETAPIDialNumberFormat", {
  /** apply all number formatting */
  eTAPIDIALNUMBERFORMATNORMAL: 0,
  /** always super-canonical, also for plain numbers */
  eTAPIDIALNUMBERFORMATSUPERCANONIC: 1,
  /** dial digits unchanged apart from stripping special characters */
  eTAPIDIALNUMBERFORMATPLAIN: 2,
  /**
   * plain numbers dialled as given, super-canonical ones run through the dialling rules; only
   * dialable digits reach the PBX
   */
  eTAPIDIALNUMBERFORMATDIALABLEPLAIN: 3,
});
export type AsnETAPIDialNumberFormat = EnumeratedValue<typeof AsnETAPIDialNumberFormat>;

/** Manual line 4207. */
export const AsnERemoteTapiNumberFormat = /* @__PURE__ */ enumerated("AsnERemoteTapiNumberFormat", {
  /** plain, as delivered by the PBX */
  eREMOTETAPINUMBERFORMATPLAIN: 0,
  /** pre-formatted but not super-canonical */
  eREMOTETAPINUMBERFORMATPREFORMAT: 1,
  /** super-canonical */
  eREMOTETAPINUMBERFORMATSUPERCANONIC: 2,
});
export type AsnERemoteTapiNumberFormat = EnumeratedValue<typeof AsnERemoteTapiNumberFormat>;

/** Manual line 4222. */
export const AsnERemoteTapiDialFormat = /* @__PURE__ */ enumerated("AsnERemoteTapiDialFormat", {
  /** dial plain; only the final PC dialling rule applies */
  eREMOTETAPIDIALFORMATPLAIN: 0,
  /** format completely */
  eREMOTETAPIDIALFORMATALL: 1,
});
export type AsnERemoteTapiDialFormat = EnumeratedValue<typeof AsnERemoteTapiDialFormat>;

/** Manual line 4234. */
export const AsnERemoteTapiLineNames = /* @__PURE__ */ enumerated("AsnERemoteTapiLineNames", {
  /** as reported by the TAPI driver */
  eREMOTETAPILINENAMESORIGINAL: 0,
  /** extended with location information */
  eREMOTETAPILINENAMESLINENUMBER: 1,
});
export type AsnERemoteTapiLineNames = EnumeratedValue<typeof AsnERemoteTapiLineNames>;

/** Manual line 4244. */
export const AsnForwardControllerMode = /* @__PURE__ */ enumerated("AsnForwardControllerMode", {
  /** forward is set in the PBX */
  iCTIFORWARDCONTROLLERPBX: 0,
  /** forward is set in the server by administration */
  iCTIFORWARDCONTROLLERTAPISERVERADMIN: 1,
  /** forward is set in the server by the user */
  iCTIFORWARDCONTROLLERTAPISERVERUSER: 2,
});
export type AsnForwardControllerMode = EnumeratedValue<typeof AsnForwardControllerMode>;

/** Manual line 4266. */
export const AsnForwardMode = /* @__PURE__ */ enumerated("AsnForwardMode", {
  /** unknown forward */
  iCTIFORWARDUNKNOWN: 0,
  /** all calls */
  iCTIFORWARDIMMEDIATE: 1,
  /** on busy */
  iCTIFORWARDBUSY: 2,
  /** on no answer */
  iCTIFORWARDNOANSW: 3,
  /** on busy, internal calls */
  iCTIFORWARDBUSYINT: 4,
  /** on busy, external calls */
  iCTIFORWARDBUSYEXT: 5,
  /** on no answer, internal calls */
  iCTIFORWARDNOANSINT: 6,
  /** on no answer, external calls */
  iCTIFORWARDNOANSEXT: 7,
  /** all internal calls */
  iCTIFORWARDIMMINT: 8,
  /** all external calls */
  iCTIFORWARDIMMEXT: 9,
  /** forward specific to the backend (0x80000000) */
  iCTIBACKENDSPECIFIC: 10,
});
export type AsnForwardMode = EnumeratedValue<typeof AsnForwardMode>;

/** Discrete presence states (low byte) (manual line 4297). */
export const AsnPresenceStateEnum = /* @__PURE__ */ enumerated("AsnPresenceStateEnum", {
  eUNCONTROLLED: 0,
  eAVAILABLE: 1,
  eBUSY: 2,
  eABSENT: 3,
  eDONOTDISTURB: 4,
  eOUTOFORDER: 7,
});
export type AsnPresenceStateEnum = EnumeratedValue<typeof AsnPresenceStateEnum>;

/** Bits added to the presence state (manual line 4317). */
export const AsnPresenceStateFlags = /* @__PURE__ */ enumerated("AsnPresenceStateFlags", {
  /** 0x00010000 */
  eWORKINGAFTERCALL: 65536,
  /** 0x01000000 */
  eRINGING: 16777216,
  /** 0x02000000 */
  eAPPOINTMENT: 33554432,
  /** 0x04000000 */
  eCALL: 67108864,
  /** 0x08000000 */
  eOFFLINE: 134217728,
  /** 0x10000000 */
  eNOTESET: 268435456,
  /** 0x20000000 */
  eIDLE: 536870912,
  /** 0x40000000 */
  eMOBILEAVAILABLITY: 1073741824,
});
export type AsnPresenceStateFlags = EnumeratedValue<typeof AsnPresenceStateFlags>;

/** Masks of bits that separate the presence state from its flags (manual line 4340). */
export const AsnPresenceStateMasks = /* @__PURE__ */ enumerated("AsnPresenceStateMasks", {
  /** 0x000000ff */
  ePresenceStateMask: 255,
  /** 0x7f000000; top bit must stay clear */
  ePresenceStatedFlagsMask: 2130706432,
});
export type AsnPresenceStateMasks = EnumeratedValue<typeof AsnPresenceStateMasks>;

/** Manual line 4354. */
export const EnumCallState = /* @__PURE__ */ enumerated("EnumCallState", {
  /** unknown */
  eCALLSTATEUNKNOWN: 0,
  /** hung up locally, call is gone */
  eCALLSTATEDESTROYED: 1,
  /** ringing, inbound */
  eCALLSTATEOFFERING: 2,
  /** dial tone, outbound */
  eCALLSTATEDIALING: 4,
  /** outbound, remote side rings; number is complete */
  eCALLSTATERINGBACK: 8,
  /** outbound, remote side busy */
  eCALLSTATEBUSY: 16,
  /** connected, either direction */
  eCALLSTATECONNECTED: 32,
  /** call takes part in a conference */
  eCALLSTATECONFERENCED: 64,
  /** call is on hold */
  eCALLSTATEHOLD: 128,
  /** remote side hung up */
  eCALLSTATEDISCONNECTED: 256,
  /** call is being prepared */
  eCALLSTATEPREPARECALL: 512,
});
export type EnumCallState = EnumeratedValue<typeof EnumCallState>;

/** Manual line 4383. */
export const EnumCallDisconnectedReason = /* @__PURE__ */ enumerated("EnumCallDisconnectedReason", {
  /** unknown; also used after a normal hang-up of a connected call */
  eDISCONNECTEDREASONUNKNOWN: 0,
  /** not reached */
  eDISCONNECTEDREASONUNCONNECTED: 1,
  /** remote side was busy */
  eDISCONNECTEDREASONBUSY: 2,
  /** call was taken away from the offering state (redirect, pickup, forward) by an unknown party */
  eDISCONNECTEDREASONREDIRECTEDUNKNOWN: 3,
  /** taken by the line owner */
  eDISCONNECTEDREASONREDIRECTEDBYLINEOWNER: 4,
});
export type EnumCallDisconnectedReason = EnumeratedValue<typeof EnumCallDisconnectedReason>;

/** Where the remote contact's data came from (manual line 4425). */
export const EnumRemoteContactSource = /* @__PURE__ */ enumerated("EnumRemoteContactSource", {
  /** source unknown or not set */
  eUNKNOWN: 0,
  /** contact came from the server */
  eSERVERPROVIDED: 1,
  /** contact came from this client */
  eCLIENTPROVIDED: 2,
  /** contact came from another client of the same user */
  eOTHERCLIENTPROVIDED: 3,
});
export type EnumRemoteContactSource = EnumeratedValue<typeof EnumRemoteContactSource>;

/** Call types; not used in the journal (manual line 4443). */
export const EnumCallType = /* @__PURE__ */ enumerated("EnumCallType", {
  /** normal call */
  eCALLTYPENORMAL: 0,
  /** consultation call */
  eCALLTYPECONSULT: 1,
  /** conference controller */
  eCALLTYPECONFERENCECONTROLER: 2,
  /** call-back (on busy or no answer) */
  eCALLTYPECALLBACK: 3,
  /** conference member */
  eCALLTYPECONFERENCEMEMBER: 4,
  /** conference controller being set up (US model) */
  eCALLTYPECONFERENCECONTROLERPENDING: 5,
  /** conference member being set up (US model) */
  eCALLTYPECONFERENCEMEMBERPENDING: 6,
});
export type EnumCallType = EnumeratedValue<typeof EnumCallType>;

/** Manual line 4471. */
export const EnumCallRecordingState = /* @__PURE__ */ enumerated("EnumCallRecordingState", {
  /** no recording */
  eNOCALLRECODRING: 0,
  /** the recorder's own call */
  eCALLRECORDERCALL: 1,
  /** call is being recorded */
  eCALLRECORDINGMEMBER: 2,
  /** was the recorder's call */
  eWASCALLRECORDERCALL: 3,
  /** was recorded */
  eWASCALLRECORDINGMEMBER: 4,
});
export type EnumCallRecordingState = EnumeratedValue<typeof EnumCallRecordingState>;

/** Manual line 4488. */
export const AsnLicensedFeature = /* @__PURE__ */ enumerated("AsnLicensedFeature", {
  asnlicensedfeatureusers: 1,
  asnlicensedfeaturelines: 2,
  asnlicensedfeatureclients: 3,
  asnlicensedfeatureumreplicator: 4,
  asnlicensedfeatureanalytics: 5,
  asnlicensedfeatureinstances: 6,
  asnlicensedfeatureserverlines: 7,
  asnlicensedfeaturechallengepbx: 8,
  asnlicensedfeaturecstaconnections: 9,
  asnlicensedfeaturechannels: 10,
  asnlicensedfeatureucconnectmobileaccess: 11,
  asnlicensedfeaturehoursvideocommunication: 12,
  asnlicensedfeatureuniquerequest: 13,
});
export type AsnLicensedFeature = EnumeratedValue<typeof AsnLicensedFeature>;

/**
 * Contact id; the manual prints no body, the public files define it as UTF8String (manual line
 * 4517).
 */
export type AsnContactID = string;
export const AsnContactID: Type<AsnContactID> = /* @__PURE__ */ alias(
  "AsnContactID",
  () => UTF8String,
);

/**
 * Bits of the rights to see and change presence; those from 65536 on name the pattern that was used
 * (manual line 4520).
 */
export const AsnPresenceRightsFlags = /* @__PURE__ */ enumerated("AsnPresenceRightsFlags", {
  eVisible: 1,
  eChangeable: 2,
  /** 0x00000010 */
  eAppointmentPrivate: 16,
  /** 0x00000020 */
  eAppointmentPublic: 32,
  /** 0x00008000 */
  ePatternUsed: 32768,
  eBlocked: 0,
  /** 0x00010000 */
  ePublic: 65536,
  /** 0x00020000 */
  eCompany: 131072,
  /** 0x00040000 */
  eTeam: 262144,
  /** 0x00080000 */
  ePersonal: 524288,
});
export type AsnPresenceRightsFlags = EnumeratedValue<typeof AsnPresenceRightsFlags>;

/** Masks of bits within the rights of AsnPresenceRightsFlags (manual line 4546). */
export const AsnPresenceRightsMasks = /* @__PURE__ */ enumerated("AsnPresenceRightsMasks", {
  /** 0x000000F0 */
  eAppointmentMask: 240,
  /** 0x000F0000 */
  ePatternFlagsMask: 983040,
});
export type AsnPresenceRightsMasks = EnumeratedValue<typeof AsnPresenceRightsMasks>;

/** Bits of the rights on a line (manual line 4556). */
export const AsnPhoneControlRightsFlags = /* @__PURE__ */ enumerated("AsnPhoneControlRightsFlags", {
  eBlocked: 0,
  /** 0x00000001 */
  eNumbersOutbound: 1,
  /** 0x00000002 */
  eNumbersInbound: 2,
  /** 0x00000004 */
  eNumbersRedirected: 4,
  /** 0x00000100 */
  eSetForwards: 256,
  /** 0x00000200 */
  eSetPickupCalls: 512,
});
export type AsnPhoneControlRightsFlags = EnumeratedValue<typeof AsnPhoneControlRightsFlags>;

/** Usual combinations of the bits of AsnPresenceRightsFlags (manual line 4573). */
export const AsnPresenceCommonRights = /* @__PURE__ */ enumerated("AsnPresenceCommonRights", {
  eBlocked: 0,
  /** 0x00018001 = public, pattern used, visible */
  ePublic: 98305,
  /** 0x00028021 = company, pattern used, public appointments, visible */
  eCompany: 163873,
  /** 0x00048023 = team, pattern used, public appointments, changeable, visible */
  eTeam: 294947,
  /** 0x00088033 = personal, pattern used, public and private appointments, changeable, visible */
  ePersonal: 557107,
});
export type AsnPresenceCommonRights = EnumeratedValue<typeof AsnPresenceCommonRights>;

/**
 * Usual combinations of the bits of AsnPhoneControlRightsFlags, for primary lines (manual line
 * 4609).
 */
export const AsnPhoneControlPrimaryCommonRights = /* @__PURE__ */ enumerated(
  "AsnPhoneControlPrimaryCommonRights",
  {
    eBlocked: 0,
    /** 0x0007 = outbound, inbound and redirected numbers (public level grants none) */
    eCompany: 7,
    /** 0x0207 = numbers plus pick-up */
    eTeam: 519,
    /** 0x0307 = numbers plus pick-up and setting forwards */
    ePersonal: 775,
  },
);
export type AsnPhoneControlPrimaryCommonRights = EnumeratedValue<
  typeof AsnPhoneControlPrimaryCommonRights
>;

/**
 * Usual combinations of the bits of AsnPhoneControlRightsFlags, for further lines (manual line
 * 4638).
 */
export const AsnPhoneControlSecondaryCommonRights = /* @__PURE__ */ enumerated(
  "AsnPhoneControlSecondaryCommonRights",
  {
    eBlocked: 0,
    /** 0x0007 = outbound, inbound and redirected numbers (public and company grant none) */
    eTeam: 7,
    /** 0x0307 = numbers plus pick-up and setting forwards */
    ePersonal: 775,
  },
);
export type AsnPhoneControlSecondaryCommonRights = EnumeratedValue<
  typeof AsnPhoneControlSecondaryCommonRights
>;

/** Manual line 4664. */
export const AsnSetSettingsDynamicRightsErrorEnum = /* @__PURE__ */ enumerated(
  "AsnSetSettingsDynamicRightsErrorEnum",
  {
    general: 0,
    permissiondenied: 1,
    writeprofiledenied: 2,
    unknownrights: 3,
  },
);
export type AsnSetSettingsDynamicRightsErrorEnum = EnumeratedValue<
  typeof AsnSetSettingsDynamicRightsErrorEnum
>;

/** Manual line 4677. */
export const AsnGetSettingsDynamicRightsErrorEnum = /* @__PURE__ */ enumerated(
  "AsnGetSettingsDynamicRightsErrorEnum",
  {
    general: 0,
    permissiondenied: 1,
    readprofiledenied: 2,
  },
);
export type AsnGetSettingsDynamicRightsErrorEnum = EnumeratedValue<
  typeof AsnGetSettingsDynamicRightsErrorEnum
>;

/**
 * Bits of iContactFeatureSet: what the user may do with another contact, decided by the server
 * (manual line 4693).
 */
export const AsnContactFeatureSetEnum = /* @__PURE__ */ enumerated("AsnContactFeatureSetEnum", {
  eCONTACTFEATURENONE: 0,
  /** dial on the contact's primary line */
  eCONTACTFEATUREDIAL: 1,
  /** set a forward on the contact's first line */
  eCONTACTFEATURESETFORWARDL1: 2,
  /** set a forward on the contact's second line */
  eCONTACTFEATURESETFORWARDL2: 4,
  /** swap call */
  eCONTACTFEATURESWAP: 8,
  /** answer call */
  eCONTACTFEATUREANSWER: 16,
  /** hang up */
  eCONTACTFEATUREHANGUP: 32,
  /** pick up a call ringing on the first line */
  eCONTACTFEATUREPICKUPL1: 64,
  /** pick up a call ringing on the second line */
  eCONTACTFEATUREPICKUPL2: 128,
  /** hold the active call */
  eCONTACTFEATUREHOLD: 256,
  /** send a message */
  eCONTACTFEATUREMESSAGE: 512,
  /** redirect a ringing call */
  eCONTACTFEATUREREDIRECT: 1024,
  /** set the contact's absent state */
  eCONTACTFEATURESETABSENT: 2048,
});
export type AsnContactFeatureSetEnum = EnumeratedValue<typeof AsnContactFeatureSetEnum>;

/** Manual line 4732. */
export const AsnAbsentStateEnum = /* @__PURE__ */ enumerated("AsnAbsentStateEnum", {
  /** present */
  eABSENTSTATENOTABSENT: 0,
  /** out of office */
  eABSENTSTATEOUTOFOFFICE: 1,
  /** in a meeting */
  eABSENTSTATEBUSY: 2,
  /** do not disturb */
  eABSENTSTATEDONOTDISTURB: 3,
  /** not set explicitly */
  eABSENTSTATENOTSET: 4,
});
export type AsnAbsentStateEnum = EnumeratedValue<typeof AsnAbsentStateEnum>;

/** Manual line 4748. */
export const AsnMetaDirectoryPasswordEncryption = /* @__PURE__ */ enumerated(
  "AsnMetaDirectoryPasswordEncryption",
  {
    /** send the password encrypted */
    iEncrypted: 0,
    /** send the password in clear */
    iPlain: 1,
  },
);
export type AsnMetaDirectoryPasswordEncryption = EnumeratedValue<
  typeof AsnMetaDirectoryPasswordEncryption
>;

/** Manual line 4758. */
export const EnumEmailImportance = /* @__PURE__ */ enumerated("EnumEmailImportance", {
  eNORMAL: 0,
  eHIGH: 1,
  eLOW: 2,
});
export type EnumEmailImportance = EnumeratedValue<typeof EnumEmailImportance>;

/** Manual line 4769. */
export const EnumEMailAttachmentEncoding = /* @__PURE__ */ enumerated(
  "EnumEMailAttachmentEncoding",
  {
    eEncodingUnknown: 0,
    eEncodingTXTUTF8: 1,
    eEncodingTXTUNICODE: 2,
    eEncodingTXTANSI: 3,
    eEncodingVCF: 4,
    eEncodingWAV: 5,
    eEncodingMP3: 6,
    eEncodingBinary: 7,
  },
);
export type EnumEMailAttachmentEncoding = EnumeratedValue<typeof EnumEMailAttachmentEncoding>;

/** Manual line 4791. */
export const EnumEMailBodyEncoding = /* @__PURE__ */ enumerated("EnumEMailBodyEncoding", {
  eEncodingUnknown: 0,
  eEncodingTXTUTF8: 1,
  eEncodingTXTUNICODE: 2,
  eEncodingTXTANSI: 3,
});
export type EnumEMailBodyEncoding = EnumeratedValue<typeof EnumEMailBodyEncoding>;

/** Bits of iFlags: where and how to search (manual line 4805). */
export const AsnNetDatabaseFindOptionIFlags = /* @__PURE__ */ enumerated(
  "AsnNetDatabaseFindOptionIFlags",
  {
    /** obsolete: last name may hold first and last name together */
    eRAWNAMEDATA: 1,
    /** include phone books */
    ePHONEBOOKS: 2,
    /** include all other databases */
    eOTHERDBS: 4,
    /** caller's rights have already been checked */
    eRIGHTSCHECKED: 8,
    /** phonetic search */
    ePHONETICAL: 16,
    /** include the MetaDirectory */
    eMETADIRECTORY: 32,
    /** keep multi-number phone book entries as one entry per number */
    eSINGLENUMBER: 64,
    /** allow mobile number search without a place (slow) */
    eFORCEMOBILE: 128,
    /** last name is a term searched in several fields */
    eMULTIFIELDNAME: 256,
    /** server users only (server cache only) */
    eONLYCTISERVERUSERS: 512,
    /** search started by a person, not by a call */
    eMANUALSEARCH: 1024,
    /** sort results of a node by display name */
    eSORTBYDISPLAYNAME: 2048,
    /** bypass the cache */
    eUSENOCACHE: 4096,
    /** search company numbers, ignoring extensions */
    eCOMPANYSEARCH: 8192,
    /** exclude phone books */
    eNOPHONEBOOKS: 16384,
    /** search by the called number (hotline use) */
    eMANDANTSEARCH: 32768,
    /** MetaDirectory only */
    eONLYMETADIRECTORY: 65536,
    /**
     * deliver only jpegPhotoHash instead of jpegPhoto; image is fetched with asnRequestContactImage
     * (server users only)
     */
    eJPEGPHOTOHASH: 131072,
  },
);
export type AsnNetDatabaseFindOptionIFlags = EnumeratedValue<typeof AsnNetDatabaseFindOptionIFlags>;

/** Bits: what to push to an app; 255 is everything (manual line 4891). */
export const AsnAppsRegisterPushTypeFlags = /* @__PURE__ */ enumerated(
  "AsnAppsRegisterPushTypeFlags",
  {
    /** 0x00: log off, no push */
    eLOGOFF: 0,
    /** 0x01: audio/video calls */
    eAVCALLS: 1,
    /** 0x02: chat messages */
    eCHATMESSAGES: 2,
    /** 0x04: journal events */
    eJOURNALEVENTS: 4,
    /** 0xff: everything */
    eSUBSCRIBETOALL: 255,
  },
);
export type AsnAppsRegisterPushTypeFlags = EnumeratedValue<typeof AsnAppsRegisterPushTypeFlags>;

/** Manual line 4907. */
export const AsnAppsPushEncryption = /* @__PURE__ */ enumerated("AsnAppsPushEncryption", {
  none: 0,
  aes128: 1,
});
export type AsnAppsPushEncryption = EnumeratedValue<typeof AsnAppsPushEncryption>;

/** Manual line 4919. */
export const AsnSMSStatus = /* @__PURE__ */ enumerated("AsnSMSStatus", {
  /** SMS sent */
  eSMSSTATUSSUCCESS: 0,
  /** SMS could not be delivered */
  eSMSSTATUSERROR: 1,
  /** SMS will be sent later */
  eSMSSTATUSDELAYED: 2,
});
export type AsnSMSStatus = EnumeratedValue<typeof AsnSMSStatus>;

/** All lines of the user or one line (manual line 4932). */
export type AsnLineForwardProfileChoice = Choice<{
  /** all current lines of the user */
  iAllUserLines: number;
  /** one line, given by its URI */
  u8sSingleLineURI: string;
}>;
export const AsnLineForwardProfileChoice: Type<AsnLineForwardProfileChoice> =
  /* @__PURE__ */ choice("AsnLineForwardProfileChoice", () => [
    ["iAllUserLines", implicit(0, INTEGER)],
    ["u8sSingleLineURI", implicit(1, UTF8String)],
  ]);

/** Manual line 4944. */
export interface AsnNumberFormatRegExpression extends Common.WithOptionalParams {
  u8sSearch: string;
  u8sReplace: string;
}
export const AsnNumberFormatRegExpression: Type<AsnNumberFormatRegExpression> =
  /* @__PURE__ */ sequence("AsnNumberFormatRegExpression", () => [
    ["u8sSearch", UTF8String],
    ["u8sReplace", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 4956. */
export interface AsnNumberFormatRegExpression2 extends Common.WithOptionalParams {
  u8sSearch: string;
  u8sReplace: string;
  bMatchReplace: boolean;
}
export const AsnNumberFormatRegExpression2: Type<AsnNumberFormatRegExpression2> =
  /* @__PURE__ */ sequence("AsnNumberFormatRegExpression2", () => [
    ["u8sSearch", UTF8String],
    ["u8sReplace", UTF8String],
    ["bMatchReplace", BOOLEAN],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Short call information for all contacts (manual line 4972). */
export interface AsnContactCallInformation extends Common.WithOptionalParams {
  /** contact whose state changes */
  u8sContactChangedId: string;
  /** current contact state */
  iPresenceState: number;
  /** call or connection concerned */
  u8sConnectionID: string;
  /** number of the connected line */
  u8sLinePhoneNumber: string;
  /** call charges */
  u8sCharging: string;
  /** call state, see {@link EnumCallState} */
  iCallState: EnumCallState;
  /** reason of disconnection */
  iDisconnectedReason: number;
  /** call features currently allowed */
  iFeatures: number;
  /** true for outbound */
  bOutbound: boolean;
  /** internal call */
  bInternal: boolean;
  /** private call */
  bPrivate: boolean;
  /** recording state */
  iCallRecordingState: number;
  /** call is a conference controller */
  bConferenceCtlr: boolean;
  /** remote number */
  u8sCurrentNumberSC: string;
  /** redirecting number */
  pu8sRedirectingNumber?: string;
  /** remote contact, depending on the call state */
  pRemoteContact?: Common.AsnNetDatabaseContact;
}
export const AsnContactCallInformation: Type<AsnContactCallInformation> = /* @__PURE__ */ sequence(
  "AsnContactCallInformation",
  () => [
    ["u8sContactChangedId", UTF8String],
    ["iPresenceState", INTEGER],
    ["u8sConnectionID", UTF8String],
    ["u8sLinePhoneNumber", UTF8String],
    ["u8sCharging", UTF8String],
    ["iCallState", INTEGER],
    ["iDisconnectedReason", INTEGER],
    ["iFeatures", INTEGER],
    ["bOutbound", BOOLEAN],
    ["bInternal", BOOLEAN],
    ["bPrivate", BOOLEAN],
    ["iCallRecordingState", INTEGER],
    ["bConferenceCtlr", BOOLEAN],
    ["u8sCurrentNumberSC", UTF8String],
    ["pu8sRedirectingNumber", implicit(0, UTF8String), OPTIONAL],
    ["pRemoteContact", implicit(1, Common.AsnNetDatabaseContact), OPTIONAL],
    ["optionalParams", implicit(2, Common.AsnOptionalParameters), OPTIONAL],
  ],
);

/** Manual line 5029. */
export interface AsnKeepAliveArgument extends Common.WithOptionalParams {
  dummy: null;
}
export const AsnKeepAliveArgument: Type<AsnKeepAliveArgument> = /* @__PURE__ */ sequence(
  "AsnKeepAliveArgument",
  () => [
    ["dummy", NULL],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 5039. */
export interface AsnGetLocationInformationArgument extends Common.WithOptionalParams {
  u8sLocationID: string;
}
export const AsnGetLocationInformationArgument: Type<AsnGetLocationInformationArgument> =
  /* @__PURE__ */ sequence("AsnGetLocationInformationArgument", () => [
    ["u8sLocationID", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 5049. */
export interface AsnSetLocationInformation2Result extends Common.WithOptionalParams {}
export const AsnSetLocationInformation2Result: Type<AsnSetLocationInformation2Result> =
  /* @__PURE__ */ sequence("AsnSetLocationInformation2Result", () => [
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 5060. */
export interface AsnGetLocationIDsArgument extends Common.WithOptionalParams {
  locationIDs?: Common.UTF8StringList;
}
export const AsnGetLocationIDsArgument: Type<AsnGetLocationIDsArgument> = /* @__PURE__ */ sequence(
  "AsnGetLocationIDsArgument",
  () => [
    ["locationIDs", implicit(0, Common.UTF8StringList), OPTIONAL],
    ["optionalParams", implicit(1, Common.AsnOptionalParameters), OPTIONAL],
  ],
);

/** Manual line 5069. */
export interface AsnGetLocationIDsResult extends Common.WithOptionalParams {
  /** pairs: location id, MD5 checksum */
  locationIDMD5ChecksumList: Common.AsnStringPairList;
}
export const AsnGetLocationIDsResult: Type<AsnGetLocationIDsResult> = /* @__PURE__ */ sequence(
  "AsnGetLocationIDsResult",
  () => [
    ["locationIDMD5ChecksumList", Common.AsnStringPairList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 5081. */
export interface AsnLocationInformationChangedArgument extends Common.WithOptionalParams {
  u8sLocationID: string;
}
export const AsnLocationInformationChangedArgument: Type<AsnLocationInformationChangedArgument> =
  /* @__PURE__ */ sequence("AsnLocationInformationChangedArgument", () => [
    ["u8sLocationID", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 5091. */
export interface AsnGetLicensedFeatureCountArgument extends Common.WithOptionalParams {}
export const AsnGetLicensedFeatureCountArgument: Type<AsnGetLicensedFeatureCountArgument> =
  /* @__PURE__ */ sequence("AsnGetLicensedFeatureCountArgument", () => [
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 5099. */
export interface AsnGetLicensedFeatureCountResult extends Common.WithOptionalParams {
  licensedFeatures: Common.AsnIntegerPairList;
}
export const AsnGetLicensedFeatureCountResult: Type<AsnGetLicensedFeatureCountResult> =
  /* @__PURE__ */ sequence("AsnGetLicensedFeatureCountResult", () => [
    ["licensedFeatures", Common.AsnIntegerPairList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 5113. */
export interface AsnGetAdministrativeMonitorContentArgument extends Common.WithOptionalParams {}
export const AsnGetAdministrativeMonitorContentArgument: Type<AsnGetAdministrativeMonitorContentArgument> =
  /* @__PURE__ */ sequence("AsnGetAdministrativeMonitorContentArgument", () => [
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 5121. */
export interface AsnGetAdministrativeMonitorContentResult extends Common.WithOptionalParams {
  iDisableAllMonitorConfiguration: number;
  listContactIDs: Common.UTF8StringList;
}
export const AsnGetAdministrativeMonitorContentResult: Type<AsnGetAdministrativeMonitorContentResult> =
  /* @__PURE__ */ sequence("AsnGetAdministrativeMonitorContentResult", () => [
    ["iDisableAllMonitorConfiguration", INTEGER],
    ["listContactIDs", Common.UTF8StringList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 5136. */
export interface AsnReloadAdministrativeMonitorContentArgument extends Common.WithOptionalParams {}
export const AsnReloadAdministrativeMonitorContentArgument: Type<AsnReloadAdministrativeMonitorContentArgument> =
  /* @__PURE__ */ sequence("AsnReloadAdministrativeMonitorContentArgument", () => [
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 5144. */
export interface AsnXMLClientContent extends Common.WithOptionalParams {
  /** XML document, encoding as declared in it (default UTF-8) */
  osXMLContent: Uint8Array;
  /** future use: how to treat the content */
  osXMLContentDescription: Uint8Array;
  /** not used yet */
  optionalParams?: Common.AsnOptionalParameters;
}
export const AsnXMLClientContent: Type<AsnXMLClientContent> = /* @__PURE__ */ sequence(
  "AsnXMLClientContent",
  () => [
    ["osXMLContent", OCTET_STRING],
    ["osXMLContentDescription", OCTET_STRING],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 5167. */
export interface AsnGetClientXMLContentArgument extends Common.WithOptionalParams {}
export const AsnGetClientXMLContentArgument: Type<AsnGetClientXMLContentArgument> =
  /* @__PURE__ */ sequence("AsnGetClientXMLContentArgument", () => [
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 5175. */
export interface AsnSetClientXMLContentResult extends Common.WithOptionalParams {}
export const AsnSetClientXMLContentResult: Type<AsnSetClientXMLContentResult> =
  /* @__PURE__ */ sequence("AsnSetClientXMLContentResult", () => [
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 5186. */
export interface AsnRetriggerFederationConnectionArgument extends Common.WithOptionalParams {
  u8sContactID: string;
}
export const AsnRetriggerFederationConnectionArgument: Type<AsnRetriggerFederationConnectionArgument> =
  /* @__PURE__ */ sequence("AsnRetriggerFederationConnectionArgument", () => [
    ["u8sContactID", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 5196. */
export interface AsnActionFilterEntry extends Common.WithOptionalParams {
  u8sFilterFieldName: string;
  u8sFilterFieldExpression: string;
}
export const AsnActionFilterEntry: Type<AsnActionFilterEntry> = /* @__PURE__ */ sequence(
  "AsnActionFilterEntry",
  () => [
    ["u8sFilterFieldName", UTF8String],
    ["u8sFilterFieldExpression", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 5207. */
export interface AsnSetAppointmentForwardsResult extends Common.WithOptionalParams {}
export const AsnSetAppointmentForwardsResult: Type<AsnSetAppointmentForwardsResult> =
  /* @__PURE__ */ sequence("AsnSetAppointmentForwardsResult", () => [
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 5215. */
export interface AsnGetAppointmentForwardsArgument extends Common.WithOptionalParams {}
export const AsnGetAppointmentForwardsArgument: Type<AsnGetAppointmentForwardsArgument> =
  /* @__PURE__ */ sequence("AsnGetAppointmentForwardsArgument", () => [
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 5223. */
export interface AsnOperationCompleteArgument extends Common.WithOptionalParams {
  /** completion id the client passed to asnOpenContacts */
  u8sCompletionID: string;
}
export const AsnOperationCompleteArgument: Type<AsnOperationCompleteArgument> =
  /* @__PURE__ */ sequence("AsnOperationCompleteArgument", () => [
    ["u8sCompletionID", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 5235. */
export interface AsnOpenContactExArgument extends Common.WithOptionalParams {
  /** contact data from which the server may create an active contact */
  asnNetDatabaseContact: Common.AsnNetDatabaseContact;
}
export const AsnOpenContactExArgument: Type<AsnOpenContactExArgument> = /* @__PURE__ */ sequence(
  "AsnOpenContactExArgument",
  () => [
    ["asnNetDatabaseContact", Common.AsnNetDatabaseContact],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 5249. */
export interface AsnCloseContactsResult extends Common.WithOptionalParams {
  /** result; non-zero on failure */
  iResult: number;
  /** text in case of failure */
  u8sComment: string;
}
export const AsnCloseContactsResult: Type<AsnCloseContactsResult> = /* @__PURE__ */ sequence(
  "AsnCloseContactsResult",
  () => [
    ["iResult", INTEGER],
    ["u8sComment", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 5262. */
export interface AsnSetSettingsDynamicRightsArgument extends Common.WithOptionalParams {
  /** contact whose rights list is replaced (own contact only) */
  u8sContactID: string;
  /** complete list of rights granted by the user; entries left out are deleted */
  seqDynamicRightsList: Admin.AsnUserDynamicRightsList;
  /**
   * to change single entries read the list first, or use asnSetDynamicRights/asnRemoveDynamicRights
   */
  optionalParams?: Common.AsnOptionalParameters;
}
export const AsnSetSettingsDynamicRightsArgument: Type<AsnSetSettingsDynamicRightsArgument> =
  /* @__PURE__ */ sequence("AsnSetSettingsDynamicRightsArgument", () => [
    ["u8sContactID", UTF8String],
    ["seqDynamicRightsList", Admin.AsnUserDynamicRightsList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 5316. */
export interface AsnSetSettingsDynamicRightsResult extends Common.WithOptionalParams {
  /** result; non-zero on failure */
  iResult: number;
}
export const AsnSetSettingsDynamicRightsResult: Type<AsnSetSettingsDynamicRightsResult> =
  /* @__PURE__ */ sequence("AsnSetSettingsDynamicRightsResult", () => [
    ["iResult", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 5327. */
export interface AsnSetSettingsDynamicRightsError extends Common.WithOptionalParams {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnSetSettingsDynamicRightsError: Type<AsnSetSettingsDynamicRightsError> =
  /* @__PURE__ */ sequence("AsnSetSettingsDynamicRightsError", () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 5339. */
export interface AsnGetSettingsDynamicRightsArgument extends Common.WithOptionalParams {
  /** contact whose rights list is read (own contact only) */
  u8sContactID: string;
}
export const AsnGetSettingsDynamicRightsArgument: Type<AsnGetSettingsDynamicRightsArgument> =
  /* @__PURE__ */ sequence("AsnGetSettingsDynamicRightsArgument", () => [
    ["u8sContactID", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 5353. */
export interface AsnGetSettingsDynamicRightsResult extends Common.WithOptionalParams {
  /** result; non-zero on failure */
  iResult: number;
  /** the rights list */
  seqDynamicRightsList: Admin.AsnUserDynamicRightsList;
}
export const AsnGetSettingsDynamicRightsResult: Type<AsnGetSettingsDynamicRightsResult> =
  /* @__PURE__ */ sequence("AsnGetSettingsDynamicRightsResult", () => [
    ["iResult", INTEGER],
    ["seqDynamicRightsList", Admin.AsnUserDynamicRightsList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 5367. */
export interface AsnGetSettingsDynamicRightsError extends Common.WithOptionalParams {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnGetSettingsDynamicRightsError: Type<AsnGetSettingsDynamicRightsError> =
  /* @__PURE__ */ sequence("AsnGetSettingsDynamicRightsError", () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 5378. */
export interface AsnSettingsGlobalDynamicRightsChangedArgument extends Common.WithOptionalParams {
  /** global rights level of all users */
  globalDynamicRights: Admin.AsnUserDynamicRights;
}
export const AsnSettingsGlobalDynamicRightsChangedArgument: Type<AsnSettingsGlobalDynamicRightsChangedArgument> =
  /* @__PURE__ */ sequence("AsnSettingsGlobalDynamicRightsChangedArgument", () => [
    ["globalDynamicRights", Admin.AsnUserDynamicRights],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 5390. */
export interface AsnGetSettingsDynamicGroupRightsError extends Common.WithOptionalParams {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnGetSettingsDynamicGroupRightsError: Type<AsnGetSettingsDynamicGroupRightsError> =
  /* @__PURE__ */ sequence("AsnGetSettingsDynamicGroupRightsError", () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 5402. */
export interface AsnGetSettingsGlobalDynamicRightsResult extends Common.WithOptionalParams {
  /** result; non-zero on failure */
  iResult: number;
  /** globally granted rights */
  globalDynamicRights: Admin.AsnUserDynamicRights;
}
export const AsnGetSettingsGlobalDynamicRightsResult: Type<AsnGetSettingsGlobalDynamicRightsResult> =
  /* @__PURE__ */ sequence("AsnGetSettingsGlobalDynamicRightsResult", () => [
    ["iResult", INTEGER],
    ["globalDynamicRights", Admin.AsnUserDynamicRights],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 5416. */
export interface AsnGetSettingsGlobalDynamicRightsError extends Common.WithOptionalParams {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnGetSettingsGlobalDynamicRightsError: Type<AsnGetSettingsGlobalDynamicRightsError> =
  /* @__PURE__ */ sequence("AsnGetSettingsGlobalDynamicRightsError", () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 5427. */
export interface AsnUpdateMyAppointmentArgument extends Common.WithOptionalParams {
  /** contact the change is about */
  u8sContactID: string;
  /** appointments active now */
  seqActualAppointments: Appointments.SEQAppointmentList;
  /** next appointment to become active */
  asnNextAppointment: Appointments.AsnAppointmentEntry;
  iPresenceState: number;
}
export const AsnUpdateMyAppointmentArgument: Type<AsnUpdateMyAppointmentArgument> =
  /* @__PURE__ */ sequence("AsnUpdateMyAppointmentArgument", () => [
    ["u8sContactID", UTF8String],
    ["seqActualAppointments", Appointments.SEQAppointmentList],
    ["asnNextAppointment", Appointments.AsnAppointmentEntry],
    ["iPresenceState", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 5447. */
export interface AsnNotifyLineForwardStateArgument extends Common.WithOptionalParams {
  /** contact owning the forwarded line */
  u8sContactID: string;
  /** what may be done with the contact (notifications only) */
  iContactFeatureSet: number;
  /** presence state when the message was sent */
  iPresenceState: number;
  /** line number */
  u8sLinenumber: string;
  /** forwards on the line */
  seqLineForwards: Common.AsnLineForwards;
}
export const AsnNotifyLineForwardStateArgument: Type<AsnNotifyLineForwardStateArgument> =
  /* @__PURE__ */ sequence("AsnNotifyLineForwardStateArgument", () => [
    ["u8sContactID", UTF8String],
    ["iContactFeatureSet", INTEGER],
    ["iPresenceState", INTEGER],
    ["u8sLinenumber", UTF8String],
    ["seqLineForwards", Common.AsnLineForwards],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 5470. */
export interface AsnMyPresenceRightsChallengeArgument extends Common.WithOptionalParams {
  contactsChallenging: Common.AsnNetDatabaseContactList;
}
export const AsnMyPresenceRightsChallengeArgument: Type<AsnMyPresenceRightsChallengeArgument> =
  /* @__PURE__ */ sequence("AsnMyPresenceRightsChallengeArgument", () => [
    ["contactsChallenging", Common.AsnNetDatabaseContactList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 5480. */
export interface AsnRequestMyPresenceRightsChallengeArgument extends Common.WithOptionalParams {}
export const AsnRequestMyPresenceRightsChallengeArgument: Type<AsnRequestMyPresenceRightsChallengeArgument> =
  /* @__PURE__ */ sequence("AsnRequestMyPresenceRightsChallengeArgument", () => [
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 5488. */
export interface AsnResetMyPresenceRightsChallengesArgument extends Common.WithOptionalParams {}
export const AsnResetMyPresenceRightsChallengesArgument: Type<AsnResetMyPresenceRightsChallengesArgument> =
  /* @__PURE__ */ sequence("AsnResetMyPresenceRightsChallengesArgument", () => [
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 5496. */
export interface AsnClientInfo extends Common.WithOptionalParams {
  /** connection type */
  iConnectionType: number;
  /** true for the receiver's own connection (terminal sessions) */
  bMyConnectionInfo: boolean;
  /** log-on time */
  stUTCLoginTime: Common.AsnSystemTime;
  /** computer the client runs on */
  u8sComputername: string;
  /** additional text */
  u8sAdditionalInfo: string;
}
export const AsnClientInfo: Type<AsnClientInfo> = /* @__PURE__ */ sequence("AsnClientInfo", () => [
  ["iConnectionType", INTEGER],
  ["bMyConnectionInfo", BOOLEAN],
  ["stUTCLoginTime", Common.AsnSystemTime],
  ["u8sComputername", UTF8String],
  ["u8sAdditionalInfo", UTF8String],
  ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
]);

/** Manual line 5519. */
export interface AsnMyUpdateClientContentArgument extends Common.WithOptionalParams {
  u8sNewRevision: string;
}
export const AsnMyUpdateClientContentArgument: Type<AsnMyUpdateClientContentArgument> =
  /* @__PURE__ */ sequence("AsnMyUpdateClientContentArgument", () => [
    ["u8sNewRevision", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 5529. */
export interface AsnContactRemoveContactArgument extends Common.WithOptionalParams {
  u8sContactID: string;
}
export const AsnContactRemoveContactArgument: Type<AsnContactRemoveContactArgument> =
  /* @__PURE__ */ sequence("AsnContactRemoveContactArgument", () => [
    ["u8sContactID", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 5539. */
export interface AsnAbsentState extends Common.WithOptionalParams {
  u8sContactId: string;
  u8sUsername: string;
  stTimeFrom: Common.AsnSystemTime;
  stTimeTo: Common.AsnSystemTime;
  /** see {@link AsnAbsentStateEnum} */
  iAbsentState: AsnAbsentStateEnum;
  /** message; possibly superseded by the note */
  u8sMessage: string;
  u8sAbsentReason: string;
  /** contact state resulting from this message */
  iPresenceState: number;
}
export const AsnAbsentState: Type<AsnAbsentState> = /* @__PURE__ */ sequence(
  "AsnAbsentState",
  () => [
    ["u8sContactId", UTF8String],
    ["u8sUsername", UTF8String],
    ["stTimeFrom", Common.AsnSystemTime],
    ["stTimeTo", Common.AsnSystemTime],
    ["iAbsentState", INTEGER],
    ["u8sMessage", UTF8String],
    ["u8sAbsentReason", UTF8String],
    ["iPresenceState", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 5564. */
export interface AsnAbsentStateSetUserResult extends Common.WithOptionalParams {
  /** dummy value */
  bSuccess: boolean;
}
export const AsnAbsentStateSetUserResult: Type<AsnAbsentStateSetUserResult> =
  /* @__PURE__ */ sequence("AsnAbsentStateSetUserResult", () => [
    ["bSuccess", BOOLEAN],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 5574. */
export interface AsnAbsentStateResetArgument extends Common.WithOptionalParams {
  u8sContactId: string;
}
export const AsnAbsentStateResetArgument: Type<AsnAbsentStateResetArgument> =
  /* @__PURE__ */ sequence("AsnAbsentStateResetArgument", () => [
    ["u8sContactId", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 5584. */
export interface AsnAbsentStateResetResult extends Common.WithOptionalParams {}
export const AsnAbsentStateResetResult: Type<AsnAbsentStateResetResult> = /* @__PURE__ */ sequence(
  "AsnAbsentStateResetResult",
  () => [["optionalParams", Common.AsnOptionalParameters, OPTIONAL]],
);

/** Manual line 5592. */
export interface AsnSetClientIdleStateArgument extends Common.WithOptionalParams {
  u8sContactId: string;
  /** AsnPresenceStateEnum without flags, see {@link AsnPresenceStateEnum} */
  iIdleState: AsnPresenceStateEnum;
}
export const AsnSetClientIdleStateArgument: Type<AsnSetClientIdleStateArgument> =
  /* @__PURE__ */ sequence("AsnSetClientIdleStateArgument", () => [
    ["u8sContactId", UTF8String],
    ["iIdleState", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 5605. */
export interface AsnSetClientIdleStateResult extends Common.WithOptionalParams {
  dummy: null;
}
export const AsnSetClientIdleStateResult: Type<AsnSetClientIdleStateResult> =
  /* @__PURE__ */ sequence("AsnSetClientIdleStateResult", () => [
    ["dummy", NULL],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 5615. */
export interface AsnCustomNote extends Common.WithOptionalParams {
  u8sContactID: string;
  u8sUsername: string;
  u8sNote: string;
}
export const AsnCustomNote: Type<AsnCustomNote> = /* @__PURE__ */ sequence("AsnCustomNote", () => [
  ["u8sContactID", UTF8String],
  ["u8sUsername", UTF8String],
  ["u8sNote", UTF8String],
  ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
]);

/** Manual line 5629. */
export interface AsnCustomNoteSetResult extends Common.WithOptionalParams {}
export const AsnCustomNoteSetResult: Type<AsnCustomNoteSetResult> = /* @__PURE__ */ sequence(
  "AsnCustomNoteSetResult",
  () => [["optionalParams", Common.AsnOptionalParameters, OPTIONAL]],
);

/** Manual line 5637. */
export interface AsnSetMetaSettingsResult extends Common.WithOptionalParams {}
export const AsnSetMetaSettingsResult: Type<AsnSetMetaSettingsResult> = /* @__PURE__ */ sequence(
  "AsnSetMetaSettingsResult",
  () => [["optionalParams", Common.AsnOptionalParameters, OPTIONAL]],
);

/** Manual line 5644. */
export interface AsnRequestFeatureArgument extends Common.WithOptionalParams {
  /** feature asked for */
  iFeature: number;
}
export const AsnRequestFeatureArgument: Type<AsnRequestFeatureArgument> = /* @__PURE__ */ sequence(
  "AsnRequestFeatureArgument",
  () => [
    ["iFeature", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 5654. */
export interface AsnRequestFeatureResult extends Common.WithOptionalParams {
  bNotForResale: boolean;
  iFeatureSet: number;
}
export const AsnRequestFeatureResult: Type<AsnRequestFeatureResult> = /* @__PURE__ */ sequence(
  "AsnRequestFeatureResult",
  () => [
    ["bNotForResale", BOOLEAN],
    ["iFeatureSet", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 5666. */
export interface AsnEMailAttachment {
  binAttachmentData: Uint8Array;
  u8sAttachmentFileName: string;
  u8sContentID: string;
  /** see {@link EnumEMailAttachmentEncoding} */
  iAttachmentEncoding: EnumEMailAttachmentEncoding;
}
export const AsnEMailAttachment: Type<AsnEMailAttachment> = /* @__PURE__ */ sequence(
  "AsnEMailAttachment",
  () => [
    ["binAttachmentData", OCTET_STRING],
    ["u8sAttachmentFileName", UTF8String],
    ["u8sContentID", UTF8String],
    ["iAttachmentEncoding", INTEGER],
  ],
  { extensible: true },
);

/** Manual line 5680. */
export interface AsnEMailParty {
  u8sAddress: string;
  u8sName: string;
}
export const AsnEMailParty: Type<AsnEMailParty> = /* @__PURE__ */ sequence(
  "AsnEMailParty",
  () => [
    ["u8sAddress", UTF8String],
    ["u8sName", UTF8String],
  ],
  { extensible: true },
);

/** Manual line 5689. */
export interface AsnEMailBody {
  binBodyData: Uint8Array;
  /** see {@link EnumEMailBodyEncoding} */
  iBodyEncoding: EnumEMailBodyEncoding;
}
export const AsnEMailBody: Type<AsnEMailBody> = /* @__PURE__ */ sequence(
  "AsnEMailBody",
  () => [
    ["binBodyData", OCTET_STRING],
    ["iBodyEncoding", INTEGER],
  ],
  { extensible: true },
);

/**
 * Triple naming a record of a source database; DB codes run from DB01 to DB37 and DB99 (DB03
 * Exchange, DB05 Notes, DB07 LDAP, DB11 UCServer users and lines, DB16 phone books, DB22 PBX, DB23
 * federation, DB29 mobile phone book, DB35 anonymous) (manual line 5921).
 */
export interface AsnDatabaseEntryID extends Common.WithOptionalParams {
  u8sEntryIDDB: string;
  u8sEntryIDStore: string;
  u8sEntryID: string;
}
export const AsnDatabaseEntryID: Type<AsnDatabaseEntryID> = /* @__PURE__ */ sequence(
  "AsnDatabaseEntryID",
  () => [
    ["u8sEntryIDDB", UTF8String],
    ["u8sEntryIDStore", UTF8String],
    ["u8sEntryID", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 5935. */
export interface AsnDatabaseFindOption extends Common.WithOptionalParams {
  /** first name */
  u8sFirstName: string;
  /** last name or multi-field search term */
  u8sLastName: string;
  /** company name */
  u8sCompanyName: string;
  /** customer number */
  u8sCustomerID: string;
  /** department */
  u8sDepartment: string;
  /** street */
  u8sStreetAddress: string;
  /** postal code or city */
  u8sAreaCodeOrCity: string;
  /** phone number */
  u8sPhoneNo: string;
  /** e-mail address */
  u8sEMail: string;
  /** maximum number of records */
  iMaxNumEntries: number;
  /** search only this database */
  u8sDatabaseName: string;
  /** user on whose behalf the search runs */
  u8sUsername: string;
  /** search flags */
  iFlags: number;
}
export const AsnDatabaseFindOption: Type<AsnDatabaseFindOption> = /* @__PURE__ */ sequence(
  "AsnDatabaseFindOption",
  () => [
    ["u8sFirstName", UTF8String],
    ["u8sLastName", UTF8String],
    ["u8sCompanyName", UTF8String],
    ["u8sCustomerID", UTF8String],
    ["u8sDepartment", UTF8String],
    ["u8sStreetAddress", UTF8String],
    ["u8sAreaCodeOrCity", UTF8String],
    ["u8sPhoneNo", UTF8String],
    ["u8sEMail", UTF8String],
    ["iMaxNumEntries", INTEGER],
    ["u8sDatabaseName", UTF8String],
    ["u8sUsername", UTF8String],
    ["iFlags", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 5974. */
export interface AsnPhoneBookError extends Common.WithOptionalParams {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnPhoneBookError: Type<AsnPhoneBookError> = /* @__PURE__ */ sequence(
  "AsnPhoneBookError",
  () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 5986. */
export interface AsnNetDatabaseFindOptions extends Common.WithOptionalParams {
  /** first name */
  u8sFirstName: string;
  /** last name or multi-field search term */
  u8sLastName: string;
  /** company name */
  u8sCompanyName: string;
  /** customer number */
  u8sCustomerID: string;
  /** department */
  u8sDepartment: string;
  /** street */
  u8sStreetAddress: string;
  /** postal code or city */
  u8sAreaCodeOrCity: string;
  /** phone number */
  u8sPhoneNo: string;
  /** e-mail address */
  u8sEMail: string;
  /** user defined search parameters */
  u8spairlistCustomFieldsValues: Common.AsnStringPairList;
  /** maximum number of records */
  iMaxNumEntries: number;
  /** databases to search; 'ActiveUsersOnly' limits to enabled users of this server */
  u8slistDatabaseNames: Common.UTF8StringList;
  /** user on whose behalf the search runs */
  u8sUsername: string;
  /** see {@link AsnNetDatabaseFindOptionIFlags} */
  iFlags: AsnNetDatabaseFindOptionIFlags;
  /** 0 first name first, 1 last name first */
  iDisplayNameFormat: number;
}
export const AsnNetDatabaseFindOptions: Type<AsnNetDatabaseFindOptions> = /* @__PURE__ */ sequence(
  "AsnNetDatabaseFindOptions",
  () => [
    ["u8sFirstName", UTF8String],
    ["u8sLastName", UTF8String],
    ["u8sCompanyName", UTF8String],
    ["u8sCustomerID", UTF8String],
    ["u8sDepartment", UTF8String],
    ["u8sStreetAddress", UTF8String],
    ["u8sAreaCodeOrCity", UTF8String],
    ["u8sPhoneNo", UTF8String],
    ["u8sEMail", UTF8String],
    ["u8spairlistCustomFieldsValues", Common.AsnStringPairList],
    ["iMaxNumEntries", INTEGER],
    ["u8slistDatabaseNames", Common.UTF8StringList],
    ["u8sUsername", UTF8String],
    ["iFlags", INTEGER],
    ["iDisplayNameFormat", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 6059. */
export interface AsnGetContactByEntryIDArgument extends Common.WithOptionalParams {
  u8sEntryIDDB: string;
  u8sEntryIDStore: string;
  u8sEntryID: string;
}
export const AsnGetContactByEntryIDArgument: Type<AsnGetContactByEntryIDArgument> =
  /* @__PURE__ */ sequence("AsnGetContactByEntryIDArgument", () => [
    ["u8sEntryIDDB", UTF8String],
    ["u8sEntryIDStore", UTF8String],
    ["u8sEntryID", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 6072. */
export interface AsnGetContactByEntryIDResult extends Common.WithOptionalParams {
  bSuccess: boolean;
  contact: Common.AsnNetDatabaseContact;
}
export const AsnGetContactByEntryIDResult: Type<AsnGetContactByEntryIDResult> =
  /* @__PURE__ */ sequence("AsnGetContactByEntryIDResult", () => [
    ["bSuccess", BOOLEAN],
    ["contact", Common.AsnNetDatabaseContact],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 6084. */
export interface AsnGetPreferredContactRefArgument extends Common.WithOptionalParams {
  u8sContactID: string;
}
export const AsnGetPreferredContactRefArgument: Type<AsnGetPreferredContactRefArgument> =
  /* @__PURE__ */ sequence("AsnGetPreferredContactRefArgument", () => [
    ["u8sContactID", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 6094. */
export interface AsnGetPreferredContactRefResult extends Common.WithOptionalParams {
  bContactRefFound: boolean;
  u8sEntryID: string;
  u8sStoreID: string;
  u8sDBID: string;
  /** display name kept as fallback */
  u8sDisplayName: string;
}
export const AsnGetPreferredContactRefResult: Type<AsnGetPreferredContactRefResult> =
  /* @__PURE__ */ sequence("AsnGetPreferredContactRefResult", () => [
    ["bContactRefFound", BOOLEAN],
    ["u8sEntryID", UTF8String],
    ["u8sStoreID", UTF8String],
    ["u8sDBID", UTF8String],
    ["u8sDisplayName", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 6117. */
export interface AsnSetPreferredContactRefArgument extends Common.WithOptionalParams {
  u8sContactID: string;
  u8sEntryID: string;
  u8sStoreID: string;
  u8sDBID: string;
  /** display name kept as fallback */
  u8sDisplayName: string;
}
export const AsnSetPreferredContactRefArgument: Type<AsnSetPreferredContactRefArgument> =
  /* @__PURE__ */ sequence("AsnSetPreferredContactRefArgument", () => [
    ["u8sContactID", UTF8String],
    ["u8sEntryID", UTF8String],
    ["u8sStoreID", UTF8String],
    ["u8sDBID", UTF8String],
    ["u8sDisplayName", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 6141. */
export interface AsnSetClientCapabilitiesArgument extends Common.WithOptionalParams {
  /** XML with the client capabilities (default UTF-8) */
  osXMLContent: Uint8Array;
}
export const AsnSetClientCapabilitiesArgument: Type<AsnSetClientCapabilitiesArgument> =
  /* @__PURE__ */ sequence("AsnSetClientCapabilitiesArgument", () => [
    ["osXMLContent", OCTET_STRING],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 6153. */
export interface AsnClientCapabilities extends Common.WithOptionalParams {
  /** contact whose capabilities changed */
  u8sContactID: string;
  /** XML with the client capabilities (default UTF-8) */
  osXMLContent: Uint8Array;
}
export const AsnClientCapabilities: Type<AsnClientCapabilities> = /* @__PURE__ */ sequence(
  "AsnClientCapabilities",
  () => [
    ["u8sContactID", UTF8String],
    ["osXMLContent", OCTET_STRING],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 6168. */
export interface AsnGetClientCapabilitiesArgument extends Common.WithOptionalParams {
  /** contacts to query; an admin may pass '*' first to get all */
  u8slistContactIDs: Common.UTF8StringList;
}
export const AsnGetClientCapabilitiesArgument: Type<AsnGetClientCapabilitiesArgument> =
  /* @__PURE__ */ sequence("AsnGetClientCapabilitiesArgument", () => [
    ["u8slistContactIDs", Common.UTF8StringList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 6186. */
export interface AsnClientCapabilitiesEntry extends Common.WithOptionalParams {
  /** user the capabilities belong to */
  u8sContactID: string;
  /** XML with the client capabilities (default UTF-8) */
  osXMLContent: Uint8Array;
}
export const AsnClientCapabilitiesEntry: Type<AsnClientCapabilitiesEntry> =
  /* @__PURE__ */ sequence("AsnClientCapabilitiesEntry", () => [
    ["u8sContactID", UTF8String],
    ["osXMLContent", OCTET_STRING],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 6211. */
export interface AsnDatabaseConnectorLoginArgument extends Common.WithOptionalParams {
  u8sUserName: string;
  u8sPassword: string;
  iVersion: number;
  iDatabaseCapabilities: number;
  iDatabaseType: number;
  u8sDatabaseName: string;
  u8sDatabaseInfo: string;
}
export const AsnDatabaseConnectorLoginArgument: Type<AsnDatabaseConnectorLoginArgument> =
  /* @__PURE__ */ sequence("AsnDatabaseConnectorLoginArgument", () => [
    ["u8sUserName", UTF8String],
    ["u8sPassword", UTF8String],
    ["iVersion", INTEGER],
    ["iDatabaseCapabilities", INTEGER],
    ["iDatabaseType", INTEGER],
    ["u8sDatabaseName", UTF8String],
    ["u8sDatabaseInfo", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 6232. */
export interface AsnDatabaseConnectorLoginResult extends Common.WithOptionalParams {
  iConnectorCrossRefID: number;
}
export const AsnDatabaseConnectorLoginResult: Type<AsnDatabaseConnectorLoginResult> =
  /* @__PURE__ */ sequence("AsnDatabaseConnectorLoginResult", () => [
    ["iConnectorCrossRefID", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 6242. */
export interface AsnDatabaseConnectorLogoffArgument extends Common.WithOptionalParams {
  iConnectorCrossRefID: number;
}
export const AsnDatabaseConnectorLogoffArgument: Type<AsnDatabaseConnectorLogoffArgument> =
  /* @__PURE__ */ sequence("AsnDatabaseConnectorLogoffArgument", () => [
    ["iConnectorCrossRefID", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 6252. */
export interface AsnDatabaseConnectorLogoffResult extends Common.WithOptionalParams {}
export const AsnDatabaseConnectorLogoffResult: Type<AsnDatabaseConnectorLogoffResult> =
  /* @__PURE__ */ sequence("AsnDatabaseConnectorLogoffResult", () => [
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 6259. */
export interface AsnGetPhoneBooksArgument extends Common.WithOptionalParams {}
export const AsnGetPhoneBooksArgument: Type<AsnGetPhoneBooksArgument> = /* @__PURE__ */ sequence(
  "AsnGetPhoneBooksArgument",
  () => [["optionalParams", Common.AsnOptionalParameters, OPTIONAL]],
);

/** Manual line 6271. */
export interface AsnSetUserPropertyBagArgument extends Common.WithOptionalParams {
  asnUserPropertyBag: Common.AsnUserPropertyBag;
}
export const AsnSetUserPropertyBagArgument: Type<AsnSetUserPropertyBagArgument> =
  /* @__PURE__ */ sequence("AsnSetUserPropertyBagArgument", () => [
    ["asnUserPropertyBag", Common.AsnUserPropertyBag],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 6281. */
export interface AsnSetUserPropertyBagResult extends Common.WithOptionalParams {
  /** 0 success, otherwise error code (usually negative) */
  iResult: number;
}
export const AsnSetUserPropertyBagResult: Type<AsnSetUserPropertyBagResult> =
  /* @__PURE__ */ sequence("AsnSetUserPropertyBagResult", () => [
    ["iResult", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 6297. */
export interface AsnServerBasedClientSettings extends Common.WithOptionalParams {
  /** settings as XML in registry layout (default UTF-8) */
  osSettingsData: Uint8Array;
}
export const AsnServerBasedClientSettings: Type<AsnServerBasedClientSettings> =
  /* @__PURE__ */ sequence("AsnServerBasedClientSettings", () => [
    ["osSettingsData", OCTET_STRING],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 6310. */
export interface AsnGetServerBasedClientSettingsArgument extends Common.WithOptionalParams {}
export const AsnGetServerBasedClientSettingsArgument: Type<AsnGetServerBasedClientSettingsArgument> =
  /* @__PURE__ */ sequence("AsnGetServerBasedClientSettingsArgument", () => [
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 6318. */
export interface AsnSetServerBasedClientSettingsResult extends Common.WithOptionalParams {
  /** 0 success, otherwise error code (usually negative) */
  iResult: number;
}
export const AsnSetServerBasedClientSettingsResult: Type<AsnSetServerBasedClientSettingsResult> =
  /* @__PURE__ */ sequence("AsnSetServerBasedClientSettingsResult", () => [
    ["iResult", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 6330. */
export interface AsnContactStatusResultEntry extends Common.WithOptionalParams {
  /** client's id of the search */
  iClientSearchID: number;
  /** client's row id within the search */
  iClientRowID: number;
  /** current state of the contact on the server */
  iPresenceState: number;
  /** contact on the server, if any */
  u8sContactID: string;
}
export const AsnContactStatusResultEntry: Type<AsnContactStatusResultEntry> =
  /* @__PURE__ */ sequence("AsnContactStatusResultEntry", () => [
    ["iClientSearchID", INTEGER],
    ["iClientRowID", INTEGER],
    ["iPresenceState", INTEGER],
    ["u8sContactID", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 6356. */
export interface AsnContactSearchCloseArgument extends Common.WithOptionalParams {
  iClientSearchID: number;
}
export const AsnContactSearchCloseArgument: Type<AsnContactSearchCloseArgument> =
  /* @__PURE__ */ sequence("AsnContactSearchCloseArgument", () => [
    ["iClientSearchID", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 6365. */
export interface AsnContactSearchCloseResult extends Common.WithOptionalParams {
  iResult: number;
}
export const AsnContactSearchCloseResult: Type<AsnContactSearchCloseResult> =
  /* @__PURE__ */ sequence("AsnContactSearchCloseResult", () => [
    ["iResult", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 6375. */
export interface AsnAppsRegisterPushArgument {
  /** kind of registration, see {@link AsnAppsRegisterPushTypeFlags} */
  iRegisterType: AsnAppsRegisterPushTypeFlags;
  /** unique id of the installation, mandatory */
  u8sDeviceID: string;
  /** push id of the device; mandatory when registering */
  u8sPushID: string;
  /** push channel id; mandatory when registering */
  u8sPushChannelID: string;
  /** asks the server to create a payload key, see {@link AsnAppsPushEncryption} */
  iEncryption?: AsnAppsPushEncryption;
}
export const AsnAppsRegisterPushArgument: Type<AsnAppsRegisterPushArgument> =
  /* @__PURE__ */ sequence(
    "AsnAppsRegisterPushArgument",
    () => [
      ["iRegisterType", INTEGER],
      ["u8sDeviceID", UTF8String],
      ["u8sPushID", UTF8String],
      ["u8sPushChannelID", UTF8String],
      ["iEncryption", implicit(0, INTEGER), OPTIONAL],
    ],
    { extensible: true },
  );

/** Manual line 6478. */
export interface AsnAppsRegisterPushResult {
  /** key for the push payload, present when encryption was asked for */
  key?: string;
}
export const AsnAppsRegisterPushResult: Type<AsnAppsRegisterPushResult> = /* @__PURE__ */ sequence(
  "AsnAppsRegisterPushResult",
  () => [["key", implicit(0, UTF8String), OPTIONAL]],
  { extensible: true },
);

/** Manual line 6488. */
export interface AsnPublicUserContactData {
  contactData: Common.AsnNetDatabaseContact;
}
export const AsnPublicUserContactData: Type<AsnPublicUserContactData> = /* @__PURE__ */ sequence(
  "AsnPublicUserContactData",
  () => [["contactData", Common.AsnNetDatabaseContact]],
  { extensible: true },
);

/** Manual line 6496. */
export interface AsnPublicUserSetContactDataResult {
  iResult: number;
}
export const AsnPublicUserSetContactDataResult: Type<AsnPublicUserSetContactDataResult> =
  /* @__PURE__ */ sequence("AsnPublicUserSetContactDataResult", () => [["iResult", INTEGER]], {
    extensible: true,
  });

/** Manual line 6504. */
export type AsnGetGoogleIntegrationSettingsArgument = Record<string, never>;
export const AsnGetGoogleIntegrationSettingsArgument: Type<AsnGetGoogleIntegrationSettingsArgument> =
  /* @__PURE__ */ sequence("AsnGetGoogleIntegrationSettingsArgument", () => [], {
    extensible: true,
  });

/** Manual line 6510. */
export interface AsnGetGoogleIntegrationSettingsResult {
  iResult: number;
  iEnabled: number;
  u8sClientID: string;
  u8sClientSecret: string;
}
export const AsnGetGoogleIntegrationSettingsResult: Type<AsnGetGoogleIntegrationSettingsResult> =
  /* @__PURE__ */ sequence(
    "AsnGetGoogleIntegrationSettingsResult",
    () => [
      ["iResult", INTEGER],
      ["iEnabled", INTEGER],
      ["u8sClientID", UTF8String],
      ["u8sClientSecret", UTF8String],
    ],
    { extensible: true },
  );

/** Manual line 6523. */
export interface AsnSMSMessage {
  /** reference id assigned by the server; empty when sending */
  u8sRefId: string;
  /** sender's number; server fills it in when empty */
  u8sSenderNumberSC: string;
  /** receiver's mobile number, super-canonical */
  u8sReceiverNumberSC: string;
  /** message text */
  u8sMessage: string;
  /** 0 text is logged, otherwise not */
  iContentIsPrivate: number;
  /** receiver's contact data for display and journal */
  contactReceiver?: Common.AsnNetDatabaseContact;
}
export const AsnSMSMessage: Type<AsnSMSMessage> = /* @__PURE__ */ sequence(
  "AsnSMSMessage",
  () => [
    ["u8sRefId", UTF8String],
    ["u8sSenderNumberSC", UTF8String],
    ["u8sReceiverNumberSC", UTF8String],
    ["u8sMessage", UTF8String],
    ["iContentIsPrivate", INTEGER],
    ["contactReceiver", implicit(0, Common.AsnNetDatabaseContact), OPTIONAL],
  ],
  { extensible: true },
);

/** Manual line 6573. */
export interface AsnSendSMSResult {
  /** cross reference ids in message order */
  u8sCrossRefIDs: Common.UTF8StringList;
}
export const AsnSendSMSResult: Type<AsnSendSMSResult> = /* @__PURE__ */ sequence(
  "AsnSendSMSResult",
  () => [["u8sCrossRefIDs", Common.UTF8StringList]],
  { extensible: true },
);

/** Manual line 6582. */
export interface AsnUserChangePasswordArgument {
  u8sOldPassword: string;
  u8sNewPassword: string;
}
export const AsnUserChangePasswordArgument: Type<AsnUserChangePasswordArgument> =
  /* @__PURE__ */ sequence(
    "AsnUserChangePasswordArgument",
    () => [
      ["u8sOldPassword", UTF8String],
      ["u8sNewPassword", UTF8String],
    ],
    { extensible: true },
  );

/** Manual line 6592. */
export interface AsnUserChangePasswordResult {
  success: boolean;
}
export const AsnUserChangePasswordResult: Type<AsnUserChangePasswordResult> =
  /* @__PURE__ */ sequence("AsnUserChangePasswordResult", () => [["success", BOOLEAN]], {
    extensible: true,
  });

/** Manual line 6600. */
export type AsnGetUserdefinedCustomFieldsArgument = Record<string, never>;
export const AsnGetUserdefinedCustomFieldsArgument: Type<AsnGetUserdefinedCustomFieldsArgument> =
  /* @__PURE__ */ sequence("AsnGetUserdefinedCustomFieldsArgument", () => [], { extensible: true });

/** Manual line 6606. */
export interface AsnUserDefinedCustomField {
  u8sFieldName: string;
  u8sFieldValue: string;
}
export const AsnUserDefinedCustomField: Type<AsnUserDefinedCustomField> = /* @__PURE__ */ sequence(
  "AsnUserDefinedCustomField",
  () => [
    ["u8sFieldName", UTF8String],
    ["u8sFieldValue", UTF8String],
  ],
  { extensible: true },
);

/** Manual line 6616. */
export interface AsnSendMailArgument extends Common.WithOptionalParams {
  /** SIP URI of receiver or group; server looks up the mail address */
  u8sReceiverSIPURI: string;
  /** message text */
  u8sMessage: string;
  /** subject */
  u8sSubject: string;
}
export const AsnSendMailArgument: Type<AsnSendMailArgument> = /* @__PURE__ */ sequence(
  "AsnSendMailArgument",
  () => [
    ["u8sReceiverSIPURI", UTF8String],
    ["u8sMessage", UTF8String],
    ["u8sSubject", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 6635. */
export interface AsnSendMailResult {
  success: boolean;
  /** failure reason for logging */
  u8sErrReason: string;
}
export const AsnSendMailResult: Type<AsnSendMailResult> = /* @__PURE__ */ sequence(
  "AsnSendMailResult",
  () => [
    ["success", BOOLEAN],
    ["u8sErrReason", UTF8String],
  ],
  { extensible: true },
);

/** Manual line 6647. */
export type AsnNumberFormatRegExpressList = AsnNumberFormatRegExpression[];
export const AsnNumberFormatRegExpressList: Type<AsnNumberFormatRegExpressList> =
  /* @__PURE__ */ sequenceOf("AsnNumberFormatRegExpressList", () => AsnNumberFormatRegExpression);

/** Manual line 6661. */
export interface AsnLocationInformation extends Common.WithOptionalParams {
  u8sLocationID: string;
  iCountryID: number;
  u8sCountryCode: string;
  u8sLocalPrefix: string;
  u8sNationalPrefix: string;
  u8sInternationalPrefix: string;
  u8sLocalDialingRule: string;
  u8sNationalDialingRule: string;
  u8sInternationalDialingRule: string;
  u8sCityCodeNoPrefix: string;
  u8sVanityNumbers: string;
  iUseVanity: number;
  u8sAddressStreet: string;
  u8sAddressZIPCode: string;
  u8sAddressCity: string;
  iUseTkSystem: number;
  u8sTKLocalAccessCode: string;
  u8sTKLongDistanceAccessCode: string;
  u8sTKInternationalAccessCode: string;
  u8sTKPrivateAccessCode: string;
  u8sTKAnschlussNr: string;
  iTKMaxLenInternalNumbers: number;
  u8slistTKAkzListRemoveIn: Common.UTF8StringList;
  u8slistTKAkzListRemoveOut: Common.UTF8StringList;
  u8slistTKAkzListRemoveForwarding: Common.UTF8StringList;
  u8slistTKDetectInternalRules: Common.UTF8StringList;
  u8slistTKDetectExternalRules: Common.UTF8StringList;
  iUseAdvancedLCR: number;
  numberFormatRegExpressListIn: AsnNumberFormatRegExpressList;
  numberFormatRegExpressListOut: AsnNumberFormatRegExpressList;
  numberFormatRegExpressListDial: AsnNumberFormatRegExpressList;
  projectPINRules: Common.AsnProjectPinRuleList;
}
export const AsnLocationInformation: Type<AsnLocationInformation> = /* @__PURE__ */ sequence(
  "AsnLocationInformation",
  () => [
    ["u8sLocationID", UTF8String],
    ["iCountryID", INTEGER],
    ["u8sCountryCode", UTF8String],
    ["u8sLocalPrefix", UTF8String],
    ["u8sNationalPrefix", UTF8String],
    ["u8sInternationalPrefix", UTF8String],
    ["u8sLocalDialingRule", UTF8String],
    ["u8sNationalDialingRule", UTF8String],
    ["u8sInternationalDialingRule", UTF8String],
    ["u8sCityCodeNoPrefix", UTF8String],
    ["u8sVanityNumbers", UTF8String],
    ["iUseVanity", INTEGER],
    ["u8sAddressStreet", UTF8String],
    ["u8sAddressZIPCode", UTF8String],
    ["u8sAddressCity", UTF8String],
    ["iUseTkSystem", INTEGER],
    ["u8sTKLocalAccessCode", UTF8String],
    ["u8sTKLongDistanceAccessCode", UTF8String],
    ["u8sTKInternationalAccessCode", UTF8String],
    ["u8sTKPrivateAccessCode", UTF8String],
    ["u8sTKAnschlussNr", UTF8String],
    ["iTKMaxLenInternalNumbers", INTEGER],
    ["u8slistTKAkzListRemoveIn", Common.UTF8StringList],
    ["u8slistTKAkzListRemoveOut", Common.UTF8StringList],
    ["u8slistTKAkzListRemoveForwarding", Common.UTF8StringList],
    ["u8slistTKDetectInternalRules", Common.UTF8StringList],
    ["u8slistTKDetectExternalRules", Common.UTF8StringList],
    ["iUseAdvancedLCR", INTEGER],
    ["numberFormatRegExpressListIn", AsnNumberFormatRegExpressList],
    ["numberFormatRegExpressListOut", AsnNumberFormatRegExpressList],
    ["numberFormatRegExpressListDial", AsnNumberFormatRegExpressList],
    ["projectPINRules", Common.AsnProjectPinRuleList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 6741. */
export type AsnNumberFormatRegExpressList2 = AsnNumberFormatRegExpression2[];
export const AsnNumberFormatRegExpressList2: Type<AsnNumberFormatRegExpressList2> =
  /* @__PURE__ */ sequenceOf("AsnNumberFormatRegExpressList2", () => AsnNumberFormatRegExpression2);

/** Manual line 6757. */
export interface AsnNumberFormatRegExpressions2 extends Common.WithOptionalParams {
  bIsReadOnlyFromFile: boolean;
  formatRules: AsnNumberFormatRegExpressList2;
}
export const AsnNumberFormatRegExpressions2: Type<AsnNumberFormatRegExpressions2> =
  /* @__PURE__ */ sequence("AsnNumberFormatRegExpressions2", () => [
    ["bIsReadOnlyFromFile", BOOLEAN],
    ["formatRules", AsnNumberFormatRegExpressList2],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 6768. */
export interface AsnLocationInformation2 extends Common.WithOptionalParams {
  u8sLocationID: string;
  /** checksum to detect changes of the location */
  u8sLocationCheckSum: string;
  bUseVanity: boolean;
  bShowExtendedSettings: boolean;
  bUseTkSystem: boolean;
  bUseAdvancedLCR: boolean;
  bFixedNumberLenExtensionDTMFDialing: boolean;
  bMultiLocationSupport: boolean;
  bAutoCreateOtherLocationRules: boolean;
  bAllowNumberSearchOtherLocations: boolean;
  bShortenOtherLocationSCNumbersForDialing: boolean;
  iCountryID: number;
  iLanguage: number;
  u8sCountryCode: string;
  u8sLocalPrefix: string;
  u8sNationalPrefix: string;
  u8sInternationalPrefix: string;
  u8sLocalDialingRule: string;
  u8sNationalDialingRule: string;
  u8sInternationalDialingRule: string;
  u8sCityCodeNoPrefix: string;
  u8sVanityNumbers: string;
  u8sTKLocalAccessCode: string;
  u8sTKLongDistanceAccessCode: string;
  u8sTKInternationalAccessCode: string;
  u8sTKPrivateAccessCode: string;
  u8sTKForwardingAccessCode: string;
  u8sTKAnschlussNr: string;
  iTKMinLenInternalNumbers: number;
  iTKMaxLenInternalNumbers: number;
  numberFormatInternal: AsnNumberFormatRegExpressions2;
  numberFormatExternal: AsnNumberFormatRegExpressions2;
  numberFormatAutomaticOtherLocationsDDItoSC: AsnNumberFormatRegExpressions2;
  numberFormatAutomaticOtherLocationsSCtoDDI: AsnNumberFormatRegExpressions2;
  numberFormatRegExpressListIn: AsnNumberFormatRegExpressions2;
  numberFormatRegExpressListOut: AsnNumberFormatRegExpressions2;
  numberFormatRegExpressListDial: AsnNumberFormatRegExpressions2;
  numberFormatRegExpressListFinalDial: AsnNumberFormatRegExpressions2;
  projectPINRules: Common.AsnProjectPinRuleList;
  u8sDDIRangeBegin: string;
  u8sDDIRangeEnd: string;
  /** dialling number format, see {@link AsnETAPIDialNumberFormat} */
  iDialingNumberFormat: AsnETAPIDialNumberFormat;
  bNoLocalDialing: boolean;
}
export const AsnLocationInformation2: Type<AsnLocationInformation2> = /* @__PURE__ */ sequence(
  "AsnLocationInformation2",
  () => [
    ["u8sLocationID", UTF8String],
    ["u8sLocationCheckSum", UTF8String],
    ["bUseVanity", BOOLEAN],
    ["bShowExtendedSettings", BOOLEAN],
    ["bUseTkSystem", BOOLEAN],
    ["bUseAdvancedLCR", BOOLEAN],
    ["bFixedNumberLenExtensionDTMFDialing", BOOLEAN],
    ["bMultiLocationSupport", BOOLEAN],
    ["bAutoCreateOtherLocationRules", BOOLEAN],
    ["bAllowNumberSearchOtherLocations", BOOLEAN],
    ["bShortenOtherLocationSCNumbersForDialing", BOOLEAN],
    ["iCountryID", INTEGER],
    ["iLanguage", INTEGER],
    ["u8sCountryCode", UTF8String],
    ["u8sLocalPrefix", UTF8String],
    ["u8sNationalPrefix", UTF8String],
    ["u8sInternationalPrefix", UTF8String],
    ["u8sLocalDialingRule", UTF8String],
    ["u8sNationalDialingRule", UTF8String],
    ["u8sInternationalDialingRule", UTF8String],
    ["u8sCityCodeNoPrefix", UTF8String],
    ["u8sVanityNumbers", UTF8String],
    ["u8sTKLocalAccessCode", UTF8String],
    ["u8sTKLongDistanceAccessCode", UTF8String],
    ["u8sTKInternationalAccessCode", UTF8String],
    ["u8sTKPrivateAccessCode", UTF8String],
    ["u8sTKForwardingAccessCode", UTF8String],
    ["u8sTKAnschlussNr", UTF8String],
    ["iTKMinLenInternalNumbers", INTEGER],
    ["iTKMaxLenInternalNumbers", INTEGER],
    ["numberFormatInternal", AsnNumberFormatRegExpressions2],
    ["numberFormatExternal", AsnNumberFormatRegExpressions2],
    ["numberFormatAutomaticOtherLocationsDDItoSC", AsnNumberFormatRegExpressions2],
    ["numberFormatAutomaticOtherLocationsSCtoDDI", AsnNumberFormatRegExpressions2],
    ["numberFormatRegExpressListIn", AsnNumberFormatRegExpressions2],
    ["numberFormatRegExpressListOut", AsnNumberFormatRegExpressions2],
    ["numberFormatRegExpressListDial", AsnNumberFormatRegExpressions2],
    ["numberFormatRegExpressListFinalDial", AsnNumberFormatRegExpressions2],
    ["projectPINRules", Common.AsnProjectPinRuleList],
    ["u8sDDIRangeBegin", UTF8String],
    ["u8sDDIRangeEnd", UTF8String],
    ["iDialingNumberFormat", INTEGER],
    ["bNoLocalDialing", BOOLEAN],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 6928. */
export type AsnContactCallInformations = AsnContactCallInformation[];
export const AsnContactCallInformations: Type<AsnContactCallInformations> =
  /* @__PURE__ */ sequenceOf("AsnContactCallInformations", () => AsnContactCallInformation);

/** Manual line 6987. */
export interface AsnGetLocationInformationResult extends Common.WithOptionalParams {
  u8sLocationID: string;
  iCountryID: number;
  u8sCountryCode: string;
  u8sLocalPrefix: string;
  u8sNationalPrefix: string;
  u8sInternationalPrefix: string;
  u8sLocalDialingRule: string;
  u8sNationalDialingRule: string;
  u8sInternationalDialingRule: string;
  u8sCityCodeNoPrefix: string;
  u8sVanityNumbers: string;
  iUseVanity: number;
  u8sAddressStreet: string;
  u8sAddressZIPCode: string;
  u8sAddressCity: string;
  iUseTkSystem: number;
  u8sTKLocalAccessCode: string;
  u8sTKLongDistanceAccessCode: string;
  u8sTKInternationalAccessCode: string;
  u8sTKPrivateAccessCode: string;
  u8sTKAnschlussNr: string;
  iTKMaxLenInternalNumbers: number;
  u8slistTKAkzListRemoveIn: Common.UTF8StringList;
  u8slistTKAkzListRemoveOut: Common.UTF8StringList;
  u8slistTKAkzListRemoveForwarding: Common.UTF8StringList;
  u8slistTKDetectInternalRules: Common.UTF8StringList;
  u8slistTKDetectExternalRules: Common.UTF8StringList;
  iUseAdvancedLCR: number;
  numberFormatRegExpressListIn: AsnNumberFormatRegExpressList;
  numberFormatRegExpressListOut: AsnNumberFormatRegExpressList;
  numberFormatRegExpressListDial: AsnNumberFormatRegExpressList;
  projectPINRules: Common.AsnProjectPinRuleList;
}
export const AsnGetLocationInformationResult: Type<AsnGetLocationInformationResult> =
  /* @__PURE__ */ sequence("AsnGetLocationInformationResult", () => [
    ["u8sLocationID", UTF8String],
    ["iCountryID", INTEGER],
    ["u8sCountryCode", UTF8String],
    ["u8sLocalPrefix", UTF8String],
    ["u8sNationalPrefix", UTF8String],
    ["u8sInternationalPrefix", UTF8String],
    ["u8sLocalDialingRule", UTF8String],
    ["u8sNationalDialingRule", UTF8String],
    ["u8sInternationalDialingRule", UTF8String],
    ["u8sCityCodeNoPrefix", UTF8String],
    ["u8sVanityNumbers", UTF8String],
    ["iUseVanity", INTEGER],
    ["u8sAddressStreet", UTF8String],
    ["u8sAddressZIPCode", UTF8String],
    ["u8sAddressCity", UTF8String],
    ["iUseTkSystem", INTEGER],
    ["u8sTKLocalAccessCode", UTF8String],
    ["u8sTKLongDistanceAccessCode", UTF8String],
    ["u8sTKInternationalAccessCode", UTF8String],
    ["u8sTKPrivateAccessCode", UTF8String],
    ["u8sTKAnschlussNr", UTF8String],
    ["iTKMaxLenInternalNumbers", INTEGER],
    ["u8slistTKAkzListRemoveIn", Common.UTF8StringList],
    ["u8slistTKAkzListRemoveOut", Common.UTF8StringList],
    ["u8slistTKAkzListRemoveForwarding", Common.UTF8StringList],
    ["u8slistTKDetectInternalRules", Common.UTF8StringList],
    ["u8slistTKDetectExternalRules", Common.UTF8StringList],
    ["iUseAdvancedLCR", INTEGER],
    ["numberFormatRegExpressListIn", AsnNumberFormatRegExpressList],
    ["numberFormatRegExpressListOut", AsnNumberFormatRegExpressList],
    ["numberFormatRegExpressListDial", AsnNumberFormatRegExpressList],
    ["projectPINRules", Common.AsnProjectPinRuleList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 7057. */
export interface AsnGetLocationInformation2Result extends Common.WithOptionalParams {
  asnLocationData: AsnLocationInformation2;
}
export const AsnGetLocationInformation2Result: Type<AsnGetLocationInformation2Result> =
  /* @__PURE__ */ sequence("AsnGetLocationInformation2Result", () => [
    ["asnLocationData", AsnLocationInformation2],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 7067. */
export interface AsnSetLocationInformation2Argument extends Common.WithOptionalParams {
  asnLocationData: AsnLocationInformation2;
}
export const AsnSetLocationInformation2Argument: Type<AsnSetLocationInformation2Argument> =
  /* @__PURE__ */ sequence("AsnSetLocationInformation2Argument", () => [
    ["asnLocationData", AsnLocationInformation2],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 7077. */
export interface AsnGetClientXMLContentResult extends Common.WithOptionalParams {
  content: AsnXMLClientContent;
}
export const AsnGetClientXMLContentResult: Type<AsnGetClientXMLContentResult> =
  /* @__PURE__ */ sequence("AsnGetClientXMLContentResult", () => [
    ["content", AsnXMLClientContent],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 7087. */
export interface AsnSetClientXMLContentArgument extends Common.WithOptionalParams {
  content: AsnXMLClientContent;
}
export const AsnSetClientXMLContentArgument: Type<AsnSetClientXMLContentArgument> =
  /* @__PURE__ */ sequence("AsnSetClientXMLContentArgument", () => [
    ["content", AsnXMLClientContent],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 7096. */
export type AsnActionFilters = AsnActionFilterEntry[];
export const AsnActionFilters: Type<AsnActionFilters> = /* @__PURE__ */ sequenceOf(
  "AsnActionFilters",
  () => AsnActionFilterEntry,
);

/** Manual line 7110. */
export interface AsnLineForwardProfile extends Common.WithOptionalParams {
  /** unique id of the profile */
  u8sGUID: string;
  /** display name */
  u8sDisplayName: string;
  /** line or lines */
  lineIdentification: AsnLineForwardProfileChoice;
  /** forwards to set */
  seqLineForward: Common.AsnLineForwards;
}
export const AsnLineForwardProfile: Type<AsnLineForwardProfile> = /* @__PURE__ */ sequence(
  "AsnLineForwardProfile",
  () => [
    ["u8sGUID", UTF8String],
    ["u8sDisplayName", UTF8String],
    ["lineIdentification", AsnLineForwardProfileChoice],
    ["seqLineForward", Common.AsnLineForwards],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 7126. */
export interface AsnAppointmentForwardEntry extends Common.WithOptionalParams {
  /** appointment state at which the forward applies */
  iAppointmentContactState: number;
  /** profile switched with the appointment */
  lineForwardProfile: AsnLineForwardProfile;
  /** filters narrowing the appointments */
  seqFilters?: AsnActionFilters;
}
export const AsnAppointmentForwardEntry: Type<AsnAppointmentForwardEntry> =
  /* @__PURE__ */ sequence("AsnAppointmentForwardEntry", () => [
    ["iAppointmentContactState", INTEGER],
    ["lineForwardProfile", AsnLineForwardProfile],
    ["seqFilters", implicit(0, AsnActionFilters), OPTIONAL],
    ["optionalParams", implicit(1, Common.AsnOptionalParameters), OPTIONAL],
  ]);

/** Manual line 7149. */
export type AsnAppointmentForwardEntries = AsnAppointmentForwardEntry[];
export const AsnAppointmentForwardEntries: Type<AsnAppointmentForwardEntries> =
  /* @__PURE__ */ sequenceOf("AsnAppointmentForwardEntries", () => AsnAppointmentForwardEntry);

/** Manual line 7175. */
export interface AsnSetAppointmentForwardsArgument extends Common.WithOptionalParams {
  seqAppointmentForwardEntries: AsnAppointmentForwardEntries;
}
export const AsnSetAppointmentForwardsArgument: Type<AsnSetAppointmentForwardsArgument> =
  /* @__PURE__ */ sequence("AsnSetAppointmentForwardsArgument", () => [
    ["seqAppointmentForwardEntries", AsnAppointmentForwardEntries],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 7185. */
export interface AsnGetAppointmentForwardsResult extends Common.WithOptionalParams {
  seqAppointmentForwardEntries: AsnAppointmentForwardEntries;
}
export const AsnGetAppointmentForwardsResult: Type<AsnGetAppointmentForwardsResult> =
  /* @__PURE__ */ sequence("AsnGetAppointmentForwardsResult", () => [
    ["seqAppointmentForwardEntries", AsnAppointmentForwardEntries],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 7194. */
export type AsnContactIDs = AsnContactID[];
export const AsnContactIDs: Type<AsnContactIDs> = /* @__PURE__ */ sequenceOf(
  "AsnContactIDs",
  () => AsnContactID,
);

/** Manual line 7198. */
export interface AsnCloseContactsArgument extends Common.WithOptionalParams {
  /** ids of the contacts to close */
  seqContactIDs: AsnContactIDs;
}
export const AsnCloseContactsArgument: Type<AsnCloseContactsArgument> = /* @__PURE__ */ sequence(
  "AsnCloseContactsArgument",
  () => [
    ["seqContactIDs", AsnContactIDs],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 7208. */
export interface AsnSettingsDynamicRightsChangedArgument extends Common.WithOptionalParams {
  /** contact whose rights list is replaced (own contact only) */
  u8sContactID: string;
  /** complete list of rights granted by the user; entries left out are deleted */
  seqDynamicRightsList: Admin.AsnUserDynamicRightsList;
  /**
   * to change single entries read the list first, or use asnSetDynamicRights/asnRemoveDynamicRights
   */
  optionalParams?: Common.AsnOptionalParameters;
}
export const AsnSettingsDynamicRightsChangedArgument: Type<AsnSettingsDynamicRightsChangedArgument> =
  /* @__PURE__ */ sequence("AsnSettingsDynamicRightsChangedArgument", () => [
    ["u8sContactID", UTF8String],
    ["seqDynamicRightsList", Admin.AsnUserDynamicRightsList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 7261. */
export interface AsnSettingsDynamicGroupRightsChangedArgument extends Common.WithOptionalParams {
  /** contact whose rights list is replaced (own contact only) */
  u8sContactID: string;
  /** complete list of rights granted by the user; entries left out are deleted */
  seqDynamicRightsList: Admin.AsnUserDynamicRightsList;
  /**
   * to change single entries read the list first, or use asnSetDynamicRights/asnRemoveDynamicRights
   */
  optionalParams?: Common.AsnOptionalParameters;
}
export const AsnSettingsDynamicGroupRightsChangedArgument: Type<AsnSettingsDynamicGroupRightsChangedArgument> =
  /* @__PURE__ */ sequence("AsnSettingsDynamicGroupRightsChangedArgument", () => [
    ["u8sContactID", UTF8String],
    ["seqDynamicRightsList", Admin.AsnUserDynamicRightsList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 7315. */
export interface AsnGetSettingsDynamicGroupRightsArgument extends Common.WithOptionalParams {
  /** contact whose rights list is read (own contact only) */
  u8sContactID: string;
}
export const AsnGetSettingsDynamicGroupRightsArgument: Type<AsnGetSettingsDynamicGroupRightsArgument> =
  /* @__PURE__ */ sequence("AsnGetSettingsDynamicGroupRightsArgument", () => [
    ["u8sContactID", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 7329. */
export interface AsnGetSettingsDynamicGroupRightsResult extends Common.WithOptionalParams {
  /** result; non-zero on failure */
  iResult: number;
  /** the rights list */
  seqDynamicRightsList: Admin.AsnUserDynamicRightsList;
}
export const AsnGetSettingsDynamicGroupRightsResult: Type<AsnGetSettingsDynamicGroupRightsResult> =
  /* @__PURE__ */ sequence("AsnGetSettingsDynamicGroupRightsResult", () => [
    ["iResult", INTEGER],
    ["seqDynamicRightsList", Admin.AsnUserDynamicRightsList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 7342. */
export interface AsnGetSettingsGlobalDynamicRightsArgument extends Common.WithOptionalParams {
  /** contact whose rights list is read (own contact only) */
  u8sContactID: string;
}
export const AsnGetSettingsGlobalDynamicRightsArgument: Type<AsnGetSettingsGlobalDynamicRightsArgument> =
  /* @__PURE__ */ sequence("AsnGetSettingsGlobalDynamicRightsArgument", () => [
    ["u8sContactID", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 7356. */
export interface AsnContactAbsentState extends Common.WithOptionalParams {
  contactID: string;
  /** presence state */
  iPresenceState: number;
  /** start of absence */
  utcAbsentStartTime: Common.AsnSystemTime;
  utcAbsentEndTime: Common.AsnSystemTime;
  u8sAbsentReason: string;
  u8sAbsentMessage: string;
}
export const AsnContactAbsentState: Type<AsnContactAbsentState> = /* @__PURE__ */ sequence(
  "AsnContactAbsentState",
  () => [
    ["contactID", UTF8String],
    ["iPresenceState", INTEGER],
    ["utcAbsentStartTime", Common.AsnSystemTime],
    ["utcAbsentEndTime", Common.AsnSystemTime],
    ["u8sAbsentReason", UTF8String],
    ["u8sAbsentMessage", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 7378. */
export interface AsnContactAppointmentState extends Common.WithOptionalParams {
  contactID: string;
  /** presence state */
  iPresenceState: number;
  /** appointments */
  appointmentEntryList: Appointments.SEQAppointmentList;
  asnNextAppointment: Appointments.AsnAppointmentEntry;
}
export const AsnContactAppointmentState: Type<AsnContactAppointmentState> =
  /* @__PURE__ */ sequence("AsnContactAppointmentState", () => [
    ["contactID", UTF8String],
    ["iPresenceState", INTEGER],
    ["appointmentEntryList", Appointments.SEQAppointmentList],
    ["asnNextAppointment", Appointments.AsnAppointmentEntry],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 7395. */
export interface AsnContactCallInformationChangedArgument extends Common.WithOptionalParams {
  /** contact sending the message */
  contactID: string;
  /** presence state */
  iPresenceState: number;
  callinfo: AsnContactCallInformation;
}
export const AsnContactCallInformationChangedArgument: Type<AsnContactCallInformationChangedArgument> =
  /* @__PURE__ */ sequence("AsnContactCallInformationChangedArgument", () => [
    ["contactID", UTF8String],
    ["iPresenceState", INTEGER],
    ["callinfo", AsnContactCallInformation],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 7416. */
export interface AsnUpdateMyCallInformationArgument extends Common.WithOptionalParams {
  /** contact whose state changes */
  u8sContactChangedId: string;
  /** current contact state */
  iPresenceState: number;
  /** call or connection concerned */
  u8sConnectionID: string;
  /** number of the connected line */
  u8sLinePhoneNumber: string;
  /** call charges */
  u8sCharging: string;
  /** call state, see {@link EnumCallState} */
  iCallState: EnumCallState;
  /** reason of disconnection */
  iDisconnectedReason: number;
  /** call features currently allowed */
  iFeatures: number;
  /** true for outbound */
  bOutbound: boolean;
  /** internal call */
  bInternal: boolean;
  /** private call */
  bPrivate: boolean;
  /** recording state */
  iCallRecordingState: number;
  /** call is a conference controller */
  bConferenceCtlr: boolean;
  /** remote number */
  u8sCurrentNumberSC: string;
  /** redirecting number */
  pu8sRedirectingNumber?: string;
  /** remote contact, depending on the call state */
  pRemoteContact?: Common.AsnNetDatabaseContact;
}
export const AsnUpdateMyCallInformationArgument: Type<AsnUpdateMyCallInformationArgument> =
  /* @__PURE__ */ sequence("AsnUpdateMyCallInformationArgument", () => [
    ["u8sContactChangedId", UTF8String],
    ["iPresenceState", INTEGER],
    ["u8sConnectionID", UTF8String],
    ["u8sLinePhoneNumber", UTF8String],
    ["u8sCharging", UTF8String],
    ["iCallState", INTEGER],
    ["iDisconnectedReason", INTEGER],
    ["iFeatures", INTEGER],
    ["bOutbound", BOOLEAN],
    ["bInternal", BOOLEAN],
    ["bPrivate", BOOLEAN],
    ["iCallRecordingState", INTEGER],
    ["bConferenceCtlr", BOOLEAN],
    ["u8sCurrentNumberSC", UTF8String],
    ["pu8sRedirectingNumber", implicit(0, UTF8String), OPTIONAL],
    ["pRemoteContact", implicit(1, Common.AsnNetDatabaseContact), OPTIONAL],
    ["optionalParams", implicit(2, Common.AsnOptionalParameters), OPTIONAL],
  ]);

/** Manual line 7475. */
export interface AsnUpdateMyPhoneForwardStateArgument extends Common.WithOptionalParams {
  /** contact owning the forwarded line */
  u8sContactID: string;
  /** what may be done with the contact (notifications only) */
  iContactFeatureSet: number;
  /** presence state when the message was sent */
  iPresenceState: number;
  /** line number */
  u8sLinenumber: string;
  /** forwards on the line */
  seqLineForwards: Common.AsnLineForwards;
}
export const AsnUpdateMyPhoneForwardStateArgument: Type<AsnUpdateMyPhoneForwardStateArgument> =
  /* @__PURE__ */ sequence("AsnUpdateMyPhoneForwardStateArgument", () => [
    ["u8sContactID", UTF8String],
    ["iContactFeatureSet", INTEGER],
    ["iPresenceState", INTEGER],
    ["u8sLinenumber", UTF8String],
    ["seqLineForwards", Common.AsnLineForwards],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 7500. */
export interface AsnContactPhoneForwardStateChangedArgument extends Common.WithOptionalParams {
  /** contact owning the forwarded line */
  u8sContactID: string;
  /** what may be done with the contact (notifications only) */
  iContactFeatureSet: number;
  /** presence state when the message was sent */
  iPresenceState: number;
  /** line number */
  u8sLinenumber: string;
  /** forwards on the line */
  seqLineForwards: Common.AsnLineForwards;
}
export const AsnContactPhoneForwardStateChangedArgument: Type<AsnContactPhoneForwardStateChangedArgument> =
  /* @__PURE__ */ sequence("AsnContactPhoneForwardStateChangedArgument", () => [
    ["u8sContactID", UTF8String],
    ["iContactFeatureSet", INTEGER],
    ["iPresenceState", INTEGER],
    ["u8sLinenumber", UTF8String],
    ["seqLineForwards", Common.AsnLineForwards],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 7524. */
export type AsnClientInfoList = AsnClientInfo[];
export const AsnClientInfoList: Type<AsnClientInfoList> = /* @__PURE__ */ sequenceOf(
  "AsnClientInfoList",
  () => AsnClientInfo,
);

/** Manual line 7549. */
export interface AsnMyUpdateConnectedClientListArgument extends Common.WithOptionalParams {
  listClientInfos: AsnClientInfoList;
}
export const AsnMyUpdateConnectedClientListArgument: Type<AsnMyUpdateConnectedClientListArgument> =
  /* @__PURE__ */ sequence("AsnMyUpdateConnectedClientListArgument", () => [
    ["listClientInfos", AsnClientInfoList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 7559. */
export interface AsnAbsentStateSetUserArgument extends Common.WithOptionalParams {
  absentstate: AsnAbsentState;
}
export const AsnAbsentStateSetUserArgument: Type<AsnAbsentStateSetUserArgument> =
  /* @__PURE__ */ sequence("AsnAbsentStateSetUserArgument", () => [
    ["absentstate", AsnAbsentState],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 7569. */
export interface AsnAbsentStateGetUserArgument extends Common.WithOptionalParams {
  contactId: string;
}
export const AsnAbsentStateGetUserArgument: Type<AsnAbsentStateGetUserArgument> =
  /* @__PURE__ */ sequence("AsnAbsentStateGetUserArgument", () => [
    ["contactId", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 7578. */
export interface AsnAbsentStateGetUserResult extends Common.WithOptionalParams {
  absentstate: AsnAbsentState;
}
export const AsnAbsentStateGetUserResult: Type<AsnAbsentStateGetUserResult> =
  /* @__PURE__ */ sequence("AsnAbsentStateGetUserResult", () => [
    ["absentstate", AsnAbsentState],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 7588. */
export interface AsnUpdateMyAbsentStateArgument extends Common.WithOptionalParams {
  absentstate: AsnAbsentState;
}
export const AsnUpdateMyAbsentStateArgument: Type<AsnUpdateMyAbsentStateArgument> =
  /* @__PURE__ */ sequence("AsnUpdateMyAbsentStateArgument", () => [
    ["absentstate", AsnAbsentState],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 7598. */
export interface AsnCustomNoteSetArgument extends Common.WithOptionalParams {
  customnote: AsnCustomNote;
}
export const AsnCustomNoteSetArgument: Type<AsnCustomNoteSetArgument> = /* @__PURE__ */ sequence(
  "AsnCustomNoteSetArgument",
  () => [
    ["customnote", AsnCustomNote],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 7608. */
export interface AsnUpdateMyCustomNoteArgument extends Common.WithOptionalParams {
  customnote: AsnCustomNote;
}
export const AsnUpdateMyCustomNoteArgument: Type<AsnUpdateMyCustomNoteArgument> =
  /* @__PURE__ */ sequence("AsnUpdateMyCustomNoteArgument", () => [
    ["customnote", AsnCustomNote],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 7618. */
export interface AsnGetMetaSettingsArgument extends Common.WithOptionalParams {
  /** password transfer: encrypted or plain (default 0) */
  eSendPlainPassword: AsnMetaDirectoryPasswordEncryption;
}
export const AsnGetMetaSettingsArgument: Type<AsnGetMetaSettingsArgument> =
  /* @__PURE__ */ sequence("AsnGetMetaSettingsArgument", () => [
    ["eSendPlainPassword", AsnMetaDirectoryPasswordEncryption],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 7635. */
export interface AsnMetaDirectorySettings extends Common.WithOptionalParams {
  /** interface enabled */
  iMetaEnabled: number;
  /** TCP port */
  iMetaPort: number;
  /** server name */
  u8sMetaServer: string;
  /** base DN */
  u8sBaseDN: string;
  /** use LDAPS */
  iMetaForceSSL: number;
  /** use user and password for the connection */
  iMetaUseAccount: number;
  /** user name */
  u8sMetaUser: string;
  /** password is encrypted (0) or plain (1) */
  ePasswordEncryption: AsnMetaDirectoryPasswordEncryption;
  /** password */
  u8sMetaPassword: string;
  /** used by the server */
  iMetaUseInServer: number;
  /** used by the client */
  iMetaUseInClient: number;
}
export const AsnMetaDirectorySettings: Type<AsnMetaDirectorySettings> = /* @__PURE__ */ sequence(
  "AsnMetaDirectorySettings",
  () => [
    ["iMetaEnabled", INTEGER],
    ["iMetaPort", INTEGER],
    ["u8sMetaServer", UTF8String],
    ["u8sBaseDN", UTF8String],
    ["iMetaForceSSL", INTEGER],
    ["iMetaUseAccount", INTEGER],
    ["u8sMetaUser", UTF8String],
    ["ePasswordEncryption", AsnMetaDirectoryPasswordEncryption],
    ["u8sMetaPassword", UTF8String],
    ["iMetaUseInServer", INTEGER],
    ["iMetaUseInClient", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 7682. */
export interface AsnSetMetaSettingsArgument extends Common.WithOptionalParams {
  /** password transfer: encrypted or plain (default 0) */
  eSendPlainPassword: AsnMetaDirectoryPasswordEncryption;
  metasettings: AsnMetaDirectorySettings;
}
export const AsnSetMetaSettingsArgument: Type<AsnSetMetaSettingsArgument> =
  /* @__PURE__ */ sequence("AsnSetMetaSettingsArgument", () => [
    ["eSendPlainPassword", AsnMetaDirectoryPasswordEncryption],
    ["metasettings", AsnMetaDirectorySettings],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 7702. */
export type AsnEMailAttachmentList = AsnEMailAttachment[];
export const AsnEMailAttachmentList: Type<AsnEMailAttachmentList> = /* @__PURE__ */ sequenceOf(
  "AsnEMailAttachmentList",
  () => AsnEMailAttachment,
);

/** Manual line 7718. */
export type AsnEMailPartyList = AsnEMailParty[];
export const AsnEMailPartyList: Type<AsnEMailPartyList> = /* @__PURE__ */ sequenceOf(
  "AsnEMailPartyList",
  () => AsnEMailParty,
);

/** Manual line 7729. */
export type AsnEMailBodyList = AsnEMailBody[];
export const AsnEMailBodyList: Type<AsnEMailBodyList> = /* @__PURE__ */ sequenceOf(
  "AsnEMailBodyList",
  () => AsnEMailBody,
);

/** Manual line 7741. */
export interface AsnEMail extends Common.WithOptionalParams {
  originatorParty: AsnEMailParty;
  recipientParties: AsnEMailPartyList;
  u8sSubject: string;
  bodyList: AsnEMailBodyList;
  attachmentList?: AsnEMailAttachmentList;
  returnParties?: AsnEMailPartyList;
  carbonCopyParties?: AsnEMailPartyList;
  blindCarbonParties?: AsnEMailPartyList;
  bSendNotification?: boolean;
  bReadNotification?: boolean;
  /** see {@link EnumEmailImportance} */
  iEmailImportance?: EnumEmailImportance;
  u8sMessageID?: string;
  u8sMapOptionalHeaderElements?: Common.AsnStringPairList;
}
export const AsnEMail: Type<AsnEMail> = /* @__PURE__ */ sequence("AsnEMail", () => [
  ["originatorParty", AsnEMailParty],
  ["recipientParties", AsnEMailPartyList],
  ["u8sSubject", UTF8String],
  ["bodyList", AsnEMailBodyList],
  ["attachmentList", implicit(0, AsnEMailAttachmentList), OPTIONAL],
  ["returnParties", implicit(1, AsnEMailPartyList), OPTIONAL],
  ["carbonCopyParties", implicit(2, AsnEMailPartyList), OPTIONAL],
  ["blindCarbonParties", implicit(3, AsnEMailPartyList), OPTIONAL],
  ["bSendNotification", implicit(4, BOOLEAN), OPTIONAL],
  ["bReadNotification", implicit(5, BOOLEAN), OPTIONAL],
  ["iEmailImportance", implicit(6, INTEGER), OPTIONAL],
  ["u8sMessageID", implicit(7, UTF8String), OPTIONAL],
  ["u8sMapOptionalHeaderElements", implicit(8, Common.AsnStringPairList), OPTIONAL],
  ["optionalParams", implicit(9, Common.AsnOptionalParameters), OPTIONAL],
]);

/** Manual line 7774. */
export type AsnEMailList = AsnEMail[];
export const AsnEMailList: Type<AsnEMailList> = /* @__PURE__ */ sequenceOf(
  "AsnEMailList",
  () => AsnEMail,
);

/** Manual line 7810. */
export interface AsnSendClientSideMailArgument {
  mails: AsnEMailList;
}
export const AsnSendClientSideMailArgument: Type<AsnSendClientSideMailArgument> =
  /* @__PURE__ */ sequence("AsnSendClientSideMailArgument", () => [["mails", AsnEMailList]], {
    extensible: true,
  });

/** Manual line 7817. */
export type AsnPhoneBookErrorList = AsnPhoneBookError[];
export const AsnPhoneBookErrorList: Type<AsnPhoneBookErrorList> = /* @__PURE__ */ sequenceOf(
  "AsnPhoneBookErrorList",
  () => AsnPhoneBookError,
);

/** Manual line 7831. */
export interface AsnDBPhoneBook extends Common.WithOptionalParams {
  /** phone book name, spelled identically everywhere */
  u8sName: string;
  /** backend specific text */
  u8sInfo: string;
  /** phone book capabilities */
  iCapabilities: number;
  /** phone book type */
  iType: number;
  errors: AsnPhoneBookErrorList;
}
export const AsnDBPhoneBook: Type<AsnDBPhoneBook> = /* @__PURE__ */ sequence(
  "AsnDBPhoneBook",
  () => [
    ["u8sName", UTF8String],
    ["u8sInfo", UTF8String],
    ["iCapabilities", INTEGER],
    ["iType", INTEGER],
    ["errors", AsnPhoneBookErrorList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 7862. */
export type AsnDBPhoneBookList = AsnDBPhoneBook[];
export const AsnDBPhoneBookList: Type<AsnDBPhoneBookList> = /* @__PURE__ */ sequenceOf(
  "AsnDBPhoneBookList",
  () => AsnDBPhoneBook,
);

/** Manual line 7896. */
export type AsnFindDBContactsArgument = Choice<{
  findoptions: AsnDatabaseFindOption;
  entryid: AsnDatabaseEntryID;
}>;
export const AsnFindDBContactsArgument: Type<AsnFindDBContactsArgument> = /* @__PURE__ */ choice(
  "AsnFindDBContactsArgument",
  () => [
    ["findoptions", implicit(0, AsnDatabaseFindOption)],
    ["entryid", implicit(1, AsnDatabaseEntryID)],
  ],
);

/** Manual line 7906. */
export interface AsnFindDBContactsResult extends Common.WithOptionalParams {
  contactList: Common.AsnNetDatabaseContactList;
  phonebookList: AsnDBPhoneBookList;
}
export const AsnFindDBContactsResult: Type<AsnFindDBContactsResult> = /* @__PURE__ */ sequence(
  "AsnFindDBContactsResult",
  () => [
    ["contactList", Common.AsnNetDatabaseContactList],
    ["phonebookList", AsnDBPhoneBookList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 7917. */
export interface AsnFindContactsArgument extends Common.WithOptionalParams {
  findOptions: AsnNetDatabaseFindOptions;
}
export const AsnFindContactsArgument: Type<AsnFindContactsArgument> = /* @__PURE__ */ sequence(
  "AsnFindContactsArgument",
  () => [
    ["findOptions", AsnNetDatabaseFindOptions],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 7927. */
export interface AsnFindContactsResult extends Common.WithOptionalParams {
  contactList: Common.AsnNetDatabaseContactList;
  phonebookList: AsnDBPhoneBookList;
}
export const AsnFindContactsResult: Type<AsnFindContactsResult> = /* @__PURE__ */ sequence(
  "AsnFindContactsResult",
  () => [
    ["contactList", Common.AsnNetDatabaseContactList],
    ["phonebookList", AsnDBPhoneBookList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 7939. */
export type AsnClientCapabilitiesList = AsnClientCapabilities[];
export const AsnClientCapabilitiesList: Type<AsnClientCapabilitiesList> =
  /* @__PURE__ */ sequenceOf("AsnClientCapabilitiesList", () => AsnClientCapabilities);

/** Manual line 7956. */
export interface AsnClientCapabilitiesChangedArgument extends Common.WithOptionalParams {
  listCapabilities: AsnClientCapabilitiesList;
}
export const AsnClientCapabilitiesChangedArgument: Type<AsnClientCapabilitiesChangedArgument> =
  /* @__PURE__ */ sequence("AsnClientCapabilitiesChangedArgument", () => [
    ["listCapabilities", AsnClientCapabilitiesList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 7966. */
export type AsnClientCapabilitiesEntryList = AsnClientCapabilitiesEntry[];
export const AsnClientCapabilitiesEntryList: Type<AsnClientCapabilitiesEntryList> =
  /* @__PURE__ */ sequenceOf("AsnClientCapabilitiesEntryList", () => AsnClientCapabilitiesEntry);

/** Manual line 7984. */
export interface AsnGetClientCapabilitiesResult extends Common.WithOptionalParams {
  /** capabilities found */
  listClientCapabilities: AsnClientCapabilitiesEntryList;
  /** contacts without capabilities get no entry */
  optionalParams?: Common.AsnOptionalParameters;
}
export const AsnGetClientCapabilitiesResult: Type<AsnGetClientCapabilitiesResult> =
  /* @__PURE__ */ sequence("AsnGetClientCapabilitiesResult", () => [
    ["listClientCapabilities", AsnClientCapabilitiesEntryList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 8004. */
export interface AsnGetPhoneBooksResult extends Common.WithOptionalParams {
  phonebooks: AsnDBPhoneBookList;
}
export const AsnGetPhoneBooksResult: Type<AsnGetPhoneBooksResult> = /* @__PURE__ */ sequence(
  "AsnGetPhoneBooksResult",
  () => [
    ["phonebooks", AsnDBPhoneBookList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 8013. */
export interface AsnGetServerBasedClientSettingsResult extends Common.WithOptionalParams {
  /** 0 success, otherwise error code (usually negative) */
  iResult: number;
  /** settings supplied by the server */
  clientSettings: AsnServerBasedClientSettings;
}
export const AsnGetServerBasedClientSettingsResult: Type<AsnGetServerBasedClientSettingsResult> =
  /* @__PURE__ */ sequence("AsnGetServerBasedClientSettingsResult", () => [
    ["iResult", INTEGER],
    ["clientSettings", AsnServerBasedClientSettings],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 8027. */
export interface AsnSetServerBasedClientSettingsArgument extends Common.WithOptionalParams {
  /** settings as XML in registry layout */
  clientSettings: AsnServerBasedClientSettings;
}
export const AsnSetServerBasedClientSettingsArgument: Type<AsnSetServerBasedClientSettingsArgument> =
  /* @__PURE__ */ sequence("AsnSetServerBasedClientSettingsArgument", () => [
    ["clientSettings", AsnServerBasedClientSettings],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 8047. */
export interface AsnContactStatusParameter extends Common.WithOptionalParams {
  typeOfValue: AsnContactStatusParameterEnum;
  u8sValue: string;
}
export const AsnContactStatusParameter: Type<AsnContactStatusParameter> = /* @__PURE__ */ sequence(
  "AsnContactStatusParameter",
  () => [
    ["typeOfValue", AsnContactStatusParameterEnum],
    ["u8sValue", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 8058. */
export type SEQContactStatusParameter = AsnContactStatusParameter[];
export const SEQContactStatusParameter: Type<SEQContactStatusParameter> =
  /* @__PURE__ */ sequenceOf("SEQContactStatusParameter", () => AsnContactStatusParameter);

/** Manual line 8072. */
export interface AsnContactStatusRequestEntry extends Common.WithOptionalParams {
  /** client's id of the search */
  iClientSearchID: number;
  /** row id within the search, starting at 1 */
  iClientRowID: number;
  /** search parameters (e-mail, number, entry id) */
  listSearchParameter: SEQContactStatusParameter;
  /** true registers for notifications */
  bActivateNotify: boolean;
  /** row ids to drop from the notify list; at least one entry */
  listDeactivateNotify: Common.SEQInteger;
}
export const AsnContactStatusRequestEntry: Type<AsnContactStatusRequestEntry> =
  /* @__PURE__ */ sequence("AsnContactStatusRequestEntry", () => [
    ["iClientSearchID", INTEGER],
    ["iClientRowID", INTEGER],
    ["listSearchParameter", SEQContactStatusParameter],
    ["bActivateNotify", BOOLEAN],
    ["listDeactivateNotify", Common.SEQInteger],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 8111. */
export type SEQContactStatusRequest = AsnContactStatusRequestEntry[];
export const SEQContactStatusRequest: Type<SEQContactStatusRequest> = /* @__PURE__ */ sequenceOf(
  "SEQContactStatusRequest",
  () => AsnContactStatusRequestEntry,
);

/** Manual line 8153. */
export type SEQContactStatusResult = AsnContactStatusResultEntry[];
export const SEQContactStatusResult: Type<SEQContactStatusResult> = /* @__PURE__ */ sequenceOf(
  "SEQContactStatusResult",
  () => AsnContactStatusResultEntry,
);

/** Manual line 8180. */
export interface AsnContactStatusRequestArgument extends Common.WithOptionalParams {
  request: SEQContactStatusRequest;
}
export const AsnContactStatusRequestArgument: Type<AsnContactStatusRequestArgument> =
  /* @__PURE__ */ sequence("AsnContactStatusRequestArgument", () => [
    ["request", SEQContactStatusRequest],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 8190. */
export interface AsnContactStatusRequestResult extends Common.WithOptionalParams {
  iResult: number;
  iCount: number;
  listStatusResult: SEQContactStatusResult;
}
export const AsnContactStatusRequestResult: Type<AsnContactStatusRequestResult> =
  /* @__PURE__ */ sequence("AsnContactStatusRequestResult", () => [
    ["iResult", INTEGER],
    ["iCount", INTEGER],
    ["listStatusResult", SEQContactStatusResult],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 8204. */
export interface AsnPublicUserSetContactDataArgument {
  contactData: AsnPublicUserContactData;
}
export const AsnPublicUserSetContactDataArgument: Type<AsnPublicUserSetContactDataArgument> =
  /* @__PURE__ */ sequence(
    "AsnPublicUserSetContactDataArgument",
    () => [["contactData", AsnPublicUserContactData]],
    { extensible: true },
  );

/** Manual line 8211. */
export type AsnSMSMessages = AsnSMSMessage[];
export const AsnSMSMessages: Type<AsnSMSMessages> = /* @__PURE__ */ sequenceOf(
  "AsnSMSMessages",
  () => AsnSMSMessage,
);

/** Manual line 8263. */
export interface AsnSendSMSArgument {
  /** messages to send */
  messages: AsnSMSMessages;
}
export const AsnSendSMSArgument: Type<AsnSendSMSArgument> = /* @__PURE__ */ sequence(
  "AsnSendSMSArgument",
  () => [["messages", AsnSMSMessages]],
  { extensible: true },
);

/** Manual line 8271. */
export interface AsnSMSStatusNotifyArgument {
  u8sMonitorCrossRefID: string;
  status: AsnSMSStatus;
  /** reason when the status is an error */
  u8sErrReason: string;
}
export const AsnSMSStatusNotifyArgument: Type<AsnSMSStatusNotifyArgument> =
  /* @__PURE__ */ sequence(
    "AsnSMSStatusNotifyArgument",
    () => [
      ["u8sMonitorCrossRefID", UTF8String],
      ["status", AsnSMSStatus],
      ["u8sErrReason", UTF8String],
    ],
    { extensible: true },
  );

/** Manual line 8284. */
export type AsnUserDefinedCustomFields = AsnUserDefinedCustomField[];
export const AsnUserDefinedCustomFields: Type<AsnUserDefinedCustomFields> =
  /* @__PURE__ */ sequenceOf("AsnUserDefinedCustomFields", () => AsnUserDefinedCustomField);

/** Manual line 8296. */
export interface AsnGetUserdefinedCustomFieldsResult {
  customfields: AsnUserDefinedCustomFields;
}
export const AsnGetUserdefinedCustomFieldsResult: Type<AsnGetUserdefinedCustomFieldsResult> =
  /* @__PURE__ */ sequence(
    "AsnGetUserdefinedCustomFieldsResult",
    () => [["customfields", AsnUserDefinedCustomFields]],
    { extensible: true },
  );

/** Manual line 8307. */
export interface AsnContactPhoneLine extends Common.WithOptionalParams {
  /** see {@link Common.AsnContactPhoneLineType} */
  iType: Common.AsnContactPhoneLineType;
  /** number identifying the line */
  u8sLinePhoneNumber: string;
  /** description */
  u8sDescriptor: string;
  /** phone number of the line */
  u8sNumber: string;
  /** current calls of the line */
  seqCalls: AsnContactCallInformations;
  /** forwards set on the line */
  seqLineForwards: Common.AsnLineForwards;
  /** line state: offline or online */
  iState: Common.AsnContactPhoneLineState;
  /** do not disturb */
  bDoNotDisturb: boolean;
  /** forwards the line supports */
  iForwardFeaturesPBX: number;
}
export const AsnContactPhoneLine: Type<AsnContactPhoneLine> = /* @__PURE__ */ sequence(
  "AsnContactPhoneLine",
  () => [
    ["iType", INTEGER],
    ["u8sLinePhoneNumber", UTF8String],
    ["u8sDescriptor", UTF8String],
    ["u8sNumber", UTF8String],
    ["seqCalls", AsnContactCallInformations],
    ["seqLineForwards", Common.AsnLineForwards],
    ["iState", Common.AsnContactPhoneLineState],
    ["bDoNotDisturb", BOOLEAN],
    ["iForwardFeaturesPBX", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 8350. */
export type AsnContactPhoneLines = AsnContactPhoneLine[];
export const AsnContactPhoneLines: Type<AsnContactPhoneLines> = /* @__PURE__ */ sequenceOf(
  "AsnContactPhoneLines",
  () => AsnContactPhoneLine,
);

/** Manual line 8397. */
export interface AsnContact extends Common.WithOptionalParams {
  /** contact id */
  u8sContactId: string;
  /** features of the contact, without call features */
  iContactFeatureSet: number;
  /**
   * overall state: AsnPresenceStateEnum plus AsnPresenceStateFlags, see
   * {@link AsnPresenceStateEnum}
   */
  iPresenceState: AsnPresenceStateEnum;
  /** own contact only: services the user may use */
  iStaticRights: number;
  /** own contact only: rights on additional lines */
  iMonitorAccessRights: number;
  /** contact data */
  asnRemoteContact: Common.AsnNetDatabaseContact;
  /** phone lines with their calls */
  seqPhoneLines: AsnContactPhoneLines;
  /** absence */
  asnAbsentState: AsnAbsentState;
  /** note */
  asnCustomNote: AsnCustomNote;
  /** appointments active now */
  seqActualAppointments: Appointments.SEQAppointmentList;
  /** next appointment to become active */
  asnNextAppointment: Appointments.AsnAppointmentEntry;
  asnUserPropertyBag: Common.AsnUserPropertyBag;
}
export const AsnContact: Type<AsnContact> = /* @__PURE__ */ sequence("AsnContact", () => [
  ["u8sContactId", UTF8String],
  ["iContactFeatureSet", INTEGER],
  ["iPresenceState", INTEGER],
  ["iStaticRights", INTEGER],
  ["iMonitorAccessRights", INTEGER],
  ["asnRemoteContact", Common.AsnNetDatabaseContact],
  ["seqPhoneLines", AsnContactPhoneLines],
  ["asnAbsentState", AsnAbsentState],
  ["asnCustomNote", AsnCustomNote],
  ["seqActualAppointments", Appointments.SEQAppointmentList],
  ["asnNextAppointment", Appointments.AsnAppointmentEntry],
  ["asnUserPropertyBag", Common.AsnUserPropertyBag],
  ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
]);

/** Manual line 8466. */
export type AsnContacts = AsnContact[];
export const AsnContacts: Type<AsnContacts> = /* @__PURE__ */ sequenceOf(
  "AsnContacts",
  () => AsnContact,
);

/** Manual line 8537. */
export interface AsnOpenContactsArgument extends Common.WithOptionalParams {
  /** contacts to fetch; empty means all */
  seqContactIDs: AsnContactIDs;
  /** only contacts managed by this server */
  bOpenOnlyInternalContacts?: boolean;
  /** do not start a permission request */
  bDontRequestPermissions?: boolean;
}
export const AsnOpenContactsArgument: Type<AsnOpenContactsArgument> = /* @__PURE__ */ sequence(
  "AsnOpenContactsArgument",
  () => [
    ["seqContactIDs", AsnContactIDs],
    ["bOpenOnlyInternalContacts", implicit(0, BOOLEAN), OPTIONAL],
    ["bDontRequestPermissions", implicit(1, BOOLEAN), OPTIONAL],
    ["optionalParams", implicit(2, Common.AsnOptionalParameters), OPTIONAL],
  ],
);

/** Manual line 8557. */
export interface AsnOpenContactsResult extends Common.WithOptionalParams {
  contacts: AsnContacts;
}
export const AsnOpenContactsResult: Type<AsnOpenContactsResult> = /* @__PURE__ */ sequence(
  "AsnOpenContactsResult",
  () => [
    ["contacts", AsnContacts],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 8566. */
export interface AsnOpenContactExResult extends Common.WithOptionalParams {
  contact: AsnContact;
}
export const AsnOpenContactExResult: Type<AsnOpenContactExResult> = /* @__PURE__ */ sequence(
  "AsnOpenContactExResult",
  () => [
    ["contact", AsnContact],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 8576. */
export interface AsnPresenceState extends Common.WithOptionalParams {
  contactID: string;
  /** presence state */
  iPresenceState: number;
  /** features usable on this contact */
  iContactFeatureSet: number;
  /** contact data */
  asnRemoteContact: Common.AsnNetDatabaseContact;
  /** state of the connection to the contact (federation) */
  iContactConnectionState: number;
  /** more about the connection */
  u8sAdditionalConnectionInfo: string;
  /** phone lines of the contact */
  seqPhoneLines?: AsnContactPhoneLines;
  /** absence start, UTC */
  utcAbsentStartTime?: Common.AsnSystemTime;
  /** absence end, UTC */
  utcAbsentEndTime?: Common.AsnSystemTime;
  /** short absence reason */
  u8sAbsentReason?: string;
  /** absence message */
  u8sAbsentMessage?: string;
  /** note of the user */
  u8sNote?: string;
  /** appointments */
  appointmentEntryList?: Appointments.SEQAppointmentList;
  asnNextAppointment?: Appointments.AsnAppointmentEntry;
}
export const AsnPresenceState: Type<AsnPresenceState> = /* @__PURE__ */ sequence(
  "AsnPresenceState",
  () => [
    ["contactID", UTF8String],
    ["iPresenceState", INTEGER],
    ["iContactFeatureSet", INTEGER],
    ["asnRemoteContact", Common.AsnNetDatabaseContact],
    ["iContactConnectionState", INTEGER],
    ["u8sAdditionalConnectionInfo", UTF8String],
    ["seqPhoneLines", implicit(0, AsnContactPhoneLines), OPTIONAL],
    ["utcAbsentStartTime", implicit(1, Common.AsnSystemTime), OPTIONAL],
    ["utcAbsentEndTime", implicit(2, Common.AsnSystemTime), OPTIONAL],
    ["u8sAbsentReason", implicit(3, UTF8String), OPTIONAL],
    ["u8sAbsentMessage", implicit(4, UTF8String), OPTIONAL],
    ["u8sNote", implicit(5, UTF8String), OPTIONAL],
    ["appointmentEntryList", implicit(6, Appointments.SEQAppointmentList), OPTIONAL],
    ["asnNextAppointment", implicit(7, Appointments.AsnAppointmentEntry), OPTIONAL],
    ["optionalParams", implicit(8, Common.AsnOptionalParameters), OPTIONAL],
  ],
);

/** Manual line 8653. */
export interface AsnUpdateMyContactConfigurationArgument extends Common.WithOptionalParams {
  contactChanged: AsnContact;
}
export const AsnUpdateMyContactConfigurationArgument: Type<AsnUpdateMyContactConfigurationArgument> =
  /* @__PURE__ */ sequence("AsnUpdateMyContactConfigurationArgument", () => [
    ["contactChanged", AsnContact],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 8663. */
export interface AsnGetMetaSettingsResult extends Common.WithOptionalParams {
  metasettings: AsnMetaDirectorySettings;
}
export const AsnGetMetaSettingsResult: Type<AsnGetMetaSettingsResult> = /* @__PURE__ */ sequence(
  "AsnGetMetaSettingsResult",
  () => [
    ["metasettings", AsnMetaDirectorySettings],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 8672. */
export type AsnAbsentStates = AsnAbsentState[];
export const AsnAbsentStates: Type<AsnAbsentStates> = /* @__PURE__ */ sequenceOf(
  "AsnAbsentStates",
  () => AsnAbsentState,
);

/** Manual line 8700. */
export interface AsnSetPreferredContactRefResult extends Common.WithOptionalParams {}
export const AsnSetPreferredContactRefResult: Type<AsnSetPreferredContactRefResult> =
  /* @__PURE__ */ sequence("AsnSetPreferredContactRefResult", () => [
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);
