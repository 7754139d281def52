// Generated from retrieve-call.asn1 by `npm run generate`. Do not edit.
//
// CSTA-retrieve-call: CSTA Phase III (ECMA-285, 4th edition).

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

/** Operation 14. */
export const retrieveCall: Operation<
  RetrieveCallArgument,
  RetrieveCallResult,
  ErrorDefinition.UniversalFailure,
  RetrieveCallArgumentInput,
  RetrieveCallResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("retrieveCall", 14, () => ({
  argument: RetrieveCallArgument,
  result: RetrieveCallResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface RetrieveCallArgument {
  callToBeRetrieved: CallConnectionIdentifiers.ConnectionID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link RetrieveCallArgument} for encoding: members with a DEFAULT may be absent. */
export interface RetrieveCallArgumentInput {
  callToBeRetrieved: CallConnectionIdentifiers.ConnectionIDInput;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const RetrieveCallArgument: Type<RetrieveCallArgument, RetrieveCallArgumentInput> =
  /* @__PURE__ */ sequence(
    "RetrieveCallArgument",
    () => [
      ["callToBeRetrieved", CallConnectionIdentifiers.ConnectionID],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 1 },
  );

export type RetrieveCallResult = Choice<{
  extensions: ExtensionTypes.CSTACommonArguments;
  noData: null;
}>;
export const RetrieveCallResult: Type<RetrieveCallResult> = /* @__PURE__ */ choice(
  "RetrieveCallResult",
  () => [
    ["extensions", ExtensionTypes.CSTACommonArguments],
    ["noData", NULL],
  ],
);
