/**
 * How long texts from a peer may be. Each limit is checked before the text is normalised, converted to
 * lower case, hashed, split or stored. Characters are UTF-16 code units.
 */
export const textLimits = {
  /** Characters of a user name before it is brought to NFC: 64 characters of NFC have at most 512 before. */
  userName: 512,
  /** Characters of a password. */
  password: 1024,
  /** Octets of the credentials in an invoke (`authdata` of the method Basic), encoded in base64 or not. */
  credentials: 8192,
  /** Characters of a token. */
  token: 16_384,
  /** Characters of the services and profile attributes that a token is to contain, all together. */
  tokenWishes: 8192,
  /** Characters of a telephone number in an announcement of a system. */
  callNumber: 256,
  /** Characters of the type, id and path of an external service, and of the names and types of all its properties. */
  externalService: 8192,
  /** Characters of all capabilities that a web service states, and of all interfaces that it is listening at. */
  webService: 16_384,
  /** Characters of an appointment's `u8sEntryID`. */
  entryId: 1024,
  /** Characters of the `u8sDataSource` of a list, which is stored with each entry of the list. */
  dataSource: 1024,
  /** Characters of the name of an item store, and of an item's key. */
  itemName: 256,
  /** Characters of each id of a contact, group cluster, group and item of the client's contacts, and of `u8sVersion`. */
  contactId: 1024,
  /** Characters of a `u8sCrossRefID` of ClientPersistence. */
  crossReference: 1024,
  /** Characters of the connection id of a journal entry. */
  connectionId: 256,
  /** Characters of the note of a journal entry. */
  journalMemo: 16_384,
  /** Characters of the subject of a journal entry, and of each text of its contact. */
  journalText: 1024,
  /** Octets of the project of a journal entry. */
  journalProject: 4096,
  /** Characters of each text of a device that registers for push messages. */
  pushText: 2048,
  /** Octets of all settings of a kind that administrators set for the server. */
  settings: 65_536,
  /** Characters of each text in them. */
  settingsText: 4096,
  /** Elements of each list in them. */
  settingsList: 1000,
  /** Characters of each text and number that is searched for in journals. */
  journalSearch: 256,
} as const;
