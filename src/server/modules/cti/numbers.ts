import type {
  AsnLocationInformationMgmt,
  AsnNumberFormatRegExpressionsMgmt,
} from "../../../modules/management/management.js";

/** Characters of a number that is brought to another form; longer ones stay as they are. */
const longest = 64;
/** What may be left out or be something else in an expression. Each doubles the ways in which a number can fit; more could take for ever. */
const mostChoices = 15;
/** As how many choices something counts that repeats. */
const choicesOfRepeat = 4;

/** The letters on the keys 2 to 9. */
const keys = ["abc", "def", "ghi", "jkl", "mno", "pqrs", "tuv", "wxyz"];

interface Rule {
  readonly search: RegExp;
  readonly replace: string;
}

/**
 * The rules for telephone numbers at a location (AsnLocationInformationMgmt, manual line 44128), without which numbers only lose what makes them
 * legible. `+` and the country begin a number that is the same everywhere.
 */
export class NumberRules {
  readonly #settings: AsnLocationInformationMgmt | undefined;
  readonly #dial: readonly Rule[];
  readonly #final: readonly Rule[];
  readonly #in: readonly Rule[];

  constructor(settings?: AsnLocationInformationMgmt) {
    this.#settings = settings;
    this.#dial = rulesOf(settings?.numberFormatRegExpressListDial);
    this.#final = rulesOf(settings?.numberFormatRegExpressListFinalDial);
    this.#in = rulesOf(settings?.numberFormatRegExpressListIn);
  }

  /** A number as the PBX tells it, with + and the country if the location says how. */
  shown(number: string): string {
    const { u8slistTKAkzListRemoveIn: codes = [] } = this.#settings ?? {};
    const code = codes.find((one) => one !== "" && number.startsWith(one));
    const inside = code === undefined ? number : number.slice(code.length);
    return this.international(applied(this.#in, inside));
  }

  /** A number with + and the country, if the location says how. Names, addresses and codes stay as they are. */
  international(number: string): string {
    const settings = this.#settings;
    const plain = this.#plain(number);
    if (settings === undefined || plain.length > longest || !/^\d+$/.test(plain)) return plain;
    const { u8sCountryCode, u8sCityCodeNoPrefix: city, u8sTKAnschlussNr: trunk } = settings;
    const country = u8sCountryCode.replace(/^\+/, "");
    if (country === "") return plain;
    if (this.#isInternal(plain)) {
      return trunk === "" ? plain : `+${country}${city}${trunk}${plain}`;
    }
    const international = settings.u8sInternationalPrefix;
    if (international !== "" && plain.startsWith(international)) {
      return `+${plain.slice(international.length)}`;
    }
    const national = settings.u8sNationalPrefix;
    if (national !== "" && plain.startsWith(national)) {
      return `+${country}${plain.slice(national.length)}`;
    }
    return `+${country}${city}${plain}`;
  }

  /** A number as it is dialled at the location. */
  dialable(number: string): string {
    return applied(this.#final, this.#prefixed(applied(this.#dial, this.international(number))));
  }

  /** The prefix for private calls, in which `?` stands for digits of the PIN and `%` for those of the user (manual line 44128). */
  privatePrefix(pin: string, user: string): string | undefined {
    const digits: Record<string, string[]> = { "?": [...pin], "%": [...user] };
    const { u8sTKPrivateAccessCode: code = "" } = this.#settings ?? {};
    let isComplete = true;
    const prefix = code.replaceAll(/[?%]/g, (sign) => {
      const digit = digits[sign]!.shift();
      isComplete &&= digit !== undefined && /\d/.test(digit);
      return digit ?? "";
    });
    return isComplete ? prefix : undefined;
  }

  #prefixed(number: string): string {
    const settings = this.#settings;
    if (settings === undefined || !number.startsWith("+")) return number;
    const country = settings.u8sCountryCode.replace(/^\+/, "");
    if (country === "") return number;
    const { bUseTkSystem, u8sTKAnschlussNr: trunk, u8sCityCodeNoPrefix: city } = settings;
    const outside = (code: string): string => (bUseTkSystem ? code : "");
    const digits = number.slice(1);
    if (!digits.startsWith(country)) {
      const { u8sTKInternationalAccessCode: code, u8sInternationalPrefix: prefix } = settings;
      return `${outside(code)}${prefix}${digits}`;
    }
    const national = digits.slice(country.length);
    const { u8sTKLongDistanceAccessCode, u8sTKLocalAccessCode, u8sNationalPrefix } = settings;
    const far = `${outside(u8sTKLongDistanceAccessCode)}${u8sNationalPrefix}${national}`;
    if (city === "" || !national.startsWith(city)) return far;
    const local = national.slice(city.length);
    const extension = local.slice(trunk.length);
    if (trunk !== "" && local.startsWith(trunk) && this.#isExtension(extension)) return extension;
    return settings.bNoLocalDialing ? far : `${outside(u8sTKLocalAccessCode)}${local}`;
  }

  #plain(number: string): string {
    if (number.length > longest) return number;
    const short = number.trim();
    if (/^\+?[\d\s()/.-]+$/.test(short)) return short.replaceAll(/[\s()/.-]/g, "");
    if (this.#settings?.bUseVanity !== true || !/^\+?[\da-z\s()/.-]+$/i.test(short)) return short;
    const digits = short.toLowerCase().replaceAll(/[a-z]/g, (letter) => {
      return String(keys.findIndex((key) => key.includes(letter)) + 2);
    });
    return digits.replaceAll(/[\s()/.-]/g, "");
  }

  #isInternal(number: string): boolean {
    const { iTKMinLenInternalNumbers: least = 0, iTKMaxLenInternalNumbers: most = 0 } =
      this.#settings ?? {};
    return number.length >= least && number.length <= most;
  }

  #isExtension(number: string): boolean {
    if (!this.#isInternal(number) || this.#settings === undefined) return false;
    const { u8sDDIRangeBegin: begin, u8sDDIRangeEnd: end } = this.#settings;
    // Extensions of another length are compared as texts, as a telephone compares them digit by digit.
    return (begin === "" || number >= begin) && (end === "" || number.slice(0, end.length) <= end);
  }
}

function rulesOf(set: AsnNumberFormatRegExpressionsMgmt | undefined): Rule[] {
  return (set?.formatRules ?? []).flatMap(({ u8sSearch, u8sReplace }) => {
    if (u8sSearch === "" || !isHarmless(u8sSearch)) return [];
    try {
      return [{ search: new RegExp(u8sSearch), replace: u8sReplace.replaceAll(/\\(\d)/g, "$$$1") }];
    } catch {
      // It is an expression of another kind.
      return [];
    }
  });
}

/** Whether an expression ends in time whatever the number is: nothing in it repeats what repeats, and there are not many ways to fit. */
function isHarmless(search: string): boolean {
  const bare = search.replaceAll(/\\.|\[(?:\\.|[^\]\\])*\]/g, "x");
  if (/\)[*+{?]|\(\?[=!<]/.test(bare) || /\\[1-9k]/.test(search)) return false;
  const count = (signs: RegExp): number => bare.replaceAll("(?:", "(").match(signs)?.length ?? 0;
  return count(/[?|]/g) + count(/[*+{]/g) * choicesOfRepeat <= mostChoices;
}

/** A number after the first rule that fits it. */
function applied(rules: readonly Rule[], number: string): string {
  if (number.length > longest) return number;
  const rule = rules.find(({ search }) => search.test(number));
  return rule === undefined ? number : number.replace(rule.search, rule.replace);
}
