// Generated from update-service.asn1 by `npm run generate`. Do not edit.
//
// UpdateService: Automatic client update; no incompatible changes are allowed, even across major
// versions. Operation ids 3000 - 3099. Manual line 22649, protocol version 6.1.0.339.

import {
  BOOLEAN,
  INTEGER,
  NULL,
  OCTET_STRING,
  OPTIONAL,
  UTF8String,
  enumerated,
  event,
  operation,
  sequence,
  sequenceOf,
  type EnumeratedValue,
  type Event,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as Common from "../common/common.js";

/**
 * Returns the places where the client looks for installed products (manual line 22665). Id
 * assigned: none is printed. Operation 3000.
 */
export const asnACUGetSoftInfoLocations: Operation<
  AsnACUGetSoftInfoLocationsArgument,
  AsnACUGetSoftInfoLocationsResult,
  null
> = /* @__PURE__ */ operation("asnACUGetSoftInfoLocations", 3000, () => ({
  argument: AsnACUGetSoftInfoLocationsArgument,
  result: AsnACUGetSoftInfoLocationsResult,
  error: NULL,
}));

/**
 * Client reports installed software and gets the files to download (manual line 22708). Id
 * assigned: none is printed. Operation 3001.
 */
export const asnACUGetfilelist: Operation<
  AsnACUGetFileListArgument,
  AsnACUGetFileListResult,
  null
> = /* @__PURE__ */ operation("asnACUGetfilelist", 3001, () => ({
  argument: AsnACUGetFileListArgument,
  result: AsnACUGetFileListResult,
  error: NULL,
}));

/**
 * Asks for a file, whose content follows in asnACUOnFileChunk events (manual line 22748). Id
 * assigned: none is printed. Operation 3002.
 */
export const asnACUGetFile: Operation<AsnACUGetFileArgument, AsnACUGetFileResult, null> =
  /* @__PURE__ */ operation("asnACUGetFile", 3002, () => ({
    argument: AsnACUGetFileArgument,
    result: AsnACUGetFileResult,
    error: NULL,
  }));

/**
 * Returns the OEM information (manual line 22780). Id assigned: none is printed. Operation 3003.
 */
export const asnACUGetOemInformation: Operation<
  AsnACUGetOemInformationArgument,
  AsnACUGetOemInformationResult,
  null
> = /* @__PURE__ */ operation("asnACUGetOemInformation", 3003, () => ({
  argument: AsnACUGetOemInformationArgument,
  result: AsnACUGetOemInformationResult,
  error: NULL,
}));

/**
 * Asks whether the update may be installed now (no active AV call, or forced) (manual line 22816).
 * Id assigned: none is printed. Operation 3004.
 */
export const asnACUCheckUpdateNow: Operation<
  AsnACUCheckUpdateNowArgument,
  AsnACUCheckUpdateNowResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnACUCheckUpdateNow", 3004, () => ({
  argument: AsnACUCheckUpdateNowArgument,
  result: AsnACUCheckUpdateNowResult,
  error: Common.AsnRequestError,
}));

/**
 * Delivers a part of a file; bLastChunk ends it (manual line 22881). Id assigned: none is printed.
 * Event 3005.
 */
export const asnACUOnFileChunk: Event<AsnACUOnFileChunkArgument> = /* @__PURE__ */ event(
  "asnACUOnFileChunk",
  3005,
  () => AsnACUOnFileChunkArgument,
);

/**
 * Client reports the status of the update service (manual line 22903). Id assigned: none is
 * printed. Event 3006.
 */
export const asnACUOnSetNewStatus: Event<AsnACUOnNewStatusArgument> = /* @__PURE__ */ event(
  "asnACUOnSetNewStatus",
  3006,
  () => AsnACUOnNewStatusArgument,
);

/**
 * iNewStatus holds the service state in the low 8 bits and the package state above (manual line
 * 22997).
 */
export const AsnACUServiceStatusEnum = /* @__PURE__ */ enumerated("AsnACUServiceStatusEnum", {
  aCISERVICESTATUSUNKNOWN: 0,
  /** waiting for the installer */
  aCISERVICESTATUSWAITINGFORINSTALLATION: 1,
  /** connecting to the computer */
  aCISERVICESTATUSCONNECTING: 2,
  /** installing */
  aCISERVICESTATUSINSTALLING: 3,
  /** installed */
  aCISERVICESTATUSINSTALLED: 4,
  /** installation failed */
  aCISERVICESTATUSINSTALLFAILED: 5,
  /** uninstalled */
  aCISERVICESTATUSDELETED: 6,
  /** uninstall by the server failed */
  aCISERVICESTATUSUNINSTALLFAILED: 7,
  /** mask of the service states */
  aCUSERVICESTATUSMASK: 255,
  /** idle */
  aCUUPDATESTATUSIDLE: 256,
  aCUUPDATESTATUSDOWNLOADING: 512,
  aCUUPDATESTATUSGATHERINGINFOS: 768,
  aCUUPDATESTATUSINSTALLING: 1024,
  aCUUPDATESTATUSINSTALLSUCCESS: 1280,
  aCUUPDATESTATUSFAILED: 1536,
  aCUUPDATESTATUSUNINSTALLED: 2304,
  /** mask of the update flags */
  aCUUPDATESTATUSMASK: 65280,
  /** nothing to report */
  aCUNOSTATUSEVENT: 65535,
});
export type AsnACUServiceStatusEnum = EnumeratedValue<typeof AsnACUServiceStatusEnum>;

