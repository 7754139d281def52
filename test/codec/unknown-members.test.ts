import { describe, expect, it } from "vitest";
import {
  ANY,
  BerEncodeError,
  choice,
  explicit,
  INTEGER,
  JsonDecodeError,
  OPTIONAL,
  sequence,
  sequenceOf,
  set,
  unknownExtensions,
  UTF8String,
  Writer,
  type EncodeOptions,
  type Type,
} from "../../src/codec/index.js";
import { isSurelyKnown, unknownMember } from "../../src/codec/unknown-members.js";
import { Appointments, Common } from "../../src/modules/index.js";

const Person = sequence<any>("Person", () => [
  ["u8sDisplayName", UTF8String],
  ["u8sFirst-name", UTF8String, OPTIONAL],
  ["anything", ANY, OPTIONAL],
]);
const People = sequenceOf<any>("People", () => Person);
const Place = set<any>("Place", () => [["iFloor", explicit(0, INTEGER)]], { extensible: true });
const Whereabouts = choice<any>(
  "Whereabouts",
  () => [
    ["person", explicit(1, Person)],
    ["place", Place],
  ],
  { extensible: true },
);
const Office = sequence<any>(
  "Office",
  () => [
    ["people", explicit(0, People)],
    [
      "rooms",
      explicit(
        1,
        sequenceOf("", () => Place),
      ),
      OPTIONAL,
    ],
    ["boss", Whereabouts, OPTIONAL],
    ["next", explicit(2, Office), OPTIONAL],
  ],
  { extensible: true },
) as Type<any>;

const person = { u8sDisplayName: "A" };
const refuse = { unknownMembers: "refuse" } as const;

/** What is wrong, the value, and the error's path and reason. */
const unknown: [title: string, value: object, path: string, reason: string][] = [
  [
    "a member",
    { people: [], bos: { place: { iFloor: 1 } } },
    "Office",
    'the type has no member "bos": did you mean "boss"?',
  ],
  [
    "an optional one, misspelt",
    { people: [{ ...person, "u8sFirst-nmae": "B" }] },
    "Office.people[0]",
    'the type has no member "u8sFirst-nmae": did you mean "u8sFirst-name"?',
  ],
  [
    "one that is like none",
    { people: [person, { ...person, somethingElse: 1 }] },
    "Office.people[1]",
    'the type has no member "somethingElse"',
  ],
  [
    "one of a SET within a list",
    { people: [], rooms: [{ iFloor: 1 }, { iFloor: 2, ifloor: 2 }] },
    "Office.rooms[1]",
    'the type has no member "ifloor": did you mean "iFloor"?',
  ],
  [
    "one within a CHOICE",
    { people: [], boss: { person: { ...person, name: "C" } } },
    "Office.boss.person",
    'the type has no member "name"',
  ],
  [
    "one in a type within itself",
    { people: [], next: { people: [], next: { people: [], nxt: 1 } } },
    "Office.next.next",
    'the type has no member "nxt": did you mean "next"?',
  ],
];

function errorOf(work: () => unknown): BerEncodeError | JsonDecodeError {
  try {
    work();
  } catch (error) {
    if (error instanceof BerEncodeError || error instanceof JsonDecodeError) return error;
    throw error;
  }
  throw new Error("no error");
}

/** All ways to encode. */
const ways: Record<string, (type: Type<any>, value: unknown, options?: EncodeOptions) => unknown> =
  {
    encode: (type, value, options) => type.encode(value, options),
    encodeInto: (type, value, options) => type.encodeInto(value, new Uint8Array(1000), 0, options),
    encodeTo: (type, value, options) =>
      type.encodeTo(new Writer(Buffer.alloc(1000)), value, 0, options),
    byteLength: (type, value, options) => type.byteLength(value, options),
    encodeJson: (type, value, options) => type.encodeJson(value, options),
  };

