import {
  columns,
  statement,
  type Migration,
  type Unit,
} from "../../../../src/server/database/index.js";
import {
  defineModule,
  user,
  type Module,
  type Route,
  type UserPrincipal,
} from "../../../../src/server/kernel/index.js";
import { AsnRequestError } from "../../../../src/modules/common/common.js";
import { ask, list, type Name } from "./protocol.js";

/** The table of {@link notes}. */
export interface NoteTables {
  note: { text: string };
}

export const noteMigrations: readonly Migration[] = [
  {
    name: "notes/001-notes",
    async up(db, kind) {
      const c = columns(kind);
      await c
        .table(db, "note")
        .addColumn("text", c.text, (column) => column.notNull())
        .execute();
    },
  },
];

const insert = statement<NoteTables, { text: string }>()((db, p) =>
  db.insertInto("note").values({ text: p.text }),
);
const all = statement<NoteTables>()((db) => db.selectFrom("note").select("text").orderBy("text"));

export async function write(unit: Unit<NoteTables>, text: string): Promise<void> {
  await unit.run(insert, { text });
}

/** A module that stores texts: the test gives the route of `ask`, and `list` returns what is stored. */
export function notes(
  route: Route<NoteTables, Name, Name, AsnRequestError, UserPrincipal>,
): Module<NoteTables> {
  return defineModule<NoteTables>({
    name: "notes",
    migrations: noteMigrations,
    setup({ handle }) {
      handle(ask, route);
      handle(list, {
        access: user,
        unit: "read",
        run: async (_, { db }) => ({ names: (await db.all(all, {})).map(({ text }) => text) }),
      });
    },
  });
}
