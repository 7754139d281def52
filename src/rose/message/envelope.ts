import {
  constructedOctets,
  constructedString,
  readOid,
  readInteger,
  Reader,
  readUtf8,
} from "../../codec/internal-codec.js";
import { BerDecodeError, defaultLimits, type Limits } from "../../codec/index.js";
import {
  RoseMessage,
  type RoseAuth,
  type RoseAuthRequest,
  type RoseAuthResult,
} from "./message.js";
import { problemKinds } from "./problems.js";

// Reading calls no other code, so one reader can serve all connections.
const r = new Reader();
/** Whether the message that is being read must have the tags of the module. */
let exact = false;

/**
 * Reads the envelope of one message that fills `bytes` from `start` to `end`, in any form
 * that X.690 permits (docs/protocol.md sections 1 and 4). The open type is not decoded.
 * @param strict Whether the tags of session id and name must be explicit, as in the module.
 * @throws BerDecodeError with a code, the offset in `bytes` and the path of the faulty member.
 */
export function readMessage(
  bytes: Uint8Array,
  start = 0,
  end: number = bytes.length,
  limits: Limits = defaultLimits,
  strict = false,
): RoseMessage {
  const message = new RoseMessage(bytes);
  message.octets = end - start;
  if (!isUsual(message, bytes, start, end)) readUnusual(message, start, end, limits, strict);
  return message;
}

function readUnusual(
  message: RoseMessage,
  start: number,
  end: number,
  limits: Limits,
  strict: boolean,
): void {
  r.start(message.bytes, limits);
  exact = strict;
  try {
    const tag = header(start, end);
    switch (tag) {
      case 0xa1:
        readInvoke(message, r.c, r.d);
        break;
      case 0xa2:
        message.kind = "result";
        readResult(message, r.c, r.d);
        break;
      case 0xa3:
        message.kind = "error";
        readError(message, r.c, r.d);
        break;
      case 0xa4:
        message.kind = "reject";
        readReject(message, r.c, r.d);
        break;
      default:
        r.fail("unknown-alternative", start, "no message has this tag", "ROSEMessage");
    }
  } finally {
    r.release();
  }
}

/**
 * Reads an invoke or result in the form that nearly all have: ids that are positive and short, an argument or a result, lengths of up to
 * three octets.
 * @returns Whether it is one. Everything else, faults included, is left to the functions below, which set all that this has set.
 */
function isUsual(m: RoseMessage, b: Uint8Array, start: number, end: number): boolean {
  if (end - start < SHORTEST) return false;
  const kind = b[start] as number;
  if (kind !== 0xa1 && kind !== 0xa2) return false;
  let p = contentsUpTo(b, start + 1, end);
  if (p < 0) return false;
  const invokeID = shortId(b, p);
  if (invokeID < 0) return false;
  p += 2 + (b[p + 1] as number);
  if (kind === 0xa2) {
    if (b[p] !== 0x30 || (p = contentsUpTo(b, p + 1, end)) < 0) return false;
  }
  // The id of the operation, or the number of the result.
  const number = shortId(b, p);
  if (number < 0) return false;
  p += 2 + (b[p + 1] as number);
  const tag = b[p] as number;
  if ((tag & 0x1f) === 0x1f || (tag & 0xdf) === 0 || contentsUpTo(b, p + 1, end) < 0) return false;
  m.invokeID = invokeID;
  if (kind === 0xa2) {
    m.kind = "result";
    m.value = number;
  } else {
    m.operationID = number;
  }
  m.argumentStart = p;
  m.argumentEnd = end;
  return true;
}

/** Octets of an invoke with ids of one octet each and an empty argument; a result has two more. */
const SHORTEST = 10;

/** Where the contents begin, if they end at `end` by the length at `q`; -1 if not, or if the length has a longer form. */
function contentsUpTo(b: Uint8Array, q: number, end: number): number {
  const first = b[q] as number;
  let c = q + 1;
  let length = first;
  if (first > 0x82 || first === 0x80) return -1;
  if (first > 0x80) {
    length = b[c++] as number;
    if (first === 0x82) length = (length << 8) | (b[c++] as number);
  }
  return c + length === end ? c : -1;
}