describe.each(Object.keys(ways))(
  "a value with a member that its type does not have, %s",
  (name) => {
    const way = ways[name] as (typeof ways)[string];

    it.each(unknown)("is refused if that is wanted: %s", (_, value, path, reason) => {
      expect(errorOf(() => way(Office, value, refuse))).toMatchObject({
        name: "BerEncodeError",
        code: "unknown-member",
        path,
        reason,
        message: `${path}: ${reason}`,
      });
    });

    it.each(unknown)("is encoded without it otherwise: %s", (_, value) => {
      for (const options of [undefined, {}, { unknownMembers: "ignore" } as const]) {
        expect(() => way(Office, value, options)).not.toThrow();
      }
    });

    it("has it named where it cannot be encoded: in the object at fault", () => {
      const value = { people: [person, { u8sDisplyName: "B" }] };
      expect(errorOf(() => way(Office, value))).toMatchObject({
        code: "missing-member",
        path: "Office.people[1].u8sDisplayName",
        reason: expect.stringMatching(
          /; the type has no member "u8sDisplyName": did you mean "u8sDisplayName"\?$/,
        ),
      });
    });

    it("has it named there rather than elsewhere, but elsewhere too", () => {
      const value = { other: 1, people: [{ u8sDisplyName: "B" }] };
      expect(errorOf(() => way(Office, value)).reason).toContain('no member "u8sDisplyName"');
      const elsewhere = { people: [{ ...person, nme: 1 }, { u8sDisplayName: 1 }] };
      expect(errorOf(() => way(Office, elsewhere))).toMatchObject({
        code: "wrong-kind",
        path: "Office.people[1].u8sDisplayName",
        reason: expect.stringMatching(/; in Office\.people\[0\] the type has no member "nme"$/),
      });
    });

    it("has an alternative that there is not named with the one that was meant", () => {
      const value = { people: [], boss: { plce: { iFloor: 1 } } };
      const error = {
        code: "bad-choice",
        path: "Office.boss",
        reason: 'the CHOICE has no alternative "plce": did you mean "place"?',
      };
      expect(errorOf(() => way(Office, value))).toMatchObject(error);
      expect(errorOf(() => way(Office, value, refuse))).toMatchObject(error);
    });
  },
);

describe("members that are refused", () => {
  it("are none that are undefined, nor additions that came from a later version", () => {
    const value = {
      people: [{ ...person, other: undefined }],
      boss: { place: undefined, person },
      [unknownExtensions]: [Uint8Array.of(0x85, 0)],
    };
    expect(Office.encode(value, refuse)).toEqual(Office.encode(value));
    const later = { people: [], boss: { [unknownExtensions]: [Uint8Array.of(0x85, 0)] } };
    expect(Office.encode(later, refuse)).toEqual(Office.encode(later));
  });

  it("are none that decoding gives", () => {
    const octets = Office.encode({ people: [person], boss: { place: { iFloor: 2 } } });
    const value = Office.decode(octets);
    expect(Office.encode(value, refuse)).toEqual(octets);
    expect(Office.fromJson(JSON.parse(Office.encodeJson(value)), refuse)).toEqual(value);
  });

  it("are looked for no deeper than a value may be, nor in one that contains itself", () => {
    const value: any = { people: [] };
    value.next = value;
    expect(errorOf(() => Office.encode(value, refuse)).code).toBe("limit");
    const list: any = {};
    const Wide: Type<any> = sequence<any>("Wide", () => [
      ["all", sequenceOf("", () => Wide), OPTIONAL],
    ]);
    list.all = [list, list, list];
    expect(errorOf(() => Wide.encode({ all: list.all }, refuse)).code).toBe("limit");
  });

  it("are not looked for on and on in a large value that cannot be encoded", () => {
    let asked = 0;
    const counted = new Proxy(person, { ownKeys: (of) => (asked++, Reflect.ownKeys(of)) });
    const people = Array.from({ length: 100_000 }, () => counted);
    const value = { people, next: { people: 1 } };
    expect(errorOf(() => Office.encode(value)).path).toBe("Office.next.people");
    expect(asked).toBeLessThan(20_000);
  });

  it("leave a getter's own error as it is", () => {
    const value = {
      people: [],
      get boss(): never {
        throw new RangeError("of the getter");
      },
    };
    expect(() => Office.encode(value, refuse)).toThrow(new RangeError("of the getter"));
  });
});

