import type { Generated } from "kysely";
import { columns, type Migration } from "../../database/index.js";

/** The tables of this module. */
export interface GroupTables {
  user_group: {
    /** Never reused. */
    id: Generated<number>;
    guid: string;
    name: string;
    /** Name and path in the forms in which they are compared. */
    name_key: string;
    path_key: string;
    enabled: boolean;
    /** The ids of users. */
    leader: number | null;
    co_leader: number | null;
    /** Bits of AsnUserStaticRights and AsnUserStaticRights2. */
    static_rights: number;
    static_rights2: number;
    /** What members may see and do of members. */
    member_presence: number;
    member_primary: number;
    member_secondary: number;
    /** What leaders may see and do of members. */
    leader_presence: number;
    leader_primary: number;
    leader_secondary: number;
    /** The BER encoding of the AsnGroupProfile without leaders and members. */
    profile: Uint8Array;
  };
  group_member: { group_id: number; user_id: number };
}

/** The steps that create the tables. */
export const groupMigrations: readonly Migration[] = [
  {
    name: "groups/001-groups",
    async up(db, kind) {
      const c = columns(kind);
      let table = c
        .table(db, "user_group")
        .addColumn("id", c.integer, c.identity)
        .addColumn("guid", c.text, (column) => column.notNull().unique())
        .addColumn("name", c.text, (column) => column.notNull())
        .addColumn("name_key", c.text, (column) => column.notNull().unique())
        .addColumn("path_key", c.text, (column) => column.notNull().unique())
        .addColumn("enabled", c.boolean, (column) => column.notNull());
      for (const leader of ["leader", "co_leader"]) {
        table = table.addColumn(leader, c.integer, (column) =>
          column.references("user.id").onDelete("set null"),
        );
      }
      const bits = ["static_rights", "static_rights2"];
      for (const whose of ["member", "leader"]) {
        bits.push(`${whose}_presence`, `${whose}_primary`, `${whose}_secondary`);
      }
      for (const name of bits) {
        table = table.addColumn(name, c.integer, (column) => column.notNull());
      }
      await table.addColumn("profile", c.octets, (column) => column.notNull()).execute();
      for (const leader of ["leader", "co_leader"]) {
        await db.schema
          .createIndex(`user_group_by_${leader}`)
          .on("user_group")
          .column(leader)
          .execute();
      }
      await c
        .table(db, "group_member")
        .addColumn("group_id", c.integer, (column) =>
          column.notNull().references("user_group.id").onDelete("cascade"),
        )
        .addColumn("user_id", c.integer, (column) =>
          column.notNull().references("user.id").onDelete("cascade"),
        )
        .addPrimaryKeyConstraint("group_member_by_group", ["group_id", "user_id"])
        .execute();
      await db.schema
        .createIndex("group_member_by_user")
        .on("group_member")
        .column("user_id")
        .execute();
    },
  },
];
