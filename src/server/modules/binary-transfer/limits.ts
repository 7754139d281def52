/** What bounds what is said of files. None of it can be changed. */
export const limits = {
  /** Characters of a name of a file, a MIME type, or a checksum. */
  text: 1_024,
  /** Characters of a description. */
  description: 16_384,
  /** Octets of all that is said of a file, besides what `maxPreviewBytes` allows. */
  metadata: 32_768,
  /** Endings of names that are forbidden. */
  extensions: 1_000,
  /** Characters of each of them. */
  extension: 32,
  /** Uploads of all users that are open at the same time. */
  uploadsTogether: 1_000,
} as const;
