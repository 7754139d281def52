import fc from "fast-check";
import type { Type } from "../../src/codec/index.js";
import { arbitraryOf } from "../support/arbitrary.js";
import { sameOctets, sameValue, toHex } from "../support/same-value.js";
import type { Answer, Question } from "./oracle.js";
import { fitted, holdsReal, termText } from "./term.js";

/** A question to OTP and what is right as an answer. */
export interface Case extends Question {
  /** The type or value that it is about: `Module.name`. */
  readonly about: string;
  /** The octets, for whoever reads of a disagreement. */
  readonly title: string;
  /** What is wrong with an answer; undefined if nothing is. */
  readonly wrong: (answer: Answer) => string | undefined;
}

/** Octets of an encoding; longer ones would only take their time. Room for a string of 64 KiB. */
const longest = 70_000;

/** OTP decodes what we encode, and must see the same value; we decode what it encodes of that. */
export function randomCases(
  module: string,
  name: string,
  type: Type<unknown>,
  count: number,
  seed: number,
): Case[] {
  const arbitrary = arbitraryOf(type)
    .map((drawn) => fitted(type, drawn))
    .map((value) => ({ value, octets: type.encode(value) }))
    .filter(({ octets }) => octets.length <= longest);
  return fc.sample(arbitrary, { numRuns: count, seed }).map(({ value, octets }) => ({
    module,
    type: name,
    asked: octets,
    about: `${module}.${name}`,
    title: shorten(toHex(octets)),
    wrong: (answer) => disagreement(type, value, octets, answer),
  }));
}

/** OTP encodes a value to these octets: one that it has decoded from them, or that of a name in the module. */
export function octetsCase(
  question: Pick<Question, "module" | "type">,
  octets: Uint8Array,
  asked: Uint8Array | string = octets,
): Case {
  return {
    ...question,
    asked,
    about: `${question.module}.${typeof asked === "string" ? asked : question.type}`,
    title: shorten(toHex(octets)),
    wrong: (answer) => {
      if ("refusal" in answer) return `OTP ${answer.refusal}`;
      if (sameOctets(answer.octets, octets)) return undefined;
      return `OTP writes ${shorten(toHex(answer.octets))}\n  not ${shorten(toHex(octets))}`;
    },
  };
}

function disagreement(
  type: Type<unknown>,
  value: unknown,
  octets: Uint8Array,
  answer: Answer,
): string | undefined {
  if ("refusal" in answer) return `OTP ${answer.refusal}`;
  const expected = termText(type, value);
  if (answer.text !== expected) {
    return `OTP sees ${shorten(answer.text)}\n  it is   ${shorten(expected)}`;
  }
  if (!holdsReal(type) && !sameOctets(answer.octets, octets)) {
    return `OTP writes ${shorten(toHex(answer.octets))}`;
  }
  let decoded: unknown;
  try {
    decoded = type.decode(answer.octets, { strictness: "strict" });
  } catch (error) {
    return `we cannot decode ${shorten(toHex(answer.octets))}: ${(error as Error).message}`;
  }
  return sameValue(decoded, value)
    ? undefined
    : `of ${shorten(toHex(answer.octets))} we make ${shorten(termText(type, decoded))}`;
}

function shorten(text: string): string {
  return text.length > 300 ? `${text.slice(0, 300)}..` : text;
}
