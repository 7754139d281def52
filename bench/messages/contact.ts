import { Common } from "../../src/modules/index.js";
import { literal } from "../objects.js";
import { inTurn, message } from "./message.js";
import { person, phoneNumber } from "./people.js";
import { Random } from "./random.js";

/** A contact with 20 of its 53 texts, as an address book gives them. */
export function contact(random: Random): Common.AsnNetDatabaseContact {
  const who = person(random);
  return {
    u8sFound: "1",
    u8sDatabaseName: "Adressbuch Zentrale",
    u8sEntryIDDB: "03",
    u8sEntryIDStore: "ad:global",
    u8sEntryID: random.guid(),
    u8sDisplayName: `${who.lastName}, ${who.firstName}`,
    u8sFirstName: who.firstName,
    u8sLastName: who.lastName,
    u8sJobTitle: "Leitung Einkauf Süd",
    u8sCompany: who.company,
    u8sDepartment: "Beschaffung",
    u8sCustomerID: `K-${random.digits(6)}`,
    u8sBusinessAddressStreet: who.street,
    u8sBusinessAddressPostalCode: who.postalCode,
    u8sBusinessAddressCity: who.city,
    u8sBusinessAddressCountry: "Deutschland",
    u8sEMail: who.mail,
    u8sPhoneBusiness: phoneNumber(random, who.areaCode),
    u8sPhoneMobile: phoneNumber(random, "171"),
    u8sFaxBusiness: phoneNumber(random, who.areaCode),
  };
}

/** What the 53 texts of a contact may say. */
function fullContact(random: Random): Record<string, string> {
  const who = person(random);
  const other = person(random);
  const phone = (): string => phoneNumber(random, who.areaCode);
  return {
    u8sFound: "1",
    u8sDatabaseName: random.pick(["Adressbuch", "Mobiltelefonbuch", "Föderation"]),
    u8sEntryIDDB: random.pick(["03", "23", "29"]),
    u8sEntryIDStore: "ad:global",
    u8sEntryID: random.guid(),
    u8sCtiServerUserName: who.mail.slice(0, who.mail.indexOf("@")),
    u8sDisplayName: `${who.lastName}, ${who.firstName}`,
    u8sFirstName: who.firstName,
    u8sLastName: who.lastName,
    u8sJobTitle: random.pick(["Geschäftsführer", "Buchhalterin", "Vertrieb", "Empfang"]),
    u8sCompany: who.company,
    u8sDepartment: random.pick(["Einkauf", "Qualitätsprüfung", "Außendienst"]),
    u8sOfficeRoomNumber: `${random.between(1, 4)}.${random.digits(2)}`,
    u8sCustomerID: `K-${random.digits(6)}`,
    u8sBusinessAddressStreet: who.street,
    u8sBusinessAddressPostalCode: who.postalCode,
    u8sBusinessAddressCity: who.city,
    u8sBusinessAddressState: "Bayern",
    u8sBusinessAddressCountry: "Deutschland",
    u8sPrivateAddressStreet: other.street,
    u8sPrivateAddressPostalCode: other.postalCode,
    u8sPrivateAddressCity: other.city,
    u8sPrivateAddressState: "Thüringen",
    u8sPrivateAddressCountry: "Deutschland",
    u8sOtherAddressStreet: other.street,
    u8sOtherAddressPostalCode: other.postalCode,
    u8sOtherAddressCity: other.city,
    u8sOtherAddressState: "Schleswig-Holstein",
    u8sOtherAddressCountry: "Österreich",
    u8sEMail: who.mail,
    u8sEMail2: `info@${who.domain}`,
    u8sEMail3: other.mail,
    u8sSIPAddress: `sip:${who.mail}`,
    u8sWebPageURL: `https://www.${who.domain}/`,
    u8sPhoneBusiness: phone(),
    u8sPhoneBusiness2: phone(),
    u8sCompanyMainTelephoneNumber: phone(),
    u8sAssistantTelephoneNumber: phone(),
    u8sPhoneHome: phone(),
    u8sPhoneHome2: phone(),
    u8sPrimaryTelephoneNumber: phone(),
    u8sPhoneMobile: phoneNumber(random, "171"),
    u8sCarTelephoneNumber: phone(),
    u8sRadioTelephoneNumber: phone(),
    u8sPagerTelephoneNumber: phone(),
    u8sOtherTelephoneNumber: phone(),
    u8sCallbackTelephoneNumber: phone(),
    u8sISDNTelephoneNumber: phone(),
    u8sTTYTTDTelephoneNumber: phone(),
    u8sFaxBusiness: phone(),
    u8sFaxHome: phone(),
    u8sBody: "Wünscht Rückruf nach 14 Uhr",
    u8sDirectWebLink: `https://crm.${who.domain}/k/${random.digits(6)}`,
  };
}

/** A contact with about 20 texts, other ones each time. */
export function variedContact(random: Random): Common.AsnNetDatabaseContact {
  const filled = Object.entries(fullContact(random)).filter(() => random.chance(20 / 53));
  return literal(filled);
}

export const m2 = message<Common.AsnNetDatabaseContact>({
  name: "M2",
  title: "a contact with 20 of its 53 texts",
  type: Common.AsnNetDatabaseContact,
  values: [contact(new Random(2))],
});

const random = new Random(22);

export const m2p = message<Common.AsnNetDatabaseContact>({
  name: "M2p",
  title: "64 contacts in turn, each with other texts",
  type: Common.AsnNetDatabaseContact,
  values: inTurn(() => variedContact(random)),
});
