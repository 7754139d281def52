import { AsnNetDatabaseContact } from "../../../modules/common/common.js";
import { visitorLimits } from "./limits.js";

/** The members that are kept of an anonymous client: those of a person with company, numbers and mail addresses, without ids. */
const taken =
  /^u8s(?:DisplayName|FirstName|LastName|JobTitle|Company|Department|EMail[23]?|\w*(?:Phone|Telephone|Fax)\w*)$/;

/** What is kept of what is said of an anonymous client; undefined if it is too large. */
export function visitorContact(contact: AsnNetDatabaseContact): AsnNetDatabaseContact | undefined {
  const said: AsnNetDatabaseContact = Object.fromEntries(
    Object.entries(contact).filter(([name]) => taken.test(name)),
  );
  const { length } = AsnNetDatabaseContact.encode(said);
  return length > visitorLimits.contact ? undefined : said;
}
