import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { AsnAppointmentEntry } from "../../src/modules/appointments/appointments.js";
import { Appointments, type Owner } from "../../src/server/appointments/appointments.js";
import { openStore, type Store } from "../../src/server/store/store.js";
import { entry, ids, stored } from "./entries.js";

let store: Store;
let now: Date;
let appointments: Appointments;
let alice: Owner;
let bob: Owner;

beforeEach(() => {
  store = openStore(":memory:");
  now = new Date("2024-05-06T09:00:00Z");
  appointments = new Appointments({ store, clock: () => now, maxEntries: 5 });
  for (const name of ["Alice", "bob"]) store.users.insert(name, name.toLowerCase(), "hash", false);
  alice = store.users.findByKey("alice")!;
  bob = store.users.findByKey("bob")!;
});
afterEach(() => store.close());

describe("a list", () => {
  test("replaces the whole list of its owner, of every data source, and nobody else's", () => {
    appointments.setList(bob, [entry({ u8sEntryID: "b" })]);
    appointments.setList(alice, [entry({ u8sEntryID: "1" }), entry({ u8sEntryID: "2" })]);
    appointments.setList(alice, [entry({ u8sEntryID: "3", u8sDataSource: "EWS" })]);
    expect(ids(appointments.all(alice))).toEqual(["3"]);
    expect(ids(appointments.all(bob))).toEqual(["b"]);
  });

  test("keeps its order", () => {
    const list = ["z", "a", "m"].map((u8sEntryID) => entry({ u8sEntryID }));
    appointments.setList(alice, list);
    expect(ids(appointments.all(alice))).toEqual(["z", "a", "m"]);
  });

  test("may be empty, which removes all", () => {
    appointments.setList(alice, [entry()]);
    appointments.setList(alice, []);
    expect(appointments.all(alice)).toEqual([]);
  });

  test("keeps every entry of a series: entries with one id are its occurrences", () => {
    const [first, second] = [
      entry({ stStart: new Date("2024-05-06T08:00:00Z") }),
      entry({ stEnd: new Date("2024-05-13T08:00:00Z") }),
    ];
    appointments.setList(alice, [first, second]);
    expect(appointments.all(alice)).toEqual([stored(first, "Alice"), stored(second, "Alice")]);
  });

  test("with an entry that has no id is refused, and the old list stays", () => {
    appointments.setList(alice, [entry()]);
    expect(() =>
      appointments.setList(alice, [entry({ u8sEntryID: "2" }), entry({ u8sEntryID: "" })]),
    ).toThrow("appointments[1].u8sEntryID is empty");
    expect(ids(appointments.all(alice))).toEqual(["entry-1"]);
  });

  test("with more entries than the limit is refused, and the old list stays", () => {
    appointments.setList(alice, [entry()]);
    const six = Array.from({ length: 6 }, (_, index) => entry({ u8sEntryID: `${index}` }));
    expect(() => appointments.setList(alice, six)).toThrow(/at most 5 appointments/);
    expect(ids(appointments.all(alice))).toEqual(["entry-1"]);
    appointments.setList(alice, six.slice(1));
    expect(appointments.all(alice)).toHaveLength(5);
  });
});

describe("an entry", () => {
  test("comes back as it was sent but for owner and validity, to the millisecond", () => {
    const sent = entry({
      u8sOwner: "somebody else",
      u8sSubject: "\u00dcber \u{1f600}\u0000 end",
      u8sText: "x".repeat(100_000),
      iDuration: -1,
      optionalParams: [
        { key: "b", value: { binarydata: Uint8Array.of(0, 255) } },
        { key: "a", value: { stringdata: "" } },
        { key: "a", value: { integerdata: 2 ** 40 } },
      ],
    });
    appointments.setEntry(alice, sent);
    const [found] = appointments.all(alice);
    expect(found).toMatchObject({ ...stored(sent, "Alice"), optionalParams: expect.anything() });
    expect(found!.optionalParams!.map(({ key }) => key)).toEqual(["b", "a", "a"]);
    expect(found!.optionalParams![2]).toEqual(sent.optionalParams![2]);
    expect([...found!.optionalParams![0]!.value.binarydata!]).toEqual([0, 255]);
  });

  test.each([
    "1899-12-30T00:00:00.000Z",
    "1899-12-28T06:00:00.001Z",
    "1969-12-31T23:59:59.999Z",
    "2999-12-31T23:59:59.999Z",
  ])("that starts at %s keeps its times", (start) => {
    const sent = entry({ stStart: new Date(start), stEnd: new Date(Date.parse(start) + 1) });
    appointments.setEntry(alice, sent);
    expect(appointments.all(alice)).toEqual([stored(sent, "Alice")]);
  });

  test("with a known id replaces what is stored and keeps its place", () => {
    appointments.setList(
      alice,
      ["1", "2", "3"].map((u8sEntryID) => entry({ u8sEntryID })),
    );
    appointments.setEntry(alice, entry({ u8sEntryID: "2", u8sSubject: "changed" }));
    expect(ids(appointments.all(alice))).toEqual(["1", "2", "3"]);
    expect(appointments.all(alice)[1]!.u8sSubject).toBe("changed");
  });

  test("with a new id is added at the end", () => {
    appointments.setEntry(alice, entry({ u8sEntryID: "2" }));
    appointments.setEntry(alice, entry({ u8sEntryID: "1" }));
    expect(ids(appointments.all(alice))).toEqual(["2", "1"]);
  });

  test("replaces the series that has its id", () => {
    appointments.setSeries(alice, [entry(), entry()]);
    appointments.setEntry(alice, entry({ u8sSubject: "single" }));
    expect(appointments.all(alice).map(({ u8sSubject }) => u8sSubject)).toEqual(["single"]);
  });

  test("without an id is refused", () => {
    expect(() => appointments.setEntry(alice, entry({ u8sEntryID: "" }))).toThrow(
      "appointment.u8sEntryID is empty",
    );
    expect(appointments.all(alice)).toEqual([]);
  });

  test("beyond the limit is refused, one in place of another is not", () => {
    appointments.setList(
      alice,
      ["1", "2", "3", "4", "5"].map((u8sEntryID) => entry({ u8sEntryID })),
    );
    expect(() => appointments.setEntry(alice, entry({ u8sEntryID: "6" }))).toThrow(/at most 5/);
    appointments.setEntry(alice, entry({ u8sEntryID: "5", u8sSubject: "changed" }));
    expect(ids(appointments.all(alice))).toEqual(["1", "2", "3", "4", "5"]);
  });
});

