import type { AsnNetDatabaseContact } from "../../../modules/common/common.js";
import { AsnContactStatusParameterEnum } from "../../../modules/general/general.js";
import type { Unit } from "../../database/index.js";
import { findKeys, keyOf, numberKeyOf, userKeys, type SearchField } from "../contacts/api.js";
import { userIdOf, type Users } from "../users/api.js";

const types = AsnContactStatusParameterEnum.values;

/** No text by which a contact is looked up is longer. */
const longestText = 256;
/** Numbers with fewer digits are those of many. */
const fewestDigits = 3;
/** How many contacts that begin with a text are compared. */
const mostCompared = 20;

/** Finds out which user is meant. */
export class Matching {
  readonly #users: Users;

  constructor(users: Users) {
    this.#users = users;
  }

  /** The id of the user whom a record means: by its reference, else its SIP address, else its numbers. */
  async byRecord(unit: Unit<any>, contact: AsnNetDatabaseContact): Promise<number | undefined> {
    const { u8sEntryIDDB: db, u8sEntryIDStore: store, u8sEntryID: entry = "" } = contact;
    if (db === "DB11" && store === "users" && entry.startsWith("u:")) {
      const user = await this.#users.within.find(unit, entry.slice(2));
      if (user !== undefined) return user.id;
    }
    const { u8sSIPAddress: sip = "" } = contact;
    const bySip = await this.#bySip(unit, sip);
    if (bySip !== undefined) return bySip;
    const numbers = [contact.u8sPhoneBusiness, contact.u8sPhoneBusiness2, contact.u8sPhoneMobile];
    for (const number of numbers) {
      const found = number === undefined ? undefined : await this.#byNumber(unit, number);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** The id of the user whom a parameter of a row means (manual line 8051). */
  async byParameter(unit: Unit<any>, type: number, value: string): Promise<number | undefined> {
    if (value === "" || value.length > longestText || value.includes("\0")) return undefined;
    if (type === types.activeContactID) return userIdOf(value);
    if (type === types.phoneNumber) return this.#byNumber(unit, value);
    return (await this.#bySip(unit, value)) ?? (await this.#byMail(unit, keyOf(value)));
  }

  #bySip(unit: Unit<any>, address: string): Promise<number | undefined> {
    return this.#users.profiles.bySip(unit, address);
  }

  async #byNumber(unit: Unit<any>, number: string): Promise<number | undefined> {
    if (number.length > longestText) return undefined;
    // Without what is dialled before a number of the same country.
    const key = numberKeyOf(number).replace(/0+$/, "");
    if (key.length < fewestDigits) return undefined;
    return only(await candidates(unit, "number", key));
  }

  async #byMail(unit: Unit<any>, mail: string): Promise<number | undefined> {
    const begin = mail === "" ? [] : await candidates(unit, "mail", mail);
    const known = await this.#users.within.known(unit, begin);
    const same = known.filter(({ contact: { u8sEMail, u8sEMail2, u8sEMail3 } }) =>
      [u8sEMail, u8sEMail2, u8sEMail3].some((one) => one !== undefined && keyOf(one) === mail),
    );
    return only(same.map(({ user }) => user.id));
  }
}

/** Some of the users who have a key that begins with a text. */
async function candidates(unit: Unit<any>, field: SearchField, key: string): Promise<number[]> {
  const found: number[] = [];
  await findKeys(unit, userKeys, [[field, key]], async (owners) => {
    found.push(...owners.slice(0, mostCompared));
    return false;
  });
  return found;
}

/** If there are several, nobody is meant. */
function only(found: readonly number[]): number | undefined {
  return found.length === 1 ? found[0] : undefined;
}
