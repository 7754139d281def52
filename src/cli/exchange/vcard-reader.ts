import ICAL from "ical.js";
import { components } from "./components.js";
import { contactColumns } from "./contact.js";
import type { Entry, EntryFile } from "./entry.js";
import { Refusal, type Row, type Table } from "./kind.js";
import {
  addressParts,
  addressTypes,
  emailColumns,
  phoneColumns,
  urlColumns,
} from "./vcard-columns.js";

/** The property, and the parameter, that names a column. */
export const ownName = "x-rosewire";

/** Opens a file of vCards (RFC 2426 and 6350). A card says everything about a contact: what is not in it, the contact has not. */
export function openVcards(input: AsyncIterable<Buffer>, table: Table): EntryFile {
  const columns = table.columns.map(({ name }) => name);
  return { columns, entries: () => entriesOf(input, new Set(columns)) };
}

async function* entriesOf(
  input: AsyncIterable<Buffer>,
  columns: ReadonlySet<string>,
): AsyncGenerator<Entry> {
  for await (const card of components(input, ["VCARD"], false)) {
    if ("fault" in card) {
      yield card;
      continue;
    }
    const { line, text } = card;
    try {
      yield { line, row: new Card(text, columns).row() };
    } catch (error) {
      yield { line, fault: faultOf(error) };
    }
  }
}

/** What is wrong with a text that ical.js does not read. */
export function faultOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replaceAll(/\s+/g, " ").slice(0, 200);
}

/** The texts that are to be known of one card. */
class Card {
  readonly #card: ICAL.Component;
  readonly #columns: ReadonlySet<string>;
  readonly #row = new Map<string, string>();

  constructor(text: string, columns: ReadonlySet<string>) {
    this.#card = new ICAL.Component(ICAL.parse(text) as unknown[]);
    this.#columns = columns;
  }

  row(): Row {
    for (const property of this.#card.getAllProperties()) {
      const column = property.getParameter(ownName);
      if (typeof column === "string" && property.name === ownName) {
        if (!this.#columns.has(column)) throw new Refusal(`X-ROSEWIRE names no column: ${column}`);
        this.#row.set(column, firstText(property));
      }
    }
    for (const property of this.#card.getAllProperties()) this.#take(property);
    const row = this.#row;
    for (const { name } of contactColumns) if (!row.has(name)) row.set(name, "");
    return row;
  }

  #take(property: ICAL.Property): void {
    const own = property.getParameter(ownName);
    const named = typeof own === "string" ? [own] : undefined;
    const types = typesOf(property);
    switch (property.name) {
      case "fn":
        return this.#put(["display-name"], firstText(property));
      case "n": {
        const [last = "", first = ""] = partsOf(property);
        this.#put(["last-name"], last);
        return this.#put(["first-name"], first);
      }
      case "org": {
        const [company = "", ...departments] = partsOf(property);
        this.#put(["company"], company);
        return this.#put(["department"], departments.join(", "));
      }
      case "title":
        return this.#put(["job-title"], firstText(property));
      case "note":
        return this.#put(["note"], firstText(property));
      case "nickname":
        return this.#columns.has("name") ? this.#put(["name"], firstText(property)) : undefined;
      case "uid":
        return this.#columns.has("id") ? this.#put(["id"], firstText(property)) : undefined;
      case "tel":
        return this.#put(
          named ?? phoneColumns(types),
          firstText(property).replace(/^tel:/i, ""),
          true,
        );
      case "email":
        return this.#put(named ?? emailColumns, firstText(property), true);
      case "url":
        return this.#put(named ?? urlColumns, firstText(property), true);
      case "impp":
        return /^sips?:/i.test(firstText(property))
          ? this.#put(["contact-sip"], firstText(property))
          : undefined;
      case "adr":
        return this.#address(property, types);
      default:
        return undefined;
    }
  }

  #address(property: ICAL.Property, types: readonly string[]): void {
    const [box = "", extended = "", street = "", ...rest] = partsOf(property);
    const free = (of: string): boolean =>
      addressParts.every((part) => !this.#row.has(`${of}-${part}`));
    const typed = Object.keys(addressTypes).filter((of) => types.includes(addressTypes[of] ?? ""));
    const place = [...typed, ...Object.keys(addressTypes)].find(free);
    if (place === undefined) throw new Refusal("has more addresses than a contact may have");
    const whole = [box, extended, street].filter((part) => part !== "").join(", ");
    for (const [at, part] of addressParts.entries()) {
      this.#row.set(`${place}-${part}`, at === 0 ? whole : (rest[at - 1] ?? ""));
    }
  }

  /** Sets the first of some columns that is free. What names its column comes first. */
  #put(columns: readonly string[], text: string, isOneOfMany = false): void {
    if (text === "") return;
    const free = columns.find((column) => !this.#row.has(column));
    if (free !== undefined) {
      this.#row.set(free, text);
    } else if (isOneOfMany) {
      throw new Refusal(`has more of ${columns[0]} than a contact may have`);
    }
  }
}

function firstText(property: ICAL.Property): string {
  const value = property.getFirstValue() as unknown;
  return typeof value === "string" ? value : String(value ?? "");
}

/** The parts of a structured value; several texts in one part become one. */
function partsOf(property: ICAL.Property): string[] {
  const value = property.getFirstValue() as unknown;
  const parts: unknown[] = Array.isArray(value) ? value : [value];
  return parts.map((part) => (Array.isArray(part) ? part.join(", ") : String(part ?? "")));
}

function typesOf(property: ICAL.Property): string[] {
  const types = property.getParameter("type") as string | string[] | undefined;
  return [types ?? []].flat().flatMap((type) => type.toLowerCase().split(","));
}
