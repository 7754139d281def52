import { AsnNetDatabaseContact } from "../../../modules/common/common.js";
import { asnPublicUserSetContactData, type AsnContact } from "../../../modules/general/general.js";
import { sessionKey, type Session } from "../../../rose/index.js";
import { anyLogin, type ModuleContext } from "../../kernel/index.js";
import { anonymousContact } from "../users/api.js";

const key = sessionKey<AsnNetDatabaseContact>("anonymous contact");

/** Octets of what an anonymous client says of itself. */
const largest = 8_192;

/** The members that an anonymous client may say: those of a person with company, numbers and mail addresses, without ids. */
const taken =
  /^u8s(?:DisplayName|FirstName|LastName|JobTitle|Company|Department|EMail[23]?|\w*(?:Phone|Telephone|Fax)\w*)$/;

const outcome = { success: 0, refused: 1 } as const;

/** The contact of an anonymous login, with what its client has said of itself. */
export function anonymousContactOf(session: Session, name: string): AsnContact {
  const contact = anonymousContact(name);
  const said = session.get(key);
  return said === undefined
    ? contact
    : { ...contact, asnRemoteContact: { ...contact.asnRemoteContact, ...said } };
}

/** Takes what anonymous clients say of themselves: asnPublicUserSetContactData (9034, manual line 2630). It is kept until the logoff. */
export function handleAnonymousContact({
  handle,
  principals,
}: Pick<ModuleContext<object>, "handle" | "principals">): void {
  principals.onEnd((session) => session.delete(key));
  handle(asnPublicUserSetContactData, {
    access: anyLogin,
    unit: "none",
    run({ contactData: { contactData } }, { principal, session }) {
      if (principal.kind !== "anonymous") return { iResult: outcome.refused };
      const said: AsnNetDatabaseContact = Object.fromEntries(
        Object.entries(contactData).filter(([name]) => taken.test(name)),
      );
      if (AsnNetDatabaseContact.encode(said).length > largest) {
        return { iResult: outcome.refused };
      }
      session.set(key, said);
      return { iResult: outcome.success };
    },
  });
}
