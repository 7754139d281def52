import { tagName } from "../../codec/internal-codec.js";
import { isWholeValue, wrongForm } from "./encapsulated.js";
import { isEnd, isFault, readHeader, type Fault, type Header } from "./header.js";
import type { Expectation, Named } from "./typed.js";
import { primitiveOf, shownValue, type Shown } from "./values.js";

/** How much is shown. */
export interface DumpLimits {
  /** Levels of nesting; what is deeper is shown as octets. */
  readonly depth: number;
  /** Elements in all. */
  readonly elements: number;
  /** Octets or characters of a value. */
  readonly octets: number;
  /** Whether strings that hold BER are entered. */
  readonly encapsulated: boolean;
}

/** One element, the end of one, or why there are no more. */
export type Piece =
  | {
      readonly kind: "element";
      readonly depth: number;
      readonly header: Header;
      /** The tag as it is written: `SEQUENCE`, `[0]`, `[APPLICATION 5]`. */
      readonly tag: string;
      readonly named: Named;
      /** Undefined for what holds other elements. */
      readonly value?: Shown;
      /** Whether it is a string that holds other elements. */
      readonly encapsulates: boolean;
      /** Whether its elements follow. */
      readonly opens: boolean;
      /** What is wrong with it, or missing. */
      readonly notes: readonly string[];
      /** Why it is not what its tag says. */
      readonly fault?: Fault;
    }
  | { readonly kind: "close"; readonly depth: number }
  | { readonly kind: "fault"; readonly fault: Fault };

interface Level {
  /** Where its contents end at the latest. */
  readonly end: number;
  readonly indefinite: boolean;
  readonly expected: Expectation | undefined;
}

const nothing: Named = {};

/**
 * Walks through the elements from `start` to `end`, outermost ones side by side. What is read is given before
 * what is wrong with it, and nothing is given after that. It needs memory for the levels that are open alone.
 */
export function* walk(
  b: Uint8Array,
  start: number,
  end: number,
  expected: Expectation | undefined,
  limits: DumpLimits,
): Generator<Piece, void, undefined> {
  const levels: Level[] = [{ end, indefinite: false, expected }];
  let left = limits.elements;
  let p = start;
  /** What has been cut off, to be told once all that is there has been shown. */
  let cut: Fault | undefined;
  for (;;) {
    const level = levels.at(-1) as Level;
    const depth = levels.length - 1;
    if (level.indefinite && isEnd(b, p, level.end)) {
      p += 2;
      levels.pop();
      yield { kind: "close", depth: depth - 1 };
      continue;
    }
    if (p >= level.end) {
      if (cut !== undefined || level.indefinite) {
        const reason = "the input ends inside a value of indefinite length";
        yield { kind: "fault", fault: cut ?? { offset: p, reason } };
        return;
      }
      if (depth === 0) return;
      levels.pop();
      yield { kind: "close", depth: depth - 1 };
      continue;
    }
    if (left-- === 0) {
      const reason = `more than ${limits.elements} elements`;
      yield { kind: "fault", fault: { offset: p, reason } };
      return;
    }
    const header = readHeader(b, p, level.end);
    if (isFault(header)) {
      yield { kind: "fault", fault: cut ?? header };
      return;
    }
    if (header.class === "universal" && header.number === 0) {
      const reason = "end-of-contents octets where nothing is open";
      yield { kind: "fault", fault: cut ?? { offset: p, reason } };
      return;
    }
    const announced = header.length === undefined ? level.end : header.contents + header.length;
    const last = Math.min(announced, level.end);
    if (announced > level.end) {
      cut ??= {
        offset: p,
        reason: `${announced - level.end} of ${count(header.length as number)} are missing`,
      };
    }
    const named = level.expected?.next(header) ?? nothing;
    const inside = insideOf(b, header, last, named, limits, announced > level.end);
    const tooDeep = inside !== undefined && depth >= limits.depth;
    const opens = inside !== undefined && !tooDeep;
    const form = wrongForm(header);
    const value = opens ? undefined : valueOf(b, header, last, named, limits);
    const notes = [
      ...(named.note === undefined ? [] : [named.note]),
      ...(announced > level.end ? [`${count(announced - level.end)} missing`] : []),
      ...(form === undefined ? [] : [form]),
      ...(value?.fault === undefined ? [] : [value.fault.reason]),
      ...(tooDeep ? [`nested deeper than ${limits.depth} levels`] : []),
    ];
    yield {
      kind: "element",
      depth,
      header,
      tag: tagName(header),
      named,
      ...(value !== undefined && { value }),
      encapsulates: opens && !header.constructed,
      opens,
      notes,
      ...faultOf(header, form, value),
    };
    if (tooDeep && header.length === undefined) {
      yield { kind: "fault", fault: { offset: p, reason: notes.at(-1) as string } };
      return;
    }
    if (opens) {
      p = inside;
      levels.push({
        end: last,
        indefinite: header.length === undefined,
        expected: named.inside,
      });
    } else p = last;
  }
}

/** Where the elements inside an element begin; undefined if there are none. */
function insideOf(
  b: Uint8Array,
  header: Header,
  end: number,
  { contains }: Named,
  limits: DumpLimits,
  isCut: boolean,
): number | undefined {
  const { constructed, contents, number } = header;
  if (constructed) return contents;
  if (!limits.encapsulated || isCut) return undefined;
  const kind = contains ?? (header.class === "universal" ? stringOf(number) : undefined);
  if (kind === undefined) return undefined;
  // A BIT STRING begins with the number of its unused bits.
  const from = kind === "octetString" ? contents : b[contents] === 0 ? contents + 1 : end;
  return isWholeValue(b, from, end) ? from : undefined;
}

function stringOf(number: number): Named["contains"] {
  if (number === 4) return "octetString";
  return number === 3 ? "bitString" : undefined;
}

function valueOf(
  b: Uint8Array,
  header: Header,
  end: number,
  { primitive }: Named,
  limits: DumpLimits,
): Shown {
  const universal = header.class === "universal" ? primitiveOf(header.number) : undefined;
  const kind = header.constructed ? undefined : (primitive ?? universal);
  return shownValue(b, header.contents, end, kind, { most: limits.octets });
}

function faultOf(
  { offset }: Header,
  form: string | undefined,
  value: Shown | undefined,
): { fault?: Fault } {
  if (form !== undefined) return { fault: { offset, reason: form } };
  return value?.fault === undefined ? {} : { fault: value.fault };
}

function count(octets: number): string {
  return octets === 1 ? "1 octet" : `${octets} octets`;
}
