import { encodeOpenType } from "./open-type.js";
import { putOctets, putUtf8, putInteger, type Writer } from "../../codec/internal-codec.js";
import type { EncodeOptions, Type } from "../../codec/index.js";
import type { RoseAuth, RoseAuthRequest, RoseAuthResult } from "./message.js";
import { problemKinds, type ProblemKind } from "./problems.js";

/** Members of an invoke besides its ids and its argument. */
export interface InvokeExtras {
  /** The session of multi-user mode that it is for; the connection's own without it. */
  readonly sessionID?: string | undefined;
  /** The id of the invoke during which this one is made (X.880 linked operations). */
  readonly linkedID?: number | undefined;
  /** The operation's name, which peers use if the id is 0. */
  readonly operationName?: string | undefined;
  /** With what the invoke shows who makes it, without a logon. */
  readonly authentication?: RoseAuthRequest | undefined;
}

/** Members of a reject; see the manual's ROSEReject in docs/protocol.md section 1. */
export interface RejectFields {
  readonly sessionID?: string | undefined;
  readonly problem?: ProblemKind | undefined;
  readonly problemCode?: number | undefined;
  readonly details?: string | undefined;
  readonly authentication?: RoseAuthResult | undefined;
}

/**
 * The type of the open type of a message, which comes with a value. If it is undefined, the value is one
 * complete encoding as octets, or also undefined if there is no open type.
 */
export type OpenType = Type<any> | undefined;

// `options` are those for encoding the open type. All functions below write at `p`, after what the
// writer holds, and return the offset after what they wrote. If a value cannot be encoded they throw
// BerEncodeError, and the caller continues at the old `p`. The octets are described in
// docs/protocol.md sections 1 and 3.

/** Writes an invoke or, with invoke id 99999, an event. */
export function writeInvoke(
  w: Writer,
  p: number,
  invokeID: number,
  operationID: number,
  type: OpenType,
  value: unknown,
  extras?: InvokeExtras,
  options?: EncodeOptions,
): number {
  const x = w.extra;
  const predicted = w.h;
  const b = withRoom(w, p);
  b[p] = 0xa1;
  let q = p + 1 + predicted;
  q = extras === undefined ? integer(w, 0x02, invokeID, q) : withExtras(w, invokeID, extras, q);
  q = integer(w, 0x02, operationID, q);
  q = encodeOpenType(w, type, value, q, options);
  return close(w, p + 1, predicted, q, x);
}

/** Writes the id of an invoke, and what comes before it and after. */
function withExtras(w: Writer, invokeID: number, extras: InvokeExtras, p: number): number {
  let q = p;
  if (extras.sessionID !== undefined) q = wrapped(w, 0xa1, extras.sessionID, q);
  q = integer(w, 0x02, invokeID, q);
  if (extras.linkedID !== undefined) q = integer(w, 0x80, extras.linkedID, q);
  if (extras.operationName !== undefined) q = wrapped(w, 0xa2, extras.operationName, q);
  if (extras.authentication !== undefined) q = authRequest(w, extras.authentication, q);
  return q;
}

/** Writes a result; without type and value, it has no member `result`. */
export function writeResult(
  w: Writer,
  p: number,
  invokeID: number,
  type: OpenType,
  value: unknown,
  sessionID?: string,
  resultValue = 0,
  options?: EncodeOptions,
): number {
  const x = w.extra;
  const predicted = w.h;
  withRoom(w, p)[p] = 0xa2;
  let q = p + 1 + predicted;
  if (sessionID !== undefined) q = wrapped(w, 0xa1, sessionID, q);
  q = integer(w, 0x02, invokeID, q);
  if (type !== undefined || value !== undefined) {
    w.b[q] = 0x30;
    const inner = q + 1;
    q = integer(w, 0x02, resultValue, inner + predicted);
    q = encodeOpenType(w, type, value, q, options);
    q = close(w, inner, predicted, q, x);
  }
  return close(w, p + 1, predicted, q, x);
}

