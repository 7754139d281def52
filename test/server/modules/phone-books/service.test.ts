import { describe, expect, test } from "vitest";
import type { AsnNetDatabaseContact } from "../../../../src/modules/common/common.js";
import {
  defineModule,
  nameIdOf,
  PhoneBookError,
  type ModuleContext,
  type PhoneBooks,
} from "../../../../src/server/index.js";
import { moduleStores } from "../stores.js";
import { names, person } from "./support.js";

/** The ids of a phone book's contacts, in their order. */
async function ids(phoneBooks: PhoneBooks, name: string): Promise<(string | undefined)[]> {
  const found = [];
  for await (const contact of phoneBooks.contacts(name)) found.push(contact.u8sEntryID);
  return found;
}

const withId = (u8sEntryID: string, first = u8sEntryID) => ({ ...person(first, "X"), u8sEntryID });

let write: ModuleContext<any>["write"];
/** A module that is there to begin units. */
const writing = defineModule({
  name: "writing",
  setup(module) {
    write = (work) => module.write(work);
  },
});

/** The code of the PhoneBookError with which a change is refused. */
async function refusal(change: Promise<unknown>): Promise<string> {
  const error: unknown = await change.then(
    () => expect.unreachable("it was not refused"),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(PhoneBookError);
  return (error as PhoneBookError).code;
}

describe.each(moduleStores)("in $name, the service phone-books", (store) => {
  test("replaces a phone book as a whole, and others find the old contacts until the new ones are complete", async () => {
    const there = await store.running();
    const { phoneBooks } = there.server;
    const alice = await there.loggedOn("alice");
    expect(await phoneBooks.replace("Book", [withId("old")], { info: "text" })).toBe(1);
    const meanwhile: unknown[] = [];
    async function* slowly(): AsyncGenerator<AsnNetDatabaseContact> {
      for (let at = 0; at < 250; at++) yield withId(`new${at}`);
      meanwhile.push(await names(alice, { u8sFirstName: "new" }));
      meanwhile.push(await names(alice, { u8sFirstName: "old" }));
    }
    expect(await phoneBooks.replace("BOOK", slowly())).toBe(250);
    expect(meanwhile).toEqual([[], ["old X"]]);
    expect(await names(alice, { u8sFirstName: "old" })).toEqual([]);
    expect(await names(alice, { u8sFirstName: "new249" })).toEqual(["new249 X"]);
    expect(await phoneBooks.list()).toEqual([{ name: "BOOK", info: "text", contacts: 250 }]);
    expect(await ids(phoneBooks, "book")).toHaveLength(250);
  });

  test("adds and replaces single contacts, and says what that was", async () => {
    const { server } = await store.running({ phoneBooks: { maxContacts: 2 } }, undefined, [
      writing,
    ]);
    const { phoneBooks } = server;
    const put = (name: string, contact: AsnNetDatabaseContact, info?: string) =>
      write((unit) => phoneBooks.put(unit, name, contact, info === undefined ? {} : { info }));
    expect(await put("Book", withId("a"), "text")).toBe("added");
    expect(await put("BOOK", withId("a"))).toBe("unchanged");
    expect(await put("Book", withId("a", "other"), "new")).toBe("changed");
    expect(await phoneBooks.list()).toEqual([{ name: "Book", info: "new", contacts: 1 }]);
    expect(await put("Book", person("B", "X"))).toBe("added");
    expect(await put("Book", person("B", "X"))).toBe("unchanged");
    expect(await refusal(put("Book", withId("c")))).toBe("too-many-contacts");
    expect(await refusal(put(" ", withId("c")))).toBe("invalid-book");
    expect(await ids(phoneBooks, "Book")).toEqual([nameIdOf(person("B", "X")), "a"].toSorted());
  });

  test("changes nothing if a replacement fails, and leaves nothing behind", async () => {
    const { server } = await store.running();
    const { phoneBooks } = server;
    async function* failing(): AsyncGenerator<AsnNetDatabaseContact> {
      for (let at = 0; at < 150; at++) yield withId(`new${at}`);
      throw new RangeError("the file ends");
    }
    await expect(phoneBooks.replace("Book", failing())).rejects.toThrow(RangeError);
    expect(await phoneBooks.list()).toEqual([]);
    await phoneBooks.replace("Book", [withId("old")], { info: "text" });
    await expect(phoneBooks.replace("Book", failing(), { info: "other" })).rejects.toThrow(
      RangeError,
    );
    expect(await phoneBooks.list()).toEqual([{ name: "Book", info: "text", contacts: 1 }]);
    expect(await ids(phoneBooks, "Book")).toEqual(["old"]);
  });

  test("lets the later of two replacements win", async () => {
    const { server } = await store.running();
    const { phoneBooks } = server;
    async function* overtaken(): AsyncGenerator<AsnNetDatabaseContact> {
      for (let at = 0; at < 150; at++) yield withId(`early${at}`);
      await phoneBooks.replace("Book", [withId("late")]);
    }
    expect(await refusal(phoneBooks.replace("Book", overtaken()))).toBe("superseded");
    expect(await ids(phoneBooks, "Book")).toEqual(["late"]);
    async function* removed(): AsyncGenerator<AsnNetDatabaseContact> {
      yield withId("one");
      await phoneBooks.remove("Book");
    }
    expect(await refusal(phoneBooks.replace("Book", removed()))).toBe("superseded");
    expect(await phoneBooks.list()).toEqual([]);
  });

  test("adds contacts, replaces those with the same ids, and removes some", async () => {
    const there = await store.running();
    const { phoneBooks } = there.server;
    const alice = await there.loggedOn("alice");
    expect(await phoneBooks.add("Book", [withId("a"), withId("b")])).toBe(2);
    expect(await phoneBooks.add("Book", [withId("b", "Bea"), withId("c")], { info: "i" })).toBe(3);
    expect(await names(alice, { u8sFirstName: "b" })).toEqual(["Bea X"]);
    expect(await phoneBooks.removeContacts("Book", ["b", "unknown", "\0"])).toBe(1);
    expect(await names(alice, { u8sFirstName: "b" })).toEqual([]);
    expect(await phoneBooks.list()).toEqual([{ name: "Book", info: "i", contacts: 2 }]);
    await phoneBooks.remove("Book");
    expect(await names(alice, { u8sFirstName: "a" })).toEqual([]);
    expect(await refusal(phoneBooks.remove("Book"))).toBe("unknown-book");
    expect(await refusal(phoneBooks.removeContacts("Book", ["a"]))).toBe("unknown-book");
    expect(await refusal(ids(phoneBooks, "Book"))).toBe("unknown-book");
  });

  test("gives contacts without ids some that stay the same as long as their names do", async () => {
    const { server } = await store.running();
    const { phoneBooks } = server;
    await phoneBooks.replace("Book", [
      person("Ann", "X", "1"),
      person("Ann", "X", "2"),
      person("Bea", "X"),
    ]);
    const before = await ids(phoneBooks, "Book");
    expect(new Set(before).size).toBe(3);
    await phoneBooks.replace("Book", [
      person("Bea", "X", "5"),
      person("Ann", "X", "3"),
      person("Ann", "X", "4"),
    ]);
    expect(await ids(phoneBooks, "Book")).toEqual(before);
    expect(await phoneBooks.add("Book", [person("Bea", "X", "6")])).toBe(3);
  });

  test("refuses what is not sound, and changes nothing", async () => {
    const { server } = await store.running({ phoneBooks: { maxBooks: 2, maxContacts: 120 } });
    const { phoneBooks } = server;
    const some = [withId("a")];
    await phoneBooks.replace("Book", some);
    for (const name of ["", " ", "x".repeat(257), "a\0", "Users", "ActiveUsersOnly"]) {
      expect([name, await refusal(phoneBooks.replace(name, some))]).toEqual([name, "invalid-book"]);
    }
    const info = "x".repeat(1_025);
    expect(await refusal(phoneBooks.add("Book", some, { info }))).toBe("invalid-book");
    for (const contact of [
      {},
      { u8sEntryID: "b" },
      { u8sFirstName: "..", u8sEntryID: "b\0" },
      withId("x".repeat(1_025)),
      { ...withId("b"), u8sBody: "x".repeat(65_536) },
    ]) {
      expect(await refusal(phoneBooks.replace("Book", [contact]))).toBe("invalid-contact");
    }
    expect(await refusal(phoneBooks.replace("Book", [...some, ...some]))).toBe("invalid-contact");
    const many = Array.from({ length: 121 }, (_, at) => withId(`${at}`));
    expect(await refusal(phoneBooks.replace("Book", many))).toBe("too-many-contacts");
    await phoneBooks.replace("Second", []);
    expect(await refusal(phoneBooks.replace("Third", some))).toBe("too-many-books");
    expect(await phoneBooks.list()).toEqual([
      { name: "Book", info: "", contacts: 1 },
      { name: "Second", info: "", contacts: 0 },
    ]);
    expect(await ids(phoneBooks, "Book")).toEqual(["a"]);
  });
});
