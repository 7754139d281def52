import { describe, expect, test } from "vitest";
import { phoneBookTable } from "../../../src/cli/exchange/phone-books.js";
import { userTable } from "../../../src/cli/exchange/users.js";
import { vcardOf } from "../../../src/cli/exchange/vcard-writer.js";
import type { Table } from "../../../src/cli/exchange/kind.js";
import { open } from "./support.js";

/** What is not empty in each card, or its fault. */
async function read(text: string, table: Table = phoneBookTable): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const entry of (await open("vcard", text, table)).entries()) {
    const said = "row" in entry ? [...entry.row].filter(([, cell]) => cell !== "") : entry.fault;
    found.push([entry.line, typeof said === "string" ? said : Object.fromEntries(said)]);
  }
  return found;
}

const card = (...lines: string[]): string =>
  ["BEGIN:VCARD", "VERSION:3.0", ...lines, "END:VCARD", ""].join("\r\n");

describe("a vCard", () => {
  test("of another program says who it is, and by which numbers and addresses one reaches him", async () => {
    const text = card(
      "N:Müller;Max;;Dr.;",
      "FN:Dr. Max Müller",
      "ORG:Acme\\, Inc.;Sales;East",
      "TITLE:Head",
      "item1.TEL;TYPE=WORK,VOICE:030 1",
      "TEL;TYPE=WORK;TYPE=FAX:030 2",
      "TEL;TYPE=home:030 3",
      "TEL;TYPE=home:030 4",
      "TEL;TYPE=CELL:0171",
      "TEL:030 5",
      "EMAIL;TYPE=INTERNET:max@example.com",
      "EMAIL:m@example.com",
      "ADR;TYPE=HOME:;;Street 1;Berlin;;10115;Germany",
      "ADR;TYPE=WORK:Box;;Street 2;Bonn;NRW;53111;Germany",
      "URL:http://example.com/",
      "IMPP:sip:max@example.com",
      "NOTE:one\\ntwo",
      "UID:max-1",
      "BDAY:1970-01-01",
    );
    expect(await read(text)).toEqual([
      [
        1,
        {
          id: "max-1",
          "display-name": "Dr. Max Müller",
          "first-name": "Max",
          "last-name": "Müller",
          company: "Acme, Inc.",
          department: "Sales, East",
          "job-title": "Head",
          "phone-business": "030 1",
          "fax-business": "030 2",
          "phone-home": "030 3",
          "phone-home-2": "030 4",
          "phone-mobile": "0171",
          "phone-primary": "030 5",
          email: "max@example.com",
          "email-2": "m@example.com",
          "private-street": "Street 1",
          "private-city": "Berlin",
          "private-postal-code": "10115",
          "private-country": "Germany",
          "business-street": "Box, Street 2",
          "business-city": "Bonn",
          "business-state": "NRW",
          "business-postal-code": "53111",
          "business-country": "Germany",
          "web-page": "http://example.com/",
          "contact-sip": "sip:max@example.com",
          note: "one\ntwo",
        },
      ],
    ]);
  });

  test("names a user by its nickname, and only where there are users", async () => {
    const text = card("FN:Max", "NICKNAME:max", "UID:1");
    expect(await read(text, userTable)).toEqual([[1, { name: "max", "display-name": "Max" }]]);
    expect(await read(text)).toEqual([[1, { id: "1", "display-name": "Max" }]]);
  });

  test("that cannot be read loses no other", async () => {
    const numbers = Array.from({ length: 5 }, (_, at) => `TEL;TYPE=work:${at}`);
    const text = [
      card("FN:One"),
      card("FN;broken"),
      "junk\r\n",
      card(...numbers),
      card("X-ROSEWIRE;X-ROSEWIRE=colour:red"),
      card(`NOTE:${"x".repeat(600_000)}`, ` ${"x".repeat(600_000)}`),
      "\r\n",
      card("FN:Two"),
      "BEGIN:VCARD\r\nFN:Three",
    ].join("");
    expect(await read(text)).toEqual([
      [1, { "display-name": "One" }],
      [5, expect.stringContaining("FN;broken")],
      [9, "is in no VCARD"],
      [10, "has more of phone-business than a contact may have"],
      [18, "X-ROSEWIRE names no column: colour"],
      [22, "is larger than 1048576 octets"],
      [28, { "display-name": "Two" }],
      [32, "has no end"],
    ]);
  });

  test("that is written can be read by others", () => {
    const row = new Map([
      ["id", "7"],
      ["book", "Friends"],
      ["display-name", ""],
      ["first-name", "Ann"],
      ["last-name", "Lee"],
      ["fax-home", "+49301"],
      ["business-city", "Berlin"],
      ["customer-id", "c;7"],
    ]);
    expect(vcardOf(row).split("\r\n")).toEqual([
      "BEGIN:VCARD",
      "VERSION:4.0",
      "FN:Ann Lee",
      "N:Lee;Ann;;;",
      "UID:7",
      "TEL;TYPE=fax,home;X-ROSEWIRE=fax-home;VALUE=TEXT:+49301",
      "ADR;TYPE=work:;;;Berlin;;;",
      "X-ROSEWIRE;X-ROSEWIRE=book;VALUE=TEXT:Friends",
      "X-ROSEWIRE;X-ROSEWIRE=customer-id;VALUE=TEXT:c;7",
      "X-ROSEWIRE;X-ROSEWIRE=display-name;VALUE=TEXT:",
      "END:VCARD",
      "",
    ]);
  });
});
