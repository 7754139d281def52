// Generated from private-data-version-selection.asn1 by `npm run generate`. Do not edit.
//
// CSTA-private-data-version-selection: CSTA Phase III (ECMA-285, 4th edition).

import {
  INTEGER,
  NULL,
  alias,
  choice,
  operation,
  type Choice,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";

/** Operation 368. */
export const privateDataVersionSelection: Operation<
  PrivateDataVersionSelectionArgument,
  PrivateDataVersionSelectionResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("privateDataVersionSelection", 368, () => ({
  argument: PrivateDataVersionSelectionArgument,
  result: PrivateDataVersionSelectionResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export type PrivateDataVersionSelectionArgument = number;
export const PrivateDataVersionSelectionArgument: Type<PrivateDataVersionSelectionArgument> =
  /* @__PURE__ */ alias("PrivateDataVersionSelectionArgument", () => INTEGER);

export type PrivateDataVersionSelectionResult = Choice<{
  extensions: ExtensionTypes.CSTACommonArguments;
  noData: null;
}>;
export const PrivateDataVersionSelectionResult: Type<PrivateDataVersionSelectionResult> =
  /* @__PURE__ */ choice("PrivateDataVersionSelectionResult", () => [
    ["extensions", ExtensionTypes.CSTACommonArguments],
    ["noData", NULL],
  ]);
