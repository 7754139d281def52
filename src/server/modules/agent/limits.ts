/** What bounds agents. None of it can be changed. */
export const limits = {
  /** Characters of the URI of an agent. */
  uri: 512,
  /** Monitors of a session. */
  monitors: 100,
  /** Groups that a broadcast, or a question for broadcasts, may name. */
  groups: 100,
  /** Characters of the data of a broadcast. */
  data: 16_384,
  /** Seconds for which a broadcast is kept; more count as these: 7 days (manual line 11990). */
  seconds: 604_800,
  /** Broadcasts that are kept. */
  broadcasts: 10_000,
  /** Broadcasts that are kept of those that a user has made, or all clients together that have not logged on as one. */
  broadcastsOfOne: 1_000,
  /** Octets of the broadcasts that are kept. */
  octets: 8_388_608,
  /** Octets of those that a user has made, or all clients together that have not logged on as one. */
  octetsOfOne: 1_048_576,
  /** Broadcasts that a user makes in a minute, or all clients together that have not logged on as one. */
  inMinute: 600,
} as const;
