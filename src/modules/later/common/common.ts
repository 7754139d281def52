// Generated from common.asn1 by `npm run generate`. Do not edit.
//
// Common: Types that all modules use. Public module UC-Server-Access-Protocol-Common, version 8.
// Types that are the same in 6.1 are imported from there.

import { INTEGER, UTF8String, sequence, type Type } from "../../../codec/index.js";

/**
 * General error: number and text. Differs from 6.1: no optionalParams (public modules, version 8).
 */
export interface AsnRequestError {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnRequestError: Type<AsnRequestError> = /* @__PURE__ */ sequence(
  "AsnRequestError",
  () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
  ],
  { extensible: true },
);
