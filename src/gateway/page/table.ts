import { make } from "./dom.js";
import { text } from "./json.js";
import { resolve, type Schema } from "./schema.js";

/** How many lines of a list are shown, how many columns, and how deep values are nested before they are shown as JSON. */
const rows = 500;
const columns = 40;
const levels = 6;

/** A value as a table: a line for each member or element, and one with columns for a list of structures. */
export function tableOf(value: unknown, schema: Schema | undefined, level = 0): HTMLElement {
  const found = resolve(schema);
  if (level === levels) return make("span", text(value, 0));
  if (Array.isArray(value)) return listOf(value, found.items, level);
  if (typeof value === "object" && value !== null) {
    const lines = Object.entries(value)
      .slice(0, rows)
      .map(([name, one]) => {
        const line = make("tr");
        const cell = make("td");
        cell.append(tableOf(one, memberOf(found, name), level + 1));
        line.append(make("th", name, { scope: "row" }), cell);
        return line;
      });
    if (lines.length === 0) return make("span", "nothing");
    return framed(lines, Object.keys(value).length - lines.length);
  }
  return make("span", wordsOf(value, found));
}

function listOf(values: readonly unknown[], items: Schema | undefined, level: number): HTMLElement {
  if (values.length === 0) return make("span", "none");
  const shown = values.slice(0, rows);
  const isObject = (one: unknown) => typeof one === "object" && one !== null && !Array.isArray(one);
  const names = new Set(shown.flatMap((one) => (isObject(one) ? Object.keys(one as object) : [])));
  const isTable = shown.every(isObject) && names.size > 0 && names.size <= columns;
  const lines = shown.map((one, at) => {
    const line = make("tr");
    line.append(make("th", String(at + 1), { scope: "row" }));
    const cells = isTable
      ? [...names].map(
          (name) =>
            [(one as Record<string, unknown>)[name], memberOf(resolve(items), name)] as const,
        )
      : ([[one, items]] as const);
    for (const [cell, schema] of cells) {
      const box = make("td");
      if (cell !== undefined) box.append(tableOf(cell, schema, level + 1));
      line.append(box);
    }
    return line;
  });
  const heading = make("tr");
  heading.append(
    make("th", "#", { scope: "col" }),
    ...[...names].map((name) => make("th", name, { scope: "col" })),
  );
  return framed(isTable ? [heading, ...lines] : lines, values.length - shown.length);
}

function framed(lines: readonly HTMLElement[], rest: number): HTMLElement {
  const table = make("table");
  table.append(...lines);
  if (rest === 0) return table;
  const box = make("div");
  box.append(table, make("p", `and ${rest} more, which JSON shows`));
  return box;
}

/** The type of a member of a structure, or of an alternative. */
function memberOf({ properties, oneOf = [] }: Schema, name: string): Schema | undefined {
  const members = properties ?? Object.assign({}, ...oneOf.map((one) => one.properties ?? {}));
  return Object.hasOwn(members, name) ? members[name] : undefined;
}

/** A value without parts; numbers with a name have it beside them. */
function wordsOf(value: unknown, { type, anyOf = [] }: Schema): string {
  if (typeof value === "string" && !value.startsWith("\u0000")) return value;
  const written = text(value, 0);
  const named =
    type === "integer"
      ? anyOf.find((one) => one.title !== undefined && one.const === value)
      : undefined;
  return named === undefined ? written : `${named.title} (${written})`;
}
