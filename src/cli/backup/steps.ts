import { standardMigrations, type Migration } from "../../server/index.js";
import { failure } from "../outcome.js";

/**
 * The steps that have made the tables of a schema of PostgreSQL, for a restore to make the same.
 * @param done Their names.
 * @throws CommandError for one that this program does not know: it could not restore the tables.
 */
export function stepsOf(done: ReadonlySet<string>): Migration[] {
  const all = standardMigrations();
  const known = new Set(all.flatMap(({ name, formerly = name }) => [name, formerly]));
  const unknown = [...done].find((name) => !known.has(name));
  if (unknown !== undefined) {
    throw failure(
      `the tables are of a newer version, or of modules of your own, which cannot be restored: the step ${JSON.stringify(unknown)} is unknown`,
    );
  }
  return all.filter(({ name, formerly = name }) => done.has(name) || done.has(formerly));
}

/** The column of the names of the steps that a database has been through, in the table `migration`; -1 in other tables. */
export function columnOfSteps(table: string, columns: readonly string[]): number {
  return table === "migration" ? columns.indexOf("name") : -1;
}
