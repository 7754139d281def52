import {
  AsnBinaryTransferMetaData,
  type AsnBinaryTransferSettings,
} from "../../../modules/later/binary-transfer/binary-transfer.js";
import { refused } from "./errors.js";
import { limits } from "./limits.js";
import type { TransferLimits } from "./options.js";
import type { TransferRow } from "./store.js";

/** What the server does with what a client says of a file. */
export interface CheckedMetaData {
  /** Octets that are going to come. */
  readonly size: number;
  readonly metadata: Uint8Array;
  /** The SHA-256 that the file is to have, in hexadecimal digits. */
  readonly sha256: string | undefined;
}

/** The kinds of `osMetaData` (eMetaDataType). */
const kinds = { least: 1, most: 4 };

const mebibyte = 1_048_576;

/**
 * Checks what a client says of a file that it wants to send.
 * @throws RequestError 2 for a forbidden ending, 3 for a file that is too large, 8 for everything else.
 */
export function checked(
  given: AsnBinaryTransferMetaData,
  allowed: Pick<TransferLimits, "forbiddenExtensions" | "maxFileMegabytes" | "maxPreviewBytes">,
): CheckedMetaData {
  const { u8sBinaryTransferID: _, ...said } = given;
  const { iDataSize: size = 0, osMetaData, iMediaDuration, eMetaDataType, u8sChecksum } = said;
  for (const name of ["u8sFileNameWithExtension", "u8sMimeType", "u8sChecksum"] as const) {
    requireText(said[name], limits.text, name);
  }
  requireText(said.u8sDescriptionText, limits.description, "u8sDescriptionText");
  requireName(said.u8sFileNameWithExtension ?? "", allowed.forbiddenExtensions);
  if (size < 0 || size > allowed.maxFileMegabytes * mebibyte) {
    throw refused("size", `A file may have at most ${allowed.maxFileMegabytes} MiB`);
  }
  if (said.iDataSize === undefined && osMetaData === undefined) {
    throw wrong("There are neither iDataSize nor osMetaData");
  }
  if ((osMetaData?.length ?? 0) > allowed.maxPreviewBytes) {
    throw wrong(`osMetaData has over ${allowed.maxPreviewBytes} octets`);
  }
  if (iMediaDuration !== undefined && iMediaDuration < 0) throw wrong("iMediaDuration is negative");
  if (eMetaDataType !== undefined && (eMetaDataType < kinds.least || eMetaDataType > kinds.most)) {
    throw wrong(`eMetaDataType is not from ${kinds.least} to ${kinds.most}`);
  }
  const sha256 = u8sChecksum === undefined ? undefined : digestOf(u8sChecksum);
  const metadata = AsnBinaryTransferMetaData.encode(said);
  if (metadata.length - (osMetaData?.length ?? 0) > limits.metadata) {
    throw wrong(`asnMetaData has over ${limits.metadata} octets`);
  }
  return { size, metadata, sha256 };
}

/** What is known of a file: what its sender has said, with its id, and with the checksum of what has come. */
export function described({
  id,
  metadata,
  sha256,
}: Pick<TransferRow, "id" | "metadata" | "sha256">): AsnBinaryTransferMetaData {
  return {
    ...AsnBinaryTransferMetaData.decode(metadata, { unknown: "keep" }),
    ...(sha256 !== null && { u8sChecksum: sha256 }),
    u8sBinaryTransferID: id,
  };
}

/** What stays of what is said of a file that is deleted: nothing that may be a part of it. */
export function remains({ metadata }: Pick<TransferRow, "metadata">): Uint8Array {
  const said = AsnBinaryTransferMetaData.decode(metadata);
  const { osMetaData: _data, u8sDescriptionText: _text, ...rest } = said;
  return AsnBinaryTransferMetaData.encode(rest);
}

/** What a service takes (AsnBinaryTransferSettings). */
export function settingsOf(
  eServiceType: number,
  bEnabled: boolean,
  allowed: TransferLimits,
): AsnBinaryTransferSettings {
  return {
    eServiceType,
    bEnabled,
    u8sNotAllowedExtensions: [...allowed.forbiddenExtensions],
    iMaxChunkSizeDownload: allowed.maxPieceBytes,
    iMaxChunkSizeUpload: allowed.maxPieceBytes,
    iMaxPreviewSize: allowed.maxPreviewBytes,
    // The server does not look into pictures.
    iMaxPreviewDimension: -1,
    iMaxFileSizeMB: allowed.maxFileMegabytes,
  };
}

function requireText(text: string | undefined, most: number, path: string): void {
  if (text === undefined) return;
  if (text.length > most) throw wrong(`${path} has over ${most} characters`);
  if (text.includes("\0")) throw wrong(`${path} contains NUL (U+0000)`);
}

/** The server gives files names of its own, but clients may use this one, and open what has it. */
function requireName(name: string, forbidden: readonly string[]): void {
  // oxlint-disable-next-line no-control-regex
  if (/[/\\\u0001-\u001f\u007f]/.test(name)) {
    throw wrong("u8sFileNameWithExtension has a character that no name of a file has");
  }
  const endings = new Set(forbidden.map((one) => one.toLowerCase()));
  // Windows ignores dots and spaces at the end, and what follows a colon does not belong to the name of the file.
  for (const part of name.toLowerCase().split(":")) {
    const plain = part.replace(/[. ]+$/, "");
    const dot = plain.lastIndexOf(".");
    if (dot < 0 || !endings.has(plain.slice(dot + 1))) continue;
    throw refused("extension", `Files that end in .${plain.slice(dot + 1)} are not taken`);
  }
}

/** A checksum in hexadecimal digits; it may be in base64 instead. */
function digestOf(text: string): string | undefined {
  if (text === "") return undefined;
  const octets = Buffer.from(text, text.length === 64 ? "hex" : "base64");
  if (octets.length !== 32) throw wrong("u8sChecksum is not a SHA-256");
  return octets.toString("hex");
}

function wrong(text: string): Error {
  return refused("metadata", text);
}
