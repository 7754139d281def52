import { createHash } from "node:crypto";
import { HttpProblem } from "./problem.js";

/** How many answers are kept for how long. */
export interface IdempotencyLimits {
  /** Milliseconds that an answer is kept. */
  readonly age: number;
  /** Keys in all. */
  readonly most: number;
  /** Keys of one user. */
  readonly mostOfUser: number;
  /** Characters of the answers in all. */
  readonly mostCharacters: number;
}

/** A day, 10,000 keys, 1,000 of them of one user, and 16 million characters. */
export const idempotencyLimits: IdempotencyLimits = {
  age: 86_400_000,
  most: 10_000,
  mostOfUser: 1000,
  mostCharacters: 16 * 1024 * 1024,
};

/** A recorded answer. */
export interface KeptAnswer {
  readonly status: number;
  readonly type: string | null;
  readonly body: string | null;
}

interface Held {
  readonly user: string;
  /** Distinguishes the requests that have come with the key. */
  readonly request: string;
  readonly since: number;
  /** Undefined as long as the first request is being worked on. */
  answer: KeptAnswer | undefined;
}

/**
 * Reads `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header): a string of structured fields
 * (RFC 9651 section 3.3.3), `"8e03978e-40d5"`, or the same without quotes, as most clients send it.
 * @returns Undefined if there is none.
 * @throws HttpProblem 400
 */
export function readIdempotencyKey(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  const text = header.trim();
  const quoted = /^"((?:[ !#-[\]-~]|\\["\\]){1,255})"$/.exec(text)?.[1];
  if (quoted !== undefined) return quoted.replaceAll(/\\(.)/g, "$1");
  if (/^[!#-+\--~]{1,255}$/.test(text)) return text;
  throw new HttpProblem(400, "Idempotency-Key must be one string of up to 255 characters");
}

/** Carries out a request that comes twice with one key only once, and repeats its first answer. */
export class Idempotency {
  readonly #limits: IdempotencyLimits;
  readonly #clock: () => number;
  /** By user and key, oldest first. */
  readonly #held = new Map<string, Held>();
  /** The keys of each user, oldest first. */
  readonly #ofUser = new Map<string, Set<string>>();
  #characters = 0;

  /** @param clock Milliseconds that only grow. */
  constructor(
    limits: Partial<IdempotencyLimits> = {},
    clock: () => number = () => performance.now(),
  ) {
    this.#limits = { ...idempotencyLimits, ...limits };
    this.#clock = clock;
  }

  /**
   * Does the work of a request, or returns the answer that the same request got before.
   * @param request Whatever tells it from others.
   * @returns As `work` does; what it throws is not kept, so that the request may be tried again.
   * @throws HttpProblem 422 if the key came with another request, 409 while that is being worked on, 503 if all
   *   keys that may be kept are being worked on.
   */
  async once(
    user: string,
    key: string,
    request: readonly string[],
    work: () => Promise<KeptAnswer>,
  ): Promise<KeptAnswer> {
    const name = JSON.stringify([user, key]);
    const text = createHash("sha256").update(JSON.stringify(request)).digest("base64");
    this.#forgetOld();
    const known = this.#held.get(name);
    if (known !== undefined && known.request !== text) {
      throw new HttpProblem(422, "this Idempotency-Key has come with another request");
    }
    if (known !== undefined) return known.answer ?? busy();
    this.#makeRoom(user);
    const held: Held = { user, request: text, since: this.#clock(), answer: undefined };
    this.#add(name, held);
    try {
      const answer = await work();
      this.#keep(name, held, answer);
      return answer;
    } finally {
      if (held.answer === undefined) this.#forget(name);
    }
  }

  #keep(name: string, held: Held, answer: KeptAnswer): void {
    const characters = answer.body?.length ?? 0;
    if (characters > this.#limits.mostCharacters / 4) return;
    held.answer = answer;
    this.#characters += characters;
    for (const [other, { answer: theirs }] of this.#held) {
      if (this.#characters <= this.#limits.mostCharacters) return;
      if (theirs !== undefined && other !== name) this.#forget(other);
    }
  }

  #add(name: string, held: Held): void {
    this.#held.set(name, held);
    const names = this.#ofUser.get(held.user) ?? new Set();
    this.#ofUser.set(held.user, names.add(name));
  }

  #forget(name: string): void {
    const held = this.#held.get(name);
    if (held === undefined) return;
    this.#characters -= held.answer?.body?.length ?? 0;
    this.#held.delete(name);
    const names = this.#ofUser.get(held.user)!;
    names.delete(name);
    if (names.size === 0) this.#ofUser.delete(held.user);
  }

  /** The oldest come first, and what is being worked on is as old as it is. */
  #forgetOld(): void {
    const before = this.#clock() - this.#limits.age;
    for (const [name, { since, answer }] of this.#held) {
      if (since > before) return;
      if (answer !== undefined) this.#forget(name);
    }
  }

  #makeRoom(user: string): void {
    const names = this.#ofUser.get(user);
    if (names !== undefined && names.size >= this.#limits.mostOfUser) this.#forgetOne(names);
    if (this.#held.size >= this.#limits.most) this.#forgetOne(this.#held.keys());
  }

  #forgetOne(names: Iterable<string>): void {
    for (const name of names) {
      if (this.#held.get(name)?.answer !== undefined) return this.#forget(name);
    }
    throw new HttpProblem(503, "too many requests with an Idempotency-Key at a time");
  }
}

function busy(): never {
  throw new HttpProblem(409, "the request with this Idempotency-Key is being worked on");
}
