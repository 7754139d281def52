import {
  getCountries,
  getCountryCallingCode,
  parsePhoneNumberFromString,
  type CountryCallingCode,
  type CountryCode,
} from "libphonenumber-js/max";
import { Refusal, type ColumnInfo, type Row } from "./kind.js";

/** Where numbers without `+` are dialled: a country, or the code by which it is reached. */
export type Place = { readonly region: string } | { readonly callingCode: string };

/** What becomes of a number that is not valid. */
export type InvalidNumbers = "refuse" | "keep";

/** Digits of numbers that are never anything else than extensions, emergency numbers and the like. */
const longestShort = 6;
/** Characters of what may be a number; libphonenumber-js reads no more. */
const longestNumber = 250;

/** A place by its region, such as `DE`; undefined if there is none. */
export function regionOf(text: string): Place | undefined {
  const region = text.toUpperCase();
  return (getCountries() as string[]).includes(region) ? { region } : undefined;
}

/** A place by its calling code, such as `49`; undefined if no country has it. */
export function callingCodeOf(text: string): Place | undefined {
  const callingCode = text.replace(/^(?:\+|00)/, "");
  const isOne = getCountries().some((country) => getCountryCallingCode(country) === callingCode);
  return isOne ? { callingCode } : undefined;
}

/** Brings telephone numbers to the international form, E.164. */
export class PhoneNumbers {
  readonly #place: Place;
  readonly #invalid: InvalidNumbers;
  readonly #extensions: ReadonlySet<string>;

  /** @param extensions Digits that are numbers of lines. */
  constructor(place: Place, invalid: InvalidNumbers, extensions: ReadonlySet<string>) {
    this.#place = place;
    this.#invalid = invalid;
    this.#extensions = extensions;
  }

  /** A row with its numbers in that form. @throws Refusal for a number that is not valid. */
  within(row: Row, columns: readonly ColumnInfo[]): Row {
    const changed = new Map(row);
    for (const { name, phone } of columns) {
      const given = row.get(name);
      if (!phone || given === undefined || given === "") continue;
      const number = this.#formOf(given.trim());
      if (number === undefined && this.#invalid === "refuse") {
        throw new Refusal(
          `${name} is no valid telephone number: ${JSON.stringify(given.slice(0, 80))}`,
        );
      }
      if (number !== undefined) changed.set(name, number);
    }
    return changed;
  }

  /** The form of a number; undefined if it is not valid. */
  #formOf(given: string): string | undefined {
    // Feature codes, and addresses such as sip:10@pbx.
    if (/^[*#]|[a-z]:|@/i.test(given)) return given;
    const digits = given.replaceAll(/[\s()/.-]/g, "");
    const isShort = /^\d+$/.test(digits) && digits.length <= longestShort;
    if (isShort || this.#extensions.has(digits)) return given;
    if (given.length > longestNumber) return undefined;
    const parsed = parsePhoneNumberFromString(given, { ...this.#default(), extract: false });
    if (parsed === undefined || !parsed.isValid()) return undefined;
    // The international form has no place for it.
    return parsed.ext === undefined ? parsed.number : given;
  }

  #default(): { defaultCountry: CountryCode } | { defaultCallingCode: CountryCallingCode } {
    const place = this.#place;
    return "region" in place
      ? { defaultCountry: place.region as CountryCode }
      : { defaultCallingCode: place.callingCode as CountryCallingCode };
  }
}
