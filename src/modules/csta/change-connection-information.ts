// Generated from change-connection-information.asn1 by `npm run generate`. Do not edit.
//
// CSTA-change-connection-information: CSTA Phase III (ECMA-285, 4th edition).

import { OPTIONAL, operation, sequence, type Operation, type Type } from "../../codec/index.js";
import * as CallConnectionIdentifiers from "./call-connection-identifiers.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";
import * as MediaServices from "./media-services.js";

/** Operation 377. */
export const changeConnectionInformation: Operation<
  ChangeConnectionInformationArgument,
  ChangeConnectionInformationResult,
  ErrorDefinition.UniversalFailure,
  ChangeConnectionInformationArgumentInput,
  ChangeConnectionInformationResultInput,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("changeConnectionInformation", 377, () => ({
  argument: ChangeConnectionInformationArgument,
  result: ChangeConnectionInformationResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface ChangeConnectionInformationArgument {
  connectionToBeChanged: CallConnectionIdentifiers.ConnectionID;
  requestedConnectionInfo: MediaServices.ConnectionInformation;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/**
 * {@link ChangeConnectionInformationArgument} for encoding: members with a DEFAULT may be absent.
 */
export interface ChangeConnectionInformationArgumentInput {
  connectionToBeChanged: CallConnectionIdentifiers.ConnectionIDInput;
  requestedConnectionInfo: MediaServices.ConnectionInformationInput;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const ChangeConnectionInformationArgument: Type<
  ChangeConnectionInformationArgument,
  ChangeConnectionInformationArgumentInput
> = /* @__PURE__ */ sequence(
  "ChangeConnectionInformationArgument",
  () => [
    ["connectionToBeChanged", CallConnectionIdentifiers.ConnectionID],
    ["requestedConnectionInfo", MediaServices.ConnectionInformation],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 2 },
);

export interface ChangeConnectionInformationResult {
  actualConnectionInfo: MediaServices.ConnectionInformation;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link ChangeConnectionInformationResult} for encoding: members with a DEFAULT may be absent. */
export interface ChangeConnectionInformationResultInput {
  actualConnectionInfo: MediaServices.ConnectionInformationInput;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const ChangeConnectionInformationResult: Type<
  ChangeConnectionInformationResult,
  ChangeConnectionInformationResultInput
> = /* @__PURE__ */ sequence(
  "ChangeConnectionInformationResult",
  () => [
    ["actualConnectionInfo", MediaServices.ConnectionInformation],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 1 },
);
