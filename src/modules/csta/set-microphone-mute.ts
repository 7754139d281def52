// Generated from set-microphone-mute.asn1 by `npm run generate`. Do not edit.
//
// CSTA-set-microphone-mute: CSTA Phase III (ECMA-285, 4th edition).

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
import * as DeviceIdentifier from "./device-identifier.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";
import * as PhysicalDeviceFeature from "./physical-device-feature.js";

/** Operation 279. */
export const setMicrophoneMute: Operation<
  SetMicrophoneMuteArgument,
  SetMicrophoneMuteResult,
  ErrorDefinition.UniversalFailure,
  SetMicrophoneMuteArgumentInput,
  SetMicrophoneMuteResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("setMicrophoneMute", 279, () => ({
  argument: SetMicrophoneMuteArgument,
  result: SetMicrophoneMuteResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface SetMicrophoneMuteArgument {
  device: DeviceIdentifier.DeviceID;
  auditoryApparatus: PhysicalDeviceFeature.AuditoryApparatusID;
  microphoneMuteOn: boolean;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link SetMicrophoneMuteArgument} for encoding: members with a DEFAULT may be absent. */
export interface SetMicrophoneMuteArgumentInput {
  device: DeviceIdentifier.DeviceIDInput;
  auditoryApparatus: PhysicalDeviceFeature.AuditoryApparatusID;
  microphoneMuteOn: boolean;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const SetMicrophoneMuteArgument: Type<
  SetMicrophoneMuteArgument,
  SetMicrophoneMuteArgumentInput
> = /* @__PURE__ */ sequence(
  "SetMicrophoneMuteArgument",
  () => [
    ["device", DeviceIdentifier.DeviceID],
    ["auditoryApparatus", PhysicalDeviceFeature.AuditoryApparatusID],
    ["microphoneMuteOn", BOOLEAN],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 3 },
);

export type SetMicrophoneMuteResult = Choice<{
  extensions: ExtensionTypes.CSTACommonArguments;
  noData: null;
}>;
export const SetMicrophoneMuteResult: Type<SetMicrophoneMuteResult> = /* @__PURE__ */ choice(
  "SetMicrophoneMuteResult",
  () => [
    ["extensions", ExtensionTypes.CSTACommonArguments],
    ["noData", NULL],
  ],
);
