// Generated from intrude-call.asn1 by `npm run generate`. Do not edit.
//
// CSTA-intrude-call: CSTA Phase III (ECMA-285, 4th edition).

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
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";
import * as MediaServices from "./media-services.js";

/** Operation 222. */
export const intrudeCall: Operation<
  IntrudeCallArgument,
  IntrudeCallResult,
  ErrorDefinition.UniversalFailure,
  IntrudeCallArgumentInput,
  IntrudeCallResultInput,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("intrudeCall", 222, () => ({
  argument: IntrudeCallArgument,
  result: IntrudeCallResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface IntrudeCallArgument {
  intrude: CallConnectionIdentifiers.ConnectionID;
  participationType: DeviceFeatureTypes.ParticipationType;
  userData?: DeviceFeatureTypes.UserData;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link IntrudeCallArgument} for encoding: members with a DEFAULT may be absent. */
export interface IntrudeCallArgumentInput {
  intrude: CallConnectionIdentifiers.ConnectionIDInput;
  participationType?: DeviceFeatureTypes.ParticipationType;
  userData?: DeviceFeatureTypes.UserData;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const IntrudeCallArgument: Type<IntrudeCallArgument, IntrudeCallArgumentInput> =
  /* @__PURE__ */ sequence(
    "IntrudeCallArgument",
    () => [
      ["intrude", CallConnectionIdentifiers.ConnectionID],
      ["participationType", DeviceFeatureTypes.ParticipationType, { default: 1 }],
      ["userData", DeviceFeatureTypes.UserData, OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 3 },
  );

export interface IntrudeCallResult {
  conferencedCall?: CallConnectionIdentifiers.ConnectionID;
  conferencedCallInfo?: MediaServices.ConnectionInformation;
  callLinkageDataList?: CallControl.CallLinkageDataList;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link IntrudeCallResult} for encoding: members with a DEFAULT may be absent. */
export interface IntrudeCallResultInput {
  conferencedCall?: CallConnectionIdentifiers.ConnectionIDInput;
  conferencedCallInfo?: MediaServices.ConnectionInformationInput;
  callLinkageDataList?: CallControl.CallLinkageDataList;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const IntrudeCallResult: Type<IntrudeCallResult, IntrudeCallResultInput> =
  /* @__PURE__ */ sequence(
    "IntrudeCallResult",
    () => [
      ["conferencedCall", CallConnectionIdentifiers.ConnectionID, OPTIONAL],
      ["conferencedCallInfo", MediaServices.ConnectionInformation, OPTIONAL],
      ["callLinkageDataList", implicit(1, CallControl.CallLinkageDataList), OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 3 },
  );
