/**
 * The longest texts of a peer that the server does anything with. Each is looked at before the text is
 * normalised, folded, hashed, split or stored. Characters are UTF-16 code units.
 */
export const textLimits = {
  /** Characters of a user name before NFC: 64 characters of NFC have at most 512 without it. */
  userName: 512,
  /** Characters of a password. */
  password: 1024,
  /** Octets of credentials within an invoke (`authdata` of the method Basic), in base64 or not. */
  credentials: 8192,
  /** Characters of a token. */
  token: 16_384,
  /** Characters of what a token is asked to hold: services and profile attributes together. */
  tokenWishes: 8192,
  /** Characters of an appointment's `u8sEntryID`. */
  entryId: 1024,
  /** Characters of the `u8sDataSource` of a list, which goes into each of its entries. */
  dataSource: 1024,
} as const;