describe("a series", () => {
  test("replaces the entries with its id and leaves the others", () => {
    appointments.setList(alice, [
      entry({ u8sEntryID: "a" }),
      entry({ u8sEntryID: "s" }),
      entry({ u8sEntryID: "z" }),
    ]);
    const series = [1, 2].map((day) =>
      entry({ u8sEntryID: "s", stEnd: new Date(Date.UTC(2024, 5, day)) }),
    );
    appointments.setSeries(alice, series);
    expect(ids(appointments.all(alice))).toEqual(["a", "s", "s", "z"]);
    appointments.setSeries(alice, series.slice(1));
    expect(ids(appointments.all(alice))).toEqual(["a", "s", "z"]);
    expect(appointments.all(alice)[1]).toEqual(stored(series[1]!, "Alice"));
  });

  test("whose entries have several ids is refused and nothing is changed", () => {
    appointments.setSeries(alice, [entry()]);
    expect(() => appointments.setSeries(alice, [entry(), entry({ u8sEntryID: "2" })])).toThrow(
      /appointments\[1\]\.u8sEntryID differs/,
    );
    expect(ids(appointments.all(alice))).toEqual(["entry-1"]);
  });

  test("without entries is refused: nothing tells which series is meant", () => {
    expect(() => appointments.setSeries(alice, [])).toThrow(/appointments is empty/);
  });
});

describe("removing", () => {
  test("takes away the owner's entries with the id, a series as a whole", () => {
    appointments.setSeries(alice, [entry(), entry()]);
    appointments.setEntry(alice, entry({ u8sEntryID: "2" }));
    appointments.setEntry(bob, entry());
    expect(appointments.remove(alice, "entry-1")).toBe(true);
    expect(ids(appointments.all(alice))).toEqual(["2"]);
    expect(ids(appointments.all(bob))).toEqual(["entry-1"]);
  });

  test("says when there is nothing of this id, be it because it is somebody else's", () => {
    appointments.setEntry(bob, entry());
    expect(appointments.remove(alice, "entry-1")).toBe(false);
    expect(ids(appointments.all(bob))).toEqual(["entry-1"]);
  });

  test("of an empty id is refused", () => {
    expect(() => appointments.remove(alice, "")).toThrow("u8sEntryID is empty");
  });
});

describe("an entry that makes no sense is refused as an invalid argument, and nothing is changed:", () => {
  const before = new Date("2024-05-06T08:29:59.999Z");
  test.each<[string, Partial<AsnAppointmentEntry>, string]>([
    ["iStatus", { iStatus: 77 as never }, "iStatus is none of 0, 1, 2, 3"],
    ["iStatus below", { iStatus: -1 as never }, "iStatus is none of 0, 1, 2, 3"],
    ["iImportance", { iImportance: 3 as never }, "iImportance is none of 0, 1, 2"],
    ["iSensitivity", { iSensitivity: 4 as never }, "iSensitivity is none of 0, 1, 2, 3"],
    ["an end before the start", { stEnd: before }, "stEnd is before stStart"],
    ["such an end of a day", { stEnd: before, bAllDay: true }, "stEnd is before stStart"],
    ["a time that is none", { stEnd: new Date(Number.NaN) }, "stEnd is before stStart"],
  ])("%s", (_, changes, reason) => {
    appointments.setEntry(alice, entry());
    const wrong = entry({ stStart: new Date("2024-05-06T08:30:00.000Z"), ...changes });
    const refusal = (path: string): object =>
      expect.objectContaining({ detail: 4, message: `${path}.${reason}` });
    const refused = (work: () => void): unknown => {
      try {
        work();
      } catch (error) {
        return error;
      }
      return undefined;
    };
    expect(refused(() => appointments.setEntry(alice, wrong))).toEqual(refusal("appointment"));
    const two = [entry(), wrong];
    expect(refused(() => appointments.setList(alice, two))).toEqual(refusal("appointments[1]"));
    expect(refused(() => appointments.setSeries(alice, two))).toEqual(refusal("appointments[1]"));
    expect(appointments.all(alice)).toEqual([stored(entry(), "Alice")]);
  });

  test("a data source of over 1,024 characters, which would go into every entry", () => {
    const source = "x".repeat(1025);
    expect(() => appointments.setList(alice, [entry()], source)).toThrow("u8sDataSource has over");
    expect(() => appointments.setSeries(alice, [entry()], source)).toThrow("u8sDataSource has");
  });
});

