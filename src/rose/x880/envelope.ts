import { NULL, type Event, type Operation, type Type } from "../../codec/index.js";
import { putInteger, type Writer } from "../../codec/internal-codec.js";
import {
  closeMessage,
  enterMember,
  readHeader,
  readId,
  readOpenType,
  readWith,
  RoseMessage,
} from "../message/envelope.js";
import { encodeOpenType } from "../message/open-type.js";
import { problemKinds } from "../message/problems.js";
import { writeError, writeReject, type InvokeExtras } from "../message/write-envelope.js";
import type { Envelope } from "../protocol/protocol.js";
import { writeFramed, type Framing } from "./tcp-frames.js";

/** How the envelope of X.880 is written. */
export interface X880EnvelopeOptions {
  readonly framing: Framing;
  /** The code of the error that an operation has. */
  readonly errorCode: number;
}

const INTEGER_TAG = 0x02;
const NULL_TAG = 0x05;
const SEQUENCE_TAG = 0x30;

/**
 * The envelope of X.880 (1994): an invoke has a code, and so has a result; nothing names a session or an operation, and a
 * reject has no text. Codes are local ones, which are INTEGERs.
 */
export function x880Envelope({ framing, errorCode }: X880EnvelopeOptions): Envelope {
  return {
    eventID: undefined,
    read: (bytes, start, end, limits) => readWith(bytes, limits, () => read(bytes, start, end)),
    invoke: (w, p, invokeID, token, value, extras, options) =>
      writeFramed(w, p, framing, (at) => {
        const linkedID = linkedOf(token, extras);
        return enclosed(w, at, 0xa1, (q0) => {
          let q = integer(w, INTEGER_TAG, invokeID, q0);
          if (linkedID !== undefined) q = integer(w, 0x80, linkedID, q);
          q = integer(w, INTEGER_TAG, token.id, q);
          return isNone(token.argument) ? q : encodeOpenType(w, token.argument, value, q, options);
        });
      }),
    result: (w, p, invokeID, { id, result }, value, options) =>
      writeFramed(w, p, framing, (at) =>
        enclosed(w, at, 0xa2, (q0) => {
          const q = integer(w, INTEGER_TAG, invokeID, q0);
          if (isNone(result)) return q;
          return enclosed(w, q, SEQUENCE_TAG, (inner) =>
            encodeOpenType(w, result, value, integer(w, INTEGER_TAG, id, inner), options),
          );
        }),
      ),
    error: (w, p, invokeID, { error }, value, options) =>
      writeFramed(w, p, framing, (at) =>
        isNone(error)
          ? writeError(w, at, invokeID, undefined, undefined, undefined, errorCode)
          : writeError(w, at, invokeID, error, value, undefined, errorCode, options),
      ),
    encodedError: (w, p, invokeID, _, octets) =>
      writeFramed(w, p, framing, (at) =>
        writeError(w, at, invokeID, undefined, octets, undefined, errorCode),
      ),
    reject: (w, p, invokeID, { problem, problemCode }) =>
      writeFramed(w, p, framing, (at) => writeReject(w, at, invokeID, { problem, problemCode })),
    misfit: ({ id }, { kind, argumentEnd, value }) => {
      if (kind === "result" && argumentEnd !== 0 && value !== id) {
        return `has the code of another operation, ${value}`;
      }
      return kind === "error" && value !== errorCode
        ? `has the code ${value}, which none of its errors has`
        : undefined;
    },
  };
}

/** Whether an operation has no such value at all: the notation leaves it out, and the codec has NULL in its place. */
function isNone(type: Type<any>): boolean {
  return type === NULL;
}

/** @throws TypeError for what this envelope cannot carry. */
function linkedOf(
  { name }: Operation | Event,
  extras: InvokeExtras | undefined,
): number | undefined {
  if (extras === undefined) return undefined;
  const { sessionID, operationName, authentication, linkedID } = extras;
  if ((sessionID ?? operationName ?? authentication) === undefined) return linkedID;
  throw new TypeError(`${name}: X.880 has no sessions, names and credentials in an invoke`);
}

function integer(w: Writer, tag: number, value: number, p: number): number {
  if (p > w.cap) w.grow(p, 0);
  w.b[p] = tag;
  return putInteger(w, value, p + 1, "ROS");
}

/** Writes a constructed value, whose contents `write` writes. */
function enclosed(w: Writer, p: number, tag: number, write: (p: number) => number): number {
  const x = w.extra;
  const predicted = w.h;
  if (p > w.cap) w.grow(p, 0);
  w.b[p] = tag;
  return w.close(p + 1, predicted, write(p + 1 + predicted), x);
}

function read(bytes: Uint8Array, start: number, end: number): RoseMessage {
  const message = new RoseMessage(bytes);
  message.octets = end - start;
  const { tag, p, e } = readHeader(start, end);
  if (tag === 0xa4) readReject(message, p, e);
  else {
    const q = readId(p, e, INTEGER_TAG, "ROS.invokeId");
    message.invokeID = q.value;
    if (tag === 0xa1) readInvoke(message, q.after, e);
    else if (tag === 0xa2) readResult(message, q.after, e);
    else readError(message, q.after, e);
  }
  return message;
}

function readInvoke(m: RoseMessage, start: number, e: number): void {
  const b = m.bytes;
  let p = start;
  if (p < e && b[p] === 0x80) {
    const linked = readId(p, e, 0x80, "ROS.invoke.linkedId");
    m.linkedID = linked.value;
    p = linked.after;
  } else if (p < e && b[p] === 0x81) {
    // `absent`, which is the same as nothing.
    p = enterMember(p, e, 0x81, "ROS.invoke.linkedId").after;
  }
  const code = readId(p, e, INTEGER_TAG, "ROS.invoke.opcode");
  m.operationID = code.value;
  readOpenType(m, code.after, e, "ROS.invoke.argument");
}

function readResult(m: RoseMessage, p: number, e: number): void {
  m.kind = "result";
  if (p === e) return;
  const { start, end, after } = enterMember(p, e, SEQUENCE_TAG, "ROS.returnResult.result");
  const code = readId(start, end, INTEGER_TAG, "ROS.returnResult.result.opcode");
  m.value = code.value;
  readOpenType(m, code.after, end, "ROS.returnResult.result.result");
  closeMessage(after, e, "ROS.returnResult");
}

function readError(m: RoseMessage, p: number, e: number): void {
  m.kind = "error";
  const code = readId(p, e, INTEGER_TAG, "ROS.returnError.errcode");
  m.value = code.value;
  readOpenType(m, code.after, e, "ROS.returnError.parameter");
}

function readReject(m: RoseMessage, start: number, e: number): void {
  m.kind = "reject";
  let p: number;
  if (start < e && m.bytes[start] === NULL_TAG) {
    m.invokeID = undefined;
    p = enterMember(start, e, NULL_TAG, "ROS.reject.invokeId").after;
  } else {
    const id = readId(start, e, INTEGER_TAG, "ROS.reject.invokeId");
    m.invokeID = id.value;
    p = id.after;
  }
  const tag = Math.max(0x80, Math.min(0x83, m.bytes[p] ?? 0x80));
  const code = readId(p, e, tag, "ROS.reject.problem");
  m.problem = problemKinds[tag - 0x80];
  m.problemCode = code.value;
  closeMessage(code.after, e, "ROS.reject");
}
