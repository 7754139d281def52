// Generated from deflect-call.asn1 by `npm run generate`. Do not edit.
//
// CSTA-deflect-call: CSTA Phase III (ECMA-285, 4th edition).

import {
  NULL,
  OPTIONAL,
  choice,
  implicit,
  operation,
  sequence,
  sequenceOf,
  type Choice,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as CallConnectionIdentifiers from "./call-connection-identifiers.js";
import * as CallControl from "./call-control.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ErrorDefinition from "./error-definition.js";
import * as EventCause from "./event-cause.js";
import * as ExtensionTypes from "./extension-types.js";

/** Operation 218. */
export const deflectCall: Operation<
  DeflectCallArgument,
  DeflectCallResult,
  ErrorDefinition.UniversalFailure,
  DeflectCallArgumentInput,
  DeflectCallResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("deflectCall", 218, () => ({
  argument: DeflectCallArgument,
  result: DeflectCallResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface DeflectCallArgument {
  callToBeDiverted: CallConnectionIdentifiers.ConnectionID;
  newDestination: DeviceIdentifier.DeviceID;
  addNewDestinationsList?: DeviceIDList;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  userData?: DeviceFeatureTypes.UserData;
  callCharacteristics?: CallControl.CallCharacteristics;
  subjectOfCall?: DeviceFeatureTypes.SubjectOfCall;
  languagePreferences?: DeviceFeatureTypes.LanguagePreferences;
  reason?: EventCause.EventCause;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link DeflectCallArgument} for encoding: members with a DEFAULT may be absent. */
export interface DeflectCallArgumentInput {
  callToBeDiverted: CallConnectionIdentifiers.ConnectionIDInput;
  newDestination: DeviceIdentifier.DeviceIDInput;
  addNewDestinationsList?: DeviceIDListInput;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  userData?: DeviceFeatureTypes.UserData;
  callCharacteristics?: CallControl.CallCharacteristics;
  subjectOfCall?: DeviceFeatureTypes.SubjectOfCall;
  languagePreferences?: DeviceFeatureTypes.LanguagePreferences;
  reason?: EventCause.EventCause;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const DeflectCallArgument: Type<DeflectCallArgument, DeflectCallArgumentInput> =
  /* @__PURE__ */ sequence(
    "DeflectCallArgument",
    () => [
      ["callToBeDiverted", CallConnectionIdentifiers.ConnectionID],
      ["newDestination", DeviceIdentifier.DeviceID],
      ["addNewDestinationsList", DeviceIDList, OPTIONAL],
      ["correlatorData", DeviceFeatureTypes.CorrelatorData, OPTIONAL],
      ["userData", DeviceFeatureTypes.UserData, OPTIONAL],
      ["callCharacteristics", implicit(0, CallControl.CallCharacteristics), OPTIONAL],
      ["subjectOfCall", implicit(1, DeviceFeatureTypes.SubjectOfCall), OPTIONAL],
      ["languagePreferences", implicit(2, DeviceFeatureTypes.LanguagePreferences), OPTIONAL],
      ["reason", implicit(3, EventCause.EventCause), OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 9 },
  );

export type DeflectCallResult = Choice<{
  extensions: ExtensionTypes.CSTACommonArguments;
  noData: null;
}>;
export const DeflectCallResult: Type<DeflectCallResult> = /* @__PURE__ */ choice(
  "DeflectCallResult",
  () => [
    ["extensions", ExtensionTypes.CSTACommonArguments],
    ["noData", NULL],
  ],
);

export type DeviceIDList = DeviceIdentifier.DeviceID[];
/** {@link DeviceIDList} for encoding: members with a DEFAULT may be absent. */
export type DeviceIDListInput = DeviceIdentifier.DeviceIDInput[];
export const DeviceIDList: Type<DeviceIDList, DeviceIDListInput> = /* @__PURE__ */ sequenceOf(
  "DeviceIDList",
  () => DeviceIdentifier.DeviceID,
);
