import {
  NULL,
  OBJECT_IDENTIFIER,
  type Code,
  type Event,
  type Operation,
  type OperationError,
  type Type,
} from "../../codec/index.js";
import { putInteger, type Writer } from "../../codec/internal-codec.js";
import {
  closeMessage,
  enterMember,
  readHeader,
  readId,
  readIdentifier,
  readOpenType,
  readWith,
} from "../message/envelope.js";
import { RoseMessage } from "../message/message.js";
import { encodeOpenType } from "../message/open-type.js";
import { problemKinds } from "../message/problems.js";
import { writeReject, type InvokeExtras } from "../message/write-envelope.js";
import type { Envelope } from "../protocol/protocol.js";
import { writeFramed, type Framing } from "./tcp-frames.js";

/** How the envelope of X.880 is written. */
export interface X880EnvelopeOptions {
  readonly framing: Framing;
  /** The code of the error of operations whose errors are not known. */
  readonly errorCode: number;
}

const INTEGER_TAG = 0x02;
const IDENTIFIER_TAG = 0x06;
const NULL_TAG = 0x05;
const SEQUENCE_TAG = 0x30;

/**
 * The envelope of X.880 (1994): an invoke has a code, and so has a result; nothing names a session or an operation, and a
 * reject has no text. Codes are INTEGERs, or OBJECT IDENTIFIERs.
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
          q = putCode(w, token.code, q);
          return isNone(token.argument) ? q : encodeOpenType(w, token.argument, value, q, options);
        });
      }),
    result: (w, p, invokeID, { code, result }, value, options) =>
      writeFramed(w, p, framing, (at) =>
        enclosed(w, at, 0xa2, (q0) => {
          const q = integer(w, INTEGER_TAG, invokeID, q0);
          if (isNone(result)) return q;
          return enclosed(w, q, SEQUENCE_TAG, (inner) =>
            encodeOpenType(w, result, value, putCode(w, code, inner), options),
          );
        }),
      ),
    error: (w, p, invokeID, operation, value, options, declared = soleError(operation)) => {
      if (declared === undefined && operation.errors !== undefined) {
        throw new TypeError(`one of the errors of ${operation.name} must be named`);
      }
      const type = declared?.parameter ?? operation.error;
      return writeFramed(w, p, framing, (at) =>
        enclosed(w, at, 0xa3, (q0) => {
          const q = putCode(w, declared?.code ?? errorCode, integer(w, INTEGER_TAG, invokeID, q0));
          return isNone(type) ? q : encodeOpenType(w, type, value, q, options);
        }),
      );
    },
    encodedError: (w, p, invokeID, operation, octets) =>
      writeFramed(w, p, framing, (at) =>
        enclosed(w, at, 0xa3, (q0) => {
          const code = soleError(operation)?.code ?? errorCode;
          const q = putCode(w, code, integer(w, INTEGER_TAG, invokeID, q0));
          return encodeOpenType(w, undefined, octets, q, undefined);
        }),
      ),
    reject: (w, p, invokeID, { problem, problemCode }) =>
      writeFramed(w, p, framing, (at) => writeReject(w, at, invokeID, { problem, problemCode })),
    misfit: (operation, answer) => {
      const { kind, argumentEnd, value, globalCode } = answer;
      const came = globalCode ?? value;
      if (kind === "result" && argumentEnd !== 0 && came !== operation.code) {
        return `has the code of another operation, ${came}`;
      }
      if (kind !== "error") return undefined;
      const isKnown =
        operation.errors === undefined
          ? came === errorCode
          : errorOf(operation, answer) !== undefined;
      return isKnown ? undefined : `has the code ${came}, which none of its errors has`;
    },
    errorOf,
    isSpecific: (operation) => operation.errors !== undefined && soleError(operation) === undefined,
  };
}

function errorOf(
  { errors }: Operation,
  { globalCode, value }: RoseMessage,
): OperationError | undefined {
  return errors?.find(({ code }) => code === (globalCode ?? value));
}

function soleError({ errors }: Operation): OperationError | undefined {
  return errors?.length === 1 ? errors[0] : undefined;
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

function putCode(w: Writer, code: Code, p: number): number {
  if (typeof code === "number") return integer(w, INTEGER_TAG, code, p);
  return encodeOpenType(w, OBJECT_IDENTIFIER, code, p, undefined);
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
  p = readCode(m, p, e, "ROS.invoke.opcode");
  m.operationID = m.value;
  m.value = 0;
  readOpenType(m, p, e, "ROS.invoke.argument");
}

function readResult(m: RoseMessage, p: number, e: number): void {
  m.kind = "result";
  if (p === e) return;
  const { start, end, after } = enterMember(p, e, SEQUENCE_TAG, "ROS.returnResult.result");
  const q = readCode(m, start, end, "ROS.returnResult.result.opcode");
  readOpenType(m, q, end, "ROS.returnResult.result.result");
  closeMessage(after, e, "ROS.returnResult");
}

function readError(m: RoseMessage, p: number, e: number): void {
  m.kind = "error";
  const q = readCode(m, p, e, "ROS.returnError.errcode");
  readOpenType(m, q, e, "ROS.returnError.parameter");
}

/** Reads a code; gives the offset after it. */
function readCode(m: RoseMessage, p: number, e: number, member: string): number {
  if (p < e && m.bytes[p] === IDENTIFIER_TAG) {
    const { value, after } = readIdentifier(p, e, member);
    m.globalCode = value;
    return after;
  }
  const { value, after } = readId(p, e, INTEGER_TAG, member);
  m.value = value;
  return after;
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
