import { expect, test } from "vitest";
import { phoneBookService } from "../../../../src/server/index.js";
import { fullScans, plansOf } from "../support/plans.js";
import { notingDatabase, type Noted } from "../support/statements.js";
import { logonKernel } from "../support/logon-kernel.js";
import { moduleStores } from "../stores.js";
import { find, person } from "./support.js";

test.each(moduleStores)(
  "in $name, no statement about phone books reads all contacts or keys",
  async ({ database }) => {
    const noted: Noted[] = [];
    const data = await database();
    const at = await logonKernel({ database: async () => notingDatabase(data, noted) });
    const phoneBooks = at.made.kernel.get(phoneBookService);
    const many = Array.from({ length: 600 }, (_, n) => person(`P${n}`, "X", `${n}`));
    await phoneBooks.replace("Book", many);
    await phoneBooks.replace("Book", many.slice(0, 3));
    await phoneBooks.add("Book", [person("Zoe", "X")], { info: "i" });
    const alice = await at.loggedOn("alice");
    const { contactList } = await find(alice, {
      ...{ u8sFirstName: "zoe", u8sLastName: "x", u8sPhoneNo: "" },
    });
    expect(contactList).toHaveLength(1);
    const { u8sEntryID = "" } = contactList[0]!;
    for await (const _ of phoneBooks.contacts("Book"));
    await phoneBooks.removeContacts("Book", [u8sEntryID]);
    await phoneBooks.remove("Book");
    const tables = ["phone_book_contact", "phone_book_key"];
    const plans = await plansOf(data, noted, tables);
    expect(plans.length).toBeGreaterThanOrEqual(10);
    expect(fullScans(plans)).toEqual([]);
  },
);
