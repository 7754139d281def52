import { AsnNetDatabaseContact } from "../../../modules/common/common.js";
import type { KnownUser } from "./service.js";
import type { Users } from "./users.js";

/** `eUNCONTROLLED`: presence is for those who are logged on. */
const uncontrolled = 0;

/**
 * The users who are visible to everybody, for clients that have not logged on: JSON text with an object of
 * contacts by SIP address. Each contact has the members that the manual shows (manual line 520) and no others.
 */
export async function publicContacts(users: Users): Promise<string> {
  const contacts = (await users.listPublic()).map((shown) => {
    const contact = shownPart(shown);
    const fields = `"iMonitorAccessRights":1,"iPresenceState":${uncontrolled}`;
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
