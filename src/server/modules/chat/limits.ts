/** What bounds chats. None of it can be changed. */
export const limits = {
  /** Characters of a text message. */
  message: 16_384,
  /** Characters of the name of a conversation. */
  name: 256,
  /** Characters of a cross reference id (manual line 17903). */
  crossRef: 80,
  /** Characters of a search text. */
  search: 256,
  /** Characters of each text that describes binary data, and of its context data. */
  description: 1024,
  contextData: 16_384,
  /** Octets of a preview, and of all that describes binary data. */
  preview: 32 * 1024,
  descriptionOctets: 96 * 1024,
  /** Participants of a conversation. */
  parties: 250,
  /** Conversations of a user. */
  conversations: 5_000,
  /** Events that an operation delivers, and those in one asnChatEvent. */
  events: 1_000,
  eventsInOne: 100,
  /** Conversations that asnChatGetConversationOverview delivers, and events in all. */
  overview: 1_000,
  overviewEvents: 10_000,
  /** Participants of all conversations that asnChatGetConversations returns. */
  listedParties: 50_000,
  /** Octets that a piece of binary data must have unless it is the last. */
  leastChunk: 4096,
  /** Octets of one piece of binary data, of all pieces of a message, and of all that a user has sent. */
  chunk: 256 * 1024,
  binary: 16 * 1024 * 1024,
  binaries: 1024 * 1024 * 1024,
  /** The size of a piece that the server asks for. */
  wantedChunk: 64 * 1024,
  /** Public rooms that a session watches. */
  watched: 100,
  /** Different emojis on a message, and characters of one. */
  emojis: 32,
  emoji: 32,
  /** Octets of a picture of a conversation. */
  avatar: 256 * 1024,
} as const;
