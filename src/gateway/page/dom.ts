// Everything that is shown is set as text, never as markup.

/** The element of the page with this id. */
export function $<T extends HTMLElement = HTMLElement>(id: string): T {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`the page has no #${id}`);
  return element as T;
}

/** A new element. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  text?: string,
  attributes: Readonly<Record<string, string>> = {},
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (text !== undefined) element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

/** The text field with the argument. */
export const json = (): HTMLTextAreaElement => $("json");

/** Shows the outcome of the last call. */
export function show(status: string, kind: "good" | "bad" | ""): void {
  $("status").textContent = status;
  $("status").className = kind;
}

/** Says above everything what concerns the connection to the server; "" for nothing. */
export function notice(text: string): void {
  $("notice").textContent = text;
}