/** Manual line 23138. */
export interface AsnACUGetSoftInfoLocationsArgument extends Common.WithOptionalParams {
  /** XML with client and Windows version */
  u8sClientVersionXML: string;
  /** client's computer name */
  u8sClientComputerName: string;
}
export const AsnACUGetSoftInfoLocationsArgument: Type<AsnACUGetSoftInfoLocationsArgument> =
  /* @__PURE__ */ sequence("AsnACUGetSoftInfoLocationsArgument", () => [
    ["u8sClientVersionXML", UTF8String],
    ["u8sClientComputerName", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 23159. */
export interface SEQAcuSoftInfoLocationEntry extends Common.WithOptionalParams {
  u8sIdentifier: string;
  u8sKeyVersion: string;
  u8sKeyInstalled: string;
  u8sRegPathLanguage: string;
}
export const SEQAcuSoftInfoLocationEntry: Type<SEQAcuSoftInfoLocationEntry> =
  /* @__PURE__ */ sequence("SEQAcuSoftInfoLocationEntry", () => [
    ["u8sIdentifier", UTF8String],
    ["u8sKeyVersion", UTF8String],
    ["u8sKeyInstalled", UTF8String],
    ["u8sRegPathLanguage", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 23175. */
export interface SEQGetFileListEntry extends Common.WithOptionalParams {
  u8sIdentifier: string;
  u8sVersion: string;
  iLanguage: number;
  bProductInstalled: boolean;
}
export const SEQGetFileListEntry: Type<SEQGetFileListEntry> = /* @__PURE__ */ sequence(
  "SEQGetFileListEntry",
  () => [
    ["u8sIdentifier", UTF8String],
    ["u8sVersion", UTF8String],
    ["iLanguage", INTEGER],
    ["bProductInstalled", BOOLEAN],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 23191. */
export interface SEQAcuFileListEntry extends Common.WithOptionalParams {
  iFileID: number;
  iFileLenght: number;
  u8sFileName: string;
  u8sValidationCode: string;
  iFileLanguage: number;
  iExecuteType: number;
  u8sExecuteCommand: string;
  u8sMSIUpgradeCode: string;
  u8sIdentifier: string;
}
export const SEQAcuFileListEntry: Type<SEQAcuFileListEntry> = /* @__PURE__ */ sequence(
  "SEQAcuFileListEntry",
  () => [
    ["iFileID", INTEGER],
    ["iFileLenght", INTEGER],
    ["u8sFileName", UTF8String],
    ["u8sValidationCode", UTF8String],
    ["iFileLanguage", INTEGER],
    ["iExecuteType", INTEGER],
    ["u8sExecuteCommand", UTF8String],
    ["u8sMSIUpgradeCode", UTF8String],
    ["u8sIdentifier", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 23216. */
export interface AsnACUGetFileArgument extends Common.WithOptionalParams {
  u8sClientComputerName: string;
  iFileID: number;
}
export const AsnACUGetFileArgument: Type<AsnACUGetFileArgument> = /* @__PURE__ */ sequence(
  "AsnACUGetFileArgument",
  () => [
    ["u8sClientComputerName", UTF8String],
    ["iFileID", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 23228. */
export interface AsnACUGetFileResult extends Common.WithOptionalParams {
  iResult: number;
  iFileChunkCount: number;
  iWaitFor: number;
}
export const AsnACUGetFileResult: Type<AsnACUGetFileResult> = /* @__PURE__ */ sequence(
  "AsnACUGetFileResult",
  () => [
    ["iResult", INTEGER],
    ["iFileChunkCount", INTEGER],
    ["iWaitFor", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 23241. */
export interface AsnACUOnFileChunkArgument extends Common.WithOptionalParams {
  iFileID: number;
  iFileChunkNr: number;
  binFileData: Uint8Array;
  bLastChunk: boolean;
}
export const AsnACUOnFileChunkArgument: Type<AsnACUOnFileChunkArgument> = /* @__PURE__ */ sequence(
  "AsnACUOnFileChunkArgument",
  () => [
    ["iFileID", INTEGER],
    ["iFileChunkNr", INTEGER],
    ["binFileData", OCTET_STRING],
    ["bLastChunk", BOOLEAN],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 23257. */
export interface AsnACUOnNewStatusArgument extends Common.WithOptionalParams {
  /** new status, see {@link AsnACUServiceStatusEnum} */
  iNewStatus: AsnACUServiceStatusEnum;
  /** client's computer name */
  u8sClientComputerName: string;
  /** package id */
  u8sPacketIdentifier: string;
  /** more about the status */
  u8sNewStatusInformation: string;
}
export const AsnACUOnNewStatusArgument: Type<AsnACUOnNewStatusArgument> = /* @__PURE__ */ sequence(
  "AsnACUOnNewStatusArgument",
  () => [
    ["iNewStatus", INTEGER],
    ["u8sClientComputerName", UTF8String],
    ["u8sPacketIdentifier", UTF8String],
    ["u8sNewStatusInformation", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 23277. */
export interface AsnACUGetOemInformationArgument extends Common.WithOptionalParams {}
export const AsnACUGetOemInformationArgument: Type<AsnACUGetOemInformationArgument> =
  /* @__PURE__ */ sequence("AsnACUGetOemInformationArgument", () => [
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 23285. */
export interface AsnACUGetOemInformationResult extends Common.WithOptionalParams {
  u8sOEMManufacturer: string;
  u8sOEMServerProductName: string;
  u8sOEMClientProductName: string;
  iColorBack: number;
  iColorBackText: number;
  iColorCaption: number;
  iColorCaptionText: number;
}
export const AsnACUGetOemInformationResult: Type<AsnACUGetOemInformationResult> =
  /* @__PURE__ */ sequence("AsnACUGetOemInformationResult", () => [
    ["u8sOEMManufacturer", UTF8String],
    ["u8sOEMServerProductName", UTF8String],
    ["u8sOEMClientProductName", UTF8String],
    ["iColorBack", INTEGER],
    ["iColorBackText", INTEGER],
    ["iColorCaption", INTEGER],
    ["iColorCaptionText", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 23306. */
export interface AsnACUCheckUpdateNowArgument extends Common.WithOptionalParams {
  /** client's computer name */
  u8sClientComputerName: string;
}
export const AsnACUCheckUpdateNowArgument: Type<AsnACUCheckUpdateNowArgument> =
  /* @__PURE__ */ sequence("AsnACUCheckUpdateNowArgument", () => [
    ["u8sClientComputerName", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 23316. */
export interface AsnACUCheckUpdateNowResult extends Common.WithOptionalParams {
  /** client may install now */
  bUpdateNow: boolean;
  /** longest wait in minutes before the update is forced; 0 waits for bUpdateNow */
  iMaxWaitTimeInMinutes: number;
}
export const AsnACUCheckUpdateNowResult: Type<AsnACUCheckUpdateNowResult> =
  /* @__PURE__ */ sequence("AsnACUCheckUpdateNowResult", () => [
    ["bUpdateNow", BOOLEAN],
    ["iMaxWaitTimeInMinutes", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 23343. */
export type SEQAcuSoftInfoLocationsList = SEQAcuSoftInfoLocationEntry[];
export const SEQAcuSoftInfoLocationsList: Type<SEQAcuSoftInfoLocationsList> =
  /* @__PURE__ */ sequenceOf("SEQAcuSoftInfoLocationsList", () => SEQAcuSoftInfoLocationEntry);

/** Manual line 23361. */
export type SEQGetFilesList = SEQGetFileListEntry[];
export const SEQGetFilesList: Type<SEQGetFilesList> = /* @__PURE__ */ sequenceOf(
  "SEQGetFilesList",
  () => SEQGetFileListEntry,
);

/** Manual line 23379. */
export type SEQAcuFileList = SEQAcuFileListEntry[];
export const SEQAcuFileList: Type<SEQAcuFileList> = /* @__PURE__ */ sequenceOf(
  "SEQAcuFileList",
  () => SEQAcuFileListEntry,
);

/** Manual line 23406. */
export interface AsnACUGetSoftInfoLocationsResult extends Common.WithOptionalParams {
  iResult: number;
  iTimeToWait: number;
  seqInfoEntry: SEQAcuSoftInfoLocationsList;
}
export const AsnACUGetSoftInfoLocationsResult: Type<AsnACUGetSoftInfoLocationsResult> =
  /* @__PURE__ */ sequence("AsnACUGetSoftInfoLocationsResult", () => [
    ["iResult", INTEGER],
    ["iTimeToWait", INTEGER],
    ["seqInfoEntry", SEQAcuSoftInfoLocationsList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 23420. */
export interface AsnACUGetFileListArgument extends Common.WithOptionalParams {
  /** XML with client version and computer name */
  u8sClientVersionXML: string;
  seqFileEntries: SEQGetFilesList;
}
export const AsnACUGetFileListArgument: Type<AsnACUGetFileListArgument> = /* @__PURE__ */ sequence(
  "AsnACUGetFileListArgument",
  () => [
    ["u8sClientVersionXML", UTF8String],
    ["seqFileEntries", SEQGetFilesList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 23437. */
export interface AsnACUGetFileListResult extends Common.WithOptionalParams {
  iResult: number;
  iTimeToWait: number;
  seqFileEntries: SEQAcuFileList;
}
export const AsnACUGetFileListResult: Type<AsnACUGetFileListResult> = /* @__PURE__ */ sequence(
  "AsnACUGetFileListResult",
  () => [
    ["iResult", INTEGER],
    ["iTimeToWait", INTEGER],
    ["seqFileEntries", SEQAcuFileList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);
