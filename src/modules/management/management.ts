// Generated from management.asn1 by `npm run generate`. Do not edit.
//
// Management: Functions and events of the server administration; admin and server must have equal
// protocol versions. Operation ids 2500 - 2899 (methods 2500-2699, events 2700-2899). Manual line
// 31918, protocol version 6.1.0.339.

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
import * as AudioVideo from "../audio-video/audio-video.js";
import * as Cer from "../cer/cer.js";
import * as Common from "../common/common.js";
import * as General from "../general/general.js";
import type * as Cti from "../cti/cti.js";

/** Stores a user profile (manual line 32344). Operation 2656. */
export const asnMgmtSetUserProfile: Operation<
  Admin.AsnAdminSetUserProfileArgument,
  Admin.AsnAdminSetUserProfileResult,
  Admin.AsnAdminSetUserProfileError
> = /* @__PURE__ */ operation("asnMgmtSetUserProfile", 2656, () => ({
  argument: Admin.AsnAdminSetUserProfileArgument,
  result: Admin.AsnAdminSetUserProfileResult,
  error: Admin.AsnAdminSetUserProfileError,
}));

/**
 * Triggers asnMgmtGetUserProfilesResult events with up to 50 profiles each (manual line 32377).
 * Operation 2632.
 */
export const asnMgmtGetUserProfiles: Operation<
  AsnMgmtGetUserProfilesArgument,
  AsnMgmtGetUserProfilesResult,
  AsnMgmtGetUserProfilesError
> = /* @__PURE__ */ operation("asnMgmtGetUserProfiles", 2632, () => ({
  argument: AsnMgmtGetUserProfilesArgument,
  result: AsnMgmtGetUserProfilesResult,
  error: AsnMgmtGetUserProfilesError,
}));

/** Returns: users (manual line 32420). Operation 2501. */
export const asnMgmtGetUsers: Operation<
  AsnMgmtEmpty,
  AsnMgmtGetUsersResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetUsers", 2501, () => ({
  argument: AsnMgmtEmpty,
  result: AsnMgmtGetUsersResult,
  error: Common.AsnRequestError,
}));

/** Reloads the user configuration (manual line 32448). Operation 2570. */
export const asnMgmtReloadUserConfig: Operation<
  AsnMgmtEmpty,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtReloadUserConfig", 2570, () => ({
  argument: AsnMgmtEmpty,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/**
 * Updates the active user profiles (manual line 32473). Id the manual's preamble prints 2532 (line
 * 32274); the compiled interface uses 2533. Operation 2533.
 */
export const asnMgmtUpdateActiveUserProfiles: Operation<
  AsnMgmtEmpty,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtUpdateActiveUserProfiles", 2533, () => ({
  argument: AsnMgmtEmpty,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/** Returns: UM mode (manual line 32499). Operation 2560. */
export const asnMgmtGetUMMode: Operation<
  AsnMgmtEmpty,
  AsnMgmtGetUMModeResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetUMMode", 2560, () => ({
  argument: AsnMgmtEmpty,
  result: AsnMgmtGetUMModeResult,
  error: Common.AsnRequestError,
}));

/** Sets a user's absent state (manual line 32526). Operation 2630. */
export const asnMgmtAbsentStateSetUser: Operation<
  General.AsnAbsentStateSetUserArgument,
  General.AsnAbsentStateSetUserResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtAbsentStateSetUser", 2630, () => ({
  argument: General.AsnAbsentStateSetUserArgument,
  result: General.AsnAbsentStateSetUserResult,
  error: Common.AsnRequestError,
}));

/** Returns a user's absent state (manual line 32559). Operation 2631. */
export const asnMgmtAbsentStateGetUser: Operation<
  General.AsnAbsentStateGetUserArgument,
  General.AsnAbsentStateGetUserResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtAbsentStateGetUser", 2631, () => ({
  argument: General.AsnAbsentStateGetUserArgument,
  result: General.AsnAbsentStateGetUserResult,
  error: Common.AsnRequestError,
}));

/** Stores: UM mode (manual line 32592). Operation 2561. */
export const asnMgmtSetUMMode: Operation<
  AsnMgmtSetUMModeArgument,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtSetUMMode", 2561, () => ({
  argument: AsnMgmtSetUMModeArgument,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/** Tests the user management interface (manual line 32620). Operation 2571. */
export const asnMgmtTestUMInterface: Operation<
  AsnMgmtTestUMInterfaceArgument,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtTestUMInterface", 2571, () => ({
  argument: AsnMgmtTestUMInterfaceArgument,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/** Returns a user's large profile image (manual line 32647). Operation 2609. */
export const asnMgmtUserProfileGetLargeImage: Operation<
  AsnMgmtUserProfileGetLargeImageArgument,
  AsnMgmtUserProfileGetLargeImageResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtUserProfileGetLargeImage", 2609, () => ({
  argument: AsnMgmtUserProfileGetLargeImageArgument,
  result: AsnMgmtUserProfileGetLargeImageResult,
  error: Common.AsnRequestError,
}));

/** Returns: groups (manual line 32680). Operation 2503. */
export const asnMgmtGetGroups: Operation<
  AsnMgmtEmpty,
  AsnMgmtGetGroupsResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetGroups", 2503, () => ({
  argument: AsnMgmtEmpty,
  result: AsnMgmtGetGroupsResult,
  error: Common.AsnRequestError,
}));

/** Removes: group (manual line 32708). Operation 2554. */
export const asnMgmtRemoveGroup: Operation<
  AsnMgmtRemoveGroupArgument,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtRemoveGroup", 2554, () => ({
  argument: AsnMgmtRemoveGroupArgument,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/** Returns: computers (manual line 32735). Operation 2502. */
export const asnMgmtGetComputers: Operation<
  AsnMgmtEmpty,
  AsnMgmtGetComputersResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetComputers", 2502, () => ({
  argument: AsnMgmtEmpty,
  result: AsnMgmtGetComputersResult,
  error: Common.AsnRequestError,
}));

/** Refreshes the computer status (manual line 32762). Operation 2504. */
export const asnMgmtRefreshComputerStatus: Operation<
  AsnMgmtRefreshComputerStatusArgument,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtRefreshComputerStatus", 2504, () => ({
  argument: AsnMgmtRefreshComputerStatusArgument,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/** Clears the computer status (manual line 32790). Operation 2505. */
export const asnMgmtClearComputerStatus: Operation<
  AsnMgmtClearComputerStatusArgument,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtClearComputerStatus", 2505, () => ({
  argument: AsnMgmtClearComputerStatusArgument,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/** Removes: computer (manual line 32817). Operation 2506. */
export const asnMgmtRemoveComputer: Operation<
  AsnMgmtRemoveComputerArgument,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtRemoveComputer", 2506, () => ({
  argument: AsnMgmtRemoveComputerArgument,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/**
 * Stores: SMS manager settings (manual line 32845). Id the manual's preamble prints 2509 (line
 * 32320); the compiled interface uses 2508. Operation 2508.
 */
export const asnMgmtSetSMSManagerSettings: Operation<
  AsnMgmtSMSManagerSettings,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtSetSMSManagerSettings", 2508, () => ({
  argument: AsnMgmtSMSManagerSettings,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/**
 * Returns: SMS manager settings (manual line 32884). Id the manual's preamble prints 2508 (line
 * 32321); the compiled interface uses 2509. Operation 2509.
 */
export const asnMgmtGetSMSManagerSettings: Operation<
  AsnMgmtEmpty,
  AsnMgmtSMSManagerSettings,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetSMSManagerSettings", 2509, () => ({
  argument: AsnMgmtEmpty,
  result: AsnMgmtSMSManagerSettings,
  error: Common.AsnRequestError,
}));

/** Returns: SMS provider (manual line 32923). Operation 2510. */
export const asnMgmtGetSMSProvider: Operation<
  AsnMgmtEmpty,
  AsnMgmtWebSMSProviderList,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetSMSProvider", 2510, () => ({
  argument: AsnMgmtEmpty,
  result: AsnMgmtWebSMSProviderList,
  error: Common.AsnRequestError,
}));

/** Sends: SMS (manual line 32950). Operation 2511. */
export const asnMgmtSendSMS: Operation<
  AsnMgmtSendSMSArgument,
  AsnMgmtSendSMSResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtSendSMS", 2511, () => ({
  argument: AsnMgmtSendSMSArgument,
  result: AsnMgmtSendSMSResult,
  error: Common.AsnRequestError,
}));

/**
 * Returns: google client ID (manual line 32985). Id the manual's preamble prints 2513 (line 32312);
 * the compiled interface uses 2512. Operation 2512.
 */
export const asnMgmtGetGoogleClientID: Operation<
  AsnMgmtEmpty,
  AsnMgmtGoogleClientID,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetGoogleClientID", 2512, () => ({
  argument: AsnMgmtEmpty,
  result: AsnMgmtGoogleClientID,
  error: Common.AsnRequestError,
}));

/**
 * Stores: google client ID (manual line 33017). Id the manual's preamble prints 2512 (line 32314);
 * the compiled interface uses 2513. Operation 2513.
 */
export const asnMgmtSetGoogleClientID: Operation<
  AsnMgmtGoogleClientID,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtSetGoogleClientID", 2513, () => ({
  argument: AsnMgmtGoogleClientID,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/** Returns: client install profile computer names (manual line 33048). Operation 2515. */
export const asnMgmtGetClientInstallProfileComputerNames: Operation<
  AsnMgmtEmpty,
  AsnMgmtGetClientInstallProfileComputerNamesResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetClientInstallProfileComputerNames", 2515, () => ({
  argument: AsnMgmtEmpty,
  result: AsnMgmtGetClientInstallProfileComputerNamesResult,
  error: Common.AsnRequestError,
}));

/** Sends a broadcast (manual line 33075). Operation 2516. */
export const asnMgmtSendBroadcast: Operation<
  AsnMgmtSendBroadcastArgument,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtSendBroadcast", 2516, () => ({
  argument: AsnMgmtSendBroadcastArgument,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/** Returns: client install profile (manual line 33105). Operation 2517. */
export const asnMgmtGetClientInstallProfile: Operation<
  AsnMgmtGetClientInstallProfileArgument,
  AsnMgmtGetClientInstallProfileResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetClientInstallProfile", 2517, () => ({
  argument: AsnMgmtGetClientInstallProfileArgument,
  result: AsnMgmtGetClientInstallProfileResult,
  error: Common.AsnRequestError,
}));

/** Stores: client install profile (manual line 33134). Operation 2518. */
export const asnMgmtSetClientInstallProfile: Operation<
  AsnMgmtSetClientInstallProfileArgument,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtSetClientInstallProfile", 2518, () => ({
  argument: AsnMgmtSetClientInstallProfileArgument,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/** Returns: available updates (manual line 33163). Operation 2519. */
export const asnMgmtGetAvailableUpdates: Operation<
  AsnMgmtEmpty,
  AsnMgmtGetAvailableUpdatesResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetAvailableUpdates", 2519, () => ({
  argument: AsnMgmtEmpty,
  result: AsnMgmtGetAvailableUpdatesResult,
  error: Common.AsnRequestError,
}));

/**
 * Returns: update service settings (manual line 33191). Id the manual's preamble prints 2521 (line
 * 32296); the compiled interface uses 2520. Operation 2520.
 */
export const asnMgmtGetUpdateServiceSettings: Operation<
  AsnMgmtEmpty,
  AsnMgmtUpdateServiceSettings,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetUpdateServiceSettings", 2520, () => ({
  argument: AsnMgmtEmpty,
  result: AsnMgmtUpdateServiceSettings,
  error: Common.AsnRequestError,
}));

/**
 * Stores: update service settings (manual line 33242). Id the manual's preamble prints 2520 (line
 * 32298); the compiled interface uses 2521. Operation 2521.
 */
export const asnMgmtSetUpdateServiceSettings: Operation<
  AsnMgmtUpdateServiceSettings,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtSetUpdateServiceSettings", 2521, () => ({
  argument: AsnMgmtUpdateServiceSettings,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/** Resets a line (manual line 33292). Operation 2514. */
export const asnMgmtConResetLine: Operation<
  AsnMgmtConResetLineArgument,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtConResetLine", 2514, () => ({
  argument: AsnMgmtConResetLineArgument,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/** Returns: line sources (manual line 33320). Operation 2530. */
export const asnMgmtGetLineSources: Operation<
  AsnMgmtEmpty,
  AsnMgmtGetLineSourcesResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetLineSources", 2530, () => ({
  argument: AsnMgmtEmpty,
  result: AsnMgmtGetLineSourcesResult,
  error: Common.AsnRequestError,
}));

/** Returns: line source device I ds (manual line 33347). Operation 2562. */
export const asnMgmtGetLineSourceDeviceIDs: Operation<
  AsnMgmtGetLineSourceDeviceIDsArgument,
  AsnMgmtGetLineSourceDeviceIDsResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetLineSourceDeviceIDs", 2562, () => ({
  argument: AsnMgmtGetLineSourceDeviceIDsArgument,
  result: AsnMgmtGetLineSourceDeviceIDsResult,
  error: Common.AsnRequestError,
}));

/** Returns: lines for source (manual line 33377). Operation 2563. */
export const asnMgmtGetLinesForSource: Operation<
  AsnMgmtGetLinesForSourceArgument,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetLinesForSource", 2563, () => ({
  argument: AsnMgmtGetLinesForSourceArgument,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/** Returns: line states (manual line 33404). Operation 2529. */
export const asnMgmtGetLineStates: Operation<
  AsnMgmtGetLineStatesArgument,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetLineStates", 2529, () => ({
  argument: AsnMgmtGetLineStatesArgument,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/** Returns: line groups (manual line 33431). Operation 2569. */
export const asnMgmtGetLineGroups: Operation<
  AsnMgmtGetLineGroupsArgument,
  AsnMgmtGetLineGroupsResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetLineGroups", 2569, () => ({
  argument: AsnMgmtGetLineGroupsArgument,
  result: AsnMgmtGetLineGroupsResult,
  error: Common.AsnRequestError,
}));

/** Unsubscribes from line events (manual line 33461). Operation 2576. */
export const asnMgmtUnsubscribeLineEvents: Operation<
  AsnMgmtEmpty,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtUnsubscribeLineEvents", 2576, () => ({
  argument: AsnMgmtEmpty,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/** Subscribes to line events (manual line 33486). Operation 2625. */
export const asnMgmtSubscribeLineEvents: Operation<
  AsnMgmtSubscribeLineEventsArgument,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtSubscribeLineEvents", 2625, () => ({
  argument: AsnMgmtSubscribeLineEventsArgument,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/** Returns: line config (manual line 33513). Operation 2578. */
export const asnMgmtGetLineConfig: Operation<
  AsnMgmtGetLineConfigArgument,
  AsnMgmtGetLineConfigResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetLineConfig", 2578, () => ({
  argument: AsnMgmtGetLineConfigArgument,
  result: AsnMgmtGetLineConfigResult,
  error: Common.AsnRequestError,
}));

/** Stores: line config (manual line 33545). Operation 2579. */
export const asnMgmtSetLineConfig: Operation<
  AsnMgmtSetLineConfigArgument,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtSetLineConfig", 2579, () => ({
  argument: AsnMgmtSetLineConfigArgument,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/** Deletes: line (manual line 33586). Operation 2580. */
export const asnMgmtDeleteLine: Operation<
  AsnMgmtDeleteLineArgument,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtDeleteLine", 2580, () => ({
  argument: AsnMgmtDeleteLineArgument,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/**
 * Callback for the TAPI configuration dialogue (manual line 33615). Id printed as
 * ETapiUIDllCallback. Operation 2590.
 */
export const asnMgmtETapiUIDllCallback: Operation<
  AsnMgmtETapiUIDllCallbackArgument,
  AsnMgmtETapiUIDllCallbackResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtETapiUIDllCallback", 2590, () => ({
  argument: AsnMgmtETapiUIDllCallbackArgument,
  result: AsnMgmtETapiUIDllCallbackResult,
  error: Common.AsnRequestError,
}));

/** Returns: line group config (manual line 33645). Operation 2608. */
export const asnMgmtGetLineGroupConfig: Operation<
  AsnMgmtGetLineGroupConfigArgument,
  AsnMgmtGetLineGroupConfigResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetLineGroupConfig", 2608, () => ({
  argument: AsnMgmtGetLineGroupConfigArgument,
  result: AsnMgmtGetLineGroupConfigResult,
  error: Common.AsnRequestError,
}));

/** Stores: line group config (manual line 33678). Operation 2607. */
export const asnMgmtSetLineGroupConfig: Operation<
  AsnMgmtSetLineGroupConfigArgument,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtSetLineGroupConfig", 2607, () => ({
  argument: AsnMgmtSetLineGroupConfigArgument,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/** Asks whether a line exists on the PBX (manual line 33705). Operation 2613. */
export const asnMgmtRequestPBXLineExists: Operation<
  AsnMgmtRequestPBXLineExistsArgument,
  AsnMgmtRequestPBXLineExistsResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtRequestPBXLineExists", 2613, () => ({
  argument: AsnMgmtRequestPBXLineExistsArgument,
  result: AsnMgmtRequestPBXLineExistsResult,
  error: Common.AsnRequestError,
}));

/** Returns: UM interface settings (manual line 33735). Operation 2606. */
export const asnMgmtGetUMInterfaceSettings: Operation<
  AsnMgmtGetUMInterfaceSettingsArgument,
  AsnMgmtGetUMInterfaceSettingsResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetUMInterfaceSettings", 2606, () => ({
  argument: AsnMgmtGetUMInterfaceSettingsArgument,
  result: AsnMgmtGetUMInterfaceSettingsResult,
  error: Common.AsnRequestError,
}));

/** Stores: UM interface settings (manual line 33774). Operation 2605. */
export const asnMgmtSetUMInterfaceSettings: Operation<
  AsnMgmtSetUMInterfaceSettingsArgument,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtSetUMInterfaceSettings", 2605, () => ({
  argument: AsnMgmtSetUMInterfaceSettingsArgument,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/** Returns: UM settings (manual line 33819). Operation 2610. */
export const asnMgmtGetUMSettings: Operation<
  AsnMgmtEmpty,
  AsnMgmtGetUMSettingsResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetUMSettings", 2610, () => ({
  argument: AsnMgmtEmpty,
  result: AsnMgmtGetUMSettingsResult,
  error: Common.AsnRequestError,
}));

/** Stores: UM settings (manual line 33846). Operation 2611. */
export const asnMgmtSetUMSettings: Operation<
  AsnMgmtSetUMSettingsArgument,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtSetUMSettings", 2611, () => ({
  argument: AsnMgmtSetUMSettingsArgument,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/** Adds: license (manual line 33874). Operation 2523. */
export const asnMgmtAddLicense: Operation<
  AsnMgmtAddLicenseArgument,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtAddLicense", 2523, () => ({
  argument: AsnMgmtAddLicenseArgument,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/** Removes: license (manual line 33901). Operation 2524. */
export const asnMgmtRemoveLicense: Operation<
  AsnMgmtRemoveLicenseArgument,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtRemoveLicense", 2524, () => ({
  argument: AsnMgmtRemoveLicenseArgument,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/** Stores: license genuine status (manual line 33929). Operation 2583. */
export const asnMgmtSetLicenseGenuineStatus: Operation<
  AsnMgmtSetLicenseGenuineStatusArgument,
  AsnMgmtSetLicenseGenuineStatusResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtSetLicenseGenuineStatus", 2583, () => ({
  argument: AsnMgmtSetLicenseGenuineStatusArgument,
  result: AsnMgmtSetLicenseGenuineStatusResult,
  error: Common.AsnRequestError,
}));

/** Returns: license (manual line 33958). Operation 2525. */
export const asnMgmtGetLicense: Operation<
  AsnMgmtGetLicenseArgument,
  AsnMgmtGetLicenseResult,
  AsnMgmtGetLicenseError
> = /* @__PURE__ */ operation("asnMgmtGetLicense", 2525, () => ({
  argument: AsnMgmtGetLicenseArgument,
  result: AsnMgmtGetLicenseResult,
  error: AsnMgmtGetLicenseError,
}));

/** Returns: has current version licenses (manual line 33987). Operation 2526. */
export const asnMgmtGetHasCurrentVersionLicenses: Operation<
  AsnMgmtEmpty,
  AsnMgmtGetHasCurrentVersionLicensesResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetHasCurrentVersionLicenses", 2526, () => ({
  argument: AsnMgmtEmpty,
  result: AsnMgmtGetHasCurrentVersionLicensesResult,
  error: Common.AsnRequestError,
}));

/** Returns: num licenses (manual line 34015). Operation 2527. */
export const asnMgmtGetNumLicenses: Operation<
  AsnMgmtEmpty,
  AsnMgmtGetNumLicensesResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetNumLicenses", 2527, () => ({
  argument: AsnMgmtEmpty,
  result: AsnMgmtGetNumLicensesResult,
  error: Common.AsnRequestError,
}));

/** Returns: remaining trial days (manual line 34042). Operation 2507. */
export const asnMgmtGetRemainingTrialDays: Operation<
  AsnMgmtEmpty,
  AsnMgmtGetRemainingTrialDaysResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetRemainingTrialDays", 2507, () => ({
  argument: AsnMgmtEmpty,
  result: AsnMgmtGetRemainingTrialDaysResult,
  error: Common.AsnRequestError,
}));

/** Returns: HWID (manual line 34069). Operation 2522. */
export const asnMgmtGetHWID: Operation<AsnMgmtEmpty, AsnMgmtGetHWIDResult, Common.AsnRequestError> =
  /* @__PURE__ */ operation("asnMgmtGetHWID", 2522, () => ({
    argument: AsnMgmtEmpty,
    result: AsnMgmtGetHWIDResult,
    error: Common.AsnRequestError,
  }));

/**
 * Returns: UC web services status (manual line 34099). Id the manual's preamble prints 2537 (line
 * 32264); the compiled interface uses 2534. Operation 2534.
 */
export const asnMgmtGetUCWebServicesStatus: Operation<
  AsnMgmtEmpty,
  AsnMgmtEUCWebServicesStatus,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetUCWebServicesStatus", 2534, () => ({
  argument: AsnMgmtEmpty,
  result: AsnMgmtEUCWebServicesStatus,
  error: Common.AsnRequestError,
}));

/**
 * Verifies the web services configuration (manual line 34130). Id the manual's preamble prints 2536
 * (line 32266); the compiled interface uses 2535. Operation 2535.
 */
export const asnMgmtVerifyUCWebServicesConfig: Operation<
  AsnMgmtEUCWebServiceConfig,
  AsnMgmtEUCWSStatus,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtVerifyUCWebServicesConfig", 2535, () => ({
  argument: AsnMgmtEUCWebServiceConfig,
  result: AsnMgmtEUCWSStatus,
  error: Common.AsnRequestError,
}));

/**
 * Returns: web service config 4 admin (manual line 34179). Id the manual's preamble prints 2535
 * (line 32268); the compiled interface uses 2536. Operation 2536.
 */
export const asnMgmtGetWebServiceConfig4Admin: Operation<
  AsnMgmtEmpty,
  AsnMgmtEUCWebServiceConfig4Admin,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetWebServiceConfig4Admin", 2536, () => ({
  argument: AsnMgmtEmpty,
  result: AsnMgmtEUCWebServiceConfig4Admin,
  error: Common.AsnRequestError,
}));

/**
 * Stores: web service config 4 admin (manual line 34210). Id the manual's preamble prints 2534
 * (line 32270); the compiled interface uses 2537. Operation 2537.
 */
export const asnMgmtSetWebServiceConfig4Admin: Operation<
  AsnMgmtEUCWebServiceConfig4Admin,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtSetWebServiceConfig4Admin", 2537, () => ({
  argument: AsnMgmtEUCWebServiceConfig4Admin,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/** Returns: UC connect settings (manual line 34241). Operation 2538. */
export const asnMgmtGetUCConnectSettings: Operation<
  AsnMgmtEmpty,
  AsnMgmtUCConnectSettings,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetUCConnectSettings", 2538, () => ({
  argument: AsnMgmtEmpty,
  result: AsnMgmtUCConnectSettings,
  error: Common.AsnRequestError,
}));

/** Stores: UC connect settings (manual line 34302). Operation 2539. */
export const asnMgmtSetUCConnectSettings: Operation<
  AsnMgmtUCConnectSettings,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtSetUCConnectSettings", 2539, () => ({
  argument: AsnMgmtUCConnectSettings,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/** Returns: SMTP server settings (manual line 34363). Operation 2540. */
export const asnMgmtGetSMTPServerSettings: Operation<
  AsnMgmtEmpty,
  AsnMgmtSMTPServerSettings,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetSMTPServerSettings", 2540, () => ({
  argument: AsnMgmtEmpty,
  result: AsnMgmtSMTPServerSettings,
  error: Common.AsnRequestError,
}));

/** Stores: SMTP server settings (manual line 34408). Operation 2541. */
export const asnMgmtSetSMTPServerSettings: Operation<
  AsnMgmtSMTPServerSettings,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtSetSMTPServerSettings", 2541, () => ({
  argument: AsnMgmtSMTPServerSettings,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/** Sends: mail (manual line 34453). Operation 2581. */
export const asnMgmtSendMail: Operation<
  AsnMgmtSendMailArgument,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtSendMail", 2581, () => ({
  argument: AsnMgmtSendMailArgument,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/** Sends an invitation mail (manual line 34486). Operation 2582. */
export const asnMgmtSendInviteMail: Operation<
  AsnMgmtSendInviteMailArgument,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtSendInviteMail", 2582, () => ({
  argument: AsnMgmtSendInviteMailArgument,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/** Returns: mail settings (manual line 34521). Operation 2542. */
export const asnMgmtGetMailSettings: Operation<
  AsnMgmtEmpty,
  AsnMgmtEMailConnectorSettings,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetMailSettings", 2542, () => ({
  argument: AsnMgmtEmpty,
  result: AsnMgmtEMailConnectorSettings,
  error: Common.AsnRequestError,
}));

/** Stores: mail settings (manual line 34566). Operation 2543. */
export const asnMgmtSetMailSettings: Operation<
  AsnMgmtEMailConnectorSettings,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtSetMailSettings", 2543, () => ({
  argument: AsnMgmtEMailConnectorSettings,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/** Returns: tapi problem settings (manual line 34611). Operation 2544. */
export const asnMgmtGetTapiProblemSettings: Operation<
  AsnMgmtEmpty,
  AsnMgmtTapiProblemSettings,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetTapiProblemSettings", 2544, () => ({
  argument: AsnMgmtEmpty,
  result: AsnMgmtTapiProblemSettings,
  error: Common.AsnRequestError,
}));

/** Stores: tapi problem settings (manual line 34645). Operation 2545. */
export const asnMgmtSetTapiProblemSettings: Operation<
  AsnMgmtTapiProblemSettings,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtSetTapiProblemSettings", 2545, () => ({
  argument: AsnMgmtTapiProblemSettings,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/** Returns: database manager settings (manual line 34678). Operation 2640. */
export const asnMgmtGetDatabaseManagerSettings: Operation<
  AsnMgmtEmpty,
  AsnMgmtGetDatabaseManagerSettingsResult,
  AsnMgmtGetDatabaseManagerSettingsError
> = /* @__PURE__ */ operation("asnMgmtGetDatabaseManagerSettings", 2640, () => ({
  argument: AsnMgmtEmpty,
  result: AsnMgmtGetDatabaseManagerSettingsResult,
  error: AsnMgmtGetDatabaseManagerSettingsError,
}));

/**
 * Stores: database manager settings (manual line 34705). Id printed as
 * asnSetDatabaseManagerSettings. Operation 2549.
 */
export const asnMgmtSetDatabaseManagerSettings: Operation<
  AsnMgmtSetDatabaseManagerSettingsArgument,
  AsnMgmtEmpty,
  AsnMgmtSetDatabaseManagerSettingsError
> = /* @__PURE__ */ operation("asnMgmtSetDatabaseManagerSettings", 2549, () => ({
  argument: AsnMgmtSetDatabaseManagerSettingsArgument,
  result: AsnMgmtEmpty,
  error: AsnMgmtSetDatabaseManagerSettingsError,
}));

/**
 * Returns: available databases (manual line 34733). Id printed as asnGetAvailableDatabases.
 * Operation 2550.
 */
export const asnMgmtGetAvailableDatabases: Operation<
  AsnMgmtGetAvailableDatabasesArgument,
  AsnMgmtGetAvailableDatabasesResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetAvailableDatabases", 2550, () => ({
  argument: AsnMgmtGetAvailableDatabasesArgument,
  result: AsnMgmtGetAvailableDatabasesResult,
  error: Common.AsnRequestError,
}));

/**
 * Returns: listening interfaces (manual line 34762). Id printed as asnGetListeningInterfaces.
 * Operation 2551.
 */
export const asnMgmtGetListeningInterfaces: Operation<
  AsnMgmtEmpty,
  AsnMgmtGetListeningInterfacesResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetListeningInterfaces", 2551, () => ({
  argument: AsnMgmtEmpty,
  result: AsnMgmtGetListeningInterfacesResult,
  error: Common.AsnRequestError,
}));

/**
 * Stores: listening interfaces (manual line 34793). Id printed as asnSetListeningInterfaces.
 * Operation 2552.
 */
export const asnMgmtSetListeningInterfaces: Operation<
  AsnMgmtSetListeningInterfacesArgument,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtSetListeningInterfaces", 2552, () => ({
  argument: AsnMgmtSetListeningInterfacesArgument,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/**
 * Returns: listening interface statuses (manual line 34823). Id printed as
 * asnGetListeningInterfaceStatuses. Operation 2553.
 */
export const asnMgmtGetListeningInterfaceStatuses: Operation<
  AsnMgmtEmpty,
  AsnMgmtGetListeningInterfaceStatusesResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetListeningInterfaceStatuses", 2553, () => ({
  argument: AsnMgmtEmpty,
  result: AsnMgmtGetListeningInterfaceStatusesResult,
  error: Common.AsnRequestError,
}));

/** Deletes: logfiles (manual line 34850). Operation 2555. */
export const asnMgmtDeleteLogfiles: Operation<AsnMgmtEmpty, AsnMgmtEmpty, Common.AsnRequestError> =
  /* @__PURE__ */ operation("asnMgmtDeleteLogfiles", 2555, () => ({
    argument: AsnMgmtEmpty,
    result: AsnMgmtEmpty,
    error: Common.AsnRequestError,
  }));

/** Acquires the logger lock (manual line 34875). Operation 2556. */
export const asnMgmtAquireLoggerLock: Operation<
  AsnMgmtEmpty,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtAquireLoggerLock", 2556, () => ({
  argument: AsnMgmtEmpty,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/** Releases the logger lock (manual line 34901). Operation 2557. */
export const asnMgmtReleaseLoggerLock: Operation<
  AsnMgmtEmpty,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtReleaseLoggerLock", 2557, () => ({
  argument: AsnMgmtEmpty,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/** Returns: log file settings (manual line 34926). Operation 2564. */
export const asnMgmtGetLogFileSettings: Operation<
  AsnMgmtEmpty,
  AsnMgmtGetLogFileSettingsResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetLogFileSettings", 2564, () => ({
  argument: AsnMgmtEmpty,
  result: AsnMgmtGetLogFileSettingsResult,
  error: Common.AsnRequestError,
}));

/** Stores: log file settings (manual line 34954). Operation 2565. */
export const asnMgmtSetLogFileSettings: Operation<
  AsnMgmtGetLogFileSettingsArgument,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtSetLogFileSettings", 2565, () => ({
  argument: AsnMgmtGetLogFileSettingsArgument,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/**
 * Returns: location information mgmt (manual line 34981). Id printed as
 * asnMgmtGetLocationInformation2. Operation 2634.
 */
export const asnMgmtGetLocationInformationMgmt: Operation<
  AsnMgmtGetLocationInformationMgmtArgument,
  AsnMgmtGetLocationInformationMgmtResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetLocationInformationMgmt", 2634, () => ({
  argument: AsnMgmtGetLocationInformationMgmtArgument,
  result: AsnMgmtGetLocationInformationMgmtResult,
  error: Common.AsnRequestError,
}));

/**
 * Stores: location information mgmt (manual line 35014). Id printed as
 * asnMgmtSetLocationInformation2. Operation 2635.
 */
export const asnMgmtSetLocationInformationMgmt: Operation<
  AsnMgmtSetLocationInformationMgmtArgument,
  AsnMgmtSetLocationInformationMgmtResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtSetLocationInformationMgmt", 2635, () => ({
  argument: AsnMgmtSetLocationInformationMgmtArgument,
  result: AsnMgmtSetLocationInformationMgmtResult,
  error: Common.AsnRequestError,
}));

/** Deletes: location (manual line 35045). Operation 2577. */
export const asnMgmtDeleteLocation: Operation<
  AsnMgmtDeleteLocationArgument,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtDeleteLocation", 2577, () => ({
  argument: AsnMgmtDeleteLocationArgument,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/** Returns: location I ds (manual line 35073). Operation 2633. */
export const asnMgmtGetLocationIDs: Operation<
  General.AsnGetLocationIDsArgument,
  General.AsnGetLocationIDsResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetLocationIDs", 2633, () => ({
  argument: General.AsnGetLocationIDsArgument,
  result: General.AsnGetLocationIDsResult,
  error: Common.AsnRequestError,
}));

/** Returns: CSTA server settings (manual line 35108). Operation 2585. */
export const asnMgmtGetCSTAServerSettings: Operation<
  AsnMgmtEmpty,
  AsnMgmtGetCSTAServerSettingsResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetCSTAServerSettings", 2585, () => ({
  argument: AsnMgmtEmpty,
  result: AsnMgmtGetCSTAServerSettingsResult,
  error: Common.AsnRequestError,
}));

/** Stores: CSTA server settings (manual line 35135). Operation 2586. */
export const asnMgmtSetCSTAServerSettings: Operation<
  AsnMgmtSetCSTAServerSettingsArgument,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtSetCSTAServerSettings", 2586, () => ({
  argument: AsnMgmtSetCSTAServerSettingsArgument,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/** Returns: STU nand TURN settings (manual line 35163). Operation 2587. */
export const asnMgmtGetSTUNandTURNSettings: Operation<
  AsnMgmtEmpty,
  AsnMgmtGetSTUNandTURNSettingsResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetSTUNandTURNSettings", 2587, () => ({
  argument: AsnMgmtEmpty,
  result: AsnMgmtGetSTUNandTURNSettingsResult,
  error: Common.AsnRequestError,
}));

/** Stores: STU nand TURN settings (manual line 35190). Operation 2588. */
export const asnMgmtSetSTUNandTURNSettings: Operation<
  AsnMgmtSetSTUNandTURNSettingsArgument,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtSetSTUNandTURNSettings", 2588, () => ({
  argument: AsnMgmtSetSTUNandTURNSettingsArgument,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/** Returns: STU nand TURN consumer config (manual line 35217). Operation 2589. */
export const asnMgmtGetSTUNandTURNConsumerConfig: Operation<
  AsnMgmtGetSTUNandTURNConsumerConfigArgument,
  AsnMgmtGetSTUNandTURNConsumerConfigResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetSTUNandTURNConsumerConfig", 2589, () => ({
  argument: AsnMgmtGetSTUNandTURNConsumerConfigArgument,
  result: AsnMgmtGetSTUNandTURNConsumerConfigResult,
  error: Common.AsnRequestError,
}));

