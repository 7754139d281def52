import { universalName } from "../../codec/internal-codec.js";

/** Levels of nesting that are shown; anything deeper is shown as octets. */
const MAX_DEPTH = 64;
/** The most lines of a dump. */
const MAX_LINES = 2_000;
/** The most octets of contents that are shown in hexadecimal. */
const PREVIEW = 16;
/** The most characters of a text that are shown. */
const TEXT = 60;

/**
 * Returns an annotated dump of BER octets for people to read, one line per element, indented by
 * nesting: offset, header octets, tag, length, and the contents as far as the tag tells what they are.
 * Invalid input is shown up to the fault, followed by the fault and the remaining octets.
 * Never throws.
 */
export function annotate(bytes: Uint8Array): string {
  const lines: string[] = [];
  new Dump(bytes, lines).elements(0, bytes.length, 0, false);
  if (lines.length < MAX_LINES) return lines.join("\n");
  return [...lines.slice(0, MAX_LINES), "... and more"].join("\n");
}

interface Header {
  readonly first: number;
  readonly tag: string;
  /** The number of a universal tag; -1 for other tags. */
  readonly universal: number;
  readonly constructed: boolean;
  readonly start: number;
  /** Octets of the contents; -1 if the length is indefinite. */
  readonly length: number;
}

class Dump {
  readonly #bytes: Uint8Array;
  readonly #lines: string[];

  constructor(bytes: Uint8Array, lines: string[]) {
    this.#bytes = bytes;
    this.#lines = lines;
  }

  /**
   * Shows the elements between `p` and `e`.
   * @param open Whether they are in contents of indefinite length, which end-of-contents octets end.
   * @returns The offset after them.
   */
  elements(p: number, e: number, depth: number, open: boolean): number {
    while (p < e && this.#lines.length < MAX_LINES) {
      if (open && this.#bytes[p] === 0 && this.#bytes[p + 1] === 0 && p + 2 <= e) {
        this.#line(p, depth, p + 2, "end-of-contents");
        return p + 2;
      }
      const next = this.#element(p, e, depth);
      if (next === undefined) return e;
      p = next;
    }
    return p;
  }

  #element(p: number, e: number, depth: number): number | undefined {
    const header = this.#header(p, e);
    if (typeof header === "string") {
      this.#line(p, depth, Math.min(e, p + PREVIEW), `${header}; ${e - p} octets left`);
      return undefined;
    }
    const { start, length, constructed } = header;
    const size = length < 0 ? "indefinite length" : count(length);
    const name = depth === 0 ? (messages[header.first] ?? header.tag) : header.tag;
    const end = length < 0 ? e : start + length;
    if (constructed && depth < MAX_DEPTH) {
      this.#line(p, depth, start, `${name}, ${size}`);
      if (end > e) this.#cut(start, end, e, depth);
      const after = this.elements(start, Math.min(end, e), depth + 1, length < 0);
      return length < 0 ? after : end;
    }
    const shown = Math.min(end, e);
    this.#line(p, depth, start, `${name}, ${size}${this.#contents(header, shown)}`);
    if (end > e) this.#cut(start, end, e, depth);
    return end;
  }

  #cut(start: number, end: number, e: number, depth: number): void {
    this.#line(start, depth + 1, start, `cut off: ${count(end - e)} missing`);
  }

  /** The header at `p`, or what is wrong with it. */
  #header(p: number, e: number): Header | string {
    const b = this.#bytes;
    const first = b[p] as number;
    let q = p + 1;
    let number = first & 31;
    if (number === 31) {
      number = 0;
      do {
        if (q >= e || number > 0xffffff) return "a tag that does not end";
        number = number * 128 + ((b[q] as number) & 127);
      } while ((b[q++] as number) > 127);
    }
    if (q >= e) return "no length";
    let length = b[q++] as number;
    if (length === 0x80) {
      length = -1;
    } else if (length > 0x80) {
      const octets = length & 0x7f;
      if (octets > 8 || q + octets > e) return "an invalid length";
      length = 0;
      for (const after = q + octets; q < after; q++) length = length * 256 + (b[q] as number);
    }
    const universal = first < 0x40 ? number : -1;
    const tag = universal >= 0 ? universalName(number) : `[${classes[first >> 6]}${number}]`;
    return { first, tag, universal, constructed: (first & 0x20) !== 0, start: q, length };
  }

  #contents({ universal, start }: Header, end: number): string {
    const contents = this.#bytes.subarray(start, end);
    if (contents.length === 0) return "";
    if (texts.has(universal)) return `: ${quoted(contents)}`;
    if (universal === 1 && contents.length === 1) return `: ${contents[0] !== 0}`;
    if ((universal === 2 || universal === 10) && contents.length <= 6) {
      return `: ${Buffer.from(contents).readIntBE(0, contents.length)}`;
    }
    return `: ${hex(contents)}`;
  }

  #line(from: number, depth: number, to: number, text: string): void {
    const offset = from.toString(16).padStart(6, "0");
    const octets = hex(this.#bytes.subarray(from, to));
    this.#lines.push(`${offset}  ${"  ".repeat(depth)}${octets}${octets && "  "}${text}`);
  }
}

const classes = ["UNIVERSAL ", "APPLICATION ", "", "PRIVATE "];

/** What the outermost tags of a ROSE message mean. */
const messages: Readonly<Record<number, string>> = {
  0xa1: "invoke [1]",
  0xa2: "result [2]",
  0xa3: "error [3]",
  0xa4: "reject [4]",
};

/** Universal tags whose contents are characters. */
const texts: ReadonlySet<number> = new Set([7, 12, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27]);

function count(octets: number): string {
  return octets === 1 ? "1 octet" : `${octets} octets`;
}

function hex(bytes: Uint8Array): string {
  const shown = Array.from(bytes.subarray(0, PREVIEW), (b) => b.toString(16).padStart(2, "0"));
  return shown.join(" ") + (bytes.length > PREVIEW ? " .." : "");
}

function quoted(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.subarray(0, TEXT * 4)).toString("utf8");
  const short = Array.from(text).slice(0, TEXT).join("");
  return (
    JSON.stringify(short) + (short.length < text.length || bytes.length > TEXT * 4 ? " .." : "")
  );
}
