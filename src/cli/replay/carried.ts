import { writeJson } from "../json.js";
import { isSecret } from "../secrets.js";

/** Members by which a server names what a client says again: ids, handles, sessions; tokens are secrets. */
const given = /ids?$|identifier$|guid|uuid|ref$|handle|session|ticket|cookie|nonce/i;

/** Values that are remembered; of more, the oldest is forgotten. */
const MOST = 100_000;
/** Characters of one that is remembered. */
const LONGEST = 4096;

/** What a server has given now in place of what was given in the recording. */
export class Carried {
  readonly #values = new Map<string, unknown>();
  readonly #others: Carried | undefined;

  /** @param others Of all connections, for what is said again over another one. */
  constructor(others?: Carried) {
    this.#others = others;
  }

  /** Remembers values of a recorded answer with those that have come in their places. */
  learn(recorded: unknown, answered: unknown, name = ""): void {
    if (Array.isArray(recorded)) {
      if (!Array.isArray(answered)) return;
      for (const [i, item] of recorded.entries()) this.learn(item, answered[i], name);
    } else if (isRecord(recorded)) {
      if (!isRecord(answered)) return;
      for (const [key, item] of Object.entries(recorded)) this.learn(item, answered[key], key);
    } else if (isCarried(name, recorded) && isCarried(name, answered)) {
      this.#remember(keyOf(name, recorded), answered);
    }
  }

  /** The value with what is given now; the same one if nothing of it is another. */
  apply(value: unknown, name = ""): unknown {
    if (Array.isArray(value)) {
      const items = value.map((item) => this.apply(item, name));
      return items.some((item, i) => item !== value[i]) ? items : value;
    }
    if (isRecord(value)) {
      const members = Object.entries(value).map(([key, item]) => [key, this.apply(item, key)]);
      return members.some(([key, item]) => item !== value[key as string])
        ? Object.fromEntries(members)
        : value;
    }
    return isCarried(name, value) ? this.#find(keyOf(name, value), value) : value;
  }

  #remember(key: string, value: unknown): void {
    this.#values.delete(key);
    this.#values.set(key, value);
    if (this.#values.size > MOST) {
      const [oldest] = this.#values.keys();
      this.#values.delete(oldest as string);
    }
    if (this.#others !== undefined) this.#others.#remember(key, value);
  }

  #find(key: string, value: unknown): unknown {
    if (this.#values.has(key)) return this.#values.get(key);
    return this.#others === undefined ? value : this.#others.#find(key, value);
  }
}

function keyOf(name: string, value: unknown): string {
  return `${name} ${writeJson(value)}`;
}

function isCarried(name: string, value: unknown): boolean {
  if (!given.test(name) && !isSecret(name)) return false;
  if (typeof value === "string") return value !== "" && value.length <= LONGEST;
  return typeof value === "number" || typeof value === "bigint";
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
