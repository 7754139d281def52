// Generated from camp-on-call.asn1 by `npm run generate`. Do not edit.
//
// CSTA-camp-on-call: CSTA Phase III (ECMA-285, 4th edition).

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

/** Operation 217. */
export const camponCall: Operation<
  CamponCallArgument,
  CamponCallResult,
  ErrorDefinition.UniversalFailure,
  CamponCallArgumentInput,
  CamponCallResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("camponCall", 217, () => ({
  argument: CamponCallArgument,
  result: CamponCallResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface CamponCallArgument {
  camponConnection: CallConnectionIdentifiers.ConnectionID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link CamponCallArgument} for encoding: members with a DEFAULT may be absent. */
export interface CamponCallArgumentInput {
  camponConnection: CallConnectionIdentifiers.ConnectionIDInput;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const CamponCallArgument: Type<CamponCallArgument, CamponCallArgumentInput> =
  /* @__PURE__ */ sequence(
    "CamponCallArgument",
    () => [
      ["camponConnection", CallConnectionIdentifiers.ConnectionID],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 1 },
  );

export type CamponCallResult = Choice<{
  extensions: ExtensionTypes.CSTACommonArguments;
  noData: null;
}>;
export const CamponCallResult: Type<CamponCallResult> = /* @__PURE__ */ choice(
  "CamponCallResult",
  () => [
    ["extensions", ExtensionTypes.CSTACommonArguments],
    ["noData", NULL],
  ],
);
