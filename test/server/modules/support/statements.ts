import { CompiledQuery } from "kysely";
import { kyselyWith } from "../../../../src/server/database/dialects.js";
import type { Database, Statement, Unit } from "../../../../src/server/database/index.js";

/** A statement with the values of its parameters. */
export interface Noted {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** A database that notes each statement of its units in their order, also those that are written for the occasion. */
export function notingDatabase(database: Database, noted: Noted[]): Database {
  return {
    kind: database.kind,
    write: (work, options) =>
      database.write((unit: Unit<any>) => work(noting(unit, noted)), options),
    read: (work) => database.read((unit: Unit<any>) => work(noting(unit, noted))),
    migrate: (migrations) => database.migrate(migrations),
    close: () => database.close(),
    get foreignChanges() {
      return database.foreignChanges;
    },
  };
}

function noting(unit: Unit<any>, noted: Noted[]): Unit<any> {
  const note = (statement: Statement<any, any>, parameters: unknown): void => {
    const { sql, bind } = statement.compiled(unit.kind);
    noted.push({ sql, values: bind(parameters) });
  };
  return {
    kind: unit.kind,
    get db() {
      return kyselyWith(unit.kind, async (sql, values) => {
        noted.push({ sql, values });
        return await unit.db.executeQuery(CompiledQuery.raw(sql, [...values]));
      });
    },
    first(statement, parameters) {
      note(statement, parameters);
      return unit.first(statement, parameters);
    },
    all(statement, parameters) {
      note(statement, parameters);
      return unit.all(statement, parameters);
    },
    run(statement, parameters) {
      note(statement, parameters);
      return unit.run(statement, parameters);
    },
    tellOthers: () => unit.tellOthers(),
    atEnd: (work) => unit.atEnd(work),
  };
}
