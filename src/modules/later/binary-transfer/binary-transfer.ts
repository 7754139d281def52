// Generated from binary-transfer.asn1 by `npm run generate`. Do not edit.
//
// BinaryTransfer: Files in pieces over the connection. Operation ids 3400-3499. Public module
// UC-Server-Access-Protocol-BinaryTransfer, version 8. Types that are the same in 6.1 are imported
// from there.

import {
  BOOLEAN,
  INTEGER,
  OCTET_STRING,
  OPTIONAL,
  UTF8String,
  implicit,
  operation,
  sequence,
  sequenceOf,
  type Operation,
  type Type,
} from "../../../codec/index.js";
import * as Common from "../../common/common.js";
import * as LaterCommon from "../common/common.js";

/**
 * Returns for each service what files it takes, and in what pieces (public modules, version 8).
 * Operation 3400.
 */
export const asnGetBinaryTransferSettings: Operation<
  AsnGetBinaryTransferSettingsArgument,
  AsnGetBinaryTransferSettingsResult,
  LaterCommon.AsnRequestError
> = /* @__PURE__ */ operation("asnGetBinaryTransferSettings", 3400, () => ({
  argument: AsnGetBinaryTransferSettingsArgument,
  result: AsnGetBinaryTransferSettingsResult,
  error: LaterCommon.AsnRequestError,
}));

/** Begins an upload and gives it an id (public modules, version 8). Operation 3410. */
export const asnInitBinaryTransferUpload: Operation<
  AsnInitBinaryTransferUploadArgument,
  AsnInitBinaryTransferUploadResult,
  LaterCommon.AsnRequestError
> = /* @__PURE__ */ operation("asnInitBinaryTransferUpload", 3410, () => ({
  argument: AsnInitBinaryTransferUploadArgument,
  result: AsnInitBinaryTransferUploadResult,
  error: LaterCommon.AsnRequestError,
}));

/**
 * Sends a piece of an upload; the client goes on at the position in the result (public modules,
 * version 8). Operation 3411.
 */
export const asnSendBinaryChunk: Operation<
  AsnSendBinaryChunkArgument,
  AsnSendBinaryChunkResult,
  LaterCommon.AsnRequestError
> = /* @__PURE__ */ operation("asnSendBinaryChunk", 3411, () => ({
  argument: AsnSendBinaryChunkArgument,
  result: AsnSendBinaryChunkResult,
  error: LaterCommon.AsnRequestError,
}));

/**
 * Tells that an upload to another store is done or has failed (public modules, version 8).
 * Operation 3412.
 */
export const asnBinaryTransferUploadCompleted: Operation<
  AsnBinaryTransferUploadCompletedArgument,
  AsnBinaryTransferUploadCompletedResult,
  LaterCommon.AsnRequestError
> = /* @__PURE__ */ operation("asnBinaryTransferUploadCompleted", 3412, () => ({
  argument: AsnBinaryTransferUploadCompletedArgument,
  result: AsnBinaryTransferUploadCompletedResult,
  error: LaterCommon.AsnRequestError,
}));

/** Asks where a file can be had (public modules, version 8). Operation 3420. */
export const asnInitBinaryTransferDownload: Operation<
  AsnInitBinaryTransferDownloadArgument,
  AsnInitBinaryTransferDownloadResult,
  LaterCommon.AsnRequestError
> = /* @__PURE__ */ operation("asnInitBinaryTransferDownload", 3420, () => ({
  argument: AsnInitBinaryTransferDownloadArgument,
  result: AsnInitBinaryTransferDownloadResult,
  error: LaterCommon.AsnRequestError,
}));

/** Returns a piece of a file (public modules, version 8). Operation 3421. */
export const asnReceiveBinaryChunk: Operation<
  AsnReceiveBinaryChunkArgument,
  AsnReceiveBinaryChunkResult,
  LaterCommon.AsnRequestError
> = /* @__PURE__ */ operation("asnReceiveBinaryChunk", 3421, () => ({
  argument: AsnReceiveBinaryChunkArgument,
  result: AsnReceiveBinaryChunkResult,
  error: LaterCommon.AsnRequestError,
}));

