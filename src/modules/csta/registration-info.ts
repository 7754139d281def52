// Generated from registration-info.asn1 by `npm run generate`. Do not edit.
//
// CSTA-registration-info: CSTA Phase III (ECMA-285, 4th edition).

import {
  BOOLEAN,
  INTEGER,
  NULL,
  OPTIONAL,
  operation,
  sequence,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as CapabilityExchange from "./capability-exchange.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";
import * as StatusReporting from "./status-reporting.js";

/** Operation 372. */
export const registrationInfo: Operation<
  RegistrationInfoArg,
  null,
  ErrorDefinition.UniversalFailure,
  RegistrationInfoArgInput,
  null,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("registrationInfo", 372, () => ({
  argument: RegistrationInfoArg,
  result: NULL,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface RegistrationInfoArg {
  serviceCrossRefID: CapabilityExchange.ServiceCrossRefID;
  segmentID?: number;
  lastSegment: boolean;
  registrationList: StatusReporting.RegistrationList;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link RegistrationInfoArg} for encoding: members with a DEFAULT may be absent. */
export interface RegistrationInfoArgInput {
  serviceCrossRefID: CapabilityExchange.ServiceCrossRefID;
  segmentID?: number;
  lastSegment: boolean;
  registrationList: StatusReporting.RegistrationListInput;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const RegistrationInfoArg: Type<RegistrationInfoArg, RegistrationInfoArgInput> =
  /* @__PURE__ */ sequence(
    "RegistrationInfoArg",
    () => [
      ["serviceCrossRefID", CapabilityExchange.ServiceCrossRefID],
      ["segmentID", INTEGER, OPTIONAL],
      ["lastSegment", BOOLEAN],
      ["registrationList", StatusReporting.RegistrationList],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 4 },
  );
