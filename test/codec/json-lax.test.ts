import { describe, expect, it } from "vitest";
import { AsnAppointmentEntry } from "../../src/modules/appointments/appointments.js";
import { allTypes } from "../../src/modules/registry.js";
import {
  choice,
  INTEGER,
  noTime,
  sequence,
  sequenceOf,
  UTF8String,
} from "../../src/codec/index.js";

describe("the lax mode of reading JSON", () => {
  it("supplies what is missing and says which", () => {
    const missing: string[] = [];
    const read = AsnAppointmentEntry.fromJson(
      { u8sSubject: "Hi" },
      { lax: true, onDefault: (path) => missing.push(path) },
    );
    expect(read).toMatchObject({ u8sSubject: "Hi", u8sOwner: "", iDuration: 0, bAllDay: false });
    expect(read.stStart).toEqual(noTime);
    expect(missing).toContain("AsnAppointmentEntry.stStart");
    expect(missing).not.toContain("AsnAppointmentEntry.u8sSubject");
    expect(AsnAppointmentEntry.decode(AsnAppointmentEntry.encode(read))).toEqual(read);
  });

  it("looks into lists and alternatives", () => {
    const Inner = sequence<any>("Inner", () => [
      ["a", INTEGER],
      ["b", UTF8String],
    ]);
    const Outer = sequence<any>("Outer", () => [
      ["list", sequenceOf("", () => Inner)],
      ["one", choice<any>("", () => [["x", Inner]])],
    ]);
    const missing: string[] = [];
    const onDefault = (path: string): void => void missing.push(path);
    const read = Outer.fromJson(
      { list: [{ a: 1 }, {}], one: { x: { b: "b" } } },
      { lax: true, onDefault },
    );
    expect(read).toEqual({
      list: [
        { a: 1, b: "" },
        { a: 0, b: "" },
      ],
      one: { x: { a: 0, b: "b" } },
    });
    expect(missing).toEqual([
      "Outer.list[0].b",
      "Outer.list[1].a",
      "Outer.list[1].b",
      "Outer.one.x.a",
    ]);
  });

  it("still refuses a member of the wrong kind, with its path", () => {
    expect(() => AsnAppointmentEntry.fromJson({ iDuration: "x" }, { lax: true })).toThrow(
      /^AsnAppointmentEntry\.iDuration: /,
    );
    expect(() => AsnAppointmentEntry.fromJson({ u8sSubject: "Hi" })).toThrow(/missing/);
  });

  it("reads { } as every structure of the protocol", () => {
    for (const { name, type } of allTypes()) {
      if (type.schema.kind !== "sequence") continue;
      const value = type.fromJson({}, { lax: true });
      expect(() => type.encode(value), name).not.toThrow();
    }
  });
});
