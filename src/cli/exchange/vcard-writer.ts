import ICAL from "ical.js";
import { textOf, type Row } from "./kind.js";
import {
  addressParts,
  addressTypes,
  emailColumns,
  phoneTypes,
  urlColumns,
} from "./vcard-columns.js";
import { ownName } from "./vcard-reader.js";

/** A row as a vCard of version 4.0. What has no property there is in properties of our own. */
export function vcardOf(row: Row): string {
  const card = new ICAL.Component("vcard");
  const left = new Map([...row].filter(([, text]) => text !== ""));
  const take = (column: string): string => {
    const text = left.get(column) ?? "";
    left.delete(column);
    return text;
  };
  const add = (
    name: string,
    value: unknown,
    parameters: Readonly<Record<string, unknown>> = {},
  ) => {
    // What ical.js calls a "jCal" property: name, parameters, type, values (RFC 7095).
    card.addProperty(new ICAL.Property([name, { ...parameters }, "text", value], card));
  };
  add("version", "4.0");
  const names = [textOf(row, "first-name"), textOf(row, "last-name")].filter(Boolean).join(" ");
  const shown = textOf(row, "display-name");
  // Every card has this property. A name that nobody has given must not come back as one.
  add("fn", shown || names || textOf(row, "company"));
  /** Whether some columns may be parts of one value: ical.js reads a part that ends with a backslash together with the next. */
  const go = (...columns: string[]): boolean =>
    columns.some((column) => left.has(column)) &&
    !columns.some((column) => left.get(column)?.includes("\\"));
  if (go("first-name", "last-name")) {
    add("n", [take("last-name"), take("first-name"), "", "", ""]);
  }
  if (go("company", "department")) add("org", [take("company"), take("department")]);
  if (left.has("job-title")) add("title", take("job-title"));
  if (left.has("note")) add("note", take("note"));
  if (left.has("id")) add("uid", take("id"));
  for (const [column, type] of Object.entries(phoneTypes)) {
    if (left.has(column)) add("tel", take(column), { type: [...type], [ownName]: column });
  }
  for (const column of emailColumns) {
    if (left.has(column)) add("email", take(column), { [ownName]: column });
  }
  for (const column of urlColumns) {
    if (left.has(column)) add("url", take(column), { [ownName]: column });
  }
  for (const [of, type] of Object.entries(addressTypes)) {
    const columns = addressParts.map((part) => `${of}-${part}`);
    if (!go(...columns)) continue;
    add("adr", ["", "", ...columns.map(take)], { type });
  }
  // An empty one says that the name above is made of others.
  left.set("display-name", shown);
  for (const [column, text] of left) add(ownName, text, { [ownName]: column });
  return `${card.toString()}\r\n`;
}
