import {
  CodecError,
  JsonDecodeError,
  parseJson,
  type CodecOptions,
  type EncodeOptions,
  type JsonOptions,
  type Strictness,
  type Type,
} from "../../codec/index.js";
import { textOfUtf8 } from "../../codec/internal.js";
import { JsonParser, octetsOfHex, type Writer } from "../../codec/internal-codec.js";
import { isObject } from "../../codec/internal.js";
import { ROSEMessage } from "../../modules/rose/rose.js";
import type { RejectFields } from "./write-envelope.js";
import { fillPlain } from "./plain-envelope.js";
import { RoseMessage, type RoseAuthRequest, type RoseAuthResult } from "./message.js";
import { problemKinds, type ProblemKind } from "./problems.js";

/** The most octets that the seven digits after the `J` can express (docs/protocol.md section 2). */
export const MAX_JSON_OCTETS = 9_999_999;

/** Replaces the open type while the envelope around it is read. */
const placeholder = { _ber: "0500" };

const noOctets = new Uint8Array(0);

/** Open types are written with the name of their type. */
const named = { typeNames: "root" } as const;

/**
 * Reads one message from estos JSON (docs/protocol.md section 5), which may be in a list of one. Its open
 * type remains parsed JSON in `RoseMessage.json`, or becomes octets if it is `{"_ber": "<hex>"}`.
 * @param text UTF-8, without the header of a frame.
 * @param maxValues See `parseJson`.
 * @throws JsonDecodeError if it is not a message.
 */
export function readJsonMessage(text: Uint8Array, maxValues?: number): RoseMessage {
  const message = messageOfJson(parseJson(charactersOf(text), maxValues));
  message.octets = text.length;
  return message;
}

function charactersOf(text: Uint8Array): string {
  const characters = textOfUtf8(text);
  if (characters !== undefined) return characters;
  throw new JsonDecodeError("bad-json", "the text is not UTF-8", "ROSEMessage");
}

/** A long message in JSON, whose text is parsed in portions. */
export class LongJsonMessage {
  readonly octets: number;
  readonly #parser: JsonParser;

  /** As {@link readJsonMessage}; the text is not needed afterwards. @throws JsonDecodeError */
  constructor(text: Uint8Array, maxValues: number) {
    this.octets = text.length;
    this.#parser = new JsonParser(charactersOf(text), maxValues);
  }

