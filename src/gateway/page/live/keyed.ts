/** A part of the page that shows something, and can show it as it is later. */
export interface Part<Item> {
  readonly element: HTMLElement;
  update(item: Item): void;
}

/** The children of an element, each of which shows one item of a list. What stays is not made anew, so that it keeps the focus and what has been typed. */
export class Keyed<Item> {
  readonly #parent: HTMLElement;
  readonly #make: (key: string) => Part<Item>;
  readonly #parts = new Map<string, Part<Item>>();

  constructor(parent: HTMLElement, create: (key: string) => Part<Item>) {
    this.#parent = parent;
    this.#make = create;
  }

  show(items: readonly (readonly [key: string, item: Item])[]): void {
    const keys = new Set(items.map(([key]) => key));
    for (const [key, { element }] of this.#parts) {
      if (keys.has(key)) continue;
      element.remove();
      this.#parts.delete(key);
    }
    for (const [at, [key, item]] of items.entries()) {
      let part = this.#parts.get(key);
      if (part === undefined) this.#parts.set(key, (part = this.#make(key)));
      const there = this.#parent.children[at] ?? null;
      if (there !== part.element) this.#parent.insertBefore(part.element, there);
      part.update(item);
    }
  }
}

/** Sets the text of an element, if it is another. Texts of the server are of any length; nobody reads more than this. */
export function setText(element: HTMLElement, text: string): void {
  const shown = text.length > 300 ? `${text.slice(0, 300)}…` : text;
  if (element.textContent !== shown) element.textContent = shown;
}

/** Sets the text that a button has for those who do not see what it belongs to. */
export function setLabel(element: HTMLElement, label: string): void {
  const shown = label.slice(0, 300);
  if (element.getAttribute("aria-label") !== shown) element.setAttribute("aria-label", shown);
}
