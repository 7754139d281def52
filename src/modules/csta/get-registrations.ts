// Generated from get-registrations.asn1 by `npm run generate`. Do not edit.
//
// CSTA-get-registrations: CSTA Phase III (ECMA-285, 4th edition).

import {
  OPTIONAL,
  choice,
  operation,
  sequence,
  type Choice,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as CapabilityExchange from "./capability-exchange.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";
import * as StatusReporting from "./status-reporting.js";

/** Operation 371. */
export const getRegistrations: Operation<
  GetRegistrationsArg,
  GetRegistrationsRes,
  ErrorDefinition.UniversalFailure,
  GetRegistrationsArg,
  GetRegistrationsResInput,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("getRegistrations", 371, () => ({
  argument: GetRegistrationsArg,
  result: GetRegistrationsRes,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface GetRegistrationsArg {
  requestedRegTypes?: StatusReporting.RegistrationTypeList;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const GetRegistrationsArg: Type<GetRegistrationsArg> = /* @__PURE__ */ sequence(
  "GetRegistrationsArg",
  () => [
    ["requestedRegTypes", StatusReporting.RegistrationTypeList, OPTIONAL],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 1 },
);

export interface GetRegistrationsRes {
  crossRefIDorRegistrationData: Choice<{
    serviceCrossRefID: CapabilityExchange.ServiceCrossRefID;
    registrationList: StatusReporting.RegistrationList;
  }>;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link GetRegistrationsRes} for encoding: members with a DEFAULT may be absent. */
export interface GetRegistrationsResInput {
  crossRefIDorRegistrationData: Choice<{
    serviceCrossRefID: CapabilityExchange.ServiceCrossRefID;
    registrationList: StatusReporting.RegistrationListInput;
  }>;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const GetRegistrationsRes: Type<GetRegistrationsRes, GetRegistrationsResInput> =
  /* @__PURE__ */ sequence(
    "GetRegistrationsRes",
    () => [
      [
        "crossRefIDorRegistrationData",
        choice("", () => [
          ["serviceCrossRefID", CapabilityExchange.ServiceCrossRefID],
          ["registrationList", StatusReporting.RegistrationList],
        ]),
      ],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 1 },
  );
