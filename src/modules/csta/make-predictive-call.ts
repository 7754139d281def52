// Generated from make-predictive-call.asn1 by `npm run generate`. Do not edit.
//
// CSTA-make-predictive-call: CSTA Phase III (ECMA-285, 4th edition).

import {
  INTEGER,
  OPTIONAL,
  alias,
  enumerated,
  implicit,
  operation,
  sequence,
  sequenceOf,
  type EnumeratedValue,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as CallConnectionIdentifiers from "./call-connection-identifiers.js";
import * as CallControl from "./call-control.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";
import * as MediaServices from "./media-services.js";

/** Operation 11. */
export const makePredictiveCall: Operation<
  MakePredictiveCallArgument,
  MakePredictiveCallResult,
  ErrorDefinition.UniversalFailure,
  MakePredictiveCallArgumentInput,
  MakePredictiveCallResultInput,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("makePredictiveCall", 11, () => ({
  argument: MakePredictiveCallArgument,
  result: MakePredictiveCallResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface MakePredictiveCallArgument {
  callingDevice: DeviceIdentifier.DeviceID;
  calledDirectoryNumber: DeviceIdentifier.DeviceID;
  signallingDetection?: SignallingDetection;
  destinationDetection?: DestinationDetection;
  defaultAction?: DefaultAction;
  accountCode?: DeviceFeatureTypes.AccountInfo;
  authCode?: DeviceFeatureTypes.AuthCode;
  autoOriginate: CallControl.AutoOriginate;
  alertTime?: number;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  callCharacteristics?: CallControl.CallCharacteristics;
  userData?: DeviceFeatureTypes.UserData;
  subjectOfCall?: DeviceFeatureTypes.SubjectOfCall;
  languagePreferences?: DeviceFeatureTypes.LanguagePreferences;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link MakePredictiveCallArgument} for encoding: members with a DEFAULT may be absent. */
export interface MakePredictiveCallArgumentInput {
  callingDevice: DeviceIdentifier.DeviceIDInput;
  calledDirectoryNumber: DeviceIdentifier.DeviceIDInput;
  signallingDetection?: SignallingDetection;
  destinationDetection?: DestinationDetection;
  defaultAction?: DefaultAction;
  accountCode?: DeviceFeatureTypes.AccountInfo;
  authCode?: DeviceFeatureTypes.AuthCode;
  autoOriginate?: CallControl.AutoOriginate;
  alertTime?: number;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  callCharacteristics?: CallControl.CallCharacteristics;
  userData?: DeviceFeatureTypes.UserData;
  subjectOfCall?: DeviceFeatureTypes.SubjectOfCall;
  languagePreferences?: DeviceFeatureTypes.LanguagePreferences;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const MakePredictiveCallArgument: Type<
  MakePredictiveCallArgument,
  MakePredictiveCallArgumentInput
> = /* @__PURE__ */ sequence(
  "MakePredictiveCallArgument",
  () => [
    ["callingDevice", DeviceIdentifier.DeviceID],
    ["calledDirectoryNumber", DeviceIdentifier.DeviceID],
    ["signallingDetection", implicit(0, SignallingDetection), OPTIONAL],
    ["destinationDetection", implicit(1, DestinationDetection), OPTIONAL],
    ["defaultAction", implicit(2, DefaultAction), OPTIONAL],
    ["accountCode", implicit(3, DeviceFeatureTypes.AccountInfo), OPTIONAL],
    ["authCode", implicit(4, DeviceFeatureTypes.AuthCode), OPTIONAL],
    ["autoOriginate", implicit(5, CallControl.AutoOriginate), { default: 0 }],
    ["alertTime", implicit(6, INTEGER), OPTIONAL],
    ["correlatorData", implicit(7, DeviceFeatureTypes.CorrelatorData), OPTIONAL],
    ["callCharacteristics", implicit(8, CallControl.CallCharacteristics), OPTIONAL],
    ["userData", DeviceFeatureTypes.UserData, OPTIONAL],
    ["subjectOfCall", implicit(9, DeviceFeatureTypes.SubjectOfCall), OPTIONAL],
    ["languagePreferences", implicit(10, DeviceFeatureTypes.LanguagePreferences), OPTIONAL],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 14 },
);

export interface MakePredictiveCallResult {
  initiatedCall: CallConnectionIdentifiers.ConnectionID;
  initiatedCallInfo?: MediaServices.ConnectionInformation;
  callLinkageData?: CallControl.CallLinkageData;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link MakePredictiveCallResult} for encoding: members with a DEFAULT may be absent. */
export interface MakePredictiveCallResultInput {
  initiatedCall: CallConnectionIdentifiers.ConnectionIDInput;
  initiatedCallInfo?: MediaServices.ConnectionInformationInput;
  callLinkageData?: CallControl.CallLinkageData;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const MakePredictiveCallResult: Type<
  MakePredictiveCallResult,
  MakePredictiveCallResultInput
> = /* @__PURE__ */ sequence(
  "MakePredictiveCallResult",
  () => [
    ["initiatedCall", CallConnectionIdentifiers.ConnectionID],
    ["initiatedCallInfo", MediaServices.ConnectionInformation, OPTIONAL],
    ["callLinkageData", implicit(1, CallControl.CallLinkageData), OPTIONAL],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 3 },
);

export interface SignallingDetection {
  signallingCondition: SignallingCondition;
  signallingConditionsAction: SignallingConditionsAction;
}
export const SignallingDetection: Type<SignallingDetection> = /* @__PURE__ */ sequence(
  "SignallingDetection",
  () => [
    ["signallingCondition", SignallingCondition],
    ["signallingConditionsAction", SignallingConditionsAction],
  ],
  { extensible: true },
);

export const SignallingCondition = /* @__PURE__ */ enumerated("SignallingCondition", {
  callDelivered: 0,
  callEstablished: 1,
});
export type SignallingCondition = EnumeratedValue<typeof SignallingCondition>;

export const SignallingConditionsAction = /* @__PURE__ */ enumerated("SignallingConditionsAction", {
  destinationDetection: 0,
  remainConnected: 1,
});
export type SignallingConditionsAction = EnumeratedValue<typeof SignallingConditionsAction>;

export type DestinationDetection = {
  destinationCondition: DestinationCondition;
  detectionAction: DetectionAction;
}[];
export const DestinationDetection: Type<DestinationDetection> = /* @__PURE__ */ sequenceOf(
  "DestinationDetection",
  () =>
    sequence(
      "",
      () => [
        ["destinationCondition", DestinationCondition],
        ["detectionAction", DetectionAction],
      ],
      { extensible: true },
    ),
);

export const DestinationCondition = /* @__PURE__ */ enumerated("DestinationCondition", {
  humanVoice: 0,
  answeringMachine: 1,
  facsimileMachine: 2,
});
export type DestinationCondition = EnumeratedValue<typeof DestinationCondition>;

export type DefaultAction = DetectionAction;
export const DefaultAction: Type<DefaultAction> = /* @__PURE__ */ alias(
  "DefaultAction",
  () => DetectionAction,
);

export const DetectionAction = /* @__PURE__ */ enumerated("DetectionAction", {
  clearCalledConnection: 0,
  remainConnected: 1,
});
export type DetectionAction = EnumeratedValue<typeof DetectionAction>;
