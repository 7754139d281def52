import { stderr } from "node:process";
import { parseJson, type Event, type Operation, type Type } from "../codec/index.js";
import { builtInRegistry, type Registry } from "../modules/registry.js";
import { ROSEMessage } from "../modules/rose/rose.js";
import {
  EVENT_INVOKE_ID,
  readMessage,
  roseMessageToJson,
  type Connection,
  type OpenTypeResolver,
  type RoseLog,
  type RoseMessage,
  type TraceHook,
} from "../rose/index.js";
import { messageLines, openTypeOf } from "../rose/internal-dump.js";
import { writeJson } from "./json.js";
import { blank, hasSecretMembers, isSecret, masked, maskedJson } from "./secrets.js";

/** Writes every message to stderr, element by element with names and values, and asterisks for secrets. */
export function traceToStderr(registry: Registry): TraceHook {
  const conversations = new Conversations(registry);
  return (direction, bytes, connection) => {
    const heading = direction === "out" ? ">> sent" : "<< received";
    const known = conversations.follow(direction, bytes, connection);
    const { operation } = known;
    const of = operation === undefined ? "" : ` of ${operation.name}`;
    const lines = isJson(bytes)
      ? [jsonWithoutSecrets(bytes)]
      : messageLines(withoutSecrets(bytes, operation, registry), ROSEMessage, known);
    stderr.write(`${heading}${of}, ${bytes.length} octets\n${[...lines].join("\n")}\n`);
  };
}

/** Writes every message to stderr as a line of JSON, with asterisks for secrets. */
export function traceAsJson(registry: Registry): TraceHook {
  const conversations = new Conversations(registry);
  return (direction, bytes, connection) => {
    const facts = factsOf(bytes, conversations.follow(direction, bytes, connection), registry);
    const trace = { direction: direction === "out" ? "sent" : "received", ...facts };
    stderr.write(`${writeJson({ trace })}\n`);
  };
}

/** Logs every message as JSON, one line each, with asterisks for secrets. */
export function traceToLog(log: Pick<RoseLog, "info">, registry: Registry): TraceHook {
  const conversations = new Conversations(registry);
  return (direction, bytes, connection) => {
    const known = conversations.follow(direction, bytes, connection);
    const facts = { connection: connection.id, ...factsOf(bytes, known, registry) };
    log.info(facts, direction === "out" ? "message sent" : "message received");
  };
}

interface Known {
  readonly message: RoseMessage | undefined;
  /** Of the invoke, or of the one that is answered. */
  readonly operation: Operation | Event | undefined;
}

function factsOf(bytes: Uint8Array, known: Known, registry: Registry): object {
  const { message, operation } = known;
  return {
    octets: bytes.length,
    ...(operation !== undefined && { operation: operation.name }),
    ...readable(bytes, message, operation, registry),
  };
}

/** Octets that are logged of what is not a message. */
const mostUnread = 16;

function readable(
  bytes: Uint8Array,
  message: RoseMessage | undefined,
  operation: Operation | Event | undefined,
  registry: Registry,
): { message: unknown } | { hex: string } {
  if (isJson(bytes)) return { message: jsonWithoutSecrets(bytes) };
  if (message === undefined) {
    // A logon, perhaps, whose envelope is broken: enough to see what it might be, and no more.
    return { hex: Buffer.from(bytes.subarray(0, mostUnread)).toString("hex") };
  }
  const shown = withoutSecrets(bytes, operation, registry);
  const open = openTypeOf(operation, message.kind);
  const resolver: OpenTypeResolver = {
    operation: (idOrName) => registry.findOperation(idOrName)?.operation,
    // Of several types with the same name, that of the operation.
    type: (name) => (name === open?.name ? open : registry.findType(name)?.type),
  };
  try {
    const options = open === undefined ? {} : { openType: open.name };
    return { message: parseJson(roseMessageToJson(shown, resolver, options)) };
  } catch {
    // Its open type does not have the operation's type; the answer says so.
    return { hex: Buffer.from(shown).toString("hex") };
  }
}

/**
 * A message in which each octet of a secret is an asterisk: the message itself or a copy. What might
 * contain secrets and cannot be read is masked as a whole.
 * @param operation The operation of the invoke that a result or error answers; an invoke names its own.
 * @param registry Has the operations that invokes name.
 */
