// Generated from service-completion-failure-event.asn1 by `npm run generate`. Do not edit.
//
// CSTA-service-completion-failure-event: CSTA Phase III (ECMA-285, 4th edition).

import { OPTIONAL, implicit, sequence, sequenceOf, type Type } from "../../codec/index.js";
import * as CallConnectionIdentifiers from "./call-connection-identifiers.js";
import * as ConnectionStates from "./connection-states.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as EventCause from "./event-cause.js";
import * as ExtensionTypes from "./extension-types.js";
import * as MediaServices from "./media-services.js";

export interface ServiceCompletionFailureEvent {
  primaryCall: PrimaryOrSecondaryCall;
  secondaryCall?: PrimaryOrSecondaryCall;
  otherDevsPrimaryCallList?: OtherCall[];
  otherDevsSecondaryCallList?: OtherCall[];
  mediaCallCharacteristics?: MediaServices.MediaCallCharacteristics;
  cause: EventCause.EventCause;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link ServiceCompletionFailureEvent} for encoding: members with a DEFAULT may be absent. */
export interface ServiceCompletionFailureEventInput {
  primaryCall: PrimaryOrSecondaryCallInput;
  secondaryCall?: PrimaryOrSecondaryCallInput;
  otherDevsPrimaryCallList?: OtherCallInput[];
  otherDevsSecondaryCallList?: OtherCallInput[];
  mediaCallCharacteristics?: MediaServices.MediaCallCharacteristicsInput;
  cause: EventCause.EventCause;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const ServiceCompletionFailureEvent: Type<
  ServiceCompletionFailureEvent,
  ServiceCompletionFailureEventInput
> = /* @__PURE__ */ sequence(
  "ServiceCompletionFailureEvent",
  () => [
    ["primaryCall", PrimaryOrSecondaryCall],
    ["secondaryCall", implicit(0, PrimaryOrSecondaryCall), OPTIONAL],
    [
      "otherDevsPrimaryCallList",
      implicit(
        1,
        sequenceOf("", () => OtherCall),
      ),
      OPTIONAL,
    ],
    [
      "otherDevsSecondaryCallList",
      implicit(
        2,
        sequenceOf("", () => OtherCall),
      ),
      OPTIONAL,
    ],
    ["mediaCallCharacteristics", implicit(3, MediaServices.MediaCallCharacteristics), OPTIONAL],
    ["cause", EventCause.EventCause],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 6 },
);

export interface PrimaryOrSecondaryCall {
  deviceID: DeviceIdentifier.DeviceID;
  connectionID: CallConnectionIdentifiers.ConnectionID;
  localConnectionState: ConnectionStates.LocalConnectionState;
  connectionInfo?: MediaServices.ConnectionInformation;
}
/** {@link PrimaryOrSecondaryCall} for encoding: members with a DEFAULT may be absent. */
export interface PrimaryOrSecondaryCallInput {
  deviceID: DeviceIdentifier.DeviceIDInput;
  connectionID: CallConnectionIdentifiers.ConnectionIDInput;
  localConnectionState: ConnectionStates.LocalConnectionState;
  connectionInfo?: MediaServices.ConnectionInformationInput;
}
export const PrimaryOrSecondaryCall: Type<PrimaryOrSecondaryCall, PrimaryOrSecondaryCallInput> =
  /* @__PURE__ */ sequence(
    "PrimaryOrSecondaryCall",
    () => [
      ["deviceID", DeviceIdentifier.DeviceID],
      ["connectionID", CallConnectionIdentifiers.ConnectionID],
      ["localConnectionState", ConnectionStates.LocalConnectionState],
      ["connectionInfo", MediaServices.ConnectionInformation, OPTIONAL],
    ],
    { extensible: true },
  );

export interface OtherCall {
  deviceID: DeviceIdentifier.DeviceID;
  connectionID: CallConnectionIdentifiers.ConnectionID;
  localConnectionState?: ConnectionStates.LocalConnectionState;
  connectionInfo?: MediaServices.ConnectionInformation;
}
/** {@link OtherCall} for encoding: members with a DEFAULT may be absent. */
export interface OtherCallInput {
  deviceID: DeviceIdentifier.DeviceIDInput;
  connectionID: CallConnectionIdentifiers.ConnectionIDInput;
  localConnectionState?: ConnectionStates.LocalConnectionState;
  connectionInfo?: MediaServices.ConnectionInformationInput;
}
export const OtherCall: Type<OtherCall, OtherCallInput> = /* @__PURE__ */ sequence(
  "OtherCall",
  () => [
    ["deviceID", DeviceIdentifier.DeviceID],
    ["connectionID", CallConnectionIdentifiers.ConnectionID],
    ["localConnectionState", ConnectionStates.LocalConnectionState, OPTIONAL],
    ["connectionInfo", MediaServices.ConnectionInformation, OPTIONAL],
  ],
  { extensible: true },
);
