import { sql, type SelectQueryBuilder } from "kysely";
import { joined, statement, type Unit } from "../../database/index.js";
import type { TaskTables } from "./schema.js";

type Tables = Unit<TaskTables>;

/** A task as it is stored. */
export interface TaskRow {
  readonly taskId: string;
  readonly starts: number | null;
  readonly state: number;
  readonly privacy: number;
  readonly delegation: number;
  readonly task: Uint8Array;
}

/** Which tasks of an owner are meant. */
export interface Search {
  /** Only with, or only without, a start. */
  readonly dated?: boolean;
  /** Only those that begin then or later, or then or earlier, in milliseconds since 1970 UTC. */
  readonly from?: number;
  readonly to?: number;
  readonly state?: number;
  readonly notState?: number;
  readonly privacy?: number;
  /** Only with one of these; empty for all. */
  readonly delegations: readonly number[];
  /** How many at most. */
  readonly most: number;
}

/** How much an owner has. */
export interface Total {
  readonly tasks: number;
  readonly octets: number;
}

const addToTotal = statement<TaskTables, Total & { owner: number }>()((db, p) =>
  db
    .insertInto("task_total")
    .values({ owner: p.owner, tasks: p.tasks, octets: p.octets })
    .onConflict((conflict) =>
      conflict.column("owner").doUpdateSet((eb) => ({
        tasks: eb("task_total.tasks", "+", eb.ref("excluded.tasks")),
        octets: eb("task_total.octets", "+", eb.ref("excluded.octets")),
      })),
    )
    .returning(["tasks", "octets"]),
);

/** The encodings of the tasks that are found, one after the other: the first to begin first, those without a start last. */
export async function find(
  { db, kind }: Tables,
  owner: number,
  search: Search,
): Promise<Uint8Array> {
  const sorted = restricted(db.selectFrom("task").select("task"), owner, search)
    .orderBy(sql`case when starts is null then 1 else 0 end`)
    .orderBy("starts")
    .orderBy("id")
    .limit(search.most)
    .as("sorted");
  const found = await db
    .selectFrom(sorted)
    .select(({ ref }) => joined(kind, ref("task")).as("tasks"))
    .executeTakeFirst();
  return found?.tasks ?? new Uint8Array(0);
}

/** How many tasks are found. */
export async function count({ db }: Tables, owner: number, search: Search): Promise<number> {
  const found = await db
    .selectFrom(
      restricted(db.selectFrom("task").select("id"), owner, search).limit(search.most).as("some"),
    )
    .select(({ fn }) => fn.countAll<number>().as("tasks"))
    .executeTakeFirst();
  return found?.tasks ?? 0;
}

/** How many rows one statement reads or writes. */
const atOnce = 500;

/** The tasks with these ids, by their ids. */
export async function byIds(
  { db }: Tables,
  owner: number,
  ids: readonly string[],
): Promise<Map<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  for (let from = 0; from < ids.length; from += atOnce) {
    const rows = await db
      .selectFrom("task")
      .select(["task_id", "task"])
      .where("owner", "=", owner)
      .where("task_id", "in", ids.slice(from, from + atOnce))
      .execute();
    for (const { task_id: id, task } of rows) found.set(id, task);
  }
  return found;
}

/** Stores tasks, whose ids must be distinct. Those that are there are replaced. */
export async function put({ db }: Tables, owner: number, rows: readonly TaskRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += atOnce) {
    const values = rows
      .slice(from, from + atOnce)
      .map(({ taskId, ...row }) => ({ ...row, owner, task_id: taskId }));
    await db
      .insertInto("task")
      .values(values)
      .onConflict((conflict) =>
        conflict.columns(["owner", "task_id"]).doUpdateSet((eb) => ({
          starts: eb.ref("excluded.starts"),
          state: eb.ref("excluded.state"),
          privacy: eb.ref("excluded.privacy"),
          delegation: eb.ref("excluded.delegation"),
          task: eb.ref("excluded.task"),
        })),
      )
      .execute();
  }
}

/** Removes the tasks with these ids. */
export async function remove({ db }: Tables, owner: number, ids: readonly string[]): Promise<void> {
  for (let from = 0; from < ids.length; from += atOnce) {
    await db
      .deleteFrom("task")
      .where("owner", "=", owner)
      .where("task_id", "in", ids.slice(from, from + atOnce))
      .execute();
  }
}

/** Adds to the totals of an owner; returns the new ones. Units that do so run one after the other. */
export async function addTotal(unit: Tables, owner: number, by: Total): Promise<Total> {
  return (await unit.first(addToTotal, { ...by, owner })) as Total;
}

function restricted<O>(
  query: SelectQueryBuilder<TaskTables, "task", O>,
  owner: number,
  { dated, from, to, state, notState, privacy, delegations }: Search,
): SelectQueryBuilder<TaskTables, "task", O> {
  let found = query.where("owner", "=", owner);
  if (dated === true) found = found.where("starts", "is not", null);
  if (dated === false) found = found.where("starts", "is", null);
  if (from !== undefined) found = found.where("starts", ">=", from);
  if (to !== undefined) found = found.where("starts", "<=", to);
  if (state !== undefined) found = found.where("state", "=", state);
  if (notState !== undefined) found = found.where("state", "!=", notState);
  if (privacy !== undefined) found = found.where("privacy", "=", privacy);
  if (delegations.length > 0) found = found.where("delegation", "in", [...delegations]);
  return found;
}
