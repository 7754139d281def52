import { make } from "../dom.js";
import { minimal, nameOf, resolve, typeText, type Schema } from "../schema.js";
import { isOf, kindOf } from "./kind.js";
import { map } from "./map.js";
import { octets } from "./octets.js";
import { inside, type Place } from "./place.js";
import { button, group, row, sayAt, take, type Title } from "./row.js";
import { simple } from "./simple.js";

/** What is nested deeper than this is drawn when it is opened, and so is what lies in it. */
const open = 4;
/** How many elements of a list are shown at first, and each time that more are wanted. */
const atATime = 50;

/** The field of a value, down to its leaves. @param buttons Beside it, such as one that takes it away. */
export function field(
  schema: Schema,
  name: string,
  place: Place,
  buttons: readonly HTMLElement[] = [],
): HTMLElement {
  const found = resolve(schema);
  const kind = kindOf(found);
  const about = [typeText(schema), schema.description ?? ""].filter(Boolean).join(" – ");
  const title: Title = { name, about, buttons };
  if (!isOf(kind, place.value, found)) {
    const shown = simple("json", found, place, title);
    sayAt(shown, "This is not a value of the type");
    return shown;
  }
  switch (kind) {
    case "structure":
      return onDemand(place, title, () => structure(found, place, title));
    case "list":
      return onDemand(place, title, () => list(found, place, title));
    case "choice":
      return onDemand(place, title, () => choice(found, place, title));
    case "forms":
      return forms(found, place, title);
    case "map":
      return map(place, title);
    case "octets":
      return octets(place, title);
    case "null": {
      const box = group(place, title);
      box.append(make("small", "There is nothing to fill in."));
      return box;
    }
    default:
      return simple(kind, found, place, title);
  }
}

function onDemand(place: Place, title: Title, draw: () => HTMLElement): HTMLElement {
  if (place.depth === 0 || place.depth % open !== 0) return draw();
  const box = make("details", undefined, { "data-path": place.path });
  box.append(make("summary", title.name), make("small", "", { class: "fault" }));
  box.addEventListener("toggle", () => box.open && box.children.length === 2 && box.append(draw()));
  return box;
}

function structure(
  { properties = {}, required = [] }: Schema,
  place: Place,
  title: Title,
): HTMLElement {
  const box = group(place, title);
  const value = place.value as Record<string, unknown>;
  const members = make("div");
  const draw = (focus?: string): void => {
    const known = Object.entries(properties);
    const there = known.filter(([key]) => Object.hasOwn(value, key));
    const shown = there.map(([key, schema]) => {
      const needed = required.includes(key);
      const remove = button("×", `Leave out ${key}`, () => {
        delete value[key];
        place.take(value);
        draw(`+${key}`);
      });
      return field(
        schema,
        needed ? `${key} *` : key,
        inside(place, value, key),
        needed ? [] : [remove],
      );
    });
    const unknown = Object.keys(value).filter((key) => properties[key] === undefined);
    for (const key of unknown) {
      const remove = button("×", `Leave out ${key}`, () => {
        delete value[key];
        place.take(value);
        draw();
      });
      const more = simple("json", {}, inside(place, value, key), {
        name: key,
        about: "",
        buttons: [remove],
      });
      sayAt(more, "The type has no such member");
      shown.push(more);
    }
    const left = known.filter(([key]) => !Object.hasOwn(value, key));
    const adds = left.map(([key, schema]) => {
      const add = button(`+ ${key}`, `Add ${key}`, () => {
        value[key] = minimal(schema);
        place.take(value);
        draw(key);
      });
      add.title = schema.description ?? typeText(schema);
      add.dataset["key"] = `+${key}`;
      return add;
    });
    const more = make("p", adds.length > 0 ? "Left out: " : "", { class: "left-out" });
    more.append(...adds);
    if (known.length === 0 && unknown.length === 0)
      shown.push(make("p", "There is nothing to fill in."));
    members.replaceChildren(...shown, more);
    if (focus !== undefined) focusOn(members, place, focus);
  };
  draw();
  box.append(members);
  return box;
}