/** An INTEGER of up to three octets; -1 if it is none, negative, or longer than it has to be. */
function shortId(b: Uint8Array, p: number): number {
  if (b[p] !== 0x02) return -1;
  const first = b[p + 2] as number;
  if (first > 0x7f) return -1;
  switch (b[p + 1]) {
    case 1:
      return first;
    case 2: {
      const id = (first << 8) | (b[p + 3] as number);
      return id < 0x80 ? -1 : id;
    }
    case 3: {
      const id = (first << 16) | ((b[p + 3] as number) << 8) | (b[p + 4] as number);
      return id < 0x8000 ? -1 : id;
    }
    default:
      return -1;
  }
}

/**
 * Reads the header of the whole message. Contents of indefinite length end where the message ends,
 * so their end need not be searched for and their nesting is not limited here.
 */
function header(start: number, end: number): number {
  const { b } = r;
  if (b[start + 1] === 0x80 && end - start >= 4 && b[end - 1] === 0 && b[end - 2] === 0) {
    r.c = start + 2;
    r.d = end - 2;
    return b[start] as number;
  }
  const tag = r.header(start, end, "ROSEMessage");
  if (r.n !== end) r.fail("trailing-octets", r.n, "octets after the message", "ROSEMessage");
  return tag;
}

// For other envelopes of ROSE, whose members are read in the same way.

/** Reads a message by `read`, which calls the functions below. */
export function readWith<T>(bytes: Uint8Array, limits: Limits, read: () => T): T {
  r.start(bytes, limits);
  try {
    return read();
  } finally {
    r.release();
  }
}

/** The header of the whole message: its tag, which is one of a message of ROSE, and where the contents are. */
export function readHeader(start: number, end: number): { tag: number; p: number; e: number } {
  const tag = header(start, end);
  if (tag < 0xa1 || tag > 0xa4) {
    r.fail("unknown-alternative", start, "no message has this tag", "ROS");
  }
  return { tag, p: r.c, e: r.d };
}

/** Reads an INTEGER with this tag. */
export function readId(
  p: number,
  e: number,
  tag: number,
  member: string,
): { value: number; after: number } {
  const value = integer(p, e, tag, member);
  return { value, after: r.n };
}

/** Reads an OBJECT IDENTIFIER. */
export function readIdentifier(
  p: number,
  e: number,
  member: string,
): { value: string; after: number } {
  enter(p, e, 0x06, member);
  const after = r.n;
  return { value: readOid(r, r.c, r.d, false, member), after };
}

/** Reads the header of a member with this tag; a NULL has no contents. */
export function enterMember(
  p: number,
  e: number,
  tag: number,
  member: string,
): { start: number; end: number; after: number } {
  const end = enter(p, e, tag, member);
  if ((tag & 0x20) === 0 && r.c !== end)
    r.fail("bad-contents", r.c, "a NULL has no contents", member);
  return { start: r.c, end, after: r.n };
}

export { close as closeMessage, openType as readOpenType };

function readInvoke(m: RoseMessage, start: number, e: number): void {
  let p = sessionID(m, start, e, "ROSEMessage.invoke.sessionID");
  m.invokeID = integer(p, e, 0x02, "ROSEMessage.invoke.invokeID");
  p = r.n;
  const b = r.b;
  if (p < e && b[p] === 0x80) {
    m.linkedID = integer(p, e, 0x80, "ROSEMessage.invoke.linked-ID");
    p = r.n;
  }
  if (p < e && ((b[p] as number) & 0xdf) === 0x82) {
    m.operationName = taggedText(m, p, e, "[2]", "ROSEMessage.invoke.operationName");
    p = r.n;
  }
  if (p < e && b[p] === 0xa3) {
    m.authentication = authRequest(p, e, "ROSEMessage.invoke.authentication");
    p = r.n;
  }
  m.operationID = integer(p, e, 0x02, "ROSEMessage.invoke.operationID");
  openType(m, r.n, e, "ROSEMessage.invoke.argument");
}

