// Generated from detach-media-service.asn1 by `npm run generate`. Do not edit.
//
// CSTA-detach-media-service: CSTA Phase III (ECMA-285, 4th edition).

import {
  NULL,
  OPTIONAL,
  choice,
  operation,
  sequence,
  type Choice,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as CallConnectionIdentifiers from "./call-connection-identifiers.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";
import * as MediaServices from "./media-services.js";

/** Operation 245. */
export const detachMediaService: Operation<
  DetachMediaServiceArgument,
  DetachMediaServiceResult,
  ErrorDefinition.UniversalFailure,
  DetachMediaServiceArgumentInput,
  DetachMediaServiceResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("detachMediaService", 245, () => ({
  argument: DetachMediaServiceArgument,
  result: DetachMediaServiceResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface DetachMediaServiceArgument {
  connection: CallConnectionIdentifiers.ConnectionID;
  mediaServiceType: MediaServices.MediaServiceType;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link DetachMediaServiceArgument} for encoding: members with a DEFAULT may be absent. */
export interface DetachMediaServiceArgumentInput {
  connection: CallConnectionIdentifiers.ConnectionIDInput;
  mediaServiceType: MediaServices.MediaServiceType;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const DetachMediaServiceArgument: Type<
  DetachMediaServiceArgument,
  DetachMediaServiceArgumentInput
> = /* @__PURE__ */ sequence(
  "DetachMediaServiceArgument",
  () => [
    ["connection", CallConnectionIdentifiers.ConnectionID],
    ["mediaServiceType", MediaServices.MediaServiceType],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 2 },
);

export type DetachMediaServiceResult = Choice<{
  extensions: ExtensionTypes.CSTACommonArguments;
  noData: null;
}>;
export const DetachMediaServiceResult: Type<DetachMediaServiceResult> = /* @__PURE__ */ choice(
  "DetachMediaServiceResult",
  () => [
    ["extensions", ExtensionTypes.CSTACommonArguments],
    ["noData", NULL],
  ],
);
