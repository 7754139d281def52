import type { AsnNetDatabaseContact } from "../../../modules/common/common.js";
import type { SearchField, Term } from "./source.js";

/** How many characters of a text are looked at, and how many words of it begin a key. */
const longest = 128;
const mostWords = 8;
/** How many user defined fields of a contact have keys. */
const mostCustom = 100;

/** The form in which texts are compared: without case, accents and NUL, and with single spaces. */
export function keyOf(text: string): string {
  return text
    .slice(0, longest)
    .normalize("NFKD")
    .replaceAll(/[\p{M}\0]/gu, "")
    .toLowerCase()
    .replaceAll(/\s+/g, " ")
    .trim();
}

/** The digits of a number from the right, because numbers are compared from there. */
export function numberKeyOf(text: string): string {
  const digits = text.slice(0, longest).replaceAll(/\D/g, "");
  return [...digits].toReversed().join("");
}

/** A user defined field with its value; empty if one of them is. */
export function customKeyOf(key: string, value: string): string {
  const [name, text] = [keyOf(key), keyOf(value)];
  return name === "" || text === "" ? "" : `${name}=${text}`;
}

/** The keys of a contact by which it is found, each only once. */
export function keysOf(
  contact: AsnNetDatabaseContact,
  more: { readonly name: string; readonly numbers: readonly string[] },
): Term[] {
  const found = new Map<string, Term>();
  const put = (field: SearchField, key: string): void => {
    if (key !== "") found.set(`${field} ${key}`, [field, key]);
  };
  /** The text and what begins with each of its words. */
  const words = (field: SearchField, text = ""): void => {
    const all = keyOf(text).split(" ").slice(0, mostWords);
    for (let from = 0; from < all.length; from++) put(field, all.slice(from).join(" "));
  };
  const c = contact;
  const display = c.u8sDisplayName ?? more.name;
  for (const [field, texts] of [
    ["first-name", [c.u8sFirstName]],
    ["last-name", [c.u8sLastName]],
    ["company", [c.u8sCompany]],
    ["customer", [c.u8sCustomerID]],
    ["department", [c.u8sDepartment]],
    ["street", [c.u8sBusinessAddressStreet, c.u8sPrivateAddressStreet, c.u8sOtherAddressStreet]],
    [
      "place",
      [
        ...[c.u8sBusinessAddressPostalCode, c.u8sBusinessAddressCity],
        ...[c.u8sPrivateAddressPostalCode, c.u8sPrivateAddressCity],
        ...[c.u8sOtherAddressPostalCode, c.u8sOtherAddressCity],
      ],
    ],
    ["mail", [c.u8sEMail, c.u8sEMail2, c.u8sEMail3]],
    ["any-name", [c.u8sFirstName, c.u8sLastName, c.u8sCompany, display, more.name]],
  ] as const) {
    for (const text of texts) words(field, text);
  }
  for (const { key, value } of c.customFields?.slice(0, mostCustom) ?? []) {
    put("custom", customKeyOf(key, value));
  }
  for (const number of [...numbersOf(c), ...more.numbers]) put("number", numberKeyOf(number));
  return [...found.values()];
}

/** The telephone numbers of a contact. */
export function numbersOf(c: AsnNetDatabaseContact): string[] {
  return [
    ...[c.u8sPhoneBusiness, c.u8sPhoneBusiness2, c.u8sCompanyMainTelephoneNumber],
    ...[c.u8sAssistantTelephoneNumber, c.u8sPhoneHome, c.u8sPhoneHome2],
    ...[c.u8sPrimaryTelephoneNumber, c.u8sPhoneMobile, c.u8sCarTelephoneNumber],
    ...[c.u8sRadioTelephoneNumber, c.u8sPagerTelephoneNumber, c.u8sOtherTelephoneNumber],
    ...[c.u8sCallbackTelephoneNumber, c.u8sISDNTelephoneNumber, c.u8sTTYTTDTelephoneNumber],
    ...[c.u8sFaxBusiness, c.u8sFaxHome],
  ].filter((number) => number !== undefined);
}
