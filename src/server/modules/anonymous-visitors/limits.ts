/** What administrators may keep of anonymous visitors. None of it can be changed. */
export const visitorLimits = {
  /** Visitors that are kept. */
  visitors: 10_000,
  /** Characters of the hint by which a visitor is found again; PostgreSQL has no keys of more than 2,704 octets. */
  hint: 512,
  /** Characters of a visitor's token. */
  token: 1024,
  /** Octets of what is said of a visitor. */
  contact: 8192,
} as const;
