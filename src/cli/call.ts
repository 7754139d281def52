import { hostname } from "node:os";
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
import { hint } from "../codec/internal.js";
import { asnLogoff } from "../modules/authentication/authentication.js";
import type { Registry } from "../modules/registry.js";
import {
  BadAnswerError,
  connect,
  ConnectError,
  logOn,
  RoseError,
  RoseReject,
  silentLog,
  type Client,
} from "../rose/index.js";
import { packageVersion } from "../server/internal.js";
import { tlsToServer } from "./client-tls.js";
import { demoPassword } from "./demo-passwords.js";
import { toHex } from "./hex.js";
import { CommandError, ExitCode, failure, usageError } from "./outcome.js";
import { ownModules } from "./own-modules.js";
import { passwordFrom } from "./password.js";
import { readAllText, writeOut } from "./streams.js";
import type { CallOptions } from "./syntax/call.js";
import { traceToStderr } from "./trace.js";

const lossless = { integers: "bigint" } as const;
/** For what somebody has typed. */
const careful = { ...lossless, unknownMembers: "refuse" } as const;

/** Sends one operation or event, with a login if there is a user, and prints the result. */
export async function call(name: string, options: CallOptions): Promise<void> {
  const { registry, target } = await find(name, options.asn1);
  const argument = encodeArgument(target.argument, await argumentText(options.json));
  const login = await loginFrom(options);
  const client = await open(options, registry);
  try {
    if (login !== undefined) {
      await logOn(client, login, { version: packageVersion(), computer: hostname() });
    }
    const result = await send(client, target, argument, options);
    if (result !== undefined) await writeOut(`${result}\n`);
    if (login !== undefined) client.emit(asnLogoff, {});
    await client.drain();
  } catch (error) {
    throw await reported(error, target, options);
  } finally {
    await client.close();
  }
}

/**
 * The operation of a name or number: a built-in one, one of files, or one of version 8.
 * @throws CommandError if there is none.
 */
async function find(
  name: string,
  asn1: readonly string[] | undefined,
): Promise<{ registry: Registry; target: Operation | Event }> {
  let { registry } = await ownModules(asn1);
  let target = registry.findOperation(name)?.operation;
  // With files, the registry has version 8 too.
  if (target === undefined && asn1 === undefined) {
    registry = (await import("../modules/later/registry.js")).laterRegistry();
    target = registry.findOperation(name)?.operation;
  }
  if (target !== undefined) return { registry, target };
  const names = registry.operations.map((known) => known.name);
  const near = hint(name, names) || "; see rosewire operations";
  throw usageError(`there is no operation ${JSON.stringify(name)}${near}`);
}

/** The user to log on as; undefined for none. */
async function loginFrom({
  user,
  password,
  demo,
  data,
}: CallOptions): Promise<{ user: string; password: string } | undefined> {
  if (demo === undefined) {
    return user === undefined ? undefined : { user, password: await passwordFrom(password) };
  }
  if (user !== undefined || password !== undefined) {
    throw usageError("--demo gives the user and the password: leave out --user and --password");
  }
  return { user: demo, password: demoPassword(data, demo) };
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

async function open(options: CallOptions, registry: Registry): Promise<Client> {
  const { host, port, timeout, trace, encoding, strictness } = options;
  const tls = await tlsToServer(options);
  try {
    return await connect({
      ...tls,
      host,
      port,
      callTimeout: timeout,
      encoding,
      strictness,
      // The command itself reports what goes wrong.
      log: silentLog,
      // In JSON, values are sent; in BER, octets are. Neither loses a digit.
      ...(encoding === "json" && { integers: "bigint" as const }),
      ...(trace && { trace: traceToStderr(registry) }),
    });
  } catch (error) {
    const cause =
      error instanceof ConnectError ? (error.cause as NodeJS.ErrnoException) : undefined;
    const reason =
      cause?.code === "ECONNREFUSED" ? "nobody listens there" : (error as Error).message;
    throw failure(`cannot connect to ${host} port ${port}: ${reason}`);
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
      event(target.name, target.id, () => ANY),
      argument,
    );
    return undefined;
  }
  const raw = operation(target.name, target.id, () => ({ argument: ANY, result: ANY, error: ANY }));
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
