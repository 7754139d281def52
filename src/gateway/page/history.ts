import { withoutSecrets } from "./secrets.js";

/** A call that has been sent. */
export interface Entry {
  readonly name: string;
  /** The argument in JSON, without its secrets; undefined if it was too long. */
  readonly argument?: string;
  /** When, in milliseconds. */
  readonly at: number;
  /** What became of it, such as `200`. */
  readonly status: string;
}

/** How many calls are remembered, and how long their arguments may be. */
const most = 50;
const longest = 20_000;

const key = "rosewire.history";

/** As much of the browser's storage as is used. */
export interface Kept {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** The calls that have been sent, the last one first. What is kept may be from an earlier version, or from somebody else. */
export function remembered(kept: Kept): Entry[] {
  try {
    const found: unknown = JSON.parse(kept.getItem(key) ?? "[]");
    return Array.isArray(found) ? found.filter(isEntry).slice(0, most) : [];
  } catch {
    return [];
  }
}

function isEntry(found: unknown): found is Entry {
  const { name, argument = "", at, status } = (found ?? {}) as Partial<Entry>;
  const texts = [name, argument, status];
  return texts.every((one) => typeof one === "string") && typeof at === "number";
}

/** Remembers a call, without what is secret in its argument. */
export function remember(kept: Kept, { name, argument = "{}", at, status }: Entry): void {
  const cleaned = withoutSecrets(argument).argument;
  const entry = { name, at, status, ...(cleaned.length <= longest && { argument: cleaned }) };
  try {
    kept.setItem(key, JSON.stringify([entry, ...remembered(kept)].slice(0, most)));
  } catch {
    // A browser may have no room, or forbid it: then nothing is remembered.
  }
}

/** Forgets all calls. */
export function forget(kept: Kept): void {
  try {
    kept.removeItem(key);
  } catch {
    // There is nothing to forget.
  }
}