/** Returns: DB man settings (manual line 35247). Operation 2558. */
export const asnMgmtGetDBManSettings: Operation<
  AsnMgmtEmpty,
  AsnMgmtGetDBManSettingsResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetDBManSettings", 2558, () => ({
  argument: AsnMgmtEmpty,
  result: AsnMgmtGetDBManSettingsResult,
  error: Common.AsnRequestError,
}));

/** Stores: DB man settings (manual line 35274). Operation 2559. */
export const asnMgmtSetDBManSettings: Operation<
  AsnMgmtGetDBManSettingsArgument,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtSetDBManSettings", 2559, () => ({
  argument: AsnMgmtGetDBManSettingsArgument,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/** Returns: xmpp settings (manual line 35301). Operation 2591. */
export const asnMgmtGetXmppSettings: Operation<
  AsnMgmtEmpty,
  AsnMgmtGetXmppSettingsResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetXmppSettings", 2591, () => ({
  argument: AsnMgmtEmpty,
  result: AsnMgmtGetXmppSettingsResult,
  error: Common.AsnRequestError,
}));

/** Stores: xmpp settings (manual line 35329). Operation 2592. */
export const asnMgmtSetXmppSettings: Operation<
  AsnMgmtSetXmppSettingsArgument,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtSetXmppSettings", 2592, () => ({
  argument: AsnMgmtSetXmppSettingsArgument,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/** Returns: SIPFED settings (manual line 35356). Operation 2593. */
export const asnMgmtGetSIPFEDSettings: Operation<
  AsnMgmtEmpty,
  AsnMgmtGetSIPFEDSettingsResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetSIPFEDSettings", 2593, () => ({
  argument: AsnMgmtEmpty,
  result: AsnMgmtGetSIPFEDSettingsResult,
  error: Common.AsnRequestError,
}));

/** Stores: SIPFED settings (manual line 35384). Operation 2594. */
export const asnMgmtSetSIPFEDSettings: Operation<
  AsnMgmtSetSIPFEDSettingsArgument,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtSetSIPFEDSettings", 2594, () => ({
  argument: AsnMgmtSetSIPFEDSettingsArgument,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/** Returns: SIPFED pub IP adr (manual line 35411). Operation 2595. */
export const asnMgmtGetSIPFEDPubIPAdr: Operation<
  AsnMgmtEmpty,
  AsnMgmtGetSIPFEDPubIPAdrResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetSIPFEDPubIPAdr", 2595, () => ({
  argument: AsnMgmtEmpty,
  result: AsnMgmtGetSIPFEDPubIPAdrResult,
  error: Common.AsnRequestError,
}));

/** Starts SIP federation and XMPP diagnostics (manual line 35438). Operation 2596. */
export const asnMgmtStartSipFedXmppDiagnostics: Operation<
  AsnMgmtStartSipFedXmppDiagnosticsArgument,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtStartSipFedXmppDiagnostics", 2596, () => ({
  argument: AsnMgmtStartSipFedXmppDiagnosticsArgument,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/** Returns: SIPFED srv state (manual line 35466). Operation 2597. */
export const asnMgmtGetSIPFEDSrvState: Operation<
  AsnMgmtEmpty,
  AsnMgmtGetSIPFEDSrvStateResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetSIPFEDSrvState", 2597, () => ({
  argument: AsnMgmtEmpty,
  result: AsnMgmtGetSIPFEDSrvStateResult,
  error: Common.AsnRequestError,
}));

/** Returns: SIPFED net state (manual line 35493). Operation 2598. */
export const asnMgmtGetSIPFEDNetState: Operation<
  AsnMgmtEmpty,
  AsnMgmtGetSIPFEDNetStateResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetSIPFEDNetState", 2598, () => ({
  argument: AsnMgmtEmpty,
  result: AsnMgmtGetSIPFEDNetStateResult,
  error: Common.AsnRequestError,
}));

/** Returns: SIP gateway settings (manual line 35520). Operation 2599. */
export const asnMgmtGetSIPGatewaySettings: Operation<
  AsnMgmtEmpty,
  AsnMgmtGetSIPGatewaySettingsResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetSIPGatewaySettings", 2599, () => ({
  argument: AsnMgmtEmpty,
  result: AsnMgmtGetSIPGatewaySettingsResult,
  error: Common.AsnRequestError,
}));

/** Stores: SIP gateway settings (manual line 35548). Operation 2600. */
export const asnMgmtSetSIPGatewaySettings: Operation<
  AsnMgmtSetSIPGatewaySettingsArgument,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtSetSIPGatewaySettings", 2600, () => ({
  argument: AsnMgmtSetSIPGatewaySettingsArgument,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/** Stores: call recorder settings (manual line 35575). Operation 2601. */
export const asnMgmtSetCallRecorderSettings: Operation<
  AsnMgmtSetCallRecorderSettingsArgument,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtSetCallRecorderSettings", 2601, () => ({
  argument: AsnMgmtSetCallRecorderSettingsArgument,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/** Returns: call recorder settings (manual line 35602). Operation 2602. */
export const asnMgmtGetCallRecorderSettings: Operation<
  AsnMgmtEmpty,
  AsnMgmtGetCallRecorderSettingsResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetCallRecorderSettings", 2602, () => ({
  argument: AsnMgmtEmpty,
  result: AsnMgmtGetCallRecorderSettingsResult,
  error: Common.AsnRequestError,
}));

/** Administrator login (manual line 35630). Operation 2629. */
export const asnMgmtLogin: Operation<
  AsnMgmtLoginArgument,
  AsnMgmtLoginResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtLogin", 2629, () => ({
  argument: AsnMgmtLoginArgument,
  result: AsnMgmtLoginResult,
  error: Common.AsnRequestError,
}));

/**
 * Changes the administrator login (manual line 35669). Id the manual's preamble prints 2533 (line
 * 32272); the compiled interface uses 2532. Operation 2532.
 */
export const asnMgmtChangeLogin: Operation<
  AsnMgmtChangeLoginArgument,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtChangeLogin", 2532, () => ({
  argument: AsnMgmtChangeLoginArgument,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/** Returns server statistics (manual line 35698). Operation 2528. */
export const asnMgmtMonGetServerStatistics: Operation<
  AsnMgmtEmpty,
  AsnMgmtMonGetServerStatisticsResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtMonGetServerStatistics", 2528, () => ({
  argument: AsnMgmtEmpty,
  result: AsnMgmtMonGetServerStatisticsResult,
  error: Common.AsnRequestError,
}));

/** Saves the settings (manual line 35726). Operation 2531. */
export const asnMgmtSaveSettings: Operation<
  AsnMgmtSaveSettingsArgument,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtSaveSettings", 2531, () => ({
  argument: AsnMgmtSaveSettingsArgument,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/** Switches the connection to TLS (manual line 35753). Operation 2546. */
export const asnMgmtStartTLS: Operation<
  AsnMgmtStartTLSArgument,
  AsnMgmtStartTLSResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtStartTLS", 2546, () => ({
  argument: AsnMgmtStartTLSArgument,
  result: AsnMgmtStartTLSResult,
  error: Common.AsnRequestError,
}));

/** Returns interface and server versions (manual line 35783). Operation 2547. */
export const asnMgmtGetServerVersion: Operation<
  AsnMgmtGetServerVersionArgument,
  AsnMgmtGetServerVersionResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetServerVersion", 2547, () => ({
  argument: AsnMgmtGetServerVersionArgument,
  result: AsnMgmtGetServerVersionResult,
  error: Common.AsnRequestError,
}));

/** Returns server type and features (manual line 35819). Operation 2548. */
export const asnMgmtGetCtiServerType: Operation<
  AsnMgmtGetCtiServerTypeArgument,
  AsnMgmtGetCtiServerTypeResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetCtiServerType", 2548, () => ({
  argument: AsnMgmtGetCtiServerTypeArgument,
  result: AsnMgmtGetCtiServerTypeResult,
  error: Common.AsnRequestError,
}));

/** Returns: IP interface list (manual line 35863). Operation 2572. */
export const asnMgmtGetIPInterfaceList: Operation<
  AsnMgmtEmpty,
  AsnMgmtGetIPInterfaceListResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetIPInterfaceList", 2572, () => ({
  argument: AsnMgmtEmpty,
  result: AsnMgmtGetIPInterfaceListResult,
  error: Common.AsnRequestError,
}));

/** Cleans up the journal (manual line 35890). Operation 2566. */
export const asnMgmtCleanupJournal: Operation<AsnMgmtEmpty, AsnMgmtEmpty, Common.AsnRequestError> =
  /* @__PURE__ */ operation("asnMgmtCleanupJournal", 2566, () => ({
    argument: AsnMgmtEmpty,
    result: AsnMgmtEmpty,
    error: Common.AsnRequestError,
  }));

/** Restarts the server (manual line 35916). Operation 2567. */
export const asnMgmtRestartServer: Operation<AsnMgmtEmpty, AsnMgmtEmpty, Common.AsnRequestError> =
  /* @__PURE__ */ operation("asnMgmtRestartServer", 2567, () => ({
    argument: AsnMgmtEmpty,
    result: AsnMgmtEmpty,
    error: Common.AsnRequestError,
  }));

/** Synchronises the contact cache completely (manual line 35941). Operation 2568. */
export const asnMgmtFullSyncContactCache: Operation<
  AsnMgmtEmpty,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtFullSyncContactCache", 2568, () => ({
  argument: AsnMgmtEmpty,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/** Sends a push test (manual line 35966). Operation 2573. */
export const asnMgmtSendPushCheck: Operation<
  AsnMgmtEmpty,
  AsnMgmtSendPushCheckResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtSendPushCheck", 2573, () => ({
  argument: AsnMgmtEmpty,
  result: AsnMgmtSendPushCheckResult,
  error: Common.AsnRequestError,
}));

/** Stores: UC check server cookie (manual line 35994). Operation 2574. */
export const asnMgmtSetUCCheckServerCookie: Operation<
  AsnMgmtSetUCCheckServerCookieArgument,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtSetUCCheckServerCookie", 2574, () => ({
  argument: AsnMgmtSetUCCheckServerCookieArgument,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/** Commits saved settings (manual line 36021). Operation 2575. */
export const asnMgmtCommitSaveSettings: Operation<
  AsnMgmtEmpty,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtCommitSaveSettings", 2575, () => ({
  argument: AsnMgmtEmpty,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/** Returns: notification settings (manual line 36046). Operation 2604. */
export const asnMgmtGetNotificationSettings: Operation<
  AsnMgmtEmpty,
  AsnMgmtGetNotificationSettingsResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetNotificationSettings", 2604, () => ({
  argument: AsnMgmtEmpty,
  result: AsnMgmtGetNotificationSettingsResult,
  error: Common.AsnRequestError,
}));

/** Stores: notification settings (manual line 36074). Operation 2603. */
export const asnMgmtSetNotificationSettings: Operation<
  AsnMgmtSetNotificationSettingsArgument,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtSetNotificationSettings", 2603, () => ({
  argument: AsnMgmtSetNotificationSettingsArgument,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/** Fetches the MetaDirectory distinguished names (manual line 36101). Operation 2612. */
export const asnMgmtFetchMetaDNs: Operation<
  AsnMgmtFetchMetaDNsArgument,
  AsnMgmtFetchMetaDNsResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtFetchMetaDNs", 2612, () => ({
  argument: AsnMgmtFetchMetaDNsArgument,
  result: AsnMgmtFetchMetaDNsResult,
  error: Common.AsnRequestError,
}));

/** Stores: meta settings (manual line 36134). Operation 2636. */
export const asnMgmtSetMetaSettings: Operation<
  General.AsnSetMetaSettingsArgument,
  General.AsnSetMetaSettingsResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtSetMetaSettings", 2636, () => ({
  argument: General.AsnSetMetaSettingsArgument,
  result: General.AsnSetMetaSettingsResult,
  error: Common.AsnRequestError,
}));

/** Stores: meta phone books settings (manual line 36176). Operation 2637. */
export const asnMgmtSetMetaPhoneBooksSettings: Operation<
  General.AsnSetMetaSettingsArgument,
  General.AsnSetMetaSettingsResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtSetMetaPhoneBooksSettings", 2637, () => ({
  argument: General.AsnSetMetaSettingsArgument,
  result: General.AsnSetMetaSettingsResult,
  error: Common.AsnRequestError,
}));

/** Returns: meta settings (manual line 36217). Operation 2638. */
export const asnMgmtGetMetaSettings: Operation<
  General.AsnGetMetaSettingsArgument,
  General.AsnGetMetaSettingsResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetMetaSettings", 2638, () => ({
  argument: General.AsnGetMetaSettingsArgument,
  result: General.AsnGetMetaSettingsResult,
  error: Common.AsnRequestError,
}));

/** Returns: meta phone books settings (manual line 36258). Operation 2639. */
export const asnMgmtGetMetaPhoneBooksSettings: Operation<
  General.AsnGetMetaSettingsArgument,
  General.AsnGetMetaSettingsResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetMetaPhoneBooksSettings", 2639, () => ({
  argument: General.AsnGetMetaSettingsArgument,
  result: General.AsnGetMetaSettingsResult,
  error: Common.AsnRequestError,
}));

/** Returns: available certificates (manual line 36299). Operation 2614. */
export const asnMgmtGetAvailableCertificates: Operation<
  AsnMgmtEmpty,
  AsnMgmtGetAvailableCertificatesResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetAvailableCertificates", 2614, () => ({
  argument: AsnMgmtEmpty,
  result: AsnMgmtGetAvailableCertificatesResult,
  error: Common.AsnRequestError,
}));

/** Returns: software profiles (manual line 36326). Operation 2616. */
export const asnMgmtGetSoftwareProfiles: Operation<
  AsnMgmtEmpty,
  AsnMgmtGetSoftwareProfilesResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetSoftwareProfiles", 2616, () => ({
  argument: AsnMgmtEmpty,
  result: AsnMgmtGetSoftwareProfilesResult,
  error: Common.AsnRequestError,
}));

/** Stores: software profiles (manual line 36354). Operation 2615. */
export const asnMgmtSetSoftwareProfiles: Operation<
  AsnMgmtSetSoftwareProfilesArgument,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtSetSoftwareProfiles", 2615, () => ({
  argument: AsnMgmtSetSoftwareProfilesArgument,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/** Returns: user xml client content (manual line 36381). Operation 2618. */
export const asnMgmtGetUserXmlClientContent: Operation<
  AsnMgmtGetUserXmlClientContentArgument,
  AsnMgmtGetUserXmlClientContentResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetUserXmlClientContent", 2618, () => ({
  argument: AsnMgmtGetUserXmlClientContentArgument,
  result: AsnMgmtGetUserXmlClientContentResult,
  error: Common.AsnRequestError,
}));

/** Stores: user xml client content (manual line 36410). Operation 2617. */
export const asnMgmtSetUserXmlClientContent: Operation<
  AsnMgmtSetUserXmlClientContentArgument,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtSetUserXmlClientContent", 2617, () => ({
  argument: AsnMgmtSetUserXmlClientContentArgument,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/** Returns: user defined custom fields (manual line 36440). Operation 2620. */
export const asnMgmtGetUserDefinedCustomFields: Operation<
  AsnMgmtEmpty,
  AsnMgmtGetUserDefinedCustomFieldsResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetUserDefinedCustomFields", 2620, () => ({
  argument: AsnMgmtEmpty,
  result: AsnMgmtGetUserDefinedCustomFieldsResult,
  error: Common.AsnRequestError,
}));

/** Stores: user defined custom fields (manual line 36467). Operation 2619. */
export const asnMgmtSetUserDefinedCustomFields: Operation<
  AsnMgmtSetUserDefinedCustomFieldsArgument,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtSetUserDefinedCustomFields", 2619, () => ({
  argument: AsnMgmtSetUserDefinedCustomFieldsArgument,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/** Returns: SIPFED xmpp diagnostic (manual line 36494). Operation 2621. */
export const asnMgmtGetSIPFEDXmppDiagnostic: Operation<
  AsnMgmtEmpty,
  AsnMgmtGetSIPFEDXmppDiagnosticResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetSIPFEDXmppDiagnostic", 2621, () => ({
  argument: AsnMgmtEmpty,
  result: AsnMgmtGetSIPFEDXmppDiagnosticResult,
  error: Common.AsnRequestError,
}));

/** Returns: line forwarding (manual line 36522). Operation 2622. */
export const asnMgmtGetLineForwarding: Operation<
  AsnMgmtGetLineForwardingArgument,
  AsnMgmtGetLineForwardingResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetLineForwarding", 2622, () => ({
  argument: AsnMgmtGetLineForwardingArgument,
  result: AsnMgmtGetLineForwardingResult,
  error: Common.AsnRequestError,
}));

/** Stores: line forwarding (manual line 36555). Operation 2623. */
export const asnMgmtSetLineForwarding: Operation<
  AsnMgmtSetLineForwardingArgument,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtSetLineForwarding", 2623, () => ({
  argument: AsnMgmtSetLineForwardingArgument,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/** Returns: XML available languages (manual line 36588). Operation 2624. */
export const asnMgmtGetXMLAvailableLanguages: Operation<
  AsnMgmtEmpty,
  AsnMgmtGetXMLAvailableLanguagesResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetXMLAvailableLanguages", 2624, () => ({
  argument: AsnMgmtEmpty,
  result: AsnMgmtGetXMLAvailableLanguagesResult,
  error: Common.AsnRequestError,
}));

/**
 * Starts the chat database conversion from version 5 to 6; progress by asnMgmtUpgradeProgress
 * (manual line 36616). Operation 2626.
 */
export const asnMgmtUpgradeStart: Operation<
  AsnMgmtUpgradeStartArgument,
  AsnMgmtUpgradeStartResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtUpgradeStart", 2626, () => ({
  argument: AsnMgmtUpgradeStartArgument,
  result: AsnMgmtUpgradeStartResult,
  error: Common.AsnRequestError,
}));

/** Sends the push registrations as events before it returns (manual line 36648). Operation 2627. */
export const asnMgmtGetPushServiceDevices: Operation<
  AsnMgmtGetPushServiceDevicesArgument,
  AsnMgmtGetPushServiceDevicesResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetPushServiceDevices", 2627, () => ({
  argument: AsnMgmtGetPushServiceDevicesArgument,
  result: AsnMgmtGetPushServiceDevicesResult,
  error: Common.AsnRequestError,
}));

/** Deletes a push registration (manual line 36680). Operation 2628. */
export const asnMgmtDeletePushServiceDevice: Operation<
  AsnMgmtDeletePushServiceDeviceArgument,
  AsnMgmtDeletePushServiceDeviceResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtDeletePushServiceDevice", 2628, () => ({
  argument: AsnMgmtDeletePushServiceDeviceArgument,
  result: AsnMgmtDeletePushServiceDeviceResult,
  error: Common.AsnRequestError,
}));

/** Stores: phone journal settings (manual line 36711). Operation 2641. */
export const asnMgmtSetPhoneJournalSettings: Operation<
  AsnMgmtSetPhoneJournalSettingsArgument,
  AsnMgmtSetPhoneJournalSettingsResult,
  AsnMgmtSetPhoneJournalSettingsError
> = /* @__PURE__ */ operation("asnMgmtSetPhoneJournalSettings", 2641, () => ({
  argument: AsnMgmtSetPhoneJournalSettingsArgument,
  result: AsnMgmtSetPhoneJournalSettingsResult,
  error: AsnMgmtSetPhoneJournalSettingsError,
}));

/** Returns: phone journal settings (manual line 36739). Operation 2642. */
export const asnMgmtGetPhoneJournalSettings: Operation<
  AsnMgmtGetPhoneJournalSettingsArgument,
  AsnMgmtGetPhoneJournalSettingsResult,
  AsnMgmtGetPhoneJournalSettingsError
> = /* @__PURE__ */ operation("asnMgmtGetPhoneJournalSettings", 2642, () => ({
  argument: AsnMgmtGetPhoneJournalSettingsArgument,
  result: AsnMgmtGetPhoneJournalSettingsResult,
  error: AsnMgmtGetPhoneJournalSettingsError,
}));

/** Adds: computer profile (manual line 36766). Operation 2643. */
export const asnMgmtAddComputerProfile: Operation<
  Admin.AsnAdminAddComputerProfileArgument,
  Admin.AsnAdminAddComputerProfileResult,
  Admin.AsnAdminAddComputerProfileError
> = /* @__PURE__ */ operation("asnMgmtAddComputerProfile", 2643, () => ({
  argument: Admin.AsnAdminAddComputerProfileArgument,
  result: Admin.AsnAdminAddComputerProfileResult,
  error: Admin.AsnAdminAddComputerProfileError,
}));

/** Returns: computer profile (manual line 36799). Operation 2644. */
export const asnMgmtGetComputerProfile: Operation<
  Admin.AsnAdminGetComputerProfileArgument,
  Admin.AsnAdminGetComputerProfileResult,
  Admin.AsnAdminGetComputerProfileError
> = /* @__PURE__ */ operation("asnMgmtGetComputerProfile", 2644, () => ({
  argument: Admin.AsnAdminGetComputerProfileArgument,
  result: Admin.AsnAdminGetComputerProfileResult,
  error: Admin.AsnAdminGetComputerProfileError,
}));

/** Stores: computer profile (manual line 36837). Operation 2645. */
export const asnMgmtSetComputerProfile: Operation<
  Admin.AsnAdminSetComputerProfileArgument,
  Admin.AsnAdminSetComputerProfileResult,
  Admin.AsnAdminSetComputerProfileError
> = /* @__PURE__ */ operation("asnMgmtSetComputerProfile", 2645, () => ({
  argument: Admin.AsnAdminSetComputerProfileArgument,
  result: Admin.AsnAdminSetComputerProfileResult,
  error: Admin.AsnAdminSetComputerProfileError,
}));

/** Adds: group profile (manual line 36870). Operation 2646. */
export const asnMgmtAddGroupProfile: Operation<
  Admin.AsnAdminAddGroupProfileArgument,
  Admin.AsnAdminAddGroupProfileResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtAddGroupProfile", 2646, () => ({
  argument: Admin.AsnAdminAddGroupProfileArgument,
  result: Admin.AsnAdminAddGroupProfileResult,
  error: Common.AsnRequestError,
}));

/** Removes: group profile (manual line 36903). Operation 2647. */
export const asnMgmtRemoveGroupProfile: Operation<
  Admin.AsnAdminRemoveGroupProfileArgument,
  Admin.AsnAdminRemoveGroupProfileResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtRemoveGroupProfile", 2647, () => ({
  argument: Admin.AsnAdminRemoveGroupProfileArgument,
  result: Admin.AsnAdminRemoveGroupProfileResult,
  error: Common.AsnRequestError,
}));

/** Finds group profiles by a filter (manual line 36940). Operation 2648. */
export const asnMgmtFindGroupProfiles: Operation<
  Admin.AsnAdminFindGroupProfilesArgument,
  Admin.AsnAdminFindGroupProfilesResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtFindGroupProfiles", 2648, () => ({
  argument: Admin.AsnAdminFindGroupProfilesArgument,
  result: Admin.AsnAdminFindGroupProfilesResult,
  error: Common.AsnRequestError,
}));

/** Stores: group profile (manual line 36987). Operation 2649. */
export const asnMgmtSetGroupProfile: Operation<
  AsnMgmtSetGroupProfileArgument,
  AsnMgmtSetGroupProfileResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtSetGroupProfile", 2649, () => ({
  argument: AsnMgmtSetGroupProfileArgument,
  result: AsnMgmtSetGroupProfileResult,
  error: Common.AsnRequestError,
}));

/** Adds: user profile (manual line 37022). Operation 2650. */
export const asnMgmtAddUserProfile: Operation<
  Admin.AsnAdminAddUserProfileArgument,
  Admin.AsnAdminAddUserProfileResult,
  Admin.AsnAdminAddUserProfileError
> = /* @__PURE__ */ operation("asnMgmtAddUserProfile", 2650, () => ({
  argument: Admin.AsnAdminAddUserProfileArgument,
  result: Admin.AsnAdminAddUserProfileResult,
  error: Admin.AsnAdminAddUserProfileError,
}));

/** Removes: user profile (manual line 37056). Operation 2651. */
export const asnMgmtRemoveUserProfile: Operation<
  Admin.AsnAdminRemoveUserProfileArgument,
  Admin.AsnAdminRemoveUserProfileResult,
  Admin.AsnAdminRemoveUserProfileError
> = /* @__PURE__ */ operation("asnMgmtRemoveUserProfile", 2651, () => ({
  argument: Admin.AsnAdminRemoveUserProfileArgument,
  result: Admin.AsnAdminRemoveUserProfileResult,
  error: Admin.AsnAdminRemoveUserProfileError,
}));

/** Returns: user profile (manual line 37091). Operation 2652. */
export const asnMgmtGetUserProfile: Operation<
  Admin.AsnAdminGetUserProfileArgument,
  Admin.AsnAdminGetUserProfileResult,
  Admin.AsnAdminGetUserProfileError
> = /* @__PURE__ */ operation("asnMgmtGetUserProfile", 2652, () => ({
  argument: Admin.AsnAdminGetUserProfileArgument,
  result: Admin.AsnAdminGetUserProfileResult,
  error: Admin.AsnAdminGetUserProfileError,
}));

/**
 * Returns: user manager settings (manual line 37124). Id printed as asnGetUserManagerSettings.
 * Operation 2653.
 */
export const asnMgmtGetUserManagerSettings: Operation<
  Admin.AsnGetUserManagerSettingsArgument,
  Admin.AsnGetUserManagerSettingsResult,
  Admin.AsnGetUserManagerSettingsError
> = /* @__PURE__ */ operation("asnMgmtGetUserManagerSettings", 2653, () => ({
  argument: Admin.AsnGetUserManagerSettingsArgument,
  result: Admin.AsnGetUserManagerSettingsResult,
  error: Admin.AsnGetUserManagerSettingsError,
}));

/**
 * Returns: available lines (manual line 37169). Id printed as asnGetAvailableLines. Operation 2654.
 */
export const asnMgmtGetAvailableLines: Operation<
  Admin.AsnGetAvailableLinesArgument,
  Admin.AsnGetAvailableLinesResult,
  Admin.AsnGetAvailableLinesError
> = /* @__PURE__ */ operation("asnMgmtGetAvailableLines", 2654, () => ({
  argument: Admin.AsnGetAvailableLinesArgument,
  result: Admin.AsnGetAvailableLinesResult,
  error: Admin.AsnGetAvailableLinesError,
}));

/**
 * Returns: network interface ports (manual line 37200). Id printed as asnGetNetworkInterfacePorts.
 * Operation 2655.
 */
export const asnMgmtGetNetworkInterfacePorts: Operation<
  Admin.AsnGetNetworkInterfacePortsArgument,
  Admin.AsnGetNetworkInterfacePortsResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetNetworkInterfacePorts", 2655, () => ({
  argument: Admin.AsnGetNetworkInterfacePortsArgument,
  result: Admin.AsnGetNetworkInterfacePortsResult,
  error: Common.AsnRequestError,
}));

/**
 * Collects the error report data of all logged-in clients (manual line 37249). Id printed as
 * asnCERGetAllLogEvents4Admin. Operation 2657.
 */
export const asnCERGetUserData4Admin: Operation<
  AsnCERGetUserData4AdminArgument,
  AsnCERGetUserData4AdminResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnCERGetUserData4Admin", 2657, () => ({
  argument: AsnCERGetUserData4AdminArgument,
  result: AsnCERGetUserData4AdminResult,
  error: Common.AsnRequestError,
}));

/**
 * Returns a client's log and dump level; deprecated (manual line 37281). Id printed as
 * asnCERGetClientLogLevel4Admin. Operation 2658.
 */
export const asnCERGetClientLogDumpLevel4Admin: Operation<
  AsnCERGetClientLogDumpLevel4AdminArgument,
  AsnCERGetClientLogDumpLevel4AdminResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnCERGetClientLogDumpLevel4Admin", 2658, () => ({
  argument: AsnCERGetClientLogDumpLevel4AdminArgument,
  result: AsnCERGetClientLogDumpLevel4AdminResult,
  error: Common.AsnRequestError,
}));

/** Returns the error reporting settings (manual line 37316). Operation 2659. */
export const asnCERGetSettings4Admin: Operation<
  AsnCERGetSettings4AdminArgument,
  AsnCERGetSettings4AdminResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnCERGetSettings4Admin", 2659, () => ({
  argument: AsnCERGetSettings4AdminArgument,
  result: AsnCERGetSettings4AdminResult,
  error: Common.AsnRequestError,
}));

/** Asks the server to have a client upload logs (manual line 37347). Operation 2728. */
export const asnCERSaveLogFilePackage4Admin: Operation<
  AsnCERSaveLogFilePackage4AdminArgument,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnCERSaveLogFilePackage4Admin", 2728, () => ({
  argument: AsnCERSaveLogFilePackage4AdminArgument,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/** Asks the server to have a client upload a dump (manual line 37382). Operation 2729. */
export const asnCERSaveCrashDump4Admin: Operation<
  AsnCERSaveCrashDump4AdminArgument,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnCERSaveCrashDump4Admin", 2729, () => ({
  argument: AsnCERSaveCrashDump4AdminArgument,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/** Stores: chat settings (manual line 37419). Operation 2660. */
export const asnMgmtSetChatSettings: Operation<
  AsnMgmtChatSettings,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtSetChatSettings", 2660, () => ({
  argument: AsnMgmtChatSettings,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/** Returns: chat settings (manual line 37451). Operation 2661. */
export const asnMgmtGetChatSettings: Operation<
  AsnMgmtEmpty,
  AsnMgmtChatSettings,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetChatSettings", 2661, () => ({
  argument: AsnMgmtEmpty,
  result: AsnMgmtChatSettings,
  error: Common.AsnRequestError,
}));

/** Stores: mesh settings (manual line 37480). Operation 2662. */
export const asnMgmtSetMeshSettings: Operation<
  AsnMgmtMeshControllerSettings,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtSetMeshSettings", 2662, () => ({
  argument: AsnMgmtMeshControllerSettings,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/** Returns: mesh settings (manual line 37527). Operation 2663. */
export const asnMgmtGetMeshSettings: Operation<
  AsnMgmtEmpty,
  AsnMgmtMeshControllerSettings,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetMeshSettings", 2663, () => ({
  argument: AsnMgmtEmpty,
  result: AsnMgmtMeshControllerSettings,
  error: Common.AsnRequestError,
}));

/** Stores: mesh node configs (manual line 37574). Operation 2664. */
export const asnMgmtSetMeshNodeConfigs: Operation<
  AsnMgmtMeshNodeConfigs,
  AsnMgmtEmpty,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtSetMeshNodeConfigs", 2664, () => ({
  argument: AsnMgmtMeshNodeConfigs,
  result: AsnMgmtEmpty,
  error: Common.AsnRequestError,
}));

/** Returns: mesh node configs (manual line 37621). Operation 2665. */
export const asnMgmtGetMeshNodeConfigs: Operation<
  AsnMgmtEmpty,
  AsnMgmtMeshNodeConfigs,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetMeshNodeConfigs", 2665, () => ({
  argument: AsnMgmtEmpty,
  result: AsnMgmtMeshNodeConfigs,
  error: Common.AsnRequestError,
}));

/** Returns: mesh node statuses (manual line 37668). Operation 2666. */
export const asnMgmtGetMeshNodeStatuses: Operation<
  AsnMgmtEmpty,
  AsnMgmtMeshNodeStatuses,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnMgmtGetMeshNodeStatuses", 2666, () => ({
  argument: AsnMgmtEmpty,
  result: AsnMgmtMeshNodeStatuses,
  error: Common.AsnRequestError,
}));

/** Delivers up to 50 user profiles (manual line 37726). Event 2726. */
export const asnMgmtGetUserProfilesResult: Event<AsnMgmtGetUserProfilesResultArgument> =
  /* @__PURE__ */ event(
    "asnMgmtGetUserProfilesResult",
    2726,
    () => AsnMgmtGetUserProfilesResultArgument,
  );

/** Delivers a user (manual line 37746). Event 2701. */
export const asnMgmtGetUsersEvent: Event<AsnMgmtGetUsersEventArgument> = /* @__PURE__ */ event(
  "asnMgmtGetUsersEvent",
  2701,
  () => AsnMgmtGetUsersEventArgument,
);

/** Delivers a group (manual line 37759). Event 2702. */
export const asnMgmtGetGroupsEvent: Event<AsnMgmtGetGroupsEventArgument> = /* @__PURE__ */ event(
  "asnMgmtGetGroupsEvent",
  2702,
  () => AsnMgmtGetGroupsEventArgument,
);

/** A computer was found (manual line 37769). Event 2703. */
export const asnMgmtComputerFoundEvent: Event<AsnMgmtComputerFoundEventArgument> =
  /* @__PURE__ */ event("asnMgmtComputerFoundEvent", 2703, () => AsnMgmtComputerFoundEventArgument);

/** Software packages changed (manual line 37783). Event 2710. */
export const asnMgmtSoftwarePacketsChanged: Event<AsnMgmtEmpty> = /* @__PURE__ */ event(
  "asnMgmtSoftwarePacketsChanged",
  2710,
  () => AsnMgmtEmpty,
);

/** Software installation state of a computer changed (manual line 37791). Event 2709. */
export const asnMgmtSoftwareStatusComputerChanged: Event<AsnMgmtSoftwareStatusComputerChangedArgument> =
  /* @__PURE__ */ event(
    "asnMgmtSoftwareStatusComputerChanged",
    2709,
    () => AsnMgmtSoftwareStatusComputerChangedArgument,
  );

/** Software update state of a computer changed (manual line 37805). Event 2705. */
export const asnMgmtUpdateSoftwareStatusComputerChanged: Event<AsnMgmtEUCWebServicesStatus> =
  /* @__PURE__ */ event(
    "asnMgmtUpdateSoftwareStatusComputerChanged",
    2705,
    () => AsnMgmtEUCWebServicesStatus,
  );

/** Delivers line states (manual line 37819). Event 2704. */
export const asnMgmtGetLineStatesEvent: Event<AsnMgmtGetLineStatesEventArgument> =
  /* @__PURE__ */ event("asnMgmtGetLineStatesEvent", 2704, () => AsnMgmtGetLineStatesEventArgument);

/** State of a line changed (manual line 37840). Event 2708. */
export const asnMgmtLineStateChanged: Event<AsnMgmtLineStateChangedArgument> =
  /* @__PURE__ */ event("asnMgmtLineStateChanged", 2708, () => AsnMgmtLineStateChangedArgument);

/** A line was removed (manual line 37863). Event 2715. */
export const asnMgmtOnLineRemovedEvent: Event<AsnMgmtOnLineRemovedEventArgument> =
  /* @__PURE__ */ event("asnMgmtOnLineRemovedEvent", 2715, () => AsnMgmtOnLineRemovedEventArgument);

/** A line was added (manual line 37873). Event 2716. */
export const asnMgmtOnLineAddedEvent: Event<AsnMgmtOnLineAddedEventArgument> =
  /* @__PURE__ */ event("asnMgmtOnLineAddedEvent", 2716, () => AsnMgmtOnLineAddedEventArgument);

