// Generated from system-register-abort.asn1 by `npm run generate`. Do not edit.
//
// CSTA-system-register-abort: CSTA Phase III (ECMA-285, 4th edition).

import { OPTIONAL, event, sequence, type Event, type Type } from "../../codec/index.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as ExtensionTypes from "./extension-types.js";

/** Event 208. */
export const systemRegisterAbort: Event<SystemRegisterAbortArgument> = /* @__PURE__ */ event(
  "systemRegisterAbort",
  208,
  () => SystemRegisterAbortArgument,
);

export interface SystemRegisterAbortArgument {
  sysStatRegisterID: DeviceFeatureTypes.SysStatRegisterID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const SystemRegisterAbortArgument: Type<SystemRegisterAbortArgument> =
  /* @__PURE__ */ sequence(
    "SystemRegisterAbortArgument",
    () => [
      ["sysStatRegisterID", DeviceFeatureTypes.SysStatRegisterID],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 1 },
  );
