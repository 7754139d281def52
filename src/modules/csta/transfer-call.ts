// Generated from transfer-call.asn1 by `npm run generate`. Do not edit.
//
// CSTA-transfer-call: CSTA Phase III (ECMA-285, 4th edition).

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

/** Operation 16. */
export const transferCall: Operation<
  TransferCallArgument,
  TransferCallResult,
  ErrorDefinition.UniversalFailure,
  TransferCallArgumentInput,
  TransferCallResultInput,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("transferCall", 16, () => ({
  argument: TransferCallArgument,
  result: TransferCallResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface TransferCallArgument {
  heldCall: CallConnectionIdentifiers.ConnectionID;
  activeCall: CallConnectionIdentifiers.ConnectionID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link TransferCallArgument} for encoding: members with a DEFAULT may be absent. */
export interface TransferCallArgumentInput {
  heldCall: CallConnectionIdentifiers.ConnectionIDInput;
  activeCall: CallConnectionIdentifiers.ConnectionIDInput;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const TransferCallArgument: Type<TransferCallArgument, TransferCallArgumentInput> =
  /* @__PURE__ */ sequence(
    "TransferCallArgument",
    () => [
      ["heldCall", CallConnectionIdentifiers.ConnectionID],
      ["activeCall", CallConnectionIdentifiers.ConnectionID],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 2 },
  );

export interface TransferCallResult {
  transferredCall: CallConnectionIdentifiers.ConnectionID;
  connections?: ConnectionStates.ConnectionList;
  transferredCallInfo?: MediaServices.ConnectionInformation;
  callLinkageDataList?: CallControl.CallLinkageDataList;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link TransferCallResult} for encoding: members with a DEFAULT may be absent. */
export interface TransferCallResultInput {
  transferredCall: CallConnectionIdentifiers.ConnectionIDInput;
  connections?: ConnectionStates.ConnectionListInput;
  transferredCallInfo?: MediaServices.ConnectionInformationInput;
  callLinkageDataList?: CallControl.CallLinkageDataList;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const TransferCallResult: Type<TransferCallResult, TransferCallResultInput> =
  /* @__PURE__ */ sequence(
    "TransferCallResult",
    () => [
      ["transferredCall", CallConnectionIdentifiers.ConnectionID],
      ["connections", implicit(0, ConnectionStates.ConnectionList), OPTIONAL],
      ["transferredCallInfo", implicit(1, MediaServices.ConnectionInformation), OPTIONAL],
      ["callLinkageDataList", implicit(2, CallControl.CallLinkageDataList), OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 4 },
  );
