// Generated from snapshot-call.asn1 by `npm run generate`. Do not edit.
//
// CSTA-snapshot-call: CSTA Phase III (ECMA-285, 4th edition).

import {
  OPTIONAL,
  choice,
  implicit,
  operation,
  sequence,
  type Choice,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as CallConnectionIdentifiers from "./call-connection-identifiers.js";
import * as CallControl from "./call-control.js";
import * as CapabilityExchange from "./capability-exchange.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";
import * as MediaServices from "./media-services.js";
import * as StatusReporting from "./status-reporting.js";

/** Operation 75. */
export const snapshotCall: Operation<
  SnapshotCallArgument,
  SnapshotCallResult,
  ErrorDefinition.UniversalFailure,
  SnapshotCallArgumentInput,
  SnapshotCallResultInput,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("snapshotCall", 75, () => ({
  argument: SnapshotCallArgument,
  result: SnapshotCallResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface SnapshotCallArgument {
  snapshotObject: CallConnectionIdentifiers.ConnectionID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link SnapshotCallArgument} for encoding: members with a DEFAULT may be absent. */
export interface SnapshotCallArgumentInput {
  snapshotObject: CallConnectionIdentifiers.ConnectionIDInput;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const SnapshotCallArgument: Type<SnapshotCallArgument, SnapshotCallArgumentInput> =
  /* @__PURE__ */ sequence(
    "SnapshotCallArgument",
    () => [
      ["snapshotObject", CallConnectionIdentifiers.ConnectionID],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 1 },
  );

export interface SnapshotCallResult {
  crossRefIDorSnapshotData: Choice<{
    serviceCrossRefID: CapabilityExchange.ServiceCrossRefID;
    snapshotData: StatusReporting.SnapshotCallData;
  }>;
  mediaCallCharacteristics?: MediaServices.MediaCallCharacteristics;
  callCharacteristics?: CallControl.CallCharacteristics;
  callingDevice?: DeviceIdentifier.CallingDeviceID;
  calledDevice?: DeviceIdentifier.CalledDeviceID;
  associatedCallingDeviceID?: DeviceIdentifier.AssociatedCallingDeviceID;
  associatedCalledDeviceID?: DeviceIdentifier.AssociatedCalledDeviceID;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  callLinkageData?: CallControl.CallLinkageData;
  subjectOfCall?: DeviceFeatureTypes.SubjectOfCall;
  messageInfo?: DeviceFeatureTypes.MessageInfo;
  languagePreferences?: DeviceFeatureTypes.LanguagePreferences;
  deviceHistory?: DeviceFeatureTypes.DeviceHistory;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link SnapshotCallResult} for encoding: members with a DEFAULT may be absent. */
export interface SnapshotCallResultInput {
  crossRefIDorSnapshotData: Choice<{
    serviceCrossRefID: CapabilityExchange.ServiceCrossRefID;
    snapshotData: StatusReporting.SnapshotCallDataInput;
  }>;
  mediaCallCharacteristics?: MediaServices.MediaCallCharacteristicsInput;
  callCharacteristics?: CallControl.CallCharacteristics;
  callingDevice?: DeviceIdentifier.CallingDeviceIDInput;
  calledDevice?: DeviceIdentifier.CalledDeviceIDInput;
  associatedCallingDeviceID?: DeviceIdentifier.AssociatedCallingDeviceIDInput;
  associatedCalledDeviceID?: DeviceIdentifier.AssociatedCalledDeviceIDInput;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  callLinkageData?: CallControl.CallLinkageData;
  subjectOfCall?: DeviceFeatureTypes.SubjectOfCall;
  messageInfo?: DeviceFeatureTypes.MessageInfo;
  languagePreferences?: DeviceFeatureTypes.LanguagePreferences;
  deviceHistory?: DeviceFeatureTypes.DeviceHistoryInput;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const SnapshotCallResult: Type<SnapshotCallResult, SnapshotCallResultInput> =
  /* @__PURE__ */ sequence(
    "SnapshotCallResult",
    () => [
      [
        "crossRefIDorSnapshotData",
        choice("", () => [
          ["serviceCrossRefID", implicit(0, CapabilityExchange.ServiceCrossRefID)],
          ["snapshotData", StatusReporting.SnapshotCallData],
        ]),
      ],
      ["mediaCallCharacteristics", MediaServices.MediaCallCharacteristics, OPTIONAL],
      ["callCharacteristics", CallControl.CallCharacteristics, OPTIONAL],
      ["callingDevice", DeviceIdentifier.CallingDeviceID, OPTIONAL],
      ["calledDevice", DeviceIdentifier.CalledDeviceID, OPTIONAL],
      ["associatedCallingDeviceID", DeviceIdentifier.AssociatedCallingDeviceID, OPTIONAL],
      ["associatedCalledDeviceID", DeviceIdentifier.AssociatedCalledDeviceID, OPTIONAL],
      ["correlatorData", implicit(1, DeviceFeatureTypes.CorrelatorData), OPTIONAL],
      ["callLinkageData", implicit(2, CallControl.CallLinkageData), OPTIONAL],
      ["subjectOfCall", implicit(3, DeviceFeatureTypes.SubjectOfCall), OPTIONAL],
      ["messageInfo", implicit(4, DeviceFeatureTypes.MessageInfo), OPTIONAL],
      ["languagePreferences", implicit(5, DeviceFeatureTypes.LanguagePreferences), OPTIONAL],
      ["deviceHistory", implicit(6, DeviceFeatureTypes.DeviceHistory), OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 13 },
  );