function readResult(m: RoseMessage, start: number, e: number): void {
  const p = sessionID(m, start, e, "ROSEMessage.result.sessionID");
  m.invokeID = integer(p, e, 0x02, "ROSEMessage.result.invokeID");
  if (r.n === e) return;
  const d = enter(r.n, e, 0x30, "ROSEMessage.result.result");
  const after = r.n;
  m.value = integer(r.c, d, 0x02, "ROSEMessage.result.result.resultValue");
  if (r.n === d)
    r.fail("missing-member", d, "a value is missing", "ROSEMessage.result.result.result");
  openType(m, r.n, d, "ROSEMessage.result.result.result");
  close(after, e, "ROSEMessage.result");
}

function readError(m: RoseMessage, start: number, e: number): void {
  const p = sessionID(m, start, e, "ROSEMessage.error.sessionID");
  m.invokeID = integer(p, e, 0x02, "ROSEMessage.error.invokedID");
  m.value = integer(r.n, e, 0x02, "ROSEMessage.error.error-value");
  openType(m, r.n, e, "ROSEMessage.error.error");
}

function readReject(m: RoseMessage, start: number, e: number): void {
  let p = sessionID(m, start, e, "ROSEMessage.reject.sessionID");
  const b = r.b;
  if (p < e && b[p] === 0x05) {
    m.invokeID = undefined;
    enter(p, e, 0x05, "ROSEMessage.reject.invokedID.invokednull");
    if (r.c !== r.d)
      r.fail("bad-contents", r.c, "a NULL has no contents", "ROSEMessage.reject.invokedID");
  } else {
    m.invokeID = integer(p, e, 0x02, "ROSEMessage.reject.invokedID");
  }
  p = r.n;
  if (p < e && (b[p] as number) >= 0x80 && (b[p] as number) <= 0x83) {
    m.problem = problemKinds[(b[p] as number) - 0x80];
    m.problemCode = integer(p, e, b[p] as number, "ROSEMessage.reject.reject");
    p = r.n;
  }
  if (p < e && (b[p] === 0x0c || b[p] === 0x2c)) {
    m.details = text(p, e, "ROSEMessage.reject.details", 2);
    p = r.n;
  }
  if (p < e && b[p] === 0xa4) {
    m.authenticationResult = authResult(p, e, "ROSEMessage.reject.authentication");
    p = r.n;
  }
  close(p, e, "ROSEMessage.reject");
}

/** Reads the session id if there is one; returns the offset after it. */
function sessionID(m: RoseMessage, p: number, e: number, member: string): number {
  if (p >= e || ((r.b[p] as number) & 0xdf) !== 0x81) return p;
  m.sessionID = taggedText(m, p, e, "[1]", member);
  return r.n;
}

/** Reads an INTEGER with this tag; `r.n` is then after it. Ids in their usual form take the fast path. */
function integer(p: number, e: number, tag: number, member: string): number {
  const b = r.b;
  if (p + 3 <= e && b[p] === tag) {
    const length = b[p + 1] as number;
    const first = b[p + 2] as number;
    if (length === 1) {
      r.n = p + 3;
      return (first << 24) >> 24;
    }
    if (length === 2 && p + 4 <= e && first > 0 && first < 0x80) {
      r.n = p + 4;
      return (first << 8) | (b[p + 3] as number);
    }
  }
  enter(p, e, tag, member);
  const after = r.n;
  const value = readInteger(r, r.c, r.d, member);
  r.n = after;
  return value;
}

/** Reads a header that must have this tag; returns the end of the contents, and `r.n` is after the value. */
function enter(p: number, e: number, tag: number, member: string): number {
  if (p >= e) r.fail("missing-member", p, `${tagNames[tag] ?? "a value"} is missing`, member);
  if (r.header(p, e, member) !== tag) r.unexpected(p, e, tagNames[tag] ?? "another tag", member);
  return r.d;
}