/** Tells that a download is done or has failed (public modules, version 8). Operation 3422. */
export const asnBinaryTransferDownloadCompleted: Operation<
  AsnBinaryTransferDownloadCompletedArgument,
  AsnBinaryTransferDownloadCompletedResult,
  LaterCommon.AsnRequestError
> = /* @__PURE__ */ operation("asnBinaryTransferDownloadCompleted", 3422, () => ({
  argument: AsnBinaryTransferDownloadCompletedArgument,
  result: AsnBinaryTransferDownloadCompletedResult,
  error: LaterCommon.AsnRequestError,
}));

/** Returns what is known of a file (public modules, version 8). Operation 3423. */
export const asnGetBinaryTransferMetaData: Operation<
  AsnGetBinaryTransferMetaDataArgument,
  AsnGetBinaryTransferMetaDataResult,
  LaterCommon.AsnRequestError
> = /* @__PURE__ */ operation("asnGetBinaryTransferMetaData", 3423, () => ({
  argument: AsnGetBinaryTransferMetaDataArgument,
  result: AsnGetBinaryTransferMetaDataResult,
  error: LaterCommon.AsnRequestError,
}));

/**
 * Deletes a file and marks its metadata; for its first sender only (public modules, version 8).
 * Operation 3424.
 */
export const asnBinaryTransferRemoveElement: Operation<
  AsnBinaryTransferRemoveElementArgument,
  AsnBinaryTransferRemoveElementResult,
  LaterCommon.AsnRequestError
> = /* @__PURE__ */ operation("asnBinaryTransferRemoveElement", 3424, () => ({
  argument: AsnBinaryTransferRemoveElementArgument,
  result: AsnBinaryTransferRemoveElementResult,
  error: LaterCommon.AsnRequestError,
}));

/** Forwards a file; reserved for later (public modules, version 8). Operation 3425. */
export const asnBinaryTransferForwardElement: Operation<
  AsnBinaryTransferForwardElementArgument,
  AsnBinaryTransferForwardElementResult,
  LaterCommon.AsnRequestError
> = /* @__PURE__ */ operation("asnBinaryTransferForwardElement", 3425, () => ({
  argument: AsnBinaryTransferForwardElementArgument,
  result: AsnBinaryTransferForwardElementResult,
  error: LaterCommon.AsnRequestError,
}));

/** Public modules, version 8. */
export type AsnGetBinaryTransferSettingsArgument = Record<string, never>;
export const AsnGetBinaryTransferSettingsArgument: Type<AsnGetBinaryTransferSettingsArgument> =
  /* @__PURE__ */ sequence("AsnGetBinaryTransferSettingsArgument", () => [], { extensible: true });

/** Public modules, version 8. */
export interface AsnGetBinaryTransferSettingsResult {
  /** one entry for each service */
  asnBinaryTransferSettingsList: AsnBinaryTransferSettingsList;
}
export const AsnGetBinaryTransferSettingsResult: Type<AsnGetBinaryTransferSettingsResult> =
  /* @__PURE__ */ sequence(
    "AsnGetBinaryTransferSettingsResult",
    () => [["asnBinaryTransferSettingsList", AsnBinaryTransferSettingsList]],
    { extensible: true },
  );

/** Public modules, version 8. */
export interface AsnInitBinaryTransferUploadArgument {
  asnMetaData: AsnBinaryTransferMetaData;
  /** 0 chat, 1 screen sharing, 2 chat with people outside */
  eServiceType: number;
}
export const AsnInitBinaryTransferUploadArgument: Type<AsnInitBinaryTransferUploadArgument> =
  /* @__PURE__ */ sequence(
    "AsnInitBinaryTransferUploadArgument",
    () => [
      ["asnMetaData", AsnBinaryTransferMetaData],
      ["eServiceType", INTEGER],
    ],
    { extensible: true },
  );

