// Generated from escape-register-cancel.asn1 by `npm run generate`. Do not edit.
//
// CSTA-escape-register-cancel: CSTA Phase III (ECMA-285, 4th edition).

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
import * as ErrorDefinition from "./error-definition.js";
import * as EscapeTypes from "./escape-types.js";
import * as ExtensionTypes from "./extension-types.js";

/** Operation 367. */
export const escapeRegisterCancel: Operation<
  EscapeRegisterCancelArgument,
  EscapeRegisterCancelResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("escapeRegisterCancel", 367, () => ({
  argument: EscapeRegisterCancelArgument,
  result: EscapeRegisterCancelResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface EscapeRegisterCancelArgument {
  escapeRegisterID: EscapeTypes.EscapeRegisterID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const EscapeRegisterCancelArgument: Type<EscapeRegisterCancelArgument> =
  /* @__PURE__ */ sequence(
    "EscapeRegisterCancelArgument",
    () => [
      ["escapeRegisterID", EscapeTypes.EscapeRegisterID],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 1 },
  );

export type EscapeRegisterCancelResult = Choice<{
  extensions: ExtensionTypes.CSTACommonArguments;
  noData: null;
}>;
export const EscapeRegisterCancelResult: Type<EscapeRegisterCancelResult> = /* @__PURE__ */ choice(
  "EscapeRegisterCancelResult",
  () => [
    ["extensions", ExtensionTypes.CSTACommonArguments],
    ["noData", NULL],
  ],
);
