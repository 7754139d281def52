import { checkLimit, highest, knownOptions, type NamesOf } from "../../../rose/internal.js";
import { limits } from "./limits.js";

/** Whether and where files of binary transfer are kept, and how much they may be. */
export interface BinaryTransferOptions {
  /** Whether files are taken at all; true by default, if there is a folder. */
  readonly enabled?: boolean;
  /**
   * The folder of the files, created if it does not exist; by default `transfers` in the folder of the server's data. If the data are
   * not in a folder, no files are taken without this. Servers with the same database may share it.
   */
  readonly folder?: string | undefined;
  /** Endings of names that are refused, without the dot; by default those of programs that Windows starts. */
  readonly forbiddenExtensions?: readonly string[];
  /** Octets of a piece, in either direction. Default 60 KiB: a message of over 64 KiB may be rejected when the server is busy. */
  readonly maxPieceBytes?: number;
  /** Octets of what comes with the metadata, for example a preview. Default 64 KiB. */
  readonly maxPreviewBytes?: number;
  /** Megabytes of a file, of 1,048,576 octets each. Default 100. */
  readonly maxFileMegabytes?: number;
  /** Octets of all files of a user, with what is said of them. Default 1 GiB. */
  readonly maxUserBytes?: number;
  /** How many files a user may have, deleted ones included as long as the server knows of them. Default 10,000. */
  readonly maxUserFiles?: number;
  /** Octets of all files together. Default 10 GiB. */
  readonly maxBytes?: number;
  /** How many uploads of a user may be open at the same time, in all sessions. Default 10. */
  readonly maxUploads?: number;
  /** Milliseconds without a piece after which an upload is given up. Default 30 minutes. */
  readonly uploadIdle?: number;
  /** Days after which a file is removed. Default 90; 0 keeps it for ever. */
  readonly keepDays?: number;
}

/** The options with their defaults; the folder and whether it is used are decided elsewhere. */
export type TransferLimits = Required<Omit<BinaryTransferOptions, "enabled" | "folder">>;

const mebibyte = 1_048_576;

export const defaults: TransferLimits = {
  forbiddenExtensions: [
    ...["bat", "cmd", "com", "exe", "hta", "js", "jse", "lnk", "msi", "pif"],
    ...["ps1", "reg", "scr", "vbe", "vbs", "wsf", "wsh"],
  ],
  maxPieceBytes: 61_440,
  maxPreviewBytes: 65_536,
  maxFileMegabytes: 100,
  maxUserBytes: 1_024 * mebibyte,
  maxUserFiles: 10_000,
  maxBytes: 10_240 * mebibyte,
  maxUploads: 10,
  uploadIdle: 30 * 60_000,
  keepDays: 90,
};

const names = {
  enabled: "boolean",
  folder: "string",
  forbiddenExtensions: "array",
  maxPieceBytes: "number",
  maxPreviewBytes: "number",
  maxFileMegabytes: "number",
  maxUserBytes: "number",
  maxUserFiles: "number",
  maxBytes: "number",
  maxUploads: "number",
  uploadIdle: "number",
  keepDays: "number",
} satisfies NamesOf<BinaryTransferOptions>;

/** The least and the most that each number may be. A piece and a preview have to fit into a message. */
const bounds = {
  maxPieceBytes: [1, 1_048_576],
  maxPreviewBytes: [0, 1_048_576],
  maxFileMegabytes: [0, 1_048_576],
  maxUserBytes: [0, highest.octetsTogether],
  maxUserFiles: [0, highest.things],
  maxBytes: [0, highest.octetsTogether],
  maxUploads: [0, highest.things],
  uploadIdle: [1, highest.time],
  keepDays: [0, 36_500],
} as const;

/** @throws TypeError for an unknown option, or an ending that is none; RangeError for a number out of range. */
export function checkTransfers(options: BinaryTransferOptions | undefined): void {
  knownOptions(options, names, "binaryTransfer", "binaryTransfer.");
  for (const [name, [least, most]] of Object.entries(bounds)) {
    const value = options?.[name as keyof typeof bounds];
    if (value !== undefined) checkLimit(`binaryTransfer.${name}`, value, least, most);
  }
  const endings: readonly unknown[] = options?.forbiddenExtensions ?? [];
  const isEnding = (one: unknown): boolean =>
    typeof one === "string" && one.length <= limits.extension && /^[^\0./\\\s]+$/.test(one);
  if (endings.length > limits.extensions || !endings.every(isEnding)) {
    throw new TypeError(
      "binaryTransfer.forbiddenExtensions is not a list of endings without dots: exe",
    );
  }
}
