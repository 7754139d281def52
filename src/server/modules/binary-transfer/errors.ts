import { RequestError } from "../../kernel/index.js";

/** The `iErrorDetail` of these operations (AsnBinaryTransferRequestErrorEnum of version 8). */
export const TransferError = {
  /** It cannot be done now, but perhaps later. */
  busy: 1,
  /** The name has an ending that is forbidden. */
  extension: 2,
  /** Too large, or too much in all. */
  size: 3,
  /** Nothing that the caller may know of has this id. */
  unknown: 4,
  /** The upload is over, or not the caller's. */
  terminated: 5,
  /** The position is outside of the file. */
  position: 6,
  /** The file has been deleted. */
  deleted: 7,
  /** The metadata are wrong, or do not describe what has come. */
  metadata: 8,
  /** The file cannot be stored. */
  store: 9,
  /** Everything else. */
  other: 9999,
} as const;

export function refused(why: keyof typeof TransferError, text: string): RequestError {
  return new RequestError(TransferError[why], text);
}

export function unknownId(): RequestError {
  return refused("unknown", "Unknown transfer");
}
