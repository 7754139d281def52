import { CompiledQuery } from "kysely";
import type { Database, Unit } from "../../../../src/server/database/index.js";
import type { Noted } from "./statements.js";

/** How a statement gets at the rows of its tables. */
export interface Plan {
  readonly sql: string;
  /** In the words of SQLite, with the names of tables: "SEARCH note USING INDEX note_by_owner (owner=?)", or "SCAN note" for all of it. */
  readonly lines: readonly string[];
}

/** The line for rows that no index gives in their order. */
export const sorting = "USE TEMP B-TREE FOR ORDER BY";

/**
 * The plan of each different statement that is about one of some tables.
 * @param isOrdered Whether an index should give a statement's rows in their order.
 */
export async function plansOf(
  database: Database,
  noted: readonly Noted[],
  tables: readonly string[],
  isOrdered: (sql: string) => boolean = () => false,
): Promise<Plan[]> {
  const isAbout = ({ sql }: Noted): boolean => tables.some((table) => namesIn(sql).has(table));
  const different = new Map(noted.filter(isAbout).map((one) => [one.sql, one]));
  const plans: Plan[] = [];
  for (const one of different.values()) {
    // They are only explained, but SQLite takes that of a statement that changes something for a change.
    const lines = await database.write((unit: Unit<any>) =>
      unit.kind === "sqlite" ? linesOf(unit, one) : linesLikeThose(unit, one, isOrdered(one.sql)),
    );
    plans.push({ sql: one.sql, lines });
  }
  return plans;
}

/** The lines of plans that read all of a table or of one of its indexes, unless it is one of some small ones. */
export function fullScans(plans: readonly Plan[], small: readonly string[] = []): string[] {
  const isScan = (line: string): boolean => {
    // Lists of parameters are virtual tables.
    const table = /^SCAN ([a-z]\w*)\b(?! VIRTUAL TABLE)/.exec(line)?.[1];
    return table !== undefined && !small.includes(table);
  };
  return plans.flatMap(({ sql, lines }) => lines.filter(isScan).map((line) => `${line}: ${sql}`));
}

/** The names of tables in a statement. */
function namesIn(sql: string): Set<string> {
  const found = sql.matchAll(/\b(?:from|join|into|update) "?(\w+)"?/g);
  return new Set(Array.from(found, ([, name]) => name as string));
}

async function explained(unit: Unit<any>, how: string, { sql, values }: Noted): Promise<any[]> {
  const query = CompiledQuery.raw(`${how} ${sql}`, [...values]);
  return (await unit.db.executeQuery(query)).rows;
}

async function linesOf(unit: Unit<any>, one: Noted): Promise<string[]> {
  const rows = await explained(unit, "explain query plan", one);
  return rows.map(({ detail }) => {
    // Other lines, and "SCAN CONSTANT ROW", are about no table.
    const [, word, name] = /^(SCAN|SEARCH) ([a-z]\w*)\b/.exec(detail) ?? [];
    if (word === undefined) return detail;
    return `${word} ${tableOf(one.sql, name!)}${detail.slice(word.length + 1 + name!.length)}`;
  });
}

/** What SQLite calls by an alias; a subquery in parentheses. Tables that foreign keys bring in are not in the statement. */
function tableOf(sql: string, name: string): string {
  if (sql.includes(`) as "${name}"`)) return `(${name})`;
  const aliased = sql.matchAll(
    new RegExp(`\\b(?:from|join|update) "?(\\w+)"? as "?${name}"?`, "g"),
  );
  const tables = new Set(Array.from(aliased, ([, table]) => table as string));
  if (tables.size === 0) return name;
  if (tables.size > 1) throw new Error(`${name} is not the name of one table in ${sql}`);
  return [...tables][0] as string;
}

/** Ways of PostgreSQL to read small tables as a whole, also in the order of an index. */
const wholeTables = ["seqscan", "hashjoin", "mergejoin"];
/** Its ways to bring rows into an order, or to lose it. */
const unordered = ["bitmapscan", "sort"];

/** The same lines for a plan of PostgreSQL, which is told to do what it would with many rows, wherever that is possible. */
async function linesLikeThose(unit: Unit<any>, one: Noted, isOrdered: boolean): Promise<string[]> {
  for (const way of [...wholeTables, ...(isOrdered ? unordered : [])]) {
    await unit.db.executeQuery(CompiledQuery.raw(`set local enable_${way} = off`));
  }
  const [row] = await explained(unit, "explain (format json)", one);
  return linesBelow(row["QUERY PLAN"][0].Plan);
}

function linesBelow(plan: any): string[] {
  const {
    "Relation Name": table,
    "Index Name": index,
    "Node Type": type,
    Plans: below = [],
  } = plan;
  const lines: string[] = [];
  const condition = plan["Index Cond"] ?? plan["Recheck Cond"];
  if (table !== undefined && type !== "ModifyTable") {
    const word = condition === undefined ? "SCAN" : "SEARCH";
    lines.push(`${word} ${table} USING ${index ?? type} (${condition})`);
  }
  if (type === "Sort" || type === "Incremental Sort") lines.push(sorting);
  return [...lines, ...below.flatMap(linesBelow)];
}
