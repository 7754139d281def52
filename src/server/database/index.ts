/**
 * The server's persistent data, in SQLite or PostgreSQL, behind one interface.
 *
 * @module
 */
export { columns, identityGiven, joined, type Columns } from "./columns.js";
export type { Database, DatabaseKind, Unit, UnitOptions } from "./database.js";
export { dumpPostgres, type DumpedTable, type DumpTarget } from "./postgres-dump.js";
export { loadPostgres, type DumpedRows, type LoadPlan } from "./postgres-load.js";
export { copySqlite, faultOfSqlite, isSqliteInUse, sqliteFiles } from "./sqlite-copy.js";
export { StoreError, UnitError, type UnitErrorCode } from "./errors.js";
export { isAmong } from "./is-among.js";
export type { Migration } from "./migrator.js";
export { openDatabase } from "./open.js";
export { statement, type Placeholders, type Statement } from "./statement.js";
