import { make } from "../dom.js";
import { Mistake, type Place } from "./place.js";

/** How a field is called and explained, and the buttons beside it. */
export interface Title {
  readonly name: string;
  readonly about: string;
  readonly buttons?: readonly HTMLElement[];
}

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

let rows = 0;

/** A label, the control of a value, what is said of it, and a place for what is wrong with it. */
export function row(
  place: Place,
  { name, about, buttons = [] }: Title,
  control: Control,
  more: readonly HTMLElement[] = [],
): HTMLElement {
  const id = `field-${++rows}`;
  control.id = id;
  control.setAttribute("aria-describedby", `${id}-about ${id}-fault`);
  const box = make("div", undefined, { class: "field", "data-path": place.path });
  const line = make("span", undefined, { class: "controls" });
  line.append(control, ...more, ...buttons);
  box.append(
    make("label", name, { for: id }),
    line,
    make("small", about, { id: `${id}-about` }),
    make("small", "", { id: `${id}-fault`, class: "fault" }),
  );
  return box;
}

/** Values that have parts: a frame with a heading, and a place for what is wrong. */
export function group(place: Place, { name, about, buttons = [] }: Title): HTMLElement {
  const box = make("fieldset", undefined, { "data-path": place.path });
  const heading = make("legend", name);
  heading.append(...buttons);
  box.append(heading, make("small", about), make("small", "", { class: "fault" }));
  return box;
}

/** A button; its name says what it is about, because the same text may stand at many fields. */
export function button(text: string, name: string, work: () => void): HTMLButtonElement {
  const made = make("button", text, { type: "button", "aria-label": name });
  made.addEventListener("click", work);
  return made;
}

/** Does what takes a value over, and shows at the control whether it is a mistake. */
export function take(control: HTMLElement, work: () => void): void {
  let fault = "";
  try {
    work();
  } catch (error) {
    if (!(error instanceof Mistake)) throw error;
    fault = error.message;
  }
  const box = control.closest<HTMLElement>("[data-path]");
  if (box !== null) sayAt(box, fault);
  if (fault === "") control.removeAttribute("data-mistake");
  else control.setAttribute("data-mistake", "");
}

/** Says at a field what is wrong with it; "" for nothing. */
export function sayAt(box: HTMLElement, fault: string): void {
  // What is closed cannot be read.
  if (box instanceof HTMLDetailsElement && fault !== "") box.open = true;
  const place = box.querySelector(":scope > .fault");
  if (place !== null) place.textContent = fault;
  const control = box.querySelector(":scope > .controls > :is(input, select, textarea)");
  if (fault === "") control?.removeAttribute("aria-invalid");
  else control?.setAttribute("aria-invalid", "true");
}
