// Generated from alternate-call.asn1 by `npm run generate`. Do not edit.
//
// CSTA-alternate-call: CSTA Phase III (ECMA-285, 4th edition).

import {
  BOOLEAN,
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
import * as CallControl from "./call-control.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";

/** Operation 1. */
export const alternateCall: Operation<
  AlternateCallArgument,
  AlternateCallResult,
  ErrorDefinition.UniversalFailure,
  AlternateCallArgumentInput,
  AlternateCallResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("alternateCall", 1, () => ({
  argument: AlternateCallArgument,
  result: AlternateCallResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface AlternateCallArgument {
  heldCall: CallConnectionIdentifiers.ConnectionID;
  activeCall: CallConnectionIdentifiers.ConnectionID;
  connectionReservation?: boolean;
  consultOptions: CallControl.ConsultOptions;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link AlternateCallArgument} for encoding: members with a DEFAULT may be absent. */
export interface AlternateCallArgumentInput {
  heldCall: CallConnectionIdentifiers.ConnectionIDInput;
  activeCall: CallConnectionIdentifiers.ConnectionIDInput;
  connectionReservation?: boolean;
  consultOptions?: CallControl.ConsultOptions;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const AlternateCallArgument: Type<AlternateCallArgument, AlternateCallArgumentInput> =
  /* @__PURE__ */ sequence(
    "AlternateCallArgument",
    () => [
      ["heldCall", CallConnectionIdentifiers.ConnectionID],
      ["activeCall", CallConnectionIdentifiers.ConnectionID],
      ["connectionReservation", BOOLEAN, OPTIONAL],
      ["consultOptions", CallControl.ConsultOptions, { default: 0 }],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 4 },
  );

export type AlternateCallResult = Choice<{
  extensions: ExtensionTypes.CSTACommonArguments;
  noData: null;
}>;
export const AlternateCallResult: Type<AlternateCallResult> = /* @__PURE__ */ choice(
  "AlternateCallResult",
  () => [
    ["extensions", ExtensionTypes.CSTACommonArguments],
    ["noData", NULL],
  ],
);
