import {
  BOOLEAN,
  INTEGER,
  OBJECT_IDENTIFIER,
  UTF8String,
  choice,
  implicit,
  openType,
  sequence,
  sequenceOf,
  type Type,
} from "../../src/codec/index.js";
import { inTurn, type CodecCase } from "./case.js";
import { same } from "./compare.js";

/** As many types as a small protocol has operations. */
const bodies = Array.from({ length: 8 }, (_, i) => ({
  name: `body${i}`,
  integer: i * 3 + 1,
  identifier: `1.3.6.1.4.1.311.21.${i}`,
  type: sequence(`Body${i}`, () => [
    ["number", INTEGER],
    ["text", UTF8String],
    ["flag", BOOLEAN],
    ["list", sequenceOf("", () => INTEGER)],
  ]),
  value: { number: i * 1000, text: `the text of body ${i}`, flag: i % 2 === 0, list: [1, 300, i] },
}));

type Body = (typeof bodies)[number];
type KeyName = "integer" | "identifier";

const keyTypes = { integer: INTEGER, identifier: OBJECT_IDENTIFIER };

export const openGroups: Readonly<Record<KeyName, string>> = {
  integer: "open type with an INTEGER as its key",
  identifier: "open type with an OBJECT IDENTIFIER as its key",
};

export const openSubjects = ["open type", "CHOICE"] as const;

/** Reading and writing the same members, once in an open type that another member resolves, and once in a CHOICE beside it. */
export function openTypeCases(): CodecCase[] {
  return (["integer", "identifier"] as const).flatMap((key) => {
    const resolved = typeOf("Resolved", key, openBody(key));
    const chosen = typeOf("Chosen", key, choiceBody());
    const inOpen = (body: Body) => ({
      key: body[key],
      body: { known: body.name, value: body.value },
    });
    const inChoice = (body: Body) => ({ key: body[key], body: { [body.name]: body.value } });
    return ["decode", "encode"].flatMap((what) => [
      caseOf(what, key, openSubjects[0], resolved, inOpen),
      caseOf(what, key, openSubjects[1], chosen, inChoice),
    ]);
  });
}

function typeOf(name: string, key: KeyName, body: Type<any>): Type<any> {
  return sequence(name, () => [
    ["key", keyTypes[key]],
    ["body", body],
  ]);
}

function openBody(key: KeyName): Type<any> {
  return openType(() => bodies.map((body) => [body.name, [body[key]], body.type]), {
    keys: [["key"]],
    extensible: true,
  });
}

function choiceBody(): Type<any> {
  return choice("Body", () => bodies.map(({ name, type }, i) => [name, implicit(i, type)]));
}

function caseOf(
  what: string,
  key: KeyName,
  subject: string,
  type: Type<any>,
  valueOf: (body: Body) => unknown,
): CodecCase {
  return {
    kind: "codec",
    group: `${what} ${openGroups[key]}`,
    subject,
    prepare() {
      const values = bodies.map(valueOf);
      const all = values.map((value) => Buffer.from(type.encode(value)));
      all.forEach((octets, i) => same(type.decode(octets), values[i], subject));
      const octets = all.reduce((sum, { length }) => sum + length, 0) / all.length;
      const run =
        what === "decode"
          ? inTurn((input: Uint8Array) => type.decode(input), all)
          : inTurn((value: unknown) => type.encode(value), values);
      return { octets, run };
    },
  };
}
