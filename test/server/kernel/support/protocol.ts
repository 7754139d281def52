import {
  event,
  INTEGER,
  operation,
  sequence,
  sequenceOf,
  UTF8String,
  type Event,
  type Operation,
  type Type,
} from "../../../../src/codec/index.js";
import { AsnRequestError } from "../../../../src/modules/common/common.js";

// These operations are in no module of the manual.

export interface Name {
  name: string;
}
export const Name: Type<Name> = sequence("Name", () => [["name", UTF8String]]);

export interface Names {
  names: string[];
}
export const Names: Type<Names> = sequence("Names", () => [
  ["names", sequenceOf("Texts", () => UTF8String)],
]);

export interface Nothing {}
export const Nothing: Type<Nothing> = sequence("Nothing", () => []);

/** An error that is not an AsnRequestError. */
export interface OwnError {
  why: string;
  code: number;
}
export const OwnError: Type<OwnError> = sequence("OwnError", () => [
  ["why", UTF8String],
  ["code", INTEGER],
]);

const error = AsnRequestError;

/** Logs on without credentials; with an empty name, anonymously. */
export const logOn: Operation<Name, Nothing, AsnRequestError> = operation(
  "testLogOn",
  39001,
  () => ({
    argument: Name,
    result: Nothing,
    error,
  }),
);
export const logOff: Operation<Nothing, Nothing, AsnRequestError> = operation(
  "testLogOff",
  39002,
  () => ({ argument: Nothing, result: Nothing, error }),
);
export const ask: Operation<Name, Name, AsnRequestError> = operation("testAsk", 39003, () => ({
  argument: Name,
  result: Name,
  error,
}));
export const askOther: Operation<Name, Name, AsnRequestError> = operation(
  "testAskOther",
  39004,
  () => ({ argument: Name, result: Name, error }),
);
export const askOwn: Operation<Name, Name, OwnError> = operation("testAskOwn", 39005, () => ({
  argument: Name,
  result: Name,
  error: OwnError,
}));
export const list: Operation<Nothing, Names, AsnRequestError> = operation(
  "testList",
  39006,
  () => ({
    argument: Nothing,
    result: Names,
    error,
  }),
);
export const told: Event<Name> = event("testTold", 39007, () => Name);
export const note: Event<Name> = event("testNote", 39008, () => Name);
