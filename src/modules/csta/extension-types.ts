// Generated from extension-types.asn1 by `npm run generate`. Do not edit.
//
// CSTA-extension-types: CSTA Phase III (ECMA-285, 4th edition).

import {
  NULL,
  OCTET_STRING,
  OPTIONAL,
  alias,
  choice,
  implicit,
  sequence,
  sequenceOf,
  type Choice,
  type Type,
} from "../../codec/index.js";
import * as Security from "./security.js";

export interface CSTACommonArguments {
  security?: Security.CSTASecurityData;
  privateData?: CSTAPrivateData[];
}
export const CSTACommonArguments: Type<CSTACommonArguments> = /* @__PURE__ */ alias(
  "CSTACommonArguments",
  () =>
    implicit(
      30,
      sequence(
        "",
        () => [
          ["security", implicit(0, Security.CSTASecurityData), OPTIONAL],
          [
            "privateData",
            implicit(
              1,
              sequenceOf("", () => CSTAPrivateData),
            ),
            OPTIONAL,
          ],
        ],
        { extensible: true },
      ),
      "application",
    ),
);

export type CSTAPrivateData = Choice<{
  string: Uint8Array;
  private: null;
}>;
export const CSTAPrivateData: Type<CSTAPrivateData> = /* @__PURE__ */ choice(
  "CSTAPrivateData",
  () => [
    ["string", OCTET_STRING],
    ["private", NULL],
  ],
);
