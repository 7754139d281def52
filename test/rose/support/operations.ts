import {
  BOOLEAN,
  event,
  INTEGER,
  NULL,
  OCTET_STRING,
  operation,
  OPTIONAL,
  sequence,
  UTF8String,
} from "../../../src/codec/index.js";

/** A small protocol for the tests of the engine. */

export interface Sum {
  a: number;
  b: number;
}
export const Sum = sequence<Sum>("Sum", () => [
  ["a", INTEGER],
  ["b", INTEGER],
]);

export interface Total {
  total: number;
}
export const Total = sequence<Total>("Total", () => [["total", INTEGER]]);

export interface Failure {
  iErrorDetail: number;
  u8sErrorString: string;
  bFatal: boolean;
  hint?: string;
}
export const Failure = sequence<Failure>("Failure", () => [
  ["iErrorDetail", INTEGER],
  ["u8sErrorString", UTF8String],
  ["bFatal", BOOLEAN],
  ["hint", UTF8String, OPTIONAL],
]);

export interface Blob {
  bytes: Uint8Array;
}
export const Blob = sequence<Blob>("Blob", () => [["bytes", OCTET_STRING]]);

export interface Options {
  text?: string;
}
export const Options = sequence<Options>("Options", () => [["text", UTF8String, OPTIONAL]]);

export interface News {
  number: number;
  text: string;
}
export const News = sequence<News>("News", () => [
  ["number", INTEGER],
  ["text", UTF8String],
]);

const error = Failure;
export const add = operation("add", 10, () => ({ argument: Sum, result: Total, error }));
export const echo = operation("echo", 11, () => ({ argument: Blob, result: Blob, error }));
export const configure = operation("configure", 12, () => ({
  argument: Options,
  result: Options,
  error,
}));
/** An operation without ARGUMENT and RESULT. */
export const ring = operation("ring", 14, () => ({ argument: NULL, result: NULL, error }));
export const stall = operation("stall", 13, () => ({ argument: Options, result: Options, error }));
export const news = event("news", 20, () => News);
export const bye = event("bye", 21, () => Options);
