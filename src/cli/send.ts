import {
  ANY,
  BerDecodeError,
  CodecError,
  event,
  operation,
  type Event,
  type JsonOptions,
  type Operation,
  type Strictness,
  type Type,
} from "../codec/index.js";
import {
  BadAnswerError,
  RoseError,
  RoseReject,
  type Client,
  type InvokeOptions,
} from "../rose/index.js";
import { toHex } from "./hex.js";
import { failure, usageError } from "./outcome.js";

const lossless = { integers: "bigint" } as const;
/** For what somebody has typed. */
const careful = { ...lossless, unknownMembers: "refuse" } as const;

/** How a call is made. */
export interface SendOptions {
  readonly strictness: Strictness;
  /** That of the UCServer by default. */
  readonly protocol?: "ucserver" | "x880";
  /** Gives up waiting for the answer. */
  readonly signal?: AbortSignal;
}

/**
 * The octets of an argument that somebody has typed.
 * @param json As `parseJson` gives it.
 * @throws CommandError if it is not of the type.
 */
export function encodeArgument(
  type: Type<unknown>,
  json: unknown,
  options: Pick<JsonOptions, "lax" | "onDefault"> = {},
): Uint8Array {
  try {
    return type.encode(type.fromJson(json, { ...careful, ...options }), lossless);
  } catch (error) {
    throw invalidArgument(type, error);
  }
}

/** Says what is wrong with an argument; any error that is not the codec's is passed on. */
export function invalidArgument(type: Type<unknown>, error: unknown): unknown {
  if (!(error instanceof CodecError)) return error;
  return usageError(
    `the argument is not a valid ${type.name || "value of its type"}: ${error.message}`,
  );
}

/**
 * Sends octets and gets octets, so that integers of any size pass. Gives the result as JSON text;
 * undefined for an event.
 */
export async function send(
  client: Client,
  target: Operation | Event,
  argument: Uint8Array,
  options: SendOptions,
): Promise<string | undefined> {
  const { encoding } = client.connection;
  if (encoding === "json" || options.protocol === "x880") {
    return sendValues(client, target, argument, options);
  }
  if (target.kind === "event") {
    emit(
      client,
      event(target.name, target.code, () => ANY),
      argument,
    );
    return undefined;
  }
  let octets: Uint8Array;
  try {
    octets = await client.invoke(ofOctets(target), argument, waiting(options));
  } catch (error) {
    // An absent result means an empty one.
    if (!isAbsence(error)) throw error;
    octets = emptyOf(target.result);
  }
  try {
    const value: unknown = target.result.decode(octets, {
      ...lossless,
      strictness: options.strictness,
    });
    return target.result.encodeJson(value, lossless);
  } catch (error) {
    throw failure(`the result is not a valid ${target.result.name}: ${(error as Error).message}`);
  }
}

/** The operation with octets for its argument, result and error, which are not looked at. */
export function ofOctets({ name, code }: Operation): Operation<Uint8Array, Uint8Array, Uint8Array> {
  return operation(name, code, () => ({ argument: ANY, result: ANY, error: ANY }));
}

/** Like {@link send}, with values: octets in JSON would not show what they mean, and in X.880 what is NULL is left out. */
async function sendValues(
  client: Client,
  target: Operation | Event,
  argument: Uint8Array,
  options: SendOptions,
): Promise<string | undefined> {
  const value: unknown = target.argument.decode(argument, lossless);
  if (target.kind === "operation") {
    const result = await client.invoke(target, value, waiting(options));
    return target.result.encodeJson(result, lossless);
  }
  emit(client, target, value);
  return undefined;
}

function waiting({ signal }: SendOptions): InvokeOptions {
  return signal === undefined ? {} : { signal };
}

function emit<A>(client: Client, target: Event<A>, argument: A): void {
  if (!client.emit(target, argument)) throw failure("the server has closed the connection");
}

/** The octets of an absent value: an empty one, or NULL. */
function emptyOf({ schema }: Type<unknown>): Uint8Array {
  return schema.kind === "null" ? Uint8Array.of(0x05, 0x00) : Uint8Array.of(0x30, 0x00);
}

/** Whether an answer is a result that is not there, which means an empty one. */
export function isAbsence(error: unknown): boolean {
  const cause = error instanceof BadAnswerError ? error.cause : undefined;
  return cause instanceof BerDecodeError && cause.code === "missing-member";
}

/** An error or reject of the peer as JSON text; undefined for any other error. */
export function refusalJson(
  error: unknown,
  target: Operation | Event,
  strictness: Strictness,
): string | undefined {
  if (error instanceof RoseError) return `{"error":${errorJson(error, target, strictness)}}`;
  if (!(error instanceof RoseReject)) return undefined;
  const { problem, problemCode: code, problemName: name, details } = error;
  return JSON.stringify({ reject: { problem, code, name, details } });
}

function errorJson(
  { operation: failed, error, declared }: RoseError,
  target: Operation | Event,
  strictness: Strictness,
): string {
  if (declared !== undefined) {
    const { name, code, parameter } = declared;
    const facts = JSON.stringify({ name, code }).slice(0, -1);
    return `${facts},"parameter":${parameter.encodeJson(error, lossless)}}`;
  }
  if (!(error instanceof Uint8Array)) return failed.error.encodeJson(error, lossless);
  try {
    const type = (target as Operation).error;
    return type.encodeJson(type.decode(error, { ...lossless, strictness }), lossless);
  } catch {
    return JSON.stringify({ _ber: toHex(error) });
  }
}
