import { make } from "../dom.js";
import { parse, text } from "../json.js";
import { Mistake, type Place } from "./place.js";
import { button, group, take, type Title } from "./row.js";

const kinds = ["text", "integer", "JSON"] as const;
type Kind = (typeof kinds)[number];

/** Values by names that are free to choose, one a line. */
export function map(place: Place, title: Title): HTMLElement {
  const box = group(place, title);
  const lines = make("div");
  const lineOf = (name: string, value: unknown): HTMLElement => {
    const of = typeof value === "string" ? "text" : typeof value === "object" ? "JSON" : "integer";
    const kind: Kind = typeof value === "string" && value.startsWith("\u0000") ? "integer" : of;
    const line = make("div", undefined, { class: "controls" });
    const label = (what: string) => ({ "aria-label": `${title.name}: ${what}` });
    const key = make("input", undefined, label("name"));
    const select = make("select", undefined, label("kind"));
    const shown = make("input", undefined, label("value"));
    select.append(...kinds.map((one) => make("option", one)));
    key.value = name;
    select.value = kind;
    shown.value = kind === "text" ? String(value) : text(value, 0);
    for (const control of [key, select, shown]) control.addEventListener("input", read);
    const remove = button("×", `${title.name}: take the line away`, () => {
      line.remove();
      read();
      add.focus();
    });
    line.append(key, select, shown, remove);
    return line;
  };
  // A mistake may be of two lines together, so it is said of all.
  const read = (): void =>
    take(add, () => {
      const found = new Map<string, unknown>();
      for (const { children } of lines.children) {
        const [key, kind, value] = Array.from(
          children,
          (child) => (child as HTMLInputElement).value,
        );
        if (found.has(key as string)) throw new Mistake(`The name ${key} is there twice`);
        found.set(key as string, valueOf(kind as Kind, value as string));
      }
      place.take(Object.fromEntries(found));
    });
  const add = button("+ add", `${title.name}: add a line`, () => {
    const line = lineOf("", "");
    lines.append(line);
    line.querySelector("input")?.focus();
    read();
  });
  const { value } = place;
  lines.append(...Object.entries(value as object).map(([name, one]) => lineOf(name, one)));
  box.append(lines, add);
  return box;
}

function valueOf(kind: Kind, typed: string): unknown {
  if (kind === "text") return typed;
  if (kind === "integer" && !/^-?(?:0|[1-9]\d*)$/.test(typed)) {
    throw new Mistake("An integer is expected");
  }
  try {
    return parse(typed);
  } catch {
    throw new Mistake("This is not JSON");
  }
}
