import { describe, expect, it } from "vitest";
import {
  BOOLEAN,
  explicit,
  implicit,
  INTEGER,
  OCTET_STRING,
  OPTIONAL,
  sequence,
  sequenceOf,
  type Type,
  UTF8String,
} from "../../../src/codec/index.js";
import * as modules from "../../../src/modules/index.js";
import { neutralError } from "../../../src/rose/message/neutral-error.js";

describe("the neutral error", () => {
  it("has code 0, a neutral text, and nothing that is optional", () => {
    const inner = sequence("Inner", () => [["list", sequenceOf("List", () => BOOLEAN)]]);
    const Failure = sequence("Failure", () => [
      ["iErrorDetail", INTEGER],
      ["u8sErrorString", UTF8String],
      ["inner", inner],
      ["data", OCTET_STRING],
      ["hint", UTF8String, OPTIONAL],
      ["level", INTEGER, { default: 7 }],
    ]);
    expect(Failure.decode(neutralError(Failure) as Uint8Array)).toEqual({
      iErrorDetail: 0,
      u8sErrorString: "internal error",
      inner: { list: [] },
      data: new Uint8Array(0),
      level: 7,
    });
  });

  it("gives the text also where it is optional", () => {
    const Failure = sequence("Failure", () => [["u8sErrorString", UTF8String, OPTIONAL]]);
    expect(Failure.decode(neutralError(Failure) as Uint8Array)).toEqual({
      u8sErrorString: "internal error",
    });
  });

  it("gives the text also within a tag, and under another name", () => {
    const Text = implicit(2, UTF8String);
    const Inner = sequence<any>("Inner", () => [["u8sErrorString", Text]]);
    const Failure = explicit(
      3,
      sequence<any>("Failure", () => [["inner", implicit(0, Inner)]]),
    );
    expect(Failure.decode(neutralError(Failure) as Uint8Array)).toEqual({
      inner: { u8sErrorString: "internal error" },
    });
  });

  it("is encoded once per type", () => {
    const Failure = sequence("Failure", () => [["iErrorDetail", INTEGER]]);
    expect(neutralError(Failure)).toBe(neutralError(Failure));
  });

  it("is left out where the type has no finite value", () => {
    const Endless: Type<unknown> = sequence("Endless", () => [["again", Endless]]);
    expect(neutralError(Endless)).toBeUndefined();
  });

  it("exists for the error of every operation of the protocol", () => {
    let operations = 0;
    for (const module of Object.values(modules)) {
      for (const token of Object.values(module) as { kind?: string; error?: Type<any> }[]) {
        if (token.kind !== "operation" || token.error === undefined) continue;
        operations++;
        const bytes = neutralError(token.error);
        expect(bytes).toBeDefined();
        const value = token.error.decode(bytes as Uint8Array) as { u8sErrorString?: string } | null;
        expect(value?.u8sErrorString ?? "internal error").toBe("internal error");
      }
    }
    expect(operations).toBeGreaterThan(300);
  });
});
