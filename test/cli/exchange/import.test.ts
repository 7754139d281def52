import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { text as anyText } from "../../../src/cli/exchange/cells.js";
import { contactColumns } from "../../../src/cli/exchange/contact.js";
import { PhoneNumbers, regionOf } from "../../../src/cli/exchange/phone-numbers.js";
import type { Services } from "../../../src/cli/exchange/services.js";
import { openCsv } from "../../../src/cli/exchange/csv-reader.js";
import { Importer } from "../../../src/cli/exchange/importer.js";
import { kindOf, tableOf } from "../../../src/cli/exchange/kinds.js";
import { csvLine } from "../../../src/cli/exchange/csv-writer.js";
import type { KindName } from "../../../src/cli/syntax/exchange.js";
import { moduleStores, type ModuleStore } from "../../server/modules/stores.js";
import { exchanging, exported, importing, rowsOf } from "./support.js";

const lines = (...all: string[]): string => all.join("\n");

/** Everything in one store comes into another one, in both forms if there are two, and a second time changes nothing. */
async function comesBack(
  services: Services,
  store: ModuleStore,
  names: readonly KindName[],
  format: "csv" | "vcard" = "csv",
): Promise<void> {
  const other = await exchanging(store);
  for (const name of names) {
    const text = await exported(services, name, format);
    const first = await importing(other.services, name, text, { format });
    expect(first.refused).toEqual([]);
    expect(await rowsOf(other.services, name)).toEqual(await rowsOf(services, name));
    const again = await importing(
      other.services,
      name,
      await exported(other.services, name, format),
      {
        format,
      },
    );
    expect([...new Set(again.stored)].filter((outcome) => outcome === "added")).toEqual([]);
    const third = await importing(
      other.services,
      name,
      await exported(other.services, name, format),
      {
        format,
      },
    );
    expect([...new Set(third.stored)].filter((outcome) => outcome !== "unchanged")).toEqual([]);
  }
}

