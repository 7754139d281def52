import { CodecError, type Event, type Operation, type Type } from "../../codec/index.js";
import {
  AssociationRequest,
  EVENT_INVOKE_ID,
  problemName,
  readJsonMessage,
  type RoseMessage,
} from "../../rose/internal-wire.js";
import { generous, openTypeOf } from "../../rose/internal-dump.js";
import { invokedBy } from "../dump/messages.js";
import { writeJson } from "../json.js";
import { blank, masked, maskedJson } from "../secrets.js";
import { withoutSecrets } from "../trace.js";
import type { WireProtocol } from "../wire-protocol.js";
import type { Connection, Way } from "./connections.js";

/** What a message is, as far as it can be told. */
export interface Described {
  readonly kind: "invoke" | "event" | "result" | "error" | "reject" | "association" | "unreadable";
  /** Undefined for what has none. */
  readonly id?: number | undefined;
  readonly session?: string | undefined;
  /** The operation's name, or its number if nobody here knows it. */
  readonly name?: string | undefined;
  readonly operation: Operation | Event | undefined;
  /** Milliseconds between an invoke and this answer. */
  readonly after?: number | undefined;
  /** Of a reject. */
  readonly problem?: string | undefined;
  readonly details?: string | undefined;
  /** Why it cannot be read. */
  readonly reason?: string | undefined;
  readonly message: RoseMessage | undefined;
}

const unknown = { operation: undefined, message: undefined };

interface Asked {
  readonly name: string;
  readonly operation: Operation | Event | undefined;
  readonly time: number | undefined;
}

/** Characters of a name that nobody here knows. */
const LONGEST_NAME = 200;

/** The first octets of messages of an association, by which they are known. */
const associations: Readonly<Record<number, string>> = {
  0x60: "aarq",
  0x61: "aare",
  0x62: "rlrq",
  0x63: "rlre",
  0x64: "abrt",
};

/** Says what messages are, and which invokes they answer. */
export class Describer {
  readonly #protocol: WireProtocol;
  readonly #asked = new Map<number, Record<Way, Map<number, Asked>>>();

  readonly #mostWaiting: number;

  /** @param mostWaiting Invokes of one side that wait for their answers; of more, the oldest is forgotten. */
  constructor(protocol: WireProtocol, mostWaiting = 10_000) {
    this.#protocol = protocol;
    this.#mostWaiting = mostWaiting;
  }

  /** Says what a message is. Each has to be shown here, in their order. */
  describe(
    { number }: Connection,
    way: Way,
    bytes: Uint8Array,
    isJson: boolean,
    time: number | undefined,
  ): Described {
    const association =
      this.#protocol.name === "csta" ? associations[bytes[0] as number] : undefined;
    if (association !== undefined) return { ...unknown, kind: "association", name: association };
    let message: RoseMessage;
    try {
      message = isJson ? readJsonMessage(bytes) : this.#protocol.read(bytes, 0, bytes.length);
    } catch (error) {
      if (!(error instanceof CodecError)) throw error;
      return { ...unknown, kind: "unreadable", reason: error.message };
    }
    const asked = this.#askedOf(number);
    const { invokeID: id, sessionID: session } = message;
    if (message.kind === "invoke") {
      const operation = invokedBy(message, this.#protocol);
      const name = operation?.name ?? unknownName(message);
      const isEvent = id === EVENT_INVOKE_ID || operation?.kind === "event";
      if (!isEvent && id !== undefined) {
        remember(asked[way], id, { name, operation, time }, this.#mostWaiting);
      }
      return { kind: isEvent ? "event" : "invoke", id, session, name, operation, message };
    }
    const question = asked[way === "to server" ? "to client" : "to server"];
    const found = id === undefined ? undefined : question.get(id);
    if (id !== undefined) question.delete(id);
    const after = found?.time === undefined || time === undefined ? undefined : time - found.time;
    return {
      kind: message.kind,
      id,
      session,
      name: found?.name,
      operation: found?.operation,
      after,
      message,
      ...(message.kind === "reject" && { problem: problemOf(message), details: message.details }),
    };
  }

  /** Nothing more comes of a connection. */
  forget({ number }: Connection): void {
    this.#asked.delete(number);
  }

  #askedOf(number: number): Record<Way, Map<number, Asked>> {
    let found = this.#asked.get(number);
    if (found === undefined) {
      found = { "to server": new Map(), "to client": new Map() };
      this.#asked.set(number, found);
    }
    return found;
  }
}

/** A copy of a long one, which would keep the whole message. */
function unknownName({ operationName, operationID }: RoseMessage): string {
  if (operationName === undefined) return String(operationID);
  if (operationName.length <= LONGEST_NAME) return operationName;
  return Buffer.from(operationName.slice(0, LONGEST_NAME)).toString("utf8");
}

function remember(asked: Map<number, Asked>, id: number, what: Asked, most: number): void {
  asked.delete(id);
  asked.set(id, what);
  if (asked.size <= most) return;
  const [oldest] = asked.keys();
  asked.delete(oldest as number);
}

function problemOf({ problem, problemCode }: RoseMessage): string | undefined {
  if (problem === undefined) return undefined;
  return `${problem} ${problemName(problem, problemCode) ?? problemCode}`;
}

/** A message with asterisks for passwords and the like, unless they are to be shown. */
export function shownOctets(
  bytes: Uint8Array,
  { kind, operation }: Described,
  { name, registry }: WireProtocol,
  secrets: boolean,
): Uint8Array {
  if (secrets) return bytes;
  if (kind === "association") return withoutLogin(bytes);
  if (kind === "unreadable") return bytes.subarray(0, 0);
  return name === "csta" ? bytes : withoutSecrets(bytes, operation, registry);
}

/** A request for an association without its name and password; other messages have none. */
function withoutLogin(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x60) return bytes;
  const copy = Uint8Array.from(bytes);
  try {
    const { authentication } = AssociationRequest.decode(copy, { limits: generous });
    const login = authentication?.external?.encoding["single-ASN1-type"];
    if (login !== undefined) blank(login);
    return copy;
  } catch (error) {
    if (!(error instanceof CodecError)) throw error;
    return bytes.subarray(0, 0);
  }
}

/** The argument, result or error of a message, as JSON text; undefined for none. */
export function openText(
  { message, operation, kind }: Described,
  bytes: Uint8Array,
  secrets: boolean,
): string | undefined {
  if (message === undefined) return undefined;
  if (message.json !== undefined) {
    return writeJson(secrets ? message.json : maskedJson(message.json));
  }
  if (message.argumentEnd === 0) return undefined;
  // An argument in JSON may be octets, and is one of its own then.
  const octets = message.encoding === "json" ? message.argument : undefined;
  const from = octets ?? bytes.subarray(message.argumentStart, message.argumentEnd);
  const type: Type<any> | undefined = openTypeOf(
    operation,
    kind === "event" ? "invoke" : message.kind,
  );
  try {
    if (type !== undefined) {
      const value: unknown = type.decode(from, { integers: "bigint", limits: generous });
      // Octets in JSON are not among those that have asterisks already.
      const shown = octets === undefined || secrets ? value : masked(type, value);
      return type.encodeJson(shown, { integers: "bigint" });
    }
  } catch (error) {
    if (!(error instanceof CodecError)) throw error;
  }
  return `{"_ber":"${Buffer.from(from).toString("hex")}"}`;
}