/** Writes an error. Its error value, which readers ignore, is 0, as the vendor's server sends it. */
export function writeError(
  w: Writer,
  p: number,
  invokeID: number,
  type: OpenType,
  value: unknown,
  sessionID?: string,
  errorValue = 0,
  options?: EncodeOptions,
): number {
  const x = w.extra;
  const predicted = w.h;
  withRoom(w, p)[p] = 0xa3;
  let q = p + 1 + predicted;
  if (sessionID !== undefined) q = wrapped(w, 0xa1, sessionID, q);
  q = integer(w, 0x02, invokeID, q);
  q = integer(w, 0x02, errorValue, q);
  q = encodeOpenType(w, type, value, q, options);
  return w.close(p + 1, predicted, q, x);
}

/** Writes a reject; without an invoke id, it answers a message whose id could not be read. */
export function writeReject(
  w: Writer,
  p: number,
  invokeID: number | undefined,
  fields: RejectFields,
): number {
  const x = w.extra;
  const b = withRoom(w, p);
  b[p] = 0xa4;
  let q = p + 2;
  if (fields.sessionID !== undefined) q = wrapped(w, 0xa1, fields.sessionID, q);
  if (invokeID === undefined) {
    w.b[q] = 0x05;
    w.b[q + 1] = 0;
    q += 2;
  } else {
    q = integer(w, 0x02, invokeID, q);
  }
  if (fields.problem !== undefined) {
    q = integer(w, 0x80 + problemKinds.indexOf(fields.problem), fields.problemCode ?? 0, q);
  }
  if (fields.details !== undefined) q = text(w, fields.details, q);
  if (fields.authentication !== undefined) q = authResult(w, fields.authentication, q);
  return w.close(p + 1, 1, q, x);
}

/** As {@link Writer.close}, and at once if it is a length in the one octet that is free for it, as most are. */
function close(w: Writer, s: number, predicted: number, p: number, x: number): number {
  const length = p - s - 1;
  if (predicted !== 1 || length > 0x7f || w.extra !== x) return w.close(s, predicted, p, x);
  w.b[s] = length;
  w.h = 1;
  return p;
}

/** Makes room for the members of fixed size, which take less than a writer's slack. */
function withRoom(w: Writer, p: number): Buffer {
  return p > w.cap ? w.grow(p, 0) : w.b;
}

/** Writes an INTEGER; ids of one or two octets, as most are, at once. */
function integer(w: Writer, tag: number, value: number, p: number): number {
  const b = withRoom(w, p);
  b[p] = tag;
  if (value === (value & 0x7f)) {
    b[p + 1] = 1;
    b[p + 2] = value;
    return p + 3;
  }
  if (value !== (value & 0x7fff)) return putInteger(w, value, p + 1, "ROSEMessage");
  b[p + 1] = 2;
  b[p + 2] = value >> 8;
  b[p + 3] = value;
  return p + 4;
}

function text(w: Writer, value: string, p: number): number {
  withRoom(w, p)[p] = 0x0c;
  return putUtf8(w, value, p + 1, "ROSEMessage");
}

/** Writes an explicit tag around one UTF8String. */
function wrapped(w: Writer, tag: number, value: string, p: number): number {
  withRoom(w, p)[p] = tag;
  return w.close(p + 1, 1, text(w, value, p + 2), w.extra);
}

function auth(w: Writer, value: RoseAuth, p: number): number {
  const x = w.extra;
  withRoom(w, p)[p] = 0x30;
  const q = text(w, value.method, p + 2);
  withRoom(w, q)[q] = 0x04;
  return w.close(p + 1, 1, putOctets(w, value.authdata, q + 1, "ROSEMessage"), x);
}

function authRequest(w: Writer, value: RoseAuthRequest, p: number): number {
  const x = w.extra;
  const b = withRoom(w, p);
  b[p] = 0xa3;
  b[p + 2] = 0x30;
  let q = auth(w, value.auth, p + 4);
  if (value.context !== undefined) q = text(w, value.context, q);
  q = w.close(p + 3, 1, q, x);
  return w.close(p + 1, 1, q, x);
}

function authResult(w: Writer, value: RoseAuthResult, p: number): number {
  const x = w.extra;
  const b = withRoom(w, p);
  b[p] = 0xa4;
  b[p + 2] = 0x30;
  b[p + 4] = 0x30;
  let q = p + 6;
  for (const item of value.authList) q = auth(w, item, q);
  q = w.close(p + 5, 1, q, x);
  if (value.context !== undefined) q = text(w, value.context, q);
  q = w.close(p + 3, 1, q, x);
  return w.close(p + 1, 1, q, x);
}
