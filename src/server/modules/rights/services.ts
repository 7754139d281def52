/**
 * What a user may use of the server: the static rights of the user, of the user's groups, and of all (manual lines 9787-10071). These
 * are also the names of the principal's `rights`, so a route may have the access `right("journal")`.
 */
export type Service =
  | "chat"
  | "sms"
  | "web-logon"
  | "client"
  | "self-administration"
  | "telephony"
  | "missed-call-mail"
  | "call-recording"
  | "phone-books"
  | "presence"
  | "fixed-monitor"
  | "journal"
  | "journal-deletion"
  | "missed-call-sms"
  | "desktop-sharing-acceptance"
  | "desktop-sharing"
  | "audio"
  | "video"
  | "federated-desktop-sharing"
  | "anonymous-visibility"
  | "internet-logon"
  | "mobile-logon"
  | "agent"
  | "agent-supervision";

/** The services that somebody may use. */
export interface Services {
  /** Their names, which are also those of a principal's `rights`. */
  readonly names: ReadonlySet<Service>;
  /** The bits of AsnUserStaticRights, for `iStaticRights` of the own contact. */
  readonly first: number;
  /** The bits of AsnUserStaticRights2. */
  readonly second: number;
}
