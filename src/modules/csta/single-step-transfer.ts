// Generated from single-step-transfer.asn1 by `npm run generate`. Do not edit.
//
// CSTA-single-step-transfer: CSTA Phase III (ECMA-285, 4th edition).

import {
  OPTIONAL,
  implicit,
  operation,
  sequence,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as CallConnectionIdentifiers from "./call-connection-identifiers.js";
import * as CallControl from "./call-control.js";
import * as ConnectionStates from "./connection-states.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ErrorDefinition from "./error-definition.js";
import * as EventCause from "./event-cause.js";
import * as ExtensionTypes from "./extension-types.js";
import * as MediaServices from "./media-services.js";

/** Operation 50. */
export const singleStepTrans: Operation<
  SingleStepTransArgument,
  SingleStepTransResult,
  ErrorDefinition.UniversalFailure,
  SingleStepTransArgumentInput,
  SingleStepTransResultInput,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("singleStepTrans", 50, () => ({
  argument: SingleStepTransArgument,
  result: SingleStepTransResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface SingleStepTransArgument {
  activeCall: CallConnectionIdentifiers.ConnectionID;
  transferredTo: DeviceIdentifier.DeviceID;
  accountCode?: DeviceFeatureTypes.AccountInfo;
  authCode?: DeviceFeatureTypes.AuthCode;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  userData?: DeviceFeatureTypes.UserData;
  callCharacteristics?: CallControl.CallCharacteristics;
  subjectOfCall?: DeviceFeatureTypes.SubjectOfCall;
  languagePreferences?: DeviceFeatureTypes.LanguagePreferences;
  reason?: EventCause.EventCause;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link SingleStepTransArgument} for encoding: members with a DEFAULT may be absent. */
export interface SingleStepTransArgumentInput {
  activeCall: CallConnectionIdentifiers.ConnectionIDInput;
  transferredTo: DeviceIdentifier.DeviceIDInput;
  accountCode?: DeviceFeatureTypes.AccountInfo;
  authCode?: DeviceFeatureTypes.AuthCode;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  userData?: DeviceFeatureTypes.UserData;
  callCharacteristics?: CallControl.CallCharacteristics;
  subjectOfCall?: DeviceFeatureTypes.SubjectOfCall;
  languagePreferences?: DeviceFeatureTypes.LanguagePreferences;
  reason?: EventCause.EventCause;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const SingleStepTransArgument: Type<SingleStepTransArgument, SingleStepTransArgumentInput> =
  /* @__PURE__ */ sequence(
    "SingleStepTransArgument",
    () => [
      ["activeCall", CallConnectionIdentifiers.ConnectionID],
      ["transferredTo", DeviceIdentifier.DeviceID],
      ["accountCode", implicit(0, DeviceFeatureTypes.AccountInfo), OPTIONAL],
      ["authCode", implicit(1, DeviceFeatureTypes.AuthCode), OPTIONAL],
      ["correlatorData", implicit(2, DeviceFeatureTypes.CorrelatorData), OPTIONAL],
      ["userData", DeviceFeatureTypes.UserData, OPTIONAL],
      ["callCharacteristics", implicit(3, CallControl.CallCharacteristics), OPTIONAL],
      ["subjectOfCall", implicit(4, DeviceFeatureTypes.SubjectOfCall), OPTIONAL],
      ["languagePreferences", implicit(5, DeviceFeatureTypes.LanguagePreferences), OPTIONAL],
      ["reason", implicit(6, EventCause.EventCause), OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 10 },
  );

export interface SingleStepTransResult {
  transferredCall: CallConnectionIdentifiers.ConnectionID;
  connections?: ConnectionStates.ConnectionList;
  transferredCallInfo?: MediaServices.ConnectionInformation;
  callLinkageDataList?: CallControl.CallLinkageDataList;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link SingleStepTransResult} for encoding: members with a DEFAULT may be absent. */
export interface SingleStepTransResultInput {
  transferredCall: CallConnectionIdentifiers.ConnectionIDInput;
  connections?: ConnectionStates.ConnectionListInput;
  transferredCallInfo?: MediaServices.ConnectionInformationInput;
  callLinkageDataList?: CallControl.CallLinkageDataList;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const SingleStepTransResult: Type<SingleStepTransResult, SingleStepTransResultInput> =
  /* @__PURE__ */ sequence(
    "SingleStepTransResult",
    () => [
      ["transferredCall", CallConnectionIdentifiers.ConnectionID],
      ["connections", implicit(0, ConnectionStates.ConnectionList), OPTIONAL],
      ["transferredCallInfo", implicit(1, MediaServices.ConnectionInformation), OPTIONAL],
      ["callLinkageDataList", implicit(2, CallControl.CallLinkageDataList), OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 4 },
  );
