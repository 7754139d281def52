import { make } from "../dom.js";
import { parse, text } from "../json.js";
import type { Schema } from "../schema.js";
import type { Kind } from "./kind.js";
import { Mistake, type Place } from "./place.js";
import { row, take, type Title } from "./row.js";

/** The field of a value without parts. */
export function simple(kind: Kind, schema: Schema, place: Place, title: Title): HTMLElement {
  switch (kind) {
    case "boolean":
      return yesNo(place, title);
    case "enumerated":
      return named(schema, place, title);
    case "time":
      return time(place, title);
    case "integer":
      return line(place, title, text(place.value), integerOf(schema), { inputmode: "numeric" });
    case "real":
      return line(place, title, String(place.value), realOf(schema));
    case "bits":
      return line(place, title, String(place.value), bitsOf);
    case "text":
      return line(place, title, String(place.value), (typed) => typed);
    default:
      return asJson(place, title);
  }
}

/** A line of text, or several if the text has several, for a line would lose the others. */
function line(
  place: Place,
  title: Title,
  shown: string,
  read: (typed: string) => unknown,
  attributes: Readonly<Record<string, string>> = {},
): HTMLElement {
  const input = shown.includes("\n") ? make("textarea") : make("input", undefined, attributes);
  input.value = shown;
  input.addEventListener("input", () => take(input, () => place.take(read(input.value))));
  return row(place, title, input);
}

function yesNo(place: Place, title: Title): HTMLElement {
  const input = make("input", undefined, { type: "checkbox" });
  input.checked = place.value === true;
  input.addEventListener("change", () => take(input, () => place.take(input.checked)));
  return row(place, title, input);
}

/** By name; any other number may be typed, for peers of another version have more. */
function named(schema: Schema, place: Place, title: Title): HTMLElement {
  const { anyOf = [] } = schema;
  const select = make("select");
  for (const one of anyOf) {
    if (one.title === undefined) continue;
    const value = String(one.const);
    select.append(make("option", `${one.title} (${value})`, { value }));
  }
  select.append(make("option", "another number", { value: "" }));
  const number = make("input", undefined, { inputmode: "numeric" });
  number.setAttribute("aria-label", `${title.name}: another number`);
  number.value = text(place.value);
  select.value = number.value;
  // A number without a name.
  if (select.selectedIndex < 0) select.value = "";
  number.hidden = select.value !== "";
  const changed = (): void => {
    number.hidden = select.value !== "";
    if (!number.hidden) number.focus();
    else number.value = select.value;
    read();
  };
  const read = (): void => take(select, () => place.take(integerOf({})(number.value)));
  select.addEventListener("change", changed);
  number.addEventListener("input", read);
  return row(place, title, select, [number]);
}

/** In UTC, as the protocol has it, so that no time is missing or there twice. */
function time(place: Place, title: Title): HTMLElement {
  const input = make("input", undefined, { type: "datetime-local", step: "1" });
  const shown = String(place.value).replace("Z", "");
  if (shown.includes(".")) input.step = "0.001";
  input.value = shown;
  input.addEventListener("input", () =>
    take(input, () => {
      const { value, validity } = input;
      if (validity.badInput) throw new Mistake("The time is not complete");
      if (value === "") place.take("");
      else if (!/^\d{4}-/.test(value)) throw new Mistake("A year of four digits is expected");
      else place.take(`${value}${value.length === 16 ? ":00" : ""}Z`);
    }),
  );
  return row(place, { ...title, about: `${title.about}, in UTC` }, input);
}

function asJson(place: Place, title: Title): HTMLElement {
  const input = make("textarea", undefined, { spellcheck: "false" });
  input.value = text(place.value) ?? "";
  input.addEventListener("input", () => take(input, () => place.take(jsonOf(input.value))));
  return row(place, { ...title, about: `${title.about}, as JSON` }, input);
}

function jsonOf(typed: string): unknown {
  try {
    return parse(typed);
  } catch {
    throw new Mistake("This is not JSON");
  }
}

const integerOf =
  ({ minimum = -Infinity, maximum = Infinity }: Schema) =>
  (typed: string): unknown => {
    if (!/^-?(?:0|[1-9]\d*)$/.test(typed)) throw new Mistake("An integer is expected");
    const value = Number(typed);
    if (value < minimum) throw new Mistake(`At least ${minimum} is expected`);
    if (value > maximum) throw new Mistake(`At most ${maximum} is expected`);
    return parse(typed);
  };

const realOf =
  ({ anyOf = [] }: Schema) =>
  (typed: string): unknown => {
    const words = anyOf[1]?.enum ?? [];
    if (words.includes(typed)) return typed;
    if (/^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(typed)) return Number(typed);
    throw new Mistake(`A number is expected, or one of ${words.join(", ")}`);
  };

function bitsOf(typed: string): string {
  if (!/^[01]*$/.test(typed)) throw new Mistake("Only 0 and 1 are expected");
  return typed;
}
