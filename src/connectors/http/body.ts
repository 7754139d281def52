import {
  isAnnouncedTooLong,
  ReadError,
  readingBudget,
  readText as readBody,
  type ReadFault,
} from "../../rose/internal.js";
import { HttpProblem } from "./problem.js";

/** Milliseconds until a body has to be there. */
const bodyTimeout = 30_000;

/** Octets of the bodies that all APIs read at a time. */
const bodies = readingBudget(64 * 1024 * 1024);

/**
 * Reads a request's body as text.
 * @param most Octets; a longer body is refused before it has been read to its end.
 * @throws HttpProblem 413; 400 for octets that are not UTF-8; 408 if they do not come in time; 503 if
 *   too many are being read.
 */
export async function readText(request: Request, most: number): Promise<string> {
  const announced = request.headers.get("content-length");
  if (isAnnouncedTooLong(announced, most)) throw problemOf("too-long", most);
  const limits = { most, timeout: bodyTimeout, budget: bodies };
  try {
    return await readBody(request.body, limits, (text) => text);
  } catch (error) {
    throw error instanceof ReadError ? problemOf(error.fault, most) : error;
  }
}

function problemOf(fault: ReadFault, most: number): HttpProblem {
  switch (fault) {
    case "too-long":
      return new HttpProblem(413, `the body is longer than ${most} octets`);
    case "too-late":
      return new HttpProblem(408, "the body did not come in time");
    case "too-much":
      return new HttpProblem(503, "too many bodies at a time");
    case "not-text":
      return new HttpProblem(400, "the body is no UTF-8");
  }
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
