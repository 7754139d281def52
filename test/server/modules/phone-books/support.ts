import type { AsnNetDatabaseContact } from "../../../../src/modules/common/common.js";
import * as General from "../../../../src/modules/general/general.js";
import type { Client } from "../../../../src/rose/index.js";

/** Options of a search for nothing. */
export const nothing: General.AsnNetDatabaseFindOptions = {
  u8sFirstName: "",
  u8sLastName: "",
  u8sCompanyName: "",
  u8sCustomerID: "",
  u8sDepartment: "",
  u8sStreetAddress: "",
  u8sAreaCodeOrCity: "",
  u8sPhoneNo: "",
  u8sEMail: "",
  u8spairlistCustomFieldsValues: [],
  iMaxNumEntries: 0,
  u8slistDatabaseNames: [],
  u8sUsername: "",
  iFlags: General.AsnNetDatabaseFindOptionIFlags.values.ePHONEBOOKS,
  iDisplayNameFormat: 0,
};

/** Searches in users and phone books. */
export function find(client: Client, options: Partial<typeof nothing>) {
  return client.invoke(General.asnFindContacts, { findOptions: { ...nothing, ...options } });
}

/** The display names of what is found. */
export async function names(client: Client, options: Partial<typeof nothing>) {
  return (await find(client, options)).contactList.map((one) => one.u8sDisplayName);
}

/** A contact of a phone book. */
export function person(first: string, last: string, number = ""): AsnNetDatabaseContact {
  return {
    u8sFirstName: first,
    u8sLastName: last,
    u8sDisplayName: `${first} ${last}`,
    ...(number !== "" && { u8sPhoneBusiness: number }),
  };
}
