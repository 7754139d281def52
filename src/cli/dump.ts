import { CodecError, type Strictness, type Type } from "../codec/index.js";
import { hint } from "../codec/internal.js";
import { X880Framer } from "../rose/internal-wire.js";
import { FramingError } from "../rose/index.js";
import {
  type DumpLimits,
  type Expectation,
  type Fault,
  generous,
  jsonLines,
  openTypeOf,
  textLines,
  values,
  walk,
  type Writing,
} from "../rose/internal-dump.js";
import { inputOctets } from "./dump/input.js";
import { endOf, messages, Operations } from "./dump/messages.js";
import { describeReport, reportOf } from "./conversion-error.js";
import { noOperation } from "./find-operation.js";
import { failure, usageError } from "./outcome.js";
import { writeOut } from "./streams.js";
import type { DumpOptions } from "./syntax/dump.js";
import { universalTypes } from "./universal-types.js";
import { wireProtocol, type WireProtocol } from "./wire-protocol.js";

/** What is known of the octets before they are looked at. */
interface Guide {
  /** What the values should be; undefined if nothing is known of them. */
  expected(bytes: Uint8Array): Expectation | undefined;
  /** Decodes the value from `start` to `end`. @throws CodecError if it is not what it should be. */
  check?(bytes: Uint8Array, start: number, end: number): void;
}

/** What one line after the other is made of, and at which octet it goes wrong. */
interface Outcome {
  fault?: Fault;
  /** Contents that are not what their tag says. */
  wrong?: Fault;
}

/** Shows what octets in BER consist of. */
export async function dump(path: string | undefined, options: DumpOptions): Promise<void> {
  const guide = await guideOf(options);
  const bytes = await inputOctets(path, options.form);
  if (bytes.length === 0) throw failure("the input is empty");
  const writing = options.json ? jsonLines : textLines(bytes.length);
  const limits: DumpLimits = {
    depth: options.depth,
    elements: options.elements,
    octets: options.full ? Infinity : 64,
    encapsulated: options.encapsulated,
  };
  const outcome: Outcome = {};
  const expected = guide.expected(bytes);
  for (const [start, end] of frames(bytes, options)) {
    await write(bytes, start, end, { expected, limits, writing, outcome });
    if (outcome.fault !== undefined) break;
  }
  await report(outcome, guide, bytes, options);
}

interface Manner {
  readonly expected: Expectation | undefined;
  readonly limits: DumpLimits;
  readonly writing: Writing;
  readonly outcome: Outcome;
}

/** Characters that are gathered before they are written. */
const PORTION = 32 * 1024;

async function write(bytes: Uint8Array, start: number, end: number, manner: Manner): Promise<void> {
  const { expected, limits, writing, outcome } = manner;
  let text = "";
  for (const piece of walk(bytes, start, end, expected, limits)) {
    if (piece.kind === "fault") outcome.fault = piece.fault;
    if (piece.kind === "element" && piece.fault !== undefined) outcome.wrong ??= piece.fault;
    const line = writing.line(piece);
    if (line === undefined) continue;
    text += `${line}\n`;
    if (text.length < PORTION) continue;
    await writeOut(text);
    text = "";
  }
  if (text !== "") await writeOut(text);
}

/** Says what is wrong: with the octets as such, or else with the values that they should be. */
async function report(
  { fault, wrong }: Outcome,
  guide: Guide,
  bytes: Uint8Array,
  options: DumpOptions,
): Promise<void> {
  if (fault !== undefined) throw failure(`${fault.reason} (octet ${fault.offset})`);
  if (guide.check === undefined) {
    if (wrong !== undefined) throw failure(`${wrong.reason} (octet ${wrong.offset})`);
    return;
  }
  try {
    for (const [start, end] of frames(bytes, options)) {
      for (let p = start; p < end;) {
        const next = endOf(bytes, p) ?? end;
        guide.check(bytes, p, next);
        p = next;
      }
    }
  } catch (error) {
    if (!(error instanceof CodecError)) throw error;
    const found = reportOf(error);
    if (options.json) {
      const { code, offset, path, message } = found;
      await writeOut(`${JSON.stringify({ offset, error: message, code, path })}\n`);
    }
    throw failure(describeReport(found));
  }
}

