import { parseJson } from "../../codec/index.js";
import { paintJson, type Paint } from "../colour.js";
import { prettyJson } from "../json.js";
import { safe, shortJson } from "../short-json.js";
import { table, type Row } from "../table.js";

/** How results are shown: a line of JSON, several lines, or lists as tables. */
export const formats = ["json", "pretty", "table"] as const;
export type Format = (typeof formats)[number];

/** A result as text, without the end of its last line. */
export function shown(json: string, format: Format, paint: Paint, width: number): string {
  if (format === "json") return json;
  const value = parseJson(json);
  if (format === "pretty") return pretty(value, paint);
  return tables(value, paint, width) ?? pretty(value, paint);
}

function pretty(value: unknown, paint: Paint): string {
  return paintJson(safe(prettyJson(value)), paint);
}

/** A value with lists of objects as tables; undefined if there are none in it. */
function tables(value: unknown, paint: Paint, width: number): string | undefined {
  if (isRows(value)) return memberTable(value, paint, width);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  if (!Object.values(value).some(isRows)) return undefined;
  return Object.entries(value)
    .map(([name, member]) => {
      const heading = `${paint("name", safe(name))}:`;
      if (isRows(member))
        return `${heading} ${member.length}\n${memberTable(member, paint, width)}`;
      return `${heading} ${paintJson(shortJson(member, Math.max(20, width - name.length - 2)), paint)}`;
    })
    .join("\n");
}

function isRows(value: unknown): value is readonly Row[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((row) => typeof row === "object" && row !== null && !Array.isArray(row))
  );
}

/** As many members as fit into the width. */
function memberTable(rows: readonly Row[], paint: Paint, width: number): string {
  const { text, left } = table(rows, paint, width);
  if (left === 0) return text;
  return `${text}\n${paint("little", `(${left} more members: format pretty)`)}`;
}
