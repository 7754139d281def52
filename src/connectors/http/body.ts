import { HttpProblem } from "./problem.js";

/**
 * Reads a request's body as text.
 * @param most Octets; a longer body is refused before it has been read to its end.
 * @throws HttpProblem 413, or 400 for octets that are no UTF-8.
 */
export async function readText(request: Request, most: number): Promise<string> {
  const octets = await readOctets(request, most);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(octets);
  } catch {
    throw new HttpProblem(400, "the body is no UTF-8");
  }
}

async function readOctets(request: Request, most: number): Promise<Buffer> {
  const tooLarge = (): HttpProblem =>
    new HttpProblem(413, `the body is longer than ${most} octets`);
  if (Number(request.headers.get("content-length") ?? 0) > most) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.length;
    if (length > most) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The media type of a Content-Type or of one range of Accept: lower case, no parameters. */
export function mediaType(header: string): string {
  return header.split(";")[0]!.trim().toLowerCase();
}

/**
 * The first of the offered media types, in the client's order of preference, that an Accept header
 * takes (RFC 9110 section 12.5.1); undefined if it takes none. Without a header it is the first offered.
 */
export function preferred(
  accept: string | undefined,
  offered: readonly string[],
): string | undefined {
  if (accept === undefined || accept.trim() === "") return offered[0];
  const ranges = accept
    .split(",")
    .map((part) => ({ range: mediaType(part), q: quality(part) }))
    .filter(({ q }) => q > 0)
    .toSorted((a, b) => b.q - a.q);
  for (const { range } of ranges) {
    const found = offered.find((type) => covers(range, type));
    if (found !== undefined) return found;
  }
  return undefined;
}

function quality(part: string): number {
  const match = /;\s*q\s*=\s*([0-9.]+)/i.exec(part);
  return match === null ? 1 : Number(match[1]);
}

function covers(range: string, type: string): boolean {
  return range === "*/*" || range === type || range === `${type.split("/")[0]}/*`;
}
