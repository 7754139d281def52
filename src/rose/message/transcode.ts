import {
  CodecError,
  JsonDecodeError,
  type CodecOptions,
  type Event,
  type JsonOptions,
  type Operation,
  type Strictness,
  type Type,
  type UnknownMembers,
} from "../../codec/index.js";
import {
  integerValues,
  isObject,
  knownOptions,
  strictnessValues,
  unknownMemberValues,
  type NamesOf,
} from "../../codec/internal.js";
import { ROSEMessage } from "../../modules/rose/rose.js";

/** Finds the operations and types that open types are named after. */
export interface OpenTypeResolver {
  /** Finds by id or by name; undefined if there is none. */
  operation(idOrName: number | string): Operation | Event | undefined;
  /** Finds by name; undefined if there is none. */
  type(name: string): Type<any> | undefined;
}

/** How a message is converted to JSON or back. */
export interface RoseJsonOptions extends CodecOptions {
  /** Whether to write `_type` first in an open type, as the vendor's server does, or in all its objects. */
  readonly typeNames?: "root" | "all" | undefined;
  /** The operation that a result or error answers, by id or name; the message does not contain it. */
  readonly operation?: number | string | undefined;
  /** The name of the open type, if it is not to be taken from the operation. */
  readonly openType?: string | undefined;
  /** Whether unknown members of the message and of its open type are refused; ignored by default. */
  readonly unknownMembers?: UnknownMembers | undefined;
  /** How strictly octets are decoded. */
  readonly strictness?: Strictness | undefined;
}

const optionNames = {
  integers: integerValues,
  constraints: "boolean",
  typeNames: { root: true, all: true },
  operation: true,
  openType: "string",
  unknownMembers: unknownMemberValues,
  strictness: strictnessValues,
} satisfies NamesOf<RoseJsonOptions>;

/** What the codec is to know of the options. @throws TypeError for an unknown one. */
function codecOptions(given: RoseJsonOptions, what: string): JsonOptions {
  knownOptions(given, optionNames, what);
  const { operation: _, openType: __, ...options } = given;
  return options;
}

/** The octets that replace an open type while the envelope around it is converted. */
const placeholder = Uint8Array.of(0x05, 0x00);
const placeholderText = '{"_ber":"0500"}';

/**
 * Writes a message as estos JSON (docs/protocol.md section 5). Its open type is written in the type
 * that the operation or the options give it, or as `{"_ber": "<hex>"}` if none is given or
 * the octets are not of that type.
 * @throws BerDecodeError for octets that are not a message, TypeError for an unknown option.
 */
export function roseMessageToJson(
  bytes: Uint8Array,
  resolver: OpenTypeResolver,
  options: RoseJsonOptions = {},
): string {
  const reading = codecOptions(options, "roseMessageToJson");
  const message = ROSEMessage.decode(bytes, reading);
  const envelope: JsonOptions = { ...reading, typeNames: undefined };
  const place = openPlace(message);
  const octets = place?.holder[place.key];
  if (place === undefined || !(octets instanceof Uint8Array)) {
    return ROSEMessage.encodeJson(message, envelope);
  }
  const type = namedType(place, resolver, options);
  const open = type && openTypeToJson(type, octets, reading);
  if (open === undefined) return ROSEMessage.encodeJson(message, envelope);
  place.holder[place.key] = placeholder;
  const text = ROSEMessage.encodeJson(message, envelope);
  // The open type is the last member of every kind of message.
  const at = text.lastIndexOf(placeholderText);
  return text.slice(0, at) + open + text.slice(at + placeholderText.length);
}

/**
 * Encodes a message from parsed estos JSON, which may be in a list of one. The open type is read
 * as the type that its `_type` names, or else that of the operation or the options, or from
 * `{"_ber": "<hex>"}`.
 * @throws JsonDecodeError; `missing-member` with a path ending in `_type` if the type is not known; TypeError for an unknown option.
 */
