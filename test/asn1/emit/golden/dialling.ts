// Generated from dialling.asn1 by `rosewire compile`. Do not edit.

import {
  ANY,
  INTEGER,
  NULL,
  UTF8String,
  alias,
  event,
  implicit,
  operation,
  operationError,
  sequence,
  string,
  type Event,
  type Operation,
  type OperationError,
  type Type,
} from "../../../../src/codec/index.js";
import * as Signals from "./signals.js";

/** Calls somebody. Operation 1.3.6.1.4.1.99.1. */
export const dial: Operation<
  Number,
  Call,
  Uint8Array | BadNumber | Signals.Until | number,
  NumberInput,
  Call,
  never
> = /* @__PURE__ */ operation("dial", "1.3.6.1.4.1.99.1", () => ({
  argument: Number,
  result: Call,
  error: ANY,
  errors: [badNumber, Signals.busy, operationError("", 9, () => INTEGER)],
  linked: [Signals.ring, askPin],
}));

/** Operation 3. */
export const askPin: Operation<null, Pin, null> = /* @__PURE__ */ operation("askPin", 3, () => ({
  argument: NULL,
  result: Pin,
  error: NULL,
  errors: [noPin],
}));

/** Operation 4. */
export const hangUp: Operation<Call, null, Call | null, Call, null, never> =
  /* @__PURE__ */ operation("hangUp", 4, () => ({
    argument: Call,
    result: NULL,
    error: Call,
    errors: [noCall, lost],
  }));

/** Event 1.3.6.1.4.1.99.2. */
export const told: Event<Call> = /* @__PURE__ */ event("told", "1.3.6.1.4.1.99.2", () => Call);

/** No such number. Error 1. */
export const badNumber: OperationError<BadNumber, BadNumberInput> = /* @__PURE__ */ operationError(
  "badNumber",
  1,
  () => BadNumber,
);

/** Error 2. */
export const noPin: OperationError<null> = /* @__PURE__ */ operationError("noPin", 2, () => NULL);

/** Error 3. */
export const noCall: OperationError<null> = /* @__PURE__ */ operationError("noCall", 3, () => NULL);

/** Error 4. */
export const lost: OperationError<Call> = /* @__PURE__ */ operationError("lost", 4, () => Call);

export interface Number {
  digits: string;
  retries: number;
}
/** {@link Number} for encoding: members with a DEFAULT may be absent. */
export interface NumberInput {
  digits: string;
  retries?: number;
}
export const Number: Type<Number, NumberInput> = /* @__PURE__ */ sequence("Number", () => [
  ["digits", implicit(0, string("IA5String"))],
  ["retries", implicit(1, INTEGER), { default: 0 }],
]);

export interface BadNumber {
  at: number;
  why: string;
}
/** {@link BadNumber} for encoding: members with a DEFAULT may be absent. */
export interface BadNumberInput {
  at: number;
  why?: string;
}
export const BadNumber: Type<BadNumber, BadNumberInput> = /* @__PURE__ */ sequence(
  "BadNumber",
  () => [
    ["at", implicit(0, INTEGER)],
    ["why", implicit(1, UTF8String), { default: "?" }],
  ],
);

export type Call = number;
export const Call: Type<Call> = /* @__PURE__ */ alias("Call", () => INTEGER);

export type Pin = string;
export const Pin: Type<Pin> = /* @__PURE__ */ alias("Pin", () =>
  string("IA5String", { size: [{ min: 4, max: 4 }] }),
);
