// Generated from reconnect-call.asn1 by `npm run generate`. Do not edit.
//
// CSTA-reconnect-call: CSTA Phase III (ECMA-285, 4th edition).

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

/** Operation 13. */
export const reconnectCall: Operation<
  ReconnectCallArgument,
  ReconnectCallResult,
  ErrorDefinition.UniversalFailure,
  ReconnectCallArgumentInput,
  ReconnectCallResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("reconnectCall", 13, () => ({
  argument: ReconnectCallArgument,
  result: ReconnectCallResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface ReconnectCallArgument {
  activeCall: CallConnectionIdentifiers.ConnectionID;
  heldCall: CallConnectionIdentifiers.ConnectionID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link ReconnectCallArgument} for encoding: members with a DEFAULT may be absent. */
export interface ReconnectCallArgumentInput {
  activeCall: CallConnectionIdentifiers.ConnectionIDInput;
  heldCall: CallConnectionIdentifiers.ConnectionIDInput;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const ReconnectCallArgument: Type<ReconnectCallArgument, ReconnectCallArgumentInput> =
  /* @__PURE__ */ sequence(
    "ReconnectCallArgument",
    () => [
      ["activeCall", CallConnectionIdentifiers.ConnectionID],
      ["heldCall", CallConnectionIdentifiers.ConnectionID],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 2 },
  );

export type ReconnectCallResult = Choice<{
  extensions: ExtensionTypes.CSTACommonArguments;
  noData: null;
}>;
export const ReconnectCallResult: Type<ReconnectCallResult> = /* @__PURE__ */ choice(
  "ReconnectCallResult",
  () => [
    ["extensions", ExtensionTypes.CSTACommonArguments],
    ["noData", NULL],
  ],
);
