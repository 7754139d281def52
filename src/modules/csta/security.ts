// Generated from security.asn1 by `npm run generate`. Do not edit.
//
// CSTA-security: CSTA Phase III (ECMA-285, 4th edition).

import {
  INTEGER,
  NULL,
  OCTET_STRING,
  OPTIONAL,
  alias,
  choice,
  implicit,
  sequence,
  string,
  type Choice,
  type Type,
} from "../../codec/index.js";

export interface CSTASecurityData {
  messageSequenceNumber?: number;
  timestamp?: TimeInfo;
  securityInfo?: SecurityInfo;
}
export const CSTASecurityData: Type<CSTASecurityData> = /* @__PURE__ */ sequence(
  "CSTASecurityData",
  () => [
    ["messageSequenceNumber", implicit(0, INTEGER), OPTIONAL],
    ["timestamp", TimeInfo, OPTIONAL],
    ["securityInfo", SecurityInfo, OPTIONAL],
  ],
  { extensible: true },
);

export type SecurityInfo = Choice<{
  string: Uint8Array;
  private: null;
}>;
export const SecurityInfo: Type<SecurityInfo> = /* @__PURE__ */ choice("SecurityInfo", () => [
  ["string", OCTET_STRING],
  ["private", NULL],
]);

export type TimeInfo = string;
export const TimeInfo: Type<TimeInfo> = /* @__PURE__ */ alias("TimeInfo", () =>
  string("GeneralizedTime"),
);
