// Generated from attach-media-service.asn1 by `npm run generate`. Do not edit.
//
// CSTA-attach-media-service: CSTA Phase III (ECMA-285, 4th edition).

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
import * as ConnectionStates from "./connection-states.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";
import * as MediaServices from "./media-services.js";

/** Operation 244. */
export const attachMediaService: Operation<
  AttachMediaServiceArgument,
  AttachMediaServiceResult,
  ErrorDefinition.UniversalFailure,
  AttachMediaServiceArgumentInput,
  AttachMediaServiceResultInput,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("attachMediaService", 244, () => ({
  argument: AttachMediaServiceArgument,
  result: AttachMediaServiceResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface AttachMediaServiceArgument {
  connection: CallConnectionIdentifiers.ConnectionID;
  mediaServiceType: MediaServices.MediaServiceType;
  mediaServiceVersion?: number;
  mediaServiceInstanceID?: MediaServices.MediaServiceInstanceID;
  connectionMode: MediaServices.ConnectionMode;
  requestedConnectionState?: ConnectionStates.LocalConnectionState;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link AttachMediaServiceArgument} for encoding: members with a DEFAULT may be absent. */
export interface AttachMediaServiceArgumentInput {
  connection: CallConnectionIdentifiers.ConnectionIDInput;
  mediaServiceType: MediaServices.MediaServiceType;
  mediaServiceVersion?: number;
  mediaServiceInstanceID?: MediaServices.MediaServiceInstanceID;
  connectionMode: MediaServices.ConnectionMode;
  requestedConnectionState?: ConnectionStates.LocalConnectionState;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const AttachMediaServiceArgument: Type<
  AttachMediaServiceArgument,
  AttachMediaServiceArgumentInput
> = /* @__PURE__ */ sequence(
  "AttachMediaServiceArgument",
  () => [
    ["connection", CallConnectionIdentifiers.ConnectionID],
    ["mediaServiceType", MediaServices.MediaServiceType],
    ["mediaServiceVersion", INTEGER, OPTIONAL],
    ["mediaServiceInstanceID", MediaServices.MediaServiceInstanceID, OPTIONAL],
    ["connectionMode", MediaServices.ConnectionMode],
    ["requestedConnectionState", ConnectionStates.LocalConnectionState, OPTIONAL],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 6 },
);

export interface AttachMediaServiceResult {
  mediaConnection?: CallConnectionIdentifiers.ConnectionID;
  mediaDevice?: DeviceIdentifier.DeviceID;
  mediaServiceInstanceID?: MediaServices.MediaServiceInstanceID;
  mediaConnectionInfo?: MediaServices.ConnectionInformation;
  callLinkageData?: CallControl.CallLinkageData;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link AttachMediaServiceResult} for encoding: members with a DEFAULT may be absent. */
export interface AttachMediaServiceResultInput {
  mediaConnection?: CallConnectionIdentifiers.ConnectionIDInput;
  mediaDevice?: DeviceIdentifier.DeviceIDInput;
  mediaServiceInstanceID?: MediaServices.MediaServiceInstanceID;
  mediaConnectionInfo?: MediaServices.ConnectionInformationInput;
  callLinkageData?: CallControl.CallLinkageData;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const AttachMediaServiceResult: Type<
  AttachMediaServiceResult,
  AttachMediaServiceResultInput
> = /* @__PURE__ */ sequence(
  "AttachMediaServiceResult",
  () => [
    ["mediaConnection", CallConnectionIdentifiers.ConnectionID, OPTIONAL],
    ["mediaDevice", implicit(0, DeviceIdentifier.DeviceID), OPTIONAL],
    ["mediaServiceInstanceID", MediaServices.MediaServiceInstanceID, OPTIONAL],
    ["mediaConnectionInfo", implicit(1, MediaServices.ConnectionInformation), OPTIONAL],
    ["callLinkageData", implicit(2, CallControl.CallLinkageData), OPTIONAL],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 5 },
);
