// Generated from escape-service.asn1 by `npm run generate`. Do not edit.
//
// CSTA-escape-service: CSTA Phase III (ECMA-285, 4th edition).

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
import * as Security from "./security.js";

/** Operation 51. */
export const escape: Operation<EscapeArgument, EscapeResult, ErrorDefinition.UniversalFailure> =
  /* @__PURE__ */ operation("escape", 51, () => ({
    argument: EscapeArgument,
    result: EscapeResult,
    error: ErrorDefinition.UniversalFailure,
    errors: [ErrorDefinition.universalFailure],
  }));

export interface EscapeArgument {
  escapeRegisterID?: EscapeTypes.EscapeRegisterID;
  security?: Security.CSTASecurityData;
  privateData: ExtensionTypes.CSTAPrivateData;
}
export const EscapeArgument: Type<EscapeArgument> = /* @__PURE__ */ sequence(
  "EscapeArgument",
  () => [
    ["escapeRegisterID", EscapeTypes.EscapeRegisterID, OPTIONAL],
    ["security", Security.CSTASecurityData, OPTIONAL],
    ["privateData", ExtensionTypes.CSTAPrivateData],
  ],
  { extensible: true },
);

export type EscapeResult = Choice<{
  extensions: ExtensionTypes.CSTACommonArguments;
  noData: null;
}>;
export const EscapeResult: Type<EscapeResult> = /* @__PURE__ */ choice("EscapeResult", () => [
  ["extensions", ExtensionTypes.CSTACommonArguments],
  ["noData", NULL],
]);
