// Generated from media-detached-event.asn1 by `npm run generate`. Do not edit.
//
// CSTA-media-detached-event: CSTA Phase III (ECMA-285, 4th edition).

import { INTEGER, OPTIONAL, implicit, sequence, type Type } from "../../codec/index.js";
import * as CallConnectionIdentifiers from "./call-connection-identifiers.js";
import * as CallControl from "./call-control.js";
import * as ConnectionStates from "./connection-states.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ExtensionTypes from "./extension-types.js";
import * as MediaServices from "./media-services.js";

export interface MediaDetachedEvent {
  mediaConnection: CallConnectionIdentifiers.ConnectionID;
  mediaDevice: DeviceIdentifier.SubjectDeviceID;
  mediaServiceType: MediaServices.MediaServiceType;
  mediaServiceVersion?: number;
  mediaServiceInstanceID?: MediaServices.MediaServiceInstanceID;
  mediaStreamID?: MediaServices.MediaStreamID;
  mediaCallCharacteristics?: MediaServices.MediaCallCharacteristics;
  callCharacteristics?: CallControl.CallCharacteristics;
  localConnectionInfo?: ConnectionStates.LocalConnectionState;
  mediaConnectionInfo?: MediaServices.ConnectionInformation;
  extension?: ExtensionTypes.CSTACommonArguments;
}
/** {@link MediaDetachedEvent} for encoding: members with a DEFAULT may be absent. */
export interface MediaDetachedEventInput {
  mediaConnection: CallConnectionIdentifiers.ConnectionIDInput;
  mediaDevice: DeviceIdentifier.SubjectDeviceIDInput;
  mediaServiceType: MediaServices.MediaServiceType;
  mediaServiceVersion?: number;
  mediaServiceInstanceID?: MediaServices.MediaServiceInstanceID;
  mediaStreamID?: MediaServices.MediaStreamID;
  mediaCallCharacteristics?: MediaServices.MediaCallCharacteristicsInput;
  callCharacteristics?: CallControl.CallCharacteristics;
  localConnectionInfo?: ConnectionStates.LocalConnectionState;
  mediaConnectionInfo?: MediaServices.ConnectionInformationInput;
  extension?: ExtensionTypes.CSTACommonArguments;
}
export const MediaDetachedEvent: Type<MediaDetachedEvent, MediaDetachedEventInput> =
  /* @__PURE__ */ sequence(
    "MediaDetachedEvent",
    () => [
      ["mediaConnection", CallConnectionIdentifiers.ConnectionID],
      ["mediaDevice", DeviceIdentifier.SubjectDeviceID],
      ["mediaServiceType", MediaServices.MediaServiceType],
      ["mediaServiceVersion", INTEGER, OPTIONAL],
      ["mediaServiceInstanceID", implicit(0, MediaServices.MediaServiceInstanceID), OPTIONAL],
      ["mediaStreamID", implicit(1, MediaServices.MediaStreamID), OPTIONAL],
      ["mediaCallCharacteristics", implicit(2, MediaServices.MediaCallCharacteristics), OPTIONAL],
      ["callCharacteristics", CallControl.CallCharacteristics, OPTIONAL],
      ["localConnectionInfo", ConnectionStates.LocalConnectionState, OPTIONAL],
      ["mediaConnectionInfo", implicit(3, MediaServices.ConnectionInformation), OPTIONAL],
      ["extension", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: true },
  );
