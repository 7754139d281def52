// Generated from set-presence-state.asn1 by `npm run generate`. Do not edit.
//
// CSTA-set-presence-state: CSTA Phase III (ECMA-285, 4th edition).

import {
  NULL,
  OCTET_STRING,
  OPTIONAL,
  choice,
  implicit,
  operation,
  sequence,
  type Choice,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";
import * as Security from "./security.js";

/** Operation 551. */
export const setPresenceState: Operation<
  SetPresenceStateArgument,
  SetPresenceStateResult,
  ErrorDefinition.UniversalFailure,
  SetPresenceStateArgumentInput,
  SetPresenceStateResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("setPresenceState", 551, () => ({
  argument: SetPresenceStateArgument,
  result: SetPresenceStateResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface SetPresenceStateArgument {
  device: DeviceIdentifier.DeviceID;
  requestedPresenceState: DeviceFeatureTypes.PresenceState;
  fromTime?: Security.TimeInfo;
  untilTime?: Security.TimeInfo;
  place?: Uint8Array;
  mood?: Uint8Array;
  namedPresenceState?: Uint8Array;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link SetPresenceStateArgument} for encoding: members with a DEFAULT may be absent. */
export interface SetPresenceStateArgumentInput {
  device: DeviceIdentifier.DeviceIDInput;
  requestedPresenceState: DeviceFeatureTypes.PresenceState;
  fromTime?: Security.TimeInfo;
  untilTime?: Security.TimeInfo;
  place?: Uint8Array;
  mood?: Uint8Array;
  namedPresenceState?: Uint8Array;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const SetPresenceStateArgument: Type<
  SetPresenceStateArgument,
  SetPresenceStateArgumentInput
> = /* @__PURE__ */ sequence(
  "SetPresenceStateArgument",
  () => [
    ["device", DeviceIdentifier.DeviceID],
    ["requestedPresenceState", DeviceFeatureTypes.PresenceState],
    ["fromTime", implicit(0, Security.TimeInfo), OPTIONAL],
    ["untilTime", implicit(1, Security.TimeInfo), OPTIONAL],
    ["place", implicit(2, OCTET_STRING), OPTIONAL],
    ["mood", implicit(3, OCTET_STRING), OPTIONAL],
    ["namedPresenceState", implicit(4, OCTET_STRING), OPTIONAL],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 7 },
);

export type SetPresenceStateResult = Choice<{
  extensions: ExtensionTypes.CSTACommonArguments;
  noData: null;
}>;
export const SetPresenceStateResult: Type<SetPresenceStateResult> = /* @__PURE__ */ choice(
  "SetPresenceStateResult",
  () => [
    ["extensions", ExtensionTypes.CSTACommonArguments],
    ["noData", NULL],
  ],
);
