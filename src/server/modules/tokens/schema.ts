import { columns, type Migration } from "../../database/index.js";

/** The table of this module. It is used if the keys are not in a file. */
export interface TokenTables {
  token_key: {
    kid: string;
    /** When the key was created, and when the last token that it has signed expires, in milliseconds since 1970 UTC. */
    created: number;
    expires: number | null;
    /** JWKs (RFC 7517 4). */
    public_key: string;
    private_key: string | null;
  };
}

/** The steps that create the table. */
export const tokenMigrations: readonly Migration[] = [
  {
    name: "tokens/001-keys",
    async up(db, kind) {
      const c = columns(kind);
      await c
        .table(db, "token_key")
        .addColumn("kid", c.text, (column) => column.primaryKey())
        .addColumn("created", c.moment, (column) => column.notNull())
        .addColumn("expires", c.moment)
        .addColumn("public_key", c.text, (column) => column.notNull())
        .addColumn("private_key", c.text)
        .execute();
    },
  },
];
