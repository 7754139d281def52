/** What bounds the control of calls. None of it can be changed. */
export const limits = {
  /** Monitors of lines, and of lists of lines, that a session has. */
  monitors: 10_000,
  /** Characters of a number, of a line's name, and of an id. */
  text: 256,
  /** Pairs of data that are set at a call together. */
  callData: 64,
  /** Characters of all of them. */
  callDataText: 16_384,
  /** Octets of the project of a call. */
  project: 4_096,
  /** Octets of the contact that a client gives of the other party. */
  contact: 65_536,
  /** Calls that a session has asked for, and to which the PBX has not answered. */
  dialling: 100,
  /** Virtual lines of a session. */
  virtualLines: 10,
  /** PBXs that are being connected at a time, when the server starts. */
  pbxsAtATime: 16,
} as const;
