import { Readable } from "node:stream";
import { textOfFile } from "../../codec/internal.js";
import { Budget } from "../budget.js";
import { Alarm, timers } from "../time/timers.js";

/** Why a stream was not read to its end. */
export type ReadFault = "too-long" | "too-late" | "too-much" | "not-text";

/** A stream that was given up; {@link ReadError.fault} says why. */
export class ReadError extends Error {
  override readonly name = "ReadError";
  /** Longer than `most`; not ended in time; over the common budget; not UTF-8. */
  readonly fault: ReadFault;

  constructor(fault: ReadFault) {
    super(`a body was given up: ${fault}`);
    this.fault = fault;
  }
}

/** Called when a reading loses its share of the budget. */
export type Reading = (fault: ReadFault) => void;

/** What reading a stream may cost. */
export interface ReadLimits {
  /** The most octets. */
  readonly most: number;
  /** Milliseconds until the end of the stream must have come. */
  readonly timeout: number;
  /** What all streams that are being read may hold together. */
  readonly budget: Budget<Reading>;
}

/** A budget for the octets that are being read. */
export function readingBudget(most: number): Budget<Reading> {
  return new Budget<Reading>(most, (reading) => reading("too-much"));
}

/** A stream of octets: one of the web, or Node's own, which costs a tenth of it. */
export type Octets = ReadableStream<Uint8Array> | Readable;

/**
 * Reads a stream to its end.
 * @param use Uses the octets; until it has ended, they still count towards the budget.
 * @returns What `use` returns. Rejects with ReadError, with the error of the stream, or with
 *   what `use` throws.
 */
export function readOctets<T>(
  stream: Octets | null,
  limits: ReadLimits,
  use: (octets: Uint8Array) => T,
): Promise<T> {
  // Node's own first: it comes far more often than the others, and each further promise costs.
  if (stream instanceof Readable) return readNode(stream, limits, use);
  return stream === null ? readNothing(use) : readWeb(stream, limits, use);
}

async function readNothing<T>(use: (octets: Uint8Array) => T): Promise<T> {
  return use(new Uint8Array(0));
}

async function readWeb<T>(
  stream: ReadableStream<Uint8Array>,
  { most, timeout, budget }: ReadLimits,
  use: (octets: Uint8Array) => T,
): Promise<T> {
  const reader = stream.getReader();
  let fault: ReadFault | undefined;
  const stop: Reading = (why) => {
    fault ??= why;
    // The stream is no longer needed, and what has been read is released.
    chunks.length = 0;
    reader.cancel().catch(() => {});
  };
  const chunks: Uint8Array[] = [];
  const timer = setTimeout(stop, timeout, "too-late");
  try {
    let length = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (fault !== undefined) throw new ReadError(fault);
      if (done) return use(Buffer.concat(chunks, length));
      length += value.length;
      if (length > most) stop("too-long");
      else {
        chunks.push(value);
        budget.add(stop, value.length);
      }
    }
  } finally {
    clearTimeout(timer);
    budget.drop(stop);
  }
}

/** Does not destroy the stream when it gives up, because the answer to a request has to be sent on its connection. */
function readNode<T>(
  stream: Readable,
  { most, timeout, budget }: ReadLimits,
  use: (octets: Uint8Array) => T,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    let length = 0;
    let isOver = false;
    const settle = (outcome: () => void): void => {
      isOver = true;
      timers.remove(late);
      // What is done with the octets still counts.
      outcome();
      // The stream may be there for long yet, and with it what listens to it.
      chunks.length = 0;
      budget.drop(stop);
    };
    const onError = (error: Error): void => {
      if (isOver) return;
      // The rest, if there is one, is for somebody else.
      stream.off("data", onData).off("end", onEnd).off("error", onError).off("close", onClose);
      settle(() => reject(error));
    };
    const stop: Reading = (fault) => onError(new ReadError(fault));
    const onData = (chunk: Uint8Array): void => {
      length += chunk.length;
      if (length > most) {
        stop("too-long");
        return;
      }
      chunks.push(chunk);
      budget.add(stop, chunk.length);
    };
    // Of a stream that has ended nobody needs to stop listening.
    const onEnd = (): void =>
      settle(() => {
        let value: T;
        try {
          value = use(chunks.length === 1 ? (chunks[0] as Uint8Array) : Buffer.concat(chunks));
        } catch (error) {
          reject(error);
          return;
        }
        resolve(value);
      });
    const onClose = (): void => {
      if (!isOver) onError(new Error("closed before its end"));
    };
    // One of many, because a timer of its own would cost more than reading a short body.
    const late = new Alarm(() => stop("too-late"));
    timers.add(late, timeout);
    stream.on("data", onData).on("end", onEnd).on("error", onError).on("close", onClose);
  });
}

/** Holds octets that are used at once. */
const atOnce: Reading = () => {};

/**
 * Uses the text of octets in UTF-8 that are there already, as {@link readText} does with those that it has read.
 * @returns What `use` returns.
 * @throws ReadError, and what `use` throws.
 */
export function useText<T>(
  octets: Uint8Array,
  { most, budget }: Omit<ReadLimits, "timeout">,
  use: (text: string) => T,
): T {
  if (octets.length > most) throw new ReadError("too-long");
  const isLent = budget.lent(octets.length);
  if (!isLent) budget.add(atOnce, octets.length);
  try {
    return use(textOf(octets));
  } finally {
    if (isLent) budget.returned(octets.length);
    else budget.drop(atOnce);
  }
}

function textOf(octets: Uint8Array): string {
  const text = textOfFile(octets);
  if (text === undefined) throw new ReadError("not-text");
  return text;
}

/**
 * Reads a stream of text in UTF-8 to its end, like {@link readOctets}.
 * @returns May also reject with ReadError `not-text`.
 */
export function readText<T>(
  stream: Octets | null,
  limits: ReadLimits,
  use: (text: string) => T,
): Promise<T> {
  return readOctets(stream, limits, (octets) => use(textOf(octets)));
}

/** Whether a Content-Length announces more octets than are allowed. */
export function isAnnouncedTooLong(length: string | null | undefined, most: number): boolean {
  return Number(length ?? 0) > most;
}
