import { parseJson, type Event, type Operation, type Type } from "../codec/index.js";
import type { RoseProtocol } from "../rose/index.js";
import { findOperation } from "./find-operation.js";
import { failure, usageError } from "./outcome.js";
import { encodeArgument, invalidArgument, refusalJson, send } from "./send.js";
import { beginSession, endSession, loginFrom, open } from "./session.js";
import { readAllText, writeOut } from "./streams.js";
import type { CallOptions } from "./syntax/call.js";
import { traceAsJson, traceToStderr } from "./trace.js";

/** Sends one operation or event, with a login if there is a user, and prints the result. */
export async function call(name: string, options: CallOptions): Promise<void> {
  const { registry, target } = await findOperation(name, options.asn1, options.protocol === "x880");
  const { timeout, trace, encoding, strictness } = options;
  const json = options.argument ?? (typeof options.json === "string" ? options.json : "{}");
  if (json === "-" && options.passwordStdin) {
    throw usageError("stdin holds either the argument or the password");
  }
  const argument = encodeArgument(target.argument, await parsed(target.argument, json));
  const login = await loginFrom(options);
  const protocol = await protocolOf(options, login !== undefined, target);
  const client = await open(options, {
    callTimeout: timeout,
    encoding,
    strictness,
    // In JSON, values are sent; in BER, octets are. Neither loses a digit.
    ...((encoding === "json" || protocol !== undefined) && { integers: "bigint" as const }),
    ...(protocol && { protocol }),
    ...(trace && {
      trace: options.json === true ? traceAsJson(registry) : traceToStderr(registry),
    }),
  });
  try {
    if (login !== undefined) await beginSession(client, login);
    const result = await send(client, target, argument, options);
    if (result !== undefined) await writeOut(`${result}\n`);
    await endSession(client, login);
  } catch (error) {
    const refusal = refusalJson(error, target, strictness);
    if (refusal === undefined) throw error;
    await writeOut(`${refusal}\n`);
    throw failure((error as Error).message, (error as { readonly code?: string }).code);
  } finally {
    await client.close();
  }
}

/** @throws CommandError for what the protocol does not have. */
async function protocolOf(
  { protocol, framing, encoding, trace, tls }: CallOptions,
  logsOn: boolean,
  { name, code }: Operation | Event,
): Promise<RoseProtocol | undefined> {
  if (protocol === "ucserver") {
    if (typeof code === "number") return undefined;
    throw usageError(`the code of ${name} is an object identifier: use --protocol x880`);
  }
  if (logsOn) throw usageError("--protocol x880 has no users to log on as");
  if (encoding === "json") throw usageError("--protocol x880 has no JSON");
  if (tls === "starttls") throw usageError("--protocol x880 has no StartTLS: use --tls direct");
  if (trace) throw usageError("--trace is for the protocol of the UCServer");
  const { x880 } = await import("../rose/csta.js");
  return x880({ framing });
}

/** The argument of the command line or of stdin. */
async function parsed(type: Type<unknown>, json: string): Promise<unknown> {
  const text =
    json === "-" ? await readAllText(usageError("the argument on stdin is not UTF-8")) : json;
  try {
    return parseJson(text);
  } catch (error) {
    throw invalidArgument(type, error);
  }
}
