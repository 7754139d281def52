import { textOfUtf8 } from "../../../codec/internal.js";

/** Octets of a line. Asterisk itself sends lines of a few kilobytes at most, which are variables and arguments of applications. */
const longestLine = 64 * 1024;
/** Octets of a block, its line ends included. */
const longestBlock = 256 * 1024;
/** Lines of a block. */
const mostLines = 1_000;

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** What comes from the manager interface is not what it sends, or is too long. */
export class AmiSyntaxError extends Error {
  override readonly name = "AmiSyntaxError";
}

/** A block of the manager interface: an event, or the answer to an action. Names of headers are compared without regard to case. */
export class AmiMessage {
  readonly #headers = new Map<string, string>();

  /** Of headers with the same name, the first one counts. */
  add(name: string, value: string): void {
    const key = name.toLowerCase();
    if (!this.#headers.has(key)) this.#headers.set(key, value);
  }

  /** The value of a header; empty if there is none, or if Asterisk does not know it. */
  get(name: string): string {
    const value = this.#headers.get(name.toLowerCase()) ?? "";
    return value === "<unknown>" ? "" : value;
  }

  get size(): number {
    return this.#headers.size;
  }

  /** The headers, with their names in lower case. */
  get entries(): IterableIterator<[name: string, value: string]> {
    return this.#headers.entries();
  }
}

/** Where {@link AmiParser} hands what it has read. */
export interface AmiReader {
  /** The first line, in which Asterisk says what it is. */
  banner(text: string): void;
  message(message: AmiMessage): void;
}

/**
 * Reads the stream of the manager interface (AMI): a line that says what it is, then blocks of `name: value`, each ended by an empty line.
 * It may be cut anywhere. A block's lines end with CR LF, of which the CR may be missing.
 */
export class AmiParser {
  readonly #reader: AmiReader;
  /** The pieces of a line whose end has not come yet. */
  #pieces: Uint8Array[] = [];
  #pending = 0;
  #hasBanner = false;
  #block = new AmiMessage();
  #blockOctets = 0;
  #blockLines = 0;

  constructor(reader: AmiReader) {
    this.#reader = reader;
  }

  /** @throws AmiSyntaxError for something else than AMI, or too much of it. Nothing can be read any more then. */
  push(chunk: Uint8Array): void {
    let from = 0;
    for (;;) {
      const end = chunk.indexOf(lineFeed, from);
      const part = chunk.subarray(from, end < 0 ? chunk.length : end);
      if (this.#pending + part.length > longestLine) throw new AmiSyntaxError("a line is too long");
      if (end < 0) {
        if (part.length === 0) return;
        // Copied, because the rest of the chunk is not needed any more.
        this.#pieces.push(part.slice());
        this.#pending += part.length;
        return;
      }
      this.#line(this.#whole(part));
      from = end + 1;
    }
  }

  #whole(last: Uint8Array): Uint8Array {
    if (this.#pending === 0) return last;
    const whole = Buffer.concat([...this.#pieces, last]);
    this.#pieces = [];
    this.#pending = 0;
    return whole;
  }

  #line(octets: Uint8Array): void {
    const length = octets.at(-1) === carriageReturn ? octets.length - 1 : octets.length;
    if (!this.#hasBanner) {
      this.#hasBanner = true;
      this.#reader.banner(textOf(octets.subarray(0, length)));
      return;
    }
    if (length === 0) return this.#endBlock();
    this.#blockOctets += octets.length + 1;
    this.#blockLines++;
    if (this.#blockOctets > longestBlock || this.#blockLines > mostLines) {
      throw new AmiSyntaxError("a block is too long");
    }
    const text = textOf(octets.subarray(0, length));
    const colon = text.indexOf(":");
    // What is not a header is the output of a command, which is not asked for here.
    if (colon > 0) this.#block.add(text.slice(0, colon).trimEnd(), text.slice(colon + 1).trim());
  }

  #endBlock(): void {
    const block = this.#block;
    this.#block = new AmiMessage();
    this.#blockOctets = 0;
    this.#blockLines = 0;
    if (block.size > 0) this.#reader.message(block);
  }
}

/** Asterisk hands names and variables on as it gets them, mostly in UTF-8. Control characters are replaced, as nothing here has a use for them. */
function textOf(octets: Uint8Array): string {
  const { buffer, byteOffset, length } = octets;
  const plain = Buffer.from(buffer, byteOffset, length).toString("latin1");
  if (!/[^ -~]/.test(plain)) return plain;
  return (textOfUtf8(octets) ?? plain).replaceAll(/\p{Cc}/gu, "\ufffd");
}
