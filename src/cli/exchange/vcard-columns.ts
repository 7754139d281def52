/** The columns that a kind of telephone number of a vCard may take, by its types (RFC 6350, section 6.4.1). */
const byType: readonly (readonly [type: string, columns: readonly string[]])[] = [
  ["fax home", ["fax-home"]],
  ["fax", ["fax-business", "fax-home"]],
  ["cell", ["phone-mobile"]],
  ["mobile", ["phone-mobile"]],
  ["pager", ["phone-pager"]],
  ["car", ["phone-car"]],
  ["isdn", ["phone-isdn"]],
  ["textphone", ["phone-tty"]],
  ["home", ["phone-home", "phone-home-2"]],
  ["work", ["phone-business", "phone-business-2"]],
];
const otherwise = ["phone-primary", "phone-other"];

/** Where a telephone number with these types goes: the first of these columns that is free. */
export function phoneColumns(types: readonly string[]): readonly string[] {
  const found = byType.find(([type]) => type.split(" ").every((each) => types.includes(each)));
  return [...(found?.[1] ?? []), ...otherwise];
}

/** The types of the telephone number in a column. */
export const phoneTypes: Readonly<Record<string, readonly string[]>> = {
  "phone-business": ["work", "voice"],
  "phone-business-2": ["work", "voice"],
  "phone-home": ["home", "voice"],
  "phone-home-2": ["home", "voice"],
  "phone-mobile": ["cell"],
  "phone-pager": ["pager"],
  "phone-tty": ["textphone"],
  "fax-business": ["fax", "work"],
  "fax-home": ["fax", "home"],
  "phone-primary": ["voice"],
  "phone-other": ["voice"],
  "phone-company": ["voice"],
  "phone-assistant": ["voice"],
  "phone-car": ["voice"],
  "phone-radio": ["voice"],
  "phone-callback": ["voice"],
  "phone-isdn": ["voice"],
};

export const emailColumns = ["email", "email-2", "email-3"] as const;
export const urlColumns = ["web-page", "web-link"] as const;

/** The types of addresses by the beginning of their columns. */
export const addressTypes: Readonly<Record<string, string>> = {
  business: "work",
  private: "home",
  other: "other",
};
/** Their columns in the order of a vCard's, of which the first two are no columns. */
export const addressParts = ["street", "city", "state", "postal-code", "country"] as const;
