export { isType } from "./type.js";
export type { BitString, Interval, StringKind, TagClass } from "./kinds.js";
export * from "./builders.js";
export {
  enumerated,
  type EnumeratedType,
  type Enumerated,
  type EnumeratedName,
  type EnumeratedValue,
  type NamedNumbers,
} from "./enumerated.js";
export {
  BerDecodeError,
  BerEncodeError,
  CodecError,
  JsonDecodeError,
  type BerDecodeCode,
  type BerEncodeCode,
  type JsonDecodeCode,
} from "./errors.js";
export { EncodedList, type Encodable } from "./encoded-list.js";
export { emptyValue } from "./empty-value.js";
export { defaultLimits, valueLimits, type Limits } from "./limits.js";
export {
  Event,
  Operation,
  OperationError,
  event,
  operation,
  operationError,
  type Code,
  type HandledOperation,
  type InvokedOperation,
  type OperationTypes,
} from "./operation.js";
export {
  unknownExtensions,
  type CodecOptions,
  type DecodeOptions,
  type EncodeOptions,
  type JsonOptions,
  type Strictness,
  type UnknownMembers,
} from "./options.js";
export { Writer, type Segment } from "./ber/writer.js";
export { isNoTime, noTime } from "./system-time.js";
export { ListView, type View } from "./view.js";
export { parseJson } from "./json/parse.js";
export type {
  Constraint,
  KeyPath,
  Member,
  MemberOptions,
  MemberRow,
  OpenRow,
  Schema,
  Type,
} from "./schema.js";
