import { columns, type Migration } from "../../database/index.js";

/** The table of this module. */
export interface DigestTables {
  /** What proves a user's password by Digest; none if Digest is off. */
  user_digest: {
    user_id: number;
    /** That of the user when this was stored: what belongs to an earlier password is of no use. */
    revision: number;
    realm: string;
    digest: Uint8Array;
  };
}

/** The steps that create the table. */
export const digestMigrations: readonly Migration[] = [
  {
    name: "digests/001-digests",
    async up(db, kind) {
      const c = columns(kind);
      await c
        .table(db, "user_digest")
        .addColumn("user_id", c.integer, (column) =>
          column.primaryKey().references("user.id").onDelete("cascade"),
        )
        .addColumn("revision", c.integer, (column) => column.notNull())
        .addColumn("realm", c.text, (column) => column.notNull())
        .addColumn("digest", c.octets, (column) => column.notNull())
        .execute();
    },
  },
];
