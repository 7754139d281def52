// Generated from join-call.asn1 by `npm run generate`. Do not edit.
//
// CSTA-join-call: CSTA Phase III (ECMA-285, 4th edition).

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
import * as DeviceIdentifier from "./device-identifier.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";
import * as MediaServices from "./media-services.js";

/** Operation 223. */
export const joinCall: Operation<
  JoinCallArgument,
  JoinCallResult,
  ErrorDefinition.UniversalFailure,
  JoinCallArgumentInput,
  JoinCallResultInput,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("joinCall", 223, () => ({
  argument: JoinCallArgument,
  result: JoinCallResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface JoinCallArgument {
  activeCall: CallConnectionIdentifiers.ConnectionID;
  joiningDevice: DeviceIdentifier.DeviceID;
  autoOriginate: CallControl.AutoOriginate;
  participationType: DeviceFeatureTypes.ParticipationType;
  accountCode?: DeviceFeatureTypes.AccountInfo;
  authCode?: DeviceFeatureTypes.AuthCode;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  userData?: DeviceFeatureTypes.UserData;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link JoinCallArgument} for encoding: members with a DEFAULT may be absent. */
export interface JoinCallArgumentInput {
  activeCall: CallConnectionIdentifiers.ConnectionIDInput;
  joiningDevice: DeviceIdentifier.DeviceIDInput;
  autoOriginate?: CallControl.AutoOriginate;
  participationType?: DeviceFeatureTypes.ParticipationType;
  accountCode?: DeviceFeatureTypes.AccountInfo;
  authCode?: DeviceFeatureTypes.AuthCode;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  userData?: DeviceFeatureTypes.UserData;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const JoinCallArgument: Type<JoinCallArgument, JoinCallArgumentInput> =
  /* @__PURE__ */ sequence(
    "JoinCallArgument",
    () => [
      ["activeCall", CallConnectionIdentifiers.ConnectionID],
      ["joiningDevice", DeviceIdentifier.DeviceID],
      ["autoOriginate", implicit(0, CallControl.AutoOriginate), { default: 0 }],
      ["participationType", implicit(1, DeviceFeatureTypes.ParticipationType), { default: 1 }],
      ["accountCode", implicit(2, DeviceFeatureTypes.AccountInfo), OPTIONAL],
      ["authCode", implicit(3, DeviceFeatureTypes.AuthCode), OPTIONAL],
      ["correlatorData", implicit(4, DeviceFeatureTypes.CorrelatorData), OPTIONAL],
      ["userData", DeviceFeatureTypes.UserData, OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 8 },
  );

export interface JoinCallResult {
  conferencedCall: CallConnectionIdentifiers.ConnectionID;
  conferencedCallInfo?: MediaServices.ConnectionInformation;
  callLinkageDataList?: CallControl.CallLinkageDataList;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link JoinCallResult} for encoding: members with a DEFAULT may be absent. */
export interface JoinCallResultInput {
  conferencedCall: CallConnectionIdentifiers.ConnectionIDInput;
  conferencedCallInfo?: MediaServices.ConnectionInformationInput;
  callLinkageDataList?: CallControl.CallLinkageDataList;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const JoinCallResult: Type<JoinCallResult, JoinCallResultInput> = /* @__PURE__ */ sequence(
  "JoinCallResult",
  () => [
    ["conferencedCall", CallConnectionIdentifiers.ConnectionID],
    ["conferencedCallInfo", MediaServices.ConnectionInformation, OPTIONAL],
    ["callLinkageDataList", implicit(1, CallControl.CallLinkageDataList), OPTIONAL],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 3 },
);
