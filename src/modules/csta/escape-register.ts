// Generated from escape-register.asn1 by `npm run generate`. Do not edit.
//
// CSTA-escape-register: CSTA Phase III (ECMA-285, 4th edition).

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

/** Operation 365. */
export const escapeRegister: Operation<
  EscapeRegisterArgument,
  EscapeRegisterResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("escapeRegister", 365, () => ({
  argument: EscapeRegisterArgument,
  result: EscapeRegisterResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export type EscapeRegisterArgument = Choice<{
  extensions: ExtensionTypes.CSTACommonArguments;
  noData: null;
}>;
export const EscapeRegisterArgument: Type<EscapeRegisterArgument> = /* @__PURE__ */ choice(
  "EscapeRegisterArgument",
  () => [
    ["extensions", ExtensionTypes.CSTACommonArguments],
    ["noData", NULL],
  ],
);

export interface EscapeRegisterResult {
  escapeRegisterID: EscapeTypes.EscapeRegisterID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const EscapeRegisterResult: Type<EscapeRegisterResult> = /* @__PURE__ */ sequence(
  "EscapeRegisterResult",
  () => [
    ["escapeRegisterID", EscapeTypes.EscapeRegisterID],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 1 },
);
