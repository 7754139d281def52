const lineFeed = 0x0a;
const none = Buffer.alloc(0);

/** A line of the input without its line end, or that it was longer than allowed. */
export type Line = Buffer | "too-long";

/**
 * Splits a stream of octets into lines, as many at a time as each chunk completes. Memory is
 * bounded by the chunk and the longest line; a longer one is dropped and reported in its place.
 * The last line needs no line end.
 * @param maxLength Octets of a line.
 */
export async function* linesOf(
  input: AsyncIterable<Buffer>,
  maxLength: number,
): AsyncGenerator<Line[]> {
  let parts: Buffer[] = [];
  let length = 0;
  const take = (part: Buffer): Line => {
    const line = length + part.length > maxLength ? "too-long" : join(parts, part);
    parts = [];
    length = 0;
    return line;
  };
  for await (const chunk of input) {
    const lines: Line[] = [];
    let start = 0;
    for (let end = chunk.indexOf(lineFeed); end !== -1; end = chunk.indexOf(lineFeed, start)) {
      lines.push(take(chunk.subarray(start, end)));
      start = end + 1;
    }
    const rest = chunk.subarray(start);
    length += rest.length;
    // What is too long already is counted and no longer kept.
    if (length > maxLength) parts = [];
    else if (rest.length > 0) parts.push(rest);
    if (lines.length > 0) yield lines;
  }
  if (length > 0) yield [take(none)];
}

function join(parts: Buffer[], last: Buffer): Buffer {
  return parts.length === 0 ? last : Buffer.concat([...parts, last]);
}