describe.each(moduleStores)("in $name, an import", (store) => {
  test("of users adds them, changes what a file says of them, and changes nothing the second time", async () => {
    const { services, server } = await exchanging(store);
    const text = lines(
      "name,password,admin,public,display-name,phone,sip",
      "ann,a secret,yes,no,Ann A.,10,ann@example.com",
      "ben,,no,yes,Ben B.,,",
    );
    expect(await importing(services, "users", text)).toEqual({
      stored: ["added", "added"],
      refused: [],
    });
    expect(await server.users.verify("ann", "a secret")).toMatchObject({
      name: "ann",
      admin: true,
    });
    expect(await server.users.verify("ben", "")).toBe("wrong-password");
    expect(await server.users.listPublic()).toMatchObject([{ user: { name: "ben" } }]);
    expect((await importing(services, "users", text)).stored).toEqual(["unchanged", "unchanged"]);
    const change = lines("name,password,display-name,enabled", "ANN,another,,no");
    expect((await importing(services, "users", change)).stored).toEqual(["changed"]);
    const ann = (await server.users.find("ann"))!;
    expect(await server.users.verify("ann", "another")).toBe("not-enabled");
    expect(await server.users.profileOf(ann)).toMatchObject({
      u8sPhoneNumber: "10",
      u8sSIPURI: "ann@example.com",
      iEnabled: 0,
      asnUserContact: {},
    });
  });

  test("tells which lines are refused and why, and stores all others", async () => {
    const { services, server } = await exchanging(store);
    const text = lines(
      "name,admin,guid,sip,enabled,rights",
      "ann,no,,,yes,0",
      "a b,no,,,yes,0",
      ",no,,,yes,0",
      '"x,no,,,yes,0',
      "ben,perhaps,,,yes,0",
      "cat,no,no guid,,yes,0",
      "dan,no,,no address,yes,0",
      "eve,no,,,yes,1.5",
      "ann,yes,,,yes,0",
      "fay\u0000,no,,,yes,0",
      "gus,no,,,yes,0",
    );
    expect(await importing(services, "users", text)).toEqual({
      stored: ["added", "added"],
      refused: [
        [3, expect.stringContaining('"a b" is not a user name')],
        [4, "name is missing"],
        [5, "has a quote that is not closed"],
        [6, "admin is neither yes nor no"],
        [7, "guid is no GUID"],
        [8, "u8sSIPURI is no SIP address"],
        [9, "rights is no whole number"],
        [10, "admin cannot be changed for a user who is there"],
        [11, "name contains NUL (U+0000)"],
      ],
    });
    expect((await server.users.list()).map(({ name }) => name)).toEqual(["ann", "gus"]);
  });

  test("that is only tried says the same and changes nothing", async () => {
    const { services, server } = await exchanging(store);
    const text = lines("book,last-name", "B,One", "B,Two", "B,");
    const tried = await importing(services, "phone-books", text, { dryRun: true });
    expect(await server.phoneBooks.list()).toEqual([]);
    expect(await importing(services, "phone-books", text)).toEqual(tried);
    expect(tried).toEqual({
      stored: ["added", "added"],
      refused: [[4, "contact 1 has no name, number or address by which it is found"]],
    });
    const again = await importing(services, "phone-books", text, { dryRun: true });
    expect(again.stored).toEqual(["unchanged", "unchanged"]);
  });

  test("of groups names members and leaders by name or path, and needs them", async () => {
    const { services, server } = await exchanging(store);
    await importing(services, "users", lines("name,path", "ann,", 'ben,"cn=b;x,cn=here"'));
    const text = lines(
      "name,leader,co-leader,members,member-presence-rights,enabled,phone",
      'Sales,ann,"cn=b;x,cn=here","Ann; cn=b\\;x,cn=here",1,no,10',
      "Support,,,ann;nobody,0,yes,",
      "Empty,,,,0,yes,",
    );
    expect(await importing(services, "groups", text)).toEqual({
      stored: ["added", "added"],
      refused: [[3, 'members: there is no user "nobody"']],
    });
    expect(await server.groups.get("sales")).toMatchObject({
      iEnabled: 0,
      u8sPhoneNumber: "10",
      u8sGroupLeaderDN: "cn=ann,cn=users",
      u8sGroupCoLeaderDN: "cn=b;x,cn=here",
      listUserDNs: ["cn=ann,cn=users", "cn=b;x,cn=here"],
      asnGroupRightDetails: { iPresenceRights: 1 },
    });
    expect((await importing(services, "groups", text)).stored).toEqual(["unchanged", "unchanged"]);
    const change = lines("name,members", "SALES,ben");
    expect((await importing(services, "groups", change)).stored).toEqual(["changed"]);
    expect(await server.groups.get("sales")).toMatchObject({
      u8sGroupLeaderDN: "cn=ann,cn=users",
      listUserDNs: ["cn=b;x,cn=here"],
    });
    await comesBack(services, store, ["users", "groups"]);
  });

  test("of lines keeps what is set for them, and their forwards", async () => {
    const { services } = await exchanging(store);
    const forward = JSON.stringify([
      {
        iInternalID: 1,
        iForwardController: 1,
        iForwardMode: 1,
        iBackEndSpecific: 0,
        iNoAnswerTime: 0,
        u8sDestinationSC: "20",
        u8slistCallerIDs: [],
      },
    ]);
    const text = [
      [
        "source",
        "id",
        "uri",
        "number",
        "addresses",
        "enabled",
        "admin-forwards",
        "custom-properties",
      ],
      ["PBX", "1", "tel:10@pbx", "10", "a\\;b;c", "no", forward, '[{"key":"k","value":"v"}]'],
      ["PBX", "2", "tel:20@pbx", "20", "", "yes", "", ""],
      ["Other", "1", "tel:10@pbx", "", "", "yes", "", ""],
      ["Other", "2", "", "", "", "yes", "", ""],
    ]
      .map(csvLine)
      .join("");
    expect(await importing(services, "lines", text)).toEqual({
      stored: ["added", "added"],
      refused: [
        [4, "the URI is that of another line"],
        [5, "uri is missing"],
      ],
    });
    expect((await importing(services, "lines", text)).stored).toEqual(["unchanged", "unchanged"]);
    const change = lines("source,id,uri,journal", "pbx,1,tel:10@pbx,0");
    expect((await importing(services, "lines", change)).stored).toEqual(["changed"]);
    const [row] = await rowsOf(services, "lines");
    expect(Object.fromEntries(row!)).toMatchObject({
      addresses: "a\\;b;c",
      enabled: "no",
      journal: "0",
      number: "10",
    });
    expect(JSON.parse(row!.get("admin-forwards")!)).toMatchObject([{ u8sDestinationSC: "20" }]);
    await comesBack(services, store, ["lines"]);
  });

  test("leaves numbers of lines as they are and brings the others to the international form", async () => {
    const { services } = await exchanging(store);
    await importing(services, "lines", lines("source,id,uri,number", "PBX,1,tel:1@x,0301234567"));
    const choices = await services.read(({ db }) => services.lines.choices(db));
    const extensions = new Set(choices.map(({ numberKey }) => numberKey));
    const numbers = new PhoneNumbers(regionOf("DE")!, "refuse", extensions);
    const text = lines(
      "book,last-name,phone-business,phone-home,note",
      "B,One,030 1234567,030 7654321,030 1",
      "B,Two,101,030 12345678901234,",
    );
    expect(await importing(services, "phone-books", text, { numbers })).toEqual({
      stored: ["added"],
      refused: [[3, 'phone-home is no valid telephone number: "030 12345678901234"']],
    });
    const [row] = await rowsOf(services, "phone-books");
    expect(Object.fromEntries(row!)).toMatchObject({
      "phone-business": "030 1234567",
      "phone-home": "+49307654321",
      note: "030 1",
    });
  });

  test("of phone books keeps contacts of the same names apart, the second time too", async () => {
    const { services, server } = await exchanging(store);
    const text = lines(
      "book,book-info,id,last-name,email",
      "B,text,,Lee,1@x",
      "B,text,,Lee,2@x",
      "b,text,7,Lee,3@x",
      "C,,,Lee,4@x",
    );
    const first = await importing(services, "phone-books", text);
    expect(first).toEqual({ stored: ["added", "added", "added", "added"], refused: [] });
    const again = await importing(services, "phone-books", text);
    expect(new Set(again.stored)).toEqual(new Set(["unchanged"]));
    expect(await server.phoneBooks.list()).toEqual([
      { name: "B", info: "text", contacts: 3 },
      { name: "C", info: "", contacts: 1 },
    ]);
    await comesBack(services, store, ["phone-books"]);
    await comesBack(services, store, ["phone-books"], "vcard");
  });

  test("of what was exported brings all users and contacts back, whatever is in them", async () => {
    const { services } = await exchanging(store);
    // What a vCard can carry; a row of CSV carries more, as its own test shows.
    const cell = fc.string({
      unit: fc.constantFrom("a", "ö", "😀", ",", ";", "\\", '"', "\n", ":", "'"),
    });
    const texts = contactColumns.filter((column) => column.cell === anyText);
    const columns = ["name", ...texts.map(({ name }) => name)];
    const contacts = fc.sample(
      fc.array(cell, { minLength: texts.length, maxLength: texts.length }),
      20,
    );
    const users = contacts.map((cells, at) => csvLine([`user${at}`, ...cells]));
    expect(
      (await importing(services, "users", [csvLine(columns), ...users].join(""))).refused,
    ).toEqual([]);
    const book = contacts.map((cells, at) => csvLine(["B", `id${at}`, ...cells]));
    const head = csvLine(["book", "id", ...columns.slice(1)]);
    const imported = await importing(services, "phone-books", [head, ...book].join(""));
    expect(imported.stored.length).toBeGreaterThan(10);
    await comesBack(services, store, ["users", "phone-books"]);
    await comesBack(services, store, ["users", "phone-books"], "vcard");
  });
});

