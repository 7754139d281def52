import { createReadStream } from "node:fs";
import { CaptureError } from "./capture.js";

/** The octets of a file, in chunks of which each holds many packets. */
export function octetsOfFile(path: string): AsyncIterable<Buffer> {
  return createReadStream(path, { highWaterMark: 256 * 1024 });
}

/** @throws what is a fault of this program. */
export function whatIsWrong(error: unknown, path: string): string {
  if (error instanceof CaptureError) return error.message;
  if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
  return `cannot read ${path}: ${(error as Error).message}`;
}
