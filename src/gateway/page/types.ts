import { $, make } from "./dom.js";
import type { Operation } from "./operations.js";
import { nameOf, resolve, typeText, type Schema } from "./schema.js";

/** How many types are shown at most, because some refer to hundreds. */
const most = 60;

/** Shows the types of an operation, and those that they consist of. */
export function showTypes({ kind, argument, result, error }: Operation): void {
  const seen = new Set<string>();
  const shown: HTMLElement[] = [];
  const add = (title: string, schema: Schema | undefined): void => {
    const name = nameOf(schema);
    if (seen.has(name)) return;
    seen.add(name);
    shown.push(make("h3", title === "" ? name : `${title}: ${name}`), ...describe(resolve(schema)));
    for (const member of partsOf(resolve(schema))) {
      if (nameOf(member) !== "" && seen.size < most) add("", member);
    }
  };
  add("Argument", argument);
  if (kind === "operation" && result !== undefined) {
    add("Result", result);
    add("Error", error);
  }
  $("types").replaceChildren(...shown);
}

function describe(schema: Schema): HTMLElement[] {
  const { description, anyOf = [], properties = {}, required = [] } = schema;
  const shown: HTMLElement[] = [];
  if (description !== undefined) shown.push(make("p", description));
  const named = anyOf.filter(({ title }) => title !== undefined);
  const names = named.map((one) => `${String(one.const)} ${one.title}`);
  if (names.length > 0) shown.push(make("p", names.join(", ")));
  const rows = Object.entries(properties).map(([key, member]) => {
    const row = make("tr");
    row.append(
      make("td", key),
      make("td", typeText(member)),
      make("td", required.includes(key) ? "" : "optional"),
      make("td", member.description ?? ""),
    );
    return row;
  });
  // Without members, a type is a list or a single value.
  if (schema.type !== undefined && schema.type !== "object")
    shown.push(make("p", typeText(schema)));
  if (rows.length === 0) return shown;
  const table = make("table");
  table.append(...rows);
  return [...shown, table];
}

/** The types that a type consists of. */
function partsOf({ items, properties = {}, oneOf = [] }: Schema): readonly Schema[] {
  const own = items === undefined ? Object.values(properties) : [items];
  return [...own, ...oneOf.flatMap((one) => Object.values(one.properties ?? {}))];
}
