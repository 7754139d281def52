import {
  ConnectionClosedError,
  LimitError,
  RoseError,
  RoseReject,
  RoseTimeoutError,
} from "../../rose/index.js";
import type { Operation } from "../../codec/index.js";
import { Latencies } from "./latencies.js";

/** Different errors that are counted on their own. */
const MOST_KINDS = 50;

/** What came of the calls of a load, from when counting begins. */
export class Tally {
  readonly latencies = new Latencies();
  readonly errors = new Map<string, number>();
  results = 0;
  sent = 0;
  received = 0;
  isCounting = false;
  readonly #target: Operation;

  constructor(target: Operation) {
    this.#target = target;
  }

  /** Calls that have come to an end. */
  get calls(): number {
    let failed = 0;
    for (const count of this.errors.values()) failed += count;
    return this.results + failed;
  }

  octets(direction: "in" | "out", count: number): void {
    if (!this.isCounting) return;
    if (direction === "out") this.sent += count;
    else this.received += count;
  }

  succeeded(milliseconds: number): void {
    this.results++;
    this.latencies.record(milliseconds);
  }

  failed(error: unknown, milliseconds: number): void {
    // An answer too, unlike a broken connection.
    if (isAnswer(error)) this.latencies.record(milliseconds);
    const name = this.#nameOf(error);
    const isNew = !this.errors.has(name);
    const key = isNew && this.errors.size >= MOST_KINDS ? "others" : name;
    this.errors.set(key, (this.errors.get(key) ?? 0) + 1);
  }

  #nameOf(error: unknown): string {
    if (error instanceof RoseError) return `error ${this.#codeOf(error) ?? ""}`.trimEnd();
    if (error instanceof RoseReject) {
      return `reject ${error.problemName ?? `${error.problem ?? ""} ${error.problemCode ?? ""}`}`;
    }
    if (error instanceof RoseTimeoutError) return "no answer in time";
    if (error instanceof ConnectionClosedError) return "connection closed";
    if (error instanceof LimitError) return "too much waits to be sent";
    return (error as Error).message.slice(0, 100);
  }

  /** The number in most errors of the protocol, or the name of one that is declared. */
  #codeOf({ error, declared }: RoseError): string | undefined {
    if (declared !== undefined) return declared.name;
    let value: unknown = error;
    if (error instanceof Uint8Array) {
      try {
        value = this.#target.error.decode(error);
      } catch {
        return undefined;
      }
    }
    const code = (value as { iErrorDetail?: unknown } | null | undefined)?.iErrorDetail;
    return typeof code === "number" ? String(code) : undefined;
  }
}

/** Whether the server has answered. */
export function isAnswer(error: unknown): boolean {
  return error instanceof RoseError || error instanceof RoseReject;
}
