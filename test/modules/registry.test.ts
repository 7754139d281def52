import { describe, expect, test } from "vitest";
import { Appointments, Authentication } from "../../src/modules/index.js";
import { allOperations, allTypes, findOperation, findType } from "../../src/modules/registry.js";

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