/** Public modules, version 8. */
export interface AsnInitBinaryTransferUploadResult {
  /**
   * 0 pieces by asnSendBinaryChunk, or nothing more if all is in osMetaData; others are reserved
   */
  eTargetType: number;
  /** id of the file from now on */
  u8sTransferID: string;
  /** what another store needs */
  u8sTargetServiceDetails?: Common.AsnStringPairList;
}
export const AsnInitBinaryTransferUploadResult: Type<AsnInitBinaryTransferUploadResult> =
  /* @__PURE__ */ sequence(
    "AsnInitBinaryTransferUploadResult",
    () => [
      ["eTargetType", INTEGER],
      ["u8sTransferID", UTF8String],
      ["u8sTargetServiceDetails", implicit(0, Common.AsnStringPairList), OPTIONAL],
    ],
    { extensible: true },
  );

/** Public modules, version 8. */
export interface AsnSendBinaryChunkArgument {
  u8sTransferID: string;
  /** octets before this piece */
  iDataOffset: number;
  osChunkData: Uint8Array;
}
export const AsnSendBinaryChunkArgument: Type<AsnSendBinaryChunkArgument> =
  /* @__PURE__ */ sequence(
    "AsnSendBinaryChunkArgument",
    () => [
      ["u8sTransferID", UTF8String],
      ["iDataOffset", INTEGER],
      ["osChunkData", OCTET_STRING],
    ],
    { extensible: true },
  );

/** Public modules, version 8. */
export interface AsnSendBinaryChunkResult {
  /** octets before the piece that the client has to send next */
  iNewPosition: number;
}
export const AsnSendBinaryChunkResult: Type<AsnSendBinaryChunkResult> = /* @__PURE__ */ sequence(
  "AsnSendBinaryChunkResult",
  () => [["iNewPosition", INTEGER]],
  { extensible: true },
);

/** Public modules, version 8. */
export interface AsnBinaryTransferUploadCompletedArgument {
  u8sTransferID: string;
  /** false if it has failed */
  bUploadCompleted: boolean;
  /** where the other store has it */
  u8s3rdPartyFileReference?: string;
  /** why it has failed */
  u8sUploadError?: string;
}
export const AsnBinaryTransferUploadCompletedArgument: Type<AsnBinaryTransferUploadCompletedArgument> =
  /* @__PURE__ */ sequence(
    "AsnBinaryTransferUploadCompletedArgument",
    () => [
      ["u8sTransferID", UTF8String],
      ["bUploadCompleted", BOOLEAN],
      ["u8s3rdPartyFileReference", implicit(0, UTF8String), OPTIONAL],
      ["u8sUploadError", implicit(1, UTF8String), OPTIONAL],
    ],
    { extensible: true },
  );

/** Public modules, version 8. */
export type AsnBinaryTransferUploadCompletedResult = Record<string, never>;
export const AsnBinaryTransferUploadCompletedResult: Type<AsnBinaryTransferUploadCompletedResult> =
  /* @__PURE__ */ sequence("AsnBinaryTransferUploadCompletedResult", () => [], {
    extensible: true,
  });

/** Public modules, version 8. */
export interface AsnInitBinaryTransferDownloadArgument {
  u8sTransferID: string;
  /** whether the result is to have asnMetaData */
  bProvideMetaData: boolean;
}
export const AsnInitBinaryTransferDownloadArgument: Type<AsnInitBinaryTransferDownloadArgument> =
  /* @__PURE__ */ sequence(
    "AsnInitBinaryTransferDownloadArgument",
    () => [
      ["u8sTransferID", UTF8String],
      ["bProvideMetaData", BOOLEAN],
    ],
    { extensible: true },
  );

/** Public modules, version 8. */
export interface AsnInitBinaryTransferDownloadResult {
  /** 0 pieces by asnReceiveBinaryChunk; others are reserved */
  eSourceType: number;
  asnMetaData?: AsnBinaryTransferMetaData;
  /** what another store needs */
  u8sTargetServiceDetails?: Common.AsnStringPairList;
  /** where the other store has it */
  u8s3rdPartyFileReference?: string;
}
export const AsnInitBinaryTransferDownloadResult: Type<AsnInitBinaryTransferDownloadResult> =
  /* @__PURE__ */ sequence(
    "AsnInitBinaryTransferDownloadResult",
    () => [
      ["eSourceType", INTEGER],
      ["asnMetaData", implicit(0, AsnBinaryTransferMetaData), OPTIONAL],
      ["u8sTargetServiceDetails", implicit(1, Common.AsnStringPairList), OPTIONAL],
      ["u8s3rdPartyFileReference", implicit(2, UTF8String), OPTIONAL],
    ],
    { extensible: true },
  );

