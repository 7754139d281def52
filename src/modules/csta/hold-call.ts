// Generated from hold-call.asn1 by `npm run generate`. Do not edit.
//
// CSTA-hold-call: CSTA Phase III (ECMA-285, 4th edition).

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
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";

/** Operation 9. */
export const holdCall: Operation<
  HoldCallArgument,
  HoldCallResult,
  ErrorDefinition.UniversalFailure,
  HoldCallArgumentInput,
  HoldCallResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("holdCall", 9, () => ({
  argument: HoldCallArgument,
  result: HoldCallResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface HoldCallArgument {
  callToBeHeld: CallConnectionIdentifiers.ConnectionID;
  connectionReservation?: boolean;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link HoldCallArgument} for encoding: members with a DEFAULT may be absent. */
export interface HoldCallArgumentInput {
  callToBeHeld: CallConnectionIdentifiers.ConnectionIDInput;
  connectionReservation?: boolean;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const HoldCallArgument: Type<HoldCallArgument, HoldCallArgumentInput> =
  /* @__PURE__ */ sequence(
    "HoldCallArgument",
    () => [
      ["callToBeHeld", CallConnectionIdentifiers.ConnectionID],
      ["connectionReservation", BOOLEAN, OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 2 },
  );

export type HoldCallResult = Choice<{
  extensions: ExtensionTypes.CSTACommonArguments;
  noData: null;
}>;
export const HoldCallResult: Type<HoldCallResult> = /* @__PURE__ */ choice("HoldCallResult", () => [
  ["extensions", ExtensionTypes.CSTACommonArguments],
  ["noData", NULL],
]);
