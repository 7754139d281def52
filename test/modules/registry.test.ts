import { describe, expect, test } from "vitest";
import {
  ANY,
  INTEGER,
  operation,
  operationError,
  sequence,
  sequenceOf,
  type Type,
} from "../../src/codec/index.js";
import { Appointments, Authentication } from "../../src/modules/index.js";
import {
  allOperations,
  allTypes,
  builtInRegistry,
  findOperation,
  findType,
} from "../../src/modules/registry.js";

describe("the registry", () => {
  test("finds an operation by number, digits, name and qualified name", () => {
    const expected = {
      module: "Appointments",
      name: "asnAppointmentSetEntryList",
      id: 400,
      operation: Appointments.asnAppointmentSetEntryList,
    };
    expect(findOperation(400)).toEqual(expected);
    expect(findOperation("400")).toEqual(expected);
    expect(findOperation("asnAppointmentSetEntryList")).toEqual(expected);
    expect(findOperation("Appointments.asnAppointmentSetEntryList")).toEqual(expected);
  });

  test("finds events among the operations", () => {
    expect(findOperation("asnLogoff")?.operation).toBe(Authentication.asnLogoff);
    expect(findOperation("asnLogoff")?.operation.kind).toBe("event");
  });

  test("finds a type by name and qualified name", () => {
    const expected = {
      module: "Appointments",
      name: "AsnAppointmentEntry",
      type: Appointments.AsnAppointmentEntry,
    };
    expect(findType("AsnAppointmentEntry")).toEqual(expected);
    expect(findType("Appointments.AsnAppointmentEntry")).toEqual(expected);
    expect(findType("ROSEMessage")?.module).toBe("Rose");
  });

  test("finds nothing under a wrong name, module or id", () => {
    expect(findType("asnAppointmentEntry")).toBeUndefined();
    expect(findType("Cti.AsnAppointmentEntry")).toBeUndefined();
    expect(findType("")).toBeUndefined();
    expect(findType("constructor")).toBeUndefined();
    expect(findOperation(0)).toBeUndefined();
    expect(findOperation("0")).toBeUndefined();
    expect(findOperation("Cti.asnAppointmentSetEntryList")).toBeUndefined();
  });

  test("lists everything once, ids and names without repetition", () => {
    const operations = allOperations();
    expect(operations).toHaveLength(526);
    expect(new Set(operations.map(({ id }) => id)).size).toBe(526);
    expect(allTypes().filter(({ module }) => module !== "Rose")).toHaveLength(1248);
    for (const { name, type } of allTypes()) expect(findType(name)?.type).toBe(type);
  });
});