/** Goes on where the user is: in the member that has been added, or at the button of the one that has been left out. */
function focusOn(members: HTMLElement, place: Place, key: string): void {
  const isLeft = key.startsWith("+");
  const all = isLeft ? members.querySelectorAll<HTMLElement>("[data-key]") : members.children;
  const wanted = Array.from(all as Iterable<HTMLElement>).find((one) =>
    isLeft ? one.dataset["key"] === key : one.dataset["path"] === `${place.path}.${key}`,
  );
  if (isLeft) wanted?.focus();
  else focusIn(wanted);
}

/** Goes to the first control of a field, rather than to the button that takes it away. */
function focusIn(box: Element | undefined): void {
  const control = "input, select, textarea, summary";
  const found = box?.querySelector<HTMLElement>(control) ?? box?.querySelector("button");
  found?.focus();
}

function list({ items = {} }: Schema, place: Place, title: Title): HTMLElement {
  const box = group(place, title);
  const value = place.value as unknown[];
  const elements = make("div");
  let most = atATime;
  const draw = (focus?: number): void => {
    const shown = value.slice(0, most).map((_, index) => {
      const remove = button("×", `Take element ${index + 1} of ${title.name} away`, () => {
        value.splice(index, 1);
        place.take(value);
        draw();
        add.focus();
      });
      return field(items, `${index + 1}.`, inside(place, value, index), [remove]);
    });
    const rest = value.length - shown.length;
    const more = button(`${rest} more`, `Show more elements of ${title.name}`, () => {
      most += atATime;
      draw(shown.length);
    });
    elements.replaceChildren(...shown, ...(rest > 0 ? [more] : []));
    if (focus !== undefined) focusIn(elements.children[focus]);
  };
  const add = button("+ add", `Add an element to ${title.name}`, () => {
    value.push(minimal(items) ?? null);
    most = Math.max(most, value.length);
    place.take(value);
    draw(value.length - 1);
  });
  draw();
  box.append(elements, add);
  return box;
}

function choice({ oneOf = [] }: Schema, place: Place, title: Title): HTMLElement {
  const alternatives = new Map(oneOf.flatMap((one) => Object.entries(one.properties ?? {})));
  const keys = [...alternatives.keys()];
  const nowOf = (): string => Object.keys(place.value as object)[0] as string;
  return selected(place, title, keys, nowOf(), (key, isNew) => {
    const schema = alternatives.get(key);
    if (schema === undefined) return undefined;
    if (isNew) place.take({ [key]: minimal(schema) });
    const value = place.value as Record<string, unknown>;
    return field(schema, key, inside(place, value, key));
  });
}

function forms({ anyOf = [] }: Schema, place: Place, title: Title): HTMLElement {
  const names = anyOf.map((one) => nameOf(one) || typeText(one));
  const now = anyOf.findIndex((one) => fits(resolve(one), place.value));
  return selected(place, title, names, names[Math.max(now, 0)] as string, (name, isNew) => {
    const schema = anyOf[names.indexOf(name)] as Schema;
    if (isNew) place.take(minimal(schema));
    return field(schema, title.name, place);
  });
}

/** Whether an object has the members of a type, as far as its first level tells. */
function fits({ properties = {}, required = [] }: Schema, value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const isKnown = Object.keys(value).every((key) => Object.hasOwn(properties, key));
  return isKnown && required.every((key) => Object.hasOwn(value, key));
}

/** One of several fields, which is selected by its name. */
function selected(
  place: Place,
  title: Title,
  names: readonly string[],
  now: string,
  draw: (name: string, isNew: boolean) => HTMLElement | undefined,
): HTMLElement {
  const box = make("div", undefined, { class: "selected" });
  const select = make("select");
  select.append(...names.map((name) => make("option", name, { value: name })));
  select.value = now;
  const chosen = make("div");
  const show = (isNew: boolean): void =>
    chosen.replaceChildren(...[draw(select.value, isNew) ?? ""]);
  select.addEventListener("change", () => take(select, () => show(true)));
  box.append(row(place, title, select), chosen);
  show(false);
  return box;
}
