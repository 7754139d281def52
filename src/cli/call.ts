import {
  ANY,
  BerDecodeError,
  CodecError,
  event,
  operation,
  parseJson,
  type Event,
  type Operation,
  type Strictness,
  type Type,
} from "../codec/index.js";
import { BadAnswerError, RoseError, RoseReject, type Client } from "../rose/index.js";
import { findOperation } from "./find-operation.js";
import { toHex } from "./hex.js";
import { CommandError, ExitCode, failure, usageError } from "./outcome.js";
import { beginSession, endSession, loginFrom, open } from "./session.js";
import { readAllText, writeOut } from "./streams.js";
import type { CallOptions } from "./syntax/call.js";
import { traceToStderr } from "./trace.js";

const lossless = { integers: "bigint" } as const;
/** For what somebody has typed. */
const careful = { ...lossless, unknownMembers: "refuse" } as const;

/** Sends one operation or event, with a login if there is a user, and prints the result. */
export async function call(name: string, options: CallOptions): Promise<void> {
  const { registry, target } = await findOperation(name, options.asn1);
  const { json, timeout, trace, encoding, strictness } = options;
  if (json === "-" && options.passwordStdin) {
    throw usageError("stdin holds either the argument or the password");
  }
  const argument = encodeArgument(target.argument, await argumentText(json));
  const login = await loginFrom(options);
  const client = await open(options, {
    callTimeout: timeout,
    encoding,
    strictness,
    // In JSON, values are sent; in BER, octets are. Neither loses a digit.
    ...(encoding === "json" && { integers: "bigint" as const }),
    ...(trace && { trace: traceToStderr(registry) }),
  });
  try {
    if (login !== undefined) await beginSession(client, login);
    const result = await send(client, target, argument, options);
    if (result !== undefined) await writeOut(`${result}\n`);
    await endSession(client, login);
  } catch (error) {
    throw await reported(error, target, options);
  } finally {
    await client.close();
  }
}

async function argumentText(json: string): Promise<string> {
  return json === "-" ? readAllText(usageError("the argument on stdin is not UTF-8")) : json;
}

function encodeArgument(type: Type<unknown>, text: string): Uint8Array {
  try {
    return type.encode(type.fromJson(parseJson(text), careful), lossless);
  } catch (error) {
    if (!(error instanceof CodecError)) throw error;
    throw usageError(
      `the argument is not a valid ${type.name || "value of its type"}: ${error.message}`,
    );
  }
}

/**
 * Sends octets and gets octets, so that integers of any size pass. Gives the result as JSON text;
 * undefined for an event.
 */
async function send(
  client: Client,
  target: Operation | Event,
  argument: Uint8Array,
  { strictness }: CallOptions,
): Promise<string | undefined> {
  if (client.connection.encoding === "json") return sendJson(client, target, argument);
  if (target.kind === "event") {
    emit(
      client,
      event(target.name, target.code, () => ANY),
      argument,
    );
    return undefined;
  }
  const raw = operation(target.name, target.code, () => ({
    argument: ANY,
    result: ANY,
    error: ANY,
  }));
  let octets: Uint8Array;
  try {
    octets = await client.invoke(raw, argument);
  } catch (error) {
    // An absent result means an empty one.
    if (!isAbsence(error)) throw error;
    octets = emptyOf(target.result);
  }
  try {
    const value: unknown = target.result.decode(octets, { ...lossless, strictness });
    return target.result.encodeJson(value, lossless);
  } catch (error) {
    throw failure(`the result is not a valid ${target.result.name}: ${(error as Error).message}`);
  }
}

/** Like {@link send}, with values, because octets in JSON would not show what they mean. */
async function sendJson(
  client: Client,
  target: Operation | Event,
  argument: Uint8Array,
): Promise<string | undefined> {
  const value: unknown = target.argument.decode(argument, lossless);
  if (target.kind === "operation") {
    return target.result.encodeJson(await client.invoke(target, value), lossless);
  }
  emit(client, target, value);
  return undefined;
}

function emit<A>(client: Client, target: Event<A>, argument: A): void {
  if (!client.emit(target, argument)) throw failure("the server has closed the connection");
}

/** The octets of an absent value: an empty one, or NULL. */
function emptyOf({ schema }: Type<unknown>): Uint8Array {
  return schema.kind === "null" ? Uint8Array.of(0x05, 0x00) : Uint8Array.of(0x30, 0x00);
}

function isAbsence(error: unknown): boolean {
  const cause = error instanceof BadAnswerError ? error.cause : undefined;
  return cause instanceof BerDecodeError && cause.code === "missing-member";
}

/** Prints an error or reject of the peer; returns the error that ends the command. */
async function reported(
  error: unknown,
  target: Operation | Event,
  { strictness }: CallOptions,
): Promise<unknown> {
  if (error instanceof RoseError) {
    await writeOut(`{"error":${errorJson(error, target, strictness)}}\n`);
    return new CommandError(error.message, ExitCode.failed);
  }
  if (error instanceof RoseReject) {
    const { problem, problemCode: code, problemName: name, details } = error;
    await writeOut(`${JSON.stringify({ reject: { problem, code, name, details } })}\n`);
    return new CommandError(error.message, ExitCode.failed);
  }
  return error;
}

function errorJson(
  { operation: failed, error }: RoseError,
  target: Operation | Event,
  strictness: Strictness,
): string {
  if (!(error instanceof Uint8Array)) return failed.error.encodeJson(error, lossless);
  try {
    const type = (target as Operation).error;
    return type.encodeJson(type.decode(error, { ...lossless, strictness }), lossless);
  } catch {
    return JSON.stringify({ _ber: toHex(error) });
  }
}
