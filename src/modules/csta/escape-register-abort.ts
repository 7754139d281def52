// Generated from escape-register-abort.asn1 by `npm run generate`. Do not edit.
//
// CSTA-escape-register-abort: CSTA Phase III (ECMA-285, 4th edition).

import { OPTIONAL, event, sequence, type Event, type Type } from "../../codec/index.js";
import * as EscapeTypes from "./escape-types.js";
import * as ExtensionTypes from "./extension-types.js";

/** Event 366. */
export const escapeRegisterAbort: Event<EscapeRegisterAbortArgument> = /* @__PURE__ */ event(
  "escapeRegisterAbort",
  366,
  () => EscapeRegisterAbortArgument,
);

export interface EscapeRegisterAbortArgument {
  escapeRegisterID: EscapeTypes.EscapeRegisterID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const EscapeRegisterAbortArgument: Type<EscapeRegisterAbortArgument> =
  /* @__PURE__ */ sequence(
    "EscapeRegisterAbortArgument",
    () => [
      ["escapeRegisterID", EscapeTypes.EscapeRegisterID],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 1 },
  );
