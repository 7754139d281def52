import { openAgain } from "./argument.js";
import { $, make } from "./dom.js";
import { forget, remember, remembered, type Entry, type Kept } from "./history.js";

/** For as long as the page is open, if the browser keeps nothing. */
const own = new Map<string, string>();
const memory: Kept = {
  getItem: (key) => own.get(key) ?? null,
  setItem: (key, value) => void own.set(key, value),
  removeItem: (key) => void own.delete(key),
};

function kept(): Kept {
  try {
    return localStorage;
  } catch {
    return memory;
  }
}

/** Remembers what has been sent, and shows it. */
export function note(entry: Entry): void {
  remember(kept(), entry);
  showPast();
}

/** Forgets what has been sent. */
export function clearPast(): void {
  forget(kept());
  showPast();
}

/** Lists what has been sent, each to be opened again. */
export function showPast(): void {
  const entries = remembered(kept());
  const items = entries.map(({ name, argument, at, status }) => {
    const item = make("li");
    const open = make("button", name, { type: "button" });
    open.disabled = argument === undefined;
    open.addEventListener("click", () => openAgain(name, argument ?? "{}"));
    item.append(open, make("small", ` ${new Date(at).toLocaleString()} · ${status}`));
    return item;
  });
  $("past").replaceChildren(...(items.length > 0 ? items : [make("li", "Nothing has been sent.")]));
}
