// Generated from group-pickup-call.asn1 by `npm run generate`. Do not edit.
//
// CSTA-group-pickup-call: CSTA Phase III (ECMA-285, 4th edition).

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

/** Operation 221. */
export const groupPickupCall: Operation<
  GroupPickupCallArgument,
  GroupPickupCallResult,
  ErrorDefinition.UniversalFailure,
  GroupPickupCallArgumentInput,
  GroupPickupCallResultInput,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("groupPickupCall", 221, () => ({
  argument: GroupPickupCallArgument,
  result: GroupPickupCallResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface GroupPickupCallArgument {
  newDestination: DeviceIdentifier.DeviceID;
  pickGroup?: DeviceIdentifier.DeviceID;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  userData?: DeviceFeatureTypes.UserData;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link GroupPickupCallArgument} for encoding: members with a DEFAULT may be absent. */
export interface GroupPickupCallArgumentInput {
  newDestination: DeviceIdentifier.DeviceIDInput;
  pickGroup?: DeviceIdentifier.DeviceIDInput;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  userData?: DeviceFeatureTypes.UserData;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const GroupPickupCallArgument: Type<GroupPickupCallArgument, GroupPickupCallArgumentInput> =
  /* @__PURE__ */ sequence(
    "GroupPickupCallArgument",
    () => [
      ["newDestination", DeviceIdentifier.DeviceID],
      ["pickGroup", DeviceIdentifier.DeviceID, OPTIONAL],
      ["correlatorData", DeviceFeatureTypes.CorrelatorData, OPTIONAL],
      ["userData", DeviceFeatureTypes.UserData, OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 4 },
  );

export interface GroupPickupCallResult {
  pickedCall?: CallConnectionIdentifiers.ConnectionID;
  pickedCallInfo?: MediaServices.ConnectionInformation;
  callLinkageData?: CallControl.CallLinkageData;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link GroupPickupCallResult} for encoding: members with a DEFAULT may be absent. */
export interface GroupPickupCallResultInput {
  pickedCall?: CallConnectionIdentifiers.ConnectionIDInput;
  pickedCallInfo?: MediaServices.ConnectionInformationInput;
  callLinkageData?: CallControl.CallLinkageData;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const GroupPickupCallResult: Type<GroupPickupCallResult, GroupPickupCallResultInput> =
  /* @__PURE__ */ sequence(
    "GroupPickupCallResult",
    () => [
      ["pickedCall", CallConnectionIdentifiers.ConnectionID, OPTIONAL],
      ["pickedCallInfo", MediaServices.ConnectionInformation, OPTIONAL],
      ["callLinkageData", implicit(1, CallControl.CallLinkageData), OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 3 },
  );
