import { AsnNetDatabaseContact } from "../../../modules/common/common.js";
import type { KnownUser, Users } from "../users/api.js";

/** What {@link publicContacts} needs of a server, which `UcServer` has. */
export interface PublicUsers {
  /** Its users. */
  readonly users: Pick<Users, "listPublic">;
  /** The states of those of these users, by their ids, whose presence everybody may see. */
  publicStates(users: readonly number[]): Promise<ReadonlyMap<number, number>>;
}

/** `eUNCONTROLLED`, without flags: nothing is known of a user whose presence is not shown. */
const unknown = 0;

/**
 * The users who are visible to everybody, for clients that have not logged on: JSON text with an object of
 * contacts by SIP address, with the state of presence (0 where nobody may see it). Each contact has the members that the manual shows (manual line 520) and no others.
 */
export async function publicContacts(server: PublicUsers): Promise<string> {
  const users = await server.users.listPublic();
  const states = await server.publicStates(users.map(({ user }) => user.id));
  const contacts = users.map((shown) => {
    const contact = shownPart(shown);
    const state = states.get(shown.user.id) ?? unknown;
    const fields = `"iMonitorAccessRights":1,"iPresenceState":${state}`;
    const text = AsnNetDatabaseContact.encodeJson(contact);
    return `${JSON.stringify(contact.u8sSIPAddress)}:{"asnRemoteContact":${text},${fields}}`;
  });
  return `{"contacts":{${contacts.join(",")}}}`;
}

function shownPart({
  user: { name },
  contact,
}: KnownUser): AsnNetDatabaseContact & { readonly u8sSIPAddress: string } {
  const photo = contact.optionalParams?.filter(({ key }) => key === "jpegPhoto") ?? [];
  return {
    u8sDisplayName: contact.u8sDisplayName ?? name,
    u8sFirstName: contact.u8sFirstName ?? "",
    u8sLastName: contact.u8sLastName ?? "",
    u8sEMail: contact.u8sEMail ?? "",
    u8sSIPAddress: contact.u8sSIPAddress ?? `sip:${name}`,
    ...(photo.length > 0 && { optionalParams: photo }),
  };
}
