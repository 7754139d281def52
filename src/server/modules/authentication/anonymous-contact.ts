import type { AsnNetDatabaseContact } from "../../../modules/common/common.js";
import { asnPublicUserSetContactData, type AsnContact } from "../../../modules/general/general.js";
import { sessionKey, type Session } from "../../../rose/index.js";
import { anyLogin, type ModuleContext } from "../../kernel/index.js";
import { anonymousContact } from "../users/api.js";
import { visitorContact } from "../anonymous-visitors/api.js";

const key = sessionKey<AsnNetDatabaseContact>("anonymous contact");

const outcome = { success: 0, refused: 1 } as const;

/** The contact of an anonymous login, with what its client has said of itself, or an administrator of it. */
export function anonymousContactOf(session: Session, name: string): AsnContact {
  const contact = anonymousContact(name);
  const said = session.get(key);
  return said === undefined
    ? contact
    : { ...contact, asnRemoteContact: { ...contact.asnRemoteContact, ...said } };
}

/** From now on this is said of an anonymous client, until the logoff. */
export function setAnonymousContact(session: Session, said: AsnNetDatabaseContact): void {
  session.set(key, said);
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
      const said = visitorContact(contactData);
      if (said === undefined) return { iResult: outcome.refused };
      setAnonymousContact(session, said);
      return { iResult: outcome.success };
    },
  });
}