describe("the data source of a list", () => {
  test("is that of its entries that name none, and of no others", () => {
    const entries = [
      entry({ u8sEntryID: "1", u8sDataSource: "" }),
      entry({ u8sEntryID: "2", u8sDataSource: "Google" }),
    ];
    appointments.setList(alice, entries, "MAPI");
    const sources = () => appointments.all(alice).map(({ u8sDataSource }) => u8sDataSource);
    expect(sources()).toEqual(["MAPI", "Google"]);
    appointments.setSeries(alice, [entry({ u8sEntryID: "1", u8sDataSource: "" })], "EWS");
    expect(sources()).toEqual(["EWS", "Google"]);
    appointments.setEntry(alice, entry({ u8sEntryID: "1", u8sDataSource: "" }));
    expect(sources()).toEqual(["", "Google"]);
  });
});

describe("what runs now", () => {
  const at = (start: string, end: string, changes = {}) =>
    entry({ stStart: new Date(start), stEnd: new Date(end), ...changes });

  test("begins at or before this moment and ends after it", () => {
    appointments.setEntry(alice, at("2024-05-06T08:00:00.000Z", "2024-05-06T09:00:00.000Z"));
    const runs = (moment: string) => {
      now = new Date(moment);
      return appointments.running(alice).length === 1;
    };
    expect(runs("2024-05-06T07:59:59.999Z")).toBe(false);
    expect(runs("2024-05-06T08:00:00.000Z")).toBe(true);
    expect(runs("2024-05-06T08:59:59.999Z")).toBe(true);
    expect(runs("2024-05-06T09:00:00.000Z")).toBe(false);
  });

  test("is only the owner's, in the order of his list", () => {
    appointments.setList(alice, [
      at("2024-05-06T08:00Z", "2024-05-06T10:00Z", { u8sEntryID: "late" }),
      at("2024-05-06T10:00Z", "2024-05-06T11:00Z", { u8sEntryID: "not yet" }),
      at("2024-05-01T00:00Z", "2024-05-31T00:00Z", { u8sEntryID: "early" }),
    ]);
    appointments.setList(bob, [at("2024-05-06T08:00Z", "2024-05-06T10:00Z", { u8sEntryID: "b" })]);
    expect(ids(appointments.running(alice))).toEqual(["late", "early"]);
  });

  test("is one occurrence of a series, not all", () => {
    const occurrences = [5, 6, 7].map((day) =>
      at(`2024-05-0${day}T08:00Z`, `2024-05-0${day}T10:00Z`),
    );
    appointments.setSeries(alice, occurrences);
    expect(appointments.running(alice)).toEqual([stored(occurrences[1]!, "Alice")]);
  });

  test("is an all-day entry for its whole day, also when it ends where it starts", () => {
    appointments.setList(alice, [
      at("2024-05-06T00:00Z", "2024-05-07T00:00Z", { u8sEntryID: "day", bAllDay: true }),
      at("2024-05-06T00:00Z", "2024-05-06T00:00Z", { u8sEntryID: "point", bAllDay: true }),
    ]);
    now = new Date("2024-05-06T23:59:59.999Z");
    expect(ids(appointments.running(alice))).toEqual(["day", "point"]);
    now = new Date("2024-05-07T00:00:00.000Z");
    expect(appointments.running(alice)).toEqual([]);
    expect(appointments.all(alice)[1]!.stEnd).toEqual(new Date("2024-05-06T00:00Z"));
  });

  test("is no entry without length", () => {
    appointments.setEntry(alice, at("2024-05-06T09:00Z", "2024-05-06T09:00Z"));
    expect(appointments.running(alice)).toEqual([]);
    expect(appointments.all(alice)).toHaveLength(1);
  });

  test("is followed by what begins first", () => {
    expect(appointments.next(alice)).toBeUndefined();
    appointments.setList(alice, [
      at("2024-05-06T09:00Z", "2024-05-06T10:00Z", { u8sEntryID: "running" }),
      at("2024-05-06T12:00Z", "2024-05-06T13:00Z", { u8sEntryID: "second" }),
      at("2024-05-06T11:00Z", "2024-05-06T14:00Z", { u8sEntryID: "first" }),
    ]);
    expect(appointments.next(alice)!.u8sEntryID).toBe("first");
  });
});