/** Public modules, version 8. */
export interface AsnReceiveBinaryChunkArgument {
  u8sTransferID: string;
  /** octets before the piece */
  iDataOffset: number;
  /** octets wanted */
  iChunkSize: number;
}
export const AsnReceiveBinaryChunkArgument: Type<AsnReceiveBinaryChunkArgument> =
  /* @__PURE__ */ sequence(
    "AsnReceiveBinaryChunkArgument",
    () => [
      ["u8sTransferID", UTF8String],
      ["iDataOffset", INTEGER],
      ["iChunkSize", INTEGER],
    ],
    { extensible: true },
  );

/** Public modules, version 8. */
export interface AsnReceiveBinaryChunkResult {
  osChunkData: Uint8Array;
  /** whether this is the last piece */
  bCompleted: boolean;
}
export const AsnReceiveBinaryChunkResult: Type<AsnReceiveBinaryChunkResult> =
  /* @__PURE__ */ sequence(
    "AsnReceiveBinaryChunkResult",
    () => [
      ["osChunkData", OCTET_STRING],
      ["bCompleted", BOOLEAN],
    ],
    { extensible: true },
  );

/** Public modules, version 8. */
export interface AsnBinaryTransferDownloadCompletedArgument {
  u8sTransferID: string;
  /** false if it has failed */
  bDownloadCompleted: boolean;
  /** why it has failed */
  u8sDownloadError?: string;
}
export const AsnBinaryTransferDownloadCompletedArgument: Type<AsnBinaryTransferDownloadCompletedArgument> =
  /* @__PURE__ */ sequence(
    "AsnBinaryTransferDownloadCompletedArgument",
    () => [
      ["u8sTransferID", UTF8String],
      ["bDownloadCompleted", BOOLEAN],
      ["u8sDownloadError", UTF8String, OPTIONAL],
    ],
    { extensible: true },
  );

/** Public modules, version 8. */
export type AsnBinaryTransferDownloadCompletedResult = Record<string, never>;
export const AsnBinaryTransferDownloadCompletedResult: Type<AsnBinaryTransferDownloadCompletedResult> =
  /* @__PURE__ */ sequence("AsnBinaryTransferDownloadCompletedResult", () => [], {
    extensible: true,
  });

/** Public modules, version 8. */
export interface AsnGetBinaryTransferMetaDataArgument {
  u8sTransferID: string;
}
export const AsnGetBinaryTransferMetaDataArgument: Type<AsnGetBinaryTransferMetaDataArgument> =
  /* @__PURE__ */ sequence(
    "AsnGetBinaryTransferMetaDataArgument",
    () => [["u8sTransferID", UTF8String]],
    { extensible: true },
  );

/** Public modules, version 8. */
export interface AsnGetBinaryTransferMetaDataResult {
  asnMetaData: AsnBinaryTransferMetaData;
}
export const AsnGetBinaryTransferMetaDataResult: Type<AsnGetBinaryTransferMetaDataResult> =
  /* @__PURE__ */ sequence(
    "AsnGetBinaryTransferMetaDataResult",
    () => [["asnMetaData", AsnBinaryTransferMetaData]],
    { extensible: true },
  );

/** Public modules, version 8. */
export interface AsnBinaryTransferRemoveElementArgument {
  u8sTransferID: string;
}
export const AsnBinaryTransferRemoveElementArgument: Type<AsnBinaryTransferRemoveElementArgument> =
  /* @__PURE__ */ sequence(
    "AsnBinaryTransferRemoveElementArgument",
    () => [["u8sTransferID", UTF8String]],
    { extensible: true },
  );

/** Public modules, version 8. */
export interface AsnBinaryTransferRemoveElementResult {
  bRemoved: boolean;
}
export const AsnBinaryTransferRemoveElementResult: Type<AsnBinaryTransferRemoveElementResult> =
  /* @__PURE__ */ sequence("AsnBinaryTransferRemoveElementResult", () => [["bRemoved", BOOLEAN]], {
    extensible: true,
  });