/** Capabilities of a line changed (manual line 37882). Event 2718. */
export const asnMgmtOnLineCapsChangedEvent: Event<AsnMgmtOnLineCapsChangedEventArgument> =
  /* @__PURE__ */ event(
    "asnMgmtOnLineCapsChangedEvent",
    2718,
    () => AsnMgmtOnLineCapsChangedEventArgument,
  );

/** A line was found (manual line 37892). Event 2713. */
export const asnMgmtOnCtiLineFoundEvent: Event<AsnMgmtOnCtiLineFoundEventArgument> =
  /* @__PURE__ */ event(
    "asnMgmtOnCtiLineFoundEvent",
    2713,
    () => AsnMgmtOnCtiLineFoundEventArgument,
  );

/** A line group was added (manual line 37902). Event 2717. */
export const asnMgmtOnLineGroupAdded: Event<AsnMgmtOnLineGroupAddedArgument> =
  /* @__PURE__ */ event("asnMgmtOnLineGroupAdded", 2717, () => AsnMgmtOnLineGroupAddedArgument);

/** A line group was removed (manual line 37912). Event 2714. */
export const asnMgmtOnLineGroupRemoved: Event<AsnMgmtOnLineGroupRemovedArgument> =
  /* @__PURE__ */ event("asnMgmtOnLineGroupRemoved", 2714, () => AsnMgmtOnLineGroupRemovedArgument);

/** Line event for the admin (manual line 37924). Event 2721. */
export const asnMgmtOnLineEvent4AdminEvent: Event<AsnMgmtOnLineEvent4AdminEventArgument> =
  /* @__PURE__ */ event(
    "asnMgmtOnLineEvent4AdminEvent",
    2721,
    () => AsnMgmtOnLineEvent4AdminEventArgument,
  );

/** Licences changed (manual line 37943). Id printed as asnMgmtLicensesHaveChanged. Event 2725. */
export const asnMgmtOnLicensesHaveChangedEvent: Event<AsnMgmtOnLicensesHaveChangedEventArgument> =
  /* @__PURE__ */ event(
    "asnMgmtOnLicensesHaveChangedEvent",
    2725,
    () => AsnMgmtOnLicensesHaveChangedEventArgument,
  );

/** Web service status changed (manual line 37951). Event 2706. */
export const asnMgmtUCWebServiceStatusChanged: Event<AsnMgmtEUCWebServicesStatus> =
  /* @__PURE__ */ event(
    "asnMgmtUCWebServiceStatusChanged",
    2706,
    () => AsnMgmtEUCWebServicesStatus,
  );

/** Delivers listen interface states (manual line 37965). Event 2719. */
export const asnMgmtOnListenInterfaceStatusesEvent: Event<AsnMgmtOnListenInterfaceStatusesEventArgument> =
  /* @__PURE__ */ event(
    "asnMgmtOnListenInterfaceStatusesEvent",
    2719,
    () => AsnMgmtOnListenInterfaceStatusesEventArgument,
  );

/** Listen interface states changed (manual line 37975). Event 2720. */
export const asnMgmtOnListenInterfaceStatusesChangedEvent: Event<AsnMgmtOnListenInterfaceStatusesChangedEventArgument> =
  /* @__PURE__ */ event(
    "asnMgmtOnListenInterfaceStatusesChangedEvent",
    2720,
    () => AsnMgmtOnListenInterfaceStatusesChangedEventArgument,
  );

/** A location changed and should be reloaded (manual line 37988). Event 2707. */
export const asnMgmtLocationChanged: Event<AsnMgmtLocationChangedArgument> = /* @__PURE__ */ event(
  "asnMgmtLocationChanged",
  2707,
  () => AsnMgmtLocationChangedArgument,
);

/** Federation server status changed (manual line 38006). Event 2711. */
export const asnMgmtFederationServerStatusChanged: Event<AsnMgmtEmpty> = /* @__PURE__ */ event(
  "asnMgmtFederationServerStatusChanged",
  2711,
  () => AsnMgmtEmpty,
);

/** Federation diagnostics finished (manual line 38014). Event 2712. */
export const asnMgmtFederationServerDiagnosticComplete: Event<AsnMgmtEmpty> = /* @__PURE__ */ event(
  "asnMgmtFederationServerDiagnosticComplete",
  2712,
  () => AsnMgmtEmpty,
);

/** Progress of the upgrade (manual line 38022). Event 2722. */
export const asnMgmtUpgradeProgress: Event<AsnMgmtUpgradeProgressArgument> = /* @__PURE__ */ event(
  "asnMgmtUpgradeProgress",
  2722,
  () => AsnMgmtUpgradeProgressArgument,
);

/** Delivers push registrations until bLastSegment is true (manual line 38038). Event 2723. */
export const asnMgmtPushServiceDevicesResult: Event<AsnMgmtPushServiceDevicesResultArgument> =
  /* @__PURE__ */ event(
    "asnMgmtPushServiceDevicesResult",
    2723,
    () => AsnMgmtPushServiceDevicesResultArgument,
  );

/** A push registration changed (manual line 38084). Event 2724. */
export const asnMgmtPushServiceDeviceChanged: Event<AsnMgmtPushServiceDeviceChangedArgument> =
  /* @__PURE__ */ event(
    "asnMgmtPushServiceDeviceChanged",
    2724,
    () => AsnMgmtPushServiceDeviceChangedArgument,
  );

/**
 * Sets a client's log and dump level (manual line 38099). Id printed as
 * asnCERSetClientLogLevel4Admin. Event 2727.
 */
export const asnCERSetClientLogDumpLevel4Admin: Event<AsnCERSetClientLogDumpLevel4AdminArgument> =
  /* @__PURE__ */ event(
    "asnCERSetClientLogDumpLevel4Admin",
    2727,
    () => AsnCERSetClientLogDumpLevel4AdminArgument,
  );

/** Passes a client's file transfer status to the admin (manual line 38118). Event 2730. */
export const asnCERFileOperationStatus4Admin: Event<Cer.AsnCERFileOperationStatusArgument> =
  /* @__PURE__ */ event(
    "asnCERFileOperationStatus4Admin",
    2730,
    () => Cer.AsnCERFileOperationStatusArgument,
  );

/** State of a mesh node changed (manual line 38136). Event 2731. */
export const asnMgmtMeshNodeStatusChanged: Event<AsnMgmtMeshNodeStatus> = /* @__PURE__ */ event(
  "asnMgmtMeshNodeStatusChanged",
  2731,
  () => AsnMgmtMeshNodeStatus,
);

/**
 * Asks the server to update its mesh connections (manual line 38173). Id printed as
 * asnMgmtMeshNodesTryConnectingNow. Event 2732.
 */
export const asnMgmtMeshUpdateConnections: Event<AsnMgmtEmpty> = /* @__PURE__ */ event(
  "asnMgmtMeshUpdateConnections",
  2732,
  () => AsnMgmtEmpty,
);

/** Version of the management protocol, equal on admin and server (manual line 39233). */
export const AsnManagementProtocolVersion = /* @__PURE__ */ enumerated(
  "AsnManagementProtocolVersion",
  {
    /** management protocol version */
    current: 1,
  },
);
export type AsnManagementProtocolVersion = EnumeratedValue<typeof AsnManagementProtocolVersion>;

/** Manual line 39245. */
export const AsnMgmtGetUserProfilesErrorEnum = /* @__PURE__ */ enumerated(
  "AsnMgmtGetUserProfilesErrorEnum",
  {
    success: 0,
    nouserfound: 1,
    accessdenied: 2,
  },
);
export type AsnMgmtGetUserProfilesErrorEnum = EnumeratedValue<
  typeof AsnMgmtGetUserProfilesErrorEnum
>;

/** Manual line 39257. */
export const AsnMgmtSMSSenderAddressType = /* @__PURE__ */ enumerated(
  "AsnMgmtSMSSenderAddressType",
  {
    eSMSSenderAddressUserConfigured: 0,
    eSMSSenderAddressUserConfiguredIfAvailable: 1,
    eSMSSenderAddressServerConfigured: 2,
  },
);
export type AsnMgmtSMSSenderAddressType = EnumeratedValue<typeof AsnMgmtSMSSenderAddressType>;

/** Manual line 39269. */
export const AsnMgmtACUBROADCASTSENUM = /* @__PURE__ */ enumerated("AsnMgmtACUBROADCASTSENUM", {
  eACUBROADCASTUPDATE: 1,
  eACUBROADCASTUPDATEALL: 2,
  eACUBROADCASTREPORTSTATUS: 3,
});
export type AsnMgmtACUBROADCASTSENUM = EnumeratedValue<typeof AsnMgmtACUBROADCASTSENUM>;

/** Manual line 39280. */
export const AsnUpdateAVBehaviour = /* @__PURE__ */ enumerated("AsnUpdateAVBehaviour", {
  /** wait until the client is idle */
  waitForIdle: 0,
  /** update at once */
  immediate: 1,
  /** wait until idle, at most iMaxWaitTimeForIdleMinutes */
  waitForIdleTimed: 2,
});
export type AsnUpdateAVBehaviour = EnumeratedValue<typeof AsnUpdateAVBehaviour>;

/** Manual line 39298. */
export const AsnMgmtTapiLineSINGALCALLSONADDRESSEnum = /* @__PURE__ */ enumerated(
  "AsnMgmtTapiLineSINGALCALLSONADDRESSEnum",
  {
    eSINGALCALLSONADDRESSALL: 0,
    eSINGALCALLSONADDRESS0: 1,
  },
);
export type AsnMgmtTapiLineSINGALCALLSONADDRESSEnum = EnumeratedValue<
  typeof AsnMgmtTapiLineSINGALCALLSONADDRESSEnum
>;

/** Manual line 39308. */
export const AsnMgmtDeskShareAccess = /* @__PURE__ */ enumerated("AsnMgmtDeskShareAccess", {
  /** no desktop sharing */
  eDeskShareAccessNone: 0,
  /** may only answer requests */
  eDeskShareAccessAccept: 1,
  /** everything including initiating */
  eDeskShareAccessFull: 2,
});
export type AsnMgmtDeskShareAccess = EnumeratedValue<typeof AsnMgmtDeskShareAccess>;

/** Manual line 39324. */
export const AsnMgmtEnumUMSecurity = /* @__PURE__ */ enumerated("AsnMgmtEnumUMSecurity", {
  eUMSECURITYINDIVIDUAL: 0,
  eUMSECURITYWINUSERNAME: 1,
  eUMSECURITYDOMAIN: 2,
});
export type AsnMgmtEnumUMSecurity = EnumeratedValue<typeof AsnMgmtEnumUMSecurity>;

/** Manual line 39335. */
export const AsnMgmtEnumUMSelfInstall = /* @__PURE__ */ enumerated("AsnMgmtEnumUMSelfInstall", {
  eUMSELFINSTALLFULL: 0,
  eUMSELFINSTALLSIMPLE: 1,
  eUMSELFINSTALLNONE: 2,
});
export type AsnMgmtEnumUMSelfInstall = EnumeratedValue<typeof AsnMgmtEnumUMSelfInstall>;

/** Manual line 39347. */
export const AsnMgmtSchemaExtensionVersion = /* @__PURE__ */ enumerated(
  "AsnMgmtSchemaExtensionVersion",
  {
    eSCHEMAEXTENSIONVERSIONNOTDETECTABLE: -1,
    eSCHEMAEXTENSIONVERSIONNONE: 0,
    eSCHEMAEXTENSIONVERSION3: 1,
    eSCHEMAEXTENSIONVERSION4: 2,
    eSCHEMAEXTENSIONVERSION6: 3,
  },
);
export type AsnMgmtSchemaExtensionVersion = EnumeratedValue<typeof AsnMgmtSchemaExtensionVersion>;

/** Manual line 39370. */
export const AsnMgmtPhoneNumberFormats = /* @__PURE__ */ enumerated("AsnMgmtPhoneNumberFormats", {
  /** super-canonical */
  ePHONENUMBERFORMATPLAIN: 0,
  /** super-canonical, shortened internally */
  ePHONENUMBERFORMATPLAININTERNAL: 1,
  /** readable */
  ePHONENUMBERFORMATREADABLE: 2,
  /** readable, shortened internally */
  ePHONENUMBERFORMATREADABLEINTERNAL: 3,
  /** dialable */
  ePHONENUMBERFORMATDIALABLE: 4,
  /** DIN 5008 */
  ePHONENUMBERFORMATDIN: 5,
  /** DIN 5008, shortened internally */
  ePHONENUMBERFORMATDININTERNAL: 6,
  /** super-canonical with dash */
  ePHONENUMBERFORMATPLAINWEXT: 7,
  /** super-canonical with dash, shortened internally */
  ePHONENUMBERFORMATPLAINWEXTINTERNAL: 8,
  /** unformatted */
  ePHONENUMBERFORMATUNFORMATTED: 9,
});
export type AsnMgmtPhoneNumberFormats = EnumeratedValue<typeof AsnMgmtPhoneNumberFormats>;

/** Manual line 39411. */
export const AsnMgmtUserManagerInterfaceType = /* @__PURE__ */ enumerated(
  "AsnMgmtUserManagerInterfaceType",
  {
    eUSERMANAGERINTERFACETYPEUNKNOWN: 0,
    eUSERMANAGERINTERFACETYPEBUILTIN: 1,
    eUSERMANAGERINTERFACETYPEACTIVEDIRECTORY: 2,
    eUSERMANAGERINTERFACETYPELDAP: 3,
    eUSERMANAGERINTERFACETYPEBUILTINDB: 4,
  },
);
export type AsnMgmtUserManagerInterfaceType = EnumeratedValue<
  typeof AsnMgmtUserManagerInterfaceType
>;

/** Manual line 39426. */
export const AsnMgmtELICENSEFEATURE = /* @__PURE__ */ enumerated("AsnMgmtELICENSEFEATURE", {
  eELICENSEFEATUREUSERS: 1,
  eELICENSEFEATURELINES: 2,
  eELICENSEFEATURECLIENTS: 3,
  eELICENSEFEATUREUMREPLICATOR: 4,
  eELICENSEFEATUREANALYTICS: 5,
  eELICENSEFEATUREINSTANCES: 6,
  eELICENSEFEATURESERVERLINES: 7,
  eELICENSEFEATURECHALLENGEPBX: 8,
  eELICENSEFEATURECSTACONNECTIONS: 9,
  eELICENSEFEATURECHANNELS: 10,
});
export type AsnMgmtELICENSEFEATURE = EnumeratedValue<typeof AsnMgmtELICENSEFEATURE>;

/** Manual line 39452. */
export const AsnMgmtECOMPROMISESTATUS = /* @__PURE__ */ enumerated("AsnMgmtECOMPROMISESTATUS", {
  /** no misuse known */
  eECOMPROMISESTATUSVALID: 0,
  /** blacklisted by serial number */
  eECOMPROMISESTATUSBLACKLISTEDINVALID: 1,
  /** blacklisted by serial number and binding date */
  eECOMPROMISESTATUSREBOUNDINVALID: 2,
  /** blacklisted but temporarily valid */
  eECOMPROMISESTATUSBLACKLISTEDTEMPORARY: 3,
  /** rebound but temporarily valid */
  eECOMPROMISESTATUSREBOUNDTEMPORARY: 4,
});
export type AsnMgmtECOMPROMISESTATUS = EnumeratedValue<typeof AsnMgmtECOMPROMISESTATUS>;

/** Manual line 39531. */
export const AsnMgmtGetLicenseErrorEnum = /* @__PURE__ */ enumerated("AsnMgmtGetLicenseErrorEnum", {
  eLICENSEERREXISTS: -23,
  eLICENSEERRINVALIDLICENSE: -25,
  eLICENSEERRDEPENDENCIES: -26,
  eLICENSEERRREQUIRESHARDWAREID: -27,
  eLICENSEERRFORBIDDENCOMBINATION: -28,
  eLICENSEERRLICENSEEXPIRED: -29,
  eLICENSEERRBLACKLISTEDINVALID: -30,
  eLICENSEERRREBOUNDINVALID: -31,
});
export type AsnMgmtGetLicenseErrorEnum = EnumeratedValue<typeof AsnMgmtGetLicenseErrorEnum>;

/** Manual line 39553. */
export const AsnMgmtVerifyUCWebServicesConfigError = /* @__PURE__ */ enumerated(
  "AsnMgmtVerifyUCWebServicesConfigError",
  {
    eUCWSSERVERSTATUSCONNECTED: 0,
    eUCWSSERVERSTATUSUNKNOWN: 1,
    eUCWSSERVERSTATUSINVALIDUCSID: 2,
    eUCWSSERVERSTATUSLOGINFAILED: 3,
    eUCWSSERVERSTATUSFAILED: 4,
    eUCWSSERVERSTATUSREDIRECT: 5,
  },
);
export type AsnMgmtVerifyUCWebServicesConfigError = EnumeratedValue<
  typeof AsnMgmtVerifyUCWebServicesConfigError
>;

/** Manual line 39570. */
export const AsnMgmtMobileAccessOption = /* @__PURE__ */ enumerated("AsnMgmtMobileAccessOption", {
  eNONE: 0,
  eUCCONNECT: 1,
  eOWNSERVERS: 2,
});
export type AsnMgmtMobileAccessOption = EnumeratedValue<typeof AsnMgmtMobileAccessOption>;

/** Manual line 39582. */
export const AsnDatabaseManagerAuthModeEnum = /* @__PURE__ */ enumerated(
  "AsnDatabaseManagerAuthModeEnum",
  {
    eAuthImplicitWindows: 0,
    eAuthExplicitSQL: 1,
    eAuthExplicitWindows: 2,
  },
);
export type AsnDatabaseManagerAuthModeEnum = EnumeratedValue<typeof AsnDatabaseManagerAuthModeEnum>;

/** Manual line 39594. */
export const AsnMgmtGetDatabaseManagerSettingsErrorEnum = /* @__PURE__ */ enumerated(
  "AsnMgmtGetDatabaseManagerSettingsErrorEnum",
  {
    /** no error; used as error number in AsnRequestError */
    success: 0,
    accessdenied: 1,
  },
);
export type AsnMgmtGetDatabaseManagerSettingsErrorEnum = EnumeratedValue<
  typeof AsnMgmtGetDatabaseManagerSettingsErrorEnum
>;

/** Manual line 39604. */
export const AsnMgmtSetDatabaseManagerSettingsErrorEnum = /* @__PURE__ */ enumerated(
  "AsnMgmtSetDatabaseManagerSettingsErrorEnum",
  {
    /** no error; used as error number in AsnRequestError */
    success: 0,
    accessdenied: 1,
  },
);
export type AsnMgmtSetDatabaseManagerSettingsErrorEnum = EnumeratedValue<
  typeof AsnMgmtSetDatabaseManagerSettingsErrorEnum
>;

/** Manual line 39613. */
export const AsnInterfaceTypeEnum = /* @__PURE__ */ enumerated("AsnInterfaceTypeEnum", {
  eINTERFACETYPEUNDEF: -1,
  /** administration */
  eINTERFACETYPEADMIN: 0,
  /** clients */
  eINTERFACETYPECLIENT: 1,
  /** TAPI drivers */
  eINTERFACETYPETSP: 2,
  /** web service, HTTP */
  eINTERFACETYPEHTTP: 3,
  /** web service, HTTPS */
  eINTERFACETYPEHTTPS: 4,
  /** LDAP */
  eINTERFACETYPELDAP: 5,
  /** LDAPS */
  eINTERFACETYPELDAPS: 6,
  /** web service via nodejs, HTTP */
  eINTERFACETYPEHTTPNODEJS: 7,
  /** web service via nodejs, HTTPS */
  eINTERFACETYPEHTTPSNODEJS: 8,
  /** SIP registrar */
  eINTERFACETYPESIPREGISTRAR: 9,
  /** SIP federation */
  eINTERFACETYPESIPFEDERATION: 10,
  /** XMPP federation */
  eINTERFACETYPEXMPPFEDERATION: 11,
});
export type AsnInterfaceTypeEnum = EnumeratedValue<typeof AsnInterfaceTypeEnum>;

/** Manual line 39651. */
export const AsnInterfaceProtocolEnum = /* @__PURE__ */ enumerated("AsnInterfaceProtocolEnum", {
  ePROTOCOLUNDEF: -1,
  /** plain TCP */
  ePROTOCOLTCP: 0,
  /** STARTTLS optional, certificate in store */
  ePROTOCOLSTARTTLSOPTIONAL: 1,
  /** STARTTLS mandatory, certificate in store */
  ePROTOCOLSTARTTLSMANDATORY: 2,
  /** TLS, certificate in store */
  ePROTOCOLTLS: 3,
  /** TLS, certificate in file */
  ePROTOCOLTLSFILECERT: 4,
  /** plain UDP */
  ePROTOCOLUDP: 5,
  /** mutual TLS */
  ePROTOCOLMTLS: 6,
});
export type AsnInterfaceProtocolEnum = EnumeratedValue<typeof AsnInterfaceProtocolEnum>;

/** Manual line 39678. */
export const AsnInterfaceStatusEnum = /* @__PURE__ */ enumerated("AsnInterfaceStatusEnum", {
  /** unknown */
  eINTERFACESTATUSUNDEF: -1,
  /** not initialised */
  eINTERFACESTATUSNOTINITIALIZED: 0,
  /** failed, e.g. port in use */
  eINTERFACESTATUSFAILED: 1,
  /** certificate error */
  eINTERFACESTATUSCERTERROR: 2,
  /** open */
  eINTERFACESTATUSOPEN: 5,
});
export type AsnInterfaceStatusEnum = EnumeratedValue<typeof AsnInterfaceStatusEnum>;

/** Manual line 39698. */
export const AsnEConnectedIdDealing = /* @__PURE__ */ enumerated("AsnEConnectedIdDealing", {
  /** format by the rules */
  eCONNECTEDIDDEALINGNORMAL: 0,
  /** ignore */
  eCONNECTEDIDDEALINGIGNORE: 1,
});
export type AsnEConnectedIdDealing = EnumeratedValue<typeof AsnEConnectedIdDealing>;

/** Manual line 39709. */
export const AsnAVSTUNANDTURNSERVERTYPE = /* @__PURE__ */ enumerated("AsnAVSTUNANDTURNSERVERTYPE", {
  /** unused */
  eUNDEF: -1,
  /** STUN server */
  eSTUN: 0,
  /** TURN with user and password (unused) */
  eTURNUSERPASSWD: 1,
  /** TURN with shared secret */
  eTURNSHAREDSECRET: 2,
});
export type AsnAVSTUNANDTURNSERVERTYPE = EnumeratedValue<typeof AsnAVSTUNANDTURNSERVERTYPE>;

/** Manual line 39725. */
export const AsnAVSTUNANDTURNPROVIDERTYPE = /* @__PURE__ */ enumerated(
  "AsnAVSTUNANDTURNPROVIDERTYPE",
  {
    /** own servers */
    eTURNPROVIDERTYPEOWNSERVERS: 0,
    /** external TURN provider */
    eTURNPROVIDERTYPEEXTERNAL: 1,
    /** UCConnect */
    eTURNPROVIDERTYPEUCCONNECT: 2,
  },
);
export type AsnAVSTUNANDTURNPROVIDERTYPE = EnumeratedValue<typeof AsnAVSTUNANDTURNPROVIDERTYPE>;

/** Manual line 39737. */
export const AsnGatewayModelEnum = /* @__PURE__ */ enumerated("AsnGatewayModelEnum", {
  gwmodelgeneral: 0,
  gwmodelunifyopenscapebusiness: 100,
  gwmodelmitelmivoiceoffice400: 200,
  gwmodelmitelmivoiceofficemxone: 201,
  gwmodelferrariofficemastergate: 300,
  gwmodelavmfritzbox7490: 400,
  gwmodelasteriskpbx: 500,
  gwmodelpanasonicns1000: 600,
  gwmodelpanasonicnsx: 601,
});
export type AsnGatewayModelEnum = EnumeratedValue<typeof AsnGatewayModelEnum>;

/** Manual line 39760. */
export const AsnGatewayTypesEnum = /* @__PURE__ */ enumerated("AsnGatewayTypesEnum", {
  /** gateway call with media server */
  gatewaystdsipwsipmediagw: 0,
  /** gateway call without media server */
  gatewaystdsipwomediagw: 4,
  /** media gateway leg, RTP */
  mediagatewayrtp: 1,
  /** media gateway leg, DTLS */
  mediagatewaydtls: 2,
  /** federation call */
  federationstdsip: 3,
  /** gateway call with Kurento media server */
  gatewaystdsipwkurentomediagw: 5,
});
export type AsnGatewayTypesEnum = EnumeratedValue<typeof AsnGatewayTypesEnum>;

/** Manual line 39782. */
export const AsnMediaModesEnum = /* @__PURE__ */ enumerated("AsnMediaModesEnum", {
  /** no encryption */
  mediastdlegacy: 0,
  /** SRTP */
  mediastdlegacysrtp: 1,
  /** WebRTC */
  mediastdwebrtc: 2,
});
export type AsnMediaModesEnum = EnumeratedValue<typeof AsnMediaModesEnum>;

/** Manual line 39793. */
export const AsnSIPConnectionTypeEnum = /* @__PURE__ */ enumerated("AsnSIPConnectionTypeEnum", {
  eSIPUDP: 1,
  eSIPTCP: 2,
  eSIPTLS: 3,
  eSIPMTLS: 6,
});
export type AsnSIPConnectionTypeEnum = EnumeratedValue<typeof AsnSIPConnectionTypeEnum>;

/** Manual line 39807. */
export const AsnAudioCodesEnum = /* @__PURE__ */ enumerated("AsnAudioCodesEnum", {
  audiocodecg711ulaw: 0,
  audiocodecg711alaw: 1,
  audiocodecg722: 2,
  audiocodecopus: 3,
});
export type AsnAudioCodesEnum = EnumeratedValue<typeof AsnAudioCodesEnum>;

/** Manual line 39823. */
export const AsnMgmtLoginError = /* @__PURE__ */ enumerated("AsnMgmtLoginError", {
  eNETLOGININTERNALSERVERERROR: 100,
  eNETLOGININVALUSERNAME: 101,
  eNETLOGININVALIDPASS: 102,
  eNETLOGINNOMOREUSERS: 103,
  eNETLOGININVALIDVERSION: 104,
  eNETLOGINNEGOTIATIONREQUIRED: 105,
  eNETLOGININVALIDAUTHENTICATIONMETHOD: 106,
  eNETLOGINUSERNOTENABLED: 107,
  eNETLOGININVALIDCOMPUTERNAME: 108,
  eNETLOGINDOMAINAUTHFAILED: 109,
  eNETLOGINMISSINGRIGHTS: 110,
  eNETLOGINMISSINGRIGHTSTS: 111,
  eNETLOGINSERVERNOTCOMPATIBLE: 112,
  eNETLOGINALREADYAUTHENTICATED: 113,
  eNETLOGINTLSREQUIRED: 114,
  /**
   * token expired (the manual leaves a stray, commented-out value 129 'account password locked'
   * next to this one)
   */
  eNETLOGINTOKENEXIRED: 130,
});
export type AsnMgmtLoginError = EnumeratedValue<typeof AsnMgmtLoginError>;

/** Manual line 39988. */
export const AsnMgmtLineForwardModeEnum = /* @__PURE__ */ enumerated("AsnMgmtLineForwardModeEnum", {
  eLINEFORWARDMODEUNCOND: 1,
  eLINEFORWARDMODEUNCONDINTERNAL: 2,
  eLINEFORWARDMODEUNCONDEXTERNAL: 4,
  eLINEFORWARDMODEUNCONDSPECIFIC: 8,
  eLINEFORWARDMODEBUSY: 16,
  eLINEFORWARDMODEBUSYINTERNAL: 32,
  eLINEFORWARDMODEBUSYEXTERNAL: 64,
  eLINEFORWARDMODEBUSYSPECIFIC: 128,
  eLINEFORWARDMODENOANSW: 256,
  eLINEFORWARDMODENOANSWINTERNAL: 512,
  eLINEFORWARDMODENOANSWEXTERNAL: 1024,
  eLINEFORWARDMODENOANSWSPECIFIC: 2048,
  eLINEFORWARDMODEBUSYNA: 4096,
  eLINEFORWARDMODEBUSYNAINTERNAL: 8192,
  eLINEFORWARDMODEBUSYNAEXTERNAL: 16384,
  eLINEFORWARDMODEBUSYNASPECIFIC: 32768,
  /** TAPI 1.4 */
  eLINEFORWARDMODEUNKNOWN: 65536,
  /** TAPI 1.4 */
  eLINEFORWARDMODEUNAVAIL: 131072,
});
export type AsnMgmtLineForwardModeEnum = EnumeratedValue<typeof AsnMgmtLineForwardModeEnum>;

/** Manual line 40029. */
export const AsnMgmtForwardControllerEnum = /* @__PURE__ */ enumerated(
  "AsnMgmtForwardControllerEnum",
  {
    /** forward in the PBX */
    eCTIFORWARDCONTROLLERPBX: 1,
    /** forward is set in the server by administration */
    eCTIFORWARDCONTROLLERTAPISERVERADMIN: 2,
    /** forward is set in the server by the user */
    eCTIFORWARDCONTROLLERTAPISERVERUSER: 4,
  },
);
export type AsnMgmtForwardControllerEnum = EnumeratedValue<typeof AsnMgmtForwardControllerEnum>;

/** Manual line 40054. */
export const AsnMgmtForwardMode = /* @__PURE__ */ enumerated("AsnMgmtForwardMode", {
  /** unknown forward */
  eCTIFORWARDUNKNWON: 0,
  /** all calls */
  eCTIFORWARDIMMEDIATE: 1,
  /** on busy */
  eCTIFORWARDBUSY: 2,
  /** on no answer */
  eCTIFORWARDNOANSW: 4,
  /** on busy, internal callers */
  eCTIFORWARDBUSYINT: 8,
  /** on busy, external callers */
  eCTIFORWARDBUSYEXT: 16,
  /** on no answer, internal callers */
  eCTIFORWARDNOANSINT: 32,
  /** on no answer, external callers */
  eCTIFORWARDNOANSEXT: 64,
  /** immediate, internal callers */
  eCTIFORWARDIMMINT: 128,
  /** immediate, external callers */
  eCTIFORWARDIMMEXT: 256,
  /** backend specific (formerly 0x80000000) */
  eCTIBACKENDSPECIFIC: 32768,
  /** all modes (formerly 0x800001FF) */
  eCTIFORWARDALLMODES: 524799,
});
export type AsnMgmtForwardMode = EnumeratedValue<typeof AsnMgmtForwardMode>;

/** Manual line 40088. */
export const AsnMgmtUpgradeStartResultEnum = /* @__PURE__ */ enumerated(
  "AsnMgmtUpgradeStartResultEnum",
  {
    eUPGRADESTARTOK: 0,
    /** server lacks administrative rights */
    eUPGRADESTARTNOTADMIN: 1,
    /** database already converted */
    eUPGRADESTARTDBALREADYCONVERTED: 2,
    /** target database not empty */
    eUPGRADESTARTDBNOTEMPTY: 3,
  },
);
export type AsnMgmtUpgradeStartResultEnum = EnumeratedValue<typeof AsnMgmtUpgradeStartResultEnum>;

/** Manual line 40103. */
export const AsnMgmtPushServiceDevicesChangedArgumentEnum = /* @__PURE__ */ enumerated(
  "AsnMgmtPushServiceDevicesChangedArgumentEnum",
  {
    eAdded: 0,
    eChanged: 1,
    eDeleted: 2,
  },
);
export type AsnMgmtPushServiceDevicesChangedArgumentEnum = EnumeratedValue<
  typeof AsnMgmtPushServiceDevicesChangedArgumentEnum
>;

/** Manual line 40117. */
export const AsnMgmtPhoneJournalUnansweredEnum = /* @__PURE__ */ enumerated(
  "AsnMgmtPhoneJournalUnansweredEnum",
  {
    never: 0,
    all: 1,
    first: 2,
    last: 3,
  },
);
export type AsnMgmtPhoneJournalUnansweredEnum = EnumeratedValue<
  typeof AsnMgmtPhoneJournalUnansweredEnum
>;

/** Manual line 40133. */
export const AsnMgmtPhoneJournalPrivateCallOptionsEnum = /* @__PURE__ */ enumerated(
  "AsnMgmtPhoneJournalPrivateCallOptionsEnum",
  {
    enPrivateCallsNormal: 0,
    enPrivateCallsShortenNumbers: 1,
    enPrivateCallsNoNumber: 2,
  },
);
export type AsnMgmtPhoneJournalPrivateCallOptionsEnum = EnumeratedValue<
  typeof AsnMgmtPhoneJournalPrivateCallOptionsEnum
>;

/** Manual line 40146. */
export const AsnMgmtUnansweredOptionEnum = /* @__PURE__ */ enumerated(
  "AsnMgmtUnansweredOptionEnum",
  {
    eUnansweredOptionNever: 0,
    eUnansweredOptionAll: 1,
    eUnansweredOptionFirst: 2,
    eUnansweredOptionLast: 3,
  },
);
export type AsnMgmtUnansweredOptionEnum = EnumeratedValue<typeof AsnMgmtUnansweredOptionEnum>;

/** Manual line 40160. */
export const AsnMgmtGetPhoneJournalSettingsErrorEnum = /* @__PURE__ */ enumerated(
  "AsnMgmtGetPhoneJournalSettingsErrorEnum",
  {
    success: 0,
    accessdenied: 1,
  },
);
export type AsnMgmtGetPhoneJournalSettingsErrorEnum = EnumeratedValue<
  typeof AsnMgmtGetPhoneJournalSettingsErrorEnum
>;

/** Manual line 40170. */
export const AsnMgmtSetPhoneJournalSettingsErrorEnum = /* @__PURE__ */ enumerated(
  "AsnMgmtSetPhoneJournalSettingsErrorEnum",
  {
    success: 0,
    accessdenied: 1,
  },
);
export type AsnMgmtSetPhoneJournalSettingsErrorEnum = EnumeratedValue<
  typeof AsnMgmtSetPhoneJournalSettingsErrorEnum
>;

/** Manual line 40187. */
export const AsnMgmtSetGroupProfileFilter = /* @__PURE__ */ enumerated(
  "AsnMgmtSetGroupProfileFilter",
  {
    /** group name */
    groupName: 0,
    /** object GUID */
    objectGUID: 1,
  },
);
export type AsnMgmtSetGroupProfileFilter = EnumeratedValue<typeof AsnMgmtSetGroupProfileFilter>;

/** Manual line 40197. */
export const AsnMgmtSetGroupProfileErrorEnum = /* @__PURE__ */ enumerated(
  "AsnMgmtSetGroupProfileErrorEnum",
  {
    success: 0,
    accessdenied: 1,
    groupnotfound: 2,
    wrongprofileversion: 3,
    errorsavingprofile: 4,
    nosearchparameter: 5,
  },
);
export type AsnMgmtSetGroupProfileErrorEnum = EnumeratedValue<
  typeof AsnMgmtSetGroupProfileErrorEnum
>;