const tagNames: Readonly<Record<number, string>> = {
  0x02: "INTEGER",
  0x04: "OCTET STRING",
  0x06: "OBJECT IDENTIFIER",
  0x0c: "UTF8String",
  0x30: "SEQUENCE",
};

/** Reads a UTF8String in an explicit tag, or in an implicit one; `r.n` is then after it. */
function taggedText(m: RoseMessage, p: number, e: number, tag: string, member: string): string {
  r.header(p, e, member);
  const { d, n: after } = r;
  if (((r.b[p] as number) & 0x20) === 0) {
    if (exact) r.unexpected(p, e, tag, member);
    m.bare = true;
    return readUtf8(r, r.c, d, member);
  }
  const value = text(r.c, d, member, 3);
  close(r.n, d, member);
  r.n = after;
  return value;
}

/** @param level The level of nesting; that of the message is 1. */
function text(p: number, e: number, member: string, level: number): string {
  if (p < e && r.b[p] === 0x2c) return constructedString(r, p, e, "UTF8String", member, level);
  enter(p, e, 0x0c, member);
  return readUtf8(r, r.c, r.d, member);
}

function octets(p: number, e: number, member: string, level: number): Uint8Array {
  if (p < e && r.b[p] === 0x24) return constructedOctets(r, p, e, member, level);
  enter(p, e, 0x04, member);
  return r.view(r.c, r.d);
}

function auth(p: number, e: number, member: string, level: number): RoseAuth {
  const d = enter(p, e, 0x30, member);
  const after = r.n;
  const method = text(r.c, d, `${member}.method`, level + 1);
  const authdata = octets(r.n, d, `${member}.authdata`, level + 1);
  close(r.n, d, member);
  r.n = after;
  return { method, authdata };
}

function authRequest(p: number, e: number, member: string): RoseAuthRequest {
  r.header(p, e, member);
  const { d: outer, n: after } = r;
  const d = enter(r.c, outer, 0x30, member);
  close(r.n, outer, member);
  const value = auth(r.c, d, `${member}.auth`, 4);
  const context = contextOf(r.n, d, member);
  r.n = after;
  return context === undefined ? { auth: value } : { auth: value, context };
}

function authResult(p: number, e: number, member: string): RoseAuthResult {
  r.header(p, e, member);
  const { d: outer, n: after } = r;
  const d = enter(r.c, outer, 0x30, member);
  close(r.n, outer, member);
  const end = enter(r.c, d, 0x30, `${member}.authList`);
  const afterList = r.n;
  const authList: RoseAuth[] = [];
  for (let q = r.c; q < end; q = r.n) {
    if (--r.left < 0) r.tooMany(q);
    authList.push(auth(q, end, `${member}.authList[${authList.length}]`, 5));
  }
  const context = contextOf(afterList, d, member);
  r.n = after;
  return context === undefined ? { authList } : { authList, context };
}

function contextOf(p: number, e: number, member: string): string | undefined {
  if (p === e) return undefined;
  const value = text(p, e, `${member}.context`, 4);
  close(r.n, e, member);
  return value;
}

/** Reads the open type at the end of a message, if there is one. */
function openType(m: RoseMessage, p: number, e: number, member: string): void {
  if (p === e) return;
  m.argumentStart = p;
  try {
    m.argumentEnd = r.skip(p, e, member);
  } catch (error) {
    // The value is nested too deeply: that is reported when it is decoded. It is the last member, so
    // it ends where the message ends.
    if (!(error instanceof BerDecodeError) || error.code !== "limit") throw error;
    m.argumentEnd = e;
  }
  close(m.argumentEnd, e, member);
}

/** The envelope is not extensible: nothing may follow its last member. */
function close(p: number, e: number, member: string): void {
  if (p !== e) r.fail("unexpected-member", p, "a member that the message does not have", member);
}
