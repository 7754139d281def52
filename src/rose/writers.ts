import { Writer } from "../codec/ber/writer.js";

const INITIAL = 16 * 1024;
/** Buffers that grew beyond this are left to the collector. */
const KEEP = 256 * 1024;
const MOST = 32;

const idle: Writer[] = [];

/** A writer whose buffer nobody else uses, until it is given back. */
export function takeWriter(): Writer {
  return idle.pop() ?? new Writer(Buffer.allocUnsafeSlow(INITIAL));
}

/** Takes back a writer whose octets the system has copied already. */
export function returnWriter(writer: Writer): void {
  if (idle.length >= MOST || writer.b.length > KEEP) return;
  idle.push(writer);
}
