// Generated from conference-call.asn1 by `npm run generate`. Do not edit.
//
// CSTA-conference-call: CSTA Phase III (ECMA-285, 4th edition).

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
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";
import * as MediaServices from "./media-services.js";

/** Operation 6. */
export const conferenceCall: Operation<
  ConferenceCallArgument,
  ConferenceCallResult,
  ErrorDefinition.UniversalFailure,
  ConferenceCallArgumentInput,
  ConferenceCallResultInput,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("conferenceCall", 6, () => ({
  argument: ConferenceCallArgument,
  result: ConferenceCallResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface ConferenceCallArgument {
  heldCall: CallConnectionIdentifiers.ConnectionID;
  activeCall: CallConnectionIdentifiers.ConnectionID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link ConferenceCallArgument} for encoding: members with a DEFAULT may be absent. */
export interface ConferenceCallArgumentInput {
  heldCall: CallConnectionIdentifiers.ConnectionIDInput;
  activeCall: CallConnectionIdentifiers.ConnectionIDInput;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const ConferenceCallArgument: Type<ConferenceCallArgument, ConferenceCallArgumentInput> =
  /* @__PURE__ */ sequence(
    "ConferenceCallArgument",
    () => [
      ["heldCall", CallConnectionIdentifiers.ConnectionID],
      ["activeCall", CallConnectionIdentifiers.ConnectionID],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 2 },
  );

export interface ConferenceCallResult {
  conferenceCall: CallConnectionIdentifiers.ConnectionID;
  connections?: ConnectionStates.ConnectionList;
  conferenceCallInfo?: MediaServices.ConnectionInformation;
  callLinkageDataList?: CallControl.CallLinkageDataList;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link ConferenceCallResult} for encoding: members with a DEFAULT may be absent. */
export interface ConferenceCallResultInput {
  conferenceCall: CallConnectionIdentifiers.ConnectionIDInput;
  connections?: ConnectionStates.ConnectionListInput;
  conferenceCallInfo?: MediaServices.ConnectionInformationInput;
  callLinkageDataList?: CallControl.CallLinkageDataList;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const ConferenceCallResult: Type<ConferenceCallResult, ConferenceCallResultInput> =
  /* @__PURE__ */ sequence(
    "ConferenceCallResult",
    () => [
      ["conferenceCall", CallConnectionIdentifiers.ConnectionID],
      ["connections", implicit(0, ConnectionStates.ConnectionList), OPTIONAL],
      ["conferenceCallInfo", implicit(1, MediaServices.ConnectionInformation), OPTIONAL],
      ["callLinkageDataList", implicit(2, CallControl.CallLinkageDataList), OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 4 },
  );
