// Generated from directed-pickup-call.asn1 by `npm run generate`. Do not edit.
//
// CSTA-directed-pickup-call: CSTA Phase III (ECMA-285, 4th edition).

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

/** Operation 220. */
export const directedPickupCall: Operation<
  DirectedPickupCallArgument,
  DirectedPickupCallResult,
  ErrorDefinition.UniversalFailure,
  DirectedPickupCallArgumentInput,
  DirectedPickupCallResultInput,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("directedPickupCall", 220, () => ({
  argument: DirectedPickupCallArgument,
  result: DirectedPickupCallResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface DirectedPickupCallArgument {
  callToBePickedUp: CallConnectionIdentifiers.ConnectionID;
  requestingDevice: DeviceIdentifier.DeviceID;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  userData?: DeviceFeatureTypes.UserData;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link DirectedPickupCallArgument} for encoding: members with a DEFAULT may be absent. */
export interface DirectedPickupCallArgumentInput {
  callToBePickedUp: CallConnectionIdentifiers.ConnectionIDInput;
  requestingDevice: DeviceIdentifier.DeviceIDInput;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  userData?: DeviceFeatureTypes.UserData;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const DirectedPickupCallArgument: Type<
  DirectedPickupCallArgument,
  DirectedPickupCallArgumentInput
> = /* @__PURE__ */ sequence(
  "DirectedPickupCallArgument",
  () => [
    ["callToBePickedUp", CallConnectionIdentifiers.ConnectionID],
    ["requestingDevice", DeviceIdentifier.DeviceID],
    ["correlatorData", DeviceFeatureTypes.CorrelatorData, OPTIONAL],
    ["userData", DeviceFeatureTypes.UserData, OPTIONAL],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 4 },
);

export interface DirectedPickupCallResult {
  pickedCall?: CallConnectionIdentifiers.ConnectionID;
  pickedCallInfo?: MediaServices.ConnectionInformation;
  callLinkageData?: CallControl.CallLinkageData;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link DirectedPickupCallResult} for encoding: members with a DEFAULT may be absent. */
export interface DirectedPickupCallResultInput {
  pickedCall?: CallConnectionIdentifiers.ConnectionIDInput;
  pickedCallInfo?: MediaServices.ConnectionInformationInput;
  callLinkageData?: CallControl.CallLinkageData;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const DirectedPickupCallResult: Type<
  DirectedPickupCallResult,
  DirectedPickupCallResultInput
> = /* @__PURE__ */ sequence(
  "DirectedPickupCallResult",
  () => [
    ["pickedCall", CallConnectionIdentifiers.ConnectionID, OPTIONAL],
    ["pickedCallInfo", MediaServices.ConnectionInformation, OPTIONAL],
    ["callLinkageData", implicit(1, CallControl.CallLinkageData), OPTIONAL],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 3 },
);
