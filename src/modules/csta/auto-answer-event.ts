// Generated from auto-answer-event.asn1 by `npm run generate`. Do not edit.
//
// CSTA-auto-answer-event: CSTA Phase III (ECMA-285, 4th edition).

import { BOOLEAN, INTEGER, OPTIONAL, sequence, type Type } from "../../codec/index.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ExtensionTypes from "./extension-types.js";

export interface AutoAnswerEvent {
  invokingDevice: DeviceIdentifier.SubjectDeviceID;
  autoAnswerOn: boolean;
  numberOfRings?: number;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link AutoAnswerEvent} for encoding: members with a DEFAULT may be absent. */
export interface AutoAnswerEventInput {
  invokingDevice: DeviceIdentifier.SubjectDeviceIDInput;
  autoAnswerOn: boolean;
  numberOfRings?: number;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const AutoAnswerEvent: Type<AutoAnswerEvent, AutoAnswerEventInput> =
  /* @__PURE__ */ sequence(
    "AutoAnswerEvent",
    () => [
      ["invokingDevice", DeviceIdentifier.SubjectDeviceID],
      ["autoAnswerOn", BOOLEAN],
      ["numberOfRings", INTEGER, OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 3 },
  );
