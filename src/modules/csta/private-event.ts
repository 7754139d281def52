// Generated from private-event.asn1 by `npm run generate`. Do not edit.
//
// CSTA-private-event: CSTA Phase III (ECMA-285, 4th edition).

import { OPTIONAL, sequence, type Type } from "../../codec/index.js";
import * as ExtensionTypes from "./extension-types.js";
import * as Security from "./security.js";

export interface PrivateEvent {
  security?: Security.CSTASecurityData;
  privateData: ExtensionTypes.CSTAPrivateData;
}
export const PrivateEvent: Type<PrivateEvent> = /* @__PURE__ */ sequence(
  "PrivateEvent",
  () => [
    ["security", Security.CSTASecurityData, OPTIONAL],
    ["privateData", ExtensionTypes.CSTAPrivateData],
  ],
  { extensible: true },
);