/** The messages in their frames; without frames, all octets at once. */
function* frames(
  bytes: Uint8Array,
  { framing }: DumpOptions,
): Generator<readonly [start: number, end: number]> {
  if (framing === "none") {
    yield [0, bytes.length];
    return;
  }
  const framer = new X880Framer({ maxFrameBytes: bytes.length }, framing, new Uint8Array(0));
  framer.push(bytes);
  let after = 0;
  try {
    while (framer.next()) {
      after = framer.end;
      yield [framer.start, framer.end];
    }
  } catch (error) {
    if (error instanceof FramingError) throw failure(error.message);
    throw error;
  }
  if (after < bytes.length) throw failure(`the input ends inside a frame (octet ${after})`);
}

async function guideOf(options: DumpOptions): Promise<Guide> {
  const { type, operation, part, protocol: name, framing, asn1, strictness } = options;
  if (part !== undefined && operation === undefined) throw usageError("--part needs --operation");
  if (type !== undefined && (operation !== undefined || options.message)) {
    throw usageError("--type leaves no room for --operation or --message");
  }
  if (part !== undefined && options.message) throw usageError("a message tells its part itself");
  if (framing !== "none" && name !== "csta") throw usageError("--framing needs --protocol csta");
  const isMessage =
    options.message ||
    type === "ROSEMessage" ||
    (name === "csta" && type === undefined && operation === undefined);
  if (!isMessage && type === undefined && operation === undefined) {
    return { expected: () => undefined };
  }
  const protocol = await wireProtocol(name, framing, asn1);
  const given = operation === undefined ? undefined : operationOf(operation, protocol);
  if (isMessage) {
    const check = new Operations(protocol, given);
    return {
      expected: (bytes) => messages(bytes, protocol, new Operations(protocol, given)),
      check: (bytes, start, end) => checkMessage(bytes, start, end, protocol, check, strictness),
    };
  }
  const found =
    given === undefined ? typeOf(type as string, protocol) : openTypeOf(given, partKind(part));
  if (found === undefined) throw usageError(`${operation} is an event, which has no ${part}`);
  return {
    expected: (bytes) => values(found, undefined, bytes),
    check: (bytes, start, end) => decode(found, bytes, start, end, strictness),
  };
}

function partKind(part: DumpOptions["part"]): "invoke" | "result" | "error" {
  return part === undefined || part === "argument" ? "invoke" : part;
}

function operationOf(
  name: string,
  { registry }: WireProtocol,
): NonNullable<ReturnType<typeof registry.findOperation>>["operation"] {
  const found = registry.findOperation(name)?.operation;
  if (found === undefined) throw noOperation(name, registry);
  return found;
}

function typeOf(name: string, { registry }: WireProtocol): Type<any> {
  const found = registry.findType(name)?.type ?? universalTypes.get(name);
  if (found !== undefined) return found;
  const names = [...registry.types.map((known) => known.name), ...universalTypes.keys()];
  throw usageError(`there is no type ${JSON.stringify(name)}${hint(name, names)}`);
}

function checkMessage(
  bytes: Uint8Array,
  start: number,
  end: number,
  protocol: WireProtocol,
  operations: Operations,
  strictness: Strictness,
): void {
  // Those of an association have no envelope of ROSE.
  if (protocol.name === "csta" && ((bytes[start] as number) & 0xc0) === 0x40) return;
  const message = protocol.read(bytes, start, end);
  const type = openTypeOf(operations.of(message), message.kind);
  if (type === undefined || message.argumentEnd === 0) return;
  decode(type, bytes, message.argumentStart, message.argumentEnd, strictness);
}

/** @throws CodecError */
function decode(
  type: Type<any>,
  bytes: Uint8Array,
  start: number,
  end: number,
  strictness: Strictness,
): void {
  type.decodeRange(bytes, start, end, { integers: "bigint", limits: generous, strictness });
}
