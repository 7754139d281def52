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
  9001,
  () => ({
    argument: Name,
    result: Nothing,
    error,
  }),
);
export const logOff: Operation<Nothing, Nothing, AsnRequestError> = operation(
  "testLogOff",
  9002,
  () => ({ argument: Nothing, result: Nothing, error }),
);
export const ask: Operation<Name, Name, AsnRequestError> = operation("testAsk", 9003, () => ({
  argument: Name,
  result: Name,
  error,
}));
export const askOther: Operation<Name, Name, AsnRequestError> = operation(
  "testAskOther",
  9004,
  () => ({ argument: Name, result: Name, error }),
);
export const askOwn: Operation<Name, Name, OwnError> = operation("testAskOwn", 9005, () => ({
  argument: Name,
  result: Name,
  error: OwnError,
}));
export const list: Operation<Nothing, Names, AsnRequestError> = operation("testList", 9006, () => ({
  argument: Nothing,
  result: Names,
  error,
}));
export const told: Event<Name> = event("testTold", 9007, () => Name);
export const note: Event<Name> = event("testNote", 9008, () => Name);
