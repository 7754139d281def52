/** Limits on connectors of databases. */
export const connectorLimits = {
  /** How many may be logged in. */
  connectors: 50,
  /** How often one is asked at a time; to who asks more it has nothing. */
  asked: 20,
  /** Phone books of one. */
  phoneBooks: 50,
  /** Characters of the name of a database or phone book. */
  name: 256,
  /** Characters of what is said of it. */
  info: 1_024,
} as const;
