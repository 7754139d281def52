// Generated from switching-function-objects.asn1 by `npm run generate`. Do not edit.
//
// CSTA-switching-function-objects: CSTA Phase III (ECMA-285, 4th edition).

import { choice, type Choice, type Type } from "../../codec/index.js";
import * as CallConnectionIdentifiers from "./call-connection-identifiers.js";
import * as DeviceIdentifier from "./device-identifier.js";

export type CSTAObject = Choice<{
  deviceObject: DeviceIdentifier.DeviceID;
  callObject: CallConnectionIdentifiers.ConnectionID;
}>;
/** {@link CSTAObject} for encoding: members with a DEFAULT may be absent. */
export type CSTAObjectInput = Choice<{
  deviceObject: DeviceIdentifier.DeviceIDInput;
  callObject: CallConnectionIdentifiers.ConnectionIDInput;
}>;
export const CSTAObject: Type<CSTAObject, CSTAObjectInput> = /* @__PURE__ */ choice(
  "CSTAObject",
  () => [
    ["deviceObject", DeviceIdentifier.DeviceID],
    ["callObject", CallConnectionIdentifiers.ConnectionID],
  ],
);