/** Public modules, version 8. */
export interface AsnBinaryTransferForwardElementArgument {
  u8sTransferID: string;
}
export const AsnBinaryTransferForwardElementArgument: Type<AsnBinaryTransferForwardElementArgument> =
  /* @__PURE__ */ sequence(
    "AsnBinaryTransferForwardElementArgument",
    () => [["u8sTransferID", UTF8String]],
    { extensible: true },
  );

/** Public modules, version 8. */
export interface AsnBinaryTransferForwardElementResult {
  u8sOrigTransferID: string;
  u8sForwardTransferID: string;
}
export const AsnBinaryTransferForwardElementResult: Type<AsnBinaryTransferForwardElementResult> =
  /* @__PURE__ */ sequence(
    "AsnBinaryTransferForwardElementResult",
    () => [
      ["u8sOrigTransferID", UTF8String],
      ["u8sForwardTransferID", UTF8String],
    ],
    { extensible: true },
  );

/** Public modules, version 8. */
export type AsnBinaryTransferSettingsList = AsnBinaryTransferSettings[];
export const AsnBinaryTransferSettingsList: Type<AsnBinaryTransferSettingsList> =
  /* @__PURE__ */ sequenceOf("AsnBinaryTransferSettingsList", () => AsnBinaryTransferSettings);

/** What is known of a file; every member may be absent (public modules, version 8). */
export interface AsnBinaryTransferMetaData {
  u8sFileNameWithExtension?: string;
  u8sMimeType?: string;
  /** octets */
  iDataSize?: number;
  /** SHA-256 */
  u8sChecksum?: string;
  /** duration of sound or film */
  iMediaDuration?: number;
  /** what osMetaData is: 1 preview in JPEG, 2 vCard, 3 place in KML, 4 voice comment */
  eMetaDataType?: number;
  osMetaData?: Uint8Array;
  u8sDescriptionText?: string;
  u8sBinaryTransferID?: string;
}
export const AsnBinaryTransferMetaData: Type<AsnBinaryTransferMetaData> = /* @__PURE__ */ sequence(
  "AsnBinaryTransferMetaData",
  () => [
    ["u8sFileNameWithExtension", implicit(0, UTF8String), OPTIONAL],
    ["u8sMimeType", implicit(1, UTF8String), OPTIONAL],
    ["iDataSize", implicit(2, INTEGER), OPTIONAL],
    ["u8sChecksum", implicit(3, UTF8String), OPTIONAL],
    ["iMediaDuration", implicit(4, INTEGER), OPTIONAL],
    ["eMetaDataType", implicit(5, INTEGER), OPTIONAL],
    ["osMetaData", implicit(6, OCTET_STRING), OPTIONAL],
    ["u8sDescriptionText", implicit(7, UTF8String), OPTIONAL],
    ["u8sBinaryTransferID", implicit(8, UTF8String), OPTIONAL],
  ],
  { extensible: true },
);

/** What a service takes; -1 is no limit (public modules, version 8). */
export interface AsnBinaryTransferSettings {
  /** 0 chat, 1 screen sharing, 2 chat with people outside */
  eServiceType: number;
  bEnabled: boolean;
  /** endings of names that are forbidden */
  u8sNotAllowedExtensions: Common.UTF8StringList;
  /** octets */
  iMaxChunkSizeDownload: number;
  /** octets */
  iMaxChunkSizeUpload: number;
  /** octets */
  iMaxPreviewSize: number;
  /** pixels */
  iMaxPreviewDimension: number;
  /** megabytes */
  iMaxFileSizeMB: number;
}
export const AsnBinaryTransferSettings: Type<AsnBinaryTransferSettings> = /* @__PURE__ */ sequence(
  "AsnBinaryTransferSettings",
  () => [
    ["eServiceType", INTEGER],
    ["bEnabled", BOOLEAN],
    ["u8sNotAllowedExtensions", Common.UTF8StringList],
    ["iMaxChunkSizeDownload", INTEGER],
    ["iMaxChunkSizeUpload", INTEGER],
    ["iMaxPreviewSize", INTEGER],
    ["iMaxPreviewDimension", INTEGER],
    ["iMaxFileSizeMB", INTEGER],
  ],
  { extensible: true },
);