export function roseMessageFromJson(
  value: unknown,
  resolver: OpenTypeResolver,
  options: RoseJsonOptions = {},
): Uint8Array {
  const reading = codecOptions(options, "roseMessageFromJson");
  const encode = (json: unknown): Uint8Array =>
    ROSEMessage.encode(ROSEMessage.fromJson(json, reading), reading);
  const json = structuredEnvelope(Array.isArray(value) && value.length === 1 ? value[0] : value);
  const place = openPlace(json);
  const open = place?.holder[place.key];
  if (place === undefined || open === undefined) return encode(json);
  if (isObject(open) && "_ber" in open) return encode(json);
  const type = typeOf(open, place, resolver, options);
  const octets = type.encode(type.fromJson(open, reading), reading);
  place.holder[place.key] = { _ber: Buffer.from(octets).toString("hex") };
  return encode(json);
}

/** Where a message has its open type. */
interface OpenPlace {
  readonly kind: "argument" | "result" | "error";
  readonly holder: Record<string, unknown>;
  readonly key: string;
  /** What the message says about the operation. */
  readonly operationID: unknown;
  readonly operationName: unknown;
}

function openPlace(message: unknown): OpenPlace | undefined {
  if (!isObject(message)) return undefined;
  const { invoke, result, error } = message;
  const nothing = { operationID: undefined, operationName: undefined };
  if (isObject(invoke)) {
    const { operationID, operationName } = invoke;
    return { kind: "argument", holder: invoke, key: "argument", operationID, operationName };
  }
  if (isObject(result) && isObject(result["result"])) {
    return { kind: "result", holder: result["result"], key: "result", ...nothing };
  }
  return isObject(error) ? { kind: "error", holder: error, key: "error", ...nothing } : undefined;
}

/** A copy of the envelope that may be changed, as deep as the object that holds the open type. */
function structuredEnvelope(value: unknown): unknown {
  if (!isObject(value)) return value;
  const copy: Record<string, unknown> = { ...value };
  for (const key of ["invoke", "result", "error"]) {
    const body = copy[key];
    if (isObject(body)) copy[key] = { ...body };
  }
  const result = copy["result"];
  if (isObject(result) && isObject(result["result"])) result["result"] = { ...result["result"] };
  return copy;
}

/** The type that the options or the operation give the open type. */
function namedType(
  place: OpenPlace,
  resolver: OpenTypeResolver,
  options: RoseJsonOptions,
): Type<any> | undefined {
  if (options.openType !== undefined) return resolver.type(options.openType);
  const operation = operationOf(place, resolver, options);
  if (operation === undefined) return undefined;
  if (place.kind === "argument") return operation.argument;
  return operation.kind === "operation" ? operation[place.kind] : undefined;
}

function operationOf(
  place: OpenPlace,
  resolver: OpenTypeResolver,
  options: RoseJsonOptions,
): Operation | Event | undefined {
  if (place.kind !== "argument") {
    return options.operation === undefined ? undefined : resolver.operation(options.operation);
  }
  const id = Number(place.operationID);
  if (id !== 0) return resolver.operation(id);
  return typeof place.operationName === "string"
    ? resolver.operation(place.operationName)
    : undefined;
}

/** Returns undefined if the octets are not of the type; they are then shown as octets. */
function openTypeToJson(
  type: Type<any>,
  octets: Uint8Array,
  options: JsonOptions,
): string | undefined {
  try {
    return type.encodeJson(type.decode(octets, options), options);
  } catch (error) {
    if (error instanceof CodecError) return undefined;
    throw error;
  }
}

/** The type of an open type in JSON; `_type` takes precedence. */
function typeOf(
  open: unknown,
  place: OpenPlace,
  resolver: OpenTypeResolver,
  options: RoseJsonOptions,
): Type<any> {
  const path = `ROSEMessage.${pathOf[place.kind]}._type`;
  const name = isObject(open) ? open["_type"] : undefined;
  if (name !== undefined) {
    const type = typeof name === "string" ? resolver.type(name) : undefined;
    if (type !== undefined) return type;
    throw new JsonDecodeError("wrong-kind", `no type is called ${JSON.stringify(name)}`, path);
  }
  const type = namedType(place, resolver, options);
  if (type !== undefined) return type;
  throw new JsonDecodeError(
    "missing-member",
    "nothing names the open type: neither an operation nor _type",
    path,
  );
}

const pathOf = {
  argument: "invoke.argument",
  result: "result.result.result",
  error: "error.error",
};
