// Generated from digits-generated-event.asn1 by `npm run generate`. Do not edit.
//
// CSTA-digits-generated-event: CSTA Phase III (ECMA-285, 4th edition).

import {
  INTEGER,
  OPTIONAL,
  implicit,
  sequence,
  sequenceOf,
  string,
  type Type,
} from "../../codec/index.js";
import * as CallConnectionIdentifiers from "./call-connection-identifiers.js";
import * as ExtensionTypes from "./extension-types.js";
import * as MediaServices from "./media-services.js";

export interface DigitsGeneratedEvent {
  connection: CallConnectionIdentifiers.ConnectionID;
  digitGeneratedList: string;
  digitDurationList?: number[];
  pauseDurationList?: number[];
  connectionInfo?: MediaServices.ConnectionInformation;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link DigitsGeneratedEvent} for encoding: members with a DEFAULT may be absent. */
export interface DigitsGeneratedEventInput {
  connection: CallConnectionIdentifiers.ConnectionIDInput;
  digitGeneratedList: string;
  digitDurationList?: number[];
  pauseDurationList?: number[];
  connectionInfo?: MediaServices.ConnectionInformationInput;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const DigitsGeneratedEvent: Type<DigitsGeneratedEvent, DigitsGeneratedEventInput> =
  /* @__PURE__ */ sequence(
    "DigitsGeneratedEvent",
    () => [
      ["connection", CallConnectionIdentifiers.ConnectionID],
      ["digitGeneratedList", string("IA5String")],
      [
        "digitDurationList",
        implicit(
          0,
          sequenceOf("", () => INTEGER),
        ),
        OPTIONAL,
      ],
      [
        "pauseDurationList",
        implicit(
          1,
          sequenceOf("", () => INTEGER),
        ),
        OPTIONAL,
      ],
      ["connectionInfo", MediaServices.ConnectionInformation, OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 5 },
  );
