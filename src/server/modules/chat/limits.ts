/** What bounds chats. None of it can be changed. */
export const limits = {
  /** Characters of a text message. */
  message: 16_384,
  /** Characters of the name of a conversation. */
  name: 256,
  /** Characters of a cross reference id (manual line 17903). */
  crossRef: 80,
  /** Characters of a text that is searched. */
  search: 256,
  /** Characters of a file name, URI, MIME type or checksum. */
  description: 1_024,
  /** Characters of the context data of binary data. */
  contextData: 16_384,
  /** Octets of a preview. */
  preview: 32_768,
  /** Octets of all that describes binary data. */
  descriptionOctets: 98_304,
  /** Participants of a conversation. */
  parties: 250,
  /** Conversations in which a user takes part at the same time. */
  conversations: 5_000,
  /** Events that an operation delivers, and messages whose status it sets. */
  events: 1_000,
  /** Events in one asnChatEvent. */
  eventsInOne: 100,
  /** Conversations that asnChatGetConversationOverview delivers. */
  overview: 1_000,
  /** Events that asnChatGetConversationOverview delivers. */
  overviewEvents: 10_000,
  /** Octets of all events that an operation delivers. */
  eventOctets: 16_777_216,
  /** Participants of all conversations that an operation returns. */
  listedParties: 50_000,
  /** Octets that a piece of binary data must have unless it is the last. */
  leastChunk: 4_096,
  /** Octets of a piece of binary data that the server asks for. */
  wantedChunk: 65_536,
  /** Octets of a piece of binary data. */
  chunk: 262_144,
  /** Octets of the binary data of a message. */
  binary: 16_777_216,
  /** Octets of all binary data that a user has sent. */
  binaries: 1_073_741_824,
  /** Messages with the same file of binary transfer that its sender has sent. */
  references: 1_000,
  /** Public rooms that a session watches. */
  watched: 100,
  /** Different emojis on a message. */
  emojis: 32,
  /** Characters of an emoji. */
  emoji: 32,
  /** Octets of a picture of a conversation. */
  avatar: 262_144,
} as const;