/** Manual line 40215. */
export const AsnMgmtChatSettingsErrorEnum = /* @__PURE__ */ enumerated(
  "AsnMgmtChatSettingsErrorEnum",
  {
    success: 0,
    accessdenied: 1,
  },
);
export type AsnMgmtChatSettingsErrorEnum = EnumeratedValue<typeof AsnMgmtChatSettingsErrorEnum>;

/** Manual line 40226. */
export const AsnMgmtMeshNodeConnectionStatusEnum = /* @__PURE__ */ enumerated(
  "AsnMgmtMeshNodeConnectionStatusEnum",
  {
    /** unknown */
    unknown: 0,
    /** connected */
    connected: 1,
    /** connection dropped */
    connectiondropped: 2,
    /** failed, unknown reason */
    connectfailedunknown: 3,
    /** failed, unreachable */
    connectfailedunreachable: 4,
    /** failed, other mesh id */
    connectfailedinvalidmeshid: 5,
    /** failed, wrong password */
    connectfailedinvalidpassword: 6,
    /** failed, no licence at the server */
    connectfailednomorelicensesonserver: 7,
    /** failed, mesh disabled at the server */
    connectfaileddisabledonserver: 8,
    /** failed, no mesh id at the server */
    connectfailednomeshidonserver: 9,
    /** failed, node unknown and auto-add off at the server */
    connectfailednoautoaddonserver: 10,
    /** failed, node disabled at the server */
    connectfailednodedisabledonserver: 11,
    /** failed, TLS required by the server */
    connectfailednodetlsforcedonserver: 12,
    /** failed, no licence here */
    connectfailednolicensesonclient: 20,
    /** failed, mesh disabled here */
    connectfaileddisabledonclient: 21,
    /** failed, no mesh id here */
    connectfailednomeshidonclient: 22,
    /** failed, node disabled here */
    connectfailednodedisabledonclient: 23,
    /** failed, server interface without TLS */
    connectfailedtlsforcedonclient: 24,
  },
);
export type AsnMgmtMeshNodeConnectionStatusEnum = EnumeratedValue<
  typeof AsnMgmtMeshNodeConnectionStatusEnum
>;

/** Empty argument or result (manual line 40281). */
export type AsnMgmtEmpty = Record<string, never>;
export const AsnMgmtEmpty: Type<AsnMgmtEmpty> = /* @__PURE__ */ sequence("AsnMgmtEmpty", () => [], {
  extensible: true,
});

/** Manual line 40292. */
export interface AsnMgmtGetUserProfilesArgument extends Common.WithOptionalParams {
  /** only CTI enabled users */
  iActiveUsersOnly: number;
  /** see {@link Admin.AsnAdminUserOnlineStateFilter} */
  iFilterOnlineState: Admin.AsnAdminUserOnlineStateFilter;
  u8sCrossRefId: string;
}
export const AsnMgmtGetUserProfilesArgument: Type<AsnMgmtGetUserProfilesArgument> =
  /* @__PURE__ */ sequence("AsnMgmtGetUserProfilesArgument", () => [
    ["iActiveUsersOnly", INTEGER],
    ["iFilterOnlineState", INTEGER],
    ["u8sCrossRefId", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 40308. */
export interface AsnMgmtGetUserProfilesResult extends Common.WithOptionalParams {
  userProfiles: Admin.AsnUserProfileList;
}
export const AsnMgmtGetUserProfilesResult: Type<AsnMgmtGetUserProfilesResult> =
  /* @__PURE__ */ sequence("AsnMgmtGetUserProfilesResult", () => [
    ["userProfiles", Admin.AsnUserProfileList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 40318. */
export interface AsnMgmtGetUserProfilesError extends Common.WithOptionalParams {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnMgmtGetUserProfilesError: Type<AsnMgmtGetUserProfilesError> =
  /* @__PURE__ */ sequence("AsnMgmtGetUserProfilesError", () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 40331. */
export interface AsnMgmtGetUserProfilesResultArgument {
  /** user profiles, at most 50 per part */
  listUserProfiles: Admin.AsnUserProfileList;
  /** id of the request */
  u8sCrossRefID: string;
  /** true on the last part */
  bLastSegment: boolean;
}
export const AsnMgmtGetUserProfilesResultArgument: Type<AsnMgmtGetUserProfilesResultArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtGetUserProfilesResultArgument",
    () => [
      ["listUserProfiles", Admin.AsnUserProfileList],
      ["u8sCrossRefID", UTF8String],
      ["bLastSegment", BOOLEAN],
    ],
    { extensible: true },
  );

/** Manual line 40347. */
export interface AsnMgmtGetUsersResult {
  iNumberOfUsers: number;
}
export const AsnMgmtGetUsersResult: Type<AsnMgmtGetUsersResult> = /* @__PURE__ */ sequence(
  "AsnMgmtGetUsersResult",
  () => [["iNumberOfUsers", INTEGER]],
  { extensible: true },
);

/** Manual line 40355. */
export interface AsnMgmtSoftwareStatusUser {
  u8sComputerName: string;
  timLastLogin: Common.AsnSystemTime;
  iOnline: number;
  u8slistActualConnectionDescriptions: Common.UTF8StringList;
}
export const AsnMgmtSoftwareStatusUser: Type<AsnMgmtSoftwareStatusUser> = /* @__PURE__ */ sequence(
  "AsnMgmtSoftwareStatusUser",
  () => [
    ["u8sComputerName", UTF8String],
    ["timLastLogin", Common.AsnSystemTime],
    ["iOnline", INTEGER],
    ["u8slistActualConnectionDescriptions", Common.UTF8StringList],
  ],
  { extensible: true },
);

/** Manual line 40368. */
export interface AsnMgmtGetUMModeResult {
  iType: number;
}
export const AsnMgmtGetUMModeResult: Type<AsnMgmtGetUMModeResult> = /* @__PURE__ */ sequence(
  "AsnMgmtGetUMModeResult",
  () => [["iType", INTEGER]],
  { extensible: true },
);

/** Manual line 40376. */
export interface AsnMgmtSetUMModeArgument {
  iType: number;
}
export const AsnMgmtSetUMModeArgument: Type<AsnMgmtSetUMModeArgument> = /* @__PURE__ */ sequence(
  "AsnMgmtSetUMModeArgument",
  () => [["iType", INTEGER]],
  { extensible: true },
);

/** Manual line 40384. */
export interface AsnMgmtTestUMInterfaceArgument {
  iType: number;
}
export const AsnMgmtTestUMInterfaceArgument: Type<AsnMgmtTestUMInterfaceArgument> =
  /* @__PURE__ */ sequence("AsnMgmtTestUMInterfaceArgument", () => [["iType", INTEGER]], {
    extensible: true,
  });

/** Manual line 40392. */
export interface AsnMgmtUserProfileGetLargeImageArgument {
  u8sUsername: string;
  u8sImgHash: string;
}
export const AsnMgmtUserProfileGetLargeImageArgument: Type<AsnMgmtUserProfileGetLargeImageArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtUserProfileGetLargeImageArgument",
    () => [
      ["u8sUsername", UTF8String],
      ["u8sImgHash", UTF8String],
    ],
    { extensible: true },
  );

/** Manual line 40402. */
export interface AsnMgmtUserProfileGetLargeImageResult {
  binImageData: Uint8Array;
  u8sImgHash: string;
}
export const AsnMgmtUserProfileGetLargeImageResult: Type<AsnMgmtUserProfileGetLargeImageResult> =
  /* @__PURE__ */ sequence(
    "AsnMgmtUserProfileGetLargeImageResult",
    () => [
      ["binImageData", OCTET_STRING],
      ["u8sImgHash", UTF8String],
    ],
    { extensible: true },
  );

/** Manual line 40411. */
export interface AsnMgmtGetGroupsResult {
  iNumberOfGroups: number;
}
export const AsnMgmtGetGroupsResult: Type<AsnMgmtGetGroupsResult> = /* @__PURE__ */ sequence(
  "AsnMgmtGetGroupsResult",
  () => [["iNumberOfGroups", INTEGER]],
  { extensible: true },
);

/** Manual line 40419. */
export interface AsnMgmtRemoveGroupArgument {
  u8sGroupName: string;
}
export const AsnMgmtRemoveGroupArgument: Type<AsnMgmtRemoveGroupArgument> =
  /* @__PURE__ */ sequence("AsnMgmtRemoveGroupArgument", () => [["u8sGroupName", UTF8String]], {
    extensible: true,
  });

/** Manual line 40427. */
export interface AsnMgmtGetGroupsEventArgument {
  groupProfile: Admin.AsnGroupProfile;
}
export const AsnMgmtGetGroupsEventArgument: Type<AsnMgmtGetGroupsEventArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtGetGroupsEventArgument",
    () => [["groupProfile", Admin.AsnGroupProfile]],
    { extensible: true },
  );

/** Manual line 40435. */
export interface AsnMgmtGetComputersResult {
  iNumberOfComputers: number;
}
export const AsnMgmtGetComputersResult: Type<AsnMgmtGetComputersResult> = /* @__PURE__ */ sequence(
  "AsnMgmtGetComputersResult",
  () => [["iNumberOfComputers", INTEGER]],
  { extensible: true },
);

/** Manual line 40443. */
export interface AsnMgmtRefreshComputerStatusArgument {
  u8slistComputers: Common.UTF8StringList;
}
export const AsnMgmtRefreshComputerStatusArgument: Type<AsnMgmtRefreshComputerStatusArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtRefreshComputerStatusArgument",
    () => [["u8slistComputers", Common.UTF8StringList]],
    { extensible: true },
  );

/** Manual line 40450. */
export interface AsnMgmtClearComputerStatusArgument {
  u8slistComputers: Common.UTF8StringList;
}
export const AsnMgmtClearComputerStatusArgument: Type<AsnMgmtClearComputerStatusArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtClearComputerStatusArgument",
    () => [["u8slistComputers", Common.UTF8StringList]],
    { extensible: true },
  );

/** Manual line 40458. */
export interface AsnMgmtRemoveComputerArgument {
  u8sComputerName: string;
}
export const AsnMgmtRemoveComputerArgument: Type<AsnMgmtRemoveComputerArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtRemoveComputerArgument",
    () => [["u8sComputerName", UTF8String]],
    { extensible: true },
  );

/** Manual line 40466. */
export interface AsnMgmtSMSManagerSettings {
  bIsActivated: boolean;
  u8sConfiguredProvider: string;
  u8sLoginName: string;
  u8sLoginPassword: string;
  u8sServerSenderAddress: string;
  /** see {@link AsnMgmtSMSSenderAddressType} */
  iSenderAddressType: AsnMgmtSMSSenderAddressType;
  u8sConfiguredService: string;
}
export const AsnMgmtSMSManagerSettings: Type<AsnMgmtSMSManagerSettings> = /* @__PURE__ */ sequence(
  "AsnMgmtSMSManagerSettings",
  () => [
    ["bIsActivated", BOOLEAN],
    ["u8sConfiguredProvider", UTF8String],
    ["u8sLoginName", UTF8String],
    ["u8sLoginPassword", UTF8String],
    ["u8sServerSenderAddress", UTF8String],
    ["iSenderAddressType", INTEGER],
    ["u8sConfiguredService", UTF8String],
  ],
  { extensible: true },
);

/** Manual line 40486. */
export interface AsnMgmtWebSMSProviderList {
  u8sProviderListAsXML: string;
}
export const AsnMgmtWebSMSProviderList: Type<AsnMgmtWebSMSProviderList> = /* @__PURE__ */ sequence(
  "AsnMgmtWebSMSProviderList",
  () => [["u8sProviderListAsXML", UTF8String]],
  { extensible: true },
);

/** Manual line 40493. */
export interface AsnMgmtSendSMSArgument {
  u8sFrom: string;
  u8sTo: string;
  u8sBody: string;
}
export const AsnMgmtSendSMSArgument: Type<AsnMgmtSendSMSArgument> = /* @__PURE__ */ sequence(
  "AsnMgmtSendSMSArgument",
  () => [
    ["u8sFrom", UTF8String],
    ["u8sTo", UTF8String],
    ["u8sBody", UTF8String],
  ],
  { extensible: true },
);

/** Manual line 40505. */
export interface AsnMgmtSendSMSResult {
  u8sResultInfo: string;
  bResultWasError: boolean;
}
export const AsnMgmtSendSMSResult: Type<AsnMgmtSendSMSResult> = /* @__PURE__ */ sequence(
  "AsnMgmtSendSMSResult",
  () => [
    ["u8sResultInfo", UTF8String],
    ["bResultWasError", BOOLEAN],
  ],
  { extensible: true },
);

/** Manual line 40515. */
export interface AsnMgmtGoogleClientID {
  bEnabled: boolean;
  u8sClientID: string;
  u8sClientSecret: string;
}
export const AsnMgmtGoogleClientID: Type<AsnMgmtGoogleClientID> = /* @__PURE__ */ sequence(
  "AsnMgmtGoogleClientID",
  () => [
    ["bEnabled", BOOLEAN],
    ["u8sClientID", UTF8String],
    ["u8sClientSecret", UTF8String],
  ],
  { extensible: true },
);

/** Manual line 40527. */
export interface AsnMgmtGetClientInstallProfileComputerNamesResult {
  u8slistComputers: Common.UTF8StringList;
}
export const AsnMgmtGetClientInstallProfileComputerNamesResult: Type<AsnMgmtGetClientInstallProfileComputerNamesResult> =
  /* @__PURE__ */ sequence(
    "AsnMgmtGetClientInstallProfileComputerNamesResult",
    () => [["u8slistComputers", Common.UTF8StringList]],
    { extensible: true },
  );

/** Manual line 40534. */
export interface AsnMgmtSendBroadcastArgument {
  /** see {@link AsnMgmtACUBROADCASTSENUM} */
  iType: AsnMgmtACUBROADCASTSENUM;
  u8slistComputers: Common.UTF8StringList;
}
export const AsnMgmtSendBroadcastArgument: Type<AsnMgmtSendBroadcastArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtSendBroadcastArgument",
    () => [
      ["iType", INTEGER],
      ["u8slistComputers", Common.UTF8StringList],
    ],
    { extensible: true },
  );

/** Manual line 40544. */
export interface AsnMgmtClientInstallProfileAction {
  /** package id; EACUSRV is the update service itself */
  u8sPacketIdentifier: string;
  /** action to run */
  iAction: number;
  /** installation options */
  iClientTspInstallOption: number;
}
export const AsnMgmtClientInstallProfileAction: Type<AsnMgmtClientInstallProfileAction> =
  /* @__PURE__ */ sequence(
    "AsnMgmtClientInstallProfileAction",
    () => [
      ["u8sPacketIdentifier", UTF8String],
      ["iAction", INTEGER],
      ["iClientTspInstallOption", INTEGER],
    ],
    { extensible: true },
  );

/** Manual line 40572. */
export interface AsnMgmtACUFileForUpdateDescription {
  /** unique file number */
  iFileID: number;
  /** package id from the XML, with language suffix when found by MSI upgrade code */
  u8sIdentifier: string;
  /** description */
  u8sDescription: string;
  /** product */
  u8sProduct: string;
  /** file name */
  u8sFileName: string;
  /** how the file is executed */
  iExecuteType: number;
  /** command, meaning depends on iExecuteType */
  u8sExecuteCommand: string;
  /** file version: exe resource, MSI property or MD5 */
  u8sVersion: string;
  /** MSI upgrade code, used for uninstalling */
  u8sMSIUpgradeCode: string;
  /** MD5 to validate the download */
  u8sValidationCode: string;
  /** language, 0 neutral */
  iFileLanguage: number;
  iLCIDsEmbedded: Common.SEQInteger;
  /** target platform: empty (all), x64 or x86 */
  u8sPlatform: string;
  /** registry or file key telling whether it is installed */
  u8sKeyInstalled: string;
  /** registry or file key of the installed version */
  u8sKeyVersion: string;
  /** registry key of the installed language */
  u8sRegPathLanguage: string;
  /** usable for updates */
  iAllowUpdate: number;
  /** usable for remote installation */
  iAllowInstall: number;
}
export const AsnMgmtACUFileForUpdateDescription: Type<AsnMgmtACUFileForUpdateDescription> =
  /* @__PURE__ */ sequence(
    "AsnMgmtACUFileForUpdateDescription",
    () => [
      ["iFileID", INTEGER],
      ["u8sIdentifier", UTF8String],
      ["u8sDescription", UTF8String],
      ["u8sProduct", UTF8String],
      ["u8sFileName", UTF8String],
      ["iExecuteType", INTEGER],
      ["u8sExecuteCommand", UTF8String],
      ["u8sVersion", UTF8String],
      ["u8sMSIUpgradeCode", UTF8String],
      ["u8sValidationCode", UTF8String],
      ["iFileLanguage", INTEGER],
      ["iLCIDsEmbedded", Common.SEQInteger],
      ["u8sPlatform", UTF8String],
      ["u8sKeyInstalled", UTF8String],
      ["u8sKeyVersion", UTF8String],
      ["u8sRegPathLanguage", UTF8String],
      ["iAllowUpdate", INTEGER],
      ["iAllowInstall", INTEGER],
    ],
    { extensible: true },
  );

/** Manual line 40704. */
export interface AsnMgmtGetClientInstallProfileArgument {
  u8sComputer: string;
}
export const AsnMgmtGetClientInstallProfileArgument: Type<AsnMgmtGetClientInstallProfileArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtGetClientInstallProfileArgument",
    () => [["u8sComputer", UTF8String]],
    { extensible: true },
  );

/** Manual line 40712. */
export interface AsnMgmtUpdateServiceSettings {
  /** update service available (0/1) */
  iStatusUpdateService: number;
  /** update service active (0/1) */
  iEACUServiceActive: number;
  /** update time limited (0/1) */
  iEACUServiceTimeLimited: number;
  /** downgrade allowed (0/1) */
  iAllowVersionDowngrade: number;
  /** behaviour while the client has media connections, see {@link AsnUpdateAVBehaviour} */
  iAVBehaviour: AsnUpdateAVBehaviour;
  /** longest wait for an idle client */
  iMaxWaitTimeForIdleMinutes: number;
  /** allowed from */
  dtTimeFrom: Common.AsnSystemTime;
  dtTimeTo: Common.AsnSystemTime;
}
export const AsnMgmtUpdateServiceSettings: Type<AsnMgmtUpdateServiceSettings> =
  /* @__PURE__ */ sequence(
    "AsnMgmtUpdateServiceSettings",
    () => [
      ["iStatusUpdateService", INTEGER],
      ["iEACUServiceActive", INTEGER],
      ["iEACUServiceTimeLimited", INTEGER],
      ["iAllowVersionDowngrade", INTEGER],
      ["iAVBehaviour", INTEGER],
      ["iMaxWaitTimeForIdleMinutes", INTEGER],
      ["dtTimeFrom", Common.AsnSystemTime],
      ["dtTimeTo", Common.AsnSystemTime],
    ],
    { extensible: true },
  );

/** Manual line 40743. */
export interface AsnMgmtClientInstallProfilePacket {
  u8sPacketIdentifier: string;
  u8sVersion: string;
}
export const AsnMgmtClientInstallProfilePacket: Type<AsnMgmtClientInstallProfilePacket> =
  /* @__PURE__ */ sequence(
    "AsnMgmtClientInstallProfilePacket",
    () => [
      ["u8sPacketIdentifier", UTF8String],
      ["u8sVersion", UTF8String],
    ],
    { extensible: true },
  );

/** Manual line 40753. */
export interface AsnMgmtConResetLineArgument {
  u8sLineID: string;
}
export const AsnMgmtConResetLineArgument: Type<AsnMgmtConResetLineArgument> =
  /* @__PURE__ */ sequence("AsnMgmtConResetLineArgument", () => [["u8sLineID", UTF8String]], {
    extensible: true,
  });

/** Manual line 40761. */
export interface AsnMgmtGetLineStatesEventArgument {
  iDumpMessage: number;
  iDumpType: number;
  u8sLineID: string;
  /** see {@link Cti.AsnCtiLineOpenStatus} */
  iOpenState: Cti.AsnCtiLineOpenStatus;
  iNumCalls: number;
  iSipResponseCode: number;
  u8sReasonPhrase: string;
}
export const AsnMgmtGetLineStatesEventArgument: Type<AsnMgmtGetLineStatesEventArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtGetLineStatesEventArgument",
    () => [
      ["iDumpMessage", INTEGER],
      ["iDumpType", INTEGER],
      ["u8sLineID", UTF8String],
      ["iOpenState", INTEGER],
      ["iNumCalls", INTEGER],
      ["iSipResponseCode", INTEGER],
      ["u8sReasonPhrase", UTF8String],
    ],
    { extensible: true },
  );

/** Manual line 40781. */
export interface AsnMgmtGetLineSourcesResult {
  u8slistSources: Common.UTF8StringList;
}
export const AsnMgmtGetLineSourcesResult: Type<AsnMgmtGetLineSourcesResult> =
  /* @__PURE__ */ sequence(
    "AsnMgmtGetLineSourcesResult",
    () => [["u8slistSources", Common.UTF8StringList]],
    { extensible: true },
  );

/** Manual line 40788. */
export interface AsnMgmtLineStateChangedArgument {
  u8sLineID: string;
  /** see {@link Cti.AsnCtiLineOpenStatus} */
  iOpenState: Cti.AsnCtiLineOpenStatus;
  iNumCalls: number;
  iSipResponseCode: number;
  u8sReasonPhrase: string;
}
export const AsnMgmtLineStateChangedArgument: Type<AsnMgmtLineStateChangedArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtLineStateChangedArgument",
    () => [
      ["u8sLineID", UTF8String],
      ["iOpenState", INTEGER],
      ["iNumCalls", INTEGER],
      ["iSipResponseCode", INTEGER],
      ["u8sReasonPhrase", UTF8String],
    ],
    { extensible: true },
  );

/** Manual line 40804. */
export interface AsnMgmtGetLineSourceDeviceIDsArgument {
  u8sLineSource: string;
}
export const AsnMgmtGetLineSourceDeviceIDsArgument: Type<AsnMgmtGetLineSourceDeviceIDsArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtGetLineSourceDeviceIDsArgument",
    () => [["u8sLineSource", UTF8String]],
    { extensible: true },
  );

/** Manual line 40812. */
export interface AsnMgmtGetLineSourceDeviceIDsResult {
  iListDeviceIDs: Common.SEQInteger;
}
export const AsnMgmtGetLineSourceDeviceIDsResult: Type<AsnMgmtGetLineSourceDeviceIDsResult> =
  /* @__PURE__ */ sequence(
    "AsnMgmtGetLineSourceDeviceIDsResult",
    () => [["iListDeviceIDs", Common.SEQInteger]],
    { extensible: true },
  );

/** Manual line 40820. */
export interface AsnMgmtGetLinesForSourceArgument {
  u8sLineSource: string;
}
export const AsnMgmtGetLinesForSourceArgument: Type<AsnMgmtGetLinesForSourceArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtGetLinesForSourceArgument",
    () => [["u8sLineSource", UTF8String]],
    { extensible: true },
  );

/** Manual line 40827. */
export interface AsnMgmtGetLineStatesArgument {
  iType: number;
}
export const AsnMgmtGetLineStatesArgument: Type<AsnMgmtGetLineStatesArgument> =
  /* @__PURE__ */ sequence("AsnMgmtGetLineStatesArgument", () => [["iType", INTEGER]], {
    extensible: true,
  });

/** Manual line 40835. */
export interface AsnMgmtTapiLineConfiguration {
  /** line is used by the server */
  iEnabled: number;
  /** journal is written */
  iJournal: number;
  /** unused */
  iDummyWirelessPhone: number;
  /** number determined automatically (group setting) */
  iUseAutomaticPhoneNumber: number;
  /** manual number */
  u8sManualPhoneNumber: string;
  /** use the TAPI line name */
  iUseTapiLineName: number;
  /** location id */
  u8sLocationID: string;
  /** private phone */
  iPrivatePhone: number;
  /** trunk line */
  iTrunk: number;
  /** line source specific properties */
  customProps: Common.AsnStringPairList;
  /** addresses on which calls are signalled, see {@link AsnMgmtTapiLineSINGALCALLSONADDRESSEnum} */
  iSignalCallsOnAddress: AsnMgmtTapiLineSINGALCALLSONADDRESSEnum;
}
export const AsnMgmtTapiLineConfiguration: Type<AsnMgmtTapiLineConfiguration> =
  /* @__PURE__ */ sequence(
    "AsnMgmtTapiLineConfiguration",
    () => [
      ["iEnabled", INTEGER],
      ["iJournal", INTEGER],
      ["iDummyWirelessPhone", INTEGER],
      ["iUseAutomaticPhoneNumber", INTEGER],
      ["u8sManualPhoneNumber", UTF8String],
      ["iUseTapiLineName", INTEGER],
      ["u8sLocationID", UTF8String],
      ["iPrivatePhone", INTEGER],
      ["iTrunk", INTEGER],
      ["customProps", Common.AsnStringPairList],
      ["iSignalCallsOnAddress", INTEGER],
    ],
    { extensible: true },
  );

/** Manual line 40890. */
export interface AsnMgmtTapiLineConfig4Admin {
  /** line is used by the server */
  iEnabled: number;
  /** journal is written */
  iJournal: number;
  /** unused */
  iDummyWirelessPhone: number;
  /** number determined automatically (group setting) */
  iUseAutomaticPhoneNumber: number;
  /** manual number */
  u8sManualPhoneNumber: string;
  /** use the TAPI line name */
  iUseTapiLineName: number;
  /** location id */
  u8sLocationID: string;
  /** TAPI device id, valid until restart */
  iTapiDeviceID: number;
  /** line id */
  u8sLineID: string;
  /** automatic number */
  u8sAutomaticPhoneNumber: string;
  /** TAPI line name */
  u8sTapiLineName: string;
  /** TAPI group name */
  u8sPBXGroupName: string;
  /** administrative forwards enabled */
  iAdminForwardingEnabled: number;
  /** administrative forwards */
  adminForwarding: Common.AsnLineForwards;
  /** user forwards enabled */
  iUserForwardingEnabled: number;
  /** user forwards */
  userForwarding: Common.AsnLineForwards;
  iPrivatePhone: number;
  /** line source name */
  u8sLineSourceName: string;
  /** line source specific properties */
  customProps: Common.AsnStringPairList;
  /** line may be enabled when needed (group setting) */
  iAutoActivate: number;
  /** physical device id */
  u8sPhysicalDeviceID: string;
  /** line URI */
  u8sLineURI: string;
  /** trunk line */
  iTrunk: number;
  /** addresses on which calls are signalled, see {@link AsnMgmtTapiLineSINGALCALLSONADDRESSEnum} */
  iSignalCallsOnAddress: AsnMgmtTapiLineSINGALCALLSONADDRESSEnum;
  /** addresses of the line */
  u8slistAddressNames: Common.UTF8StringList;
  /** line configuration id */
  u8sLineConfigIdentifier: string;
}
export const AsnMgmtTapiLineConfig4Admin: Type<AsnMgmtTapiLineConfig4Admin> =
  /* @__PURE__ */ sequence(
    "AsnMgmtTapiLineConfig4Admin",
    () => [
      ["iEnabled", INTEGER],
      ["iJournal", INTEGER],
      ["iDummyWirelessPhone", INTEGER],
      ["iUseAutomaticPhoneNumber", INTEGER],
      ["u8sManualPhoneNumber", UTF8String],
      ["iUseTapiLineName", INTEGER],
      ["u8sLocationID", UTF8String],
      ["iTapiDeviceID", INTEGER],
      ["u8sLineID", UTF8String],
      ["u8sAutomaticPhoneNumber", UTF8String],
      ["u8sTapiLineName", UTF8String],
      ["u8sPBXGroupName", UTF8String],
      ["iAdminForwardingEnabled", INTEGER],
      ["adminForwarding", Common.AsnLineForwards],
      ["iUserForwardingEnabled", INTEGER],
      ["userForwarding", Common.AsnLineForwards],
      ["iPrivatePhone", INTEGER],
      ["u8sLineSourceName", UTF8String],
      ["customProps", Common.AsnStringPairList],
      ["iAutoActivate", INTEGER],
      ["u8sPhysicalDeviceID", UTF8String],
      ["u8sLineURI", UTF8String],
      ["iTrunk", INTEGER],
      ["iSignalCallsOnAddress", INTEGER],
      ["u8slistAddressNames", Common.UTF8StringList],
      ["u8sLineConfigIdentifier", UTF8String],
    ],
    { extensible: true },
  );

/** Manual line 41001. */
export interface AsnMgmtOnLineGroupRemovedArgument {
  u8sLineSourceName: string;
  u8sPBXGroupName: string;
}
export const AsnMgmtOnLineGroupRemovedArgument: Type<AsnMgmtOnLineGroupRemovedArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtOnLineGroupRemovedArgument",
    () => [
      ["u8sLineSourceName", UTF8String],
      ["u8sPBXGroupName", UTF8String],
    ],
    { extensible: true },
  );

/** Manual line 41011. */
export interface AsnMgmtGetLineGroupsArgument {
  u8sLineSourceName: string;
}
export const AsnMgmtGetLineGroupsArgument: Type<AsnMgmtGetLineGroupsArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtGetLineGroupsArgument",
    () => [["u8sLineSourceName", UTF8String]],
    { extensible: true },
  );

/** Manual line 41018. */
export interface AsnMgmtGetLineGroupsResult {
  u8slistLineGroups: Common.UTF8StringList;
}
export const AsnMgmtGetLineGroupsResult: Type<AsnMgmtGetLineGroupsResult> =
  /* @__PURE__ */ sequence(
    "AsnMgmtGetLineGroupsResult",
    () => [["u8slistLineGroups", Common.UTF8StringList]],
    { extensible: true },
  );

/** Manual line 41026. */
export interface AsnMgmtSubscribeLineEventsArgument {
  u8sTAPILineID: string;
}
export const AsnMgmtSubscribeLineEventsArgument: Type<AsnMgmtSubscribeLineEventsArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtSubscribeLineEventsArgument",
    () => [["u8sTAPILineID", UTF8String]],
    { extensible: true },
  );

/** Manual line 41034. */
export interface AsnMgmtGetLineConfigArgument {
  u8sLineSource: string;
  iDeviceID: number;
}
export const AsnMgmtGetLineConfigArgument: Type<AsnMgmtGetLineConfigArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtGetLineConfigArgument",
    () => [
      ["u8sLineSource", UTF8String],
      ["iDeviceID", INTEGER],
    ],
    { extensible: true },
  );

/** Manual line 41044. */
export interface AsnMgmtDeleteLineArgument {
  u8sLineSource: string;
  u8sLineID: string;
}
export const AsnMgmtDeleteLineArgument: Type<AsnMgmtDeleteLineArgument> = /* @__PURE__ */ sequence(
  "AsnMgmtDeleteLineArgument",
  () => [
    ["u8sLineSource", UTF8String],
    ["u8sLineID", UTF8String],
  ],
  { extensible: true },
);

/** Manual line 41054. */
export interface AsnMgmtETapiUIDllCallbackArgument {
  binData: Uint8Array;
}
export const AsnMgmtETapiUIDllCallbackArgument: Type<AsnMgmtETapiUIDllCallbackArgument> =
  /* @__PURE__ */ sequence("AsnMgmtETapiUIDllCallbackArgument", () => [["binData", OCTET_STRING]], {
    extensible: true,
  });

/** Manual line 41061. */
export interface AsnMgmtETapiUIDllCallbackResult {
  binData: Uint8Array;
}
export const AsnMgmtETapiUIDllCallbackResult: Type<AsnMgmtETapiUIDllCallbackResult> =
  /* @__PURE__ */ sequence("AsnMgmtETapiUIDllCallbackResult", () => [["binData", OCTET_STRING]], {
    extensible: true,
  });

/** Manual line 41069. */
export interface AsnMgmtCtiFeatureCode {
  /** active */
  bEnabled: boolean;
  /** name */
  u8sFeatureName: string;
  /** code */
  u8sFeatureCode: string;
}
export const AsnMgmtCtiFeatureCode: Type<AsnMgmtCtiFeatureCode> = /* @__PURE__ */ sequence(
  "AsnMgmtCtiFeatureCode",
  () => [
    ["bEnabled", BOOLEAN],
    ["u8sFeatureName", UTF8String],
    ["u8sFeatureCode", UTF8String],
  ],
  { extensible: true },
);

/** Manual line 41081. */
export interface AsnMgmtRequestPBXLineExistsArgument {
  u8sPhoneNumber: string;
}
export const AsnMgmtRequestPBXLineExistsArgument: Type<AsnMgmtRequestPBXLineExistsArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtRequestPBXLineExistsArgument",
    () => [["u8sPhoneNumber", UTF8String]],
    { extensible: true },
  );

/** Manual line 41089. */
export interface AsnMgmtRequestPBXLineExistsResult {
  u8sCorrectNumberSC: string;
}
export const AsnMgmtRequestPBXLineExistsResult: Type<AsnMgmtRequestPBXLineExistsResult> =
  /* @__PURE__ */ sequence(
    "AsnMgmtRequestPBXLineExistsResult",
    () => [["u8sCorrectNumberSC", UTF8String]],
    { extensible: true },
  );

/** Manual line 41097. */
export interface AsnMgmtLineEventForAdmin {
  u8sTAPILineID: string;
  u8sCallerIDTAPI: string;
  u8sCalledIDTAPI: string;
  u8sConnectedIDTAPI: string;
  bOutBoundCall: boolean;
  iCallState: number;
}
export const AsnMgmtLineEventForAdmin: Type<AsnMgmtLineEventForAdmin> = /* @__PURE__ */ sequence(
  "AsnMgmtLineEventForAdmin",
  () => [
    ["u8sTAPILineID", UTF8String],
    ["u8sCallerIDTAPI", UTF8String],
    ["u8sCalledIDTAPI", UTF8String],
    ["u8sConnectedIDTAPI", UTF8String],
    ["bOutBoundCall", BOOLEAN],
    ["iCallState", INTEGER],
  ],
  { extensible: true },
);

