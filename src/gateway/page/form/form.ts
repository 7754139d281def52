import { $, make } from "../dom.js";
import type { Schema } from "../schema.js";
import { field } from "./field.js";
import { sayAt } from "./row.js";

/** Shows the form of an argument. @param take Takes the argument whenever it has been changed. */
export function showForm(schema: Schema, argument: unknown, take: (value: unknown) => void): void {
  let now = argument;
  const place = {
    path: "",
    depth: 0,
    get value() {
      return now;
    },
    take(value: unknown) {
      now = value;
      take(value);
    },
  };
  $("form").replaceChildren(field(schema, "Argument", place));
}

/** Shows why there is no form. */
export function showNoForm(why: string): void {
  $("form").replaceChildren(make("p", why, { class: "fault" }));
}

/** Goes to the first field with a mistake. @returns Whether there is one. */
export function goToMistake(): boolean {
  const found = $("form").querySelector<HTMLElement>("[data-mistake]");
  found?.focus();
  return found !== null;
}

/**
 * Says at a field of the form what the server finds wrong there.
 * @param fault Like `AsnThing.list[0].member: a string is expected`; undefined for nothing.
 */
export function showFault(fault: string | undefined): void {
  for (const box of $("form").querySelectorAll<HTMLElement>("[data-fault]")) {
    box.removeAttribute("data-fault");
    // What the form itself has found stays.
    if (box.querySelector(":scope > .controls > [data-mistake]") === null) sayAt(box, "");
  }
  const [, path, why] = /^[^.[:]*([^:]*): (.*)$/s.exec(fault ?? "") ?? [];
  if (path === undefined || why === undefined) return;
  const boxes = new Map<string, HTMLElement>();
  for (const box of $("form").querySelectorAll<HTMLElement>("[data-path]")) {
    const own = box.dataset["path"] as string;
    if (!boxes.has(own)) boxes.set(own, box);
  }
  // A member that is missing has no field, and what is deep down may not have been opened.
  let nearest = path;
  while (!boxes.has(nearest) && nearest !== "") nearest = nearest.replace(/(?:^|[.[])[^.[]*$/, "");
  const box = boxes.get(nearest);
  if (box === undefined) return;
  box.setAttribute("data-fault", "");
  sayAt(box, nearest === path ? why : `${path.slice(nearest.length)}: ${why}`);
}