describe("a registry with modules beside the built-in ones", () => {
  interface Desk {
    readonly number: number;
    readonly next?: Desk | undefined;
  }
  const Desk: Type<Desk> = sequence("Desk", () => [
    ["number", INTEGER],
    ["next", Desk, { optional: true }],
    ["people", sequenceOf("People", () => Person), { optional: true }],
  ]);
  const Person = sequence("AsnAppointmentEntry", () => [["age", INTEGER]]);
  const { AsnAppointmentEntry, asnAppointmentSetEntry } = Appointments;
  const move = operation("deskMove", 31_000, () => ({
    argument: Desk,
    result: sequenceOf("", () => Desk),
    error: AsnAppointmentEntry,
  }));

  test("finds theirs and the built-in ones, and the types that they use", () => {
    const registry = builtInRegistry().with({ Office: { move, text: "no operation" } });
    for (const name of [31_000, "31000", "deskMove", "Office.deskMove"]) {
      expect(registry.findOperation(name)).toEqual({
        module: "Office",
        name: "deskMove",
        id: 31_000,
        operation: move,
      });
    }
    expect(registry.findOperation(400)).toBe(findOperation(400));
    expect(registry.findType("Desk")?.type).toBe(Desk);
    expect(registry.findType("Office.People")?.module).toBe("Office");
    expect(registry.entryOf(AsnAppointmentEntry)?.module).toBe("Appointments");
    expect(registry.operations).toHaveLength(allOperations().length + 1);
    expect(registry.types).toHaveLength(allTypes().length + 3);
    expect(findOperation("deskMove")).toBeUndefined();
    expect(findType("Desk")).toBeUndefined();
  });

  test("has the built-in type under a name that another one has too, and that one with its module", () => {
    const registry = builtInRegistry().withOperations([{ module: "Office", operation: move }]);
    expect(registry.findType("AsnAppointmentEntry")?.type).toBe(AsnAppointmentEntry);
    expect(registry.findType("Office.AsnAppointmentEntry")?.type).toBe(Person);
    expect(registry.entryOf(Person)?.module).toBe("Office");
  });

  test("is the same one if nothing is added", () => {
    const registry = builtInRegistry();
    expect(registry.with({})).toBe(registry);
    const known = { module: "own", operation: asnAppointmentSetEntry };
    expect(registry.withOperations([known])).toBe(registry);
  });

  test("has no two operations with the same id or name", () => {
    const registry = builtInRegistry().with({ Office: { move } });
    const types = () => ({ argument: Desk, result: Desk, error: Desk });
    for (const [other, collision] of [
      [operation("deskMove", 31_001, types), "deskMove (31000) of Office"],
      [operation("deskTurn", 31_000, types), "deskMove (31000) of Office"],
      [operation("deskTurn", 402, types), "asnAppointmentSetEntry (402) of Appointments"],
      [
        operation("asnAppointmentSetEntry", 31_002, types),
        "asnAppointmentSetEntry (402) of Appointments",
      ],
    ] as const) {
      const text = `${other.name} (${other.id}) of Other collides with ${collision}`;
      expect(() => registry.with({ Other: { other } })).toThrow(text);
      const added = [{ module: "Other", operation: other }];
      expect(() => registry.withOperations(added)).toThrow(text);
    }
  });

  test("finds an operation by the object identifier that is its code, and the types of its errors", () => {
    const Full = sequence("Full", () => [["desks", INTEGER]]);
    const full = operationError("full", 1, () => Full);
    const types = { argument: Desk, result: Desk, error: ANY, errors: [full] };
    const [book, leave] = ["1.3.6.1.1", "1.3.6.1.2"].map((code) =>
      operation(`desk${code.at(-1)}`, code, () => types),
    );
    const registry = builtInRegistry().with({ Office: { book, leave, full } });
    expect(registry.findOperation("1.3.6.1.1")).toMatchObject({ operation: book, id: 0 });
    expect(registry.findOperation("Office.desk2")?.operation).toBe(leave);
    expect(registry.findOperation(0)).toBeUndefined();
    expect(registry.findOperation("1.3.6.1.3")).toBeUndefined();
    expect(registry.findType("Full")?.type).toBe(Full);
    const other = operation("deskOther", "1.3.6.1.2", () => types);
    expect(() => registry.with({ Other: { other } })).toThrow(
      "deskOther (1.3.6.1.2) of Other collides with desk2 (1.3.6.1.2) of Office",
    );
  });

  test("has the types of a module as that module's, whichever of two came first", () => {
    const Room = sequence("Room", () => [["number", INTEGER]]);
    const find = operation("roomFind", 31_003, () => ({
      argument: Room,
      result: Room,
      error: Room,
    }));
    for (const modules of [
      { Office: { find }, House: { Room } },
      { House: { Room }, Office: { find } },
    ]) {
      expect(builtInRegistry().with(modules).entryOf(Room)?.module).toBe("House");
    }
  });

  test("has an operation of version 8 with the id of another one, for sessions of that version", () => {
    const types = () => ({ argument: Desk, result: Desk, error: Desk });
    const turn = operation("deskTurn", 402, types);
    for (const registry of [
      builtInRegistry().with({ Office: { turn } }, "8"),
      builtInRegistry().withOperations([{ module: "Office", operation: turn, version: "8" }]),
    ]) {
      expect(registry.findOperation(402)?.operation).toBe(asnAppointmentSetEntry);
      expect(registry.findOperation(402, "8")?.operation).toBe(turn);
      expect(registry.findOperation("deskTurn")?.operation).toBe(turn);
      expect(registry.findOperation(400, "8")).toBe(findOperation(400));
      expect(registry.findType("Desk")).toMatchObject({ module: "Office", version: "8" });
      expect(registry.findType("AsnAppointmentEntry")?.type).toBe(AsnAppointmentEntry);
      const other = operation("deskTurnBack", 402, types);
      const added = [{ module: "Other", operation: other, version: "8" } as const];
      expect(() => registry.withOperations(added)).toThrow(
        "deskTurnBack (402) of Other collides with deskTurn (402) of Office",
      );
    }
    const renamed = operation("asnAppointmentSetEntry", 31_004, types);
    expect(() => builtInRegistry().with({ Office: { renamed } }, "8")).toThrow(/collides/);
  });

  test("has a type of version 8 with the name of another one, for that version", () => {
    const registry = builtInRegistry().with({ Office: { Person, move } }, "8");
    expect(registry.findType("AsnAppointmentEntry")?.type).toBe(AsnAppointmentEntry);
    expect(registry.findType("AsnAppointmentEntry", "8")?.type).toBe(Person);
    expect(registry.findType("Appointments.AsnAppointmentEntry", "8")?.type).toBe(
      AsnAppointmentEntry,
    );
    expect(registry.findType("Office.AsnAppointmentEntry")?.type).toBe(Person);
  });
});
