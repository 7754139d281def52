import type { Operation } from "../codec/index.js";
import {
  InvokeProblem,
  RoseError,
  RoseReject,
  type InvokeProblemName,
  type RoseMessage,
} from "../rose/index.js";
import { named } from "../rose/internal.js";
import { octetsOfOpenType, type Reading } from "./open-type.js";
import { rawOperation } from "./raw.js";

/** One invoke that waits for its answer. */
interface Waiting {
  readonly operation: Operation;
  /** The invoke as the server's engine has it. */
  readonly raw: Operation;
  readonly settle: (outcome: Uint8Array | Error) => void;
}

/** The last id for invokes; the next one is that of events. */
const LAST_ID = 99_998;

/** What the server has invoked and the web client has not answered yet. */
export class ServerInvokes {
  readonly #waiting = new Map<number, Waiting>();
  readonly #reading: Reading;
  #last = 0;

  /** @param reading How the JSON of answers is read. */
  constructor(reading: Reading) {
    this.#reading = reading;
  }

  get size(): number {
    return this.#waiting.size;
  }

  /**
   * Gives an invoke an id and waits for its answer.
   * @param milliseconds How long to wait.
   * @param signal Aborts when nobody wants the answer any more.
   * @param send Called with the id.
   * @returns As `SessionListener.onInvoke`.
   */
  ask(
    operation: Operation,
    milliseconds: number,
    signal: AbortSignal,
    send: (invokeID: number) => void,
  ): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      const id = this.#freeID();
      const settle = (outcome: Uint8Array | Error): void => {
        clearTimeout(timer);
        signal.removeEventListener("abort", aborted);
        // While a long answer is read, its id may be used again.
        if (this.#waiting.get(id)?.settle === settle) this.#waiting.delete(id);
        if (outcome instanceof Error) reject(outcome);
        else resolve(outcome);
      };
      const raw = rawOperation(operation);
      const late = rejection(raw, "resourceLimitation", "the web client does not answer");
      const timer = setTimeout(() => settle(late), milliseconds).unref();
      const aborted = (): void => settle(late);
      signal.addEventListener("abort", aborted);
      this.#waiting.set(id, { operation, raw, settle });
      send(id);
    });
  }

  /**
   * Takes the client's answer.
   * @returns False if no such invoke is waiting, or no longer.
   * @throws CodecError (as a rejection) for a result or error that is not of its type; the server is then told that
   *   there is none.
   */
  async answer(message: RoseMessage): Promise<boolean> {
    const found = message.invokeID === undefined ? undefined : this.#waiting.get(message.invokeID);
    if (found === undefined || message.kind === "invoke") return false;
    const { raw, settle } = found;
    // A second answer is to no invoke.
    this.#waiting.delete(message.invokeID as number);
    try {
      settle(await outcomeOf(found, message, this.#reading));
    } catch (error) {
      settle(rejection(raw, "resourceLimitation", "the web client's answer is unusable"));
      throw error;
    }
    return true;
  }

  /** Nobody will answer any more. */
  end(): void {
    for (const { raw, settle } of [...this.#waiting.values()]) {
      settle(rejection(raw, "initiatorReleasing", "the web session is over"));
    }
  }

  #freeID(): number {
    do {
      this.#last = this.#last === LAST_ID ? 1 : this.#last + 1;
    } while (this.#waiting.has(this.#last));
    return this.#last;
  }
}

async function outcomeOf(
  { operation, raw }: Waiting,
  message: RoseMessage,
  reading: Reading,
): Promise<Uint8Array | Error> {
  switch (message.kind) {
    case "result":
      return await octetsOfOpenType(operation.result, message, reading);
    case "error":
      return new RoseError(raw, await octetsOfOpenType(operation.error, message, reading));
    default: {
      const { problem, problemCode, details } = message;
      const known = new RoseReject(raw, problem, problemCode, details);
      if (problem === "invokeProblem" && known.problemName !== undefined) return known;
      return rejection(raw, "resourceLimitation", details ?? "rejected by the web client");
    }
  }
}

/** The reject of an invoke. */
export function rejection(
  operation: Operation,
  problem: InvokeProblemName,
  details: string,
): RoseReject {
  return new RoseReject(operation, "invokeProblem", InvokeProblem[problem], details);
}

/** The reject of what the server has invoked where there is no client that could answer. */
export function onlyInSessions(operation: Operation): RoseReject {
  const { id, name } = operation;
  const details = `only clients with a session serve ${named(id, name)}`;
  return rejection(operation, "unrecognisedOperation", details);
}
