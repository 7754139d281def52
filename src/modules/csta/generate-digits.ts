// Generated from generate-digits.asn1 by `npm run generate`. Do not edit.
//
// CSTA-generate-digits: CSTA Phase III (ECMA-285, 4th edition).

import {
  INTEGER,
  NULL,
  OPTIONAL,
  choice,
  enumerated,
  implicit,
  operation,
  sequence,
  string,
  type Choice,
  type EnumeratedValue,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as CallConnectionIdentifiers from "./call-connection-identifiers.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";

/** Operation 232. */
export const generateDigits: Operation<
  GenerateDigitsArgument,
  GenerateDigitsResult,
  ErrorDefinition.UniversalFailure,
  GenerateDigitsArgumentInput,
  GenerateDigitsResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("generateDigits", 232, () => ({
  argument: GenerateDigitsArgument,
  result: GenerateDigitsResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface GenerateDigitsArgument {
  connectionToSendDigits: CallConnectionIdentifiers.ConnectionID;
  digitMode?: DigitMode;
  charactersToSend: string;
  toneDuration?: number;
  pulseRate?: number;
  pauseDuration?: number;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link GenerateDigitsArgument} for encoding: members with a DEFAULT may be absent. */
export interface GenerateDigitsArgumentInput {
  connectionToSendDigits: CallConnectionIdentifiers.ConnectionIDInput;
  digitMode?: DigitMode;
  charactersToSend: string;
  toneDuration?: number;
  pulseRate?: number;
  pauseDuration?: number;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const GenerateDigitsArgument: Type<GenerateDigitsArgument, GenerateDigitsArgumentInput> =
  /* @__PURE__ */ sequence(
    "GenerateDigitsArgument",
    () => [
      ["connectionToSendDigits", CallConnectionIdentifiers.ConnectionID],
      ["digitMode", DigitMode, OPTIONAL],
      ["charactersToSend", string("IA5String")],
      ["toneDuration", implicit(0, INTEGER), OPTIONAL],
      ["pulseRate", implicit(1, INTEGER), OPTIONAL],
      ["pauseDuration", implicit(2, INTEGER), OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 6 },
  );

export type GenerateDigitsResult = Choice<{
  extensions: ExtensionTypes.CSTACommonArguments;
  noData: null;
}>;
export const GenerateDigitsResult: Type<GenerateDigitsResult> = /* @__PURE__ */ choice(
  "GenerateDigitsResult",
  () => [
    ["extensions", ExtensionTypes.CSTACommonArguments],
    ["noData", NULL],
  ],
);

export const DigitMode = /* @__PURE__ */ enumerated("DigitMode", {
  rotaryPulse: 0,
  dTMF: 1,
});
export type DigitMode = EnumeratedValue<typeof DigitMode>;