/** Manual line 41114. */
export interface AsnUserManagerSettings {
  /** user authentication, see {@link AsnMgmtEnumUMSecurity} */
  iUMSecurity: AsnMgmtEnumUMSecurity;
  /** user self installation, see {@link AsnMgmtEnumUMSelfInstall} */
  iUMSelfInstall: AsnMgmtEnumUMSelfInstall;
  /** computer is a domain member (read only) */
  iComputerIsDomainMember: number;
  /** NT domain (read only) */
  u8sComputerDomainNT: string;
  /** DNS domain (read only) */
  u8sComputerDomainFQ: string;
  /** domain controller (read only) */
  u8sDomainController: string;
  /** rights all users get; additive */
  objGlobalUserRightDetails: Admin.AsnUserDynamicRights;
  /** 1 all users appear in all monitors */
  iShowAllUsersInAllMonitors: number;
  /** 1 users may not change their monitor */
  iDisableAllMonitorConfiguration: number;
  /** clients may see the whole journal, default false */
  bAllJournalEntriesVisible: boolean;
  /** feature bits of the user manager */
  iFeatures: number;
  /** users may delete journal entries */
  bDeleteJournalEntriesEnabled: boolean;
  /** assign lines to users by their numbers */
  bAutoBindLinesForUsersPhoneNumbers: boolean;
  /** presence domains served */
  u8slistPresenceDomains: Common.UTF8StringList;
  /** home server id for profiles */
  u8sHomeServerIdentification: string;
  /** chat in the local network disabled */
  bInternalChatDisabled: boolean;
  /** see {@link AsnMgmtDeskShareAccess} */
  iDeskShareAccess: AsnMgmtDeskShareAccess;
  /** presence off for all clients, default false */
  bPresenceDisabled: boolean;
  /** users may not grant rights, default false */
  bUserUserRightsDisabled: boolean;
  /** chats not stored, default false */
  bChatDatabaseDisabled: boolean;
  /** audio off, default false */
  bAVAudioDisabled: boolean;
  /** video off, default false */
  bAVVideoDisabled: boolean;
  /** desktop sharing over federation off, default false */
  bDeskshareFedDisabled: boolean;
  /** login by mobile allowed */
  bLoginByMobile: boolean;
  /** login from outside allowed */
  bLoginOverInternet: boolean;
  /** visible to anonymous users */
  bEnableForAnonymousApi: boolean;
  /** profile page shown */
  bProfilePageVisible: boolean;
  /** user defined fields enabled */
  bEnableUserdefinedCustomFields: boolean;
  /** user defined fields: name, display name */
  mapUserDefinedCustomFields: Common.AsnStringPairList;
}
export const AsnUserManagerSettings: Type<AsnUserManagerSettings> = /* @__PURE__ */ sequence(
  "AsnUserManagerSettings",
  () => [
    ["iUMSecurity", INTEGER],
    ["iUMSelfInstall", INTEGER],
    ["iComputerIsDomainMember", INTEGER],
    ["u8sComputerDomainNT", UTF8String],
    ["u8sComputerDomainFQ", UTF8String],
    ["u8sDomainController", UTF8String],
    ["objGlobalUserRightDetails", Admin.AsnUserDynamicRights],
    ["iShowAllUsersInAllMonitors", INTEGER],
    ["iDisableAllMonitorConfiguration", INTEGER],
    ["bAllJournalEntriesVisible", BOOLEAN],
    ["iFeatures", INTEGER],
    ["bDeleteJournalEntriesEnabled", BOOLEAN],
    ["bAutoBindLinesForUsersPhoneNumbers", BOOLEAN],
    ["u8slistPresenceDomains", Common.UTF8StringList],
    ["u8sHomeServerIdentification", UTF8String],
    ["bInternalChatDisabled", BOOLEAN],
    ["iDeskShareAccess", INTEGER],
    ["bPresenceDisabled", BOOLEAN],
    ["bUserUserRightsDisabled", BOOLEAN],
    ["bChatDatabaseDisabled", BOOLEAN],
    ["bAVAudioDisabled", BOOLEAN],
    ["bAVVideoDisabled", BOOLEAN],
    ["bDeskshareFedDisabled", BOOLEAN],
    ["bLoginByMobile", BOOLEAN],
    ["bLoginOverInternet", BOOLEAN],
    ["bEnableForAnonymousApi", BOOLEAN],
    ["bProfilePageVisible", BOOLEAN],
    ["bEnableUserdefinedCustomFields", BOOLEAN],
    ["mapUserDefinedCustomFields", Common.AsnStringPairList],
  ],
  { extensible: true },
);

/** Manual line 41393. */
export interface AsnMgmtUserManagerLDAPAttribute {
  /** server attribute (contact field name) */
  u8sCtiServerAttributeName: string;
  /** LDAP attribute name */
  u8sLDAPAttributeName: string;
  /** comment */
  u8sLDAPAttributeDefaultName: string;
  /** field may supply a line */
  bThisFieldCanQueryaPhoneLine: boolean;
  /** assign lines by this number field */
  bQueryLinesForThisPhoneNumberField: boolean;
  /** assign lines by this number field */
  bQueryLinesForThisPhoneNumberFieldDefault: boolean;
}
export const AsnMgmtUserManagerLDAPAttribute: Type<AsnMgmtUserManagerLDAPAttribute> =
  /* @__PURE__ */ sequence(
    "AsnMgmtUserManagerLDAPAttribute",
    () => [
      ["u8sCtiServerAttributeName", UTF8String],
      ["u8sLDAPAttributeName", UTF8String],
      ["u8sLDAPAttributeDefaultName", UTF8String],
      ["bThisFieldCanQueryaPhoneLine", BOOLEAN],
      ["bQueryLinesForThisPhoneNumberField", BOOLEAN],
      ["bQueryLinesForThisPhoneNumberFieldDefault", BOOLEAN],
    ],
    { extensible: true },
  );

/** Manual line 41422. */
export interface AsnMgmtGetUMInterfaceSettingsArgument {
  /** see {@link AsnMgmtUserManagerInterfaceType} */
  iInterfaceType: AsnMgmtUserManagerInterfaceType;
}
export const AsnMgmtGetUMInterfaceSettingsArgument: Type<AsnMgmtGetUMInterfaceSettingsArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtGetUMInterfaceSettingsArgument",
    () => [["iInterfaceType", INTEGER]],
    { extensible: true },
  );

/** Manual line 41430. */
export interface AsnMgmtAddLicenseArgument {
  u8sLicense: string;
}
export const AsnMgmtAddLicenseArgument: Type<AsnMgmtAddLicenseArgument> = /* @__PURE__ */ sequence(
  "AsnMgmtAddLicenseArgument",
  () => [["u8sLicense", UTF8String]],
  { extensible: true },
);

/** Manual line 41438. */
export interface AsnMgmtRemoveLicenseArgument {
  u8sLicense: string;
}
export const AsnMgmtRemoveLicenseArgument: Type<AsnMgmtRemoveLicenseArgument> =
  /* @__PURE__ */ sequence("AsnMgmtRemoveLicenseArgument", () => [["u8sLicense", UTF8String]], {
    extensible: true,
  });

/** Manual line 41446. */
export interface AsnMgmtFeatureCount {
  /** see {@link AsnMgmtELICENSEFEATURE} */
  feature: AsnMgmtELICENSEFEATURE;
  iCount: number;
}
export const AsnMgmtFeatureCount: Type<AsnMgmtFeatureCount> = /* @__PURE__ */ sequence(
  "AsnMgmtFeatureCount",
  () => [
    ["feature", INTEGER],
    ["iCount", INTEGER],
  ],
  { extensible: true },
);

/** Manual line 41455. */
export interface AsnMgmtSetLicenseGenuineStatusArgument {
  genuineInfos: Common.AsnStringPairList;
}
export const AsnMgmtSetLicenseGenuineStatusArgument: Type<AsnMgmtSetLicenseGenuineStatusArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtSetLicenseGenuineStatusArgument",
    () => [["genuineInfos", Common.AsnStringPairList]],
    { extensible: true },
  );

/** Manual line 41463. */
export interface AsnMgmtSetLicenseGenuineStatusResult {
  u8slistUpdateLicenseCodes: Common.UTF8StringList;
}
export const AsnMgmtSetLicenseGenuineStatusResult: Type<AsnMgmtSetLicenseGenuineStatusResult> =
  /* @__PURE__ */ sequence(
    "AsnMgmtSetLicenseGenuineStatusResult",
    () => [["u8slistUpdateLicenseCodes", Common.UTF8StringList]],
    { extensible: true },
  );

/** Manual line 41471. */
export interface AsnMgmtGetLicenseArgument {
  iCount: number;
}
export const AsnMgmtGetLicenseArgument: Type<AsnMgmtGetLicenseArgument> = /* @__PURE__ */ sequence(
  "AsnMgmtGetLicenseArgument",
  () => [["iCount", INTEGER]],
  { extensible: true },
);

