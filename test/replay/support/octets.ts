/**
 * Shows BER as a tree: `30{02:05 0c:"text"}`. This is a reader of its own, so that what it reads has not been read by what wrote it.
 * @throws Error for anything but whole elements with definite lengths, as short as possible.
 */
export function treeOf(octets: Uint8Array): string {
  return elements(Buffer.from(octets)).join(" ");
}

/** The length of the message that begins the octets; undefined if its header has not come whole. */
export function lengthOf(octets: Uint8Array): number | undefined {
  const [, first] = octets;
  if (first === undefined) return undefined;
  if (first < 0x80) return 2 + first;
  const count = first & 0x7f;
  if (count === 0 || count > 4) throw new Error(`a length that nobody sends: ${first}`);
  if (octets.length < 2 + count) return undefined;
  return 2 + count + Buffer.from(octets).readUIntBE(2, count);
}

function elements(octets: Buffer): string[] {
  const all: string[] = [];
  for (let at = 0; at < octets.length;) {
    const start = at;
    // A tag with a high number goes on until an octet without its top bit.
    if (((octets[at++] as number) & 0x1f) === 0x1f) while ((octets[at++] as number) & 0x80);
    const tag = octets.subarray(start, at).toString("hex");
    let length = octets[at++] as number;
    if (length >= 0x80) {
      const count = length & 0x7f;
      length = octets.readUIntBE(at, count);
      at += count;
      if (length < 0x80 || length < 256 ** (count - 1))
        throw new Error("a length that is too long");
    }
    if (!(at + length <= octets.length)) throw new Error(`the element ${tag} is cut off`);
    const contents = octets.subarray(at, at + length);
    at += length;
    const isConstructed = ((octets[start] as number) & 0x20) !== 0;
    if (isConstructed) all.push(`${tag}{${elements(contents).join(" ")}}`);
    else if (tag === "0c") all.push(`0c:${JSON.stringify(contents.toString())}`);
    else all.push(`${tag}:${contents.toString("hex")}`);
  }
  return all;
}

/** An element with these contents. */
export function element(tag: number, ...contents: (Uint8Array | string)[]): Buffer {
  const body = Buffer.concat(contents.map((part) => Buffer.from(part)));
  const { length } = body;
  const header =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Uint8Array.of(tag, ...header), body]);
}
