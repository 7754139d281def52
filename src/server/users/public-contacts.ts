import { AsnNetDatabaseContact } from "../../modules/common/common.js";
import type { User, Users } from "./users.js";

/** `eUNCONTROLLED`: the server keeps no presence. */
const uncontrolled = 0;

/**
 * The users who allow it, for those who have not logged in: JSON text with an object of contacts by
 * SIP address, each with the members that the manual shows (manual line 520) and no others.
 */
export function publicContacts(users: Users): string {
  const shown = users.list().filter((user) => user.public && user.enabled);
  const contacts = shown.map((user) => {
    const contact = shownPart(user, users.contact(user));
    const fields = `"iMonitorAccessRights":1,"iPresenceState":${uncontrolled}`;
    const text = AsnNetDatabaseContact.encodeJson(contact);
    return `${JSON.stringify(contact.u8sSIPAddress)}:{"asnRemoteContact":${text},${fields}}`;
  });
  return `{"contacts":{${contacts.join(",")}}}`;
}

function shownPart(
  { name }: User,
  contact: AsnNetDatabaseContact,
): AsnNetDatabaseContact & { readonly u8sSIPAddress: string } {
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
