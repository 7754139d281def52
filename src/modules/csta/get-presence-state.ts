// Generated from get-presence-state.asn1 by `npm run generate`. Do not edit.
//
// CSTA-get-presence-state: CSTA Phase III (ECMA-285, 4th edition).

import {
  OCTET_STRING,
  OPTIONAL,
  implicit,
  operation,
  sequence,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";
import * as Security from "./security.js";

/** Operation 550. */
export const getPresenceState: Operation<
  GetPresenceStateArgument,
  GetPresenceStateResult,
  ErrorDefinition.UniversalFailure,
  GetPresenceStateArgumentInput,
  GetPresenceStateResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("getPresenceState", 550, () => ({
  argument: GetPresenceStateArgument,
  result: GetPresenceStateResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface GetPresenceStateArgument {
  device: DeviceIdentifier.DeviceID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link GetPresenceStateArgument} for encoding: members with a DEFAULT may be absent. */
export interface GetPresenceStateArgumentInput {
  device: DeviceIdentifier.DeviceIDInput;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const GetPresenceStateArgument: Type<
  GetPresenceStateArgument,
  GetPresenceStateArgumentInput
> = /* @__PURE__ */ sequence(
  "GetPresenceStateArgument",
  () => [
    ["device", DeviceIdentifier.DeviceID],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 1 },
);

export interface GetPresenceStateResult {
  presenceState: DeviceFeatureTypes.PresenceState;
  fromTime?: Security.TimeInfo;
  untilTime?: Security.TimeInfo;
  place?: Uint8Array;
  mood?: Uint8Array;
  namedPresenceState?: Uint8Array;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const GetPresenceStateResult: Type<GetPresenceStateResult> = /* @__PURE__ */ sequence(
  "GetPresenceStateResult",
  () => [
    ["presenceState", DeviceFeatureTypes.PresenceState],
    ["fromTime", implicit(0, Security.TimeInfo), OPTIONAL],
    ["untilTime", implicit(1, Security.TimeInfo), OPTIONAL],
    ["place", implicit(2, OCTET_STRING), OPTIONAL],
    ["mood", implicit(3, OCTET_STRING), OPTIONAL],
    ["namedPresenceState", implicit(4, OCTET_STRING), OPTIONAL],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 6 },
);
