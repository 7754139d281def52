// Generated from make-connection.asn1 by `npm run generate`. Do not edit.
//
// CSTA-make-connection: CSTA Phase III (ECMA-285, 4th edition).

import {
  INTEGER,
  OPTIONAL,
  implicit,
  operation,
  sequence,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as CallConnectionIdentifiers from "./call-connection-identifiers.js";
import * as CallControl from "./call-control.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ErrorDefinition from "./error-definition.js";
import * as EventCause from "./event-cause.js";
import * as ExtensionTypes from "./extension-types.js";
import * as MediaServices from "./media-services.js";
import * as Security from "./security.js";

/** Operation 375. */
export const makeConnection: Operation<
  MakeConnectionArgument,
  MakeConnectionResult,
  ErrorDefinition.UniversalFailure,
  MakeConnectionArgumentInput,
  MakeConnectionResultInput,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("makeConnection", 375, () => ({
  argument: MakeConnectionArgument,
  result: MakeConnectionResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface MakeConnectionArgument {
  initiatingDevice: DeviceIdentifier.DeviceID;
  accountCode?: DeviceFeatureTypes.AccountInfo;
  authCode?: DeviceFeatureTypes.AuthCode;
  autoOriginate: CallControl.AutoOriginate;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  callCharacteristics?: CallControl.CallCharacteristics;
  mediaCallCharacteristics?: MediaServices.MediaCallCharacteristics;
  connectionInfo?: MediaServices.ConnectionInformation;
  subjectOfCall?: DeviceFeatureTypes.SubjectOfCall;
  languagePreferences?: DeviceFeatureTypes.LanguagePreferences;
  reason?: EventCause.EventCause;
  maxDevices?: number;
  startTime?: Security.TimeInfo;
  duration?: number;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link MakeConnectionArgument} for encoding: members with a DEFAULT may be absent. */
export interface MakeConnectionArgumentInput {
  initiatingDevice: DeviceIdentifier.DeviceIDInput;
  accountCode?: DeviceFeatureTypes.AccountInfo;
  authCode?: DeviceFeatureTypes.AuthCode;
  autoOriginate?: CallControl.AutoOriginate;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  callCharacteristics?: CallControl.CallCharacteristics;
  mediaCallCharacteristics?: MediaServices.MediaCallCharacteristicsInput;
  connectionInfo?: MediaServices.ConnectionInformationInput;
  subjectOfCall?: DeviceFeatureTypes.SubjectOfCall;
  languagePreferences?: DeviceFeatureTypes.LanguagePreferences;
  reason?: EventCause.EventCause;
  maxDevices?: number;
  startTime?: Security.TimeInfo;
  duration?: number;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const MakeConnectionArgument: Type<MakeConnectionArgument, MakeConnectionArgumentInput> =
  /* @__PURE__ */ sequence(
    "MakeConnectionArgument",
    () => [
      ["initiatingDevice", DeviceIdentifier.DeviceID],
      ["accountCode", implicit(0, DeviceFeatureTypes.AccountInfo), OPTIONAL],
      ["authCode", implicit(1, DeviceFeatureTypes.AuthCode), OPTIONAL],
      ["autoOriginate", implicit(2, CallControl.AutoOriginate), { default: 0 }],
      ["correlatorData", implicit(3, DeviceFeatureTypes.CorrelatorData), OPTIONAL],
      ["callCharacteristics", implicit(4, CallControl.CallCharacteristics), OPTIONAL],
      ["mediaCallCharacteristics", implicit(5, MediaServices.MediaCallCharacteristics), OPTIONAL],
      ["connectionInfo", implicit(6, MediaServices.ConnectionInformation), OPTIONAL],
      ["subjectOfCall", implicit(7, DeviceFeatureTypes.SubjectOfCall), OPTIONAL],
      ["languagePreferences", implicit(8, DeviceFeatureTypes.LanguagePreferences), OPTIONAL],
      ["reason", implicit(9, EventCause.EventCause), OPTIONAL],
      ["maxDevices", implicit(10, INTEGER), OPTIONAL],
      ["startTime", implicit(11, Security.TimeInfo), OPTIONAL],
      ["duration", implicit(12, INTEGER), OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 14 },
  );

export interface MakeConnectionResult {
  initiatingDevice: CallConnectionIdentifiers.ConnectionID;
  mediaCallCharacteristics?: MediaServices.MediaCallCharacteristics;
  initiatedCallInfo?: MediaServices.ConnectionInformation;
  callLinkageData?: CallControl.CallLinkageData;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link MakeConnectionResult} for encoding: members with a DEFAULT may be absent. */
export interface MakeConnectionResultInput {
  initiatingDevice: CallConnectionIdentifiers.ConnectionIDInput;
  mediaCallCharacteristics?: MediaServices.MediaCallCharacteristicsInput;
  initiatedCallInfo?: MediaServices.ConnectionInformationInput;
  callLinkageData?: CallControl.CallLinkageData;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const MakeConnectionResult: Type<MakeConnectionResult, MakeConnectionResultInput> =
  /* @__PURE__ */ sequence(
    "MakeConnectionResult",
    () => [
      ["initiatingDevice", CallConnectionIdentifiers.ConnectionID],
      ["mediaCallCharacteristics", implicit(0, MediaServices.MediaCallCharacteristics), OPTIONAL],
      ["initiatedCallInfo", implicit(1, MediaServices.ConnectionInformation), OPTIONAL],
      ["callLinkageData", implicit(2, CallControl.CallLinkageData), OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 4 },
  );
