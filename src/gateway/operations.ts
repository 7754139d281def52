import {
  CodecError,
  type Event,
  type JsonOptions,
  type Operation,
  type Type,
  type View,
} from "../codec/index.js";
import { jsonFromOctets } from "../codec/internal-codec.js";
import { RoseError } from "../rose/index.js";
import { openTypeTextOf } from "../rose/internal-json.js";
import { mistypedArgument } from "./failure.js";
import { octetsOfJson, type Reading } from "./open-type.js";
import type { CallOptions, UpstreamSession } from "./upstream.js";

/** Where results carry the names of their types. */
export type TypeNames = JsonOptions["typeNames"];

/** What is between a web service and its UCServer and does not concern clients. */
const internal: ReadonlySet<string> = new Set([
  "asnStartTLS",
  "asnMgmtStartTLS",
  "asnStartMultiUserMode",
  "asnCreateUserSession",
  "asnDestroyUserSession",
  "asnUserSessionDestroyed",
  "asnRegisterServer",
  "asnWebServiceLogon",
  "asnWebServiceCapabilitiesChanged",
  "asnWebServiceStatus",
]);

/** Whether clients of the web service may send it. */
export function isForClients({ name }: Operation | Event): boolean {
  return !internal.has(name);
}

/**
 * Encodes an argument.
 * @param json A result of `parseJson`.
 * @param isShort Whether its text is known to be too short for long lists.
 * @returns For long lists a promise, because these are read in turn with other work.
 * @throws Failure 400 that says where it is not of the operation's type.
 */
export function encodeArgument(
  { argument }: Operation | Event,
  json: unknown,
  reading: Reading,
  isShort?: boolean,
): Uint8Array | Promise<Uint8Array> {
  return encodeAs(argument, json, reading, isShort);
}

/** Like {@link encodeArgument}, for a value of any type. */
export function encodeAs(
  type: Type<any>,
  json: unknown,
  reading: Reading,
  isShort?: boolean,
): Uint8Array | Promise<Uint8Array> {
  try {
    const octets = octetsOfJson(type, json, reading, isShort);
    return octets instanceof Promise ? octets.catch(failed) : octets;
  } catch (error) {
    return failed(error);
  }
}

function failed(error: unknown): never {
  throw error instanceof CodecError ? mistypedArgument(error) : error;
}

/** A result as JSON text, with the type names that were asked for. */
export function resultText(
  { result }: Operation,
  octets: Uint8Array,
  typeNames: TypeNames,
  { integers, strictness }: Reading,
): string {
  try {
    return result.encodeJson(result.decode(octets, { integers, strictness }), {
      integers,
      typeNames,
    });
  } catch (error) {
    if (!(error instanceof CodecError)) throw error;
    return openTypeTextOf(undefined, octets);
  }
}

/** JSON text as the octets that it is in UTF-8, each as one character: it is sent sooner than the text. */
export class JsonOctets {
  readonly octets: string;

  constructor(octets: string) {
    this.octets = octets;
  }
}

/** What {@link resultText} gives, as its octets where these can be had straight from those of the result. */
export function resultOctets(
  operation: Operation,
  octets: Uint8Array,
  typeNames: TypeNames,
  reading: Reading,
): JsonOctets | string {
  const found = typeNames === undefined ? jsonFromOctets(operation.result, octets) : undefined;
  if (found !== undefined) return new JsonOctets(found);
  return resultText(operation, octets, typeNames, reading);
}

/**
 * Calls an operation with values.
 * @returns A view of the result, because usually only little of a logon's result is read.
 * @throws As {@link UpstreamSession.call}; the error of a RoseError is a value of its type.
 */
export async function callTyped<A, R, E>(
  session: UpstreamSession,
  operation: Operation<A, R, E>,
  argument: A,
  options?: CallOptions,
): Promise<View<R>> {
  let octets: Uint8Array;
  try {
    octets = await session.call(operation, operation.argument.encode(argument), options);
  } catch (error) {
    if (!(error instanceof RoseError) || !(error.error instanceof Uint8Array)) throw error;
    throw new RoseError(operation, operation.error.decode(error.error), { cause: error });
  }
  return operation.result.view(octets);
}
