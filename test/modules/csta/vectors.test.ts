import { describe, expect, test } from "vitest";
import { type Type } from "../../../src/codec/index.js";
import { cstaCorpus, cstaTypes, cstaValue } from "../../support/csta.js";
import { fromHex, toHex } from "../../support/same-value.js";

const inner = cstaCorpus.vectors.flatMap(({ name, inner: value }) =>
  value === undefined ? [] : [{ name, ...value }],
);
const alone = cstaCorpus.vectors.filter(({ type }) => cstaTypes.has(type));

describe("octets of CSTA", () => {
  test.each([...inner, ...alone])("$name is the $type that it says", ({ type, hex, value }) => {
    const codec = cstaTypes.get(type) as Type<unknown>;
    const octets = fromHex(hex);
    const decoded = codec.decode(octets);
    expect(decoded).toEqual(cstaValue(codec, value));
    expect(toHex(codec.encode(decoded))).toBe(hex);
    expect(toHex(codec.encode(cstaValue(codec, value)))).toBe(hex);
  });

  test("are of 69 messages and three values of their own", () => {
    expect([inner.length, alone.length]).toEqual([69, 3]);
  });

  test("of a makeCall without devices are refused", () => {
    const argument = cstaTypes.get("MakeCallArgument") as Type<unknown>;
    expect(() => argument.decode(fromHex("30020500"))).toThrow("callingDevice");
  });

  test("with a member of a newer edition are read, and it is kept if asked for", () => {
    const argument = cstaTypes.get("SystemStatusArg") as Type<unknown>;
    const octets = fromHex("300a 0a0102 bb050a01077e00".replaceAll(" ", ""));
    expect(argument.decode(octets)).toMatchObject({ systemStatus: 2 });
    expect(toHex(argument.encode(argument.decode(octets, { unknown: "keep" })))).toBe(
      toHex(octets),
    );
  });
});
