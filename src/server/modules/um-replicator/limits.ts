/** How much replicators may stage. None of it can be changed. */
export const replicationLimits = {
  /** Objects that a transaction sets or removes (`iObjectsPerTransaction`). */
  objects: 10_000,
  /** Octets of the objects of a transaction. */
  octets: 16_777_216,
  /** Octets of the objects of all transactions together. */
  octetsTogether: 67_108_864,
  /** Octets of an object. */
  object: 2_097_152,
  /** Octets of the defaults for objects. */
  defaults: 65_536,
  /** Transactions that a replicator may have open. */
  transactions: 4,
  /** Transactions that all replicators together may have open. */
  transactionsTogether: 16,
  /** Passwords in a block; each takes some tenths of a second to hash. */
  passwords: 30,
  /** Milliseconds for which a transaction may rest until it is rolled back where others need its room. */
  rest: 900_000,
  /** Characters of each part of a source, and of an object's id. */
  id: 256,
} as const;
