// Generated from cancel-call-back.asn1 by `npm run generate`. Do not edit.
//
// CSTA-cancel-call-back: CSTA Phase III (ECMA-285, 4th edition).

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
import * as DeviceIdentifier from "./device-identifier.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";

/** Operation 302. */
export const cancelCallBack: Operation<
  CancelCallBackArgument,
  CancelCallBackResult,
  ErrorDefinition.UniversalFailure,
  CancelCallBackArgumentInput,
  CancelCallBackResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("cancelCallBack", 302, () => ({
  argument: CancelCallBackArgument,
  result: CancelCallBackResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface CancelCallBackArgument {
  originatingDevice: DeviceIdentifier.DeviceID;
  targetDevice: DeviceIdentifier.DeviceID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link CancelCallBackArgument} for encoding: members with a DEFAULT may be absent. */
export interface CancelCallBackArgumentInput {
  originatingDevice: DeviceIdentifier.DeviceIDInput;
  targetDevice: DeviceIdentifier.DeviceIDInput;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const CancelCallBackArgument: Type<CancelCallBackArgument, CancelCallBackArgumentInput> =
  /* @__PURE__ */ sequence(
    "CancelCallBackArgument",
    () => [
      ["originatingDevice", DeviceIdentifier.DeviceID],
      ["targetDevice", DeviceIdentifier.DeviceID],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 2 },
  );

export type CancelCallBackResult = Choice<{
  extensions: ExtensionTypes.CSTACommonArguments;
  noData: null;
}>;
export const CancelCallBackResult: Type<CancelCallBackResult> = /* @__PURE__ */ choice(
  "CancelCallBackResult",
  () => [
    ["extensions", ExtensionTypes.CSTACommonArguments],
    ["noData", NULL],
  ],
);
