import { sql, type Expression, type SqlBool } from "kysely";
import type { DatabaseKind } from "./database.js";

/**
 * Whether a column has one of the numbers of a list in JSON: one parameter, so that the statement is the same for every list, and in both
 * stores a look-up of each number in the column's index.
 */
export function isAmong(
  kind: DatabaseKind,
  column: string,
  json: Expression<string>,
): Expression<SqlBool> {
  return kind === "sqlite"
    ? sql<SqlBool>`${sql.ref(column)} in (select value from json_each(${json}))`
    : sql<SqlBool>`${sql.ref(column)} = any(array(
        select value::bigint from json_array_elements_text(${json}::json) as list(value)))`;
}
