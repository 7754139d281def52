// Generated from clashes.asn1 by `rosewire compile`. Do not edit.

import {
  ANY,
  INTEGER,
  NULL,
  OCTET_STRING as OCTET_STRING$,
  UTF8String,
  alias,
  enumerated,
  event as event$,
  operation,
  sequence as sequence$,
  sequenceOf,
  systemTime,
  type EnumeratedValue,
  type Event as Event$,
  type Operation as Operation$,
  type Type as Type$,
} from "../../../../src/codec/index.js";
import * as Neighbour$ from "./neighbour.js";

/** Operation 1. */
export const sequence: Operation$<Event, null, null> = /* @__PURE__ */ operation(
  "sequence",
  1,
  () => ({
    argument: Event,
    result: NULL,
    error: NULL,
  }),
);

/** Event 2. */
export const event: Event$<Type> = /* @__PURE__ */ event$("event", 2, () => Type);

/** Operation 3. */
export const delete$: Operation$<null, Neighbour$.Type, null> = /* @__PURE__ */ operation(
  "delete",
  3,
  () => ({
    argument: NULL,
    result: Neighbour$.Type,
    error: NULL,
  }),
);

/** Operation 4. */
export const same: Operation$<null, null, null> = /* @__PURE__ */ operation("same", 4, () => ({
  argument: NULL,
  result: NULL,
  error: NULL,
}));

export interface Type {
  date: globalThis.Date;
}
export const Type: Type$<Type> = /* @__PURE__ */ sequence$("Type", () => [
  ["date", systemTime("")],
]);

export type Date = string;
export const Date: Type$<Date> = /* @__PURE__ */ alias("Date", () => UTF8String);

export type Uint8Array = globalThis.Uint8Array;
export const Uint8Array: Type$<Uint8Array> = /* @__PURE__ */ alias(
  "Uint8Array",
  () => OCTET_STRING$,
);

export type Record = globalThis.Record<string, never>;
export const Record: Type$<Record> = /* @__PURE__ */ sequence$("Record", () => []);

export const Operation = /* @__PURE__ */ enumerated("Operation", {
  name: 1,
  encode: 2,
  schema: 3,
  values: 4,
  plain: 5,
});
export type Operation = EnumeratedValue<typeof Operation>;

export interface Event {
  default: number;
  "linked-ID": number;
}
export const Event: Type$<Event> = /* @__PURE__ */ sequence$("Event", () => [
  ["default", INTEGER],
  ["linked-ID", INTEGER],
]);

export type OCTET_STRING = globalThis.Uint8Array;
export const OCTET_STRING: Type$<OCTET_STRING> = /* @__PURE__ */ alias("OCTET-STRING", () => ANY);

export type Two_Words = number;
export const Two_Words: Type$<Two_Words> = /* @__PURE__ */ alias("Two-Words", () => INTEGER);

export type Two_Words$ = Two_Words[];
export const Two_Words$: Type$<Two_Words$> = /* @__PURE__ */ sequenceOf(
  "Two_Words",
  () => Two_Words,
);

export type Neighbour = Neighbour$.Neighbour;
export const Neighbour: Type$<Neighbour> = /* @__PURE__ */ alias(
  "Neighbour",
  () => Neighbour$.Neighbour,
);

export const same$: number = 4;

export const new$: globalThis.Uint8Array = /* @__PURE__ */ globalThis.Uint8Array.of(1);

export const two_Words: Two_Words = 2;