/** Manual line 41479. */
export interface AsnMgmtGetLicenseError extends Common.WithOptionalParams {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnMgmtGetLicenseError: Type<AsnMgmtGetLicenseError> = /* @__PURE__ */ sequence(
  "AsnMgmtGetLicenseError",
  () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 41491. */
export interface AsnMgmtGetHasCurrentVersionLicensesResult {
  iNumUsers: number;
}
export const AsnMgmtGetHasCurrentVersionLicensesResult: Type<AsnMgmtGetHasCurrentVersionLicensesResult> =
  /* @__PURE__ */ sequence(
    "AsnMgmtGetHasCurrentVersionLicensesResult",
    () => [["iNumUsers", INTEGER]],
    { extensible: true },
  );

/** Manual line 41498. */
export interface AsnMgmtGetNumLicensesResult {
  iNumLicenses: number;
}
export const AsnMgmtGetNumLicensesResult: Type<AsnMgmtGetNumLicensesResult> =
  /* @__PURE__ */ sequence("AsnMgmtGetNumLicensesResult", () => [["iNumLicenses", INTEGER]], {
    extensible: true,
  });

/** Manual line 41506. */
export interface AsnMgmtGetRemainingTrialDaysResult {
  iRemainingTestDays: number;
}
export const AsnMgmtGetRemainingTrialDaysResult: Type<AsnMgmtGetRemainingTrialDaysResult> =
  /* @__PURE__ */ sequence(
    "AsnMgmtGetRemainingTrialDaysResult",
    () => [["iRemainingTestDays", INTEGER]],
    { extensible: true },
  );

/** Manual line 41514. */
export interface AsnMgmtGetHWIDResult {
  u8sHWID: string;
  u8sSystemIdentifier: string;
}
export const AsnMgmtGetHWIDResult: Type<AsnMgmtGetHWIDResult> = /* @__PURE__ */ sequence(
  "AsnMgmtGetHWIDResult",
  () => [
    ["u8sHWID", UTF8String],
    ["u8sSystemIdentifier", UTF8String],
  ],
  { extensible: true },
);

/** Manual line 41524. */
export type AsnMgmtOnLicensesHaveChangedEventArgument = Record<string, never>;
export const AsnMgmtOnLicensesHaveChangedEventArgument: Type<AsnMgmtOnLicensesHaveChangedEventArgument> =
  /* @__PURE__ */ sequence("AsnMgmtOnLicensesHaveChangedEventArgument", () => [], {
    extensible: true,
  });

/** Manual line 41530. */
export interface AsnMgmtEUCWSCapabilities {
  iCapabilities: number;
  u8slistAliases: Common.UTF8StringList;
  u8slistLicenses: Common.UTF8StringList;
  u8slistCERObject: Common.UTF8StringList;
}
export const AsnMgmtEUCWSCapabilities: Type<AsnMgmtEUCWSCapabilities> = /* @__PURE__ */ sequence(
  "AsnMgmtEUCWSCapabilities",
  () => [
    ["iCapabilities", INTEGER],
    ["u8slistAliases", Common.UTF8StringList],
    ["u8slistLicenses", Common.UTF8StringList],
    ["u8slistCERObject", Common.UTF8StringList],
  ],
  { extensible: true },
);

/** Manual line 41543. */
export interface AsnMgmtEUCWebServiceConfig {
  u8sWCSID: string;
  u8sUCSID: string;
  u8sUCSPassword: string;
  u8sServerAddress: string;
}
export const AsnMgmtEUCWebServiceConfig: Type<AsnMgmtEUCWebServiceConfig> =
  /* @__PURE__ */ sequence(
    "AsnMgmtEUCWebServiceConfig",
    () => [
      ["u8sWCSID", UTF8String],
      ["u8sUCSID", UTF8String],
      ["u8sUCSPassword", UTF8String],
      ["u8sServerAddress", UTF8String],
    ],
    { extensible: true },
  );

/** Manual line 41557. */
export interface AsnMgmtWebServiceAccessParams {
  u8sHost: string;
  iPort: number;
  iSSL: number;
  iController: number;
  u8sUCSID: string;
}
export const AsnMgmtWebServiceAccessParams: Type<AsnMgmtWebServiceAccessParams> =
  /* @__PURE__ */ sequence(
    "AsnMgmtWebServiceAccessParams",
    () => [
      ["u8sHost", UTF8String],
      ["iPort", INTEGER],
      ["iSSL", INTEGER],
      ["iController", INTEGER],
      ["u8sUCSID", UTF8String],
    ],
    { extensible: true },
  );

/** Manual line 41573. */
export interface AsnMgmtSMTPServerSettings {
  iSmtpEnabled: number;
  iSmtpPort: number;
  u8sSmtpServerBindAddress: string;
  u8sSenderDomain: string;
  u8sSMSRecipientDomain: string;
  iAllowSMSAll: number;
  iAllowSMSUserLogin: number;
  iAllowSMSUserMailFrom: number;
  iAllowSMSUserMobileTo: number;
}
export const AsnMgmtSMTPServerSettings: Type<AsnMgmtSMTPServerSettings> = /* @__PURE__ */ sequence(
  "AsnMgmtSMTPServerSettings",
  () => [
    ["iSmtpEnabled", INTEGER],
    ["iSmtpPort", INTEGER],
    ["u8sSmtpServerBindAddress", UTF8String],
    ["u8sSenderDomain", UTF8String],
    ["u8sSMSRecipientDomain", UTF8String],
    ["iAllowSMSAll", INTEGER],
    ["iAllowSMSUserLogin", INTEGER],
    ["iAllowSMSUserMailFrom", INTEGER],
    ["iAllowSMSUserMobileTo", INTEGER],
  ],
  { extensible: true },
);

/** Manual line 41596. */
export interface AsnMgmtSendMailArgument {
  u8sFrom: string;
  u8sTo: string;
  u8sSubject: string;
  u8sMessage: string;
}
export const AsnMgmtSendMailArgument: Type<AsnMgmtSendMailArgument> = /* @__PURE__ */ sequence(
  "AsnMgmtSendMailArgument",
  () => [
    ["u8sFrom", UTF8String],
    ["u8sTo", UTF8String],
    ["u8sSubject", UTF8String],
    ["u8sMessage", UTF8String],
  ],
  { extensible: true },
);

/** Manual line 41610. */
export interface AsnMgmtSendInviteMailArgument {
  u8slistAddresses: Common.UTF8StringList;
  u8sMessage: string;
  u8sUserURL: string;
  u8sAppConfigURL: string;
  iWaitForSend: number;
}
export const AsnMgmtSendInviteMailArgument: Type<AsnMgmtSendInviteMailArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtSendInviteMailArgument",
    () => [
      ["u8slistAddresses", Common.UTF8StringList],
      ["u8sMessage", UTF8String],
      ["u8sUserURL", UTF8String],
      ["u8sAppConfigURL", UTF8String],
      ["iWaitForSend", INTEGER],
    ],
    { extensible: true },
  );

/** Manual line 41625. */
export interface AsnMgmtEMailConnectorSettings {
  u8sSMTPServer: string;
  u8sLoginName: string;
  u8sLoginPassword: string;
  u8sAdminMailAddr: string;
  u8sMailFromAddr: string;
  u8sMailFromName: string;
  iSMTPPort: number;
  iAllowUTF8Encoding: number;
  iRequireTLS: number;
}
export const AsnMgmtEMailConnectorSettings: Type<AsnMgmtEMailConnectorSettings> =
  /* @__PURE__ */ sequence(
    "AsnMgmtEMailConnectorSettings",
    () => [
      ["u8sSMTPServer", UTF8String],
      ["u8sLoginName", UTF8String],
      ["u8sLoginPassword", UTF8String],
      ["u8sAdminMailAddr", UTF8String],
      ["u8sMailFromAddr", UTF8String],
      ["u8sMailFromName", UTF8String],
      ["iSMTPPort", INTEGER],
      ["iAllowUTF8Encoding", INTEGER],
      ["iRequireTLS", INTEGER],
    ],
    { extensible: true },
  );

/** Manual line 41649. */
export interface AsnMgmtTapiProblemSettings {
  iReinitAutorestart: number;
  iLineOpenFailedAction: number;
  iLineOpenDelayTime: number;
}
export const AsnMgmtTapiProblemSettings: Type<AsnMgmtTapiProblemSettings> =
  /* @__PURE__ */ sequence(
    "AsnMgmtTapiProblemSettings",
    () => [
      ["iReinitAutorestart", INTEGER],
      ["iLineOpenFailedAction", INTEGER],
      ["iLineOpenDelayTime", INTEGER],
    ],
    { extensible: true },
  );

/** Manual line 41666. */
export interface AsnMgmtDatabaseManagerSettings extends Common.WithOptionalParams {
  iAuthMode: number;
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
export const AsnMgmtDatabaseManagerSettings: Type<AsnMgmtDatabaseManagerSettings> =
  /* @__PURE__ */ sequence("AsnMgmtDatabaseManagerSettings", () => [
    ["iAuthMode", INTEGER],
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

/** Manual line 41734. */
export interface AsnMgmtGetDatabaseManagerSettingsError extends Common.WithOptionalParams {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnMgmtGetDatabaseManagerSettingsError: Type<AsnMgmtGetDatabaseManagerSettingsError> =
  /* @__PURE__ */ sequence("AsnMgmtGetDatabaseManagerSettingsError", () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 41746. */
export interface AsnMgmtSetDatabaseManagerSettingsError extends Common.WithOptionalParams {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnMgmtSetDatabaseManagerSettingsError: Type<AsnMgmtSetDatabaseManagerSettingsError> =
  /* @__PURE__ */ sequence("AsnMgmtSetDatabaseManagerSettingsError", () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 41758. */
export interface AsnMgmtGetAvailableDatabasesResult {
  u8slistDatabaseNames: Common.UTF8StringList;
}
export const AsnMgmtGetAvailableDatabasesResult: Type<AsnMgmtGetAvailableDatabasesResult> =
  /* @__PURE__ */ sequence(
    "AsnMgmtGetAvailableDatabasesResult",
    () => [["u8slistDatabaseNames", Common.UTF8StringList]],
    { extensible: true },
  );

/** Manual line 41766. */
export interface AsnListeningInterface {
  /** enabled */
  bEnabled: boolean;
  /** GUID */
  u8sInterfaceGUID: string;
  /** see {@link AsnInterfaceTypeEnum} */
  iInterfaceType: AsnInterfaceTypeEnum;
  /** see {@link AsnInterfaceProtocolEnum} */
  iProtocol: AsnInterfaceProtocolEnum;
  /** bind address */
  u8sBindAddress: string;
  /** port */
  iPort: number;
  /** default interface */
  bIsDefault: boolean;
  /** certificate fingerprint */
  u8sCertHash: string;
  /** certificate container file */
  u8sCertContainerFile: string;
  /** certificate container content (server-admin-server only) */
  u8sCertContainerContent: string;
  /** DNS name */
  u8sDNSName: string;
  /** public address and port */
  u8sPublicIP: string;
  iPublicPort: number;
}
export const AsnListeningInterface: Type<AsnListeningInterface> = /* @__PURE__ */ sequence(
  "AsnListeningInterface",
  () => [
    ["bEnabled", BOOLEAN],
    ["u8sInterfaceGUID", UTF8String],
    ["iInterfaceType", INTEGER],
    ["iProtocol", INTEGER],
    ["u8sBindAddress", UTF8String],
    ["iPort", INTEGER],
    ["bIsDefault", BOOLEAN],
    ["u8sCertHash", UTF8String],
    ["u8sCertContainerFile", UTF8String],
    ["u8sCertContainerContent", UTF8String],
    ["u8sDNSName", UTF8String],
    ["u8sPublicIP", UTF8String],
    ["iPublicPort", INTEGER],
  ],
  { extensible: true },
);

/** Manual line 41805. */
export interface AsnListeningInterfaceStatus {
  /** GUID */
  u8sInterfaceGUID: string;
  /** see {@link AsnInterfaceStatusEnum} */
  iStatus: AsnInterfaceStatusEnum;
  /** socket ids */
  iSocketServerIDs: Common.SEQInteger;
  /** connected clients */
  iOpenConnections: number;
}
export const AsnListeningInterfaceStatus: Type<AsnListeningInterfaceStatus> =
  /* @__PURE__ */ sequence(
    "AsnListeningInterfaceStatus",
    () => [
      ["u8sInterfaceGUID", UTF8String],
      ["iStatus", INTEGER],
      ["iSocketServerIDs", Common.SEQInteger],
      ["iOpenConnections", INTEGER],
    ],
    { extensible: true },
  );

/** Manual line 41821. */
export interface AsnMgmtLogFileSettings {
  iWindowsEventLogLevel: number;
  iLogLevel: number;
  iNumberOfLogfilesToKeep: number;
  iMailToAdmin: number;
  iLogfileSize: number;
  u8sLogFilePath: string;
}
export const AsnMgmtLogFileSettings: Type<AsnMgmtLogFileSettings> = /* @__PURE__ */ sequence(
  "AsnMgmtLogFileSettings",
  () => [
    ["iWindowsEventLogLevel", INTEGER],
    ["iLogLevel", INTEGER],
    ["iNumberOfLogfilesToKeep", INTEGER],
    ["iMailToAdmin", INTEGER],
    ["iLogfileSize", INTEGER],
    ["u8sLogFilePath", UTF8String],
  ],
  { extensible: true },
);

/** Manual line 41840. */
export interface AsnNumberFormatRegExpressionMgmt extends Common.WithOptionalParams {
  u8sSearch: string;
  u8sReplace: string;
  bMatchReplace: boolean;
  bAutoCreatedRule: boolean;
  u8sAutoRuleforLocation: string;
}
export const AsnNumberFormatRegExpressionMgmt: Type<AsnNumberFormatRegExpressionMgmt> =
  /* @__PURE__ */ sequence("AsnNumberFormatRegExpressionMgmt", () => [
    ["u8sSearch", UTF8String],
    ["u8sReplace", UTF8String],
    ["bMatchReplace", BOOLEAN],
    ["bAutoCreatedRule", BOOLEAN],
    ["u8sAutoRuleforLocation", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 41861. */
export interface AsnELocalDialingRuleForeignPNALocalCallItem {
  /** as reported by the TAPI driver */
  u8sAreaCode: string;
  /** extended with location information */
  u8slistNXXPrefixList: Common.UTF8StringList;
}
export const AsnELocalDialingRuleForeignPNALocalCallItem: Type<AsnELocalDialingRuleForeignPNALocalCallItem> =
  /* @__PURE__ */ sequence(
    "AsnELocalDialingRuleForeignPNALocalCallItem",
    () => [
      ["u8sAreaCode", UTF8String],
      ["u8slistNXXPrefixList", Common.UTF8StringList],
    ],
    { extensible: true },
  );

/** Manual line 41872. */
export interface AsnELCRProvider {
  u8sProviderName: string;
  u8sProviderNumber: string;
  iProviderCOLOR: number;
}
export const AsnELCRProvider: Type<AsnELCRProvider> = /* @__PURE__ */ sequence(
  "AsnELCRProvider",
  () => [
    ["u8sProviderName", UTF8String],
    ["u8sProviderNumber", UTF8String],
    ["iProviderCOLOR", INTEGER],
  ],
  { extensible: true },
);

/** Manual line 41886. */
export interface AsnELCRZone {
  u8sZoneName: string;
  u8slistZonePrefixList: Common.UTF8StringList;
  /** 48 characters, one per half hour, naming the provider (0-9, A-Z; 0 none) */
  u8sTimeToProviderWeekDay: string;
  u8sTimeToProviderSaturday: string;
  u8sTimeToProviderSunday: string;
}
export const AsnELCRZone: Type<AsnELCRZone> = /* @__PURE__ */ sequence(
  "AsnELCRZone",
  () => [
    ["u8sZoneName", UTF8String],
    ["u8slistZonePrefixList", Common.UTF8StringList],
    ["u8sTimeToProviderWeekDay", UTF8String],
    ["u8sTimeToProviderSaturday", UTF8String],
    ["u8sTimeToProviderSunday", UTF8String],
  ],
  { extensible: true },
);

/** Manual line 41912. */
export interface AsnMgmtGetLocationInformationMgmtArgument extends Common.WithOptionalParams {
  u8sLocationID: string;
}
export const AsnMgmtGetLocationInformationMgmtArgument: Type<AsnMgmtGetLocationInformationMgmtArgument> =
  /* @__PURE__ */ sequence("AsnMgmtGetLocationInformationMgmtArgument", () => [
    ["u8sLocationID", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 41921. */
export interface AsnMgmtSetLocationInformationMgmtResult extends Common.WithOptionalParams {}
export const AsnMgmtSetLocationInformationMgmtResult: Type<AsnMgmtSetLocationInformationMgmtResult> =
  /* @__PURE__ */ sequence("AsnMgmtSetLocationInformationMgmtResult", () => [
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 41929. */
export interface AsnMgmtDeleteLocationArgument {
  u8sLocationID: string;
}
export const AsnMgmtDeleteLocationArgument: Type<AsnMgmtDeleteLocationArgument> =
  /* @__PURE__ */ sequence("AsnMgmtDeleteLocationArgument", () => [["u8sLocationID", UTF8String]], {
    extensible: true,
  });

/** Manual line 41937. */
export interface AsnMgmtLocationChangedArgument {
  u8sLocationID: string;
  u8sMD5CheckSum: string;
}
export const AsnMgmtLocationChangedArgument: Type<AsnMgmtLocationChangedArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtLocationChangedArgument",
    () => [
      ["u8sLocationID", UTF8String],
      ["u8sMD5CheckSum", UTF8String],
    ],
    { extensible: true },
  );

/** Manual line 41947. */
export interface AsnCSTAServerSettings {
  /** enabled */
  iCSTAServerEnabled: number;
  /** TCP port */
  iCSTAServerPort: number;
  /** bind address */
  u8sCSTAServerBindAddress: string;
  /** enabled */
  iCSTAServerSSLEnabled: number;
  /** TCP port */
  iCSTAServerSSLPort: number;
  /** bind address */
  u8sCSTAServerSSLBindAddress: string;
  /** certificate hash */
  u8sCSTAServerSSLCertificateHash: string;
  /** user name */
  u8sCSTAServerUser: string;
  /** password */
  u8sCSTAServerPasswd: string;
}
export const AsnCSTAServerSettings: Type<AsnCSTAServerSettings> = /* @__PURE__ */ sequence(
  "AsnCSTAServerSettings",
  () => [
    ["iCSTAServerEnabled", INTEGER],
    ["iCSTAServerPort", INTEGER],
    ["u8sCSTAServerBindAddress", UTF8String],
    ["iCSTAServerSSLEnabled", INTEGER],
    ["iCSTAServerSSLPort", INTEGER],
    ["u8sCSTAServerSSLBindAddress", UTF8String],
    ["u8sCSTAServerSSLCertificateHash", UTF8String],
    ["u8sCSTAServerUser", UTF8String],
    ["u8sCSTAServerPasswd", UTF8String],
  ],
  { extensible: true },
);

/** Manual line 41970. */
export interface AsnAVStunOrTurnServer {
  /** type, see {@link AsnAVSTUNANDTURNSERVERTYPE} */
  iType: AsnAVSTUNANDTURNSERVERTYPE;
  /** user name; empty with shared secret */
  u8sUsername: string;
  /** credential or shared secret */
  u8sPassword: string;
  /** lifetime in seconds */
  iTTLSeconds: number;
  /** server URIs */
  u8slistStrUris: Common.UTF8StringList;
}
export const AsnAVStunOrTurnServer: Type<AsnAVStunOrTurnServer> = /* @__PURE__ */ sequence(
  "AsnAVStunOrTurnServer",
  () => [
    ["iType", INTEGER],
    ["u8sUsername", UTF8String],
    ["u8sPassword", UTF8String],
    ["iTTLSeconds", INTEGER],
    ["u8slistStrUris", Common.UTF8StringList],
  ],
  { extensible: true },
);

/** Manual line 41992. */
export interface AsnMgmtGetSTUNandTURNConsumerConfigResult {
  config: AudioVideo.AsnConfigSTUNandTURNList;
}
export const AsnMgmtGetSTUNandTURNConsumerConfigResult: Type<AsnMgmtGetSTUNandTURNConsumerConfigResult> =
  /* @__PURE__ */ sequence(
    "AsnMgmtGetSTUNandTURNConsumerConfigResult",
    () => [["config", AudioVideo.AsnConfigSTUNandTURNList]],
    { extensible: true },
  );

/** Manual line 42000. */
export interface AsnMgmtDBManSettings {
  iNetDBEnabled: number;
}
export const AsnMgmtDBManSettings: Type<AsnMgmtDBManSettings> = /* @__PURE__ */ sequence(
  "AsnMgmtDBManSettings",
  () => [["iNetDBEnabled", INTEGER]],
  { extensible: true },
);

/** Manual line 42017. */
export interface AsnXMPPSettings {
  /** enabled */
  iXMPPEnabled: number;
  /** server-to-server port */
  iS2SPort: number;
  /** server-to-server bind address */
  u8sS2SBindAddress: string;
  /** proxy enabled */
  iProxyEnabled: number;
  /** proxy port */
  iProxyPort: number;
  /** proxy address */
  u8sProxyAddress: string;
  /** proxy password */
  u8sProxyPwdEncrypted: string;
  /** domain white list */
  u8sintpairlistDomainsAllow: Common.AsnStringIntegerPairList;
  /** TLS certificate hash */
  u8sCertificateHash: string;
  /** TLS level */
  iEncryptionLevel: number;
  /** TLS level per host */
  u8sintpairlistDomainEncryptionLevel: Common.AsnStringIntegerPairList;
}
export const AsnXMPPSettings: Type<AsnXMPPSettings> = /* @__PURE__ */ sequence(
  "AsnXMPPSettings",
  () => [
    ["iXMPPEnabled", INTEGER],
    ["iS2SPort", INTEGER],
    ["u8sS2SBindAddress", UTF8String],
    ["iProxyEnabled", INTEGER],
    ["iProxyPort", INTEGER],
    ["u8sProxyAddress", UTF8String],
    ["u8sProxyPwdEncrypted", UTF8String],
    ["u8sintpairlistDomainsAllow", Common.AsnStringIntegerPairList],
    ["u8sCertificateHash", UTF8String],
    ["iEncryptionLevel", INTEGER],
    ["u8sintpairlistDomainEncryptionLevel", Common.AsnStringIntegerPairList],
  ],
  { extensible: true },
);

/** Manual line 42045. */
export interface AsnListenInterfaceDescription {
  bEnabled: boolean;
  u8sIPAddress: string;
  iPort: number;
  iProtocol: number;
  iService: number;
  u8sGUID: string;
  iStaticRouteRefCount: number;
}
export const AsnListenInterfaceDescription: Type<AsnListenInterfaceDescription> =
  /* @__PURE__ */ sequence(
    "AsnListenInterfaceDescription",
    () => [
      ["bEnabled", BOOLEAN],
      ["u8sIPAddress", UTF8String],
      ["iPort", INTEGER],
      ["iProtocol", INTEGER],
      ["iService", INTEGER],
      ["u8sGUID", UTF8String],
      ["iStaticRouteRefCount", INTEGER],
    ],
    { extensible: true },
  );

/** Manual line 42064. */
export interface AsnMgmtGetSIPFEDPubIPAdrResult {
  u8sPublicIPAddress: string;
}
export const AsnMgmtGetSIPFEDPubIPAdrResult: Type<AsnMgmtGetSIPFEDPubIPAdrResult> =
  /* @__PURE__ */ sequence(
    "AsnMgmtGetSIPFEDPubIPAdrResult",
    () => [["u8sPublicIPAddress", UTF8String]],
    { extensible: true },
  );

/** Manual line 42072. */
export interface AsnMgmtStartSipFedXmppDiagnosticsArgument {
  u8slistCommands: Common.UTF8StringList;
}
export const AsnMgmtStartSipFedXmppDiagnosticsArgument: Type<AsnMgmtStartSipFedXmppDiagnosticsArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtStartSipFedXmppDiagnosticsArgument",
    () => [["u8slistCommands", Common.UTF8StringList]],
    { extensible: true },
  );

/** Manual line 42080. */
export interface AsnMgmtGetSIPFEDSrvStateResult {
  u8sServerState: string;
}
export const AsnMgmtGetSIPFEDSrvStateResult: Type<AsnMgmtGetSIPFEDSrvStateResult> =
  /* @__PURE__ */ sequence(
    "AsnMgmtGetSIPFEDSrvStateResult",
    () => [["u8sServerState", UTF8String]],
    { extensible: true },
  );

/** Manual line 42088. */
export interface AsnMgmtGetSIPFEDNetStateResult {
  u8slistNetStates: Common.UTF8StringList;
}
export const AsnMgmtGetSIPFEDNetStateResult: Type<AsnMgmtGetSIPFEDNetStateResult> =
  /* @__PURE__ */ sequence(
    "AsnMgmtGetSIPFEDNetStateResult",
    () => [["u8slistNetStates", Common.UTF8StringList]],
    { extensible: true },
  );

/** Manual line 42096. */
export interface AsnSIPGatewaySettingsRegisteredUser {
  /** user part of the SIP address, usually the line number */
  u8sUserName: string;
  /** seems always '*' */
  u8sListenUserName: string;
  /** display name */
  u8sDisplayName: string;
  /** name used to register, usually the line number */
  u8sAuthUserName: string;
  /** password */
  u8sAuthPassword: string;
}
export const AsnSIPGatewaySettingsRegisteredUser: Type<AsnSIPGatewaySettingsRegisteredUser> =
  /* @__PURE__ */ sequence(
    "AsnSIPGatewaySettingsRegisteredUser",
    () => [
      ["u8sUserName", UTF8String],
      ["u8sListenUserName", UTF8String],
      ["u8sDisplayName", UTF8String],
      ["u8sAuthUserName", UTF8String],
      ["u8sAuthPassword", UTF8String],
    ],
    { extensible: true },
  );

/** Manual line 42119. */
export interface AsnCallRecorderSettings {
  iEnabled: number;
  iUseAudioCompression: number;
  iMaxConn: number;
  u8sMSNList: string;
  u8sLocationID: string;
  iDoNOTValidateCalledMSN: number;
  u8sEncoderPath: string;
  u8sEncoderParams: string;
  u8sEncoderOutSuffix: string;
  u8sManagedMailbox: string;
}
export const AsnCallRecorderSettings: Type<AsnCallRecorderSettings> = /* @__PURE__ */ sequence(
  "AsnCallRecorderSettings",
  () => [
    ["iEnabled", INTEGER],
    ["iUseAudioCompression", INTEGER],
    ["iMaxConn", INTEGER],
    ["u8sMSNList", UTF8String],
    ["u8sLocationID", UTF8String],
    ["iDoNOTValidateCalledMSN", INTEGER],
    ["u8sEncoderPath", UTF8String],
    ["u8sEncoderParams", UTF8String],
    ["u8sEncoderOutSuffix", UTF8String],
    ["u8sManagedMailbox", UTF8String],
  ],
  { extensible: true },
);

/** Manual line 42145. */
export interface AsnMgmtLoginArgument {
  /** administrator's user name */
  u8sUsername: string;
  u8sPassword: string;
  iVersion: number;
  iDuplicate: number;
  iSIPAVLines: number;
}
export const AsnMgmtLoginArgument: Type<AsnMgmtLoginArgument> = /* @__PURE__ */ sequence(
  "AsnMgmtLoginArgument",
  () => [
    ["u8sUsername", UTF8String],
    ["u8sPassword", UTF8String],
    ["iVersion", INTEGER],
    ["iDuplicate", INTEGER],
    ["iSIPAVLines", INTEGER],
  ],
  { extensible: true },
);

/** Manual line 42160. */
export interface AsnMgmtLoginResult {
  /** see {@link Cti.AsnCtiLineOpenStatus} */
  iOpenState: Cti.AsnCtiLineOpenStatus;
}
export const AsnMgmtLoginResult: Type<AsnMgmtLoginResult> = /* @__PURE__ */ sequence(
  "AsnMgmtLoginResult",
  () => [["iOpenState", INTEGER]],
  { extensible: true },
);

/** Manual line 42168. */
export interface AsnMgmtChangeLoginArgument {
  u8sNewUserName: string;
  u8sNewPasswd: string;
}
export const AsnMgmtChangeLoginArgument: Type<AsnMgmtChangeLoginArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtChangeLoginArgument",
    () => [
      ["u8sNewUserName", UTF8String],
      ["u8sNewPasswd", UTF8String],
    ],
    { extensible: true },
  );

/** Manual line 42178. */
export interface AsnMgmtServerStatistics4Admin {
  u8sService: string;
  u8sServiceUIName: string;
  iServiceState: number;
  u8sActive: string;
  u8sCount: string;
  u8sLicenses: string;
}
export const AsnMgmtServerStatistics4Admin: Type<AsnMgmtServerStatistics4Admin> =
  /* @__PURE__ */ sequence(
    "AsnMgmtServerStatistics4Admin",
    () => [
      ["u8sService", UTF8String],
      ["u8sServiceUIName", UTF8String],
      ["iServiceState", INTEGER],
      ["u8sActive", UTF8String],
      ["u8sCount", UTF8String],
      ["u8sLicenses", UTF8String],
    ],
    { extensible: true },
  );

/** Manual line 42195. */
export interface AsnMgmtSaveSettingsArgument {
  iSaveFlags: number;
}
export const AsnMgmtSaveSettingsArgument: Type<AsnMgmtSaveSettingsArgument> =
  /* @__PURE__ */ sequence("AsnMgmtSaveSettingsArgument", () => [["iSaveFlags", INTEGER]], {
    extensible: true,
  });

/** Manual line 42203. */
export type AsnMgmtStartTLSArgument = Record<string, never>;
export const AsnMgmtStartTLSArgument: Type<AsnMgmtStartTLSArgument> = /* @__PURE__ */ sequence(
  "AsnMgmtStartTLSArgument",
  () => [],
  { extensible: true },
);

/** Manual line 42209. */
export type AsnMgmtStartTLSResult = Record<string, never>;
export const AsnMgmtStartTLSResult: Type<AsnMgmtStartTLSResult> = /* @__PURE__ */ sequence(
  "AsnMgmtStartTLSResult",
  () => [],
  { extensible: true },
);

/** Manual line 42215. */
export type AsnMgmtGetServerVersionArgument = Record<string, never>;
export const AsnMgmtGetServerVersionArgument: Type<AsnMgmtGetServerVersionArgument> =
  /* @__PURE__ */ sequence("AsnMgmtGetServerVersionArgument", () => [], { extensible: true });

/** Manual line 42221. */
export interface AsnMgmtGetServerVersionResult {
  u8sInterfaceVersion: string;
  u8sBuildVersion: string;
  u8sOSVersionString: string;
}
export const AsnMgmtGetServerVersionResult: Type<AsnMgmtGetServerVersionResult> =
  /* @__PURE__ */ sequence(
    "AsnMgmtGetServerVersionResult",
    () => [
      ["u8sInterfaceVersion", UTF8String],
      ["u8sBuildVersion", UTF8String],
      ["u8sOSVersionString", UTF8String],
    ],
    { extensible: true },
  );

/** Manual line 42233. */
export type AsnMgmtGetCtiServerTypeArgument = Record<string, never>;
export const AsnMgmtGetCtiServerTypeArgument: Type<AsnMgmtGetCtiServerTypeArgument> =
  /* @__PURE__ */ sequence("AsnMgmtGetCtiServerTypeArgument", () => [], { extensible: true });

/** Manual line 42238. */
export interface AsnMgmtGetCtiServerTypeResult {
  iServerType: number;
  iServerFeatures: number;
}
export const AsnMgmtGetCtiServerTypeResult: Type<AsnMgmtGetCtiServerTypeResult> =
  /* @__PURE__ */ sequence(
    "AsnMgmtGetCtiServerTypeResult",
    () => [
      ["iServerType", INTEGER],
      ["iServerFeatures", INTEGER],
    ],
    { extensible: true },
  );

/** Manual line 42248. */
export interface AsnMgmtGetIPInterfaceListResult {
  u8slistIPInterfaces: Common.UTF8StringList;
}
export const AsnMgmtGetIPInterfaceListResult: Type<AsnMgmtGetIPInterfaceListResult> =
  /* @__PURE__ */ sequence(
    "AsnMgmtGetIPInterfaceListResult",
    () => [["u8slistIPInterfaces", Common.UTF8StringList]],
    { extensible: true },
  );

/** Manual line 42256. */
export interface AsnMgmtSendPushCheckResult {
  u8sErrorString: string;
}
export const AsnMgmtSendPushCheckResult: Type<AsnMgmtSendPushCheckResult> =
  /* @__PURE__ */ sequence("AsnMgmtSendPushCheckResult", () => [["u8sErrorString", UTF8String]], {
    extensible: true,
  });

/** Manual line 42264. */
export interface AsnMgmtSetUCCheckServerCookieArgument {
  u8sCookie: string;
}
export const AsnMgmtSetUCCheckServerCookieArgument: Type<AsnMgmtSetUCCheckServerCookieArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtSetUCCheckServerCookieArgument",
    () => [["u8sCookie", UTF8String]],
    { extensible: true },
  );

/** Manual line 42272. */
export interface AsnMgmtNotificationSettingsExclusions {
  bNotForInternalCalls: boolean;
  bNotForCallsWithoutNumber: boolean;
  bNotForCallsWithoutContactDetails: boolean;
  bNotForRecurrentCallsWhileOffline: boolean;
  bNotForRecurrentCallsForTimeSpan: boolean;
  iNotForRecurrentCallsTimeSpan: number;
  bNotForShortRingingCall: boolean;
  iNotForShortRingingCallTimeSpan: number;
  bNotForLongRingingCall: boolean;
  iNotForLongRingingCallTimeSpan: number;
  bNotForCallsFromSpecificExtensions: boolean;
  u8sNotForCallsFromSpecificExtensions: string;
}
export const AsnMgmtNotificationSettingsExclusions: Type<AsnMgmtNotificationSettingsExclusions> =
  /* @__PURE__ */ sequence(
    "AsnMgmtNotificationSettingsExclusions",
    () => [
      ["bNotForInternalCalls", BOOLEAN],
      ["bNotForCallsWithoutNumber", BOOLEAN],
      ["bNotForCallsWithoutContactDetails", BOOLEAN],
      ["bNotForRecurrentCallsWhileOffline", BOOLEAN],
      ["bNotForRecurrentCallsForTimeSpan", BOOLEAN],
      ["iNotForRecurrentCallsTimeSpan", INTEGER],
      ["bNotForShortRingingCall", BOOLEAN],
      ["iNotForShortRingingCallTimeSpan", INTEGER],
      ["bNotForLongRingingCall", BOOLEAN],
      ["iNotForLongRingingCallTimeSpan", INTEGER],
      ["bNotForCallsFromSpecificExtensions", BOOLEAN],
      ["u8sNotForCallsFromSpecificExtensions", UTF8String],
    ],
    { extensible: true },
  );

/** Manual line 42301. */
export interface AsnMgmtFetchMetaDNsArgument {
  u8sMetaServer: string;
  iPort: number;
  iForceSSL: number;
}
export const AsnMgmtFetchMetaDNsArgument: Type<AsnMgmtFetchMetaDNsArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtFetchMetaDNsArgument",
    () => [
      ["u8sMetaServer", UTF8String],
      ["iPort", INTEGER],
      ["iForceSSL", INTEGER],
    ],
    { extensible: true },
  );

/** Manual line 42313. */
export interface AsnMgmtFetchMetaDNsResult {
  u8slistDnsList: Common.UTF8StringList;
}
export const AsnMgmtFetchMetaDNsResult: Type<AsnMgmtFetchMetaDNsResult> = /* @__PURE__ */ sequence(
  "AsnMgmtFetchMetaDNsResult",
  () => [["u8slistDnsList", Common.UTF8StringList]],
  { extensible: true },
);

/** Manual line 42321. */
export interface AsnSSLCertificateDetails {
  u8sCertHash: string;
  u8sIssuedTo: string;
  u8sIssuer: string;
  timValidFrom: Common.AsnSystemTime;
  timValidTo: Common.AsnSystemTime;
  u8sListAlternateNames: Common.UTF8StringList;
  bPrivateKeyAvail: boolean;
}
export const AsnSSLCertificateDetails: Type<AsnSSLCertificateDetails> = /* @__PURE__ */ sequence(
  "AsnSSLCertificateDetails",
  () => [
    ["u8sCertHash", UTF8String],
    ["u8sIssuedTo", UTF8String],
    ["u8sIssuer", UTF8String],
    ["timValidFrom", Common.AsnSystemTime],
    ["timValidTo", Common.AsnSystemTime],
    ["u8sListAlternateNames", Common.UTF8StringList],
    ["bPrivateKeyAvail", BOOLEAN],
  ],
  { extensible: true },
);

/** Manual line 42340. */
export interface AsnMgmtGetSoftwareProfilesResult {
  u8slistSoftwareProfilesAsXML: Common.UTF8StringList;
}
export const AsnMgmtGetSoftwareProfilesResult: Type<AsnMgmtGetSoftwareProfilesResult> =
  /* @__PURE__ */ sequence(
    "AsnMgmtGetSoftwareProfilesResult",
    () => [["u8slistSoftwareProfilesAsXML", Common.UTF8StringList]],
    { extensible: true },
  );

/** Manual line 42348. */
export interface AsnMgmtSetSoftwareProfilesArgument {
  u8slistSoftwareProfilesAsXML: Common.UTF8StringList;
}
export const AsnMgmtSetSoftwareProfilesArgument: Type<AsnMgmtSetSoftwareProfilesArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtSetSoftwareProfilesArgument",
    () => [["u8slistSoftwareProfilesAsXML", Common.UTF8StringList]],
    { extensible: true },
  );

/** Manual line 42356. */
export interface AsnMgmtGetUserXmlClientContentArgument {
  u8sUserID: string;
}
export const AsnMgmtGetUserXmlClientContentArgument: Type<AsnMgmtGetUserXmlClientContentArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtGetUserXmlClientContentArgument",
    () => [["u8sUserID", UTF8String]],
    { extensible: true },
  );

/** Manual line 42364. */
export interface AsnMgmtGetUserXmlClientContentResult {
  u8sClientContentAsXML: string;
}
export const AsnMgmtGetUserXmlClientContentResult: Type<AsnMgmtGetUserXmlClientContentResult> =
  /* @__PURE__ */ sequence(
    "AsnMgmtGetUserXmlClientContentResult",
    () => [["u8sClientContentAsXML", UTF8String]],
    { extensible: true },
  );

/** Manual line 42371. */
export interface AsnMgmtSetUserXmlClientContentArgument {
  u8sUserID: string;
  u8sClientContentAsXML: string;
}
export const AsnMgmtSetUserXmlClientContentArgument: Type<AsnMgmtSetUserXmlClientContentArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtSetUserXmlClientContentArgument",
    () => [
      ["u8sUserID", UTF8String],
      ["u8sClientContentAsXML", UTF8String],
    ],
    { extensible: true },
  );

/** Manual line 42381. */
export interface AsnMgmtGetUserDefinedCustomFieldsResult {
  mapCustomFields: Common.AsnStringPairList;
}
export const AsnMgmtGetUserDefinedCustomFieldsResult: Type<AsnMgmtGetUserDefinedCustomFieldsResult> =
  /* @__PURE__ */ sequence(
    "AsnMgmtGetUserDefinedCustomFieldsResult",
    () => [["mapCustomFields", Common.AsnStringPairList]],
    { extensible: true },
  );

/** Manual line 42389. */
export interface AsnMgmtSetUserDefinedCustomFieldsArgument {
  mapCustomFields: Common.AsnStringPairList;
}
export const AsnMgmtSetUserDefinedCustomFieldsArgument: Type<AsnMgmtSetUserDefinedCustomFieldsArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtSetUserDefinedCustomFieldsArgument",
    () => [["mapCustomFields", Common.AsnStringPairList]],
    { extensible: true },
  );

/** Manual line 42397. */
export interface AsnMgmtGetSIPFEDXmppDiagnosticResult {
  u8slistResults: Common.UTF8StringList;
}
export const AsnMgmtGetSIPFEDXmppDiagnosticResult: Type<AsnMgmtGetSIPFEDXmppDiagnosticResult> =
  /* @__PURE__ */ sequence(
    "AsnMgmtGetSIPFEDXmppDiagnosticResult",
    () => [["u8slistResults", Common.UTF8StringList]],
    { extensible: true },
  );

/** Manual line 42405. */
export interface AsnMgmtCtiForwardEntry {
  /** id of the entry */
  iInternalID: number;
  /** PBX or server forward, see {@link AsnMgmtForwardControllerEnum} */
  iForwardController: AsnMgmtForwardControllerEnum;
  /** forward mode, see {@link AsnMgmtForwardMode} */
  iForwardMode: AsnMgmtForwardMode;
  /** backend specific mode, see {@link AsnMgmtLineForwardModeEnum} */
  iBackEndSpecific: AsnMgmtLineForwardModeEnum;
  /** seconds for no-answer forwards, 0 default */
  iNoAnswerTime: number;
  /** destination number */
  u8sDestinationSC: string;
  /** callers the forward is for, super-canonical */
  u8slistCallerIDs: Common.UTF8StringList;
}
export const AsnMgmtCtiForwardEntry: Type<AsnMgmtCtiForwardEntry> = /* @__PURE__ */ sequence(
  "AsnMgmtCtiForwardEntry",
  () => [
    ["iInternalID", INTEGER],
    ["iForwardController", INTEGER],
    ["iForwardMode", INTEGER],
    ["iBackEndSpecific", INTEGER],
    ["iNoAnswerTime", INTEGER],
    ["u8sDestinationSC", UTF8String],
    ["u8slistCallerIDs", Common.UTF8StringList],
  ],
  { extensible: true },
);

/** Manual line 42440. */
export interface AsnMgmtGetLineForwardingArgument {
  iFWController: number;
  u8sLineID: string;
}
export const AsnMgmtGetLineForwardingArgument: Type<AsnMgmtGetLineForwardingArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtGetLineForwardingArgument",
    () => [
      ["iFWController", INTEGER],
      ["u8sLineID", UTF8String],
    ],
    { extensible: true },
  );

/** Manual line 42450. */
export interface AsnMgmtAvailableLanguage {
  iLanguage: number;
  mapTranslatedStrings: Common.AsnStringIntegerPairList;
  mapTranslatedStringToString: Common.AsnStringPairList;
}
export const AsnMgmtAvailableLanguage: Type<AsnMgmtAvailableLanguage> = /* @__PURE__ */ sequence(
  "AsnMgmtAvailableLanguage",
  () => [
    ["iLanguage", INTEGER],
    ["mapTranslatedStrings", Common.AsnStringIntegerPairList],
    ["mapTranslatedStringToString", Common.AsnStringPairList],
  ],
  { extensible: true },
);

/** Manual line 42463. */
export interface AsnMgmtUpgradeProgressArgument {
  iProgressMax: number;
  iProgressCur: number;
}
export const AsnMgmtUpgradeProgressArgument: Type<AsnMgmtUpgradeProgressArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtUpgradeProgressArgument",
    () => [
      ["iProgressMax", INTEGER],
      ["iProgressCur", INTEGER],
    ],
    { extensible: true },
  );

/** Manual line 42473. */
export type AsnMgmtUpgradeStartArgument = Record<string, never>;
export const AsnMgmtUpgradeStartArgument: Type<AsnMgmtUpgradeStartArgument> =
  /* @__PURE__ */ sequence("AsnMgmtUpgradeStartArgument", () => [], { extensible: true });

/** Manual line 42479. */
export interface AsnMgmtUpgradeStartResult {
  iResult: number;
}
export const AsnMgmtUpgradeStartResult: Type<AsnMgmtUpgradeStartResult> = /* @__PURE__ */ sequence(
  "AsnMgmtUpgradeStartResult",
  () => [["iResult", INTEGER]],
  { extensible: true },
);

/** Manual line 42491. */
export interface AsnMgmtPushServiceDeviceProps {
  /** device id made by the client */
  u8sDeviceID: string;
  /** device name */
  u8sDeviceName: string;
  /** user name */
  u8sContactID: string;
  /** push token */
  u8sPushID: string;
  /** push channel */
  u8sPushChannel: string;
  /** device online */
  iOnlineState: number;
  /** last registration */
  timlastRegisterTime: Common.AsnSystemTime;
  /** message types registered */
  iMessageTypes: number;
  /** encryption of push messages */
  iEncryptionMode: number;
}
export const AsnMgmtPushServiceDeviceProps: Type<AsnMgmtPushServiceDeviceProps> =
  /* @__PURE__ */ sequence(
    "AsnMgmtPushServiceDeviceProps",
    () => [
      ["u8sDeviceID", UTF8String],
      ["u8sDeviceName", UTF8String],
      ["u8sContactID", UTF8String],
      ["u8sPushID", UTF8String],
      ["u8sPushChannel", UTF8String],
      ["iOnlineState", INTEGER],
      ["timlastRegisterTime", Common.AsnSystemTime],
      ["iMessageTypes", INTEGER],
      ["iEncryptionMode", INTEGER],
    ],
    { extensible: true },
  );

/** Manual line 42524. */
export type AsnMgmtGetPushServiceDevicesArgument = Record<string, never>;
export const AsnMgmtGetPushServiceDevicesArgument: Type<AsnMgmtGetPushServiceDevicesArgument> =
  /* @__PURE__ */ sequence("AsnMgmtGetPushServiceDevicesArgument", () => [], { extensible: true });

/** Manual line 42530. */
export interface AsnMgmtGetPushServiceDevicesResult {
  /** id of the events carrying the data */
  u8sCrossRefID: string;
}
export const AsnMgmtGetPushServiceDevicesResult: Type<AsnMgmtGetPushServiceDevicesResult> =
  /* @__PURE__ */ sequence(
    "AsnMgmtGetPushServiceDevicesResult",
    () => [["u8sCrossRefID", UTF8String]],
    { extensible: true },
  );

/** Manual line 42538. */
export interface AsnMgmtDeletePushServiceDeviceArgument {
  /** device id */
  u8sDeviceID: string;
}
export const AsnMgmtDeletePushServiceDeviceArgument: Type<AsnMgmtDeletePushServiceDeviceArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtDeletePushServiceDeviceArgument",
    () => [["u8sDeviceID", UTF8String]],
    { extensible: true },
  );

/** Manual line 42546. */
export type AsnMgmtDeletePushServiceDeviceResult = Record<string, never>;
export const AsnMgmtDeletePushServiceDeviceResult: Type<AsnMgmtDeletePushServiceDeviceResult> =
  /* @__PURE__ */ sequence("AsnMgmtDeletePushServiceDeviceResult", () => [], { extensible: true });

/** Manual line 42551. */
export interface AsnMgmtPhoneJournalSettings {
  /** private call options, see {@link AsnMgmtPhoneJournalPrivateCallOptionsEnum} */
  iPrivateCallOptions: AsnMgmtPhoneJournalPrivateCallOptionsEnum;
  /** offline journal on (0/1) */
  iUseOfflineJournal: number;
  /** old offline entries are deleted (0/1) */
  iOfflineDeleteOldEntries: number;
  /** days kept in the offline journal */
  iOfflineDaysNoDelete: number;
  /** delete internal entries */
  bDeleteInternalJournalEntries: boolean;
  iDeleteInternalJournalEntriesAfterDays: number;
  /** delete external entries */
  bDeleteExternalJournalEntries: boolean;
  iDeleteExternalJournalEntriesAfterDays: number;
  /** delete entries with note */
  bDeleteNoteJournalEntries: boolean;
  iDeleteNoteJournalEntriesAfterDays: number;
  /** see {@link AsnMgmtPhoneJournalUnansweredEnum} */
  iUnansweredCallJournalOption: AsnMgmtPhoneJournalUnansweredEnum;
  /** see {@link AsnMgmtPhoneJournalUnansweredEnum} */
  iAnsweredRedirectedCallJournalOption: AsnMgmtPhoneJournalUnansweredEnum;
  /** group calls answered by one member count as answered for all */
  bAutoMarkReadGroupCallsOnCallback: boolean;
  /** what happens to old entries, see {@link AsnMgmtUnansweredOptionEnum} */
  iHandlingMode: AsnMgmtUnansweredOptionEnum;
  iArchiveJournalEntriesAfterDays: number;
}
export const AsnMgmtPhoneJournalSettings: Type<AsnMgmtPhoneJournalSettings> =
  /* @__PURE__ */ sequence(
    "AsnMgmtPhoneJournalSettings",
    () => [
      ["iPrivateCallOptions", INTEGER],
      ["iUseOfflineJournal", INTEGER],
      ["iOfflineDeleteOldEntries", INTEGER],
      ["iOfflineDaysNoDelete", INTEGER],
      ["bDeleteInternalJournalEntries", BOOLEAN],
      ["iDeleteInternalJournalEntriesAfterDays", INTEGER],
      ["bDeleteExternalJournalEntries", BOOLEAN],
      ["iDeleteExternalJournalEntriesAfterDays", INTEGER],
      ["bDeleteNoteJournalEntries", BOOLEAN],
      ["iDeleteNoteJournalEntriesAfterDays", INTEGER],
      ["iUnansweredCallJournalOption", INTEGER],
      ["iAnsweredRedirectedCallJournalOption", INTEGER],
      ["bAutoMarkReadGroupCallsOnCallback", BOOLEAN],
      ["iHandlingMode", INTEGER],
      ["iArchiveJournalEntriesAfterDays", INTEGER],
    ],
    { extensible: true },
  );

/** Manual line 42694. */
export type AsnMgmtGetPhoneJournalSettingsArgument = Record<string, never>;
export const AsnMgmtGetPhoneJournalSettingsArgument: Type<AsnMgmtGetPhoneJournalSettingsArgument> =
  /* @__PURE__ */ sequence("AsnMgmtGetPhoneJournalSettingsArgument", () => [], {
    extensible: true,
  });

/** Manual line 42700. */
export interface AsnMgmtGetPhoneJournalSettingsError extends Common.WithOptionalParams {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnMgmtGetPhoneJournalSettingsError: Type<AsnMgmtGetPhoneJournalSettingsError> =
  /* @__PURE__ */ sequence("AsnMgmtGetPhoneJournalSettingsError", () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 42712. */
export type AsnMgmtSetPhoneJournalSettingsResult = Record<string, never>;
export const AsnMgmtSetPhoneJournalSettingsResult: Type<AsnMgmtSetPhoneJournalSettingsResult> =
  /* @__PURE__ */ sequence("AsnMgmtSetPhoneJournalSettingsResult", () => [], { extensible: true });

/** Manual line 42718. */
export interface AsnMgmtSetPhoneJournalSettingsError extends Common.WithOptionalParams {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnMgmtSetPhoneJournalSettingsError: Type<AsnMgmtSetPhoneJournalSettingsError> =
  /* @__PURE__ */ sequence("AsnMgmtSetPhoneJournalSettingsError", () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 42729. */
export interface AsnMgmtSetGroupProfileArgument extends Common.WithOptionalParams {
  /** see {@link AsnMgmtSetGroupProfileFilter} */
  iSearchFilter: AsnMgmtSetGroupProfileFilter;
  groupProfile: Admin.AsnGroupProfile;
}
export const AsnMgmtSetGroupProfileArgument: Type<AsnMgmtSetGroupProfileArgument> =
  /* @__PURE__ */ sequence("AsnMgmtSetGroupProfileArgument", () => [
    ["iSearchFilter", INTEGER],
    ["groupProfile", Admin.AsnGroupProfile],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 42741. */
export interface AsnMgmtSetGroupProfileResult extends Common.WithOptionalParams {
  bSuccess: boolean;
}
export const AsnMgmtSetGroupProfileResult: Type<AsnMgmtSetGroupProfileResult> =
  /* @__PURE__ */ sequence("AsnMgmtSetGroupProfileResult", () => [
    ["bSuccess", BOOLEAN],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 42751. */
export interface AsnCERUserData4Admin {
  u8sUserName: string;
  u8sComputerName: string;
  iComputerType: number;
  events: Cer.AsnCERLogEvents;
  crashes: Cer.AsnCERCrashEvents;
  mapProperties: Common.AsnStringPairList;
}
export const AsnCERUserData4Admin: Type<AsnCERUserData4Admin> = /* @__PURE__ */ sequence(
  "AsnCERUserData4Admin",
  () => [
    ["u8sUserName", UTF8String],
    ["u8sComputerName", UTF8String],
    ["iComputerType", INTEGER],
    ["events", Cer.AsnCERLogEvents],
    ["crashes", Cer.AsnCERCrashEvents],
    ["mapProperties", Common.AsnStringPairList],
  ],
  { extensible: true },
);

/** Manual line 42768. */
export type AsnCERGetUserData4AdminArgument = Record<string, never>;
export const AsnCERGetUserData4AdminArgument: Type<AsnCERGetUserData4AdminArgument> =
  /* @__PURE__ */ sequence("AsnCERGetUserData4AdminArgument", () => [], { extensible: true });

/** Manual line 42774. */
export interface AsnCERGetClientLogDumpLevel4AdminArgument {
  u8sUserName: string;
  u8sComputerName: string;
}
export const AsnCERGetClientLogDumpLevel4AdminArgument: Type<AsnCERGetClientLogDumpLevel4AdminArgument> =
  /* @__PURE__ */ sequence(
    "AsnCERGetClientLogDumpLevel4AdminArgument",
    () => [
      ["u8sUserName", UTF8String],
      ["u8sComputerName", UTF8String],
    ],
    { extensible: true },
  );

/** Manual line 42784. */
export interface AsnCERGetClientLogDumpLevel4AdminResult {
  /** -1 not configured */
  iLogLevel: number;
  /** -1 not configured */
  iDumpLevel: number;
}
export const AsnCERGetClientLogDumpLevel4AdminResult: Type<AsnCERGetClientLogDumpLevel4AdminResult> =
  /* @__PURE__ */ sequence(
    "AsnCERGetClientLogDumpLevel4AdminResult",
    () => [
      ["iLogLevel", INTEGER],
      ["iDumpLevel", INTEGER],
    ],
    { extensible: true },
  );

/** Manual line 42794. */
export type AsnCERGetSettings4AdminArgument = Record<string, never>;
export const AsnCERGetSettings4AdminArgument: Type<AsnCERGetSettings4AdminArgument> =
  /* @__PURE__ */ sequence("AsnCERGetSettings4AdminArgument", () => [], { extensible: true });

/** Manual line 42800. */
export interface AsnCERGetSettings4AdminResult {
  bEnabled: boolean;
  u8sUploadURI: string;
}
export const AsnCERGetSettings4AdminResult: Type<AsnCERGetSettings4AdminResult> =
  /* @__PURE__ */ sequence(
    "AsnCERGetSettings4AdminResult",
    () => [
      ["bEnabled", BOOLEAN],
      ["u8sUploadURI", UTF8String],
    ],
    { extensible: true },
  );

/** Manual line 42819. */
export interface AsnCERSaveLogFilePackage4AdminArgument {
  u8sUserName: string;
  u8sComputerName: string;
  u8sCrossRefID: string;
  u8sTargetFolderPath: string;
}
export const AsnCERSaveLogFilePackage4AdminArgument: Type<AsnCERSaveLogFilePackage4AdminArgument> =
  /* @__PURE__ */ sequence(
    "AsnCERSaveLogFilePackage4AdminArgument",
    () => [
      ["u8sUserName", UTF8String],
      ["u8sComputerName", UTF8String],
      ["u8sCrossRefID", UTF8String],
      ["u8sTargetFolderPath", UTF8String],
    ],
    { extensible: true },
  );

/** Manual line 42833. */
export interface AsnCERSaveCrashDump4AdminArgument {
  u8sUserName: string;
  u8sComputerName: string;
  u8sCrossRefID: string;
  u8sTargetFolderPath: string;
  u8sCrashDumpPath: string;
}
export const AsnCERSaveCrashDump4AdminArgument: Type<AsnCERSaveCrashDump4AdminArgument> =
  /* @__PURE__ */ sequence(
    "AsnCERSaveCrashDump4AdminArgument",
    () => [
      ["u8sUserName", UTF8String],
      ["u8sComputerName", UTF8String],
      ["u8sCrossRefID", UTF8String],
      ["u8sTargetFolderPath", UTF8String],
      ["u8sCrashDumpPath", UTF8String],
    ],
    { extensible: true },
  );

/** Manual line 42849. */
export interface AsnCERSetClientLogDumpLevel4AdminArgument {
  u8sUserName: string;
  u8sComputerName: string;
  /** -1 deletes the setting */
  iLogLevel?: number;
  /** -1 deletes the setting */
  iDumpLevel?: number;
}
export const AsnCERSetClientLogDumpLevel4AdminArgument: Type<AsnCERSetClientLogDumpLevel4AdminArgument> =
  /* @__PURE__ */ sequence(
    "AsnCERSetClientLogDumpLevel4AdminArgument",
    () => [
      ["u8sUserName", UTF8String],
      ["u8sComputerName", UTF8String],
      ["iLogLevel", implicit(0, INTEGER), OPTIONAL],
      ["iDumpLevel", implicit(1, INTEGER), OPTIONAL],
    ],
    { extensible: true },
  );

/** Manual line 42862. */
export interface AsnMgmtChatSettings {
  bDeleteChatEntries: boolean;
  iDeleteChatEntriesAfterDays: number;
}
export const AsnMgmtChatSettings: Type<AsnMgmtChatSettings> = /* @__PURE__ */ sequence(
  "AsnMgmtChatSettings",
  () => [
    ["bDeleteChatEntries", BOOLEAN],
    ["iDeleteChatEntriesAfterDays", INTEGER],
  ],
  { extensible: true },
);

/** Manual line 42872. */
export interface AsnMgmtMeshControllerSettings extends Common.WithOptionalParams {
  /** mesh enabled */
  bMeshEnabled: boolean;
  /** add new nodes automatically */
  bAutoAddMeshNodes: boolean;
  /** use TLS for nodes added automatically */
  bAutoAddUseTLS: boolean;
  /** mesh id */
  u8sMeshID: string;
  /** mesh password, both directions */
  u8sMeshPassword: string;
  /** own node id */
  u8sMeshNodeID: string;
}
export const AsnMgmtMeshControllerSettings: Type<AsnMgmtMeshControllerSettings> =
  /* @__PURE__ */ sequence("AsnMgmtMeshControllerSettings", () => [
    ["bMeshEnabled", BOOLEAN],
    ["bAutoAddMeshNodes", BOOLEAN],
    ["bAutoAddUseTLS", BOOLEAN],
    ["u8sMeshID", UTF8String],
    ["u8sMeshPassword", UTF8String],
    ["u8sMeshNodeID", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 42902. */
export interface AsnMgmtMeshNodeConfig extends Common.WithOptionalParams {
  /** DNS name of the node */
  u8sComputerNameFQDN: string;
  /** port */
  iPort: number;
  /** force TLS */
  bForceTLS: boolean;
  /** node id */
  u8sMeshNodeID: string;
  /** found dynamically */
  bIsDynamicMode: boolean;
  /** enabled in both directions */
  bNodeEnabled: boolean;
}
export const AsnMgmtMeshNodeConfig: Type<AsnMgmtMeshNodeConfig> = /* @__PURE__ */ sequence(
  "AsnMgmtMeshNodeConfig",
  () => [
    ["u8sComputerNameFQDN", UTF8String],
    ["iPort", INTEGER],
    ["bForceTLS", BOOLEAN],
    ["u8sMeshNodeID", UTF8String],
    ["bIsDynamicMode", BOOLEAN],
    ["bNodeEnabled", BOOLEAN],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 42929. */
export interface AsnMgmtMeshNodeStatus extends Common.WithOptionalParams {
  /** node id */
  u8sMeshNodeID: string;
  /** see {@link AsnMgmtMeshNodeConnectionStatusEnum} */
  iStatus: AsnMgmtMeshNodeConnectionStatusEnum;
  /** last successful connect */
  timeLastConnected: Common.AsnSystemTime;
  /** last status change */
  timeLastStatusUpdate: Common.AsnSystemTime;
  /** version of the node */
  u8sServerVersion: string;
  /** IP address */
  u8sIPAddress: string;
}
export const AsnMgmtMeshNodeStatus: Type<AsnMgmtMeshNodeStatus> = /* @__PURE__ */ sequence(
  "AsnMgmtMeshNodeStatus",
  () => [
    ["u8sMeshNodeID", UTF8String],
    ["iStatus", INTEGER],
    ["timeLastConnected", Common.AsnSystemTime],
    ["timeLastStatusUpdate", Common.AsnSystemTime],
    ["u8sServerVersion", UTF8String],
    ["u8sIPAddress", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 42965. */
export interface AsnMgmtGetUsersEventArgument {
  userProfile: Admin.AsnUserProfile;
  softwareStatusUser: AsnMgmtSoftwareStatusUser;
  manualAbsentState: General.AsnAbsentState;
}
export const AsnMgmtGetUsersEventArgument: Type<AsnMgmtGetUsersEventArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtGetUsersEventArgument",
    () => [
      ["userProfile", Admin.AsnUserProfile],
      ["softwareStatusUser", AsnMgmtSoftwareStatusUser],
      ["manualAbsentState", General.AsnAbsentState],
    ],
    { extensible: true },
  );

/** Manual line 42976. */
export type AsnMgmtClientInstallProfileActionList = AsnMgmtClientInstallProfileAction[];
export const AsnMgmtClientInstallProfileActionList: Type<AsnMgmtClientInstallProfileActionList> =
  /* @__PURE__ */ sequenceOf(
    "AsnMgmtClientInstallProfileActionList",
    () => AsnMgmtClientInstallProfileAction,
  );

/** Manual line 43006. */
export interface AsnMgmtClientInstallProfileData {
  /** target computer */
  u8sComputerName: string;
  /** profile name; equal names are edited together */
  u8sProfileName: string;
  /** actions to run */
  actionList: AsnMgmtClientInstallProfileActionList;
  u8sAdminName: string;
  u8sAdminPassword: string;
  bFirstInstallation: boolean;
  /** last state of the service */
  iLastServiceStatus: number;
  /** last state of the installation */
  iLastSoftwareStatus: number;
  u8sLogData: string;
}
export const AsnMgmtClientInstallProfileData: Type<AsnMgmtClientInstallProfileData> =
  /* @__PURE__ */ sequence(
    "AsnMgmtClientInstallProfileData",
    () => [
      ["u8sComputerName", UTF8String],
      ["u8sProfileName", UTF8String],
      ["actionList", AsnMgmtClientInstallProfileActionList],
      ["u8sAdminName", UTF8String],
      ["u8sAdminPassword", UTF8String],
      ["bFirstInstallation", BOOLEAN],
      ["iLastServiceStatus", INTEGER],
      ["iLastSoftwareStatus", INTEGER],
      ["u8sLogData", UTF8String],
    ],
    { extensible: true },
  );

/** Manual line 43059. */
export interface AsnMgmtGetClientInstallProfileResult {
  profileData: AsnMgmtClientInstallProfileData;
}
export const AsnMgmtGetClientInstallProfileResult: Type<AsnMgmtGetClientInstallProfileResult> =
  /* @__PURE__ */ sequence(
    "AsnMgmtGetClientInstallProfileResult",
    () => [["profileData", AsnMgmtClientInstallProfileData]],
    { extensible: true },
  );

/** Manual line 43067. */
export interface AsnMgmtSetClientInstallProfileArgument {
  iACICommand: number;
  profileData: AsnMgmtClientInstallProfileData;
}
export const AsnMgmtSetClientInstallProfileArgument: Type<AsnMgmtSetClientInstallProfileArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtSetClientInstallProfileArgument",
    () => [
      ["iACICommand", INTEGER],
      ["profileData", AsnMgmtClientInstallProfileData],
    ],
    { extensible: true },
  );

/** Manual line 43077. */
export type AsnMgmtACUFileForUpdateDescriptionList = AsnMgmtACUFileForUpdateDescription[];
export const AsnMgmtACUFileForUpdateDescriptionList: Type<AsnMgmtACUFileForUpdateDescriptionList> =
  /* @__PURE__ */ sequenceOf(
    "AsnMgmtACUFileForUpdateDescriptionList",
    () => AsnMgmtACUFileForUpdateDescription,
  );

/** Manual line 43205. */
export interface AsnMgmtGetAvailableUpdatesResult {
  updateDescriptionList: AsnMgmtACUFileForUpdateDescriptionList;
}
export const AsnMgmtGetAvailableUpdatesResult: Type<AsnMgmtGetAvailableUpdatesResult> =
  /* @__PURE__ */ sequence(
    "AsnMgmtGetAvailableUpdatesResult",
    () => [["updateDescriptionList", AsnMgmtACUFileForUpdateDescriptionList]],
    { extensible: true },
  );

/** Manual line 43213. */
export type AsnMgmtClientInstallProfilePacketList = AsnMgmtClientInstallProfilePacket[];
export const AsnMgmtClientInstallProfilePacketList: Type<AsnMgmtClientInstallProfilePacketList> =
  /* @__PURE__ */ sequenceOf(
    "AsnMgmtClientInstallProfilePacketList",
    () => AsnMgmtClientInstallProfilePacket,
  );

/** Manual line 43224. */
export interface AsnMgmtSoftwareStatusComputer {
  u8sComputerName: string;
  u8sUpdateServer: string;
  u8sProCallVersion: string;
  u8sProCallPacketIdentifier: string;
  timProCallLastLogin: Common.AsnSystemTime;
  u8sUpdateServiceVersion: string;
  timUpdateServiceLastLogin: Common.AsnSystemTime;
  iUpdateServiceStatus: number;
  iUpdateServiceWorkingStatus: number;
  u8slistInstallLogs: Common.UTF8StringList;
  installedSoftwareList: AsnMgmtClientInstallProfilePacketList;
}
export const AsnMgmtSoftwareStatusComputer: Type<AsnMgmtSoftwareStatusComputer> =
  /* @__PURE__ */ sequence(
    "AsnMgmtSoftwareStatusComputer",
    () => [
      ["u8sComputerName", UTF8String],
      ["u8sUpdateServer", UTF8String],
      ["u8sProCallVersion", UTF8String],
      ["u8sProCallPacketIdentifier", UTF8String],
      ["timProCallLastLogin", Common.AsnSystemTime],
      ["u8sUpdateServiceVersion", UTF8String],
      ["timUpdateServiceLastLogin", Common.AsnSystemTime],
      ["iUpdateServiceStatus", INTEGER],
      ["iUpdateServiceWorkingStatus", INTEGER],
      ["u8slistInstallLogs", Common.UTF8StringList],
      ["installedSoftwareList", AsnMgmtClientInstallProfilePacketList],
    ],
    { extensible: true },
  );

/** Manual line 43252. */
export interface AsnMgmtSoftwareStatusComputerChangedArgument {
  status: AsnMgmtSoftwareStatusComputer;
}
export const AsnMgmtSoftwareStatusComputerChangedArgument: Type<AsnMgmtSoftwareStatusComputerChangedArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtSoftwareStatusComputerChangedArgument",
    () => [["status", AsnMgmtSoftwareStatusComputer]],
    { extensible: true },
  );

/** Manual line 43260. */
export interface AsnMgmtOnLineRemovedEventArgument {
  tapiLineConfig4Admin: AsnMgmtTapiLineConfig4Admin;
}
export const AsnMgmtOnLineRemovedEventArgument: Type<AsnMgmtOnLineRemovedEventArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtOnLineRemovedEventArgument",
    () => [["tapiLineConfig4Admin", AsnMgmtTapiLineConfig4Admin]],
    { extensible: true },
  );

/** Manual line 43267. */
export interface AsnMgmtOnLineAddedEventArgument {
  tapiLineConfig4Admin: AsnMgmtTapiLineConfig4Admin;
}
export const AsnMgmtOnLineAddedEventArgument: Type<AsnMgmtOnLineAddedEventArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtOnLineAddedEventArgument",
    () => [["tapiLineConfig4Admin", AsnMgmtTapiLineConfig4Admin]],
    { extensible: true },
  );

/** Manual line 43275. */
export interface AsnMgmtOnLineCapsChangedEventArgument {
  tapiLineConfig4Admin: AsnMgmtTapiLineConfig4Admin;
}
export const AsnMgmtOnLineCapsChangedEventArgument: Type<AsnMgmtOnLineCapsChangedEventArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtOnLineCapsChangedEventArgument",
    () => [["tapiLineConfig4Admin", AsnMgmtTapiLineConfig4Admin]],
    { extensible: true },
  );

/** Manual line 43283. */
export interface AsnMgmtOnCtiLineFoundEventArgument {
  tapiLineConfig4Admin: AsnMgmtTapiLineConfig4Admin;
}
export const AsnMgmtOnCtiLineFoundEventArgument: Type<AsnMgmtOnCtiLineFoundEventArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtOnCtiLineFoundEventArgument",
    () => [["tapiLineConfig4Admin", AsnMgmtTapiLineConfig4Admin]],
    { extensible: true },
  );

/** Manual line 43291. */
export interface AsnMgmtGetLineConfigResult {
  config: AsnMgmtTapiLineConfig4Admin;
}
export const AsnMgmtGetLineConfigResult: Type<AsnMgmtGetLineConfigResult> =
  /* @__PURE__ */ sequence(
    "AsnMgmtGetLineConfigResult",
    () => [["config", AsnMgmtTapiLineConfig4Admin]],
    { extensible: true },
  );

/** Manual line 43299. */
export interface AsnMgmtSetLineConfigArgument {
  u8sLineSource: string;
  iDeviceID: number;
  config: AsnMgmtTapiLineConfiguration;
}
export const AsnMgmtSetLineConfigArgument: Type<AsnMgmtSetLineConfigArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtSetLineConfigArgument",
    () => [
      ["u8sLineSource", UTF8String],
      ["iDeviceID", INTEGER],
      ["config", AsnMgmtTapiLineConfiguration],
    ],
    { extensible: true },
  );

/** Manual line 43310. */
export type AsnMgmtCtiFeatureCodeList = AsnMgmtCtiFeatureCode[];
export const AsnMgmtCtiFeatureCodeList: Type<AsnMgmtCtiFeatureCodeList> =
  /* @__PURE__ */ sequenceOf("AsnMgmtCtiFeatureCodeList", () => AsnMgmtCtiFeatureCode);

/** Manual line 43324. */
export interface AsnMgmtTapiLineGroupConfiguration {
  /** TAPI provider name, identifies the group */
  u8sLineSourceName: string;
  u8sPBXGroupName: string;
  iDefaultEnabled: number;
  iDefaultAutoActivate: number;
  iDefaultAutoCreate: number;
  iDefaultJournal: number;
  iLineIDAutomatic: number;
  iPhoneNumberAutomatic: number;
  iUseTapiLineNames: number;
  u8sLocationID: string;
  /** find the location by line number */
  bAutomaticLocationFinding: boolean;
  /** features supported by the provider (not a setting) */
  iSupportedFeatures: number;
  objFeatureCodes: AsnMgmtCtiFeatureCodeList;
  /** line group specific properties */
  customProps: Common.AsnStringPairList;
}
export const AsnMgmtTapiLineGroupConfiguration: Type<AsnMgmtTapiLineGroupConfiguration> =
  /* @__PURE__ */ sequence(
    "AsnMgmtTapiLineGroupConfiguration",
    () => [
      ["u8sLineSourceName", UTF8String],
      ["u8sPBXGroupName", UTF8String],
      ["iDefaultEnabled", INTEGER],
      ["iDefaultAutoActivate", INTEGER],
      ["iDefaultAutoCreate", INTEGER],
      ["iDefaultJournal", INTEGER],
      ["iLineIDAutomatic", INTEGER],
      ["iPhoneNumberAutomatic", INTEGER],
      ["iUseTapiLineNames", INTEGER],
      ["u8sLocationID", UTF8String],
      ["bAutomaticLocationFinding", BOOLEAN],
      ["iSupportedFeatures", INTEGER],
      ["objFeatureCodes", AsnMgmtCtiFeatureCodeList],
      ["customProps", Common.AsnStringPairList],
    ],
    { extensible: true },
  );

/** Manual line 43401. */
export interface AsnMgmtGetLineGroupConfigArgument {
  u8sLineSourceName: string;
  u8sGroupName: string;
  config: AsnMgmtTapiLineGroupConfiguration;
}
export const AsnMgmtGetLineGroupConfigArgument: Type<AsnMgmtGetLineGroupConfigArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtGetLineGroupConfigArgument",
    () => [
      ["u8sLineSourceName", UTF8String],
      ["u8sGroupName", UTF8String],
      ["config", AsnMgmtTapiLineGroupConfiguration],
    ],
    { extensible: true },
  );

/** Manual line 43413. */
export interface AsnMgmtGetLineGroupConfigResult {
  config: AsnMgmtTapiLineGroupConfiguration;
}
export const AsnMgmtGetLineGroupConfigResult: Type<AsnMgmtGetLineGroupConfigResult> =
  /* @__PURE__ */ sequence(
    "AsnMgmtGetLineGroupConfigResult",
    () => [["config", AsnMgmtTapiLineGroupConfiguration]],
    { extensible: true },
  );

/** Manual line 43421. */
export interface AsnMgmtSetLineGroupConfigArgument {
  config: AsnMgmtTapiLineGroupConfiguration;
}
export const AsnMgmtSetLineGroupConfigArgument: Type<AsnMgmtSetLineGroupConfigArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtSetLineGroupConfigArgument",
    () => [["config", AsnMgmtTapiLineGroupConfiguration]],
    { extensible: true },
  );

/** Manual line 43428. */
export interface AsnMgmtOnLineEvent4AdminEventArgument {
  lineEvent4Admin: AsnMgmtLineEventForAdmin;
}
export const AsnMgmtOnLineEvent4AdminEventArgument: Type<AsnMgmtOnLineEvent4AdminEventArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtOnLineEvent4AdminEventArgument",
    () => [["lineEvent4Admin", AsnMgmtLineEventForAdmin]],
    { extensible: true },
  );

/** Manual line 43436. */
export type AsnMgmtUserManagerLDAPAttributeList = AsnMgmtUserManagerLDAPAttribute[];
export const AsnMgmtUserManagerLDAPAttributeList: Type<AsnMgmtUserManagerLDAPAttributeList> =
  /* @__PURE__ */ sequenceOf(
    "AsnMgmtUserManagerLDAPAttributeList",
    () => AsnMgmtUserManagerLDAPAttribute,
  );

/** Manual line 43468. */
export interface AsnMgmtUserManagerActiveDirectorySettings {
  /** server */
  u8sHost: string;
  /** LDAP port */
  iPort: number;
  /** domain */
  u8sDomain: string;
  /** user */
  u8sUsername: string;
  /** password */
  u8sPassword: string;
  /** base DN of users, empty for automatic */
  u8sBaseDNUsers: string;
  /** base DN of computers, empty for automatic */
  u8sBaseDNComputers: string;
  /** base DN of groups, empty for automatic */
  u8sBaseDNGroups: string;
  /** attributes can be written back */
  bLDAPBaseAttributeWriteBackEnabled: boolean;
  /** attribute mapping */
  objAttributeMapping: AsnMgmtUserManagerLDAPAttributeList;
  /** number format suggested when assigning lines, see {@link AsnMgmtPhoneNumberFormats} */
  iPhoneNumberPreformatFormat: AsnMgmtPhoneNumberFormats;
  /** schema extension version (run time), see {@link AsnMgmtSchemaExtensionVersion} */
  iExtensionVersion: AsnMgmtSchemaExtensionVersion;
  /** last error (run time) */
  iLastErrorCode: number;
}
export const AsnMgmtUserManagerActiveDirectorySettings: Type<AsnMgmtUserManagerActiveDirectorySettings> =
  /* @__PURE__ */ sequence(
    "AsnMgmtUserManagerActiveDirectorySettings",
    () => [
      ["u8sHost", UTF8String],
      ["iPort", INTEGER],
      ["u8sDomain", UTF8String],
      ["u8sUsername", UTF8String],
      ["u8sPassword", UTF8String],
      ["u8sBaseDNUsers", UTF8String],
      ["u8sBaseDNComputers", UTF8String],
      ["u8sBaseDNGroups", UTF8String],
      ["bLDAPBaseAttributeWriteBackEnabled", BOOLEAN],
      ["objAttributeMapping", AsnMgmtUserManagerLDAPAttributeList],
      ["iPhoneNumberPreformatFormat", INTEGER],
      ["iExtensionVersion", INTEGER],
      ["iLastErrorCode", INTEGER],
    ],
    { extensible: true },
  );

/** Manual line 43630. */
export interface AsnMgmtGetUMInterfaceSettingsResult {
  settings: AsnMgmtUserManagerActiveDirectorySettings;
}
export const AsnMgmtGetUMInterfaceSettingsResult: Type<AsnMgmtGetUMInterfaceSettingsResult> =
  /* @__PURE__ */ sequence(
    "AsnMgmtGetUMInterfaceSettingsResult",
    () => [["settings", AsnMgmtUserManagerActiveDirectorySettings]],
    { extensible: true },
  );

/** Manual line 43638. */
export interface AsnMgmtSetUMInterfaceSettingsArgument {
  /** see {@link AsnMgmtUserManagerInterfaceType} */
  iInterfaceType: AsnMgmtUserManagerInterfaceType;
  settings: AsnMgmtUserManagerActiveDirectorySettings;
}
export const AsnMgmtSetUMInterfaceSettingsArgument: Type<AsnMgmtSetUMInterfaceSettingsArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtSetUMInterfaceSettingsArgument",
    () => [
      ["iInterfaceType", INTEGER],
      ["settings", AsnMgmtUserManagerActiveDirectorySettings],
    ],
    { extensible: true },
  );

/** Manual line 43663. */
export interface AsnMgmtGetUMSettingsResult {
  settings: AsnUserManagerSettings;
}
export const AsnMgmtGetUMSettingsResult: Type<AsnMgmtGetUMSettingsResult> =
  /* @__PURE__ */ sequence(
    "AsnMgmtGetUMSettingsResult",
    () => [["settings", AsnUserManagerSettings]],
    { extensible: true },
  );

/** Manual line 43671. */
export interface AsnMgmtSetUMSettingsArgument {
  settings: AsnUserManagerSettings;
}
export const AsnMgmtSetUMSettingsArgument: Type<AsnMgmtSetUMSettingsArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtSetUMSettingsArgument",
    () => [["settings", AsnUserManagerSettings]],
    { extensible: true },
  );

/** Manual line 43679. */
export type AsnMgmtFeatureCountList = AsnMgmtFeatureCount[];
export const AsnMgmtFeatureCountList: Type<AsnMgmtFeatureCountList> = /* @__PURE__ */ sequenceOf(
  "AsnMgmtFeatureCountList",
  () => AsnMgmtFeatureCount,
);

/** Manual line 43691. */
export interface AsnMgmtLicenseDetails {
  featureCount: AsnMgmtFeatureCountList;
  iProductID: number;
  iBaseProductIDRequired: number;
  iLicenseVersion: number;
  bIsTrialFeatureLicense: boolean;
  bIsUpgradeLicense: boolean;
  bIsUpgradeLicenseAnyVersion: boolean;
  iRequiredOldLicenseVersion: number;
  bRequiresUpgradeLicense: boolean;
  bIsTestLicense: boolean;
  bIsNotForResale: boolean;
  bRequiresHWBinding: boolean;
  bIsHWBound: boolean;
  bIsDynamicLicense: boolean;
  u8sLicenseCode: string;
  validTo: Common.AsnSystemTime;
  u8sDescription: string;
  bIsExpired: boolean;
  /** see {@link AsnMgmtECOMPROMISESTATUS} */
  iCompromiseStatus: AsnMgmtECOMPROMISESTATUS;
  iLicenseSerial: number;
  iGenuineStatus: number;
  genuineCheckTimeStamp: Common.AsnSystemTime;
}
export const AsnMgmtLicenseDetails: Type<AsnMgmtLicenseDetails> = /* @__PURE__ */ sequence(
  "AsnMgmtLicenseDetails",
  () => [
    ["featureCount", AsnMgmtFeatureCountList],
    ["iProductID", INTEGER],
    ["iBaseProductIDRequired", INTEGER],
    ["iLicenseVersion", INTEGER],
    ["bIsTrialFeatureLicense", BOOLEAN],
    ["bIsUpgradeLicense", BOOLEAN],
    ["bIsUpgradeLicenseAnyVersion", BOOLEAN],
    ["iRequiredOldLicenseVersion", INTEGER],
    ["bRequiresUpgradeLicense", BOOLEAN],
    ["bIsTestLicense", BOOLEAN],
    ["bIsNotForResale", BOOLEAN],
    ["bRequiresHWBinding", BOOLEAN],
    ["bIsHWBound", BOOLEAN],
    ["bIsDynamicLicense", BOOLEAN],
    ["u8sLicenseCode", UTF8String],
    ["validTo", Common.AsnSystemTime],
    ["u8sDescription", UTF8String],
    ["bIsExpired", BOOLEAN],
    ["iCompromiseStatus", INTEGER],
    ["iLicenseSerial", INTEGER],
    ["iGenuineStatus", INTEGER],
    ["genuineCheckTimeStamp", Common.AsnSystemTime],
  ],
  { extensible: true },
);

/** Manual line 43755. */
export interface AsnMgmtGetLicenseResult {
  details: AsnMgmtLicenseDetails;
}
export const AsnMgmtGetLicenseResult: Type<AsnMgmtGetLicenseResult> = /* @__PURE__ */ sequence(
  "AsnMgmtGetLicenseResult",
  () => [["details", AsnMgmtLicenseDetails]],
  { extensible: true },
);

/** Manual line 43763. */
export interface AsnMgmtEUCWSStatus {
  u8sWCSID: string;
  iStatus: number;
  u8sURL: string;
  u8sUCSID: string;
  u8sLastError: string;
  bUCConnect: boolean;
  bInbound: boolean;
  capabilities: AsnMgmtEUCWSCapabilities;
}
export const AsnMgmtEUCWSStatus: Type<AsnMgmtEUCWSStatus> = /* @__PURE__ */ sequence(
  "AsnMgmtEUCWSStatus",
  () => [
    ["u8sWCSID", UTF8String],
    ["iStatus", INTEGER],
    ["u8sURL", UTF8String],
    ["u8sUCSID", UTF8String],
    ["u8sLastError", UTF8String],
    ["bUCConnect", BOOLEAN],
    ["bInbound", BOOLEAN],
    ["capabilities", AsnMgmtEUCWSCapabilities],
  ],
  { extensible: true },
);

/** Manual line 43785. */
export type AsnMgmtEUCWSStatusList = AsnMgmtEUCWSStatus[];
export const AsnMgmtEUCWSStatusList: Type<AsnMgmtEUCWSStatusList> = /* @__PURE__ */ sequenceOf(
  "AsnMgmtEUCWSStatusList",
  () => AsnMgmtEUCWSStatus,
);

/** Manual line 43808. */
export interface AsnMgmtEUCWebServicesStatus {
  u8sUCSID: string;
  ucConnectStatus: AsnMgmtEUCWSStatus;
  ucwsStatusMap: AsnMgmtEUCWSStatusList;
}
export const AsnMgmtEUCWebServicesStatus: Type<AsnMgmtEUCWebServicesStatus> =
  /* @__PURE__ */ sequence(
    "AsnMgmtEUCWebServicesStatus",
    () => [
      ["u8sUCSID", UTF8String],
      ["ucConnectStatus", AsnMgmtEUCWSStatus],
      ["ucwsStatusMap", AsnMgmtEUCWSStatusList],
    ],
    { extensible: true },
  );

/** Manual line 43820. */
export type AsnMgmtEUCWebServiceConfigList = AsnMgmtEUCWebServiceConfig[];
export const AsnMgmtEUCWebServiceConfigList: Type<AsnMgmtEUCWebServiceConfigList> =
  /* @__PURE__ */ sequenceOf("AsnMgmtEUCWebServiceConfigList", () => AsnMgmtEUCWebServiceConfig);

/** Manual line 43836. */
export interface AsnMgmtEUCWebServiceConfig4Admin {
  u8sServicesUser: string;
  u8sServicesPassword: string;
  configList: AsnMgmtEUCWebServiceConfigList;
}
export const AsnMgmtEUCWebServiceConfig4Admin: Type<AsnMgmtEUCWebServiceConfig4Admin> =
  /* @__PURE__ */ sequence(
    "AsnMgmtEUCWebServiceConfig4Admin",
    () => [
      ["u8sServicesUser", UTF8String],
      ["u8sServicesPassword", UTF8String],
      ["configList", AsnMgmtEUCWebServiceConfigList],
    ],
    { extensible: true },
  );

/** Manual line 43847. */
export interface AsnMgmtUCConnectSettings {
  /** see {@link AsnMgmtMobileAccessOption} */
  iMobileAccessOption: AsnMgmtMobileAccessOption;
  u8sUCSID: string;
  u8sControllerAddress: string;
  u8sUCSPassword: string;
  u8sAccountMail: string;
  iTurnEnabled: number;
  u8sPushServiceAddress: string;
  iPushPolicyAccepted: number;
  u8sPortalAddress: string;
  webServiceExternalAccess: AsnMgmtWebServiceAccessParams;
}
export const AsnMgmtUCConnectSettings: Type<AsnMgmtUCConnectSettings> = /* @__PURE__ */ sequence(
  "AsnMgmtUCConnectSettings",
  () => [
    ["iMobileAccessOption", INTEGER],
    ["u8sUCSID", UTF8String],
    ["u8sControllerAddress", UTF8String],
    ["u8sUCSPassword", UTF8String],
    ["u8sAccountMail", UTF8String],
    ["iTurnEnabled", INTEGER],
    ["u8sPushServiceAddress", UTF8String],
    ["iPushPolicyAccepted", INTEGER],
    ["u8sPortalAddress", UTF8String],
    ["webServiceExternalAccess", AsnMgmtWebServiceAccessParams],
  ],
  { extensible: true },
);

/** Manual line 43889. */
export interface AsnMgmtGetDatabaseManagerSettingsResult {
  settings: AsnMgmtDatabaseManagerSettings;
}
export const AsnMgmtGetDatabaseManagerSettingsResult: Type<AsnMgmtGetDatabaseManagerSettingsResult> =
  /* @__PURE__ */ sequence(
    "AsnMgmtGetDatabaseManagerSettingsResult",
    () => [["settings", AsnMgmtDatabaseManagerSettings]],
    { extensible: true },
  );

/** Manual line 43896. */
export interface AsnMgmtSetDatabaseManagerSettingsArgument {
  settings: AsnMgmtDatabaseManagerSettings;
}
export const AsnMgmtSetDatabaseManagerSettingsArgument: Type<AsnMgmtSetDatabaseManagerSettingsArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtSetDatabaseManagerSettingsArgument",
    () => [["settings", AsnMgmtDatabaseManagerSettings]],
    { extensible: true },
  );

/** Manual line 43904. */
export interface AsnMgmtGetAvailableDatabasesArgument {
  settings: AsnMgmtDatabaseManagerSettings;
}
export const AsnMgmtGetAvailableDatabasesArgument: Type<AsnMgmtGetAvailableDatabasesArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtGetAvailableDatabasesArgument",
    () => [["settings", AsnMgmtDatabaseManagerSettings]],
    { extensible: true },
  );

/** Manual line 43912. */
export type AsnListeningInterfaceList = AsnListeningInterface[];
export const AsnListeningInterfaceList: Type<AsnListeningInterfaceList> =
  /* @__PURE__ */ sequenceOf("AsnListeningInterfaceList", () => AsnListeningInterface);

/** Manual line 43953. */
export interface AsnMgmtGetListeningInterfacesResult {
  listeningInterfaces: AsnListeningInterfaceList;
  u8sServerNameFQDN: string;
  iSupportedListenInterfaceTypes: number;
}
export const AsnMgmtGetListeningInterfacesResult: Type<AsnMgmtGetListeningInterfacesResult> =
  /* @__PURE__ */ sequence(
    "AsnMgmtGetListeningInterfacesResult",
    () => [
      ["listeningInterfaces", AsnListeningInterfaceList],
      ["u8sServerNameFQDN", UTF8String],
      ["iSupportedListenInterfaceTypes", INTEGER],
    ],
    { extensible: true },
  );

/** Manual line 43965. */
export interface AsnMgmtSetListeningInterfacesArgument {
  listeningInterfaces: AsnListeningInterfaceList;
  bDisconnectClients: boolean;
}
export const AsnMgmtSetListeningInterfacesArgument: Type<AsnMgmtSetListeningInterfacesArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtSetListeningInterfacesArgument",
    () => [
      ["listeningInterfaces", AsnListeningInterfaceList],
      ["bDisconnectClients", BOOLEAN],
    ],
    { extensible: true },
  );

/** Manual line 43975. */
export type AsnListeningInterfaceStatusList = AsnListeningInterfaceStatus[];
export const AsnListeningInterfaceStatusList: Type<AsnListeningInterfaceStatusList> =
  /* @__PURE__ */ sequenceOf("AsnListeningInterfaceStatusList", () => AsnListeningInterfaceStatus);

/** Manual line 43992. */
export interface AsnMgmtGetListeningInterfaceStatusesResult {
  listeningInterfaceStatuses: AsnListeningInterfaceStatusList;
}
export const AsnMgmtGetListeningInterfaceStatusesResult: Type<AsnMgmtGetListeningInterfaceStatusesResult> =
  /* @__PURE__ */ sequence(
    "AsnMgmtGetListeningInterfaceStatusesResult",
    () => [["listeningInterfaceStatuses", AsnListeningInterfaceStatusList]],
    { extensible: true },
  );

/** Manual line 44000. */
export interface AsnMgmtOnListenInterfaceStatusesEventArgument {
  statuses: AsnListeningInterfaceStatusList;
}
export const AsnMgmtOnListenInterfaceStatusesEventArgument: Type<AsnMgmtOnListenInterfaceStatusesEventArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtOnListenInterfaceStatusesEventArgument",
    () => [["statuses", AsnListeningInterfaceStatusList]],
    { extensible: true },
  );

/** Manual line 44008. */
export interface AsnMgmtOnListenInterfaceStatusesChangedEventArgument {
  statusesAdded: AsnListeningInterfaceStatusList;
  statusesUpdated: AsnListeningInterfaceStatusList;
  statusesRemoved: AsnListeningInterfaceStatusList;
}
export const AsnMgmtOnListenInterfaceStatusesChangedEventArgument: Type<AsnMgmtOnListenInterfaceStatusesChangedEventArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtOnListenInterfaceStatusesChangedEventArgument",
    () => [
      ["statusesAdded", AsnListeningInterfaceStatusList],
      ["statusesUpdated", AsnListeningInterfaceStatusList],
      ["statusesRemoved", AsnListeningInterfaceStatusList],
    ],
    { extensible: true },
  );

/** Manual line 44020. */
export interface AsnMgmtGetLogFileSettingsResult {
  logfileSettings: AsnMgmtLogFileSettings;
}
export const AsnMgmtGetLogFileSettingsResult: Type<AsnMgmtGetLogFileSettingsResult> =
  /* @__PURE__ */ sequence(
    "AsnMgmtGetLogFileSettingsResult",
    () => [["logfileSettings", AsnMgmtLogFileSettings]],
    { extensible: true },
  );

/** Manual line 44037. */
export interface AsnMgmtGetLogFileSettingsArgument {
  logfileSettings: AsnMgmtLogFileSettings;
}
export const AsnMgmtGetLogFileSettingsArgument: Type<AsnMgmtGetLogFileSettingsArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtGetLogFileSettingsArgument",
    () => [["logfileSettings", AsnMgmtLogFileSettings]],
    { extensible: true },
  );

/** Manual line 44045. */
export type AsnNumberFormatRegExpressListMgmt = AsnNumberFormatRegExpressionMgmt[];
export const AsnNumberFormatRegExpressListMgmt: Type<AsnNumberFormatRegExpressListMgmt> =
  /* @__PURE__ */ sequenceOf(
    "AsnNumberFormatRegExpressListMgmt",
    () => AsnNumberFormatRegExpressionMgmt,
  );

/** Manual line 44065. */
export interface AsnNumberFormatRegExpressionsMgmt extends Common.WithOptionalParams {
  bIsReadOnlyFromFile: boolean;
  formatRules: AsnNumberFormatRegExpressListMgmt;
}
export const AsnNumberFormatRegExpressionsMgmt: Type<AsnNumberFormatRegExpressionsMgmt> =
  /* @__PURE__ */ sequence("AsnNumberFormatRegExpressionsMgmt", () => [
    ["bIsReadOnlyFromFile", BOOLEAN],
    ["formatRules", AsnNumberFormatRegExpressListMgmt],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 44077. */
export type AsnELocalDialingRuleForeignPNALocalCallItemList =
  AsnELocalDialingRuleForeignPNALocalCallItem[];
export const AsnELocalDialingRuleForeignPNALocalCallItemList: Type<AsnELocalDialingRuleForeignPNALocalCallItemList> =
  /* @__PURE__ */ sequenceOf(
    "AsnELocalDialingRuleForeignPNALocalCallItemList",
    () => AsnELocalDialingRuleForeignPNALocalCallItem,
  );

/** Manual line 44089. */
export type AsnELCRProviderList = AsnELCRProvider[];
export const AsnELCRProviderList: Type<AsnELCRProviderList> = /* @__PURE__ */ sequenceOf(
  "AsnELCRProviderList",
  () => AsnELCRProvider,
);

/** Manual line 44103. */
export type AsnELCRZoneList = AsnELCRZone[];
export const AsnELCRZoneList: Type<AsnELCRZoneList> = /* @__PURE__ */ sequenceOf(
  "AsnELCRZoneList",
  () => AsnELCRZone,
);

/** Manual line 44130. */
export interface AsnLocationInformationMgmt extends Common.WithOptionalParams {
  /** checksum to detect changes */
  u8sLocationCheckSum: string;
  /** country */
  iCountryID: number;
  /** country code */
  u8sCountryCode: string;
  /** set from the country list */
  u8sLocalPrefix: string;
  /** set from the country list */
  u8sNationalPrefix: string;
  /** set from the country list */
  u8sInternationalPrefix: string;
  /** rule for local calls */
  u8sLocalDialingRule: string;
  /** rule for national calls */
  u8sNationalDialingRule: string;
  /** rule for international calls */
  u8sInternationalDialingRule: string;
  /** North America: same area code, toll-free */
  u8sLocalDialingRuleHomePNALocal: string;
  /** North America: same area code, toll call */
  u8sLocalDialingRuleHomePNAToll: string;
  /** North America: other area code, toll-free */
  u8sLocalDialingRuleForeignPNALocal: string;
  /** language id */
  iLanguage: number;
  /** area code without national prefix; empty when no national rule exists */
  u8sCityCodeNoPrefix: string;
  /** dial the area code for local calls too */
  bNoLocalDialing: boolean;
  /** vanity prefixes, comma separated */
  u8sVanityNumbers: string;
  /** use vanity */
  bUseVanity: boolean;
  /** number format for the remote TAPI driver, see {@link General.AsnERemoteTapiNumberFormat} */
  iRemoteTapiNumberFormat: General.AsnERemoteTapiNumberFormat;
  /** dial format for the remote TAPI driver, see {@link General.AsnERemoteTapiDialFormat} */
  iRemoteTapiDialFormat: General.AsnERemoteTapiDialFormat;
  /** line names for the multi-line TAPI driver, see {@link General.AsnERemoteTapiLineNames} */
  iRemoteTapiLineNames: General.AsnERemoteTapiLineNames;
  /** dialling number format, see {@link General.AsnETAPIDialNumberFormat} */
  iDialingNumberFormat: General.AsnETAPIDialNumberFormat;
  /** send extensions by DTMF after connecting (fixed number length countries) */
  bFixedNumberLenExtensionDTMFDialing: boolean;
  /** location of a mobile device */
  bMobileDeviceLocation: boolean;
  /** show all settings */
  bShowExtendedSettings: boolean;
  /** multi-location support */
  bMultiLocationSupport: boolean;
  /** create rules expanding short numbers of other locations */
  bAutoCreateOtherLocationRules: boolean;
  /** allow number search across locations */
  bAllowNumberSearchOtherLocations: boolean;
  /** shorten numbers of other locations when dialling */
  bShortenOtherLocationSCNumbersForDialing: boolean;
  /** a PBX is used */
  bUseTkSystem: boolean;
  /** trunk number */
  u8sTKAnschlussNr: string;
  /** range of extensions at the trunk, default all */
  u8sDDIRangeBegin: string;
  u8sDDIRangeEnd: string;
  /** outside line prefix, local */
  u8sTKLocalAccessCode: string;
  /** outside line prefix, national */
  u8sTKLongDistanceAccessCode: string;
  /** outside line prefix, international */
  u8sTKInternationalAccessCode: string;
  /** prefix for private calls; ? and % stand for PIN digits */
  u8sTKPrivateAccessCode: string;
  /** prefix for setting forwards */
  u8sTKForwardingAccessCode: string;
  /** shortest internal number */
  iTKMinLenInternalNumbers: number;
  /** longest internal number */
  iTKMaxLenInternalNumbers: number;
  /** prefixes removed from inbound numbers */
  u8slistTKAkzListRemoveIn: Common.UTF8StringList;
  /** prefixes removed from outbound numbers */
  u8slistTKAkzListRemoveOut: Common.UTF8StringList;
  /** prefixes removed from forward numbers */
  u8slistTKAkzListRemoveForwarding: Common.UTF8StringList;
  /** how connected ids are treated, see {@link AsnEConnectedIdDealing} */
  iConnectedIDDealing: AsnEConnectedIdDealing;
  /** prefixes removed from connected ids (first direction) */
  u8slistTKAkzListRemoveConnectedIDIn: Common.UTF8StringList;
  /** prefixes removed from connected ids (second direction) */
  u8slistTKAkzListRemoveConnectedIDOut: Common.UTF8StringList;
  /** expressions recognising internal numbers */
  numberFormatInternal: AsnNumberFormatRegExpressionsMgmt;
  /** expressions recognising external numbers */
  numberFormatExternal: AsnNumberFormatRegExpressionsMgmt;
  /** generated rules, extension to super-canonical */
  numberFormatAutomaticOtherLocationsDDItoSC: AsnNumberFormatRegExpressionsMgmt;
  /** generated rules, super-canonical to extension */
  numberFormatAutomaticOtherLocationsSCtoDDI: AsnNumberFormatRegExpressionsMgmt;
  /** expressions for inbound numbers */
  numberFormatRegExpressListIn: AsnNumberFormatRegExpressionsMgmt;
  /** expressions for inbound numbers */
  numberFormatRegExpressListOut: AsnNumberFormatRegExpressionsMgmt;
  /** expressions applied on dialling after making the number super-canonical */
  numberFormatRegExpressListDial: AsnNumberFormatRegExpressionsMgmt;
  /** expressions applied last on dialling */
  numberFormatRegExpressListFinalDial: AsnNumberFormatRegExpressionsMgmt;
  /** expressions forming line numbers */
  numberFormatRegExpressLinePhoneNumbers: AsnNumberFormatRegExpressionsMgmt;
  /** location id */
  u8sLocationID: string;
  /** exceptions within the own area code */
  iLocalDialingRuleHomePNAFlag: number;
  /** local exchanges of the own area code */
  u8slistLocalDialingRulesHomePNALocalCalls: Common.UTF8StringList;
  /** exchanges of the own area code (toll list) */
  u8slistLocalDialingRulesHomePNATollCalls: Common.UTF8StringList;
  /** exceptions for other area codes */
  iLocalDialingRuleForeignPNAFlag: number;
  /** exchanges of other area codes that count as local */
  localDialingRuleForeignPNALocalCallItemList: AsnELocalDialingRuleForeignPNALocalCallItemList;
  /** use least cost routing */
  bUseAdvancedLCR: boolean;
  /** providers */
  lCRProviderVector: AsnELCRProviderList;
  /** providers */
  lCRZoneList: AsnELCRZoneList;
  /** project codes */
  projectPINRules: Common.AsnProjectPinRuleList;
}
export const AsnLocationInformationMgmt: Type<AsnLocationInformationMgmt> =
  /* @__PURE__ */ sequence("AsnLocationInformationMgmt", () => [
    ["u8sLocationCheckSum", UTF8String],
    ["iCountryID", INTEGER],
    ["u8sCountryCode", UTF8String],
    ["u8sLocalPrefix", UTF8String],
    ["u8sNationalPrefix", UTF8String],
    ["u8sInternationalPrefix", UTF8String],
    ["u8sLocalDialingRule", UTF8String],
    ["u8sNationalDialingRule", UTF8String],
    ["u8sInternationalDialingRule", UTF8String],
    ["u8sLocalDialingRuleHomePNALocal", UTF8String],
    ["u8sLocalDialingRuleHomePNAToll", UTF8String],
    ["u8sLocalDialingRuleForeignPNALocal", UTF8String],
    ["iLanguage", INTEGER],
    ["u8sCityCodeNoPrefix", UTF8String],
    ["bNoLocalDialing", BOOLEAN],
    ["u8sVanityNumbers", UTF8String],
    ["bUseVanity", BOOLEAN],
    ["iRemoteTapiNumberFormat", INTEGER],
    ["iRemoteTapiDialFormat", INTEGER],
    ["iRemoteTapiLineNames", INTEGER],
    ["iDialingNumberFormat", INTEGER],
    ["bFixedNumberLenExtensionDTMFDialing", BOOLEAN],
    ["bMobileDeviceLocation", BOOLEAN],
    ["bShowExtendedSettings", BOOLEAN],
    ["bMultiLocationSupport", BOOLEAN],
    ["bAutoCreateOtherLocationRules", BOOLEAN],
    ["bAllowNumberSearchOtherLocations", BOOLEAN],
    ["bShortenOtherLocationSCNumbersForDialing", BOOLEAN],
    ["bUseTkSystem", BOOLEAN],
    ["u8sTKAnschlussNr", UTF8String],
    ["u8sDDIRangeBegin", UTF8String],
    ["u8sDDIRangeEnd", UTF8String],
    ["u8sTKLocalAccessCode", UTF8String],
    ["u8sTKLongDistanceAccessCode", UTF8String],
    ["u8sTKInternationalAccessCode", UTF8String],
    ["u8sTKPrivateAccessCode", UTF8String],
    ["u8sTKForwardingAccessCode", UTF8String],
    ["iTKMinLenInternalNumbers", INTEGER],
    ["iTKMaxLenInternalNumbers", INTEGER],
    ["u8slistTKAkzListRemoveIn", Common.UTF8StringList],
    ["u8slistTKAkzListRemoveOut", Common.UTF8StringList],
    ["u8slistTKAkzListRemoveForwarding", Common.UTF8StringList],
    ["iConnectedIDDealing", INTEGER],
    ["u8slistTKAkzListRemoveConnectedIDIn", Common.UTF8StringList],
    ["u8slistTKAkzListRemoveConnectedIDOut", Common.UTF8StringList],
    ["numberFormatInternal", AsnNumberFormatRegExpressionsMgmt],
    ["numberFormatExternal", AsnNumberFormatRegExpressionsMgmt],
    ["numberFormatAutomaticOtherLocationsDDItoSC", AsnNumberFormatRegExpressionsMgmt],
    ["numberFormatAutomaticOtherLocationsSCtoDDI", AsnNumberFormatRegExpressionsMgmt],
    ["numberFormatRegExpressListIn", AsnNumberFormatRegExpressionsMgmt],
    ["numberFormatRegExpressListOut", AsnNumberFormatRegExpressionsMgmt],
    ["numberFormatRegExpressListDial", AsnNumberFormatRegExpressionsMgmt],
    ["numberFormatRegExpressListFinalDial", AsnNumberFormatRegExpressionsMgmt],
    ["numberFormatRegExpressLinePhoneNumbers", AsnNumberFormatRegExpressionsMgmt],
    ["u8sLocationID", UTF8String],
    ["iLocalDialingRuleHomePNAFlag", INTEGER],
    ["u8slistLocalDialingRulesHomePNALocalCalls", Common.UTF8StringList],
    ["u8slistLocalDialingRulesHomePNATollCalls", Common.UTF8StringList],
    ["iLocalDialingRuleForeignPNAFlag", INTEGER],
    [
      "localDialingRuleForeignPNALocalCallItemList",
      AsnELocalDialingRuleForeignPNALocalCallItemList,
    ],
    ["bUseAdvancedLCR", BOOLEAN],
    ["lCRProviderVector", AsnELCRProviderList],
    ["lCRZoneList", AsnELCRZoneList],
    ["projectPINRules", Common.AsnProjectPinRuleList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 44876. */
export interface AsnMgmtGetLocationInformationMgmtResult extends Common.WithOptionalParams {
  asnLocationData: AsnLocationInformationMgmt;
}
export const AsnMgmtGetLocationInformationMgmtResult: Type<AsnMgmtGetLocationInformationMgmtResult> =
  /* @__PURE__ */ sequence("AsnMgmtGetLocationInformationMgmtResult", () => [
    ["asnLocationData", AsnLocationInformationMgmt],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 44886. */
export interface AsnMgmtSetLocationInformationMgmtArgument extends Common.WithOptionalParams {
  asnLocationData: AsnLocationInformationMgmt;
}
export const AsnMgmtSetLocationInformationMgmtArgument: Type<AsnMgmtSetLocationInformationMgmtArgument> =
  /* @__PURE__ */ sequence("AsnMgmtSetLocationInformationMgmtArgument", () => [
    ["asnLocationData", AsnLocationInformationMgmt],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 44896. */
export interface AsnMgmtGetCSTAServerSettingsResult {
  settings: AsnCSTAServerSettings;
}
export const AsnMgmtGetCSTAServerSettingsResult: Type<AsnMgmtGetCSTAServerSettingsResult> =
  /* @__PURE__ */ sequence(
    "AsnMgmtGetCSTAServerSettingsResult",
    () => [["settings", AsnCSTAServerSettings]],
    { extensible: true },
  );

/** Manual line 44904. */
export interface AsnMgmtSetCSTAServerSettingsArgument {
  settings: AsnCSTAServerSettings;
}
export const AsnMgmtSetCSTAServerSettingsArgument: Type<AsnMgmtSetCSTAServerSettingsArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtSetCSTAServerSettingsArgument",
    () => [["settings", AsnCSTAServerSettings]],
    { extensible: true },
  );

/** Manual line 44912. */
export type AsnAVStunOrTurnServerList = AsnAVStunOrTurnServer[];
export const AsnAVStunOrTurnServerList: Type<AsnAVStunOrTurnServerList> =
  /* @__PURE__ */ sequenceOf("AsnAVStunOrTurnServerList", () => AsnAVStunOrTurnServer);

/** Manual line 44935. */
export interface AsnAVStunOrTurnSettings {
  /** provider type, see {@link AsnAVSTUNANDTURNPROVIDERTYPE} */
  iTurnProviderType: AsnAVSTUNANDTURNPROVIDERTYPE;
  /** own servers */
  listOwnServers: AsnAVStunOrTurnServerList;
  /** provider selected */
  u8sTURNProvider: string;
  /** provider parameters */
  u8spairlistProviderParams: Common.AsnStringPairList;
}
export const AsnAVStunOrTurnSettings: Type<AsnAVStunOrTurnSettings> = /* @__PURE__ */ sequence(
  "AsnAVStunOrTurnSettings",
  () => [
    ["iTurnProviderType", INTEGER],
    ["listOwnServers", AsnAVStunOrTurnServerList],
    ["u8sTURNProvider", UTF8String],
    ["u8spairlistProviderParams", Common.AsnStringPairList],
  ],
  { extensible: true },
);

/** Manual line 44967. */
export interface AsnMgmtGetSTUNandTURNSettingsResult {
  settings: AsnAVStunOrTurnSettings;
}
export const AsnMgmtGetSTUNandTURNSettingsResult: Type<AsnMgmtGetSTUNandTURNSettingsResult> =
  /* @__PURE__ */ sequence(
    "AsnMgmtGetSTUNandTURNSettingsResult",
    () => [["settings", AsnAVStunOrTurnSettings]],
    { extensible: true },
  );

/** Manual line 44975. */
export interface AsnMgmtSetSTUNandTURNSettingsArgument {
  settings: AsnAVStunOrTurnSettings;
}
export const AsnMgmtSetSTUNandTURNSettingsArgument: Type<AsnMgmtSetSTUNandTURNSettingsArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtSetSTUNandTURNSettingsArgument",
    () => [["settings", AsnAVStunOrTurnSettings]],
    { extensible: true },
  );

/** Manual line 44992. */
export interface AsnMgmtGetSTUNandTURNConsumerConfigArgument {
  settings: AsnAVStunOrTurnSettings;
}
export const AsnMgmtGetSTUNandTURNConsumerConfigArgument: Type<AsnMgmtGetSTUNandTURNConsumerConfigArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtGetSTUNandTURNConsumerConfigArgument",
    () => [["settings", AsnAVStunOrTurnSettings]],
    { extensible: true },
  );

/** Manual line 45000. */
export interface AsnMgmtGetDBManSettingsResult {
  settings: AsnMgmtDBManSettings;
}
export const AsnMgmtGetDBManSettingsResult: Type<AsnMgmtGetDBManSettingsResult> =
  /* @__PURE__ */ sequence(
    "AsnMgmtGetDBManSettingsResult",
    () => [["settings", AsnMgmtDBManSettings]],
    { extensible: true },
  );

/** Manual line 45008. */
export interface AsnMgmtGetDBManSettingsArgument {
  settings: AsnMgmtDBManSettings;
}
export const AsnMgmtGetDBManSettingsArgument: Type<AsnMgmtGetDBManSettingsArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtGetDBManSettingsArgument",
    () => [["settings", AsnMgmtDBManSettings]],
    { extensible: true },
  );

/** Manual line 45016. */
export interface AsnMgmtGetXmppSettingsResult {
  settings: AsnXMPPSettings;
}
export const AsnMgmtGetXmppSettingsResult: Type<AsnMgmtGetXmppSettingsResult> =
  /* @__PURE__ */ sequence("AsnMgmtGetXmppSettingsResult", () => [["settings", AsnXMPPSettings]], {
    extensible: true,
  });

/** Manual line 45024. */
export interface AsnMgmtSetXmppSettingsArgument {
  settings: AsnXMPPSettings;
}
export const AsnMgmtSetXmppSettingsArgument: Type<AsnMgmtSetXmppSettingsArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtSetXmppSettingsArgument",
    () => [["settings", AsnXMPPSettings]],
    { extensible: true },
  );

/** Manual line 45031. */
export type AsnListenInterfaceDescriptionList = AsnListenInterfaceDescription[];
export const AsnListenInterfaceDescriptionList: Type<AsnListenInterfaceDescriptionList> =
  /* @__PURE__ */ sequenceOf(
    "AsnListenInterfaceDescriptionList",
    () => AsnListenInterfaceDescription,
  );

/** Manual line 45053. */
export interface AsnSIPFEDSettings {
  /** service URL */
  u8sFederationServiceURL: string;
  /** listen interfaces enabled */
  iNetworkInterfacesEnabled: number;
  /** listen interfaces */
  networkInterfaces: AsnListenInterfaceDescriptionList;
  /** public address used */
  iUsePublicIP: number;
  /** public port */
  iPublicPort: number;
  /** public address */
  u8sPublicIP: string;
  /** federation enabled */
  iFederationEnabled: number;
  /** bind address */
  u8sFederationBindAddress: string;
  /** proxy enabled */
  iProxyEnabled: number;
  /** direct federation user */
  u8sProxyUsername: string;
  /** direct federation password */
  u8sProxyPassword: string;
  /** edge server enabled */
  iEdgeServerEnabled: number;
  /** edge server port */
  iEdgeServerPort: number;
  /** edge server transport */
  iEdgeServerProtocol: number;
  /** edge server certificate hash */
  u8sEdgeServerCertificate: string;
  /** edge server user */
  u8sEdgeServerUsername: string;
  /** edge server address */
  u8sEdgeServerAddress: string;
  /** edge server password */
  u8sEdgeServerPassword: string;
  /** open federation enabled */
  iOpenFederationEnabled: number;
  /** static routes enabled */
  iStaticRoutesEnabled: number;
  /** static routes */
  u8slistStaticRoutes: Common.UTF8StringList;
  /** domains allowed */
  u8slistDomainsAllow: Common.UTF8StringList;
  /** global federation allowed */
  iGlobalAllow: number;
  /** presence level for global federation */
  iGlobalAllowPresenceLevel: number;
  /** domains denied */
  u8slistDomainsDeny: Common.UTF8StringList;
  /** registrar enabled */
  iRegistrarEnabled: number;
  /** certificate of the SIP server */
  u8sSipServerCertHash: string;
  /** server restart needed */
  bServerRestartRequiredFlag: boolean;
}
export const AsnSIPFEDSettings: Type<AsnSIPFEDSettings> = /* @__PURE__ */ sequence(
  "AsnSIPFEDSettings",
  () => [
    ["u8sFederationServiceURL", UTF8String],
    ["iNetworkInterfacesEnabled", INTEGER],
    ["networkInterfaces", AsnListenInterfaceDescriptionList],
    ["iUsePublicIP", INTEGER],
    ["iPublicPort", INTEGER],
    ["u8sPublicIP", UTF8String],
    ["iFederationEnabled", INTEGER],
    ["u8sFederationBindAddress", UTF8String],
    ["iProxyEnabled", INTEGER],
    ["u8sProxyUsername", UTF8String],
    ["u8sProxyPassword", UTF8String],
    ["iEdgeServerEnabled", INTEGER],
    ["iEdgeServerPort", INTEGER],
    ["iEdgeServerProtocol", INTEGER],
    ["u8sEdgeServerCertificate", UTF8String],
    ["u8sEdgeServerUsername", UTF8String],
    ["u8sEdgeServerAddress", UTF8String],
    ["u8sEdgeServerPassword", UTF8String],
    ["iOpenFederationEnabled", INTEGER],
    ["iStaticRoutesEnabled", INTEGER],
    ["u8slistStaticRoutes", Common.UTF8StringList],
    ["u8slistDomainsAllow", Common.UTF8StringList],
    ["iGlobalAllow", INTEGER],
    ["iGlobalAllowPresenceLevel", INTEGER],
    ["u8slistDomainsDeny", Common.UTF8StringList],
    ["iRegistrarEnabled", INTEGER],
    ["u8sSipServerCertHash", UTF8String],
    ["bServerRestartRequiredFlag", BOOLEAN],
  ],
  { extensible: true },
);

/** Manual line 45145. */
export interface AsnMgmtGetSIPFEDSettingsResult {
  settings: AsnSIPFEDSettings;
}
export const AsnMgmtGetSIPFEDSettingsResult: Type<AsnMgmtGetSIPFEDSettingsResult> =
  /* @__PURE__ */ sequence(
    "AsnMgmtGetSIPFEDSettingsResult",
    () => [["settings", AsnSIPFEDSettings]],
    { extensible: true },
  );

/** Manual line 45153. */
export interface AsnMgmtSetSIPFEDSettingsArgument {
  settings: AsnSIPFEDSettings;
}
export const AsnMgmtSetSIPFEDSettingsArgument: Type<AsnMgmtSetSIPFEDSettingsArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtSetSIPFEDSettingsArgument",
    () => [["settings", AsnSIPFEDSettings]],
    { extensible: true },
  );

/** Manual line 45161. */
export type AsnSIPGatewaySettingsRegisteredUserList = AsnSIPGatewaySettingsRegisteredUser[];
export const AsnSIPGatewaySettingsRegisteredUserList: Type<AsnSIPGatewaySettingsRegisteredUserList> =
  /* @__PURE__ */ sequenceOf(
    "AsnSIPGatewaySettingsRegisteredUserList",
    () => AsnSIPGatewaySettingsRegisteredUser,
  );

/** Manual line 45196. */
export interface AsnSIPGatewayUASettings {
  /** gateway model, see {@link AsnGatewayModelEnum} */
  iGatewayModel: AsnGatewayModelEnum;
  /** gateway type, see {@link AsnGatewayTypesEnum} */
  iGatewayType: AsnGatewayTypesEnum;
  /** registered users by name */
  registeredUsers: AsnSIPGatewaySettingsRegisteredUserList;
  /** one registration for all lines (unused) */
  bTrunkRegistration: boolean;
  /** registrar or proxy */
  u8sRegistrar: string;
  /** port of registrar or proxy */
  iRegistrarPort: number;
  /** STUN/TURN server (unused) */
  u8sSTUNServer: string;
  /** domain of the address */
  u8sDomainRealm: string;
  /** seconds between registrations */
  iRegisterInterval: number;
  /** transport, see {@link AsnSIPConnectionTypeEnum} */
  iConnectionType: AsnSIPConnectionTypeEnum;
  /** network interface */
  u8sLocalInterfaceGUID: string;
  /** line group name, part of the line address */
  u8sLineGroupName: string;
  /** must be true to register */
  bDoRegister: boolean;
  /** unique gateway name */
  u8sMediaGatewayName: string;
  /** media mode */
  iMediaMode: number;
  /** audio codecs, see {@link AsnAudioCodesEnum} */
  ilistAudioCodecs: Common.SEQInteger;
  /** PBX properties */
  iPBXProperties: number;
  /** trace all */
  iPCAPTrace: number;
  /** trace these lines */
  u8slistPCAPTraceLines: Common.UTF8StringList;
}
export const AsnSIPGatewayUASettings: Type<AsnSIPGatewayUASettings> = /* @__PURE__ */ sequence(
  "AsnSIPGatewayUASettings",
  () => [
    ["iGatewayModel", INTEGER],
    ["iGatewayType", INTEGER],
    ["registeredUsers", AsnSIPGatewaySettingsRegisteredUserList],
    ["bTrunkRegistration", BOOLEAN],
    ["u8sRegistrar", UTF8String],
    ["iRegistrarPort", INTEGER],
    ["u8sSTUNServer", UTF8String],
    ["u8sDomainRealm", UTF8String],
    ["iRegisterInterval", INTEGER],
    ["iConnectionType", INTEGER],
    ["u8sLocalInterfaceGUID", UTF8String],
    ["u8sLineGroupName", UTF8String],
    ["bDoRegister", BOOLEAN],
    ["u8sMediaGatewayName", UTF8String],
    ["iMediaMode", INTEGER],
    ["ilistAudioCodecs", Common.SEQInteger],
    ["iPBXProperties", INTEGER],
    ["iPCAPTrace", INTEGER],
    ["u8slistPCAPTraceLines", Common.UTF8StringList],
  ],
  { extensible: true },
);

/** Manual line 45343. */
export type AsnSIPGatewayUASettingsList = AsnSIPGatewayUASettings[];
export const AsnSIPGatewayUASettingsList: Type<AsnSIPGatewayUASettingsList> =
  /* @__PURE__ */ sequenceOf("AsnSIPGatewayUASettingsList", () => AsnSIPGatewayUASettings);

/** Manual line 45501. */
export interface AsnMgmtGetSIPGatewaySettingsResult {
  settings: AsnSIPGatewayUASettingsList;
}
export const AsnMgmtGetSIPGatewaySettingsResult: Type<AsnMgmtGetSIPGatewaySettingsResult> =
  /* @__PURE__ */ sequence(
    "AsnMgmtGetSIPGatewaySettingsResult",
    () => [["settings", AsnSIPGatewayUASettingsList]],
    { extensible: true },
  );

/** Manual line 45508. */
export interface AsnMgmtSetSIPGatewaySettingsArgument {
  settings: AsnSIPGatewayUASettingsList;
}
export const AsnMgmtSetSIPGatewaySettingsArgument: Type<AsnMgmtSetSIPGatewaySettingsArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtSetSIPGatewaySettingsArgument",
    () => [["settings", AsnSIPGatewayUASettingsList]],
    { extensible: true },
  );

/** Manual line 45516. */
export interface AsnMgmtSetCallRecorderSettingsArgument {
  settings: AsnCallRecorderSettings;
}
export const AsnMgmtSetCallRecorderSettingsArgument: Type<AsnMgmtSetCallRecorderSettingsArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtSetCallRecorderSettingsArgument",
    () => [["settings", AsnCallRecorderSettings]],
    { extensible: true },
  );

/** Manual line 45524. */
export interface AsnMgmtGetCallRecorderSettingsResult {
  settings: AsnCallRecorderSettings;
}
export const AsnMgmtGetCallRecorderSettingsResult: Type<AsnMgmtGetCallRecorderSettingsResult> =
  /* @__PURE__ */ sequence(
    "AsnMgmtGetCallRecorderSettingsResult",
    () => [["settings", AsnCallRecorderSettings]],
    { extensible: true },
  );

/** Manual line 45532. */
export type AsnMgmtServerStatistics4AdminList = AsnMgmtServerStatistics4Admin[];
export const AsnMgmtServerStatistics4AdminList: Type<AsnMgmtServerStatistics4AdminList> =
  /* @__PURE__ */ sequenceOf(
    "AsnMgmtServerStatistics4AdminList",
    () => AsnMgmtServerStatistics4Admin,
  );

/** Manual line 45551. */
export interface AsnMgmtMonGetServerStatisticsResult {
  serverStatistics: AsnMgmtServerStatistics4AdminList;
}
export const AsnMgmtMonGetServerStatisticsResult: Type<AsnMgmtMonGetServerStatisticsResult> =
  /* @__PURE__ */ sequence(
    "AsnMgmtMonGetServerStatisticsResult",
    () => [["serverStatistics", AsnMgmtServerStatistics4AdminList]],
    { extensible: true },
  );

/** Manual line 45559. */
export interface AsnMgmtNotificationSettings {
  /** mail for unanswered calls */
  iUnansweredCallEMailNotification: number;
  bEMailNotificationUseCallerMailAddress: boolean;
  bEMailNotificationSendEMailsClientSide: boolean;
  bEMailNotificationAttacheVCard: boolean;
  /** mail also when a third party picked up */
  bEMailNotificationSendEMailsThirdPartyPickup: boolean;
  bEMailNotificationUseTelephonyLinkPrefix: boolean;
  emailNotificationExclusions: AsnMgmtNotificationSettingsExclusions;
  /** SMS for unanswered calls */
  iUnansweredCallSMSNotification: number;
  bSMSNotificationUseCallerNumberAsOriginator: boolean;
  objSMSNotificationExclusions: AsnMgmtNotificationSettingsExclusions;
  /** language of the messages */
  iLanguage: number;
  /** mail also when a third party picked up */
  u8sUserDefinedTelephonyLinkPrefix: string;
}
export const AsnMgmtNotificationSettings: Type<AsnMgmtNotificationSettings> =
  /* @__PURE__ */ sequence(
    "AsnMgmtNotificationSettings",
    () => [
      ["iUnansweredCallEMailNotification", INTEGER],
      ["bEMailNotificationUseCallerMailAddress", BOOLEAN],
      ["bEMailNotificationSendEMailsClientSide", BOOLEAN],
      ["bEMailNotificationAttacheVCard", BOOLEAN],
      ["bEMailNotificationSendEMailsThirdPartyPickup", BOOLEAN],
      ["bEMailNotificationUseTelephonyLinkPrefix", BOOLEAN],
      ["emailNotificationExclusions", AsnMgmtNotificationSettingsExclusions],
      ["iUnansweredCallSMSNotification", INTEGER],
      ["bSMSNotificationUseCallerNumberAsOriginator", BOOLEAN],
      ["objSMSNotificationExclusions", AsnMgmtNotificationSettingsExclusions],
      ["iLanguage", INTEGER],
      ["u8sUserDefinedTelephonyLinkPrefix", UTF8String],
    ],
    { extensible: true },
  );

/** Manual line 45636. */
export interface AsnMgmtGetNotificationSettingsResult {
  settings: AsnMgmtNotificationSettings;
}
export const AsnMgmtGetNotificationSettingsResult: Type<AsnMgmtGetNotificationSettingsResult> =
  /* @__PURE__ */ sequence(
    "AsnMgmtGetNotificationSettingsResult",
    () => [["settings", AsnMgmtNotificationSettings]],
    { extensible: true },
  );

/** Manual line 45644. */
export interface AsnMgmtSetNotificationSettingsArgument {
  settings: AsnMgmtNotificationSettings;
}
export const AsnMgmtSetNotificationSettingsArgument: Type<AsnMgmtSetNotificationSettingsArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtSetNotificationSettingsArgument",
    () => [["settings", AsnMgmtNotificationSettings]],
    { extensible: true },
  );

/** Manual line 45652. */
export type AsnSSLCertificateDetailsList = AsnSSLCertificateDetails[];
export const AsnSSLCertificateDetailsList: Type<AsnSSLCertificateDetailsList> =
  /* @__PURE__ */ sequenceOf("AsnSSLCertificateDetailsList", () => AsnSSLCertificateDetails);

/** Manual line 45673. */
export interface AsnMgmtGetAvailableCertificatesResult {
  certificateDetailsList: AsnSSLCertificateDetailsList;
}
export const AsnMgmtGetAvailableCertificatesResult: Type<AsnMgmtGetAvailableCertificatesResult> =
  /* @__PURE__ */ sequence(
    "AsnMgmtGetAvailableCertificatesResult",
    () => [["certificateDetailsList", AsnSSLCertificateDetailsList]],
    { extensible: true },
  );

/** Manual line 45681. */
export type AsnMgmtCtiForwardEntryList = AsnMgmtCtiForwardEntry[];
export const AsnMgmtCtiForwardEntryList: Type<AsnMgmtCtiForwardEntryList> =
  /* @__PURE__ */ sequenceOf("AsnMgmtCtiForwardEntryList", () => AsnMgmtCtiForwardEntry);

/** Manual line 45719. */
export interface AsnMgmtGetLineForwardingResult {
  iEnabled: number;
  entryList: AsnMgmtCtiForwardEntryList;
}
export const AsnMgmtGetLineForwardingResult: Type<AsnMgmtGetLineForwardingResult> =
  /* @__PURE__ */ sequence(
    "AsnMgmtGetLineForwardingResult",
    () => [
      ["iEnabled", INTEGER],
      ["entryList", AsnMgmtCtiForwardEntryList],
    ],
    { extensible: true },
  );

/** Manual line 45728. */
export interface AsnMgmtSetLineForwardingArgument {
  iFWController: number;
  u8sLineID: string;
  iEnabled: number;
  entryList: AsnMgmtCtiForwardEntryList;
}
export const AsnMgmtSetLineForwardingArgument: Type<AsnMgmtSetLineForwardingArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtSetLineForwardingArgument",
    () => [
      ["iFWController", INTEGER],
      ["u8sLineID", UTF8String],
      ["iEnabled", INTEGER],
      ["entryList", AsnMgmtCtiForwardEntryList],
    ],
    { extensible: true },
  );

