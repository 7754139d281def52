// Generated from escape-types.asn1 by `npm run generate`. Do not edit.
//
// CSTA-escape-types: CSTA Phase III (ECMA-285, 4th edition).

import { OCTET_STRING, alias, explicit, type Type } from "../../codec/index.js";

export type EscapeRegisterID = Uint8Array;
export const EscapeRegisterID: Type<EscapeRegisterID> = /* @__PURE__ */ alias(
  "EscapeRegisterID",
  () => explicit(0, OCTET_STRING),
);