  /** Goes on for as long as there is time. @returns The message when it is complete. @throws JsonDecodeError */
  proceed(more: () => boolean): RoseMessage | undefined {
    if (!this.#parser.proceed(more)) return undefined;
    const message = messageOfJson(this.#parser.value);
    message.octets = this.octets;
    return message;
  }
}

/** Like {@link readJsonMessage}, from a value that has already been parsed. */
export function messageOfJson(value: unknown): RoseMessage {
  const json = Array.isArray(value) && value.length === 1 ? value[0] : value;
  const message = new RoseMessage(noOctets);
  message.encoding = "json";
  let open = fillPlain(message, json);
  if (open === undefined) {
    const other = withoutOpenType(json);
    fill(message, ROSEMessage.fromJson(other.envelope) as unknown as Envelope);
    ({ open } = other);
  }
  if (open === undefined) return message;
  if (isObject(open) && Object.hasOwn(open, "_ber")) {
    const path = `ROSEMessage.${message.kind}`;
    message.bytes = octetsOf(open["_ber"], path);
    message.argumentEnd = message.bytes.length;
  } else {
    message.json = open;
  }
  return message;
}

function octetsOf(hex: unknown, path: string): Uint8Array {
  const octets = typeof hex === "string" ? octetsOfHex(hex) : undefined;
  if (octets !== undefined) return octets;
  throw new JsonDecodeError("bad-string", "hexadecimal is expected", `${path}._ber`);
}

/** A decoded ROSEMessage, which has exactly one of these members. */
interface Envelope {
  readonly invoke?: Record<string, any>;
  readonly result?: Record<string, any>;
  readonly error?: Record<string, any>;
  readonly reject?: Record<string, any>;
}

/** Returns a copy of the envelope with a placeholder for the open type, and the open type. */
function withoutOpenType(json: unknown): { envelope: unknown; open: unknown } {
  if (!isObject(json)) return { envelope: json, open: undefined };
  for (const [kind, key] of [
    ["invoke", "argument"],
    ["error", "error"],
  ] as const) {
    const body = json[kind];
    if (isObject(body) && body[key] !== undefined) {
      return { envelope: { ...json, [kind]: { ...body, [key]: placeholder } }, open: body[key] };
    }
  }
  const result = json["result"];
  const inner = isObject(result) ? result["result"] : undefined;
  if (!isObject(result) || !isObject(inner) || inner["result"] === undefined) {
    return { envelope: json, open: undefined };
  }
  const body = { ...result, result: { ...inner, result: placeholder } };
  return { envelope: { ...json, result: body }, open: inner["result"] };
}

function fill(message: RoseMessage, { invoke, result, error, reject }: Envelope): void {
  if (invoke !== undefined) {
    message.invokeID = invoke["invokeID"] as number;
    message.operationID = invoke["operationID"] as number;
    message.operationName = invoke["operationName"] as string | undefined;
    message.linkedID = invoke["linked-ID"] as number | undefined;
    message.sessionID = invoke["sessionID"] as string | undefined;
    message.authentication = invoke["authentication"] as RoseAuthRequest | undefined;
  } else if (result !== undefined) {
    message.kind = "result";
    message.invokeID = result["invokeID"] as number;
    message.sessionID = result["sessionID"] as string | undefined;
    message.value = (result["result"]?.["resultValue"] as number | undefined) ?? 0;
  } else if (error !== undefined) {
    message.kind = "error";
    message.invokeID = error["invokedID"] as number;
    message.sessionID = error["sessionID"] as string | undefined;
    message.value = error["error-value"] as number;
  } else {
    // ROSEMessage has no other alternative.
    fillReject(message, reject as Record<string, any>);
  }
}

function fillReject(message: RoseMessage, reject: Record<string, any>): void {
  message.kind = "reject";
  message.invokeID = reject["invokedID"]["invokedID"] as number | undefined;
  message.sessionID = reject["sessionID"] as string | undefined;
  message.details = reject["details"] as string | undefined;
  message.authenticationResult = reject["authentication"] as RoseAuthResult | undefined;
  const [problem] = Object.entries((reject["reject"] ?? {}) as Record<string, number>);
  if (problem === undefined) return;
  message.problem = problemKinds.find((kind: ProblemKind) => kind === problem[0]);
  message.problemCode = problem[1];
}

/**
 * The value of an open type that came in JSON. It is decoded as the type that the operation gives it;
 * a `_type` in it is not needed and is ignored.
 * @throws JsonDecodeError
 */
export function readJsonOpenType<T>(
  type: Type<T>,
  message: RoseMessage,
  options?: CodecOptions,
): T {
  return type.fromJson(message.json, options);
}

/**
 * An open type as JSON text, with `_type` first in an object (docs/protocol.md section 5).
 * @throws BerEncodeError for a value that is not of its type.
 */
export function openTypeText(type: Type<any>, value: unknown, options?: EncodeOptions): string {
  return type.encodeJson(value, options === undefined ? named : { ...options, ...named });
}

/** How octets become JSON text. */
export interface TranscodingOptions {
  /** How strictly the octets are read. */
  readonly strictness?: Strictness | undefined;
  /** How the text says that a time is unset. */
  readonly unsetTimes?: JsonOptions["unsetTimes"];
}

/**
 * The JSON text of an open type that is already encoded in BER.
 * @param type Undefined if it is unknown. Then, and if the octets are not of the type, the text is
 *   `{"_ber": "<hex>"}`.
 */
export function openTypeTextOf(
  type: Type<any> | undefined,
  octets: Uint8Array,
  { strictness, unsetTimes }: TranscodingOptions = {},
): string {
  if (type !== undefined) {
    try {
      const value: unknown = type.decode(octets, { integers: "bigint", strictness });
      return type.encodeJson(value, { ...named, unsetTimes });
    } catch (error) {
      if (!(error instanceof CodecError)) throw error;
    }
  }
  return `{"_ber":"${Buffer.from(octets.buffer, octets.byteOffset, octets.length).toString("hex")}"}`;
}

/** The members of an invoke besides its argument. */
export interface JsonInvoke {
  readonly invokeID: number;
  readonly operationID: number;
  readonly sessionID?: string | undefined;
  readonly linkedID?: number | undefined;
  readonly operationName?: string | undefined;
  readonly authentication?: RoseAuthRequest | undefined;
}

/** The JSON text of an invoke or event. @param open The argument's text, or undefined. */
export function jsonInvoke(fields: JsonInvoke, open: string | undefined): string {
  const { sessionID, invokeID, linkedID, operationName, authentication, operationID } = fields;
  let head = `"invokeID":${invokeID}`;
  if (sessionID !== undefined) head = `"sessionID":${JSON.stringify(sessionID)},${head}`;
  if (linkedID !== undefined) head += `,"linked_ID":${linkedID}`;
  if (operationName !== undefined) head += `,"operationName":${JSON.stringify(operationName)}`;
  if (authentication !== undefined) {
    const { auth, context } = authentication;
    head += `,"authentication":${JSON.stringify({ auth: authJson(auth), context })}`;
  }
  const last = open === undefined ? "" : `,"argument":${open}`;
  return `{"invoke":{${head},"operationID":${operationID}${last}}}`;
}

/** The JSON text of a result. @param open The result's text, or undefined. */
export function jsonResult(invokeID: number, open: string | undefined): string {
  const last = open === undefined ? "" : `,"result":{"resultValue":0,"result":${open}}`;
  return `{"result":{"invokeID":${invokeID}${last}}}`;
}

/** The JSON text of an error. @param open The error's text, or undefined. */
export function jsonError(invokedID: number, open: string | undefined): string {
  const last = open === undefined ? "" : `,"error":${open}`;
  return `{"error":{"invokedID":${invokedID},"error_value":0${last}}}`;
}

/** The JSON text of a reject. */
export function jsonReject(invokeID: number | undefined, fields: RejectFields): string {
  const { sessionID, problem, problemCode = 0, details, authentication } = fields;
  return JSON.stringify({
    reject: {
      sessionID,
      invokedID: invokeID === undefined ? { invokednull: null } : { invokedID: invokeID },
      reject: problem && { [problem]: problemCode },
      details,
      authentication: authentication && {
        authList: authentication.authList.map(authJson),
        context: authentication.context,
      },
    },
  });
}

function authJson({ method, authdata }: { method: string; authdata: Uint8Array }): object {
  return { method, authdata: Buffer.from(authdata).toString("base64") };
}

/** Octets of the header of a frame: `J` and seven digits for the length (docs/protocol.md section 2). */
export const JSON_HEADER = 8;

/** A JSON frame: the header, then the text in UTF-8. */
export function jsonFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const frame = Buffer.allocUnsafe(JSON_HEADER + length);
  putHeader(frame, 0, length);
  frame.write(text, JSON_HEADER, length, "utf8");
  return frame;
}

/** The most octets that a character of a string takes up in UTF-8. */
const WIDEST = 3;
/** Up to this length a text gets the room that it may need at most, so that its octets need not be counted before. */
const SHORT_TEXT = 4096;

/** Whether a text is certainly not longer than a frame can be, and is. */
export function isFramable(text: string): boolean {
  return text.length * WIDEST <= MAX_JSON_OCTETS || Buffer.byteLength(text) <= MAX_JSON_OCTETS;
}

/**
 * Writes a frame at `p`.
 * @param text At most {@link MAX_JSON_OCTETS} in UTF-8.
 * @returns The offset after it.
 */
export function writeJsonFrame(w: Writer, p: number, text: string): number {
  const isShort = text.length <= SHORT_TEXT;
  const most = isShort ? text.length * WIDEST : Buffer.byteLength(text);
  const b = p + JSON_HEADER + most > w.cap ? w.grow(p, JSON_HEADER + most) : w.b;
  // Joining the text with the header first would copy a long text once more.
  const length = b.write(text, p + JSON_HEADER, most, "utf8");
  putHeader(b, p, length);
  return p + JSON_HEADER + length;
}

/** Writes `J` and seven digits. */
function putHeader(buffer: Buffer, at: number, length: number): void {
  buffer[at] = 0x4a;
  for (let i = JSON_HEADER - 1, rest = length; i > 0; i--) {
    const left = Math.floor(rest / 10);
    buffer[at + i] = 0x30 + rest - left * 10;
    rest = left;
  }
}