/** Manual line 45742. */
export type AsnMgmtAvailableLanguageList = AsnMgmtAvailableLanguage[];
export const AsnMgmtAvailableLanguageList: Type<AsnMgmtAvailableLanguageList> =
  /* @__PURE__ */ sequenceOf("AsnMgmtAvailableLanguageList", () => AsnMgmtAvailableLanguage);

/** Manual line 45756. */
export interface AsnMgmtGetXMLAvailableLanguagesResult {
  availLanguages: AsnMgmtAvailableLanguageList;
}
export const AsnMgmtGetXMLAvailableLanguagesResult: Type<AsnMgmtGetXMLAvailableLanguagesResult> =
  /* @__PURE__ */ sequence(
    "AsnMgmtGetXMLAvailableLanguagesResult",
    () => [["availLanguages", AsnMgmtAvailableLanguageList]],
    { extensible: true },
  );

/** Manual line 45763. */
export type AsnMgmtPushServiceDevicePropsList = AsnMgmtPushServiceDeviceProps[];
export const AsnMgmtPushServiceDevicePropsList: Type<AsnMgmtPushServiceDevicePropsList> =
  /* @__PURE__ */ sequenceOf(
    "AsnMgmtPushServiceDevicePropsList",
    () => AsnMgmtPushServiceDeviceProps,
  );

