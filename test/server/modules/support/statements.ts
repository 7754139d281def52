import type { Database, Unit } from "../../../../src/server/database/index.js";

/** The SQL of all statements since the list was last emptied. */
export type Statements = string[];

/** A database that records each statement of its units. */
export function notingDatabase(database: Database, noted: Statements): Database {
  return {
    kind: database.kind,
    write: (work) => database.write((unit: Unit<any>) => work(noting(unit, noted))),
    read: (work) => database.read((unit: Unit<any>) => work(noting(unit, noted))),
    migrate: (migrations) => database.migrate(migrations),
    close: () => database.close(),
    get foreignChanges() {
      return database.foreignChanges;
    },
  };
}

function noting(unit: Unit<any>, noted: Statements): Unit<any> {
  return {
    kind: unit.kind,
    get db() {
      return unit.db.withPlugin({
        transformQuery: ({ node }) => {
          noted.push(`written for the occasion: ${node.kind}`);
          return node;
        },
        transformResult: async ({ result }) => result,
      });
    },
    first(statement, parameters) {
      noted.push(statement.compiled(unit.kind).sql);
      return unit.first(statement, parameters);
    },
    all(statement, parameters) {
      noted.push(statement.compiled(unit.kind).sql);
      return unit.all(statement, parameters);
    },

    tellOthers: () => unit.tellOthers(),
    run(statement, parameters) {
      noted.push(statement.compiled(unit.kind).sql);
      return unit.run(statement, parameters);
    },
  };
}
