import { describe, expect, it } from "vitest";
import { enumerated } from "../../src/codec/index.js";
import { EnumAppointmentState } from "../../src/modules/appointments/appointments.js";

describe("an ENUMERATED", () => {
  const Colour = enumerated("Colour", { red: 0, "light-blue": 1, infra: -1 });

  it("has its named numbers as properties", () => {
    expect([Colour.red, Colour["light-blue"], Colour.infra]).toEqual([0, 1, -1]);
    expect(Colour.values).toEqual({ red: 0, "light-blue": 1, infra: -1 });
  });

  it("knows the name of a number", () => {
    expect([0, 1, -1].map((number) => Colour.nameOf(number))).toEqual([
      "red",
      "light-blue",
      "infra",
    ]);
    expect(EnumAppointmentState.nameOf(2)).toBe("eAPPOINTMENTSTATUSBUSY");
  });

  it("knows the name of a number that was decoded as a bigint", () => {
    expect(Colour.nameOf(-1n)).toBe("infra");
  });

  it("has no name for other numbers", () => {
    for (const number of [2, 0.5, NaN, Infinity, 2n ** 80n]) {
      expect(Colour.nameOf(number)).toBeUndefined();
    }
  });

  it("keeps names that types and objects have in its values", () => {
    const Odd = enumerated("Odd", { name: 1, nameOf: 2, values: 3, toString: 4, constructor: 5 });
    expect(Odd.name).toBe("Odd");
    expect(Odd.toString).toBe(Object.prototype.toString);
    expect(Odd.values).toEqual({ name: 1, nameOf: 2, values: 3, toString: 4, constructor: 5 });
    expect([1, 2, 3, 4, 5].map((number) => Odd.nameOf(number))).toEqual(Object.keys(Odd.values));
    expect(Odd.decode(Odd.encode(3))).toBe(3);
  });
});