describe.each(moduleStores)("in $name, an import", (store) => {
  test("of journals needs users, and finds entries again that have no id", async () => {
    const { services, server } = await exchanging(store);
    await importing(services, "users", lines("name", "ann", "ben"));
    const text = lines(
      "user,id,start,number,outbound,contact-name,note,private,call-type",
      "ann,,2030-01-07T09:00:00Z,030 1,yes,Max,called,no,0",
      "Ann,7,2030-01-07T10:00:00+01:00,030 2,no,,,yes,0",
      "nobody,8,2030-01-07T10:00:00Z,030 2,no,,,no,0",
      "ben,9,yesterday,030 2,no,,,no,0",
      "ben,9,2030-01-07T10:00:00Z,030 2,no,,,no,77",
    );
    const first = await importing(services, "journal", text);
    expect(first).toEqual({
      stored: ["added", "added"],
      refused: [
        [4, 'there is no user "nobody"'],
        [5, "start is no time such as 2030-01-07T09:00:00Z"],
        [6, "77 is no type of calls"],
      ],
    });
    expect((await importing(services, "journal", text)).stored).toEqual(["unchanged", "unchanged"]);
    const ann = (await server.users.find("ann"))!;
    expect(await server.journal.get(ann, "7")).toMatchObject({
      u8sLineUserName: "ann",
      stStartTime: new Date("2030-01-07T09:00:00Z"),
      projectPinRule: { bAssociatedCallIsPrivateCall: true },
    });
    const change = lines("user,id,start,note", "ann,7,2030-01-07T09:00:00Z,new");
    expect((await importing(services, "journal", change)).stored).toEqual(["changed"]);
    expect(await server.journal.get(ann, "7")).toMatchObject({
      u8sMemo: "new",
      u8sPhoneNumber: "030 2",
    });
    await comesBack(services, store, ["users", "journal"]);
  });

  test("of a journal of many entries brings all of them back, in the order in which they began", async () => {
    const { services } = await exchanging(store);
    await importing(services, "users", lines("name", "ann"));
    const rows = Array.from({ length: 401 }, (_, at) => `ann,${at},2030-01-07T09:00:0${at % 2}Z`);
    const imported = await importing(services, "journal", lines("user,id,start", ...rows));
    expect(imported.stored).toHaveLength(401);
    const all = await rowsOf(services, "journal");
    expect(new Set(all.map((row) => row.get("id"))).size).toBe(401);
    const starts = all.map((row) => row.get("start")!);
    expect(starts).toEqual(starts.toSorted());
  });

  test("of appointments takes rows with the same id that follow one another as a series", async () => {
    const { services, server } = await exchanging(store);
    await importing(services, "users", lines("name", "ann"));
    const text = lines(
      "user,id,start,end,subject,status",
      "ann,s,2030-01-07T09:00:00Z,2030-01-07T10:30:00Z,One,2",
      "ann,s,2030-01-08T09:00:00Z,2030-01-08T10:00:00Z,Two,0",
      "ann,x,2030-01-08T09:00:00Z,2030-01-08T10:00:00Z,X,2",
      "ann,s,2030-01-09T09:00:00Z,2030-01-09T10:00:00Z,Three,2",
      "ann,y,2030-01-08T09:00:00Z,2030-01-08T08:00:00Z,Y,2",
      "ann,z,2030-01-08T09:00:00Z,2030-01-08T10:00:00Z,Z,9",
      "nobody,z,2030-01-08T09:00:00Z,2030-01-08T10:00:00Z,Z,2",
    );
    const first = await importing(services, "appointments", text);
    expect(first).toEqual({
      stored: ["added", "added", "added"],
      refused: [
        [5, "other rows with this id came before, but not right before"],
        [6, "appointments[0].stEnd is before stStart"],
        [7, expect.stringContaining("iStatus is none of")],
        [8, 'there is no user "nobody"'],
      ],
    });
    const ann = (await server.users.find("ann"))!;
    expect(await server.appointments.all(ann)).toMatchObject([
      { u8sEntryID: "s", u8sSubject: "One", iDuration: 90, iImportance: 1, bIsValid: true },
      { u8sEntryID: "s", u8sSubject: "Two", iDuration: 60, iStatus: 0 },
      { u8sEntryID: "x", u8sSubject: "X" },
    ]);
    const again = await importing(services, "appointments", text);
    expect(again.stored).toEqual(["unchanged", "unchanged", "unchanged"]);
    await comesBack(services, store, ["users", "appointments"]);
  });

  test("of a series stores all of its rows or none, and nothing later replaces what is stored", async () => {
    const { services, server } = await exchanging(store);
    await importing(services, "users", lines("name", "ann"));
    const head = "user,id,start,end";
    const row = (id: string, day: number): string =>
      `ann,${id},2030-01-0${day}T09:00:00Z,2030-01-0${day}T10:00:00Z`;
    const bad = (id: string): string => `ann,${id},tomorrow,2030-01-09T10:00:00Z`;
    const days = async (): Promise<string[]> => {
      const all = await server.appointments.all((await server.users.find("ann"))!);
      return Array.from(all, ({ u8sEntryID, stStart }) => `${u8sEntryID}${stStart.getUTCDate()}`);
    };
    const whole = lines(head, row("s", 1), row("s", 2), row("s", 3), row("x", 1));
    expect((await importing(services, "appointments", whole)).refused).toEqual([]);
    const kept = ["s1", "s2", "s3", "x1"];
    const noTime = "start is no time such as 2030-01-07T09:00:00Z";
    const inTheMiddle = lines(head, row("s", 1), bad("s"), row("s", 3), row("x", 1), row("s", 4));
    expect(await importing(services, "appointments", inTheMiddle)).toEqual({
      stored: ["unchanged"],
      refused: [
        [2, "line 3, of the same series, is refused"],
        [3, noTime],
        [4, "line 3, of the same series, is refused"],
        [6, "earlier rows of the same series are refused"],
      ],
    });
    expect(await days()).toEqual(kept);
    const near = "line 3, which cannot be read, may be of the same series";
    const unread = lines(head, row("s", 1), "ann,s", row("x", 2), row("y", 1));
    expect(await importing(services, "appointments", unread)).toEqual({
      stored: ["added"],
      refused: [
        [3, "has 2 cells, and the header 4"],
        [2, near],
        [4, near],
      ],
    });
    expect(await days()).toEqual([...kept, "y1"]);
    const apart = "other rows with this id came before, but not right before";
    const split = lines(
      head,
      ...[1, 2, 3].map((day) => row("s", day)),
      ...[row("x", 1), bad("s"), row("s", 4)],
    );
    expect(await importing(services, "appointments", split)).toEqual({
      stored: ["unchanged", "unchanged", "unchanged", "unchanged"],
      refused: [
        [6, apart],
        [7, apart],
      ],
    });
    const again = lines(`line,reason,${head}`, `7,"${apart}",${row("s", 4)}`);
    expect(await importing(services, "appointments", again)).toEqual({
      stored: [],
      refused: [[2, apart]],
    });
    expect(await days()).toEqual([...kept, "y1"]);
  });

  test("that ends because its file cannot be read further stores no part of a series", async () => {
    const { services, server } = await exchanging(store);
    await importing(services, "users", lines("name", "ann"));
    const text = lines(
      "user,id,start,end",
      "ann,x,2030-01-07T09:00:00Z,2030-01-07T10:00:00Z",
      "ann,s,2030-01-07T09:00:00Z,2030-01-07T10:00:00Z",
      "",
    );
    const broken = (async function* () {
      yield Buffer.from(text);
      throw new Error("the disk is gone");
    })();
    const file = await openCsv(broken, tableOf("appointments"));
    const kind = kindOf("appointments", services);
    const importer = new Importer(
      { kind, services, dryRun: false, defaults: new Map() },
      { stored: () => {}, refused: async () => {} },
    );
    await expect(importer.run(file.entries())).rejects.toThrow("the disk is gone");
    const ann = (await server.users.find("ann"))!;
    expect(await server.appointments.all(ann)).toMatchObject([{ u8sEntryID: "x" }]);
  });
});