describe("JSON with a member that its type does not have", () => {
  it.each(unknown)(
    "is refused if that is wanted, extensible or not: %s",
    (_, value, path, text) => {
      const json = JSON.parse(JSON.stringify(value).replaceAll("-n", "_n")) as unknown;
      const reason = text.replaceAll("-n", "_n");
      const error = { name: "JsonDecodeError", code: "unknown-member", path, reason };
      expect(errorOf(() => Office.fromJson(json, refuse))).toMatchObject(error);
      expect(errorOf(() => Office.decodeJson(JSON.stringify(json), refuse))).toMatchObject(error);
    },
  );

  it("is passed over, but named where a mandatory member is missing", () => {
    const read = { people: [{ ...person, later: 1 }], rooms: [{ iFloor: 1, later: {} }] };
    expect(Office.fromJson(read)).toEqual({ people: [person], rooms: [{ iFloor: 1 }] });
    const slip = { people: [person, { u8sDispalyName: "A" }], later: 1 };
    expect(errorOf(() => Office.fromJson(slip))).toMatchObject({
      code: "missing-member",
      path: "Office.people[1].u8sDisplayName",
      reason:
        'a value is missing; the type has no member "u8sDispalyName": did you mean "u8sDisplayName"?',
    });
    const away = { people: [person, {}], later: 1 };
    expect(errorOf(() => Office.fromJson(away)).message).toMatch(
      /a value is missing; in Office the type has no member "later"/,
    );
    const wrong = { people: [{ u8sDisplayName: 1, later: 1 }] };
    expect(errorOf(() => Office.fromJson(wrong)).message).not.toContain("later");
  });

  it("is read where all that is more is what estos JSON adds", () => {
    const type = Office;
    const json = { _type: "Office", people: [{ _type: "Person", ...person }] };
    expect(type.fromJson(json, refuse)).toEqual({ people: [person] });
    const later = { people: [], boss: { _ber: "8500" } };
    expect(type.fromJson(later, refuse)).toEqual(type.fromJson(later));
  });

  it("has an alternative that there is not named", () => {
    const json = { people: [], boss: { plce: { iFloor: 1 } } };
    expect(errorOf(() => Office.fromJson(json, refuse))).toMatchObject({
      code: "bad-choice",
      path: "Office.boss",
      reason: 'the CHOICE has no alternative "plce": did you mean "place"?',
    });
  });

  it("may be optional parameters, whose names are free", () => {
    const type = Common.AsnNetDatabaseContact as Type<any>;
    const json = JSON.parse(
      type.encodeJson({ ...Common.AsnNetDatabaseContact.fromJson({}, { lax: true }) }),
    ) as object;
    const more = { ...json, optionalParams: { anyName: "text", another: { binarydata: "AA==" } } };
    expect(type.fromJson(more, refuse)).toEqual(type.fromJson(more));
  });
});

it("is seen at once not to be there only where a search finds none, and mostly if it finds none", () => {
  const plain = { people: [], boss: { place: { iFloor: 1 } } };
  expect(isSurelyKnown(Place, { iFloor: 1 }, "json")).toBe(true);
  expect(isSurelyKnown(Whereabouts, plain.boss, "json")).toBe(true);
  // Lists are left to the search.
  expect(isSurelyKnown(Office, plain, "json")).toBe(false);
  expect(isSurelyKnown(Person, { u8sDisplayName: "A", u8sFirst_name: "B" }, "json")).toBe(true);
  expect(isSurelyKnown(Person, { u8sDisplayName: "A", "u8sFirst-name": "B" }, "json")).toBe(false);
  for (const type of [Office, People, Person, Place, Whereabouts]) {
    const values = [
      ...unknown.map(([, value]) => value),
      person,
      plain,
      { boss: { plce: {} } },
      {},
    ];
    for (const value of values) {
      for (const spelling of ["value", "json"] as const) {
        const found = unknownMember(type, value, "", { spelling });
        if (found !== undefined)
          expect([found.name, isSurelyKnown(type, value, spelling)]).toEqual([found.name, false]);
      }
    }
  }
});

it("is not looked for at once in a value that is nested deeper than most are", () => {
  let value: object = { boss: { place: { iFlor: 1 } } };
  for (let depth = 0; depth < 20; depth++) value = { next: value };
  expect(isSurelyKnown(Office, value, "json")).toBe(false);
  expect(errorOf(() => Office.fromJson(value, refuse)).message).toMatch(/no member "iFlor"/);
});

it("a type of the manual names a member of its own", () => {
  const { AsnAppointmentRemoveEntryArgument } = Appointments;
  const value = { u8sEntryId: "1" } as never;
  expect(errorOf(() => AsnAppointmentRemoveEntryArgument.encode(value)).message).toMatch(
    /the type has no member "u8sEntryId": did you mean "u8sEntryID"\?$/,
  );
});
