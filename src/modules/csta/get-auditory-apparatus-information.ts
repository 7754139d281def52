// Generated from get-auditory-apparatus-information.asn1 by `npm run generate`. Do not edit.
//
// CSTA-get-auditory-apparatus-information: CSTA Phase III (ECMA-285, 4th edition).

import { OPTIONAL, operation, sequence, type Operation, type Type } from "../../codec/index.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";
import * as PhysicalDeviceFeature from "./physical-device-feature.js";

/** Operation 261. */
export const getAuditoryApparatusInformation: Operation<
  GetAuditoryApparatusInformationArgument,
  GetAuditoryApparatusInformationResult,
  ErrorDefinition.UniversalFailure,
  GetAuditoryApparatusInformationArgumentInput,
  GetAuditoryApparatusInformationResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("getAuditoryApparatusInformation", 261, () => ({
  argument: GetAuditoryApparatusInformationArgument,
  result: GetAuditoryApparatusInformationResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface GetAuditoryApparatusInformationArgument {
  device: DeviceIdentifier.DeviceID;
  auditoryApparatus?: PhysicalDeviceFeature.AuditoryApparatusID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/**
 * {@link GetAuditoryApparatusInformationArgument} for encoding: members with a DEFAULT may be
 * absent.
 */
export interface GetAuditoryApparatusInformationArgumentInput {
  device: DeviceIdentifier.DeviceIDInput;
  auditoryApparatus?: PhysicalDeviceFeature.AuditoryApparatusID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const GetAuditoryApparatusInformationArgument: Type<
  GetAuditoryApparatusInformationArgument,
  GetAuditoryApparatusInformationArgumentInput
> = /* @__PURE__ */ sequence(
  "GetAuditoryApparatusInformationArgument",
  () => [
    ["device", DeviceIdentifier.DeviceID],
    ["auditoryApparatus", PhysicalDeviceFeature.AuditoryApparatusID, OPTIONAL],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 2 },
);

export interface GetAuditoryApparatusInformationResult {
  auditoryApparatusList: PhysicalDeviceFeature.AuditoryApparatusList;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const GetAuditoryApparatusInformationResult: Type<GetAuditoryApparatusInformationResult> =
  /* @__PURE__ */ sequence(
    "GetAuditoryApparatusInformationResult",
    () => [
      ["auditoryApparatusList", PhysicalDeviceFeature.AuditoryApparatusList],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 1 },
  );
