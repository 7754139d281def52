import { unwatch, watch } from "../../rose/internal.js";
import { BusError, type BusErrorCode } from "./bus.js";
import { limits } from "./limits.js";
import type { Time } from "./time.js";

interface Open {
  readonly member: string;
  readonly due: number;
  resolve(octets: Uint8Array): void;
  reject(error: unknown): void;
}

/** The questions of a member that others have not answered yet. */
export class Questions {
  readonly #time: Time;
  /** In the order in which they are due. */
  readonly #open = new Map<number, Open>();
  #last = 0;

  constructor(time: Time) {
    this.#time = time;
  }

  get size(): number {
    return this.#open.size;
  }

  /**
   * Asks a member, and waits for its answer.
   * @param send Sends the question with the number that it is given.
   * @throws BusError, or the reason of the signal (as a rejection)
   */
  ask(
    member: string,
    signal: AbortSignal | undefined,
    send: (number: number) => void,
  ): Promise<Uint8Array> {
    if (this.#open.size >= limits.questions) {
      return Promise.reject(new BusError("away", `${limits.questions} questions are open`));
    }
    const number = ++this.#last;
    return new Promise((resolve, reject) => {
      if (signal?.aborted === true) {
        reject(signal.reason as Error);
        return;
      }
      const aborted = {
        aborted: () => this.#end(number)?.reject(signal!.reason),
      };
      const settling = <V>(settle: (value: V) => void) => {
        return (value: V): void => {
          if (signal !== undefined) unwatch(signal, aborted);
          settle(value);
        };
      };
      if (signal !== undefined) watch(signal, aborted);
      const due = this.#time.now() + limits.answer;
      this.#open.set(number, {
        member,
        due,
        resolve: settling(resolve),
        reject: settling(reject),
      });
      send(number);
    });
  }

  /** Takes an answer; one that nobody waits for, or of a member that was not asked, changes nothing. */
  answered(member: string, number: number, octets: Uint8Array): void {
    this.#from(member, number)?.resolve(octets);
  }

  refused(member: string, number: number, text: string): void {
    this.#from(member, number)?.reject(new BusError("refused", text));
  }

  /** Ends the questions to one member, or to all. */
  fail(code: BusErrorCode, text: string, member?: string): void {
    for (const [number, open] of this.#open) {
      if (member === undefined || open.member === member) {
        this.#end(number)!.reject(new BusError(code, text));
      }
    }
  }

  /** Ends those whose time is over. */
  expire(): void {
    const now = this.#time.now();
    for (const [number, open] of this.#open) {
      if (open.due > now) return;
      this.#end(number)!.reject(new BusError("timeout", "the other server does not answer"));
    }
  }

  #from(member: string, number: number): Open | undefined {
    return this.#open.get(number)?.member === member ? this.#end(number) : undefined;
  }

  #end(number: number): Open | undefined {
    const open = this.#open.get(number);
    this.#open.delete(number);
    return open;
  }
}
