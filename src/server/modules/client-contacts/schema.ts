import type { Generated } from "kysely";
import { columns, type Migration } from "../../database/index.js";

/** The tables of this module. */
export interface ContentTables {
  /** The content of each user who has one. */
  content: {
    /** The id of a user. */
    owner: number;
    /** The revision of the last change. */
    revision: number;
    /** Up to which revision removed contacts are no longer known. */
    oldest: number;
    contacts: number;
    /** Octets of all contacts. */
    octets: number;
    /** How many removed contacts are still known. */
    removed: number;
    /** The version of the structure and whether it may be changed, as clients have sent it. */
    version: string;
    editable: number;
    /** The revision of the last change of the structure. */
    structure_revision: number;
    /** The BER encodings of the group clusters, one after the other. */
    structure: Uint8Array;
    /** Those of the attributes that have changed with it, if it was changed by these. */
    attributes: Uint8Array;
  };
  content_contact: {
    id: Generated<number>;
    owner: number;
    /** See {@link keyOf}. */
    contact_key: string;
    revision: number;
    /** Whether it has been removed. It is kept for a while, so that clients that come back hear of it. */
    removed: boolean;
    /** The BER encoding of the contact; of one that has been removed, that of its id. */
    contact: Uint8Array;
    /** The same without the picture; null if there is none. */
    plain: Uint8Array | null;
  };
  /** The ids that a user has tagged. */
  content_tags: {
    owner: number;
    revision: number;
    /** The BER encodings of the ids, one after the other. */
    ids: Uint8Array;
  };
}

/** The steps that create the tables. */
export const contentMigrations: readonly Migration[] = [
  {
    name: "client-contacts/001-content",
    async up(db, kind) {
      const c = columns(kind);
      await c
        .table(db, "content")
        .addColumn("owner", c.integer, (column) =>
          column.primaryKey().references("user.id").onDelete("cascade"),
        )
        .addColumn("revision", c.integer, (column) => column.notNull())
        .addColumn("oldest", c.integer, (column) => column.notNull())
        .addColumn("contacts", c.integer, (column) => column.notNull())
        .addColumn("octets", c.integer, (column) => column.notNull())
        .addColumn("removed", c.integer, (column) => column.notNull())
        .addColumn("version", c.text, (column) => column.notNull())
        .addColumn("editable", c.integer, (column) => column.notNull())
        .addColumn("structure_revision", c.integer, (column) => column.notNull())
        .addColumn("structure", c.octets, (column) => column.notNull())
        .addColumn("attributes", c.octets, (column) => column.notNull())
        .execute();
      await c
        .table(db, "content_contact")
        .addColumn("id", c.integer, c.identity)
        .addColumn("owner", c.integer, (column) =>
          column.notNull().references("user.id").onDelete("cascade"),
        )
        .addColumn("contact_key", c.text, (column) => column.notNull())
        .addColumn("revision", c.integer, (column) => column.notNull())
        .addColumn("removed", c.boolean, (column) => column.notNull())
        .addColumn("contact", c.octets, (column) => column.notNull())
        .addColumn("plain", c.octets)
        .addUniqueConstraint("content_contact_by_key", ["owner", "contact_key"])
        .execute();
      await db.schema
        .createIndex("content_contact_by_revision")
        .on("content_contact")
        .columns(["owner", "removed", "revision"])
        .execute();
      await c
        .table(db, "content_tags")
        .addColumn("owner", c.integer, (column) =>
          column.primaryKey().references("user.id").onDelete("cascade"),
        )
        .addColumn("revision", c.integer, (column) => column.notNull())
        .addColumn("ids", c.octets, (column) => column.notNull())
        .execute();
    },
  },
];