export function withoutSecrets(
  bytes: Uint8Array,
  operation?: Operation | Event,
  registry: Registry = builtInRegistry(),
): Uint8Array {
  const message = read(bytes);
  if (message === undefined) return bytes;
  const type = openTypeOf(operation ?? operationOf(message, registry), message.kind);
  const open = type !== undefined && message.argumentEnd > 0;
  const auth = [
    ...(message.authentication === undefined ? [] : [message.authentication.auth]),
    ...(message.authenticationResult?.authList ?? []),
  ];
  if (!open && auth.length === 0) return bytes;
  const copy = Uint8Array.from(bytes);
  for (const { authdata } of auth) {
    // A string in segments has been joined elsewhere, so its place in the message is unknown.
    if (authdata.length > 0 && authdata.buffer !== bytes.buffer) {
      blank(copy);
      return copy;
    }
    const at = authdata.byteOffset - bytes.byteOffset;
    blank(copy, at, at + authdata.length);
  }
  if (!open) return copy;
  const { argumentStart, argumentEnd } = message;
  const argument = bytes.subarray(argumentStart, argumentEnd);
  const octets = maskedOctets(type, argument);
  if (octets?.length === argument.length) copy.set(octets, argumentStart);
  else if (mayHoldSecrets(type, argument)) blank(copy, argumentStart, argumentEnd);
  return copy;
}

function maskedOctets(type: Type<unknown>, octets: Uint8Array): Uint8Array | undefined {
  const lossless = { integers: "bigint" } as const;
  try {
    return type.encode(masked(type, type.decode(octets, lossless)), lossless);
  } catch {
    return undefined;
  }
}

/** Whether there may be secrets in octets that cannot be read. */
function mayHoldSecrets(type: Type<unknown>, octets: Uint8Array): boolean {
  return hasSecretMembers(type) || isSecret(Buffer.from(octets).toString("latin1"));
}

function isJson(bytes: Uint8Array): boolean {
  return bytes[0] === 0x4a || bytes[0] === 0x5b || bytes[0] === 0x7b;
}

/** JSON text with asterisks for secrets; for what is not JSON, only its length. */
function jsonWithoutSecrets(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString("utf8");
  try {
    const value: unknown = JSON.parse(text.replace(/^J\d{7}/, ""));
    return JSON.stringify(maskedJson(value));
  } catch {
    return `${bytes.length} octets that are not JSON`;
  }
}

function read(bytes: Uint8Array): RoseMessage | undefined {
  try {
    return readMessage(bytes);
  } catch {
    // It is not a message; the connection reports that.
    return undefined;
  }
}

function operationOf(message: RoseMessage, registry: Registry): Operation | Event | undefined {
  if (message.kind !== "invoke") return undefined;
  const { operationID, operationName } = message;
  const key = operationID === 0 ? operationName : operationID;
  return key === undefined ? undefined : registry.findOperation(key)?.operation;
}

type Direction = Parameters<TraceHook>[0];

/** Remembers which operation each side has invoked under which id, because answers do not say it. */
class Conversations {
  readonly #registry: Registry;
  readonly #asked = new WeakMap<Connection, Record<Direction, Map<number, Operation | Event>>>();

  constructor(registry: Registry) {
    this.#registry = registry;
  }

  /** What a message is and which operation it belongs to, as far as that can be told. */
  follow(direction: Direction, bytes: Uint8Array, connection: Connection): Known {
    const message = isJson(bytes) ? undefined : read(bytes);
    if (message === undefined) return { message, operation: undefined };
    let asked = this.#asked.get(connection);
    if (asked === undefined) {
      this.#asked.set(connection, (asked = { in: new Map(), out: new Map() }));
    }
    const { invokeID } = message;
    if (message.kind === "invoke") {
      const operation = operationOf(message, this.#registry);
      const answered = invokeID !== undefined && invokeID !== EVENT_INVOKE_ID;
      if (answered && operation !== undefined) asked[direction].set(invokeID, operation);
      return { message, operation };
    }
    if (invokeID === undefined) return { message, operation: undefined };
    const question = asked[direction === "in" ? "out" : "in"];
    const operation = question.get(invokeID);
    question.delete(invokeID);
    return { message, operation };
  }
}