/** Manual line 45799. */
export interface AsnMgmtPushServiceDevicesResultArgument {
  /** devices, at most 50 per part */
  listPushDevices: AsnMgmtPushServiceDevicePropsList;
  /** id of the request */
  u8sCrossRefID: string;
  /** true on the last part */
  bLastSegment: boolean;
}
export const AsnMgmtPushServiceDevicesResultArgument: Type<AsnMgmtPushServiceDevicesResultArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtPushServiceDevicesResultArgument",
    () => [
      ["listPushDevices", AsnMgmtPushServiceDevicePropsList],
      ["u8sCrossRefID", UTF8String],
      ["bLastSegment", BOOLEAN],
    ],
    { extensible: true },
  );

/** Manual line 45832. */
export interface AsnMgmtPushServiceDeviceChangedArgument {
  /** what changed */
  iWhat: number;
  /** devices, at most 50 per part */
  deviceProps: AsnMgmtPushServiceDeviceProps;
}
export const AsnMgmtPushServiceDeviceChangedArgument: Type<AsnMgmtPushServiceDeviceChangedArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtPushServiceDeviceChangedArgument",
    () => [
      ["iWhat", INTEGER],
      ["deviceProps", AsnMgmtPushServiceDeviceProps],
    ],
    { extensible: true },
  );

/** Manual line 45842. */
export interface AsnMgmtGetPhoneJournalSettingsResult {
  phoneJournalSettings: AsnMgmtPhoneJournalSettings;
}
export const AsnMgmtGetPhoneJournalSettingsResult: Type<AsnMgmtGetPhoneJournalSettingsResult> =
  /* @__PURE__ */ sequence(
    "AsnMgmtGetPhoneJournalSettingsResult",
    () => [["phoneJournalSettings", AsnMgmtPhoneJournalSettings]],
    { extensible: true },
  );

/** Manual line 45850. */
export interface AsnMgmtSetPhoneJournalSettingsArgument {
  phoneJournalSettings: AsnMgmtPhoneJournalSettings;
}
export const AsnMgmtSetPhoneJournalSettingsArgument: Type<AsnMgmtSetPhoneJournalSettingsArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtSetPhoneJournalSettingsArgument",
    () => [["phoneJournalSettings", AsnMgmtPhoneJournalSettings]],
    { extensible: true },
  );

/** Manual line 45858. */
export type AsnCERUserData4AdminList = AsnCERUserData4Admin[];
export const AsnCERUserData4AdminList: Type<AsnCERUserData4AdminList> = /* @__PURE__ */ sequenceOf(
  "AsnCERUserData4AdminList",
  () => AsnCERUserData4Admin,
);

/** Manual line 45877. */
export interface AsnCERGetUserData4AdminResult {
  listUsers: AsnCERUserData4AdminList;
}
export const AsnCERGetUserData4AdminResult: Type<AsnCERGetUserData4AdminResult> =
  /* @__PURE__ */ sequence(
    "AsnCERGetUserData4AdminResult",
    () => [["listUsers", AsnCERUserData4AdminList]],
    { extensible: true },
  );

/** Manual line 45887. */
export type AsnMgmtMeshNodeConfigs = AsnMgmtMeshNodeConfig[];
export const AsnMgmtMeshNodeConfigs: Type<AsnMgmtMeshNodeConfigs> = /* @__PURE__ */ sequenceOf(
  "AsnMgmtMeshNodeConfigs",
  () => AsnMgmtMeshNodeConfig,
);

/** Manual line 45917. */
export type AsnMgmtMeshNodeStatuses = AsnMgmtMeshNodeStatus[];
export const AsnMgmtMeshNodeStatuses: Type<AsnMgmtMeshNodeStatuses> = /* @__PURE__ */ sequenceOf(
  "AsnMgmtMeshNodeStatuses",
  () => AsnMgmtMeshNodeStatus,
);

/** Manual line 45954. */
export interface AsnMgmtComputerFoundEventArgument {
  computerProfile: Admin.AsnComputerProfile;
  softwareStatusComputer: AsnMgmtSoftwareStatusComputer;
  clientInstallProfileData: AsnMgmtClientInstallProfileData;
}
export const AsnMgmtComputerFoundEventArgument: Type<AsnMgmtComputerFoundEventArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtComputerFoundEventArgument",
    () => [
      ["computerProfile", Admin.AsnComputerProfile],
      ["softwareStatusComputer", AsnMgmtSoftwareStatusComputer],
      ["clientInstallProfileData", AsnMgmtClientInstallProfileData],
    ],
    { extensible: true },
  );

/** Manual line 45966. */
export interface AsnMgmtOnLineGroupAddedArgument {
  config: AsnMgmtTapiLineGroupConfiguration;
}
export const AsnMgmtOnLineGroupAddedArgument: Type<AsnMgmtOnLineGroupAddedArgument> =
  /* @__PURE__ */ sequence(
    "AsnMgmtOnLineGroupAddedArgument",
    () => [["config", AsnMgmtTapiLineGroupConfiguration]],
    { extensible: true },
  );

/** Manual line 45974. */
export interface AsnMgmtChatSettingsError extends Common.WithOptionalParams {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnMgmtChatSettingsError: Type<AsnMgmtChatSettingsError> = /* @__PURE__ */ sequence(
  "AsnMgmtChatSettingsError",
  () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);
